"""Build what is handed out, twice, and try it where nothing of lorapp is yet.

Makes the wheel, the source archive and one file that holds everything (``lorapp.pyz``) in
``dist/``, with the notes of the release and the SHA-256 sums; both builds must be equal byte
for byte. Then each way of installing that the README names is gone in an account that has
nothing, and the stores of earlier schemas are opened by what was installed.

    .venv/bin/python scripts/release.py [--quick]

With ``--quick`` only the wheel is built, once and from the files as they are now, and its own
files are tried with the packages of ``.venv``: what is missing in it shows.
"""

import filecmp
import hashlib
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

import tryout
from tryout import CONSTRAINTS, ROOT, environment, run

DIST: Final = ROOT / "dist"
TOOLS: Final = ("hatchling", "shiv", "pipx")
EXTRAS: Final = ("notify", "secure", "serve")
SECTION: Final = re.compile(r"^## (?P<name>\S+).*\n(?P<text>(?:(?!## ).*\n?)*)", re.MULTILINE)


def main() -> int:
    """Build, compare, try; 1 with a sentence when something is not as promised."""
    with tempfile.TemporaryDirectory(prefix="lorapp-release-") as folder:
        work = Path(folder)
        if "--quick" in sys.argv[1:]:
            tryout.quick(work)
            return 0
        notes = notes_of(version())
        tools = environment(work / "tools", *TOOLS)
        source = sources(work)
        first, second = (build(tools, source, work / name) for name in ("one", "two"))
        unlike = [
            path.name for path in first if not filecmp.cmp(*_pair(path, second), shallow=False)
        ]
        if unlike:
            print(f"Two builds differ: {', '.join(unlike)}.", file=sys.stderr)
            return 1
        print(f"K12 files={len(first)} built twice, differing=0")
        tryout.every_way(tools, first, work)
        hand_out([*first, CONSTRAINTS, *contents(work)], notes)
    return 0


def version() -> str:
    """The version that the package says of itself."""
    text = (ROOT / "lorapp" / "__init__.py").read_text("utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def notes_of(wanted: str) -> str:
    """The part of the changelog on a version; SystemExit when it is not the newest one there."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    parts = {found["name"]: found["text"].strip() for found in SECTION.finditer(text)}
    released = [name for name in parts if name != "Unreleased"]
    if released[:1] != [wanted]:
        raise SystemExit(f"The package is {wanted}, the changelog's newest is {released[:1]}.")
    if parts.get("Unreleased"):
        raise SystemExit("The changelog has lines under Unreleased: give them a version first.")
    return f"# lorapp {wanted}\n\n{parts[wanted]}\n"


def _pair(path: Path, others: list[Path]) -> tuple[Path, Path]:
    return path, next(other for other in others if other.name == path.name)


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


def contents(work: Path) -> tuple[Path, Path]:
    """What a release is made of: a bill of materials, and a table of licences."""
    bill, licences = work / "lorapp.cdx.json", work / "LICENCES.md"
    script = [sys.executable, str(ROOT / "scripts" / "bill.py"), "--extra", *EXTRAS]
    run([*script, "-o", str(bill)])
    run([*script, "--table", "-o", str(licences)])
    return bill, licences


def hand_out(built: list[Path], notes: str) -> None:
    """Put everything into ``dist`` with its sums and the notes of the release."""
    DIST.mkdir(exist_ok=True)
    lines = []
    for path in built:
        shutil.copy2(path, DIST / path.name)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines.append(f"{digest}  {path.name}\n")
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, sha256 {digest}")
    (DIST / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
    (DIST / "NOTES.md").write_text(notes, encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
