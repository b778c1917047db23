"""One reading of a page held against the form: which tokens are the form's words, and what fills the blanks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.certificate.align import align
from extractors.certificate.aside import with_asides_last
from extractors.certificate.beside import with_boxes_last
from extractors.certificate.blanks import Blank, blank_of
from extractors.certificate.captions import Caption, take_captions
from extractors.certificate.dated import read_date
from extractors.certificate.fill import Settled, settle
from extractors.certificate.form import Form
from extractors.certificate.glued import parted
from extractors.certificate.signature import Block, Signature, lines_below, read_signature
from extractors.certificate.tokens import Token, orders_of
from extractors.evidence import Page, union


@dataclass(frozen=True, slots=True)
class FormReading:
    """A reading aligned with the form. `cost` counts edits; `matched` fixed words found; `ocr`: read from pixels."""

    tokens: tuple[Token, ...]
    captions: tuple[Caption, ...]
    settled: Settled
    cost: float
    matched: int
    blanks: Mapping[str, Blank]
    dated: Block
    signature: Signature
    ocr: bool

    @property
    def additional(self) -> bool:
        """Whether a caption names another country's facts of transportation."""
        return any(c.additional for c in self.captions)


_LEFT_EMPTY = 0.25  # of a difference in words, that an order costs for each blank that it leaves empty

_WANTED = 0.5  # by which an order has to be better that parts words: half a word of the form that was wanting


def read_form(pages: Sequence[Page], form: Form) -> FormReading | None:
    """The best alignment over all reading orders; None without any word."""
    best: FormReading | None = None
    order: Sequence[Token] = ()
    plain = orders_of(pages)
    aside = [moved for tokens in plain for moved in with_asides_last(tokens, pages)]
    glued = [cut for tokens in (*plain, *aside) if (cut := parted(tokens, form))]
    for tokens, least in [*((o, 0.01) for o in plain), *((o, 0.001) for o in aside), *((o, _WANTED) for o in glued)]:
        found = _aligned(pages, tokens, form)
        if best is None or _worth(found) < _worth(best) - least:
            best, order = found, tokens
    return _without_boxes(pages, order, form, best) if best and best.tokens else None


def _worth(found: FormReading) -> float:
    """What an order of a scan costs: one that hands the words of two cells to one blank leaves the other empty.

    A text layer has its cells as they were drawn, and an empty one is empty.
    """
    empty = sum(blank.value is None for blank in found.blanks.values()) if found.ocr else 0
    return found.cost + _LEFT_EMPTY * empty


def _without_boxes(pages: Sequence[Page], order: Sequence[Token], form: Form, best: FormReading) -> FormReading:
    """The reading with boxes beside the column apart; the same where they hold words of the form, or it needs them."""
    fixed = {_place(best.tokens[t]) for seen in best.settled.words.values() for t in seen.tokens}
    boxed = with_boxes_last(order, lambda box: not any(_place(t) in fixed for t in box) and _is_worded(box))
    if boxed is None:
        return best
    found = _aligned(pages, boxed, form)
    emptied = any(blank.value is None and best.blanks[name].value for name, blank in found.blanks.items())
    return found if found.cost < best.cost + 0.001 and found.matched >= best.matched and not emptied else best


def _is_worded(box: Sequence[Token]) -> bool:
    """A word stands in it: a figure alone beside the lines is one of a blank's, cut off by a wide setting."""
    return any(c.isalpha() for t in box for c in t.text)


def _place(token: Token) -> tuple[int, int, int]:
    return token.page, token.word, token.start


def _aligned(pages: Sequence[Page], tokens: Sequence[Token], form: Form) -> FormReading:
    kept, captions = take_captions(tokens, form)
    alignment = align(form, kept)
    settled = settle(form, kept, captions, alignment)
    lines = lines_below(kept, settled.end)
    after = [c for c in captions if c.at >= settled.end]
    body = [t.bbox for t in kept[settled.start : settled.end] if t.page == pages[-1].number]
    seller = tuple(kept[t].raw for t in settled.fills["foreign_seller"] if kept[t].text)
    signature = read_signature(pages, lines, after, union(body) if body else None, seller)
    blanks = {name: blank_of(kept, fill) for name, fill in settled.fills.items()}
    return FormReading(
        tuple(kept), tuple(captions), settled, alignment.cost, alignment.matched, blanks, read_date(lines, after),
        signature, any(t.source == "ocr" for t in kept),
    )  # fmt: skip
