"""Keeping the record safe: copies and the check-up."""
