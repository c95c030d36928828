"""Who said what: sentences of every kind, read with the shipped model and knowledge."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depesche.model import Document, QuotationType
from depesche.reading.reader import read_documents

DIRECTLY, INDIRECTLY, TOLD, FREELY = (
    QuotationType.DIRECT,
    QuotationType.INDIRECT,
    QuotationType.REPORTED,
    QuotationType.FREE_INDIRECT,
)


def read(text):
    (draft,) = read_documents([Document(id="test", text=text)], until="quotations")
    return draft


def quotes(text, kind=None):
    """(type, words said, words that name the speaker) of every quotation."""
    draft = read(text)
    return [
        (
            each.type,
            " … ".join(text[start:end] for start, end in each.spans),
            text[slice(*each.speaker_span)] if each.speaker_span else None,
        )
        for each in draft.quotations
        if kind in (None, each.type)
    ]


DIRECT = [
    ("„Die Lage ist ernst“, sagte der Minister am Montag.", "Die Lage ist ernst", "der Minister"),
    ("Der Minister sagte: „Die Lage ist ernst.“", "Die Lage ist ernst.", "Der Minister"),
    ("Der Minister warnte:\n“Die Lage ist ernst.”", "Die Lage ist ernst.", "Der Minister"),
    ("„Wir brauchen Zeit“, so die Sprecherin.", "Wir brauchen Zeit", "die Sprecherin"),
    ("»Wir brauchen mehr Zeit«, freut sich die Präsidentin.", "Wir brauchen mehr Zeit", "die Präsidentin"),
    (
        "„Die Gespräche dauern an“, heißt es in einer Mitteilung des Ministeriums.",
        "Die Gespräche dauern an",
        "einer Mitteilung des Ministeriums",
    ),
    ("„Wir kommen“, sagte der General, „und wir bleiben.“", "Wir kommen … und wir bleiben.", "der General"),
    (
        "„Wir haben gewonnen“, fuhr die Ministerin fort. „Aber es war knapp.“",
        "Wir haben gewonnen … Aber es war knapp.",
        "die Ministerin",
    ),
    ("Der Präsident nannte den Vorschlag „völlig unannehmbar“.", "völlig unannehmbar", "Der Präsident"),
    (
        "Die Agentur zitiert den Minister mit den Worten: „Wir geben nicht nach.“",
        "Wir geben nicht nach.",
        "den Minister",
    ),
    (
        "Die Zeitung zitiert die Ministerin so: „Wir geben nicht nach.“ Laut der Agentur hat sie das nie gesagt.",
        "Wir geben nicht nach.",
        "die Ministerin",
    ),
    (
        "„Das war zu verhindern.“ „Man hätte nur hinsehen müssen“, sagte die Anwältin.",
        "Das war zu verhindern. … Man hätte nur hinsehen müssen",
        "die Anwältin",
    ),
    (
        "Die Leiterin der Studie, Rosa Anders, sieht die Regierung in der Pflicht: „Es fehlt an allem.“",
        "Es fehlt an allem.",
        "Die Leiterin der Studie, Rosa Anders",
    ),
    ("Sie warnte vor Not, wenn die Hilfe nicht fortgesetzt werde: „Es fehlt an allem.“", "Es fehlt an allem.", "Sie"),
]


@pytest.mark.parametrize(("text", "said", "speaker"), DIRECT)
def test_direct(text, said, speaker):
    assert (DIRECTLY, said, speaker) in quotes(text)


INDIRECT = [
    ("Der Sprecher sagte, dass die Grenze geschlossen bleibt.", "dass die Grenze geschlossen bleibt", "Der Sprecher"),
    ("Der Sprecher sagte, die Grenze bleibe geschlossen.", "die Grenze bleibe geschlossen", "Der Sprecher"),
    ("Die Grenze bleibe geschlossen, sagte der Sprecher.", "Die Grenze bleibe geschlossen", "der Sprecher"),
    (
        "Die Grenze, teilte das Ministerium mit, bleibe geschlossen.",
        "Die Grenze … bleibe geschlossen",
        "das Ministerium",
    ),
    (
        "Laut der Polizei wurden zwei Männer festgenommen. Beide sind in Haft.",
        "wurden zwei Männer festgenommen",
        "der Polizei",
    ),
    (
        "Bei dem Brand wurden nach Angaben der Feuerwehr drei Menschen verletzt.",
        "Bei dem Brand wurden … drei Menschen verletzt",
        "Angaben der Feuerwehr",
    ),
    ("Medienberichten zufolge ist der Vertrag unterschrieben.", "ist der Vertrag unterschrieben", "Medienberichten"),
    (
        "Wie die Zeitung berichtete, ist der Vertrag unterschrieben.",
        "ist der Vertrag unterschrieben",
        "die Zeitung",
    ),
    (
        "Die Regierung kündigte an, die Steuern im Herbst zu senken.",
        "die Steuern im Herbst zu senken",
        "Die Regierung",
    ),
    (
        "Die Opposition warf dem Kanzler vor, die Wähler belogen zu haben.",
        "die Wähler belogen zu haben",
        "Die Opposition",
    ),
    (
        "Seinen Rückzug begründete der Trainer damit, dass ihm die Kraft fehle.",
        "dass ihm die Kraft fehle",
        "der Trainer",
    ),
    (
        "Der Minister wies den Vorwurf der Opposition zurück, er habe gelogen.",
        "er habe gelogen",
        None,
    ),
]


@pytest.mark.parametrize(("text", "said", "speaker"), INDIRECT)
def test_indirect(text, said, speaker):
    found = {(words, who if speaker else None) for kind, words, who in quotes(text) if kind is INDIRECTLY}
    assert (said, speaker) in found


def test_the_authors_own_clause_after_what_was_said_is_left_out():
    (found,) = quotes("Der Minister sagte, dass er bleiben werde, und reiste noch am Abend ab.", INDIRECTLY)
    assert found[1] == "dass er bleiben werde"


def test_reported_tells_the_act():
    assert [kind for kind, *_ in quotes("Die Gewerkschaft forderte höhere Löhne.")] == [TOLD]
    assert [kind for kind, *_ in quotes("Der Präsident sprach von einem großen Erfolg.")] == [TOLD]


def test_free_indirect_takes_the_speaker_from_before():
    text = "Der Minister sagte, die Lage sei ernst. Man müsse jetzt handeln. Die Zeit werde knapp."
    assert quotes(text, FREELY) == [(FREELY, "Man müsse jetzt handeln. Die Zeit werde knapp", "Der Minister")]


def test_a_sentence_may_point_back_at_what_was_said():
    text = "Das Werk wird im Mai geschlossen. Das teilte der Vorstand am Dienstag mit."
    (found,) = quotes(text)
    assert found == (INDIRECTLY, "Das Werk wird im Mai geschlossen … Das", "der Vorstand")


@pytest.mark.parametrize(
    "text",
    [
        "Der Film „Die letzte Fahrt“ läuft ab Donnerstag.",
        "Er arbeitet für die Zeitung „Neues Blatt“ in Wien.",
        "Die „Weißen Ritter“ gewannen das Spiel.",
        "Der Konzern hält 20 Prozent der Aktien.",
        "Nach dem Spiel fuhren die Fans nach Hause.",
        "Das Unwetter forderte drei Todesopfer.",
        "",
        "„",
    ],
)
def test_no_quotations(text):
    assert quotes(text) == []


def test_pronouns_speak_for_their_antecedent():
    draft = read("Wladimir Putin traf am Mittwoch in Astana ein. Er sagte: „Wir sind Freunde und Nachbarn.“")
    (quotation,) = draft.quotations
    assert draft.entities[quotation.speaker].names.de == "Wladimir Putin"
    assert draft.doc.text[slice(*quotation.speaker_span)] == "Er"


def test_unknown_speakers_become_entities():
    draft = read("„Das war knapp“, sagte ein Augenzeuge.")
    (quotation,) = draft.quotations
    assert draft.entities[quotation.speaker].known is False


def test_spans_and_order_are_sound():
    text = "„A ist groß“, sagte Meier. Laut Huber sei B „viel größer als A“. Er fordere Taten. " * 3
    draft = read(text)
    starts = [quotation.start for quotation in draft.quotations]
    assert starts == sorted(starts)
    for quotation in draft.quotations:
        assert quotation.spans == sorted(quotation.spans)
        assert all(0 <= start < end <= len(text) for start, end in quotation.spans)


def test_hostile_text_takes_little_time():
    assert quotes("sagte " * 3000) is not None
    assert quotes("„sagte, “ " * 2000) is not None


MARKS = ["„", "“", "»", "«", '"', "(", ")", ",", ".", ":", "–", "\n"]
FRAMES = ["sagte", "erklärte", "teilte", "mit", "laut", "nach", "Angaben", "zufolge", "wie", "so", "wonach", "demnach"]
OTHERS = ["der", "die", "Minister", "Putin", "sei", "habe", "dass", "zu", "kommen", "er", "soll", "nannte", "von"]
PIECES = st.sampled_from(MARKS + FRAMES + OTHERS)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40))
def test_whatever_the_text_quotations_are_sound(pieces):
    draft = read(" ".join(pieces))
    text = draft.doc.text
    for quotation in draft.quotations:
        stretches = [*quotation.spans, quotation.speaker_span, quotation.cue]
        assert all(0 <= start < end <= len(text) for start, end in filter(None, stretches))
        assert quotation.spans == sorted(quotation.spans)
        assert quotation.speaker is None or quotation.speaker in draft.entities
        assert quotation.addressee is None or quotation.addressee in draft.entities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der Unfall, nach dem das Werk abgeschaltet wurde, war schwer.", []),
        ("Der Minister hält sich derzeit in Paris auf.", []),
        ("Die Ministerin nannte drei Gründe.", []),
    ],
)
def test_what_is_no_speech(text, found):
    assert quotes(text) == found


@pytest.mark.parametrize(
    ("text", "kind", "said", "speaker"),
    [
        (
            "Es gibt Berichte, nach denen das Werk abgeschaltet wurde.",
            INDIRECTLY,
            "das Werk abgeschaltet wurde",
            "Berichte",
        ),
        ("Demonstranten skandierten „Freies Land“ vor dem Parlament.", DIRECTLY, "Freies Land", "Demonstranten"),
        ("Demonstranten skandierten „Freies Land“ und „Brot für alle“.", DIRECTLY, "Brot für alle", "Demonstranten"),
        ("Islands Regierung sagte, sie prüfe das.", INDIRECTLY, "sie prüfe das", "Islands Regierung"),
        (
            "Die Ministerin nannte das Vorgehen einen schweren Fehler.",
            TOLD,
            "Die Ministerin nannte das Vorgehen einen schweren Fehler",
            "Die Ministerin",
        ),
    ],
)
def test_frames_that_the_tree_tells(text, kind, said, speaker):
    assert (kind, said, speaker) in quotes(text)


def test_what_is_told_has_no_cue():
    (found,) = read("Die Ministerin nannte das Vorgehen einen schweren Fehler.").quotations
    assert (found.type, found.cue) == (TOLD, None)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Interfax zitierte den Minister mit den Worten: „Wir gehen nicht.“", ["den Minister", "Interfax"]),
        ("Interfax zitierte den Minister mit den Worten, man werde nicht gehen.", ["den Minister", "Interfax"]),
        ("Der Minister wird von Interfax mit den Worten zitiert: „Wir gehen nicht.“", ["Der Minister", "Interfax"]),
        (
            "Der Minister wird in einer Mitteilung der Regierung mit den Worten zitiert: „Wir gehen nicht.“",
            ["Der Minister", "einer Mitteilung der Regierung"],
        ),
        ("Der Minister sagte laut Interfax: „Wir gehen nicht.“", ["Der Minister", "Interfax"]),
        ("Der Minister zitierte: „Wir gehen nicht.“", ["Der Minister"]),
    ],
)
def test_who_passes_words_on_stands_behind_who_said_them(text, speakers):
    found = quotes(text)
    assert [speaker for _, _, speaker in found] == speakers
    assert len({said for _, said, _ in found}) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Das Amt wies Medienberichte zurück, wonach das Werk geschlossen wird.", "Medienberichte"),
        ("Es gibt eine Schätzung, wonach das Werk viel Geld verliert.", "eine Schätzung"),
        ("In einem Bericht der Vereinten Nationen wird gefordert, dass die Grenze offen bleibt.", "einem Bericht der"),
    ],
)
def test_documents_speak_too(text, speaker):
    assert any(who and who.startswith(speaker) for _, _, who in quotes(text, INDIRECTLY))
