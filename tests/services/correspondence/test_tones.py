"""How formally a person is written to is remembered, privately, until it is changed."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.tones import Tone
from lorapp.paths import Paths
from lorapp.services.correspondence import Correspondence
from lorapp.services.correspondence.tones import ENTRIES_MAX, Tones

Desk = Callable[..., Correspondence]


def test_a_tone_is_kept_for_its_person_alone(tmp_path: Path) -> None:
    tones = Tones(Paths(tmp_path / "home"))
    assert tones.of("B-M3") is Tone.FORMAL
    tones.keep("B-M3", Tone.WARM)
    assert Tones(Paths(tmp_path / "home")).of("B-M3") is Tone.WARM
    assert tones.of("B-M2") is Tone.FORMAL
    assert stat.S_IMODE((tmp_path / "home" / "tones.json").stat().st_mode) == 0o600


def test_what_is_already_kept_is_not_written_again(tmp_path: Path) -> None:
    tones = Tones(Paths(tmp_path / "home"))
    tones.keep("B-M3", Tone.FORMAL)
    assert not (tmp_path / "home").exists()


def test_the_oldest_are_forgotten_first(tmp_path: Path) -> None:
    tones = Tones(Paths(tmp_path))
    tones.keep("first", Tone.WARM)
    entries = ", ".join(f'"M{number}": "warm"' for number in range(ENTRIES_MAX))
    (tmp_path / "tones.json").write_text('{"version": 1, "tones": {' + entries + "}}")
    tones.keep("newest", Tone.FRIENDLY)
    assert (tones.of("M0"), tones.of("M1")) == (Tone.FORMAL, Tone.WARM)
    assert tones.of("newest") is Tone.FRIENDLY


@pytest.mark.parametrize("raw", [b"", b"[1]", b"{", b"\xff", b'{"tones": {"B-M3": "rude"}}'])
def test_whatever_lies_there_instead_makes_everybody_formal(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "tones.json").write_bytes(raw)
    assert Tones(Paths(tmp_path)).of("B-M3") is Tone.FORMAL


def test_the_next_message_begins_in_the_tone_of_the_last(
    tmp_path: Path, desk: Desk, midseason: SeasonFile
) -> None:
    opened = Correspondence(desk(midseason)._unit, Paths(tmp_path))
    opened.keep_tone("B-M3", Tone.FRIENDLY)
    thanks = opened.draft(DraftKind.THANKS, "B-L3")
    assert (thanks.tone, thanks.variant) == (Tone.FRIENDLY, "rotation/friendly")
    assert opened.draft(DraftKind.ASK, "B-L3").variant.startswith("email/friendly/")
    assert opened.draft(DraftKind.THANKS, "B-L3", variant="replace/formal").tone is Tone.FORMAL
    assert opened.draft(DraftKind.THANKS, "B-L2").tone is Tone.FORMAL
    assert opened.touch("B-M3").body.startswith("Hello Dr. Umetani,")
