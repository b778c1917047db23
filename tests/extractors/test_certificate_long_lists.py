"""A long list of bales beside or under the form costs steps that grow with its words, not with their square."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.certificate import beside, gutters, order
from extractors.certificate.tokens import Token
from extractors.evidence import BBox, Page, Word

COLUMNS = 8


def listed(rows: int) -> list[Word]:
    """The cells of a list, column beside column."""
    return [
        Word(f"{row}{column}7", BBox(60 + 60 * column, 40 + 12 * row, 85 + 60 * column, 50 + 12 * row), size=10.0)
        for row in range(rows)
        for column in range(COLUMNS)
    ]


def counted(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> list[object]:
    """The calls of a function of a module."""
    calls: list[object] = []
    asked: Callable[..., object] = getattr(module, name)
    monkeypatch.setattr(module, name, lambda *args: calls.append(args) or asked(*args))
    return calls


def test_the_cells_of_a_list_are_no_boxes_beside_the_form_and_few_are_tried(monkeypatch: pytest.MonkeyPatch):
    tried = counted(monkeypatch, beside, "_is_beside")
    tokens = [Token(w.text, w.text, w.bbox, 1, n) for n, w in enumerate(listed(40))]
    assert beside.with_boxes_last(tokens, lambda _box: False) is None
    assert len(tried) < len(tokens) / 2


def test_a_word_is_compared_with_the_lines_level_with_it_alone(monkeypatch: pytest.MonkeyPatch):
    compared = counted(monkeypatch, order, "_apart")
    words = listed(60)
    assert [len(line) for line in order.lines_of(words)] == [COLUMNS] * 60
    assert len(compared) <= 3 * len(words)


def test_edges_are_told_once_however_many_lines_share_them(monkeypatch: pytest.MonkeyPatch):
    crossed = counted(monkeypatch, gutters, "_crosses")
    words = listed(60)
    assert gutters.gutters_of(Page(1, 612, 792, tuple(words)), words, order.lines_of(words)) == [118, 178, 238]
    assert len(crossed) <= COLUMNS * len(words)
