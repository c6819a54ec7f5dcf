"""The steps of the plan, and the line of seven stops."""
