"""Whether a form is filled in: a blank form has captions and empty lines, and next to nothing that a person wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.captions import is_caption
from extractors.classify.cue_match import label_hits, tokens
from extractors.classify.title_cues import page_titles
from extractors.document_types import document_types
from extractors.evidence import Document, Page
from extractors.segments import Segment, segments_of

# Types without blanks to fill: prose, drawings, letters.
_PROSE = "policy map flow_chart supplier_list correspondence translation audit_report other unreadable"
NOT_FORMS = frozenset(_PROSE.split())
# A filled paper has more figures than this below its title; those of the form itself (edition, law) are not counted.
MAX_VALUES = 1
MIN_EMPTY = 3
MIN_LABELS = 4
# Ink that did not become words may be handwriting in the blanks.
MIN_READABILITY = 0.9
_FORM_LINE = re.compile(
    r"(?i)\b(form|omb|rev|expires|cfr|u\.?s\.?c|page|edition|version|tel|phone|fax|e-?mail|www|pin)\b|§|^\W*\(?\d{1,2}[.)]?\W*$"
    # The standard that a test follows.
    r"|\b(iso|astm|aatcc|din|en|jis|gb/?t)\b[\s:-]*[a-z]?\d"
)
_VALUE = re.compile(r"\d{3,}|\d+[.,/-]\d+|\b[A-Z]+-?\d+")
_GAP = re.compile(
    r"_{4,}|\.{6,}|…{3,}|-{8,}|\[(?:insert|date|name|quantity|description)[^\]]*\]|\bdd/mm/yyyy\b", re.IGNORECASE
)


# So many values, form lines and titles counted in, that a document is filled in whatever stands where.
MOST_VALUES = 40


def is_blank_form(document: Document) -> bool:
    """Whether the document is the form of its type with nothing filled in."""
    if document.type in NOT_FORMS or any(_inked(page) for page in document.pages):
        return False
    texts = "\n".join([s.text for p in document.pages for s in segments_of(p)])
    if len(_VALUE.findall(texts)) > MOST_VALUES:
        return False
    bodies = [list(_below_title(page, document.type)) for page in document.pages]
    valued = ((s.text, len(_VALUE.findall(s.text))) for body in bodies for s in body)
    values = sum(count for text, count in valued if count and not _FORM_LINE.search(text))
    if values > MAX_VALUES:
        return False
    empty = sum(_empty_places(body) for body in bodies)
    if empty >= MIN_EMPTY:
        return True
    tabular = document_types()[document.type].line_items
    return tabular and values == 0 and sum(_labels(body, document.type) for body in bodies) >= MIN_LABELS


def _inked(page: Page) -> bool:
    return page.source in ("ocr", "both") and page.readability < MIN_READABILITY


def _below_title(page: Page, kind: str) -> Iterator[Segment]:
    segments = segments_of(page)
    title = next((m for m in page_titles(page) if m.type == kind and m.strength >= 0.4), None)
    return (s for s in segments if title is None or s.bbox.top > title.top)


def _empty_places(body: Sequence[Segment]) -> int:
    """Runs of underscores or dots, and captions with a colon that nothing follows."""
    gaps = sum(len(_GAP.findall(s.text)) for s in body)
    return gaps + sum(s.text.rstrip().endswith((":", "：")) and not _answered(s, body) for s in body)


def _answered(caption: Segment, body: Sequence[Segment]) -> bool:
    for s in body:
        right = s.line == caption.line and s.bbox.x0 > caption.bbox.x1
        below = 0 < s.bbox.top - caption.bbox.top < 2.5 * caption.size and abs(s.bbox.x0 - caption.bbox.x0) < 20
        if (right or below) and not s.text.rstrip().endswith((":", "：")):
            return True
    return False


# The number of a box before its caption, and what its caption says in brackets.
_BOX_NUMBER, _BRACKETED = re.compile(r"^\W*\d{1,2}\b[.)]?\s*"), re.compile(r"\s*\([^)]*\)")


def _labels(body: Sequence[Segment], kind: str) -> int:
    """Captions, as the type or any field has them."""
    hits = {text for s in body for text, use, trust in label_hits(tokens(s.text)) if use.type == kind and trust >= 0.3}
    captions = (part for s in body for part in _BRACKETED.sub("", _BOX_NUMBER.sub("", s.text)).split("/"))
    return max(len(hits), sum(map(is_caption, dict.fromkeys(captions))))
