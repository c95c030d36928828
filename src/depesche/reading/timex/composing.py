"""From the words of a match to its meaning: points, lengths, cycles and references."""

from collections.abc import Sequence

from depesche.reading.timex.grammar import Rule
from depesche.reading.timex.meaning import Cycle, Length, Lie, Meaning, Reference
from depesche.reading.timex.points import NUMBERS, point
from depesche.reading.timex.scanner import Word

_BEFORE: dict[str, Lie] = {
    "before": "ago",
    "since": "until-now",
    "binnen": "from-now",
    "innerhalb": "from-now",
    "inside": "in",
}
_LIES: dict[str, Lie] = {"last": "until-now", "this": "until-now", "then": "until-now", "next": "from-now"}


def length(words: Sequence[Word], before: Word | None, after: Word | None) -> Length | None:
    """The stretch of time that ``words`` name.

    ``before`` tells how it lies ("seit", "vor"), ``after`` is the unit that it shares ("zwei bis drei Jahre").
    """
    amount: float | None = None
    unit: str | None = None
    lie: Lie | None = None
    vague = False
    for word in words:
        if word.kind in NUMBERS or word.kind in ("half", "both"):
            amount = word.value
        elif word.kind == "one" and amount is None:
            amount = 1
        elif word.kind in ("few", "pair") or word.value == "X":
            vague = True
        elif word.kind == "hundreds":
            amount = word.value
        elif word.kind == "long_word":
            amount, unit = word.value
        elif word.kind == "long_suffix":
            unit = word.value
        elif word.kind == "long_adverb":
            return Length(None, word.value) if "X" in word.value else _spelled_length(word.value)
        elif word.kind in _LIES:
            lie = _LIES[word.kind]
        elif isinstance(word.value, str) and word.kind not in ("about", "article"):
            unit = word.value
    if unit is None and after is not None:
        unit = after.value
    if before is not None and lie is None:
        lie = _BEFORE.get(before.kind) or _BEFORE.get(before.text.lower())
    return Length(None if vague else amount, unit, lie) if unit else None


def _spelled_length(value: str) -> Length:
    """A whole TIMEX3 duration from the lexicon ("P6M")."""
    clock = value.startswith("PT")
    return Length(float(value[1 + clock : -1]), ("T" if clock else "") + value[-1])


def _period(unit: str, amount: float | str = 1) -> str:
    """The TIMEX3 duration of ``amount`` units ("TH": hours)."""
    shown = f"{amount:g}" if isinstance(amount, (int, float)) else amount
    return f"PT{shown}{unit[1:]}" if unit.startswith("T") else f"P{shown}{unit}"


def cycle(words: Sequence[Word]) -> Cycle | None:
    """What comes again: the period as TIMEX3 ("P1Y"), or the open date ("XXXX-WXX-1")."""
    by_kind = {word.kind: word.value for word in words}
    if "every_day" in by_kind:
        return Cycle(by_kind["every_day"])
    if "weekday_part" in by_kind:
        weekday, part = by_kind["weekday_part"]
        return Cycle(f"XXXX-WXX-{weekday}T{part}")
    if "ordinal" in by_kind and words[-1].kind in ("year_unit", "month_unit", "week_unit"):
        return Cycle(_period(words[-1].value))
    weekday = by_kind.get("weekday", by_kind.get("weekdays_always"))
    if weekday:
        return Cycle(f"XXXX-WXX-{weekday}")
    for kind in ("day_part", "morning"):
        if kind in by_kind:
            return Cycle(f"XXXX-XX-XXT{by_kind[kind]}")
    if "season" in by_kind:
        return Cycle(f"XXXX-{by_kind['season']}")
    if "month" in by_kind:
        return Cycle(f"XXXX-{by_kind['month']:02d}")
    counted = next((word.value for word in words if word.kind in NUMBERS and word.kind != "ordinal"), 1)
    unit = next(
        (word.value for word in reversed(words) if word.kind.endswith(("unit", "units", "years", "weekend"))), None
    )
    if "times_over" in by_kind or "times_noun" in by_kind:
        return Cycle(_period(unit)) if unit else None
    if "weekend" in by_kind:
        return Cycle("XXXX-WXX-WE")
    return Cycle(_period(unit, counted)) if unit else None


def compose(rule: Rule, words: Sequence[Word], before: Word | None, after: Sequence[Word]) -> Meaning | None:
    """The meaning of a match; None if the words make no sense together."""
    match rule.makes:
        case "length":
            return length(words, before, next((word for word in after if isinstance(word.value, str)), None))
        case "cycle":
            return cycle(words)
        case "reference":
            value = next(
                (word.value for word in words if isinstance(word.value, str) and word.value.endswith("_REF")), None
            )
            return Reference(value) if value else None
        case "point":
            return point(rule, words)
    return None
