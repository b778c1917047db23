"""Below the form's body: the date, after "Dated", below it in a cell of its own, or above its caption."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.certificate.captions import Caption
from extractors.certificate.fillings import strange_words
from extractors.certificate.shapes import pieces, vocabulary
from extractors.certificate.signature import DATE_LABELS, Block, clean
from extractors.certificate.tokens import Token, joined
from extractors.evidence import BBox, union

_FAR = 9
_UNDER = 3.0  # heights of a label within which a day stands alone below it in its cell


def read_date(lines: Sequence[Sequence[Token]], captions: Sequence[Caption]) -> Block:
    """What is filled in after "Dated", or above its caption."""
    labels = [next((i for i, t in enumerate(ln) if t.text.strip(":") in DATE_LABELS), _FAR) for ln in lines]
    farthest = 0 if 0 in labels else 2  # "Dated" begins its line; "Invoice 118 dated" is of the invoice
    for number, (line, at) in enumerate(zip(lines, labels, strict=True)):
        if at > farthest:
            continue
        beside = _without_labels_abroad([t for t in line[at + 1 :] if t.text])
        if not beside:
            beside = _right_of(line[at], lines)
            if not any(map(_has_digit, beside)):
                below = _below(line, lines) if at == 0 else []
                # Of two captions in a row the next one, or the signer's name, stands beside: no date is in it.
                beside = below or _above(line[at].bbox, line[at].page, lines[:number]) or beside
        return _block(beside, line[at])
    for caption in captions:
        if caption.blank in ("dated", "departure_date"):
            found = _above(caption.bbox, caption.page, lines)
            if found:
                return _block(found, found[0])
    return Block("", lines[0][0].page if lines else 0, None)


def _without_labels_abroad(beside: list[Token]) -> list[Token]:
    """The date without the same label in another language before it ("Dated / Fecha 5 May 2026")."""
    labels = vocabulary()["date"]["labels"]
    start = next((i for i, t in enumerate(beside) if t.text.strip(".:") not in labels and t.raw not in {"/", "|"}), 0)
    return beside[start:]


def _block(tokens: Sequence[Token], place: Token) -> Block:
    if not tokens:
        return Block("", place.page, place.bbox)
    return Block(clean(joined(tokens)), tokens[0].page, union(t.bbox for t in tokens))


def _right_of(label: Token, lines: Sequence[Sequence[Token]]) -> list[Token]:
    """The line, or the next cell of its row, that begins right of a label."""
    middle = label.bbox.center[1]
    for line in lines:
        first = line[0]
        level = first.line == label.line or first.bbox.top < middle < first.bbox.bottom
        if level and first.page == label.page and first.bbox.x0 > label.bbox.x1:
            return [t for t in line if t.text]
    return []


def _below(label: Sequence[Token], lines: Sequence[Sequence[Token]]) -> list[Token]:
    """The day right below a label that stands alone, without a line to write on, as in a cell of its own."""
    place = label[0].bbox
    if any(t.raw.strip(":.") for t in label[1:]):
        return []
    for line in lines:
        first = line[0]
        under = 0 < first.bbox.center[1] - place.center[1] < _UNDER * place.height
        if first.page == label[0].page and under and abs(first.bbox.x0 - place.x0) < place.height:
            day = pieces(line, range(len(line)))
            return [t for t in line if t.text] if day and not strange_words("departure_date", day) else []
    return []


def _has_digit(token: Token) -> bool:
    return any(c.isdigit() for c in token.raw)


def _above(box: BBox, page: int, lines: Sequence[Sequence[Token]]) -> list[Token]:
    """The nearest line above the box that holds a date, or in a scan a digit, and stands over it."""
    for line in reversed(lines):
        if line[0].page != page or not any(map(_has_digit, line)):
            continue
        if line[0].source != "ocr" and strange_words("departure_date", pieces(line, range(len(line)))):
            continue
        around = union(t.bbox for t in line)
        if 0 <= box.top - around.bottom + 4 < 30 and around.x0 < box.x1 + 60 and around.x1 > box.x0 - 60:
            return [t for t in line if t.text]
    return []
