"""The event lexicon as data: complete, well-formed, and matched as described."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.languages.de.lemmas import infinitives, verb_infinitive
from depesche.model import EventType
from depesche.reading.events import grammar
from depesche.reading.events.contexts import contexts_of_word, ranked
from depesche.reading.events.lexicon import Lexicon, lexicon
from depesche.reading.events.operators import operators
from depesche.reading.events.words import ends_in, forms_of

_SLOTS = {"subject", "object", "dative", "genitive", "adjective", "possessive", "first", "fused"}


def test_all_types_have_words() -> None:
    types = {entry.type for entries in lexicon().verbs.values() for entry in entries}
    assert types == set(EventType)


def test_enough_words() -> None:
    assert sum(len(entries) for entries in lexicon().verbs.values()) > 600


def test_slots_are_known() -> None:
    known = _SLOTS | set(grammar.prepositions().values())
    for entries in lexicon().verbs.values():
        for entry in entries:
            assert set(entry.actor) | set(entry.recipient) <= known
            assert set(entry.where) <= known
            assert entry.needs in ("any", "actor", "recipient", "pair", "none")


@pytest.mark.parametrize(
    ("word", "first", "kind"),
    [
        ("Staatsbesuchs", "Staats", "CONSULT"),
        ("EU-Gipfel", "EU", "CONSULT"),
        ("Luftangriffe", "", "ASSAULT"),
        ("Vorwürfe", "", "ACCUSE"),
        ("Importverboten", "", "SANCTION"),
    ],
)
def test_nouns(word: str, first: str, kind: str) -> None:
    found, entries = lexicon().noun(word)
    assert found == first
    assert kind in {entry.type.value for entry in entries}


@pytest.mark.parametrize(
    "word", ["Besucher", "Preise", "Pressekonferenz", "Ausschuss", "Vermittlungsausschuss", "Haus"]
)
def test_other_nouns(word: str) -> None:
    assert lexicon().noun(word)[1] == ()


def test_phrases_are_read() -> None:
    group = {"verbs": ["sich auf Kompromiss|Vertrag =einig werden"], "actor": "subject"}
    entry = Lexicon([{"type": "AGREE", "groups": [group]}]).verbs["werden"][0]
    kinds = [required.kind for required in entry.required]
    assert kinds == ["reflexive", "noun", "word"]
    assert entry.required[1].preposition == "auf"
    assert "vertrags" in entry.required[1].forms
    assert entry.required[2].words == {"einig"}


def test_word_lists_are_read() -> None:
    file = {"type": "ACCUSE", "words": {"bad": ["falsch", "Lüge"]}, "groups": [{"verbs": ["als $bad bezeichnen"]}]}
    either = Lexicon([file]).verbs["bezeichnen"][0].required[0]
    assert "falsches" in either.words
    assert "lügen" in either.forms


def test_unknown_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        grammar.words("no such list")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüß", min_size=3, max_size=15))
def test_forms_hold_the_word_and_are_found(noun: str) -> None:
    forms = frozenset(forms_of(noun))
    assert noun in forms
    assert all(ends_in(form, forms) == 0 for form in forms)
    assert ends_in("staats" + noun, frozenset([noun])) in (*range(3, 7), None)


def test_status_words() -> None:
    words = operators()
    assert words.verbs["ankündigen"] == "planned"
    assert words.nouns["forderungen"] == "called-for"
    assert words.of_adjective("geplantes") == "planned"
    assert words.of_adjective("rotes") is None


def test_contexts() -> None:
    assert "military" in contexts_of_word("truppenabzug")
    assert ranked(["öl", "erdöl", "gericht"]) == ("resource", "legal")


def test_every_verb_of_the_event_lexicon_is_a_known_infinitive_or_regular() -> None:
    """A verb whose forms are not known would never be found."""
    unknown = [
        verb
        for verb in lexicon().verbs
        if verb not in infinitives() and not verb.endswith("ieren") and verb_infinitive(verb, False) is None
    ]
    assert set(unknown) <= COMPOUNDS


#: prefixes before irregular verbs, whose forms are found by their base
COMPOUNDS = {
    "abtun",
    "ergehen",
    "freikommen",
    "herausfinden",
    "hinauswerfen",
    "rauswerfen",
    "wiederaufnehmen",
    "fortfahren",
}
