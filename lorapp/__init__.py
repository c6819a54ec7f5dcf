"""lorapp: from the first rotation to the last thank-you."""

__version__ = "0.1.0"
