"""The name of a firm in one line with its paper's title: "Nordbogen Linie  Bill of Lading", "Wages - Acme Ltd."."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extractors.evidence import Word
from extractors.parties.company_names import has_legal_form, split_name
from extractors.segments import Segment, join_words, make_segment, plain
from extractors.titles import is_title
from extractors.values.folding import fold
from extractors.values.language_data import month_numbers
from extractors.vocabulary import load_vocabulary

# Print that differs by this share is larger or smaller.
LARGER = 1.15
# Words of a title of which a longer line may go on ("Bill of Lading for ocean transport").
SHORTEST, LONGEST = 2, 5
DASHES = frozenset("-–—/|·•")
# Words of a title that no name has within ("Bill of Lading").
WITHIN = 3


def names_beside_title(segment: Segment) -> list[Segment]:
    """What may be a firm's name in a segment: what stands behind a title, else all of it and what stands before one."""
    behind = _after_title(segment)
    return [behind] if behind else [s for s in (segment, _before_title(segment)) if s]


def _before_title(segment: Segment) -> Segment | None:
    """What stands before the title in a line, where the print changes there; None in any other line."""
    words = segment.words
    at = next((i for i in range(1, len(words)) if _set_otherwise(words[i - 1], words[i])), 0)
    if not at or not _opens_title(words[at:]):
        return None
    name = [w for w in words[:at] if any(map(str.isalnum, w.text))]
    return make_segment(name, segment.page, segment.line) if name else None


def _after_title(segment: Segment) -> Segment | None:
    """The firm behind the title in a line, with its legal form; None in any other line.

    A month, a number or a dash may stand between; a firm that the paper is made for is not the paper's own.
    """
    words = _without_numbers(segment.words)
    start = _end_of_title(words)
    if not start:
        return None
    parted = next((i for i, w in enumerate(words) if i >= start and not _is_between(w)), len(words))
    name = words[parted:]
    unparted = parted == start == 1
    if not name or unparted or name[0].text[:1].islower() or not has_legal_form(split_name(join_words(name))[0]):
        return None
    return make_segment(name, segment.page, segment.line)


def before_dash(segment: Segment) -> Segment:
    """What stands before the first dash or bar of a line ("SCEA Les Ormes – RCS Libourne 412 887 301")."""
    words = segment.words
    at = next((i for i, w in enumerate(words) if i and w.text in DASHES - {"/"}), len(words))
    return make_segment(words[:at], segment.page, segment.line)


def holds_title(name: str) -> bool:
    """Whether a title of several words stands in what was cut out as a name, which then is none."""
    words = name.split()
    within = any(is_title(" ".join(words[i : i + WITHIN])) for i in range(1, len(words) - WITHIN + 1))
    bare = [w for w in words if not w.isdigit()]
    return within or any(is_title(" ".join(bare[:n])) for n in range(SHORTEST, min(LONGEST, len(bare) - 1) + 1))


def _without_numbers(words: Sequence[Word]) -> Sequence[Word]:
    """The words behind the year or the number of a form with which the line begins."""
    first = next((i for i, w in enumerate(words) if any(map(str.isalpha, w.text))), 0)
    return words[first:]


def _end_of_title(words: Sequence[Word]) -> int:
    """How many of the words make the longest title that the line opens with; 0 for none."""
    dash = next((i for i, w in enumerate(words) if i and w.text in DASHES), len(words) - 1)
    longest = range(min(LONGEST, dash), 0, -1)
    return next((n for n in longest if _heads(words[:n])), 0)


def _heads(words: Sequence[Word]) -> bool:
    """A title, or the part of a firm that a comma parts from its name."""
    said = join_words(words).rstrip(" ,;:-–—/|")
    if any(":" in w.text for w in words[:-1]):
        return False  # a label and its value
    part = words[-1].text.endswith(",") and plain(words[-1].text.rstrip(",")) in _departments()
    return part or is_title(said)


def _is_between(word: Word) -> bool:
    """A dash, a number, a month, or what joins a title to whose it is."""
    text = fold(word.text).strip(".,:;()")
    numbered = any(map(str.isdigit, text)) and sum(map(str.isalpha, text)) < SHORTEST
    return not text.strip("".join(DASHES)) or numbered or text in month_numbers() or text in _joining()


@cache
def _joining() -> frozenset[str]:
    return frozenset(map(plain, load_vocabulary("parties")["titled"]["of"]))


@cache
def _departments() -> frozenset[str]:
    return frozenset(map(plain, load_vocabulary("parties")["titled"]["departments"]))


def _set_otherwise(left: Word, right: Word) -> bool:
    """Whether two words differ in weight or size; a dash or stroke is set like either."""
    if not left.size or not right.size or not any(map(str.isalnum, left.text)):
        return False
    larger = max(left.size, right.size) > LARGER * min(left.size, right.size)
    return larger or left.bold != right.bold


def _opens_title(words: Sequence[Word]) -> bool:
    said = [w for w in words if any(map(str.isalnum, w.text))]
    return any(is_title(join_words(said[:n])) for n in range(SHORTEST, min(LONGEST, len(said)) + 1))
