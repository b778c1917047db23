"""The name of who signs as a value of its line, and in full where a signature shortens it."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.extract.candidates import Value
from extractors.extract.page_lines import Part
from extractors.extract.signing_words import after_colon, label_of
from extractors.values.folding import fold


def spelled_out(parts: Sequence[Part], name: Value) -> Value:
    """The name as a line for it below prints it in full, where a signature shortens it ("B. Lima" over "Bia Lima")."""
    last = fold(name.value or "").split()[-1:]
    for line, start, end in parts:
        said, text = line.text[start:end], after_colon(line.text[start:end])
        if line.index > name.line.index and label_of("names").match(fold(said)) and fold(text).split()[-1:] == last:
            return value_at((line, start, end), text.strip())
    return name


def value_at(part: Part, text: str) -> Value:
    """A text as the value that stands in a stretch."""
    line, start, end = part
    position = line.text.find(text, start, end)
    return Value(line, max(position, start), max(position, start) + len(text), text)
