"""Say what pip-audit found, and whether it looked at all.

Usage: ``python scripts/audit_words.py REPORT.json``. Ends with 1 only for a known fault:
without its data pip-audit lists every package as skipped, and that is no verdict.
"""

import json
import sys
from pathlib import Path


def main() -> int:
    """Read the report and return the exit status."""
    try:
        found = json.loads(Path(sys.argv[1]).read_text("utf-8"))["dependencies"]
    except (OSError, ValueError, KeyError):
        print("Not run: pip-audit could not reach its data.")
        return 0
    audited = [package for package in found if "skip_reason" not in package]
    faulty = [package for package in audited if package.get("vulns")]
    for package in faulty:
        names = ", ".join(fault["id"] for fault in package["vulns"])
        print(f"{package['name']} {package['version']}: {names}")
    if not audited:
        print(f"Not run: none of {len(found)} packages could be looked up.")
    else:
        print(f"{len(audited)} of {len(found)} packages audited, {len(faulty)} with known faults.")
    return 1 if faulty else 0


if __name__ == "__main__":
    raise SystemExit(main())
