"""What opens which step and which record; see ``openers_pages`` for the pages by name."""

from operator import attrgetter
from typing import Final

from lorapp.domain.engine.rules.documents import CERTIFICATE
from lorapp.domain.engine.steps import Step
from lorapp.screens.frame.openers_pages import profile_at
from lorapp.screens.frame.routes import (
    MESSAGE,
    on_kind,
    on_rule,
    open_panel,
    open_record,
    pushes,
    shows,
)
from lorapp.screens.frame.shell import Shell

_KEY: Final = attrgetter("key")


def _letter(step: Step) -> str:
    return step.letter or step.key


on_kind("letter")(pushes("letters.letter_record:LetterRecord", str))
on_kind("rotation")(shows("rotations.rotations:RotationsScreen"))
on_kind("program")(shows("programs.programs:ProgramsScreen"))
on_kind("mentor")(shows("mentors.mentors:MentorsScreen"))
on_kind("theme")(shows("story.story:StoryScreen"))
on_kind("statement")(pushes("story.statement_record:StatementRecord", str))
on_kind("guide")(pushes("guide.guide:PageScreen", str))

on_rule("milestone")(shows("season.season:SeasonScreen", _KEY))
on_rule("send-packet")(pushes("paths.packet.packet:PacketPath", _letter))
on_rule("confirm-entry")(pushes("paths.portal.confirm:ConfirmPath", _letter))
on_rule("send-request")(pushes("paths.portal.request:RequestPath", _letter))
on_rule("mend-entry")(pushes("paths.portal.mend:MendPath", _letter))
on_rule("assign")(pushes("paths.placing.assign:AssignPath", _letter))
on_rule("interview")(pushes("match.interviews:InterviewsScreen", _KEY, attrgetter("due")))
on_rule("answer-invitation")(pushes("match.interviews:InterviewsScreen", _KEY))
on_rule("certify-ranks")(pushes("match.ranking:RankScreen", _KEY))
on_rule("reuse-answer", "season-start", "next-season", "import-letter")(
    pushes("season.seasons:SeasonsScreen", _KEY)
)
on_rule("apply-rotation", "await-rotation-answer")(
    pushes("rotations.applying:ApplicationsScreen", _KEY)
)
on_rule("rotation-paper")(pushes("rotations.rotation_papers:RotationPapersScreen", _KEY))
on_rule("onboard", "record-outcome")(
    pushes("match.arrival:ArrivalScreen", lambda step: step.key if step.kind == "task" else None)
)
on_rule("soap-set")(pushes("match.soap:SoapScreen", lambda step: f"set:{step.key}"))
on_rule("soap-drill")(pushes("match.soap:DrillScreen"))
on_rule("match-week")(pushes("match.soap:SoapScreen"))


@on_kind("moment")
def moment_record(shell: Shell, key: str) -> None:
    """A moment in its form."""
    from lorapp.screens.forms.moment import MomentSheet

    found = [moment for moment in shell.services.unit.file().moments if moment.key == key]
    if found:
        shell.ask(MomentSheet(found[0]))


@on_kind("word")
def word_of_glossary(shell: Shell, key: str) -> None:
    """A word of the glossary, above all the others."""
    from lorapp.screens.guide.guide import PageScreen

    shell.push_screen(PageScreen("glossary", term=key))


@on_rule("log-moment")
def note_moment(shell: Shell, step: Step) -> None:
    """The form for a moment of a running rotation."""
    from lorapp.screens.forms.moment import MomentSheet

    stay = shell.services.unit.file().rotations_by_key.get(step.key)
    only = stay.mentors[0] if stay is not None and len(stay.mentors) == 1 else None
    shell.ask(MomentSheet(mentor=step.mentor or only))


@on_rule("line-up-backup")
def who_else(shell: Shell, step: Step) -> None:
    """Everyone who could write, by points."""
    del step
    from lorapp.screens.mentors.mentors import MentorsScreen

    shell.show(MentorsScreen, MentorsScreen.rank)


@on_rule("tell-goal", "ask-feedback")
def log_contact(shell: Shell, step: Step) -> None:
    """The form for a contact with a mentor."""
    from lorapp.screens.forms.contact import ContactSheet

    shell.ask(ContactSheet(step.mentor))


@on_rule("thank-rotation")
def thank_for_stay(shell: Shell, step: Step) -> None:
    """The words for somebody who is to write; who is not gets a contact to log."""
    (log_contact if step.letter is None else message_path)(shell, step)


@on_rule("chair-appointment")
def chair_met(shell: Shell, step: Step) -> None:
    """The contact that was made with the chair; where no letter is planned yet, that first."""
    if step.mentor is None:
        from lorapp.screens.forms.letter import LetterSheet

        shell.ask(LetterSheet(chair=True))
    else:
        log_contact(shell, step)


@on_rule("keep-in-touch", "refresh", "tell-outcome", "first-day-note", MESSAGE)
def message_path(shell: Shell, step: Step) -> None:
    """The words a step waits for."""
    from lorapp.screens.paths.messages.message import MessagePath
    from lorapp.screens.paths.messages.outgoing import of_step

    out = of_step(shell.services.letters.situation(), step)
    if out is not None:
        shell.push_screen(MessagePath(out))
    else:
        open_panel(shell)


@on_rule("ask")
def ask_path(shell: Shell, step: Step) -> None:
    """The guided ask; where no letter is planned yet, that first."""
    if step.letter is not None:
        from lorapp.screens.paths.ask.ask import AskPath

        shell.push_screen(AskPath(step.letter))
        return
    from lorapp.screens.forms.letter import LetterSheet

    shell.ask(LetterSheet(mentor=step.mentor))


@on_rule("check-portal")
def look_path(shell: Shell, step: Step) -> None:
    """The weekly look, or the look for one letter."""
    from lorapp.screens.paths.portal.look import LookPath

    file = shell.services.unit.file()
    service = step.key if step.letter is None else file.letter_service(file.letter(step.letter))
    shell.push_screen(LookPath(service, step.letter))


@on_rule("document")
def paper_form(shell: Shell, step: Step) -> None:
    """Say that a paper is ready; exams and the certificate are kept in the profile."""
    from lorapp.screens.paths.sheets import PAPERS, PaperSheet

    if step.key in PAPERS:
        shell.ask(PaperSheet(step.key))
    else:
        profile_at(shell, "ecfmg_certified_on" if step.key == CERTIFICATE else "exams")


@on_rule("keep-letter")
def kept_letter(shell: Shell, step: Step) -> None:
    """The record of a request that ends; for a whole season, that it is certified."""
    if step.letter is not None:
        open_record(shell, "letter", step.letter)
        return
    from lorapp.screens.forms.certified import CertifiedSheet

    applied_for = shell.services.unit.file().applicant.season
    season = step.id.removeprefix(f"{step.rule}:{step.kind}:{step.key}").lstrip(":")
    shell.ask(CertifiedSheet(step.key, int(season or applied_for - 1)))
