from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.mentors import EmailAddress, Helper, Mentor, Role
from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Rulebook, Specialty
from lorapp.domain.values import NOT_GIVEN
from lorapp.domain.vcards.card import Card, Kind
from lorapp.domain.vcards.joining import LEFT_OUT, NEW, Fate, Joined, join
from lorapp.domain.vcards.outgoing import cards, helper_uid, mentor_uid
from lorapp.domain.vcards.reading import cards_of
from lorapp.domain.vcards.writing import written
from tests.conftest import a_beginning

TODAY = date(2026, 11, 22)
PLACE = "Tern Harbor Hospital"


def mail(address: str, *, current: bool | None = None) -> EmailAddress:
    return EmailAddress(address=address, current=current)


def mentor(key: str, name: str, *emails: str, **more: Any) -> Mentor:  # noqa: ANN401
    addresses = tuple(mail(address) for address in emails) or NOT_GIVEN
    return Mentor(key=key, name=name, emails=addresses, **more)


def record(*mentors: Mentor) -> SeasonFile:
    return replace(a_beginning(), mentors=mentors)


def card(name: str, *emails: str, number: int = 1, **more: Any) -> Card:  # noqa: ANN401
    return Card(number=number, name=name, emails=emails, **more)


def joined(file: SeasonFile, *found: Card, **choices: str) -> Joined:
    return join(file, found, {int(n.removeprefix("card")): c for n, c in choices.items()})


WINTER = mentor("M1", "Dr. Ada Winter", "ada@example.org", institution=PLACE)


@pytest.mark.parametrize(
    ("found", "fate", "reason"),
    [
        (card("Ada Winter", "ADA@example.org"), Fate.SKIP, "the same address; all of it is there"),
        (card("Winter, Ada, MD"), Fate.SKIP, "the same name; all of it is there"),
        (card("A. Winter", "ada@example.org"), Fate.SKIP, "the same address"),
        (card("Àda WINTER", "new@example.org"), Fate.MERGE, "the same name"),
        (card("Ada Winter", "x@example.org", institution="Elsewhere"), Fate.UNSURE, "and place"),
        (card("A. Winter"), Fate.UNSURE, r"could be Dr. Ada Winter \(a similar name\)"),
        (card("Bo Summer", "ada@example.org"), Fate.UNSURE, "but another name"),
        (card("Bo Summer"), Fate.NEW, "nobody like this is known"),
        (card(""), Fate.SKIP, "it has no name"),
        (card("Writers", kind=Kind.GROUP), Fate.SKIP, "a group, not a person"),
        (card("Tern Harbor", kind=Kind.PLACE), Fate.SKIP, "a place, not a person"),
        (card("Daghlani, Samir"), Fate.SKIP, "this is you"),
    ],
)
def test_a_card_is_new_merged_left_out_or_unsure_with_its_reason(
    found: Card, fate: Fate, reason: str
) -> None:
    entry = joined(record(WINTER), found).entries[0]
    assert entry.fate is fate
    assert reason.replace("\\", "") in entry.reason


def test_gaps_are_filled_and_what_is_there_stays_and_is_named() -> None:
    file = record(replace(WINTER, title="Attending", phone="+1 555 010 0199", notes="Kind."))
    full = card(
        "Ada Winter",
        "ada@example.org",
        "second@example.org",
        title="Chief",
        institution="tern harbor HOSPITAL",
        role="Program Director",
        phones=("+1 (555) 010-0199",),
        categories=("Neurology", "friends"),
        note="Other words.",
    )
    file = replace(file, rulebook=neurology())
    entry = joined(file, full).entries[0]
    after = joined(file, full).mentors[0]
    assert entry.adds == (
        "role program director",
        "specialty neurology",
        "e-mail second@example.org",
    )
    assert entry.stays == (
        "title Attending, the card says Chief",
        "your note; the card has another",
    )
    assert (after.title, after.role, after.specialty) == (
        "Attending",
        Role.PROGRAM_DIRECTOR,
        "neurology",
    )
    assert after.email == "ada@example.org"
    assert after.notes == "Kind."


def neurology() -> Rulebook:
    some: Mapping[str, Any] = dict.fromkeys(Specialty.__dataclass_fields__)
    return Rulebook(specialties={"neurology": Specialty(**{**some, "name": "Neurology"})})


def test_a_role_is_never_guessed() -> None:
    after = joined(record(), card("Bo Summer", role="Chair of things")).mentors[0]
    assert (after.role, after.title) == (None, "Chair of things")


def test_the_address_in_use_stays_in_use_and_a_first_one_becomes_it() -> None:
    old = replace(WINTER, emails=(mail("old@example.org", current=False),))
    after = joined(record(old), card("Ada Winter", "a@example.org", "b@example.org")).mentors[0]
    assert after.email == "a@example.org"
    assert [one.current for one in after.emails] == [False, True, None]
    note = joined(record(WINTER), card("Ada Winter", note="Writes at night.")).mentors[0]
    assert note.notes == "Writes at night."


def test_two_who_fit_equally_well_are_for_the_applicant_to_tell() -> None:
    twins = record(WINTER, replace(WINTER, key="M2"))
    found = card("Ada Winter", "ada@example.org")
    entry = joined(twins, found).entries[0]
    assert entry.fate is Fate.UNSURE
    assert [one.id for one, _ in entry.candidates] == ["M1", "M2"]
    shared = record(WINTER, mentor("M2", "Bo Summer", "office@example.org"))
    office = card("Ada Winter", "office@example.org")
    assert joined(shared, office).entries[0].fate is Fate.UNSURE


def test_what_was_chosen_holds() -> None:
    file = record(WINTER)
    unsure = card("A. Winter", "new@example.org")
    merged = joined(file, unsure, card1="M1")
    assert (merged.entries[0].fate, merged.entries[0].reason) == (Fate.MERGE, "you chose so")
    assert "name Dr. Ada Winter, the card says A. Winter" in merged.entries[0].stays
    assert len(joined(file, unsure, card1=NEW).mentors) == 2
    assert joined(file, unsure, card1=LEFT_OUT).entries[0].fate is Fate.SKIP
    nobody = joined(file, card("Bo Summer"), card1="card 9").entries[0]
    assert (nobody.fate, nobody.reason) == (Fate.UNSURE, "nobody to merge it with is left")


def test_cards_of_one_person_in_one_file_become_one_mentor_with_the_next_key() -> None:
    found = joined(
        record(WINTER),
        card("Bo Summer", "bo@example.org"),
        card("Summer, Bo", number=2, phones=("+1555",)),
        card("B. Summer", "bo@example.org", number=3, title="Chair"),
    )
    assert [entry.fate for entry in found.entries] == [Fate.NEW, Fate.MERGE, Fate.MERGE]
    assert found.count(Fate.MERGE) == 2
    new = found.mentors[1]
    assert (new.key, new.phone, new.title) == ("M2", "+1555", "Chair")


def test_our_own_card_is_known_by_its_identity_even_renamed() -> None:
    file = record(WINTER)
    uid = mentor_uid(file, "M1")
    assert joined(file, card("A. W. Winters", uid=uid)).entries[0].fate is Fate.UNSURE
    assert joined(file, card("A. Winter", uid=uid, phones=("+1",))).entries[0].reason == (
        "our own card"
    )
    other = joined(file, card("Bo Summer", uid=uid)).entries[0]
    assert "our own card, but another name" in other.reason
    comma = record(replace(WINTER, name="MD, X"))
    own = cards_of(written(cards(comma, TODAY))).cards
    assert join(comma, own, {}).entries[0].fate is Fate.SKIP


def test_assistants_go_out_as_cards_and_come_back_to_their_doctor() -> None:
    helper = Helper(name="Pat Roe", role="Coordinator", email="pat@example.org")
    file = record(replace(WINTER, helpers=(helper, Helper(name="pat roe"))))
    own = cards(file, TODAY)
    assert [one.name for one in own] == ["Dr. Ada Winter", "Pat Roe"]
    assert own[1].note == "Assistant of Dr. Ada Winter."
    assert own[1].uid == helper_uid(own[0].uid, "Pat Roe")
    assert join(file, [replace(one, number=n) for n, one in enumerate(own)], {}).mentors == (
        file.mentors
    )
    elsewhere = cards_of(written(reversed(own))).cards
    after = join(record(), elsewhere, {}).mentors
    assert [one.name for one in after] == ["Dr. Ada Winter"]
    assert after[0].helpers == (helper,)


def test_an_assistant_is_completed_by_address_name_or_our_own_card() -> None:
    pat = Helper(name="Pat Roe", email="pat@example.org")
    file = record(replace(WINTER, helpers=(pat, Helper(name="Lee"))))
    assert joined(file, card("Bo Summer")).mentors[-1].name == "Bo Summer"
    by_mail = joined(file, card("P. Roe", "pat@example.org", phones=("+1555",)))
    assert by_mail.entries[0].reason == "an assistant of Dr. Ada Winter"
    assert by_mail.mentors[0].helpers[0].phone == "+1555"
    by_name = joined(file, card("Roe, Pat", title="Coordinator"))
    assert by_name.mentors[0].helpers[0].role == "Coordinator"
    single = record(replace(WINTER, helpers=(Helper(name="Pat"),)))
    note = "Assistant of Dr. Ada Winter.\nKnows all."
    assert joined(single, card("Pat", note=note)).mentors == single.mentors


def test_an_assistant_of_nobody_known_is_a_person_like_others() -> None:
    found = joined(
        record(),
        card("Pat Roe", note="Assistant of Dr. Nobody.\nFriendly."),
        card("Lee Roe", number=2, note="Assistant of Pat Roe."),
    )
    assert [one.name for one in found.mentors] == ["Pat Roe"]
    assert found.mentors[0].notes == "Friendly."
    assert [one.name for one in found.mentors[0].helpers] == ["Lee Roe"]


def test_who_is_not_to_be_contacted_gets_no_card_and_who_left_no_place() -> None:
    file = record(
        replace(WINTER, do_not_contact=True),
        mentor(
            "M2",
            "Bo Summer",
            "not an address",
            institution=PLACE,
            title="Chair",
            left_on=date(2026, 11, 1),
            phone="+1",
            notes="Mine.",
            role=Role.DEPARTMENT_CHAIR,
            specialty="child-neurology",
        ),
    )
    (only,) = cards(file, TODAY)
    assert (only.name, only.institution, only.title, only.note) == ("Bo Summer", "", "", "")
    assert (only.emails, only.role) == ((), "Department chair")
    assert only.categories == ("Child neurology",)
    assert cards(file, TODAY, notes=True)[0].note == "Mine."
    assert cards(file, date(2026, 10, 1))[0].institution == PLACE


def test_who_becomes_known_later_in_the_file_counts_for_earlier_cards_too() -> None:
    note = "Assistant of Bo Summer."
    found = joined(
        record(),
        card("Ada Winter"),
        card("A. Winter", number=2, note=note),
        card("Bo Summer", number=3),
        card("Ada Winter", "a@example.org", number=4),
        card("A. Winter", "a@example.org", number=5, note=note),
    )
    completed = found.entries[4]
    assert (completed.fate, completed.adds) == (
        Fate.MERGE,
        ("more about A. Winter, the assistant",),
    )
    twins = joined(record(), card("Ada Winter"), card("Ada Winter", number=2), card2=NEW)
    assert [entry.fate for entry in twins.entries] == [Fate.NEW, Fate.NEW]


GIVEN = st.sampled_from(["Ada", "A.", "Adá", "Bo", "Pat", ""])
FAMILY = st.sampled_from(
    ["Winter", "Wintr", "Winters", "Summer", "Roe-Winter", "Müller", "Mueller"]
)
NAMES = st.builds("{} {}".format, GIVEN, FAMILY).map(str.strip) | st.builds(
    "{1}, {0}".format, GIVEN, FAMILY
)
MAILS = st.lists(
    st.sampled_from(["a@example.org", "b@example.org", "c@example.org", "D@example.org"]),
    max_size=2,
    unique_by=str.casefold,
).map(tuple)
PLACES = st.sampled_from(["", PLACE, "Elsewhere"])
NOTES = st.sampled_from(["", "Note.", "Assistant of Ada Winter.", "Assistant of Bo Summer."])
CARD = st.builds(
    Card, name=NAMES, emails=MAILS, institution=PLACES, note=NOTES, title=st.sampled_from(["", "T"])
)
MENTOR = st.builds(
    lambda name, mails, place: mentor("M", name, *mails, institution=place or None),
    NAMES,
    MAILS,
    PLACES,
)


@settings(max_examples=120)
@given(st.lists(MENTOR, max_size=3), st.lists(CARD, min_size=1, max_size=6))
def test_the_same_cards_a_second_time_change_nothing(
    mentors: list[Mentor], found: list[Card]
) -> None:
    file = record(*(replace(one, key=f"M{n}") for n, one in enumerate(mentors, start=1)))
    numbered = [replace(one, number=n) for n, one in enumerate(found, start=1)]
    after = replace(file, mentors=join(file, numbered, {}).mentors)
    again = join(after, numbered, {})
    assert again.mentors == after.mentors
    assert not again.count(Fate.NEW)
    assert not again.count(Fate.MERGE)
    assert len({one.key for one in after.mentors}) == len(after.mentors)


@settings(max_examples=50)
@given(st.lists(MENTOR, min_size=1, max_size=4))
def test_our_own_export_taken_back_changes_nothing(mentors: list[Mentor]) -> None:
    file = record(*(replace(one, key=f"M{n}") for n, one in enumerate(mentors, start=1)))
    own = cards_of(written(cards(file, TODAY))).cards
    assert join(file, own, {}).mentors == file.mentors


def test_an_empty_text_of_an_assistant_is_no_gap_that_our_own_card_fills() -> None:
    file = record(replace(WINTER, helpers=(Helper(name="Pat Roe", role="", email="", phone=""),)))
    own = cards_of(written(cards(file, TODAY))).cards
    assert join(file, own, {}).mentors == file.mentors
