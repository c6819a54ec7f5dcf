"""Lists, cards and comments, looked over before they are taken."""
