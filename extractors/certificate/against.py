"""What the pixels of a page with a text layer show otherwise than its layer: other words in their place. Pure.

The glyphs of the layer were held against its characters when the page was read; this is the second look, by a
recogniser. It takes lines in another order, passes over words and misspells them, so only a word counts that the
layer has not in that place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.certificate.agreement import agree
from extractors.certificate.differences import differences
from extractors.certificate.edges import edges
from extractors.certificate.form import Form
from extractors.certificate.misread import writes
from extractors.certificate.reading import FormReading
from extractors.certificate.real_words import is_known
from extractors.certificate.signs import Difference
from extractors.certificate.tokens import Token, folded
from extractors.certificate.words import distance, is_misreading, skeleton
from extractors.evidence import Page, Word

_CLEAR = 0.6  # confidence of an added word from which it counts
_BESIDE = 2.0  # points that the box of a recognised word may be off
_ALIKE = 3  # one letter in so many may be misread where words run together
_LATIN = 0x024F  # the last letter of Latin Extended-B


def pixels_against(
    form: Form, own: Sequence[Difference], pixels: FormReading, pages: Sequence[Page]
) -> list[Difference]:
    """Differences of the pixels' reading that the layer does not have: `own` are the layer's, `pages` its words."""
    words = {page.number: [w for w in page.visible_words if w.text.strip()] for page in pages}
    found = []
    for item in differences(form, pixels):
        # A word that leaves no ink is marked hidden already: one that is only not recognised says nothing.
        if item.kind == "missing" or (item.confidence < _CLEAR and not _is_worded(form, item)):
            continue
        if any(agree(item, known) or set(item.elements) & set(known.elements) for known in own):
            continue
        if _other_words(form, item, pixels, words):
            found.append(replace(item, reason="hidden"))
    return found


def _is_worded(form: Form, item: Difference) -> bool:
    """Words in place of the form's that somebody would write there: they count even where they are read badly."""
    known = form.vocabulary.rivals | form.vocabulary.replacements
    words = item.found.casefold().split()
    return item.kind == "changed" and bool(words) and all(w.strip(".,;:()") in known for w in words)


def _other_words(form: Form, item: Difference, pixels: FormReading, words: dict[int, list[Word]]) -> bool:
    """Whether the pixels show a word there that the layer has not."""
    fixed = frozenset(e.word for e in form.elements if e.word)
    rivals = form.vocabulary.rivals | form.vocabulary.replacements | form.vocabulary.hedge_words | edges().words
    tokens = [pixels.tokens[t] for t in item.tokens if pixels.tokens[t].text]
    clear = [t for t in tokens if t.confidence >= _CLEAR or is_known(t.text) or _is_worded(form, item)]
    return any(not _is_said(token, list(_there(token, words.get(token.page, []))), fixed, rivals) for token in clear)


def _there(token: Token, words: Sequence[Word]) -> Iterator[Word]:
    """The layer's words that lie, by their middle, in the box of a recognised word, or it in theirs."""
    for word in words:
        (x, y), (u, v) = word.bbox.center, token.bbox.center
        level = abs(y - v) < 0.6 * max(word.bbox.height, token.bbox.height)
        inside = token.bbox.x0 - _BESIDE < x < token.bbox.x1 + _BESIDE
        if level and (inside or word.bbox.x0 - _BESIDE < u < word.bbox.x1 + _BESIDE):
            yield word


def _is_said(token: Token, there: Sequence[Word], fixed: frozenset[str], rivals: frozenset[str]) -> bool:
    """The layer says the same there, as far as a recogniser spells it; of another script it spells nothing."""
    seen = _letters(token.text)
    held = [_letters(w.text) for w in there]
    whole = "".join(held)
    if not seen or not whole:
        return not seen
    if any(ord(c) > _LATIN for c in whole):
        return True
    if seen in rivals and seen not in held and set(held) & fixed and _is_clean(token):
        return False
    if len(seen) == 1 and any(len(w.text) > len(whole) // 2 > 1 and not w.text.isascii() for w in there):
        return True  # one accented letter of a longer word, read apart: "emple 6" for "empleó"
    if any(_is_vietnamese(w.text) for w in there) and not is_known(token.text):
        return True
    if any(writes(token.text, folded(w.text)) for w in there):
        return True
    if seen in whole or (whole in seen and len(seen) - len(whole) <= 1 + len(whole) // _ALIKE):
        return True
    # In a filling any word may stand: there "IT" for "II" is one letter misread, and no word of the form.
    least = 0 if set(held) & fixed else 1
    off = distance(seen, whole, 3)
    return any(is_misreading(seen, h) for h in (*held, whole)) or off <= max(least, len(whole) // _ALIKE)


def _is_vietnamese(text: str) -> bool:
    """Letters with two marks, or a mark under them: a recogniser of English makes of them what it can."""
    return any("\u1ea0" <= c <= "\u1ef9" for c in text)


def _is_clean(token: Token) -> bool:
    """Letters of one case, with no sign before them: what is left of a word beside a drawn box seldom is."""
    bare = token.raw.rstrip(".,;:)").lstrip("(")
    return bare.isalpha() and (bare.islower() or bare.isupper() or bare.istitle())


def _letters(text: str) -> str:
    return "".join(c for c in skeleton(text) if c.isalnum())
