"""Who is who, under which names, on which day."""
