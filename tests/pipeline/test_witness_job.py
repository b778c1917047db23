"""Pages are read a second time even where another page of the file cannot be drawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from pikepdf import Pdf

from extractors.evidence import Document
from extractors.pdf.text import open_pdf
from extractors.plain import from_plain, to_plain
from extractors.read_pages import read_pages
from extractors.read_settings import DEFAULTS
from pipeline.jobs import witness_job
from tests.extractors.test_page_drawings import forms, paper


def witnessed(folder: Path, numbers: list[list[int]], *, told: bool) -> list[Document]:
    """The documents, by their pages, of a file whose second page of three is refused; `told`: the reading says so."""
    file = Pdf.new()
    paper(b"", file)
    forms(file, 9)
    (folder / "document").write_bytes(paper(b"", file))
    (folder / "out").mkdir()
    with open_pdf(folder / "document") as pdf:
        pages = read_pages(pdf, DEFAULTS)
    if not told:
        pages[1] = replace(pages[0], number=2)
    documents = [
        Document("0" * 64, tuple(pages[n - 1] for n in each), "certificate_of_origin_1243") for each in numbers
    ]
    request = {"path": str(folder / "document"), "documents": to_plain(documents)}
    answer: Any = witness_job(request, folder / "out")
    return [from_plain(Document, document) for document in answer["documents"]]


def test_a_page_that_was_never_read_keeps_no_other_from_being_read_again(tmp_path: Path) -> None:
    (document,) = witnessed(tmp_path, [[1, 2, 3]], told=True)
    assert [page.source for page in document.pages] == ["ocr", "unreadable", "ocr"]
    assert [[word.text for word in page.words] for page in document.pages] == [["Invoice", "77"], [], ["Invoice", "77"]]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["page-1.png", "page-3.png"]


def test_a_document_with_a_page_that_cannot_be_drawn_is_judged_on_one_reading_alone(tmp_path: Path) -> None:
    found = witnessed(tmp_path, [[1, 2], [3]], told=False)
    assert [document.page_numbers for document in found] == [(3,)]
