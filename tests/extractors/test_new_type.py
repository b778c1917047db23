"""A new type of document is one data file: recognised by its cues, read by its own labels."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extractors import classify, document_types, page_marks
from extractors.classify import cue_match, title_cues
from extractors.evidence import Reading
from extractors.extract import labels
from extractors.understand import understand
from tests.extractors.text_pages import page_of

TICKET_TYPE = """\
title = "Weighbridge ticket"
number = "waybill_number"
fields = ["waybill_number", "departure_date", "net_weight", "gross_weight"]
[cues.en]
titles = ["weighbridge ticket"]
labels = ["weighbridge operator", "first weighing", "second weighing"]
[labels]
waybill_number = ["slip serial"]
departure_date = ["weighed out at"]
gross_weight = ["first weighing"]
"""

TICKET = """
WEIGHBRIDGE TICKET
Slip Serial: WB-20417
Weighed out at: 14 September 2026
First weighing: 28,460 kg
Second weighing: 12,180 kg
Net weight: 16,280 kg
Weighbridge operator: R. Okafor
"""


def _caches() -> Iterator[Callable[[], None]]:
    for module in (document_types, classify, cue_match, title_cues, labels, page_marks):
        found: list[Any] = [thing for thing in vars(module).values() if hasattr(thing, "cache_clear")]
        yield from (thing.cache_clear for thing in found)


@pytest.fixture
def types_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the folder of types that the program reads for the length of a test."""
    folder = tmp_path / "document_types"
    shutil.copytree(document_types.FOLDER, folder)
    monkeypatch.setattr(document_types, "FOLDER", folder)
    yield folder
    monkeypatch.undo()
    for clear in _caches():
        clear()


def test_a_type_in_one_file_is_recognised_and_read(types_folder: Path) -> None:
    (types_folder / "weighbridge_ticket.toml").write_text(TICKET_TYPE, "utf-8")
    for clear in _caches():
        clear()
    (found,) = understand(Reading("0" * 64, "application/pdf", (page_of(TICKET),)))
    assert found.type == "weighbridge_ticket"
    assert {f.name: (f.value, f.unit) for f in found.fields} == {
        "waybill_number": ("WB-20417", None),
        "departure_date": ("2026-09-14", None),
        "gross_weight": ("28460", "KGM"),
        "net_weight": ("16280", "KGM"),
    }


def test_without_its_file_the_type_is_not_known() -> None:
    (found,) = understand(Reading("0" * 64, "application/pdf", (page_of(TICKET),)))
    assert found.type != "weighbridge_ticket"
