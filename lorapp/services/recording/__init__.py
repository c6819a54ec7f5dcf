"""How the record is read and changed: one command, one change, and the way back."""
