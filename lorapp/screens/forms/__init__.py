"""Forms: one dialog each, described as a list of fields."""
