"""The numbered requests of a detention notice: "(a) ...", "1. ...", each with its wrapped lines joined.

Source of the form: CBP Form 6051D, block 15 (nature of information that may accelerate the disposition).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.evidence import Document, Page, Place, Request, Word, union
from extractors.segments import join_words, letter_size, lines_of, visible

NOTICES = ("detention_notice", "exclusion_notice")
# Where the list begins: words of the block or sentence that asks for papers.
_ASKS = re.compile(
    r"information which|may accelerate|following (?:documents|information|records)|please (?:submit|provide|furnish)"
    r"|you (?:may|must|are requested to) (?:submit|provide|furnish)|documents? (?:are )?(?:requested|required)"
    r"|requests? (?:that|the following)",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"^\s*(?:\(\s?([a-zA-Z]|\d{1,2}|[ivx]{1,4})\s?\)|([a-zA-Z]|\d{1,2}|[ivx]{1,4})\s?[.)](?=\s|$)|([•▪●■*–-])\s)\s*"
)
# A line that ends the list: a sentence or blank of the form after it.
_ENDS = re.compile(
    r"^(?:please (?:number|copy|note|send|contact)|cbp form|issuing officer|sincerely|failure to|if you|note:"
    r"|the information|(?:any )?questions\b|should you"
    r"|(?:your|all) (?:response|documents|submission)s? (?:must|should|may))",
    re.IGNORECASE,
)
# Who signs the notice, right under its last request: "R. Roe / Import Specialist".
_OFFICER = re.compile(
    r"^[^\d.:;]{0,3}[^\d:;]{3,40}?\s?[/,]\s?(?:(?:cbp|import|supervisory|entry|port|field)\s)*"
    r"(?:officer|specialist|inspector|director)\b[^.]{0,40}$",
    re.IGNORECASE,
)


@dataclass
class _Item:
    number: str
    page: int
    words: list[Word] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def add(self, line: Sequence[Word], text: str) -> None:
        self.words += line
        self.lines.append(text)


def find_requests(document: Document) -> tuple[Request, ...]:
    """The requests in their order; empty when the document is no notice or lists none."""
    if document.type not in NOTICES:
        return ()
    return tuple(_request(document, item) for item in _listed(document.pages))


def _request(document: Document, item: _Item) -> Request:
    text = " ".join(item.lines)
    box = union(w.bbox for w in item.words)
    return Request(item.number, text.strip(), Place(document.sha256, item.page, box, text.strip()))


def _listed(pages: Sequence[Page]) -> list[_Item]:
    lines = [(page.number, line) for page in pages for line in _page_lines(page)]
    start = next((i for i, (_, line) in enumerate(lines) if _ASKS.search(join_words(line))), None)
    return list(_items(lines[start:])) if start is not None else []


def _page_lines(page: Page) -> list[list[Word]]:
    return lines_of(visible(page))


def _items(lines: Sequence[tuple[int, list[Word]]]) -> Iterator[_Item]:
    current: _Item | None = None
    bottom = 0.0
    for position, (page, line) in enumerate(lines):
        text = join_words(line)
        mark = _MARK.match(text)
        number = next((g for g in mark.groups() if g), "") if mark else ""
        if mark and position and _follows(current, number):
            if current:
                yield current
            current = _Item(number, page)
            current.add(line, text[mark.end() :])
        elif current and (_ENDS.match(text) or _is_signed(current, text) or _far(line, bottom, page != current.page)):
            yield current
            return
        elif current and page == current.page:
            current.add(line, text)
        bottom = max(w.bbox.bottom for w in line)
    if current:
        yield current


def _is_signed(item: _Item, text: str) -> bool:
    """Whether a request has ended and its officer's line stands below."""
    return item.lines[-1].rstrip().endswith(".") and _OFFICER.match(text) is not None


def _far(line: Sequence[Word], bottom: float, new_page: bool) -> bool:
    top = min(w.bbox.top for w in line)
    return not new_page and top - bottom > 1.6 * max(letter_size(w) for w in line)


def _follows(current: _Item | None, number: str) -> bool:
    """Whether a mark opens the list or is the next one in it (a bullet follows a bullet)."""
    if current is None:
        return number.lower() in ("a", "1", "i") or not number.isalnum()
    before, after = current.number.lower(), number.lower()
    if before.isdigit() and after.isdigit():
        return int(after) == int(before) + 1
    if len(before) == len(after) == 1 and before.isalpha() and after.isalpha():
        return ord(after) == ord(before) + 1 or (before == "i" and after == "v")
    return (not before.isalnum() and before == after) or (_roman(before) > 0 and _roman(after) == _roman(before) + 1)


def _roman(text: str) -> int:
    known = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
    return known.index(text) + 1 if text in known else 0
