"""Whatever way text with its accents typed apart takes in, it stands as a file would bring it."""

from pathlib import Path

import pytest

from lorapp.bootstrap import open_services
from lorapp.clock import clock_from
from lorapp.domain.plain import from_plain, to_plain
from lorapp.domain.record import SeasonFile
from tests.cli.conftest import NOW, Run

APART = "Lu\u0301cia M\u0304ata"
COMPOSED = "L\u00facia M\u0304ata"
"""The second sign has no form of its own: it stays apart."""


@pytest.mark.usefixtures("midseason")
@pytest.mark.parametrize(
    "words",
    [
        ("add", "mentor", APART, "--institution", APART, "--note", APART),
        ("add", "program", APART, "--city", APART, "--source", APART),
        ("moment", f"{APART} sat down before speaking.", "--theme", APART),
        ("rotation-application", "add", APART, "--agency", APART, "--note", APART),
        ("not-needed", "1", APART),
    ],
    ids=lambda words: words[0],
)
def test_undo_and_redo_bring_back_what_stood_there(
    run: Run, home: Path, words: tuple[str, ...]
) -> None:
    assert run(*words).status == 0
    with_it = _written(home)
    assert COMPOSED in str(with_it)
    assert APART not in str(with_it)
    assert run("undo").status == 0
    assert COMPOSED not in str(_written(home))
    assert run("redo").status == 0
    assert _written(home) == with_it


def _written(home: Path) -> dict[str, object]:
    services = open_services(home, clock_from(NOW))
    written = to_plain(services.unit.file())
    services.close()
    read = from_plain(SeasonFile, written, "", [])
    assert to_plain(read) == written
    return written
