"""A case on disk: inbox, case.toml, README.md and the golden twin expected.json."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .customs import Detention
from .model import Golden, InboxFile, Paper
from .press import pdf


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that a run should leave: rule, kinds that are right, severity ("" for any), words its message holds."""

    rule: str
    kind: tuple[str, ...]
    severity: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleCase:
    """All of a case. `forbidden` rules must leave no `fail`; `exit_code` is that of `originproof run`.

    `read_at_least` is the share of golden field values that reading has reached: raise it when reading gets better.
    """

    name: str
    toml: str
    readme: str
    files: tuple[InboxFile, ...]
    as_of: str
    findings: tuple[Expected, ...]
    forbidden: tuple[str, ...]
    exit_code: int
    read_at_least: float = 0.86


RULES = (
    "certificate_wording",
    "certificate_blanks",
    "certificate_signer",
    "certificate_per_country",
    "certificate_matches_shipment",
    "statement_present",
    "statement_elements",
    "statement_signer",
    "deadline",
    "step_documents",
    "transaction_triangle",
    "payee_match",
    "party_continuity",
    "quantity_balance",
    "date_order",
    "labor_evidence",
    "supplier_list",
    "detention_responsiveness",
    "party_screening",
    "region_screening",
    "translation_present",
    "signature_present",
    "redaction",
    "hidden_text",
    "totals_add_up",
    "duplicate_documents",
    "intake_balance",
)


def case_toml(
    name: str, profile: str, case: Detention, goods: tuple[str, str, str], order: str = "Turkmenistan cotton"
) -> str:
    """`case.toml` of one entry with one line of (description, quantity, unit)."""
    description, quantity, unit = goods
    entry = {
        "number": case.entry,
        "port": case.port_code,
        "import_date": case.imported,
        "presented_date": case.presented,
        "detention_date": case.detained,
        "detention_number": case.number,
        "entry_type": "01",
        "importer": case.importer.name,
        "ultimate_consignee": case.importer.name,
        "center_email": "center@cbp.example",
    }
    head = {"id": name, "profile": profile, "regime": "wro", "order": order, "labor_class": case.labor}
    line = {"line": 1, "description": description, "quantity": quantity, "unit": unit, "materials": [case.material]}
    tables = (("[case]", head), ("[entry]", entry), ("[[entry.lines]]", line))
    return "\n".join("\n".join([name, *[f"{k} = {_toml(v)}" for k, v in table.items()], ""]) for name, table in tables)


def _toml(value: object) -> str:
    return str(value) if isinstance(value, dt.date) else json.dumps(value, ensure_ascii=False)


def file(path: str, *papers: Paper, data: bytes | None = None) -> InboxFile:
    """A file of the inbox holding these papers; `data` overrides the native PDF of the first."""
    return InboxFile(path, pdf(papers[0].sheet) if data is None else data, tuple(p.golden for p in papers))


def _document(golden: Golden) -> dict[str, Any]:
    parties = [{"role": role, "name": name, "country": country} for role, name, country in golden.parties]
    return {"type": golden.type, "pages": list(golden.pages), "fields": dict(golden.fields), "parties": parties}


def _row(path: str, member: str | None, entry: InboxFile) -> dict[str, Any]:
    digest = hashlib.sha256(entry.data).hexdigest()
    documents = [_document(g) for g in entry.documents]
    return {"path": path, "member": member, "sha256": digest, "fate": entry.fate, "documents": documents}


def _rows(files: Iterable[InboxFile]) -> Iterator[dict[str, Any]]:
    for entry in files:
        yield _row(entry.path, None, entry)
        for member in entry.members:
            yield _row(entry.path, member.path, member)


def expected(case: SampleCase) -> dict[str, Any]:
    """The golden twin as plain data."""
    findings = [
        {"rule": f.rule, "kind": list(f.kind), "severity": f.severity, "about": list(f.about)} for f in case.findings
    ]
    return {
        "case": case.name,
        "as_of": case.as_of,
        "exit_code": case.exit_code,
        "read_at_least": case.read_at_least,
        "files": sorted(_rows(case.files), key=lambda r: (r["path"], r["member"] or "")),
        "findings": findings,
        "no_fail": list(case.forbidden),
    }


def write(case: SampleCase, root: Path) -> Path:
    """Write the case folder under `root`, its inbox anew; returns the folder."""
    folder = root / case.name
    shutil.rmtree(folder / "inbox", ignore_errors=True)
    for entry in case.files:
        target = folder / "inbox" / entry.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(entry.data)
    (folder / "case.toml").write_text(case.toml, encoding="utf-8")
    (folder / "README.md").write_text(case.readme, encoding="utf-8")
    twin = json.dumps(expected(case), ensure_ascii=False, indent=1) + "\n"
    (folder / "expected.json").write_text(twin, encoding="utf-8")
    return folder
