"""The packet of a letter as a folder: one PDF, its parts, and the mail that brings it."""
