"""Rotations on their line of months, and applications for them."""
