"""Captions whose other words make the figure another: "Target output", "Trabajadores ausentes", "计划产量".

A label stands within its caption; what surrounds it there may say that the figure was planned, asked for, possible, or
counts those who were away. It is judged twice, by the tables of `vocabulary/bent_captions.toml`:

* `without_bent_labels`, before values are sought, for records: the label heads none of the record's fields, and still
  takes its value from the other labels, so that what was worked or made is told by the other caption, or none is.
* `without_bent_edges`, when each label has its value, for all papers that tell of work (affidavits, audits, contracts
  too): what stands up to the value and in brackets behind it counts as well, lots are judged, and years are no counts.

Elsewhere:

* captions of dates: of another purpose (`other_dates`), of carriage to come (`planned_dates`);
* sums that are no total of the goods: `sums_of_others`;
* sentences: of a numbered paper or lot (`disclaimed_numbers`), of a day (`disclaimed_dates`);
* what the blank says of its own value (`qualified_values`);
* papers that are plans as a whole (`plan_titles`), rows of tables (`tables.told_rows`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial

from extractors.extract.labels import OTHER, PLAIN, Label, names_field, vocabulary
from extractors.extract.sheet import Edge, Sheet
from extractors.values.folding import fold, is_cjk
from extractors.values.language_data import month_numbers
from extractors.vocabulary import any_of, pattern_of, source_of, words_in

RECORDS = frozenset({"production_record", "labor_record"})
# Papers that tell of work done; an order's planned quantity is its own.
_OF_WORK = RECORDS | {
    "audit_report", "affidavit", "contract", "internal_transfer", "test_report", "bale_list", "policy", "other",
    "correspondence",
}  # fmt: skip
# Fields of records whose labels are judged, with the tables of words that bend each.
_BENT_BY = {
    "output_quantity": ("not_done",),
    "input_quantity": ("not_done",),
    "quantity": ("not_done",),
    "workers": ("not_done", "workers"),
    "hours_worked": ("not_done", "hours"),
    "wages_total": ("not_done", "wages"),
    "period": ("not_day",),
    "period_start": ("not_day",),
    "period_end": ("not_day",),
}
# Fields whose caption is the whole of what is counted.
_OF_PEOPLE = frozenset({"workers", "hours_worked", "wages_total"})
# Fields whose edges are judged.
_OF_EDGES = _OF_PEOPLE | {
    "quantity", "input_quantity", "output_quantity", "net_weight", "gross_weight", "packages", "lot_number",
    "input_lot", "output_lot",
}  # fmt: skip
_BRACKETED = re.compile(r"[(（\[].*?(?:[)）\]]|$)")
# Where a caption ends and begins: at its colon, at a figure, at the next piece in a row.
_ENDS = re.compile(r"[:：=\d|]")
_BEGINS = re.compile(r"[:：=\d|][^\w]*")
# A caption has so many letters at most; more are a sentence.
LONGEST = 60


def without_bent_labels(labels: Sequence[Label], document_type: str) -> tuple[Label, ...]:
    """The labels of a record, those whose captions tell another figure as heads of nothing that is read."""
    if document_type not in RECORDS:
        return tuple(labels)
    return tuple(replace(label, field=OTHER) if _is_bent_label(label) else label for label in labels)


def of_another_day(text: str) -> bool:
    """Whether a short text before a date speaks of a day that is planned or of another period: "Next pay period"."""
    said = fold(text)
    return len(said) <= LONGEST and _any("not_day").search(said) is not None and not is_taken_in(said)


def is_taken_in(said: str) -> bool:
    """Whether folded words take a bending one in, or out: "total hours (incl. overtime)"."""
    return _any("included").search(said) is not None


def _is_bent_label(label: Label) -> bool:
    tables = _BENT_BY.get(label.field)
    if tables is None:
        return False
    said = _without_both(" ".join(_said(label)))
    if len(said) > LONGEST or is_taken_in(said):
        return False
    bent = _any(*tables).search(_any("kept").sub(" ", said)) is not None
    return bent or (label.field in _OF_PEOPLE and _says_more(label))


def _said(label: Label) -> Iterator[str]:
    """The words of a label's caption, folded; without the label itself where a list of labels holds it."""
    ahead, behind = _around(label)
    yield ahead
    if not names_field(label.text, label.field):
        yield fold(label.text)
    yield behind


def _around(label: Label) -> tuple[str, str]:
    """What a caption says before its label and behind it, folded."""
    line = label.line
    phrase = line.phrases[line.phrase_at(label.start)]
    ahead = list(_BEGINS.split(line.text[phrase.start : label.start]))[-1]
    closed = label.text.rstrip().endswith((":", "："))
    return fold(ahead), "" if closed else fold(_ENDS.split(line.text[label.end : phrase.end])[0])


def _says_more(label: Label) -> bool:
    """Whether a caption says of whom or of what it counts besides: "Outsourced employees", "退休职工人数".

    Nobody can list all people who do not work; the words around the label are known, or the caption is another one.
    """
    ahead, behind = (_BRACKETED.sub(" ", text) for text in _around(label))
    rest = re.sub(_plain_words(label.field), " ", _without_both(f"{ahead} {behind}"))
    return re.search(r"[^\W\d_]{2}|[\u3400-\u9fff]", rest) is not None


@cache
def _plain_words(field: str) -> str:
    """Source of a pattern for the words that other labels of a field have, and those that say nothing more."""
    own = (
        word
        for key, meanings in vocabulary().phrases.items()
        for word in key
        if any(m.field == field for m in meanings)
    )
    words = {word for word in own if word.isalpha()}
    return any_of(sorted({*words, *words_in("bent_captions", "plain")}))


# Of a label and its value: from where a clause begins before the label, a year as a count, brackets behind the value.
_APART = re.compile(r"[:：;,.(]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ASIDE = re.compile(r"[(（\[].*?[)）\]]")
# A colon within them names another figure: "L-7719 (next process: finishing)".
_ASIDE_OF_VALUE = re.compile(r"\s*\w*\s*[(（]([^)）:：]*)[)）]")


def without_bent_edges(sheet: Sheet, edges: list[Edge]) -> list[Edge]:
    """The edges without those whose label is of another amount than that of the work."""
    if sheet.type not in _OF_WORK:
        return edges
    return [e for e in edges if e.field not in _OF_EDGES or not (_is_bent_edge(e) or _is_year(e))]


def _is_bent_edge(edge: Edge) -> bool:
    label = edge.label
    line = label.line
    phrase = line.phrases[line.phrase_at(label.start)]
    end = min(edge.value.start, phrase.end) if edge.value.line is line else phrase.end
    before = _APART.split(line.text[phrase.start : label.start])[-1]
    behind = _without_both(fold(line.text[label.end : max(end, label.end)]))
    if edge.field in _OF_PEOPLE and (_goes_on(behind) or _opens_otherwise(before) or _is_half(edge)):
        return True
    # A label that was formed of several words, or a Chinese one within a longer word, may hold the bending one.
    formed = label.strength < PLAIN or is_cjk(label.text[:1])
    said = _without_both(f"{fold(before + (label.text if formed else ''))}|{behind}")
    bending = _any("beside", "beside_people") if edge.field in _OF_PEOPLE else _any("beside")
    return bending.search(said) is not None or _any("beside").search(_in_brackets(edge)) is not None


def _goes_on(behind: str) -> bool:
    """Whether a caption says more up to its colon than that people work and are paid: "of workers on strike:"."""
    rest, colon, _ = _ASIDE.sub(" ", behind).partition(":")
    words = re.findall(r"[^\W\d_]+", rest) if colon else []
    return any(word not in _plain_beside() and not is_cjk(word[0]) for word in words)


def _opens_otherwise(before: str) -> bool:
    """Whether the words before a label tell which people: "foreign", "外籍"; two letters may number the caption."""
    words = re.findall(r"[^\W\d_]{3,}|[\u4e00-\u9fff]+", _without_both(fold(before)))
    return any(word not in _plain_beside() for word in words)


def _is_half(edge: Edge) -> bool:
    """Whether the number is one of two behind a caption of both: "Workers (M/F): 120 / 94"."""
    line = edge.value.line
    two = re.match(r"\s*[/+&,;]\s*\d", line.text[edge.value.end :]) is not None
    return two and _both_halves().search(fold(line.text[: edge.value.start])) is not None


def _in_brackets(edge: Edge) -> str:
    """What stands in brackets right behind a value, folded: "12,000 kg (estimated)"."""
    found = _ASIDE_OF_VALUE.match(edge.value.line.text[edge.value.end :])
    return fold(found[1]) if found else ""


def _is_year(edge: Edge) -> bool:
    """Whether a count is a year that its caption ends in: "Number of workers in 2019: 412", "Workers (2026): 9"."""
    behind = edge.value.line.text[edge.value.end :].lstrip(" )]）")
    return _YEAR.fullmatch(edge.value.value or "") is not None and behind.startswith((":", "："))


def _without_both(said: str) -> str:
    """Folded words without "men and women", "basic + overtime", which together are all, and "(incl. overtime)"."""
    return _taken_in_aside().sub(" ", _both_halves().sub("", _any("beside_both").sub("", said)))


@cache
def _both_halves() -> re.Pattern[str]:
    """A word of either half joined to one of the other, in either order."""
    one, other, joins = (_source(f"beside_{table}") for table in ("one_half", "other_half", "joins"))
    between = rf"\s*(?:[/+&、]\s*|{joins}\s*)"
    return re.compile(rf"(?:{one}{between}{other}|{other}{between}{one})")


@cache
def _taken_in_aside() -> re.Pattern[str]:
    """A bracket or a caption's end that says that something is counted, too: "(incl. overtime)", "（含加班）"."""
    inside, taken_in = r"[^()（）:：|]", _source("beside_taken_in")
    return re.compile(rf"[(（]{inside}*?{taken_in}{inside}*(?:[)）]|$)|{taken_in}{inside}*(?=[:：|]|$)")


_source = partial(source_of, "bent_captions")


@cache
def _plain_beside() -> frozenset[str]:
    """Words of captions of people, hours and pay that change nothing: who works, where, in which month."""
    return frozenset(words_in("bent_captions", "beside_plain")) | frozenset(month_numbers())


_any = partial(pattern_of, "bent_captions")
