"""Which screen opens which step and which record; screens are imported when they are opened."""
