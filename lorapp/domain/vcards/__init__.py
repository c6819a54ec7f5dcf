"""Contact cards (vCard): their text, the people they mean, and what they add to the record."""
