"""Plain lines in an order that reads well by ear."""
