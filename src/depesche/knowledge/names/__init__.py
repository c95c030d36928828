"""Names of persons: their parts, how they are written and how they sound, and whose they are."""
