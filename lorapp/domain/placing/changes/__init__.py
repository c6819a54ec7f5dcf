"""What may be changed at a program, and what stays for good."""
