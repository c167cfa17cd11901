import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.articles import Block, article_from_text
from dragoman.spans import Span


def roles(text, **known):
    article = article_from_text(text, source="test", **known)
    return [(p.role, p.span.of(article.text)) for p in article.passages]


def role_of(words, text, **known):
    return next(role for role, found in roles(text, **known) if words in found)


BODY = (
    "Die Außenminister von Nordland und Südland haben in Genf fünf Stunden lang über den Austausch von Gefangenen "
    "beraten. Beide Seiten sprachen danach von Fortschritten, nannten aber keine Einzelheiten. Ein weiteres Treffen "
    "der Minister soll es in der kommenden Woche geben, wie ein Sprecher der Regierung in der Hauptstadt mitteilte. "
    "Die Opposition kritisierte das Vorgehen scharf und verlangte eine Debatte im Parlament. Auch in den Ländern der "
    "Nachbarschaft wird das Treffen mit Aufmerksamkeit verfolgt, denn der Streit dauert nun schon viele Jahre an. "
    "Beobachter erwarten, dass die Verhandlungen noch lange dauern werden und ihr Ausgang offen bleibt."
)
MORE = "Südland wies einen Vorschlag zurück, die Grenze schon bald zu öffnen. Es bestehe kein Anlass zur Eile."


def test_a_header_line_gives_the_month_and_a_title_on_another_story_is_a_teaser():
    text = f" date 2021-09 Feuerwehr rettet Katze vom Baum\n\n{BODY}\n\n{MORE}\n"
    assert roles(text)[:3] == [
        ("other", "date 2021-09"),
        ("teaser", "Feuerwehr rettet Katze vom Baum"),
        ("body", BODY),
    ]
    article = article_from_text(text, source="test")
    assert (article.published, article.published_from, article.title) == ("2021-09", "header", None)


def test_a_header_line_may_hold_the_title_or_the_first_sentence():
    assert roles(f"date 2021-09-14 Minister beraten in Genf\n\n{BODY}")[1] == ("headline", "Minister beraten in Genf")
    assert roles(f"date 2021-09-14 {MORE}\n\n{BODY}")[1] == ("body", MORE)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Von Anna Muster, Genf", "byline"),
        ("Von Karl von der Aue und Anna Muster", "byline"),
        ("By Jane Sample in Geneva", "byline"),
        ("Autor: Muster, Anna", "byline"),
        ("Von Krieg und Frieden", "heading"),
        ("Aktualisiert am 03.05.2019 - 18:20 Uhr", "byline"),
        ("Last updated: May 3, 2019 6:20 pm", "byline"),
        ("Stand: 3. Mai 2019, 18.20 Uhr", "byline"),
        ("Freitag, 3. Mai 2019", "heading"),
        ("Die Minister vor dem Gespräch. (Archivbild)", "caption"),
        ("Die Minister vor dem Gespräch. (Quelle: Eva Beispiel/dpa)", "caption"),
        ("Ministers before the talks. Photo: Jane Sample/Reuters", "caption"),
        ("Ministers arriving in Geneva (file photo)", "caption"),
        ("Lesen Sie auch: Wie das Wetter wird", "teaser"),
        ("Read more: How the weather will be", "teaser"),
        ("Anzeige", "other"),
        ("Südland bleibt bei seinem Nein", "heading"),
        ("Minister: „Wir brauchen Geduld“", "heading"),
        ("Wie geht es jetzt weiter?", "heading"),
        ("Was werden Sie als Nächstes tun?", "body"),
        ("„Wir brauchen Geduld.“", "body"),
        ("„Kein Verrat“", "heading"),
        ("Südland lädt zu Gesprächen ein", "heading"),
        ("Der Minister schrieb danach:", "body"),
        ("By Friday the talks had failed.", "body"),
        ("(dpa/AFP/mu)", "credit"),
        ("Mit Material von dpa und AFP", "credit"),
        ("Reporting by Jane Sample; Editing by John Doe", "credit"),
        ("www.example.org/artikel", "other"),
    ],
)
def test_lines_between_paragraphs_have_the_role_their_form_tells(line, role):
    assert role_of(line, f"Minister beraten in Genf\n\n{BODY}\n\n{line}\n\n{MORE}") == role


def test_what_follows_a_colon_is_no_heading():
    text = f"{BODY}\n\nAm Abend schrieb er im Netz:\n\nEin großer Tag für uns alle\n\n{MORE}"
    assert role_of("großer Tag", text) == "body"


def test_questions_of_an_interview_are_no_headings():
    text = "\n\n".join(["Das Gespräch zum Tag", BODY, "Wer hat recht?", MORE, "Und was nun?", MORE, "Warum?", MORE])
    assert {role for role, words in roles(text) if words.endswith("?")} == {"body"}


def test_a_dateline_and_a_closing_credit_are_parted_from_their_paragraphs():
    article = article_from_text(f"GENF (dpa) - {MORE}\n\n{BODY} (AFP, Reuters)", source="test")
    assert [(p.role, p.span.of(article.text)) for p in article.passages] == [
        ("credit", "GENF (dpa) -"),
        ("body", MORE),
        ("body", BODY),
        ("credit", "(AFP, Reuters)"),
    ]
    assert article.credits == ("dpa", "AFP", "Reuters")


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        (f"{BODY}\n\n(Mit Material der Presseagentur Mitte)", ("Presseagentur Mitte",)),
        (f"GENEVA (Lakeside Press) - {MORE}\n\n{BODY}", ("Lakeside Press",)),
        (f"{BODY}\n\nReporting by Jane Sample; Editing by John Doe", ()),
        (f"Der Minister (Partei der Mitte) - so hieß es - kam nicht.\n\n{BODY}", ()),
    ],
)
def test_agencies_that_no_table_knows_are_credited_by_the_form_of_the_credit(text, credits):
    assert article_from_text(text, source="test").credits == credits


def test_pictures_credit_nobody_for_the_text():
    text = (
        f"{BODY}\n\nDie Minister in Genf. (Foto: Eva Beispiel/AP)\n\n{MORE}\n\n(Mit Material der Nachrichtenagenturen)"
    )
    assert article_from_text(text, source="test").credits == ("Nachrichtenagenturen",)


def test_hard_wrapped_paragraphs_are_one_passage_each():
    wrapped = (
        "Die Außenminister der beiden Länder haben sich am Montag nach\n"
        "langem Streit auf einen Fahrplan geeinigt, der bis zum Herbst\n"
        "reicht. Das teilten sie nach dem Treffen mit."
    )
    assert roles(f"{wrapped}\n\n{MORE}") == [("body", wrapped), ("body", MORE)]


def test_a_text_of_one_line_is_body():
    assert roles("Talks between Northland and Southland resume") == [
        ("body", "Talks between Northland and Southland resume")
    ]
    assert roles("Eine Zeile\n\nNoch eine Zeile", plain=True) == [("body", "Eine Zeile"), ("body", "Noch eine Zeile")]


def test_the_outlet_comes_from_byline_or_address():
    assert article_from_text(f"Von t-online, MUS\n\n{BODY}", source="test").outlet == "t-online"
    assert article_from_text(f"Von Anna Muster, morgenblick.de\n\n{BODY}", source="test").outlet == "morgenblick.de"
    assert article_from_text(BODY, source="test", url="https://www.bbc.co.uk/news/1").outlet == "BBC News"
    assert article_from_text(BODY, source="test", url="https://news.example.org/1").outlet == "news.example.org"
    assert (
        article_from_text(f"Von Rheinischer Morgenkurier\n\n{BODY}", source="test").outlet == "Rheinischer Morgenkurier"
    )
    assert article_from_text(f"By The Sample Post, 3 May 2019\n\n{BODY}", source="test").outlet == "The Sample Post"
    assert article_from_text(f"Autor: Muster, Petra\n\n{BODY}", source="test").outlet is None
    assert article_from_text(f"By Emily Post\n\n{BODY}", source="test").outlet is None
    assert article_from_text(f"{BODY} Das sagte er der BBC.", source="test").outlet is None


def test_the_markup_of_a_page_decides_where_it_is_known():
    text = "Erste Zeile\n\nZweite Zeile\n\nDritte Zeile, die der Text ist."
    blocks = [Block(Span(0, 11), "headline"), Block(Span(13, 25), "caption"), Block(Span(27, len(text)))]
    assert [role for role, _ in roles(text, blocks=blocks)] == ["headline", "caption", "body"]


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=400)
    | st.text(alphabet='aAä.?:()"„“/ \n\r\t-13dpVon', max_size=400)
)
@settings(max_examples=150, deadline=None)
def test_every_word_of_any_text_lies_in_exactly_one_passage(text):
    article = article_from_text(text, source="test")
    assert article.text == text
    position = 0
    for passage in article.passages:
        assert not text[position : passage.span.start].strip()
        words = passage.span.of(text)
        assert words
        assert words.strip() == words
        position = passage.span.end
    assert not text[position:].strip()


def test_a_last_paragraph_of_several_sentences_with_its_agencies_is_no_caption():
    text = (
        "Nordland berät\n\nDie Regierung hat am Montag beraten.\n\n"
        "Der Minister drohte mit Abbruch. Er werde abreisen, sagte er nach dem Treffen. (dpa/Reuters)"
    )
    assert [role for role, _ in roles(text)] == ["headline", "body", "body", "credit"]


@pytest.mark.parametrize(
    "line",
    [
        "Brüssel/Athen - ",
        "KYIV — ",
        "Wien – ",
        "KABUL, Afghanistan (AP) — ",
        "RIMBO, Sweden — ",
        "WIEN. ",
        "Paris. (ap/sda) ",
        "(dpa) ",
    ],
)
def test_places_before_a_dash_are_a_dateline(line):
    text = f"Nordland berät\n\n{line}Die Regierung hat am Montag beraten. Das sagte eine Sprecherin."
    assert [role for role, _ in roles(text)] == ["headline", "credit", "body"]


@pytest.mark.parametrize("line", ["Frieden – das ", "Merkel - sie ", "Minister Berg – Die "])
def test_other_words_before_a_dash_are_none(line):
    text = f"Nordland berät\n\n{line}Regierung hat am Montag beraten. Das sagte eine Sprecherin."
    assert [role for role, _ in roles(text)] == ["headline", "body"]


def test_the_head_of_an_email_is_no_article_and_gives_its_day():
    head = "From: a@morgenblick.example\nTo: b@example.org\nSubject: Der Morgen\nDate: Fri, 3 May 2019 06:30:00 +0200"
    text = f"{head}\n\nMinister beraten in Genf\n\n{BODY}\n\n{MORE}\n\nAbbestellen\n"
    article = article_from_text(text, source="test")
    assert article.title == "Minister beraten in Genf"
    assert (article.published or "")[:10] == "2019-05-03"
    assert role_of("Abbestellen", text) == "other"


def test_what_a_press_database_puts_around_an_article_is_no_part_of_it():
    head = "3 of 50 DOCUMENTS\n\nThe Morning Post (London)\n\nMay 3, 2019 Friday\n\nFirst Edition"
    body = "Foreign ministers from both countries agreed on a new timetable for the talks. They met for five hours."
    text = f"{head}\n\nMinisters agree\n\nBYLINE: Ann Sample in Geneva\n\nSECTION: NEWS; Pg. 12\n\n{body}\n\n{body}\n"
    article = article_from_text(text, source="test")
    assert (article.title, article.outlet, article.published) == ("Ministers agree", "The Morning Post", "2019-05-03")
    assert article.byline == "Ann Sample in Geneva"
    assert [p.span.of(text) for p in article.passages if p.role == "body"] == [body, body]


@pytest.mark.parametrize(
    ("line", "published", "outlet"),
    [
        ("Neue Zürcher Zeitung, 3. Mai 2019, S. 3", "2019-05-03", "Neue Zürcher Zeitung"),
        ("031820 Mai 19", "2019-05-03T18:20", None),
        ("Published 11:04 a.m., May 3, 2019", "2019-05-03", None),
    ],
)
def test_the_last_line_may_say_where_and_when_an_article_appeared(line, published, outlet):
    article = article_from_text(f"Minister beraten in Genf\n\n{BODY}\n\n{MORE}\n\n{line}", source="test")
    assert (article.published, article.outlet) == (published, outlet)


def test_a_name_and_a_place_beside_the_day_are_the_author():
    text = f"Minister beraten in Genf\n\nAnn Sample in Geneva\nFri 3 May 2019 18.20\n\n{BODY}\n\n{MORE}"
    assert article_from_text(text, source="test").byline == "Ann Sample in Geneva"
    assert role_of("Ann Sample", text) == "byline"


def test_the_head_of_a_printed_page_is_no_title():
    text = f"Nordländer Rundschau   Seite 7\n\nMinister beraten in Genf\n\n{BODY}\n\n{MORE}"
    assert article_from_text(text, source="test").title == "Minister beraten in Genf"


@pytest.mark.parametrize(
    ("line", "published", "agencies"),
    [
        ("Teheran (Iran) / Wien (Österreich), 03.05.2019 – ", "2019-05-03", ()),
        ("Addis Ababa, May 3, 2019 (Nile News Agency) – ", "2019-05-03", ("Nile News Agency",)),
        ("Genf (Nordnachrichten) - ", None, ("Nordnachrichten",)),
    ],
)
def test_a_dateline_may_name_a_state_or_an_agency_that_no_table_has(line, published, agencies):
    article = article_from_text(f"Minister beraten in Genf\n\n{line}{BODY}\n\n{MORE}", source="test")
    assert (article.published, article.credits) == (published, agencies)
    assert article.passages[2].span.of(article.text) == BODY


@pytest.mark.parametrize(
    ("top", "outlet"),
    [
        ("The New York Times\n\nMay 3, 2019\n\nMinister beraten in Genf", "The New York Times"),
        ("NEUE ZÜRCHER ZEITUNG, 3. Mai 2019, 18:20 Uhr\nMinister beraten in Genf", "Neue Zürcher Zeitung"),
        ("Minister beraten in Genf - blick.de\n3. Mai 2019\nGenf:\nMinister beraten in Genf", "blick.de"),
        ("+++ Minister beraten in Genf +++\n\n2019-05-03T18:20:00Z", None),
        ("Minister beraten in Genf\nFirst published: 23/05/2019", None),
    ],
)
def test_what_stands_above_and_below_a_title_is_known_for_what_it_is(top, outlet):
    article = article_from_text(f"{top}\n\n{BODY}\n\n{MORE}", source="test")
    assert (article.title, article.outlet) == ("Minister beraten in Genf", outlet)
    assert (article.published or "")[:7] == "2019-05"
