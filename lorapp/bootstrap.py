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

    from lorapp.services.arrival import Arrival
    from lorapp.services.assignments import Assignments
    from lorapp.services.backups import Backups
    from lorapp.services.calendar_file import CalendarFile
    from lorapp.services.charts import Charts
    from lorapp.services.contacts_file import ContactsFile
    from lorapp.services.correspondence import Correspondence
    from lorapp.services.costs import Costs
    from lorapp.services.doctor import Doctor
    from lorapp.services.forgetting import Forgetting
    from lorapp.services.history import History
    from lorapp.services.interchange.exchange import Exchange
    from lorapp.services.interviews import Interviews
    from lorapp.services.invitations import Invitations
    from lorapp.services.letters import Letters
    from lorapp.services.mending import Mending
    from lorapp.services.mentors import Mentors
    from lorapp.services.moments import Moments
    from lorapp.services.packets.service import Packets
    from lorapp.services.papers import Papers
    from lorapp.services.placing import Placing
    from lorapp.services.portal import PortalChecks
    from lorapp.services.profile import Profile
    from lorapp.services.programs import Programs
    from lorapp.services.ranking import Ranking
    from lorapp.services.reports import Reports
    from lorapp.services.rotation_applications import RotationApplications
    from lorapp.services.rotations import Rotations
    from lorapp.services.season import Season
    from lorapp.services.seasons import Seasons
    from lorapp.services.sharing import Sharing
    from lorapp.services.sheets import Sheets
    from lorapp.services.soap import Soap
    from lorapp.services.statements import Statements
    from lorapp.services.steps import Steps
    from lorapp.services.tables.service import Tables
    from lorapp.services.themes import Themes
    from lorapp.services.today import Today
    from lorapp.services.unfinished import Unfinished
    from lorapp.services.unit import Unit
    from lorapp.services.views import Views


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

    today: ClassVar["Made[Today]"] = Made("lorapp.services.today:Today")
    profile: ClassVar["Made[Profile]"] = Made("lorapp.services.profile:Profile")
    rotations: ClassVar["Made[Rotations]"] = Made("lorapp.services.rotations:Rotations")
    rotation_applications: ClassVar["Made[RotationApplications]"] = Made(
        "lorapp.services.rotation_applications:RotationApplications"
    )
    mentors: ClassVar["Made[Mentors]"] = Made("lorapp.services.mentors:Mentors")
    moments: ClassVar["Made[Moments]"] = Made("lorapp.services.moments:Moments")
    letters: ClassVar["Made[Letters]"] = Made("lorapp.services.letters:Letters")
    assignments: ClassVar["Made[Assignments]"] = Made("lorapp.services.assignments:Assignments")
    programs: ClassVar["Made[Programs]"] = Made("lorapp.services.programs:Programs")
    placing: ClassVar["Made[Placing]"] = Made("lorapp.services.placing:Placing")
    costs: ClassVar["Made[Costs]"] = Made(
        "lorapp.services.costs:Costs", lambda s: (s.unit, s.placing)
    )
    statements: ClassVar["Made[Statements]"] = Made("lorapp.services.statements:Statements")
    themes: ClassVar["Made[Themes]"] = Made("lorapp.services.themes:Themes")
    tables: ClassVar["Made[Tables]"] = Made(
        "lorapp.services.tables.service:Tables", lambda s: (s.unit, s.home)
    )
    sheets: ClassVar["Made[Sheets]"] = Made("lorapp.services.sheets:Sheets")
    interviews: ClassVar["Made[Interviews]"] = Made("lorapp.services.interviews:Interviews")
    invitations: ClassVar["Made[Invitations]"] = Made("lorapp.services.invitations:Invitations")
    ranking: ClassVar["Made[Ranking]"] = Made("lorapp.services.ranking:Ranking")
    soap: ClassVar["Made[Soap]"] = Made("lorapp.services.soap:Soap")
    arrival: ClassVar["Made[Arrival]"] = Made("lorapp.services.arrival:Arrival")
    papers: ClassVar["Made[Papers]"] = Made("lorapp.services.papers:Papers")
    portal: ClassVar["Made[PortalChecks]"] = Made(
        "lorapp.services.portal:PortalChecks", lambda s: (s.unit, s.placing)
    )
    steps: ClassVar["Made[Steps]"] = Made("lorapp.services.steps:Steps")
    seasons: ClassVar["Made[Seasons]"] = Made("lorapp.services.seasons:Seasons")
    season: ClassVar["Made[Season]"] = Made("lorapp.services.season:Season")
    calendar_file: ClassVar["Made[CalendarFile]"] = Made(
        "lorapp.services.calendar_file:CalendarFile", lambda s: (s.unit, s.home)
    )
    contacts_file: ClassVar["Made[ContactsFile]"] = Made(
        "lorapp.services.contacts_file:ContactsFile", lambda s: (s.unit, s.home)
    )
    history: ClassVar["Made[History]"] = Made("lorapp.services.history:History")
    correspondence: ClassVar["Made[Correspondence]"] = Made(
        "lorapp.services.correspondence:Correspondence", lambda s: (s.unit, s.home)
    )
    packets: ClassVar["Made[Packets]"] = Made(
        "lorapp.services.packets.service:Packets",
        lambda s: (s.unit, s.home, s.correspondence, s.statements, s.unfinished),
    )
    exchange: ClassVar["Made[Exchange]"] = Made(
        "lorapp.services.interchange.exchange:Exchange",
        lambda s: (s.unit, lambda: rules_of(s.home)),
    )
    charts: ClassVar["Made[Charts]"] = Made(
        "lorapp.services.charts:Charts", lambda s: (s.unit, s.home)
    )
    reports: ClassVar["Made[Reports]"] = Made(
        "lorapp.services.reports:Reports", lambda s: (s.unit, s.home, s.charts)
    )
    sharing: ClassVar["Made[Sharing]"] = Made(
        "lorapp.services.sharing:Sharing", lambda s: (s.unit, s.home)
    )
    backups: ClassVar["Made[Backups]"] = Made("lorapp.services.backups:Backups")
    doctor: ClassVar["Made[Doctor]"] = Made("lorapp.services.doctor:Doctor")
    mending: ClassVar["Made[Mending]"] = Made("lorapp.services.mending:Mending")
    forgetting: ClassVar["Made[Forgetting]"] = Made("lorapp.services.forgetting:Forgetting")
    views: ClassVar["Made[Views]"] = Made("lorapp.services.views:Views", lambda s: (s.home,))
    unfinished: ClassVar["Made[Unfinished]"] = Made(
        "lorapp.services.unfinished:Unfinished", lambda s: (s.home,)
    )

    def keep_daily(self) -> None:
        """Keep a backup when the newest is more than a day old; warn once of a risky folder."""
        from lorapp.services.backups import LATEST_AGE
        from lorapp.services.checkup.place import warn_once

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
    from lorapp.services.unit import Unit

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
    from lorapp.services.rulebook import load_rulebook

    return load_rulebook(paths.rules)
