"""Pages that draw too much are refused before they are loaded; those that nest and repeat as papers do are read."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf

from extractors.errors import TooLarge
from extractors.pdf.drawing_work import Drawing, Work, masked_steps, uses_in, work
from extractors.pdf.drawn_things import content_of, draws_others
from extractors.pdf.page_drawings import PageDrawings
from extractors.pdf.text import open_pdf
from extractors.read_pages import read_pages
from extractors.read_settings import DEFAULTS, ReadSettings
from tests.extractors.reading_samples import pdf, saved

TEXT = b" BT /F 12 Tf 50 700 Td (Invoice 77) Tj ET "
BOX = Array([0, 0, 612, 792])
Build = Callable[[Pdf, int], tuple[bytes, Dictionary]]


def paper(content: bytes, file: Pdf, **resources: Dictionary) -> bytes:
    """A page with a line of text that draws `content`."""
    held = {"Font": Dictionary(), **resources}
    held["Font"].F = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = Dictionary(
        Type=Name.Page, MediaBox=BOX, Resources=Dictionary(**held), Contents=file.make_stream(content + TEXT)
    )
    file.pages.append(pikepdf.Page(file.make_indirect(page)))
    return saved(file)


def form(file: Pdf, content: bytes, **resources: object) -> pikepdf.Object:
    return file.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=BOX, Resources=Dictionary(**resources))


def tile(file: Pdf, content: bytes, **resources: object) -> pikepdf.Object:
    kinds = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 100, "YStep": 100}
    return file.make_stream(content, BBox=Array([0, 0, 100, 100]), Resources=Dictionary(**resources), **kinds)


def mask(file: Pdf, content: bytes, **resources: object) -> Dictionary:
    return Dictionary(SMask=Dictionary(S=Name.Luminosity, G=form(file, content, **resources)))


def forms(file: Pdf, levels: int) -> bytes:
    inner = form(file, b"0 0 10 10 re f")
    for _ in range(levels):
        inner = form(file, b"/X Do " * 10, XObject=Dictionary(X=inner))
    return paper(b"/X Do", file, XObject=Dictionary(X=inner))


def patterns(file: Pdf, levels: int) -> bytes:
    inner = tile(file, b"0 0 10 10 re f")
    for _ in range(levels):
        inner = tile(file, b"/Pattern cs " + b"/P scn 0 0 9 9 re f " * 10, Pattern=Dictionary(P=inner))
    return paper(b"/Pattern cs /P scn 0 0 90 90 re f", file, Pattern=Dictionary(P=inner))


def masks(file: Pdf, levels: int) -> bytes:
    inner = mask(file, b"0 0 9 9 re f")
    for _ in range(levels):
        inner = mask(file, b"/G gs " + b"0 0 9 9 re f " * 10, ExtGState=Dictionary(G=inner))
    return paper(b"q /G gs 0 0 9 9 re f Q", file, ExtGState=Dictionary(G=inner))


def functions(file: Pdf, levels: int) -> bytes:
    inner = file.make_indirect(Dictionary(FunctionType=2, Domain=[0, 1], N=1))
    for _ in range(levels):
        parts = Dictionary(FunctionType=3, Domain=[0, 1], Functions=[inner] * 10, Bounds=[0] * 9, Encode=[0, 1] * 10)
        inner = file.make_indirect(parts)
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=[0, 0, 9, 9], Function=inner)
    return paper(b"/S sh", file, Shading=Dictionary(S=shading))


def appearances(file: Pdf, levels: int) -> bytes:
    inner = form(file, b"0 0 10 10 re f")
    for _ in range(levels):
        inner = form(file, b"/X Do " * 10, XObject=Dictionary(X=inner))
    stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[0, 0, 99, 99], AP=Dictionary(N=inner))
    paper(b"", file)
    file.pages[0].Annots = Array([file.make_indirect(stamp)])
    return saved(file)


def letters_of_forms(file: Pdf, levels: int) -> bytes:
    inner = form(file, b"0 0 10 10 re f")
    for _ in range(levels):
        inner = form(file, b"/X Do " * 10, XObject=Dictionary(X=inner))
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=BOX, FontMatrix=[0.001, 0, 0, 0.001, 0, 0], FirstChar=65,
        LastChar=65, Widths=[900], Encoding=Dictionary(Differences=[65, Name.A]),
        Resources=Dictionary(XObject=Dictionary(X=inner)),
        CharProcs=Dictionary(A=file.make_stream(b"900 0 d0 /X Do")),
    )  # fmt: skip
    return paper(b"BT /T 9 Tf (A) Tj ET", file, Font=Dictionary(T=file.make_indirect(font)))


def drawing_itself(file: Pdf, levels: int) -> bytes:
    """A form that draws itself `levels` times."""
    looped = form(file, b"/X Do " * levels + b"0 0 9 9 re f")
    looped.Resources = Dictionary(XObject=Dictionary(X=looped))
    return paper(b"/X Do", file, XObject=Dictionary(X=looped))


def in_circle(file: Pdf, levels: int) -> bytes:
    """A form and a pattern that draw each other `levels` times."""
    first = form(file, b"/Pattern cs " + b"/P scn 0 0 9 9 re f " * levels)
    second = tile(file, b"/X Do " * levels, XObject=Dictionary(X=first))
    first.Resources = Dictionary(Pattern=Dictionary(P=second))
    return paper(b"/X Do", file, XObject=Dictionary(X=first))


@pytest.mark.parametrize(
    ("build", "fine", "much"),
    [
        (forms, 4, 9),
        (patterns, 2, 9),
        (masks, 2, 9),
        (functions, 3, 9),
        (appearances, 4, 9),
        (letters_of_forms, 4, 9),
        (drawing_itself, 1, 2),
        (in_circle, 0, 5),
    ],
)
def test_things_that_draw_others_are_counted_before_the_page_is_loaded(build: Build, fine: int, much: int) -> None:
    with open_pdf(build(Pdf.new(), fine)) as document:
        assert [w.text for w in document.read(0).words if w.text != "A"] == ["Invoice", "77"]
    with open_pdf(build(Pdf.new(), much)) as document:
        for look in (document.read, lambda index: document.render(index, 72)):
            with pytest.raises(TooLarge, match="Page 1 draws") as told:
                look(0)
            assert "print the page" in told.value.remedy


def broken_flate(content: bytes) -> bytes:
    """Flate data whose last block is of a type that does not exist."""
    packer = zlib.compressobj()
    return packer.compress(content) + packer.flush(zlib.Z_SYNC_FLUSH) + b"\x07\xff\xff\xff"


def nested_in(data: bytes, filters: pikepdf.Object, levels: int) -> bytes:
    """Forms that draw the next ten times, in data that breaks behind that."""
    file = Pdf.new()
    inner = form(file, b"0 0 10 10 re f")
    for _ in range(levels):
        inner = form(file, b"", XObject=Dictionary(X=inner))
        inner.write(data, filter=filters)
    return paper(b"/X Do", file, XObject=Dictionary(X=inner))


@pytest.mark.parametrize(
    ("data", "filters"),
    [
        (broken_flate(b"/X Do " * 10), Name.FlateDecode),
        (broken_flate(b"/X Do " * 10), Array([Name.FlateDecode])),
        (broken_flate(b"/X Do " * 10).hex().encode() + b">", Array([Name.ASCIIHexDecode, Name.FlateDecode])),
    ],
)
def test_streams_that_break_count_with_what_comes_before(data: bytes, filters: pikepdf.Object) -> None:
    with open_pdf(nested_in(data, filters, 9)) as document, pytest.raises(TooLarge, match="Page 1 draws"):
        document.read(0)


def test_a_broken_stream_that_draws_little_is_read() -> None:
    with open_pdf(nested_in(broken_flate(b"/X Do " * 10), Name.FlateDecode, 2)) as document:
        assert [w.text for w in document.read(0).words] == ["Invoice", "77"]


def test_a_broken_stream_that_could_draw_nothing_is_read() -> None:
    file = Pdf.new()
    inner = form(file, b"")
    inner.write(b"zz", filter=Array([Name.ASCIIHexDecode, Name.FlateDecode]))
    with open_pdf(paper(b"/X Do", file, XObject=Dictionary(X=inner))) as document:
        assert [w.text for w in document.read(0).words] == ["Invoice", "77"]


def test_broken_content_is_kept_to_the_break_and_no_further_than_asked() -> None:
    file = Pdf.new()
    stream = file.make_stream(b"")
    stream.write(broken_flate(b"/X Do " * 10), filter=Name.FlateDecode)
    assert uses_in(content_of(stream, 1000) or b"") == {("Do", b"X"): 10}
    stream.write(broken_flate(b"/X Do /X Do"), filter=Name.FlateDecode)
    assert uses_in(content_of(stream, 1000) or b"") == {("Do", b"X"): 2}
    stream.write(broken_flate(b"/M gs 0 0 9 9 re f"), filter=Name.FlateDecode)
    assert masked_steps(content_of(stream, 1000) or b"", {b"M"}, ()) == {b"M": 1}
    stream.write(broken_flate(b"(a)Tj " * 600_000), filter=Name.FlateDecode)
    assert 1000 < len(content_of(stream, 1000) or b"") <= 1 << 20


def test_other_pages_of_the_file_are_read() -> None:
    file = Pdf.new()
    forms(file, 9)
    paper(b"", file)
    with open_pdf(saved(file)) as document:
        first, second = read_pages(document, DEFAULTS)
    assert (first.source, [p.code for p in first.problems]) == ("unreadable", ["too_large"])
    assert [w.text for w in second.words] == ["Invoice", "77"]


@pytest.mark.parametrize(
    "draw",
    [b"/X Do ", b"/#58 Do ", b"/X%\nDo ", b"/X\0\r\nDo ", b"(X) Do ", b"<58>Do ", b"(X)%)\rDo "],
)
def test_a_name_is_known_however_it_is_written(draw: bytes) -> None:
    file = Pdf.new()
    inner = form(file, b"0 0 9 9 re f")
    content = paper(draw * 30, file, XObject=Dictionary(X=inner))
    with open_pdf(content, ReadSettings(max_page_drawings=29)) as document, pytest.raises(TooLarge):
        document.read(0)


def test_a_form_without_resources_takes_those_of_the_page() -> None:
    file = Pdf.new()
    inner = form(file, b"0 0 9 9 re f")
    outer = form(file, b"/Y Do " * 30)
    del outer.Resources
    content = paper(b"/X Do", file, XObject=Dictionary(X=outer, Y=inner))
    with open_pdf(content, ReadSettings(max_page_drawings=30)) as document, pytest.raises(TooLarge):
        document.read(0)


def test_resources_that_only_list_the_form_itself_are_no_circle() -> None:
    """Many programs give all pages and forms one dictionary of resources."""
    file = Pdf.new()
    shared = file.make_indirect(Dictionary())
    looked = form(file, b"0 0 9 9 re f")
    looked.Resources = shared
    shared.XObject = Dictionary({f"/X{i}": looked for i in range(50)})
    content = paper(b"/X1 Do /X2 Do", file, XObject=shared.XObject)
    with open_pdf(content, ReadSettings(max_page_drawings=3)) as document:
        assert len(document.read(0).words) == 2


def test_content_beyond_the_cap_is_told_and_blanks_are_none() -> None:
    settings = ReadSettings(max_page_content=60_000)
    with open_pdf(paper(b"(a)Tj " * 20_000, Pdf.new()), settings) as document, pytest.raises(TooLarge, match="bytes"):
        document.read(0)
    with open_pdf(paper(b" " * 90_000, Pdf.new()), settings) as document:
        assert len(document.read(0).words) == 2


def test_many_annotations_are_drawn_no_further_than_they_are_read() -> None:
    with pikepdf.open(io.BytesIO(pdf(["Conforming"]))) as file:
        dark = form(file, b"0 g 0 0 612 792 re f")
        notes = [
            Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[x, 100, x + 9, 109], AP=Dictionary(N=dark), F=4)
            for x in (100, 200, 300)
        ]
        file.pages[0].Annots = Array([file.make_indirect(note) for note in notes])
        content = saved(file)
    with open_pdf(content, ReadSettings(max_page_annotations=2)) as document:
        assert document.render(0, 72)[792 - 105, [104, 204, 304]].tolist() == [0, 0, 255]
        assert document.read(0).capped
    with open_pdf(content, ReadSettings(max_page_annotations=3)) as document:
        assert not document.read(0).capped


def test_a_mask_counts_for_what_stands_under_it() -> None:
    content = b"q /M gs 0 0 m 9 9 l S /I Do Q /I Do /M gs (a) Tj /N gs (b) Tj"
    assert masked_steps(content, {b"M"}, {b"M", b"N"}) == {b"M": 3}
    assert uses_in(content) == {("Do", b"I"): 2, ("gs", b"M"): 2, ("gs", b"N"): 1}


@given(st.lists(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 3)), max_size=3), min_size=1, max_size=6))
def test_work_is_that_of_drawing_one_by_one(uses: list[list[tuple[int, int]]]) -> None:
    """Things that draw only later ones: the count by levels is the count of a walk over every drawing."""
    last = len(uses) - 1
    targets = [[(i + step, times) for step, times in found if i + step <= last] for i, found in enumerate(uses)]

    def walk(i: int) -> int:
        return 1 + sum(times * walk(j) for j, times in targets[i])

    drawings = {i: Drawing(Work(2, 1), tuple(found)) for i, found in enumerate(targets)}
    assert work(drawings, 0, Work(10**9, 10**9)) == Work(2 * walk(0), walk(0))
    assert work(drawings, 0, Work(3, 3)) == Work(min(2 * walk(0), 4), min(walk(0), 4))


def nested(content: bytes, pages: int = 1) -> bytes:
    """A file whose first pages hold an array nested so deep that pikepdf leaves them out, and PDFium does not."""
    return content.replace(b"/Type /Page ", b"/Deep " + b"[" * 600 + b"]" * 600 + b" /Type /Page ", pages)


@pytest.mark.parametrize(("levels", "read"), [(2, True), (7, False)])
def test_a_page_that_only_pdfium_finds_is_looked_at_as_pdfium_writes_it(levels: int, read: bool) -> None:
    with open_pdf(nested(forms(Pdf.new(), levels))) as document:
        if read:
            assert len(document.read(0).words) == 2
        else:
            with pytest.raises(TooLarge):
                document.read(0)


def test_pages_are_not_taken_for_their_neighbours_where_one_is_left_out() -> None:
    file = Pdf.new()
    paper(b"", file)
    with open_pdf(nested(forms(file, 7))) as document:
        first, second = read_pages(document, DEFAULTS)
    assert [w.text for w in first.words] == ["Invoice", "77"]
    assert second.source == "unreadable"


def test_where_it_is_not_told_which_page_is_which_the_costliest_counts_for_all() -> None:
    file = Pdf.new()
    paper(b"", file)
    drawings = PageDrawings(forms(file, 7), DEFAULTS, 3, lambda: b"no file")
    with pytest.raises(TooLarge):
        drawings.check(0)
    drawings.close()


def stitched(file: Pdf, inner: object) -> Dictionary:
    """A function that only puts another one, or none, in place."""
    held = Dictionary(FunctionType=3, Domain=[0, 1], Bounds=[], Encode=[0, 1], Functions=[inner])
    return file.make_indirect(held)


@pytest.mark.parametrize(("spaces", "levels", "others"), [(1, 0, False), (50, 0, False), (51, 0, True), (1, 1, True)])
def test_usual_colour_spaces_draw_nothing_and_many_or_deep_ones_may(spaces: int, levels: int, others: bool) -> None:
    with Pdf.new() as file:
        tint: pikepdf.Object = file.make_indirect(Dictionary(FunctionType=2, N=1, Domain=[0, 1]))
        for _ in range(levels):
            tint = stitched(file, tint)
        space = Array([Name.Separation, Name.Red, Name.DeviceRGB, tint])
        assert draws_others(Dictionary(ColorSpace={f"/C{n}": space for n in range(spaces)})) is others
