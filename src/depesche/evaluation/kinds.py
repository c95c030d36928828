"""The kinds of evaluation: where each finds its development data, the figure it is held to, and the best peer's."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from depesche.errors import UsageError

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: ``data`` is the path inside a folder of development data, ``peer`` says who stands where on it."""

    name: str
    data: str
    peer: str

    @property
    def _module(self) -> object:
        return import_module(f"depesche.evaluation.{self.name}")

    def evaluate(self, path: Path) -> Figures:
        """The figures on ``path``, any file or folder in the form of the development data."""
        run: Callable[[Path], Figures] = self._module.evaluate  # type: ignore[attr-defined]
        return run(path)

    def errors(self, path: Path) -> Iterator[str]:
        """What is missed and what is wrong there, a line each."""
        listed: Callable[[Path], Iterator[str]] | None = getattr(self._module, "errors", None)
        if listed is None:
            raise UsageError(f"there is no list of errors for {self.name}")
        return listed(path)


KINDS = {
    kind.name: kind
    for kind in (
        Kind("times", "times/dolomiten-100", "HeidelTime: strict 71.4, strict+value 61.8, relaxed 81.3"),
        Kind("quotations", "quotations/dev.jsonl.gz", "rule-based systems and Citron: low recall"),
        Kind("events", "events/dev.jsonl", "GDELT: slots right 75–81 %, without status"),
        Kind("quantities", "events/dev.jsonl", "quantulum3: refuses German"),
        Kind("entities", "events/dev.jsonl", ""),
        Kind("pairs", "name_pairs.tsv", "a published matcher on 812 pairs of its own: F1 79"),
        Kind("stories", "stories", ""),
        Kind("dating", "events/dev.jsonl", ""),
        Kind("names", "names/germeval-development.tsv", ""),
        Kind("syntax", "syntax/gsd-development.conllu", ""),
    )
}


def kind_of(name: str) -> Kind:
    """The kind of that name. Raises UsageError with the list of kinds."""
    if name not in KINDS:
        raise UsageError(f"“{name}” is no kind of evaluation; choose from {', '.join(KINDS)}, all")
    return KINDS[name]
