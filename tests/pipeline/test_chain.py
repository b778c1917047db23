"""Link and trace: papers of one sale find each other, sites become steps in order, gaps stay gaps."""

from dataclasses import replace

from extractors.evidence import DocumentReading
from pipeline.link import link_documents
from pipeline.profile import load_profile
from pipeline.trace import processes_of, trace_chain
from tests.pipeline.builders import reading

GIN, SPINNER, MILL = "Prairie Gin, Inc.", "Blue Spinning Ltd", "Acme Weaving Ltd"


def sale() -> list:
    return [
        reading("a", "purchase_order", {"purchase_order_number": "PO-7"}, {"seller": SPINNER, "buyer": MILL}),
        reading(
            "b", "commercial_invoice", {"invoice_number": "INV/1", "purchase_order_number": "PO 7", "total": "100.00",
            "currency": "USD"}, {"seller": "BLUE SPINNING LIMITED", "buyer": MILL},
        ),
        reading("c", "payment_proof", {"invoice_number": "INV 1"}, {"payer": MILL, "payee": SPINNER}),
        reading("d", "payment_proof", {"amount": "100", "currency": "USD"}, {"payer": MILL, "payee": SPINNER}),
        reading("e", "bill_of_lading", {}, {"shipper": SPINNER, "consignee": MILL}),
        reading("f", "payment_proof", {"amount": "99", "currency": "USD"}, {"payer": MILL, "payee": SPINNER}),
    ]  # fmt: skip


def test_papers_of_one_sale_find_each_other() -> None:
    links = link_documents(sale())
    (deal,) = links.transactions
    assert deal.orders == (0,)
    assert deal.payments == (2, 3)
    assert deal.transports == (4,)
    assert {links.parties[0].names[0], links.parties[1].names[0]} == {SPINNER, MILL}


def test_two_candidates_are_no_link() -> None:
    twin = reading("g", "commercial_invoice", {"invoice_number": "INV/2"}, {"seller": SPINNER, "buyer": MILL})
    links = link_documents([*sale(), twin])
    assert all(4 not in deal.transports for deal in links.transactions)


def records() -> list:
    return [
        reading("m", "production_record", {"place_of_production": "Erode"}, {"producer": MILL}, "WEAVING RECORD", "IN"),
        reading("s", "production_record", {}, {"producer": SPINNER}, "SPINNING RECORD yarn lot", "IN"),
        reading("g", "bale_list", {}, {"producer": GIN}, "BALE LIST gin code", "US"),
        reading("w", "labor_record", {}, {"producer": MILL}, "wage register"),
    ]


def test_sites_become_steps_in_the_order_of_the_profile() -> None:
    documents = records()
    chain = trace_chain(documents, link_documents(documents), load_profile("cotton"))
    assert [s.process for s in chain.steps] == ["cotton growing", "ginning", "spinning", "weaving"]
    assert [s.country for s in chain.steps] == [None, "US", "IN", "IN"]
    assert chain.steps[0].party is None  # the gin is not the farm
    assert chain.steps[3].place == "Erode"
    assert chain.step_of == (4, 3, 2, 4)


def two_stages(lots: tuple[str, str], dates: tuple[str, str] = ("", "")) -> list[DocumentReading]:
    """The record of a cannery and, behind it in the inbox, of the maker of its paste: one process, two countries."""
    used, made = lots
    cannery = {"input_lot": used, "output_lot": "L6041", "period_start": dates[0]}
    paste = {"output_lot": made, "period_start": dates[1]}
    return [
        reading("c", "production_record", cannery, {"producer": "Valle S.r.l."}, "CANNERY BATCH RECORD", "IT"),
        reading("p", "production_record", paste, {"producer": "Hetao Ltd"}, "TOMATO PASTE RECORD", "CN"),
    ]


def countries(documents: list[DocumentReading]) -> list[str | None]:
    chain = trace_chain(documents, link_documents(documents), load_profile("tomato"))
    return [s.country for s in chain.steps]


def test_of_two_sites_of_one_process_the_maker_of_the_lot_stands_before_its_user() -> None:
    assert countries(two_stages(("HR-36", "HR 36"))) == ["CN", "IT"]
    assert countries(two_stages(("HR-36", "other"))) == ["IT", "CN"]  # nothing ties them: the order of the inbox


def test_of_two_sites_of_one_process_the_seller_stands_before_the_buyer() -> None:
    sale = reading("i", "commercial_invoice", {}, {"seller": "Hetao Ltd", "buyer": "Valle S.r.l."})
    assert countries([*two_stages(("", "")), sale]) == ["CN", "IT"]
    back = reading("j", "commercial_invoice", {}, {"seller": "Valle S.r.l.", "buyer": "Hetao Ltd"})
    assert countries([*two_stages(("", "")), sale, back]) == ["IT", "CN"]


def test_of_two_sites_of_one_process_that_nothing_ties_the_earlier_stands_first() -> None:
    assert countries(two_stages(("", ""), ("2026-02-10", "2025-08-20"))) == ["CN", "IT"]


def test_a_generic_step_is_named_by_its_records() -> None:
    dipping = reading("d", "production_record", {"process": "dipping"}, {"producer": MILL}, "GLOVE process")
    logged = reading("c", "production_record", {}, {"producer": SPINNER}, "FISHING LOGBOOK")
    chain = trace_chain([dipping, logged], link_documents([dipping, logged]), load_profile("general"))
    assert [s.process for s in chain.steps] == ["raw material production", "manufacture (dipping)"]


def test_lots_that_go_round_in_a_circle_leave_the_order_to_the_profile() -> None:
    first = reading("m", "production_record", {"input_lot": "B", "output_lot": "A"}, {"producer": MILL}, "WEAVING")
    other = reading("s", "production_record", {"input_lot": "A", "output_lot": "B"}, {"producer": SPINNER}, "SPINNING")
    chain = trace_chain([first, other], link_documents([first, other]), load_profile("cotton"))
    assert [s.process for s in chain.steps] == ["spinning", "weaving"]


def test_a_step_without_record_is_a_gap() -> None:
    documents = records()
    chain = trace_chain(documents, link_documents(documents), load_profile("cotton"))
    assert any("cutting and sewing" in g.message for g in chain.gaps)
    assert not any("weaving" in g.message for g in chain.gaps)


def test_a_tie_names_no_process() -> None:
    tied = reading("x", "production_record", {}, {}, "spinning weaving")
    assert processes_of(tied, load_profile("cotton")) == ()


def test_a_record_of_several_processes_of_one_group_is_one_step() -> None:
    fields = {"process": "tissage, teinture et apprêt", "output_lot": "T-2"}
    record = reading("f", "production_record", fields, {"producer": MILL}, "FICHE DE FABRICATION")
    chain = trace_chain([record], link_documents([record]), load_profile("cotton"))
    assert [s.process for s in chain.steps] == ["weaving, dyeing and finishing"]
    assert not any("weaving" in g.message for g in chain.gaps)


def test_a_merchant_gets_no_step() -> None:
    documents = sale()
    chain = trace_chain(documents, link_documents(documents), load_profile("cotton"))
    assert chain.steps == ()
    assert set(chain.step_of) == {0}


def test_neighbouring_processes_of_one_party_are_one_step_and_commas_in_names_do_no_harm() -> None:
    documents = [
        *records(),
        reading("d", "production_record", {}, {"producer": MILL}, "DYEING RECORD"),
        reading("c", "production_record", {}, {"producer": "Sao Mai JSC"}, "SEWING LINE REPORT garment"),
    ]
    chain = trace_chain(documents, link_documents(documents), load_profile("cotton"))
    assert [s.process for s in chain.steps][3:] == ["weaving, dyeing and finishing", "cutting and sewing"]
    assert chain.gaps == ()


def test_the_address_that_most_papers_give_stands_first() -> None:
    documents = [
        with_address(reading(sha, "commercial_invoice", {}, {"seller": SPINNER}), address)
        for sha, address in [("a", "LOT TABLE"), ("b", "12 Mill Road, Erode"), ("c", "12 MILL ROAD, ERODE.")]
    ]
    (party,) = link_documents(documents).parties
    assert party.addresses == ("12 Mill Road, Erode", "LOT TABLE")


def with_address(document: DocumentReading, address: str) -> DocumentReading:
    return replace(document, parties=tuple(replace(p, address=address) for p in document.parties))
