"""The packet: what is there, what is missing, and nothing that others saw."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.record import Delivery, Form
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import Document, Statement
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError
from lorapp.services.correspondence import Correspondence, mail
from lorapp.services.correspondence.packets import ItemState, Packet

Desk = Callable[..., Correspondence]
Change = Callable[..., SeasonFile]


def note(packet: Packet, name: str) -> str:
    return next(item.note for item in packet.items if item.name == name)


def test_at_a3_the_packet_lacks_the_statement_and_suggests_a_deadline(
    desk: Desk, planner: SeasonFile
) -> None:
    packet = desk(planner).packet("A-L1")
    assert packet.missing == ("personal statement",)
    assert {"CV", "moments", "rotation facts"} <= set(packet.present)
    assert note(packet, "moments").startswith("3 this writer saw")
    assert packet.deadline == date(2026, 12, 18)
    assert not packet.deadline_is_stated
    assert packet.deadline_note == "Suggested: 21 days after the rotation ends."


def test_a_statement_of_the_right_specialty_completes_it(desk: Desk, planner: SeasonFile) -> None:
    wrong = Statement(key="PS-FM", specialty="family-medicine")
    right = Statement(key="PS-IM", specialty="internal-medicine", version="2")
    assert desk(replace(planner, statements=(wrong,))).packet("A-L1").missing
    packet = desk(replace(planner, statements=(right, wrong))).packet("A-L1")
    assert not packet.missing
    assert not packet.findings
    assert note(packet, "personal statement") == "Internal medicine statement, version 2"
    paper = Document(kind="statement", ready_on=date(2026, 11, 20))
    packet = desk(replace(planner, documents=(paper,))).packet("A-L1")
    assert note(packet, "personal statement") == "ready Fri 20 Nov"


def test_a_document_not_ready_yet_is_missing(desk: Desk, planner: SeasonFile) -> None:
    later = Document(kind="cv", ready_on=date(2026, 12, 1))
    packet = desk(replace(planner, documents=(later, Document(kind="cv")))).packet("A-L1")
    assert "CV" in packet.missing


def test_moments_and_rotation_that_are_missing_are_named(
    desk: Desk, planner: SeasonFile, with_letter: Change
) -> None:
    file = with_letter(replace(planner, moments=planner.moments[:1]), "A-L1", rotation=None)
    packet = desk(file).packet("A-L1")
    assert packet.missing == ("personal statement", "moments", "rotation facts")
    assert note(packet, "moments") == "1 of 3 noted that this writer saw."


def test_many_moments_ask_for_a_choice(desk: Desk, planner: SeasonFile) -> None:
    many = tuple(
        WitnessedMoment(key=f"M{n}", on=date(2026, 11, 10), mentor="A-M1", text="x")
        for n in range(6)
    )
    packet = desk(replace(planner, moments=many)).packet("A-L1")
    assert note(packet, "moments") == "6 this writer saw. Pick the best 5."


def test_what_others_saw_never_goes_to_this_writer(desk: Desk, planner: SeasonFile) -> None:
    other = WitnessedMoment(
        key="A-E9", on=date(2026, 11, 10), mentor="A-M2", text="Seen by another."
    )
    future = WitnessedMoment(key="A-E8", on=date(2026, 12, 10), mentor="A-M1", text="Later.")
    empty = WitnessedMoment(key="A-E7", on=date(2026, 11, 10), mentor="A-M1")
    file = replace(planner, moments=(*planner.moments, other, future, empty))
    opened = desk(file)
    assert opened.packet("A-L1").hidden == 1
    sheet = opened.fact_sheet("A-L1")
    assert "Seen by another." not in sheet
    assert "Later." not in sheet
    assert "Led the handover." in sheet


def test_the_fact_sheet_has_facts_and_no_sentence_in_the_writers_voice(
    desk: Desk, planner: SeasonFile
) -> None:
    sheet = desk(planner).fact_sheet("A-L1")
    assert sheet.startswith("Facts for Dr. Harlan Quistgaard, from Mirela Vantu\n")
    assert "2 to 27 November, 35 hours a week" in sheet
    assert "observership, observation only, inpatient" in sheet
    assert "What you told me\n- Speak up to families.\n" in sheet
    assert "precision, teamwork" in sheet
    assert "By Friday 18 December." in sheet
    assert "\n\n\n" not in sheet
    assert "recommend" not in sheet


def test_a_stay_without_a_place_leaves_the_place_out(desk: Desk, planner: SeasonFile) -> None:
    rotations = tuple(replace(rotation, site=None) for rotation in planner.rotations)
    opened = desk(replace(planner, rotations=rotations))
    sheet = opened.fact_sheet("A-L1")
    assert "Where and when\n2 to 27 November, 35 hours a week\n" in sheet
    assert "[[where" not in sheet
    (stay,) = (item for item in opened.packet("A-L1").items if item.name == "rotation facts")
    assert stay.note == "2 to 27 November"


def test_a_fact_sheet_of_a_general_letter_says_so(desk: Desk, midseason: SeasonFile) -> None:
    sheet = desk(midseason).fact_sheet("B-L2")
    assert 'entered as "General"' in sheet
    assert "What you saw" not in sheet.replace("What you saw yourself", "")


def test_a_theme_and_a_pasted_statement_are_looked_over_like_a_moment(
    desk: Desk, planner: SeasonFile, with_letter: Change
) -> None:
    theme = "calm with Mr. Hollis"
    text = "Mrs. Hollis, MRN 4417723, taught me patience."
    pasted = Statement(key="PS", specialty="internal-medicine", version="1", text=text)
    named = with_letter(planner, "A-L1", proves=(theme,))
    opened = desk(replace(named, statements=(pasted,)))
    assert [key for key, _ in opened.packet("A-L1").findings] == [theme, "PS"]
    with pytest.raises(RefusedError, match=r"Mr\. Hollis"):
        opened.fact_sheet("A-L1")
    assert theme in opened.fact_sheet("A-L1", keep=(theme, "PS"))


def test_patterns_block_packet_and_sheet_until_kept_on_purpose(
    desk: Desk, planner: SeasonFile
) -> None:
    named = replace(planner.moments[0], text="Helped Mr. Hollis.")
    opened = desk(replace(planner, moments=(named, *planner.moments[1:])))
    draft = opened.draft(DraftKind.PACKET, "A-L1")
    assert '"Mr. Hollis" may point to a patient.' in draft.concerns
    ready = opened.edited(draft, draft.subject, draft.body.replace("[[", "").replace("]]", ""))
    with pytest.raises(RefusedError, match=r'A-E1: "Mr. Hollis" \(name\)'):
        opened.check_ready(ready)
    with pytest.raises(RefusedError, match="keep them on purpose"):
        opened.fact_sheet("A-L1")
    opened.check_ready(ready, keep={"A-E1"})
    assert "Mr. Hollis" in opened.fact_sheet("A-L1", keep={"A-E1"})
    assert not opened.packet("A-L1", keep={"A-E1"}).findings
    assert opened.packet("A-L1").findings[0][0] == "A-E1"


def test_the_deadline_says_where_it_comes_from(
    desk: Desk, midseason: SeasonFile, planner: SeasonFile, with_letter: Change
) -> None:
    told = desk(midseason).packet("B-L3")
    assert (told.deadline, told.deadline_is_stated) == (date(2026, 9, 18), True)
    assert told.deadline_note == "The day you told the writer."
    loose = desk(with_letter(planner, "A-L1", rotation=None)).packet("A-L1")
    assert loose.deadline_note == "Suggested: the last safe day before programs read."
    none = replace(planner, rulebook=replace(planner.rulebook, seasons={}))
    lost = desk(with_letter(none, "A-L1", rotation=None)).packet("A-L1")
    assert lost.deadline is None
    assert lost.deadline_note == "No day is known that the letter is needed on."


def test_the_request_is_never_missing_before_its_time(
    desk: Desk, midseason: SeasonFile, planner: SeasonFile, with_letter: Change
) -> None:
    assert note(desk(midseason).packet("B-L3"), "request") == "The portal wrote on 10 Aug."
    form = with_letter(planner, "A-L1", channel=Delivery.FORM)
    states = {item.name: item.state for item in desk(form).packet("A-L1").items}
    assert states["request"] is ItemState.LATER
    assert states["waiver decision"] is ItemState.LATER
    given = with_letter(form, "A-L1", letter_id="LID-1", waived=False)
    packet = desk(given).packet("A-L1")
    assert note(packet, "request") == "Form with letter ID LID-1."
    assert "waiver decision" not in {item.name for item in packet.items}


@pytest.mark.parametrize(
    ("specialty", "service", "missing"),
    [
        ("internal-medicine", None, True),
        ("dermatology", None, False),
        ("emergency-medicine", "residencycas", False),
    ],
)
def test_a_standardized_form_is_attached_unless_the_portal_has_it(
    desk: Desk,
    midseason: SeasonFile,
    with_letter: Change,
    specialty: str,
    service: str | None,
    missing: bool,
) -> None:
    file = with_letter(
        midseason, "B-L3", specialty=specialty, service=service, form=Form.STANDARDIZED
    )
    packet = desk(file).packet("B-L3")
    form = packet.items[-1]
    assert (form.state is ItemState.MISSING) == missing


def test_the_upload_guide_fits_platform_season_and_channel(
    desk: Desk, midseason: SeasonFile, with_letter: Change
) -> None:
    def guide(service: str, season: int, channel: Delivery | None) -> str:
        file = with_letter(midseason, "B-L3", service=service, season=season, channel=channel)
        return desk(file).guide_for("B-L3")

    portal = guide("eras", 2027, Delivery.PORTAL)
    assert "secure link" in portal
    assert "Dear Program Director" in portal
    assert "[[" not in portal
    assert guide("eras", 2027, None) == portal
    form = guide("eras", 2026, Delivery.FORM)
    assert "AAMC Letter of Recommendation Portal" in form
    assert "some pages still name the form" not in form
    assert "some pages still name the form" in guide("eras", 2027, Delivery.FORM)
    cas = guide("residencycas", 2027, Delivery.PORTAL)
    assert "applicantsupport@residencycas.com" in cas
    assert "not verified" in guide("sf-match", 2027, Delivery.PORTAL)
    for text in (portal, form, cas):
        assert "seen 22 Nov 2026" in text
        assert "\n\n\n" not in text


def test_the_guide_of_a_letter_carries_its_own_facts(
    desk: Desk, midseason: SeasonFile, with_letter: Change
) -> None:
    text = desk(midseason).guide_for("B-L3")
    assert "For Dr. Priscilla Umetani, letter for Samir Daghlani" in text
    assert "I have waived my right" in text
    pilot = with_letter(midseason, "B-L3", specialty="urology", form=Form.STANDARDIZED)
    assert "a form inside the portal" in desk(pilot).guide_for("B-L3")
    early = with_letter(midseason, "B-L3", waived=False, season=2026, channel=Delivery.FORM)
    assert "[[the letter ID on the request form]]" in desk(early).guide_for("B-L3")


def test_a_packet_mail_is_saved_with_its_sheet(
    desk: Desk, midseason: SeasonFile, tmp_path: Path
) -> None:
    opened = desk(midseason, date(2026, 11, 23))
    draft = opened.draft(DraftKind.PACKET, "B-L3")
    sheet = opened.fact_sheet("B-L3")
    path = mail.save_eml(draft, tmp_path / "packet.eml", {"Facts.txt": sheet})
    assert path.read_bytes() == mail.eml(draft, {"Facts.txt": sheet}) or b"Facts.txt" in (
        path.read_bytes()
    )
    assert mail.mailto(draft).startswith("mailto:p.umetani@example.org?")
