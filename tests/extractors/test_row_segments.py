"""Which lines belong to which row of goods, where no ruling lines part them: the assignment that costs least."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import LineItem
from extractors.tables import row_segments
from tests.extractors.pages import document_of, line_items_of, page_of

# Names begin above their numbers; the last one goes on on the next page.
CUT = """
Línea  Referencia  Detalle               Cant.  U.M.   Precio      Importe
                   Tomate triturado
1      MB9127      lata grande           480    uds      2,00       960,00
                   Tubería
2      028276      presión media          85    m        3,00       255,00
                   Bisagra acero
3      KT75081     inoxidable            240    pza      1,00       240,00
                   Aceite de
"""
# Every row has its batch below its name; the page begins behind a row that the one before it cut.
BATCHES = """
Pos    Code        Désignation            Qté        PU        Total
1      R-47467     Huile d'olive           10      2,00        20,00
                   vierge extra
                   Lot : LT-45558
2      MB17019     Câble souple            20      3,00        60,00
                   noir
                   Lot : L40381
3      TX33346     Tissu coton             30      1,00        30,00
                   marine
                   Lot : B44171
"""
# Names that begin above their numbers but in the first row: capitals alone tell which.
CAPITALS = """
No     Code        Description            Qty      Price        Total
1      R-47467     Bath towel              10      2.00        20.00
                   Ceramic
2      MB17019     mug white               20      3.00        60.00
                   Office
3      TX33346     chair mesh              30      1.00        30.00
"""
CARRIED = """
Item    Material     Description          Quantity     Price      Value
10      461556       Ceramic mug          60 PCS       1.15       69.00
                     white, 330 ml
20      550514       Knitted T-shirt      36 PCS       3.42      123.12
                     washed
                     Carry to next                               192.12
"""
SECTIONS = """
Description            Quantity    Unit price     Amount
Hardware                                          100.00
Hydraulic hose               10          5.00      50.00
Ceramic mug                  25          2.00      50.00
"""
FOOT = """
Beschreibung          Menge     Preis     Betrag
Türband                  10      2,00      20,00
verzinkt
Scharnier                20      3,00      60,00
poliert

Vorstand: Maria Muster
Aufsichtsrat: Jan Beispiel
"""
NOTED = """
Kom. Halle
Tor Nord
Rampe Ost

Beschreibung          Menge     Preis     Betrag
Türband                  10      2,00      20,00
Scharnier                20      3,00      60,00
Lieferung vom Mai
Riegel                    5      4,00      20,00
Klinke                    5      1,00       5,00
Vorbehalt des Eigentums
"""
NOTED_ROWS = range(4, 10)


def items_of(text: str) -> tuple[LineItem, ...]:
    return line_items_of(document_of("commercial_invoice", text))


def names_of(text: str) -> list[str | None]:
    return [i.description for i in items_of(text)]


def test_names_whose_numbers_stand_in_their_middle_begin_above_though_the_page_ends_in_one():
    assert names_of(CUT)[:2] == ["Tomate triturado lata grande", "Tubería presión media"]


@pytest.mark.parametrize("text", [BATCHES, BATCHES.replace("                   Lot : B44171\n", "")])
def test_no_row_has_two_batches(text: str):
    assert [(i.description, i.lot_number) for i in items_of(text)][:2] == [
        ("Huile d'olive vierge extra", "LT-45558"),
        ("Câble souple noir", "L40381"),
    ]


def test_names_begin_with_a_capital_where_most_lines_do():
    assert names_of(CAPITALS) == ["Bath towel", "Ceramic mug white", "Office chair mesh"]


def test_a_sum_below_the_last_row_is_none_of_its_figures():
    assert [(i.description, i.amount) for i in items_of(CARRIED)] == [
        ("Ceramic mug white, 330 ml", "69"),
        ("Knitted T-shirt washed", "123.12"),
    ]


def test_the_sum_of_a_section_above_its_rows_is_not_the_first_ones():
    assert [(i.description, i.amount) for i in items_of(SECTIONS)] == [
        ("Hydraulic hose", "50"),
        ("Ceramic mug", "50"),
    ]


def test_what_stands_behind_a_blank_is_no_part_of_the_last_row():
    assert names_of(FOOT) == ["Türband verzinkt", "Scharnier poliert"]


def spread(text: str, by: float) -> tuple[LineItem, ...]:
    """The lines of a drawing whose table is set with wider blanks between its lines than the text above it."""
    page = page_of(text)
    tops = sorted({w.bbox.top for w in page.words})
    down = {tops[n]: by * (n - NOTED_ROWS.start) for n in range(len(tops)) if n in (*NOTED_ROWS, NOTED_ROWS.stop)}
    down = {top: max(0.0, step) for top, step in down.items()}
    words = tuple(
        replace(w, bbox=w.bbox._replace(top=w.bbox.top + shift, bottom=w.bbox.bottom + shift))
        for w in page.words
        for shift in (down.get(w.bbox.top, 0.0),)
    )
    document = document_of("commercial_invoice", text)
    return line_items_of(replace(document, pages=(replace(page, words=words),)))


def test_lines_as_far_apart_as_rows_are_rows_of_their_own_where_text_stands_closer():
    assert [i.description for i in spread(NOTED, 4.0)] == ["Türband", "Scharnier", "Riegel", "Klinke"]


def test_lines_no_further_apart_than_text_wrap():
    wrapped = [i.description for i in spread(NOTED.replace("Lieferung vom Mai", "lang, aus Stahl"), 0.0)]
    assert wrapped[1] == "Scharnier lang, aus Stahl"


def papers_of_long_rows(lines: int) -> str:
    """An invoice of three rows with lines of text between them."""
    rows = [
        "\n".join(
            [f"Enamel mug {row}       {10 + row}      2.00     {20 + 2 * row}.00", *["white, in a carton"] * lines]
        )
        for row in range(3)
    ]
    return "\n".join(["Description          Qty      Price    Amount", *rows])


@pytest.mark.parametrize(("lines", "most"), [(20, 80), (60, 20), (200, 20)])
def test_the_work_grows_with_the_square_of_the_lines_between_two_rows_and_has_an_end(
    monkeypatch: pytest.MonkeyPatch, lines: int, most: int
):
    asked = []
    cost = row_segments._row_cost
    monkeypatch.setattr(row_segments, "MOST_BETWEEN", most)
    monkeypatch.setattr(row_segments, "cache", lambda function: function)
    monkeypatch.setattr(row_segments, "_row_cost", lambda *args: asked.append(args) or cost(*args))
    items = line_items_of(document_of("commercial_invoice", papers_of_long_rows(lines)))
    assert [item.amount for item in items] == ["20", "22", "24"]
    layouts, tried = 3 + row_segments.MOST_ABOVE, min(lines, most) + 1
    assert 0 < len(asked) <= 3 * layouts * tried**2
