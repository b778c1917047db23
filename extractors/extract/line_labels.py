"""What lines below a description say of the goods with a label: "HS Code: 6109.10", "Art.-Nr. Lieferant AB-77".

Identifiers become fields of the line item; the labelled lines are no part of its description. The labels are those of
table columns, and those of `line_labels` in `vocabulary/columns.toml` for what no field holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extractors.evidence import Word
from extractors.segments import join_words, plain
from extractors.tables.column_contents import is_date
from extractors.tables.columns import column_kind, strict_kind
from extractors.tables.table_model import Cell
from extractors.tables.tariff_captions import is_doubtful, is_whole_tariff
from extractors.values.countries import parse_country
from extractors.values.dates import find_dates
from extractors.vocabulary import load_vocabulary

IDENTIFIERS = frozenset({"hs_code", "lot_number", "style_number"})
# Words of the longest label, and of the longest value.
MOST_LABEL, MOST_VALUE = 5, 3
# Letter heights between two texts of a line.
APART = 1.5
# Letters of the shortest word that is none of those between others ("n", "du", "vom").
LEAST_WORD = 3
_GLUED = re.compile(r"(?<=[^\W\d_])([.:#]+)(?=[A-Z0-9][\w/-]*\d)")
# A code of mere letters: "CLM-ECR".
_CAPITALS = re.compile(r"[A-Z]{2,}(?:-[A-Z]{2,})+")
_TARIFF = re.compile(r"\d{4}[\d. ]{0,12}")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A description without its labelled lines, and the identifiers that these name, by kind."""

    text: str
    identifiers: Mapping[str, str]


def labelled(cell: Cell) -> Labelled:
    """The labelled lines of a cell told from the others; the first line of goods is always part of the description.

    Lines that refer to another paper ("Bon de livraison n° BL4410 du 11/02/2025") caption a group of rows.
    """
    lines = cell.lines
    printed = [join_words(line) for line in lines]
    pieces = dict(zip(printed, map(_pieces, lines), strict=True))
    first, *others = _without_references(printed) or printed
    kept, found = [first], dict[str, str]()
    for part in (part for line in others for part in ([line] if _pairs(line) else pieces[line])):
        pairs = _pairs(part)
        for kind, value in pairs:
            if kind in IDENTIFIERS:
                found.setdefault(kind, value)
        kept += [] if pairs else [part]
    whole = [printed[0], *(part for line in printed[1:] for part in pieces[line])]
    return Labelled(cell.text if kept == whole else " ".join(kept), found)


def _pieces(line: Sequence[Word]) -> list[str]:
    """The texts of a line that stand apart: each may have its own label ("Batch 77120     PO item 10")."""
    parts = [[line[0]]]
    for left, word in pairwise(line):
        if word.bbox.x0 - left.bbox.x1 > APART * word.bbox.height:
            parts.append([])
        parts[-1].append(word)
    return [join_words(part) for part in parts]


def _without_references(lines: Sequence[str]) -> list[str]:
    """The lines without those that refer to another paper, each with the date that wrapped below it."""
    kept: list[str] = []
    refers = False
    for line in lines:
        refers = _refers(line) or (refers and is_date(line))
        if not refers:
            kept.append(line)
    return kept


def _refers(line: str) -> bool:
    """Whether a line names another paper by its kind and number, and nothing else.

    Two letters may name goods as well ("BC 547"): they need a date, or a word for number.
    """
    if not any(map(str.isdigit, line)):
        return False
    words = plain(line).split()
    known = _references()
    runs = [" ".join(words[at : at + n]) for at in (0, 1, 2) for n in range(1, MOST_LABEL + 1)]
    opened = [run for run in runs if run in known["papers"]]
    sure = any(len(run) >= LEAST_WORD for run in opened) or bool(known["numbers"] & set(words))
    return (
        bool(opened)
        and (sure or bool(find_dates(line)))
        and all(len(word) < LEAST_WORD or word in known["told"] or any(map(str.isdigit, word)) for word in words)
    )


def _pairs(line: str) -> list[tuple[str, str]]:
    """The labels of a line by what they name, and their values; empty where it is no row of labelled values."""
    words = _GLUED.sub(r"\1 ", line).split()
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(words):
        label = _label(words, at)
        if label is None:
            return []
        kind, start = label
        end = next((i for i in range(start + 1, len(words)) if _label(words, i)), len(words))
        value = " ".join(words[start:end]).rstrip(" ,;|/")
        if not _fits(kind, value) or (is_doubtful(" ".join(words[at:start])) and not is_whole_tariff(value)):
            return []
        found.append((kind, value))
        at = end
    return found


def _label(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """What the longest label that begins at a word names, and where its value begins; None where none does."""
    for end in range(min(len(words) - 1, at + MOST_LABEL), at, -1):
        text = " ".join(words[at:end])
        if any(c.isdigit() for c in text) or any(w.endswith(":") for w in words[at : end - 1]):
            continue
        kind = _kind(text.rstrip(" :#"), marked=text.endswith((":", "#")))
        told = text.endswith((":", "#")) or any(c.isdigit() for c in words[end])
        if kind and (told or (kind == "other" and parse_country(" ".join(words[end:])))):
            return kind, end
    return None


def _kind(label: str, *, marked: bool) -> str | None:
    if plain(label) in _others() or (marked and any(plain(label).startswith(f"{w} ") for w in _others())):
        return "other"
    kind = strict_kind(label) or (column_kind(label) if marked else None)
    return kind if kind in IDENTIFIERS or (kind == "other" and marked) else None


def _fits(kind: str, value: str) -> bool:
    if kind == "hs_code":
        return _TARIFF.fullmatch(value) is not None
    words = value.split()
    short = 0 < len(words) <= MOST_VALUE
    return short and (kind == "other" or _is_identifier(words))


def _is_identifier(words: Sequence[str]) -> bool:
    """Whether words are one identifier: no date stands among them, nor a word behind the figures ("413682 MHD")."""
    figured = [any(c.isdigit() for c in word) for word in words]
    if len(words) == 1 and _CAPITALS.fullmatch(words[0]):
        return True
    ends = any(any(figured[:at]) and len(word) >= LEAST_WORD and word.isalpha() for at, word in enumerate(words))
    return any(figured) and not ends and not any(map(is_date, words))


@cache
def _references() -> Mapping[str, frozenset[str]]:
    """The lists of words that refer to papers; `told`: every word that may stand in such a line."""
    table = load_vocabulary("columns")["references"]
    known = {kind: frozenset(plain(word) for word in words) for kind, words in table.items()}
    told = known["fillers"] | known["numbers"] | {word for paper in known["papers"] for word in paper.split()}
    return known | {"told": told}


@cache
def _others() -> frozenset[str]:
    return frozenset(plain(word) for word in load_vocabulary("columns")["line_labels"]["words"])
