"""Lines of goods on two rows under headings on two, as order systems print them; goods given away; units."""

from __future__ import annotations

import pytest

from extractors.evidence import LineItem
from extractors.tables.columns import strict_kind
from extractors.values.units import parse_unit
from tests.extractors.pages import document_of, line_items_of


def items_of(text: str, kind: str = "purchase_order") -> tuple[LineItem, ...]:
    return line_items_of(document_of(kind, text))


FORM = """
{}
{}
00010   100-3001        {}
             270        ST                4,43 /1 ST               1.196,10
                        EN 10204
00020   100-4152        Lagerschild
             120        ST               65,52 /100 ST                78,62
Total                                                            1.274,72
"""
HEADINGS = [
    ("Pos.    Material        Bezeichnung", "     Bestellmenge       Einheit      Preis pro Einheit       Nettowert"),
    ("Poste   Article         Désignation", "     Qté commandée      Unité             Prix unitaire    Valeur nette"),
    ("Kalem   Malzeme         Tanım", "     Sipariş miktarı    Birim               Birim fiyat       Net değer"),
    ("Pos.    Material        Denominación", "     Cantidad pedido    Unidad      Precio por unidad      Valor neto"),
]


@pytest.mark.parametrize(("upper", "lower"), HEADINGS)
def test_each_row_of_a_line_is_read_under_its_own_headings(upper: str, lower: str):
    found = items_of(FORM.format(upper, lower, "Deckel GG25"))
    assert [(i.style_number, i.quantity, i.unit, i.unit_price, i.amount) for i in found] == [
        ("100-3001", "270", "H87", "4.43", "1196.1"),
        ("100-4152", "120", "H87", "65.52", "78.62"),
    ]
    assert [i.description for i in found] == ["Deckel GG25 EN 10204", "Lagerschild"]


def test_what_a_discount_leaves_of_a_line_is_not_passed_over():
    form = FORM.format(*HEADINGS[0], "Deckel GG25").replace(
        "                        EN 10204",
        "        Rabatt              10,00- %                              119,61-\n"
        "        Nettowert                                               1.076,49",
    )
    assert "1196.1" not in [i.amount for i in items_of(form)]


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        # Each line multiplies, is opened by its number alone, and has no figure in its upper row.
        ("78,62", "79,62"),
        ("78,62", "     "),
        ("65,52 /100 ST", "             "),
        ("00020   100", "00020 A 100"),
        ("00020 ", "20 x  "),
        ("100-4152        L", "                L"),
        ("Deckel GG25", "Deckel                                   12,00"),
        # A list by days has no positions.
        ("Pos.    Material", "Datum   Material"),
    ],
)
def test_one_line_that_does_not_hold_leaves_all_unread(said: str, instead: str):
    form = FORM.format(*HEADINGS[0], "Deckel GG25")
    assert all(i.style_number for i in items_of(form))
    assert not any(i.style_number for i in items_of(form.replace(said, instead)))


def test_a_material_in_words_is_no_code():
    found = items_of(FORM.format(*HEADINGS[0], "Deckel GG25").replace("100-4152", "Stahl   "))
    assert [i.style_number for i in found] == [None, None]


@pytest.mark.parametrize("total", ["Total                                    1.274,72", ""])
def test_words_behind_a_wide_blank_are_no_part_of_a_name(total: str):
    form = FORM.format(*HEADINGS[0], "Deckel GG25").partition("Total")[0]
    found = items_of(f"{form}\n\n\n                        Lieferung frei Haus\n{total}")
    assert [i.description for i in found] == ["Deckel GG25 EN 10204", "Lagerschild"]


@pytest.mark.parametrize("below", ["EN 10204         12,5 kg", "EN 10204            neu"])
def test_of_what_stands_below_a_name_only_a_piece_alone_goes_on_with_it(below: str):
    found = items_of(FORM.format(*HEADINGS[0], "Deckel GG25").replace("EN 10204", below))
    assert [i.description for i in found] == ["Deckel GG25", "Lagerschild"]


def test_a_piece_out_of_flush_below_a_name_is_no_part_of_it():
    form = FORM.format(*HEADINGS[0], "Deckel GG25").replace("                        EN", "             EN")
    assert [i.description for i in items_of(form)] == ["Deckel GG25", "Lagerschild"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Valor neto", "amount"),
        ("Net değer", "amount"),
        ("Precio neto", "unit_price"),
        ("Peso neto", "net_weight"),
        ("Neto", "net_weight"),
    ],
)
def test_net_is_a_weight_only_where_neither_price_nor_value_is_named(text: str, kind: str):
    assert strict_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Unité(s)", "H87"),
        ("Docena(s)", "DZN"),
        ("Rouleau(x)", "RO"),
        ("Unidad(es)", "H87"),
        ("m(s)", None),
        ("A(s)", None),
    ],
)
def test_one_and_several_in_brackets_are_one_unit(text: str, code: str | None):
    assert parse_unit(text) == code


GIVEN = """
Description of Goods              Quantity      Unit Price       Amount
                                                FOB BUSAN         (USD)
LED panel light 40W                609 PCS           $6.33    $3,854.97
Type SLP-6640
LED downlight 12W                  527 PCS          $15.09    $7,952.43
Type SLD-612
LED driver (spare parts)           507 PCS          F.O.C.    NO CHARGE
Type SDR-40
Mounting clips                     452 PCS          F.O.C.    NO CHARGE
TOTAL                                                        $11,807.40
"""


def test_goods_given_away_head_no_table_and_a_term_above_a_price_names_no_goods():
    found = items_of(GIVEN, "commercial_invoice")
    assert [i.quantity for i in found] == ["609", "527", "507", "452"]
    assert [(i.description or "").split()[:2] for i in found] == [
        ["LED", "panel"],
        ["LED", "downlight"],
        ["LED", "driver"],
        ["Mounting", "clips"],
    ]


SHORT = """
Référence   Désignation               Qté livrée   Un.   N° de lot
TOM3-1      Tomates concassées 3/1            16   {0}    L26324
RAT-4/4     Ratatouille niçoise 4/4           21   {0}    L26161
"""


@pytest.mark.parametrize(
    ("short", "code"),
    # Carats or cartons, linear metres or lumens, feet or pies, pairs or sets: what is doubtful is no unit.
    [
        ("CX", "BX"),
        ("PAC", "PK"),
        ("QQ", None),
        ("CT", None),
        ("LM", None),
        ("PIES", None),
        ("DOSE", None),
        ("副", None),
    ],
)
def test_short_forms_are_units_in_a_column_of_units(short: str, code: str | None):
    assert [i.unit for i in items_of(SHORT.format(short), "transport_document")] == [code, code]
