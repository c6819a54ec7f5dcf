"""What can be read, handed on and taken along, and the comments that come back."""
