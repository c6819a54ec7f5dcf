"""Messages that are already written: their words, and their way out."""
