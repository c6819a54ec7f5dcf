import os
from pathlib import Path

import pytest

from lorapp.domain.calendar.projections import codes
from lorapp.domain.programs import LetterRules
from lorapp.errors import InvalidError
from lorapp.services.rules import rule_files, rulebook
from lorapp.services.rules.rulebook import load_rulebook


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def problems_of(folder: Path) -> tuple[str, ...]:
    with pytest.raises(InvalidError, match="Your rules folder has") as caught:
        load_rulebook(folder)
    return caught.value.problems


def test_a_folder_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    assert load_rulebook(tmp_path / "none").number("lead_time_days") == 42


def test_own_files_replace_single_entries(tmp_path: Path) -> None:
    write(
        tmp_path,
        "constants.toml",
        "checked_on = 2026-12-01\n[numbers]\n"
        'lead_time_days = { value = 50, unit = "days", source = "mine" }\n'
        '[caps]\nsf-match = { value = 5, source = "mine" }\n',
    )
    write(
        tmp_path,
        "specialties.toml",
        "checked_on = 2026-12-01\n[cardiology]\n"
        'name = "Cardiology"\nshort = "Cards"\nletters = { min = 2, chair = true }\n'
        'services = { 2026 = "residencycas" }\nsource = "mine"\nstatus = "secondary"\n',
    )
    write(
        tmp_path,
        "sources.toml",
        'checked_on = 2026-12-01\n[sources]\nmine = ["my dean", "REQ", "S"]\n',
    )
    write(tmp_path, "source-texts.toml", '[R-24]\ntext = "Four at most."\n')
    write(
        tmp_path,
        "calendar-2027.toml",
        "season = 2027\nchecked_on = 2026-12-01\n[[rows]]\n"
        'service = "nrmp"\ncode = "match-day"\ntitle = "Match Day"\n'
        'at = 2027-03-19T16:00:00Z\nstatus = "published"\nsource = "mine"\n',
    )
    write(
        tmp_path,
        "calendar-2039.toml",
        "season = 2039\nchecked_on = 2026-12-01\n[[rows]]\n"
        'service = "nrmp"\ncode = "match-day"\ntitle = "Match Day"\n'
        'rule = "N5"\nstatus = "projected"\nsource = "mine"\nchecked_on = 2026-12-02\n',
    )
    book = load_rulebook(tmp_path)
    assert (book.number("lead_time_days"), book.number("lead_red_days")) == (50, 14)
    assert (book.caps["sf-match"], book.caps["eras"]) == (5, 4)
    assert book.specialties["cardiology"].letters == LetterRules(min=2, chair=True)
    assert book.specialties["cardiology"].service(2026) == "residencycas"
    assert book.publisher("mine") == "my dean"
    assert (book.sources["mine"].text, book.sources["R-24"].text) == ("", "Four at most.")
    day = next(row for row in book.seasons[2027] if row.code == "match-day")
    assert str(day.at) == "2027-03-19 12:00:00-04:00"
    assert len(book.seasons[2027]) == len(load_rulebook().seasons[2027])
    assert str(book.seasons[2039][0].checked_on) == "2026-12-02"


def test_all_problems_of_own_files_are_named_together_by_file_and_key(tmp_path: Path) -> None:
    write(
        tmp_path,
        "constants.toml",
        '[numbers]\nluck = { value = -1, unit = "", source = "x", why = 1 }\nlead_red_days = 5\n'
        'lead_time_days = { value = true, unit = "days", source = "x" }\n',
    )
    write(
        tmp_path,
        "specialties.toml",
        "checked_on = 2026-12-01\n[cardiology]\n"
        'name = 5\nshort = "C"\nletters = { min = "two", chair = 1, luck = 2 }\n'
        'services = { soon = "eras" }\nsource = "x"\nstatus = "sure"\n',
    )
    write(
        tmp_path,
        "sources.toml",
        'checked_on = 2026-12-01\n[sources]\na = "b"\nc = ["d", "LAW", "?"]\n',
    )
    write(tmp_path, "source-texts.toml", '[R-24]\ntext = "Four."\npages = [1]\n')
    write(tmp_path, "notes.toml", "a = 1\n")
    found = problems_of(tmp_path)
    assert found == (
        "constants.toml.checked_on: missing.",
        "constants.toml: numbers.luck.value: must lie between 0 and 100000.",
        "constants.toml: numbers.luck.unit: must not be empty.",
        "constants.toml: numbers.luck.why: unknown key.",
        "constants.toml: numbers.lead_red_days: expected a table.",
        "constants.toml: numbers.lead_red_days.value: missing.",
        "constants.toml: numbers.lead_red_days.unit: missing.",
        "constants.toml: numbers.lead_red_days.source: missing.",
        "constants.toml: numbers.lead_time_days.value: expected a whole number.",
        "constants.toml: numbers.luck: no rule uses this number.",
        (
            "notes.toml: not a rule file; known are constants.toml, specialties.toml, "
            "sources.toml, source-texts.toml, fees.toml, signals.toml, onboarding.toml, "
            "portals.toml and calendar-<season>.toml."
        ),
        "source-texts.toml: R-24.pages: expected a list of texts.",
        "sources.toml: sources.a: expected [publisher, kind, confidence].",
        "sources.toml: sources.c: 'LAW' is not one of HABIT, REQ, RULE.",
        "sources.toml: sources.c: '?' is not one of C, O, S, U.",
        "specialties.toml: cardiology.name: expected text.",
        "specialties.toml: cardiology.letters.min: expected a whole number.",
        "specialties.toml: cardiology.letters.chair: expected true or false.",
        "specialties.toml: cardiology.letters.luck: unknown key.",
        "specialties.toml: cardiology.services.soon: expected a season and the name of a service.",
        (
            "specialties.toml: cardiology.status: 'sure' is not one of open, projected, published, "
            "secondary."
        ),
    )


def test_a_wrong_calendar_is_told_row_by_row(tmp_path: Path) -> None:
    write(
        tmp_path,
        "calendar-2027.toml",
        "season = 2028\nchecked_on = 2026-12-01\nextra = 1\n[[rows]]\n"
        'service = "nrmp"\ncode = "x"\ntitle = "X"\nzone = "Mars/Base"\n'
        'rule = "J2x"\nstatus = "projected"\nsource = "mine"\nsettled_by = "luck"\n'
        "or_at = 2027-03-20T12:00:00\n",
    )
    assert problems_of(tmp_path) == (
        "calendar-2027.toml.extra: unknown key.",
        "calendar-2027.toml: rows[0].zone: 'Mars/Base' is not a known time zone.",
        f"calendar-2027.toml: rows[0].rule: 'J2x' is not one of {', '.join(sorted(codes()))}.",
        (
            "calendar-2027.toml: rows[0].settled_by: 'luck' is not one of account, certificate, "
            "registration."
        ),
        "calendar-2027.toml: rows[0].or_at: expected a day.",
        "calendar-2027.toml: rows[0].at: a row has a day or a rule, unless its status is open.",
        "calendar-2027.toml: season: says 2028, the file's name another.",
    )


def test_a_calendar_of_no_season_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "calendar-0001.toml", "season = 1\nchecked_on = 2026-12-01\n")
    assert problems_of(tmp_path) == (
        "calendar-0001.toml.season: expected the year training starts.",
    )


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    write(tmp_path, "constants.toml", "a = = 1")
    (tmp_path / "sources.toml").write_bytes(b"a = '\xff'")
    (tmp_path / "specialties.toml").mkdir()
    write(tmp_path, "fees.toml", "a = " + 5000 * "[")
    first, nested, second, third = problems_of(tmp_path)
    assert nested == "fees.toml: its brackets are nested too deeply."
    assert first.startswith("constants.toml: not valid TOML: ")
    assert second == "sources.toml: it is not UTF-8 text; save it as UTF-8."
    assert third.startswith("specialties.toml: cannot be read (")


def test_a_damaged_installation_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "constants.toml", "checked_on = 2026-12-01\nx = 1\n")
    monkeypatch.setattr(rulebook, "SHIPPED", tmp_path)
    with pytest.raises(InvalidError, match="A rule file of lorapp has 1 problem"):
        rulebook._shipped("constants.toml", rule_files.numbers)


def test_own_fees_and_signals_change_single_entries(tmp_path: Path) -> None:
    write(
        tmp_path,
        "fees.toml",
        "checked_on = 2026-12-01\n[applications.residencycas.2027]\nbase_usd = 99\n"
        'steps = [{ until = 10, usd = 0 }, { usd = 19 }]\nsource = "page"\nconfidence = "O"\n'
        '[once.img-token.2027]\ntitle = "Token"\nusd = 190\nservices = ["eras"]\n'
        'source = "page"\nconfidence = "O"\nchecked_on = 2026-12-02\n',
    )
    write(
        tmp_path,
        "signals.toml",
        "checked_on = 2026-12-01\n[anesthesiology.2027]\ngold = 5\nsilver = 10\n"
        'source = "page"\nconfidence = "O"\n',
    )
    book, shipped = load_rulebook(tmp_path), load_rulebook()
    cas = book.fees["residencycas", 2027]
    assert (cas.usd(10), cas.usd(12), cas.checked_on.isoformat()) == (99, 137, "2026-12-01")
    assert book.fees["eras", 2026] == shipped.fees["eras", 2026]
    token = book.season_fees["img-token", 2027]
    assert (token.usd, token.checked_on.isoformat()) == (190, "2026-12-02")
    assert set(book.season_fees) == set(shipped.season_fees)
    assert book.signals["anesthesiology", 2027].total == 15
    assert book.signals["urology", 2026].kinds == {"signals": 30}


def test_problems_of_fees_and_signals_are_named_by_file_and_key(tmp_path: Path) -> None:
    write(
        tmp_path,
        "fees.toml",
        "checked_on = 2026-12-01\nluck = 1\n"
        "[applications.eras]\nsoon = {}\n[applications.eras.2027]\n"
        'steps = [{ until = 30, usd = 11 }, { until = 20, usd = 1, x = 1 }]\nsource = "a"\n'
        'confidence = "sure"\n[applications.mine.2027]\nsource = "a"\nconfidence = "O"\n'
        "[once.img-token.2027]\nusd = -1\nservices = [1]\nextra = 1\n[once]\nlate = 3\n",
    )
    write(
        tmp_path,
        "signals.toml",
        "checked_on = 2026-12-01\nneurology = 3\n"
        '[urology.2027]\nsignals = 3\ngold = 1\nsource = "a"\n'
        'confidence = "O"\n[urology.2028]\nsource = "a"\nconfidence = "O"\n[urology.0001]\n',
    )
    steps = "each step ends later than the one before, and the last has no `until`."
    sort = "expected `signals`, or `gold` and `silver`."
    year = "expected the year training starts."
    assert problems_of(tmp_path) == (
        f"fees.toml: applications.eras.soon: {year}",
        "fees.toml: applications.eras.2027.steps[1].x: unknown key.",
        f"fees.toml: applications.eras.2027.steps: {steps}",
        "fees.toml: applications.eras.2027.confidence: 'sure' is not one of C, O, S, U.",
        "fees.toml: applications.mine.2027.steps: missing.",
        f"fees.toml: applications.mine.2027.steps: {steps}",
        "fees.toml: once.img-token.2027.title: missing.",
        "fees.toml: once.img-token.2027.usd: must lie between 0 and 100000.",
        "fees.toml: once.img-token.2027.services: expected a list of texts.",
        "fees.toml: once.img-token.2027.source: missing.",
        "fees.toml: once.img-token.2027.confidence: missing.",
        "fees.toml: once.img-token.2027.extra: unknown key.",
        "fees.toml: once.late: expected a table.",
        "fees.toml.luck: unknown key.",
        "signals.toml: neurology: expected a table.",
        f"signals.toml: urology.2027: {sort}",
        f"signals.toml: urology.2028: {sort}",
        f"signals.toml: urology.0001: {year}",
    )


def test_a_portal_with_another_name_is_told_to_its_writers(tmp_path: Path) -> None:
    write(
        tmp_path,
        "portals.toml",
        "checked_on = 2027-06-01\n[eras]\n"
        'names = { 2027 = "AAMC Letter Writer Portal", 2028 = "AAMC Letters" }\n'
        'file = "PDF of at most 5 MB."\nsender = "It comes from letters@example.org."\n'
        'sources = ["R-00a"]\n',
    )
    portal = load_rulebook(tmp_path).portals["eras"]
    assert [portal.name(season) for season in (2027, 2028)] == [
        "AAMC Letter Writer Portal",
        "AAMC Letters",
    ]
    assert portal.file == "PDF of at most 5 MB."
    assert set(load_rulebook(tmp_path).portals) == {"eras", "residencycas", "sf-match"}


def test_problems_of_portals_are_named_by_file_and_key(tmp_path: Path) -> None:
    write(
        tmp_path,
        "portals.toml",
        'checked_on = 2026-12-01\n[eras]\nnames = { soon = "A", 2028 = 5 }\n'
        '[sf-match]\nnames = { 2028 = "B" }\nfile = ""\nluck = 1\n',
    )
    assert problems_of(tmp_path) == (
        "portals.toml: eras.names.soon: expected a season and the name of a portal.",
        "portals.toml: eras.names.2028: expected a season and the name of a portal.",
        "portals.toml: eras.names: a portal has a name from some season on.",
        "portals.toml: sf-match.file: must not be empty.",
        "portals.toml: sf-match.sender: missing.",
        "portals.toml: sf-match.luck: unknown key.",
    )


def test_a_pipe_or_a_folder_in_the_place_of_a_rule_file_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "constants.toml")
    (tmp_path / "portals.toml").mkdir()
    assert problems_of(tmp_path) == (
        "constants.toml: cannot be read (It is no plain file).",
        "portals.toml: cannot be read (Is a directory).",
    )
