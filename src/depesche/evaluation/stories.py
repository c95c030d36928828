"""Stories and echoes against the truth of documents that were made for it (``evaluation/make_stories.py``).

Stories are scored by B-cubed (Bagga and Baldwin 1998): for each document, how many of those in its story belong there
and how many of those that belong there are in it. Echoes are scored as unordered pairs of documents, and of the right
pairs the kind and the direction.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from depesche.errors import UsageError
from depesche.evaluation.keyed import rows
from depesche.evaluation.rates import f1, percent
from depesche.model import Document, Echo

_KINDS = ("exact", "near", "contained", "translated")

#: documents of each story
Stories = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """Stories and echoes of the same documents, those of the truth or those found."""

    stories: dict[str, tuple[str, ...]]
    echoes: tuple[Echo, ...]


def _neighbours(stories: Stories) -> dict[str, set[str]]:
    """By document those of its story, itself included; one that is told in several stories has those of all."""
    found: dict[str, set[str]] = {}
    for documents in stories.values():
        for document in documents:
            found.setdefault(document, set()).update(documents)
    return found


def b_cubed(truth: Stories, found: Stories) -> dict[str, float]:
    """B-cubed precision, recall and their mean over the documents of ``truth``, in percent.

    Documents that are in no story of ``found`` are alone; those that ``truth`` lacks are left out.
    """
    wanted, given = _neighbours(truth), _neighbours(found)
    precision = recall = 0.0
    for document, expected in wanted.items():
        beside = (given.get(document, set()) & wanted.keys()) | {document}
        right = len(beside & expected)
        precision += right / len(beside)
        recall += right / len(expected)
    p, r = percent(precision, len(wanted)), percent(recall, len(wanted))
    return {"B3 precision": p, "B3 recall": r, "B3 F1": f1(p, r)}


def _by_pair(echoes: Iterable[Echo]) -> dict[frozenset[str], Echo]:
    """One echo for each two documents: what ties the whole documents rather than a passage, if several do."""
    pairs: dict[frozenset[str], Echo] = {}
    for echo in sorted(echoes, key=lambda each: (_KINDS.index(each.kind), each.original or "~", each.documents)):
        pairs.setdefault(frozenset(echo.documents), echo)
    return pairs


def score_echoes(truth: Iterable[Echo], found: Iterable[Echo]) -> dict[str, float]:
    """Precision, recall and F1 of the pairs, recall by kind, and of the right pairs the kind and direction, in percent.

    The direction is right where the truth has an original and it is the one found. Where the truth has none, nobody
    could know: there the share of pairs for which an original is claimed is given.
    """
    wanted, given = _by_pair(truth), _by_pair(found)
    right = [(wanted[pair], given[pair]) for pair in wanted.keys() & given.keys()]
    known = [(one, other) for one, other in right if one.original is not None]
    unknown = [other for one, other in right if one.original is None]
    p, r = percent(len(right), len(given)), percent(len(right), len(wanted))
    figures = {"echo P": p, "echo R": r, "echo F1": f1(p, r)}
    for kind in _KINDS:
        of_kind = sum(echo.kind == kind for echo in wanted.values())
        if of_kind:
            figures[f"echo R {kind}"] = percent(sum(one.kind == kind for one, _ in right), of_kind)
    return figures | {
        "kind right": percent(sum(one.kind == other.kind for one, other in right), len(right)),
        "direction right": percent(sum(one.original == other.original for one, other in known), len(known)),
        "direction claimed where unknowable": percent(sum(each.original is not None for each in unknown), len(unknown)),
    }


def differences(truth: Answer, found: Answer) -> Iterator[str]:
    """A line for each pair missed, too much or wrong in kind or direction, and each story split or mixed."""
    wanted, given = _by_pair(truth.echoes), _by_pair(found.echoes)
    for pair in sorted(wanted.keys() | given.keys(), key=sorted):
        one, other = wanted.get(pair), given.get(pair)
        names = "\t".join(sorted(pair))
        if one is None or other is None:
            told = one or other
            yield f"{'much' if one is None else 'missed'}\t{names}\t{told.kind if told else ''}"
            continue
        if one.kind != other.kind:
            yield f"kind\t{names}\t{one.kind} → {other.kind}"
        if one.original != other.original:
            yield f"direction\t{names}\t{one.original or 'unknown'} → {other.original or 'unknown'}"
    yield from _story_differences(truth.stories, found.stories)


def _story_differences(truth: Stories, found: Stories) -> Iterator[str]:
    of = {document: story for story, documents in truth.items() for document in documents}
    given = _neighbours(found)
    for story, documents in sorted(truth.items()):
        parts = {frozenset(given.get(document, {document}) & set(documents)) for document in documents}
        if len(parts) > 1:
            yield f"split\t{story}\t" + " | ".join(sorted(" ".join(sorted(part)) for part in parts))
    for documents in sorted(found.values(), key=sorted):
        if len({of[document] for document in documents if document in of}) > 1:
            yield "mixed\t" + " ".join(sorted(documents))


def _truth(path: Path) -> Answer:
    """The truth beside the documents. Raises UsageError if it is missing or of another form."""
    file = path.with_suffix(".truth.json")
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        stories = {story: tuple(documents) for story, documents in told["stories"].items()}
        return Answer(stories, tuple(Echo.model_validate(echo) for echo in told["echoes"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path}: no readable truth beside it ({file.name}: {error})") from error


def _documents(path: Path) -> dict[str, Document]:
    """The documents of a file by their ids there. Raises UsageError if one is unreadable or two have the same text."""
    from depesche.sources import Failure, load

    id_of = {row.get("text"): str(row["id"]) for row in rows(path)}
    documents: dict[str, Document] = {}
    for loaded in load([path]):
        if isinstance(loaded, Failure):
            raise UsageError(str(loaded))
        id = id_of.get(loaded.text)
        if id is None or id in documents:
            raise UsageError(f"{path}: two documents have the same text, or one cannot be kept as it is")
        documents[id] = loaded
    return documents


def _found(documents: Mapping[str, Document]) -> Answer:
    """What a fresh record of ``documents`` answers."""
    from depesche.queries import Questions
    from depesche.reading.reader import read_all
    from depesche.record import Record

    named = {document.id: id for id, document in documents.items()}
    with Record(":memory:") as record:
        record.add(read_all(documents.values()))
        questions = Questions(record)
        stories = {story.id: tuple(named[each] for each in story.documents) for story in questions.stories()}
        echoes = tuple(
            echo.model_copy(
                update={
                    "documents": (named[echo.documents[0]], named[echo.documents[1]]),
                    "original": named[echo.original] if echo.original else None,
                }
            )
            for echo in questions.echoes()
        )
    return Answer(stories, echoes)


def _both(path: Path) -> tuple[Answer, Answer]:
    file = path / "stories.jsonl" if path.is_dir() else path
    if not file.exists():
        raise UsageError(f"{file}: no such file; evaluation/make_stories.py makes it")
    return _truth(file), _found(_documents(file))


def evaluate(path: Path) -> dict[str, float]:
    """The figures of :func:`b_cubed` and :func:`score_echoes` for the folder, or the file of documents, ``path``."""
    truth, found = _both(path)
    figures = b_cubed(truth.stories, found.stories) | score_echoes(truth.echoes, found.echoes)
    return {name: round(value, 1) for name, value in figures.items()}


def errors(path: Path) -> Iterator[str]:
    """A line for each pair missed, too much or wrong, and each story split or mixed; see :func:`differences`."""
    yield from differences(*_both(path))
