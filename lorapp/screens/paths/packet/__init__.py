"""What a writer gets."""
