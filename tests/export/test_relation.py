"""The relation of two as a page: what is followed as an undertaking is not listed again."""

from depesche.export.relation import page, place, told_by
from depesche.model import Evidence, Happening, Relation, Source, Step, Telling, Undertaking
from depesche.model.record import Conflict, Side


def _evidence(document: str) -> Evidence:
    return Evidence(source=Source(document=document), start=0, text="Satz.")


def _happening(id: str, kind: str, *documents: str) -> Happening:
    tellings = tuple(
        Telling.model_validate(
            {"event": f"{id}-{document}", "type": kind, "status": "happened", "evidence": _evidence(document)}
        )
        for document in documents
    )
    return Happening.model_validate(
        {"id": id, "type": kind, "status": "happened", "tellings": tellings, "sources": len(tellings)}
    )


def _undertaking(kind: str, document: str, *happenings: str) -> Undertaking:
    return Undertaking.model_validate(
        {
            "id": f"ut-{kind}",
            "kind": kind,
            "subject": "Abkommen",
            "parties": ("state/UZ", "state/TJ"),
            "steps": (Step(stage="signed", evidence=_evidence(document)),),
            "happenings": happenings,
        }
    )


def _relation(**parts: object) -> Relation:
    empty: dict[str, object] = dict.fromkeys(("meetings", "agreements", "support", "tensions", "quotes", "figures"), ())
    return Relation.model_validate({"pair": ("state/UZ", "state/TJ"), **empty, **parts})


def test_steps_of_an_undertaking_are_not_listed_again() -> None:
    signed, spoken_of = _happening("hp-1", "SUPPORT", "a", "b"), _happening("hp-2", "AGREE", "c")
    other = _happening("hp-3", "SUPPORT", "a")  # in the same sentence, but of no undertaking
    found = page(
        _relation(
            support=(signed, other),
            agreements=(spoken_of,),
            undertakings=(_undertaking("agreement", "a", "hp-1", "hp-2"),),
        )
    )
    assert [each.id for each in found.support] == ["hp-3"]
    assert [each.id for each in found.agreements] == ["hp-2"]


def test_meetings_stay_and_what_was_announced_of_them_stands_beside() -> None:
    visit = _happening("hp-1", "CONSULT", "a")
    found = page(_relation(meetings=(visit,), undertakings=(_undertaking("meeting", "a", "hp-1"),)))
    assert found.meetings == (visit,)
    assert [each.kind for each in found.announced] == ["meeting"]
    assert found.undertakings == ()
    assert place(found.announced[0].steps[0].evidence) in told_by(found.meetings)


def test_conflicts_about_an_office_are_on_nothing_else_of_the_page() -> None:
    office, status = (
        Conflict.model_validate(
            {"kind": kind, "about": (), "title": kind, "claims": (Side(value="a"), Side(value="b")), "weight": 1}
        )
        for kind in ("office", "status")
    )
    found = page(_relation(conflicts=(office, status)))
    assert (found.conflicts, found.loose) == ((office, status), (office,))
