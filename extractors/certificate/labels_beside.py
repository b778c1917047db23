"""Labels beside the form that name a maker, a seller, a material or a code of origin, and status words of the paper.

What such a label names is compared with the blanks: a value that shares no word with theirs is for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from extractors.certificate.certified import Certified, bare
from extractors.certificate.offices import office_words
from extractors.certificate.shapes import Piece, vocabulary
from extractors.certificate.translation_words import plain
from extractors.forms import form_data
from extractors.values.countries import parse_country

_MAKER_NUMBER = re.compile(r"[A-Z]{2}[A-Z0-9]{4,13}")  # 19 CFR 102.23(a): it begins with the code of the country
_LONGEST_STATUS = 3  # words


def labels_another(said: Sequence[Piece], of: Certified) -> bool:
    """Whether a label of the line names another maker, seller, material, country or speaker than the blanks."""
    if _code_of_another(said, of) or _speaks_for_another(said, of):
        return True
    return any(_is_other(label, value, of) for label, value in _labelled(said))


def is_no_final_paper(said: Sequence[Piece], of: Certified) -> bool:
    """A line that says that the paper is a sample, a test, void, an estimate, or stands for another one."""
    texts = [bare(w) for w in said]
    shown = f" {' '.join(texts)} "
    if shown.strip() in form_data("certificate_labels_beside")["marks"]["phrases"] or set(texts) <= _words("marks"):
        return True
    if any(f" {phrase} " in shown for phrase in form_data("certificate_labels_beside")["status"]["phrases"]):
        return True
    short = len(texts) <= _LONGEST_STATUS and not _words("references") & set(texts)
    return short and bool(set(texts) & _words("status") - of.parties - of.signer)


def _labelled(said: Sequence[Piece]) -> Iterator[tuple[frozenset[str], Sequence[Piece]]]:
    """Each label of the line and what stands behind it; the label of a person needs no colon at the line's head."""
    start = 0
    for number, word in enumerate(said):
        if word.raw.rstrip().endswith((":", "：")):
            yield _parts(said[start : number + 1]), said[number + 1 :]
            yield _parts([word]), said[number + 1 :]
            start = number + 1
    behind = said[1:]
    named = start == 0 and behind and behind[0].raw[:1].isupper() and not any(w.small for w in behind)
    if named and "of" not in _parts(behind):
        yield _parts(said[:1]) & (_words("makers") | _words("sellers")), behind


def _parts(label: Sequence[Piece]) -> frozenset[str]:
    return frozenset(part for w in label for part in bare(w).split("/") if part)


def _is_other(label: frozenset[str], value: Sequence[Piece], of: Certified) -> bool:
    """A label of nothing but such words, and a value that names something else than the blanks."""
    makers, sellers, things = _words("makers"), _words("sellers"), _words("things")
    if not label & (makers | sellers | things) or label - makers - sellers - things - _words("fillers"):
        return False
    known = of.place | (of.parties | of.signer if label & sellers else frozenset())
    known |= of.goods if label & things else frozenset()
    own = {t for t in known if len(t) > 2} - _endings()
    behind = [bare(w) for w in value if not w.has_digit and any(c.isalpha() for c in w.raw)]
    harmless = vocabulary()["around"]["plain"] | vocabulary()["date"]["months"] | office_words().titles
    named = [t for t in behind if len(t) > 1 and not set(t.split("/")) <= harmless - _words("places")]
    return bool(named) and not own & set(behind)


def _code_of_another(said: Sequence[Piece], of: Certified) -> bool:
    """ "COO: CN", "MID: CNABCDEF118KAS"."""
    for word, after in pairwise(said):
        code = after.raw.strip(".,:;()")
        if bare(word) in _words("codes"):
            country = parse_country(code)
            if country and country != of.country:
                return True
        if bare(word) == "mid" and _MAKER_NUMBER.fullmatch(code) and parse_country(code[:2]) != of.country:
            return True
    return False


def _speaks_for_another(said: Sequence[Piece], of: Certified) -> bool:
    """ "On behalf of ..." and none of the parties, nor a word that stands for them."""
    texts = [bare(w) for w in said]
    for phrase in form_data("certificate_labels_beside")["speakers"]["phrases"]:
        size = len(phrase.split())
        for at in range(len(texts) - size):
            if texts[at : at + size] == phrase.split():
                behind = {t for t in texts[at + size :] if any(c.isalpha() for c in t)}
                ours = (of.parties - _endings()) | _words("speakers")
                return bool(behind) and not behind & {t for t in ours if len(t) > 2}
    return False


@lru_cache(maxsize=1)
def _endings() -> frozenset[str]:
    """What names of firms end with, as it stands and without its last stop: every firm has one."""
    return frozenset(e for c in office_words().companies for e in (plain(c), plain(c).strip(".")))


@lru_cache(maxsize=16)
def _words(use: str) -> frozenset[str]:
    """The words of one use in all languages, without marks."""
    told = form_data("certificate_labels_beside")[use]
    return frozenset(plain(w) for key, said in told.items() if key != "phrases" for w in said.split())
