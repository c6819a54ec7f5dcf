"""The letters: board, table and record."""
