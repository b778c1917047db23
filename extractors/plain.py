"""Objects of the model as JSON and back: what crosses the border of a process or of a run. Standard library only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, get_args, get_origin, get_type_hints

from extractors.evidence import BBox

_PLAIN = (str, int, float, bool, type(None))


def to_plain(thing: Any) -> Any:
    """JSON-ready form of any object of the model: dataclass -> object without defaults, BBox and tuple -> array."""
    if isinstance(thing, BBox):
        return [round(v, 2) for v in thing]
    if isinstance(thing, _PLAIN):
        return thing
    if is_dataclass(thing) and not isinstance(thing, type):
        pairs = ((name, getattr(thing, name), default) for name, default in _defaults(type(thing)))
        return {name: to_plain(v) for name, v, default in pairs if v != default}
    if isinstance(thing, tuple | list):
        return [to_plain(v) for v in thing]
    if isinstance(thing, Mapping):
        return {k: to_plain(v) for k, v in thing.items()}
    return thing


@lru_cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, f.default) for f in fields(kind))


def from_plain(kind: Any, data: Any) -> Any:
    """The object of type `kind` that `to_plain` turned into `data`; KeyError or TypeError when it does not fit."""
    if data is None or kind in _PLAIN:
        return data
    if kind is BBox:
        return BBox(*map(float, data))
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_from(kind, data)
    origin, args = get_origin(kind), get_args(kind)
    if origin is tuple:
        return tuple(from_plain(args[0], v) for v in data)
    if type(None) in args:
        return from_plain(next(a for a in args if a is not type(None)), data)
    return data


_hints: dict[type, dict[str, Any]] = {}


def _dataclass_from(kind: type, data: Mapping[str, Any]) -> Any:
    if kind not in _hints:
        _hints[kind] = get_type_hints(kind)
    hints = _hints[kind]
    return kind(**{k: from_plain(hints[k], v) for k, v in data.items()})
