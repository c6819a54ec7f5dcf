"""What is done and seen in a portal, entry by entry."""
