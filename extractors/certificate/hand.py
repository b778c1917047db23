"""A signature in a hand that recognition took for words."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from extractors.certificate.tokens import Token
from extractors.evidence import BBox, Page, union

# Height of a word's box in that of its type: with letters that rise or capitals, and with tails below the line.
_RISES, _TAILS, _LOW = 0.72, 0.21, 0.52
_HANGING, _TALL = frozenset("gjpqyşçÿ,;"), frozenset("bdfhiklt")
_LARGER = 1.5  # than print, in every word: few print a signer's name so
_LEVEL = 0.2  # heights of a word that the tops of a line's words lie apart; in a stamp set aslant they climb
_HAND = 60.0  # points above the name within which a hand writes it
_LABELS = frozenset({"dated", "date", "signature", "name", "title", "by", "for", "of"})


def may_be_written_above(
    lines: Sequence[Sequence[Token]], number: int, box: BBox, name: Sequence[str], offices: frozenset[str]
) -> bool:
    """Whether words that may be a hand's, or may be typed, are read right above the signature's place.

    `number` is the page and `box` the place of the signature, `name` the signer's as printed; `offices` are words of
    titles and firms, which no hand writes there.
    """
    printed = "".join(name)
    for line in lines:
        around = union(t.bbox for t in line)
        above = 0 < box.bottom - around.center[1] < _HAND and around.x0 < box.x1 + 20 and around.x1 > box.x0 - 20
        text = "".join(t.text.strip(".,") for t in line)
        own = bool(printed) and printed in text  # "Name: Jane Doe"
        if line[0].page != number or not above or own or not text or _is_label(line, offices):
            continue
        if not any(c.isdigit() for c in text):
            return True
    return False


def _is_label(line: Sequence[Token], offices: frozenset[str]) -> bool:
    texts = {t.text.strip(".,:()") for t in line if t.text}
    return texts <= offices | _LABELS


def may_be_in_a_hand(name: Sequence[Token], page: Page) -> bool:
    """Whether a name of a scan may be written: level, no mere capitals, each word larger by half than the print.

    Large print ("True Copy", a typed name) is as large: whether it is a hand is for a person to see.
    """
    words = [t for t in name if t.text]
    if not words or page.source != "ocr" or all(t.raw.isupper() for t in words):
        return False
    print_size = statistics.median(_type_size(w.text, w.bbox) for w in page.visible_words if w.text.strip())
    tops = [t.bbox.top for t in words]
    level = max(tops) - min(tops) < _LEVEL * min(t.bbox.height for t in words)
    return level and all(_type_size(t.raw, t.bbox) > _LARGER * print_size for t in words)


def _type_size(text: str, box: BBox) -> float:
    """The size of the type in points, by the height of a word's box and the letters in it."""
    rises = any(c.isupper() or c.isdigit() or c in _TALL for c in text)
    return box.height / ((_RISES if rises else _LOW) + _TAILS * any(c in _HANGING for c in text))
