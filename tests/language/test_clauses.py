"""What a clause says of its verb: lemma, tense, modality, passive, negation, what opens it."""

import pytest


def head(clause, text, lemma, language="de"):
    return clause(text, lemma, language)[1]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Der Präsident gab eine Erklärung ab.", "abgeben"),
        ("Er schloss einen Einsatz aus.", "ausschließen"),
        ("Das Ministerium teilte das am Abend mit.", "mitteilen"),
        ("Er meinte weiter, das reiche nicht.", "meinen"),
        ("Sie sagte, sie lehne das ab.", "ablehnen"),
    ],
)
def test_a_separated_particle_is_put_back(clause, text, lemma):
    assert head(clause, text, lemma).kind == "main"


@pytest.mark.parametrize(
    ("text", "lemma", "tense", "modal", "passive"),
    [
        ("Er hat mit ihr gesprochen.", "sprechen", "perfect", None, False),
        ("Er hatte mit ihr gesprochen.", "sprechen", "pluperfect", None, False),
        ("Er ist nach Rom gereist.", "reisen", "perfect", None, False),
        ("Er wird nach Rom reisen.", "reisen", "future", None, False),
        ("Er sprach mit ihr.", "sprechen", "past", None, False),
        ("Der Plan wurde abgelehnt.", "ablehnen", "past", None, True),
        ("Der Plan ist abgelehnt worden.", "ablehnen", "perfect", None, True),
        ("Der Plan muss geprüft werden.", "prüfen", "present", "müssen", True),
        ("Er will nach Rom reisen.", "reisen", "present", "wollen", False),
        ("Die Lage scheint zu kippen.", "kippen", "present", "scheinen", False),
        ("Der Rat hat zu entscheiden.", "entscheiden", "present", "haben", False),
    ],
)
def test_german_verb_groups(clause, text, lemma, tense, modal, passive):
    found = head(clause, text, lemma)
    assert (found.tense, found.modal, found.passive) == (tense, modal, passive)


@pytest.mark.parametrize(
    ("text", "lemma", "tense", "modal", "passive"),
    [
        ("He has spoken to her.", "speak", "perfect", None, False),
        ("He had spoken to her.", "speak", "pluperfect", None, False),
        ("He will fly to Rome.", "fly", "future", None, False),
        ("He is going to resign.", "resign", "future", None, False),
        ("He would fly to Rome.", "fly", "present", "would", False),
        ("They have to leave the city.", "leave", "present", "have", False),
        ("The plan was rejected.", "reject", "past", None, True),
        ("The plan must be reviewed.", "review", "present", "must", True),
    ],
)
def test_english_verb_groups(clause, text, lemma, tense, modal, passive):
    found = head(clause, text, lemma, "en")
    assert (found.tense, found.modal, found.passive) == (tense, modal, passive)


def test_a_particle_verb_keeps_its_particle(clause):
    assert head(clause, "The minister ruled a deal out.", "rule out", "en").tense == "past"


@pytest.mark.parametrize(
    ("text", "lemma", "language"),
    [
        ("Er wird nicht reisen.", "reisen", "de"),
        ("Es gibt keinen Plan.", "geben", "de"),
        ("Sie stimmte nie zu.", "zustimmen", "de"),
        ("He did not fly.", "fly", "en"),
        ("She couldn't agree.", "agree", "en"),
        ("There was no plan.", "be", "en"),
    ],
)
def test_negation_is_seen(clause, text, lemma, language):
    assert head(clause, text, lemma, language).negated


def test_nicht_nur_is_no_negation(clause):
    assert not head(clause, "Er sprach nicht nur mit Polen, sondern auch mit Litauen.", "sprechen").negated


def test_the_doer_of_a_passive_is_its_agent(clause):
    text = "Der Vertrag wurde von der Ministerin unterzeichnet."
    found, item = clause(text, "unterzeichnen")
    assert found.sentences[0].noun_phrases[item.agent].span.of(text) == "der Ministerin"


def test_subordinate_relative_and_infinitive_clauses_depend_on_their_governors(read):
    text = "Der Minister, der aus Rom kam, sagte, dass er bereit sei, weiter zu verhandeln."
    (sentence,) = read(text).sentences
    kinds = {c.lemma: c.kind for c in sentence.clauses}
    assert kinds == {"sagen": "main", "kommen": "relative", "sein": "subordinate", "verhandeln": "infinitive"}
    governors = {c.lemma: sentence.clauses[c.governor].lemma for c in sentence.clauses if c.governor is not None}
    assert governors == {"kommen": "sagen", "sein": "sagen", "verhandeln": "sein"}


def test_reported_speech_without_a_conjunction_depends_on_the_verb_of_saying(clause, read):
    (sentence,) = read("Die Ministerin sagte, man prüfe das Angebot.").sentences
    said, told = sentence.clauses
    assert (said.lemma, told.lemma, told.mood, told.governor) == ("sagen", "prüfen", "subjunctive", 0)


def test_a_prenominal_genitive_is_a_phrase_of_its_own(read):
    text = "Trumps Berater kam nach Putins Rede."
    (sentence,) = read(text).sentences
    got = [(np.span.of(text), np.case, np.preposition is not None) for np in sentence.noun_phrases]
    assert got == [("Trumps", "gen", False), ("Berater", None, False), ("Putins", "gen", False), ("Rede", "dat", True)]


def test_a_conjunct_shares_the_preposition(read):
    text = "Er sprach mit Polen und Litauen."
    (sentence,) = read(text).sentences
    assert [np.preposition for np in sentence.noun_phrases] == [None, 2, 2]


def test_um_at_the_start_of_a_sentence_opens_an_infinitive_clause(read):
    (sentence,) = read("Um den Streit zu beenden, reist er nach Oslo.").sentences
    assert [(c.kind, c.lemma) for c in sentence.clauses] == [("infinitive", "beenden"), ("main", "reisen")]


def test_an_apposition_is_no_object(read):
    text = "Er wurde von dem Gesandten, Karl Anders, begleitet."
    (sentence,) = read(text).sentences
    assert sentence.clauses[0].objects == ()
