"""The app over a real store, breaking with a name in hand: for tests of what it then says."""

import sys
from pathlib import Path

from lorapp.app import LorApp
from lorapp.widgets.rows.rows import RowList
from tests.screens.real import demo_services

MARK = "Quillfeather"


def stumble(*_given: object) -> None:
    """Fail with a name in a local and in the words of the error."""
    who = f"Dr. {MARK}"
    raise KeyError(who)


def break_list(app: LorApp) -> None:
    """Break a widget where nothing can catch it: while it is drawn."""
    RowList.render_line = stumble  # type: ignore[method-assign, assignment]
    app.screen.query_one(RowList).refresh()


if __name__ == "__main__":
    LorApp.action_find = break_list  # type: ignore[method-assign, assignment]
    app = LorApp(demo_services(Path(sys.argv[1]), "midseason"))
    app.run()
    sys.exit(app.return_code or 0)
