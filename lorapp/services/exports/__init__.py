"""What is read, handed on and taken along."""
