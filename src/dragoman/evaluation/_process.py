"""Whole records against gold of whole articles: articles, times, roles, statements, events, positions, links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.evaluation._process_records import (
    Checks,
    GoldItem,
    Line,
    Records,
    Result,
    as_list,
    assign,
    beyond,
    near,
    overlap_words,
    plain,
    same_channel,
    same_place,
    same_time,
    shares,
    words,
)
from dragoman.evaluation._scores import Score, share


def articles(gold: GoldItem, records: Records) -> Result:
    """Match articles, with publication day, language, outlet, body and headings."""
    found: list[tuple[GoldItem, Line | None, Checks]] = []
    for item in gold["articles"]:
        own = records.article_of.get(item["id"])
        checks: Checks = {"found": own is not None}
        if own is not None:
            published = str(own.get("published") or "")
            checks["published"] = any(published.startswith(p) for p in as_list(item["published"]))
            checks["language"] = own.get("language") == item["language"]
            if "outlet" in item:
                checks["outlet"] = (own.get("outlet") or "").casefold() == (item["outlet"] or "").casefold()
            if "updated" in item:
                checks["updated"] = str(own.get("updated") or "").startswith(item["updated"])
            passages = [(p["role"], own["text"][p["span"][0] : p["span"][1]]) for p in own.get("passages") or ()]
            body = plain(" ".join(t for role, t in passages if role == "body"))
            checks["body"] = all(plain(x) in body for x in item.get("body", ()))
            if item.get("not_body"):
                checks["boilerplate"] = bool(body) and not any(plain(x) in body for x in item["not_body"])
            heads = {plain(t) for role, t in passages if role in ("heading", "headline")}
            if item.get("headings"):
                checks["headings"] = all(plain(h) in heads for h in item["headings"])
        found.append((dict(item, evidence=item["id"]), own, checks))
    return found


def times(gold: GoldItem, records: Records) -> tuple[Result, list[Line]]:
    """Match time expressions by their words in context and their value."""
    found: list[tuple[GoldItem, Line | None, Checks]] = []
    used: set[str] = set()
    for item in gold.get("times", ()):
        where = records.locate(item["article"], item["context"])
        core = set(words(item["text"]))
        hit = None
        for record in records.of("time", item["article"]):
            at = records.at(record, record.get("span"))
            here = set(overlap_words(record, records, at))
            value = str(record.get("value") or "")
            right = value in as_list(item["value"]) or any(value.startswith(v + "T") for v in as_list(item["value"]))
            if at and at & where and here & core and len(here) <= len(core) + 6 and right:
                hit = record
                used.add(record["id"])
                break
        found.append((item, hit, {"found": hit is not None}))
    return found, beyond(gold, records, "time", used)


def roles(gold: GoldItem, records: Records) -> Result:
    """Match offices of actors by their titles."""
    found: list[tuple[GoldItem, Line | None, Checks]] = []
    for item in gold.get("roles", ()):
        own = [a for a in records.by_kind["actor"] if records.is_actor(a["id"], [item["actor"]])]
        titles = [(a, plain(str(r.get("title") or ""))) for a in own for r in a.get("roles") or ()]
        hit = next((a for a, title in titles if any(plain(w) in title for w in item["title"])), None)
        evidence = f"{item['actor']}: {' / '.join(item['title'])}"
        found.append((dict(item, evidence=evidence), hit, {"found": hit is not None}))
    return found


def statements(gold: GoldItem, records: Records) -> tuple[Result, list[Line]]:
    """Match statements by content, then speaker, type and whatever else the gold names."""
    found: list[tuple[GoldItem, Line | None, Checks]] = []
    used: set[str] = set()
    for item in gold["statements"]:
        want = set().union(*(records.locate(item["article"], c) for c in item["content"]))
        best: tuple[float, Line | None] = (0.0, None)
        parts = []
        for record in records.of("statement", item["article"]):
            at = records.at(record, record.get("spans"))
            recall, precision = shares(want, at)
            if recall >= 0.6 and precision >= 0.3 and recall + precision > best[0]:
                best = (recall + precision, record)
            elif precision >= 0.8:
                parts.append((record, at))
        hit, chosen = best[1], [best[1]] if best[1] else []
        if hit is None and parts and shares(want, set().union(*(at for _, at in parts)))[0] >= 0.6:
            hit, chosen = max(parts, key=lambda p: len(p[1]))[0], [p for p, _ in parts]
        checks: Checks = {"found": hit is not None}
        if hit is not None:
            used.update(r["id"] for r in chosen)
            checks |= _statement_checks(gold, item, hit, chosen, records)
        found.append((item, hit, checks))
    return found, beyond(gold, records, "statement", used)


def _statement_checks(gold: GoldItem, item: GoldItem, hit: Line, chosen: list[Line], records: Records) -> Checks:
    speakers = hit.get("speakers") or []
    group = item.get("group") or any(k in gold.get("groups", ()) for k in item["speaker"])
    named = any(records.is_actor(s, item["speaker"]) for s in speakers) and len(speakers) <= (12 if group else 2)
    passed = item.get("speaker_may_be_via") and any(records.is_actor(v, item["speaker"]) for v in hit.get("via") or ())
    checks: Checks = {
        "speaker": bool(named or passed),
        "type": item["type"] == "mixed" or (hit.get("type") == "direct") == (item["type"] == "direct"),
    }
    if "time" in item:
        checks["time"] = any(same_time(item["time"], r.get("time")) for r in chosen)
    if "place" in item:
        checks["place"] = any(same_place(item["place"], r.get("place")) for r in chosen)
    if "channel" in item:
        checks["channel"] = any(same_channel(item["channel"], r.get("channel")) for r in chosen)
    if "via" in item:
        checks["via"] = any(records.is_actor(v, item["via"]) for r in chosen for v in r.get("via") or ())
    if "addressee" in item:
        given = [a for r in chosen for a in (*(r.get("addressees") or ()), *(r.get("via") or ()))]
        checks["addressee"] = any(records.is_actor(a, item["addressee"]) for a in given)
    if "anonymous_sources" in item:
        checks["unnamed sources"] = any(r.get("unnamed_sources") == item["anonymous_sources"] for r in chosen)
    elif not item.get("unnamed_ok") and hit.get("unnamed_sources"):
        checks["unnamed sources"] = False
    return checks


def events(gold: GoldItem, records: Records) -> tuple[Result, list[Line], dict[str, set[str]]]:
    """Match events by act, participants and words, then status, time, place and whether everyone is there."""
    pairs = []
    stands: dict[str, set[str]] = defaultdict(set)
    for i, item in enumerate(gold["events"]):
        many = len(item["participants"])
        need = item.get("min_participants", many if many <= 2 else (many + 1) // 2)
        want = records.locate(item["article"], item["evidence"])
        for record in records.of("event", item["article"]):
            people = record.get("participants") or []
            who = sum(any(records.is_actor(p, [k]) for p in people) for k in item["participants"])
            close, fit = near(want, records.at(record, record.get("span")))
            few = len(people) <= many + 3 or item.get("group")
            if record.get("act") in item["act"] and close and who >= need and few:
                pairs.append((who + fit, i, record))
                stands[record["id"]].add(item["id"])
    assigned, used = assign(pairs, len(gold["events"]))
    found: list[tuple[GoldItem, Line | None, Checks]] = []
    for item, hit in zip(gold["events"], assigned, strict=True):
        checks: Checks = {"found": hit is not None}
        if hit is not None:
            checks["status"] = hit.get("status") in item["status"]
            if item.get("time"):
                checks["time"] = same_time(item["time"], hit.get("time"))
            if "place" in item:
                checks["place"] = same_place(item["place"], hit.get("place"))
            if item.get("min_participants") != 0:
                people = hit.get("participants") or []
                checks["everyone"] = all(
                    any(records.is_actor(p, [k]) for p in people) for k in item["participants"]
                )  # fmt: skip
        found.append((item, hit, checks))
    return found, beyond(gold, records, "event", used), stands


def positions(gold: GoldItem, records: Records) -> tuple[Result, list[Line], dict[str, set[str]]]:
    """Match positions by holder, issue, stance and words."""
    pairs = []
    stands: dict[str, set[str]] = defaultdict(set)
    for i, item in enumerate(gold["positions"]):
        wants = [records.locate(item["article"], e) for e in as_list(item["evidence"])]
        for record in records.of("position", item["article"]):
            same = record.get("issue") in item["issue"] and record.get("stance") in item["stance"]
            if not same or not records.is_actor(record.get("holder"), item["holder"]):
                continue
            at = records.at(record, record.get("span"))
            tests = [near(want, at, loose=True) for want in wants]
            if any(close for close, _ in tests):
                pairs.append((max(fit for _, fit in tests), i, record))
                for own in (record["id"], record.get("statement"), record.get("event")):
                    if own:
                        stands[own].add(item["id"])
    assigned, used = assign(pairs, len(gold["positions"]))
    found = [(g, hit, {"found": hit is not None}) for g, hit in zip(gold["positions"], assigned, strict=True)]
    return found, beyond(gold, records, "position", used), stands


def links(
    gold: GoldItem, records: Records, events_of: Mapping[str, set[str]], positions_of: Mapping[str, set[str]]
) -> Result:
    """Match links by what they tie together, and check that events which are two were not merged."""
    cluster: dict[str, set[str]] = {}
    for item in gold.get("links", ()):
        if item["relation"] == "same_event":
            merged = set().union(*(cluster.get(i, {i}) for i in item["items"]))
            cluster.update(dict.fromkeys(merged, merged))
    groups = []
    for occ in records.by_kind["occurrence"]:
        inside = [events_of[i] for i in occ.get("events") or () if events_of.get(i)]
        groups.append((set().union(*inside), inside))
    tied = []
    for link in records.by_kind["link"]:
        items = link.get("items") or ()
        if len(items) <= 4:
            ids = set().union(set(), *(events_of.get(i, set()) | positions_of.get(i, set()) for i in items))
            tied.append((link.get("relation"), ids))
    found: list[tuple[GoldItem, Line | None, Checks]] = []
    for item in gold.get("links", ()):
        want = set(item["items"])
        if item["relation"] == "same_event":
            same = cluster[item["items"][0]]
            ok = any(want <= ids and all(x & same for x in inside) for ids, inside in groups)
            ok = ok or any(relation == "fulfils" and want <= ids for relation, ids in tied)
        else:
            ok = any(relation == item["relation"] and want <= ids for relation, ids in tied)
        found.append((dict(item, evidence=item["why"]), {} if ok else None, {"found": ok}))
    for pair in gold.get("apart", ()):
        two = set(pair)
        ok = not any(two <= ids and not any(two <= x for x in inside) for ids, inside in groups)
        found.append(({"evidence": f"{pair[0]} and {pair[1]} are two events"}, {} if ok else None, {"found": ok}))
    return found


def actors(gold: GoldItem, records: Records) -> Result:
    """Find the gold's speakers, participants and holders among all actors, under one of their names."""
    wanted: dict[str, None] = {}
    for item in gold["statements"]:
        wanted.update(dict.fromkeys(item["speaker"]))
    for item in gold["events"]:
        wanted.update(dict.fromkeys(item["participants"]))
    for item in gold["positions"]:
        wanted.update(dict.fromkeys(as_list(item["holder"])))
    stands: dict[str, Line] = {}
    for line in records.by_kind["actor"]:
        for key in sorted(records.stands_for(line["id"])):
            stands.setdefault(key, line)
    return [
        ({"id": key, "evidence": gold["actors"].get(key)}, stands.get(key), {"found": key in stands})
        for key in sorted(wanted)
    ]


def score(
    name: str, gold: GoldItem, lines: Iterable[Line], goals: Mapping[str, float]
) -> tuple[list[Score], list[str]]:
    """Return the scores of an export against gold, and a line for every miss.

    ``found`` counts required items alone; optional ones are counted apart where they were found. ``beyond`` is the
    share of records of a kind that stand for no gold item: a person has to judge those.
    """
    records = Records(lines, gold)
    said, more_said = statements(gold, records)
    done, more_done, events_of = events(gold, records)
    held, more_held, positions_of = positions(gold, records)
    timed, more_timed = times(gold, records)
    results: list[tuple[str, Result, list[Line] | None]] = [
        ("articles", articles(gold, records), None),
        ("times", timed, more_timed),
        ("roles", roles(gold, records), None),
        ("actors", actors(gold, records), None),
        ("statements", said, more_said),
        ("events", done, more_done),
        ("positions", held, more_held),
        ("links", links(gold, records, events_of, positions_of), None),
    ]
    found: list[Score] = []
    for kind, result, extra in results:
        if result:
            found += _scored(f"{name}/{kind}", result, extra, goals)
    return found, [line for kind, result, _ in results for line in _missed(kind, result)]


def _scored(prefix: str, result: Result, extra: list[Line] | None, goals: Mapping[str, float]) -> Iterator[Score]:
    required = [c for g, _, c in result if not g.get("optional")]
    yield share(f"{prefix}/found", sum(c["found"] for c in required), len(required), goals)
    counted: dict[str, list[bool]] = defaultdict(list)
    for _, hit, checks in result:
        if hit is not None:
            for name, ok in checks.items():
                if name != "found":
                    counted[name].append(ok)
    for name, oks in counted.items():
        yield share(f"{prefix}/{name}", sum(oks), len(oks), goals)
    if extra is not None:
        hits = sum(hit is not None for _, hit, _ in result)
        yield share(f"{prefix}/beyond", len(extra), len(extra) + hits, goals)


def _missed(kind: str, result: Result) -> Iterator[str]:
    for item, hit, checks in result:
        bad = [name for name, ok in checks.items() if not ok]
        if bad and not (item.get("optional") and hit is None):
            told: Any = item.get("evidence") or item.get("content") or item.get("context") or ""
            what = "missed" if hit is None else ", ".join(bad)
            yield f"{kind} {item.get('id', '')}: {what}: {' … '.join(as_list(told))}"
