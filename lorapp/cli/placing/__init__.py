"""Commands about programs and the letters there."""
