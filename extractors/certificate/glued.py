"""Words of the form run into the end of a filling by recognition: "Vietnamon November 14", "38,400 lbof". Pure.

Two typefaces in one line leave a space that both engines close. Such a word is parted only where what is left of it is
a word by itself, elsewhere on the page or as a unit, and where the form's word is wanting else: the alignment asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.certificate.form import Form
from extractors.certificate.goods import goods_vocabulary
from extractors.certificate.tokens import Token
from extractors.evidence import BBox

_STEM = 3  # letters of a word from which it is told by standing elsewhere


def parted(tokens: Sequence[Token], form: Form) -> list[Token] | None:
    """The tokens of a scan with such words in two; None where there is none."""
    words, known = _connectors(form), _stems(tokens)
    cuts = {n: cut for n, t in enumerate(tokens) if t.source == "ocr" and (cut := _cut(t, words, known))}
    if not cuts:
        return None
    return [part for n, t in enumerate(tokens) for part in (_two(t, cuts[n]) if n in cuts else (t,))]


def _connectors(form: Form) -> frozenset[str]:
    """The form's words right behind a blank."""
    behind = zip(form.elements, form.elements[1:], strict=False)
    return frozenset(after.word for before, after in behind if before.blank and after.word)


def _stems(tokens: Sequence[Token]) -> frozenset[str]:
    vocabulary = goods_vocabulary()
    said = (t.text.strip(".,") for t in tokens)
    return frozenset(w for w in said if len(w) >= _STEM and w.isalpha()) | vocabulary.units | vocabulary.packages


def _cut(token: Token, words: frozenset[str], known: frozenset[str]) -> int:
    """How many letters stand before the form's word; 0 where none does."""
    raw = token.raw.rstrip(",;.")
    ends = (len(raw) - len(w) for w in words if raw.endswith(w))
    return next((at for at in ends if at > 1 and raw[:at].casefold().strip("(.,") in known), 0)


def _two(token: Token, at: int) -> tuple[Token, Token]:
    box = token.bbox
    middle = box.x0 + box.width * at / len(token.raw)
    left, right = token.raw[:at], token.raw[at:]
    return (
        replace(token, text=left.casefold().strip("(.,"), raw=left, bbox=BBox(box.x0, box.top, middle, box.bottom),
                last=False),
        replace(token, text=right.casefold().rstrip(",;."), raw=right, start=token.start + at,
                bbox=BBox(middle, box.top, box.x1, box.bottom)),
    )  # fmt: skip
