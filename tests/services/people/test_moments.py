from datetime import date

from lorapp.bootstrap import Services
from lorapp.domain.moments import WitnessedMoment


def test_a_moment_is_kept_named_by_its_text_and_removed(begun: Services) -> None:
    key = begun.moments.new_key()
    seen = WitnessedMoment(key=key, on=date(2026, 11, 20), text="calm in a busy clinic")
    assert key == "E1"
    assert "calm in a busy clinic" in begun.moments.add(seen).label
    assert begun.unit.file().moments == (seen,)
    begun.moments.remove(key)
    bare = WitnessedMoment(key=key, on=date(2026, 11, 20))
    assert begun.moments.add(bare).label.startswith("Add moment")
