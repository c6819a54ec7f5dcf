"""Text in the cells of a terminal."""
