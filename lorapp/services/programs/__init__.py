"""Programs, and the letters placed there."""
