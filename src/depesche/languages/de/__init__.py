"""German: pipeline, verb forms, lexicon files and the trained model."""
