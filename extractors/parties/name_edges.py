"""What stands around a name in its line and is no part of it: marks, who it is addressed by, its number in brackets."""

from __future__ import annotations

import re

_BEFORE_NAME = re.compile(r"^(?:.*\d(?:\([a-z]{1,3}\))+\.\s)?[\s:：,;.\-–|*•·/]*")  # "Under 12.43(b). "
_SPEAKING_TO = re.compile(r"^(?:m/s\.?|messrs\.?|between|entre|zwischen|giữa)\s+", re.IGNORECASE)
_REGISTERED = re.compile(r"\s*\((?:co\.?\s*|reg\.?\s*|no\.?\s*|:\s*)*\d{4,}[\w./·-]*\)?$", re.IGNORECASE)
_CLOSING_MARKS, _SPACES = re.compile(r"(?<![\s,;:：|·•*\-–])[\s,;:：|·•*\-–]+$"), re.compile(r"\s+")


def without_edges(name: str) -> str:
    """A name without marks and words around it and with single spaces."""
    name = _SPEAKING_TO.sub("", _BEFORE_NAME.sub("", name, count=1), count=1)
    return _SPACES.sub(" ", _CLOSING_MARKS.sub("", _REGISTERED.sub("", name) if "(" in name else name))
