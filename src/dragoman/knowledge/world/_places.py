"""Cities, regions and countries by name, with coordinates; loaded apart from the rest of the world tables."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.knowledge._tables import Knowledge
from dragoman.knowledge.world._entities import LANGUAGES

TABLES = ("world/places.csv", "geonames_cc_by/places.csv")


class KnownPlace(NamedTuple):
    """A place of the tables: its names by language, ISO code of its country, coordinates in degrees."""

    names: dict[str, str]
    country: str | None
    lat: float | None
    lon: float | None
    kind: str

    def name(self, language: str | None) -> str:
        """Return the name in a language, else the English one, else any."""
        return self.names.get(language or "en") or self.names.get("en") or next(iter(self.names.values()), "")


class Gazetteer:
    """Places by any of their names; where several bear one name, the first row of the tables wins."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._by_name: dict[str, KnownPlace] = {}
        self._countries: dict[str, KnownPlace] = {}
        for table in TABLES:
            for row in knowledge.rows(table):
                names = {language: row[f"name_{language}"] for language in LANGUAGES if row[f"name_{language}"]}
                lat, lon = row["lat"], row["lon"]
                try:
                    place = KnownPlace(
                        names,
                        row["country"] or None,
                        float(lat) if lat else None,
                        float(lon) if lon else None,
                        row["kind"],
                    )
                except ValueError:
                    raise row.error(f"{lat!r} and {lon!r} are no coordinates in degrees") from None
                if place.kind == "country" and place.country:
                    self._countries.setdefault(place.country, place)
                for name in (*names.values(), *row.list("aliases")):
                    self._by_name.setdefault(name, place)

    @classmethod
    def build(cls, knowledge: Knowledge) -> Gazetteer:
        """Return the gazetteer of these tables, for `Knowledge.derive`."""
        return cls(knowledge)

    def __len__(self) -> int:
        return len(self._by_name)

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def named(self, name: str) -> KnownPlace | None:
        """Return the place of exactly this name, or None."""
        return self._by_name.get(name)

    def country(self, iso3: str) -> KnownPlace | None:
        """Return the country of a code as a place, or None."""
        return self._countries.get(iso3)

    def names(self) -> tuple[str, ...]:
        """Return all names."""
        return tuple(self._by_name)
