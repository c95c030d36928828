from depesche.languages.de import speech

CLASSES = {"say", "ask", "explain", "think", "find", "decide", "demand", "propose", "promise", "accuse", "criticise"}
CLASSES |= {"praise", "reject", "speak", "judge"}
FRAMES = {"quote", "main", "clause", "infinitive", "object"}


def forms(word):
    return {(form.prefix + form.base, form.kind) for form in speech.load().forms[word]}


def test_every_verb_has_a_known_class_and_known_frames():
    for verb in speech.load().verbs.values():
        assert verb.classes <= CLASSES, verb.lemma
        assert verb.frames <= FRAMES, verb.lemma
        assert verb.lemma == verb.prefix + verb.base


def test_weak_verbs_are_inflected_by_rule():
    assert forms("sagte") == {("sagen", "fin")}
    assert forms("gesagt") == {("sagen", "part")}
    assert ("antworten", "fin") in forms("antwortete")
    assert ("rechnen", "fin") in forms("rechnet")
    assert ("betonen", "part") in forms("betont")


def test_strong_verbs_have_their_own_forms():
    assert forms("sprach") == {("sprechen", "fin")}
    assert ("zurückweisen", "part") in forms("zurückgewiesen")
    assert ("angeben", "fin") in forms("angab")


def test_prefixes_written_together_and_apart():
    assert ("mitteilen", "fin") in forms("mitteilte")
    assert ("mitteilen", "part") in forms("mitgeteilt")
    assert ("hinweisen", "inf") in forms("hinzuweisen")
    assert "mit" in speech.load().prefixes["teilen"]


def test_a_lemma_in_several_groups_adds_up():
    verb = speech.load().verbs["ankündigen"]
    assert {"quote", "clause", "infinitive", "object"} <= verb.frames


def test_phrases_need_their_word():
    verb = speech.load().verbs["geben"]
    assert not verb.frames
    assert "clause" in verb.withs["bekannt"]


def test_nouns_are_found_inflected_and_in_lower_case():
    lexicon = speech.load()
    assert {"angaben", "ansicht", "erkenntnissen"} <= lexicon.source_nouns
    assert {"vorwurf", "forderungen"} <= lexicon.content_nouns


def test_closed_classes_are_lower_case():
    for name in ("coordinators", "relatives", "finite", "aux_haben", "subjunctive_present"):
        words = speech.closed_class(name)
        assert words
        assert words == {word.lower() for word in words}
