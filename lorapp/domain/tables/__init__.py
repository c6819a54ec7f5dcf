"""Lists of programs as other people write them: columns, cells, rows, and what they change."""
