"""The people who may write."""
