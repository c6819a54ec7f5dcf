"""The record of the demo grown as far as a season goes: ranks, SOAP, the result, the next road."""

import json
from pathlib import Path
from typing import Any, Final

from lorapp.bootstrap import Services, open_services
from lorapp.clock import clock_from
from lorapp.services.interchange.demo import DEMO_NOW, demo_text

UNTIL_MATCH_WEEK: Final[dict[str, Any]] = {
    "contacts": [{"mentor": "B-M1", "on": "2026-11-20", "how": "email", "note": "[sic] the draft"}],
    "invitations": [
        {"program": "B-P02", "on": "2026-11-20", "reply_by": "2026-11-24T12:00:00-05:00"},
        {"program": "B-P05", "on": "2026-11-18", "answer": "declined"},
    ],
    "program_messages": [
        {"program": "B-P01", "kind": "thanks", "on": "2026-12-04", "to": "Dr. Ash"},
        {"program": "B-P03", "kind": "first-choice", "on": "2027-01-20", "until": "2027-03-03"},
    ],
    "criteria": [
        {"key": "C1", "name": "Training", "weight": 5},
        {"key": "C2", "name": "Near a sister", "weight": 2},
    ],
    "ranks": [
        {
            "program": "B-P03",
            "scores": [
                {"criterion": "C1", "points": 8},
                {"criterion": "C2"},
            ],
            "note": "kind residents",
        },
        {"program": "B-P01", "scores": [{"criterion": "C1", "points": 6}]},
        {"program": "B-P08"},
        {"program": "B-P04", "left_out": True, "note": "no visa"},
    ],
    "certifications": [
        {
            "match": "nrmp",
            "season": 2027,
            "at": "2027-02-25T09:00:00-05:00",
            "programs": ["B-P01", "B-P03", "B-P08"],
        }
    ],
    "soap_plans": [
        {
            "season": 2027,
            "specialty": "internal-medicine",
            "letters": ["B-L1", "B-L2"],
            "statement": "PS-IM",
            "ready_on": "2027-03-01",
        }
    ],
    "soap_applications": [
        {
            "key": "S1",
            "name": "Hill Clinic Psychiatry",
            "at": "2027-03-15T11:20:00-04:00",
            "specialty": "psychiatry",
            "season": 2027,
            "status": "contacted",
            "contacted_at": "2027-03-15T15:00:00-04:00",
        },
        {
            "key": "S2",
            "name": "Elmhollow IM",
            "program": "B-P05",
            "at": "2027-03-15T11:10:00-04:00",
            "season": 2027,
            "status": "sent",
        },
    ],
    "drills": [{"on": "2027-03-01", "minutes": 22}],
    "rotation_applications": [
        {
            "key": "A1",
            "site": "Larkspur Clinic",
            "agency": "Bridge",
            "apply_by": "2027-04-15",
            "letter_policy": "promised",
            "cost_usd": 2000,
            "papers": [{"name": "Titers", "due_on": "2027-04-01"}],
        },
        {"key": "A2", "site": "Hawthorn", "status": "applied", "answer_by": "2027-05-01"},
    ],
    "comments": [
        {"kind": "season", "on": "2026-11-20", "by": "Dr. Adviser", "text": "Start early."},
        {"kind": "letter", "about": "B-L2", "on": "2026-11-20", "text": "Ask again."},
        {"kind": "program", "about": "B-P04", "on": "2026-11-20", "text": "Check the visa."},
    ],
}
AFTER_MATCH_DAY: Final[dict[str, Any]] = {
    "outcomes": [
        {
            "season": 2027,
            "result": "matched",
            "on": "2027-03-19",
            "program": "B-P01",
            "visa": "J-1",
            "starts_on": "2027-07-01",
        }
    ],
    "tasks": [
        {
            "list": "onboarding",
            "season": 2027,
            "code": "own-1",
            "title": "Find a room",
            "due_on": "2027-06-01",
        },
        {"list": "onboarding", "season": 2027, "code": "contract", "done_on": "2027-03-22"},
    ],
    "reuses": [{"letter": "B-L1", "season": 2028, "asked_on": "2027-03-21", "answer": "yes"}],
}


def late_services(home: Path, *, matched: bool) -> Services:
    """A new store with the demo at the end of its season, the result in it or not yet."""
    record = json.loads(demo_text("midseason")) | UNTIL_MATCH_WEEK
    for interview in record["interviews"]:
        interview |= {"status": "done", "notes": "good questions"}
    if matched:
        record |= AFTER_MATCH_DAY
        record["programs"][0]["status"] = "matched"
    source = home / "late.json"
    source.write_text(json.dumps(record), encoding="utf-8")
    services = open_services(home / "store", clock_from(DEMO_NOW))
    services.exchange.read_file(source)
    return services
