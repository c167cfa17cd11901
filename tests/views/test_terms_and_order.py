"""Terms as a view, and events without a day after what they follow."""

import pytest

from dragoman.knowledge import load_knowledge
from dragoman.views import Desk, brief, terms, timeline, words_for
from tests.linking.texts import linked_of

REPORT = (
    "Armenian Prime Minister Nikol Pashinyan met Azerbaijani President Ilham Aliyev in Prague on Thursday. Armenia "
    "handed over 15 prisoners to Azerbaijan on Friday."
)


def desk_of(*reports):
    records, linked = linked_of(*reports)
    return Desk.lay(records, linked, [(r.article.id, m.actor, 1) for r in records for m in r.mentions])


def test_a_term_stands_with_who_gives_who_gets_and_how_much():
    desk = desk_of((REPORT, "2022-10-08", "Northern Star", "en"))
    (found,) = terms(desk, words_for("en", load_knowledge()))
    assert (found["giver"], found["receiver"], found["quantity"]) == ("Armenia", "Azerbaijan", "15 prisoners")
    assert (found["date"], found["issue"]) == ("2022-10-07", "prisoners")


def test_a_reprint_tells_a_term_once():
    words = (
        f"{REPORT} The two sides spoke for hours about the border, the roads and the railway, people in the room said."
    )
    desk = desk_of((words, "2022-10-08", "Northern Star", "en"), (words, "2022-10-08", "Evening Bell", "en"))
    assert len(terms(desk, words_for("en", load_knowledge()))) == 1


def test_the_briefing_names_what_was_agreed_in_both_languages():
    desk = desk_of((REPORT, "2022-10-08", "Northern Star", "en"))
    knowledge = load_knowledge()
    assert "Armenien → Aserbaidschan: »15 prisoners" in " ".join(brief(desk, words_for("de", knowledge)).split())
    assert "Armenia → Azerbaijan: »15 prisoners" in " ".join(brief(desk, words_for("en", knowledge)).split())


def test_an_event_stands_after_the_one_that_its_report_puts_it_after():
    text = (
        "Der armenische Ministerpräsident Nikol Paschinjan ist in Prag. Nach dem Treffen mit Ilham Alijew telefonierte "
        "Paschinjan mit Emmanuel Macron."
    )
    rows = list(timeline(desk_of((text, "2022-10-08", "Nordblatt", "de")), words_for("de", load_knowledge())))
    acts = [row["act"] for row in rows]
    assert acts.index("Treffen") < acts.index("Telefonat")
    assert str(rows[acts.index("Telefonat")]["order"]).startswith("nach: Treffen")


def test_a_place_is_called_as_in_the_readers_language():
    text = "Der serbische Präsident Aleksandar Vučić traf Albin Kurti am Dienstag in Genf."
    desk = desk_of((text, "2023-05-02", "Nordblatt", "de"))
    (row,) = timeline(desk, words_for("en", load_knowledge()))
    assert row["where"] == "Geneva"


@pytest.mark.parametrize(("language", "told"), [("de", "(binnen 3 Monaten)"), ("en", "(within 3 months)")])
def test_a_length_of_time_until_something_is_due_is_told_in_words(language, told):
    text = "Chile and Bolivia signed a treaty in Lima. Chile agreed to open the port within three months."
    desk = desk_of((text, "2022-10-08", "Northern Star", "en"))
    assert told in " ".join(brief(desk, words_for(language, load_knowledge())).split())


def test_the_briefing_keeps_what_was_set_for_a_day_that_is_over_and_never_reported_on():
    plan = "Armenian Prime Minister Nikol Pashinyan will meet Azerbaijani President Ilham Aliyev on 3 March 2022."
    later = (
        "Armenia accused Azerbaijan of breaking the truce on Tuesday. Nikol Pashinyan rejected talks with Ilham Aliyev."
    )
    desk = desk_of((plan, "2022-03-01", "Northern Star", "en"), (later, "2022-03-09", "Evening Bell", "en"))
    told = " ".join(brief(desk, words_for("en", load_knowledge())).split())
    assert "2022-03-03 meeting, was set, outcome not reported: " in told
