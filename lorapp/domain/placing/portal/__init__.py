"""What a portal shows, and what to type there."""
