"""A drafted form, completed and signed, is conforming: as PDF by hand, as DOCX by typing; an incomplete one is not."""

from __future__ import annotations

import io
import json
import random
from itertools import pairwise
from pathlib import Path

import docx
import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.certificate import CertificateReading, judge_certificate
from extractors.certificate.form_text import PrintedForm, additional_form, main_form
from extractors.evidence import BBox, Document, Page
from extractors.ocr.second_reading import second_reading
from extractors.pdf.text import open_pdf
from extractors.read import read_file
from pipeline.cli import WRONG_USE, main
from pipeline.cover_note import language_of, languages
from pipeline.draft import draft_certificates
from pipeline.draft_facts import blanks_of
from pipeline.errors import CaseError
from pipeline.kit import certificate_docx, certificate_pdf, form_of, write_drafts
from pipeline.verify import MANIFEST
from tests.bench.certificate_setter import degrade
from tests.pipeline.draft_case import draft_view
from tests.pipeline.small_case import CASE_TOML, invoice

BY_HAND = {
    "foreign_seller": "Hoa Sen Garment JSC", "quantity": "1,500 pieces", "description": "men's cotton shirts",
    "packages": "40 cartons", "marks": "H&P 1-40", "producer": "Hoa Sen Garment JSC",
    "place_of_production": "Erode, India", "carrier": "ARABIAN HERON", "place_of_lading": "Hai Phong",
    "place_of_departure": "Hai Phong", "departure_date": "27 June 2026", "labor_class": "forced labor",
    "dated": "2 August 2026",
}  # fmt: skip


def judge(path: Path, folder: Path) -> CertificateReading:
    read = read_file(path, folder / "out")
    return judge_certificate(Document(read.sha256, read.pages, "certificate_of_origin_1243"), ("forced labor",))


def empty_lines(page: Page) -> list[BBox]:
    """The lines to write on, in reading order, with that of the signature last."""
    boxes = [r for r in page.rules if r.height < 2]
    covered = [w.bbox for w in page.visible_words]
    free = [r for r in boxes if not any(_over(w, r) for w in covered)]
    return sorted(free, key=lambda r: (round(r.top / 12), r.x0))


def _over(word: BBox, rule: BBox) -> bool:
    return -3 < rule.top - word.bottom < 6 and word.x0 < rule.x1 - 2 and word.x1 > rule.x0 + 2


def completed(pdf: bytes, page: Page, texts: list[str]) -> bytes:
    """The page with texts written on its empty lines, and a signature drawn on the last one."""
    lines = empty_lines(page)
    assert len(lines) == len(texts) + 1
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(page.width, page.height))
    canvas.setFont("Helvetica", 10)
    for text, line in zip(texts, lines, strict=False):
        canvas.drawString(line.x0 + 5, page.height - line.top + 3, text)
    x, y = lines[-1].x0 + 20, page.height - lines[-1].top + 12
    points = [(x, y), (x + 12, y + 18), (x + 18, y - 8), (x + 30, y + 14), (x + 44, y - 6), (x + 90, y + 8)]
    canvas.setLineWidth(1.2)
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for (x0, y0), (x1, y1) in pairwise(points):
        path.curveTo(x0 + 4, y0 + 9, x1 - 4, y1 + 9, x1, y1)
    canvas.drawPath(path)
    canvas.save()
    with pikepdf.open(io.BytesIO(pdf)) as form, pikepdf.open(buffer) as ink:
        form.pages[0].add_overlay(ink.pages[0])
        out = io.BytesIO()
        form.save(out)
    return out.getvalue()


FORMS = {
    "main": main_form(),
    "additional": additional_form("India", "Vietnam"),
    "named in brackets": additional_form("Cocos (Keeling) Islands", "Congo, The Democratic Republic of the"),
    "a long name": additional_form("South Georgia and the South Sandwich Islands", "Palestine, State of"),
}


def order(form: PrintedForm) -> tuple[str, ...]:
    return (*form.blanks, "dated")


@pytest.mark.parametrize("filled", ["from papers", "nothing"])
@pytest.mark.parametrize("number", [0, 1])
def test_a_drafted_pdf_completed_and_signed_by_hand_is_conforming(tmp_path: Path, number: int, filled: str) -> None:
    draft = draft_certificates(draft_view())[number]
    form, texts = form_of(draft), blanks_of(draft.filled) if filled == "from papers" else {}
    path = tmp_path / "form.pdf"
    path.write_bytes(certificate_pdf(form, texts))
    (page,) = read_file(path, tmp_path).pages
    path.write_bytes(completed(path.read_bytes(), page, [BY_HAND[b] for b in order(form) if b not in texts]))
    judged = judge(path, tmp_path)
    assert (judged.verdict, judged.deviations) == ("conforming", ())
    assert judged.variant == draft.variant
    wanted = BY_HAND | texts
    assert {b: judged.blanks[b].value for b in order(form)} == {b: wanted[b] for b in order(form)}


@pytest.mark.slow
def test_the_returned_scan_is_conforming(tmp_path: Path) -> None:
    texts = {b: t for b, t in BY_HAND.items() if b not in ("labor_class", "place_of_departure", "dated")}
    path = tmp_path / "form.pdf"
    path.write_bytes(certificate_pdf(main_form(), texts))
    (page,) = read_file(path, tmp_path).pages
    path.write_bytes(completed(path.read_bytes(), page, [BY_HAND[b] for b in order(main_form()) if b not in texts]))
    with open_pdf(path) as pdf:
        degrade(pdf.render(0, 200), random.Random(4)).save(tmp_path / "scan.png", dpi=(200, 200))
    read = read_file(tmp_path / "scan.png", tmp_path / "out")
    document = Document(read.sha256, read.pages, "certificate_of_origin_1243")
    second = second_reading(tmp_path / "out" / "rendition.pdf", document)
    judged = judge_certificate(document, ("forced labor",), second)
    assert (judged.verdict, judged.deviations) == ("conforming", ())


@pytest.mark.parametrize("variant", FORMS)
def test_a_drafted_word_file_typed_in_and_signed_is_conforming(tmp_path: Path, variant: str) -> None:
    form = FORMS[variant]
    path = tmp_path / "form.docx"
    path.write_bytes(certificate_docx(form, {"carrier": "ARABIAN HERON"}))
    document = docx.Document(str(path))
    names = iter([b for b in order(form) if b != "carrier"])
    for run in (r for p in document.paragraphs for r in p.runs if r.text and set(r.text) == {"_"}):
        name = next(names, None)
        run.text = BY_HAND[name] if name else "/s/ Nguyen Thi Hoa"
    document.save(str(path))
    judged = judge(path, tmp_path)
    assert (judged.verdict, judged.deviations) == ("conforming", ())
    assert {b: judged.blanks[b].value for b in order(form)} == {b: BY_HAND[b] for b in order(form)}


def test_a_form_that_is_not_completed_is_not_conforming(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(certificate_pdf(main_form(), {"carrier": "ARABIAN HERON"}))
    judged = judge(path, tmp_path)
    assert judged.verdict == "deviating"
    assert {d.kind for d in judged.deviations} == {"empty_blank", "undated", "unsigned"}


def test_a_word_file_that_is_not_completed_is_not_conforming(tmp_path: Path) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(certificate_docx(main_form(), {"carrier": "ARABIAN HERON"}))
    judged = judge(path, tmp_path)
    assert judged.verdict == "deviating"
    assert {d.kind for d in judged.deviations} == {"empty_blank", "undated"}  # a picture may be its signature


def test_the_folder_is_written_whole_and_twice_alike(tmp_path: Path) -> None:
    out = tmp_path / "draft"
    told = write_drafts(draft_view(), out)
    first = {p.name: p.read_bytes() for p in out.iterdir()}
    write_drafts(draft_view(), out)
    assert {p.name: p.read_bytes() for p in out.iterdir()} == first
    assert len(told) == 2
    names = {"certificate-main-VN", "certificate-additional-IN", "statement"}
    assert set(first) == {f"{n}{s}" for n in names for s in (".pdf", ".docx", "-note.pdf")} | {"drafts.json", MANIFEST}
    record = json.loads(first["drafts.json"])
    assert record["certificates"][0]["open"] == ["packages", "place_of_departure", "labor_class"]
    assert [p.name for p in tmp_path.iterdir()] == ["draft"]


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(CaseError, match="not a draft of ours"):
        write_drafts(draft_view(), tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_every_language_says_the_same_things() -> None:
    english = languages()["en"]
    assert set(languages()) == {"en", "zh", "vi", "es", "tr", "pt", "de", "fr"}
    for words in languages().values():
        assert words.keys() == english.keys()
        assert words["statement"].keys() == english["statement"].keys()
        assert len(words["steps"]) == len(english["steps"])
        assert "{country}" in words["additional"]
        assert "{classes}" in words["classes"]
    assert (language_of("VN"), language_of("CN"), language_of("TR"), language_of(None)) == ("vi", "zh", "tr", "en")


def test_the_forms_hold_only_words_of_the_regulation(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(certificate_pdf(main_form(), {}))
    (page,) = read_file(path, tmp_path).pages
    form = main_form()
    printed = " ".join([form.title, *(p.words or f"({p.caption})" * bool(p.caption) for p in form.pieces)])
    expected = f"{printed} {form.dated} ({form.signature})".replace(" ,", ",").replace(" ;", ";").split()
    assert "".join(w.text for w in page.visible_words) == "".join(expected)


def test_the_command_writes_the_drafts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "case"
    (folder / "inbox").mkdir(parents=True)
    (folder / "case.toml").write_text(CASE_TOML, encoding="utf-8")
    (folder / "inbox" / "CI 118.pdf").write_bytes(invoice())
    assert main(["draft", str(folder)]) == 0
    assert "certificate-main-unknown" in capsys.readouterr().out
    assert (folder / "draft" / "certificate-main-unknown.docx").is_file()
    assert (folder / "draft" / "statement.pdf").is_file()
    (folder / "draft" / "drafts.json").unlink()
    assert main(["draft", str(folder)]) == WRONG_USE
