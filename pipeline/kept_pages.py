"""What a case keeps of its pages once they are understood: all words only where a rule still has to read them.

A case may have thousands of pages; their words stay in the store. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extractors.evidence import Document, Page, Word, union

# Papers that are judged word by word.
WORD_FOR_WORD = frozenset({"certificate_of_origin_1243", "certificate_of_origin_other", "consignee_statement"})
# Papers whose process is told by what they say anywhere; of others the first page's heading may be wanted.
READ_FOR_SENSE = frozenset({"production_record", "labor_record", "bale_list", "internal_transfer"})


def kept_pages(kind: str, pages: Iterable[Page]) -> tuple[Page, ...]:
    """The pages of a document of type `kind` without words and drawing: lines of text where they are still wanted."""
    everywhere = kind in READ_FOR_SENSE
    return tuple(
        replace(page, words=_lines(page) if everywhere or n == 0 else (), rules=(), images=(), strokes=())
        for n, page in enumerate(pages)
    )


def read_again(document: Document) -> Document:
    """A document as its second reading needs it: of a page with a text layer the geometry only, that of its words too,
    so that a hand across a typed name is not taken for print.

    A scan keeps its words. They are the first engine's, beside which those of the second one are laid: without them
    the second engine would stand for both.
    """
    pages = (replace(p, words=p.words if p.source == "ocr" else _places(p), problems=()) for p in document.pages)
    return replace(document, pages=tuple(pages), problems=())


def _places(page: Page) -> tuple[Word, ...]:
    """Where the words stand, and nothing of what they say."""
    return tuple(replace(w, text="") for w in page.words)


def _lines(page: Page) -> tuple[Word, ...]:
    """The visible words, those that follow each other on one line put together; the same text in the same order."""
    lines: list[list[Word]] = []
    for word in page.visible_words:
        if lines and _goes_on(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(map(_joined, lines))


def _goes_on(last: Word, word: Word) -> bool:
    middle = word.bbox.center[1]
    return last.bbox.top < middle < last.bbox.bottom and word.bbox.x0 >= last.bbox.x0 and word.size == last.size


def _joined(words: list[Word]) -> Word:
    if len(words) == 1:
        return words[0]
    return replace(
        words[0],
        text=" ".join(w.text for w in words),
        bbox=union(w.bbox for w in words),
        confidence=min(w.confidence for w in words),
        bold=all(w.bold for w in words),
        cell="",
    )
