"""Brands that stand before the full name of their firm: "NORTH MILL North Mill Foods, Inc."."""

from __future__ import annotations

from extractors.values.folding import fold

# A brand has so many words at least: "Walla Walla" is a town.
LEAST = 2


def without_brand(name: str) -> str:
    """A firm's name without its own beginning printed before it once more, in capitals, as a letterhead has it."""
    words = name.split()
    for n in range(LEAST, len(words) // 2 + 1):
        brand, full = words[:n], words[n : 2 * n]
        again = " ".join(full).rstrip(",")
        if "".join(brand).isupper() and " ".join(brand) != again and fold(" ".join(brand)) == fold(again):
            return " ".join(words[n:])
    return name
