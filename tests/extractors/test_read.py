"""Files of every kind to pages, or to the error that says what to ask for."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pytest
from docx.shared import Inches
from PIL import Image
from reportlab.lib.colors import white
from reportlab.pdfgen.canvas import Canvas

from extractors import pictured
from extractors.errors import DamagedFile, EmptyFile, EncryptedFile, FileError, TooLarge, UnsupportedFile
from extractors.evidence import Page, Reading
from extractors.images import READS_HEIC
from extractors.ocr import ocr_image
from extractors.office.cell_values import shown_number
from extractors.pdf.text import open_pdf
from extractors.read import ReadSettings, read_file, sniff
from tests.extractors.reading_samples import LETTER_TEXT, pdf, saved, scan, zipped


def read(content: bytes, folder: Path, settings: ReadSettings | None = None) -> Reading:
    path = folder / "input"
    path.write_bytes(content)
    return read_file(path, folder / "out", settings or ReadSettings())


def text_of(page: Page) -> str:
    return " ".join(w.text for w in page.words)


def hidden_words(draw: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), invariant=1)
    for i, line in enumerate(LETTER_TEXT):
        canvas.drawString(72, 700 - 20 * i, line)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def rendering_mode(canvas: Canvas) -> None:
    text = canvas.beginText(72, 300)
    text.setTextRenderMode(3)
    text.textOut("SECRET")
    canvas.drawText(text)


def white_text(canvas: Canvas) -> None:
    canvas.setFillColor(white)
    canvas.drawString(72, 300, "SECRET")


def covered(canvas: Canvas) -> None:
    canvas.drawString(72, 300, "SECRET")
    canvas.rect(60, 290, 200, 30, fill=1)


def off_page(canvas: Canvas) -> None:
    canvas.drawString(700, 300, "SECRET")


def tiny(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 0.8)
    canvas.drawString(72, 300, "SECRET")


def clipped(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(0, 0, 10, 10)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(72, 300, "SECRET")


def transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0.0)
    canvas.drawString(72, 300, "SECRET")


@pytest.mark.parametrize("technique", [rendering_mode, white_text, covered, off_page, tiny, clipped, transparent])
def test_text_that_cannot_be_seen_is_marked(technique: object, tmp_path: Path) -> None:
    page = read(hidden_words(technique), tmp_path).pages[0]
    assert [w.text for w in page.words if w.hidden] == ["SECRET"]
    assert [p.code for p in page.problems] == ["hidden_text"]
    assert "SECRET" not in [w.text for w in page.visible_words]


def test_a_clean_page_is_not_accused(tmp_path: Path) -> None:
    page = read(pdf(), tmp_path).pages[0]
    assert page.problems == ()
    assert not [w for w in page.words if w.hidden]


def test_text_in_a_picture_on_a_text_page_is_read_too(tmp_path: Path) -> None:
    from reportlab.lib.utils import ImageReader

    picture = scan(["PAID BY WIRE ON", "14 JULY 2026", "Hamburg branch office"]).crop((150, 200, 1200, 480))

    def stamped(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture), 100, 150, 378, 100)

    page = read(hidden_words(stamped), tmp_path).pages[0]
    assert page.source == "both"
    read_there = [w for w in page.words if w.source == "ocr"]
    assert {w.text for w in read_there} >= {"PAID", "WIRE", "JULY"}
    assert all(95 < w.bbox.x0 < w.bbox.x1 < 483 and 537 < w.bbox.top < w.bbox.bottom < 647 for w in read_there)


def test_the_same_picture_on_every_page_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportlab.lib.utils import ImageReader

    head = scan(["BHAVANI WEAVING", "Mill road 14, Coimbatore", "since 1962"]).crop((150, 200, 1200, 480))
    other = scan(["RECEIVED AT GATE", "14 JULY 2026", "by the watchman"]).crop((150, 200, 1200, 480))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), invariant=1)
    for number, picture in enumerate((head, head, other)):
        for i, line in enumerate(LETTER_TEXT):
            canvas.drawString(72, 600 - 20 * i, f"{line} {number}")
        canvas.drawImage(ImageReader(picture), 100, 650, 378, 100)
        canvas.showPage()
    canvas.save()
    asked: list[object] = []
    monkeypatch.setattr(pictured, "ocr_image", lambda *given: asked.append(given) or ocr_image(*given))
    pages = read(out.getvalue(), tmp_path).pages
    assert ["BHAVANI" in text_of(page) for page in pages] == [True, True, False]
    assert "RECEIVED" in text_of(pages[2])
    assert len(asked) == 2


def test_workbook_words_know_their_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Packing List"
    sheet.append(["Style", "Quantity", "Net kg", "Date"])
    sheet.append(["MW-2210", 4800, 1234.567, datetime.date(2026, 7, 2)])
    sheet["C2"].number_format = '#,##0.00" kg"'
    sheet.append(["SECRET", 1, 2, 3])
    sheet.row_dimensions[3].hidden = True
    book.create_sheet("Costs").append(["INTERNAL"])
    book["Costs"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    reading = read(out.getvalue(), tmp_path)
    words = {w.text: w for p in reading.pages for w in p.words}
    assert words["4800"].cell == "Packing List!B2"
    assert "1234.567" in words
    assert "2026-07-02" in words
    assert words["SECRET"].hidden == words["INTERNAL"].hidden == "hidden_cell"
    assert not words["MW-2210"].hidden
    assert sorted(p.code for p in reading.problems) == ["hidden_text", "hidden_text"]
    assert reading.rendition == "rendition.pdf"


def test_boxes_of_a_rendition_are_true(tmp_path: Path) -> None:
    reading = read(b"a,b,c\nLOT-1,20,30\nLOT-2,40,50\n", tmp_path)
    box = next(w.bbox for w in reading.pages[0].words if w.text == "LOT-2")
    with open_pdf(tmp_path / "out" / reading.rendition) as document:
        again = next(w.bbox for w in document.read(0).words if w.text == "LOT-2")
        grey = document.render(0, 144)
    assert box == again
    assert grey[int(box.top * 2) : int(box.bottom * 2), int(box.x0 * 2) : int(box.x1 * 2)].min() < 100


def test_long_identifiers_are_never_cut(tmp_path: Path) -> None:
    name = "RMS-GB-000149-005-CVLHOU435107-X26887"
    reading = read(f"{name},1,2\nx,3,4\ny,5,6\n".encode(), tmp_path)
    assert name in [w.text for w in reading.pages[0].words]


@pytest.mark.parametrize(
    ("value", "pattern", "shown"),
    [
        (1234.5, "#,##0.00", "1234.50"),
        (1234.567891, "0.00", "1234.567891"),
        (0.1 + 0.2, "General", "0.3"),
        (86832, '"$"#,##0', "$86832"),
        (12.5, "[$€-407] 0.00", "€12.50"),
        (0.055, "0.0%", "5.5%"),
        (7, "0000", "0007"),
        (4512.0, "General", "4512"),
    ],
)
def test_numbers_as_shown_at_full_precision(value: float, pattern: str, shown: str) -> None:
    assert shown_number(value, pattern) == shown


def test_bank_messages_keep_their_lines(tmp_path: Path) -> None:
    page = read(b"{1:F01BANKUS33AXXX}{4:\r\n:20:REF-1\r\n:32A:260702USD5432,1\r\n-}", tmp_path).pages[0]
    tops = {w.text: w.bbox.top for w in page.words}
    assert list(tops) == ["{1:F01BANKUS33AXXX}{4:", ":20:REF-1", ":32A:260702USD5432,1", "-}"]
    assert sorted(tops.values()) == list(tops.values())


def test_word_documents_in_order_with_tables_hidden_text_and_pictures(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("AFFIDAVIT of the spinner")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("Lot", "Kilos", "RW-42", "512.8"), strict=True
    ):
        cell.text = text
    document.add_paragraph().add_run("SECRET").font.hidden = True
    picture = io.BytesIO()
    scan(["Signed at Dindigul on 14 July", "R. Muthusamy, Vice President"]).crop((100, 200, 1300, 450)).save(
        picture, "PNG"
    )
    document.add_picture(picture, width=Inches(5))
    out = io.BytesIO()
    document.save(out)
    reading = read(out.getvalue(), tmp_path)
    assert text_of(reading.pages[0]) == "AFFIDAVIT of the spinner Lot Kilos RW-42 512.8"
    assert [(w.text, w.hidden) for w in reading.pages[1].words] == [("SECRET", "hidden_text")]
    assert "Muthusamy," in text_of(reading.pages[2])
    assert [p.number for p in reading.pages] == [1, 2, 3]
    with open_pdf(tmp_path / "out" / reading.rendition) as rendition:
        assert len(rendition) == 3


def test_html_keeps_tables_and_reports_what_its_style_hides(tmp_path: Path) -> None:
    html = b"""<html><body><p>Dear Sir,</p><div style="display:none">SECRET</div><script>alert(1)</script>
    <table><tr><th>Lot</th><th>Kilos</th></tr><tr><td>RW-42</td><td>512.8</td></tr></table></body></html>"""
    reading = read(html, tmp_path)
    assert text_of(reading.pages[0]) == "Dear Sir, Lot Kilos RW-42 512.8"
    assert [w.hidden for w in reading.pages[1].words] == ["hidden_text"]


def test_a_sideways_photograph_becomes_an_upright_page(tmp_path: Path) -> None:
    out = io.BytesIO()
    scan(turn=90).save(out, "JPEG", quality=90, dpi=(200, 200))
    reading = read(out.getvalue(), tmp_path)
    page = reading.pages[0]
    assert (page.width, page.height) == pytest.approx((612, 792), abs=1)
    first = next(w for w in page.words if w.text == "COMMERCIAL")
    assert first.bbox.x0 == pytest.approx(72, abs=3)
    with open_pdf(tmp_path / "out" / reading.rendition) as rendition:
        assert rendition.read(0).width == pytest.approx(612, abs=1)
        grey = rendition.render(0, 72)
    box = [int(v) for v in first.bbox]
    assert grey[box[1] : box[3], box[0] : box[2]].min() < 128


@pytest.mark.skipif(not READS_HEIC, reason="no HEIC reader for this platform")
def test_a_photograph_of_a_telephone_is_read(tmp_path: Path) -> None:
    reading = read((Path(__file__).parent / "photograph.heic").read_bytes(), tmp_path)
    assert reading.media_type == "image/heic"
    assert {"48160", "Bohicon", "Cotonou"} <= {w.text for w in reading.pages[0].words}
    with open_pdf(tmp_path / "out" / reading.rendition) as rendition:
        assert len(rendition) == 1


def test_every_page_of_a_tiff_is_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    pages = [scan([f"Page number {word}"]) for word in ("one", "two", "three")]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], dpi=(200, 200))
    reading = read(out.getvalue(), tmp_path)
    assert [text_of(p).split()[-1] for p in reading.pages] == ["one", "two", "three"]


def locked() -> bytes:
    with pikepdf.open(io.BytesIO(pdf())) as document:
        return saved(document, encryption=pikepdf.Encryption(owner="a", user="b"))


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyFile),
        (bytes(500), EmptyFile),
        (b"%PDF-1.7\nnothing here", DamagedFile),
        (b"\x89PNG\r\n\x1a\nbroken", DamagedFile),
        (b"\xff\xd8\xff\xe0broken", DamagedFile),
        (b"{\\rtf1 text}", UnsupportedFile),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), UnsupportedFile),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), EncryptedFile),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), DamagedFile),
        (b"\x00\x00\x00\x18ftypheic", DamagedFile if READS_HEIC else UnsupportedFile),
        (b"\x1f\x8b\x08\x00abc", UnsupportedFile),
        (locked(), EncryptedFile),
    ],
)
def test_what_cannot_be_read_says_what_to_ask_for(content: bytes, error: type[FileError], tmp_path: Path) -> None:
    with pytest.raises(error) as refused:
        read(content, tmp_path)
    assert refused.value.remedy


def test_caps(tmp_path: Path) -> None:
    with pytest.raises(TooLarge):
        read(pdf(), tmp_path, ReadSettings(max_bytes=100))
    with pytest.raises(TooLarge):
        read(b"x\n" * 50, tmp_path, ReadSettings(max_lines=10))
    with pytest.raises(TooLarge):
        read(b"x" * 5_000, tmp_path, ReadSettings(max_lines=10))  # one line, folded to many
    with pytest.raises(TooLarge):
        read(b"a,b,c\n" * 50, tmp_path, ReadSettings(max_cells=10))
    out = io.BytesIO()
    Image.new("L", (1000, 1000)).save(out, "PNG")
    with pytest.raises(TooLarge):
        read(out.getvalue(), tmp_path, ReadSettings(max_image_pixels=1000))


def test_a_truncated_pdf_is_repaired_or_refused(tmp_path: Path) -> None:
    content = pdf()
    reading = read(content[: content.rfind(b"xref")], tmp_path)
    assert "COMMERCIAL" in text_of(reading.pages[0])


def test_kinds_are_told_by_content(tmp_path: Path) -> None:
    kinds = {
        "a": (b"From: a@b.example\nTo: c@d.example\nSubject: x\nDate: today\n\nhello", "message/rfc822"),
        "b": (b"From: our factory\n\nwe send goods\n", "text/plain"),
        "c": (b"a;b;c\n1;2;3\n4;5;6\n", "text/csv"),
        "d": (b"<!DOCTYPE html><html></html>", "text/html"),
        "e": ("合同号码".encode("gb18030") * 3, "text/plain"),
    }
    for name, (content, kind) in kinds.items():
        (tmp_path / name).write_bytes(content)
        assert sniff(tmp_path / name) == kind
    assert sniff(zipped({"x": b"1"}, tmp_path / "z")) == "application/zip"


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        (b"", "application/pdf"),
        (b"\xef\xbb\xbf\r\n", "application/pdf"),
        (b"\x1b%-12345X@PJL ENTER LANGUAGE=PDF\r\n", "application/pdf"),
        (b"From: a@b.example\nTo: c@d.example\nSubject: x\nDate: today\n\n", "message/rfc822"),
    ],
)
def test_a_pdf_may_follow_other_bytes_but_a_mail_that_holds_one_is_a_mail(
    before: bytes, kind: str, tmp_path: Path
) -> None:
    (tmp_path / "a").write_bytes(before + pdf())
    assert sniff(tmp_path / "a") == kind


def test_an_archive_whose_first_member_is_an_uncompressed_pdf_is_an_archive(tmp_path: Path) -> None:
    members = {"invoice.pdf": pdf(), "packing list.pdf": pdf(["another"])}
    assert sniff(zipped(members, tmp_path / "z", zipfile.ZIP_STORED)) == "application/zip"


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (read(b"a,b,c\n1,2,3\n4,5,6\n", tmp_path / n) for n in ("x", "y") if not (tmp_path / n).mkdir())
    assert first == second
    assert (tmp_path / "x/out/rendition.pdf").read_bytes() == (tmp_path / "y/out/rendition.pdf").read_bytes()


def test_marks_that_a_table_repeats_are_no_language() -> None:
    from extractors.ocr.language import languages_of

    assert languages_of(["Y"] * 20 + ["Date", "Total", "Spindle", "los"]) == ("en",)
    assert languages_of(["factura", "fecha", "importe", "total", "del", "pedido", "con", "pago"])[0] == "es"


@pytest.mark.parametrize("size", [(1, 5000), (9000, 1)])
def test_a_page_as_narrow_as_a_hair_is_answered(size: tuple[int, int], tmp_path: Path) -> None:
    path = tmp_path / "hair.pdf"
    path.write_bytes(pdf(size=size))
    assert len(read_file(path, tmp_path).pages) == 1


@pytest.mark.parametrize("layer", [b"", b"BT 3 Tr /F 12 Tf 50 700 Td (Invoice 77 of the year) Tj ET"])
@pytest.mark.parametrize("sound", [True, False])
def test_a_page_whose_picture_cannot_be_drawn_is_not_called_empty(sound: bool, layer: bytes, tmp_path: Path) -> None:
    white = io.BytesIO()
    Image.new("L", (300, 400), 255).save(white, "JPEG")
    with pikepdf.open(io.BytesIO(pdf([" "]))) as document:
        data = white.getvalue() if sound else b"\xff\xd8\xff\xe0 of another kind"
        look = {"Subtype": pikepdf.Name.Image, "Width": 300, "Height": 400, "BitsPerComponent": 8}
        named = {"ColorSpace": pikepdf.Name.DeviceGray, "Filter": pikepdf.Name.DCTDecode}
        picture = document.make_stream(data, **look, **named)
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        document.pages[0].Resources = pikepdf.Dictionary(XObject={"/I": picture}, Font={"/F": font})
        document.pages[0].Contents = document.make_stream(b"q 612 0 0 792 0 0 cm /I Do Q " + layer)
        (tmp_path / "a.pdf").write_bytes(saved(document))
    (page,) = read_file(tmp_path / "a.pdf", tmp_path).pages
    codes = {p.code for p in page.problems}
    assert ("blank_page" in codes, "damaged" in codes) == (sound, not sound)
    assert page.readability == float(sound)
