"""What applying for rotations costs, and what of it nothing else counts."""

from lorapp.domain.applying.record import ApplicationStatus, RotationApplication


def fees(asked: RotationApplication) -> float | None:
    """What applying costs, papers with it; None where nothing is noted."""
    known = applying_fees(asked)
    return sum(known) if known else None


def applying_fees(asked: RotationApplication) -> list[float]:
    """The noted fee and the noted costs of papers."""
    noted = (asked.application_fee_usd, *(paper.cost_usd for paper in asked.papers))
    return [one for one in noted if one is not None]


def own_costs(asked: RotationApplication) -> list[float]:
    """What of it goes into the budget: fees of what was applied for, and a stay accepted.

    A stay that became a rotation is counted there, once.
    """
    if asked.status in {None, ApplicationStatus.CONSIDERING}:
        return []
    accepted = asked.status is ApplicationStatus.ACCEPTED and asked.rotation is None
    stay = asked.cost_usd if accepted else None
    return [*applying_fees(asked), *([stay] if stay is not None else [])]
