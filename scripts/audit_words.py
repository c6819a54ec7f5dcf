"""Say what pip-audit found, and whether it looked at all.

Usage: ``python scripts/audit_words.py REPORT.json``. Without its data pip-audit lists every
package as skipped, and that is no verdict: it is told, and ends with 0. Where it looked, it ends
with 1 for a known fault, and for a package that is installed here and was not looked up.
"""

import json
import sys
from importlib.metadata import distributions
from pathlib import Path

OWN = "lorapp"


def installed() -> set[str]:
    """The names of all packages here but our own."""
    names = {package.metadata["Name"] for package in distributions()}
    return {plain(name) for name in names} - {OWN}


def plain(name: str) -> str:
    """A name as the registry compares it."""
    return name.lower().replace("_", "-").replace(".", "-")


def main() -> int:
    """Read the report and return the exit status."""
    try:
        found = json.loads(Path(sys.argv[1]).read_text("utf-8"))["dependencies"]
    except (OSError, ValueError, KeyError):
        print("Not run: pip-audit could not reach its data.")
        return 0
    audited = [package for package in found if "skip_reason" not in package]
    if not audited:
        print(f"Not run: none of {len(found)} packages could be looked up.")
        return 0
    faulty = [package for package in audited if package.get("vulns")]
    for package in faulty:
        names = ", ".join(fault["id"] for fault in package["vulns"])
        print(f"{package['name']} {package['version']}: {names}")
    here = installed()
    missed = sorted(here - {plain(package["name"]) for package in audited})
    if missed:
        print(f"Installed, but not audited: {', '.join(missed)}.")
    print(f"{len(audited)} of {len(here)} packages audited, {len(faulty)} with known faults.")
    return 1 if faulty or missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
