"""Order without a date."""

import pytest

from dragoman.export import lines, verify_lines
from tests.linking.texts import linked_of

BEFORE = (
    "Armeniens Ministerpräsident Nikol Paschinjan und Aserbaidschans Präsident Ilham Alijew verhandeln seit Tagen. "
)


def order_of(text, language, *more):
    """Return pairs of the words of the later and the earlier event that reports are linked by."""
    records, linked = linked_of((text, "2022-10-06", "Northern Star", language), *more)
    texts = {r.article.id: r.article.text for r in records}
    assert list(verify_lines(lines(iter(records), linked))) == []
    return [
        [texts[e.article][e.span.start : e.span.end] for e in x.evidence]
        for x in linked.links
        if x.relation == "follows"
    ]


GERMAN = [
    ("Nach dem Treffen mit Alijew in Prag reiste Paschinjan nach Paris.", "reiste Paschinjan", "Treffen"),
    ("Vor dem Treffen mit Alijew in Prag telefonierte Paschinjan mit Emmanuel Macron.", "Treffen", "telefonierte"),
    ("Paschinjan telefonierte mit Emmanuel Macron. Anschließend traf er Alijew in Prag.", "traf er", "telefonierte"),
    ("Paschinjan traf Alijew in Prag. Zuvor hatte er mit Emmanuel Macron telefoniert.", "Paschinjan traf", "Zuvor"),
    ("Paschinjan traf Alijew in Prag. Nach dem Treffen telefonierte er mit Emmanuel Macron.", "telefonierte", "traf"),
]

ENGLISH = [
    ("After the meeting with Aliyev in Prague, Pashinyan travelled to Paris.", "travelled", "meeting"),
    ("Pashinyan spoke with Emmanuel Macron by phone ahead of the meeting with Aliyev in Prague.", "meeting", "spoke"),
    ("Pashinyan met Aliyev in Prague. Afterwards he called Emmanuel Macron.", "called", "met"),
    ("Pashinyan met Aliyev in Prague. Hours earlier he had called Emmanuel Macron.", "met", "called"),
]
LEAD = "Armenian Prime Minister Nikol Pashinyan and Azerbaijani President Ilham Aliyev have been negotiating for days. "


@pytest.mark.parametrize(("text", "later", "earlier"), GERMAN)
def test_german_words_of_order_put_one_event_after_another(text, later, earlier):
    ((first, second, *_),) = order_of(BEFORE + text, "de")
    assert later in first
    assert earlier in second


@pytest.mark.parametrize(("text", "later", "earlier"), ENGLISH)
def test_english_words_of_order_put_one_event_after_another(text, later, earlier):
    ((first, second, *_),) = order_of(LEAD + text, "en")
    assert later in first
    assert earlier in second


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BEFORE + "Paschinjan reiste nach Prag und traf dort Alijew.", "de"),
        (BEFORE + "Paschinjan warnte vor einem Angriff der Türkei. Alijew telefonierte mit Wladimir Putin.", "de"),
        (LEAD + "Pashinyan met Aliyev in Prague and called Emmanuel Macron.", "en"),
    ],
)
def test_where_nothing_is_said_of_order_there_is_none(text, language):
    assert order_of(text, language) == []


def test_order_reaches_into_the_report_that_tells_the_earlier_event():
    told = (
        LEAD + "Pashinyan met Aliyev in Prague on Thursday.", "2022-10-06", "Evening Bell", "en",
    )  # fmt: skip
    after = BEFORE + "Nach dem Treffen von Paschinjan und Alijew in Prag reiste Wladimir Putin nach Baku."
    (spans,) = order_of(after, "de", told)
    assert any("met Aliyev" in words for words in spans)


def test_two_events_with_days_of_their_own_need_no_words_of_order():
    text = BEFORE + "Am 3. Oktober telefonierte Paschinjan mit Emmanuel Macron. Danach traf er am 5. Oktober Alijew."
    assert order_of(text, "de") == []
