"""Names that the wall of a narrow drawn cell breaks between words, and lines that only stand below a whole name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, Document
from extractors.extract import extract_document
from extractors.parties.walled_names import whole_name
from extractors.segments import segments_of
from tests.extractors.pages import CELL_HEIGHT, CELL_WIDTH, document_of

NOTICE = """
ARRIVAL NOTICE

Vessel     COSCO PACIFIC     Voyage     044W
           KAOHSIUNG
Shipper    Cong ty CP Dieu   Consignee  Prairie Nut &
           Binh Phuoc Xanh              Snack Company,
                                        Springfield, MO
Packages   1,050 CTNS        Gross wt   25,515 KGS
"""
LEVELS = (2, 4, 7, 8)


def gridded(text: str, edges: tuple[int, ...], levels: tuple[int, ...]) -> Document:
    document = document_of("transport_document", text)
    xs, ys = [34.0 + e * CELL_WIDTH for e in edges], [35.0 + n * CELL_HEIGHT for n in levels]
    uprights = [BBox(x, ys[0], x + 0.5, ys[-1]) for x in xs]
    lines = [BBox(xs[0], y, xs[-1], y + 0.5) for y in ys]
    return replace(document, pages=(replace(document.pages[0], rules=(*uprights, *lines)),))


def parties_of(document: Document) -> dict[str, str]:
    return {p.role: p.name for p in extract_document(document).parties}


def test_a_name_that_broke_at_the_wall_of_its_cell_is_whole():
    document = gridded(NOTICE, (0, 10, 27, 39, 56), LEVELS)
    assert parties_of(document) == {
        "shipper": "Cong ty CP Dieu Binh Phuoc Xanh",
        "consignee": "Prairie Nut & Snack Company",
    }


VESSEL = """
ARRIVAL NOTICE

Vessel     {0:16}  Voyage     044W
           {1}
Packages   1,050 CTNS        Gross wt   25,515 KGS
"""


@pytest.mark.parametrize(
    ("first", "second", "vessel"),
    [
        ("MSC RITA ARBORIAN", "Liberia flag", "MSC RITA ARBORIAN"),
        ("MSC RITA ARBORIAN", "Liberia", "MSC RITA ARBORIAN"),
        ("MSC RITA ARBORIAN", "Pavillon libérien", "MSC RITA ARBORIAN"),
        ("COSCO PACIFIC", "KAOHSIUNGER", None),
        ("ATLANTIC GULF &", "MISSISSIPPI", "ATLANTIC GULF & MISSISSIPPI"),
    ],
)
def test_a_ships_name_goes_on_only_where_it_clearly_broke(first: str, second: str, vessel: str | None):
    document = gridded(VESSEL.format(first, second), (0, 10, 29, 39, 56), (2, 4, 5))
    assert {f.name: f.value for f in extract_document(document).fields}.get("vessel") == vessel


@pytest.mark.parametrize(
    ("first", "second", "wall", "name"),
    [
        ("Kaveri Textile", "Mills Pvt Ltd", 28, "Kaveri Textile Mills Pvt Ltd"),
        ("Cong ty CP Dieu", "Binh Phuoc Xanh", 28, "Cong ty CP Dieu Binh Phuoc Xanh"),
        # Nothing proves that the line below is the name's.
        ("Kaveri Textile", "Mills Madurai", 28, "Kaveri Textile"),
        ("Grupo Hilados del", "Sur", 28, "Grupo Hilados del"),
        ("Grupo Kaveri Sur", "India", 28, "Grupo Kaveri Sur"),
        ("Cong ty CP Dieu", "Salem India", 28, "Cong ty CP Dieu"),
        ("Cong ty CP Dieu", "Mumbai", 28, "Cong ty CP Dieu"),
        ("Nantong Textile", "Guangdong Province", 28, "Nantong Textile"),
        ("Kaveri Textile", "Hamburg", 28, "Kaveri Textile"),
        ("Cong ty CP Dieu", "Attention Jane Doe", 28, "Cong ty CP Dieu"),
        # There was room for the next line's word: it is another line.
        ("Kaveri Textile", "Mills Madurai", 40, "Kaveri Textile"),
        # A name at its end.
        ("Kaveri Trad Ltd", "Old Town Road", 28, "Kaveri Trad Ltd"),
        # An address below.
        ("Kaveri Weavers", "12 Mill Road", 28, "Kaveri Weavers"),
    ],
)
def test_only_a_line_that_had_to_break_goes_on(first: str, second: str, wall: int, name: str):
    text = f"\nDELIVERY NOTE\n\nShipper    {first}\n           {second}\nPackages   10 CTNS\n"
    page = gridded(text, (0, 10, wall), (2, 4, 5)).pages[0]
    lines = [s for s in segments_of(page) if s.text in (first, second)]
    assert whole_name(lines, page)[0].text == name


PLACE = """
PRODUCTION RECORD

Site       {0:24}  Process    spinning
           {1}
Start      2026-03-09              End        2026-03-25
"""


@pytest.mark.parametrize(
    ("first", "second", "place"),
    [
        ("Plot B, 2 Mill Road No:", "14", "Plot B, 2 Mill Road No: 14"),
        ("Plot B, 2 Mill Road No: 14", "", "Plot B, 2 Mill Road No: 14"),
    ],
)
def test_the_number_of_a_house_stands_below_its_colon(first: str, second: str, place: str):
    document = gridded(PLACE.format(first, second), (0, 10, 36, 46, 60), (2, 4, 5))
    document = replace(document, type="production_record")
    found = {f.name: f.value for f in extract_document(document).fields}
    assert found.get("place_of_production") == place
