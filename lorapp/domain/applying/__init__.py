"""Applying for rotations: where, by when, with which papers, at what cost."""
