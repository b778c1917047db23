"""A signature is looked at without the rules, seals and pictures that it crosses, and as one where it is in parts."""

from __future__ import annotations

import itertools
from functools import partial

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from extractors.evidence import Page
from extractors.ocr.penned import PenWork, pen_work
from extractors.pdf.hand_faces import is_hand_face
from extractors.pdf.text import open_pdf
from extractors.read_pages import read_pages
from extractors.read_settings import ReadSettings
from tests.extractors.reading_samples import saved
from tests.extractors.test_penned import DPI, hand

RULE = b"0.8 w 60 601 m 300 601 l S "
CURVES = b"34 0 m 34 19 19 34 0 34 c -19 34 -34 19 -34 0 c -34 -19 -19 -34 0 -34 c 19 -34 34 -19 34 0 c S "
RING = b"q 1 0 0 1 120 620 cm 2 w " + CURVES + b"Q "
AXES = b"0.6 w 70 590 m 70 650 l S 70 590 m 260 590 l S "


def line(*, parted: bool = False) -> bytes:
    """A hand's line over the rule at 600, whole or as one path for every two points."""
    points = [(70 + (x - 80) * 0.5, 600 + (130 - y) * 0.5) for x, y in hand(80, 130)]
    if not parted:
        steps = " ".join(f"{x:.1f} {y:.1f} l" for x, y in points[1:])
        return f"1.2 w {points[0][0]} {points[0][1]} m {steps} S ".encode()
    pairs = itertools.pairwise(points)
    return ("1.2 w " + " ".join(f"{a:.2f} {b:.2f} m {c:.2f} {d:.2f} l S" for (a, b), (c, d) in pairs) + " ").encode()


def found(content: bytes, *, alone: bool = True) -> tuple[Page, PenWork]:
    file = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    held = Dictionary(Font=Dictionary(F=font))
    text = b"BT /F 11 Tf 60 700 Td (We certify that the goods are as described above.) Tj ET "
    page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 595, 842]), Resources=held)
    page.Contents = file.make_stream(text + content)
    file.pages.append(pikepdf.Page(file.make_indirect(page)))
    with open_pdf(saved(file)) as pdf:
        read = read_pages(pdf, ReadSettings(check_pixels=False))[0]
        bare = pdf.render(0, DPI, without_text=True)
        layer = partial(pdf.render, 0, DPI) if alone else None
        return read, pen_work(bare, DPI, read.images, read.strokes, read.rules, layer)


@pytest.mark.parametrize("beside", [b"", RULE, RING, RULE + RING], ids=["alone", "rule", "ring", "both"])
def test_a_hand_is_told_whatever_it_crosses(beside: bytes) -> None:
    _, work = found(beside + line())
    assert len(work.written) == 1
    assert abs(work.written[0].x0 - 70) < 14


def test_what_a_rule_does_to_a_line_is_not_seen_where_the_line_is_drawn_alone() -> None:
    low = line().replace(b"1.2 w", b"1 0 0 1 0 -14 cm 1.2 w")  # the rule runs through its middle
    assert len(found(RULE * 3 + b"q " + low + b"Q ")[1].written) == 1


def test_a_line_drawn_in_parts_is_one_stroke_and_bars_are_none() -> None:
    page, work = found(line(parted=True))
    assert (len(page.strokes), len(work.written)) == (1, 1)
    bars = b"".join(b"%d 600 1 9 re f " % (70 + 3 * n) for n in range(60))
    assert found(bars)[0].strokes == ()


def test_a_line_over_axes_is_a_charts() -> None:
    assert found(AXES + line())[1].written == ()
    assert len(found(AXES + b"0.6 w 260 590 m 260 650 l S " + line())[1].written) == 1, "a cell of a table"


def test_a_line_under_white_paper_signs_nothing() -> None:
    assert found(line() + b"1 g 40 540 400 140 re f ")[1].written == ()


@pytest.mark.parametrize(
    ("name", "hand_like"),
    [
        ("AAAAAA+DancingScript-Regular", True), ("ABCDEF+DkgHandwriting", True), ("Brush Script MT", True),
        ("Great_Vibes", True), ("Helvetica", False), ("NotoSansInscriptionalPahlavi", False), ("", False),
    ],
)  # fmt: skip
def test_faces_like_handwriting_are_told_by_their_names(name: str, hand_like: bool) -> None:
    assert is_hand_face(name) is hand_like


def test_a_hand_may_be_flat_and_long() -> None:
    flat = line().replace(b"1.2 w", b"1.7 0 0 0.28 -49 430 cm 1.2 w")
    _, work = found(flat)
    assert [b.width > 9 * b.height for b in work.written] == [True]
    ruled = b"1.2 w 70 601 m " + b" ".join(b"%d %d l" % (70 + 9 * i, 600 + 2 * (i % 2)) for i in range(1, 20)) + b" S "
    assert not found(ruled)[1].written
