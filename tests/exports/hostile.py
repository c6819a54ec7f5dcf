"""A record whose every text is hostile to some format, and what must never come of it."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

from lorapp.bootstrap import Services, open_services
from lorapp.clock import FixedClock
from lorapp.services.interchange.demo import demo_text
from tests.conftest import NOON

SEED: Final = 20261122

MARK: Final = "Qz7"
"""Stands in every hostile text, so that a reader can find it again."""

TEXTS: Final = (
    f"{MARK} [MD] [/] [@click=app.quit]x[/] [$primary]",
    f"{MARK} \x1b[2J\x1b]52;c;aGk=\x07\u202e\x9b31m",
    f'=HYPERLINK("http://x.example","{MARK}")',
    f"+1+1 {MARK}",
    f"-2+3 {MARK}",
    f"@SUM(A1:A9) {MARK}",
    f"\t=1+1 {MARK}",
    f"<script>alert('{MARK}')</script><img src=x onerror=alert(1)>",
    f'"><svg onload=alert(1)> {MARK} & &amp; &#x3c;',
    f'#read("/etc/passwd") #import "@preview/x:1.0.0" $x$ *{MARK}* _i_ `c` \\ <label> @ref //',
    f"{{{{7*7}}}} {{% for i in range(9) %}} {MARK}",
    f"{MARK}\r\nBcc: victim@example.org\r\n\r\nbody",
    f"{MARK}\nEND:VCARD\nBEGIN:VCARD\nFN:Nobody",
    f"{MARK}\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Nothing;X=\\,\\;",
    f"../../{MARK}/../etc/passwd",
    f"C:\\{MARK}\\CON\\..\\x",
    f"| {MARK} | **b** | [l](javascript:alert(1)) | ![i](file:///x) | # h",
    f'{MARK}, O\'Neil; "quoted", and; more\\n',
    f"سمير الدغلاني {MARK}",
    f"राजेश कुमार {MARK}",
    f"王小明 김민준 やまだ {MARK}",
    f"Ştefan Brânză Nguyễn Thị {MARK}",
    f"👩\u200d⚕️🏳️\u200d🌈 e\u0301\u0301\u0301 {MARK}",
    f"{MARK} " + "W" * 480,
    "W" * 3 + " " + f"{MARK} \u2028\u2029\u0085 line",
)
"""Markup, escape codes, formulas, scripts, templates, headers, cards, events, paths, scripts of
many languages, and words longer than a line."""

STEERING: Final = frozenset(
    [chr(code) for code in (*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0))]
    + ["\u202e", "\u2066", "\u2067", "\u2068", "\u2069"]
)


def hostile_record(applicant: str = "midseason") -> dict[str, Any]:
    """A demo record with a hostile text in every free text, drawn with a fixed seed."""
    record: dict[str, Any] = json.loads(demo_text(applicant))
    dice = Random(SEED)  # noqa: S311 - a seed that always draws the same
    texts = _endless(dice)
    record["applicant"] |= {"name": next(texts), "school": next(texts)}
    for mentor in record["mentors"]:
        mentor |= {
            "name": f"Dr. {next(texts)}",
            "title": next(texts),
            "institution": next(texts),
            "notes": next(texts),
            "helpers": [{"name": next(texts), "role": next(texts), "email": "a@example.org"}],
        }
    for stay in record["rotations"]:
        stay |= {"site": next(texts), "city": next(texts), "notes": next(texts)}
    for program in record["programs"]:
        program |= {
            "name": next(texts),
            "city": next(texts),
            "source": next(texts),
            "notes": next(texts),
        }
    for contact in record["contacts"]:
        contact["note"] = next(texts)
    for moment in record["moments"]:
        moment["text"] = next(texts)
    for letter in record["letters"]:
        for event in letter.get("events", ()):
            event["note"] = next(texts)
    for statement in record["statements"]:
        statement["text"] = next(texts)
    record["comments"] = [
        {"kind": "season", "on": "2026-11-20", "by": next(texts), "text": next(texts)}
        for _ in range(2)
    ]
    return record


def hostile_services(folder: Path, applicant: str = "midseason") -> Services:
    """An open store in ``folder`` that holds the hostile record."""
    source = folder / "hostile.json"
    source.write_text(json.dumps(hostile_record(applicant)), encoding="utf-8")
    services = open_services(folder / "store", FixedClock(NOON))
    services.exchange.read_file(source)
    return services


def texts_of(record: object) -> Iterator[str]:
    """Every text of a record, however deep."""
    if isinstance(record, str):
        yield record
    elif isinstance(record, tuple | list):
        for item in record:
            yield from texts_of(item)
    elif is_dataclass(record):
        for field in fields(record):
            if field.compare:
                yield from texts_of(getattr(record, field.name))


def _endless(dice: Random) -> Iterator[str]:
    while True:
        yield from dice.sample(TEXTS, len(TEXTS))
