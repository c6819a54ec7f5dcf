"""What every screen stands in: bars, keys, lists, the palette, and where Enter leads."""
