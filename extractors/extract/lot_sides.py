"""The lots of a production record whose label names a material and no side ("Green leaf lots", "浓缩酱批次").

Where the other lots of the paper are all of one side of the process, these are of the other one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.extract.candidates import Stretch
from extractors.extract.locale import DocumentLocale
from extractors.extract.named_values import read_lots
from extractors.extract.sheet import Edge

_SIDES = {"input_lot": "output_lot", "output_lot": "input_lot"}
# How sure a side is that only the other one tells.
SURE = 0.9
# Letters that a label has beside the word for lots, where it names a material.
LEAST = 2


def with_sides(by_field: Mapping[str, Sequence[Edge]], locale: DocumentLocale) -> dict[str, list[Edge]]:
    """The edges by field, with general lots as the side that no label names."""
    found = {field: list(edges) for field, edges in by_field.items()}
    named = [field for field in _SIDES if found.get(field)]
    general = found.get("lot_number", [])
    labels = {(e.label.line.index, e.label.start) for e in general}
    if len(named) != 1 or len(labels) != 1:
        return found
    # "Batch no." alone is the paper's own, which came of what it names as input.
    if named != ["input_lot"] and not all(_names_material(e) for e in general):
        return found
    side = _SIDES[named[0]]
    edges = general if len(general) > 1 else _all_of(general[0], locale)
    found[side] = [replace(e, field=side, score=min(SURE, e.score)) for e in edges]
    del found["lot_number"]
    return found


def _all_of(edge: Edge, locale: DocumentLocale) -> list[Edge]:
    """An edge for each of the lots that stand where its own does ("GL-4410; GL-4413")."""
    line, start = edge.value.line, edge.value.start
    read = read_lots(Stretch(line, start, line.phrases[line.phrase_at(start)].end, locale))
    return [replace(edge, value=value) for value in read] or [edge]


def _names_material(edge: Edge) -> bool:
    """Whether the label's cell says more than "lot": whose lot it is."""
    line, label = edge.label.line, edge.label
    phrase = line.phrases[line.phrase_at(label.start)]
    before = line.text[phrase.start : label.start]
    behind = line.text[label.end : phrase.end].partition(":")[0] if phrase.end <= edge.value.start else ""
    return sum(c.isalpha() for c in before + behind) >= LEAST and not any(c.isdigit() for c in before + behind)
