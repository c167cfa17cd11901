"""Interviews and transcripts, where nobody says who speaks but the form of the page."""

import pytest

from dragoman.articles import article_from_text
from dragoman.knowledge import load_knowledge
from dragoman.reading import analyse

INTERVIEW = """"Wir geben kein Dorf her"

Nordlands Außenministerin Eva Beispiel über die Gespräche mit Südland

Von Jana Muster, 14. März 2023

{first}Frau Ministerin, wann wird unterschrieben?

{second}Wir sind bereit, noch im Sommer zu unterschreiben. Ich warte auf eine Antwort.

Worauf kommt es an?

Unsere Grenze muss bleiben, wie sie ist. Die Regierung von Südland verlangt einen Korridor.

Wie lange warten Sie noch?

Bis zum Herbst warten wir auf jeden Fall.
"""
TRANSCRIPT = """Remarks after the meeting

Geneva, 14 June 2018

MINISTER SAMPLE: Good afternoon. We had a good meeting with the envoy this morning.

QUESTION: Minister, will you sign?

MINISTER SAMPLE: We will. Next question.

ENVOY BERG: The United Nations supports this agreement.
"""


@pytest.fixture(scope="module")
def knowledge():
    return load_knowledge()


def said(text, knowledge):
    article = article_from_text(text, source="test", knowledge=knowledge)
    record = analyse(article, knowledge)
    names = {a.id: a.name for a in record.actors}
    return [
        (s.type, [names[a] for a in s.speakers], " ".join(article.text[a:b] for a, b in s.spans), s)
        for s in record.statements
    ]


@pytest.mark.parametrize(("first", "second"), [("", ""), ("Frage: ", "Beispiel: ")])
def test_answers_are_statements_of_the_one_who_is_interviewed(knowledge, first, second):
    found = [s for s in said(INTERVIEW.format(first=first, second=second), knowledge) if s[3].channel]
    assert [(kind, who) for kind, who, _, _ in found] == [("direct", ["Eva Beispiel"])] * 3
    assert found[0][2] == "Wir sind bereit, noch im Sommer zu unterschreiben. Ich warte auf eine Antwort."
    assert {s.channel.type for *_, s in found} == {"interview"}


def test_the_title_of_an_interview_is_said_by_the_same(knowledge):
    title = said(INTERVIEW.format(first="", second=""), knowledge)[0]
    assert title[1:3] == (["Eva Beispiel"], "Wir geben kein Dorf her")


def test_what_an_answer_tells_of_another_stands_inside_of_it(knowledge):
    found = said(INTERVIEW.format(first="", second=""), knowledge)
    inner = next(s for s in found if s[0] == "reported")
    assert inner[1] != ["Eva Beispiel"]
    outer = next(s for s in found if s[3].id == inner[3].inside)
    assert outer[1] == ["Eva Beispiel"]


def test_turns_of_a_transcript_go_to_the_names_in_their_labels_and_questions_to_nobody(knowledge):
    found = said(TRANSCRIPT, knowledge)
    assert [text for kind, _, text, _ in found if kind == "direct"] == [
        "Good afternoon. We had a good meeting with the envoy this morning.",
        "We will. Next question.",
        "The United Nations supports this agreement.",
    ]
    assert not any("QUESTION" in text or "will you sign" in text for _, _, text, _ in found)


def test_questions_that_the_author_answers_are_no_interview(knowledge):
    text = """Was man über die Gespräche wissen muss

Worum geht es?

Nordland und Südland streiten über die Grenze am Fluss.

Wer verhandelt?

Die Außenminister beider Staaten sind nach Genf gereist.

Wie geht es weiter?

Ein Termin für die nächste Runde steht noch nicht fest.
"""
    assert said(text, knowledge) == []


def test_one_label_makes_no_transcript(knowledge):
    text = "Nordland berät\n\nDie Frage: Wer zahlt?\n\nDas bleibt offen. Die Minister beraten am Montag.\n\nSie tagen."
    assert [s for s in said(text, knowledge) if s[0] == "direct"] == []
