import re

from depesche.reading.timex import grammar, lexicon


def test_a_word_has_one_meaning_for_each_way_of_writing_it():
    for word, entries in lexicon.words().items():
        written = [capital for _, _, capital in entries]
        assert len(set(written)) == len(written), (word, entries)


def test_every_class_is_used_by_the_grammar():
    used = str(lexicon.load("times_grammar"))
    idle = [name for name in lexicon.load("times") if not re.search(rf"\b{name}\b", used)]
    assert not idle


def test_capitals_tell_the_evening_from_the_adverb():
    assert lexicon.lookup("Morgen") == ("morning", "MO")
    assert lexicon.lookup("morgen") == ("day_adverb", 1)
    assert lexicon.lookup("mai") is None
    assert lexicon.lookup("Mai") == ("month", 5)


def test_adjectives_of_length_are_put_together():
    assert lexicon.lookup("zweitägigen") == ("long_word", (2, "D"))
    assert lexicon.lookup("dreistündiges") == ("long_word", (3, "TH"))
    assert lexicon.lookup("fünfjährige") is None


def test_no_rule_begins_with_a_class_that_is_passed():
    data = lexicon.load("times_grammar")
    built = grammar.load()
    for name in data["never_first"]:
        assert not any(re.match(re.escape(built.letters[name]), rule["is"]) for rule in data["rules"])
