"""Captions of records whose other words make the figure another: "Target output", "Trabajadores ausentes", "计划产量".

A label stands within its caption; what surrounds it there may say that the figure was planned, asked for, possible, or
counts those who were away. Such a label heads none of the record's fields, so that the figure that was worked or made
is told by the other caption, or none is. The words are data (`vocabulary/bent_captions.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractors.evidence import Document, Evidence
from extractors.extract.labels import OTHER, Label, names_field, vocabulary
from extractors.segments import Segment, segments_of
from extractors.titles import is_title
from extractors.values.folding import fold
from extractors.vocabulary import any_of, every_language, load_vocabulary

# Fields of records whose captions are judged, with the tables of words that bend each.
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
_DAYS = ("period", "period_start", "period_end")
# Pieces of a page's head in which its title stands, and the words of one.
HEAD, LONGEST_TITLE = 10, 6
# Fields whose caption is the whole of what is counted.
_WHOLE = frozenset({"workers", "hours_worked", "wages_total"})
_BRACKETED = re.compile(r"[(（\[].*?(?:[)）\]]|$)")
_TYPES = frozenset({"production_record", "labor_record"})
# Where a caption ends and begins: at its colon, at a figure, at the next piece in a row.
_ENDS = re.compile(r"[:：=\d|]")
_BEGINS = re.compile(r"[:：=\d|][^\w]*")
# A caption has so many letters at most; more are a sentence.
LONGEST = 60


def without_bent(labels: Sequence[Label], document_type: str) -> tuple[Label, ...]:
    """The labels of a record, those whose captions tell another figure as heads of nothing that is read."""
    if document_type not in _TYPES:
        return tuple(labels)
    return tuple(replace(label, field=OTHER) if _is_bent(label) else label for label in labels)


def _is_bent(label: Label) -> bool:
    tables = _BENT_BY.get(label.field)
    if tables is None:
        return False
    said = " ".join(_said(label))
    if len(said) > LONGEST or _included().search(said):
        return False
    return _bending(tables).search(said) is not None or (label.field in _WHOLE and _says_more(label))


def _says_more(label: Label) -> bool:
    """Whether a caption says of whom or of what it counts besides: "Outsourced employees", "退休职工人数".

    Nobody can list all people who do not work; the words around the label are known, or the caption is another one.
    """
    ahead, behind = (_BRACKETED.sub(" ", text) for text in _around(label))
    rest = re.sub(_plain_words(label.field), " ", f"{ahead} {behind}")
    return re.search(r"[^\W\d_]{2}|[\u3400-\u9fff]", rest) is not None


def _around(label: Label) -> tuple[str, str]:
    """What a caption says before its label and behind it, folded."""
    line = label.line
    phrase = line.phrases[line.phrase_at(label.start)]
    ahead = list(_BEGINS.split(line.text[phrase.start : label.start]))[-1]
    closed = label.text.rstrip().endswith((":", "："))
    return fold(ahead), "" if closed else fold(_ENDS.split(line.text[label.end : phrase.end])[0])


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
    return any_of(sorted({*words, *every_language(load_vocabulary("bent_captions")["plain"])}))


def _said(label: Label) -> Iterator[str]:
    """The words of a label's caption, folded; without the label itself where a list of labels holds it."""
    ahead, behind = _around(label)
    yield ahead
    if not names_field(label.text, label.field):
        yield fold(label.text)
    yield behind


def of_another_day(text: str) -> bool:
    """Whether a short text before a date speaks of a day that is planned or of another period: "Next pay period"."""
    said = fold(text)
    return len(said) <= LONGEST and _bending(("not_day",)).search(said) is not None and not _included().search(said)


def without_planned(document: Document, fields: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The fields of a record; of a paper whose title says that it plans, without what only work that was done has."""
    planned = document.type in _TYPES and _is_plan(segments_of(document.pages[0])[:HEAD])
    return tuple(f for f in fields if not (planned and f.name in _BENT_BY and f.name not in ("quantity", *_DAYS)))


def _is_plan(head: Sequence[Segment]) -> bool:
    """Whether a line at the head is the title of a plan, and no other one that of a record ("Work schedule" on one)."""
    return any(map(_plans, head)) and all(_plans(s) for s in head if is_title(s.text))


def _plans(segment: Segment) -> bool:
    """Whether a line at the head is the title of a plan: "SHIFT PLAN", "Programa de producción"; none of both."""
    said = fold(segment.text).strip(" .:-–")
    short = len(said.split()) <= LONGEST_TITLE and not re.search(r"[:：\d]", said)
    ends = rf"^{_source('title')}|{_source('title')}$"
    return bool(
        short and re.search(ends, said) and re.search(_source("planned"), said) and not _included().search(said)
    )


@cache
def _source(table: str) -> str:
    return any_of(every_language(load_vocabulary("bent_captions")[table]))


@cache
def _bending(tables: tuple[str, ...]) -> re.Pattern[str]:
    data = load_vocabulary("bent_captions")
    return re.compile(any_of([word for table in tables for word in every_language(data[table])]))


@cache
def _included() -> re.Pattern[str]:
    """Words that take the bending ones in, or out: "Total hours (incl. overtime)"."""
    return re.compile(any_of(every_language(load_vocabulary("bent_captions")["included"])))
