"""Sets of letters: the best for a program, and why."""
