"""Depesche reads news about relations between states and keeps an auditable record."""
