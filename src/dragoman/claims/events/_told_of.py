"""What is told of an act's noun beside it: how long it lasted, and the clause that says when and where it is."""

from __future__ import annotations

from dragoman.claims.events._view import Grammar, View


def told_of(grammar: Grammar, phrase: int) -> View | None:
    """Return the relative clause or participle that says of a noun that it takes place (talks that begin on Monday)."""
    own = {phrase, *(i for items in grammar.attributes(phrase).values() for i in items)}
    carriers = grammar.acts.carriers
    for view in grammar.views:
        if view.clause.kind == "relative" and not view.attributive:
            noun = grammar.antecedent(view.clause)
        elif view.passive and view.clause.kind == "infinitive" and view.phrases("obj"):
            noun = view.phrases("obj")[0]
        else:
            continue
        slot = "obj" if view.passive else "subj"
        if noun in own and any((lemma, slot) in carriers for lemma in (view.lemma,)):
            return view
    return None


def lasted(grammar: Grammar, phrase: int) -> bool:
    """Say whether a noun of talks says how long they lasted (viertägige Verhandlungen, 16 hours of talks)."""
    small = grammar.acts.small
    np = grammar.phrases[phrase]
    for t in range(np.first, np.head):
        if any(part in grammar.word(t) for part in small["lasting"]):
            return True
    return length_of(grammar, phrase) is not None


def length_of(grammar: Grammar, phrase: int) -> int | None:
    """Return the phrase that says how long what a noun names lasted (after | a week | of talks)."""
    lengths = grammar.acts.small["lengths"]
    return next(
        (
            i
            for i in range(phrase)
            if grammar.head(i) in lengths and any(phrase in items for items in grammar.attributes(i).values())
        ),
        None,
    )
