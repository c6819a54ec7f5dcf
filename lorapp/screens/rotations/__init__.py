"""Rotations, and applications for them."""
