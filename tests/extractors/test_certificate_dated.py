"""The date of a certificate in a cell of its own, below its label; and a ring that nobody looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.certificate import judge_certificate
from extractors.evidence import BBox, Document, Page
from tests.extractors.test_certificate import GOOD, page_of
from tests.extractors.test_certificate_signed_scans import ocr_words

KIND = "certificate_of_origin_1243"


def dated(*texts: tuple[str, float, float]) -> Page:
    """The form's page, whose date is these texts at x and top."""
    page = page_of(GOOD)
    kept = [w for w in page.words if not 535 < w.bbox.top < 555]
    added = [replace(w, source="text") for text, x, top in texts for w in ocr_words(text, x, top, 8)]
    return replace(page, words=(*kept, *added))


def undated(page: Page) -> bool:
    one = Document("0" * 64, (page,), KIND, 1.0)
    two = Document("0" * 64, (replace(page, source="ocr"),), KIND, 1.0)
    return "undated" in [d.kind for d in judge_certificate(one, (), two).deviations]


@pytest.mark.parametrize("beside", ["(Signature)", ""])
def test_a_day_below_its_label_dates_the_certificate(beside: str) -> None:
    label = ("Dated", 60.0, 540.0), ("20 May 2026", 60.0, 552.0)
    assert not undated(dated(*label, (beside, 260.0, 540.0)) if beside else dated(*label))


def test_so_does_a_day_in_the_middle_of_the_cell() -> None:
    assert not undated(dated(("Dated", 60.0, 540.0), ("20 May 2026", 60.0, 558.0)))


def test_a_day_over_its_caption_beside_the_name_dates_it() -> None:
    assert not undated(dated(("20 May 2026", 60.0, 528.0), ("Dated", 60.0, 540.0), ("Ravi Kumar", 260.0, 540.0)))


@pytest.mark.parametrize("above", ["Lot 20 of May", "Invoice of 20 May 2026"])
def test_what_is_no_day_over_its_caption_does_not(above: str) -> None:
    assert undated(dated((above, 60.0, 528.0), ("Dated", 60.0, 540.0), ("Ravi Kumar", 260.0, 540.0)))


@pytest.mark.parametrize(
    "texts",
    [
        (("Dated", 60.0, 540.0), ("12 Marina Road", 60.0, 552.0)),
        (("Dated", 60.0, 540.0), ("Invoice 118 of 20 May 2026", 60.0, 552.0)),
        (("Dated", 60.0, 540.0), ("20 May 2026", 180.0, 552.0)),
        (("Dated ________", 60.0, 540.0), ("20 May 2026", 60.0, 552.0)),
        (("Dated", 60.0, 540.0), ("20 May 2026", 60.0, 575.0)),
    ],
)
def test_what_is_no_day_of_its_own_right_below_does_not(texts: tuple[tuple[str, float, float], ...]) -> None:
    assert undated(dated(*texts))


def date_of(*texts: tuple[str, float, float]) -> str | None:
    return judge_certificate(Document("0" * 64, (dated(*texts),), KIND, 1.0)).blanks["dated"].value


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Dated: 20 May 2026 Ravi Kumar, Director", "20 May 2026"),
        ("Dated: 20 May 2026 Name: Ravi Kumar", "20 May 2026"),
        ("Dated: 20 May 2026 at Mumbai", "20 May 2026"),
        ("Date of signature: 20 May 2026", "20 May 2026"),
        ("Name: Ravi Kumar Dated: 20 May 2026", "20 May 2026"),
        ("Dated: this 20th day of May, 2026 Ravi Kumar", "this 20th day of May, 2026"),
    ],
)
def test_who_signs_and_where_is_no_part_of_the_date(printed: str, day: str) -> None:
    assert date_of((printed, 60.0, 540.0)) == day


def test_the_signers_name_beside_dated_is_no_date() -> None:
    assert date_of(("Dated:", 60.0, 540.0), ("Ravi Kumar", 260.0, 540.0)) is None
    assert date_of(("Dated: to follow", 60.0, 540.0)) == "to follow"


def test_an_invoice_of_that_name_is_not_dated() -> None:
    assert undated(dated(("Invoice of Ravi Kumar dated: 20 May 2026", 60.0, 540.0)))


def test_a_day_lower_in_the_cell_of_a_small_label_dates_it_whatever_a_seal_beside_it_says() -> None:
    small = ("Dated", 60.0, 528.0), ("COTTON GINNERS", 360.0, 528.0)
    assert date_of(*small, ("20 May 2026", 68.0, 551.0)) == "20 May 2026"
    assert date_of(*small, ("20 May 2026", 90.0, 551.0)) is None


def test_dale_is_a_name_where_no_engine_read_it() -> None:
    texts = ("20 May 2026", 60.0, 528.0), ("Dated", 60.0, 540.0), ("Dale Whitcomb", 260.0, 528.0)
    assert date_of(*texts) == "20 May 2026"


def test_a_ring_that_nobody_looked_at_signs_nothing() -> None:
    ring, drawn = BBox(80, 585, 130, 635), BBox(80, 600, 150, 630)
    signed = [
        judge_certificate(Document("0" * 64, (page_of(GOOD, strokes=(box,)),), KIND, 1.0), ()).signed
        for box in (ring, drawn)
    ]
    assert signed == [False, True]
