"""How every form behaves, shown on the forms themselves over a real store."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from lorapp.bootstrap import Services
from lorapp.domain.mentors import Channel, Contact
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import LetterWanted, RotationKind
from lorapp.domain.values import is_given
from lorapp.errors import InvalidError, RefusedError
from lorapp.screens.forms.base import FormScreen, sentence_of
from lorapp.screens.forms.contact import ContactSheet
from lorapp.screens.forms.letter import LetterSheet
from lorapp.screens.forms.mentor import MentorSheet
from lorapp.screens.forms.moment import MomentSheet
from lorapp.screens.forms.profile import ProfileSheet
from lorapp.screens.forms.rotation import RotationSheet
from lorapp.screens.forms.sheet import Sheet
from lorapp.widgets.fields.field_kinds import Choice
from lorapp.widgets.fields.fields import FieldRow
from tests.kept_forms import kept_forms
from tests.screens.fakes import lines, settle
from tests.screens.real import demo_services, opened, press

HOSTILE = ("Roe [MD]", "[/]", "[@click=app.quit]x[/]", "[bold", "a\\[b]c\\", "שלום", "José 🩺")


async def show(pilot: Pilot[Any], sheet: Sheet) -> FormScreen:
    form = FormScreen(sheet)
    await pilot.app.push_screen(form)
    await settle(pilot)
    return form


async def write(pilot: Pilot[Any], text: str, *then: str) -> None:
    keys = {" ": "space", ";": "semicolon", "@": "at", ".": "full_stop", "+": "plus", ",": "comma"}
    await pilot.press(*(keys.get(sign, sign) for sign in text), *then)
    await settle(pilot)


def row(form: FormScreen, name: str) -> FieldRow:
    return form.query_one(f"#field-{name}", FieldRow)


def fill(form: FormScreen, **texts: str) -> None:
    for name, text in texts.items():
        row(form, name).fill(text)


async def save(pilot: Pilot[Any], form: FormScreen) -> SeasonFile:
    await settle(pilot)
    form.action_save()
    await settle(pilot)
    services: Services = form.services
    return services.unit.file()


async def test_a_rotation_with_a_new_mentor_is_added_by_keys_alone(planner: Services) -> None:
    async with opened(planner) as pilot:
        await show(pilot, RotationSheet())
        await write(pilot, "Elmhollow", "enter", "enter")
        await write(pilot, "7 jun 2027", "enter")
        await write(pilot, "2 jul 2027", "enter", "e", "e", "enter")
        await write(pilot, "IM", "enter", "y", "enter")
        await write(pilot, "Dr. Ann Lee; quist", "enter")
        file = planner.unit.file()
        stay, mentor = file.rotations[-1], file.mentors[-1]
        assert (stay.site, stay.country, stay.specialty) == ("Elmhollow", "US", "internal-medicine")
        assert (stay.starts_on, stay.ends_on) == (date(2027, 6, 7), date(2027, 7, 2))
        assert (stay.kind, stay.letter_wanted) == (RotationKind.EXTERNSHIP, LetterWanted.YES)
        assert (mentor.name, mentor.institution) == ("Dr. Ann Lee", "Elmhollow")
        assert stay.mentors == (mentor.key, "A-M1")
        assert file.letters[-1].mentor == mentor.key
        assert not isinstance(pilot.app.screen, FormScreen)
        planner.history.undo()
        assert planner.unit.file().rotations == file.rotations[:-1]


async def test_a_bad_day_is_answered_under_the_field_and_the_form_stays(planner: Services) -> None:
    async with opened(planner) as pilot:
        form = await show(pilot, RotationSheet())
        row(form, "starts_on").editor.focus()
        await write(pilot, "31 jun", "enter")
        assert row(form, "starts_on").answered == "June has 30 days. Try 30 jun or +2w."
        assert pilot.app.focused is row(form, "starts_on").editor
        await write(pilot, "", "backspace", "backspace", "backspace", "l")
        assert not row(form, "starts_on").is_refused
        fill(form, starts_on="2 nov", ends_on="1 nov", site="Elmhollow", kind="elective")
        await save(pilot, form)
        assert "before the first" in row(form, "ends_on").answered
        assert pilot.app.screen is form


async def test_a_typed_day_is_shown_as_it_is_understood(planner: Services) -> None:
    async with opened(planner) as pilot:
        form = await show(pilot, RotationSheet())
        row(form, "starts_on").editor.focus()
        await write(pilot, "+3w")
        assert row(form, "starts_on").answered == "= Sun 13 Dec 2026, in 21 days"


async def test_a_suggested_day_country_or_specialty_is_typed_over(planner: Services) -> None:
    async with opened(planner) as pilot:
        form = await show(pilot, RotationSheet())
        row(form, "country").editor.focus()
        await write(pilot, "DE", "enter")
        assert row(form, "country").text == "DE"
        await press_again(pilot, form, "starts_on", "2 nov", "9 nov")
        assert row(form, "starts_on").text == "9 nov"
        await press_again(pilot, form, "specialty", "neuro", "internal")
        assert row(form, "specialty").answered == "= Internal medicine"
        await press_again(pilot, form, "site", "Elm", "hollow")
        assert row(form, "site").text == "Elmhollow"


async def press_again(
    pilot: Pilot[Any], form: FormScreen, name: str, first: str, then: str
) -> None:
    """Write into a field, leave it, come back and write again."""
    row(form, name).editor.focus()
    await write(pilot, first, "tab", "shift+tab")
    await write(pilot, then)


async def test_typed_text_survives_leaving_and_is_offered_again(planner: Services) -> None:
    async with opened(planner) as pilot:
        await show(pilot, RotationSheet())
        await write(pilot, "Elm", "escape")
        assert planner.unfinished.load("rotation.new") is not None
        form = await show(pilot, RotationSheet())
        assert row(form, "site").text == "Elm"
        assert any("Here is what you typed before." in line for line in lines(pilot))
        await pilot.click("#afresh")
        await settle(pilot)
        assert row(form, "site").text == ""
        assert planner.unfinished.load("rotation.new") is None
        await pilot.press("escape")


async def test_typed_text_is_kept_while_typing_in_case_the_terminal_closes(
    planner: Services,
) -> None:
    async with opened(planner) as pilot:
        form = await show(pilot, MomentSheet())
        await write(pilot, "Handed over")
        form.keep()
        assert (planner.unfinished.load("moment.new.") or {})["text"] == "Handed over"
        fill(form, text="")
        await settle(pilot)
        form.keep()
        assert planner.unfinished.load("moment.new.") is None


async def test_saving_forgets_the_kept_text(planner: Services) -> None:
    async with opened(planner) as pilot:
        form = await show(pilot, ContactSheet("A-M1"))
        fill(form, note="told the goal")
        form.keep()
        await save(pilot, form)
        assert kept_forms(planner.unfinished) == ()


async def test_a_contact_is_logged_in_three_keys(planner: Services) -> None:
    async with opened(planner) as pilot:
        await show(pilot, ContactSheet("A-M1"))
        await pilot.press("p", "enter")
        await settle(pilot)
        today = date(2026, 11, 22)
        assert planner.unit.file().contacts[-1] == Contact(
            mentor="A-M1", on=today, how=Channel.PHONE
        )
        assert any("takes it back" in line for line in lines(pilot))


async def test_a_contact_without_a_mentor_asks_for_one(planner: Services) -> None:
    async with opened(planner) as pilot:
        form = await show(pilot, ContactSheet())
        await save(pilot, form)
        assert row(form, "mentor").answered == "With is needed."
        fill(form, mentor="noonan")
        file = await save(pilot, form)
        assert file.contacts[-1].mentor == "A-M2"


async def test_a_moment_that_may_name_a_patient_is_kept_only_on_purpose(planner: Services) -> None:
    async with opened(planner) as pilot:
        form = await show(pilot, MomentSheet(mentor="A-M1"))
        before = planner.unit.file().moments
        fill(form, text="Mrs. Miller thanked me for the calm words", themes="teamwork")
        assert (await save(pilot, form)).moments == before
        assert any("may point to a patient" in line for line in lines(pilot))
        await pilot.press("enter")
        await settle(pilot)
        moment = planner.unit.file().moments[-1]
        assert (moment.mentor, moment.rotation, moment.themes) == ("A-M1", "A-R1", ("teamwork",))


async def test_a_moment_can_be_changed(planner: Services) -> None:
    async with opened(planner) as pilot:
        moment = planner.unit.file().moments[0]
        form = await show(pilot, MomentSheet(moment))
        fill(form, themes="", feedback="no")
        changed = (await save(pilot, form)).moments[0]
        assert (changed.themes, changed.feedback, changed.text) == ((), False, moment.text)


async def test_two_addresses_that_differ_are_refused(planner: Services) -> None:
    async with opened(planner) as pilot:
        form = await show(pilot, MentorSheet())
        fill(form, name="Dr. Ann Lee", email="a.lee@example.org", repeated="a.le@example.org")
        await save(pilot, form)
        assert row(form, "repeated").answered.startswith("The two addresses differ.")
        fill(form, repeated="A.Lee@example.org")
        mentor = (await save(pilot, form)).mentors[-1]
        assert mentor.email == "a.lee@example.org"


async def test_a_new_address_keeps_the_old_one(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        mentor = services.unit.file().mentor("B-M3")
        form = await show(pilot, MentorSheet(mentor))
        fill(form, email="new@example.org", repeated="new@example.org", reminders="14, 7")
        fill(form, helper="Pat Roe", helper_email="pat@example.org", knows="granite")
        changed = (await save(pilot, form)).mentor("B-M3")
        assert [(m.address, m.current) for m in changed.emails] == [
            ("p.umetani@example.org", False),
            ("new@example.org", True),
        ]
        assert changed.reminder_wish is not None
        assert changed.reminder_wish.days_before == (14, 7)
        assert changed.helpers[0].email == "pat@example.org"
        assert changed.knows_programs == ("B-P04",)
        again = await show(pilot, MentorSheet(changed))
        fill(again, helper="", helper_email="", knows="", reminders="")
        assert (await save(pilot, again)).mentor("B-M3").helpers == ()


async def test_an_assistant_needs_a_name_and_reminders_need_days(planner: Services) -> None:
    async with opened(planner) as pilot:
        form = await show(pilot, MentorSheet())
        fill(form, name="Dr. Ann Lee", helper_email="pat@example.org", reminders="soon")
        await save(pilot, form)
        assert "days before the deadline" in row(form, "reminders").answered
        fill(form, reminders="7")
        await save(pilot, form)
        assert row(form, "helper").answered == "The assistant's name is needed."


async def test_a_letter_is_planned_and_changed(planner: Services) -> None:
    async with opened(planner) as pilot:
        form = await show(pilot, LetterSheet(mentor="A-M2"))
        assert row(form, "specialty").text == "Family medicine"
        fill(form, proves="teamwork, precision")
        letter = (await save(pilot, form)).letters[-1]
        assert (letter.mentor, letter.rotation, letter.proves) == (
            "A-M2",
            "A-R2",
            ("teamwork", "precision"),
        )
        again = await show(pilot, LetterSheet(letter))
        fill(again, proves="", specialty="general", email="a@b.org", repeated="c@b.org")
        await save(pilot, again)
        assert row(again, "repeated").answered.startswith("The two addresses differ.")
        fill(again, repeated="a@b.org")
        letter = (await save(pilot, again)).letters[-1]
        assert (letter.proves, letter.specialty, letter.email) == ((), "general", "a@b.org")


async def test_a_locked_letter_says_in_the_form_why_it_stays(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        letter = services.unit.file().letter("B-L3")
        form = await show(pilot, LetterSheet(letter))
        fill(form, specialty="general")
        assert (await save(pilot, form)).letter("B-L3") == letter
        assert any("This entry is confirmed" in line for line in lines(pilot))


async def test_the_profile_reads_zones_exams_and_specialties(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        before = services.unit.file().applicant
        form = await show(pilot, ProfileSheet())
        unchanged = await save(pilot, form)
        assert unchanged.applicant == before
        form = await show(pilot, ProfileSheet())
        fill(form, timezone="bucharest", specialties="neuro, IM", exams="OET; 2 nov\nStep 3;;pass")
        fill(form, certified_on="", registered_on="2 oct")
        who = (await save(pilot, form)).applicant
        assert (who.timezone, who.specialties) == (
            "Europe/Bucharest",
            ("neurology", "internal-medicine"),
        )
        assert [(e.name, e.on, e.result) for e in who.exams] == [
            ("OET", date(2026, 11, 2), None),
            ("Step 3", None, "pass"),
        ]
        assert (who.accounts, who.registrations[0].on) == ((), date(2026, 10, 2))


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("timezone", "nowhere", "Write region and city"),
        ("exams", "; 2 nov", "Write an exam as"),
        ("exams", "OET; 31 jun", "June has 30 days"),
        ("specialties", "???", "Write the specialty's name"),
        ("season", "27", "Write a whole number from 1900 to 2200."),
    ],
)
async def test_the_profile_refuses_under_the_field(
    planner: Services, field: str, text: str, said: str
) -> None:
    async with opened(planner) as pilot:
        form = await show(pilot, ProfileSheet())
        fill(form, **{field: text})
        await save(pilot, form)
        assert said in row(form, field).answered


@pytest.mark.parametrize("text", HOSTILE)
async def test_text_of_people_is_kept_and_shown_as_written(planner: Services, text: str) -> None:
    async with opened(planner, (120, 36)) as pilot:
        form = await show(pilot, MentorSheet())
        fill(form, name=text, institution=text, notes=text)
        mentor = (await save(pilot, form)).mentors[-1]
        assert (mentor.name, mentor.institution, mentor.notes) == (text, text, text)
        again = await show(pilot, MentorSheet(mentor))
        assert row(again, "name").text == text
        assert f"Change {text}" in "\n".join(lines(pilot))
        await pilot.press("escape")


async def test_enter_twice_saves_once(planner: Services) -> None:
    async with opened(planner) as pilot:
        form = await show(pilot, ContactSheet("A-M1"))
        before = len(planner.unit.file().contacts)
        form.action_save()
        form.action_save()
        await settle(pilot)
        assert len(planner.unit.file().contacts) == before + 1
        assert len(pilot.app.screen_stack) == 1


async def test_a_guaranteed_letter_brings_the_caution(planner: Services) -> None:
    async with opened(planner) as pilot:
        form = await show(pilot, RotationSheet())
        await pilot.click("#unfold")
        await settle(pilot)
        fill(form, letter_policy="guaranteed")
        await settle(pilot)
        assert "Academic Medicine" in row(form, "letter_policy").answered


@pytest.mark.parametrize("size", [(60, 14), (80, 24), (120, 36), (200, 50)])
async def test_the_whole_form_fits_the_window(planner: Services, size: tuple[int, int]) -> None:
    async with opened(planner, size) as pilot:
        form = await show(pilot, RotationSheet())
        shown = "\n".join(lines(pilot))
        assert "Add a rotation" in shown
        assert "Save" in shown
        assert "Esc back, all kept" in shown
        assert form.query_one("#buttons").region.bottom <= size[1]


def test_hints_and_meanings_fit_on_one_line_of_the_dialog(planner: Services) -> None:
    file = planner.unit.file()
    today = planner.unit.today()
    own_themes = ", ".join(file.themes)
    sheets = (RotationSheet(), ContactSheet(), MomentSheet(), MentorSheet(), LetterSheet())
    for field in [f for sheet in (*sheets, ProfileSheet()) for f in sheet.fields(file, today)]:
        told = [field.hint.replace("`", "") if field.hint != own_themes else ""]
        if isinstance(field.kind, Choice):
            told += [o.meaning for o in field.kind.options if not o.meaning.startswith("!")]
        assert all(len(text) <= 37 for text in told), (field.name, told)
        assert len(field.label) <= 15
    planner.close()


async def test_a_choice_is_turned_by_arrows_letters_and_clicks(planner: Services) -> None:
    async with opened(planner) as pilot:
        form = await show(pilot, RotationSheet())
        kind, wanted = row(form, "kind"), row(form, "letter_wanted")
        kind.editor.focus()
        await press(pilot, "left")
        assert kind.text == "tele"
        await press(pilot, "right", "right")
        assert kind.text == "sub internship"
        await press(pilot, "e", "e", "Q")
        assert kind.text == "externship"
        await press(pilot, "space")
        assert kind.text == "observership"
        await press(pilot, "tab", "tab", "right", "right")
        assert wanted.text == "maybe"
        await press(pilot, "backspace")
        assert wanted.text == ""
        await press(pilot, "left")
        assert wanted.text == "no"
        await pilot.click(wanted.editor)
        assert wanted.text == ""
        assert "unknown" in "\n".join(lines(pilot))
        await pilot.press("escape")


async def test_a_choice_with_nothing_chosen_and_needed_is_refused(planner: Services) -> None:
    async with opened(planner) as pilot:
        form = await show(pilot, RotationSheet())
        fill(form, site="Elmhollow", starts_on="2 nov", ends_on="27 nov")
        await save(pilot, form)
        assert row(form, "kind").answered == "Kind is needed."
        await pilot.press("escape")


async def test_a_rotation_is_changed_and_keeps_a_policy_of_its_own(planner: Services) -> None:
    async with opened(planner) as pilot:
        stay = replace(planner.unit.file().rotations[1], letter_policy="after four weeks")
        planner.rotations.change(stay)
        form = await show(pilot, RotationSheet(stay))
        assert row(form, "letter_policy").text == "after four weeks"
        fill(form, mentors="", hours_per_week="37.5", notes="two\nlines")
        changed = (await save(pilot, form)).rotations_by_key[stay.key]
        assert changed.letter_policy == "after four weeks"
        assert (changed.mentors, changed.hours_per_week, changed.notes) == ((), 37.5, "two\nlines")


async def test_a_rotation_without_mentors_says_nothing_about_them(planner: Services) -> None:
    async with opened(planner) as pilot:
        form = await show(pilot, RotationSheet())
        fill(form, site="Elmhollow", starts_on="2 nov", ends_on="27 nov", kind="elective")
        stay = (await save(pilot, form)).rotations[-1]
        assert not is_given(stay.mentors)


async def test_folded_fields_open_when_they_hold_kept_text_or_a_problem(planner: Services) -> None:
    async with opened(planner) as pilot:
        planner.unfinished.save("rotation.new", {"city": "Elm", "gone": "x"})
        form = await show(pilot, RotationSheet())
        assert form.query_one("#more").has_class("-open")
        await pilot.click("#afresh")
        form.query_one("#more").remove_class("-open")
        fill(form, site="E", starts_on="2 nov", ends_on="2 nov", kind="tele", cost_usd="much")
        await save(pilot, form)
        assert form.query_one("#more").has_class("-open")
        assert "Write a number" in row(form, "cost_usd").answered
        await pilot.press("escape")


async def test_long_moments_are_changed_in_several_lines(planner: Services) -> None:
    async with opened(planner) as pilot:
        moment = replace(planner.unit.file().moments[0], text="one\ntwo")
        planner.moments.change(moment)
        form = await show(pilot, MomentSheet(moment))
        row(form, "text").editor.focus()
        await pilot.press("x", "enter")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert planner.unit.file().moments[0].text == "x\none\ntwo"


def test_problems_are_told_without_the_places_files_name() -> None:
    problem = InvalidError(["moments[3].mentor: there is no mentor.", "odd"], subject="This change")
    assert sentence_of(problem) == "There is no mentor. Odd"
    assert sentence_of(RefusedError("Stay.")) == "Stay."


async def test_a_change_of_goals_names_what_it_leaves_behind_before_it_saves(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        form = await show(pilot, ProfileSheet())
        fill(form, specialties="IM", states="MI, NY", languages="Arabic, English")
        fill(form, budget_usd="2000", in_couple="yes", gaps="2024: waited for a visa")
        before = services.unit.file().applicant
        assert (await save(pilot, form)).applicant == before
        shown = " ".join(" ".join(lines(pilot)).split())
        assert "No longer fits: Ashgrove Regional IM" in shown
        assert "Ctrl+S saves Esc back, all kept" in shown
        who = (await save(pilot, form)).applicant
        assert who.specialties == ("internal-medicine",)
        assert (who.states, who.languages) == (("MI", "NY"), ("Arabic", "English"))
        assert (who.budget_usd, who.in_couple, who.gaps) == (2000, True, "2024: waited for a visa")
        again = await show(pilot, ProfileSheet())
        fill(again, states="", languages="")
        who = (await save(pilot, again)).applicant
        assert (who.states, who.languages) == ((), ())


async def test_a_paste_that_does_not_fit_a_line_says_so_and_what_stood_there_stays(
    demo: Services,
) -> None:
    async with opened(demo) as pilot:
        form = await show(pilot, ContactSheet("B-M1"))
        note = row(form, "note")
        note.editor.focus()
        await pilot.pause()
        await write(pilot, "Ward talk")
        pilot.app.post_message(events.Paste("W" * 10_000))
        await settle(pilot)
        assert note.text == "Ward talk"
        assert "This is too long: 2000" in "\n".join(lines(pilot))
        await pilot.press("x")
        await settle(pilot)
        assert "too long" not in "\n".join(lines(pilot))


async def test_a_line_outside_a_form_says_it_at_the_foot(demo: Services) -> None:
    async with opened(demo) as pilot:
        await pilot.press("4", "slash")
        await settle(pilot)
        pilot.app.post_message(events.Paste("W" * 10_000))
        await settle(pilot)
        assert "This is too long" in "\n".join(lines(pilot))
