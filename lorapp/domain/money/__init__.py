"""What applying costs, and the signals there are to give: counted from facts with sources."""
