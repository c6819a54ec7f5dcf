"""What stands around every list: bars, the panel, and the line that narrows."""
