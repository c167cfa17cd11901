"""What a reader expects of speech in the press, in both languages, a sentence a test."""

import pytest

from tests.claims.statements.reading import Said


def test_a_quotation_over_paragraphs_is_one_statement_without_the_marks_that_open_it_again() -> None:
    said = Said("Der Minister sagte:\n\n„Die Lage ist ernst. Wir brauchen Zeit.\n\n„Niemand darf jetzt aufgeben.“")
    content = "Die Lage ist ernst. Wir brauchen Zeit. | Niemand darf jetzt aufgeben."
    assert said.contents() == [content]
    assert said.speaker(content) == "Der Minister"


def test_an_english_quotation_over_paragraphs_is_one_statement_too() -> None:
    said = Said(
        'The minister said:\n\n"The road is long. We need time.\n\n"Nobody must give up now," the minister added.', "en"
    )
    assert [c.rstrip(",") for c in said.contents()] == ["The road is long. We need time. | Nobody must give up now"]


def test_an_english_quotation_is_interrupted_by_its_inquit_even_where_it_denies_something() -> None:
    said = Said('"We are ready," the minister said, "but not at any price."', "en")
    assert said.contents("direct") == ["We are ready, | but not at any price."]
    assert said.all[0].speaker_span is not None


def test_a_mark_that_is_never_closed_ends_with_its_paragraph() -> None:
    said = Said("Die Sprecherin sagte: „Wir verhandeln weiter.\n\nDer Zug fuhr um acht.")
    assert said.contents("direct") == ["Wir verhandeln weiter."]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Roman „Die Brücke“ und die Zeitung „Der Bote“ lagen auf dem Tisch.", "de"),
        ('The novel "The Bridge" and the so-called "green line" were on the table.', "en"),
    ],
)
def test_titles_and_scare_quotes_are_no_speech(text: str, language: str) -> None:
    assert Said(text, language).contents() == []


def test_a_term_within_what_is_said_is_no_statement_of_its_own() -> None:
    said = Said("Der General sagte, man werde sich in den „Rat für Sicherheit“ umbenennen.")
    assert said.contents("direct") == []


def test_the_subjunctive_goes_on_until_the_author_speaks_again() -> None:
    said = Said(
        "Der Minister sagte, das Land sei bereit. Es werde verhandeln. Niemand wolle Krieg. Die Delegation reiste ab."
    )
    assert said.contents() == ["das Land sei bereit", "Es werde verhandeln. Niemand wolle Krieg"]
    assert said.speaker("Es werde verhandeln. Niemand wolle Krieg") == "Der Minister"


def test_what_might_be_is_the_authors_own_guess() -> None:
    said = Said("Der Minister sagte, das Land sei bereit. Das könnte die Gespräche leichter machen.")
    assert said.contents() == ["das Land sei bereit"]


def test_what_is_to_happen_on_a_day_is_a_plan_and_no_hearsay() -> None:
    said = Said("Der Minister lobte den Entwurf. Am 3. Mai sollen die Gespräche beginnen.")
    assert said.contents("free_indirect") == []


def test_what_is_said_to_have_happened_is_hearsay() -> None:
    said = Said("Die Polizei nahm laut Behörden vier Männer fest. Sie sollen einen Anschlag vorbereitet haben.")
    assert said.contents("free_indirect") == ["Sie sollen einen Anschlag vorbereitet haben"]


def test_a_passive_without_a_doer_tells_nobodys_act() -> None:
    assert Said("Der Vorschlag wurde als harmlos angesehen.").contents() == []


def test_man_and_nobody_think_for_nobody() -> None:
    assert Said("Niemand erwartet, dass die Brücke hält.").contents() == []


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Her warning that the talks would fail was ignored.", "that the talks would fail", "Her"),
        ("The envoy's claim that the army had left was wrong.", "that the army had left", "The envoy"),
    ],
)
def test_english_nouns_carry_what_is_said(text: str, content: str, speaker: str) -> None:
    said = Said(text, "en")
    assert said.speaker(content) == speaker


def test_both_are_the_two_who_spoke_before() -> None:
    said = Said("Deutschland und Frankreich erklärten, sie wollten verhandeln. Beide betonten, die Frist gelte.")
    assert said.names(said.one("die Frist gelte").speakers) == ["Deutschland", "Frankreich"]


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("Two people familiar with the planning said the meeting would be held in May.", "en", 2),
        ("A diplomat said the meeting would be held in May.", "en", 1),
        ("Diplomats said the meeting would be held in May.", "en", 2),
        ("The diplomat, who spoke on condition of anonymity, said the text was long.", "en", 1),
        ("Zwei mit der Planung vertraute Personen sagten, das Treffen finde statt.", "de", 2),
        ("Nach Angaben von Diplomaten findet das Treffen statt.", "de", 2),
    ],
)
def test_sources_that_are_nobody_in_particular_are_counted(text: str, language: str, count: int) -> None:
    assert Said(text, language).all[0].unnamed_sources == count


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Reuters berichtete unter Berufung auf drei Insider, die Gespräche seien gescheitert.", "de"),
        ("Reuters reported, citing three people with knowledge of the matter, that talks had failed.", "en"),
    ],
)
def test_a_medium_passes_on_what_those_said_whom_it_draws_on(text: str, language: str) -> None:
    said = Said(text, language)
    stmt = said.all[0]
    assert said.names(stmt.via) == ["Reuters"]
    assert stmt.speakers == ()
    assert stmt.unnamed_sources == 3


def test_what_a_source_says_that_somebody_said_is_nested_and_ends_before_the_source() -> None:
    said = Said("The president said he was ready, according to Reuters.", "en")
    inner = said.one("he was ready")
    assert inner.inside == said.one("The president said he was ready").id
    assert said.names(inner.via) == ["Reuters"]


def test_an_agency_that_carried_a_statement_passed_it_on() -> None:
    said = Said("The deal is close, the minister said in a statement carried by the Tass news agency.", "en")
    stmt = said.one("The deal is close")
    assert said.names(stmt.via) == ["Tass"]
    assert stmt.channel is not None
    assert stmt.channel.type == "declaration"


@pytest.mark.parametrize(
    ("text", "language", "channel"),
    [
        ("Der Präsident schrieb auf Truth Social, das Treffen sei gut gewesen.", "de", "platform"),
        ("Das Ministerium teilte auf X mit, das Treffen sei gut gewesen.", "de", "platform"),
        ("The army wrote on Telegram that the bridge was open.", "en", "platform"),
        ("He tweeted that the deal was dead.", "en", "platform"),
        ("Die Ministerin sagte in einer Videoansprache, der Plan stehe.", "de", "video address"),
        ("The minister said in an interview with the newspaper that the plan stood.", "en", "interview"),
        ("The chancellor said at a joint press conference that they agreed.", "en", "press conference"),
        ("The spokesman told a weekly briefing that the plan stood.", "en", "briefing"),
        ("In a phone call with the chancellor, the president said he was ready.", "en", "phone call"),
        ("In einer gemeinsamen Erklärung forderten Polen und Litauen einen Waffenstillstand.", "de", "declaration"),
        ("In an op-ed for the newspaper, the minister wrote that the plan was dead.", "en", "document"),
    ],
)
def test_the_channel_is_known(text: str, language: str, channel: str) -> None:
    found = Said(text, language).all[0].channel
    assert found is not None
    assert found.type == channel


def test_place_and_day_stand_beside_the_cue() -> None:
    stmt = Said("Die Ministerin sagte am Montag in Genf, der Plan stehe.").one("der Plan stehe")
    assert stmt.time == "2024-05-13"
    assert stmt.place is not None
    assert stmt.place.name == "Genf"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The minister vowed to fight on.", "to fight on"),
        ("She called on all sides to refrain from violence.", "to refrain from violence"),
        ("He urged both governments not to give up.", "not to give up"),
        ("The government left the talks, saying the rebels had lied.", "the rebels had lied"),
    ],
)
def test_english_infinitives_and_participles_carry_what_is_said(text: str, content: str) -> None:
    assert content in Said(text, "en").contents("indirect")


def test_one_spoken_about_is_no_addressee() -> None:
    said = Said("A person close to the White House said the round would last two days.", "en")
    assert said.all[0].addressees == ()


def test_nobody_is_named_where_the_last_speaker_is_too_far() -> None:
    said = Said("Der Minister sagte, es gehe voran.\n\nDer Zug fuhr.\n\nEs regnete.\n\nDie Lage sei ernst.")
    assert said.one("Die Lage sei ernst").speakers == ()
    assert said.one("Die Lage sei ernst").speaker_span is None


def test_a_semicolon_ends_what_is_said_where_somebody_else_speaks_behind_it() -> None:
    said = Said("The president said the war was over; his envoy cautioned that much remained to be done.", "en")
    assert said.contents() == ["the war was over", "that much remained to be done"]
    assert said.speaker("that much remained to be done") == "his envoy"
