"""The app over fake services, in a real terminal: for tests of how it ends."""

import signal
import sys
from pathlib import Path

from tests.screens.fakes import fake_services, make_app

if __name__ == "__main__":
    if "--no-hangup" in sys.argv:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    app = make_app(fake_services(Path(sys.argv[1])))
    app.run()
    sys.exit(app.return_code or 0)
