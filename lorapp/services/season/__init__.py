"""Today's plan, the season's dates and costs, and the way to the next season."""
