"""How right the readings are: scorers for data with a key, one module a kind, and the floors."""
