from dataclasses import replace

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.programs import Program
from lorapp.errors import LorError
from tests.conftest import a_beginning


def test_a_record_begins_with_the_applicant_and_once_only(services: Services) -> None:
    assert services.unit.is_empty()
    services.profile.start(a_beginning().applicant)
    assert services.unit.file().applicant.name == "Samir Daghlani"
    with pytest.raises(LorError, match="belongs to Samir Daghlani"):
        services.profile.start(a_beginning().applicant)


def test_the_applicants_facts_change_and_undo_brings_them_back(begun: Services) -> None:
    begun.profile.change(replace(begun.unit.file().applicant, season=2028))
    assert begun.unit.file().applicant.season == 2028
    begun.history.undo()
    assert begun.unit.file().applicant.season == 2027


def test_what_was_sent_stays_in_its_season_when_the_applicant_goes_on(begun: Services) -> None:
    applied_on = begun.unit.today()
    begun.programs.add(Program(key="P1", name="Orla Falls IM", applied_on=applied_on))
    begun.programs.add(Program(key="P2", name="Bend IM"))
    begun.profile.change(replace(begun.unit.file().applicant, season=2028))
    file = begun.unit.file()
    assert [file.program_season(program) for program in file.programs] == [2027, 2028]
    begun.history.undo()
    assert begun.unit.file().program("P1").season is None
