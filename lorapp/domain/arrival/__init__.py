"""From the Match to the first day: the outcome, the papers by visa, everyone told, the end."""
