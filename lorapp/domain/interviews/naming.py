"""Which program a few typed words mean: one, or a sentence that says between which."""

from difflib import get_close_matches
from typing import Final

from lorapp.domain.choosing import all_begin
from lorapp.domain.placing.programs.acquaintance import folded
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.text import clean
from lorapp.errors import RefusedError

IDLE: Final = frozenset(
    ["at", "with", "the", "interview", "interviews", "program", "residency", "on", "for", "from"]
)
SHOWN: Final = 3
ADD_IT: Final = "Add it first: `5` and `a`, or `lorapp add program`."
WHICH: Final = "Which program? Begin with its name, as in `ashgrove 3 dec 10:00 ET video`."


def find_program(text: str, file: SeasonFile) -> Program:
    """Return the one program that fits; RefusedError says what else to type."""
    typed = folded(text).split()
    words = [word for word in typed if word not in IDLE] or typed
    if not words:
        raise RefusedError(WHICH)
    if not file.programs:
        raise RefusedError(f"There is no program on record yet. {ADD_IT}")
    ranked = [
        (found, program) for program in file.programs if (found := _rank(words, program, file))
    ]
    if not ranked:
        raise RefusedError(_unknown(text, words, file))
    best = min(rank for rank, _ in ranked)
    fitting = [program for rank, program in ranked if rank == best]
    if len(fitting) > 1:
        raise RefusedError(f"This can be {_listed(fitting)}. Add a word of its name.")
    return fitting[0]


def _rank(words: list[str], program: Program, file: SeasonFile) -> tuple[int, bool] | None:
    """How well words fit a program, the lowest best; None when they do not."""
    names = folded(program.name).split()
    known = file.rulebook.specialties.get(program.specialty or "")
    more = folded(
        f"{program.city or ''} {known.name if known else ''} {known.short if known else ''}"
    )
    codes = {folded(code) for code in (program.key, program.nrmp_code, program.acgme_id) if code}
    if " ".join(words) in codes or words == names:
        rank = 1
    elif len(words) <= len(names) and all(map(str.startswith, names, words)):
        rank = 2
    elif all_begin(words, names):
        rank = 3
    elif all_begin(words, [*names, *more.split()]):
        rank = 4
    else:
        return None
    gone = program.is_finished or file.program_season(program) != file.applicant.season
    return rank, gone


def _unknown(text: str, words: list[str], file: SeasonFile) -> str:
    by_word: dict[str, list[Program]] = {}
    for program in file.programs:
        for name in folded(program.name).split():
            by_word.setdefault(name, []).append(program)
    close = [
        program
        for word in words
        for name in get_close_matches(word, by_word, n=1)
        for program in by_word[name]
    ]
    told = f"No program has “{clean(text):.60}” in its name."
    if not close:
        return f"{told} {ADD_IT}"
    return f"{told} Do you mean {_listed(list(dict.fromkeys(close)))}?"


def _listed(programs: list[Program]) -> str:
    names = [program.name for program in programs[:SHOWN]]
    if len(programs) > SHOWN:
        return f"{', '.join(names)} or {len(programs) - SHOWN} others"
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]
