"""Lines of notaries: what numbers them, and a commission that expires, which is no end of the certificate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.certificate.shapes import vocabulary

_OF_THE_PUBLIC = "public"
_GOES_ON = (("no",), ("number",))  # the number may be left out of what is said


def numbering(texts: Sequence[str]) -> frozenset[str]:
    """Words that are harmless in a line of these words: his register's where it names a notary and is no sentence.

    In a sentence they are only where it attests, right behind the notary and before a number, or "no." at its end.
    """
    known = vocabulary()["around"]
    if known["notaries"].isdisjoint(texts):
        return frozenset()
    registers = (n for n, text in enumerate(texts) if text in known["of_notaries"])
    attests = not (known["attesting"] - known["notaries"]).isdisjoint(texts)
    apart = known["english"].isdisjoint(texts) or (attests and all(_is_behind_notary(texts, n) for n in registers))
    return known["of_notaries"] if apart else frozenset()


def _is_behind_notary(texts: Sequence[str], place: int) -> bool:
    before, after = (*texts[:place],)[-2:], texts[place + 1 : place + 3]
    named = bool(before) and before[-1 if before[-1] != _OF_THE_PUBLIC else 0] in vocabulary()["around"]["notaries"]
    numbered = any(c.isdigit() for text in after for c in text)
    return named and (numbered or tuple(after) in _GOES_ON)


def ends(line: Iterable[str], page: Iterable[str]) -> bool:
    """Whether a line says that something ends on a day: the paper, or on a page without a commission, anything."""
    known, said = vocabulary()["around"], [text.strip(".,:;()") for text in line]
    place = next((n for n, text in enumerate(said) if text in known["ending"]), None)
    if place is None:
        return False
    start = max((n for n in range(place) if said[n] in known["commissions"]), default=None)
    subject = said[start:place] if start is not None else said
    if not known["ended"].isdisjoint(subject):
        return True
    return start is None and known["commissions"].isdisjoint(text.strip(".,:;()") for text in page)
