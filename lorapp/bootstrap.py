"""The composition root: a folder and a clock become the services that commands and screens use."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lorapp.clock import Clock, clock_from
from lorapp.domain.rulebook import Rulebook
from lorapp.paths import Paths, be_private, find_home

if TYPE_CHECKING:
    from lorapp.services.assignments import Assignments
    from lorapp.services.backups import Backups
    from lorapp.services.correspondence import Correspondence
    from lorapp.services.doctor import Doctor
    from lorapp.services.history import History
    from lorapp.services.interchange.exchange import Exchange
    from lorapp.services.letters import Letters
    from lorapp.services.mentors import Mentors
    from lorapp.services.moments import Moments
    from lorapp.services.papers import Papers
    from lorapp.services.portal import PortalChecks
    from lorapp.services.profile import Profile
    from lorapp.services.rotations import Rotations
    from lorapp.services.season import Season
    from lorapp.services.steps import Steps
    from lorapp.services.today import Today
    from lorapp.services.unfinished import Unfinished
    from lorapp.services.unit import Unit


@dataclass(frozen=True)
class Services:
    """Every service of one store, each made when first asked for."""

    home: Paths
    clock: Clock
    unit: "Unit"

    @cached_property
    def today(self) -> "Today":
        from lorapp.services.today import Today

        return Today(self.unit)

    @cached_property
    def profile(self) -> "Profile":
        from lorapp.services.profile import Profile

        return Profile(self.unit)

    @cached_property
    def rotations(self) -> "Rotations":
        from lorapp.services.rotations import Rotations

        return Rotations(self.unit)

    @cached_property
    def mentors(self) -> "Mentors":
        from lorapp.services.mentors import Mentors

        return Mentors(self.unit)

    @cached_property
    def moments(self) -> "Moments":
        from lorapp.services.moments import Moments

        return Moments(self.unit)

    @cached_property
    def letters(self) -> "Letters":
        from lorapp.services.letters import Letters

        return Letters(self.unit)

    @cached_property
    def assignments(self) -> "Assignments":
        from lorapp.services.assignments import Assignments

        return Assignments(self.unit)

    @cached_property
    def papers(self) -> "Papers":
        from lorapp.services.papers import Papers

        return Papers(self.unit)

    @cached_property
    def portal(self) -> "PortalChecks":
        from lorapp.services.portal import PortalChecks

        return PortalChecks(self.unit)

    @cached_property
    def steps(self) -> "Steps":
        from lorapp.services.steps import Steps

        return Steps(self.unit)

    @cached_property
    def season(self) -> "Season":
        from lorapp.services.season import Season

        return Season(self.unit)

    @cached_property
    def history(self) -> "History":
        from lorapp.services.history import History

        return History(self.unit)

    @cached_property
    def correspondence(self) -> "Correspondence":
        from lorapp.services.correspondence import Correspondence

        return Correspondence(self.unit)

    @cached_property
    def exchange(self) -> "Exchange":
        from lorapp.services.interchange.exchange import Exchange

        return Exchange(self.unit, lambda: rules_of(self.home))

    @cached_property
    def backups(self) -> "Backups":
        from lorapp.services.backups import Backups

        return Backups(self.unit)

    @cached_property
    def doctor(self) -> "Doctor":
        from lorapp.services.doctor import Doctor

        return Doctor(self.unit)

    @cached_property
    def unfinished(self) -> "Unfinished":
        from lorapp.services.unfinished import Unfinished

        return Unfinished(self.home)

    def keep_daily(self) -> None:
        """Keep a backup when the newest is more than a day old."""
        from lorapp.services.backups import LATEST_AGE

        self.backups.make_if_due(LATEST_AGE)

    def close(self) -> None:
        """Keep a backup where one is due, close and seal the store, and let the lock go."""
        if self.unit.is_changed:
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
    clock = clock or clock_from(os.environ.get("LORAPP_NOW"))
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
