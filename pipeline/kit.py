"""Writes the drafts of a case: each certificate and the statement as PDF and DOCX, each with a note to its signer.

The folder is written whole or not at all; its bytes follow from the case alone. The words of the forms are those of
`extractors/forms`; nothing else stands in a form.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from extractors.certificate.form_text import PrintedForm, additional_form, main_form
from extractors.typeset import typeset
from extractors.values.countries import country_name
from pipeline.case import CaseView
from pipeline.cover_note import certificate_note, statement_note
from pipeline.draft import DraftCertificate, draft_certificates
from pipeline.draft_facts import blanks_of
from pipeline.front import party_name
from pipeline.render import template_text
from pipeline.statement_draft import CLOSING, TITLE, StatementDraft, draft_statement
from pipeline.verify import MANIFEST, manifest_text
from pipeline.whole_folder import check_folder, write_whole
from pipeline.word_file import Paragraph, Run, line, word_file
from pipeline.wording import printable

RECORD = "drafts.json"
# Length in points of the empty line of a blank: enough to write in by hand.
_WIDTHS = {
    "foreign_seller": 250, "description": 300, "packages": 140, "marks": 200, "producer": 250,
    "place_of_production": 200, "carrier": 170, "labor_class": 330,
}  # fmt: skip
_WIDTH = 140
_UNDERSCORE = 6  # points of one in the Word form


def check_drafts_out(out: Path) -> None:
    """CaseError unless `out` is absent, empty, or holds drafts of ours."""
    check_folder(out, lambda folder: (folder / RECORD).is_file() and (folder / MANIFEST).is_file(), "draft")


def write_drafts(view: CaseView, out: Path) -> tuple[str, ...]:
    """Write all drafts of a case to `out`; what was written, a line each for a person. CaseError as above."""
    check_drafts_out(out)
    certificates, statement = draft_certificates(view), draft_statement(view)
    files = dict(_certificate_files(view, certificates))
    files |= _statement_files(view, statement)
    files[RECORD] = (json.dumps(_record(certificates), ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
    files[MANIFEST] = manifest_text({name: sha256(data).hexdigest() for name, data in files.items()}).encode()
    write_whole(out, lambda folder: _write(files, folder))
    return tuple(_told(n, c) for n, c in zip(names_of(certificates), certificates, strict=True))


def _write(files: dict[str, bytes], folder: Path) -> None:
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def names_of(certificates: Sequence[DraftCertificate]) -> tuple[str, ...]:
    """A file name without suffix for each: variant and country, numbered where two are alike."""
    seen: Counter[str] = Counter()
    names = []
    for draft in certificates:
        name = f"certificate-{draft.variant}-{draft.country or 'unknown'}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return tuple(names)


def _certificate_files(view: CaseView, certificates: Sequence[DraftCertificate]) -> Iterator[tuple[str, bytes]]:
    for name, draft in zip(names_of(certificates), certificates, strict=True):
        form, texts = form_of(draft), blanks_of(draft.filled)
        yield f"{name}.pdf", certificate_pdf(form, texts)
        yield f"{name}.docx", certificate_docx(form, texts)
        yield f"{name}-note.pdf", _note(certificate_note(view, draft, form))


def form_of(draft: DraftCertificate) -> PrintedForm:
    """The form that a draft fills: that of the country of exportation, or that of another country."""
    if draft.variant == "main":
        return main_form()
    return additional_form(country_name(draft.country), country_name(draft.destination))


def certificate_pdf(form: PrintedForm, texts: dict[str, str]) -> bytes:
    """The form as a page; `texts` by blank, also "dated"; a blank without text is an empty line."""
    pieces = [
        {"words": p.words, "caption": p.caption, "text": texts.get(p.blank, ""), "width": _WIDTHS.get(p.blank, _WIDTH)}
        for p in form.pieces
    ]
    date = {"text": texts.get("dated", ""), "width": _WIDTH}
    data = {"title": form.title, "pieces": pieces, "dated": form.dated, "date": date, "signature": form.signature}
    return typeset(template_text("certificate.typ"), data)


def certificate_docx(form: PrintedForm, texts: dict[str, str]) -> bytes:
    """The same form as a Word document; a blank without text is a row of underscores."""
    runs: list[Run] = []
    for n, piece in enumerate(form.pieces):
        gap = " " if n and not piece.words.startswith((",", ";")) else ""
        if piece.words:
            runs.append(Run(gap + piece.words))
            continue
        runs += [Run(gap), _blank(texts.get(piece.blank, ""), piece.blank)]
        runs += [Run(f" ({piece.caption})")] if piece.caption else []
    return word_file(
        (
            Paragraph((Run(form.title, bold=True),), centered=True, size=14, after=18),
            Paragraph(tuple(runs), after=24, spacing=1.7),
            Paragraph((Run(f"{form.dated} "), _blank(texts.get("dated", ""), "dated")), after=36),
            line("_" * 42, after=2),
            line(f"({form.signature})"),
        )
    )


def _blank(text: str, name: str) -> Run:
    return Run(text, underlined=True) if text else Run("_" * (_WIDTHS.get(name, _WIDTH) // _UNDERSCORE))


def _note(data: dict[str, Any]) -> bytes:
    return typeset(template_text("cover_note.typ"), printable(data))


def _statement_files(view: CaseView, statement: StatementDraft) -> dict[str, bytes]:
    return {
        "statement.pdf": _statement_pdf(statement),
        "statement.docx": _statement_docx(statement),
        "statement-note.pdf": _note(statement_note(view, statement.consignee)),
    }


def _statement_pdf(statement: StatementDraft) -> bytes:
    data = {
        "title": TITLE,
        "facts": [{"label": label, "value": value} for label, value in statement.facts],
        "elements": [{"says": p.says, "facts": list(p.facts), "lines": p.lines} for p in statement.parts],
        "closing": list(CLOSING),
    }
    return typeset(template_text("statement.typ"), printable(data))


def _statement_docx(statement: StatementDraft) -> bytes:
    rows = [Paragraph((Run(TITLE, bold=True),), centered=True, size=14, after=14)]
    rows += [line(f"{label}: {value or '_' * 40}", after=4) for label, value in statement.facts]
    for number, part in enumerate(statement.parts, 1):
        rows.append(line(f"{number}. {part.says}", bold=True))
        rows += [line(fact, after=4) for fact in part.facts]
        rows += [line("", after=6) for _ in range(3)]
    rows += [line(f"{label}: {'_' * 40}", after=14) for label in CLOSING]
    return word_file(rows)


def _record(certificates: Sequence[DraftCertificate]) -> dict[str, Any]:
    """drafts.json: who signs what, which blanks are filled from which places, which are open."""
    rows = zip(names_of(certificates), certificates, strict=True)
    return {"certificates": [_row(name, draft) for name, draft in rows]}


def _row(name: str, draft: DraftCertificate) -> dict[str, Any]:
    return {
        "name": name,
        "variant": draft.variant,
        "country": draft.country,
        "signer": party_name(draft.signer) or None,
        "steps": list(draft.steps),
        "filled": [
            {
                "blank": f.blank,
                "text": f.text,
                "places": [
                    {"file": r.file, "member": r.member, "sha256": r.sha256, "page": r.page, "quote": r.quote}
                    for r in f.places
                ],
            }
            for f in draft.filled
        ],
        "open": [o.blank for o in draft.open],
    }


def _told(name: str, draft: DraftCertificate) -> str:
    """One line for a person: which form, for whom, how much is filled in."""
    country = country_name(draft.country) or "country not known"
    who = party_name(draft.signer) or "signer not known"
    total = len(draft.filled) + len(draft.open)
    return f"{name}: {country}, to be signed by {who}; {len(draft.filled)} of {total} blanks filled from papers"
