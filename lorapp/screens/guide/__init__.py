"""The manual, help for a screen, and the words of the field."""
