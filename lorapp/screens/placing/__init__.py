"""Letters at programs: the grid, what is proposed, the rehearsal, and what if."""
