"""What the report says is missing: gaps, accusations with their place, and open questions to a party of a step."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from pipeline.case import EvidenceRef
from pipeline.package import write_package
from pipeline.senders import sender
from tests.pipeline.made_case import WORDS_MISSING, MadeCase, shirts

NOTHING = "Nothing: no gap in the chain"


def section(made: MadeCase, folder: Path) -> str:
    """The section of the report, as HTML."""
    write_package(made.contents(), folder / "package")
    html = (folder / "package" / "internal" / "report.html").read_text(encoding="utf-8")
    return html.split('<section aria-labelledby="missing">')[1].split("</section>")[0]


def test_gaps_accusations_and_questions_to_a_party_are_asked_for(tmp_path: Path) -> None:
    made = shirts(tmp_path)
    rows = re.findall(r"<tr><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td></tr>", section(made, tmp_path))
    whats = [what.replace("&#39;", "'") for what, _, _ in rows]
    assert whats[0] == made.gaps[0].message
    assert WORDS_MISSING in whats  # although it has its place
    assert "no wage record within 31 days of production at the spinner" in whats
    assert whats.index(WORDS_MISSING) < whats.index("no wage record within 31 days of production at the spinner")
    assert all(who for _, _, who in rows)


def test_what_only_the_reviewer_can_settle_is_not_missing(tmp_path: Path) -> None:
    assert "the place of lading is hard to read" not in section(shirts(tmp_path), tmp_path)


def test_nothing_is_missing_only_where_nothing_is_asked(tmp_path: Path) -> None:
    made = shirts(tmp_path)
    assert NOTHING not in section(made, tmp_path)
    made.gaps, made.findings, made.received = (), [], [r for r in made.received if r.fate == "used"]
    assert NOTHING in section(made, tmp_path / "bare")


def test_who_sends_it_is_a_company_and_no_phrase(tmp_path: Path) -> None:
    """Of an accusation without a step the maker of its paper; of a step nobody is known for the next one's company."""
    made = shirts(tmp_path)
    view = made.view()
    paper = next(d for d in view.documents if d.type == "certificate_of_origin_1243")
    maker = next(p.name for p in paper.parties if p.role == "seller")
    place = EvidenceRef(paper.document.sha256, paper.document.pages[0].number, (0.0, 0.0, 1.0, 1.0), "words")
    assert sender(view, None, (place,)) == maker
    assert sender(view, None) == "Harbor & Pine Apparel, Inc."
    order = next(d for d in view.documents if d.type == "purchase_order")
    buyer = next(p.name for p in order.parties if p.role == "buyer")
    of_order = EvidenceRef(order.document.sha256, order.document.pages[0].number, (0.0, 0.0, 1.0, 1.0), "words")
    assert sender(view, None, (of_order,)) == buyer
    assert sender(view, 99) == "Harbor & Pine Apparel, Inc."
    nobody = replace(view.chain.steps[0], party=None)
    unknown = replace(view, chain=replace(view.chain, steps=(nobody, *view.chain.steps[1:])))
    assert sender(unknown, nobody.number) == f"{sender(view, 2)} (step 2)"
