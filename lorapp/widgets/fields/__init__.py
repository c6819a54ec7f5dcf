"""The fields of a form."""
