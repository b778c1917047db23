"""A signature in a hand that recognition took for words."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.certificate.tokens import Token
from extractors.certificate.words import distance
from extractors.evidence import BBox, union

_HAND, _LEAST_NAME = 60.0, 4  # points above the name within which a hand writes it; letters of a name
_LABELS = frozenset({"dated", "date", "signature", "name", "title", "by", "for", "of"})


def written_above(
    lines: Sequence[Sequence[Token]], number: int, box: BBox, name: Sequence[str], offices: frozenset[str]
) -> bool | None:
    """Words read right above the signature's place: the signer's name in a hand (True), or what may be one (None).

    `number` is the page and `box` the place of the signature, `name` the signer's as printed; `offices` are words of
    titles and firms, which no hand writes there.
    """
    printed = "".join(name)
    unsure = False
    for line in lines:
        around = union(t.bbox for t in line)
        above = 0 < box.bottom - around.center[1] < _HAND and around.x0 < box.x1 + 20 and around.x1 > box.x0 - 20
        text = "".join(t.text.strip(".,") for t in line)
        if line[0].page != number or not above or text == printed or not text or _is_label(line, offices):
            continue
        if len(printed) > _LEAST_NAME and distance(text[:60], printed[:60], len(printed) // 2) <= 0.4 * len(printed):
            return True
        unsure = unsure or not any(c.isdigit() for c in text)
    return None if unsure else False


def _is_label(line: Sequence[Token], offices: frozenset[str]) -> bool:
    texts = {t.text.strip(".,:()") for t in line if t.text}
    return texts <= offices | _LABELS
