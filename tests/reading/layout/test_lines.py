from dataclasses import dataclass, field
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from depesche.model import Document, Entity, EntityType, Names
from depesche.reading import layout
from depesche.reading.draft import Draft
from depesche.reading.shadow import cast

GERMAN = spacy.blank("de")
GERMAN.add_pipe("sentencizer", config={"punct_chars": ["!"]})
BODY = "Die Minister beider Länder trafen sich am Montag zu Gesprächen über Handel und Verkehr.\n"


@dataclass
class SmallKnowledge:
    """Knows one outlet and one capital."""

    outlets: dict[str, str] = field(default_factory=lambda: {"beispielblatt": "outlet/beispielblatt"})

    def outlet(self, name: str) -> str | None:
        return self.outlets.get(name.lower())

    def country_of_capital(self, word: str) -> str | None:
        return {"Wien": "state/AT", "Bern": "state/CH"}.get(word)

    def entity(self, id: str) -> Entity:
        return Entity(id=id, type=EntityType.OUTLET, names=Names(de=id), known=True)


def marked(text: str) -> Draft:
    document = Document(id="d", text=text)
    shadow = cast(text)
    draft = Draft(document, shadow, GERMAN(shadow.text), SmallKnowledge())  # type: ignore[arg-type]
    layout.mark(draft)
    return draft


def kinds(text: str) -> dict[str, str]:
    draft = marked(text)
    return {draft.shadow.text[piece.start : piece.end]: piece.kind for piece in draft.boilerplate}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Mehr zum Thema – Was der Vertrag für den Handel bedeutet", "related"),
        ("Mehr zum Thema", "related"),
        ("Lesen Sie auch: Streit um die Brücke", "related"),
        ("Lesen Sie auch Streit um die Brücke", "related"),
        ("Weitere Artikel zum Thema", "related"),
        ("Auch interessant", "related"),
        ("Das könnte Sie auch interessieren:", "related"),
        ("VIDEO: Minister verlässt die Sitzung", "related"),
        ("Foto: Ministerium", "photo-credit"),
        ("Foto t.me/ministerium", "photo-credit"),
        ("(Bild: Archiv)", "photo-credit"),
        ("Symbolbild", "photo-credit"),
        ("(Symbolbild)", "photo-credit"),
        ("picture alliance/dpa/Erika Beispiel", "photo-credit"),
        ("Getty Images / Erika Beispiel", "photo-credit"),
        ("dpa / Erika Beispiel", "photo-credit"),
        ("Die Minister bei der Ankunft am Flughafen, 3. Mai 2019. Foto: Ministerium.at", "photo-credit"),
        ("Die Minister bei der Ankunft am Flughafen. © Agentur/Meier", "photo-credit"),
        ("Kommentar (0)", "comments"),
        ("Kommentare: 12", "comments"),
        ("3 Kommentare", "comments"),
        ("Kommentar schreiben", "comments"),
        ("Schreibe einen Kommentar", "comments"),
        ("Quelle: https://www.example.org/a?b=1", "source-link"),
        ("https://example.org/a", "source-link"),
        ("Quelle: Pressestelle", "source-link"),
        ("Autorin: Erika Beispiel", "byline"),
        ("Von Erika Beispiel", "byline"),
        ("Von Erika Beispiel und Max Muster, Wien", "byline"),
        ("Ein Gastbeitrag von Erika Beispiel", "byline"),
        ("Artikel teilen", "share"),
        ("Auf Facebook teilen", "share"),
        ("Folgen Sie uns auf Telegram", "share"),
        ("Jetzt unseren Newsletter abonnieren", "subscribe"),
        ("Abonnieren Sie unseren Kanal!", "subscribe"),
        ("Anzeige", "advert"),
        ("- Werbung -", "advert"),
        ("© 2019 Beispielblatt", "copyright"),
        ("Alle Rechte vorbehalten.", "copyright"),
        ("Aktualisiert am 03.05.2019, 12:30 Uhr", "update"),
        ("Stand: 03.05.2019, 18:23", "update"),
        ("Veröffentlicht am 3. Mai 2019", "update"),
        ("3. Mai 2019, 12:30 Uhr", "update"),
        ("27. Nov. 2024 20:47 Uhr", "update"),
        ("vor 3 Stunden", "update"),
        ("Lesezeit: 3 Minuten", "navigation"),
        ("Startseite > Politik > Ausland", "navigation"),
        ("Anmerkung der Redaktion: Wir haben den Titel geändert.", "editorial-note"),
        ("Gastbeiträge müssen nicht die Sichtweise der Redaktion widerspiegeln.", "editorial-note"),
        ("dpa/AFP", "credit"),
        ("(Reuters)", "credit"),
        ("Mit Material von dpa und Reuters", "credit"),
    ],
)
def test_furniture(line: str, kind: str) -> None:
    for text in (BODY + line + "\n", BODY + BODY + "\n" + line + "\n\n\n", line + "\n\n" + BODY):
        assert kinds(text) == {line: kind}
    assert kinds(BODY + "• " + line) == {"• " + line: kind}


@pytest.mark.parametrize(
    "line",
    [
        "Mehr zum Thema wollte der Sprecher am Dienstag nicht sagen.",
        "Weitere Artikel des Vertrags regeln den Zugang zum Meer.",
        "Weitere Meldungen über Opfer gab es zunächst nicht.",
        "Kommentare der Regierung lagen zunächst nicht vor.",
        "Kommentar der Ministerin: Man werde sehen.",
        "Von Wien nach Bern sind es achthundert Kilometer.",
        "Von der Leyen in Wien",
        "Quelle des Streits ist nach Ansicht beider Seiten das Wasser.",
        "Bild und Text der Erklärung wurden am Abend verbreitet.",
        "Das Foto zeigt die Minister bei der Unterzeichnung.",
        "Stand der Verhandlungen ist nach Angaben der Ministerin unklar.",
        "Anzeige erstattete daraufhin die Opposition.",
        "Werbung für den Beitritt macht die Regierung seit Jahren.",
        "Video und Ton der Sitzung wurden gelöscht.",
        "Teilen wollten sich beide Länder die Kosten.",
        "Spenden in Höhe von zwei Millionen Euro gingen ein.",
        "Newsletter der Partei wurden beschlagnahmt.",
        "„Quelle: Wir haben nichts gesagt“, hieß es.",
        "Mit dpa sprach der Minister am Montag.",
        "Wie die Agentur Reuters berichtet, wurde der Vertrag unterzeichnet.",
        "Bank- und Autowerte verloren an der Börse deutlich an Wert.",
        "Reform – ja oder nein, darüber stritten die Minister am Abend lange.",
    ],
)
def test_the_reports_own_lines_stay(line: str) -> None:
    for text in (BODY + line + "\n" + BODY, line + "\n" + BODY, BODY + line):
        draft = marked(text)
        assert draft.boilerplate == []
        assert draft.credits == []


def test_links_below_a_heading() -> None:
    text = BODY + "\nLesen Sie auch:\nStreit um die Brücke\nMinister tritt zurück\n\n" + BODY
    assert list(kinds(text)) == ["Lesen Sie auch:", "Streit um die Brücke", "Minister tritt zurück"]


@pytest.mark.parametrize("last", ["beispiel.Net", "www.beispiel.de", "Beispielblatt"])
def test_signature_of_the_outlet(last: str) -> None:
    assert kinds(BODY + last + "\n\nKommentar (0)") == {last: "outlet-signature", "Kommentar (0)": "comments"}
    assert kinds(last) == {}


@pytest.mark.parametrize(
    ("opening", "sources"),
    [
        ("Wien, 10. Februar (dpa) –", ["dpa"]),
        ("WIEN/BERN (dpa/AFP) –", ["dpa", "AFP"]),
        ("Musterstadt (Beispielland), 26.12.2005 –", []),
        ("Musterstadt, 3. Mai 2010 (Beispielblatt) -", ["Beispielblatt"]),
        ("Europa (beispiel.net), -", []),
        ("Wien –", []),
        ("MUSTERSTADT, 10. Februar /TASS/.", ["TASS"]),
        ("(dpa) –", ["dpa"]),
    ],
)
def test_dateline(opening: str, sources: list[str]) -> None:
    draft = marked(opening + " " + BODY)
    assert [(draft.shadow.text[piece.start : piece.end], piece.kind) for piece in draft.boilerplate] == [
        (opening, "dateline")
    ]
    assert [credit.source for credit in draft.credits] == sources
    assert len([*draft.sentences()]) == 1


def test_credits() -> None:
    draft = marked(BODY + "Das sagte er am Montag. (dpa/mk)\nErika Beispiel (Laut Beispielblatt, Musterpress)\n")
    assert [(credit.source, credit.entity) for credit in draft.credits] == [
        ("dpa", None),
        ("Beispielblatt", "outlet/beispielblatt"),
        ("Musterpress", None),
    ]
    assert [piece.kind for piece in draft.boilerplate] == ["byline"]
    assert "outlet/beispielblatt" in draft.entities
    assert all(draft.shadow.text[credit.start : credit.end] == credit.source for credit in draft.credits)


def test_a_source_link_credits_its_domain() -> None:
    draft = marked(BODY + "Quelle: https://www.example.org/a")
    assert [(credit.source, draft.shadow.text[credit.start : credit.end]) for credit in draft.credits] == [
        ("example.org", "https://www.example.org/a")
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "(" * 5000, "Foto:" * 2000, "Von A B, " * 2000, "a/" * 5000, "•\n" * 300])
def test_hostile_text(text: str) -> None:
    marked(text)


@given(st.text(alphabet="Wien (dpa) –Foto:.,/\n\u00a0MehrzumThema", max_size=200))
def test_marks_are_sorted_and_apart(text: str) -> None:
    draft = marked(text)
    pieces = draft.boilerplate
    assert all(0 <= piece.start < piece.end <= len(draft.shadow.text) for piece in pieces)
    assert all(one.end <= other.start for one, other in pairwise(pieces))


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Der Minister und sein Gast in Bern, 9. November 2023. Foto: kanzlei.org", ["photo-credit"]),
        ("Die Sitzung war am 3. Mai. Danach gab es Streit. Foto: kanzlei.org", []),
        ("Laut der Polizei wurden zwei Männer festgenommen.", []),
        ("Laut Institut für Politik und Recht", ["credit"]),
    ],
)
def test_a_reports_last_sentence_is_no_furniture(line: str, kinds: list[str]) -> None:
    assert [piece.kind for piece in marked(BODY + "\n" + line).boilerplate] == kinds
