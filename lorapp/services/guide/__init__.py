"""The manual: its pages, its words, and what is found in it."""
