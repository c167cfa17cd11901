import pytest

from tests.claims.statements.reading import Said


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The minister said that the talks would continue.", "that the talks would continue"),
        ("The minister said the deal was dead.", "the deal was dead"),
        ("The minister told reporters on Monday that the deal was dead.", "that the deal was dead"),
        ("The deal was dead, the minister said.", "The deal was dead"),
        ("According to the ministry, two bridges were closed.", "two bridges were closed"),
        ('"We will not give up," the president said.', "We will not give up,"),
        ('The president said: "We will not give up."', "We will not give up."),
    ],
)
def test_english_frames_are_left_out_of_the_content(text: str, content: str) -> None:
    said = Said(text, "en")
    assert [c.rstrip(",") for c in said.contents()] == [content.rstrip(",")]


def test_the_description_behind_a_name_is_no_other_speaker() -> None:
    said = Said("Anna Berg, the spokeswoman, said the road was open.", "en")
    span = said.one("the road was open").speaker_span
    assert span is not None
    assert span.of(said.text).startswith("Anna Berg")


def test_a_second_verb_of_saying_ends_the_first_content() -> None:
    said = Said("The envoy said the border was open and added that the army had left.", "en")
    assert said.contents("indirect") == ["the border was open", "that the army had left"]


def test_officials_familiar_with_a_matter_have_no_name() -> None:
    said = Said("Two officials familiar with the plan said the army would leave.", "en")
    assert said.all[0].unnamed_sources == 2


def test_a_plain_sentence_says_nothing() -> None:
    assert Said("The delegation arrived in Geneva and met the mediators.", "en").contents() == []


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "One Western diplomat, asking not to be named, said the union had been misled.",
            "the union had been misled",
            "One Western diplomat",
        ),
        (
            "The army and the rebels agreed on a truce, both sides announced after ten hours of talks in the city.",
            "The army and the rebels agreed on a truce",
            "both sides",
        ),
        (
            '"This is historic," said Karl Baum, interior minister and chief negotiator.',
            "This is historic,",
            "Karl Baum",
        ),
        (
            'The borders must stay open, the minister said, adding: "We will see to that."',
            "The borders must stay open",
            "the minister",
        ),
        (
            "His rival walked out, demanding more seats in the cabinet.",
            "demanding more seats in the cabinet",
            "His rival",
        ),
    ],
)
def test_asides_do_not_part_speaker_and_words(text: str, content: str, speaker: str) -> None:
    assert Said(text, "en").speaker(content) == speaker


def test_what_is_only_asked_is_not_said() -> None:
    said = Said("The envoy asked whether the government had promised that the troops would leave.", "en")
    assert len(said.all) == 1


def test_what_others_say_against_it_ends_the_content() -> None:
    said = Said("A source said that the text was ready, though others doubted that it would be signed.", "en")
    assert said.contents() == ["that the text was ready", "that it would be signed"]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "But a participant who kept notes said both delegations had accepted the text.",
            "both delegations had accepted the text",
            "a participant",
        ),
        (
            "The rebels have accepted a truce, the envoy said on Tuesday, calling it a new start.",
            "calling it a new start",
            "the envoy",
        ),
        ('Asked why, she answered, "Ask the voters."', "Ask the voters.", "she"),
        (
            '"He has no mandate," the rival\'s spokesman, Karl Baum, said by telephone.',
            "He has no mandate,",
            "the rival",
        ),
    ],
)
def test_what_stands_between_does_not_hide_who_speaks(text: str, content: str, speaker: str) -> None:
    assert (Said(text, "en").speaker(content) or "").startswith(speaker)


def test_several_participants_are_nobody_in_particular() -> None:
    assert Said("Several participants said that the text was ready.", "en").all[0].unnamed_sources == 2
