"""The tokens of one article as the rooms of this step look at them: plain lists, filled once."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cache

from spacy.tokens import Doc

from depesche.languages.de import speech
from depesche.languages.de.speech import closed_class
from depesche.model import MentionForm
from depesche.reading.draft import MentionDraft

_FINITE = closed_class("finite")
# Konjunktiv I that is nothing else, and Konjunktiv II of the auxiliaries.
PRESENT_SUBJUNCTIVE = closed_class("subjunctive_present")
PAST_SUBJUNCTIVE = closed_class("subjunctive_past")
AUXILIARY = {kind: closed_class(f"aux_{kind}") for kind in ("haben", "sein", "werden", "modal")}
ANY_AUXILIARY = frozenset().union(*AUXILIARY.values())


@cache
def _features(morph: str) -> tuple[bool, bool, str]:
    """(finite, Konjunktiv, case) of a UD morphology string."""
    case = morph.partition("Case=")[2][:3]
    return "VerbForm=Fin" in morph, "Mood=Sub" in morph, case


class Words:
    """Parallel lists over the tokens of ``doc``: ``low``, ``pos``, ``case``, ``fin``, ``sub``, ``start``, ``end``."""

    def __init__(
        self,
        doc: Doc,
        mentions: Sequence[MentionDraft] = (),
        speaking: Collection[str] = (),
        persons: Collection[str] = (),
    ) -> None:
        self.doc = doc
        strings = doc.vocab.strings
        table = doc.to_array(["POS", "MORPH"])
        self.text = [token.text for token in doc]
        self.low = [text.lower() for text in self.text]
        self.start = [token.idx for token in doc]
        self.end = [start + len(text) for start, text in zip(self.start, self.text, strict=True)]
        #: whether the token belongs to a name of a person or an organization, and whether a name goes on with it
        self.agent = [token.ent_type_ in ("PER", "ORG") for token in doc]
        self.inside = [token.ent_iob_ == "I" for token in doc]
        self.person = [False] * len(doc)
        for mention in mentions:
            first, last = self.at(mention.start), self.at(mention.end)
            agent = mention.entity in speaking
            for at in range(first, last):
                self.agent[at] = agent
                self.person[at] = mention.entity in persons and mention.form is MentionForm.NAME
                self.inside[at] = at > first and (self.inside[at] or mention.form is MentionForm.NAME)
        names: dict[int, str] = {}
        self.pos: list[str] = []
        self.case: list[str] = []
        self.fin: list[bool] = []
        self.sub: list[bool] = []
        for at, (pos, morph) in enumerate(table.tolist()):
            name = names.get(pos)
            if name is None:
                name = names[pos] = strings[pos] if pos else ""
            finite, subjunctive, case = _features(strings[morph] if morph else "")
            verbal = name in ("VERB", "AUX")
            low = self.low[at]
            self.pos.append(name)
            self.case.append(case)
            self.fin.append(((verbal and finite) or low in _FINITE) and not self._to_infinitive(at))
            first_person = at > 0 and (
                self.low[at - 1] == "ich" or (at + 1 < len(self.low) and self.low[at + 1] == "ich")
            )
            capital = self.text[at][0].isupper() and low not in PRESENT_SUBJUNCTIVE and low not in PAST_SUBJUNCTIVE
            self.sub.append(
                self.fin[-1] and not first_person and not capital and _subjunctive(low, verbal and subjunctive, verbal)
            )

    def opens(self, at: int) -> bool:
        """Whether the token is a quotation mark before a capital: the start of a name."""
        return self.text[at] in '„“»«"‚' and at + 1 < len(self.text) and self.text[at + 1][:1].isupper()

    def _to_infinitive(self, at: int) -> bool:
        """Whether the token is an infinitive with "zu" that was taken for a finite verb."""
        low = self.low[at]
        if not low.endswith("n"):
            return False
        return (at > 0 and self.low[at - 1] == "zu") or "zu" in low[2:-3]

    def __len__(self) -> int:
        return len(self.text)

    def at(self, offset: int) -> int:
        """The first token that starts at or after ``offset``."""
        return bisect_left(self.start, offset)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the tokens ``first`` to ``last - 1``."""
        return self.start[first], self.end[last - 1]


def _subjunctive(low: str, tagged: bool, verbal: bool) -> bool:
    if low in PRESENT_SUBJUNCTIVE or low in PAST_SUBJUNCTIVE:
        return True
    if low in ANY_AUXILIARY:
        return False
    if verbal and low.endswith("e") and not low.endswith("te"):
        return True  # third person "gehe", "liege": nothing else in news, where "ich" stands in quotation marks
    forms = speech.load().forms.get(low, ())
    if forms and all(form.kind != "sub" for form in forms):
        return False
    return tagged and low.endswith(("e", "en"))
