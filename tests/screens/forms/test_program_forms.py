"""The forms of programs: facts, rules, tiers, signals, and rules copied to many."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.programs.program_lanes import ProgramLine, program_lines
from lorapp.domain.programs import LetterRules, Program, ProgramFact, ProgramStatus, Tier
from lorapp.domain.values import is_given
from lorapp.errors import RefusedError
from lorapp.screens.dialogs.copy_rules import CopyRules
from lorapp.screens.forms.fact import FactSheet
from lorapp.screens.forms.program import ProgramSheet, with_strict
from lorapp.screens.forms.program_rules import KINDS, RulesSheet, with_usual
from lorapp.screens.forms.rule_kinds import Asked, AskedNumber
from lorapp.screens.forms.sheet import Sheet
from lorapp.screens.forms.tier import SignalSheet, TierSheet
from lorapp.screens.programs.programs import ProgramsScreen
from tests.screens.fakes import shows
from tests.screens.real import demo_services, opened, press, shown

TODAY = date(2026, 11, 22)
NUMBER = AskedNumber(10)


def program(services: Services, key: str) -> Program:
    return services.unit.file().program(key)


def line_of(services: Services, key: str) -> ProgramLine:
    at = Situation(services.unit.file(), services.unit.now())
    found = program_lines(at, services.placing.check())
    return next(line for line in found if line.key == key)


def saved(services: Services, sheet: Sheet, typed: Mapping[str, str] | None = None) -> None:
    """Fill a sheet as its dialog does: its own start, then what is typed."""
    file, today = services.unit.file(), services.unit.today()
    start, values = sheet.start(file, today), {}
    for field in sheet.fields(file, today):
        text = (typed or {}).get(field.name, field.kind.write(start.get(field.name)))
        values[field.name] = field.read(text, today)
    assert not sheet.check(values)
    sheet.submit(values, services)


# One rule as a field


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("2", Asked(2), "= 2 letters, preferred"),
        ("1 strict", Asked(1, strict=True), "= 1 letter, strict"),
        ("3, Str", Asked(3, strict=True), "= 3 letters, strict"),
        ("0", Asked(0), "= not asked"),
        ("none", Asked(0), "= not asked"),
        ("Not asked", Asked(0), ""),
    ],
)
def test_a_rule_is_a_number_that_may_exclude(text: str, value: Asked, said: str) -> None:
    assert NUMBER.read(text, TODAY) == value
    assert NUMBER.understood(text, TODAY) == said
    assert NUMBER.read(NUMBER.write(value), TODAY) == value


@pytest.mark.parametrize("text", ["11", "two", "-1", "2 s", "strict", "\u0663"])
def test_a_rule_that_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="Write a number from 0 to 10"):
        NUMBER.read(text, TODAY)


def test_a_rule_of_which_nothing_is_known_is_empty() -> None:
    assert NUMBER.write(None) == ""


def test_strict_rules_are_set_and_lifted_one_by_one() -> None:
    assert with_strict(("min",), "us", on=True) == ("min", "us")
    assert with_strict(("us",), "us", on=False) == ()
    assert not is_given(with_strict(Program(key="A", name="X").strict, "us", on=False))


# Adding and changing


def test_a_program_names_its_match_and_first_day(demo: Services) -> None:
    sheet = ProgramSheet(program(demo, "B-P05"))
    saved(demo, sheet, {"match": "no match", "starts_on": "14 dec"})
    made = program(demo, "B-P05")
    assert (made.match, made.starts_on) == ("none", date(2026, 12, 14))
    saved(demo, ProgramSheet(made), {"match": "", "starts_on": ""})
    made = program(demo, "B-P05")
    assert (made.match, made.starts_on) == (None, None)


async def test_a_new_program_is_offered_what_is_usual_for_its_specialty(
    demo: Services,
) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "5", "a", *"Bayside", "tab", *["backspace"] * 30, *"neuro")
        await press(pilot, "ctrl+s")
        seen = shown(pilot)
        assert "What Bayside asks of letters" in seen
        assert "usual for neurology" in seen
        assert "Change what differs." in seen
        await press(pilot, "ctrl+s")
        assert shows(pilot, ProgramsScreen)
        made = demo.unit.file().programs[-1]
        assert (made.name, made.specialty) == ("Bayside", "neurology")
        assert made.letters == LetterRules(min=3, chair=False)
        assert made.source == "usual for neurology"
        assert made.status is ProgramStatus.CONSIDERING
        screen = pilot.app.screen
        assert isinstance(screen, ProgramsScreen)
        assert screen.line is not None
        assert screen.line.key == made.key
        await press(pilot, "a", "escape")
        assert shows(pilot, ProgramsScreen)
        assert len(demo.unit.file().programs) == 11


def test_a_closing_day_before_the_season_is_doubted_until_saved_once_more(
    planner: Services,
) -> None:
    file, sheet = planner.unit.file(), ProgramSheet()
    names = {field.name for field in sheet.fields(file, date(2026, 11, 22))}
    values = {**dict.fromkeys(names), **sheet.start(file, date(2026, 11, 22))}
    assert sheet.warn({**values, "complete_by": date(2027, 12, 1)}) == ""
    doubt = sheet.warn({**values, "complete_by": date(2026, 12, 1)})
    assert doubt.endswith("Write the year too: 1 Dec 2027. Save once more if that is so.")
    known = ProgramSheet(replace(file.programs[0], complete_by=date(2026, 12, 1)))
    known.fields(file, date(2026, 11, 22))
    assert known.warn({**values, "complete_by": date(2026, 12, 1)}) == ""


def test_unknown_visas_and_none_sponsored_are_two_answers(planner: Services) -> None:
    saved(planner, ProgramSheet(program(planner, "A-P5")), {"visas": ""})
    assert not is_given(program(planner, "A-P5").visas)
    saved(planner, ProgramSheet(program(planner, "A-P5")), {"visas": "sponsors none"})
    assert is_given(program(planner, "A-P5").visas)
    assert program(planner, "A-P5").visas == ()
    own = replace(program(planner, "A-P5"), visas=("O-1", "J-1"))
    planner.programs.change(own)
    saved(planner, ProgramSheet(program(planner, "A-P5")), {"city": "Bay"})
    assert program(planner, "A-P5") == replace(own, city="Bay")


def test_a_limit_of_years_can_be_strict(planner: Services) -> None:
    before = program(planner, "A-P1")
    saved(planner, ProgramSheet(before), {"max_years_since_graduation": "5 strict"})
    after = program(planner, "A-P1")
    assert after.max_years_since_graduation == 5
    assert after.strict == ("min", "max_years_since_graduation")
    saved(planner, ProgramSheet(after), {"max_years_since_graduation": ""})
    assert program(planner, "A-P1") == replace(before, notes=None)


def test_what_a_program_was_applied_with_is_not_in_its_form(demo: Services) -> None:
    file, today = demo.unit.file(), demo.unit.today()
    sheet = ProgramSheet(program(demo, "B-P01"))
    fields = {field.name: field for field in sheet.fields(file, today)}
    assert not {"specialty", "track", "service", "season"} & set(fields)
    assert "stay as they were sent" in fields["name"].hint
    saved(demo, sheet, {"status": "ranked", "city": "Elsewhere"})
    assert program(demo, "B-P01").status is ProgramStatus.RANKED
    open_one = replace(program(demo, "B-P02"), track=None)
    names = {f.name for f in ProgramSheet(open_one).fields(file, today)}
    assert "track" in names


# Rules


def test_rules_are_kept_as_they_are_and_changed_one_by_one(planner: Services) -> None:
    before = program(planner, "A-P4")
    saved(planner, RulesSheet(before))
    assert program(planner, "A-P4") == before
    saved(
        planner,
        RulesSheet(before),
        {
            "us": "2 strict",
            "recency_months": "",
            "chair": "wanted, strict",
            "counts_observership": "do not count, strict",
            "source": "FREIDA",
            "seen_on": "20 nov",
        },
    )
    after = program(planner, "A-P4")
    assert after.letters == LetterRules(
        min=3, in_specialty=1, us=2, chair=True, counts_observership=False
    )
    assert after.strict == ("min", "us", "chair", "counts_observership")
    assert (after.source, after.seen_on) == ("FREIDA", date(2026, 11, 20))
    saved(planner, RulesSheet(after), {"min": "3", "us": "2", "chair": "", "max": "not asked"})
    assert program(planner, "A-P4").strict == ("counts_observership",)
    assert program(planner, "A-P4").letters == LetterRules(
        min=3, max=0, in_specialty=1, us=2, counts_observership=False
    )


def test_what_is_not_asked_is_never_strict(planner: Services) -> None:
    odd = replace(
        program(planner, "A-P1"),
        letters=LetterRules(min=3, chair=False, counts_observership=True),
        strict=("chair", "counts_observership", "max_years_since_graduation"),
    )
    start = RulesSheet(odd).start(planner.unit.file(), TODAY)
    assert start["chair"] == Asked(0)
    assert start["counts_observership"] == Asked(1)
    assert with_usual(planner.unit.file(), odd) is KINDS


def test_a_specialty_without_a_profile_starts_empty(planner: Services) -> None:
    bare = Program(key="X", name="Bare", specialty="phlebology", source="their page")
    start = RulesSheet(bare).start(planner.unit.file(), TODAY)
    assert {start[name] for name in start if name not in {"source", "seen_on"}} == {None}
    assert start["source"] == "their page"
    planner.programs.add(bare)
    saved(planner, RulesSheet(bare))
    assert not is_given(program(planner, "X").strict)


# Tiers, signals, facts


def test_a_tier_needs_its_reason(demo: Services) -> None:
    sheet = TierSheet(program(demo, "B-P01"))
    assert sheet.check({"tier": Tier.SAFE, "reason": None}) == {
        "reason": "A tier needs its reason, in a few words."
    }
    saved(demo, sheet, {"tier": "safe", "reason": "they know me"})
    assert program(demo, "B-P01").tier_reason == "they know me"
    fields = sheet.fields(demo.unit.file(), TODAY)
    assert fields[0].hint == "1 safe"
    saved(demo, TierSheet(program(demo, "B-P01")), {"tier": "", "reason": ""})
    assert program(demo, "B-P01").tier is None


def test_a_signal_counts_and_warns_where_letters_are_weak(planner: Services) -> None:
    line = line_of(planner, "A-P1")
    sheet = SignalSheet(line)
    assert hint(sheet, planner).startswith("No signal is given; how many there are is not known.")
    assert "3 letters short" in sheet.warn({"signal": "gold"})
    assert sheet.warn({"signal": None}) == ""
    saved(planner, sheet, {"signal": "gold"})
    assert program(planner, "A-P1").signal == "gold"
    assert hint(sheet, planner).startswith("1 signal is given;")


def hint(sheet: SignalSheet, services: Services) -> str:
    return sheet.fields(services.unit.file(), TODAY)[0].hint


@pytest.mark.parametrize("season", [2027, 2028])
def test_a_signal_beyond_the_count_is_refused_and_beyond_an_expected_one_only_doubted(
    tmp_path: Path, season: int, request: pytest.FixtureRequest
) -> None:
    rules = tmp_path / "store" / "rules"
    rules.mkdir(parents=True)
    stated = (
        f'[internal-medicine.{season}]\ngold = 0\nsilver = 1\nsource = "page"\nconfidence = "O"'
    )
    (rules / "signals.toml").write_text(f"checked_on = 2026-11-22\n{stated}\n", encoding="utf-8")
    services = demo_services(tmp_path, "planner")
    request.addfinalizer(services.close)
    saved(services, SignalSheet(line_of(services, "A-P1")), {"signal": "Silver"})
    sheet = SignalSheet(line_of(services, "A-P2"))
    told = hint(sheet, services)
    if season == 2028:
        assert told.startswith("0 of 0 gold given, 0 left; 1 of 1 silver given, 0 left.")
        assert "Season" not in sheet.warn({"signal": "silver"})
        with pytest.raises(RefusedError, match="has 1 silver signal in season 2028, and all are"):
            saved(services, sheet, {"signal": "silver"})
        with pytest.raises(RefusedError, match="has no gold signals"):
            saved(services, sheet, {"signal": "gold"})
        with pytest.raises(RefusedError, match="has `gold` and `silver` signals"):
            saved(services, sheet, {"signal": "yes"})
    else:
        assert "0 of ~0 gold given" in told
        assert "Season 2027 had 1 for internal medicine; 2028 may" in sheet.warn({"signal": "gold"})
        saved(services, sheet, {"signal": "silver"})
        assert "1 more is noted than there are." in hint(sheet, services)
    assert program(services, "A-P2").signal == (None if season == 2028 else "silver")


def test_a_second_source_is_noted_beside_the_first(demo: Services) -> None:
    saved(
        demo,
        FactSheet(program(demo, "B-P01")),
        {"says": "J-1, H-1B", "source": "FREIDA", "seen_on": "20 nov"},
    )
    assert program(demo, "B-P01").facts == (
        ProgramFact(what="visas", says="J-1, H-1B", source="FREIDA", seen_on=date(2026, 11, 20)),
    )


# Copying


async def test_rules_are_copied_to_the_ticked_programs_in_one_change(demo: Services) -> None:
    before = program(demo, "B-P08").letters
    async with opened(demo) as pilot:
        await press(pilot, "5", "down", "y")
        assert shows(pilot, CopyRules)
        assert "Copy the letter rules of Tern Harbor IM" in shown(pilot)
        await press(pilot, "enter")
        assert "Choose the programs that get the rules first." in shown(pilot)
        await press(pilot, "a")
        assert "9 programs ticked." in shown(pilot)
        await press(pilot, "a", "end", "space", "up", "space")
        assert "2 programs ticked." in shown(pilot)
        await press(pilot, "enter")
        assert shows(pilot, ProgramsScreen)
        rules = program(demo, "B-P07").letters
        held = [p.key for p in demo.unit.file().programs if p.letters == rules]
        assert held == ["B-P07", "B-P09", "B-P10"]
        await press(pilot, "u")
        assert program(demo, "B-P10").letters == before


async def test_facts_tiers_and_signals_have_their_keys(planner: Services) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "5", "n")
        assert "What a source says of Saint Orla IM" in shown(pilot)
        await press(pilot, "escape", "s", *"gold", "enter")
        assert "The letters here are weak" in shown(pilot)
        await press(pilot, "enter")
        assert program(planner, "A-P3").signal == "gold"


async def test_with_one_program_there_is_nowhere_to_copy_to(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    for key in ("A-P2", "A-P3", "A-P4", "A-P5"):
        services.programs.remove(key)
    async with opened(services) as pilot:
        await press(pilot, "5", "y", "space", "enter")
        assert shows(pilot, CopyRules)
        await press(pilot, "escape", "t")
        assert "How you see Ashgrove" in shown(pilot)
