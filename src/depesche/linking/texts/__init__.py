"""A text as linking sees it: words and runs of words, stems, rare words, vectors of meaning, its language."""
