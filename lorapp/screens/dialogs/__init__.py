"""Small dialogs: what happened, until when to sleep, why something is not needed."""
