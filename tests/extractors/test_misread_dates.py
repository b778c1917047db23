"""Dates of scans against the order of their countries: what is misread, what stays open, and what the problem says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import DocumentReading
from extractors.extract import extract_document
from tests.extractors.text_pages import document_of

INDIAN = """
COMMERCIAL INVOICE
Kaveri Yarns Pvt Ltd, Salem, India
Invoice No: KY-118
Invoice date: 11/16/2025
Due date: 12/10/2025
Total INR 4,500.00
"""
TURKISH = """
FATURA
Fatura No: KY-118
Fatura Tarihi: 10/12/2025
Vade Tarihi: 01/16/2026
"""


def reading_of(text: str, language: str, unsure: str = "", source: str = "ocr") -> DocumentReading:
    document = document_of(text, "commercial_invoice", (language,), source)
    page = document.pages[0]
    words = tuple(replace(w, confidence=0.4 if unsure and unsure in w.text else 0.95) for w in page.words)
    return extract_document(replace(document, pages=(replace(page, words=words),)))


@pytest.mark.parametrize(
    ("text", "language", "unsure", "source", "invoiced", "due"),
    [
        (INDIAN, "en", "", "ocr", "2025-11-16", None),
        (INDIAN, "en", "", "text", "2025-11-16", "2025-12-10"),
        (TURKISH, "tr", "", "ocr", None, "2026-01-16"),
        (TURKISH, "tr", "01/16/2026", "ocr", "2025-12-10", None),
    ],
)
def test_a_clear_date_out_of_its_countrys_order_leaves_the_others_open(
    text: str, language: str, unsure: str, source: str, invoiced: str | None, due: str | None
) -> None:
    found = {f.name: f.value for f in reading_of(text, language, unsure, source).fields}
    assert (found.get("invoice_date"), found.get("due_date")) == (invoiced, due)


def test_an_open_date_has_both_its_candidates_and_a_misread_one_its_only_reading() -> None:
    problems = {p.field: p for p in reading_of(INDIAN, "en").problems}
    assert set(problems["due_date"].candidates) == {"2025-12-10", "2025-10-12"}
    (alone,) = [p for p in reading_of(TURKISH, "tr", "01/16/2026").problems if p.field == "due_date"]
    assert alone.candidates == ("2026-01-16",)
    assert "between" not in alone.message
