"""What is worked out and built before anybody asks for it."""
