"""A letter agreed to before its season opens: wait, or use the season that runs now."""

from dataclasses import replace
from typing import TYPE_CHECKING

from lorapp.domain.early_upload import WARNING, EarlyUpload, ending_text, opening_text
from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.credits import credit
from lorapp.screens.paths.choices import ChoiceDialog, Offer
from lorapp.screens.paths.guided import Option, Question
from lorapp.widgets.rows.rows import Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, stated

if TYPE_CHECKING:
    from lorapp.screens.paths.portal.confirm import ConfirmPath

SOURCES = ("R-37", "R-38")


def early_question(
    path: "ConfirmPath", at: Situation, letter: Letter, found: EarlyUpload
) -> Question:
    """Both ways with their days; waiting stands first."""
    service = service_name(at.file.letter_service(letter))
    opens = opening_text(at, found)
    said = credit(at.book, at.today, *SOURCES)
    wait = Option(
        id="early:wait",
        title=f"Wait, and request after {opens}",
        fact="nothing to do now",
        act=lambda: _wait(path, opens),
        verb="wait",
        why=(
            f"{service} {at.file.letter_season(letter)} opens on {opens}.",
            "Until then the writer can write it and keep it.",
        ),
        source=said,
    )
    if found.runs is None:
        return Question("The season is not open yet", (wait,))
    ends = ending_text(at, found)
    early = Option(
        id="early:token",
        title=f"Use season {found.runs} now",
        fact="a token to buy",
        glyph=glyphs.PARTLY,
        act=lambda: _choose_early(path, found, service, ends),
        verb="this way",
        why=(
            f"Buy its token; certify and submit by {ends}, or it is lost.",
            f"! {WARNING}",
            f"Import the letter when season {found.runs + 1} opens, {opens}.",
            "No program and no fee beyond the token are needed for that.",
        ),
        source=said,
    )
    return Question("The season is not open yet: two ways", (wait, early))


def _wait(path: "ConfirmPath", opens: str) -> None:
    path.shell.say(f"Good. This step comes back when the season opens, {opens}.")
    path.action_back()


def _choose_early(path: "ConfirmPath", found: EarlyUpload, service: str, ends: str) -> None:
    rows = (
        Row(id="no", title="Leave it as it is", glyph=glyphs.OPEN),
        Row(id="yes", title=f"Put this letter into season {found.runs}", glyph=glyphs.PARTLY),
    )
    lines = (
        keyed("Two steps will then stand in the plan:"),
        stated(f"○ Certify {service} {found.runs} by {ends}"),
        stated(f"○ Import the letter when season {(found.runs or 0) + 1} opens"),
        stated(f"! {WARNING}"),
    )

    def follow(answer: str | None) -> None:
        if answer == "yes":
            services = path.services
            letter = services.unit.file().letter(path.letter)
            change = services.letters.change(replace(letter, season=found.runs))
            path.shell.done(change)

    path.app.push_screen(
        ChoiceDialog(Offer(f"Season {found.runs} for this letter", rows, lines)), follow
    )
