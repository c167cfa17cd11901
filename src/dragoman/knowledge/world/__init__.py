"""The world tables: states, organisations, media, people, titles, who held which office when, and places."""

from dragoman.knowledge.world._entities import LANGUAGES, Entity, StateWords
from dragoman.knowledge.world._holders import Holders, Holding
from dragoman.knowledge.world._people import ARTICLE, family_name
from dragoman.knowledge.world._phrases import Match, PhraseIndex, Sense, plain
from dragoman.knowledge.world._places import Gazetteer, KnownPlace
from dragoman.knowledge.world._titles import Inflection, TitleForm, Titles
from dragoman.knowledge.world._world import World, name_particles

__all__ = [
    "ARTICLE",
    "LANGUAGES",
    "Entity",
    "Gazetteer",
    "Holders",
    "Holding",
    "Inflection",
    "KnownPlace",
    "Match",
    "PhraseIndex",
    "Sense",
    "StateWords",
    "TitleForm",
    "Titles",
    "World",
    "family_name",
    "name_particles",
    "plain",
]
