import pytest

from dragoman.articles import article_from_text
from dragoman.record import PublishedCandidate

BODY = "Die Minister haben lange beraten und sich dann auf einen neuen Termin geeinigt, wie ein Sprecher sagte."


def dated(text, **known):
    article = article_from_text(text, source="test", **known)
    return article.published, article.published_from


def test_an_update_in_the_byline_gives_the_day_within_the_month_of_the_header():
    text = f"date 2019-05 Minister beraten\n\nVon Anna Muster Aktualisiert am 03.05.2019 - 18:20 Uhr\n\n{BODY}"
    article = article_from_text(text, source="test")
    assert (article.published, article.published_from, article.updated) == ("2019-05-03", "byline", "2019-05-03T18:20")
    assert [c.value for c in article.published_candidates] == ["2019-05-03", "2019-05"]
    assert article.warnings == ()


def test_an_update_in_another_month_leaves_the_month_of_the_header():
    assert dated(f"date 2019-05 Minister beraten\n\nStand: 02.06.2019\n\n{BODY}") == ("2019-05", "header")


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Das sagte der Minister am Freitag, 3. Mai.", "2019-05-03"),
        ("The minister said so on Friday, May 3.", "2019-05-03"),
        ("Das sagte er am Mittwoch (1. Mai) und noch einmal am Freitag (3. Mai).", "2019-05-03"),
        ("Er sagte am Mittwoch, 1. Mai, man werde sehen. Die Wahl soll am Freitag, 31. Mai, beginnen.", "2019-05-01"),
        ("Die Wahl findet am Freitag, 31. Mai, statt.", None),
        ("Das gilt bis Freitag, 31. Mai.", None),
        ("Das sagte er am Montag, 3. Mai.", None),
        ("Er war am 3. Mai in Genf.", None),
        ("Heute, am 3. Mai, war er in Genf.", "2019-05-03"),
    ],
)
def test_a_month_is_refined_by_the_day_that_the_text_presents_as_its_own(sentence, day):
    expected = (day, "text") if day else ("2019-05", "header")
    assert dated(f"date 2019-05\n\n{BODY} {sentence}") == expected


def test_a_line_with_nothing_but_a_date_is_the_day_of_publication():
    assert dated(f"Talks resume\n\nFriday, May 3, 2019\n\n{BODY}") == ("2019-05-03", "byline")


def test_background_dates_are_no_days_of_publication():
    text = f"{BODY} Der am 3. Mai 1999 geschlossene Vertrag läuft am 3. Mai 2029 aus."
    article = article_from_text(text, source="test")
    assert article.published is None
    assert any("no publication date" in warning for warning in article.warnings)


def test_what_is_given_comes_first_and_disagreement_is_told():
    text = f"date 2019-05-04 Minister beraten\n\n{BODY}"
    article = article_from_text(text, source="test", published="3. Mai 2019, 10:15 Uhr")
    assert (article.published, article.published_from) == ("2019-05-03T10:15", "given")
    assert article.published_candidates[1] == PublishedCandidate("2019-05-04", "header", (5, 15))
    assert any("disagree" in warning and "2019-05-04 (header)" in warning for warning in article.warnings)


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("2019-05-03T10:15:30+02:00", "2019-05-03T10:15"),
        ("2019-05-03T00:00:00Z", "2019-05-03"),
        ("20190503", "2019-05-03"),
        ("2019-05", "2019-05"),
        ("2019", "2019"),
        ("May 3rd, 2019", "2019-05-03"),
        ("2019-13-45", None),
        ("gestern", None),
    ],
)
def test_dates_are_kept_to_the_minute_at_most_and_no_further_than_they_say(given, value):
    article = article_from_text(BODY, source="test", published=given)
    assert article.published == value
    assert (value is None) == any("no date" in w for w in article.warnings)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("ISTANBUL, July 22, 2022 (Reuters) -", "2022-07-22"),
        ("MOSCOW, February 18, 2003. /TASS/.", "2003-02-18"),
        ("BEIJING, March 10, 2023 (Xinhua) --", "2023-03-10"),
        ("Tehran, May 5, 2018, IRNA –", "2018-05-05"),
        ("GENEVA, 24 November 2013 —", "2013-11-24"),
        ("Berlin, 12. Mai 2019 –", "2019-05-12"),
        ("Berlin/Paris, 12.5.2019 (dpa/AFP) -", "2019-05-12"),
    ],
)
def test_the_day_of_a_dateline_is_the_day_of_publication(line, published):
    assert dated(f"Ministers meet again\n\n{line} {BODY}\n\n{BODY}") == (published, "byline")


@pytest.mark.parametrize(
    "line", ["GENEVA, Nov. 24 (AP) —", "GENF, 24. November (AFP) -", "MOSCOW. Nov 24 (Interfax) -"]
)
def test_a_dateline_without_a_year_gives_the_day_within_a_month_that_is_known(line):
    assert dated(f"date 2013-11 Ministers meet\n\n{line} {BODY}\n\n{BODY}") == ("2013-11-24", "byline")
    assert dated(f"Ministers meet\n\n{line} {BODY}\n\n{BODY}") == (None, None)


@pytest.mark.parametrize(
    "line",
    [
        "By our correspondents in Havana and Bogotá | 23 June 2016",
        "Kairo/Tel Aviv, 23.6.2016, 09.15 Uhr",
        "New York, 23 June 2016",
    ],
)
def test_places_and_nameless_authors_may_stand_beside_the_day(line):
    published, source = dated(f"Ministers meet again\n\n{line}\n\n{BODY}")
    assert (published[:10], source) == ("2016-06-23", "byline")


def test_the_day_of_a_closing_credit_or_of_a_last_line_counts_where_no_other_is_known():
    assert dated(f"Ministers meet\n\n{BODY}\n\n{BODY} (APA, 25.6.2015)") == ("2015-06-25", "byline")
    assert dated(f"Ministers meet\n\n{BODY}\n\n{BODY} (11. Dezember 2015)") == ("2015-12-11", "byline")
    assert dated(f"Ministers meet\n\n{BODY}\n\nDas ist neu. (11. Dezember 2015)") == ("2015-12-11", "byline")
    assert dated(f"Ministers meet\n\n{BODY} (11. Dezember 2015)\n\n{BODY}") == (None, None)
    assert dated(f"Ministers meet\n\n{BODY}\n\n{BODY}\n\n19.03.2023") == ("2023-03-19", "byline")
    assert dated(f"Ministers meet\n\n3 May 2019\n\n{BODY}\n\n{BODY}\n\n19.03.2023") == ("2019-05-03", "byline")


@pytest.mark.parametrize("line", ["Von unserer Redaktorin in Bern", "By our correspondent in Havana"])
def test_an_author_without_a_name_is_one(line):
    article = article_from_text(f"Ministers meet again\n\n{line}\n\n{BODY} {BODY}\n\n{BODY}", source="test")
    assert [p.role for p in article.passages] == ["headline", "byline", "body", "body"]
