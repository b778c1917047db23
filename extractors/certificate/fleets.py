"""Vessels that fleets name by a word that elsewhere says something of a name: "YM Warranty"."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.certificate.shapes import Piece, vocabulary


def named_by_a_fleet(words: Sequence[Piece]) -> Piece | None:
    """The one word of a vessel's name between a fleet's sign and the voyage; None where there is none."""
    said = vocabulary()["name"]
    rest = [w for w in words if _plain(w) not in said["kinds_of_vessel"]]
    named = len(rest) > 1 and _plain(rest[0]) in said["fleet_signs"] and rest[0].raw.isupper()
    behind = rest[2:3]
    voyage = not behind or behind[0].has_digit or _plain(behind[0]) in {"v", "voy", "voyage"}
    return rest[1] if named and voyage and rest[1].raw[:1].isupper() else None


def _plain(word: Piece) -> str:
    return word.text.strip(".")
