"""What stands outside the rules a second time says the same as they do.

A record is also checked where no rules are read, and the pages for writers are whole texts.
"""

import re
from pathlib import Path

import pytest

import lorapp
from lorapp.domain.checks import cap_of_service
from lorapp.domain.leaf_names import SERVICES
from lorapp.domain.rulebook import Rulebook
from lorapp.domain.soap.limits import most_applications
from lorapp.services.rules.rulebook import load_rulebook
from tests.domain.engine.builders import record

BARE, WHOLE = record(rulebook=Rulebook()), record(rulebook=load_rulebook())
SIZE = re.compile(r"(\d+) MB")
UPLOADING = sorted((Path(lorapp.__file__).parent / "templates").glob("upload-*.txt"))


@pytest.mark.parametrize("service", SERVICES)
def test_a_program_takes_as_many_letters_without_rules_as_with_them(service: str) -> None:
    assert cap_of_service(BARE, service) == cap_of_service(WHOLE, service)


def test_soap_takes_as_many_applications_without_rules_as_with_them() -> None:
    assert most_applications(BARE) == most_applications(WHOLE)


@pytest.mark.parametrize(
    "text",
    [
        *(page.read_text("utf-8") for page in UPLOADING),
        WHOLE.rulebook.portals["eras"].file,
    ],
    ids=[*(page.stem for page in UPLOADING), "the rule of the portal"],
)
def test_the_size_a_writer_is_told_is_the_one_a_file_is_measured_by(text: str) -> None:
    most = WHOLE.rulebook.number("file_max_kilobytes") // 1024
    assert {int(size) for size in SIZE.findall(text)} == {most}
