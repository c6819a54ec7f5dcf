"""Sums of money that remember whether they are only expected."""

from collections.abc import Iterable

from lorapp.domain.charts.chart import number_text
from lorapp.domain.wording.days import with_tilde
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Amount:
    """US dollars; ``is_expected`` when any part of them is not published for the season."""

    usd: float
    is_expected: bool = False

    @property
    def text(self) -> str:
        """As people read it: ``$1,200``, ``~$77`` where it is only expected."""
        return with_tilde(f"${number_text(self.usd, 2)}", self.is_expected)


def summed(amounts: Iterable[Amount | None]) -> Amount:
    """The known amounts together; what is unknown is not counted as nothing, it is left out."""
    known = [amount for amount in amounts if amount is not None]
    return Amount(sum(one.usd for one in known), any(one.is_expected for one in known))
