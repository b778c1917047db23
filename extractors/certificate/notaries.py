"""Lines of notaries: what numbers them, and a commission that expires, which is no end of the certificate."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from extractors.certificate.shapes import vocabulary


def numbering(texts: Collection[str]) -> frozenset[str]:
    """Words that are harmless in a line of these words: where it names a notary and is no sentence, his register's."""
    known = vocabulary()["around"]
    named = known["notaries"].intersection(texts) and known["english"].isdisjoint(texts)
    return known["of_notaries"] if named else frozenset()


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
