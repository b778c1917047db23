"""Captions that are printed above other things as well: they name nothing, and a wrong value is worse than none."""

import pytest

from extractors.extract.label_forms import formed_labels, key_of
from tests.extractors.text_pages import read, values


@pytest.mark.parametrize(
    ("kind", "language", "line", "field"),
    [
        ("production_record", "en", "Total consumption: 1,250 kWh", "input_quantity"),
        ("production_record", "tr", "Sarfiyat: 1.250 kWh", "input_quantity"),
        ("production_record", "en", "Material consumption: 12,400.00 USD", "input_quantity"),
        ("production_record", "en", "Yarn consumption: 0.250 kg/pc", "input_quantity"),
        ("production_record", "de", "Materialeinsatz: 12.400,00 EUR", "input_quantity"),
        ("production_record", "de", "Gesamtproduktion: 2026", "output_quantity"),
        ("labor_record", "zh", "截止日期：2026-03-31", "period_end"),
        ("commercial_invoice", "tr", "Isk %5", "discount"),
        ("commercial_invoice", "es", "Dto % 5", "discount"),
        ("commercial_invoice", "de", "Summe Positionen: 12", "subtotal"),
        ("commercial_invoice", "en", "BL #: Black 12", "bill_of_lading_number"),
        ("packing_list", "en", "Garment Steamer: Model X2", "vessel"),
        ("bill_of_lading", "en", "P.O.D: Signed J Smith", "port_of_discharge"),
        ("production_record", "en", "Location of production: Line 4", "place_of_production"),
        ("production_record", "en", "Work order PO: WO-112", "purchase_order_number"),
        ("customs_declaration", "es", "Código de mercancías: A-4410", "hs_code"),
    ],
)
def test_a_caption_of_several_meanings_names_no_field(kind: str, language: str, line: str, field: str) -> None:
    assert field not in values(f"KAVERI MILLS LTD\n\n{line}\nRef.: 4711\n", kind, (language,))


@pytest.mark.parametrize(
    ("kind", "language", "caption", "role"),
    [
        ("customs_declaration", "vi", "Chủ hàng", "shipper"),
        ("customs_declaration", "zh", "消费使用单位", "consignee"),
        ("bill_of_lading", "en", "As Carrier", "carrier"),
        ("transport_document", "fr", "Armateur", "carrier"),
    ],
)
def test_the_owner_the_user_and_the_signature_are_no_roles(kind: str, language: str, caption: str, role: str) -> None:
    text = f"Blue Ocean Lines Ltd.\nPAPER 4711\n\nPort: Houston\n\n{caption}\nHarbour Agencies Ltd.\n12 Dock Road\n"
    assert (role, "Harbour Agencies Ltd.") not in {(p.role, p.name) for p in read(text, kind, (language,)).parties}


@pytest.mark.parametrize(("label", "wider"), [("商品编号", "商品号"), ("statistiknummer", "Statistiknr")])
def test_the_tariff_number_has_no_formed_names(label: str, wider: str) -> None:
    """An article number's name differs by one character."""
    language = "zh" if label == "商品编号" else "de"
    assert key_of(wider) not in formed_labels({"hs_code": {language: [label]}}, {"hs_code": "hs"}, [language])
