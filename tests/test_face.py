"""The public face: what a program gets from ``import depesche``."""

from pathlib import Path

import pytest

import depesche
from depesche.errors import SourceError


def test_the_public_names_are_there_and_no_others() -> None:
    for name in depesche.__all__:
        assert getattr(depesche, name) is not None
    with pytest.raises(AttributeError):
        depesche.nothing  # noqa: B018


def test_read_gives_readings_in_order(tmp_path: Path) -> None:
    for name, text in (("a", "Putin besuchte China."), ("b", "Xi Jinping dankte ihm.")):
        (tmp_path / f"{name}.txt").write_text(text)
    assert [reading.document.text for reading in depesche.read(tmp_path)] == [
        "Putin besuchte China.",
        "Xi Jinping dankte ihm.",
    ]
    assert len(list(depesche.read(tmp_path / "a.txt"))) == 1


def test_what_cannot_be_read_is_raised(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"missing\.txt"):
        list(depesche.read(tmp_path / "missing.txt"))
