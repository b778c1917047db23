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
