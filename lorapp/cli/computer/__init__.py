"""Commands about the store and the computer it lies on."""
