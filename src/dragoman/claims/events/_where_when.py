"""When and where an act takes place: the times and places of its clause, else of its sentence and paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.claims._reading import Reading
from dragoman.claims.events._found import Found
from dragoman.claims.events._status import FACTS
from dragoman.claims.events._told_of import told_of
from dragoman.claims.events._venues import venue_of
from dragoman.language import Sentence
from dragoman.record import Place, Time
from dragoman.spans import Span

ISO = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?")
POINTS = ("DATE", "TIME")
OF = ("of", "von", "gen", "appos")
BODILY = ("attack", "arrest", "deployment", "release")
"""Acts that take place where what they are done to is."""
AIMED = ("auf", "gegen", "on", "against", "at")
PURPOSE_OF = "the subject of the clause whose purpose it is"
NAMED = "the name of the meeting"
CURRENT_DAYS = 14
LONGEST_TAIL = 12
"""Characters by which the name of a place may go on behind its phrase."""


def value_of(time: Time) -> str | None:
    """Return a time as an ISO or EDTF string: a day, month, year or an interval with both ends included."""
    if time.type not in POINTS:
        return None
    if ISO.fullmatch(time.value):
        return time.value
    if not time.start or not time.end:
        return None
    start, end = time.start[:10], time.end[:10]
    try:
        last = date.fromisoformat(end)
        if "T" not in time.end or time.end.endswith("T00:00"):
            last -= timedelta(days=1)
        if date.fromisoformat(start) >= last:
            return start
    except (ValueError, OverflowError):
        return None
    return f"{start}/{last.isoformat()}"


def when(reading: Reading, act: Found) -> tuple[str | None, str | None]:
    """Return the time of an act and the reason, where it was not read off the act's own clause."""
    own = _nearest(_own_times(reading, act), act.trigger, first=act.phrase is None)
    if own is not None:
        return own, None
    grammar, view = act.grammar, act.view
    if view is not None and not view.attributive:
        clause = _nearest(_outside_inner(reading, act), act.trigger, first=act.phrase is None)
        if clause is not None:
            return clause, "time of the clause"
        if view.clause.governor is not None and view.clause.kind == "infinitive":
            governor = grammar.view_of(view.clause.governor)
            if governor is not None and act.status in FACTS:
                near = _times(reading, grammar.span(governor.first, governor.last))
                above = _nearest([t for t in near if not _dates_other(act, t)], act.trigger, first=True)
                if above is not None:
                    return above, "time of the governing clause"
    if act.phrase is not None:
        more = told_of(grammar, act.phrase)
        told = _times(reading, *_told_of(act), *([] if more is None else [grammar.span(more.first, more.last)]))
        if told:
            return value_of(told[0]), "time of the clause that tells more of it"
    if act.status not in FACTS or (view is not None and view.clause.kind in ("relative", "subordinate")):
        return None, None
    if view is not None and view.clause.tense == "pluperfect":
        return None, None
    if any(t.type == "DURATION" and t.start is not None for t in reading.calendar.within(act.span)):
        return None, None
    before = [
        t
        for t in _times(reading, _paragraph_before(reading, act))
        if _is_current(reading, value_of(t)) and not _is_aside(reading, act, t)
    ]
    if before and act.phrase is None:
        return value_of(before[-1]), "time of the paragraph"
    return None, None


def _times(reading: Reading, *spans: Span) -> list[Time]:
    return [t for span in spans for t in reading.calendar.within(span) if value_of(t) is not None]


def _told_of(act: Found) -> Iterator[Span]:
    """Yield the relative clauses behind the noun of an act, or behind an attribute of it, that say for when it was."""
    grammar, phrase = act.grammar, act.phrase
    if phrase is None:
        return
    own = {phrase, *(i for items in grammar.attributes(phrase).values() for i in items)}
    for view in grammar.views:
        if view.clause.kind == "relative" and grammar.antecedent(view.clause) in own:
            carriers = grammar.acts.carriers
            if any(
                slot == "obj" and lemma == view.lemma and c.status == "planned" for (lemma, slot), c in carriers.items()
            ):
                yield grammar.span(view.first, view.last)


def _dates_other(act: Found, time: Time) -> bool:
    """Say whether a time is the complement of a noun other than the act's: the borders of 2014."""
    grammar = act.grammar
    for i, np in enumerate(grammar.phrases):
        if np.span.covers(time.span) and _is_of_setting(act, i):
            return True
        if np.span.covers(time.span) and np.preposition is not None and np.preposition > 0:
            before = next((j for j, other in enumerate(grammar.phrases) if other.last == np.preposition), None)
            if grammar.preposition(i) in grammar.acts.small["of_words"] and before is not None and before != act.phrase:
                return not grammar.noun_words(before) and time.value[:4].isdigit() and len(time.value) == len("2014")
    return False


def _outside_inner(reading: Reading, act: Found) -> list[Time]:
    """Return the times of an act's clause that stand in none of the clauses inside it."""
    grammar, view = act.grammar, act.view
    if view is None:
        return []
    inner = [c.span for c in grammar.sentence.clauses if c is not view.clause and c.first > view.first]
    whole = _times(reading, grammar.span(view.clause.first, view.clause.last))
    tokens = grammar.sentence.tokens
    # A day inside another phrase is that phrase's (seinen für Mittwoch geplanten Besuch).
    inner += [Span(p.span.start, tokens[p.head].start) for i, p in enumerate(grammar.phrases) if i != act.phrase]
    return [t for t in whole if not any(s.covers(t.span) for s in inner) and not _dates_other(act, t)]


def _own_times(reading: Reading, act: Found) -> list[Time]:
    """Return the times of an act's span, those of the clauses inside it left out."""
    if act.view is not None and act.view.attributive:
        return _times(reading, Span(act.span.start, act.trigger.start))
    if act.phrase is not None and not act.carried:
        return _times(reading, act.span)
    inner = {t.id for t in _outside_inner(reading, act)}
    return [t for t in _times(reading, act.span) if t.id in inner]


def _nearest(times: list[Time], trigger: Span, *, first: bool) -> str | None:
    """Return the time nearest to a noun; for a verb the first, since its day comes before its other phrases."""
    if not times:
        return None
    if first:
        return value_of(min(times, key=lambda t: t.span))
    best = min(times, key=lambda t: (min(abs(t.span.start - trigger.end), abs(trigger.start - t.span.end)), t.span))
    return value_of(best)


def _is_current(reading: Reading, value: str | None) -> bool:
    """Say whether a time is a day of the fortnight before the article, to which its sentences may point back."""
    published = reading.article.published
    if value is None or "/" in value or len(value) < len("2000-01-01") or published is None or len(published) < 10:
        return value is not None and "/" not in value and len(value) >= len("2000-01-01")
    try:
        days = (date.fromisoformat(published[:10]) - date.fromisoformat(value[:10])).days
    except ValueError:
        return False
    return 0 <= days <= CURRENT_DAYS


def _is_aside(reading: Reading, act: Found, time: Time) -> bool:
    """Say whether an earlier time of the paragraph is that of a plan, of what was before, or of a clause in passing."""
    for sentence in reading.sentences.sentences:
        if sentence.paragraph != act.grammar.sentence.paragraph or not sentence.span.covers(time.span):
            continue
        around = [c for c in sentence.clauses if c.span.covers(time.span)]
        if not around:
            return False
        clause = min(around, key=lambda c: c.last - c.first)
        return clause.tense in ("pluperfect", "future") or clause.modal is not None or clause.kind == "relative"
    return False


def _paragraph_before(reading: Reading, act: Found) -> Span:
    sentence = act.grammar.sentence
    passages = reading.article.passages
    start = passages[sentence.paragraph].span.start if sentence.paragraph < len(passages) else sentence.span.start
    return Span(start, sentence.span.start)


def where(reading: Reading, act: Found) -> tuple[Place | None, str | None]:
    """Return the place of an act: the one after a preposition of place in its phrase, clause or sentence."""
    grammar = act.grammar
    small = grammar.acts.small
    going = act.word.act in ("visit", "invitation", "deployment") or act.basis.get("participants") == PURPOSE_OF
    wanted = small["location"] | (small["toward"] if going else set())
    spans = [act.span]
    more = told_of(grammar, act.phrase) if act.phrase is not None else None
    spans.extend(grammar.span(view.first, view.last) for view in (more, act.view) if view is not None)
    for number, span in enumerate(spans):
        found = []
        for i, np in enumerate(grammar.phrases):
            visited = act.word.act == "visit" and act.view is not None and i in act.view.phrases("obj")
            if not span.covers(np.span) or (grammar.preposition(i) not in wanted and not visited):
                continue
            place = _place_in(reading, grammar.sentence, np.span)
            if place is None and grammar.head(i) in small["place_nouns"]:
                # In the border village of X; in der Stadt X.
                inner = [j for slot in OF for j in grammar.attributes(i).get(slot, ())]
                found_in = [_place_in(reading, grammar.sentence, grammar.phrases[j].span) for j in inner]
                place = next((p for p in found_in if p is not None), None)
            if place is not None and not _belongs_elsewhere(reading, act, i):
                toward = grammar.preposition(i) in small["toward"] and act.word.act in ("visit", "invitation")
                distance = min(abs(np.span.start - act.trigger.end), abs(act.trigger.start - np.span.end))
                found.append((not toward, distance, np.span, place))
        if found:
            return min(found, key=lambda f: f[:3])[3], None if number == 0 else "place of the clause"
    venue = _venue(reading, act)
    if venue is not None:
        return venue, NAMED
    if act.view is not None and _points_there(act):
        start = grammar.span(act.view.first, act.view.last).start
        before = _paragraph_before(reading, act)
        named = reading.cast.places_within(Span(before.start, max(before.start, start)))
        if named:
            return named[-1].place, "the place named before"
    return None, None


def _venue(reading: Reading, act: Found) -> Place | None:
    """Return the place in the name of the meeting, or of the one it takes place at (bei der Genfer Konferenz)."""
    grammar, view = act.grammar, act.view
    if act.phrase is not None and (place := venue_of(reading, grammar, act.phrase)) is not None:
        return place
    if view is None or act.word.act not in ("meeting", "visit", "conference", "negotiation", "declaration"):
        return None
    small = grammar.acts.small
    for i, np in enumerate(grammar.phrases):
        there = grammar.preposition(i) in small["setting"] | small["toward"]
        beside = i > 0 and grammar.head(i - 1) in small["fringe"]
        if view.first <= np.head < view.last and (there or beside):
            place = venue_of(reading, grammar, i)
            if place is not None:
                return place
    return None


def _points_there(act: Found) -> bool:
    """Say whether the clause says that it is where something before was (dort, where)."""
    grammar, view = act.grammar, act.view
    if view is None:
        return False
    return any(
        grammar.word(t) in grammar.acts.small["there"] and grammar.sentence.tokens[t].pos in ("ADV", "SCONJ")
        for t in range(view.first, view.last)
    )


def _belongs_elsewhere(reading: Reading, act: Found, phrase: int) -> bool:
    """Say whether a place is the complement of a noun other than the act's (den Konflikt in der Ukraine).

    What talks are about is no place either (talks on Western Sahara).
    """
    grammar = act.grammar
    if act.phrase is not None and grammar.preposition(phrase) in grammar.acts.small["about"]:
        return True
    if _is_of_setting(act, phrase) or (grammar.sentence.tokens[grammar.phrases[phrase].head].dep == "nmod:poss"):
        return True
    start = grammar.phrases[phrase].preposition
    for i, np in enumerate(grammar.phrases):
        if np.last != start or i == act.phrase or np.span.overlaps(act.trigger):
            continue
        if any(
            j != act.phrase and grammar.noun_words(j) and i in grammar.attributes(j).get("gen", ()) for j in range(i)
        ):
            # Zur Eingliederung der Halbinsel in die Föderation.
            return True
        token = grammar.sentence.tokens[np.head]
        if act.phrase is not None and any(i in grammar.attributes(act.phrase).get(slot, ()) for slot in OF):
            # A meeting of leaders in Jamaica.
            return False
        done_there = act.phrase is None and act.view is not None and i in act.view.phrases("obj")
        if (act.word.act == "attack" and grammar.preposition(i) in AIMED) or (act.word.act in BODILY and done_there):
            # Luftangriffe auf Stellungen in X are in X.
            return False
        if token.pos != "NOUN" or reading.calendar.within(np.span) or reading.cast.within(np.span):
            return False
        return not grammar.noun_words(i)
    return False


def _is_of_setting(act: Found, phrase: int) -> bool:
    """Say whether a phrase belongs to a noun before or after which the act is (planned before the summit in X)."""
    grammar = act.grammar
    around = grammar.acts.small["before"] | grammar.acts.small["after"]
    for i in range(phrase - 1, -1, -1):
        if i != act.phrase and any(phrase in items for items in grammar.attributes(i).values()):
            return grammar.preposition(i) in around and bool(grammar.noun_words(i))
    return False


def _place_in(reading: Reading, sentence: Sentence, span: Span) -> Place | None:
    places = reading.cast.places_within(span)
    if places:
        return places[-1].place
    for mention in reading.cast.within(span):
        actor = reading.cast.actors[mention.actor]
        if actor.type == "state":
            # In the Thai town of ..: an adjective is no name of a place.
            named = any(sentence.tokens[t].pos in ("PROPN", "NOUN") for t in sentence.tokens_in(mention.span))
            return Place(mention.span.of(reading.article.text) if named else actor.name, actor.country)
    # A name may go on behind the phrase: in Washington, D.C.
    longer = reading.cast.places_within(Span(span.start, span.end + LONGEST_TAIL))
    return next((p.place for p in longer if p.span.start < span.end), None)
