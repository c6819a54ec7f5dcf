"""The ask, from the first question to the answer."""
