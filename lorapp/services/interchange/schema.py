"""The JSON Schema of the interchange file."""

import json
from typing import cast

from lorapp.domain.plain import schema as record_schema
from lorapp.domain.record import SeasonFile
from lorapp.services.interchange.reading import FORMAT, VERSION


def file_schema() -> dict[str, object]:
    """Describe the interchange file as JSON Schema, draft 2020-12."""
    record = record_schema(SeasonFile)
    properties = cast("dict[str, object]", record["properties"])
    required = cast("list[str]", record["required"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "lorapp interchange file",
        "description": "One applicant's whole record. null and a field left out mean unknown.",
        **record,
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            **properties,
        },
        "required": ["format", "version", *required],
    }


def schema_text() -> str:
    """Write the schema as text, ending with a line feed."""
    return json.dumps(file_schema(), indent=2, ensure_ascii=False) + "\n"
