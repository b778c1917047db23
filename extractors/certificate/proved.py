"""Lines beside the form that are proved to be names: of a firm, a person, a place, an office, with what tells so.

A capital alone proves nothing: a limit has one in a title, and its words are without end. A word that is not known is
a name where the certificate itself says it (its parties, its signer), or where the line is an address, a contact, an
office, a firm, a labelled name or a country.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.certificate.letterheads import describes_the_firm
from extractors.certificate.offices import office_words
from extractors.certificate.real_words import is_known
from extractors.certificate.shapes import Piece, vocabulary
from extractors.certificate.translation_words import plain
from extractors.forms import form_data
from extractors.parties.company_names import has_legal_form
from extractors.values.countries import country_in
from extractors.vocabulary import load_vocabulary

_LEAST, _BIT = 3, 3  # letters of a word at least, and of a bit of the firm's name in the ring of its seal at most
_INITIAL, _NAMES = re.compile(r"[^\W\d_]\."), 2  # of a first name, and the names behind it at most
_LEAST_NAMES, _MOST_NAMES, _NAME = 2, 5, re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*[.,]?")
# The name of a firm set letter by letter, which is read as one word.
_SPACED_FIRM = re.compile(r"\w{8,}(?:LIMITED|COMPANY|CORPORATION|GMBH)")
# Where and when a paper was signed: "Signed at Hanoi".
_PLACED = re.compile(r"(?i)\b(?:signed|done|dated|executed|given|issued|sworn) (?:at|in) (?-i:[^\W\d_a-z])")


def is_proved(said: Sequence[Piece], own: frozenset[str], names: Sequence[str]) -> bool:
    """Whether all words that are not known are names; `own` are words and `names` whole names of the parties."""
    unknown = [w for w in said if _is_unknown(w, own)]
    if not unknown or describes_the_firm(said) or _tells(said, own) or _is_of_seal(said, names):
        return True
    line = " ".join(w.raw for w in said)
    if _PLACED.search(line) or has_legal_form(line) or _SPACED_FIRM.fullmatch(line):
        return True
    if _is_person(said, unknown) or _is_named(said, unknown):
        return True
    return country_in(line) is not None


def _is_person(said: Sequence[Piece], unknown: Sequence[Piece]) -> bool:
    """An initial and a name behind it, and nothing else that is not known: "A. Devi"."""
    initials = [n for n, w in enumerate(said) if _INITIAL.fullmatch(w.raw)]
    return len(unknown) <= _NAMES and any(said[n + 1] in unknown for n in initials if n + 1 < len(said))


def _is_named(said: Sequence[Piece], unknown: Sequence[Piece]) -> bool:
    """Some capitals and nothing else, of which no word is known to say anything: a person, a place, a brand."""
    whole = len(unknown) == len(said) and _LEAST_NAMES <= len(said) <= _MOST_NAMES
    return whole and all(w.raw[:1].isupper() and _NAME.fullmatch(w.raw) and not is_known(w.text) for w in said)


def _is_unknown(word: Piece, own: frozenset[str]) -> bool:
    bare = _bare(word)
    if word.has_digit or len(bare) < _LEAST or not any(c.isalpha() for c in bare) or "." in bare or "@" in word.raw:
        return False
    return not {word.text, bare, plain(bare)} & (own | _known())


def _tells(said: Sequence[Piece], own: frozenset[str]) -> bool:
    """A number, an address of the net, an office, the ending of a firm, a word of an address, or a known name."""
    offices = office_words()
    telling = offices.titles | offices.companies | offices.departments | _words("anchors")
    return any(w.has_digit or "@" in w.raw or {w.text, _bare(w), plain(_bare(w))} & (own | telling) for w in said) or (
        bool(said) and said[0].raw.endswith(":") and _bare(said[0]) in _words("labels")
    )


def _is_of_seal(said: Sequence[Piece], names: Sequence[str]) -> bool:
    """Letters of the firm's name, as the ring of its seal breaks them into rows: in order, or in bits."""
    bits = [_letters(w.text or w.raw) for w in said]
    whole = [_letters(n) for n in names]
    if all(len(b) <= _BIT for b in bits):
        return any(set("".join(bits)) <= set(n) for n in whole)
    return any(all(b in n for b in bits) for n in whole)


def _letters(text: str) -> str:
    return "".join(c for c in plain(text) if c.isalnum())


def _bare(word: Piece) -> str:
    return (word.text or word.raw.casefold()).strip(".,:;()[]\"'“”‘’·/-")


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    said = vocabulary()
    beside = form_data("certificate_facts_beside")
    goods = {*beside["places"]["things"].split(), *beside["qualities"]["words"].split()}
    countries = frozenset(load_vocabulary("origins")["adjectives"])
    known = (
        said["around"]["plain"] | said["name"]["small"] | said["date"]["months"] | _words("titles") | goods | countries
    )
    return frozenset({*known, *(w.strip(".,:") for w in known), *map(plain, known)})


@lru_cache(maxsize=4)
def _words(use: str) -> frozenset[str]:
    return frozenset(form_data("certificate_letterheads")["proved"][use].split())
