"""Labels that are broken over two or three lines of a narrow cell: "Gross / Weight", "No. of / Packages"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.box_numbers import box_number, is_box_number, without_box
from extractors.drawn_cells import in_one_cell
from extractors.evidence import BBox
from extractors.extract.label_tokens import tokens_of
from extractors.extract.labels import OTHER, Label, fitting_meaning
from extractors.extract.page_lines import Line, Phrase

MOST_LINES = 3
# Words of a heading; longer text is prose, a party or goods.
MOST_WORDS = 6


Piece = tuple[int, int]


def wrapped_labels(
    lines: Sequence[Line], labels: Sequence[Label], document_type: str, fields: frozenset[str]
) -> tuple[Label, ...]:
    """The labels as found by line, with those that only their broken lines together make; these stand on the last."""
    joined: list[Label] = []
    used: set[Piece] = set()
    for line in lines:
        for phrase in line.phrases:
            made, pieces = _label_from(lines, line, phrase, document_type, fields)
            if made is not None and not used & set(pieces):
                joined.append(made)
                used.update(pieces)
    kept = [label for label in labels if _piece(label) not in used]
    return tuple(sorted((*kept, *joined), key=lambda label: (label.line.index, label.start)))


def _piece(label: Label) -> Piece:
    return label.line.index, label.line.phrases[label.line.phrase_at(label.start)].start


def _label_from(
    lines: Sequence[Line], line: Line, phrase: Phrase, document_type: str, fields: frozenset[str]
) -> tuple[Label | None, tuple[Piece, ...]]:
    """The longest label whose first line is this phrase, with the phrases that it is made of."""
    best: tuple[Label | None, tuple[Piece, ...]] = (None, ())
    if not _is_worded(line, phrase):
        return best
    text = without_box(line.text[phrase.start : phrase.end])
    pieces: tuple[Piece, ...] = ((line.index, phrase.start),)
    for below, under in _stack(lines, line, phrase):
        alone = fitting_meaning(_key(below.text[under.start : under.end]), document_type, fields)
        known = alone is not None and alone.field != OTHER
        if not (_heads_alone(line, phrase) or _in_one_cell(line, phrase, below, under)):
            break
        if _two_rows(line, phrase, below, under, named=not known):
            break
        text = f"{text} {below.text[under.start : under.end]}"
        pieces = (*pieces, (below.index, under.start))
        meaning = fitting_meaning(_key(text), document_type, fields)
        if meaning is not None and meaning.field != OTHER:
            colon = text.rstrip().endswith((":", "："))
            at, part = (line, phrase) if _has_value(line, phrase) else (below, under)
            best = (
                Label(at, part.start, part.end, meaning.field, meaning.strength, colon, opens=True, text=text),
                pieces,
            )
        if not (_is_worded(below, under) and _heads_alone(below, under)) or _has_value(line, phrase):
            break
    return best


def _key(text: str) -> tuple[str, ...]:
    return tuple(t.text for t in tokens_of(text) if t.text != ":")


def _two_rows(line: Line, phrase: Phrase, below: Line, under: Phrase, *, named: bool) -> bool:
    """Whether each of two captions has a value of its own, flush with the other's ("Vessel  ARBOR / Voyage  551E").

    Names and numbers stand flush left, amounts flush right ("TOTAL  49.77 / BALANCE DUE  $49.77").
    `named`: the lower one heads no field of ours: with a name beside it ("Konto  DE44 37 / Begünstigter  Acme A.S.").
    """
    upper = next((p for p in line.phrases if p.start >= phrase.end), None)
    lower = next((p for p in below.phrases if p.start >= under.end), None)
    if upper is None or lower is None:
        return False
    if named:
        letters = sum(map(str.isalpha, below.text[lower.start : lower.end]))
        alike = abs(upper.x0 - lower.x0) <= _FLUSH and letters >= _NAME
        return alike and _has_figures(line, phrase) and not _has_figures(below, under)
    # a rate may stand before the lower one's ("TOPLAM  38.100,00 / KDV  %0  0,00")
    beside = [p for p in below.phrases if p.start >= under.end]
    flush = any(min(abs(upper.x0 - p.x0), abs(upper.x1 - p.x1)) <= _FLUSH for p in beside)
    return flush and _has_figures(below, under)


_FLUSH = 2.5  # points
_NAME = 8  # letters of a name; the second line of a value of figures is a unit or a currency


def _is_worded(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase can be the upper line of a heading: few words, no figure in it, no colon."""
    text = line.text[phrase.start : phrase.end]
    if text.rstrip().endswith((":", "：")) or any(map(str.isdigit, text := without_box(text))):
        return False
    return len(text.split()) <= MOST_WORDS


def _heads_alone(line: Line, phrase: Phrase) -> bool:
    """Whether figures right of a phrase, if any, are its own value: it is the first phrase of its line."""
    return len(line.phrases) == 2 or not _has_figures(line, phrase)


def _has_value(line: Line, phrase: Phrase) -> bool:
    """Whether figures right of a phrase are its value: where it is not alone before them, they stand next to it."""
    beside = [line.text[p.start : p.end] for p in line.phrases if p.start >= phrase.end][:1]
    return _has_figures(line, phrase) and (
        _heads_alone(line, phrase) or any(c.isdigit() for text in beside for c in without_box(text))
    )


def _in_one_cell(line: Line, phrase: Phrase, below: Line, under: Phrase) -> bool:
    """Whether both parts stand in one drawn cell, whatever else their lines hold."""
    upper = BBox(phrase.x0, line.box.top, phrase.x1, line.box.bottom)
    return in_one_cell(line.page, upper, BBox(under.x0, below.box.top, under.x1, below.box.bottom))


def _has_figures(line: Line, phrase: Phrase) -> bool:
    """Whether a value with figures stands right of a phrase; numbers of boxes are none."""
    later = [line.text[p.start : p.end] for p in line.phrases if p.start >= phrase.end]
    boxed = sum(box_number(text) is not None for text in later) >= BOXES
    later = [text for text in later if not (boxed and is_box_number(text))]
    return any(c.isdigit() for text in later for c in without_box(text))


# Captions with the number of their box in a line, from which a bare number is that of a caption in the next line.
BOXES = 2


def _stack(lines: Sequence[Line], line: Line, phrase: Phrase) -> Iterator[tuple[Line, Phrase]]:
    """The phrases that stand close under a phrase, one a line, nearest first."""
    last, bottom = phrase, line.box.bottom
    taken = 0
    for below in lines[line.index + 1 : line.index + 2 * MOST_LINES]:
        if below.page is not line.page or below.box.top - bottom > 0.9 * line.height or taken >= MOST_LINES - 1:
            return
        under = next((p for p in below.phrases if _stacked(last, p)), None)
        if under is None:
            continue
        if len(below.text[under.start : under.end].split()) > MOST_WORDS:
            return
        yield below, under
        last, bottom, taken = under, below.box.bottom, taken + 1


def _stacked(upper: Phrase, lower: Phrase) -> bool:
    """Whether two phrases are lines of one cell: flush left, flush right, or centred on each other."""
    middle = abs(upper.x0 + upper.x1 - lower.x0 - lower.x1) / 2
    return abs(upper.x0 - lower.x0) <= 2.5 or abs(upper.x1 - lower.x1) <= 2.5 or middle <= 3
