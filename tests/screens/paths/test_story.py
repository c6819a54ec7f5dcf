"""One letter from the first rotation to the thank-you, on one store and nine different days."""

from datetime import date
from pathlib import Path

from lorapp.domain.applicant import Applicant
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.mentors import Channel, EmailAddress, Mentor
from lorapp.domain.rotations import LetterWanted, Rotation, RotationKind
from lorapp.screens.paths.ask.ask import AskPath
from lorapp.screens.paths.messages.message import MessagePath
from lorapp.screens.paths.portal.request import RequestPath
from lorapp.screens.today.today import TodayScreen
from tests.screens.paths.helpers import again, do_step, keys, on, services_of, write
from tests.screens.real import opened, shown

ADDRESS = "a.roe@example.org"


def begin(home: Path) -> None:
    """The five questions, one rotation, one mentor."""
    services = again(home, "2026-07-01")
    services.profile.start(
        Applicant(
            name="Samir Daghlani",
            timezone="Asia/Amman",
            season=2027,
            specialties=("internal-medicine",),
        )
    )
    rotation = Rotation(
        key="R1",
        site="Larkspur Valley",
        starts_on=date(2026, 6, 8),
        ends_on=date(2026, 7, 3),
        kind=RotationKind.SUB_INTERNSHIP,
        specialty="internal-medicine",
        country="US",
        letter_wanted=LetterWanted.YES,
    )
    emails = (EmailAddress(address=ADDRESS, current=True),)
    services.rotations.log(rotation, Mentor(key="M1", name="Dr. Anna Roe", emails=emails))
    services.close()


def the_letter(home: Path, day: str) -> Letter:
    services = again(home, day)
    letter = services.unit.file().letters[0]
    services.close()
    return letter


async def ask_and_hear(home: Path) -> None:
    async with opened(again(home, "2026-07-01")) as pilot:
        await do_step(pilot, "ask")
        assert on(pilot, AskPath)
        await keys(pilot, "m")
        assert on(pilot, MessagePath)
        assert "strong letter" in shown(pilot)
        await keys(pilot, "l", "enter")
        assert "What did they answer?" in shown(pilot)
        await keys(pilot, "enter", "tab")
        await write(pilot, "24 jul")
        await keys(pilot, "enter")
        assert "Send the packet" in shown(pilot)
        await keys(pilot, "escape")
        assert on(pilot, TodayScreen)


async def packet_and_entry(home: Path) -> None:
    async with opened(again(home, "2026-07-02")) as pilot:
        await do_step(pilot, "send-packet")
        assert "Words that may point" not in shown(pilot)
        await keys(pilot, "l", "enter")
        assert on(pilot, TodayScreen)
        await do_step(pilot, "confirm-entry")
        await keys(pilot, "enter", "enter")
        await write(pilot, ADDRESS)
        await keys(pilot, "tab")
        await write(pilot, ADDRESS)
        await keys(pilot, "ctrl+s", "enter", "enter", "enter", "enter", "enter", "down", "enter")
        await keys(pilot, "l")
        assert on(pilot, RequestPath)
        await keys(pilot, "enter")
        assert "Logged requested: Dr. Roe" in shown(pilot)


async def receipt_and_reminder(home: Path) -> None:
    async with opened(again(home, "2026-07-07")) as pilot:
        await do_step(pilot, "check-receipt")
        assert "spam" in shown(pilot)
        await keys(pilot, "a", "enter")
        assert "Logged receipt confirmed" in shown(pilot)
    async with opened(again(home, "2026-07-15")) as pilot:
        await do_step(pilot, "remind")
        await keys(pilot, "l", "enter")
        assert "Logged reminded" in shown(pilot)


async def upload_and_thanks(home: Path) -> None:
    async with opened(again(home, "2026-07-22")) as pilot:
        await do_step(pilot, "check-portal")
        await keys(pilot, "enter", "down", "enter", "l")
        assert on(pilot, TodayScreen)
    async with opened(again(home, "2026-07-30")) as pilot:
        await do_step(pilot, "check-portal")
        await keys(pilot, "enter", "down", "enter", "l")
        await do_step(pilot, "thank")
        assert "your letter has arrived" in shown(pilot)
        await keys(pilot, "l", "enter")
        rules = {step.rule for step in services_of(pilot).today.plan().do_now}
        assert not rules & {"thank", "remind", "ask"}


async def test_a_letter_goes_the_whole_way_from_the_rotation_to_the_thank_you(
    tmp_path: Path,
) -> None:
    begin(tmp_path)
    await ask_and_hear(tmp_path)
    await packet_and_entry(tmp_path)
    await receipt_and_reminder(tmp_path)
    await upload_and_thanks(tmp_path)
    letter = the_letter(tmp_path, "2026-07-31")
    k = EventKind
    assert [(event.kind, event.on.isoformat()[5:]) for event in letter.events] == [
        (k.ASKED, "07-01"),
        (k.AGREED, "07-01"),
        (k.PACKET_SENT, "07-02"),
        (k.CONFIRMED, "07-02"),
        (k.REQUESTED, "07-02"),
        (k.RECEIPT_CONFIRMED, "07-07"),
        (k.REMINDED, "07-15"),
        (k.UPLOADED, "07-22"),
        (k.AVAILABLE, "07-30"),
        (k.THANKED, "07-30"),
    ]
    assert letter.events[0].how is Channel.IN_PERSON
    assert letter.events[1].promised_on == date(2026, 7, 24)
    assert letter.stated_deadline == date(2026, 7, 24)
    assert letter.waived is True
