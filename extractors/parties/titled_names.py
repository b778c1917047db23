"""The name of a firm in one line with its paper's title and set otherwise: "Nordbogen Linie  Bill of Lading"."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.evidence import Word
from extractors.segments import Segment, join_words, make_segment
from extractors.titles import is_title

# Print that differs by this share is larger or smaller.
LARGER = 1.15
# Words of a title of which a longer line may go on ("Bill of Lading for ocean transport").
SHORTEST, LONGEST = 2, 5
# Words of a title that no name has within ("Bill of Lading").
WITHIN = 3


def before_title(segment: Segment) -> Segment | None:
    """What stands before the title in a line, where the print changes there; None in any other line."""
    words = segment.words
    at = next((i for i in range(1, len(words)) if _set_otherwise(words[i - 1], words[i])), 0)
    if not at or not _opens_title(words[at:]):
        return None
    name = [w for w in words[:at] if any(map(str.isalnum, w.text))]
    return make_segment(name, segment.page, segment.line) if name else None


def holds_title(name: str) -> bool:
    """Whether a title of several words stands within what was cut out as a name, which then is none."""
    words = name.split()
    return any(is_title(" ".join(words[i : i + WITHIN])) for i in range(1, len(words) - WITHIN + 1))


def _set_otherwise(left: Word, right: Word) -> bool:
    """Whether two words differ in weight or size; a dash or stroke is set like either."""
    if not left.size or not right.size or not any(map(str.isalnum, left.text)):
        return False
    larger = max(left.size, right.size) > LARGER * min(left.size, right.size)
    return larger or left.bold != right.bold


def _opens_title(words: Sequence[Word]) -> bool:
    said = [w for w in words if any(map(str.isalnum, w.text))]
    return any(is_title(join_words(said[:n])) for n in range(SHORTEST, min(LONGEST, len(said)) + 1))
