"""The note that goes with a form to its signer: what to do, what is filled in and from which paper, what is left open.

The sentences are data, one file a language (`cover_notes/`). A note names what the signer's own papers say, and nothing
that anybody hopes to read; it asks a signer who cannot certify not to sign.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from extractors.certificate.form_text import PrintedForm
from extractors.values.language_data import territory_name
from pipeline.case import CaseView, EvidenceRef
from pipeline.draft import DraftCertificate
from pipeline.front import party_name
from pipeline.wording import capitalised, one_line, shortened

_FOLDER = Path(__file__).parent / "cover_notes"
ENGLISH = "en"
_MOST_PLACES = 2
_QUOTE = 90


@cache
def languages() -> Mapping[str, Mapping[str, Any]]:
    """The sentences of each language, by its ISO 639-1 code."""
    return {p.stem: tomllib.loads(p.read_text(encoding="utf-8")) for p in sorted(_FOLDER.glob("*.toml"))}


def language_of(country: str | None) -> str:
    """The language in which a signer in this country is written to."""
    return next((code for code, words in languages().items() if country in words["countries"]), ENGLISH)


def certificate_note(view: CaseView, draft: DraftCertificate, form: PrintedForm) -> dict[str, Any]:
    """Data of the note for one certificate: the signer's language first, then English for the sender."""
    country = draft.signer.country if draft.signer and draft.signer.country else draft.country
    codes = tuple(dict.fromkeys((language_of(country), ENGLISH)))
    return {"title": form.title, "notes": [_certificate_note(view, draft, form, code) for code in codes]}


def _certificate_note(view: CaseView, draft: DraftCertificate, form: PrintedForm, code: str) -> dict[str, Any]:
    words = languages()[code]
    country = territory_name(draft.country, code) if draft.country else ""
    purpose = [words[draft.variant].format(country=country)]
    classes = view.settings.case.labor_classes
    if classes:
        purpose.append(words["classes"].format(classes=", ".join(map(one_line, classes))))
    labels = {name: capitalised(name.replace("_", " ")) for name in form.blanks}
    left = [{"blank": labels[o.blank], "said": _said(o.said, words)} for o in draft.open]
    return {
        **_frame(view, words, code, party_name(draft.signer)),
        "title": words["title"],
        "purpose": purpose,
        "steps": words["steps"],
        "filled": [
            {"blank": labels[f.blank], "text": f.text, "places": [place(r, words) for r in f.places[:_MOST_PLACES]]}
            for f in draft.filled
        ],
        "open": [*left, {"blank": form.dated, "said": []}, {"blank": form.signature, "said": []}],
    }


def statement_note(view: CaseView, consignee: str) -> dict[str, Any]:
    """Data of the note for the outline of the statement, in English: the ultimate consignee is in the United States."""
    words = languages()[ENGLISH]
    said = words["statement"]
    note = {"title": said["title"], "purpose": [said["purpose"]], "steps": said["steps"], "filled": [], "open": []}
    return {"title": said["title"], "notes": [{**_frame(view, words, ENGLISH, consignee), **note}]}


def _frame(view: CaseView, words: Mapping[str, Any], code: str, company: str) -> dict[str, Any]:
    keys = ("what_to_do", "already_filled", "columns", "left_open", "papers_differ")
    return {
        "language": code,
        "reference": one_line(view.settings.case.id),
        "to": words["to"].format(company=company) if company else "",
        **{key: words[key] for key in keys},
    }


def _said(said: Sequence[tuple[str, EvidenceRef]], words: Mapping[str, Any]) -> list[dict[str, str]]:
    return [{"text": text, "where": place(ref, words)["where"]} for text, ref in said]


def place(ref: EvidenceRef, words: Mapping[str, Any]) -> dict[str, str]:
    """A place as a note shows it: file, page, and the words there."""
    file = " > ".join(filter(None, (ref.file, ref.member)))
    where = f"{one_line(file)}, {words['page'].format(number=ref.page)}"
    return {"where": where, "quote": shortened(one_line(ref.quote), _QUOTE)}
