"""Labels of a production record that name a side of the process and what is given of it, in whatever words.

"Ham kumaş giriş lot no", "投入晶棒批号", "Yarn produced (kg)": a word of input or output beside one for lots or for
a quantity. No list could name every material between the two words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.extract.labels import PLAIN, Label
from extractors.extract.page_lines import Line, Phrase
from extractors.segments import plain
from extractors.tables.columns import column_kind, direction_of
from extractors.values.folding import is_cjk
from extractors.values.units import parse_unit, unit_after

MOST_WORDS = 5
MOST_CJK = 10
# A label of such words yields to one that the vocabulary names.
STRENGTH = 0.95 * PLAIN
_UNITS = frozenset({"KGM", "LBR", "TNE", "MTR", "YRD", "H87"})
_CJK_LOT = re.compile("(?:批号|批次|批次号|缸号)$")
_CJK_QUANTITY = re.compile("(?:数量|重量|总量|量|数)$")
# "Issued by", "checked by" name people.
_BY = re.compile(r"\b(?:by|por|par|von|tarafindan)$")
_UNIT = re.compile(r"[(（\[]\s*([^)）\]]{1,12})[)）\]]\s*$")
_YIELDING = ("other", "lot_number", "quantity", "net_weight", "packages")


def directed_labels(lines: Sequence[Line], labels: Sequence[Label]) -> tuple[Label, ...]:
    """The labels with those of a side of the process in place of the general words inside them."""
    found = [label for line in lines for label in _of_line(line) if _is_free(label, labels)]
    kept = [label for label in labels if not any(_overlap(label, own) for own in found)]
    return tuple(sorted([*kept, *found], key=lambda label: (label.line.index, label.start)))


def _of_line(line: Line) -> Iterator[Label]:
    for n, phrase in enumerate(line.phrases):
        text = line.text[phrase.start : phrase.end]
        words, colon, _ = text.partition(":") if ":" in text else text.partition("：")
        if not colon and not _has_value(line, n):
            continue
        field = _field_of(words, text[len(words) + 1 :] if colon else _after(line, n))
        if field is not None:
            end = phrase.start + len(words.rstrip())
            yield Label(
                line=line, start=phrase.start, end=end, field=field, strength=STRENGTH, colon=bool(colon), opens=True,
                text=words.strip(),
            )  # fmt: skip


def _has_value(line: Line, n: int) -> bool:
    """Whether what stands right of a phrase may be its value: it has a digit."""
    return any(c.isdigit() for c in _after(line, n))


def _after(line: Line, n: int) -> str:
    """The text of the phrase right of another."""
    after: Phrase | None = line.phrases[n + 1] if n + 1 < len(line.phrases) else None
    return line.text[after.start : after.end].lstrip(" :：") if after is not None else ""


def _field_of(words: str, value: str) -> str | None:
    """The field that a label's words name: a side of the process, and its lots or its quantity.

    "Lamina packed" names a quantity where a number with its unit follows.
    """
    words = re.sub(r"\((?:s|es|e)\)", "s", words)
    unit = _UNIT.search(words)
    bare = (words[: unit.start()] if unit else words).strip(" .,*•-")
    flat = plain(bare)
    side = direction_of(bare)
    if side not in ("input", "output") or not _is_short(flat) or any(c.isdigit() for c in flat):
        return None
    kind = column_kind(bare)
    if kind == "lot_number" or _CJK_LOT.search(bare):
        return f"{side}_lot"
    measured = kind in ("quantity", "net_weight", f"{side}_quantity") or _CJK_QUANTITY.search(bare)
    units = {parse_unit(flat.split()[-1]), parse_unit(unit[1].strip()) if unit else None, _unit_of(value)}
    return f"{side}_quantity" if (measured and not _BY.search(flat)) or units & _UNITS else None


_AMOUNT = re.compile(r"\d[\d.,' ]*")


def _unit_of(value: str) -> str | None:
    """The unit behind the number with which a value begins."""
    number = _AMOUNT.match(value.strip())
    beside = unit_after(value.strip(), number.end()) if number else None
    return beside[0] if beside else None


def _is_short(flat: str) -> bool:
    """Whether words are as many as a label's: a lone "Input" heads anything."""
    return bool(flat) and (len(flat) <= MOST_CJK if is_cjk(flat[0]) else 2 <= len(flat.split()) <= MOST_WORDS)


def _is_free(label: Label, labels: Sequence[Label]) -> bool:
    return all(other.field in (*_YIELDING, label.field) for other in labels if _overlap(label, other))


def _overlap(one: Label, other: Label) -> bool:
    return one.line is other.line and one.start < other.end and other.start < one.end
