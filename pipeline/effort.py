"""How much work a file is, before it is read: for the order of reading, and for the time that is left. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractors.evidence import Source

# A page of pixels takes some thirty times what a page of text takes, and has some 150 kB; a page of text has few.
_SCAN = 30.0
_BYTES_A_UNIT = 5_000
# What the stages of a file take of its work; its pages count when they are read.
READING, UNDERSTANDING, PRESSING = 0.8, 0.1, 0.1


@dataclass(frozen=True, slots=True)
class Effort:
    """Pages of a file, and its work in units of one page with a text layer."""

    pages: int = 0
    work: float = 0.0

    def part(self, share: float) -> Effort:
        """What one stage takes of it."""
        return Effort(self.pages if share == READING else 0, self.work * share)


def effort_of(source: Source, pages: int) -> Effort:
    """The effort that a file of so many pages is likely to take: exact in pages, a guess by bytes in work."""
    count = max(1, pages)
    if source.media_type.startswith("image/"):
        return Effort(count, _SCAN * count)
    return Effort(count, count * min(_SCAN, 1.0 + source.size / count / _BYTES_A_UNIT))


def longest_first(sources: Iterable[Source], pages: Mapping[str, int]) -> list[tuple[Source, Effort]]:
    """The files by falling work, so that no core waits at the end for one that was begun last."""
    found = [(s, effort_of(s, pages.get(s.sha256, 1))) for s in sources]
    return sorted(found, key=lambda pair: (-pair[1].work, pair[0].sha256))


def total_effort(files: Iterable[tuple[Source, Effort]]) -> Effort:
    """The effort of all of them."""
    found = [effort for _, effort in files]
    return Effort(sum(e.pages for e in found), sum(e.work for e in found))
