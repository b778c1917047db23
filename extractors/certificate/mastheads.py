"""The head of a firm's paper: its name, and what stands close by it above the form, its addresses and its sayings.

What a firm says of itself there in English ("Colour is our promise") is free. A line with a word that limits, takes
back or names goods or labor is no such line, and neither is one in larger letters than the name. Of other languages
too few of those words are known: what is not in their own lists is for a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.certificate.foreign_lines import limits, names_coercion
from extractors.certificate.form import certificate_form
from extractors.certificate.reading import FormReading
from extractors.certificate.shapes import vocabulary
from extractors.certificate.tokens import Token
from extractors.certificate.translation import is_of_another_script
from extractors.certificate.translation_words import HAN
from extractors.evidence import BBox, union
from extractors.forms import form_data

_CLOSE = 1.3  # heights of the lower line from one line of a head to the next
_NAME, _MOST = 6, 0.5  # letters of a firm's name at least, and how much of it its first line holds
_LONGEST, _SENTENCE = 9, 5  # words of a saying, and of one that is a sentence of English
# Small words of English that stand in no other language of firms.
_ENGLISH = frozenset({"the", "our", "and", "since", "your", "you", "with", "from", "for", "by", "to", "is", "are"})
_TITLE = frozenset({"certificate", "certificates"})


def mastheads(reading: FormReading, lines: Sequence[Sequence[int]]) -> frozenset[int]:
    """Numbers of the lines of the head that say nothing of the goods, the labor or the paper."""
    tokens = reading.tokens
    boxes = {n: union(tokens[t].bbox for t in line) for n, line in enumerate(lines)}
    first = tokens[reading.settled.start]
    head = [n for n, line in enumerate(lines) if tokens[line[0]].page == first.page]
    titles = [boxes[n].top for n in head if any(tokens[t].text in _TITLE for t in lines[n])]
    below = min([first.bbox.top, *titles])
    above = [n for n in head if boxes[n].center[1] < below]
    firm = _letters(reading.blanks["foreign_seller"].value or "")
    named = [n for n in above if _is_firm([tokens[t] for t in lines[n]], firm)]
    if not named:
        return frozenset()
    size = max(tokens[t].size for n in named for t in lines[n])
    held = _around(named, above, boxes)
    return frozenset(n for n in held if _says_nothing([tokens[t] for t in lines[n]], firm, size))


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _is_firm(words: Sequence[Token], firm: str) -> bool:
    """The firm's name stands in the line, also with its letters set apart, or the most of a name of two lines."""
    said = _letters("".join(w.raw for w in words))
    return len(firm) >= _NAME and firm[: max(_NAME, round(_MOST * len(firm)))] in said


def _around(named: Sequence[int], above: Sequence[int], boxes: Mapping[int, BBox]) -> frozenset[int]:
    """The lines that hang together with the name, each close to the next."""
    held, grown = set(named), True
    while grown:
        more = {n for n in above if n not in held and any(_is_close(boxes[n], boxes[h]) for h in held)}
        held |= more
        grown = bool(more)
    return frozenset(held)


def _is_close(a: BBox, b: BBox) -> bool:
    gap = max(a.top, b.top) - min(a.bottom, b.bottom)
    return gap < _CLOSE * min(a.height, b.height)


def _says_nothing(words: Sequence[Token], firm: str, size: float) -> bool:
    """The name, or few words besides it, none that tells or larger than it, without a mark that asks or points."""
    shown = _letters("".join(w.raw for w in words))
    if shown and shown in firm:
        return True
    known = vocabulary()["around"]
    telling = known["never"] | known["takes_back"] | known["limits"] | known["subjects"]
    telling |= (
        frozenset(form_data("certificate_12_43")["outside"]["status"]) | certificate_form().vocabulary.labor_words
    )
    said = [w for w in words if w.text and _letters(w.raw) not in firm]
    worded = [w for w in said if not any(c.isdigit() for c in w.raw)]
    if _is_foreign(words):
        return False
    if len(worded) > _LONGEST or max(w.size for w in words) > size or any(w.raw[-1:] in "?*†‡" for w in words):
        return False
    telling |= frozenset(form_data("certificate_letterheads")["slogans"]["pointing"].split())
    if sum(w.text in known["english"] for w in said) > 1 and len(worded) > _SENTENCE:
        return False
    shown = f" {' '.join(w.text for w in said)} "
    told = any(w.text in telling or w.text.strip(".") in telling for w in said)
    told |= any(f" {phrase} " in shown for phrase in form_data("certificate_fillings")["around"]["phrases"])
    return not told and not limits(said, frozenset()) and not names_coercion(said, frozenset())


def _is_foreign(words: Sequence[Token]) -> bool:
    """In another script, or with words in small letters of which none is a small one of English."""
    if any(is_of_another_script(w.raw) or HAN.search(w.raw) for w in words):
        return True
    return any(w.raw[:1].islower() for w in words) and not {w.text for w in words} & _ENGLISH
