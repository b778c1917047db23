"""The screen of a certificate: every word of the form in its state, the page beside it, no live text of a stranger."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.certificate import judge_certificate
from extractors.certificate.form_text import main_form
from extractors.certificate.screen import Stretch, screen
from extractors.evidence import Document, DocumentReading, Problem
from extractors.pdf.page_picture import page_pictures
from extractors.read import read_file
from pipeline.case import CaseSettings, CaseView, Chain, Received
from pipeline.kit import certificate_docx, certificate_pdf
from pipeline.profile import load_profile
from pipeline.render import render_report
from pipeline.report import report_data

TEXTS = {
    "foreign_seller": "Hoa Sen Garment JSC", "quantity": "1,500 pieces", "description": "men's cotton shirts",
    "packages": "40 cartons", "marks": "H&P <1-40>", "producer": "Hoa Sen Garment JSC",
    "place_of_production": "Nam Dinh", "carrier": "ARABIAN HERON", "place_of_lading": "Hai Phong",
    "place_of_departure": "Hai Phong", "departure_date": "27 June 2026", "labor_class": "forced labor",
    "dated": "2 August 2026",
}  # fmt: skip
NAME = "<script>alert(1)</script>.pdf"


def certificate(folder: Path, old: str = "", new: str = "", **texts: str) -> Document:
    """A certificate read from a page, one phrase of its form replaced."""
    path = folder / "form.docx"
    path.write_bytes(certificate_docx(main_form(), TEXTS | texts))
    if old:
        import docx

        document = docx.Document(str(path))
        for run in (r for p in document.paragraphs for r in p.runs):
            run.text = run.text.replace(old, new)
        document.save(str(path))
    read = read_file(path, folder / "out")
    return Document(read.sha256, read.pages, "certificate_of_origin_1243", 0.9)


def shown(document: Document) -> tuple[Stretch, ...]:
    return screen(document, judge_certificate(document, ("forced labor",)), ("forced labor",))


def test_all_words_of_the_form_are_shown_once_and_in_order(tmp_path: Path) -> None:
    stretches = shown(certificate(tmp_path))
    words = " ".join(s.expected for s in stretches if not s.blank).replace(" ,", ",")
    assert words.split() == " ".join(p.words for p in main_form().pieces if p.words).replace(" ,", ",").split()
    assert {s.state for s in stretches if not s.blank} == {"expected"}
    assert [s.blank for s in stretches if s.blank] == [*main_form().blanks, "dated", "signature"]
    assert stretches[-1].state == "empty"


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("owner", "owners", Stretch("deviating", "owner", "owners")),
        ("any stage", "stage", Stretch("deviating", "any", "")),
        ("thereof.", "thereof, except the buttons.", None),
    ],
)
def test_what_differs_stands_where_it_differs(tmp_path: Path, old: str, new: str, wanted: Stretch | None) -> None:
    stretches = shown(certificate(tmp_path, old, new))
    marked = [s for s in stretches if s.state == "deviating"]
    if wanted is not None:
        assert marked == [wanted]
    else:
        assert "except" in " ".join(s.found for s in marked)


def test_an_empty_and_a_refused_blank(tmp_path: Path) -> None:
    states = {s.blank: s.state for s in shown(certificate(tmp_path, quantity="", packages="see invoice")) if s.blank}
    assert (states["quantity"], states["packages"], states["marks"]) == ("empty", "deviating", "filled")


def test_another_paper_has_no_screen(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Dear Maria, the goods left Mersin on 4 May 2026.\n", encoding="utf-8")
    document = Document("0" * 64, read_file(path, tmp_path).pages, "certificate_of_origin_1243", 0.9)
    assert shown(document) == ()


def report(folder: Path, document: Document, picture: bytes | None) -> str:
    rows = (Received(NAME, None, document.sha256, 1, "application/pdf", "used"),)
    settings = CaseSettings.model_validate({"case": {"id": "T", "profile": "cotton", "labor_class": "forced labor"}})
    papers = (DocumentReading(document),)
    view = CaseView(settings, load_profile("cotton"), dt.date(2026, 9, 1), rows, papers, Chain(step_of=(0,)))
    return render_report(report_data(view, (), (), (), lambda sha256, page: picture))


def test_the_report_holds_form_and_page_and_stays_self_contained(tmp_path: Path) -> None:
    pdf = tmp_path / "form.pdf"
    pdf.write_bytes(certificate_pdf(main_form(), TEXTS))
    ((_, png),) = page_pictures(pdf, [1])
    page = report(tmp_path, certificate(tmp_path, "owner", "owners"), png)
    assert '<del><span class="unseen">the form says </span>owner</del>' in page
    assert "H&amp;P &lt;1-40&gt;" in page
    assert NAME not in page
    assert "img-src data:" in page
    assert set(re.findall(r'(?:href|src)="([^#"]{4,10})', page)) == {"data:image"}
    assert "style=" not in page
    assert page.count("<rect ") == 1  # the word


def test_without_a_picture_the_report_says_so(tmp_path: Path) -> None:
    assert "No picture of this page." in report(tmp_path, certificate(tmp_path), None)


def test_an_electronic_signature_is_told_beside_the_form(tmp_path: Path) -> None:
    said = Problem("electronic_signature", "Electronically signed by <b>Nguyen Thi Hoa</b>.")
    document = replace(certificate(tmp_path), problems=(said,))
    assert "<p>Electronically signed by &lt;b&gt;Nguyen Thi Hoa&lt;/b&gt;.</p>" in report(tmp_path, document, None)
