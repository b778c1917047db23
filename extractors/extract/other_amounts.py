"""Labels of counts, quantities and lots that another word bends: "Planned output", "Number of workers absent",
"Quantity produced last year". The words are data (`vocabulary/other_amounts.toml`). Of records the captions are judged
with their labels too (`bent_captions`); here are lots, years, and what affidavits, audits and contracts count.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.extract.labels import PLAIN
from extractors.extract.sheet import Edge, Sheet
from extractors.values.folding import fold, is_cjk
from extractors.values.language_data import month_numbers
from extractors.vocabulary import any_of, every_language, load_vocabulary

_OF_PEOPLE = frozenset({"workers", "hours_worked", "wages_total"})
_BENT = _OF_PEOPLE | {
    "quantity", "input_quantity", "output_quantity", "net_weight", "gross_weight", "packages", "lot_number",
    "input_lot", "output_lot",
}  # fmt: skip
# Papers that tell of work done; an order's planned quantity is its own.
_OF_WORK = frozenset(
    [
        "production_record", "labor_record", "audit_report", "affidavit", "contract", "internal_transfer",
        "test_report", "bale_list", "policy", "other", "correspondence",
    ]
)  # fmt: skip
_APART = re.compile(r"[:：;,.(]")
_YEAR = re.compile(r"(?:19|20)\d\d")


def without_bent(sheet: Sheet, edges: list[Edge]) -> list[Edge]:
    """The edges without those whose label is of another amount than that of the work."""
    if sheet.type not in _OF_WORK:
        return edges
    return [e for e in edges if e.field not in _BENT or not (_is_bent(e) or _is_year(e))]


def _is_bent(edge: Edge) -> bool:
    label = edge.label
    line = label.line
    phrase = line.phrases[line.phrase_at(label.start)]
    end = min(edge.value.start, phrase.end) if edge.value.line is line else phrase.end
    before = _APART.split(line.text[phrase.start : label.start])[-1]
    behind = _both().sub("", fold(line.text[label.end : max(end, label.end)]))
    if edge.field in _OF_PEOPLE and (_goes_on(behind) or _opens_otherwise(before)):
        return True
    # A label that was formed of several words, or a Chinese one within a longer word, may hold the bending one.
    formed = label.strength < PLAIN or is_cjk(label.text[:1])
    said = _both().sub("", f"{fold(before + (label.text if formed else ''))}|{behind}")
    pattern = _other_people() if edge.field in _OF_PEOPLE else _other()
    return pattern.search(said) is not None or _other().search(_in_brackets(edge)) is not None


_BRACKETS = re.compile(r"[(（\[].*?[)）\]]")


def _goes_on(caption: str) -> bool:
    """Whether a caption says more up to its colon than that people work and are paid: "of workers on strike:"."""
    rest, colon, _ = _BRACKETS.sub(" ", fold(caption)).partition(":")
    words = re.findall(r"[^\W\d_]+", rest) if colon else []
    return any(word not in _allowed() and not is_cjk(word[0]) for word in words)


def _opens_otherwise(before: str) -> bool:
    """Whether the words before a label tell which people: "foreign", "外籍"; two letters may number the caption."""
    words = re.findall(r"[^\W\d_]{3,}|[\u4e00-\u9fff]+", _both().sub("", fold(before)))
    return any(word not in _allowed() for word in words)


@cache
def _allowed() -> frozenset[str]:
    """Words of captions of people, hours and pay that change nothing: who works, where, in which month."""
    return frozenset(every_language(load_vocabulary("other_amounts")["of_work"])) | frozenset(month_numbers())


def _in_brackets(edge: Edge) -> str:
    """What stands in brackets right behind a value: "12,000 kg (estimated)"."""
    line = edge.value.line
    found = re.match(r"\s*\w*\s*[(（]([^)）]*)[)）]", line.text[edge.value.end :])
    return fold(found[1]) if found else ""


def _is_year(edge: Edge) -> bool:
    """Whether a count is a year that its caption ends in: "Number of workers in 2019: 412"."""
    behind = edge.value.line.text[edge.value.end :].lstrip()
    return _YEAR.fullmatch(edge.value.value or "") is not None and behind.startswith((":", "："))


@cache
def _both() -> re.Pattern[str]:
    return re.compile(any_of(every_language(load_vocabulary("other_amounts")["both"])))


@cache
def _other() -> re.Pattern[str]:
    return re.compile(any_of(every_language(load_vocabulary("other_amounts")["other"])))


@cache
def _other_people() -> re.Pattern[str]:
    words = load_vocabulary("other_amounts")
    return re.compile(any_of([*every_language(words["other"]), *every_language(words["of_people"])]))
