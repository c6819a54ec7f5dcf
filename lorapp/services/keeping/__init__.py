"""Keeping the record safe and whole, and forgetting for good."""
