"""Below the form's body: the date, after "Dated", below it in a cell of its own, or above its caption."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.certificate.captions import Caption
from extractors.certificate.fillings import strange_words
from extractors.certificate.shapes import pieces, vocabulary
from extractors.certificate.signature import Block, clean, is_date_label, is_name, labels_before
from extractors.certificate.tokens import Token, joined
from extractors.evidence import BBox, union

_FAR = 9
_UNDER = 3.5  # heights of the higher of both within which a day stands alone below its label in a cell


def read_date(lines: Sequence[Sequence[Token]], captions: Sequence[Caption]) -> Block:
    """What is filled in after "Dated", or above its caption."""
    labels = [next((i for i, t in enumerate(line) if is_date_label(t)), _FAR) for line in lines]
    farthest = 0 if 0 in labels else 2  # "Dated" begins its line; "Invoice 118 dated" is of the invoice
    for number, (line, at) in enumerate(zip(lines, labels, strict=True)):
        if at <= farthest or (at < len(line) and line[at].raw.endswith(":") and labels_before(line[:at])):
            return _block(_of_label(lines, number, at), line[at])
    for caption in captions:
        if caption.blank in ("dated", "departure_date"):
            found = _above(caption.bbox, caption.page, lines)
            if found:
                return _block(found, found[0])
    return Block("", lines[0][0].page if lines else 0, None)


def _of_label(lines: Sequence[Sequence[Token]], number: int, at: int) -> list[Token]:
    """The words of the date that the label at that place of a line asks for."""
    line = lines[number]
    inside = [t for t in line[at + 1 :] if t.text]
    beside = _day_first(inside or _right_of(line[at], lines))
    if any(map(_has_digit, beside)) or (inside and not _is_of_signer(inside)):
        return beside
    # Of two captions in a row the next one, or the signer's name, stands beside: no date is in it.
    elsewhere = _below(line[at:], lines) if at == 0 else []
    elsewhere = elsewhere or _above(line[at].bbox, line[at].page, lines[:number])
    return elsewhere or ([] if _is_of_signer(beside) else beside)


def _is_of_signer(words: Sequence[Token]) -> bool:
    """A name, or what begins with the label of one or of a signature: the next cell of the row, and no date."""
    return is_name(words) or labels_before(words) > 0


def _day_first(beside: list[Token]) -> list[Token]:
    """The date without what still labels it ("of issue:", "/ Fecha"), and without what is said behind it."""
    labels = vocabulary()["date"]["labels"]
    figure = next((i for i, t in enumerate(beside) if _has_digit(t)), 0)
    start = max((i + 1 for i in range(figure) if beside[i].raw.endswith(":")), default=0)
    known = (i for i, t in enumerate(beside) if t.text.strip(".:") not in labels and t.raw not in {"/", "|"})
    words = beside[max(start, next(known, 0)) :]
    ends = (n for n in range(len(words), 0, -1) if _has_digit(words[n - 1]) and _is_day(words[:n]))
    return words[: next(ends, len(words))]


def _is_day(words: Sequence[Token]) -> bool:
    return not strange_words("departure_date", pieces(words, range(len(words))))


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
    """The day right below a label without a line to write on, as in a cell of its own."""
    place = label[0].bbox
    if any(t.raw.strip(":.") and not t.text for t in label[1:]):
        return []
    for line in lines:
        first, high = line[0], max(place.height, line[0].bbox.height)
        under = 0 < first.bbox.center[1] - place.center[1] < _UNDER * high
        if first.page == label[0].page and under and abs(first.bbox.x0 - place.x0) < 1.5 * high:
            words = [t for t in line if t.text]
            return words if words and _is_day(words) else []
    return []


def _has_digit(token: Token) -> bool:
    return any(c.isdigit() for c in token.raw)


def _above(box: BBox, page: int, lines: Sequence[Sequence[Token]]) -> list[Token]:
    """The nearest line above the box that holds a date, or in a scan a digit, and stands over it."""
    for line in reversed(lines):
        if line[0].page != page or not any(map(_has_digit, line)):
            continue
        if line[0].source != "ocr" and not _is_day(line):
            continue
        around = union(t.bbox for t in line)
        if 0 <= box.top - around.bottom + 4 < 30 and around.x0 < box.x1 + 60 and around.x1 > box.x0 - 60:
            return [t for t in line if t.text]
    return []
