"""What falls on which day, what it costs, and the seasons themselves."""
