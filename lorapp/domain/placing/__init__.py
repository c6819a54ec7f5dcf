"""Placing letters at programs: what is allowed, what is locked."""
