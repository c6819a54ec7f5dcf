"""What leaves lorapp as files, one module a kind of format; each adds its own formats."""
