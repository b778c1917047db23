"""A document laid out: its lines, the labels on them, its locale; and the edges between labels and values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.extract.amounts_beside import is_sum
from extractors.extract.candidates import Value
from extractors.extract.labels import Label, vocabulary
from extractors.extract.locale import DocumentLocale
from extractors.extract.page_lines import Line, Phrase
from extractors.values.folding import fold
from extractors.vocabulary import source_of

REPEATED = frozenset(
    ["lot_number", "bale_number", "container_number", "style_number", "input_lot", "output_lot", "hs_code"]
)


MANY = frozenset({"invoice_number", "purchase_order_number"})


LEAST = 0.55  # edges below are noise: of such values, measured, more were wrong than right


@dataclass(frozen=True, slots=True)
class Edge:
    """A value that a label may have, and how likely (0 to 1). `relation`: right, below, column, total."""

    label: Label
    field: str
    value: Value
    score: float
    relation: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document laid out: its lines, its labels by line, its locale."""

    lines: tuple[Line, ...]
    labels: Mapping[int, tuple[Label, ...]]
    locale: DocumentLocale
    type: str


def make_sheet(lines: Sequence[Line], labels: Iterable[Label], locale: DocumentLocale, document_type: str) -> Sheet:
    """The sheet of lines and the labels found in them."""
    by_line: dict[int, list[Label]] = {}
    for label in labels:
        by_line.setdefault(label.line.index, []).append(label)
    return Sheet(tuple(lines), {i: tuple(found) for i, found in by_line.items()}, locale, document_type)


def label_edges(label: Label, values: Sequence[Value], near: float, relation: str) -> Iterator[Edge]:
    many = label.field in REPEATED | MANY or vocabulary().kinds[label.field] in ("period", "money")
    for rank, value in enumerate(values if many else values[:1]):
        if is_sum(label, value):
            continue
        yield Edge(label, label.field, value, label.strength * near * value.fit * (1 - 0.01 * rank), relation)


_UNSAID = re.compile(r"[(（\[].*?[)）\]]|\W")
_BRACKET, _HARDLY_SAID = re.compile(r"[(（\[]"), re.compile(r"\W*(?:\w\W*){0,3}")


def fills_phrase(label: Label) -> bool:
    """Whether a label is all that its phrase says, box numbers and a unit in brackets aside."""
    phrase = label.line.phrases[label.line.phrase_at(label.start)]
    rest = label.line.text[label.end : phrase.end]
    if _BRACKET.search(rest) is None:
        return _HARDLY_SAID.fullmatch(rest) is not None
    return len(_UNSAID.sub("", rest)) <= 3


# The number of a form's box before its caption.
_BOX_NUMBER = re.compile(r"\d{1,2}[a-z]?\s?[.):]?\s+")


def column_extent(label: Label) -> tuple[float, float, float, float]:
    """Label's own extent, and that of the column it may head: up to the neighbours on its line."""
    line = label.line
    own = line.phrases[line.phrase_at(label.start)]
    x0, x1 = line.x_at(label.start), line.x_at(max(label.start, label.end - 1))
    if _BOX_NUMBER.fullmatch(line.text, own.start, label.start):
        x0 = own.x0  # what fills a box of a form is flush with its number: "VN" under "10. Country of origin"
    left = max((p.x1 for p in line.phrases if p.x1 <= own.x0), default=0.0)
    right = min((p.x0 for p in line.phrases if p.x0 >= own.x1), default=line.page.width)
    return x0, max(x1, own.x1 if own.end <= label.end + 12 else x1), left, right


def is_under(phrase: Phrase, extent: tuple[float, float, float, float]) -> bool:
    """Whether a phrase stands under a heading: aligned left, right or centred with it, or within its column."""
    x0, x1, left, right = extent
    if abs(phrase.x0 - x0) <= 6 or (abs(phrase.x1 - x1) <= 6 and phrase.x0 > left - 2):
        return True
    middle = (phrase.x0 + phrase.x1) / 2
    if phrase.x0 >= left - 2 and phrase.x1 <= right + 2 and phrase.x0 < x1 + 4 and phrase.x1 > x0 - 4:
        return True
    return x0 - 2 <= middle <= x1 + 2


def phrases_above(sheet: Sheet, value: Value) -> Iterator[tuple[Line, Phrase]]:
    """What stands over a value on its page, the nearest first."""
    line = value.line
    x0, x1 = line.x_at(value.start), line.x_at(max(value.start, value.end - 1))
    for above in reversed(sheet.lines[: line.index]):
        if above.page is not line.page:
            return
        yield from ((above, phrase) for phrase in above.phrases if phrase.x0 < x1 and phrase.x1 > x0)


def is_headed(sheet: Sheet, line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is itself a label (with or without its value)."""
    for label in sheet.labels.get(line.index, ()):
        if label.start < phrase.end and label.end > phrase.start and label.opens:
            filled = (label.end - label.start) >= 0.6 * (phrase.end - phrase.start)
            if label.colon or filled:
                return True
    return False


# A cell of an amount holds no more words: its currency, "only".
MARK_WORDS = 3


def is_prose(text: str) -> bool:
    """Whether a text is words with an amount among them ("You saved $62.44 in discounts"), and no cell of amounts."""
    return len(re.findall(r"[^\W\d_]{2,}", text)) > MARK_WORDS


@cache
def _row_of_totals() -> re.Pattern[str]:
    return re.compile(r"\s*" + source_of("totals", "row"))


@lru_cache(maxsize=8192)
def opens_totals(text: str) -> bool:
    """Whether a text begins with a word of totals, in any of the languages."""
    return _row_of_totals().match(fold(text)) is not None


def is_total_row(line: Line) -> bool:
    """Whether a line begins as a row of totals."""
    return any(opens_totals(line.text[p.start : p.end]) for p in line.phrases[:3])
