"""Values right of their label: in its phrase, in the next of its line, or on a line a little off its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.box_numbers import box_number, is_box_number
from extractors.extract.amounts_beside import NUMBERS_SOMETHING, is_cited, is_rate, is_spoken, led_to
from extractors.extract.candidates import Stretch, Value
from extractors.extract.cells import is_walled_off
from extractors.extract.discounts import heads_discount
from extractors.extract.label_tokens import tokens_of
from extractors.extract.label_words import says_number
from extractors.extract.labels import PLAIN, WEAK, Label, in_bare_box
from extractors.extract.page_lines import Line, Phrase
from extractors.extract.prose_codes import coded_in_prose
from extractors.extract.readers import READERS, SUMMED_KINDS, TEXT_KINDS
from extractors.extract.sheet import REPEATED, Edge, Sheet, is_headed, label_edges
from extractors.extract.wrapped_values import read_whole
from extractors.parties.company_names import is_located
from extractors.values.dates import find_dates
from extractors.values.folding import fold, is_cjk

# Gross, discount and net in a row of totals.
NET = 3


def edges_right(sheet: Sheet, label: Label, kind: str) -> Iterator[Edge]:
    if kind == "money":
        yield from _right_money(sheet, label)
        return
    if kind == "marks" and not label.colon and (wraps_over(label) or heads_columns(label)):
        return  # what stands right of the heading of a column is the next heading
    dated = False
    for stretch, near in _right_stretches(sheet, label):
        if dated and stretch.line is label.line:
            return
        values = read_whole(sheet, kind, stretch)
        coded: tuple[Value, ...] = ()
        close = near * 0.9 if kind in TEXT_KINDS and near < 1 and not label.colon else near
        if _follows(label, stretch) and not label.colon and not _set_off(kind, stretch):
            values = ()
        if not _follows(label, stretch) and is_qualified(label):
            values = ()
        if label.field in REPEATED and _follows(label, stretch) and not label.colon and not _lone(stretch, values):
            coded = coded_in_prose(sheet, label, values)
            values = values[:1] if _is_numbered(label, values) else _tariff_at_once(kind, label, stretch, values)
            values = values or coded
        if not label.opens and not label.colon:
            close *= 0.75
            values = values if coded else tuple(v for v in values if v.start - label.end <= 4)
        if values:
            yield from label_edges(label, values, close, "right")
            return
        said = stretch.text.strip(" :.-#")
        if label.colon and kind in SUMMED_KINDS and _follows(label, stretch) and any(c.isdigit() for c in said):
            return  # what its colon leads to was read as none: "PACKING : 10 X 2 LBS/CTN" before a column's figure
        if said and kind == "identifier" and _is_date(said) and stretch.line is label.line:
            dated = True  # the second line of a cell: "4500881273 of" over "02.10.2025", the caption half-way
            continue
        if said and (kind not in SUMMED_KINDS | {"date", "container"} or _names_goods(label, kind, stretch)):
            return


def _is_date(text: str) -> bool:
    """Whether a text is nothing but a date."""
    return any(d.start == 0 and d.end == len(text) for d in find_dates(text))


def heads_columns(label: Label) -> bool:
    """Whether several phrases without any figure follow a label: the headings of other columns."""
    line = label.line
    own = line.phrases[line.phrase_at(label.start)]
    later = [p for p in line.phrases if p.start >= own.end]
    first = own is line.phrases[0] and bool(later) and is_walled_off(line, own, later[0])
    enough = len(later) > (0 if first and _is_in_heading(label) else 1)
    return enough and not any(c.isdigit() for c in line.text[own.end :])


def _is_in_heading(label: Label) -> bool:
    """Whether a label stands low in its drawn cell, under other text: a line of the heading of a table."""
    line = label.line
    return not any(
        line.box.top - line.height < r.center[1] < line.box.center[1]
        for r in line.page.rules
        if r.width > 3 * max(r.height, 0.1) and r.x0 - 1 <= line.box.x0 + 4 <= r.x1 + 1
    )


def wraps_over(label: Label) -> bool:
    """Whether a label is broken over lines, of which its own shows only the last."""
    line = label.line
    return label.text.rstrip(" :") != line.text[label.start : label.end].rstrip(" :")


def _names_goods(label: Label, kind: str, stretch: Stretch) -> bool:
    """Whether a count's label goes on as the name of goods: in "DRUMS TOMATO PASTE" it counts nothing beyond."""
    words = re.findall(r"[^\W\d_]{3,}", stretch.text)
    return kind == "count" and not label.colon and bool(words)


def _right_money(sheet: Sheet, label: Label) -> Iterator[Edge]:
    """The amount behind a label: the first with a mark or cents, past bare counts ("Grand Total: 8 $795.00")."""
    read = [
        (tuple(v for v in READERS["money"](stretch) if not _follows(label, stretch) or led_to(label, v)), near)
        for stretch, near in _right_stretches(sheet, label)
    ]
    pairs = [(v, near) for values, near in read for v in values if not (is_rate(v) or is_cited(v))]
    if NUMBERS_SOMETHING.match(label.line.text, label.end) and not label.colon:
        return
    pairs = [(v, near) for v, near in pairs if not is_qualified(label) or _follows_at(label, v)]
    if not pairs or not (label.opens or label.colon or is_spoken(label, pairs[0][0])):
        return
    pairs = _net_first(sheet, label, pairs)
    best = max(pairs, key=lambda pair: pair[0].fit)
    first = pairs[0] if pairs[0][0].fit >= best[0].fit - 0.06 else best
    rest = [p for p in pairs if p is not first and p[0].fit >= first[0].fit]
    for rank, (value, near) in enumerate([first, *rest]):
        yield Edge(label, label.field, value, label.strength * near * value.fit * (1 - 0.02 * rank), "right")


def _net_first(sheet: Sheet, label: Label, pairs: list[tuple[Value, float]]) -> list[tuple[Value, float]]:
    """The amounts of a payment's row of totals: of gross, discount and net, the net, which alone was paid."""
    read = [Decimal(v.value) for v, _ in pairs if v.value and v.line is label.line]
    if label.field != "amount" or len(read) != NET or len(pairs) != NET or not read[1] or read[0] - read[1] != read[2]:
        return pairs
    return [(pairs[2][0], pairs[0][1])] if heads_discount(sheet, pairs[1][0]) else pairs


def _follows(label: Label, stretch: Stretch) -> bool:
    """Whether a text goes on in the label's own phrase."""
    line = label.line
    return stretch.line is line and line.phrase_at(stretch.start) == line.phrase_at(label.start)


def _follows_at(label: Label, value: Value) -> bool:
    line = label.line
    return value.line is line and line.phrase_at(value.start) == line.phrase_at(label.start)


def is_qualified(label: Label) -> bool:
    """Whether a general word goes on in its own piece of the line as another caption: "Amount converted"."""
    line = label.line
    phrase = line.phrases[line.phrase_at(label.start)]
    rest = re.sub(r"[(（\[].*?[)）\]]", "", line.text[label.end : phrase.end])
    return label.strength <= WEAK and not label.colon and re.search(r"^\s*[a-zà-ÿ]{4,}", rest) is not None


def _set_off(kind: str, stretch: Stretch) -> bool:
    """Whether a text that follows its label without a colon can be its value: a port can, a sentence cannot."""
    return kind not in TEXT_KINDS or (kind in ("port", "vessel") and len(stretch.text.split()) <= 4)


def _is_numbered(label: Label, values: Sequence[Value]) -> bool:
    """Whether a label closes with a word for number, its value right behind: "Memo No. 8 Lot No. JB-4 Date ..."."""
    if not values or label.strength < PLAIN or not _closes_with_number(label):
        return False
    near = values[0].start - label.end <= 2 and any(c.isdigit() for c in values[0].value or "")
    return near and not _goes_on_as_address(label, values[0])


def _goes_on_as_address(label: Label, value: Value) -> bool:
    """Whether words of a street follow in the phrase: "Lot No 4411 Block B, Street 9, Dhaka" is where somebody is."""
    line = label.line
    rest = line.text[value.start : line.phrases[line.phrase_at(label.start)].end]
    words = [word for word in re.findall(r"\w+", rest) if not says_number(fold(word))]
    return is_located(" ".join(words))


def _closes_with_number(label: Label) -> bool:
    words = [t.text for t in tokens_of(label.text) if t.text != ":"]
    return len(words) > 1 and says_number(words[-1])


def _tariff_at_once(kind: str, label: Label, stretch: Stretch, values: Sequence[Value]) -> tuple[Value, ...]:
    """The tariff number, with its point, that stands at once behind its caption: "HS code 6115.95. Net weight ...".

    Other words may follow it there, which may not follow a lot or a style, whose shape is any.
    """
    first = [v for v in values[:1] if kind == "hs" and v.start == stretch.start and "." in (v.value or "")]
    return tuple(first) if label.strength >= PLAIN else ()


def _lone(stretch: Stretch, values: Sequence[Value]) -> bool:
    """Whether the values are all that the text says: "Lot B7, Phu Da Industrial Park" is an address."""
    said = sum(v.end - v.start for v in values)
    return said >= 0.8 * len(re.sub(r"[\s,;&.:#-]", "", stretch.text))


def _right_stretches(sheet: Sheet, label: Label) -> Iterator[tuple[Stretch, float]]:
    """The text behind a label: the rest of its phrase, then the next phrases, up to the next label."""
    line = label.line
    limit = min(
        (other.start for other in sheet.labels[line.index] if other.start >= label.end and _blocks(other)),
        default=len(line.text),
    )
    own = line.phrases[line.phrase_at(label.start)]
    end = _own_end(label, min(own.end, limit), before_label=limit < own.end)
    start = _own_start(label, end)
    goes_on = _GOES_ON.match(line.text, label.end, end) is not None and not label.colon
    if line.text[start:end].strip(" :：.#=-–()/") and not goes_on:
        yield _stretch(sheet, label, line, start, end), 1.0
    near, boxed = 0.97, in_bare_box(line, label.start)
    position = own
    for phrase in line.phrases:
        if phrase.start < own.end or phrase.start >= limit:
            continue
        text = line.text[phrase.start : min(phrase.end, limit)]
        if (boxed and is_box_number(text.strip())) or _is_next_box(label, text, before_label=phrase.end > limit):
            return
        if text.strip(" :：=#"):
            gap = phrase.x0 - position.x1
            near = near if gap < 0.45 * line.page.width else near * 0.8
            yield _stretch(sheet, label, line, phrase.start, min(phrase.end, limit)), near
            near *= 0.93
        position = phrase
    if limit == len(line.text):
        yield from _beside(sheet, label, own)


# The number of its box in brackets, which closes a caption: "Packages and description (31)".
_BOX_BEHIND = re.compile(r"\s*[^\W\d_][^\d(\[]*([(\[]\d{1,2}[a-z]?[)\]])\s*$")
# A caption in Chinese goes on in Latin letters up to its colon: "起运港 From:".
_IN_LATIN = re.compile(r"\s*[A-Za-z][A-Za-z ./'-]{0,24}[:：]\s*")


# The number of the next label's box: "TURKON ISTANBUL 11. Import date: 02/03/2026".
_NEXT_BOX = re.compile(r".*\S(\s+[(\[]?\d{1,2}[a-z]?[.)\]]\s*)$")


def _own_end(label: Label, end: int, *, before_label: bool) -> int:
    """Where the text behind a label ends in its own piece: before the number of its box, or of the next label's."""
    text = label.line.text[label.end : end]
    box = _BOX_BEHIND.fullmatch(text) or (_NEXT_BOX.fullmatch(text) if before_label else None)
    return label.end + box.start(1) if box else end


def _own_start(label: Label, end: int) -> int:
    """Where the text behind a label begins in its own piece: behind its translation and the colon of that."""
    latin = _IN_LATIN.match(label.line.text, label.end, end) if is_cjk(label.text.strip()[-1:]) else None
    return latin.end() if latin else label.end


_LEAD = re.compile(r"[\s:：=#.]*")
# More of a caption: "Port of loading/export", "Gross weight (Kilos) (21)".
_GOES_ON = re.compile(r"\s?/\s?[a-z]+$|\s*[(\[]\d{1,2}[a-z]?[)\]]\s*$|\s/\s[^\W\d_]+$")
# Boxes that follow a box in its row are numbered so little higher.
NEXT_BOXES = 4


def _is_next_box(label: Label, text: str, before_label: bool) -> bool:
    """Whether a text is the caption of a box that follows the label's own: "12 Cubage m3" right of "11 Poids brut".

    before_label: the text ends where the next label begins, so that a lone number is that of its box.
    """
    line = label.line
    phrase = line.phrases[line.phrase_at(label.start)]
    own, other = box_number(line.text[phrase.start : phrase.end]), box_number(text.strip())
    if own is not None and before_label and is_box_number(text.strip()):
        return True
    return own is not None and other is not None and 0 < other - own <= NEXT_BOXES


def _stretch(sheet: Sheet, label: Label, line: Line, start: int, end: int) -> Stretch:
    """Text in which a label's value is looked for, without the signs that lead to it."""
    lead = _LEAD.match(line.text, start, end)
    return Stretch(line, lead.end() if lead else start, end, sheet.locale, label.text)


def _beside(sheet: Sheet, label: Label, own: Phrase) -> Iterator[tuple[Stretch, float]]:
    """Text right of a label whose baseline is a little off, as on pages read askew."""
    line = label.line
    for index in (line.index - 1, line.index + 1):
        if not 0 <= index < len(sheet.lines) or sheet.lines[index].page is not line.page:
            continue
        other = sheet.lines[index]
        if abs(other.box.center[1] - line.box.center[1]) > 0.95 * max(line.height, other.height):
            continue
        for phrase in other.phrases:
            if phrase.x0 >= own.x1 - 1 and other.text[phrase.start : phrase.end].strip(" :：=#"):
                if is_headed(sheet, other, phrase):
                    break
                yield _stretch(sheet, label, other, phrase.start, phrase.end), 0.9
                break


def _blocks(label: Label) -> bool:
    """Whether a label ends the value before it: one in the middle of words does not."""
    return label.opens or label.colon
