"""From one season to the next: what comes along, what has to be asked again."""
