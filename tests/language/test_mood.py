"""Which German verb forms are subjunctive."""

import pytest


def mood(read, text, form):
    for sentence in read(text).sentences:
        for token in sentence.tokens:
            if token.form == form and token.mood is not None:
                return token.mood
    return None


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Der Minister sagte, er sei bereit.", "sei"),
        ("Man habe lange verhandelt.", "habe"),
        ("Die Regierung werde das Angebot prüfen.", "werde"),
        ("Moskau könne jederzeit zustimmen.", "könne"),
        ("Dafür müsse der Rat tagen.", "müsse"),
        ("Er gehe von einer Einigung aus, hieß es.", "gehe"),
        ("Sie erwarte rasche Fortschritte, sagte die Ministerin.", "erwarte"),
        ("Das diene dem Frieden, so der Sprecher.", "diene"),
        ("Es gebe keinen Anlass zur Sorge.", "gebe"),
        ("Es handele sich um ein Missverständnis.", "handele"),
        ("Die Truppen seien abgezogen.", "seien"),
        ("Die Gespräche hätten nichts gebracht.", "hätten"),
        ("Ohne Hilfe wäre das Land verloren.", "wäre"),
        ("Sie kämen sonst nicht.", "kämen"),
        ("Beide könnten morgen reisen.", "könnten"),
        ("Das würde helfen.", "würde"),
        ("Der Vorschlag müsste neu beraten werden.", "müsste"),
        ("Das Land lehne dies ab, teilte das Amt mit.", "lehne"),
        ("Er wolle sich dazu nicht äußern.", "wolle"),
        ("Man stehe zu den Zusagen.", "stehe"),
    ],
)
def test_a_form_that_only_the_subjunctive_has_is_subjunctive(read, text, form):
    assert mood(read, text, form) == "subjunctive"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Ich habe lange gewartet.", "habe"),
        ("Ich gehe davon aus, dass er kommt.", "gehe"),
        ("Gestern habe ich ihn getroffen.", "habe"),
        ("Die Minister haben zugestimmt.", "haben"),
        ("Er sagte das am Montag.", "sagte"),
        ("Sie gingen um acht Uhr.", "gingen"),
        ("Er verwendete das Wort nie.", "verwendete"),
        ("Die Lage ist ernst.", "ist"),
    ],
)
def test_forms_of_the_indicative_stay_indicative(read, text, form):
    assert mood(read, text, form) == "indicative"


@pytest.mark.parametrize("form", ["sollte", "wollte"])
def test_modals_with_one_form_for_both_are_ambiguous(read, form):
    assert mood(read, f"Er {form} am Dienstag kommen.", form) == "ambiguous"


def test_a_weak_preterite_beside_a_second_subjunctive_is_ambiguous(read):
    assert mood(read, "Wenn er zustimmte, wäre der Weg frei.", "zustimmte") == "ambiguous"


def test_a_plural_that_ends_a_subordinate_clause_is_finite(read):
    assert mood(read, "Er sagte, dass die Partner das Papier nicht unterstützen.", "unterstützen") == "indicative"
