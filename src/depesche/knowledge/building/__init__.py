"""From the tables under data/ (and a user's own) to one compiled file."""
