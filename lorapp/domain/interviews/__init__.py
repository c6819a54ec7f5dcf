"""Interviews: read from one line, kept apart from one another, prepared and followed up."""
