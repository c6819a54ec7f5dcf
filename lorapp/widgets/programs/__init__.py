"""Programs as rows and as a record."""
