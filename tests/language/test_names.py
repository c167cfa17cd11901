"""Which stretches are names, and of what."""

import itertools

import pytest


def names(read, text, language="de"):
    return {n.span.of(text): n.label for n in read(text, language).names}


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Außenminister Karl Anders reiste ab.", "Karl Anders", "PER"),
        ("Sie flog nach Kiew.", "Kiew", "LOC"),
        ("Der Präsident traf Mohammed bin Salman in Dschidda.", "Mohammed bin Salman", "PER"),
        ("Syriens Machthaber Baschar al-Assad schwieg.", "Baschar al-Assad", "PER"),
    ],
)
def test_german_names(read, text, name, label):
    assert names(read, text).get(name) == label


def test_particles_stay_with_their_name(read):
    text = "Ursula von der Leyen sprach zuerst. Danach redete von der Leyen mit der Presse."
    found = names(read, text)
    assert "Ursula von der Leyen" in found
    assert "von der Leyen" in found


def test_a_preposition_before_a_name_that_also_stands_alone_is_no_particle(read):
    text = "Der Vorschlag von Petrow liegt vor. Petrow will reden. Karl Petrow kommt."
    assert "von Petrow" not in names(read, text)


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Foreign minister Karl Anders left.", "Karl Anders", "PER"),
        ("They met in Geneva.", "Geneva", "LOC"),
        ("The United Nations warned Germany.", "Germany", "LOC"),
    ],
)
def test_english_names(read, text, name, label):
    assert names(read, text, "en").get(name) == label


def test_names_do_not_overlap_and_are_in_order(read):
    text = "US-Präsident Joe Biden traf Emmanuel Macron in Paris. Macron dankte Biden und der NATO."
    spans = [n.span for n in read(text).names]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
