"""Whether a form is filled in: a blank form has captions and empty lines, and next to nothing that a person wrote.

from __future__ import annotations

import re

from extractors.document_types import document_types
from extractors.evidence import Document, Page

# Types without blanks to fill: prose, drawings, letters.
NOT_FORMS = frozenset(
    ("policy", "map", "flow_chart", "supplier_list", "correspondence", "translation", "other", "unreadable")
)
# A filled trade paper has more values than this; what stands on an empty form are its own numbers.
MAX_VALUES = 1
# Ink that did not become words may be handwriting in the blanks.
MIN_READABILITY = 0.9
_FORM_LINE = re.compile(r"(?i)\b(form|omb|rev|exp(ires)?|cfr|u\.?s\.?c|page|edition|version)\b|§|^\W*\(?\d{1,2}[.)]?$")
_VALUE = re.compile(r"\d{3,}|\d+[.,/-]\d+|[A-Z]+-?\d+")
_GAP = re.compile(
    r"_{4,}|\.{6,}|…{3,}|-{8,}|\[(?:insert|date|name|quantity|description)[^\]]*\]|\bdd/mm/yyyy\b", re.IGNORECASE
)


def is_blank_form(document: Document) -> bool:
    """Whether the document is the form of its type with nothing filled in."""
    kind = document_types()[document.type]
    if document.type in NOT_FORMS or not kind.fields or any(_inked(page) for page in document.pages):
        return False
    gaps, values = 0, 0
    for page in document.pages:
        for line in _lines(page):
            gaps += len(_GAP.findall(line))
            values += 0 if _FORM_LINE.search(line) else len(_VALUE.findall(line))
    return values <= MAX_VALUES and (gaps >= 2 or (values == 0 and _labels_only(document)))


def _inked(page: Page) -> bool:
    return page.source in ("ocr", "both") and page.readability < MIN_READABILITY


def _lines(page: Page) -> list[str]:
    from extractors.segments import join_words, lines_of

    return [join_words(line) for line in lines_of(page.visible_words)]


def _labels_only(document: Document) -> bool:
    return False
