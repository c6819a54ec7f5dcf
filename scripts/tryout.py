"""Goes every way of installing that the README names, in an account that has nothing."""

import compileall
import json
import lzma
import os
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
CONSTRAINTS: Final = ROOT / "constraints.txt"
DEMO: Final = ROOT / "lorapp" / "demo" / "midseason.json"
RELEASED: Final = ROOT / "tests" / "db" / "released"
BROKEN: Final = "Something unexpected happened"
NOW: Final = "2026-11-22T12:00:00-05:00"


def every_way(tools: Path, built: list[Path], work: Path) -> None:
    """Install by each way and try what comes; the stores of earlier schemas by the first."""
    wheel, archive, file = (
        next(path for path in built if path.name.endswith(end))
        for end in (".whl", ".tar.gz", ".pyz")
    )
    bare = environment(work / "bare", str(wheel))
    own = next((work / "bare").rglob("site-packages")) / "lorapp"
    if len(list(own.rglob("*.pyc"))) < len(list(own.rglob("*.py"))):
        raise SystemExit("The wheel was not compiled when it was installed.")
    installed = [str(bare.with_name("lorapp"))]
    try_out("pip, wheel", installed, work / "home-wheel")
    upgrade(installed, work)
    source = environment(work / "from-source", str(archive))
    try_out("pip, source archive", [str(source.with_name("lorapp"))], work / "home-source")
    with_tool(tools, wheel, work)
    try_out("one file", [str(bare), str(file)], work / "home-file")
    with_newer(wheel, file, work)


def with_newer(wheel: Path, file: Path, work: Path) -> None:
    """Try wheel and one file with each newer Python at hand: that of the tests is the oldest."""
    newest = 11
    while shutil.which(f"python3.{newest + 1}"):
        newest += 1
        name = f"python3.{newest}"
        own = environment(work / name, str(wheel), python=name)
        try_out(name, [str(own.with_name("lorapp"))], work / f"home-{name}")
        try_out(f"{name}, one file", [str(own), str(file)], work / f"home-file-{name}")
    print(f"python3.{newest + 1} and later: not at hand, not tried")


def with_tool(tools: Path, wheel: Path, work: Path) -> None:
    """Install with pipx, and with uv where it is at hand."""
    given = {**os.environ, "PIPX_HOME": str(work / "pipx"), "PIPX_BIN_DIR": str(work / "pipx-bin")}
    limits = f"--pip-args=-c {CONSTRAINTS}"
    run([str(tools), "-m", "pipx", "install", "-q", limits, str(wheel)], env=given)
    try_out("pipx", [str(work / "pipx-bin" / "lorapp")], work / "home-pipx")
    uv = shutil.which("uv")
    if uv is None:
        print("uv: not at hand, not tried")
        return
    given |= {"UV_TOOL_DIR": str(work / "uv"), "UV_TOOL_BIN_DIR": str(work / "uv-bin")}
    found = os.environ.get("PIP_FIND_LINKS")
    links = ["--find-links", found] if found else []
    command = [uv, "tool", "install", "-q", "--compile-bytecode", *links]
    run([*command, "-c", str(CONSTRAINTS), str(wheel)], env=given)
    try_out("uv", [str(work / "uv-bin" / "lorapp")], work / "home-uv")


def account(home: Path) -> dict[str, str]:
    """The surroundings of an account that has nothing but a home."""
    home.mkdir(exist_ok=True)
    given = {"HOME": str(home), "LORAPP_HOME": str(home / "lorapp"), "LORAPP_NOW": NOW}
    return given | {"PATH": "/usr/bin:/bin", "SHIV_ROOT": str(home / "unpacked"), "LC_ALL": "C"}


def try_out(way: str, command: list[str], home: Path) -> None:
    """Import a demo, plan, take the record out again, open the app; tell the starts."""
    given = account(home)
    first = _seconds([*command, "--version"], given)
    run([*command, "import", str(DEMO)], env=given, cwd=home)
    if "Brockhausen" not in run([*command, "today"], env=given, cwd=home):
        raise SystemExit(f"{way}: the plan of the demo does not name whom it should.")
    if run([*command, "export", "json"], env=given, cwd=home) != DEMO.read_text("utf-8"):
        raise SystemExit(f"{way}: the record that came out is not the one that went in.")
    open_app(way, command, given)
    again = min(_seconds([*command, "--version"], given) for _ in range(5))
    today = min(_seconds([*command, "today"], given) for _ in range(3))
    print(f"{way}: works; first start {first:.2f} s, later {again:.2f} s, today {today:.2f} s")


def open_app(way: str, command: list[str], given: dict[str, str]) -> None:
    """Open the demo in a terminal, and leave it; SystemExit where it is not drawn."""
    from ptyrun import Program, Terminal

    in_colour = {**given, "TERM": "xterm-256color"}
    terminal = Terminal(Program(way, [*command, "demo"], "Brockhausen", in_colour))
    terminal.wait_for_keys("Brockhausen")
    terminal.settle()
    if BROKEN in terminal.written:
        raise SystemExit(
            f"{way}: the app drew its first page and ended.\n{terminal.written[-500:]}"
        )
    terminal.leave()


def _seconds(command: list[str], given: dict[str, str]) -> float:
    began = time.perf_counter()
    run(command, env=given)
    return time.perf_counter() - began


def upgrade(command: list[str], work: Path) -> None:
    """Open the stores of earlier schemas: record and history stay, and the check-up is clean."""
    wanted = (RELEASED / "record.json").read_text("utf-8")
    stores = sorted(RELEASED.glob("schema-*.db.xz"))
    for packed in stores:
        home = work / f"home-{packed.stem}"
        given = account(home)
        kept = home / "lorapp"
        kept.mkdir(mode=0o700)
        store = kept / "lorapp.db"
        store.write_bytes(lzma.decompress(packed.read_bytes()))
        store.chmod(0o600)
        run([*command, "backup"], env=given)
        history = json.loads(run([*command, "history", "--json"], env=given))
        told = len(next(iter(history.values())))
        if run([*command, "export", "json"], env=given) != wanted or told != ACTIONS:
            raise SystemExit(f"{packed.name}: the record or the history changed on the way.")
        run([*command, "doctor"], env=given)
    print(f"V4 stores={len(stores)} by the wheel: record and history equal, lost=0")


ACTIONS: Final = 4
"""How many actions the history of each kept store has."""


def quick(work: Path) -> None:
    """Build the wheel from the files as they are, and try it with the packages of this Python."""
    pip = [sys.executable, "-m", "pip"]
    run([*pip, "wheel", "-q", "--no-deps", "-w", str(work), str(ROOT)])
    (wheel,) = work.glob("*.whl")
    venv.create(work / "bare")
    (packages,) = (work / "bare").rglob("site-packages")
    install = ["install", "-q", "--no-deps", "--no-compile", "--target", str(packages)]
    run([*pip, *install, str(wheel)])
    compileall.compile_dir(packages / "lorapp", quiet=1)
    borrowed = next(Path(sys.prefix).rglob("site-packages"))
    (packages / "borrowed.pth").write_text(f"{borrowed}\n", encoding="utf-8")
    python = _python(work / "bare")
    place = run([str(python), "-c", "import lorapp; print(lorapp.__file__)"], cwd=work).strip()
    if not Path(place).is_relative_to(packages):
        raise SystemExit(f"Not the wheel was tried, but {place}.")
    try_out("wheel", [str(python), "-m", "lorapp"], work / "home")


def environment(folder: Path, *packages: str, python: str = sys.executable) -> Path:
    """Make an environment with these packages; return its Python."""
    run([python, "-m", "venv", str(folder)])
    own = _python(folder)
    run([str(own), "-m", "pip", "install", "-q", "-c", str(CONSTRAINTS), *packages])
    return own


def _python(folder: Path) -> Path:
    return folder / ("Scripts" if os.name == "nt" else "bin") / "python"


def run(command: list[str], *, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    """Run a command; SystemExit with its last words when it fails."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        said = f"{done.stdout}\n{done.stderr}"[-2000:]
        raise SystemExit(f"{' '.join(command)} failed:\n{said}")
    return done.stdout
