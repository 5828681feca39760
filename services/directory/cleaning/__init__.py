"""What French listings write, as the national standard means it. Pure, but for the command."""
