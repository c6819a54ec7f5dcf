"""Stores with a demo in them: filled once in a process, then written where a test wants one."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from lorapp.bootstrap import open_services
from lorapp.clock import clock_from
from lorapp.services.interchange.demo import demo_text

Files = dict[Path, bytes]
_OWN: Final = 0o600


def put_demo_store(home: Path, demo: str, at: str) -> None:
    """Make ``home`` the folder of a closed store into which a demo was imported at an instant."""
    put_files(home, _filled(demo, at))


def put_files(home: Path, files: Files) -> None:
    """Write the files of a folder as the program writes its own: for the owner alone."""
    home.mkdir(0o700, parents=True, exist_ok=True)
    for name, content in files.items():
        place = home / name
        place.parent.mkdir(0o700, exist_ok=True)
        place.touch(_OWN)
        place.write_bytes(content)


def files_of(home: Path) -> Files:
    """Every file below a folder, by its place there."""
    places = sorted(place for place in home.rglob("*") if place.is_file())
    return {place.relative_to(home): place.read_bytes() for place in places}


@cache
def _filled(demo: str, at: str) -> Files:
    with TemporaryDirectory() as folder:
        source = Path(folder) / f"{demo}.json"
        source.write_text(demo_text(demo), encoding="utf-8")
        services = open_services(Path(folder) / "store", clock_from(at))
        services.exchange.read_file(source)
        services.close()
        # The copy that closing makes is left out: to a test the demo has just come.
        return {
            name: content
            for name, content in files_of(Path(folder) / "store").items()
            if name.parts[0] != "backups"
        }
