"""From one Document to one Reading: a pure function in small steps (see reader.py for their order)."""
