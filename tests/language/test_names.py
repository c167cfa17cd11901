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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Friday Hanna Sorokova met the mediators in Lutsk.", "Hanna Sorokova"),
        ("In March Xi Jinping received the guests.", "Xi Jinping"),
        ("Foreign Minister Sergei Lavrov said nothing.", "Sergei Lavrov"),
        ("Yesterday Aung San Suu Kyi left the hall.", "Aung San Suu Kyi"),
        ("Ban Ki-moon welcomed the envoys.", "Ban Ki-moon"),
        ("Ursula von der Leyen thanked them.", "Ursula von der Leyen"),
        ("On Sunday Ibrahim al-Tikrawi handed over the letter.", "Ibrahim al-Tikrawi"),
        ("In Nairobi Grace Wanjiru waited for an answer.", "Grace Wanjiru"),
        ("Mediator Kofi Mensah-Boateng left for Accra.", "Kofi Mensah-Boateng"),
        ("Trade Minister Pedro van den Berg signed first.", "Pedro van den Berg"),
        ("UAW president Shawn Fain rejected the offer in Detroit.", "Shawn Fain"),
        ("They told U.S. Trade Representative Rob Portman to wait.", "Rob Portman"),
    ],
)
def test_english_persons_stand_with_their_whole_name_and_no_more(read, text, name):
    assert names(read, text, "en").get(name) == "PER"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Im März empfing Xi Jinping Kim Jong Un in Peking.", "Kim Jong Un"),
        ("Am Montag rief Recep Tayyip Erdoğan Abdel Fattah al-Sisi an.", "Abdel Fattah al-Sisi"),
        ("Aserbaidschan schwieg, Armeniens Tigran Melkonjan lehnte ab.", "Tigran Melkonjan"),
    ],
)
def test_german_persons_stand_with_their_whole_name_and_no_more(read, text, name):
    assert names(read, text).get(name) == "PER"


@pytest.mark.parametrize("word", ["Thursday", "Crown Prince", "March", "Greek"])
def test_days_and_offices_are_no_names_of_their_own(read, word):
    text = f"The talks, said the {word}, opened in Geneva in March; Greek Finance Minister Yanis Varoufakis came."
    assert word not in names(read, text, "en")


@pytest.mark.parametrize(("text", "name"), [("The letter was handed on to Lavrov himself.", "Lavrov")])
def test_a_family_name_after_a_preposition_of_place_is_no_place(read, text, name):
    assert names(read, text, "en").get(name) == "PER"


def test_who_is_called_mr_or_ms_is_a_person(read):
    found = names(read, "Mr Hallgrimsson met Ms Duarte in Reykjavik.", "en")
    assert found.get("Hallgrimsson") == found.get("Duarte") == "PER"


def test_names_do_not_overlap_and_are_in_order(read):
    text = "US-Präsident Joe Biden traf Emmanuel Macron in Paris. Macron dankte Biden und der NATO."
    spans = [n.span for n in read(text).names]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
