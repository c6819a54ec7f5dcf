"""The interchange file: reading, writing, joining to what is there, and its schema."""
