"""Cues found in words: every cue of every document type in one tree, walked once over a page's tokens.

A token is a run of letters or digits, folded; Chinese counts one token a character; `: % # + → ↓` stand alone, so that
":32A:" and "From:" are cues like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from extractors.document_types import Cues, document_types
from extractors.values.folding import fold

_TOKEN = re.compile(r"[\u3040-\u9fff\uf900-\ufaff]|[^\W_\u3040-\u9fff\uf900-\ufaff]+|[:%#+→↓]")
# "N.º", "n°": one token, as "no".
_NUMBER_SIGN = re.compile(r"\b[Nn]\s?\.?\s?[º°]")
_END = ""
# Misread labels: so many letters, so similar (percent).
NEAR_LETTERS = (7, 30)
NEAR_RATIO = 84.0

_LOST = 2  # letters at an end of a title that recognition may lose


@dataclass(frozen=True, slots=True)
class CueUse:
    """A cue as one type uses it. `kind`: titles, labels, phrases, against. `share`: 1 / number of types with it."""

    type: str
    kind: str
    share: float


@dataclass(frozen=True, slots=True)
class Found:
    """A cue found at tokens [start, end)."""

    start: int
    end: int
    text: str
    uses: tuple[CueUse, ...]


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[str, ...]:
    """The tokens of a text."""
    signed = "º" in text or "°" in text
    return tuple(_TOKEN.findall(fold(_NUMBER_SIGN.sub("no", text) if signed else text)))


def find_cues(words: Sequence[str], tree: dict[str, Any]) -> Iterator[Found]:
    """The longest cue at each place, from left to right, without overlap."""
    end = 0
    for at, word in enumerate(words):
        if word in tree and at >= end and (found := _longest(words, at, tree)):
            yield found
            end = found.end


def _longest(words: Sequence[str], start: int, tree: dict[str, Any]) -> Found | None:
    node, end, uses = tree, 0, None
    for at in range(start, len(words)):
        node = node.get(words[at])  # type: ignore[assignment]
        if node is None:
            break
        if _END in node:
            end, uses = at + 1, node[_END]
    return None if uses is None else Found(start, end, " ".join(words[start:end]), uses)


def label_hits(words: tuple[str, ...]) -> Iterator[tuple[str, CueUse, float]]:
    """(label, use, trust) for the labels in one segment; trust is 0.0 to 1.0.

    A label opens its segment or is followed by a colon, or the whole segment is made of labels (a table's header);
    the same word in the midst of prose hardly counts.
    """
    found = list(find_cues(words, label_tree()))
    if not found:
        return
    spelled = [w for w in words if not w.isdigit() and w != ":"]
    headed = 2 * sum(hit.end - hit.start for hit in found) >= len(spelled)
    for hit in found:
        trust = _length_trust(words[hit.start : hit.end]) * (1.0 if headed else _place_trust(words, hit))
        for use in hit.uses:
            yield hit.text, use, trust


def _place_trust(words: tuple[str, ...], hit: Found) -> float:
    if words[hit.end - 1] == ":" or (hit.end < len(words) and words[hit.end] in ":#"):
        return 1.0 if hit.start <= 1 else 0.6
    return 0.6 if hit.start == 0 and len(words) <= 8 else 0.08


def _length_trust(words: Sequence[str]) -> float:
    """A single short word is often something else; several words, or a sign, seldom are."""
    spelled = [w for w in words if w.isalnum()]
    if len(words) > len(spelled) or len(spelled) > 1:
        return 1.0
    return 0.3 if len(spelled[0]) <= 4 else 0.5


def near_labels(words: tuple[str, ...]) -> list[tuple[str, CueUse, float]]:
    """(label, use, trust) for a short segment that is a label misread in a letter or two; for scanned pages."""
    text = "".join(w for w in words if w not in ":#")
    if not NEAR_LETTERS[0] <= len(text) <= NEAR_LETTERS[1]:
        return []
    near = process.extractOne(text, _long_labels(), scorer=fuzz.ratio, score_cutoff=NEAR_RATIO)
    return [(near[0], use, 0.7) for use in squashed("labels")[near[0]]] if near else []


@cache
def _long_labels() -> list[str]:
    return [text for text in squashed("labels") if len(text) >= NEAR_LETTERS[0]]


@cache
def title_tree() -> dict[str, Any]:
    """All titles."""
    return _tree(("titles",))


@cache
def label_tree() -> dict[str, Any]:
    """All labels."""
    return _tree(("labels",))


@cache
def phrase_tree() -> dict[str, Any]:
    """All phrases and words against."""
    return _tree(("phrases", "against"))


@cache
def squashed(kind: str) -> dict[str, tuple[CueUse, ...]]:
    """Cues of one kind without any space or sign -> their uses, for words spaced, run together or misread."""
    return {"".join(t for t in words if t not in ":#"): uses for words, uses in _uses((kind,)).items()}


def _tree(kinds: tuple[str, ...]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for words, uses in _uses(kinds).items():
        node = root
        for word in words:
            node = node.setdefault(word, {})
        node[_END] = uses
    return root


@cache
def _uses(kinds: tuple[str, ...]) -> dict[tuple[str, ...], tuple[CueUse, ...]]:
    users: dict[tuple[str, ...], dict[tuple[str, str], None]] = {}
    for kind in document_types().values():
        for name in kinds:
            for words in _cue_tokens(kind.cues, name):
                users.setdefault(words, {})[kind.name, name] = None
    return {words: _shared(list(uses)) for words, uses in users.items()}


def _cue_tokens(cues: Cues, name: str) -> Iterator[tuple[str, ...]]:
    for cue in getattr(cues, name):
        found = tokens(cue.text)
        if found:
            yield found


def _shared(uses: list[tuple[str, str]]) -> tuple[CueUse, ...]:
    speaking = {kind for kind, name in uses if name != "against"}
    share = 1.0 / max(1, len(speaking))
    return tuple(CueUse(kind, name, share if name != "against" else 1.0) for kind, name in uses)


def is_cut_short(text: str, title: str) -> bool:
    """A whole word of the title lacks at one of its ends: "Certificate" is no misread "ISO certificate"."""
    return len(title) - len(text) > _LOST and (title.startswith(text) or title.endswith(text))
