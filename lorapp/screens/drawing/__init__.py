"""How a screen comes to the terminal: whole, and only what differs."""
