"""The composition root: a folder and a clock become the services that commands and screens use."""

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from lorapp.clock import AheadClock, Clock, clock_from
from lorapp.domain.rulebook import Rulebook
from lorapp.frozen import dataclass
from lorapp.paths import Paths, be_private, find_home

if TYPE_CHECKING:
    from collections.abc import Callable

    from lorapp.services.computer.unfinished import Unfinished
    from lorapp.services.computer.views import Views
    from lorapp.services.correspondence import Correspondence
    from lorapp.services.exports.calendar_file import CalendarFile
    from lorapp.services.exports.charts import Charts
    from lorapp.services.exports.reports import Reports
    from lorapp.services.exports.sharing import Sharing
    from lorapp.services.interchange.exchange import Exchange
    from lorapp.services.keeping.backups import Backups
    from lorapp.services.keeping.doctor import Doctor
    from lorapp.services.keeping.forgetting import Forgetting
    from lorapp.services.keeping.mending import Mending
    from lorapp.services.letters.letters import Letters
    from lorapp.services.letters.portal import PortalChecks
    from lorapp.services.match.arrival import Arrival
    from lorapp.services.match.interviews import Interviews
    from lorapp.services.match.invitations import Invitations
    from lorapp.services.match.ranking import Ranking
    from lorapp.services.match.soap import Soap
    from lorapp.services.packets.service import Packets
    from lorapp.services.people.contacts_file import ContactsFile
    from lorapp.services.people.mentors import Mentors
    from lorapp.services.people.moments import Moments
    from lorapp.services.people.profile import Profile
    from lorapp.services.programs.assignments import Assignments
    from lorapp.services.programs.placing import Placing
    from lorapp.services.programs.programs import Programs
    from lorapp.services.recording.history import History
    from lorapp.services.recording.trash import Trash
    from lorapp.services.recording.unit import Unit
    from lorapp.services.rotations.rotation_applications import RotationApplications
    from lorapp.services.rotations.rotations import Rotations
    from lorapp.services.season.costs import Costs
    from lorapp.services.season.season import Season
    from lorapp.services.season.seasons import Seasons
    from lorapp.services.season.steps import Steps
    from lorapp.services.season.today import Today
    from lorapp.services.sheets import Sheets
    from lorapp.services.story.papers import Papers
    from lorapp.services.story.statements import Statements
    from lorapp.services.story.themes import Themes
    from lorapp.services.tables.service import Tables


S = TypeVar("S")


class Made(Generic[S]):
    """A service that is imported and made when it is first asked for, then kept.

    ``place`` is ``module:Class``; ``needs`` names what it is made from, the unit unless said.
    """

    def __init__(
        self, place: str, needs: "Callable[[Services], tuple[object, ...]] | None" = None
    ) -> None:
        self._place = place
        self._needs = needs or (lambda services: (services.unit,))

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, services: "Services | None", _owner: type) -> S:
        if services is None:  # the class itself is looked at, as the dataclass decorator does
            raise AttributeError(self._name)
        module, _, name = self._place.partition(":")
        made: S = getattr(import_module(module), name)(*self._needs(services))
        services.__dict__[self._name] = made
        return made


@dataclass(frozen=True)
class Services:
    """Every service of one store, each made when first asked for."""

    home: Paths
    clock: AheadClock
    unit: "Unit"

    today: "ClassVar[Made[Today]]" = Made("lorapp.services.season.today:Today")
    profile: "ClassVar[Made[Profile]]" = Made("lorapp.services.people.profile:Profile")
    rotations: "ClassVar[Made[Rotations]]" = Made("lorapp.services.rotations.rotations:Rotations")
    rotation_applications: "ClassVar[Made[RotationApplications]]" = Made(
        "lorapp.services.rotations.rotation_applications:RotationApplications"
    )
    mentors: "ClassVar[Made[Mentors]]" = Made("lorapp.services.people.mentors:Mentors")
    moments: "ClassVar[Made[Moments]]" = Made("lorapp.services.people.moments:Moments")
    letters: "ClassVar[Made[Letters]]" = Made("lorapp.services.letters.letters:Letters")
    assignments: "ClassVar[Made[Assignments]]" = Made(
        "lorapp.services.programs.assignments:Assignments"
    )
    programs: "ClassVar[Made[Programs]]" = Made("lorapp.services.programs.programs:Programs")
    placing: "ClassVar[Made[Placing]]" = Made("lorapp.services.programs.placing:Placing")
    costs: "ClassVar[Made[Costs]]" = Made(
        "lorapp.services.season.costs:Costs", lambda s: (s.unit, s.placing)
    )
    statements: "ClassVar[Made[Statements]]" = Made("lorapp.services.story.statements:Statements")
    themes: "ClassVar[Made[Themes]]" = Made("lorapp.services.story.themes:Themes")
    tables: "ClassVar[Made[Tables]]" = Made(
        "lorapp.services.tables.service:Tables", lambda s: (s.unit, s.home)
    )
    sheets: "ClassVar[Made[Sheets]]" = Made("lorapp.services.sheets:Sheets")
    interviews: "ClassVar[Made[Interviews]]" = Made("lorapp.services.match.interviews:Interviews")
    invitations: "ClassVar[Made[Invitations]]" = Made(
        "lorapp.services.match.invitations:Invitations"
    )
    ranking: "ClassVar[Made[Ranking]]" = Made("lorapp.services.match.ranking:Ranking")
    soap: "ClassVar[Made[Soap]]" = Made("lorapp.services.match.soap:Soap")
    arrival: "ClassVar[Made[Arrival]]" = Made("lorapp.services.match.arrival:Arrival")
    papers: "ClassVar[Made[Papers]]" = Made("lorapp.services.story.papers:Papers")
    portal: "ClassVar[Made[PortalChecks]]" = Made(
        "lorapp.services.letters.portal:PortalChecks", lambda s: (s.unit, s.placing)
    )
    steps: "ClassVar[Made[Steps]]" = Made("lorapp.services.season.steps:Steps")
    seasons: "ClassVar[Made[Seasons]]" = Made("lorapp.services.season.seasons:Seasons")
    season: "ClassVar[Made[Season]]" = Made("lorapp.services.season.season:Season")
    calendar_file: "ClassVar[Made[CalendarFile]]" = Made(
        "lorapp.services.exports.calendar_file:CalendarFile", lambda s: (s.unit, s.home)
    )
    contacts_file: "ClassVar[Made[ContactsFile]]" = Made(
        "lorapp.services.people.contacts_file:ContactsFile", lambda s: (s.unit, s.home)
    )
    history: "ClassVar[Made[History]]" = Made("lorapp.services.recording.history:History")
    trash: "ClassVar[Made[Trash]]" = Made("lorapp.services.recording.trash:Trash")
    correspondence: "ClassVar[Made[Correspondence]]" = Made(
        "lorapp.services.correspondence:Correspondence", lambda s: (s.unit, s.home)
    )
    packets: "ClassVar[Made[Packets]]" = Made(
        "lorapp.services.packets.service:Packets",
        lambda s: (s.unit, s.home, s.correspondence, s.statements, s.unfinished),
    )
    exchange: "ClassVar[Made[Exchange]]" = Made(
        "lorapp.services.interchange.exchange:Exchange",
        lambda s: (s.unit, lambda: rules_of(s.home)),
    )
    charts: "ClassVar[Made[Charts]]" = Made(
        "lorapp.services.exports.charts:Charts", lambda s: (s.unit, s.home)
    )
    reports: "ClassVar[Made[Reports]]" = Made(
        "lorapp.services.exports.reports:Reports", lambda s: (s.unit, s.home, s.charts)
    )
    sharing: "ClassVar[Made[Sharing]]" = Made(
        "lorapp.services.exports.sharing:Sharing", lambda s: (s.unit, s.home)
    )
    backups: "ClassVar[Made[Backups]]" = Made("lorapp.services.keeping.backups:Backups")
    doctor: "ClassVar[Made[Doctor]]" = Made("lorapp.services.keeping.doctor:Doctor")
    mending: "ClassVar[Made[Mending]]" = Made("lorapp.services.keeping.mending:Mending")
    forgetting: "ClassVar[Made[Forgetting]]" = Made("lorapp.services.keeping.forgetting:Forgetting")
    views: "ClassVar[Made[Views]]" = Made(
        "lorapp.services.computer.views:Views", lambda s: (s.home,)
    )
    unfinished: "ClassVar[Made[Unfinished]]" = Made(
        "lorapp.services.computer.unfinished:Unfinished", lambda s: (s.home,)
    )

    def keep_daily(self) -> None:
        """Keep a backup when the newest is more than a day old; warn once of a risky folder."""
        from lorapp.services.checkup.place import warn_once
        from lorapp.services.keeping.backups import LATEST_AGE

        self.backups.make_if_due(LATEST_AGE)
        self.unit.notices += warn_once(self.home)

    def close(self) -> None:
        """Keep a backup where one is due, close and seal the store, and let the lock go."""
        if self.unit.is_changed and not self.unit.is_empty():
            self.backups.make_if_due()
        self.unit.close()


def open_services(
    home: Path | None = None, clock: Clock | None = None, *, read_only: bool = False
) -> Services:
    """Make the services of a folder, without reading its store yet.

    Without ``home`` and ``clock`` the environment names them. Raises StoreBusyError when another
    lorapp may write there, StoreError when the folder cannot be used.
    """
    from lorapp.services.recording.unit import Unit

    be_private()
    paths = Paths(home or find_home(os.environ))
    clock = AheadClock(clock or clock_from(os.environ.get("LORAPP_NOW")))
    unit = Unit(paths, clock, lambda: rules_of(paths), read_only=read_only)
    unit.hold()
    services = Services(paths, clock, unit)
    if not read_only:
        unit.when_warm = services.keep_daily
    return services


def rules_of(paths: Paths) -> Rulebook:
    """The rules in force: the shipped ones under the applicant's own."""
    from lorapp.services.rules.rulebook import load_rulebook

    return load_rulebook(paths.rules)
