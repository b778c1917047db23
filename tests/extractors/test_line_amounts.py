"""The amounts of a line are read once for a sheet, however many labels of totals ask for them."""

from __future__ import annotations

import pytest

from extractors.evidence import Document
from extractors.extract import line_amounts
from extractors.extract.candidates import Stretch, Value, read_money
from extractors.extract.line_amounts import amounts_of
from extractors.extract.locale import decide_locale
from extractors.extract.page_lines import lines_of
from extractors.extract.sheet import Sheet, make_sheet
from tests.extractors.page_builder import Sheet as Paper


def sheet_of(text: str) -> Sheet:
    paper = Paper()
    paper.put(text, 60, 100, 10)
    document = Document("a" * 64, (paper.page(),), "commercial_invoice")
    lines = lines_of(document)
    return make_sheet(lines, (), decide_locale(lines, document.type, ("en",)), document.type)


def test_a_line_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def read(stretch: Stretch) -> tuple[Value, ...]:
        asked.append(stretch.text)
        return read_money(stretch)

    monkeypatch.setattr(line_amounts, "read_money", read)
    sheet = sheet_of("Total USD 1,204.50")
    for _ in range(3):
        assert [v.value for v in amounts_of(sheet, sheet.lines[0])] == ["1204.5"]
    assert asked == ["Total USD 1,204.50"]


def test_each_sheet_has_its_own() -> None:
    one, other = sheet_of("Total USD 1,204.50"), sheet_of("Total USD 88.10")
    assert [v.value for s in (one, other, one) for v in amounts_of(s, s.lines[0])] == ["1204.5", "88.1", "1204.5"]


def test_a_line_without_figures_has_none() -> None:
    sheet = sheet_of("Total in words")
    assert amounts_of(sheet, sheet.lines[0]) == ()
