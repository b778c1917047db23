"""Document types as data: one TOML file a type, its stem is the type's name.

A type's file holds `title`, `number` (the field that is its own number), `fields`, `roles`, `line_items`, `prior`,
`[cues.LANGUAGE]` (lists `titles labels phrases against`) and `[labels]` (field name -> further labels). Everything is
checked when loaded: an unknown key is an error that names it.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

FOLDER = Path(__file__).with_suffix("")

_FIELDS = """
    invoice_number invoice_date purchase_order_number order_date payment_reference payment_date payer payee
    beneficiary_account amount total subtotal tax discount amount_due total_local currency currency_local incoterm
    due_date contract_number bill_of_lading_number waybill_number container_number vessel voyage port_of_lading
    port_of_discharge departure_date arrival_date lot_number bale_number style_number hs_code quantity net_weight
    gross_weight packages marks_and_numbers country_of_origin place_of_production producer parent_company estate
    entry_number detention_number import_date detention_date signer signer_title signature_date input_lot output_lot
    input_quantity output_quantity process period_start period_end workers hours_worked wages_total
"""
_ROLES = """
    seller buyer producer shipper consignee ultimate_consignee importer_of_record payer payee affiant parent_company
    estate carrier broker bank auditor
"""
FIELD_NAMES = frozenset(_FIELDS.split())
ROLES = frozenset(_ROLES.split())
LANGUAGES = frozenset(
    (
        "en",
        "zh",
        "es",
        "tr",
        "vi",
        "de",
        "fr",
        "pt",
        "it",
        "nl",
        "pl",
        "ru",
        "uz",
        "bn",
        "hi",
        "ur",
        "id",
        "th",
        "sv",
        "da",
        "ro",
        "cs",
    )
)


class DocumentTypeError(ValueError):
    """A type's file that does not say what it must; the message names file, key and the nearest known key."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for (or against) a type, and the ISO 639-1 language they are in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Cues:
    """What a type is known by.

    titles: what stands at the top of such a page. labels: headings of its blanks and columns. phrases: words of its
    prose. against: words that speak for another type.
    """

    titles: tuple[Cue, ...] = ()
    labels: tuple[Cue, ...] = ()
    phrases: tuple[Cue, ...] = ()
    against: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document: what it is called, what it is known by, what it may give.

    `number` is the field that is its own number, "" where the contract has none. `prior` is added to its score (log
    odds) when a title or phrase of it is found: a translation of an invoice is a translation, however much of an
    invoice is in it. `planned` are fields that it speaks of beforehand: an order says when goods shall come, not
    when they were received, so that their labels are known and their values not given.
    """

    name: str
    title: str
    number: str
    fields: tuple[str, ...]
    roles: tuple[str, ...]
    line_items: bool
    prior: float
    cues: Cues
    labels: Mapping[str, tuple[str, ...]]
    planned: tuple[str, ...] = ()


_CUE_KEYS = tuple(f.name for f in dataclass_fields(Cues))
_TYPE_KEYS = ("title", "number", "fields", "roles", "line_items", "prior", "cues", "labels", "planned")


@cache
def document_types() -> Mapping[str, DocumentType]:
    """All types by name, sorted; DocumentTypeError when a file is wrong."""
    return MappingProxyType(load_types(FOLDER))


def document_type(name: str) -> DocumentType:
    """The type of that name; KeyError when there is none."""
    return document_types()[name]


def load_types(folder: Path) -> dict[str, DocumentType]:
    """All types of a folder by name, sorted."""
    return {path.stem: load_type(path) for path in sorted(folder.glob("*.toml"))}


def load_type(path: Path) -> DocumentType:
    """One type from its file; DocumentTypeError names what is wrong in it."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DocumentTypeError(f"{path.name}: {error}") from error
    _known(path, data, _TYPE_KEYS, "key")
    labels = data.get("labels", {})
    _known(path, labels, FIELD_NAMES, "field in [labels]")
    return DocumentType(
        name=path.stem,
        title=_text(path, "title", data.get("title")),
        number=_number_field(path, data.get("number", "")),
        fields=_names(path, data, "fields", FIELD_NAMES),
        roles=_names(path, data, "roles", ROLES),
        line_items=_flag(path, data.get("line_items", False)),
        prior=_number(path, data.get("prior", 0.0)),
        cues=_cues(path, data.get("cues", {})),
        labels=MappingProxyType({name: _strings(path, f"labels.{name}", found) for name, found in labels.items()}),
        planned=_names(path, data, "planned", FIELD_NAMES),
    )


def _cues(path: Path, data: Mapping[str, Any]) -> Cues:
    _known(path, data, LANGUAGES, "language in [cues]")
    found: dict[str, list[Cue]] = {key: [] for key in _CUE_KEYS}
    for language, lists in data.items():
        _known(path, lists, _CUE_KEYS, f"key in [cues.{language}]")
        for key, texts in lists.items():
            strings = _strings(path, f"cues.{language}.{key}", texts)
            found[key].extend(Cue(text, language) for text in strings)
    return Cues(**{key: tuple(cues) for key, cues in found.items()})


def _known(path: Path, given: Iterable[str], known: Iterable[str], what: str) -> None:
    known = sorted(known)
    for name in given:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(known)}"
            raise DocumentTypeError(f"{path.name}: unknown {what}: {name!r}{hint}")


def _names(path: Path, data: Mapping[str, Any], key: str, known: Iterable[str]) -> tuple[str, ...]:
    names = _strings(path, key, data.get(key, []))
    _known(path, names, known, f"name in {key}")
    return names


def _strings(path: Path, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise DocumentTypeError(f"{path.name}: {key} must be a list of strings")
    return tuple(_text(path, key, item) for item in value)


def _text(path: Path, key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise DocumentTypeError(f"{path.name}: {key} must be a string that is not empty")
    return value


def _number_field(path: Path, value: str) -> str:
    if value:
        _known(path, [value], FIELD_NAMES, "field in number")
    return value


def _flag(path: Path, value: object) -> bool:
    if not isinstance(value, bool):
        raise DocumentTypeError(f"{path.name}: line_items must be true or false")
    return value


def _number(path: Path, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise DocumentTypeError(f"{path.name}: prior must be a number")
    return float(value)
