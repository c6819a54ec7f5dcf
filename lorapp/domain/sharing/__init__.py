"""What goes to an advisor, with how much left out, and how remarks come back to the record."""
