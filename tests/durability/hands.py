"""Children that do one thing to a store and can be killed while they do it.

``python -m tests.durability.hands WHAT HOME [MORE]`` says ``go`` when it begins and ``done``
when the call has returned.
"""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from lorapp.bootstrap import open_services
from lorapp.clock import FixedClock
from tests.conftest import NOON
from tests.durability.storm import logged


def say(word: str) -> None:
    """Tell the parent, past every buffer."""
    os.write(1, f"{word}\n".encode())


def upgrade(home: Path) -> None:
    """Open an older store, which brings it up to today's schema."""
    import_first()
    services = open_services(home, FixedClock(NOON))
    say("go")
    services.unit.file()
    say("done")
    services.close()


def restore(home: Path, copy: str) -> None:
    """Put a copy in the store's place."""
    import_first()
    services = open_services(home, FixedClock(NOON))
    say("go")
    services.backups.restore(Path(copy))
    say("done")
    services.close()


def write(home: Path, first: str, count: str) -> None:
    """Save numbered contacts while another process does the same; no lock is taken.

    A save that waited in vain is made again; how many did is said at the end.
    """
    from sqlalchemy.exc import OperationalError

    from lorapp.db.engine import open_engine, reading, writing
    from lorapp.db.loading import load
    from lorapp.db.saving import save
    from lorapp.paths import Paths

    engine = open_engine(Paths(home).db)
    say("go")
    number, refused = int(first), 0
    while number < int(first) + int(count):
        try:
            with writing(engine) as session:
                file = load(session)
                if file is None:
                    raise TypeError(home)
                save(session, file, partial(logged, number=number)(file))
        except OperationalError:
            refused += 1
            continue
        number += 1
        with reading(engine) as session:  # as a screen does after each save
            load(session)
    say("done")
    say(str(refused))
    engine.dispose()


def hold(home: Path) -> None:
    """Hold the store, with something unsaved in the works, until killed."""
    services = open_services(home, FixedClock(NOON))
    services.unit.warm()
    say("go")
    sys.stdin.read()


def import_first() -> None:
    """Load what the work needs, so that a kill meets the work and not the imports."""
    import alembic.command  # noqa: F401

    import lorapp.db.schema
    import lorapp.db.store

    assert lorapp.db.schema
    assert lorapp.db.store


DO: dict[str, Callable[..., None]] = {
    "upgrade": upgrade,
    "restore": restore,
    "write": write,
    "hold": hold,
}

if __name__ == "__main__":
    DO[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
