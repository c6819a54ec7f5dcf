"""Chance that can be repeated: every test prints the seed it used."""

import os
from random import Random

SEED = int(os.environ.get("LORAPP_SEED", "20261122"))


def dice_of(seed: int = SEED) -> Random:
    """Dice for simulated accidents; nothing secret comes from them."""
    return Random(seed)  # noqa: S311 - repeatable accidents, no secrets
