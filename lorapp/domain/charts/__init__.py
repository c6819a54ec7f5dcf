"""Charts of one record: letters over time, how long letters took, US experience, costs."""
