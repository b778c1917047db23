"""A page of many small gradients and shadows is read; the same over whole pages, or so told by a trick, is refused."""

from __future__ import annotations

import math

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf

from extractors.errors import TooLarge
from extractors.pdf.drawing_scales import enlarged, stretch
from extractors.pdf.text import open_pdf
from extractors.read_settings import ReadSettings
from tests.extractors.reading_samples import saved
from tests.extractors.test_page_drawings import paper

SETTINGS = ReadSettings(max_page_drawings=2_000)
GREY = Dictionary(FunctionType=2, Domain=[0, 1], N=1)
AXIAL = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=[0, 0, 9, 9], Function=GREY)
COLOURS = Dictionary(Pattern=Dictionary(P=Dictionary(PatternType=2, Shading=AXIAL)))
PAINTED = b"/Pattern CS/Pattern cs/P SCN/P scn 0 0 9 9 re f"
MOVED = b"q 1 0 0 1 90 90 cm /X Do Q "


def form(file: Pdf, content: bytes, resources: Dictionary, side: float = 9, **more: object) -> pikepdf.Object:
    box = Array([0, 0, side, side])
    return file.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=resources, **more)


def read(file: Pdf, drawn: pikepdf.Object, content: bytes = MOVED * 40) -> list[str]:
    with open_pdf(paper(content, file, XObject=Dictionary(X=drawn)), SETTINGS) as document:
        return [word.text for word in document.read(0).words]


def test_gradients_in_small_forms_are_read() -> None:
    """As browsers print them: each in a form of its own, named for lines and for areas (81 of 2,000 by whole pages)."""
    file = Pdf.new()
    assert read(file, form(file, PAINTED, COLOURS)) == ["Invoice", "77"]


def test_shadows_of_cells_are_read() -> None:
    """A mask with a gradient, for each of 30 cells: 110 forms each by whole pages."""
    file = Pdf.new()
    group = form(file, PAINTED, COLOURS, Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray))
    states = Dictionary(ExtGState=Dictionary(G=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group))))
    assert read(file, form(file, b"/G gs 0 0 9 9 re f", states), MOVED * 30) == ["Invoice", "77"]


@pytest.mark.parametrize(
    "content",
    [
        MOVED * 40,
        b"q .01 0 0 .01 0 0 cm Q " + MOVED * 40,
        b"q .01 0 0 .01 0 0 cm /Nothing Do Q " + MOVED * 40,
        b"(.01 0 0 .01 0 0 cm) Tj " + MOVED * 40,
        b"[.01 0 0 .01 0 0 cm] 0 d " + MOVED * 40,
        b"<</A .01 0 0 .01 0 0 cm >> " + MOVED * 40,
        b"%.01 0 0 .01 0 0 cm\n" + MOVED * 40,
        b".01 0 0 .01 0 0 cm q 100 0 0 100 0 0 cm (() Q) Tj " + MOVED * 40,
        b"q .01 0 0 .01 0 0 cm 100 0 0 100 0 0 cm " + MOVED * 40,
        b".01 0 0 .01 0 0 cm q 100 0 0 100 0 0 cm [Q] 0 d " + MOVED * 40,
        b".01 0 0 .01 0 0 xcm " + MOVED * 40,
        b"BI /W 1 /H 1 /BPC 8 /CS /G ID .01 0 0 .01 0 0 cm EI " + MOVED * 40,
        b".01 0 0 .01 0 0 cm (X) Do " + MOVED * 40,
    ],
)
def test_gradients_over_whole_pages_are_refused(content: bytes) -> None:
    file = Pdf.new()
    with pytest.raises(TooLarge, match="too often"):
        read(file, form(file, PAINTED, COLOURS, 900), content)


@pytest.mark.parametrize("content", [b"100 0 0 100 0 0 cm " + MOVED * 40, b"0 100 -100 0 0 0 cm " + MOVED * 40])
def test_small_forms_that_are_enlarged_are_refused(content: bytes) -> None:
    file = Pdf.new()
    with pytest.raises(TooLarge, match="too often"):
        read(file, form(file, PAINTED, COLOURS), content)


def test_a_matrix_of_its_own_enlarges_a_form() -> None:
    file = Pdf.new()
    with pytest.raises(TooLarge, match="too often"):
        read(file, form(file, PAINTED, COLOURS, Matrix=Array([100, 0, 0, 100, 0, 0])))


@pytest.mark.parametrize("by", [2, 90])
def test_a_form_within_a_form_is_enlarged_by_both(by: int) -> None:
    file = Pdf.new()
    inner = form(file, PAINTED, COLOURS)
    outer = form(file, b"%d 0 0 %d 0 0 cm /X Do" % (by, by), Dictionary(XObject=Dictionary(X=inner)))
    if by == 2:
        assert read(file, outer) == ["Invoice", "77"]
    else:
        with pytest.raises(TooLarge, match="too often"):
            read(file, outer)


def test_a_form_without_a_box_covers_what_it_likes() -> None:
    file = Pdf.new()
    drawn = form(file, PAINTED, COLOURS)
    drawn.BBox = Array([0, 0, 9])
    with pytest.raises(TooLarge, match="too often"):
        read(file, drawn)


def test_a_page_with_a_unit_of_its_own_counts_as_whole_pages() -> None:
    file = Pdf.new()
    content = paper(MOVED * 40, file, XObject=Dictionary(X=form(file, PAINTED, COLOURS)))
    file.pages[0].UserUnit = 100
    with open_pdf(content, SETTINGS) as document:
        assert document.read(0).words
    with open_pdf(saved(file), SETTINGS) as document, pytest.raises(TooLarge, match="too often"):
        document.read(0)


def test_meshes_cost_what_they_cost_however_small() -> None:
    file = Pdf.new()
    mesh = file.make_stream(b"\0" * 900, ShadingType=4, ColorSpace=Name.DeviceGray, BitsPerCoordinate=8)
    colours = Dictionary(Pattern=Dictionary(P=Dictionary(PatternType=2, Shading=mesh)))
    with pytest.raises(TooLarge, match="too often"):
        read(file, form(file, PAINTED, colours))


@pytest.mark.parametrize("steps", [2, 250])
def test_long_functions_cost_what_they_cost_however_small(steps: int) -> None:
    file = Pdf.new()
    asked = file.make_stream(b"{" + b"dup pop " * steps + b"}", FunctionType=4, Domain=[0, 1], Range=[0, 1])
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=[0, 0, 9, 9], Function=asked)
    drawn = form(file, b"/S sh", Dictionary(Shading=Dictionary(S=shading)))
    if steps == 2:
        assert read(file, drawn) == ["Invoice", "77"]
    else:
        with pytest.raises(TooLarge, match="too often"):
            read(file, drawn)


@pytest.mark.parametrize("step", [400, 1])
def test_tiles_that_lie_over_each_other_count_each(step: int) -> None:
    file = Pdf.new()
    kinds = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "BBox": Array([0, 0, 400, 400])}
    tiles = file.make_stream(b"0 0 9 9 re f", XStep=step, YStep=step, Resources=Dictionary(), **kinds)
    drawn = form(file, PAINTED, Dictionary(Pattern=Dictionary(P=tiles)))
    if step == 400:
        assert read(file, drawn, MOVED) == ["Invoice", "77"]
    else:
        with pytest.raises(TooLarge, match="too often"):
            read(file, drawn, MOVED)


SIZES = st.floats(-50, 50).filter(lambda v: v == 0 or abs(v) > 0.001)


@given(st.tuples(SIZES, SIZES, SIZES, SIZES), st.floats(0, 99), st.floats(0, 99))
def test_no_matrix_makes_a_box_wider_than_told(matrix: tuple[float, ...], width: float, height: float) -> None:
    a, b, c, d = matrix
    across, down = abs(a) * width + abs(c) * height, abs(b) * width + abs(d) * height
    diagonal = width**2 + height**2
    assert across * down <= stretch(matrix) * diagonal * (1 + 1e-9) + 1e-9


@given(st.lists(st.tuples(SIZES, SIZES, SIZES, SIZES), max_size=4))
def test_matrices_follow_each_other_and_end_with_what_was_saved(matrices: list[tuple[float, ...]]) -> None:
    steps = b"".join(b"q %s 7 7 cm " % b" ".join(b"%.9f" % v for v in matrix) for matrix in matrices)
    drawn = enlarged(steps + b"/In Do " + b"Q " * len(matrices) + b"/Out Do")
    assert drawn is not None
    (inner, by), outer = drawn
    assert inner == b"In"
    assert outer == (b"Out", 1.0)
    assert by <= math.prod(stretch(matrix) for matrix in matrices) * 1.001 + 1e-6


TINY = b"q .001 0 0 .001 0 0 cm /X Do Q "


@pytest.mark.parametrize("content", [b"", TINY, TINY * 3])
def test_stamps_over_whole_pages_are_refused_whatever_the_content_makes_of_their_form(content: bytes) -> None:
    """30 annotations show one form over the whole page each: a small use in the content tells nothing of those."""
    file = Pdf.new()
    drawn = form(file, PAINTED, COLOURS)
    paper(content, file, XObject=Dictionary(X=drawn))
    stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[0, 0, 612, 792], AP=Dictionary(N=drawn))
    file.pages[0].Annots = Array([file.make_indirect(stamp) for _ in range(30)])
    with open_pdf(saved(file), SETTINGS) as document, pytest.raises(TooLarge):
        document.read(0)


def type3(letter: pikepdf.Object, **resources: Dictionary) -> Dictionary:
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 9, 9], FontMatrix=[1, 0, 0, 1, 0, 0], FirstChar=65,
        LastChar=65, Widths=[9], Encoding=Dictionary(Differences=[65, Name.A]), CharProcs=Dictionary(A=letter),
        Resources=Dictionary(**resources),
    )  # fmt: skip


def test_letters_drawn_as_a_small_form_is_are_refused() -> None:
    """A drawn letter of 30 fonts is the form that the content draws small."""
    file = Pdf.new()
    drawn = form(file, PAINTED, COLOURS)
    fonts = Dictionary({f"/T{n}": file.make_indirect(type3(drawn, Pattern=COLOURS.Pattern)) for n in range(30)})
    with pytest.raises(TooLarge), open_pdf(paper(TINY, file, XObject=Dictionary(X=drawn), Font=fonts), SETTINGS) as it:
        it.read(0)


def test_a_form_that_is_named_as_a_function_stays_a_form() -> None:
    """What draws 3,000 forms is not looked at as a function instead."""
    file = Pdf.new()
    inner = form(file, b"0 0 9 9 re f", Dictionary(), 900)
    drawn = form(file, b"/Y Do " * 3_000, Dictionary(XObject=Dictionary(Y=inner)), 900)
    shading = Dictionary({**AXIAL, "/Function": drawn})
    held = {"XObject": Dictionary(X=drawn), "Shading": Dictionary(S=shading)}
    for each in (b"/X Do /S sh ", b"/S sh /X Do "):
        with pytest.raises(TooLarge), open_pdf(paper(each, file, **held), SETTINGS) as document:
            document.read(len(file.pages) - 1)


def test_letters_of_two_fonts_in_place_draw_what_their_own_font_names() -> None:
    """One letter without resources: in the one font it draws nothing much, in the other 3,000 forms."""
    file = Pdf.new()
    much = form(file, b"/Y Do " * 3_000, Dictionary(XObject=Dictionary(Y=form(file, b"f", Dictionary()))), 900)
    little, letter = form(file, b"f", Dictionary()), file.make_stream(b"9 0 d0 /X Do")
    for first, second in ((much, little), (little, much)):
        fonts = Dictionary({"/T": type3(letter, XObject=Dictionary(X=first))})
        fonts["/U"] = type3(letter, XObject=Dictionary(X=second))
        with pytest.raises(TooLarge), open_pdf(paper(b"", file, Font=fonts), SETTINGS) as document:
            document.read(len(file.pages) - 1)


@pytest.mark.parametrize(("times", "read_through"), [(150, True), (1_000, False)])
def test_very_many_gradients_are_refused_however_small(times: int, read_through: bool) -> None:
    file = Pdf.new()
    drawn = form(file, PAINTED, COLOURS, 1)
    if read_through:
        assert read(file, drawn, MOVED * times) == ["Invoice", "77"]
    else:
        with pytest.raises(TooLarge, match="too often"):
            read(file, drawn, MOVED * times)


@pytest.mark.parametrize(("depth", "told"), [(28, True), (1_000, False)])
def test_of_states_saved_deeper_than_any_program_does_nothing_is_told(depth: int, told: bool) -> None:
    """28 is the depth that ISO 32000-1, C.2 asks readers to follow."""
    assert (enlarged(b"q " * depth + b"/X Do " + b"Q " * depth) == [(b"X", 1.0)]) == told
