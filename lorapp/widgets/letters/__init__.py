"""Letters as lanes, as a table and as a record."""
