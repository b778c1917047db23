"""Labels that belong together: bilingual pairs ("发票号 / Invoice No."), numbers of something else ("VAT Reg No")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extractors.extract.labels import OTHER, WEAK, Label, vocabulary


def paired_labels(labels: Iterable[Label]) -> tuple[Label, ...]:
    """The labels in their order, those that only signs part made one: the firmer of the two."""
    merged: list[Label] = []
    for label in labels:
        last = merged[-1] if merged and merged[-1].line is label.line else None
        if last is not None and _joins(last, label):
            merged[-1] = _pair(last, label)
        else:
            merged.append(label)
    return tuple(merged)


_PERMANENT = re.compile(r"permanent|\bpbi\b", re.IGNORECASE)


def without_gins_count(labels: Iterable[Label]) -> tuple[Label, ...]:
    """The labels; the gin's own count of bales heads nothing beside their permanent identification."""
    found = tuple(labels)
    lines = {label.line.index for label in found if label.field == "bale_number" and _PERMANENT.search(label.text)}
    return tuple(
        replace(label, field=OTHER)
        if label.field == "bale_number" and label.line.index in lines and not _PERMANENT.search(label.text)
        else label
        for label in found
    )


def _between(first: Label, second: Label) -> str:
    return first.line.text[first.end : second.start]


# What may stand between two captions that are one.
_SIGNS = re.compile(r"[\s/|()（）\-–·,]*")


def _joins(last: Label, label: Label) -> bool:
    line, between = label.line, _between(last, label)
    if line.phrase_at(last.start) != line.phrase_at(label.start) or last.colon:
        return False
    if _SIGNS.fullmatch(between) is None:
        return False
    same = last.field == label.field
    return same or OTHER in (last.field, label.field) or (bool(between.strip()) and last.strength != label.strength)


def _pair(first: Label, second: Label) -> Label:
    own = [label for label in (first, second) if label.field != OTHER and not _numbers_another(first, label)]
    best = max(own or [first], key=lambda label: label.strength)
    return Label(
        line=first.line, start=first.start, end=second.end, field=best.field, strength=best.strength,
        colon=second.colon, opens=first.opens, text=first.line.text[first.start : second.end],
    )  # fmt: skip


def _numbers_another(first: Label, label: Label) -> bool:
    """Whether a general word ("No.") right behind another thing's name numbers that: "Contribuinte N.º"."""
    general = label.strength <= WEAK and vocabulary().kinds[label.field] == "identifier"
    return first.field == OTHER and general and first.end <= label.start and not _between(first, label).strip()
