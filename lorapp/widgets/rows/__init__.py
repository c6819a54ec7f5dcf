"""The one list of lorapp, and how its lines are drawn."""
