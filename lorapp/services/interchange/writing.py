"""From a record to the text of an interchange file."""

import json

from lorapp.domain.plain import to_plain
from lorapp.domain.record import SeasonFile
from lorapp.services.interchange.reading import FORMAT, VERSION


def write(file: SeasonFile) -> str:
    """Write a record as an interchange file: two blanks a level, ending with a line feed."""
    body = {"format": FORMAT, "version": VERSION, **to_plain(file)}
    return json.dumps(body, indent=2, ensure_ascii=False) + "\n"
