"""Columns that headings alone do not tell: sizes, bounds of cartons, stacked tariff numbers, wrapped drawn headings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, LineItem, Word
from extractors.tables import rows_of
from extractors.tables.columns import column_kind
from extractors.tables.drawn_headings import with_drawn
from extractors.tables.heading_figures import without_figures
from extractors.tables.proved_columns import Headed, kinds_of
from extractors.tables.size_columns import with_sizes
from extractors.tables.table_columns import is_numeric
from extractors.tables.table_header import find_headers
from extractors.tables.table_model import Cell, Column, Heading, Row, Table
from extractors.values.units import parse_unit_among
from tests.extractors.pages import CELL_HEIGHT, CELL_WIDTH, document_of, line_items_of
from tests.extractors.text_pages import read

SIZES = """
Style    Name             S    M    L    XL   Total   FOB USD   Amount USD
LW-665   Bath robe        20   60   10   10   100     21.05     2105.00
LW-561   Canvas tote bag  0    60   30   10   100     19.17     1917.00
LW-275   Fleece beanie    10   60   20   30   120     38.11     4573.20
"""
STATEMENT = """
F. Operacion  F. Valor      Concepto                Importe     Saldo
02/06/2026    02/06/2026    RECIBO IBERDROLA        -7.439,94   80.560,06
                            Ref. 37219867
03/06/2026    03/06/2026    NOMINA PERSONAL         -1.121,83   79.438,23
                            Ref. 33986687
                            Saldo final                         79.438,23
"""


def items_of(text: str, kind: str = "commercial_invoice") -> tuple[LineItem, ...]:
    return line_items_of(document_of(kind, text))


def test_sizes_are_no_metres_and_their_sum_is_the_quantity() -> None:
    items = items_of(SIZES, "purchase_order")
    assert [(i.quantity, i.unit, i.unit_price, i.amount) for i in items] == [
        ("100", None, "21.05", "2105"),
        ("100", None, "19.17", "1917"),
        ("120", None, "38.11", "4573.2"),
    ]


def sizes_table(*rows: str, headings: str = "Style S M L Together") -> Table:
    """A table whose cells are the words of the rows."""
    columns = (
        Column(h, "style_number" if h == "Style" else None, None, 50 * n, 50 * n + 40)
        for n, h in enumerate(headings.split())
    )
    cells = (
        {n: Cell(t, (word_at(t, 50 * n, 20 * y),)) for n, t in enumerate(row.split()) if t != "-"}
        for y, row in enumerate(rows)
    )
    return Table(1, tuple(columns), tuple(Row(c, 1) for c in cells), (), "", open=True)


def word_at(text: str, x: float, top: float) -> Word:
    return Word(text, BBox(x, top, x + 40, top + 10))


@pytest.mark.parametrize(("wrong", "kind"), [(0, "quantity"), (1, "quantity"), (2, None)])
def test_one_misread_row_of_five_does_not_lose_the_sum_of_sizes(wrong: int, kind: str | None) -> None:
    rows = ["A-1 20 60 20 100"] * (5 - wrong) + ["A-2 20 60 19 100"] * wrong
    assert [c.kind for c in with_sizes(sizes_table(*rows)).columns] == ["style_number", *["other"] * 3, kind]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (["A-1 20 - - 20", "A-2 - 60 - 60"], None),  # one size a row: a column that repeats it is no sum
        (["A-1 20 - - 20", "A-2 10 50 - 60"], "quantity"),
        (["A-1 20 60 20 100", "A-2 20 60 20 -", "A-3 1 2 3 -"], None),  # stands in few of the rows
    ],
)
def test_a_sum_of_sizes_sums_more_than_one_in_most_rows(rows: list[str], kind: str | None) -> None:
    assert with_sizes(sizes_table(*rows)).columns[-1].kind == kind


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("Style S M L Qty Together", "A-1 20 60 20 99 100"),  # the quantity has its own heading
        ("Style S M L Together Again", "A-1 20 60 20 100 100"),
        ("Style S M L Pcs/Ctn", "A-1 20 60 20 100"),
    ],
)
def test_a_sum_of_sizes_is_the_quantity_where_nothing_else_may_be(headings: str, row: str) -> None:
    told = {"Qty": "quantity", "Pcs/Ctn": "other"}
    table = sizes_table(row, row, headings=headings)
    columns = tuple(replace(c, kind=c.kind or told.get(c.heading)) for c in table.columns)
    given = replace(table, columns=columns)
    assert [c.kind for c in with_sizes(given).columns][4:] == [c.kind for c in columns[4:]]


def test_a_sum_of_sizes_that_does_not_hold_is_no_quantity() -> None:
    packed = """
Style    Name             S    M    L    XL   Net kg      Kartons
LW-665   Bath robe        20   60   10   10   300         4
LW-561   Canvas tote bag  0    60   30   10   410         5
"""
    assert all(i.quantity is None and i.unit is None for i in items_of(packed, "packing_list"))


def test_metres_are_headed_by_a_lone_m() -> None:
    items = items_of(
        """
Quality          Lot      M        Net kg
Twill 3/1        LT-77    120.50   60.10
Oxford           LT-78    98.00    44.20
""",
        "packing_list",
    )
    assert [(i.quantity, i.unit) for i in items] == [("120.5", "MTR"), ("98", "MTR")]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Total Units", "quantity"),
        ("Total Cartons", "packages"),
        ("Total USD", "amount"),
        ("From Carton", "other"),
        ("Carton To", "other"),
        ("Cartons", "packages"),
        ("Units / Pack", "other"),
        ("Extended Cost", "amount"),
        ("Style #", "style_number"),
        ("28. Description of Merchandise 29. A. HTSUS No.", "description"),
        ("HTSUS No.", "hs_code"),
        ("Description / HTS Number", "description"),
        ("HS Code Description", "hs_code"),
        ("Qté totale", "quantity"),
        ("Cartons n°", "other"),
        ("No. Cartons", "packages"),
        ("Cts/Lb", "unit_price"),
        ("USD/Kg", "unit_price"),
        ("Kg", "quantity"),
    ],
)
def test_kinds_of_headings(heading: str, kind: str) -> None:
    assert column_kind(heading) == kind


def test_a_tariff_number_below_the_goods_is_told_from_them() -> None:
    text = """
Line No.  Description of Merchandise / HTSUS No.  Gross Weight  Net Quantity  Entered Value
001       QUILTED JACKET 6109.86.1413             510 KG        180 NO        333
002       CHEF APRON 6204.98.2589                 541 KG        96 NO         2,010
"""
    items = items_of(text, "entry_summary")
    assert [(i.description, i.hs_code) for i in items] == [
        ("QUILTED JACKET", "6109.86.1413"),
        ("CHEF APRON", "6204.98.2589"),
    ]
    without = items_of(text.replace("6204.98.2589", "            "), "entry_summary")
    assert [i.hs_code for i in without] == [None, None]


def test_days_of_an_account_are_no_amounts_and_its_references_no_articles() -> None:
    items = items_of(STATEMENT, "payment_proof")
    assert [i.amount for i in items] == ["-7439.94", "-1121.83"]
    assert all(i.style_number is None for i in items)


def test_codes_under_article_beside_descriptions() -> None:
    text = """
Article      Description        Pieces    @ each
MB46620      Chef apron         1,150     25.70     29,555.00
MB 44310     Chambray shirt     240       34.28     8,227.20
"""
    assert [(i.style_number, i.description) for i in items_of(text)] == [
        ("MB46620", "Chef apron"),
        ("MB 44310", "Chambray shirt"),
    ]


@pytest.mark.parametrize(
    ("unit", "languages", "code"),
    [
        ("MT", ("tr",), "MTR"),
        ("MT", ("en",), "TNE"),
        ("Mt.", ("en", "tr"), None),
        ("MTS", ("en",), None),
        ("MTS", ("es",), "MTR"),
        ("KG", ("tr",), "KGM"),
    ],
)
def test_mt_is_a_metre_or_a_tonne_by_the_language(unit: str, languages: tuple[str, ...], code: str | None) -> None:
    assert parse_unit_among(unit, languages) == code


WORDED = """
PO Number: KC-50733
1. Pyjama set flannel, style TR 59644: 600 pcs @ USD 5.36 = USD 3,216.00
2. Printed leggings: 1,440 pcs @ USD 24.13 = USD 34,747.20
3. Denim dungarees: 12 pcs @ USD 5.82 = USD 70.00
Order total: USD 37,963.20
"""


def test_lines_in_words_count_where_they_multiply() -> None:
    items = items_of(WORDED, "purchase_order")
    assert [(i.description, i.quantity, i.unit, i.unit_price, i.amount) for i in items] == [
        ("Pyjama set flannel, style TR 59644", "600", "H87", "5.36", "3216"),
        ("Printed leggings", "1440", "H87", "24.13", "34747.2"),
    ]


DRAWN = """
行    存货    存货    主计  数       原币含    原币价
号    编码    名称    量    量       税单价    税合计
1     LW-11   男童裤  件    240.00   8.50      2040.00
2     LW-12   工作服  件    100.00   9.00      900.00
"""


def drawn(*columns: int) -> tuple[BBox, ...]:
    """Ruling lines around the heading and each row, and walls at these columns of the drawing."""
    xs = [36 + c * CELL_WIDTH - 3 for c in columns]
    ys = [34.0, *(34 + n * CELL_HEIGHT for n in (2, 3, 4))]
    levels = [BBox(xs[0], y, xs[-1], y + 0.5) for y in ys]
    return (*levels, *(BBox(x, ys[0], x + 0.5, ys[-1]) for x in xs))


def test_headings_wrapped_in_drawn_cells_are_read_by_cell() -> None:
    document = document_of("purchase_order", DRAWN)
    assert all(i.style_number is None for i in line_items_of(document))
    page = replace(document.pages[0], rules=drawn(0, 6, 14, 22, 28, 37, 47, 57))
    items = line_items_of(replace(document, pages=(page,)))
    assert [(i.style_number, i.description, i.quantity, i.unit, i.unit_price, i.amount) for i in items] == [
        ("LW-11", "男童裤", "240", "H87", "8.5", "2040"),
        ("LW-12", "工作服", "100", "H87", "9", "900"),
    ]


def test_drawn_cells_are_not_sought_where_a_line_shows_the_headings() -> None:
    """A line of a name and marks in a drawn box below would be headings of their own."""
    above = document_of("purchase_order", FIGURES).pages[0].words
    low = [replace(w, bbox=w.bbox._replace(top=w.bbox.top + 200, bottom=w.bbox.bottom + 200)) for w in above]
    cells = document_of("purchase_order", DRAWN).pages[0]
    rules = drawn(0, 6, 14, 22, 28, 37, 47, 57)
    page = replace(cells, words=(*cells.words, *low), rules=rules)
    rows = rows_of(page)
    assert len(with_drawn(page, rows, [])) == 1
    kept = find_headers(page, rows)
    assert kept
    assert with_drawn(page, rows, kept) == kept


def drawn_headers(text: str, *rules: BBox) -> int:
    """How many headings the drawn cells of a page show."""
    page = replace(document_of("purchase_order", text).pages[0], rules=rules)
    return len(with_drawn(page, rows_of(page), []))


def test_a_short_line_in_a_cell_parts_no_band() -> None:
    rules, (left, top) = drawn(0, 6, 14, 22, 28, 37, 47, 57), (36 + 6 * CELL_WIDTH, 34 + CELL_HEIGHT)
    assert drawn_headers(DRAWN, *rules, BBox(left, top, left + 40, top + 0.5)) == 1


@pytest.mark.parametrize(("old", "new"), [("主计", "主2"), ("数 ", "7 ")])
def test_a_band_with_figures_is_no_heading(old: str, new: str) -> None:
    assert drawn_headers(DRAWN.replace(old, new), *drawn(0, 6, 14, 22, 28, 37, 47, 57)) == 0


def test_few_columns_are_no_table_of_drawn_cells() -> None:
    three = """
数    存货      原币含
量    名称      税单价
1     男童裤    8.50
2     工作服    9.00
"""
    assert drawn_headers(three, *drawn(0, 6, 16, 26)) == 0
    four = """
数    存货      原币含    原币价
量    名称      税单价    税合计
1     男童裤    8.50      8.50
2     工作服    9.00      9.00
"""
    assert drawn_headers(four, *drawn(0, 6, 16, 26, 36)) == 1


FIGURES = """
Modelo    Descripcion         36   38   40   Uds   Precio    Importe
MB70769   Calcetin deportivo  20   40   40   100   27,71     2.771,00
MB95178   Chaqueta softshell  10   40   50   100   38,45     3.845,00
"""


def test_sizes_in_figures_head_columns_beside_known_headings() -> None:
    items = items_of(FIGURES, "purchase_order")
    assert [(i.style_number, i.description, i.quantity, i.unit_price, i.amount) for i in items] == [
        ("MB70769", "Calcetin deportivo", "100", "27.71", "2771"),
        ("MB95178", "Chaqueta softshell", "100", "38.45", "3845"),
    ]


@pytest.mark.parametrize(("texts", "kept"), [(("36", "38", "40"), 0), (("40", "38", "36"), 3), (("36", "38"), 2)])
def test_only_rising_figures_are_sizes(texts: tuple[str, ...], kept: int) -> None:
    headings = [Heading(t, None, BBox(40.0 * n, 0, 40.0 * n + 10, 10)) for n, t in enumerate(texts)]
    assert len(without_figures(headings)) == kept


def test_a_title_above_the_headings_is_none_of_them() -> None:
    text = """
=PACKING LIST OF COTTON BALES
Bale     Net kg     Bale     Net kg
871      216.1      881      213.2
872      232.3      882      221.1
"""
    items = items_of(text, "bale_list")
    assert [(i.description, i.net_weight, i.unit_price) for i in items] == [
        ("871", "216.1", None),
        ("872", "232.3", None),
        ("881", "213.2", None),
        ("882", "221.1", None),
    ]


def test_headings_in_the_order_of_the_pieces_tell_price_from_quantity() -> None:
    text = """
Urun          Miktar   Birim   Birim Fiyat   Tutar
Pijama takimi      320,00    Adet     6,01      1.923,20
Elbise viskon      5.250,00  Adet     38,52     202.230,00
"""
    assert [(i.quantity, i.unit, i.unit_price) for i in items_of(text)] == [
        ("320", "H87", "6.01"),
        ("5250", "H87", "38.52"),
    ]


def test_cones_in_bags_are_no_packages() -> None:
    text = """
Count            Lot      Cones    Bags    Quantity Kgs    Rate US$/Kg    Amount US$
Ne 30/1 combed   K245461  1056     44      1,995.84        36.97          73,786.20
Ne 20/1 carded   K235137  1152     48      2,177.28        26.58          57,872.10
"""
    assert [i.packages for i in items_of(text)] == ["44", "48"]
    alone = text.replace("Bags", "    ").replace(" 44 ", "    ").replace(" 48 ", "    ")
    assert [i.packages for i in items_of(alone)] == ["1056", "1152"]


CAPTIONED = """
Roll No   Metres    Net Kg    Gross Kg
Colour: Ecru   Dye Lot: LT26193
1001      87.5      28.9      29.5
1002      86.9      28.7      29.3
Colour: Navy   Dye Lot: LT26417
2001      45.0      14.9      15.5
2002      61.0      20.1      20.7
"""


def test_captions_of_groups_name_the_lot_of_their_rows() -> None:
    items = items_of(CAPTIONED, "packing_list")
    assert [i.lot_number for i in items] == ["LT26193", "LT26193", "LT26417", "LT26417"]
    headless = CAPTIONED.replace("Colour: Ecru   Dye Lot: LT26193\n", "")
    assert all(i.lot_number is None for i in items_of(headless, "packing_list"))


def test_words_and_dimensions_beside_a_count_are_no_packages() -> None:
    text = """
Colli              Inhalt          Kartons   Menge     Netto kg
Palette 120x80x134 Tomatenmark     17        136 Stk   220,22
Palette 120x80x105 Regenjacke      8         64 Stk    25,62
"""
    assert [i.packages for i in items_of(text, "packing_list")] == ["17", "8"]
    assert not is_numeric("120x80x134 cm")
    assert is_numeric("136 Stk")


def test_a_bale_is_told_by_its_number_and_not_by_its_grade() -> None:
    text = """
Balya No   Brut Kg   Net Kg   Standart
4645       232,3     229,8    Std 1 Beyaz
4646       234,9     232,4    Std 2 Beyaz
"""
    assert [i.description for i in items_of(text, "bale_list")] == ["4645", "4646"]


def test_boxes_whose_number_stands_beside_the_name() -> None:
    text = """
Item 1: Bath robe velour
Quantity: 240 pcs      Unit price: USD 30.75      Line amount: USD 7,380.00
Item 2: Pyjama set
Quantity: 60 pcs       Unit price: USD 37.30      Line amount: USD 2,238.00
"""
    assert [(i.description, i.quantity, i.amount) for i in items_of(text)] == [
        ("Bath robe velour", "240", "7380"),
        ("Pyjama set", "60", "2238"),
    ]


def test_a_tax_beside_proved_lines_is_no_line() -> None:
    text = """
Description        Quantity    Rate     Amount
Bath robe          10          5.00     50.00
Pyjama set         20          4.00     80.00
Output IGST @ 5%               5        6.50
"""
    assert [i.description for i in items_of(text)] == ["Bath robe", "Pyjama set"]


def test_amounts_broken_behind_the_mark_of_their_thousands() -> None:
    text = """
Goods              Quantity    Price     Amount
Bath robe          12,000      29.74     356,
                                         880.00
Pyjama set         7,200       6.29      45,
                                         288.00
"""
    assert [i.amount for i in items_of(text)] == ["356880", "45288"]


FIRST = """
Pos   Bezeichnung      Menge    E-Preis   G-Preis
1     Bundhose         10       5,00      50,00
2     Regenjacke       20       4,00      80,00
      Zwischensumme                       130,00
"""
SECOND = """
      {word}                              130,00
3     Handtuch         30       3,00      90,00
4     Garn             5        2,00      10,00
"""


@pytest.mark.parametrize(("word", "lines"), [("Übertrag", 4), ("Nachtrag", 2)])
def test_a_table_goes_on_below_the_sum_carried_over(word: str, lines: int) -> None:
    document = document_of("commercial_invoice", FIRST, SECOND.format(word=word))
    assert len(line_items_of(document)) == lines


@pytest.mark.parametrize(
    ("heading", "cells", "packages"),
    [
        ("Cartons", ("1", "2", "3", "6"), ["1", "2", "3"]),  # the sum proves a count
        ("Cartons", ("1", "2", "3", "3"), [None, None, None]),
        ("Pkgs Nos.", ("4", "2", "5", "11"), ["4", "2", "5"]),
        ("Pkgs Nos.", ("4", "2", "5", "3"), [None, None, None]),
        ("Pkgs Nos.", ("1-4", "5-6", "7-11", "11"), [None, None, None]),
    ],
)
def test_a_printed_sum_tells_a_count_of_packages_from_their_numbers(
    heading: str, cells: tuple[str, ...], packages: list[str | None]
) -> None:
    text = f"""
PACKING LIST
S.No    Description         {heading:12}Quantity    Net weight kg
1       Cotton shirts       {cells[0]:12}400         10.00
2       Cotton caps         {cells[1]:12}100         20.00
3       Cotton socks        {cells[2]:12}100         30.00
        Total               {cells[3]:12}600         60.00
"""
    assert [i.packages for i in read(text, "packing_list").line_items] == packages


CONTENTS = """
Palet   Contenido      No cajas   Peso neto kg
1-3     AOVE 500 ml    200        1.099,2
4-8     AOVE 5 L       160        2.931,2
9-13    AO 1 L PET     400        4.396,8
"""


def test_contents_that_begin_with_words_are_the_goods_and_no_quantity():
    items = line_items_of(document_of("packing_list", CONTENTS))
    assert [(i.description, i.quantity, i.packages) for i in items] == [
        ("AOVE 500 ml", None, "200"),
        ("AOVE 5 L", None, "160"),
        ("AO 1 L PET", None, "400"),
    ]
    measured = CONTENTS.replace("AOVE 500 ml", "500 ml     ").replace("AOVE 5 L  ", "500 ml    ")
    measured = measured.replace("AO 1 L PET", "750 ml    ")
    assert [i.quantity for i in line_items_of(document_of("packing_list", measured))] == ["500", "500", "750"]


def test_a_name_that_runs_on_past_its_heading_is_whole():
    lines = [
        {0: "Aceite virgen", 1: "500", 2: "ml", 3: "vidrio", 4: "2.400", 5: "3,9500", 6: "9.480,00"},
        {0: "Aceite virgen", 1: "5 L", 2: "lata", 4: "640", 5: "33,2000", 6: "21.248,00"},
        {0: "Aceite de oliva", 4: "4.800", 5: "5,1200", 6: "24.576,00"},
    ]
    rows = [Row({i: Cell(text, ()) for i, text in line.items()}, 1) for line in lines]
    goods = ["description"] * 4
    money = ["quantity", "unit_price", "amount"]
    assert kinds_of(rows, Headed([None] * 7, [0, 0, None, None, 1, 2, 3])) == [*goods, *money]
    # A column with a heading of its own, or that every row fills, is another one.
    headed = kinds_of(rows, Headed([None] * 7, [0, 5, None, None, 1, 2, 3]))
    assert headed is not None
    assert headed[:2] == ["description", None]
    filled = [Row({**row.cells, 1: Cell("500", ())}, 1) for row in rows]
    sized = kinds_of(filled, Headed([None] * 7, [0, 0, None, None, 1, 2, 3]))
    assert sized is not None
    assert sized[:2] == ["description", None]


def test_a_word_for_packages_alone_heads_packages():
    text = "\nLot    Bundles   Net kg   Gross kg\nL-1    10        412.0    441.0\nL-2    8         318.5    342.0\n"
    items = line_items_of(document_of("packing_list", text))
    assert [(i.packages, i.quantity) for i in items] == [("10", None), ("8", None)]


def test_a_charge_of_money_is_no_batch():
    drawn = """
No   Particulars          Qty       Rate      Value     Charge      Total
1    Crew socks, terry     10       2.00      20.00       0.20      20.20
2    Canvas tote bag       20       3.00      60.00       0.60      60.60
"""
    items = line_items_of(document_of("commercial_invoice", drawn))
    assert [(i.description, i.lot_number) for i in items] == [("Crew socks, terry", None), ("Canvas tote bag", None)]
    german = drawn.replace("0.20", "B220").replace("0.60", "B221")
    assert [i.lot_number for i in line_items_of(document_of("commercial_invoice", german))] == ["B220", "B221"]


def test_labelled_values_are_parted_by_a_comma():
    drawn = """
Artikel   Bezeichnung                                  Menge     Preis     Betrag
P1234     Dichtungsband                                   10      2,00      20,00
          Zolltarifnr.: 40081100, Ursprungsland: Türkei
P1235     Ringgarn                                        20      3,00      60,00
          Zolltarifnr.: 52052300, Ursprungsland: Türkei
"""
    items = line_items_of(document_of("commercial_invoice", drawn))
    assert [(i.description, i.hs_code) for i in items] == [("Dichtungsband", "40081100"), ("Ringgarn", "52052300")]
