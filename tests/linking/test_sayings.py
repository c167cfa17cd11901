"""One statement in two reports: across languages, in two translations, and never two that only sound alike."""

import pytest

from dragoman.export import lines, verify_lines
from dragoman.knowledge import load_knowledge
from dragoman.linking import link

SAME = [
    ("Wir werden unsere Truppen nicht aus dem Süden abziehen", "We will not withdraw our troops from the south"),
    (
        "Die Waffenruhe muss sofort und ohne Bedingungen beginnen",
        "The ceasefire must begin immediately, without conditions",
    ),
    ("Ardia ist bereit, 200 Gefangene auszutauschen", "Ardia is ready to exchange 200 prisoners"),
    ("Die Sanktionen müssen aufgehoben werden, bevor wir verhandeln", "Sanctions must be lifted before we negotiate"),
    (
        "Unser Land braucht Sicherheitsgarantien und keine Versprechen",
        "Our country needs security guarantees, not promises",
    ),
    ("Das war ein Angriff auf ein Krankenhaus", "This was an attack on a hospital"),
    ("Die Wahl im November wird frei und fair sein", "The election in November will be free and fair"),
    ("Wir liefern 40 Panzer und Munition", "We are delivering 40 tanks and ammunition"),
    (
        "Der Vertrag verletzt das Völkerrecht und unsere Souveränität",
        "The treaty violates international law and our sovereignty",
    ),
    ("Die Blockade der Häfen muss enden", "The blockade of the ports must end"),
    (
        "Das Gespräch mit dem Präsidenten war offen und konstruktiv",
        "The conversation with the president was open and constructive",
    ),
    ("Die Geiseln müssen bedingungslos freigelassen werden", "The hostages must be released unconditionally"),
    (
        "Humanitäre Hilfe muss die Flüchtlinge in der Region erreichen",
        "Humanitarian aid must reach the refugees in the region",
    ),
    ("Wir erkennen die Grenze von 1994 an", "We recognise the border of 1994"),
    ("Die Inspektoren haben 3 neue Zentrifugen gefunden", "The inspectors have found 3 new centrifuges"),
    ("Die Regierung lehnt den Entwurf der Vermittler ab", "The government rejects the mediators' draft"),
    (
        "Frieden ist nur mit einem Abzug der Besatzungstruppen möglich",
        "Peace is possible only with a withdrawal of the occupation troops",
    ),
    ("Das Parlament wird das Abkommen im Mai ratifizieren", "Parliament will ratify the agreement in May"),
    ("Zölle von 25 Prozent schaden dem Handel beider Länder", "Tariffs of 25 percent harm the trade of both countries"),
    (
        "Die Rebellen haben die Stadt angegriffen und Zivilisten getötet",
        "The rebels attacked the city and killed civilians",
    ),
    (
        "Unsere Partner haben uns Raketen zur Verteidigung zugesagt",
        "Our partners have promised us missiles for defence",
    ),
    (
        "Der Gipfel in Genf war ein wichtiger Schritt zum Frieden",
        "The summit in Geneva was an important step towards peace",
    ),
]

DIFFERENT = [
    ("Wir werden unsere Truppen nicht aus dem Süden abziehen", "We will withdraw our troops from the south"),
    ("Die Waffenruhe muss sofort beginnen", "The talks must begin immediately in Geneva"),
    ("Ardia ist bereit, 200 Gefangene auszutauschen", "Ardia is ready to exchange 500 prisoners"),
    ("Die Sanktionen müssen aufgehoben werden", "Our sanctions have hit the economy hard"),
    ("Unser Land braucht Sicherheitsgarantien", "Our country is looking for new trade partners"),
    ("Das war ein Angriff auf ein Krankenhaus", "The hospital was rebuilt with aid from abroad"),
    ("Die Wahl im November wird frei und fair sein", "The opposition lost the election last year"),
    ("Wir liefern 40 Panzer und Munition", "We do not deliver tanks or ammunition"),
    ("Der Vertrag verletzt das Völkerrecht", "The treaty was signed by both presidents in May"),
    ("Die Blockade der Häfen muss enden", "Ships are waiting for grain in the northern port"),
    ("Das Gespräch mit dem Präsidenten war offen", "The president has not been invited to the conference"),
    ("Die Geiseln müssen freigelassen werden", "The hostages are in danger, and time is running out"),
    ("Humanitäre Hilfe muss die Flüchtlinge erreichen", "The refugees should return to their villages soon"),
    ("Wir erkennen die Grenze von 1994 an", "We recognise the government that was elected in 2010"),
    ("Die Inspektoren haben 3 neue Zentrifugen gefunden", "The inspectors were denied access to the reactor"),
    ("Die Regierung lehnt den Entwurf der Vermittler ab", "The government thanks the mediators for their work"),
    ("Frieden ist nur mit einem Abzug möglich", "The withdrawal will take six months and cost a great deal"),
    ("Das Parlament wird das Abkommen ratifizieren", "Parliament will debate the budget of the army"),
    ("Zölle von 25 Prozent schaden dem Handel", "Prices of oil rose by 10 percent in one week"),
    ("Die Rebellen haben die Stadt angegriffen", "The rebels have been invited to the peace talks"),
    ("Unsere Partner haben uns Raketen zugesagt", "Our partners expect reforms of the courts from us"),
    ("Der Gipfel war ein wichtiger Schritt", "No summit is planned before the election in autumn"),
]

TRANSLATIONS = [
    ("The attack on our port will have consequences", "The assault on our harbour will have consequences"),
    (
        "We are ready to free all captives without conditions",
        "We are willing to release all prisoners without preconditions",
    ),
    (
        "Peace is possible only after a full withdrawal of the army",
        "Peace is possible only after a complete pullout of the army",
    ),
]

OF_ONE_MATTER = [
    ("The ceasefire must begin today", "The ceasefire must not begin today"),
    ("We shall release 30 prisoners on Monday", "We shall release 90 prisoners on Monday"),
    ("The attack on our port will have consequences", "The attack on their airfield killed nine soldiers"),
]


def linked_of(draft, cast, one, other, *, languages=("de", "en"), days=("2024-03-01", "2024-03-02")):
    """Return the same_statement links of two reports of Ana Orlo's words."""
    records = []
    for n, words in enumerate((one, other)):
        name = ("Die Laterne", "Evening Bell")[n]
        own = draft(f"{words}. Ana Orlo. {name}.", days[n], name, languages[n])
        own.statement(words, cast["ana"])
        own.event("Ana Orlo", "rejection", cast["ana"], cast["borland"])
        own.who(cast["ardia"])
        records.append(own.record())
    linked = link(records, load_knowledge())
    assert list(verify_lines(lines(iter(records), linked))) == []
    return [x for x in linked.links if x.relation == "same_statement"]


@pytest.mark.parametrize(("german", "english"), SAME)
def test_one_statement_in_two_languages_is_found(draft, cast, german, english):
    assert len(linked_of(draft, cast, german, english)) == 1


@pytest.mark.parametrize(("german", "english"), DIFFERENT)
def test_two_statements_in_two_languages_stay_two(draft, cast, german, english):
    assert linked_of(draft, cast, german, english) == []


@pytest.mark.parametrize(("one", "other"), TRANSLATIONS)
def test_two_translations_of_one_statement_are_found_and_what_differs_is_shown(draft, cast, one, other):
    (found,) = linked_of(draft, cast, one, other, languages=("en", "en"))
    assert "«" in found.why


@pytest.mark.parametrize(("one", "other"), OF_ONE_MATTER)
def test_two_statements_on_one_matter_in_one_language_stay_two(draft, cast, one, other):
    assert linked_of(draft, cast, one, other, languages=("en", "en")) == []


def test_the_same_words_weeks_apart_are_said_twice(draft, cast):
    one, other = SAME[2]
    assert linked_of(draft, cast, one, other, days=("2024-03-01", "2024-03-20")) == []
