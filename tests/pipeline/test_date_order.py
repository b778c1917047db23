"""date_order: a certificate dated before the departure that it certifies."""

from dataclasses import replace

import pytest

from extractors.evidence import DocumentReading, Evidence, Place
from pipeline.case import Finding
from pipeline.checks import date_order
from tests.pipeline.test_certificate_checks import BOX, SHA, certificate, paper, view_of


def dated(signed: str, sailed: str, source: str = "text", quotes: tuple[str, str] | None = None) -> DocumentReading:
    made = certificate(source=source)
    shown = quotes or (signed, sailed)
    fields = tuple(
        Evidence(name, "date", value, Place(SHA, 1, BOX, quote), 1.0, "text")
        for name, value, quote in zip(("signature_date", "departure_date"), (signed, sailed), shown, strict=True)
    )
    return replace(made, fields=fields)


def judged(made: DocumentReading) -> Finding:
    finding, rest = date_order.check(view_of(made))
    assert (rest.kind, rest.severity) == ("review", "info")
    return finding


@pytest.mark.parametrize(
    ("signed", "sailed", "kind"),
    [
        ("2026-05-20", "2026-05-13", "pass"),
        ("2026-05-13", "2026-05-13", "pass"),
        ("2026-05-12", "2026-05-13", "fail"),
    ],
)
def test_a_certificate_is_made_after_the_goods_left(signed: str, sailed: str, kind: str) -> None:
    finding = judged(dated(signed, sailed))
    assert finding.kind == kind
    assert signed in finding.message
    assert [e.quote for e in finding.evidence] == [signed, sailed]


def test_an_early_one_blocks_only_where_no_reading_of_the_dates_allows_it() -> None:
    assert judged(dated("2026-05-12", "2026-05-13")).severity == "blocking"
    turned = judged(dated("2026-05-06", "2026-05-13", quotes=("06/05/2026", "13 May 2026")))
    scan = judged(dated("2026-05-12", "2026-05-13", source="ocr"))
    assert [(f.kind, f.severity) for f in (turned, scan)] == [("review", "warning")] * 2
    assert judged(dated("2026-07-05", "2026-05-06", quotes=("05/07/2026", "06/05/2026"))).kind == "pass"


def test_without_both_dates_nothing_is_judged() -> None:
    bare = replace(certificate(), fields=())
    assert [f.kind for f in date_order.check(view_of(bare))] == ["not_applicable", "review"]
    assert [f.kind for f in date_order.check(view_of(paper("bill_of_lading", {})))] == ["not_applicable", "review"]
