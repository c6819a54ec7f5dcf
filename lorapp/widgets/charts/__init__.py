"""Charts drawn in cells: layers over weeks, bars, and their tables."""
