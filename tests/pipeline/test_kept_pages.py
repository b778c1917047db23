"""What a case keeps in memory of its pages: no words that no rule reads, and never another text."""

from __future__ import annotations

import pytest

from extractors.evidence import BBox, Document, DocumentReading, Page, Word
from pipeline.kept_pages import READ_FOR_SENSE, WORD_FOR_WORD, kept_pages, read_again
from pipeline.reading import documents_to_plain


def page(number: int) -> Page:
    """Two lines of four words, one of them hidden, and a rule."""
    words = [
        Word(f"w{n}", BBox(40.0 * (n % 4), 20.0 * (n // 4), 40.0 * (n % 4) + 30, 20.0 * (n // 4) + 10))
        for n in range(8)
    ]
    words[5] = Word("unseen", words[5].bbox, hidden="white")
    return Page(number, 595, 842, tuple(words), rules=(BBox(0, 0, 500, 1),), readability=0.9, languages=("en",))


PAGES = (page(1), page(2))


@pytest.mark.parametrize("kind", sorted(READ_FOR_SENSE))
def test_lines_hold_the_same_text_in_the_same_order(kind: str) -> None:
    kept = kept_pages(kind, PAGES)
    assert Document("0", kept).text == Document("0", PAGES).text
    assert [len(p.words) for p in kept] == [2, 2]


def test_of_other_papers_only_the_first_page_keeps_its_lines() -> None:
    kept = kept_pages("commercial_invoice", PAGES)
    assert [[w.text for w in p.words] for p in kept] == [["w0 w1 w2 w3", "w4 w6 w7"], []]
    assert [p.number for p in kept] == [1, 2]


def test_what_is_told_of_a_page_stays() -> None:
    kept, read = kept_pages("policy", PAGES)[1], PAGES[1]
    assert (kept.width, kept.height, kept.readability, kept.languages) == (595, 842, 0.9, ("en",))
    assert (kept.rules, read.rules != ()) == ((), True)


@pytest.mark.parametrize("kind", sorted(WORD_FOR_WORD))
def test_papers_judged_word_for_word_are_kept_by_their_pages(kind: str) -> None:
    (data,) = documents_to_plain([DocumentReading(Document("0", PAGES, kind, 0.9))])
    assert data["page_numbers"] == [1, 2]
    assert "pages" not in data["document"] or data["document"]["pages"] == []


def test_a_scan_is_read_again_beside_the_first_engines_words_and_a_text_layer_is_not_shown() -> None:
    word = Word("certify", BBox(10, 10, 50, 20), 0.9, "ocr", 10.0)
    pages = (Page(1, 595.0, 842.0, (word,), source="ocr"), Page(2, 595.0, 842.0, (word,), source="text"))
    again = read_again(Document("f" * 64, pages, "certificate_of_origin_1243", 1.0, ()))
    assert [[w.text for w in p.words] for p in again.pages] == [["certify"], [""]]
    assert [w.bbox for w in again.pages[1].words] == [word.bbox], "print, where a hand runs across it"
