"""Binding: what a person sees on a page is on its sheet, and nothing else of the file comes along."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from extractors.errors import EncryptedFile
from extractors.pdf.text import open_pdf
from pipeline.package import write_package
from pipeline.press import press
from pipeline.sheets import LETTER, TABLOID, sheet_for
from tests.pipeline.made_case import A3, A4, A4_LANDSCAPE, MadeCase, paper
from tests.pipeline.made_case import LETTER as LETTER_PAGE

Edit = Callable[[pikepdf.Pdf], None]


def edited(edit: Edit, title: str = "TITLE", **save: object) -> bytes:
    """A paper with something done to it."""
    buffer = BytesIO()
    with pikepdf.open(BytesIO(paper(title))) as pdf:
        edit(pdf)
        pdf.save(buffer, **save)
    return buffer.getvalue()


def bound(tmp_path: Path, content: bytes, size: tuple[float, float] = A4, page: int = 1) -> tuple[Path, list]:
    """The package of one exhibit, and the problems of binding."""
    made = MadeCase(tmp_path)
    made.document(made.file("a.pdf", content), "contract", 1, size=size, pages=(page,))
    summary = write_package(made.contents(), tmp_path / "out")
    return tmp_path / "out" / "submission" / "package.pdf", list(summary.problems)


def last_page(path: Path) -> tuple[list, np.ndarray]:
    """Words of the last page, and its pixels at 72 dpi."""
    with open_pdf(path) as pdf:
        return list(pdf.read(len(pdf) - 1).words), pdf.render(len(pdf) - 1, 72)


def where(words: list, text: str) -> tuple[float, float]:
    return next(w.bbox.center for w in words if w.text == text)


def turn(degrees: int) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Rotate = degrees

    return edit


def crop(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].CropBox = Array([40, 400, 500, 841])
    pdf.pages[0].TrimBox = Array([200, 600, 400, 700])


def stamp(pdf: pikepdf.Pdf) -> None:
    drawing = pdf.make_stream(b"0 g 0 0 100 40 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 40]))
    annotation = Dictionary(
        Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([300, 300, 400, 340]), F=4, AP=Dictionary(N=drawing)
    )
    pdf.pages[0].Annots = Array([pdf.make_indirect(annotation)])


def arm(pdf: pikepdf.Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([0, 0, 600, 800]),
        A=Dictionary(S=Name.URI, URI="http://a.example/"),
    )
    pdf.Root.OpenAction = script
    pdf.pages[0].AA = Dictionary(O=script)
    pdf.pages[0].Annots = Array([pdf.make_indirect(link)])
    pdf.pages[0].Resources.PieceInfo = Dictionary(App=Dictionary(Private=pdf.make_stream(b"other customers' prices")))
    pdf.attachments["prices.txt"] = b"other customers' prices"


def layers(pdf: pikepdf.Pdf) -> None:
    hidden = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="hidden"))
    shown = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="shown"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([hidden, shown]), D=Dictionary(OFF=Array([hidden])))
    pdf.pages[0].Resources.Properties = Dictionary(L0=hidden, L1=shown)
    pdf.pages[0].contents_add(b"/OC /L0 BDC 0 g 100 100 100 100 re f EMC /OC /L1 BDC 0 g 350 100 100 100 re f EMC")


@pytest.mark.parametrize(("degrees", "size"), [(0, A4), (90, A4_LANDSCAPE), (180, A4), (270, A4_LANDSCAPE)])
def test_a_turned_page_stands_as_it_is_displayed(tmp_path: Path, degrees: int, size: tuple[float, float]) -> None:
    words, pixels = last_page(bound(tmp_path, edited(turn(degrees)), size)[0])
    x, y = where(words, "TITLE")
    height, width = pixels.shape
    assert (width > height) == (degrees in (90, 270))
    assert (x < width / 2) == (degrees in (0, 270))
    assert (y < height / 2) == (degrees in (0, 90))


def test_the_crop_box_decides_what_is_shown_not_the_trim_box(tmp_path: Path) -> None:
    words, _ = last_page(bound(tmp_path, edited(crop), (460, 441))[0])
    assert "TITLE" in [w.text for w in words]


def test_the_marks_stand_outside_the_page(tmp_path: Path) -> None:
    words, _ = last_page(bound(tmp_path, paper("TITLE"))[0])
    sheet = sheet_for(*A4, first=True)
    ours = [w for w in words if w.text in ("Exhibit", "Page", "filer", "Contract", "Offered")]
    assert len(ours) >= 5
    assert all(
        w.bbox.bottom < sheet.top or w.bbox.top > sheet.top + sheet.frame_height
        for w in ours
        if w.text != "Page" or w.bbox.top > 700
    )


def test_stamps_and_signatures_of_a_file_are_drawn_in(tmp_path: Path) -> None:
    _, pixels = last_page(bound(tmp_path, edited(stamp))[0])
    assert (pixels < 60).sum() > 0.6 * 100 * 40 * 0.72


def test_an_annotation_that_does_not_say_how_it_looks_makes_its_page_a_picture(tmp_path: Path) -> None:
    def underline(pdf: pikepdf.Pdf) -> None:
        corners = [50, 770, 500, 770, 50, 700, 500, 700]
        mark = Dictionary(
            Type=Name.Annot, Subtype=Name.Underline, Rect=Array([50, 700, 500, 770]), F=4, QuadPoints=Array(corners)
        )
        pdf.pages[0].Annots = Array([pdf.make_indirect(mark)])

    path, problems = bound(tmp_path, edited(underline))
    words, pixels = last_page(path)
    assert problems == []
    assert "TITLE" not in [w.text for w in words]
    assert (pixels[60:130] < 100).sum() > 50


def test_layers_that_were_off_stay_off(tmp_path: Path) -> None:
    _, pixels = last_page(bound(tmp_path, edited(layers))[0])
    dark = pixels < 60
    half = pixels.shape[1] // 2
    assert dark[500:, half:].sum() > 3000
    assert dark[500:, :half].sum() < 600


def test_scripts_links_attachments_and_private_data_stay_behind(tmp_path: Path) -> None:
    path, _ = bound(tmp_path, edited(arm))
    with pikepdf.open(path) as pdf:
        actions = [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") in ("/JavaScript", "/URI")]
        keys = {k for o in pdf.objects if isinstance(o, Dictionary | pikepdf.Stream) for k in o.keys()}  # noqa: SIM118
        assert "/OpenAction" not in pdf.Root
        assert len(pdf.attachments) == 0
    assert actions == []
    assert not keys & {"/JS", "/AA", "/PieceInfo", "/EmbeddedFiles", "/URI"}


def test_a_file_with_only_an_owner_password_is_bound(tmp_path: Path) -> None:
    locked = edited(lambda _: None, encryption=pikepdf.Encryption(owner="x", user=""))
    path, problems = bound(tmp_path, locked)
    assert problems == []
    assert "TITLE" in [w.text for w in last_page(path)[0]]


def test_a_file_behind_a_password_is_refused(tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    locked.write_bytes(edited(lambda _: None, encryption=pikepdf.Encryption(owner="x", user="y")))
    with pytest.raises(EncryptedFile):
        press(locked, tmp_path / "out.pdf")


def test_a_file_that_only_the_other_library_opens_is_bound_as_a_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pikepdf.open

    def fails_on_files(source: object, **options: object) -> pikepdf.Pdf:
        if isinstance(source, Path):
            raise pikepdf.PdfError("broken")
        return real(source, **options)

    monkeypatch.setattr(pikepdf, "open", fails_on_files)
    path, problems = bound(tmp_path, paper("TITLE"))
    words, pixels = last_page(path)
    assert problems == []
    assert "TITLE" not in [w.text for w in words]
    assert (pixels[60:130] < 100).sum() > 50


def test_a_page_that_cannot_be_drawn_is_named(tmp_path: Path) -> None:
    _, problems = bound(tmp_path, paper("TITLE"), page=7)
    assert [p.code for p in problems] == ["page_not_drawn"]
    assert "page 7" in problems[0].message


def test_sheets_fit_and_never_enlarge() -> None:
    for size in (A4, A4_LANDSCAPE, LETTER_PAGE, A3, (226.0, 800.0), (100.0, 100.0), (3000.0, 200.0), (0.0, 0.0)):
        for first in (True, False):
            sheet = sheet_for(*size, first=first)
            assert sheet.x >= 15
            assert sheet.top >= 32
            assert sheet.top + sheet.frame_height <= sheet.height - 29
            assert sheet.frame_width <= max(size[0], 596)
            assert sorted((sheet.width, sheet.height)) in (list(LETTER), list(TABLOID))
    assert sheet_for(*A3, first=True).height == TABLOID[1]
