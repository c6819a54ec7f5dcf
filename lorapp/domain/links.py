"""Keys used twice, and references that lead nowhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lorapp.domain.arrival.record import MatchOutcome
from lorapp.domain.leaves import shown
from lorapp.domain.letters.record import Letter
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import Invitation
from lorapp.domain.programs import Exclusion, Reservation
from lorapp.domain.record import SeasonFile
from lorapp.domain.soap.record import SoapApplication


@dataclass(frozen=True, slots=True)
class _Link:
    """A reference: where it stands, what it names, the key, and the keys there are."""

    place: str
    noun: str
    key: str | None
    known: Mapping[str, object]


def twice(file: SeasonFile) -> Iterator[str]:
    """Name keys, and records known by what they are of, that stand twice in one list."""
    listed: dict[str, list[str]] = {
        "rotations": [rotation.key for rotation in file.rotations],
        "rotation_applications": [asked.key for asked in file.rotation_applications],
        "mentors": [mentor.key for mentor in file.mentors],
        "moments": [moment.key for moment in file.moments],
        "letters": [letter.key for letter in file.letters],
        "programs": [program.key for program in file.programs],
        "statements": [statement.key for statement in file.statements],
        "criteria": [criterion.key for criterion in file.criteria],
        "soap_applications": [sent.key for sent in file.soap_applications],
    }
    for name, keys in listed.items():
        yield from _repeats(keys, name, "key")
    for name in ("reservations", "exclusions"):
        pairs = [f"{pair.program} and {pair.letter}" for pair in getattr(file, name)]
        yield from _repeats(pairs, name, "")
    whole: dict[str, list[str]] = {
        "reuses": [f"{again.letter} in {again.season}" for again in file.reuses],
        "ranks": [rank.program for rank in file.ranks],
        "soap_plans": [f"{plan.specialty} in {plan.season}" for plan in file.soap_plans],
        "tasks": [f"{task.code} in {task.list} {task.season}" for task in file.tasks],
        "closings": [str(closing.season) for closing in file.closings],
    }
    for name, found in whole.items():
        yield from _repeats(found, name, "")
    yield from _repeats([step.id for step in file.steps], "steps", "id")
    yield from _repeats(list(file.themes), "themes", "")


def _repeats(keys: Sequence[str], name: str, field: str) -> Iterator[str]:
    first: dict[str, int] = {}
    for index, key in enumerate(keys):
        if key in first:
            place = f"{name}[{index}].{field}".removesuffix(".")
            yield f"{place}: {shown(key)} is already used by {name}[{first[key]}]."
        first.setdefault(key, index)


def dangling(file: SeasonFile, beside: SeasonFile | None) -> Iterator[str]:
    """Name references to keys that neither the file nor ``beside`` has."""
    for link in _links(file, beside):
        if link.key is not None and link.key not in link.known:
            yield f"{link.place}: there is no {link.noun} {shown(link.key)}."


def _links(file: SeasonFile, beside: SeasonFile | None) -> Iterator[_Link]:
    other = beside or file
    mentors = {**other.mentors_by_key, **file.mentors_by_key}
    rotations = {**other.rotations_by_key, **file.rotations_by_key}
    letters = {**other.letters_by_key, **file.letters_by_key}
    programs = {**other.programs_by_key, **file.programs_by_key}
    for i, rotation in enumerate(file.rotations):
        yield from _each(f"rotations[{i}].mentors", "mentor", rotation.mentors, mentors)
    for i, mentor in enumerate(file.mentors):
        place = f"mentors[{i}].knows_programs"
        yield from _each(place, "program", mentor.knows_programs, programs)
    for i, contact in enumerate(file.contacts):
        yield _Link(f"contacts[{i}].mentor", "mentor", contact.mentor, mentors)
    witnessed: dict[str, Sequence[WitnessedMoment | Letter]] = {
        "moments": file.moments,
        "letters": file.letters,
    }
    for name, records in witnessed.items():
        for i, record in enumerate(records):
            yield _Link(f"{name}[{i}].mentor", "mentor", record.mentor, mentors)
            yield _Link(f"{name}[{i}].rotation", "rotation", record.rotation, rotations)
    for i, placed in enumerate(file.assignments):
        yield _Link(f"assignments[{i}].letter", "letter", placed.letter, letters)
        yield _Link(f"assignments[{i}].program", "program", placed.program, programs)
    for i, interview in enumerate(file.interviews):
        yield _Link(f"interviews[{i}].program", "program", interview.program, programs)
    for i, message in enumerate(file.program_messages):
        yield _Link(f"program_messages[{i}].program", "program", message.program, programs)
    for i, asked in enumerate(file.rotation_applications):
        yield _Link(f"rotation_applications[{i}].rotation", "rotation", asked.rotation, rotations)
    yield from _planned_links(file, letters, programs)
    yield from _statement_links(file, mentors, programs)
    yield from _rank_links(file, other, programs)
    yield from _ending_links(file, other, letters, programs)


def _planned_links(
    file: SeasonFile, letters: Mapping[str, object], programs: Mapping[str, object]
) -> Iterator[_Link]:
    planned: dict[str, Sequence[Reservation | Exclusion]] = {
        "reservations": file.reservations,
        "exclusions": file.exclusions,
    }
    for name, pairs in planned.items():
        for i, pair in enumerate(pairs):
            yield _Link(f"{name}[{i}].program", "program", pair.program, programs)
            yield _Link(f"{name}[{i}].letter", "letter", pair.letter, letters)
    for i, kept in enumerate(file.reservations):
        yield _Link(f"reservations[{i}].instead", "letter", kept.instead, letters)


def _statement_links(
    file: SeasonFile, mentors: Mapping[str, object], programs: Mapping[str, object]
) -> Iterator[_Link]:
    for i, statement in enumerate(file.statements):
        yield from _each(f"statements[{i}].programs", "program", statement.programs, programs)
        for j, claim in enumerate(statement.claims):
            place = f"statements[{i}].claims[{j}].witness"
            yield _Link(place, "mentor", claim.witness, mentors)


def _each(
    place: str, noun: str, keys: Iterable[str], known: Mapping[str, object]
) -> Iterator[_Link]:
    for index, key in enumerate(keys):
        yield _Link(f"{place}[{index}]", noun, key, known)


def _rank_links(
    file: SeasonFile, other: SeasonFile, programs: Mapping[str, object]
) -> Iterator[_Link]:
    criteria = {criterion.key: criterion for criterion in (*other.criteria, *file.criteria)}
    for i, rank in enumerate(file.ranks):
        yield _Link(f"ranks[{i}].program", "program", rank.program, programs)
        for j, score in enumerate(rank.scores):
            yield _Link(f"ranks[{i}].scores[{j}].criterion", "criterion", score.criterion, criteria)
    for i, certified in enumerate(file.certifications):
        place = f"certifications[{i}].programs"
        yield from _each(place, "program", certified.programs, programs)


def _ending_links(
    file: SeasonFile,
    other: SeasonFile,
    letters: Mapping[str, object],
    programs: Mapping[str, object],
) -> Iterator[_Link]:
    statements = {**other.statements_by_key, **file.statements_by_key}
    for i, again in enumerate(file.reuses):
        yield _Link(f"reuses[{i}].letter", "letter", again.letter, letters)
        yield _Link(f"reuses[{i}].becomes", "letter", again.becomes, letters)
    for i, plan in enumerate(file.soap_plans):
        yield from _each(f"soap_plans[{i}].letters", "letter", plan.letters, letters)
        yield _Link(f"soap_plans[{i}].statement", "statement", plan.statement, statements)
    at_programs: dict[str, Sequence[Invitation | SoapApplication | MatchOutcome]] = {
        "invitations": file.invitations,
        "soap_applications": file.soap_applications,
        "outcomes": file.outcomes,
    }
    for name, records in at_programs.items():
        for i, record in enumerate(records):
            yield _Link(f"{name}[{i}].program", "program", record.program, programs)
