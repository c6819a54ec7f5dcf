"""Letters: two truths each, and everything derived from them."""
