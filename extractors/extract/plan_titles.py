"""Papers whose title says that they plan work: "SHIFT PLAN", "Programa de producción", "工资预算表"; it was not done.

The words are data (`vocabulary/plan_titles.toml`). Captions that plan on a paper of work done: `bent_captions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial

from extractors.evidence import Document, Evidence
from extractors.extract.bent_captions import RECORDS, is_taken_in
from extractors.segments import Segment, segments_of
from extractors.titles import is_title
from extractors.values.folding import fold
from extractors.vocabulary import source_of

# What only work that was done has.
_DONE = frozenset({"output_quantity", "input_quantity", "workers", "hours_worked", "wages_total"})
# Pieces of a page's head in which its title stands, and the words of one.
HEAD, LONGEST_TITLE = 10, 6


def without_planned_work(document: Document, fields: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The fields of a record; of a paper whose title says that it plans, without what only work that was done has."""
    planned = document.type in RECORDS and _is_plan(segments_of(document.pages[0])[:HEAD])
    return tuple(f for f in fields if not (planned and f.name in _DONE))


def _is_plan(head: Sequence[Segment]) -> bool:
    """Whether a line at the head is the title of a plan, and no other one that of a record ("Work schedule" on one)."""
    return any(map(_plans, head)) and all(_plans(s) for s in head if is_title(s.text))


def _plans(segment: Segment) -> bool:
    """Whether a line says in few words, first or last, that it plans, and what: "SHIFT PLAN", not "PLAN AND ACTUAL"."""
    said = fold(segment.text).strip(" .:-–")
    if len(said.split()) > LONGEST_TITLE or re.search(r"[:：\d]", said):
        return False
    ends = rf"^{_either('title')}|{_either('title')}$"
    return bool(re.search(ends, said) and re.search(_either("planned"), said) and not is_taken_in(said))


_either = partial(source_of, "plan_titles")
