import os
from datetime import date
from pathlib import Path

import pytest

from lorapp.domain.letters.record import Event, EventKind
from lorapp.domain.letters.sent import why_not_polite
from lorapp.domain.papers import Document
from lorapp.domain.portal import last_look, watched
from lorapp.errors import RefusedError
from lorapp.services.computer.handing import (
    free_name,
    has_own_clipboard,
    open_link,
    openers,
    shown_path,
)
from tests.screens.real import demo_services


def test_over_ssh_and_without_a_display_no_mail_program_is_tried() -> None:
    assert openers("linux", {"SSH_TTY": "x", "DISPLAY": ":0"}) == ()
    assert openers("linux", {}) == ()
    assert openers("linux", {"DISPLAY": ":0"}) == (("xdg-open",),)
    assert openers("darwin", {}) == (("open",),)
    assert openers("win32", {})[0][0] == "rundll32.exe"


def test_a_link_is_opened_by_a_tool_that_is_there_and_only_then() -> None:
    here = {"DISPLAY": ":0"}

    def nowhere(_name: str) -> str | None:
        return None

    def broken(_name: str) -> str | None:
        return "/does/not/exist"

    def there(_name: str) -> str | None:
        return "/bin/true"

    def opens(which: object) -> bool:
        assert callable(which)
        return open_link("mailto:a@example.org", platform="linux", environ=here, which=which)

    assert not opens(nowhere)
    assert not opens(broken)
    assert opens(there)


def test_a_mail_program_that_stays_open_counts_as_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, program = tmp_path / "gate", tmp_path / "mailer"
    os.mkfifo(gate)
    program.write_text(f"#!/bin/sh\nread -r line < {gate}\n")
    program.chmod(0o700)
    monkeypatch.setattr("lorapp.services.computer.handing.START_SECONDS", 0.01)
    here = {"DISPLAY": ":0"}
    link = "mailto:a@example.org"
    assert open_link(link, platform="linux", environ=here, which=lambda _name: str(program))
    gate.write_text("done\n")


@pytest.mark.parametrize(
    "link",
    [
        "file:///etc/passwd",
        "javascript:x",
        "\\\\host\\share",
        "--help",
        "https://x.org",
        "",
        "x.sh",
    ],
)
def test_nothing_but_a_mail_link_is_opened(link: str) -> None:
    """K8: whatever is on the path would be started with it."""
    started: list[str] = []

    def which(name: str) -> None:
        started.append(name)

    with pytest.raises(ValueError, match="Only mail links"):
        open_link(link, platform="linux", environ={"DISPLAY": ":0"}, which=which)
    assert started == []
    assert not open_link("mailto:a@x.org", platform="linux", environ={"DISPLAY": ":0"}, which=which)
    print(f"K8 {link!r} opened=0 (a mail link looks for {len(started)} programs)")
    assert started


def test_the_terminals_own_clipboard_is_trusted_only_where_it_can_work() -> None:
    assert has_own_clipboard({"TERM": "xterm-256color"})
    assert not has_own_clipboard({"TERM": "linux"})
    assert not has_own_clipboard({"TERM": "xterm", "TERM_PROGRAM": "Apple_Terminal"})


def test_file_names_are_plain_and_never_taken(tmp_path: Path) -> None:
    first = free_name(tmp_path, "Ask ../Dr. Roe/\x1b", ".eml")
    assert first.parent == tmp_path
    assert first.name == "Ask .. Dr. Roe.eml"
    first.touch()
    assert free_name(tmp_path, "Ask ../Dr. Roe/\x1b", ".eml").name == "Ask .. Dr. Roe 2.eml"
    assert free_name(tmp_path, "///", ".txt").name == "message.txt"


def test_a_path_is_shown_from_the_home_folder(tmp_path: Path) -> None:
    assert shown_path(Path.home() / "lorapp" / "exports") == "~/lorapp/exports"
    assert shown_path(tmp_path) == str(tmp_path)


def test_a_look_is_recorded_once_a_day_and_never_ahead(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    today = services.unit.today()
    before = len(services.unit.file().portal_checks)
    services.portal.record("eras", today)
    at = services.letters.situation()
    assert last_look(at, "eras") == today
    assert last_look(at, "sf-match") is None
    with pytest.raises(RefusedError, match="still to come"):
        services.portal.record("eras", date(2026, 12, 24))
    assert len(at.file.portal_checks) == before + 1
    assert {letter.key for letter in watched(at, "eras")} >= {"B-L3", "B-L4"}
    assert watched(at, "sf-match") == ()
    services.close()


def test_a_paper_of_the_same_version_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    count = len(services.unit.file().documents)
    for day in (20, 21):
        services.papers.ready(Document(kind="mspe", version="v1", ready_on=date(2026, 11, day)))
    found = services.unit.file().documents
    assert len(found) == count + 1
    assert found[-1].ready_on == date(2026, 11, 21)
    services.close()


def test_a_message_and_the_day_it_names_are_one_action(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner", "2026-11-25T09:00:00-05:00")
    today, day = services.unit.today(), date(2026, 12, 18)
    services.letters.sent("A-L1", Event(kind=EventKind.ASKED, on=today), deadline=day)
    assert services.unit.file().letter("A-L1").stated_deadline == day
    services.history.undo()
    letter = services.unit.file().letter("A-L1")
    assert (letter.stated_deadline, tuple(letter.events)) == (None, ())
    services.close()


def test_politeness_is_judged_on_the_day_itself(tmp_path: Path) -> None:
    from dataclasses import replace

    services = demo_services(tmp_path, "midseason")
    at = services.letters.situation()
    sunday = why_not_polite(at, "B-M3", at.today, exempt=True)
    assert sunday is not None
    assert "Sunday" in sunday
    assert why_not_polite(at, "B-M3", date(2026, 11, 20), exempt=True) is None
    services.mentors.change(replace(at.file.mentor("B-M3"), do_not_contact=True))
    never = why_not_polite(services.letters.situation(), "B-M3", at.today, exempt=False)
    assert never == "You marked this person as not to be contacted."
    services.close()


def test_an_address_nobody_wrote_down_goes_into_the_book_as_an_old_one(tmp_path: Path) -> None:
    from dataclasses import replace

    services = demo_services(tmp_path, "midseason")
    mentor = services.unit.file().mentor("B-M4")
    services.mentors.change(replace(mentor, emails=()))
    services.letters.mend("B-L4", "new@example.org", "new@example.org")
    emails = services.unit.file().mentor("B-M4").emails
    assert [(mail.address, mail.current) for mail in emails] == [
        ("fadwa.k@old.example.org", False),
        ("new@example.org", True),
    ]
    services.close()
