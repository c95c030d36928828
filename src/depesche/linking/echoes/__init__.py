"""Which documents repeat others, how, and which is the original."""
