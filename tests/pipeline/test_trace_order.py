"""The order of sites: by lots first, by sales where one process is done at several parties, else by the profile."""

from __future__ import annotations

from extractors.evidence import DocumentReading
from pipeline.case import Transaction
from pipeline.link import Links
from pipeline.trace_order import Site, in_flow_order
from tests.pipeline.builders import reading

RANK = {"spinning": 0, "weaving": 1}


def sold(*pairs: tuple[str | None, str]) -> Links:
    return Links((), (), tuple(Transaction(f"T{n}", giver, taker) for n, (giver, taker) in enumerate(pairs)))


def record(**fields: str) -> DocumentReading:
    return reading("a", "production_record", fields)


def order(sites: list[tuple[str, str | None]], documents: list[DocumentReading], links: Links) -> list[str | None]:
    """The parties in order; each (process, party) is shown by the document at its index."""
    made = [Site(process, party, (n,), process) for n, (process, party) in enumerate(sites)]
    return [site.party for site in in_flow_order(made, RANK, documents, links)]


PEERS = [("spinning", "A"), ("spinning", "B")]
EARLIER, LATER = record(period_start="2026-01-05"), record(period_start="2026-02-05")


def test_between_peers_the_one_that_sold_to_the_other_comes_first() -> None:
    assert order(PEERS, [EARLIER, LATER], sold()) == ["A", "B"]
    assert order(PEERS, [EARLIER, LATER], sold(("B", "A"))) == ["B", "A"]


def test_peers_that_sold_to_each_other_stand_by_date() -> None:
    """In a circle the first sale seen tells nothing: who bought back may still have been first."""
    three = [*PEERS, ("spinning", "C")]
    dated = [EARLIER, LATER, record(period_start="2026-03-05")]
    both_ways = sold(("B", "A"), ("A", "B"))
    assert order(PEERS, [EARLIER, LATER], both_ways) == ["A", "B"]
    # C sold to A, so that A waits for it; B, which A dealt with both ways, waits for nobody.
    assert order(three, dated, sold(("A", "B"), ("B", "A"), ("C", "A"))) == ["B", "C", "A"]


def test_a_sale_of_nobody_tells_nothing() -> None:
    assert order([("spinning", "B"), ("spinning", None)], [EARLIER, LATER], sold((None, "B"))) == ["B", None]


def test_sites_that_nothing_ties_stand_by_date() -> None:
    assert order(PEERS, [LATER, EARLIER], sold()) == ["B", "A"]


def test_who_made_the_lot_came_first_and_no_other_seller_with_him() -> None:
    used = reading("a", "production_record", {"input_lot": "L-1", "period_start": "2026-01-05"})
    made = reading("c", "production_record", {"output_lot": "L-1", "period_start": "2026-02-05"})
    sites = [("spinning", "A"), ("spinning", "C"), ("spinning", "B")]
    assert order(sites, [used, made, record(period_start="2026-03-05")], sold(("B", "A"))) == ["C", "A", "B"]


def test_a_sale_against_the_order_of_the_profile_tells_nothing() -> None:
    assert order([("spinning", "A"), ("weaving", "B")], [LATER, EARLIER], sold(("B", "A"))) == ["A", "B"]


def test_a_lot_that_one_made_and_the_other_used_tells_more_than_profile_and_sales() -> None:
    made, used = record(output_lot="L-1"), record(input_lot="L-1")
    assert order([("spinning", "A"), ("weaving", "B")], [used, made], sold(("A", "B"))) == ["B", "A"]
    bought = record(lot_number="L-1")
    assert order(PEERS, [used, bought], sold()) == ["B", "A"]


def test_a_lot_that_a_site_both_used_and_made_is_its_own() -> None:
    own = reading("a", "production_record", {"input_lot": "L-1", "output_lot": "L-1"})
    assert order(PEERS, [own, record(output_lot="L-1")], sold()) == ["A", "B"]


def test_goods_that_go_round_in_a_circle_stand_by_the_profile() -> None:
    one = reading("a", "production_record", {"input_lot": "L-1", "output_lot": "L-2"})
    other = reading("b", "production_record", {"input_lot": "L-2", "output_lot": "L-1"})
    assert order([("weaving", "B"), ("spinning", "A")], [one, other], sold()) == ["A", "B"]
