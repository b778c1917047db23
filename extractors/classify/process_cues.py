"""A paper that lists what went into a process beside what came out of it, whatever it calls itself."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.segments import Segment
from extractors.tables.columns import column_kind, direction_of
from extractors.tables.material_stages import sides_by_material

# A heading or a caption has at most so many words.
MOST_WORDS = 5
_MEASURED = frozenset({"lot_number", "quantity", "net_weight", "input_quantity", "output_quantity"})
_SIDES = frozenset({"input", "output"})


def names_both_sides(segments: Sequence[Segment]) -> bool:
    """Whether headings or captions name lots or quantities of both sides of a process, by a word or by material."""
    captions = [s.text.partition(":")[0].strip() for s in segments if len(s.text.split()) <= MOST_WORDS]
    kinds = {text: column_kind(text) for text in captions if text and not any(map(str.isdigit, text))}
    told = {direction_of(text) for text, kind in kinds.items() if kind in _MEASURED}
    made = sides_by_material([text for text, kind in kinds.items() if kind == "lot_number"])
    return told >= _SIDES or set(made) >= _SIDES
