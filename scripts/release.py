"""Build what is handed out, twice, and try it where nothing of lorapp is yet.

Makes the wheel, the source archive and one file that holds everything (``lorapp.pyz``) in
``dist/``; both builds must be equal byte for byte. Then the wheel is installed into a bare
environment and the one file is run by an account without a home: each imports a demo, plans,
and gives the same record back. Prints sizes and SHA-256 sums.

    .venv/bin/python scripts/release.py
"""

import filecmp
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
DIST: Final = ROOT / "dist"
CONSTRAINTS: Final = ROOT / "constraints.txt"
TOOLS: Final = ("hatchling", "shiv")
DEMO: Final = "lorapp/demo/midseason.json"
NOW: Final = "2026-11-22T12:00:00-05:00"


def main() -> int:
    """Build, compare, try; 1 with a sentence when something is not as promised."""
    with tempfile.TemporaryDirectory(prefix="lorapp-release-") as folder:
        work = Path(folder)
        tools = environment(work / "tools", *TOOLS)
        source = sources(work)
        first, second = (build(tools, source, work / name) for name in ("one", "two"))
        unlike = [
            path.name for path in first if not filecmp.cmp(*_pair(path, second), shallow=False)
        ]
        if unlike:
            print(f"Two builds differ: {', '.join(unlike)}.", file=sys.stderr)
            return 1
        wheel = next(path for path in first if path.suffix == ".whl")
        bare = environment(work / "bare", f"{wheel}")
        try_out([str(bare.with_name("lorapp"))], work / "home-wheel")
        try_out([str(bare), str(one_file(first))], work / "home-file")
        hand_out(first)
    return 0


def _pair(path: Path, others: list[Path]) -> tuple[Path, Path]:
    return path, next(other for other in others if other.name == path.name)


def environment(folder: Path, *packages: str) -> Path:
    """Make an environment with these packages; return its Python."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if packages:
        run([str(python), "-m", "pip", "install", "-q", "-c", str(CONSTRAINTS), *packages])
    return python


def sources(work: Path) -> Path:
    """The committed files alone, as a release has them."""
    target = work / "source"
    target.mkdir()
    archive = work / "source.tar"
    run(["git", "-C", str(ROOT), "archive", "-o", str(archive), "HEAD"])
    shutil.unpack_archive(archive, target)
    return target


def build(tools: Path, source: Path, target: Path) -> list[Path]:
    """Build wheel, source archive and one file; the commit's time stands in all of them."""
    stamp = run(["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]).strip()
    given = {**os.environ, "SOURCE_DATE_EPOCH": stamp, "PYTHONHASHSEED": "0"}
    run([str(tools), "-m", "hatchling", "build", "-d", str(target)], cwd=source, env=given)
    wheel = next(target.glob("*.whl"))
    held = target / "held"
    install = ["install", "-q", "--no-compile", "-c", str(CONSTRAINTS), "--target", str(held)]
    run([str(tools), "-m", "pip", *install, str(wheel)])
    forget_where(held, int(stamp))
    packed = ["--site-packages", str(held), "-c", "lorapp", "--reproducible"]
    pack = [str(tools.with_name("shiv")), *packed, "-p", "/usr/bin/env python3"]
    run([*pack, "-o", str(target / "lorapp.pyz")], env=given)
    shutil.rmtree(held)
    return sorted(path for path in target.iterdir() if path.is_file())


def forget_where(held: Path, stamp: int) -> None:
    """Take out what an installation notes about its own place and time."""
    shutil.rmtree(held / "bin", ignore_errors=True)
    for name in ("RECORD", "direct_url.json", "REQUESTED"):
        for path in held.glob(f"*.dist-info/{name}"):
            path.unlink()
    for path in held.rglob("*"):
        os.utime(path, (stamp, stamp))


def one_file(built: list[Path]) -> Path:
    """The file that holds everything."""
    return next(path for path in built if path.suffix == ".pyz")


def try_out(command: list[str], home: Path) -> None:
    """Import a demo, plan, and take the record out again, in an account that has nothing."""
    home.mkdir()
    given = {"HOME": str(home), "LORAPP_HOME": str(home / "lorapp"), "LORAPP_NOW": NOW}
    given |= {"PATH": "/usr/bin:/bin", "SHIV_ROOT": str(home / "unpacked"), "LC_ALL": "C"}
    demo = str(ROOT / DEMO)
    run([*command, "import", demo], env=given, cwd=home)
    if "Brockhausen" not in run([*command, "today"], env=given, cwd=home):
        raise SystemExit("The plan of the demo does not name whom it should.")
    if run([*command, "export", "json"], env=given, cwd=home) != Path(demo).read_text("utf-8"):
        raise SystemExit("The record that came out is not the one that went in.")


def hand_out(built: list[Path]) -> None:
    """Put everything into ``dist`` with its sums."""
    DIST.mkdir(exist_ok=True)
    lines = []
    for path in built:
        shutil.copy2(path, DIST / path.name)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines.append(f"{digest}  {path.name}\n")
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, sha256 {digest}")
    (DIST / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def run(command: list[str], *, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    """Run a command; SystemExit with its last words when it fails."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    return done.stdout


if __name__ == "__main__":
    raise SystemExit(main())
