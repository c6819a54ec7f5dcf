"""The commonest writes without a prompt: each one action, told back, and undone."""

import json

import pytest

from tests.cli.conftest import Run

ROTATION = ("add", "rotation", "Larkspur Valley", "--from", "2 nov", "--to", "27 nov")


def test_a_record_is_begun_in_one_line(run: Run) -> None:
    said = run("begin", "Ana Núñez", "--zone", "Africa/Lagos", "--specialty", "im")
    assert said.status == 0
    assert said.out.startswith("Start your record: Ana Núñez, season 2028, Africa/Lagos.")
    told = json.loads(run("export", "json").out)["applicant"]
    assert told["specialties"] == ["internal-medicine"]
    again = run("begin", "Somebody", "--json")
    assert again.status == 1
    assert "already belongs to Ana" in again.err


def test_a_zone_that_is_none_is_refused(run: Run) -> None:
    said = run("begin", "Ana", "--zone", "Lagus")
    assert said.status == 1
    assert "America/New_York" in said.err
    done = json.loads(
        run("begin", "Ana", "--zone", "Africa/Lagos", "--season", "2027", "--json").out
    )
    assert done == {"done": "Start your record", "season": 2027, "zone": "Africa/Lagos"}


@pytest.mark.usefixtures("midseason")
def test_a_rotation_brings_its_mentor_and_its_letter_in_one_action(run: Run) -> None:
    before = run("export", "json").out
    words = ("--kind", "elective", "--specialty", "neuro", "--letter", "yes")
    said = run(*ROTATION, *words, "--new-mentor", "Dr. Ann Roe", "--note", "4 weeks")
    assert (said.status, said.out) == (0, "Add rotation Larkspur Valley (R6).\n")
    told = json.loads(run("export", "json").out)
    stay = told["rotations"][-1]
    assert (stay["starts_on"], stay["ends_on"]) == ("2026-11-02", "2026-11-27")
    assert (stay["country"], stay["specialty"], stay["notes"]) == ("US", "neurology", "4 weeks")
    assert told["mentors"][-1]["institution"] == "Larkspur Valley"
    assert told["letters"][-1]["mentor"] == told["mentors"][-1]["key"] == stay["mentors"][0]
    run("undo")
    assert run("export", "json").out == before


@pytest.mark.usefixtures("midseason")
def test_a_rotation_names_a_mentor_who_is_there(run: Run) -> None:
    run(*ROTATION, "--kind", "observership", "--mentor", "umetani")
    assert json.loads(run("export", "json").out)["rotations"][-1]["mentors"] == ["B-M3"]


@pytest.mark.usefixtures("midseason")
def test_a_mentor_a_letter_and_a_program_are_added_by_name(run: Run) -> None:
    mentor = ("add", "mentor", "Dr. José Núñez", "--role", "attending", "--email", "j@example.org")
    assert json.loads(run(*mentor, "--json").out) == {
        "done": "Add mentor Dr. José Núñez",
        "key": "M6",
        "undoable": True,
    }
    letter = run("add", "letter", "nunez", "--deadline", "+3w", "--chair")
    assert letter.out == "Add letter of Dr. Núñez (L6).\n"
    program = run("add", "program", "Ferry Hill IM", "--until", "1 dec", "--source", "FREIDA")
    assert program.out == "Add program Ferry Hill IM (P11).\n"
    told = json.loads(run("export", "json").out)
    assert told["mentors"][-1]["emails"] == [{"address": "j@example.org", "current": True}]
    added = told["letters"][-1]
    assert (added["specialty"], added["stated_deadline"]) == ("general", "2026-12-13")
    assert added["chair"] is True
    assert told["programs"][-1]["complete_by"] == "2026-12-01"
    assert told["programs"][-1]["seen_on"] == "2026-11-22"


@pytest.mark.usefixtures("midseason")
def test_an_open_position_is_added_with_its_first_day(run: Run) -> None:
    run("add", "program", "Fern Hill IM", "--match", "none", "--first-day", "14 dec")
    made = json.loads(run("export", "json").out)["programs"][-1]
    assert (made["match"], made["starts_on"]) == ("none", "2026-12-14")
    assert run("add", "program", "Other", "--match", "lottery").status == 2


@pytest.mark.usefixtures("midseason")
def test_a_letter_takes_its_specialty_from_the_last_rotation(run: Run) -> None:
    run("add", "letter", "B-M1")
    run("add", "letter", "B-M1", "--rotation", "B-R3", "--for", "general")
    first, second = json.loads(run("export", "json").out)["letters"][-2:]
    assert first["specialty"] == "internal-medicine"
    assert (second["rotation"], second["specialty"]) == ("B-R3", "general")


@pytest.mark.usefixtures("midseason")
def test_a_contact_and_a_moment_are_written_down(run: Run) -> None:
    said = run("contact", "umetani", "--on", "-2d", "--how", "phone", "--note", "Will write.")
    assert said.out == "Log contact with Dr. Umetani (B-M3).\n"
    words = ("--mentor", "umetani", "--theme", "handovers", "--rotation", "B-R1", "--said")
    assert (
        run("moment", "Led the family talk", *words).out == "Add moment Led the family talk (E3).\n"
    )
    told = json.loads(run("export", "json").out)
    assert told["contacts"][-1] == {
        "mentor": "B-M3",
        "on": "2026-11-20",
        "how": "phone",
        "note": "Will write.",
    }
    assert told["moments"][-1]["themes"] == ["handovers"]
    assert told["moments"][-1]["feedback"] is True


@pytest.mark.usefixtures("midseason")
def test_words_that_may_point_to_a_patient_are_kept_only_on_purpose(run: Run) -> None:
    said = run("moment", "Mrs. Smith was calm", "--theme", "handovers")
    assert (said.status, said.out) == (1, "")
    assert '"Mrs. Smith" may point to a patient.' in said.err
    assert run("moment", "Mrs. Smith was calm", "--keep", "--json").status == 0


@pytest.mark.usefixtures("midseason")
def test_steps_sleep_and_are_put_away_by_number_or_words(run: Run) -> None:
    assert run("snooze", "4", "+1d").out == "Snooze: Thank Dr. Devlin-Lind.\n"
    asleep = run("today").out.partition("Asleep: 1\n")[2].splitlines()[0]
    assert asleep.endswith("Thank Dr. Devlin-Lind (B-L2), asleep until Mon 23 Nov, pressing")
    done = json.loads(run("not-needed", "look at the eras", "I look daily", "--json").out)
    assert done["done"] == "Not needed: Look at the ERAS portal"
    assert "Look at the ERAS portal" not in run("today").out
    run("undo")
    assert "Look at the ERAS portal" in run("today").out


@pytest.mark.usefixtures("midseason")
@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((*ROTATION[:-1], "1 nov", "--kind", "elective"), "before the first"),
        ((*ROTATION[:-1], "zzz", "--kind", "elective"), "--to zzz: This is not a day."),
        ((*ROTATION, "--kind", "elective", "--mentor", "zz"), 'no mentor "zz"'),
        (
            (*ROTATION, "--kind", "elective", "--new-mentor", "dr priscilla umetani"),
            "already (B-M3)",
        ),
        (("add", "mentor", " "), "A mentor needs a name."),
        (("add", "mentor", "x" * 501), "at most 500 fit"),
        (("add", "mentor", "Roe", "--email", "roe"), "not an address"),
        (("add", "program", "elmhollow im"), "on record already"),
        (("add", "program", "New", "--specialty", "??"), "no specialty lorapp knows"),
        (("add", "letter", "zz"), 'no mentor "zz"'),
        (("add", "letter", "umetani", "--rotation", "zz"), 'no rotation "zz"'),
        (("contact", "umetani", "--on", "tomorrow"), "has not come yet"),
        (("moment", " "), "Say what happened"),
        (("moment", "Led rounds", "--rotation", "zz"), 'no rotation "zz"'),
        (("snooze", "1", "today"), "a day to come"),
        (("snooze", "99", "+1d"), "numbers the steps 1 to"),
        (("not-needed", "1", " "), "why it is not needed"),
    ],
)
def test_a_refusal_is_a_sentence_and_changes_nothing(
    run: Run, words: tuple[str, ...], says: str
) -> None:
    before = run("history", "--json").out
    said = run(*words)
    assert (said.status, said.out) == (1, "")
    assert says in said.err
    assert run("history", "--json").out == before


@pytest.mark.usefixtures("midseason")
def test_hostile_words_steer_nothing(run: Run) -> None:
    said = run("add", "mentor", "Dr. \x1b[31mRed\u202e [bold]x[/]", "--note", "=cmd()\x07")
    assert said.out == "Add mentor Dr. [31mRed [bold]x[/] (M6).\n"
    assert "\x1b" not in run("contact", "zz\x1b[2J").err
    assert run("moment", "M\u202ers. Smith sat up").status == 1
    told = json.loads(run("export", "json").out)["mentors"][-1]
    assert (told["name"], told["notes"]) == ("Dr. [31mRed [bold]x[/]", "=cmd()")


@pytest.mark.usefixtures("midseason")
def test_a_day_counted_back_is_no_option(run: Run) -> None:
    assert run("log", "B-L3", "spoke", "--on", "-1w", "--how", "phone").status == 0
    assert run("today", "-2d").status == 2


@pytest.mark.usefixtures("planner")
def test_a_confirmed_entry_is_logged_with_what_was_answered_about_the_waiver(run: Run) -> None:
    assert run("log", "A-L1", "agreed").status == 0
    before = run("export", "json").out
    assert "Only `agreed` takes" in run("log", "A-L1", "confirmed", "--promised", "+2w").err
    assert "Only `confirmed` takes --waived." in run("log", "A-L1", "spoke", "--waived", "no").err
    assert run("export", "json").out == before
    assert "is not written down" in run("log", "A-L1", "confirmed").out
    assert run("undo").status == 0
    assert "is not written down" not in run("log", "A-L1", "confirmed", "--waived", "no").out
    letters = json.loads(run("export", "json").out)["letters"]
    assert next(one for one in letters if one["key"] == "A-L1")["waived"] is False


@pytest.mark.usefixtures("midseason")
def test_a_refusal_that_a_note_would_lift_names_its_option(run: Run) -> None:
    assert run("log", "B-L3", "reminded", "--note", "in passing").status == 0
    said = run("log", "B-L3", "reminded")
    assert (said.status, said.out) == (1, "")
    assert said.err.endswith('If it did go out, say why with a note. Add `--note "WHY"`.\n')
    assert run("log", "B-L3", "reminded", "--note", "they asked me to").status == 0
