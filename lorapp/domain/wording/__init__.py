"""Words for facts: days, moments, counts and names as people read them."""
