"""Applications for rotations and their papers as rows of a list and as the text of a panel."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from textual.content import Content

from lorapp.domain.applying.papers import due
from lorapp.domain.applying.record import RotationApplication, RotationPaper
from lorapp.domain.applying.standing import Need, by_need, need, next_words, place
from lorapp.domain.applying.told import about, letters, money, paper_lines, standing_words
from lorapp.domain.charts.budget import earned
from lorapp.domain.letters.situation import Situation
from lorapp.domain.money.amounts import Amount
from lorapp.domain.wording.days import count_words, day_short, distance_sentence, tally_text
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.rows.row_paint import Group, Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, noted, one_line, stated
from lorapp.widgets.text.glyphs import Glyph, Tone, own

EMPTY: Final = (
    "No application yet. `a` adds one; its list of papers is filled in with what sites "
    "usually ask for."
)
NO_PAPERS: Final = "No paper is on the list. `a` adds one."
VISA_NOTE: Final = (
    "Appointments can be weeks away: look up the waiting time of your consulate. Visitor status "
    "covers watching only, where host and consulate agree. lorapp reminds, it gives no verdict."
)
SIGNS: Final[dict[Need, Glyph]] = {
    Need.PAPERS: glyphs.NEEDS_YOU,
    Need.APPLY: glyphs.OPEN,
    Need.WAITING: glyphs.WAITING,
    Need.ACCEPTED: glyphs.THERE,
    Need.CLOSED: glyphs.FAILED,
}


def application_groups(at: Situation, *, wide: bool) -> list[Group]:
    """Every application by what it needs."""
    return [
        Group(str(kind), tuple(_row(at, one, wide=wide) for one in members), str(len(members)))
        for kind, members in by_need(at).items()
    ]


def _row(at: Situation, asked: RotationApplication, *, wide: bool) -> Row:
    kind = need(at, asked)
    sign = SIGNS[kind]
    following = next_words(at, asked)
    is_over = kind is Need.CLOSED
    if is_over and asked.rotation is not None:
        sign = glyphs.DONE
    fact, number = "", ""
    if following is not None:
        day, what = following
        verb = what if what in {"apply by", "answer by", "starts"} else "paper by"
        fact = f"{verb} {day_short(day, at.today, act_on=wide)}"
        number = _left(at, day)
    return Row(
        id=asked.key,
        title=place(asked),
        glyph=sign,
        tone=Tone.MUTED if is_over else sign.tone,
        fact=fact,
        number=number,
        title_tone=Tone.MUTED if is_over else Tone.INK,
    )


def application_explained(at: Situation, asked: RotationApplication) -> Explained:
    """Where it stands, letters there, what is missing and what it costs."""
    first = Content.styled(one_line(standing_words(at, asked)), "bold")
    warned = _lines(letters(asked))
    papers = _lines(paper_lines(at, asked))
    costs = _lines([*money(asked), *_per_letter(at, asked)])
    known = _lines(about(at, asked))
    note = [stated(one_line(noted(asked.notes)))] if asked.notes else []
    short = keyed(own("`Enter` papers · `l` where it stands · `Space` more"), Tone.MUTED.style)
    foot = keyed(own("`Enter` papers · `l` where it stands"), Tone.MUTED.style)
    full = [
        first,
        *(Content("\n").join(block) for block in (warned, papers, costs, known) if block),
    ]
    return Explained(
        place(asked), (first, *warned, *papers[:2], *costs[:1]), short, (*full, *note, foot)
    )


def _per_letter(at: Situation, asked: RotationApplication) -> list[str]:
    """What each letter cost that came of the rotation it became."""
    stay = at.file.rotations_by_key.get(asked.rotation or "")
    if stay is None or stay.cost_usd is None:
        return []
    came = earned(at, stay)
    if not came:
        return ["No letter came of it yet."]
    each = Amount(round(stay.cost_usd / came)).text
    return [f"{count_words(came, 'letter')} came of it: {each} each."]


def _lines(texts: Iterable[str]) -> list[Content]:
    return [stated(one_line(text)) for text in texts]


def _left(at: Situation, day: date) -> str:
    left = at.in_days(day)
    return tally_text(abs(left), "left" if left > 0 else "late").strip() if left else "today"


def paper_groups(at: Situation, asked: RotationApplication) -> list[Group]:
    """The papers still to do, the earliest first, then those that are done."""
    waiting = [one for one in asked.papers if one.done_on is None]
    waiting.sort(key=lambda one: (due(at, asked, one).day or at.today.max, one.name))
    done = [one for one in asked.papers if one.done_on is not None]
    groups = []
    for heading, papers in (("To do", waiting), ("Done", done)):
        rows = tuple(_paper_row(at, asked, one) for one in papers)
        if rows:
            groups.append(Group(heading, rows, str(len(rows))))
    return groups


def _paper_row(at: Situation, asked: RotationApplication, paper: RotationPaper) -> Row:
    day = due(at, asked, paper).day
    is_late = day is not None and day < at.today
    sign, fact, number = glyphs.OPEN, "no day yet", ""
    if paper.done_on is not None:
        sign, fact = glyphs.DONE, day_short(paper.done_on, at.today)
    elif day is not None:
        sign = glyphs.NEEDS_YOU if is_late else glyphs.OPEN
        fact = day_short(day, at.today)
        number = _left(at, day)
    return Row(
        id=f"paper:{paper.name}",
        title=paper.name,
        glyph=sign,
        tone=sign.tone,
        fact=fact,
        number=number,
        title_tone=Tone.INK if paper.done_on is None else Tone.MUTED,
    )


def paper_explained(at: Situation, asked: RotationApplication, paper: RotationPaper) -> Explained:
    """When it is due and why then, what it costs, and the note."""
    found = due(at, asked, paper)
    first = Content.styled(_when(at, found.day, paper), "bold")
    told = []
    if paper.done_on is None and not found.own and found.day is not None:
        told.append("Counted back from your days; `e` enters the site's own day, which wins.")
    if found.day is None and paper.done_on is None:
        told.append("With a first day wished for, a day is counted; `e` enters the site's own.")
    if found.is_visa:
        told.append(VISA_NOTE)
    if paper.cost_usd is not None:
        told.append(f"It costs {Amount(paper.cost_usd).text}.")
    if paper.note:
        told.append(noted(paper.note))
    verb = "ticks it off" if paper.done_on is None else "opens it again"
    short = keyed(own(f"`Enter` {verb} · `Space` more"), Tone.MUTED.style)
    foot = keyed(own(f"`Enter` {verb}"), Tone.MUTED.style)
    lines = tuple(stated(one_line(text)) for text in told)
    return Explained(paper.name, (first, *lines), short, (first, *lines, foot))


def _when(at: Situation, day: date | None, paper: RotationPaper) -> str:
    if paper.done_on is not None:
        return f"Done on {day_short(paper.done_on, at.today, act_on=True)}."
    if day is None:
        return "No day yet."
    return f"By {day_short(day, at.today, act_on=True)}, {distance_sentence(day, at.today)}."
