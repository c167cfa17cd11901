from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.articles import article_from_text
from dragoman.claims.terms._amounts import Amounts
from dragoman.knowledge import load_knowledge
from dragoman.reading import analyse
from dragoman.spans import Span

PUBLISHED = "2019-03-05"


class Told(NamedTuple):
    giver: str | None
    receiver: str | None
    quantity: str | None
    due: str | None
    issue: str | None


def terms_of(text, language):
    article = article_from_text(text, source="test", published=PUBLISHED, language=language, plain=True)
    record = analyse(article, load_knowledge())
    names = {a.id: a.name for a in record.actors}
    for term in record.terms:
        assert term.span.of(text) == term.what
        assert term.quantity is None or term.quantity in term.what
    return [
        Told(names.get(t.giver), names.get(t.receiver), t.quantity, t.due, t.issue)
        for t in record.terms
        if t.quantity is not None
    ]


GERMAN = [
    ("Aserbaidschan und Armenien tauschten am Montag je 30 Kriegsgefangene aus.",
     Told("Aserbaidschan", "Armenien", "30 Kriegsgefangene", None, "prisoners")),
    ("Norwegen sagte dem Sudan 40 Millionen Euro bis Ende März zu.",
     Told("Norwegen", "Sudan", "40 Millionen Euro", "2019-03", None)),
    ("Israel will bis Freitag 200 palästinensische Häftlinge freilassen.",
     Told("Israel", None, "200 palästinensische Häftlinge", "2019-03-08", "prisoners")),
    ("Äthiopien muss seine Truppen auf 5.000 Soldaten verringern.",
     Told("Äthiopien", None, "5.000 Soldaten", None, "foreign-troops")),
    ("Der Iran muss 5.000 Zentrifugen abbauen.", Told("Iran", None, "5.000 Zentrifugen", None, "nuclear")),
    ("Der Iran darf Uran nur noch auf 3,67 Prozent anreichern.", Told("Iran", None, "3,67 Prozent", None, "nuclear")),
    ("Saudi-Arabien kürzt die Förderung um 500.000 Barrel pro Tag.",
     Told("Saudi-Arabien", None, "500.000 Barrel", None, "energy-and-resources")),
]  # fmt: skip

ENGLISH = [
    ("Colombia and the rebels agreed to a 90-day ceasefire on Tuesday.",
     Told("Colombia", None, "90-day ceasefire", None, "ceasefire")),
    ("Norway pledged $50 million in aid to Sudan.", Told("Norway", None, "$50 million", None, None)),
    ("Pakistan will release 150 Indian prisoners within ten days.",
     Told("Pakistan", None, "150 Indian prisoners", "P10D", "prisoners")),
    ("Iran must dismantle 5,000 centrifuges.", Told("Iran", None, "5,000 centrifuges", None, "nuclear")),
    ("Ethiopia agreed to withdraw 2,000 soldiers from Badme by June 2001.",
     Told("Ethiopia", None, "2,000 soldiers", "2001-06", "foreign-troops")),
    ("The United States offered North Korea 50,000 tonnes of fuel oil.",
     Told("United States", "North Korea", "50,000 tonnes", None, None)),
    ("Saudi Arabia will cut output by 500,000 barrels a day.",
     Told("Saudi Arabia", None, "500,000 barrels", None, "energy-and-resources")),
    ("Armenia handed over 15 prisoners to Azerbaijan on Saturday.",
     Told("Armenia", "Azerbaijan", "15 prisoners", None, "prisoners")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), GERMAN)
def test_a_german_term_says_who_gives_how_much_until_when(text, told):
    (found,) = terms_of(text, "de")
    assert found._replace(issue=found.issue if told.issue else None) == told


@pytest.mark.parametrize(("text", "told"), ENGLISH)
def test_an_english_term_says_who_gives_how_much_until_when(text, told):
    (found,) = terms_of(text, "en")
    assert found._replace(issue=found.issue if told.issue else None) == told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bei dem Angriff starben 20 Soldaten.", "de"),
        ("Er wurde vor zehn Jahren zu 14 Jahren Haft verurteilt.", "de"),
        ("Sieben europäische Minister kamen am 12. Februar in Genf zusammen.", "de"),
        ("About 200 soldiers died in the attack.", "en"),
        ("In 2004 he was 40 years old and had two children.", "en"),
    ],
)
def test_a_number_that_nothing_binds_is_no_term(text, language):
    assert terms_of(text, language) == []


def test_what_is_refused_is_no_term():
    assert terms_of("Pakistan ruled out releasing 150 Indian prisoners.", "en") == []


@given(st.text(alphabet="0123456789.,$€% abeinoprstu-MmEuroTgn\n", max_size=80))
def test_amounts_never_overlap_and_stay_inside_what_was_asked_for(text):
    amounts = load_knowledge().derive(Amounts)
    for language in ("de", "en"):
        end = 0
        for amount in amounts.find(text, Span(0, len(text)), language):
            assert end <= amount.span.start < amount.span.end <= len(text)
            end = amount.span.end


class Bound(NamedTuple):
    giver: str | None
    receiver: str | None
    what: str
    due: str | None


def stated(text, language):
    article = article_from_text(text, source="test", published=PUBLISHED, language=language, plain=True)
    record = analyse(article, load_knowledge())
    names = {a.id: a.name for a in record.actors}
    return [Bound(names.get(t.giver), names.get(t.receiver), t.what, t.due) for t in record.terms]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chile stimmte zu, den Hafen binnen drei Monaten zu öffnen.",
         [Bound("Chile", None, "den Hafen binnen drei Monaten zu öffnen", "P3M")]),
        ("Bolivien und Chile haben einen Vertrag unterzeichnet. Chile öffnet demnach den Hafen. "
         "Bolivien liefert im Gegenzug Gas.",
         [Bound("Chile", None, "öffnet demnach den Hafen", None),
          Bound("Bolivien", None, "liefert im Gegenzug Gas", None)]),
        ("Der Vertrag sieht vor, dass Chile den Hafen öffnet.", [Bound("Chile", None, "Chile den Hafen öffnet", None)]),
    ],
)  # fmt: skip
def test_a_german_clause_tells_what_an_agreement_holds(text, told):
    assert stated(text, "de") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chile and Bolivia agreed to reopen the border and restore rail traffic within two months.",
         [Bound("Chile", None, "reopen the border", None),
          Bound("Chile", None, "restore rail traffic within two months", "P2M")]),
        ("Chile and Bolivia signed a treaty. Under the deal Chile will open the port by May 2020.",
         [Bound("Chile", None, "will open the port by May 2020", "2020-05")]),
        ("Chile promised to stop patrolling the coast.", [Bound("Chile", None, "stop patrolling the coast", None)]),
    ],
)  # fmt: skip
def test_an_english_clause_tells_what_an_agreement_holds(text, told):
    assert stated(text, "en") == told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Chile und Bolivien haben einen Vertrag unterzeichnet. Die Präsidenten treffen sich im Mai wieder.", "de"),
        ("Chile und Bolivien haben einen Vertrag unterzeichnet. Im Januar hatte Chile den Hafen geschlossen.", "de"),
        ("Chile and Bolivia signed a treaty. The presidents will meet again in May.", "en"),
        ("Chile must open the port, the minister of Bolivia said.", "en"),
    ],
)
def test_what_is_done_around_an_agreement_or_wanted_is_no_term(text, language):
    assert stated(text, language) == []
