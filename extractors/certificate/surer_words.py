"""The value of a blank that two engines read: word by word what the surer of them says. Pure.

Neither engine knows every hand and every letter. Where they differ in a word, their confidence tells more often than
not who is right; what one of them alone sees, and hardly, is a speck or the end of a line to write on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.certificate.blanks import Blank
from extractors.certificate.misread import marks, plain_letters
from extractors.certificate.reading import FormReading
from extractors.certificate.signature import clean
from extractors.certificate.tokens import Token, joined
from extractors.evidence import BBox

_SURE = 0.9  # and from which it stands beside words that both read
_SEEN = 0.5  # confidence from which a word is believed that one engine alone reads
_IN_COMMON = 0.35  # of the narrower box's width
_LEVEL = 0.4  # of the lower box's height
_NUMBER = re.compile(r"\d[\d.,/%-]*[,;]?")
_ABBREVIATED = re.compile(r"(?:[^\W\d_]\.)+,?")  # "o.o."
_FIGURES = str.maketrans("IlOo", "1100")  # letters that print like figures: "IOO%" beside "100%" is a number
_JOINING = frozenset("&/+-")
_TWICE = re.compile(r"([^\W\d])\1+")  # an engine may see a letter once that stands twice
_IS_WHOLE = re.compile(r".*[^\W\d_]{4}")  # no abbreviation: the tail of a comma behind it is lost, no stop gains one
_DECIMALS = re.compile(r"\d[\d.,]*[.,]\d+")  # or a zero behind a decimal sign: "24.00" for "24.000"
_NEARLY = 0.05  # by which two readings differ in confidence that are about as sure
_COUNTED = frozenset({"quantity", "packages"})

Group = tuple[list[Token], list[Token]]


def surer_value(name: str, first: FormReading, second: FormReading, blank: Blank) -> str | None:
    """The value of the blank `name`, which `blank` is by the first reading; None where the readings part it unlike."""
    mine, theirs = _filling(name, first, blank), _filling(name, second, blank)
    if not mine or not theirs or _is_parted_unlike(mine, theirs, first, second):
        return None
    # Words are numbered page by page and reading by reading: pieces of one word stand without a space.
    apart = [replace(t, word=-1 - t.word) for t in theirs]
    chosen = [t for group in _groups(mine, apart) for t in _surer(*group)]
    value = clean(joined(chosen))
    return value if any(c.isalnum() for c in value) else None


def has_disputed_figures(name: str, first: FormReading, second: FormReading, blank: Blank) -> bool:
    """Whether the readings have different figures in a blank that counts, neither sure or both about as sure."""
    if name not in _COUNTED or not blank.value:
        return False
    mine, theirs = _filling(name, first, blank), _filling(name, second, blank)
    if _is_parted_unlike(mine, theirs, first, second):
        return False
    return any(_is_disputed(*group) for group in _groups(mine, [replace(t, word=-1 - t.word) for t in theirs]))


def _is_disputed(mine: Sequence[Token], theirs: Sequence[Token]) -> bool:
    a, b = joined(mine), joined(theirs)
    if not mine or not theirs or _figures(a) == _figures(b) or _is_with_more_zeros(a, b) or _is_with_more_zeros(b, a):
        return False
    one, other = _sureness(mine), _sureness(theirs)
    return max(one, other) < _SURE or abs(one - other) <= _NEARLY


def _figures(text: str) -> str:
    plain = text.translate(_FIGURES)
    return "".join(c for c in (plain if _NUMBER.fullmatch(plain) else text) if c.isdigit())


def _is_with_more_zeros(longer: str, text: str) -> bool:
    """The same number with more zeros behind its decimal sign."""
    more = longer[len(text) :]
    return bool(_DECIMALS.fullmatch(text)) and longer.startswith(text) and bool(more) and not more.strip("0")


def _filling(name: str, reading: FormReading, blank: Blank) -> list[Token]:
    """The words and signs that fill the blank; of a date or a name below the form those in its place."""
    if name in reading.settled.fills:
        return [t for t in (reading.tokens[n] for n in reading.settled.fills[name]) if _tells(t)]
    block = reading.dated if name == "dated" else reading.signature.signer
    box = block.bbox if block.value else None
    below = reading.tokens[reading.settled.end :]
    return [t for t in below if t.text and t.page == blank.page and box is not None and _holds(box, t.bbox)]


def _holds(box: BBox, other: BBox) -> bool:
    x, y = other.center
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _is_parted_unlike(mine: Sequence[Token], theirs: Sequence[Token], first: FormReading, second: FormReading) -> bool:
    """A word that one reading has in the blank the other one has elsewhere: in another blank, as a fixed word."""
    return any(
        not any(_meet(t, o) for o in others) and any(_meet(t, o) for o in reading.tokens if o.text)
        for own, others, reading in ((mine, theirs, second), (theirs, mine, first))
        for t in own
    )


def _groups(mine: Sequence[Token], theirs: Sequence[Token]) -> list[Group]:
    """The words of both by place, in the first reading's order; what the second one alone reads stands where it is."""
    groups: list[Group] = [([t], []) for t in mine]
    for token in theirs:
        met = [g for g in groups if any(_meet(token, t) for t in (*g[0], *g[1]))]
        if not met:
            groups.insert(_place(token, groups), ([], [token]))
            continue
        for other in met[1:]:
            met[0][0].extend(other[0])
            met[0][1].extend(other[1])
            groups.remove(other)
        met[0][1].append(token)
    return groups


def _place(token: Token, groups: Sequence[Group]) -> int:
    """Before the first group that stands right of it on its line, or on a later line."""
    for number, (own, others) in enumerate(groups):
        box = (own or others)[0].bbox
        level = min(box.bottom, token.bbox.bottom) - max(box.top, token.bbox.top) > 0
        if (level and box.x0 > token.bbox.x0) or (not level and box.top > token.bbox.top):
            return number
    return len(groups)


def _surer(mine: list[Token], theirs: list[Token]) -> list[Token]:
    if not mine or not theirs:
        return [t for t in (*mine, *theirs) if t.confidence >= _SEEN and (mine or len(t.text) != 1)]
    a, b = joined(mine), joined(theirs)
    if a == b:
        return mine
    if _is_number_beside_letters(a, b):
        return mine if _NUMBER.fullmatch(a) else theirs
    if {a[-1], b[-1]} == {",", "."} and a[:-1] == b[:-1] and _IS_WHOLE.fullmatch(a[:-1]):
        return mine if a[-1] == "," else theirs
    if len(a) != len(b) and _TWICE.sub(r"\1", a) == _TWICE.sub(r"\1", b):
        return mine if len(a) > len(b) else theirs
    for longer, text, whole, rest in ((a, b, mine, theirs), (b, a, theirs, mine)):
        if _is_with_more_zeros(longer, text) and _sureness(whole) >= _sureness(rest) - _NEARLY:
            return whole
    if (more := max(mine, theirs, key=len)) and _holds_all(more, mine if more is theirs else theirs):
        return more
    if plain_letters(a) == plain_letters(b) and marks(a) != marks(b):
        return mine if marks(a) > marks(b) else theirs
    return theirs if _sureness(theirs) > _sureness(mine) else mine


def _is_number_beside_letters(a: str, b: str) -> bool:
    """One is a number, the other the same in letters that print like figures, and no abbreviation."""
    alike = a.translate(_FIGURES) == b.translate(_FIGURES) and not any(map(_ABBREVIATED.fullmatch, (a, b)))
    return alike and bool(_NUMBER.fullmatch(a)) != bool(_NUMBER.fullmatch(b))


def _holds_all(more: Sequence[Token], fewer: Sequence[Token]) -> bool:
    """The same words and one more of which the engine is sure: the other engine passed over it."""
    texts = [t.text for t in fewer]
    added = [t for t in more if t.text not in texts]
    return bool(added) and len(more) - len(added) == len(fewer) and all(t.confidence >= _SURE for t in added)


def _tells(word: Token) -> bool:
    """It is no mere stop or speck."""
    return bool(word.text) or word.raw in _JOINING


def _sureness(words: Sequence[Token]) -> float:
    return min(t.confidence for t in words)


def _meet(a: Token, b: Token) -> bool:
    wide = min(a.bbox.x1, b.bbox.x1) - max(a.bbox.x0, b.bbox.x0)
    high = min(a.bbox.bottom, b.bbox.bottom) - max(a.bbox.top, b.bbox.top)
    level = high > _LEVEL * min(a.bbox.height, b.bbox.height)
    return a.page == b.page and level and wide > _IN_COMMON * min(a.bbox.width, b.bbox.width)
