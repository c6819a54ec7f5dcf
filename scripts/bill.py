"""Write down what lorapp is made of: a bill of materials (CycloneDX), or a table of licences.

Usage: ``python scripts/bill.py [--table] [--extra NAME ...] [-o FILE]``. It lists lorapp and what
it needs to run, as installed here; an extra adds what that needs.
"""

import argparse
import json
import re
import uuid
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

LICENCE = "License :: OSI Approved :: "
UNKNOWN = "not stated"
SPDX = re.compile(r"[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*")


def needed(name: str, extras: Iterable[str]) -> Mapping[str, Distribution]:
    """A package and all it needs here, by name in alphabetical order."""
    found: dict[str, Distribution] = {}
    asked = [(name, tuple(extras))]
    while asked:
        one, wanted = asked.pop()
        package = distribution(one)
        key = package.metadata["Name"].lower()
        if key in found and not wanted:
            continue
        found[key] = package
        for line in package.requires or ():
            need = Requirement(line)
            around = [{"extra": extra} for extra in ("", *wanted)]
            if need.marker is None or any(need.marker.evaluate(here) for here in around):
                asked.append((need.name, tuple(need.extras)))
    return dict(sorted(found.items()))


def licence(package: Distribution) -> str:
    """The licence as the package states it: expression, classifiers, short name, or its text."""
    told = package.metadata
    named = told["License-Expression"] or ""
    stated = (one for one in told.get_all("Classifier") or () if one.startswith(LICENCE))
    classes = [one.removeprefix(LICENCE) for one in stated]
    classed = " / ".join(one for one in classes if "::" not in one)
    short = (told["License"] or "").strip()
    return named or classed or (short if short and "\n" not in short else _titled(package))


def _titled(package: Distribution) -> str:
    """The title of the licence that lies beside the package, where it is one line."""
    texts = [one for one in package.files or () if one.name.upper().startswith("LICEN")]
    for text in texts:
        title = next((line.strip() for line in text.read_text("utf-8").splitlines() if line), "")
        if title.endswith(("License", "Licence", "(MIT)")):
            return "MIT" if "MIT" in title else title
    return UNKNOWN


def bill(packages: Mapping[str, Distribution]) -> dict[str, Any]:
    """The bill of materials; the same packages give the same bytes."""
    own = _part("lorapp", packages["lorapp"])
    parts = [_part(name, one) for name, one in packages.items() if name != "lorapp"]
    seed = json.dumps([own, *parts], sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, seed)}",
        "version": 1,
        "metadata": {"component": {**own, "type": "application"}},
        "components": parts,
    }


def _part(name: str, package: Distribution) -> dict[str, Any]:
    place = f"pkg:pypi/{name}@{package.version}"
    stated = licence(package)
    kind = "expression" if SPDX.fullmatch(stated) else None
    told = [{kind: stated}] if kind else [{"license": {"name": stated}}]
    return {
        "type": "library",
        "bom-ref": place,
        "name": name,
        "version": package.version,
        "purl": place,
        "licenses": told,
    }


def table(packages: Mapping[str, Distribution]) -> str:
    """The licences as a Markdown table."""
    rows = [f"| {name} | {one.version} | {licence(one)} |" for name, one in packages.items()]
    return "\n".join(["| package | version | licence |", "|---|---|---|", *rows, ""])


def main() -> int:
    """Read the words of the command and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--table", action="store_true", help="licences as a Markdown table")
    parser.add_argument("--extra", nargs="*", default=(), help="with what these extras need")
    parser.add_argument("-o", "--output", type=Path, help="where to write; else to the terminal")
    arguments = parser.parse_args()
    packages = needed("lorapp", arguments.extra)
    text = table(packages) if arguments.table else json.dumps(bill(packages), indent=1) + "\n"
    if arguments.output:
        arguments.output.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    unstated = [name for name, one in packages.items() if licence(one) == UNKNOWN]
    if unstated:
        print(f"No licence is stated by: {', '.join(unstated)}.")
    return 1 if unstated else 0


if __name__ == "__main__":
    raise SystemExit(main())
