"""Which words stand between quotation marks, where marks are nested, mixed or lost."""

import pytest


def quoted(read, text, language="de"):
    return [q.content.of(text) for q in read(text, language).quotations]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("„Wir gehen“, sagte er.", "Wir gehen"),
        ("„Wir gehen”, sagte er.", "Wir gehen"),
        ('„Wir gehen", sagte er.', "Wir gehen"),
        ('"Wir gehen", sagte er.', "Wir gehen"),
        ("»Wir gehen«, sagte er.", "Wir gehen"),
        ("«Wir gehen», sagte er.", "Wir gehen"),
        ("“Wir gehen”, sagte er.", "Wir gehen"),
    ],
)
def test_every_convention_is_known(read, text, content):
    assert quoted(read, text) == [content]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("“We are going,” he said.", ["We are going,"]),
        ('"We are going," he said.', ["We are going,"]),
        ("‘We are going,’ he said.", ["We are going,"]),
        ("'We are going,' he said.", ["We are going,"]),
        ("The leaders’ talks didn’t end.", []),
        ("The leaders' talks didn't end in '24.", []),
        ("“We heard him say ‘never’ twice,” she said.", ["We heard him say ‘never’ twice,", "never"]),
        ("‘The ministers’ plan is dead,’ he said.", ["The ministers’ plan is dead,"]),
    ],
)
def test_english_marks_and_apostrophes_are_told_apart(read, text, contents):
    assert quoted(read, text, "en") == contents


def test_a_quotation_within_a_quotation_knows_what_holds_it(read):
    text = "„Er hat ‚niemals‘ gesagt“, betonte sie."
    outer, inner = read(text).quotations
    assert inner.content.of(text) == "niemals"
    assert inner.inside == 0
    assert outer.inside is None


def test_an_interrupted_quotation_is_two(read):
    text = "„Wir werden“, sagte sie, „nicht warten.“"
    assert quoted(read, text) == ["Wir werden", "nicht warten."]


def test_several_sentences_are_one_quotation(read):
    text = "„Es ist spät. Wir müssen handeln. Jetzt“, sagte der Botschafter."
    assert quoted(read, text) == ["Es ist spät. Wir müssen handeln. Jetzt"]


def test_a_lost_opening_mark_is_supplied_where_the_speech_begins(read):
    text = "Unsere Haltung ist klar. Wir wollen reden“, sagte der Botschafter."
    (found,) = read(text).quotations
    assert not found.opened
    assert found.content.of(text) == "Unsere Haltung ist klar. Wir wollen reden"


def test_a_supplied_opening_leaves_the_report_before_the_speech_out(read):
    text = "Der Botschafter äußerte sich am Montag. Wir wollen reden“, sagte er."
    (found,) = read(text).quotations
    assert found.content.of(text) == "Wir wollen reden"


def test_a_lost_closing_mark_ends_with_the_paragraph(read):
    text = "„Wir warten ab. Mehr sage ich nicht.\n\nDer Sprecher ging. „Bis morgen“, rief er."
    first, second = read(text).quotations
    assert not first.closed
    assert first.content.of(text) == "Wir warten ab. Mehr sage ich nicht."
    assert second.content.of(text) == "Bis morgen"


def test_a_quotation_that_opens_again_in_each_paragraph_is_one(read):
    text = "“We came to talk.\n\n“We will stay,” the envoy said."
    (found,) = read(text, "en").quotations
    assert found.content.of(text) == "We came to talk.\n\n“We will stay,"
    assert found.closed


def test_a_mark_for_inches_or_seconds_opens_nothing(read):
    assert quoted(read, 'The screen is 27" wide and cheap.', "en") == []


def test_marks_around_single_words_count_as_quotation(read):
    text = "Er sprach von „Verrat“ und »Betrug«."
    assert "Verrat" in quoted(read, text)
