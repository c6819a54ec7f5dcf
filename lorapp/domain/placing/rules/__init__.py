"""What a program asks, judged against the letters it holds."""
