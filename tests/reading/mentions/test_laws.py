"""Laws of the mention steps on any sequence of words and tags."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tagged import read

from depesche.reading import coreference

_SAMPLE = """der die das Der Die ein seinem ihr beide beiden und , . ( ) „ “ von in zwischen für Präsident Präsidenten
Minister Außenministerium Regierung Sprecher Amtskollegen Putin Putins Tokajew Merkel Moskau Kasachstan Kasachstans EU
UN
EU-Kommission US-Präsident kasachische russisch-kasachische Kremlchef Demonstranten Soldaten Länder Land Hauptstadt er
sie
ihn sagte traf ist als zum Quastel ABC Zeitung Tagblatt 47-Jährige 2018 O’Keefe ' - Жук 😀"""
_WORDS = _SAMPLE.split()
_TAGS = ("DET", "NOUN", "PROPN", "ADJ", "VERB", "AUX", "PRON", "ADP", "PUNCT", "X", "NUM", "CCONJ", "ADV")
_RELATIONS = ("", "/nsubj", "/obj", "/det", "/cop")
_TOKENS = st.tuples(st.sampled_from(_WORDS), st.sampled_from(_TAGS), st.sampled_from(_RELATIONS))


@settings(max_examples=150, deadline=None)
@given(st.lists(_TOKENS, min_size=1, max_size=40), st.sampled_from([None, "2024", "2024-11-27"]))
def test_mentions_are_sound_whatever_the_text(tokens: list[tuple[str, str, str]], published: str | None) -> None:
    draft = read(" ".join(f"{word}/{tag}{relation}" for word, tag, relation in tokens), published)
    text = draft.shadow.text
    stretches = [(each.start, each.end) for each in draft.mentions]
    assert stretches == sorted(set(stretches))
    for mention in draft.mentions:
        assert mention.entity in draft.entities
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip()
    for token in draft.doc:
        found = coreference.resolve_all(draft, token)
        assert all(entity in draft.entities for entity in found)
        assert coreference.resolve(draft, token) in (None, *draft.entities)


@settings(max_examples=30, deadline=None)
@given(st.lists(_TOKENS, min_size=1, max_size=30))
def test_the_same_text_gives_the_same_mentions(tokens: list[tuple[str, str, str]]) -> None:
    text = " ".join(f"{word}/{tag}{relation}" for word, tag, relation in tokens)
    one, other = read(text), read(text)
    assert one.mentions == other.mentions
    assert one.entities == other.entities
