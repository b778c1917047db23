"""Labels of a production record that name a side of the process and what is given of it, in whatever words.

"Ham kumaş giriş lot no", "投入晶棒批号", "Yarn produced (kg)": a word of input or output beside one for lots or for
a quantity. No list could name every material between the two words. Where no word tells the side, the materials do:
of "Compound lot" and "Glove lot" the one came of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.extract.labels import PLAIN, Label
from extractors.extract.page_lines import Line
from extractors.segments import plain
from extractors.tables.columns import column_kind, direction_of, strict_kind
from extractors.tables.material_stages import is_by_product, sides_by_material
from extractors.values.dates import find_dates
from extractors.values.folding import is_cjk
from extractors.values.units import parse_unit, unit_after

MOST_WORDS = 5
MOST_CJK = 10
# A date that a caption heads begins within so many letters ("Spinning finished 19/12/2025").
MOST_DATE = 20
# Points by which a value may be out of flush with the caption over it.
FLUSH = 6.0
# A label of such words yields to one that the vocabulary names.
STRENGTH = 0.95 * PLAIN
_UNITS = frozenset({"KGM", "LBR", "TNE", "MTR", "YRD", "H87"})
_CJK_LOT = re.compile("(?:批号|批次|批次号|缸号)$")
_CJK_QUANTITY = re.compile("(?:数量|重量|总量|量|数)$")
# "Issued by", "checked by" name people.
_BY = re.compile(r"\b(?:by|por|par|von|tarafindan)$")
_UNIT = re.compile(r"[(（\[]\s*([^)）\]]{1,12})[)）\]]\s*$")
_MEASURED = frozenset({"quantity", "net_weight", "input_quantity", "output_quantity"})
_YIELDING = ("other", "lot_number", "quantity", "net_weight", "packages")


@dataclass(frozen=True, slots=True)
class _Caption:
    """A phrase that heads a lot or a quantity: the field without its side, and the side where its words tell one."""

    line: Line
    start: int
    end: int
    words: str
    colon: bool
    what: str
    side: str | None


def directed_labels(lines: Sequence[Line], labels: Sequence[Label]) -> tuple[Label, ...]:
    """The labels with those of a side of the process in place of the general words inside them."""
    captions = [caption for n, line in enumerate(lines) for caption in _captions(line, lines[n + 1 : n + 3])]
    made = [label for caption in _with_materials(captions) if (label := _label(caption))]
    found = [label for label in made if _is_free(label, labels)]
    kept = [label for label in labels if not any(_overlap(label, own) for own in found)]
    return tuple(sorted([*kept, *found], key=lambda label: (label.line.index, label.start)))


def _with_materials(captions: Sequence[_Caption]) -> list[_Caption]:
    """The captions with the sides that their materials tell, where those do not contradict the words of any."""
    sides = sides_by_material([caption.words for caption in captions])
    if any(None not in (c.side, side) and c.side != side for c, side in zip(captions, sides, strict=True)):
        return list(captions)
    return [replace(c, side=c.side or side) for c, side in zip(captions, sides, strict=True)]


def _label(caption: _Caption) -> Label | None:
    if caption.side is None:
        return None
    return Label(
        line=caption.line, start=caption.start, end=caption.end, field=f"{caption.side}_{caption.what}",
        strength=STRENGTH, colon=caption.colon, opens=True, text=caption.words,
    )  # fmt: skip


def _captions(line: Line, below: Sequence[Line]) -> Iterator[_Caption]:
    for n, phrase in enumerate(line.phrases):
        text = line.text[phrase.start : phrase.end]
        spans = list(_headings(text))
        if not spans and (_has_value(line, n) or _is_over_one(line, n, below)):
            spans = [(0, len(text))]
        for at, (start, end) in enumerate(spans):
            words, colon = text[start:end].rstrip(), text[end : end + 1] in (":", "：")
            limit = spans[at + 1][0] if at + 1 < len(spans) else len(text)
            value = text[end + 1 : limit] if colon else ""
            value = value if value.strip() else _after(line, n)
            halves = _halves(words)
            what = next((w for half in halves if (w := _headed(half, value))), None)
            what = None if find_dates(value[:MOST_DATE]) else what
            side = next((s for half in halves if (s := _side(half))), None)
            if what is not None and side in ("input", "output", None) and not is_by_product(words):
                first = phrase.start + start
                yield _Caption(line, first, first + len(words), words.strip(), colon, what, side)


def _headings(text: str) -> Iterator[tuple[int, int]]:
    """Where the captions with a colon stand in a phrase; behind a value the last words without a figure are one."""
    start = 0
    for colon in re.finditer("[:：]", text):
        words = list(re.finditer(r"\S+", text[start : colon.start()]))
        figures = [i for i, word in enumerate(words) if any(c.isdigit() for c in word.group())]
        own = words[figures[-1] + 1 :] if figures and start else words
        if own:
            yield start + own[0].start(), colon.start()
        start = colon.end()


def _has_value(line: Line, n: int) -> bool:
    """Whether what stands right of a phrase may be its value: it has a digit."""
    return any(c.isdigit() for c in _after(line, n))


def _is_over_one(line: Line, n: int, below: Sequence[Line]) -> bool:
    """Whether a phrase heads a box: a figure stands right below it, flush, and none below that; its row has none."""
    if any(c.isdigit() for c in line.text) or not below or not _figure_under(line, n, below[0]):
        return False
    return len(below) < 2 or not _figure_under(line, n, below[1])


def _figure_under(line: Line, n: int, below: Line) -> bool:
    """Whether a line of the same page has a phrase with a figure flush with another line's phrase."""
    flush = [p for p in below.phrases if abs(p.x0 - line.phrases[n].x0) <= FLUSH and below.page is line.page]
    return any(c.isdigit() for p in flush for c in below.text[p.start : p.end])


def _after(line: Line, n: int) -> str:
    """The text of the phrase right of another, colons in a column of their own left out."""
    texts = (line.text[p.start : p.end].lstrip(" :：") for p in line.phrases[n + 1 :])
    return next((text for text in texts if text), "")


def _bare(words: str) -> str:
    """The words of a caption without the unit in brackets behind them."""
    words = re.sub(r"\((?:s|es|e)\)", "s", words)
    unit = _UNIT.search(words)
    return (words[: unit.start()] if unit else words).strip(" .,*•-")


# The Chinese half of a caption before its English one: "投料量 Charge (kg)".
_HAN = re.compile(r"([\u3400-\u9fff（）()]{2,12})\s*(?=[A-Za-z])")


def _halves(words: str) -> tuple[str, ...]:
    """The caption in each of its two languages, or as it is."""
    han = _HAN.match(words)
    return (han[1], words[han.end() :]) if han else (words,)


def _side(words: str) -> str | None:
    """The side that a caption's words name, those in brackets too: "Mixing lot (input)"."""
    bracket = _UNIT.search(words)
    return direction_of(bracket[1]) or direction_of(_bare(words)) if bracket else direction_of(_bare(words))


def _headed(words: str, value: str) -> str | None:
    """ "lot" or "quantity" as a caption's words say, None where they head neither.

    "Lamina packed" names a quantity where a number with its unit follows.
    """
    bare, unit = _bare(words), _UNIT.search(words)
    flat = plain(bare)
    if not _is_short(flat) or any(c.isdigit() for c in flat):
        return None
    kind = column_kind(bare)
    weighed = unit is not None and parse_unit(unit[1].strip()) in _UNITS  # "Charge (kg)" is no lot
    if (kind == "lot_number" and not weighed) or _CJK_LOT.search(bare):
        return "lot"
    measured = kind in _MEASURED or _CJK_QUANTITY.search(bare)
    units = {parse_unit(flat.split()[-1]), parse_unit(unit[1].strip()) if unit else None, _unit_of(value)}
    return "quantity" if (measured and not _BY.search(flat)) or units & _UNITS else None


_AMOUNT = re.compile(r"\d[\d.,' ]*")


def _unit_of(value: str) -> str | None:
    """The unit behind the number with which a value begins."""
    number = _AMOUNT.match(value.strip())
    beside = unit_after(value.strip(), number.end()) if number else None
    return beside[0] if beside else None


def _is_short(flat: str) -> bool:
    """Whether words are as many as a label's: a lone "Input" heads anything."""
    if not flat or is_cjk(flat[0]):
        return 0 < len(flat) <= MOST_CJK
    return 2 <= len(flat.split()) <= MOST_WORDS or strict_kind(flat) == "lot_number"


def _is_free(label: Label, labels: Sequence[Label]) -> bool:
    return all(other.field in (*_YIELDING, label.field) for other in labels if _overlap(label, other))


def _overlap(one: Label, other: Label) -> bool:
    return one.line is other.line and one.start < other.end and other.start < one.end
