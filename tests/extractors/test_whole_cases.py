"""Faults that whole cases of other goods brought up: each rule with the paper that it is for and one that it leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, Evidence, PartyReading, Place
from extractors.extract.signers import signed_by_people
from extractors.extract.signing_words import is_person
from extractors.parties import find_parties
from tests.extractors.pages import document_of
from tests.extractors.text_pages import values

BATCH = """
KAPAR GLOVES SDN. BHD.

GLOVE DIPPING RECORD

Products made
Lot            Material            Quantity     Unit
KM603M         Gloves size M       3,400        ctn
KM603L         Gloves size L       2,600        ctn
Total output                       6,000        ctn

Losses: rejects 41 cartons
"""


def test_what_was_lost_is_not_the_output_over_it() -> None:
    assert values(BATCH, "production_record")["output_quantity"] == "6000"


def test_two_captions_with_values_of_their_own_are_not_one_caption() -> None:
    text = """
COMMERCIAL INVOICE

Invoice No.       OBG-7731
Payment           CAD 30 days
Due date          4 January 2026
Vessel            CAPE ROMAIN
Voyage            551E
Port of loading   Savannah
"""
    found = values(text, "commercial_invoice")
    assert (found["due_date"], found["vessel"], found["voyage"]) == ("2026-01-04", "CAPE ROMAIN", "551E")


def test_a_caption_over_two_lines_stays_one() -> None:
    text = "PACKING LIST\n\nNo. of         Gross\nPackages       Weight\n660            6,006.00 kg\n"
    assert values(text, "packing_list")["packages"] == "660"


DELIVERY = """
DELIVERY NOTE

Delivery note No.       Packages           Gross weight
DN-6902117              182                182,546.00 kg
Truck                   {plate}            Invoice ref.
"""


def test_the_plate_of_a_truck_is_no_count_of_packages() -> None:
    assert values(DELIVERY.format(plate="EK 55120"), "transport_document").get("packages") in (None, "182")


ORDER = """
BESTELLUNG 4500081127

Bezeichnung                      Menge          Einheit     Einzelpreis     Betrag
Quarz, stückig, 99,99 %          182.000,00     kg          0,21            38.220,00
Gesamtbetrag                     182.000,00     kg          EUR             38.220,00
"""


def test_the_total_of_the_quantities_is_no_amount() -> None:
    assert values(ORDER, "purchase_order", ("de",))["total"] == "38220"


PART = """
PURCHASE ORDER

Description                      Quantity     Unit     Unit price     Amount
Tuna in oil, 5 oz x 48           1,450        ctn      52.80          76,560.00
Total                            {quantity}        ctn      USD            {total}
"""


def test_one_line_beside_another_total_is_not_the_whole_order() -> None:
    found = values(PART.format(quantity="3,650", total="189,310.00"), "purchase_order")
    assert found.get("total") in (None, "189310")
    assert values(PART.format(quantity="1,450", total="76,560.00"), "purchase_order")["total"] == "76560"


def test_a_filers_code_of_one_letter_and_two_figures_is_whole() -> None:
    text = "STATEMENT OF THE ULTIMATE CONSIGNEE\n\nRe: Entry N55-6120338-0, Detention 3288040\n"
    assert values(text, "consignee_statement")["entry_number"] == "N55-6120338-0"


@pytest.mark.parametrize(
    ("said", "place"),
    [("Hawkinsville, Georgia USD", "Hawkinsville, Georgia"), ("Port Said", "Port Said"), ("LAO", "LAO")],
)
def test_a_place_does_not_end_in_a_currency(said: str, place: str) -> None:
    text = f"OCMULGEE GIN, LLC\n\nWAGE REGISTER\n\nPlace of production:   {said}\n"
    assert values(text, "labor_record")["place_of_production"] == place


def test_a_firm_without_a_word_of_firms_signs_nothing() -> None:
    box = Place("0" * 64, 1, BBox(0, 0, 9, 9), "x")
    signed = [Evidence("signer", "name", "Xinda Haulage Team", box, 0.9, "text")]
    carrier = PartyReading("carrier", "XINDA HAULAGE TEAM", "", None, box, 0.9)
    assert signed_by_people(signed, [carrier]) == ()
    assert signed_by_people(signed, [replace(carrier, name="Xinda Haulage Ltd")]) == tuple(signed)


def test_a_piece_of_a_sentence_is_no_person() -> None:
    assert not is_person("Caught by F")  # "Caught by F/V HUNG FA NO. 168": the stroke parts a name from its title
    assert is_person("Ana de la Cruz")


@pytest.mark.parametrize(
    ("close", "country"), [(("Bayannur 015000, Inner", "Mongolia"), "CN"), (("Darkhan 45000", "Mongolia"), "MN")]
)
def test_a_region_may_break_over_two_lines(close: tuple[str, str], country: str) -> None:
    lines = "\n".join(("RED FOODS CO., LTD.", "18 Jinchuan Road", *close))
    [seller] = find_parties(document_of("commercial_invoice", f"\nSeller\n{lines}\n"))
    assert seller.country == country


def test_a_name_keeps_the_hyphen_at_which_it_breaks() -> None:
    text = "\nSeller\nSociété Coopérative Agni-\nMé SARL\nAbengourou\n"
    [seller] = find_parties(document_of("commercial_invoice", text))
    assert seller.name == "Société Coopérative Agni-Mé SARL"
