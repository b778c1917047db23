"""The pages of one file -> its logical documents: a scan of order, invoice, payment and packing list becomes four.

Every page is asked whether a new document begins on it. Titles, "page 1 of 3", the paper's own number, letterhead, page
size and what the page is by its content speak for or against; doubt keeps pages together and says so. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document_types import document_types
from extractors.evidence import Document, Page, Problem, Reading
from extractors.page_marks import CERTAIN, PageMarks, page_marks

# Weights on a common scale: from SPLIT on a new document begins, from DOUBT on the cut is uncertain.
SPLIT = 2.5
DOUBT = 1.5
TITLE = 0.4
WEAK_TITLE = 0.28
FAINT_TITLE = 0.1  # of a page whose body alone tells its type
# Measured on 332 inner pages of real papers and 3,240 pairs of papers of other hands: a page shares a tenth of its
# words with the pages before it in 19 of 20 cases, and fewer with those of another paper in 9 of 10.
_ALIKE = 0.1
_FEW_WORDS = 12  # of a page that tells nothing by its words
# A page whose lines end above this share of its height was not filled: a text that goes on would have gone on there.
_FILLED = 0.75
_HALF = 0.5
_ENDED = 1.7
# What carries annexes of every kind; a page behind it is not another paper for being of another type.
_ANNEXED = frozenset({"audit_report", "contract", "policy", "translation"})
_NUMBER = 5  # letters of a number that two papers do not share by chance


def split_document(reading: Reading) -> tuple[Document, ...]:
    """The logical documents of a file, in the order of its pages; one `unreadable` document when it has no page."""
    if not reading.pages:
        return (Document(reading.sha256, (), "unreadable", 1.0, reading.problems, reading.kind_hint),)
    if len(reading.pages) == 1:
        return (_document(reading, list(reading.pages), ()),)
    groups, doubts = _grouped([page_marks(page) for page in reading.pages])
    return tuple(_document(reading, group, doubt) for group, doubt in zip(groups, doubts, strict=True))


def _document(reading: Reading, pages: list[Page], doubts: tuple[Problem, ...]) -> Document:
    return Document(reading.sha256, tuple(pages), problems=(*reading.problems, *doubts), kind_hint=reading.kind_hint)


def _grouped(marks: list[PageMarks]) -> tuple[list[list[Page]], list[tuple[Problem, ...]]]:
    groups: list[list[PageMarks]] = [[marks[0]]]
    doubts: list[tuple[Problem, ...]] = [()]
    for mark in marks[1:]:
        score, clash = boundary(groups[-1], mark)
        if score >= SPLIT:
            groups.append([mark])
            doubts.append(())
            continue
        if score >= DOUBT or clash:
            doubts[-1] += (_doubt(mark),)
        groups[-1].append(mark)
    return [[m.page for m in group] for group in groups], doubts


def _doubt(mark: PageMarks) -> Problem:
    return Problem(
        "split_doubt",
        f"Another document may begin on page {mark.page.number}; the pages were kept together.",
        "Look at the page; send the documents as separate files if they are several.",
    )


def boundary(group: list[PageMarks], mark: PageMarks) -> tuple[float, bool]:
    """(how much speaks for a new document on this page, whether its title and its numbering contradict each other)."""
    first, last = group[0], group[-1]
    if mark.empty or all(m.empty for m in group) or _one_sheet(last, mark):
        return -9.0, False
    named = _named(first, mark)
    score = named + _numbered(last, mark) + _identified(group, mark) + _looks(first, last, mark)
    unlike = _unlike(group, mark)
    score += -4.0 if mark.continues else unlike + _ended(first, last, mark, unlike)
    return score, (named >= 3.0 and score < DOUBT) or _begins_anew(group, mark)


def _begins_anew(group: list[PageMarks], mark: PageMarks) -> bool:
    """Whether a page has the title of the paper before it, and nothing on it says that it is the same paper."""
    first = group[0]
    if not (mark.title and first.title and mark.title.strength >= TITLE and mark.title.text == first.title.text):
        return False
    if mark.number or mark.continues or first.type == "translation":
        return False
    same = any(m.identifiers.get(name) == number for m in group for name, number in mark.identifiers.items())
    return not same and not any(first.facts.get(caption) == value for caption, value in mark.facts.items())


def _one_sheet(last: PageMarks, mark: PageMarks) -> bool:
    return bool(mark.sheet) and mark.sheet == last.sheet


def _named(first: PageMarks, mark: PageMarks) -> float:
    """The page's title, and what it is by its content, against the document so far."""
    other = mark.type != first.type
    content = _content(first, mark) if other else 0.0
    strength = mark.title.strength if mark.title and mark.title.type == mark.type else 0.0
    if strength < WEAK_TITLE:
        return content - (0.0 if content and strength >= FAINT_TITLE else 1.5)
    if not other:
        return _repeated(first, mark, strength)
    if strength < TITLE:
        return content + 1.5
    return content + (4.0 if document_types()[first.type].line_items else 2.5)


def _content(first: PageMarks, mark: PageMarks) -> float:
    sure = min(first.type_confidence, mark.type_confidence)
    return 2.5 if sure >= 0.93 else 1.5 if sure >= CERTAIN else 0.0


def _repeated(first: PageMarks, mark: PageMarks, strength: float) -> float:
    """A title printed again: a form may repeat it on every page, a letter or certificate does not."""
    if first.type == "translation":
        return -3.0
    if first.title and mark.title and first.title.type == mark.title.type and first.title.text != mark.title.text:
        return 2.0
    if strength < TITLE:
        return 0.0
    return (1.0 if document_types()[first.type].line_items else 3.3) + _restated(first, mark)


def _restated(first: PageMarks, mark: PageMarks) -> float:
    """A running head repeats its captions with their values; the next paper of a series has other values."""
    shared = first.facts.keys() & mark.facts.keys()
    same = sum(first.facts[caption] == mark.facts[caption] for caption in shared)
    if len(shared) - same >= 2 and len(shared) > 2 * same:
        return 2.5
    return -2.0 if shared and same == len(shared) and same >= 2 else 0.0


def _numbered(last: PageMarks, mark: PageMarks) -> float:
    """ "Page 1 of 3" begins a document, "page 2 of 3" does not."""
    if mark.number is None:
        return -0.5 if last.number and last.number[0] < last.number[1] else 0.0
    number, total = mark.number
    if last.number and number == last.number[0] + 1 and total == last.number[1]:
        return -6.0
    if number == 1:
        return 4.5 if total else 2.0
    return -4.0


def _identified(group: list[PageMarks], mark: PageMarks) -> float:
    """The paper's own number: the same goes on, another one begins. Two records name the lot that passed on, too."""
    kind = group[0].type
    if mark.type != kind and mark.type_confidence >= CERTAIN:
        return 0.0
    own = (document_types()[kind].number, "document")
    for name in dict.fromkeys((*own, *sorted(mark.identifiers))):
        earlier = {m.identifiers[name] for m in group if name in m.identifiers}
        found = mark.identifiers.get(name)
        if found and earlier:
            if found in earlier:
                return 0.0 if name not in own and _other_title(group[0], mark) else -3.5
            if name in own or _headed(mark):
                return 3.5
    return 0.0


def _headed(mark: PageMarks) -> bool:
    """Whether the page has a head of its own: a number further down is one of its lines (the lot of some goods)."""
    return mark.headed or bool(mark.company or (mark.title and mark.title.strength >= WEAK_TITLE))


def _other_title(first: PageMarks, mark: PageMarks) -> bool:
    titles = [m.title.text for m in (first, mark) if m.title and m.title.strength >= TITLE]
    return len({*titles}) == 2


def _unlike(group: Sequence[PageMarks], mark: PageMarks) -> float:
    """Words and language of a page that begins like a paper, against all pages before it.

    A translation shares names and numbers; terms on the back, jurats and annexes have no head of their own.
    """
    if not (mark.company or mark.identifiers or mark.facts or (mark.title and mark.title.strength >= TITLE)):
        return 0.0
    earlier = frozenset().union(*(m.words for m in group))
    shared = earlier & mark.words
    share = len(shared) / max(1, len(mark.words))
    named = any(len(w) >= _NUMBER and any(c.isdigit() for c in w) for w in shared)
    if len(mark.words) < _FEW_WORDS or named or share >= _ALIKE:
        return 0.0
    spoken, languages = group[-1].page.languages, mark.page.languages
    foreign = spoken and languages and not {*spoken} & {*languages}
    return 3.0 * (1.0 - share / _ALIKE) + (2.0 if foreign else 0.0)


def _ended(first: PageMarks, last: PageMarks, mark: PageMarks, unlike: float) -> float:
    """The page before was left before it was full, and this one has a head and by its content another type.

    Where the page before was not half full and nothing of it returns, the type need not be known.
    """
    if last.ends >= _FILLED or len(mark.words) < _FEW_WORDS or first.type in _ANNEXED or not _headed(mark):
        return 0.0
    if unlike > 0.0 and last.ends < _HALF:
        return _ENDED
    return _ENDED if mark.type != first.type and min(first.type_confidence, mark.type_confidence) >= CERTAIN else 0.0


def _looks(first: PageMarks, last: PageMarks, mark: PageMarks) -> float:
    """Letterhead, company at the top, size and orientation of the page, and whether it was scanned."""
    score = 0.0
    if first.letterhead and mark.letterhead:
        score += -0.7 if first.letterhead == mark.letterhead else 0.8
    if first.company and mark.company and not (first.company in mark.company or mark.company in first.company):
        score += 2.0
    if abs(last.page.width - mark.page.width) > 12:
        score += 0.7
    if last.page.source != mark.page.source and "layout" not in (last.page.source, mark.page.source):
        score += 0.8
    return score
