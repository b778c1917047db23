"""What the report says is missing: gaps, accusations with their place, and open questions to a party of a step."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.package import write_package
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
