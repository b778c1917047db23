"""Signer, countries and shipment of a certificate in small cases, each with the one thing that is true of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, DocumentReading, Evidence, Word
from pipeline.case import Party, Step
from pipeline.certificates import firms_in
from pipeline.checks import certificate_matches_shipment, certificate_per_country, certificate_signer
from pipeline.names import same_company
from pipeline.printed_names import compare_names
from pipeline.shipment_values import compare_dates
from tests.extractors.test_certificate import BODY, VALUES
from tests.pipeline.builders import place
from tests.pipeline.test_certificate_checks import certificate, kinds, paper, view_of

INVOICE = paper("commercial_invoice", {"seller": "Kaveri Mills Ltd.", "buyer": "Harbor Apparel, Inc."})


def filled(**blanks: str) -> DocumentReading:
    """A good certificate with these fillings."""
    return certificate(BODY.format(**{**VALUES, **blanks}))


@pytest.mark.parametrize(
    ("seller", "kind"),
    [
        ("Kaveri Mills Ltd.", "pass"),
        ("Ravi Kumar, Director of Kaveri Mills Ltd.", "pass"),
        ("Ravi Kumar, for and on behalf of Kaveri Mills Limited", "pass"),
        ("Ravi Kumar, Kaveri Mills Ltd.", "pass"),
        ("Kaveri Mills Ltd., 12 Mill Road, Salem, India", "pass"),
        ("Harbor Apparel, Inc.", "fail"),
        ("Joan Day, President of Harbor Apparel, Inc.", "fail"),
        ("Palmetto Customs Brokers, Inc.", "fail"),
        ("Salem Spinners Pvt. Ltd.", "review"),
        ("Harbor Apparel (Vietnam) Co., Ltd.", "review"),
        ("Salem Spinners (Kaveri Mills Ltd.)", "review"),
        ("Kaveri Mills Ltd. (Harbor Apparel, Inc.)", "review"),
        ("Harbor Apparel Vietnam (Harbor Apparel, Inc.)", "review"),
    ],
)
def test_for_whom_it_is_signed(seller: str, kind: str) -> None:
    assert kinds(certificate_signer.check, view_of(filled(foreign_seller=seller), INVOICE)) == [kind]


def test_a_namesake_abroad_who_sells_is_not_the_importer() -> None:
    invoice = paper("commercial_invoice", {"seller": "Harbor Apparel Ltd.", "buyer": "Harbor Apparel, Inc."})
    assert kinds(certificate_signer.check, view_of(filled(foreign_seller="Harbor Apparel Ltd."), invoice)) == ["pass"]
    assert kinds(certificate_signer.check, view_of(filled(foreign_seller="Harbor Apparel Inc"), invoice)) == ["fail"]


def test_a_buyer_may_not_sign_and_a_merchant_who_sells_on_may() -> None:
    bought = paper("commercial_invoice", {"seller": "Kaveri Mills Ltd.", "buyer": "Midway Traders LLC"})
    sold = paper("commercial_invoice", {"seller": "Midway Traders LLC", "buyer": "Harbor Apparel, Inc."})
    merchant = filled(foreign_seller="Midway Traders LLC")
    (finding,) = certificate_signer.check(view_of(merchant, bought))
    assert (finding.kind, finding.severity) == ("fail", "blocking")
    assert "the buyer" in finding.message
    assert kinds(certificate_signer.check, view_of(merchant, bought, sold)) == ["pass"]


def test_the_firm_for_which_a_person_speaks() -> None:
    assert list(firms_in("Jane Doe, General Manager of Acme Co., Ltd.")) == ["Acme Co., Ltd."]
    assert list(firms_in("Jane Doe on behalf of Acme Ltd.")) == ["Acme Ltd."]
    assert "Acme Ltd." in list(firms_in("Acme Ltd., 12 Mill Road, Salem"))
    assert list(firms_in("Jane Doe")) == list(firms_in("Jane Doe, Salem")) == []


def lading(**fields: str) -> DocumentReading:
    """The bill of lading of the good certificate, with these fields otherwise."""
    said = {"vessel": "ARBOR", "port_of_lading": "Chennai", "departure_date": "2026-05-13", "packages": "200", **fields}
    return paper("bill_of_lading", {"shipper": "KAVERI MILLS LTD"}, **said)


def invoiced(quantity: str) -> DocumentReading:
    return paper("commercial_invoice", {"seller": "Kaveri Mills Ltd."}, quantity=quantity)


def listed(**fields: str) -> DocumentReading:
    """The packing list of the good certificate."""
    said = {"invoice_number": "KM-118", "quantity": "4800|H87", "marks_and_numbers": "KM 1/200", **fields}
    return paper("packing_list", {"seller": "Kaveri Mills Ltd."}, **said)


@pytest.mark.parametrize(
    ("papers", "kind", "severity"),
    [
        ([invoiced("4800|H87"), lading()], "pass", "info"),
        ([invoiced("400|DZN"), lading()], "pass", "info"),
        ([invoiced("4810|H87"), lading()], "pass", "info"),
        ([invoiced("4900|H87"), lading()], "fail", "blocking"),
        ([invoiced("4500|H87"), lading()], "review", "blocking"),
        ([invoiced("4800|BL"), lading()], "review", "warning"),
        ([lading(vessel="MV ARBOR")], "pass", "info"),
        ([lading(vessel="ARBOUR")], "review", "warning"),
        ([lading(port_of_lading="Madras")], "pass", "info"),
        ([lading(packages="200"), listed(packages="220")], "review", "warning"),
        ([lading(vessel="MERIDIAN STAR")], "fail", "blocking"),
        ([lading(vessel="DELTA")], "fail", "blocking"),  # as many letters as ARBOR
        ([lading(vessel="MERIDIAN STAR", port_of_lading="Tuticorin", departure_date="2026-02-01", packages="60")],
         "review", "warning"),
        ([lading(port_of_lading="CHENNAI, INDIA")], "pass", "info"),
        ([lading(port_of_lading="Tuticorin")], "review", "warning"),
        ([lading(departure_date="2026-05-15")], "review", "warning"),
        ([lading(departure_date="2026-04-01")], "review", "warning"),
        ([lading(packages="201")], "review", "warning"),
        ([lading(marks_and_numbers="KM 1/200")], "pass", "info"),
        ([lading(marks_and_numbers="ROSA 9")], "review", "warning"),
    ],
)  # fmt: skip
def test_beside_the_shipping_papers(papers: list[DocumentReading], kind: str, severity: str) -> None:
    (finding,) = certificate_matches_shipment.check(view_of(filled(), *papers))
    assert (finding.kind, finding.severity if finding.kind != "pass" else "info") == (kind, severity), finding.message
    assert len(finding.evidence) >= 2


@pytest.mark.parametrize(
    ("own", "other", "outcome"),
    [
        ("2026-05-13", "2026-05-13", "agrees"),
        ("2026-05-13", "2026-05-16", "doubtful"),  # cargo on board and the ship's leaving may be days apart
        ("2026-05-13", "2026-05-17", "differs"),
        ("2026-05-13", "May", "doubtful"),
    ],
)
def test_days_apart(own: str, other: str, outcome: str) -> None:
    a, b = (Evidence("departure_date", "date", v, place("a"), 0.9, "text") for v in (own, other))
    assert compare_dates(a, b) == outcome


@pytest.mark.parametrize(
    ("own", "other", "outcome"),
    [
        ("Hai Phong", "Haiphong", "agrees"),
        ("Port of Chennai", "Chennai", "agrees"),
        ("OSLO", "O", "doubtful"),  # one letter is in most names
        ("STAR OF INDIA", "PRIDE OF INDIA", "doubtful"),
        ("ARBOR", "ARBOUR", "doubtful"),
        ("MV DELTA", "MV MERIDIAN", "differs"),  # every ship is one
        ("", "Chennai", "doubtful"),
    ],
)
def test_names_apart(own: str, other: str, outcome: str) -> None:
    a, b = (Evidence("vessel", "name", v, place("a"), 0.9, "text") for v in (own, other))
    assert compare_names(a, b) == outcome


@pytest.mark.parametrize(
    ("dated", "shipped", "kind"),
    [
        ("25/06/2026", "2026-08-06", "review"),  # its own date shows that the day stands first
        ("25/06/2026", "2026-06-08", "pass"),
        ("June 25, 2026", "2026-08-06", "review"),  # nobody certifies in June what leaves in August
        ("June 25, 2026", "2026-06-08", "pass"),
        ("August 9, 2026", "2026-06-08", "pass"),  # both orders may be meant
        ("August 9, 2026", "2026-08-06", "pass"),
    ],
)
def test_figures_of_a_departure_mean_what_the_certificates_own_date_leaves_open(
    dated: str, shipped: str, kind: str
) -> None:
    text = BODY.format(**{**VALUES, "departure_date": "08/06/2026"}) + f"\nDated {dated}\n/s/ Ravi Kumar\n(Signature)"
    bill = lading(departure_date=shipped)
    (finding,) = certificate_matches_shipment.check(view_of(certificate(text), bill))
    assert finding.kind == kind, finding.message
    assert ("departure date 2026-06-08 differs" in finding.message) is (kind == "review")


def test_masses_are_converted_and_ports_may_be_parted_otherwise() -> None:
    cotton = filled(quantity="10,000 pounds", place_of_lading="Hai Phong")
    shipped = lading(port_of_lading="Haiphong, Vietnam", net_weight="4535.92|KGM")
    packed = paper("packing_list", {"seller": "Kaveri Mills Ltd."}, net_weight="4535.92|KGM")
    (finding,) = certificate_matches_shipment.check(view_of(cotton, shipped, packed))
    assert finding.kind == "pass", finding.message
    assert finding.message.count("agrees") >= 5


def test_every_paper_that_agrees_or_differs_is_told() -> None:
    (finding,) = certificate_matches_shipment.check(
        view_of(filled(), invoiced("4800|H87"), lading(), listed(packages="220"))
    )
    assert finding.message.index("differs from the packing list (220)") < finding.message.index("agrees")
    assert "commercial invoice (4800 pieces) and the packing list (4800 pieces)" in finding.message
    other = listed(packages="60", quantity="700|H87", marks_and_numbers="ROSA 9")
    (finding,) = certificate_matches_shipment.check(view_of(filled(), invoiced("4800|H87"), lading(), other))
    assert "60" not in finding.message.split("packages")[1].split(";")[0]  # the list of another shipment


def test_several_bills_make_up_what_is_certified() -> None:
    halves = [lading(bill_of_lading_number=n, packages=p) for n, p in (("ABCD1234", "120"), ("ABCD1235", "80"))]
    (finding,) = certificate_matches_shipment.check(view_of(filled(), *halves))
    assert finding.kind == "pass", finding.message
    assert "120 + 80 = 200" in finding.message
    (finding,) = certificate_matches_shipment.check(view_of(filled(), halves[0], halves[0]))
    assert finding.kind == "review"  # one bill, received twice


@pytest.mark.parametrize(
    ("bills", "kind"),
    [
        ([{"packages": "120"}, {"packages": "80", "vessel": "ZEUS", "departure_date": "2026-01-02"}], "review"),
        ([{"packages": "120"}, {"packages": "80", "vessel": "ZEUS"}], "review"),
        ([{"packages": "120"}, {"packages": "80", "departure_date": "2026-01-02"}], "review"),
        ([{"packages": "120"}, {"packages": "80"}, {"packages": "60", "vessel": "ZEUS"}], "pass"),
        ([{"packages": "120"}, {"packages": "80", "departure_date": ""}], "pass"),
        ([{"packages": "100"}, {"packages": "100"}], "review"),  # a house bill and the master bill of one lot
        ([{"packages": "100"}, {"packages": "60"}, {"packages": "40"}], "review"),  # a master bill of two
        ([{"packages": "100", "container_number": "MSKU"}, {"packages": "100", "container_number": "TCLU"}], "pass"),
        ([{"packages": "100", "container_number": "MSKU"}, {"packages": "100", "container_number": "MSKU"}], "review"),
    ],
)  # fmt: skip
def test_only_bills_of_this_shipment_are_added_up(bills: list[dict[str, str]], kind: str) -> None:
    papers = [lading(bill_of_lading_number=f"ABCD123{n}", **said) for n, said in enumerate(bills)]
    (finding,) = certificate_matches_shipment.check(view_of(filled(), *papers))
    assert finding.kind == kind, finding.message
    assert ("= 200" in finding.message) is (kind == "pass")


def test_a_ship_that_the_bill_names_elsewhere_is_a_doubt() -> None:
    feeder = lading(vessel="SINAR BANDA")
    page = replace(feeder.document.pages[0], words=(Word("Ocean vessel: ARBOR", BBox(10, 10, 90, 20)),))
    both = replace(feeder, document=replace(feeder.document, pages=(page,)))
    assert kinds(certificate_matches_shipment.check, view_of(filled(), feeder)) == ["fail"]
    assert kinds(certificate_matches_shipment.check, view_of(filled(), both)) == ["review"]


def test_a_scanned_bill_accuses_nobody() -> None:
    bill = lading(vessel="MERIDIAN STAR")
    scanned = replace(bill, document=replace(bill.document, pages=(replace(bill.document.pages[0], source="ocr"),)))
    assert kinds(certificate_matches_shipment.check, view_of(filled(), scanned)) == ["review"]


def test_an_entry_that_names_several_bills_and_covers_more() -> None:
    bill = lading(bill_of_lading_number="MAEU 118220")
    entry = paper(
        "entry_summary", {}, vessel="ARBOR", bill_of_lading_number="MAEU118220, MAEU118221", quantity="900|DZN"
    )
    (finding,) = certificate_matches_shipment.check(view_of(filled(), bill, invoiced("4800|H87"), entry))
    assert finding.kind == "pass", finding.message
    assert "entry summary (ARBOR)" in finding.message


def test_a_bill_that_the_entry_names_is_of_this_shipment() -> None:
    said = {"vessel": "ARBOR", "packages": "220", "bill_of_lading_number": "MAEU118220"}
    bill = paper("bill_of_lading", {"shipper": "KAVERI MILLS LTD"}, **said)
    entry = paper("entry_summary", {}, bill_of_lading_number="MAEU118220")
    packed = listed(packages="200")
    alone, entered = ([packed, bill], [packed, bill, entry])
    assert kinds(certificate_matches_shipment.check, view_of(filled(), *alone)) == ["pass"]
    assert kinds(certificate_matches_shipment.check, view_of(filled(), *entered)) == ["review"]


def test_a_firm_under_two_names_is_one() -> None:
    bill = paper("bill_of_lading", {"shipper": "卡维里纺织厂 (Kaveri Mills Co., Ltd.)"}, vessel="ARBOR")
    assert kinds(certificate_matches_shipment.check, view_of(filled(), bill)) == ["pass"]
    assert not same_company("Rosa Mills (of Kaveri Spinning and Weaving Ltd.)", "Kaveri Spinning and Weaving Ltd.")
    other = paper("bill_of_lading", {"shipper": "Rosa Mills (a division of Kaveri Mills Ltd.)"}, vessel="ARBOR")
    assert kinds(certificate_matches_shipment.check, view_of(filled(), other)) == ["review"]


@pytest.mark.parametrize(
    ("foot", "kind"),
    [
        ("Joan Day, Harbor Apparel, Inc.", "fail"),
        ("Joan Day, Licensed Customs Broker, Palmetto Brokerage Inc.", "fail"),
        ("Ravi Kumar, Kaveri Mills Ltd.", "pass"),
        ("cc: Joan Day, Harbor Apparel, Inc.", "pass"),
    ],
)
def test_the_firm_behind_the_name_at_the_signature(foot: str, kind: str) -> None:
    text = BODY.format(**VALUES) + "\nDated May 20, 2026\n/s/ Ravi Kumar\n(Signature)\n" + foot
    assert kinds(certificate_signer.check, view_of(certificate(text), INVOICE)) == [kind]


def test_an_origin_that_only_a_trade_paper_names_is_for_a_person() -> None:
    wood = paper("commercial_invoice", {"seller": "Mekong Timber"}, country_of_origin="LA")
    steps = (Step(1, "weaving", "P1", "Salem", "IN"),)
    said = [f for f in certificate_per_country.check(view_of(filled(), wood, steps=steps)) if f.kind == "review"]
    assert ["Lao" in f.message for f in said] == [True]
    own = paper("commercial_invoice", {"seller": "Kaveri Mills"}, country_of_origin="IN")
    assert "review" not in kinds(certificate_per_country.check, view_of(filled(), own, steps=steps))


def test_papers_are_found_for_the_firm_of_a_person_and_by_the_number_of_the_bill() -> None:
    person = filled(foreign_seller="Ravi Kumar, Director of Kaveri Mills Ltd.")
    assert kinds(certificate_matches_shipment.check, view_of(person, lading())) == ["pass"]
    bill = paper("bill_of_lading", {"shipper": "Kaveri Mills Ltd."}, packages="200", bill_of_lading_number="MAEU 118")
    for number, told in (("MAEU118", True), ("MAEU119", False)):
        entry = paper("entry_summary", {}, vessel="ARBOR", bill_of_lading_number=number)
        (finding,) = certificate_matches_shipment.check(view_of(filled(), bill, entry))
        assert ("entry summary" in finding.message) is told


def test_the_leg_of_another_country_is_compared_with_its_own_papers() -> None:
    yarn = filled(carrier="truck 34-BKL-771", departure_date="2026-03-02")
    leg = paper(
        "transport_document", {"shipper": "Kaveri Mills Ltd."}, vessel="34-BKL-771", departure_date="2026-03-02"
    )
    sea = paper("bill_of_lading", {"shipper": "Hue Garments Ltd."}, vessel="EVER UNITY", departure_date="2026-05-13")
    assert kinds(certificate_matches_shipment.check, view_of(yarn, leg, sea)) == ["pass"]


@pytest.mark.parametrize(("country", "kind"), [("IN", "pass"), (None, "pass"), ("SG", "review")])
def test_an_additional_certificate_is_for_a_seller_of_its_country(country: str | None, kind: str) -> None:
    steps = (Step(1, "weaving", "P1", "Salem", "IN"), Step(2, "cutting and sewing", "P2", "Hue", "VN"))
    parties = (Party("P1", ("Salem Looms",), ("producer",)), Party("P9", ("Kaveri Mills Ltd.",), (), country=country))
    found = [f for f in certificate_per_country.check(view_of(filled(), steps=steps, parties=parties))
             if f.message.startswith("India")]  # fmt: skip
    assert [f.kind for f in found] == [kind]
