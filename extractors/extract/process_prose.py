"""What went into a process and what came out of it, as a record tells it in sentences.

"Se procesaron 212,480 t de tomate de los lotes TF-0826 y TF-0827 y se obtuvieron 35,960 t de concentrado, lote
CN-0827-N": the verb before a quantity or a lot names its side, up to the next verb. Only languages whose verb stands
first (`vocabulary/process_prose.toml`). Both sides must be told, in one unit, with no more out than in, or nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from extractors.evidence import Evidence, Page, Place
from extractors.extract.disclaimed_dates import is_disclaimed_date
from extractors.running_text import RunningText
from extractors.values.identifiers import trim_identifier
from extractors.values.numbers import NUMBER, parse_number, plain
from extractors.values.units import unit_after
from extractors.vocabulary import any_of, every_language, load_vocabulary

# How often what a verb leads to is its side's; a sentence is looser than a column.
CONFIDENCE = 0.9
# Letters before a verb in which its sentence may plan, deny or date it otherwise.
SENTENCE = 160
_SENTENCE_END = re.compile(r"[.;]\s+(?=[A-ZÀ-ÞŐ0-9]|$)")
_BEFORE_LOT = r"(?=[A-Z]{1,4}-?\d)"
_LOT = re.compile(r"[A-Z]{1,4}-?\d[\w/-]*\w")
_MEASURED = frozenset({"KGM", "TNE", "LBR", "MTR", "YRD"})

Clause = tuple[str, int, int]


def _words(key: str) -> str:
    """Source of a pattern for the words of a list, in all languages."""
    data = load_vocabulary("process_prose")
    return any_of(every_language({language: lists[key] for language, lists in data.items()}))


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(f"(?P<input>{_words('input')})|(?P<output>{_words('output')})", re.IGNORECASE)


@cache
def _lot_word() -> re.Pattern[str]:
    return re.compile(rf"{_words('lot')}[^.;]{{0,40}}?{_BEFORE_LOT}", re.IGNORECASE)


@cache
def _next_lot() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[,/;]|{_words('and')})\s*{_BEFORE_LOT}")


def process_prose(sha256: str, pages: Sequence[Page], decimal: str | None) -> list[Evidence]:
    """Input and output quantity and lots of a record's sentences; empty where they do not tell both sides."""
    text = RunningText(pages)
    found: dict[str, Evidence] = {}
    lots: list[Evidence] = []
    for side, start, end in _clauses(text.flat):
        lots += [e for a, b in _lots(text.flat, start, end) if (e := _lot(sha256, text, side, a, b))]
        measure = _quantity(sha256, text, side, start, end, decimal)
        if measure is not None:
            if measure.name in found:
                return []
            found[measure.name] = measure
    got, gave = found.get("input_quantity"), found.get("output_quantity")
    if got is None or gave is None or got.unit != gave.unit or Decimal(gave.value or 0) > Decimal(got.value or 0):
        return []
    return [got, gave, *lots]


def _clauses(text: str) -> Iterator[Clause]:
    """What follows each verb of a side, up to the next one or the end of its sentence."""
    verbs = list(_verbs().finditer(text))
    for i, verb in enumerate(verbs):
        if is_disclaimed_date(text[max(0, verb.start() - SENTENCE) : verb.end()], "", "work"):
            continue
        stop = _SENTENCE_END.search(text, verb.end())
        limit = min(stop.start() if stop else len(text), verbs[i + 1].start() if i + 1 < len(verbs) else len(text))
        yield verb.lastgroup or "", verb.end(), limit


def _quantity(sha256: str, text: RunningText, side: str, start: int, end: int, decimal: str | None) -> Evidence | None:
    """The first quantity with its unit in a clause: what stands behind it is lost or left over."""
    for match in NUMBER.finditer(text.flat, start, end):
        unit = unit_after(text.flat, match.end())
        value = parse_number(match.group(), decimal)
        if unit and unit[0] in _MEASURED and value is not None and value > 0:
            return _evidence(sha256, text, f"{side}_quantity", plain(value), (match.start(), unit[1]), unit[0])
    return None


def _lots(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lots behind a word for them, listed by commas and "and"."""
    at = start
    while word := _lot_word().search(text, at, end):
        at = word.end()
        while lot := _LOT.match(text, at, end):
            yield lot.span()
            more = _next_lot().match(text, lot.end(), end)
            at = more.end() if more else lot.end()
            if more is None:
                break


def _lot(sha256: str, text: RunningText, side: str, start: int, end: int) -> Evidence | None:
    return _evidence(sha256, text, f"{side}_lot", trim_identifier(text.flat[start:end]), (start, end))


def _evidence(
    sha256: str, text: RunningText, name: str, value: str, span: tuple[int, int], unit: str | None = None
) -> Evidence | None:
    segment = text.segment(*span)
    if segment is None:
        return None
    place = Place(sha256, segment.page, segment.bbox, segment.text)
    sure = round(CONFIDENCE * min(w.confidence for w in segment.words) ** 0.5, 3)
    kind = "quantity" if unit else "lot"
    return Evidence(name, kind, value, place, sure, segment.words[0].source, unit)
