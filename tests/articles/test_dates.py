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
