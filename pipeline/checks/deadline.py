"""Are we within three calendar months from importation? (19 CFR 12.43(a), (b))"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pipeline.case import CaseView, Finding, Kind
from pipeline.clocks import proof_due
from pipeline.entries import Fact, import_dates

CITATION = "19 CFR 12.43(a), (b); 12.44(a)"
_SOON_DAYS = 14


def check(view: CaseView) -> Iterator[Finding]:
    """One finding an entry; other clocks as information; an unknown date of importation fails."""
    dates = import_dates(view)
    if not dates:
        yield Finding(
            "deadline", "fail", "the date of importation stands in neither case.toml nor a paper",
            CITATION, remedy="Add import_date to [entry] in case.toml, or the entry summary (CBP 7501) to the inbox.",
        )  # fmt: skip
    for number, imported, fact in dates:
        yield _judge(number, imported, fact, view.as_of)
    yield from _other_clocks(view)


def _judge(number: str, imported: dt.date, fact: Fact, as_of: dt.date) -> Finding:
    due = proof_due(imported)
    left = (due - as_of).days
    about = f"entry {number}: " if number else ""
    when = f"{about}imported {imported.isoformat()}, proof is due {due.isoformat()}"
    if left < 0:
        return Finding(
            "deadline", "fail", f"{when}; that was {-left} days ago", CITATION,
            remedy="File at once and ask counsel: late proof may be excluded (19 CFR 12.44).", evidence=fact.evidence,
        )  # fmt: skip
    message = f"{when}; {left} days left"
    kind: Kind = "pass" if left > _SOON_DAYS else "review"
    remedy = "" if left > _SOON_DAYS else "Send requests for missing papers today."
    return Finding("deadline", kind, message, CITATION, remedy=remedy, evidence=fact.evidence)


def _other_clocks(view: CaseView) -> Iterator[Finding]:
    for entry in view.settings.all_entries:
        if entry.exclusion_date:
            until = entry.exclusion_date + dt.timedelta(days=60)
            yield Finding(
                "deadline", "review",
                f"excluded {entry.exclusion_date.isoformat()}: export or protest by {until.isoformat()}, "
                "else the goods are deemed abandoned (60 days from delivery or mailing of the notice)",
                "19 CFR 12.44(a)", "info", "Decide with counsel whether to export or to protest.",
            )  # fmt: skip
        if entry.presented_date:
            until = entry.presented_date + dt.timedelta(days=30)
            yield Finding(
                "deadline", "review",
                f"presented for examination {entry.presented_date.isoformat()}: a deemed exclusion is possible "
                f"from {until.isoformat()}; its effect under a WRO is disputed",
                "19 CFR 151.16(e)", "info", "Possible; ask counsel.",
            )  # fmt: skip
        if entry.withdrawal_date:
            yield Finding(
                "deadline", "review",
                "the goods came from a warehouse or foreign trade zone: the order bites at entry or withdrawal, "
                "while the time ran from importation",
                CITATION, "warning", "Ask counsel which date counts.",
            )  # fmt: skip
