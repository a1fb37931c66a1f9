"""The bot in a process of its own, killed and cut off at any moment."""
