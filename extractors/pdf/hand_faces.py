"""Whether a font is drawn like handwriting, by its name."""

from __future__ import annotations

from functools import lru_cache

from extractors.vocabulary import load_vocabulary

_JOINTS = str.maketrans("", "", " -_")


@lru_cache(maxsize=256)
def is_hand_face(name: str) -> bool:
    """Whether a font of this name, the mark of its subset before it or not, looks like a hand's writing."""
    said = name.rpartition("+")[2].casefold().translate(_JOINTS)
    table = load_vocabulary("hand_faces")
    for other in table["not_in"]:
        said = said.replace(other, "")
    return any(part in said for part in table["parts"])
