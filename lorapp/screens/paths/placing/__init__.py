"""Letters on their way to programs."""
