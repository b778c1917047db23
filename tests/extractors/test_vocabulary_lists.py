"""The lists of words themselves: none holds a word twice, no unit word has two codes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractors.values.folding import fold
from extractors.values.units import parse_unit, parse_unit_among
from extractors.vocabulary import FOLDER, load_vocabulary


def lists_of(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, list[str]]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from lists_of(value, f"{path}.{key}")
        elif isinstance(value, list) and all(isinstance(word, str) for word in value):
            yield f"{path}.{key}", value


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.toml")))
def test_no_list_holds_a_word_twice(name: str) -> None:
    double = {path: [w for w in set(words) if words.count(w) > 1] for path, words in lists_of(load_vocabulary(name))}
    assert not {path: words for path, words in double.items() if words}


def test_no_unit_word_has_two_codes() -> None:
    codes: dict[str, set[str]] = {}
    for code, words in load_vocabulary("units").items():
        for word in words:
            codes.setdefault(fold(word), set()).add(code)
    assert not {word: found for word, found in codes.items() if len(found) > 1}
    assert parse_unit("kap") == "PK"


@pytest.mark.parametrize(
    ("languages", "code"), [({"es"}, "MIL"), ({"pt"}, "MIL"), ({"en"}, None), ({"en", "es"}, None)]
)
def test_mil_is_thousands_in_spanish_and_portuguese_and_a_thickness_elsewhere(
    languages: set[str], code: str | None
) -> None:
    assert parse_unit_among("mil", languages) == code
    assert parse_unit_among("millares", languages) == "MIL"


@pytest.mark.parametrize("path", sorted(FOLDER.parent.rglob("*.toml")), ids=lambda path: path.stem)
def test_a_list_is_set_in_lines_short_enough_to_see_a_change_in(path: Path) -> None:
    rows = (line.strip() for line in path.read_text("utf-8").splitlines() if len(line) > 120)
    assert not [row for row in rows if row.startswith('"') and row.endswith('",') and row.count('", "')]
