"""Letters at programs: the grid, and what a change would do."""
