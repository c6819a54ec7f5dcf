"""Commands that take in and hand out."""
