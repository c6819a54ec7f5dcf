"""Today, the whole road, and the first evening."""
