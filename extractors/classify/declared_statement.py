"""A letter, affidavit or untitled paper that is the consignee's statement by what it says, whatever it calls itself.

The regulation sets no form for the statement of 12.43(b). A paper that speaks of the ultimate consignee, and to three
of the four elements at least, is one; a letter that encloses the statement, and says what it holds, is none.
"""

from __future__ import annotations

import re

from extractors.evidence import Document
from extractors.statement import read_statement

STATEMENT = "consignee_statement"
# Types whose papers are prose that may be the statement in another dress.
PROSE = frozenset({"affidavit", "correspondence", "other"})
_CONSIGNEE = "ultimate consignee"
_ELEMENTS = 3
_ENCLOSES = re.compile(r"\b(?:enclos|attach|forward|herewith|transmit)\w*[^.]{0,60}\bstatement\b")


def is_declared_statement(document: Document) -> bool:
    """Whether a document, classified as prose of another kind, states what 12.43(b) asks of the ultimate consignee."""
    text = " ".join(w.text for page in document.pages for w in page.visible_words).casefold()
    if _CONSIGNEE not in text or _ENCLOSES.search(text):
        return False
    told = {e.name for e in read_statement(document) if e.status != "missing"}
    return len(told) >= _ELEMENTS
