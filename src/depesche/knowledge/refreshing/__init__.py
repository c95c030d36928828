"""What Wikidata says of offices today, beside what the tables say. Nothing here runs unless it is asked for."""
