"""Commands from the first invitation to the first day, and to the next season."""
