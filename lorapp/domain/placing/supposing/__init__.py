"""What could happen, and what it would do."""
