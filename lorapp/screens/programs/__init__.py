"""The programs: list, record, and where each leads."""
