"""What opens between letters and Match: interviews, the rank list, stays applied for."""

from lorapp.domain.engine.steps import Step
from lorapp.screens.frame.routes import on_name, on_rule
from lorapp.screens.frame.shell import Shell


@on_rule("interview")
def interviews_at(shell: Shell, step: Step) -> None:
    """The interviews, on the one a step is about."""
    from lorapp.screens.match.interviews import InterviewsScreen

    shell.push_screen(InterviewsScreen(step.key, step.due))


@on_name("Interviews", "Both clocks, what they meet, and the page to prepare with")
def interviews(shell: Shell) -> None:
    """All interviews."""
    from lorapp.screens.match.interviews import InterviewsScreen

    shell.push_screen(InterviewsScreen())


@on_rule("answer-invitation")
def invitation_at(shell: Shell, step: Step) -> None:
    """The interviews, on the invitation a step is about."""
    from lorapp.screens.match.interviews import InterviewsScreen

    shell.push_screen(InterviewsScreen(step.key))


@on_rule("certify-ranks")
def ranks_at(shell: Shell, step: Step) -> None:
    """The rank list of the match a step is about."""
    from lorapp.screens.match.ranking import RankScreen

    shell.push_screen(RankScreen(step.key))


@on_name("Rank list", "Your own order, what was certified, and what differs from it")
def ranks(shell: Shell) -> None:
    """All rank lists of the season."""
    from lorapp.screens.match.ranking import RankScreen

    shell.push_screen(RankScreen())


@on_rule("reuse-answer", "season-start", "import-letter")
def seasons_at(shell: Shell, step: Step) -> None:
    """The seasons, on the letter or line a step is about."""
    from lorapp.screens.season.seasons import SeasonsScreen

    shell.push_screen(SeasonsScreen(step.key))


@on_name("Seasons", "The next season, earlier letters, and what does not carry over")
def seasons(shell: Shell) -> None:
    """All seasons of the record."""
    from lorapp.screens.season.seasons import SeasonsScreen

    shell.push_screen(SeasonsScreen())


@on_rule("apply-rotation", "await-rotation-answer")
def application_at(shell: Shell, step: Step) -> None:
    """The applications for rotations, on the one a step is about."""
    from lorapp.screens.rotations.applying import ApplicationsScreen

    shell.push_screen(ApplicationsScreen(step.key))


@on_rule("rotation-paper")
def rotation_paper_at(shell: Shell, step: Step) -> None:
    """The papers of the application a step is about."""
    from lorapp.screens.rotations.rotation_papers import RotationPapersScreen

    shell.push_screen(RotationPapersScreen(step.key))


@on_name("Applications for rotations", "What to apply for, papers, answers, and what it costs")
def applications(shell: Shell) -> None:
    """All applications for rotations."""
    from lorapp.screens.rotations.applying import ApplicationsScreen

    shell.push_screen(ApplicationsScreen())


@on_rule("soap-set")
def soap_at(shell: Shell, step: Step) -> None:
    """Match Week and SOAP, on the set a step is about."""
    from lorapp.screens.match.soap import SoapScreen

    shell.push_screen(SoapScreen(f"set:{step.key}"))


@on_rule("soap-drill")
def drill(shell: Shell, step: Step) -> None:
    """The rehearsal of the week."""
    del step
    from lorapp.screens.match.soap import DrillScreen

    shell.push_screen(DrillScreen())


@on_rule("match-week")
def week_at(shell: Shell, step: Step) -> None:
    """The hour that runs."""
    del step
    soap(shell)


@on_name("Match Week and SOAP", "The week by the hour on both clocks, sets and applications")
def soap(shell: Shell) -> None:
    """Match Week and SOAP."""
    from lorapp.screens.match.soap import SoapScreen

    shell.push_screen(SoapScreen())
