"""One person under two spellings in two documents is one in every answer."""

from depesche.model import (
    Document,
    Entity,
    EntityType,
    MadeBy,
    Mention,
    MentionForm,
    Names,
    Quotation,
    QuotationType,
    Reading,
    Span,
)
from depesche.queries import Questions
from depesche.record import Record


def reading(id: str, name: str, country: str | None = None) -> Reading:
    text = f"{name} sagte, man werde sehen."
    start, end = text.index("man"), len(text) - 1
    entity = Entity(
        id=f"x/person/{name.lower().replace(' ', '-')}", type=EntityType.PERSON, names=Names(de=name), country=country
    )
    return Reading(
        document=Document(id=f"sha256-{id}", text=text),
        entities=(entity,),
        mentions=(Mention(start=0, end=len(name), text=name, entity=entity.id, form=MentionForm.NAME),),
        quotations=(
            Quotation(
                start=start,
                end=end,
                text=text[start:end],
                spans=(Span(start=start, end=end),),
                type=QuotationType.INDIRECT,
                speaker=entity.id,
                speaker_span=Span(start=0, end=len(name)),
            ),
        ),
        made_by=MadeBy(depesche="0", model="0", knowledge="0"),
    )


def asked(*readings: Reading) -> Questions:
    record = Record(":memory:")
    record.add(readings)
    return Questions(record)


def test_two_spellings_are_one_entity_with_all_its_words() -> None:
    found = asked(reading("a", "Dauren Schumabekow"), reading("b", "Dauren Zhumabekov"), reading("c", "Dina Quast"))
    one = found.find("Dauren Zhumabekov")
    assert one == found.find("Dauren Schumabekow") == found.find("x/person/dauren-zhumabekov")
    page = found.dossier(one)
    assert {spelling.text for spelling in page.spellings} == {"Dauren Schumabekow", "Dauren Zhumabekov"}
    assert len(page.documents) == 2
    assert {quote.speaker for quote in found.quotes(speaker=one)} == {one}
    assert len(found.quotes(speaker=one)) == 2
    assert "Dauren Zhumabekov" in {page.entity.names.de, *page.entity.aliases}


def test_the_order_of_adding_does_not_matter() -> None:
    readings = [reading("a", "Dauren Schumabekow"), reading("b", "Dauren Zhumabekov"), reading("c", "Dina Quast")]
    assert asked(*readings).entities == asked(*reversed(readings)).entities


def test_one_who_has_become_known_takes_the_known_id() -> None:
    found = asked(reading("a", "Kassym-Schomart Tokajew", country="KZ"))
    assert found.find("Tokajew") == "person/tokayev-kassym-jomart"
    assert found.entities["person/tokayev-kassym-jomart"].known
    assert found.search("Tokajew")[0].evidence.source.document == "sha256-a"


def test_who_is_one_is_found_anew_when_the_record_changes() -> None:
    record = Record(":memory:")
    record.add([reading("a", "Dauren Schumabekow"), reading("b", "Dauren Zhumabekov")])
    first = Questions(record)
    assert Questions(record).entities == first.entities
    record.add([reading("c", "Dauren Žumabekov")])
    assert len(Questions(record).same(Questions(record).find("Dauren Schumabekow"))) == 3


def test_everybody_is_asked_for_by_any_name_without_case_and_accents() -> None:
    found = asked(reading("a", "Dina Quāst", country="KZ"))
    assert found.find("dina quast") == found.find("QUAST") == "x/person/dina-quāst"
    assert found.behind("state/KZ") == {"state/KZ", "x/person/dina-quāst"}
    assert list(found.entities) == ["x/person/dina-quāst"]
    assert len(found.entities) == 1
    assert "x/person/nobody" not in found.entities


def test_the_most_named_are_counted_under_the_one_id() -> None:
    found = asked(
        reading("a", "Dauren Schumabekow"),
        reading("b", "Dina Quast"),
        reading("c", "Dauren Zhumabekov"),
        reading("d", "Kassym-Schomart Tokajew", country="KZ"),
    )
    assert found.most_named("person") == [
        found.find("Dauren Zhumabekov"),
        "person/tokayev-kassym-jomart",
        "x/person/dina-quast",
    ]
    assert all(id in found.entities for id in found.most_named("person"))
