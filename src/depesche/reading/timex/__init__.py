"""Time expressions: lexicon and grammar (what is said), calendar and resolution (which day), writing (TIMEX3, EDTF)."""
