"""Which forms hold text that was typed and not saved."""

import json

from lorapp.services.computer.unfinished import Unfinished


def kept_forms(unfinished: Unfinished) -> tuple[str, ...]:
    """Their names, in order; a file that says nothing is none of them."""
    names = [path.read_bytes() for path in unfinished._paths.drafts.glob("*.json")]
    return tuple(sorted(json.loads(one)["form"] for one in names))
