"""People, and what advisors remarked."""
