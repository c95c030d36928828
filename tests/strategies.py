"""Hypothesis strategies: documents with arbitrary text, and readings that are sound but otherwise arbitrary."""

import hashlib

from hypothesis import strategies as st

from depesche.model import (
    Boilerplate,
    Bound,
    Credit,
    Document,
    Entity,
    EntityType,
    Event,
    EventType,
    MadeBy,
    Mention,
    MentionForm,
    Names,
    OutletRef,
    Participant,
    ParticipantRole,
    Position,
    PositionStatus,
    Published,
    Quantity,
    Quotation,
    QuotationType,
    Reading,
    Span,
    Status,
    Time,
    TimeType,
    Verdict,
)

TEXTS = st.text(
    st.one_of(st.sampled_from(' \n\u00a0\u00ad„“"»«.,äöüß🇰🇿\u200f'), st.characters(codec="utf-8")),
    min_size=1,
    max_size=200,
)
EDTF = st.sampled_from([None, "2024-11-27", "2024-11", "2024", "2022-23", "2024-05-20/2024-05-21", "XXXX-11-27"])
ENTITIES = (
    Entity(id="person/a", type=EntityType.PERSON, names=Names(de="Anna Aal", ru="Анна"), country="KZ", known=True),
    Entity(
        id="state/KZ", type=EntityType.STATE, names=Names(de="Kasachstan", en="Kazakhstan"), country="KZ", known=True
    ),
    Entity(id="x/organization/b", type=EntityType.ORGANIZATION, names=Names(de="Bund"), aliases=("B",)),
)
IDS = st.sampled_from([entity.id for entity in ENTITIES])
MAYBE_ID = st.none() | IDS


def spans(text: str) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(0, len(text) - 1), st.integers(0, len(text) - 1)).map(
        lambda pair: (min(pair), max(pair) + 1)
    )


@st.composite
def readings(draw: st.DrawFn, text: str | None = None) -> Reading:
    text = text if text is not None else draw(TEXTS)
    place = spans(text)

    def listed(make: st.SearchStrategy) -> tuple:
        return tuple(draw(st.lists(make, max_size=3)))

    def located(cls: type, quoted: bool = True, **fields: st.SearchStrategy) -> st.SearchStrategy:
        def build(at: tuple[int, int], values: dict) -> object:
            words = {"text": text[at[0] : at[1]]} if quoted else {}
            return cls(start=at[0], end=at[1], **words, **values)

        return st.builds(build, place, st.fixed_dictionaries(fields))

    span = place.map(lambda at: Span(start=at[0], end=at[1]))
    participant = located(Participant, False, role=st.sampled_from(ParticipantRole), entity=IDS)
    document = Document(
        id="sha256-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        url=draw(st.none() | st.just("https://example.org/a")),
        title=draw(st.none() | st.just("Ein Titel")),
        outlet=draw(st.none() | st.just(OutletRef(name="Bote", domain="bote.example"))),
        published=Published(edtf=draw(EDTF), evidence=listed(span)),
        credits=listed(located(Credit, source=st.just("TASS"), entity=MAYBE_ID)),
        boilerplate=listed(located(Boilerplate, False, kind=st.just("related"))),
        text=text,
    )
    bare = Reading(
        document=document,
        mentions=listed(located(Mention, entity=IDS, form=st.sampled_from(MentionForm), confidence=st.floats(0, 1))),
        times=listed(located(Time, type=st.sampled_from(TimeType), timex=st.just("P1D"), edtf=EDTF)),
        quotations=listed(
            located(
                Quotation,
                spans=st.lists(span, min_size=1, max_size=2).map(tuple),
                type=st.sampled_from(QuotationType),
                speaker=MAYBE_ID,
                speaker_span=st.none() | span,
                cue=st.none() | span,
                addressee=MAYBE_ID,
                confidence=st.floats(0, 1),
            )
        ),
        quantities=listed(
            located(
                Quantity,
                value=st.floats(-1e12, 1e12),
                unit=st.sampled_from(["USD", "percent"]),
                bound=st.sampled_from(Bound),
                measure=st.none() | st.just("trade-turnover"),
                about=st.lists(IDS, max_size=2, unique=True).map(tuple),
                period=EDTF,
                speaker=MAYBE_ID,
                quotation=st.none() | st.integers(0, 3),
            )
        ),
        events=listed(
            located(
                Event,
                id=st.integers(0, 10**6).map("ev-{:012x}".format),
                sentence=span,
                type=st.sampled_from(EventType),
                mode=st.none() | st.just("visit"),
                status=st.sampled_from(Status),
                participants=st.lists(participant, max_size=3).map(tuple),
                date=EDTF,
                place=MAYBE_ID,
                speaker=MAYBE_ID,
                contexts=st.just(("diplomatic",)),
                confidence=st.floats(0, 1),
            )
        ),
        positions=listed(
            located(
                Position,
                person=IDS,
                title=st.sampled_from(["Minister", "Sprecherin"]),
                office=st.none() | st.just("foreign_minister"),
                body=MAYBE_ID,
                status=st.sampled_from(PositionStatus),
                day=st.none() | st.just("2024-11-27"),
                verdict=st.sampled_from(Verdict),
            )
        ),
        made_by=MadeBy(depesche="0", model="none", knowledge="none"),
    )
    used = bare.unresolved()
    return bare.model_copy(update={"entities": tuple(entity for entity in ENTITIES if entity.id in used)})
