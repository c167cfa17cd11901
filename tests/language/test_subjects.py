"""Who does it: the subject of a clause."""

import pytest


@pytest.mark.parametrize(
    ("text", "lemma", "who"),
    [
        ("Der Kreml warnte die NATO.", "warnen", ["Der Kreml"]),
        ("Den Vorschlag lehnte der Präsident ab.", "ablehnen", ["der Präsident"]),
        ("Das bestätigte die Sprecherin.", "bestätigen", ["die Sprecherin"]),
        ("„Wir kommen“, sagte der Minister der Süddeutschen Zeitung.", "sagen", ["der Minister"]),
        ("Der Süddeutschen Zeitung sagte der Minister nichts.", "sagen", ["der Minister"]),
        ("Der Kanzler, der gestern in Rom war, reiste weiter.", "reisen", ["Der Kanzler"]),
        ("Die Ministerin kritisierte den Plan und forderte Änderungen.", "fordern", ["Die Ministerin"]),
        ("Die Vereinten Nationen verurteilten die Tat, forderten aber Geduld.", "fordern", ["Die Vereinten Nationen"]),
        ("Polen, Litauen und Estland lehnten das ab.", "ablehnen", ["Polen", "Litauen", "Estland"]),
        ("Am Montag traf der Gesandte den König.", "treffen", ["der Gesandte"]),
        ("Diese Woche reist die Delegation nach Doha.", "reisen", ["die Delegation"]),
        ("Der 39-Jährige wies die Vorwürfe zurück.", "zurückweisen", ["Der 39-Jährige"]),
        ("Der Vorsitzende der Fraktion begrüßte den Schritt.", "begrüßen", ["Der Vorsitzende"]),
        ("Zum Hintergrund der neuen Gewalt schweigt der Bericht.", "schweigen", ["der Bericht"]),
        ("Der Vertrag wurde von beiden Präsidenten unterzeichnet.", "unterzeichnen", ["Der Vertrag"]),
        ("Er sagte, dass die USA keine Truppen schicken.", "schicken", ["die USA"]),
        ("Wie die Agentur mitteilte, kam es zu Verzögerungen.", "mitteilen", ["die Agentur"]),
        ("Einer der Unterhändler sprach von Fortschritten.", "sprechen", ["Einer"]),
        ("Ein Sprecher des Amtes in Bern schränkte die Zusage der Schweiz jedoch wieder ein.", "einschränken",
         ["Ein Sprecher"]),
        ("In Genf äußerte sich der EU-Außenbeauftragte zuversichtlich.", "äußern", ["der EU-Außenbeauftragte"]),
        ("Auch der frühere Botschafter Karl Anders kritisierte, es fehle Geld.", "kritisieren",
         ["der frühere Botschafter Karl Anders"]),
        ("Der mit den Rebellen geschlossene Vertrag tritt in Kraft.", "treten",
         ["Der mit den Rebellen geschlossene Vertrag"]),
        ("Gestern wurde der 2019 zu vier Jahren Haft verurteilte Händler entlassen.", "entlassen",
         ["der 2019 zu vier Jahren Haft verurteilte Händler"]),
        ("Der von Polen, Litauen und Estland vorgelegte Entwurf diene dem Frieden.", "dienen",
         ["Der von Polen, Litauen und Estland vorgelegte Entwurf"]),
    ],
)  # fmt: skip
def test_german_subjects(subjects, text, lemma, who):
    assert subjects(text, lemma) == who


def test_von_der_leyen_at_the_start_of_a_sentence_is_a_name(subjects):
    text = "Ursula von der Leyen reiste nach Kiew. Von der Leyen sagte Hilfe zu."
    assert subjects(text, "zusagen") == ["Von der Leyen"]


@pytest.mark.parametrize(
    ("text", "lemma", "who"),
    [
        ("The envoy told the Guardian that he would leave.", "tell", ["The envoy"]),
        ("“We can wait,” said the foreign minister.", "say", ["the foreign minister"]),
        ("Poland, Latvia and Estonia rejected the plan.", "reject", ["Poland", "Latvia", "Estonia"]),
        ("The president, who was in Rome, flew home.", "fly", ["The president"]),
        ("The treaty was signed by both presidents.", "sign", ["The treaty"]),
        ("The minister criticised the plan and demanded changes.", "demand", ["The minister"]),
        ("According to the ministry, the talks have failed.", "fail", ["the talks"]),
        ("Norway's government and the rebels have reached a settlement.", "reach", ["government", "the rebels"]),
        ("Chad's striking teachers accepted the offer.", "accept", ["striking teachers"]),
        ("Sudan's army and the RSF agreed to a truce.", "agree", ["army", "the RSF"]),
    ],
)
def test_english_subjects(subjects, text, lemma, who):
    assert subjects(text, lemma, "en") == who


def test_a_finite_verb_without_an_auxiliary_has_the_subject_of_the_active(read):
    text = "According to diplomats, the prime minister warned against new sanctions."
    (sentence,) = read(text, "en").sentences
    assert [(t.form, t.dep) for t in sentence.tokens if t.dep.startswith("nsubj")] == [("minister", "nsubj")]
    assert not any(c.passive for c in sentence.clauses if c.finite is not None)
