"""Opening the app: in a terminal on the right store, elsewhere as text."""

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lorapp.cli.opening import has_terminal, home_zone, throw_away
from lorapp.config import Settings
from lorapp.errors import RefusedError
from tests.cli.conftest import Run, Said

if TYPE_CHECKING:
    from lorapp.bootstrap import Services


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class SeenApp:
    """Stands where the app would: remembers what it was opened on."""

    seen: "list[tuple[str, Settings | None]]" = []

    zones: "list[str]" = []

    noticed: "list[str]" = []

    def __init__(
        self,
        services: "Services",
        settings: Settings | None,
        *,
        home_zone: str,
        spoken: object = None,
    ) -> None:
        self.zones.append(home_zone)
        self.noticed += services.unit.notices
        services.unit.notices.clear()
        self.seen.append((services.unit.file().applicant.name, settings))
        self.return_code = 3
        self.foretold = None
        self.foresees = spoken is not None

    def run(self) -> None:
        """Draw nothing."""


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> type[SeenApp]:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("lorapp.cli.opening.has_terminal", lambda: True)
    monkeypatch.setattr("lorapp.app.LorApp", SeenApp)
    SeenApp.seen.clear()
    SeenApp.zones.clear()
    SeenApp.noticed.clear()
    return SeenApp


def test_lorapp_alone_opens_the_own_store_with_the_own_settings(
    run: Run, home: Path, midseason: Said, terminal: type[SeenApp]
) -> None:
    (home / "settings.toml").write_text('theme = "paper"\n')
    assert midseason.status == 0
    assert run().status == 3
    assert terminal.seen == [("Samir Daghlani", Settings(theme="paper"))]


@pytest.mark.parametrize(
    ("arguments", "name"),
    [((), "Samir Daghlani"), (("midseason",), "Samir Daghlani"), (("planner",), "Mirela Vantu")],
)
def test_the_demo_opens_the_invented_applicant_and_leaves_the_own_store_alone(
    run: Run, home: Path, terminal: type[SeenApp], arguments: tuple[str, ...], name: str
) -> None:
    assert run("demo", *arguments).status == 3
    assert terminal.seen == [(name, None)]
    assert not home.exists()


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("colour = 1\nascii = true\n", Settings(ascii=True)),
        ("theme = \n", Settings()),
        ('[keymap]\n"app.find" = "enter"\n', Settings()),
    ],
)
def test_settings_that_are_wrong_never_keep_the_record_shut(
    run: Run,
    home: Path,
    midseason: Said,
    terminal: type[SeenApp],
    text: str,
    used: Settings,
) -> None:
    (home / "settings.toml").write_text(text)
    said = run()
    assert midseason.status == 0
    assert (said.status, said.err) == (3, "")
    assert terminal.seen == [("Samir Daghlani", used)]
    assert len(terminal.noticed) == 1
    assert "`lorapp settings` says why" in terminal.noticed[0]


@pytest.mark.parametrize(
    ("term", "is_tty", "expected"),
    [("xterm", True, True), ("dumb", True, False), ("", True, False), ("xterm", False, False)],
)
def test_a_terminal_can_draw_and_stands_at_both_ends(
    monkeypatch: pytest.MonkeyPatch, term: str, is_tty: bool, expected: bool
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr(sys, "stdin", Terminal() if is_tty else io.StringIO())
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert has_terminal() is expected


@pytest.mark.parametrize(
    ("named", "expected"),
    [("Asia/Amman", "Asia/Amman"), (":Europe/Athens", "Europe/Athens"), ("XYZ-3", "UTC")],
)
def test_the_zone_of_the_computer_goes_to_the_app_and_utc_where_it_tells_none(
    run: Run,
    terminal: type[SeenApp],
    monkeypatch: pytest.MonkeyPatch,
    named: str,
    expected: str,
) -> None:
    monkeypatch.setenv("TZ", named)
    assert run("demo").status == 3
    assert terminal.zones == [expected]


@pytest.mark.parametrize(
    ("place", "expected"),
    [("zoneinfo/Africa/Cairo", "Africa/Cairo"), ("elsewhere", "UTC"), (None, "UTC")],
)
def test_without_a_named_zone_the_link_of_the_system_tells_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str | None, expected: str
) -> None:
    link = tmp_path / "localtime"
    if place:
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).touch()
        link.symlink_to(tmp_path / place)
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr("lorapp.cli.opening.Path", lambda _system_file: link)
    assert home_zone() == expected


def test_undo_in_the_demo_does_not_take_the_applicant_away() -> None:
    with throw_away("midseason") as services:
        with pytest.raises(RefusedError, match="There is nothing to undo"):
            services.history.undo()
        assert services.unit.file().applicant.name == "Samir Daghlani"
