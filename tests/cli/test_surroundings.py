"""lorapp as a program of its own, in surroundings that lack something."""

import json
import subprocess
import sys
import types
from pathlib import Path

import pytest

from lorapp.cli.reports import tell_unexpected, write_report
from lorapp.paths import Paths
from tests.cli.conftest import DEMO_FILES, Run, Said, Start

HEAVY = {"sqlalchemy", "alembic", "textual", "rich", "jinja2"}

ENVIRONMENTS = [
    {"NO_COLOR": "1"},
    {"TERM": "dumb"},
    {"TERM": ""},
    {"LC_ALL": "C"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "ascii"},
    {"COLUMNS": "1", "LINES": "0"},
]


@pytest.mark.usefixtures("midseason")
@pytest.mark.parametrize("changes", ENVIRONMENTS, ids=str)
def test_without_a_terminal_the_plan_is_told_as_text(start: Start, changes: dict[str, str]) -> None:
    done = start([], changes)
    assert done.returncode == 0
    assert b"Do now: 5" in done.stdout
    assert b"\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize("changes", ENVIRONMENTS[:3], ids=str)
def test_without_a_terminal_and_an_applicant_it_says_how_to_begin(
    start: Start, changes: dict[str, str]
) -> None:
    done = start([], changes)
    assert done.returncode == 2
    assert not done.stdout
    assert b"terminal" in done.stderr


@pytest.mark.parametrize("changes", ENVIRONMENTS, ids=str)
def test_answers_are_utf8_whatever_the_terminal(
    start: Start, run: Run, tmp_path: Path, changes: dict[str, str]
) -> None:
    file = json.loads((DEMO_FILES / "planner.json").read_text("utf-8"))
    file["mentors"][0]["name"] = "Dr. José Núñez سمير"
    place = tmp_path / "names.json"
    place.write_text(json.dumps(file), "utf-8")
    run("import", str(place))
    done = start(["export", "json"], changes)
    assert json.loads(done.stdout.decode("utf-8")) == file
    assert start(["letters"], changes).returncode == 0


@pytest.mark.usefixtures("midseason")
def test_a_reader_that_leaves_early_is_no_error() -> None:
    script = f"{sys.executable} -m lorapp export json | head -c 10; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("0\n")
    assert not done.stderr


SESSION = """
import sys
def refuse(event, arguments):
    if event.startswith("socket.") and event != "socket.__new__":
        raise RuntimeError(event)
sys.addaudithook(refuse)
from lorapp.cli import main
for line in sys.argv[1:]:
    if main(line.split()):
        sys.exit(line)
"""


def test_nothing_leaves_the_computer(tmp_path: Path) -> None:
    commands = [
        f"import {DEMO_FILES / 'midseason.json'}",
        *("today", "letters", "season --json", "log B-L4 abandoned", "undo", "redo", "history"),
        *("backup", f"export json -o {tmp_path / 'out.json'}", "export schema", "demo planner"),
    ]
    done = subprocess.run(
        [sys.executable, "-c", SESSION, *commands], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.count("RuntimeError")) == (0, 0)


@pytest.mark.parametrize(
    ("command", "unread"),
    [
        (["today", "--json"], HEAVY),
        (
            ["today"],
            {*HEAVY, "argparse", "calendar", "dataclasses", "inspect", "string", "tomllib"},
        ),
    ],
    ids=["for programs", "for people"],
)
def test_a_sealed_plan_is_told_without_what_takes_long_to_read(
    midseason: Said, command: list[str], unread: set[str]
) -> None:
    """What `lorapp today` reads is most of its time: see the list before adding to it."""
    script = (
        f"import sys; before = {{*sys.modules}}; from lorapp.cli import main; main({command!r}); "
        "print(*{*sys.modules} - before, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = {name.split(".")[0] for name in done.stderr.split()}
    assert midseason.status == 0
    assert "Do now" in done.stdout or json.loads(done.stdout)["steps"]
    assert "lorapp" in loaded
    assert not loaded & unread


def fail() -> None:
    marked = "Dr. Secret"
    raise ValueError(marked)


def failed() -> tuple[ValueError, types.TracebackType | None]:
    with pytest.raises(ValueError, match="Secret") as caught:
        fail()
    return caught.value, caught.tb


def test_what_nobody_foresaw_is_one_sentence_and_a_report_without_values(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.mkdir()
    error, trace = failed()
    tell_unexpected(ValueError, error, trace)
    said = capsys.readouterr()
    report = Paths(home).failure.read_text("utf-8")
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert str(home) in said.err
    assert "builtins.ValueError" in report
    assert " fail\n" in report
    assert "Secret" not in report + said.err
    assert str(Path(__file__).parent) not in report


def test_a_report_that_cannot_be_written_is_not_spoken_of(
    capsys: pytest.CaptureFixture[str],
) -> None:
    error, trace = failed()
    assert write_report(ValueError, error, trace) is None
    tell_unexpected(ValueError, error, trace)
    assert "report" not in capsys.readouterr().err


def test_a_failure_names_what_it_came_from(home: Path) -> None:
    home.mkdir()
    error, trace = failed()
    error.__cause__ = KeyError("Dr. Secret")
    place = write_report(ValueError, error, trace)
    assert place is not None
    assert "from KeyError" in place.read_text("utf-8")


def test_the_program_ends_with_one_and_no_traceback_when_it_fails() -> None:
    script = (
        "import lorapp.cli.opening as opening, lorapp.cli as cli, sys\n"
        "def fail(**_): raise ValueError('Dr. Secret')\n"
        "opening.open_own = fail\n"
        "sys.argv = ['lorapp']\n"
        "cli.start()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "Secret" not in done.stderr


@pytest.mark.usefixtures("midseason")
@pytest.mark.parametrize("command", ["today", "export json", "export ics", "programs --json"])
def test_a_full_disk_behind_stdout_is_told_in_one_sentence(command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "lorapp", *command.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"could not be written to stdout" in done.stderr


@pytest.mark.usefixtures("midseason")
def test_with_stdout_closed_from_the_start_nothing_breaks() -> None:
    program = f"exec {sys.executable} -m lorapp export json >&-"
    done = subprocess.run(["sh", "-c", program], stderr=subprocess.PIPE, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.usefixtures("midseason")
def test_in_a_folder_that_is_gone_all_goes_on_but_what_would_be_written_there(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    for words in ("today", "letters", "backup", "doctor"):
        assert run(*words.split()).status == 0
    for words in ("export json -o x.json", "export csv -o x", "charts budget --svg x.svg"):
        said = run(*words.split())
        assert (said.status, said.err.count("\n")) == (1, 1)
    monkeypatch.setenv("LORAPP_HOME", "here")
    for words in ("today", "letters"):
        said = run(words)
        assert (said.status, said.out) == (1, "")
        assert "the folder you are in is gone; write the whole path" in said.err
