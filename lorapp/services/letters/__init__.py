"""Letters, and what the portals show of them."""
