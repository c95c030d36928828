"""The record in forms for elsewhere; one module a format."""
