"""What everybody who ranks should read once."""

from typing import Final

TRUE_ORDER: Final = (
    "Rank by what you truly prefer, not by where you think they want you: the match begins with "
    "your first choice, and a wish set high costs you nothing further down."
)
ONLY_THOSE: Final = "Rank every program at which you would train, and none at which you would not."
IN_COUPLE: Final = (
    "You match in a couple: the match wants pairs of programs, in two lists of the same length. "
    "This list is your half; agree on the pairs before either of you certifies."
)
NO_FIRST_YEAR: Final = (
    "An advanced place begins with the second year, and no preliminary or transitional year is on "
    "your list. Rank one as well (NRMP links it as a supplemental list), or you may be matched "
    "without a first year."
)
