"""Figures as series: what contradicts, restates or checks what, with the room that rounding leaves."""
