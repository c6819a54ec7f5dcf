"""Messages from the command line: every wording, every tone, and wordings of one's own."""

import email
import json
from email.policy import default
from pathlib import Path

import pytest

from tests.cli.conftest import Run

MONDAY = "2026-11-23T12:00:00-05:00"
TONES = {
    "formal": ("Dear Dr. Devlin-Lind,", "With kind regards,"),
    "warm": ("Dear Dr. Devlin-Lind,", "With warm regards,"),
    "friendly": ("Hello Dr. Devlin-Lind,", "Best wishes,"),
}


@pytest.fixture(autouse=True)
def _monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LORAPP_NOW", MONDAY)


@pytest.fixture
def own(home: Path) -> Path:
    """The folder of the applicant's own wordings."""
    folder = home / "templates"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.usefixtures("midseason")
@pytest.mark.parametrize("tone", TONES)
def test_a_message_is_said_in_the_tone_that_was_named(run: Run, tone: str) -> None:
    said = run("draft", "thanks", "B-L2", "--tone", tone)
    assert said.status == 0
    assert all(words in said.out for words in TONES[tone])


@pytest.mark.usefixtures("midseason")
def test_another_wording_is_named_and_an_unknown_one_lists_them(run: Run) -> None:
    said = run("draft", "reminder", "B-L3", "--variant", "phone", "--tone", "friendly")
    assert said.out.startswith("To say to Dr. Priscilla Umetani, Mon 23 Nov\n")
    assert "Hello Dr. Umetani, it's Samir Daghlani" in said.out
    rude = run("draft", "reminder", "B-L3", "--variant", "rude")
    assert (rude.status, rude.out) == (1, "")
    assert "There is no wording 'rude' for reminder. Known: 1, 2," in rude.err
    assert run("draft", "reminder", "B-L3", "--tone", "rude").status == 2


@pytest.mark.usefixtures("midseason")
def test_a_message_is_an_answer_for_programs_too(run: Run, tmp_path: Path) -> None:
    told = json.loads(run("draft", "thanks", "B-L2", "--json").out)
    said = run("draft", "thanks", "B-L2").out
    assert (told["kind"], told["letter"], told["file"]) == ("thanks", "B-L2", None)
    assert (told["to"], told["send_on"]) == ("c.devlin@example.org", "2026-11-23")
    assert f"Subject: {told['subject']}\n" in said
    assert said.endswith(told["body"].rstrip() + "\n")
    place = tmp_path / "thanks.eml"
    saved = json.loads(run("draft", "thanks", "B-L2", "--eml", str(place), "--json").out)
    assert saved == {**told, "file": str(place)}
    assert place.exists()


@pytest.mark.usefixtures("midseason")
def test_a_reminder_to_somebody_who_has_written_is_refused(run: Run) -> None:
    said = run("draft", "reminder", "B-L5")
    assert (said.status, said.out) == (1, "")
    assert said.err == "This letter is already in the portal (uploaded on 19 Oct 2026).\n"


@pytest.mark.usefixtures("midseason")
def test_asking_again_waits_for_what_only_the_applicant_can_say(run: Run) -> None:
    said = run("draft", "ask", "B-L2", "--variant", "advice")
    assert (said.status, said.out) == (1, "")
    assert "Still open: your question in one sentence" in said.err
    word = run("draft", "ask", "B-L2", "--variant", "word")
    assert (word.status, word.out) == (1, "")
    assert "Still open: the program" in word.err


@pytest.mark.usefixtures("midseason")
def test_a_packet_mail_brings_the_packet_to_one_person(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "packet.eml"
    assert run("draft", "packet", "B-L3", "--eml", str(place)).status == 0
    message = email.message_from_bytes(place.read_bytes(), policy=default)
    (part,) = message.iter_attachments()
    assert part.get_content_type() == "application/pdf"
    assert [one.addr_spec for one in message["To"].addresses] == ["p.umetani@example.org"]
    assert message["X-Unsent"] == "1"
    assert message["Date"] is None
    assert str(tmp_path).encode() not in place.read_bytes()


@pytest.mark.usefixtures("midseason")
def test_a_packet_mail_names_only_papers_that_are_in_the_pdf(run: Run, tmp_path: Path) -> None:
    record = json.loads(run("export", "json").out)
    record["documents"] = [{"kind": "cv", "ready_on": "2026-11-20", "path": "/gone/cv.pdf"}]
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(record), encoding="utf-8")
    assert run("import", str(changed)).status == 0
    place = tmp_path / "packet.eml"
    said = run("draft", "packet", "B-L3")
    saved = run("draft", "packet", "B-L3", "--eml", str(place))
    message = email.message_from_bytes(place.read_bytes(), policy=default)
    body = message.get_body(("plain",))
    assert body is not None
    for words, problem in ((said.out, said.err), (body.get_content(), saved.err)):
        assert "one PDF with" in words
        assert "my CV" not in words
        assert "The CV is not in the PDF. There is no file at this path." in problem


@pytest.mark.usefixtures("midseason")
def test_an_own_wording_is_used_and_a_broken_one_stops_the_command(run: Run, own: Path) -> None:
    place = own / "thanks-upload.txt"
    place.write_text("{{ name }}, thanks\n{{ greeting }}\n\nIt came. Thank you.\n")
    assert "It came. Thank you." in run("draft", "thanks", "B-L2").out
    place.write_text("{{ name }}, thanks\n{{ greeting }}\n\n{{ writr }}\n")
    said = run("draft", "thanks", "B-L2")
    assert (said.status, said.out) == (1, "")
    assert "thanks-upload.txt, line 4: There is no field writr; writer is the nearest." in said.err
    assert "take the file away" in said.err


def test_the_wordings_are_listed_with_those_of_ones_own(run: Run, own: Path) -> None:
    (own / "reminder-5.txt").write_text("x\n\ny\n")
    (own / "poem.txt").write_text("x\n\ny\n")
    said = run("templates")
    rows = [row.split() for row in said.out.splitlines()]
    assert ["reminder-5", "yours"] in rows
    assert ["reminder-4"] in rows
    assert "Not used, as no wording has this name: poem.txt" in said.out
    assert "lorapp templates NAME >" in said.out
    answer = json.loads(run("templates", "--json").out)
    assert {"name": "reminder-5", "own": True} in answer["templates"]


@pytest.mark.usefixtures("midseason")
def test_a_printed_wording_begins_one_of_ones_own(run: Run, own: Path) -> None:
    before = run("draft", "thanks", "B-L2").out
    text = run("templates", "thanks-upload").out
    (own / "thanks-upload.txt").write_text(text)
    assert run("draft", "thanks", "B-L2").out == before
    answer = json.loads(run("templates", "thanks-upload", "--json").out)
    assert answer["text"] == text
    assert answer["own"] is True
    assert answer["fields"]["greeting"]


def test_the_fields_of_a_wording_are_explained(run: Run) -> None:
    said = run("templates", "touch", "--fields")
    assert said.status == 0
    assert "doing" in said.out
    assert "deadline" in run("templates", "--fields").out


def test_a_wording_that_is_not_there_is_a_sentence(run: Run) -> None:
    for arguments in (("templates", "poem"), ("templates", "poem", "--fields")):
        said = run(*arguments)
        assert (said.status, said.out) == (1, "")
        assert "`lorapp templates` lists them" in said.err
