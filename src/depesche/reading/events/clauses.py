"""A sentence as clauses and phrases: the parse where it serves, word order and prepositions where it does not.

A *phrase* is a mention of an entity or, outside mentions, a single noun or pronoun. It has the preposition before it,
its case, its governor, and the *clause* it stands in (the index of the clause's head token).
"""

from collections import defaultdict
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from depesche.reading.draft import Draft, MentionDraft, covering
from depesche.reading.events.grammar import prepositions, relatives, words
from depesche.reading.events.tokens import VERBAL, is_clause_head, is_possessive, relation_of
from depesche.reading.words import COMPARING

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_ARGUMENTS = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl:arg"))
_LEFTWARD = frozenset(("DET", "ADJ", "NUM", "ADV", "PART"))
_PRONOUN_CASES = {"er": "Nom", "ihn": "Acc", "ihm": "Dat", "ihnen": "Dat"}
_GAP = 5  # tokens between two items of a list, spaces counted
_FAR = 9  # words between a preposition and its noun


@dataclass(slots=True, eq=False)
class Phrase:
    """A stretch of tokens ``[first, last]`` with its head; ``owner`` is the first of its coordination, or itself."""

    first: int
    last: int
    head: Token
    mention: MentionDraft | None
    preposition: str = ""
    relation: str = ""
    governor: Token | None = None
    clause: int = -1
    feminine: bool = False
    owner: "Phrase | None" = None
    parent: "Phrase | None" = None
    joined: list["Phrase"] = field(default_factory=list)
    inner: list["Phrase"] = field(default_factory=list)

    @property
    def article(self) -> Token | None:
        """The article that begins the phrase or stands right before it."""
        doc = self.head.doc
        near = (doc[index] for index in (self.first, self.first - 1) if index >= 0)
        return next((token for token in near if token.pos_ == "DET"), None)

    @property
    def case(self) -> str:
        """The case by the article where it tells one; "" for a bare name, whose case nothing shows."""
        article = self.article
        if self.head.lower_ in _PRONOUN_CASES and self.head.pos_ == "PRON":
            return _PRONOUN_CASES[self.head.lower_]
        if article is None:
            found = [] if self.head.pos_ == "PROPN" else self.head.morph.get("Case", [])
            return found[0] if found else ""
        low = article.lower_
        if low.endswith("em") or low in ("des", "eines"):
            return "Dat" if low.endswith("em") else "Gen"
        if low in words("ambiguous"):
            return ""
        if (
            low in ("der", "einer")
            and (self.feminine or "Fem" in self.head.morph.get("Gender", []))
            and not self._plural()
        ):
            return "Gen" if self.relation == "nmod" else "Dat"
        if low == "der" and "Masc" in self.head.morph.get("Gender", []) and not self._plural() and not self.feminine:
            return "Nom"
        found = article.morph.get("Case", []) or self.head.morph.get("Case", [])
        return found[0] if found else ""

    def _plural(self) -> bool:
        return "Plur" in self.head.morph.get("Number", [])

    @property
    def chain(self) -> list["Phrase"]:
        """The phrase and those coordinated with it."""
        return [self, *self.joined]

    @property
    def relative(self) -> bool:
        """Whether it is a relative pronoun."""
        return self.head.pos_ in ("PRON", "DET") and self.head.lower_ in relatives() and self.mention is None


class Clauses:
    """The clauses and phrases of one sentence."""

    def __init__(self, draft: Draft, sentence: Span) -> None:
        self.draft = draft
        self.sentence = sentence
        self.tokens = [token for token in sentence if not token.is_space]
        pieces = covering(draft.boilerplate, sentence.start_char, sentence.end_char)
        self._furniture = {each.i for each in self.tokens for one in pieces if one.start <= each.idx < one.end}
        self._clause: dict[int, int] = {}
        self._promoted: Token | None = None
        self._words: dict[int, frozenset[str]] = {}
        self._times: frozenset[int] | None = None
        self.members: dict[int, list[Token]] = defaultdict(list)
        for token in self.tokens:
            self.members[self.clause(token)].append(token)
        self.phrases: list[Phrase] = []
        self.at: dict[int, Phrase] = {}
        self._find_phrases()
        self._tie_phrases()
        self._tie_lists()

    def clause(self, token: Token) -> int:
        """The index of the head of the clause that ``token`` stands in."""
        path: list[int] = []
        while token.i not in self._clause:
            path.append(token.i)
            if token.head.i == token.i or is_clause_head(token) or len(path) > 400:
                self._clause[token.i] = token.i
                break
            token = token.head
        found = self._clause[token.i]
        for index in path:
            self._clause[index] = found
        return found

    def words(self, clause: int) -> frozenset[str]:
        """The lower-case words of a clause."""
        if clause not in self._words:
            self._words[clause] = frozenset(token.lower_ for token in self.members[clause])
        return self._words[clause]

    def of_clause(self, clause: int) -> list[Phrase]:
        """The phrases of a clause that depend on no other phrase and begin a coordination."""
        return [each for each in self.phrases if each.clause == clause and each.parent is None and each.owner is each]

    def _find_phrases(self) -> None:
        mentions = self._outer_mentions()
        last = -1
        for at, token in enumerate(self.tokens):
            if token.i <= last or token.i in self._furniture:
                continue
            mention = mentions.get(token.i)
            if mention is not None:
                covered = self._covered(at, mention.end)
                self._add(covered, mention)
                last = covered[-1].i
                continue
            pronominal = token.pos_ == "DET" and (token.dep_ in _ARGUMENTS or is_possessive(token))
            if (token.pos_ in _NOMINAL or pronominal) and token.lower_ not in words("reflexive"):
                self._add([token], None)

    def _covered(self, first: int, end: int) -> list[Token]:
        """The tokens from the ``first`` of the list on that begin before ``end``."""
        last = first
        while last < len(self.tokens) and self.tokens[last].idx < end:
            last += 1
        return self.tokens[first:last]

    def _outer_mentions(self) -> dict[int, MentionDraft]:
        """Token index → the longest mention that begins at it and lies in no other."""
        found: dict[int, MentionDraft] = {}
        end = -1
        starts = {token.idx: token for token in self.tokens}
        mentions = self.draft.mentions_in(self.sentence.start_char, self.sentence.end_char)
        for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
            token = starts.get(mention.start)
            if mention.start >= end and token is not None and mention.end >= token.idx + len(token):
                found[token.i] = mention
                end = mention.end
        return found

    def _add(self, covered: list[Token], mention: MentionDraft | None) -> None:
        first, last = covered[0].i, covered[-1].i
        heads = [each for each in covered if not first <= each.head.i <= last or each.head.i == each.i]
        nominal = [each for each in heads if each.pos_ in _NOMINAL] or heads or covered
        phrase = Phrase(first, last, nominal[0], mention)
        phrase.preposition = self._preposition(phrase)
        phrase.feminine = mention is not None and self.draft.knowledge.gender(mention.entity) == "f"
        phrase.relation = relation_of(phrase.head)
        phrase.governor = phrase.head.head if phrase.head.head.i != phrase.head.i else None
        if phrase.governor is not None and phrase.governor.i in self._furniture:
            self._promote(phrase, phrase.governor)
        if phrase.governor is not None and phrase.governor.lower_ in COMPARING:
            self._more_than(phrase, phrase.governor)
        phrase.clause = self.clause(phrase.head)
        phrase.owner = phrase
        self.phrases.append(phrase)
        for each in covered:
            self.at[each.i] = phrase

    def _promote(self, phrase: Phrase, dateline: Token) -> None:
        """Puts a phrase in the place of the dateline that the parser took for a part of the sentence."""
        if self._promoted is None:
            self._promoted = phrase.head
            phrase.relation, phrase.governor = dateline.dep_, dateline.head
        else:
            phrase.governor = self._promoted

    @staticmethod
    def _more_than(phrase: Phrase, comparing: Token) -> None:
        """Puts "zwanzig Staaten" in the place of "mehr" in "mehr als zwanzig Staaten"."""
        if comparing.i == phrase.first - 2 and comparing.nbor(1).lower_ == "als" and comparing.head.pos_ in VERBAL:
            plural = "Plur" in comparing.head.morph.get("Number", [])
            first = comparing.i < comparing.head.i
            phrase.governor, phrase.relation = comparing.head, "nsubj" if plural and first else "obj"

    def _preposition(self, phrase: Phrase) -> str:
        """The preposition before the phrase, through its article and adjectives; "" if there is none."""
        own = phrase.head.doc[phrase.first]
        if own.lower_ in prepositions() and phrase.last > phrase.first:
            return prepositions()[own.lower_]
        return self.preposition_before(phrase.first)

    def preposition_before(self, first: int) -> str:
        """The preposition before token ``first``, through articles and adjectives; "" if there is none."""
        doc = self.sentence.doc
        for index in range(first - 1, max(self.sentence.start, first - _FAR) - 1, -1):
            token = doc[index]
            if token.lower_ in ("als", *COMPARING) and _is_bound(doc, index):
                continue  # "von mehr als 40 Ländern"
            if token.lower_ in prepositions() and token.dep_ != "compound:prt" and not _conjunction(token, first):
                return prepositions()[token.lower_]
            joined = token.lower_ in ("und", "oder", ",") and index and doc[index - 1].pos_ == "ADJ"
            through = joined or token.pos_ in _LEFTWARD or token.is_quote or token.is_bracket or token.is_space
            if not through and (token.dep_ != "amod" or token.lower_ == "und"):
                return ""
        return ""

    def _tie_lists(self) -> None:
        """Joins "A, B und C" where the parser missed it: bare mentions of different parties in one clause."""
        run: list[Phrase] = []
        for left, right in zip(self.phrases, self.phrases[1:], strict=False):
            if left.mention is None or right.mention is None or right.first - left.last > _GAP:
                run = []
                continue
            gap = [token.lower_ for token in left.head.doc[left.last + 1 : right.first] if not token.is_space]
            listed = gap in ([","], ["und"], ["sowie"], [",", "und"]) and self._alike(left, right)
            run = ([*run, right] if run else [left, right]) if listed else []
            if listed and gap != [","]:
                self._join(run)
                run = []

    def _join(self, run: list[Phrase]) -> None:
        """Makes the first of ``run`` the owner of all."""
        owner = run[0].owner or run[0]
        for each in run[1:]:
            if each.owner is owner or each is owner:
                continue
            if each.owner is not None and each.owner is not each and each in each.owner.joined:
                each.owner.joined.remove(each)
            for item in (each, *each.joined):
                item.owner, item.parent = owner, owner.parent
                item.preposition = item.preposition or owner.preposition
                owner.joined.append(item)
            each.joined = []

    def _alike(self, left: Phrase, right: Phrase) -> bool:
        """Whether two neighbours may be items of one list."""
        if left.mention is None or right.mention is None or left.clause != right.clause:
            return False
        entities = self.draft.entities
        kinds = {entities[left.mention.entity].type, entities[right.mention.entity].type}
        owner = left.owner or left
        above = left.parent.mention if left.parent is not None else None
        if above is not None and above.entity == left.mention.entity:
            return False  # only the name behind a title, which the list goes on from
        fits = right.preposition in ("", owner.preposition)
        return fits and left.mention.entity != right.mention.entity and not kinds & {"place", "outlet"}

    def _time_words(self) -> frozenset[int]:
        """The indices of the tokens in time expressions: what the parser hangs on "20. Mai" belongs to the verb."""
        if self._times is None:
            spans = self.draft.times_in(self.sentence.start_char, self.sentence.end_char)
            covered = [each.i for each in self.tokens for span in spans if span.start <= each.idx < span.end]
            self._times = frozenset(covered)
        return self._times

    def _tie_phrases(self) -> None:
        for phrase in self.phrases:
            governor = phrase.governor
            above = self.at.get(governor.i) if governor is not None else None
            if above is None or above is phrase or above.head.i in self._time_words() or _no_attribute(phrase, above):
                continue
            if phrase.relation == "conj" and phrase.head.pos_ not in VERBAL:
                above = _title(phrase, above)
                owner = above.owner or above
                phrase.owner = owner
                owner.joined.append(phrase)
                phrase.preposition = phrase.preposition or owner.preposition
                phrase.parent = owner.parent
            elif phrase.relation not in ("acl", "acl:relcl", "parataxis", "nsubj", "nsubj:pass", "obj"):
                phrase.parent = above
                above.inner.append(phrase)


def _title(phrase: Phrase, above: Phrase) -> Phrase:
    """What a phrase is joined to: not the name behind a title but the title ("der Präsident X und der Präsident Y")."""
    named = above.head.pos_ == "PROPN" and not above.preposition and above.relation in ("nmod", "appos", "flat")
    if named and above.parent is not None and phrase.article is not None and above.parent.mention is not None:
        return above.parent
    return above


def _no_attribute(phrase: Phrase, above: Phrase) -> bool:
    """Whether a bare name before its noun lacks the ending of a genitive ("äußerte Putin Wertschätzung")."""
    bare = phrase.head.pos_ == "PROPN" and not phrase.preposition and phrase.mention is not None
    return bare and phrase.last < above.first and not phrase.head.text.endswith(("s", "'", "’", "x", "z", "ß"))


def _is_bound(doc: Doc, index: int) -> bool:
    """Whether the token belongs to "mehr als" before a number."""
    first = index - 1 if doc[index].lower_ == "als" else index
    number = first + 2
    return (
        first >= 0
        and number < len(doc)
        and doc[first].lower_ in COMPARING
        and doc[first + 1].lower_ == "als"
        and doc[number].pos_ == "NUM"
    )


def _conjunction(token: Token, first: int) -> bool:
    """Whether a word that may be a preposition opens a clause here ("um", "während"); before a nominative it must."""
    if token.lower_ not in words("conjunctions"):
        return False
    if token.dep_ == "mark":
        return True
    if token.lower_ not in words("no_nominative") or token.i + 1 >= len(token.doc):
        return False
    article = token.nbor(1)
    if article.lower_ != "der" or article.i > first:
        return article.lower_ in ("die", "das") and article.pos_ == "DET"
    near = token.doc[article.i + 1 : article.i + _FAR]
    noun = next((each for each in near if each.pos_ in ("NOUN", "PROPN")), None)
    return noun is not None and "Masc" in noun.morph.get("Gender", [])
