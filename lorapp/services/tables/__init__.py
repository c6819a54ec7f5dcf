"""Program lists from outside: files and pasted text, read, previewed and taken."""
