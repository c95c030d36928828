"""The languages that Depesche reads; each is a folder with its pipeline, its lexicon files and its model."""
