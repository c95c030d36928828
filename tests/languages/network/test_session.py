"""A network at work: sentences in, parses out, the same however they are put together."""

import pickle

import pytest

from depesche.languages.network.session import FILES, Network, Parse
from depesche.settings import MODELS

SENTENCES = [
    ["Merkel", "besuchte", "Paris", "."],
    ["Die", "Präsidenten", "Kasachstans", "und", "Russlands", "haben", "ein", "Abkommen", "unterzeichnet", "."],
    ["Ja"],
]


@pytest.fixture(scope="module")
def network() -> Network:
    return Network.of_folder(next(iter(MODELS.values())) / "depesche_network")


def relations(network: Network, parse: Parse) -> list[tuple[str, int]]:
    names = network.labels["relation"]
    return [(names[number], int(head)) for number, head in zip(parse.relations, parse.heads, strict=True)]


def test_every_sentence_gets_its_parse(network: Network) -> None:
    parses = network.parse(SENTENCES)
    assert [len(parse.names) for parse in parses] == [len(words) for words in SENTENCES]
    assert relations(network, parses[0])[0] == ("nsubj", 1)
    assert parses[0].names == ["B-PER", "O", "B-LOC", "O"]


def test_the_same_sentences_give_the_same_parses(network: Network) -> None:
    once, again = network.parse(SENTENCES), network.parse(SENTENCES)
    assert [relations(network, parse) for parse in once] == [relations(network, parse) for parse in again]


def test_no_sentences_give_no_parses(network: Network) -> None:
    assert network.parse([]) == []


def test_another_process_can_have_it(network: Network) -> None:
    copy = pickle.loads(pickle.dumps(network))
    assert relations(copy, copy.parse(SENTENCES[:1])[0]) == relations(network, network.parse(SENTENCES[:1])[0])
    assert set(copy.files) == set(FILES)
