"""Which screen opens which step and which record; screens are imported when they are opened."""

from lorapp.domain.engine.rules.documents import CERTIFICATE
from lorapp.domain.engine.steps import Step
from lorapp.screens.frame import openers_match as _match  # noqa: F401  registers the rest
from lorapp.screens.frame.openers_pages import profile_at
from lorapp.screens.frame.routes import on_kind, on_message, on_rule, open_panel
from lorapp.screens.frame.shell import Shell


@on_kind("letter")
def letter_record(shell: Shell, key: str) -> None:
    """The record of one letter."""
    from lorapp.screens.letters.letter_record import LetterRecord

    shell.push_screen(LetterRecord(key))


@on_kind("rotation")
def rotation_record(shell: Shell, key: str) -> None:
    """A rotation in its list."""
    from lorapp.screens.rotations.rotations import RotationsScreen

    async def show() -> None:
        await shell.switch_mode(RotationsScreen.MODE)
        if isinstance(shell.screen, RotationsScreen):
            shell.screen.select(key)

    shell.run_worker(show())


@on_kind("program")
def program_record(shell: Shell, key: str) -> None:
    """A program in its list."""
    from lorapp.screens.programs.programs import ProgramsScreen

    async def show() -> None:
        await shell.switch_mode(ProgramsScreen.MODE)
        if isinstance(shell.screen, ProgramsScreen):
            shell.screen.select(key)

    shell.run_worker(show())


@on_kind("mentor")
def mentor_record(shell: Shell, key: str) -> None:
    """A person in the list of mentors."""
    from lorapp.screens.mentors.mentors import MentorsScreen

    async def show() -> None:
        await shell.switch_mode(MentorsScreen.MODE)
        if isinstance(shell.screen, MentorsScreen):
            shell.screen.select(key)

    shell.run_worker(show())


@on_kind("moment")
def moment_record(shell: Shell, key: str) -> None:
    """A moment in its form."""
    from lorapp.screens.forms.base import FormScreen
    from lorapp.screens.forms.moment import MomentSheet

    found = [moment for moment in shell.services.unit.file().moments if moment.key == key]
    if found:
        shell.push_screen(FormScreen(MomentSheet(found[0])))


@on_kind("theme")
def theme_row(shell: Shell, key: str) -> None:
    """A theme on the map of the story."""
    from lorapp.screens.story.story import StoryScreen

    async def show() -> None:
        await shell.switch_mode(StoryScreen.MODE)
        if isinstance(shell.screen, StoryScreen):
            shell.screen.select(key)

    shell.run_worker(show())


@on_kind("statement")
def statement_record(shell: Shell, key: str) -> None:
    """The record of one statement."""
    from lorapp.screens.story.statement_record import StatementRecord

    shell.push_screen(StatementRecord(key))


@on_rule("log-moment")
def note_moment(shell: Shell, step: Step) -> None:
    """The form for a moment of a running rotation."""
    from lorapp.screens.forms.base import FormScreen
    from lorapp.screens.forms.moment import MomentSheet

    stay = shell.services.unit.file().rotations_by_key.get(step.key)
    only = stay.mentors[0] if stay is not None and len(stay.mentors) == 1 else None
    shell.push_screen(FormScreen(MomentSheet(mentor=step.mentor or only)))


@on_rule("line-up-backup")
def who_else(shell: Shell, step: Step) -> None:
    """Everyone who could write, by points."""
    del step
    from lorapp.screens.mentors.mentors import MentorsScreen

    async def show() -> None:
        await shell.switch_mode(MentorsScreen.MODE)
        if isinstance(shell.screen, MentorsScreen):
            shell.screen.rank()

    shell.run_worker(show())


@on_rule("tell-goal", "ask-feedback")
def log_contact(shell: Shell, step: Step) -> None:
    """The form for a contact with a mentor."""
    from lorapp.screens.forms.base import FormScreen
    from lorapp.screens.forms.contact import ContactSheet

    shell.push_screen(FormScreen(ContactSheet(step.mentor)))


@on_rule("chair-appointment")
def chair_met(shell: Shell, step: Step) -> None:
    """The contact that was made with the chair; where no letter is planned yet, that first."""
    if step.mentor is None:
        from lorapp.screens.forms.base import FormScreen
        from lorapp.screens.forms.letter import LetterSheet

        shell.push_screen(FormScreen(LetterSheet(chair=True)))
    else:
        log_contact(shell, step)


@on_rule("milestone")
def season_date(shell: Shell, step: Step) -> None:
    """A date of the season, in the agenda."""
    from lorapp.screens.season.season import SeasonScreen

    async def show() -> None:
        await shell.switch_mode(SeasonScreen.MODE)
        if isinstance(shell.screen, SeasonScreen):
            shell.screen.select(step.key)

    shell.run_worker(show())


@on_kind("guide")
def guide_page(shell: Shell, key: str) -> None:
    """A page of the guide, full-screen."""
    from lorapp.screens.guide.guide import PageScreen

    shell.push_screen(PageScreen(key))


@on_kind("word")
def word_of_glossary(shell: Shell, key: str) -> None:
    """A word of the glossary, above all the others."""
    from lorapp.screens.guide.guide import PageScreen

    shell.push_screen(PageScreen("glossary", term=key))


@on_message
def message_path(shell: Shell, step: Step) -> None:
    """The words a step waits for."""
    from lorapp.screens.paths.messages.message import MessagePath
    from lorapp.screens.paths.messages.outgoing import of_step

    out = of_step(shell.services.letters.situation(), step)
    if out is not None:
        shell.push_screen(MessagePath(out))
    else:
        open_panel(shell)


on_rule("keep-in-touch", "refresh", "tell-outcome", "first-day-note")(message_path)


@on_rule("onboard", "record-outcome")
def arrival_at(shell: Shell, step: Step) -> None:
    """The list to the first day, on the line a step is about; the result first."""
    from lorapp.screens.match.arrival import ArrivalScreen

    shell.push_screen(ArrivalScreen(step.key if step.kind == "task" else None))


@on_rule("ask")
def ask_path(shell: Shell, step: Step) -> None:
    """The guided ask; where no letter is planned yet, that first."""
    if step.letter is not None:
        from lorapp.screens.paths.ask.ask import AskPath

        shell.push_screen(AskPath(step.letter))
        return
    from lorapp.screens.forms.base import FormScreen
    from lorapp.screens.forms.letter import LetterSheet

    shell.push_screen(FormScreen(LetterSheet(mentor=step.mentor)))


@on_rule("send-packet")
def packet_path(shell: Shell, step: Step) -> None:
    """What the writer gets after the yes."""
    from lorapp.screens.paths.packet.packet import PacketPath

    shell.push_screen(PacketPath(step.letter or step.key))


@on_rule("confirm-entry")
def confirm_path(shell: Shell, step: Step) -> None:
    """Five things read back before the portal locks them."""
    from lorapp.screens.paths.portal.confirm import ConfirmPath

    shell.push_screen(ConfirmPath(step.letter or step.key))


@on_rule("send-request")
def request_path(shell: Shell, step: Step) -> None:
    """What to click so that the portal writes."""
    from lorapp.screens.paths.portal.request import RequestPath

    shell.push_screen(RequestPath(step.letter or step.key))


@on_rule("mend-entry")
def mend_path(shell: Shell, step: Step) -> None:
    """The new entry for one that bounced."""
    from lorapp.screens.paths.portal.mend import MendPath

    shell.push_screen(MendPath(step.letter or step.key))


@on_rule("assign")
def assign_path(shell: Shell, step: Step) -> None:
    """What to click, program by program."""
    from lorapp.screens.paths.placing.assign import AssignPath

    shell.push_screen(AssignPath(step.letter or step.key))


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
    from lorapp.screens.forms.base import FormScreen
    from lorapp.screens.paths.sheets import PAPERS, PaperSheet

    if step.key in PAPERS:
        shell.push_screen(FormScreen(PaperSheet(step.key)))
    else:
        profile_at(shell, "ecfmg_certified_on" if step.key == CERTIFICATE else "exams")


@on_rule("keep-letter")
def kept_letter(shell: Shell, step: Step) -> None:
    """The record of a request that ends; for a whole season, that it is certified."""
    if step.letter is not None:
        letter_record(shell, step.letter)
        return
    from lorapp.screens.forms.base import FormScreen
    from lorapp.screens.forms.certified import CertifiedSheet

    applied_for = shell.services.unit.file().applicant.season
    season = step.id.removeprefix(f"{step.rule}:{step.kind}:{step.key}").lstrip(":")
    shell.push_screen(FormScreen(CertifiedSheet(step.key, int(season or applied_for - 1))))
