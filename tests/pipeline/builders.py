"""Small objects of the model for tests of the pipeline; nothing is read from disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from extractors.evidence import BBox, Document, DocumentReading, Evidence, Page, PartyReading, Place, Word
from pipeline.case import CaseSettings, CaseView, Chain, Received
from pipeline.link import link_documents
from pipeline.profile import load_profile
from pipeline.trace import trace_chain

BOX = BBox(72, 72, 200, 84)


def place(sha: str, quote: str = "x") -> Place:
    return Place(sha, 1, BOX, quote)


def reading(
    sha: str,
    kind: str,
    fields: dict[str, str] | None = None,
    parties: dict[str, str] | None = None,
    text: str = "",
    country: str | None = None,
) -> DocumentReading:
    words = tuple(Word(t, BBox(72 + 30 * i, 60, 100 + 30 * i, 72)) for i, t in enumerate(text.split()))
    document = Document(sha, (Page(1, 612, 792, words),), kind, 0.9)
    values = tuple(Evidence(n, "text", v, place(sha, v), 0.9, "text") for n, v in (fields or {}).items())
    sides = tuple(PartyReading(r, n, "", country, place(sha, n), 0.9) for r, n in (parties or {}).items())
    return DocumentReading(document, values, sides)


def received(*documents: DocumentReading) -> tuple[Received, ...]:
    return tuple(
        Received(f"{d.document.sha256}.pdf", None, d.document.sha256, 10, "application/pdf", "used") for d in documents
    )


def view(
    documents: Sequence[DocumentReading] = (),
    entry: dict[str, object] | None = None,
    as_of: dt.date = dt.date(2026, 8, 1),
    profile: str = "cotton",
    rows: tuple[Received, ...] | None = None,
) -> CaseView:
    data: dict[str, object] = {"case": {"id": "c", "profile": profile}}
    if entry is not None:
        data["entry"] = entry
    loaded = load_profile(profile)
    chain: Chain = trace_chain(documents, link_documents(documents), loaded)
    return CaseView(
        CaseSettings.model_validate(data), loaded, as_of, received(*documents) if rows is None else rows,
        tuple(documents), chain,
    )  # fmt: skip
