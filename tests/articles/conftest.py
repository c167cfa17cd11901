import pytest

from dragoman.knowledge import load_knowledge

GERMAN = """Nordland bietet Gespräche an

Von Anna Muster, Genf

Die Regierung von Nordland hat am Montag Gespräche mit Südland angeboten. Das Ministerium sprach von einem „Schritt“.

Südland reagierte zunächst nicht auf das Angebot. Ein Sprecher sagte, man werde es prüfen.

(dpa/AFP)
"""
ENGLISH = """Northland offers new talks

By Jane Sample in Geneva

Published 3 May 2019, 10:15

The government of Northland has offered new talks with Southland, the foreign ministry said on Friday.

Southland did not respond to the offer at first. A spokesman said that it would be studied carefully.
"""


@pytest.fixture
def knowledge():
    return load_knowledge()


@pytest.fixture
def german():
    return GERMAN


@pytest.fixture
def english():
    return ENGLISH
