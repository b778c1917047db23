"""Numbers of papers and lots in sentences that say they are not at hand: "We have not issued invoice no. 7",
"Lot B-2 was rejected", "Unlike contract no. 9".

A denial counts only where it governs the paper itself by a verb of papers: "The goods of invoice no. 7 were not made by
forced labor" names its invoice. The words are data (`vocabulary/disclaimed_numbers.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial

from extractors.document_types import document_types
from extractors.extract.page_lines import Line
from extractors.extract.sheet import Edge, Sheet
from extractors.values.folding import fold
from extractors.vocabulary import source_of

_PAPERS = frozenset(
    [
        "invoice_number", "purchase_order_number", "contract_number", "bill_of_lading_number", "waybill_number",
        "entry_number", "detention_number",
    ]
)  # fmt: skip
_NUMBERED = _PAPERS | {"lot_number", "input_lot", "output_lot", "bale_number", "container_number"}
# Line heights between the lines of a paragraph, points by which they are out of flush, letters of a full line.
LEADING, FLUSH, FULL = 1.2, 3.0, 56
_ENDS = re.compile(r"(?<!\b\w)(?<!\b\w\w)[.!?;:]\s+(?=[^\W\d_]|\d|¿)|[。；！？]")
# A word for a number, which folds to a denial: "Nº de factura".
_NUMBER = re.compile(r"\b[Nn][Oo]?\s?[.º°]+|№")


def without_disclaimed_numbers(sheet: Sheet, edges: Sequence[Edge]) -> list[Edge]:
    """The edges without such numbers; a paper's only number of its own stays: "NO INVOICE no. 7" is its name."""
    kept = [e for e in edges if not _is_disclaimed(sheet, e)]
    own = document_types()[sheet.type].number
    if own in _PAPERS and not any(e.field == own for e in kept):
        kept = [e for e in edges if e.field == own or e in kept]
    return kept


def _is_disclaimed(sheet: Sheet, edge: Edge) -> bool:
    """Whether the sentence in which a number stands says that its paper or lot is void, another, or none."""
    if edge.field not in _NUMBERED or edge.relation != "right" or edge.value.line is not edge.label.line:
        return False
    before, after = _before(sheet, edge), _behind(sheet, edge)
    if _is_undone(after) or _of_others().match(after) or _within().match(fold(edge.label.text)):
        return True
    return bool(before) and (_denied().search(before) is not None or _opened(before, after))


def _opened(before: str, after: str) -> bool:
    """Whether the sentence opens with a condition or a question about the paper."""
    first = _opening().match(before)
    return first is not None and (first.group("condition") is not None or "?" in after or "？" in after)


def _before(sheet: Sheet, edge: Edge) -> str:
    """The sentence up to the label, folded; with the line above, where a paragraph goes on."""
    line = edge.label.line
    if _ENDS.search(edge.label.text):
        # "Freight. Order no." is of two sentences: what the first one denies is not the order.
        return ""
    phrase = line.phrases[line.phrase_at(edge.label.start)]
    text = line.text[phrase.start : edge.label.start]
    above = sheet.lines[line.index - 1] if line.index else None
    if above is not None and phrase is line.phrases[0] and _goes_on(above, line):
        text = f"{above.text} {text}"
    return fold(_ENDS.split(_NUMBER.sub(" # ", text))[-1]).strip(" \"'(")


def _behind(sheet: Sheet, edge: Edge) -> str:
    """The sentence behind the number, folded; with the line below, where the paragraph goes on."""
    line = edge.value.line
    phrase = line.phrases[line.phrase_at(max(edge.value.start, edge.value.end - 1))]
    text = line.text[edge.value.end : phrase.end]
    below = sheet.lines[line.index + 1] if line.index + 1 < len(sheet.lines) else None
    if below is not None and phrase is line.phrases[-1] and _goes_on(line, below):
        text = f"{text} {below.text}"
    cut = _ENDS.search(text)
    return fold(text[: cut.end()] if cut else text)


def _goes_on(line: Line, below: Line) -> bool:
    """Whether a paragraph goes on from one line to the next."""
    near = line.page is below.page and below.box.top - line.box.bottom < LEADING * line.height
    return near and len(line.text) >= FULL and abs(line.phrases[0].x0 - below.phrases[0].x0) <= FLUSH


_either = partial(source_of, "disclaimed_numbers")


@cache
def _denied() -> re.Pattern[str]:
    """What stands before a number: a denied verb of papers, a thing denied, a word that undoes or sets against."""
    small = rf"(?:[\s'’]*{_either('small')})"
    deny = rf"(?:{_either('denying')}|n['’]t\b)"
    verb = rf"{deny}(?:(?:\s+\w+){{0,2}}?\s*{_either('handled')}{small}{{0,5}}|{small}{{0,3}})\s*$"
    nobody = rf"^\W*{_either('nobody')}\s[^,;]{{0,40}}?{_either('handled')}{small}{{0,5}}\s*$"
    to_come = rf"{_either('to_come')}\s*(?:\w+\s+)?{_either('made')}{small}{{0,5}}\s*$"
    thing = rf"(?:{_either('undoing')}|{_either('against')}){small}{{0,5}}\s*$"
    return re.compile(rf"{verb}|{nobody}|{to_come}|{thing}|(?:{_either('right_before')}|{_either('no')})\s*$")


def _is_undone(after: str) -> bool:
    """Whether what stands behind a number undoes it; "will not be returned" undoes nothing."""
    found = _undone().match(after)
    return found is not None and re.search(rf"{_either('denying')}\s*$", found.group("more") or "") is None


@cache
def _within() -> re.Pattern[str]:
    """A denial that was taken for the first word of a caption: "not lot no."."""
    return re.compile(rf"{_either('within')}\s")


@cache
def _undone() -> re.Pattern[str]:
    """What stands behind it: that it is undone, denied or still to come."""
    told = rf"(?:{_either('auxiliaries')}\s*){{1,3}}"
    denied = rf"{_either('denying')}(?:\s+\w+){{0,3}}?\s*{_either('at_hand')}"
    said = rf"{told}(?:(?:\w+\s+)?{_either('undone')}|{denied})"
    to_come = rf"{_either('to_come')}\s*{_either('made')}"
    at_once = (
        rf"{said}|{_either('undone')}\s*(?:$|[).,;）。]|{_either('joins')}\s)|{denied}|{to_come}|{_either('alone')}"
    )
    # "of 12 May 2026", "of Delta Ltd", between the number and the verb.
    more = rf"(?P<more>(?:(?!{_either('joins')})[^.;:!?。；]){{0,28}}?)"
    return re.compile(rf"[\s,(（–-]*(?:{_either('which')}\s+)?(?:{at_once}|{more}(?<=\s){said})")


@cache
def _of_others() -> re.Pattern[str]:
    return re.compile(rf"\s*{_either('of_others')}")


@cache
def _opening() -> re.Pattern[str]:
    small = rf"(?:[\s'’]*{_either('small')}){{0,3}}\s*$"
    return re.compile(rf"\W*(?:(?P<condition>{_either('conditions')})|{_either('asking')}){small}")
