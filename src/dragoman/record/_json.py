"""The interchange form: one JSON object an item, spans with their words beside them, and back again."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache, partial
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from dragoman.errors import InputError
from dragoman.record import _items
from dragoman.record._ids import Kind
from dragoman.record._items import Article, Item
from dragoman.spans import Span, quote_of

T = TypeVar("T")

CLASSES: dict[str, type[Any]] = {
    "article": _items.Article,
    "process": _items.Process,
    "actor": _items.Actor,
    "mention": _items.Mention,
    "time": _items.Time,
    "statement": _items.Statement,
    "event": _items.Event,
    "position": _items.Position,
    "term": _items.Term,
    "occurrence": _items.Occurrence,
    "link": _items.Link,
}
KIND_OF: dict[type[Any], Kind] = {cls: typing.cast("Kind", kind) for kind, cls in CLASSES.items()}

QUOTED = {
    "span": "quote",
    "spans": "quotes",
    "verbatim": "verbatim_quotes",
    "speaker_span": "speaker_quote",
    "cue_span": "cue_quote",
    "trigger": "trigger_quote",
}
"""Field that holds a span or spans → the field that holds their words."""


def kind_of(item: Item) -> Kind:
    """Return the ``kind`` under which an item stands in the interchange form."""
    return KIND_OF[type(item)]


def to_json(item: Item, texts: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return an item as a JSON object; with ``texts`` (article id → text), the words of each span stand beside it.

    Raises:
        InputError: a span of the item does not lie within the text of its article.

    """
    line: dict[str, Any] = {"kind": kind_of(item)}
    line.update((f.name, _plain(getattr(item, f.name))) for f in fields(item))
    if texts is not None and not isinstance(item, Article):
        _add_quotes(line, texts)
    return line


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        if hasattr(value, "_asdict"):
            return {k: _plain(v) for k, v in value._asdict().items()}
        return [_plain(v) for v in value]
    if isinstance(value, Mapping):
        return {k: _plain(value[k]) for k in sorted(value)}
    return value


def _add_quotes(line: dict[str, Any], texts: Mapping[str, str]) -> None:
    text = texts.get(line.get("article", ""))
    if text is not None:
        for name, beside in QUOTED.items():
            found = line.get(name)
            if found:
                several = isinstance(found[0], list)
                quotes = [_quote(text, s, line["id"]) for s in (found if several else [found])]
                line[beside] = quotes if several else quotes[0]
        if line.get("condition"):
            line["condition"]["quote"] = _quote(text, line["condition"]["span"], line["id"])
    for role in line.get("roles") or ():
        source = texts.get(role.get("article") or "")
        if source is not None and role.get("evidence"):
            role["quote"] = _quote(source, role["evidence"], line["id"])
    for named in line.get("evidence") or ():
        source = texts.get(named["article"])
        if source is not None:
            named["quote"] = _quote(source, named["span"], line["id"])


def _quote(text: str, span: list[int], owner: str) -> dict[str, str]:
    if not 0 <= span[0] <= span[1] <= len(text):
        raise InputError(f"{owner}: span {span} does not lie within its article's {len(text)} characters")
    return quote_of(text, (span[0], span[1]))._asdict()


def from_json(line: Mapping[str, Any]) -> Item:
    """Return the item that a JSON object of the interchange form describes; fields it does not know are left aside.

    Raises:
        InputError: the object has no known ``kind``, or a field is missing or of the wrong form.

    """
    cls = CLASSES.get(str(line.get("kind")))
    if cls is None:
        raise InputError(f"no record of kind {line.get('kind')!r}; known are {', '.join(sorted(CLASSES))}")
    try:
        return typing.cast("Item", _decode_object(cls, line))
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{line.get('kind')} {line.get('id')}: not of the record's form ({error})") from error


Decoder = Callable[[Any], Any]


def _decode_object(cls: type[T], value: Mapping[str, Any]) -> T:
    decoders = _decoders(typing.cast("Any", cls))
    found = {}
    for name, raw in value.items():
        if name in decoders:
            decode = decoders[name]
            found[name] = raw if decode is None else decode(raw)
    return cls(**found)


@cache
def _decoders(cls: Any) -> dict[str, Decoder | None]:  # noqa: ANN401
    """Return what turns the JSON of each field into its value; None where it is the value already."""
    hints = typing.get_type_hints(cls)
    names = [f.name for f in fields(cls)] if is_dataclass(cls) else list(cls._fields)
    return {name: _decoder(hints[name]) for name in names}


def _decoder(hint: Any) -> Decoder | None:  # noqa: ANN401
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = _decoder(next(a for a in get_args(hint) if a is not type(None)))
        return None if inner is None else lambda value: None if value is None else inner(value)
    if hint is Span:
        return lambda value: Span(int(value[0]), int(value[1]))
    if origin is tuple:
        one = _decoder(get_args(hint)[0])
        return tuple if one is None else lambda value: tuple([one(v) for v in value])
    if origin is not None and _is_below(origin, Mapping):
        each = _decoder(get_args(hint)[1])
        return dict if each is None else lambda value: {k: each(v) for k, v in value.items()}
    if isinstance(hint, type) and (is_dataclass(hint) or hasattr(hint, "_fields")):
        return partial(_decode_object, hint)
    if origin is Literal:
        return partial(_one_of, frozenset(get_args(hint)))
    return None


def _one_of(known: frozenset[Any], value: object) -> object:
    if value not in known:
        raise ValueError(f"{value!r} is not one of {', '.join(sorted(map(str, known)))}")
    return value


def _is_below(cls: Any, parent: type[Any]) -> bool:  # noqa: ANN401
    """Say whether ``cls`` is a class below ``parent``; False for what is no class at all (``Literal``)."""
    return isinstance(cls, type) and issubclass(cls, parent)
