"""Labels on a page: which words are the heading of which field. The vocabulary is data (vocabulary/fields.toml).

A label is matched over folded tokens, the longest first; on pages read by OCR a token may differ from the
vocabulary by a letter or two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from types import MappingProxyType

from rapidfuzz import fuzz, process

from extractors.document_types import document_types
from extractors.extract.label_forms import formed_labels
from extractors.extract.label_tokens import Token, tokens_of
from extractors.extract.label_tree import Node, tree_of
from extractors.extract.label_words import ends_words, goes_on, is_month, says_number
from extractors.extract.page_lines import Line
from extractors.values.dates import find_dates
from extractors.vocabulary import load_vocabulary

OTHER = "other"
LANGUAGES = ("en", "zh", "es", "tr", "vi", "de", "fr", "pt", "it", "nl", "pl", "sv", "da", "ro", "cs")
PLAIN, SECOND, WEAK = 1.0, 0.88, 0.72
# So many tokens has the longest label, of which a Chinese character is one each.
LONGEST = 12
# A caption behind the bare number of its box has so many letters at least.
BOXED = 8


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a label may mean: a field, in which types of document ("" for all), and how firmly (0 to 1)."""

    field: str
    type: str
    strength: float


@dataclass(frozen=True, slots=True)
class Label:
    """A label found at [start, end) of a line. `field` is "other" when it heads none of the document's fields.

    `colon`: a colon (or the like) closes it. `opens`: it stands at the start of its phrase.
    """

    line: Line
    start: int
    end: int
    field: str
    strength: float
    colon: bool
    opens: bool
    text: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Labels by tokens. `phrases`: tokens -> meanings; `tree`: phrases token by token; `words`: all tokens.

    `glued`: phrases run together -> their tokens; `openers`: the first tokens of all these.
    """

    phrases: Mapping[tuple[str, ...], tuple[Meaning, ...]]
    tree: Node
    openers: frozenset[str]
    glued: Mapping[str, tuple[str, ...]]
    words: frozenset[str]
    kinds: Mapping[str, str]


@cache
def vocabulary() -> Vocabulary:
    """The labels of vocabulary/fields.toml, and those that the types' own files add (`[labels]`)."""
    data = load_vocabulary("fields")
    phrases: dict[tuple[str, ...], list[Meaning]] = {}
    for field, table in data.items():
        for language in LANGUAGES:
            _add(phrases, table.get(language, ()), Meaning(field, "", PLAIN))
        for level, strength in (("second", SECOND), ("weak", WEAK)):
            for kind, labels in table.get(level, {}).items():
                _add(phrases, labels, Meaning(field, "" if kind == "any" else kind, strength))
    for kind in document_types().values():
        for field, labels in kind.labels.items():
            _add(phrases, labels, Meaning(field, kind.name, PLAIN))
    kinds = {field: str(table.get("kind", "")) for field, table in data.items()}
    formed = formed_labels(data, kinds, LANGUAGES)
    phrases.update({key: [Meaning(field, "", PLAIN)] for key, field in formed.items() if key not in phrases})
    glued = {"".join(key): key for key in phrases if len(key) > 1 and len("".join(key)) > 5}
    openers = frozenset((*glued, *(key[0] for key in phrases)))
    words = frozenset(token for key in phrases for token in key)
    fixed = {key: tuple(meanings) for key, meanings in phrases.items()}
    tree = tree_of(phrases)
    return Vocabulary(MappingProxyType(fixed), tree, openers, MappingProxyType(glued), words, MappingProxyType(kinds))


def _add(phrases: dict[tuple[str, ...], list[Meaning]], labels: Iterable[str], meaning: Meaning) -> None:
    for label in labels:
        key = tuple(t.text for t in tokens_of(label) if t.text != ":")
        if key and meaning not in phrases.setdefault(key, []):
            phrases[key].append(meaning)


@lru_cache(maxsize=20000)
def _near_words(token: str) -> tuple[str, ...]:
    """The vocabulary's words for a token that OCR may have misread, nearest first; else the token itself."""
    words = vocabulary().words
    if token in words or len(token) < 4 or token.isdigit():
        return (token,)
    cutoff = 86 if len(token) < 6 else 80
    found = process.extract(token, _long_words(), scorer=fuzz.ratio, score_cutoff=cutoff, limit=5)
    return tuple(str(word) for word, _, _ in found) or (token,)


@cache
def _long_words() -> tuple[str, ...]:
    return tuple(sorted(w for w in vocabulary().words if len(w) >= 4))


def find_labels(lines: Sequence[Line], document_type: str, fields: frozenset[str]) -> tuple[Label, ...]:
    """All labels of the lines, none overlapping; those of fields that the type does not have are "other"."""
    found: list[Label] = []
    for line in lines:
        found.extend(_line_labels(line, document_type, fields))
    return tuple(found)


def _line_labels(line: Line, document_type: str, fields: frozenset[str]) -> list[Label]:
    tokens = tokens_of(line.text)
    loose = line.words[0].source == "ocr"
    matched = [_near_words(t.text) if loose else (t.text,) for t in tokens]
    # Of most tokens of a text no label begins with one, read as whatever words.
    openers = vocabulary().openers
    opening = [n for n, t in enumerate(tokens) if t.text in openers or (loose and not openers.isdisjoint(matched[n]))]
    raw: list[Label] = []
    free = 0
    for position in opening:
        if position < free:
            continue
        size, key = _longest(line, tokens, matched, position)
        if size == 1 and is_month(line.text, tokens[position].text, tokens[position].start):
            size = 0
        if size:
            label = _label(line, tokens[position : position + size], key, document_type, fields)
            raw.extend([label] if label else [])
            free = position + size
    return _anchored(line, raw)


def _anchored(line: Line, labels: Sequence[Label]) -> list[Label]:
    """Labels in the middle of a phrase that the field's own word opens: "Gutschrift (389) Nr. 471102"."""
    found: list[Label] = []
    for label in labels:
        openers = [o for o in found if o.field == label.field and o.opens] if not label.opens else []
        opened = label.field != OTHER and any(_same_phrase(line, o, label) for o in openers)
        found.append(replace(label, opens=True) if opened else label)
    return found


def _same_phrase(line: Line, one: Label, other: Label) -> bool:
    return line.phrase_at(one.start) == line.phrase_at(other.start)


def _longest(
    line: Line, tokens: Sequence[Token], matched: Sequence[tuple[str, ...]], start: int
) -> tuple[int, tuple[str, ...]]:
    """Length in tokens of the longest label that begins at a token, with its key; 0 when none does."""
    known, text = vocabulary(), line.text
    best: tuple[int, tuple[str, ...]] = (0, ())
    end = line.phrases[line.phrase_at(tokens[start].start)].end
    nodes = [known.tree]
    for size in range(1, min(LONGEST, len(tokens) - start) + 1):
        token = tokens[start + size - 1]
        if token.start >= end:
            break
        words = matched[start + size - 1]
        nodes = [below for node in nodes for word in words if (below := node.next.get(word)) is not None]
        if not nodes:
            break
        found = next((n.key for n in nodes if n.key and not goes_on(text, token.end, n.key[-1])), None)
        best = (size, found) if found else best
    if best[0] < 2:
        for word in (tokens[start].text, matched[start][0]):
            if word in known.glued:
                return 1, known.glued[word]
    return best


_SIGNS_OF_N = frozenset(".°º:")  # before one of these a lone letter ("N") means number


def _label(
    line: Line, tokens: Sequence[Token], key: tuple[str, ...], kind: str, fields: frozenset[str]
) -> Label | None:
    chosen = _told_by_value(key, kind, fields, line.text[tokens[-1].end :])
    if chosen is None or (_is_letter(line, tokens) and line.text[tokens[-1].end :][:1] not in _SIGNS_OF_N):
        return None
    start, end = tokens[0].start, _label_end(line.text, tokens[-1].end)
    if vocabulary().kinds.get(chosen.field) == "weight" and ends_words(line, start, end):
        return None
    if chosen.field == "signature_date" and not _opens(line, start) and line.text[:start].rstrip()[-1:].isdigit():
        return None  # "KGI-26-0418 dated 18 Apr 2026" dates the paper of that number
    tail = line.text[end : end + 5].lstrip()
    return Label(
        line=line, start=start, end=end, field=chosen.field, strength=chosen.strength,
        colon=tail.startswith((":", "：", "=", "...", "…")) or line.text[start:end].rstrip().endswith((":", "#", "：")),
        opens=_opens(line, start) or (end - start >= BOXED and in_bare_box(line, start)), text=line.text[start:end],
    )  # fmt: skip


def _is_letter(line: Line, tokens: Sequence[Token]) -> bool:
    start, end = tokens[0].start, tokens[0].end
    return len(tokens) == 1 and end - start == 1 and line.text[start:end].isascii()


def says_only_number(label: Label) -> bool:
    """Whether a label is a word for number alone ("No.", "N.º", "Nummer"), which numbers whatever stands before it."""
    words = [says_number(t.text) for t in tokens_of(label.text) if t.text != ":"]
    return bool(words) and all(words)


@lru_cache(maxsize=8192)
def names_field(text: str, field: str) -> bool:
    """Whether a text is nothing but a firm label of a field."""
    key = tuple(t.text for t in tokens_of(text) if t.text != ":")
    return any(m.field == field and m.type == "" and m.strength == PLAIN for m in vocabulary().phrases.get(key, ()))


@lru_cache(maxsize=20000)
def fitting_meaning(key: tuple[str, ...], kind: str, fields: frozenset[str]) -> Meaning | None:
    """What the tokens of a label mean in a type of document that has these fields; None where they are no label."""
    meanings = vocabulary().phrases.get(key, ())
    fitting = [m for m in meanings if m.type in ("", kind) and (m.field in fields or m.field == OTHER)]
    if not fitting and all(m.strength <= WEAK for m in meanings):
        return None  # a general word ("number", "date") that heads a field in other types of document only
    own = [m for m in fitting if m.field != OTHER]
    return max(own or fitting or [Meaning(OTHER, "", PLAIN)], key=lambda m: (m.strength, m.type == kind))


def _told_by_value(key: tuple[str, ...], kind: str, fields: frozenset[str], behind: str) -> Meaning | None:
    """What a label means where one word heads both a date and an amount ("valor"): by what stands behind it."""
    chosen = fitting_meaning(key, kind, fields)
    known = vocabulary().phrases.get(key, ())
    if chosen is None or len(known) < 2 or not behind.strip():
        return chosen
    kinds = vocabulary().kinds
    rivals = [m for m in known if m.field in fields and m.type in ("", kind) and m.strength == chosen.strength]
    if {kinds.get(m.field) for m in rivals} != {"date", "money"}:
        return chosen
    wanted = "date" if find_dates(behind[:_FIRST]) else "money"
    return next(m for m in rivals if kinds[m.field] == wanted)


_FIRST = 24  # characters behind a label in which its date would stand

_TAIL = re.compile(r"[.)\]°º]*(?:\s?\([A-Za-z./ ]{1,6}\)|\(s\))?[.]*")


def _label_end(text: str, end: int) -> int:
    """The end of a label with the points and brackets that close it ("No." "Weight (KGS)")."""
    found = _TAIL.match(text, end)
    return found.end() if found else end


_RATE = re.compile(
    r"(?:zzgl|plus|add|incl|inkl|total|summe|davon|enthaltene|less|ab)?\W{0,2}\d{1,2}(?:[.,]\d{1,2})?\s?%\W*(?:de\s)?",
    re.IGNORECASE,
)
_BOX_NUMBER = re.compile(r"(?:[(\[]?\d{1,2}[a-zA-Z]?[.)\]:]\s*(?:[A-Z]\.\s*)?)?[*•·\-]?\s*")


def _opens(line: Line, start: int) -> bool:
    """Whether a character stands at the start of its phrase, box numbers and bullets aside."""
    phrase = line.phrases[line.phrase_at(start)]
    before = line.text[phrase.start : start]
    if not before.strip():
        return True
    bare = _BOX_NUMBER.fullmatch(before) is not None or _RATE.fullmatch(before) is not None
    lettered = before.isdecimal() and _BOX_LETTER.match(line.text, start) is not None
    # A caption in brackets under the line that it names: "(Vessel / Voyage)".
    bracketed = before.strip() == "(" and line.text[: phrase.end].rstrip().endswith(")")
    return bare or lettered or bracketed or before.rstrip()[-1:] in "|;—"


# The letter of a box that is taken for the first word of its caption: "29" before "A. HTSUS No.".
_BOX_LETTER = re.compile(r"[A-Z]\.\s")
_BARE_BOX = re.compile(r"\d{1,2}[a-z]?\s+")


def in_bare_box(line: Line, start: int) -> bool:
    """Whether only the number of a form's box stands before a character in its phrase ("11 Gross weight in kg")."""
    phrase = line.phrases[line.phrase_at(start)]
    return _BARE_BOX.fullmatch(line.text[phrase.start : start]) is not None
