"""Pasted pages of a portal: several layouts, and what is not known is never guessed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.placing.portal.portal_text import Seen, parse
from lorapp.domain.placing.portal.portal_words import Shown, plain
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import K, ev, letter, mentor, program, record, situation

CAME = (ev(K.UPLOADED, "7-6"),)
WRITERS = (
    mentor("M1", "Dr. Ada Winter", title="Attending", institution="Harbor Clinic"),
    mentor("M2", "Prof. Bertha Winter"),
    mentor("M3", "Dr. José O'Brien-Lund"),
    mentor("M4", "Cloud"),
    mentor("M5", "Dr. Iris Twofold"),
    mentor("M6", "Dr. Nils Letterless"),
)
PROGRAMS = (
    program("P1", name="Saint Orla Neurology", specialty="neurology", city="Orla", state="MI"),
    program("P2", name="Saint Orla IM", nrmp_code="1234140C0", acgme_id="1403521001"),
    program("P3", name="Quarry Bend Family Medicine Residency Program"),
    program("P4", name="Twin Peaks IM", nrmp_code="2000140C0"),
    program("P5", name="Twin Peaks IM", nrmp_code="2000140P0"),
    program("P6", name="Elsewhere EM", service="residencycas"),
    program("solo", name="Port Solo Neuro"),
    program("P8", name="Cloud City IM"),
)


def page() -> SeasonFile:
    return record(
        letter(*CAME, key="L1", mentor="M1", letter_id="LID-55-22"),
        letter(*CAME, key="L2", mentor="M2"),
        letter(*CAME, key="L3", mentor="M3"),
        letter(*CAME, key="L4", mentor="M4"),
        letter(*CAME, key="L5", mentor="M5", letter_id="AB12"),
        letter(*CAME, key="L6", mentor="M5"),
        letter(*CAME, ev(K.REVOKED, "7-9"), key="L7", mentor="M3", letter_id="1"),
        letter(*CAME, key="L8", mentor="M3", season=2026),
        mentors=WRITERS,
        programs=PROGRAMS,
    )


def read(text: str) -> Seen:
    return parse(text, situation(page()), "eras")


def places(text: str) -> dict[str, tuple[str, ...]]:
    return dict(read(text).programs)


def doubts(text: str) -> list[str]:
    return [line.why for line in read(text).ambiguous]


def strange(text: str) -> list[str]:
    return [line.why for line in read(text).unknown]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Saint Orla Neurology — Letter of Dr Ada Winter (Uploaded)", {"P1": ("L1",)}),
        ("St. Orla Neuro: Winter, Ada - available", {"P1": ("L1",)}),
        ("P2 | B. Winter | processing", {"P2": ("L2",)}),
        ("Saint Orla Internal Medicine Residency Program; O'Brien-Lund", {"P2": ("L3",)}),
        ("1234140C0\tJOSE O’BRIEN-LUND\tAssigned", {"P2": ("L3",)}),
        ("1403521001, Cloud", {"P2": ("L4",)}),
        ("Quarry Bend FM: LID-55-22 assigned", {"P3": ("L1",)}),
        ("Twin Peaks IM 2000140P0: Cloud", {"P5": ("L4",)}),
        ("Port Solo Neurology: Letter AB12 by Dr. Iris Twofold", {"solo": ("L5",)}),
        ("Saint Orla IM: Ada Winter, José O'Brien-Lund, Cloud", {"P2": ("L1", "L3", "L4")}),
        ("Ada Winter: Saint Orla IM; Quarry Bend FM", {"P2": ("L1",), "P3": ("L1",)}),
        ("Saint Orla IM: Ada Winter and Ada Winter", {"P2": ("L1",)}),
        ("Cloud City IM: Ada Winter", {"P8": ("L1",)}),
        ("Saint Orla Neurology (Orla, MI), no letters assigned", {"P1": ()}),
        ("Saint Orla IM — Dr. Ada Winter (not uploaded)", {"P2": ()}),
        ("Saint Orla IM — Dr. Ada Winter: not assigned", {"P2": ()}),
    ],
)
def test_a_line_that_names_program_and_writer_is_understood(
    text: str, held: dict[str, tuple[str, ...]]
) -> None:
    seen = read(text)
    assert dict(seen.programs) == held
    assert not seen.unknown
    assert not seen.ambiguous


BLOCKS = """Program: Saint Orla Neurology
Letters: Ada Winter, O'Brien-Lund

Program: Quarry Bend FM

Dr. Cloud
Uploaded
Prof. Bertha Winter
Not uploaded
Personal statement: PS one
Jose O'Brien-Lund

Not assigned:
Ada Winter (available)
"""
SPACED = "Saint Orla IM\n\nDr. Ada Winter\n\nUploaded\n\nDr. Cloud\n\nProcessing\n"
TABLE = """Program\tLetter\tStatus
Saint Orla IM\tWinter, Ada\tUploaded
\tCloud\tProcessing
Quarry Bend FM\tO'Brien-Lund, José\tUploaded
"""
ANSWERS = """program,author,assigned,uploaded
P1,"Winter, Ada",yes,yes
P1,Cloud,no,yes
P2,"O'Brien-Lund, José",y,
P3,Cloud
"""
BY_WRITER = """Dr. Ada Winter
  Uploaded
  Assigned to: Saint Orla IM; Quarry Bend FM
Prof. Bertha Winter - available
Programs: Saint Orla IM
"""


def test_blocks_tables_and_lists_by_writer_give_the_same_kind_of_answer() -> None:
    blocks = read(BLOCKS)
    assert dict(blocks.programs) == {"P1": ("L1", "L3"), "P3": ("L4", "L3")}
    assert blocks.letters["L2"] is Shown.NOT_UPLOADED
    assert blocks.letters["L1"] is Shown.AVAILABLE
    assert [line.number for line in blocks.unknown] == [10]
    assert places(SPACED) == {"P2": ("L1", "L4")}
    assert read(SPACED).letters == {"L1": Shown.UPLOADED, "L4": Shown.PROCESSING}
    assert places(TABLE) == {"P2": ("L1", "L4"), "P3": ("L3",)}
    answers = read(ANSWERS)
    assert dict(answers.programs) == {"P1": ("L1",), "P2": ("L3",), "P3": ("L4",)}
    assert answers.letters["L1"] is Shown.UPLOADED
    assert places(BY_WRITER) == {"P2": ("L1", "L2"), "P3": ("L1",)}


def test_a_line_nobody_knows_is_shown_with_its_number() -> None:
    seen = read("\nWelcome back\nPage 2 of 4\nSaint Orla IM: Ada Winter, Wanda Nobody\n")
    assert [(line.number, line.why) for line in seen.unknown] == [
        (2, "It names nobody you know."),
        (4, "Not known: Wanda Nobody."),
    ]
    assert dict(seen.programs) == {"P2": ("L1",)}


def test_another_given_name_is_another_person() -> None:
    told = strange("Saint Orla IM: Dr. Zoe Winter (uploaded)")
    known = "Dr. Ada Winter or Prof. Bertha Winter, the writer of this name you know."
    assert told == [f"Dr Zoe Winter is not {known}"]
    assert strange("Saint Orla IM: Winter, Zoe")
    assert places("Saint Orla IM: Dr. Zoe Winter") == {"P2": ()}
    assert strange("Nils Letterless: uploaded") == [
        "Dr. Nils Letterless has no letter in this portal."
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Saint Orla IM: Dr. Winter", "It can be the letter of Dr. Ada Winter or Prof. Bertha"),
        ("Saint Orla IM: Dr. Twofold", "Dr. Iris Twofold has 2 letters here."),
        ("Twin Peaks IM: Cloud", "Two of your programs have this name"),
        ("Saint Orla IM, Quarry Bend FM: Cloud, Ada Winter", "several programs and several"),
        ("Saint Orla IM\nSomewhere Else EM\nCloud", "a program that is not known"),
        ("Saint Orla IM: Ada Winter\nSomewhere EM\tCloud\tUploaded", "a program that is not known"),
    ],
)
def test_what_can_mean_two_things_counts_as_neither(text: str, why: str) -> None:
    assert why in doubts(text)[0]
    seen = read(text)
    assert not any("L4" in held for held in seen.programs.values())


def test_a_name_in_running_text_is_no_writer() -> None:
    assert read("Saint Orla IM opens its cloud storage in winter").programs == {"P2": ()}
    assert not read("Saint Orla IM opens its cloud storage in winter").letters


def test_letters_by_themselves_belong_to_no_program() -> None:
    text = "Saint Orla IM: Ada Winter\n\nMy letters\nCloud (processing)\n"
    assert places(text) == {"P2": ("L1",)}
    assert read(text).letters["L4"] is Shown.PROCESSING
    again = "Saint Orla IM\nAll letters\nCloud\nUploaded letters:\nAda Winter\n"
    assert places(again) == {"P2": ()}
    assert set(read(again).letters) == set()


def test_a_block_goes_on_after_a_blank_line_until_it_has_letters() -> None:
    text = (
        "Saint Orla IM (applied 21 Sep)\n\nAda Winter\n\nCloud - uploaded\n\nSaint Orla Neurology\n"
    )
    assert places(f"{text}Letters: none\n") == {"P2": ("L1",), "P1": ()}
    assert read(text).letters["L4"] is Shown.UPLOADED


def test_states_stand_before_or_behind_a_name() -> None:
    text = "Saint Orla IM: processing Ada Winter, Cloud (uploaded), Bertha Winter"
    assert read(text).letters == {
        "L1": Shown.PROCESSING,
        "L4": Shown.UPLOADED,
        "L2": Shown.PROCESSING,
    }
    assert read("Assigned letters, Saint Orla IM: Cloud").letters == {"L4": Shown.ASSIGNED}
    both = "Cloud (processing)\nSaint Orla IM: Cloud (assigned)"
    assert read(both).letters == {"L4": Shown.PROCESSING}
    assert read("Cloud not assigned").letters == {"L4": Shown.UNASSIGNED}


def test_an_applicant_without_names_of_their_own_reads_nothing() -> None:
    bare = replace(page(), programs=(), letters=())
    assert parse(BLOCKS, situation(bare), "eras").is_empty
    assert not read(BLOCKS).is_empty
    assert plain("Zoë’s") == "zoes"


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            [*BLOCKS.splitlines(), *TABLE.splitlines(), *ANSWERS.splitlines(), "Dr.", ",;|", "-"]
        )
        | st.text(max_size=20),
        max_size=8,
    )
)
def test_any_text_is_read_without_inventing_anybody(lines: list[str]) -> None:
    seen = read("\n".join(lines))
    known = {item.key for item in page().letters}
    assert set(seen.programs) <= {item.key for item in PROGRAMS}
    assert {key for held in seen.programs.values() for key in held} | set(seen.letters) <= known
