"""How much of a record an advisor gets to see (A106)."""

from enum import StrEnum

from lorapp.frozen import dataclass


class Names(StrEnum):
    """How people are named. Places that would name them go with their names."""

    FULL = "full"
    INITIALS = "initials"
    ROLES = "roles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """Names, and whether programs are named.

    Notes, identifiers and addresses are in no pack at any level.
    """

    names: Names = Names.ROLES
    programs: bool = False

    @property
    def text(self) -> str:
        """What is left out, as a sentence of the pack itself."""
        people = {
            Names.FULL: "People are named",
            Names.INITIALS: "People stand by their initials, without their places of work",
            Names.ROLES: "People stand by their roles, without their places of work",
        }[self.names]
        programs = "programs are named" if self.programs else "programs are numbered"
        return f"{people}; {programs}. Notes, identifiers and addresses are not in this file."
