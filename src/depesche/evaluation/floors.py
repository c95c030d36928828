"""Floors: figures that a change must not lower unseen. They only rise."""

import json
from pathlib import Path

from depesche.errors import UsageError
from depesche.evaluation.kinds import Figures

Floors = dict[str, Figures]

#: figures are taken on few hundred items: below this, a difference is noise of rounding
_SLACK = 0.05


def load(path: Path) -> Floors:
    """The floors by kind. Raises UsageError if the file is missing or broken."""
    try:
        found: Floors = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: no readable floors ({error})") from error
    return found


def below(floors: Floors, kind: str, figures: Figures) -> list[str]:
    """A line for every figure of ``kind`` that lies below its floor or is gone."""
    return [
        f"{kind}: {name} is {figures.get(name, 'missing')}, its floor {floor}"
        for name, floor in floors.get(kind, {}).items()
        if figures.get(name, float("-inf")) < floor - _SLACK
    ]


def raised(floors: Floors, kind: str, figures: Figures) -> Floors:
    """The floors with those of ``kind`` lifted to ``figures`` where these are higher."""
    lifted = {name: max(floor, round(figures.get(name, floor), 1)) for name, floor in floors.get(kind, {}).items()}
    return floors | {kind: lifted}
