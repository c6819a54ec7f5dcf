"""Themes, claims and statements."""
