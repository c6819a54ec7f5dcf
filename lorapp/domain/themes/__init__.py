"""Themes: what the statements claim, what letters were asked to prove, and who saw it."""
