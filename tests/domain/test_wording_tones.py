"""Phrases that messages share, in three degrees of formality."""

import pytest

from lorapp.domain.wording.tones import Tone, phrases


@pytest.mark.parametrize("tone", Tone)
def test_every_phrase_is_there_in_every_tone(tone: Tone) -> None:
    found = phrases(tone, to="Dr. Winter", agreed_on="")
    assert "greeting" in found
    assert all(found.values())
    assert all("{" not in phrase for phrase in found.values())
    assert "Dr. Winter," in found["greeting"]


def test_the_day_of_the_yes_is_named_where_it_is_known() -> None:
    for tone in Tone:
        assert " on 24 June" in phrases(tone, to="X", agreed_on="24 June")["thanks_line"]


def test_each_tone_has_phrases_of_its_own() -> None:
    closings = {phrases(tone, to="X", agreed_on="")["closing"] for tone in Tone}
    assert len(closings) == len(Tone)
