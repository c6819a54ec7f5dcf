"""The season's dates and costs, and the way from season to season."""
