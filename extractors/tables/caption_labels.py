"""Identifiers that a line names with labels: "Colour: Ecru  Dye Lot: LT26674", "STYLE NO: AB-12"."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.evidence import Word
from extractors.segments import Segment
from extractors.tables.columns import strict_kind
from extractors.tables.group_names import heads_group
from extractors.tables.table_model import Cell, Column

SHARED = ("lot_number", "style_number", "hs_code")
# Words of the longest label; points by which a line may begin right of a column's edge.
MOST_LABEL, FLUSH = 3, 2.0


def shared_names(line: Sequence[Segment]) -> dict[str, Cell]:
    """What a line names behind labels that end in a colon, by kind."""
    words = [w for s in line for w in s.words]
    named: dict[str, Cell] = {}
    for end in (i for i, w in enumerate(words[:-1]) if w.text.endswith((":", "："))):
        kind, value = _label(words[: end + 1]), words[end + 1]
        if kind in SHARED and any(map(str.isdigit, value.text)):
            named.setdefault(kind, Cell(value.text, (value,)))
    return named


def names_identifier(line: Sequence[Segment]) -> bool:
    """Whether a line is nothing but a label and what it names: "Batch : EV-2217", "Lote L2611"."""
    words = [w.text for s in line for w in s.words]
    bare = 1 < len(words) <= MOST_LABEL + 1 and any(map(str.isdigit, words[-1]))
    return bool(shared_names(line)) or (bare and strict_kind(" ".join(words[:-1])) in SHARED)


def is_group_caption(line: Sequence[Segment], columns: Sequence[Column]) -> bool:
    """Whether a line opens a group: it names what its rows share from the left edge on, where no goods are named."""
    if len(columns) < 2 or not line:
        return False
    if heads_group(line, columns):
        return True
    named = columns[0].kind == "description" or line[0].bbox.x0 >= columns[1].x0 - FLUSH
    labelled = any(w.text.endswith((":", "：")) for w in line[0].words)
    return labelled and not named and bool(shared_names(line))


def _label(words: Sequence[Word]) -> str | None:
    """What the words before a colon name."""
    tried = (" ".join(w.text for w in words[-n:]).rstrip(":： ") for n in range(min(MOST_LABEL, len(words)), 0, -1))
    return next((kind for text in tried if (kind := strict_kind(text))), None)
