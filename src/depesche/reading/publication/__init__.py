"""The day of publication from what a text says: windows of days, clues that narrow them, and how they are weighed."""
