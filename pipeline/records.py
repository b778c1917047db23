"""The JSON files of the package in the contract's shapes: intake.json, trace.json, findings.json. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from extractors.evidence import DocumentReading, Evidence
from pipeline.case import CaseView, EvidenceRef, Finding, Received, Step, Transaction, paths_of
from pipeline.exhibits import Exhibit, exhibit_at
from pipeline.near_copies import near_copies


def locate_findings(view: CaseView, findings: Iterable[Finding], exhibits: Sequence[Exhibit]) -> tuple[Finding, ...]:
    """The findings with exhibit, inbox path and member of every place filled in."""
    rows = paths_of(view.received)
    return tuple(replace(f, evidence=tuple(_located(r, rows, exhibits) for r in f.evidence)) for f in findings)


def _located(ref: EvidenceRef, rows: dict[str, Received], exhibits: Sequence[Exhibit]) -> EvidenceRef:
    row, exhibit = rows.get(ref.sha256), exhibit_at(exhibits, ref.sha256, ref.page)
    return replace(
        ref,
        file=ref.file or (row.path if row else ""),
        member=ref.member or (row.member if row else None),
        exhibit=exhibit.label if exhibit else "",
    )


def findings_record(view: CaseView, findings: Iterable[Finding]) -> dict[str, Any]:
    """findings.json of findings that are located."""
    return {
        "case": view.settings.case.id,
        "as_of": view.as_of.isoformat(),
        "findings": [_finding(f) for f in findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "kind": finding.kind,
        "severity": finding.severity or "info",
        "citation": finding.citation,
        "message": finding.message,
        "remedy": finding.remedy,
        "step": finding.step,
        "evidence": [
            {
                "exhibit": ref.exhibit or None,
                "file": ref.file,
                "member": ref.member,
                "sha256": ref.sha256,
                "page": ref.page,
                "bbox": [round(v, 1) for v in ref.bbox],
                "quote": ref.quote,
            }
            for ref in finding.evidence
        ],
    }


def intake_record(view: CaseView, exhibits: Sequence[Exhibit]) -> dict[str, Any]:
    """intake.json: one row for every file and member; `bytes` counts files of the inbox, not their members again.

    `near_copies` of a row: other files that hold the same paper (a re-scan), with the numbers of the pages alike.
    """
    near = _near_copies(view)
    files = [row for row in view.received if row.member is None]
    return {
        "case": view.settings.case.id,
        "received": {
            "files": len(files),
            "members": len(view.received) - len(files),
            "bytes": sum(row.size for row in files),
        },
        "files": [
            {**_intake_row(view, row, exhibits), "near_copies": near.get(row.sha256, []) if row.fate == "used" else []}
            for row in view.received
        ],
    }


def _near_copies(view: CaseView) -> dict[str, list[dict[str, Any]]]:
    """By SHA-256 of a file, the places where the same papers stand in other bytes."""
    rows = paths_of(view.received)
    found: dict[str, list[dict[str, Any]]] = {}
    for copy in near_copies(view.documents):
        shas = [view.documents[n].document.sha256 for n in (copy.first, copy.second)]
        for side in (0, 1):
            other = rows.get(shas[1 - side])
            pages = [[pair[side], pair[1 - side]] for pair in copy.pages]
            place = {"path": other.path, "member": other.member} if other else {"path": "", "member": None}
            found.setdefault(shas[side], []).append({**place, "sha256": shas[1 - side], "pages": pages})
    return found


def _intake_row(view: CaseView, row: Received, exhibits: Sequence[Exhibit]) -> dict[str, Any]:
    label = {e.document: e.label for e in exhibits}
    documents = [
        {
            "type": d.type,
            "type_confidence": round(d.document.type_confidence, 3),
            "pages": list(d.document.page_numbers),
            "exhibit": label.get(i),
        }
        for i, d in enumerate(view.documents)
        if d.document.sha256 == row.sha256 and row.fate == "used"
    ]
    return {
        "path": row.path,
        "member": row.member,
        "sha256": row.sha256,
        "size": row.size,
        "media_type": row.media_type,
        "fate": row.fate,
        "of": row.of or None,
        "reason": row.reason,
        "remedy": row.remedy,
        "documents": documents,
    }


def trace_record(view: CaseView, exhibits: Sequence[Exhibit]) -> dict[str, Any]:
    """trace.json: parties, transactions, steps, lots, balances, gaps; documents as exhibit labels."""
    label = {e.document: e.label for e in exhibits}
    return {
        "parties": [
            {
                "id": p.id,
                "names": list(p.names),
                "roles": list(p.roles),
                "addresses": list(p.addresses),
                "country": p.country,
                "identifiers": list(p.identifiers),
            }
            for p in view.chain.parties
        ],
        "transactions": [_transaction(t, label) for t in view.chain.transactions],
        "steps": [_step(s, label) for s in view.chain.steps],
        "lots": _lots(view, label),
        "balances": [b for i, d in enumerate(view.documents) for b in _balances(view, i, d, label)],
        "gaps": [{"step": g.step, "message": g.message, "remedy": g.remedy} for g in view.chain.gaps],
    }


def _labels(indexes: Iterable[int], label: dict[int, str]) -> list[str]:
    return [label[i] for i in indexes if i in label]


def _transaction(trade: Transaction, label: dict[int, str]) -> dict[str, Any]:
    return {
        "id": trade.id,
        "seller": trade.seller,
        "buyer": trade.buyer,
        "orders": _labels(trade.orders, label),
        "invoices": _labels(trade.invoices, label),
        "payments": _labels(trade.payments, label),
        "transports": _labels(trade.transports, label),
        "packing_lists": _labels(trade.packing_lists, label),
    }


def _step(step: Step, label: dict[int, str]) -> dict[str, Any]:
    return {
        "number": step.number,
        "process": step.process,
        "party": step.party,
        "place": step.place,
        "country": step.country,
        "inputs": list(step.inputs),
        "outputs": list(step.outputs),
        "documents": _labels(step.documents, label),
    }


def _lots(view: CaseView, label: dict[int, str]) -> list[dict[str, Any]]:
    """Every lot that a step takes in or puts out, with the papers that name it."""
    lots = dict.fromkeys(lot for s in view.chain.steps for lot in (*s.outputs, *s.inputs))
    named: dict[str, list[int]] = {}
    for index, reading in enumerate(view.documents):
        for field in reading.fields:
            if field.name in ("lot_number", "input_lot", "output_lot") and field.value in lots:
                named.setdefault(field.value, []).append(index)
    return [
        {
            "lot": lot,
            "made_in": [s.number for s in view.chain.steps if lot in s.outputs],
            "used_in": [s.number for s in view.chain.steps if lot in s.inputs],
            "documents": _labels(dict.fromkeys(named.get(lot, ())), label),
        }
        for lot in lots
    ]


def _balances(view: CaseView, index: int, reading: DocumentReading, label: dict[int, str]) -> Iterable[dict[str, Any]]:
    """Input and output of a record that gives both in one unit, as printed; yield is output over input."""
    came, went = reading.field("input_quantity"), reading.field("output_quantity")
    if came is None or went is None or came.unit != went.unit:
        return
    yield {
        "step": view.chain.step_of[index] if index < len(view.chain.step_of) else 0,
        "document": label.get(index),
        "unit": came.unit,
        "input": came.value,
        "output": went.value,
        "yield": _ratio(came, went),
    }


def _ratio(came: Evidence, went: Evidence) -> str | None:
    try:
        return str(round(Decimal(went.value or "") / Decimal(came.value or ""), 4))
    except (InvalidOperation, ZeroDivisionError):
        return None
