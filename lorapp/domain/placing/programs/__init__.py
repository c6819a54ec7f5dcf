"""One program: what is known of it, and what to do next."""
