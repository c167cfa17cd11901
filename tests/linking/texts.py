"""Reports in plain text, read by the program itself and then linked: what linking makes of what reading found."""

from dragoman.articles import article_from_text
from dragoman.knowledge import load_knowledge
from dragoman.linking import link
from dragoman.reading import analyse


def records_of(*reports):
    """Return the records of reports given as (text, published, outlet, language)."""
    knowledge = load_knowledge()
    return [
        analyse(
            article_from_text(
                text, source=f"{outlet}/{n}.txt", published=day, outlet=outlet, language=lang, plain=True
            ),
            knowledge,
        )
        for n, (text, day, outlet, lang) in enumerate(reports)
    ]


def linked_of(*reports):
    """Return the records and what linking makes of them."""
    records = records_of(*reports)
    return records, link(records, load_knowledge())
