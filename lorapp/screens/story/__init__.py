"""What the letters are to prove, and the statements."""
