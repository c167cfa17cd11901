"""A desk laid with records made by hand."""

import pytest

from dragoman.knowledge import load_knowledge
from dragoman.linking import link
from dragoman.views import Desk
from tests.linking.conftest import cast, draft

__all__ = ["cast", "desk_of", "draft"]


@pytest.fixture
def desk_of():
    """Lay records on a desk, linked with the shipped knowledge."""

    def lay(*records):
        linked = link(records, load_knowledge())
        mentioned = [(r.article.id, m.actor, 1) for r in records for m in r.mentions]
        return Desk.lay(records, linked, mentioned)

    return lay
