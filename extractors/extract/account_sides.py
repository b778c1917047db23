"""Whose account a label heads on a payment paper: the payee's, told by its own words or those around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.extract.labels import PLAIN
from extractors.extract.page_lines import Line
from extractors.extract.sheet import Edge, Sheet
from extractors.values.folding import fold, is_cjk
from extractors.vocabulary import every_language, load_vocabulary, stem_of


@cache
def _side(name: str) -> re.Pattern[str]:
    return re.compile(stem_of(every_language(load_vocabulary("payments")[name])))


def payees_accounts(sheet: Sheet, edges: Sequence[Edge]) -> list[Edge]:
    """Accounts of the payee: one under a label that says only "account" is its party's, who stands named before it."""
    sides = [_side_of(sheet, e) for e in edges]
    both = {side for side in sides if side is not None} == {True, False}
    return [e for e, side in zip(edges, sides, strict=True) if side is True or (e.label.strength >= PLAIN and not both)]


# Lines above and below a label in which the word for its party may stand.
_ABOVE, _BELOW = 9, 2


def _side_of(sheet: Sheet, edge: Edge) -> bool | None:
    """Whether the account is the payee's (True) or the payer's (False); None where no word says whose it is.

    Of the words around, the one in the label's own text counts first, then the nearest at its left edge or left of it
    (parties stand side by side on many slips), of these the lowest that is not under the label.
    """
    line, start = edge.label.line, edge.label.start
    own = _named(fold(edge.label.text))
    if own is None and line.words and edge.value.line is line:
        own = _told_before(fold(line.text[:start]))
    if own is not None:
        return own
    x = line.x_at(start)
    upright = list(_upright_sides(sheet, line, x))
    if upright:
        return max(upright)[1]
    right = min((p.x0 for p in line.phrases if p.start > start), default=line.page.width)
    found: list[tuple[float, int, bool]] = []
    for other in sheet.lines[max(0, line.index - _ABOVE) : line.index + _BELOW + 1]:
        for phrase in other.phrases if other.page is line.page else ():
            side = _named(fold(other.text[phrase.start : phrase.end]))
            heads = other.index < line.index and x - 6 <= (phrase.x0 + phrase.x1) / 2 <= right
            at_left = phrase.x0 <= x + 6 and (other.index < line.index or phrase.x1 <= x + 2)
            if side is not None and (heads or at_left):
                found.append((round(min(phrase.x0, x) / 20), other.index, side))
    return max(found)[2] if found else None


# Lines above and below in which the letters of an upright caption stand.
_UPRIGHT = 3


def _upright_sides(sheet: Sheet, line: Line, x: float) -> Iterator[tuple[float, bool]]:
    """Left edge and side of the captions left of x that are set letter under letter, as on Chinese bank slips."""
    columns: dict[int, list[tuple[float, str]]] = {}
    for other in sheet.lines[max(0, line.index - _UPRIGHT) : line.index + _UPRIGHT + 1]:
        for phrase in other.phrases if other.page is line.page else ():
            letter = other.text[phrase.start : phrase.end].strip()
            if len(letter) == 1 and is_cjk(letter) and phrase.x1 <= x + 2:
                columns.setdefault(round(phrase.x0 / 4), []).append((phrase.x0, letter))
    for letters in columns.values():
        side = _named("".join(letter for _, letter in letters))
        if side is not None:
            yield letters[0][0], side


def _told_before(text: str) -> bool | None:
    """Whose account follows a text that names both sides: of whom it speaks last."""
    payee, payer = (max((m.end() for m in side.finditer(text)), default=0) for side in (_side("payee"), _side("payer")))
    return payee > payer if payee and payer else None


def _named(text: str) -> bool | None:
    """Whether a folded text names the payee (True), the payer (False), or neither or both (None)."""
    payee, payer = _side("payee").search(text), _side("payer").search(text)
    if payee and payer:
        return None
    return None if not payee and not payer else payee is not None
