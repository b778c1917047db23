"""Words of a scan that only the recogniser wrote: scraps of stamps set aslant, harmless words misread; torn stamps.

A word is let go for a misread harmless one only where an engine was not sure of it and the other one read it otherwise;
a word that takes back what a harmless one says ("incorrect", "uncertified") never is.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import lru_cache

from extractors.certificate.offices import office_words
from extractors.certificate.real_words import is_known
from extractors.certificate.shapes import Piece, vocabulary
from extractors.certificate.tokens import Token
from extractors.certificate.words import distance, is_misreading
from extractors.forms import form_data

_NAME = 12  # letters of a name that can be told though two of them are misread
_LABEL = 2  # words of a stamp's label: "Authorised Signatory"
_END = 3  # letters of the end of a word
_LONG = 7  # letters of a word that can be told though it is misread
_TELLS = 5  # letters of a harmless word from which its opposite is told in any print: "design" denies no "sign"
_SLANTED, _UNLIKE = 1.3, 0.2  # heights of a word in sizes of its font: on a slant it is taller, each by its length
_CLIMB = 0.3  # of their size that first and last word of a line on a slant lie apart
_SURE = 0.85  # confidence from which an engine is believed


def legible(
    said: Sequence[Piece], tokens: Sequence[Token], also: frozenset[str] | None, is_signers: bool
) -> list[Piece]:
    """The words of a line of a scan that say something. `also`: those of the other reading; `is_signers`: his line."""
    kept = [w for w in said if is_read(w) and not is_scrap(w) and not is_misread(w, tokens, also)]
    if is_signers:
        kept = [w for w in kept if not is_office_cut_off(w)]
    return kept[1:] if len(kept) == _LABEL and is_cut_off(kept[0]) else kept


def is_read(word: Piece) -> bool:
    """In a scan, a word of letters alone, or one that tells something with its hyphen: "non-certified", "pro-forma"."""
    known = vocabulary()["around"]
    return word.text.isalpha() or is_denial(word.text) or word.text in known["never"] | known["takes_back"]


def is_scrap(word: Piece) -> bool:
    """In a scan, two small letters that are no word: what an engine makes of a stamp set aslant."""
    return word.small and len(word.text) == 2 and word.text not in _short_words()


def is_cut_off(word: Piece) -> bool:
    """In a scan, the end of a long harmless word and no word itself: a part of a stamp over the print."""
    return len(word.text) >= _END and _ends_one_of(word, vocabulary()["around"]["plain"])


def is_office_cut_off(word: Piece) -> bool:
    """In a scan, the end of the name of an office and no word itself: a signature runs through "Manager"."""
    return len(word.text) > _END and _ends_one_of(word, office_words().titles)


def _ends_one_of(word: Piece, listed: frozenset[str]) -> bool:
    text, said = word.text, vocabulary()["around"]
    telling = said["never"] | said["takes_back"] | said["limits"] | said["subjects"]
    if not word.small or is_known(text) or is_denial(text) or text in telling:
        return False
    return any(len(w) >= _LONG and len(w) > len(text) and w.endswith(text) for w in listed)


def is_torn_stamp(words: Sequence[Token]) -> bool:
    """In a text layer, one line on a slant whose last word leads on ("authorised signatory for the"): to the form's.

    On a slant each word is as high as its own length makes it, and its line climbs; some fonts are high everywhere.
    """
    said = [t for t in words if t.text]
    if len(said) < 2 or any(t.source != "text" or not t.size for t in said):
        return False
    shares = [t.bbox.height / t.size for t in said]
    slanted = max(shares) > _SLANTED and max(shares) - min(shares) > _UNLIKE
    climbs = abs(said[-1].bbox.center[1] - said[0].bbox.center[1]) > _CLIMB * said[0].size
    in_line = all(b.bbox.x0 > a.bbox.x1 - 1 for a, b in itertools.pairwise(words))
    return slanted and climbs and in_line and said[-1].text in vocabulary()["around"]["leading"]


def is_misread(word: Piece, tokens: Sequence[Token], also: frozenset[str] | None) -> bool:
    """In a scan, a long word that is none but for a letter or two, and then a harmless one: "Sut scribed".

    `also` are the words of the other reading: what both read is printed so. None: there is no other one to say.
    """
    if also is None:
        return False
    unsure = min(tokens[t].confidence for t in word.places) < _SURE
    return unsure and word.text not in also and word.small and is_almost_plain(word.text)


def halves_of_names(tokens: Sequence[Token], lines: Sequence[Sequence[int]], own: frozenset[str]) -> frozenset[str]:
    """The second halves of the own words that a hyphen parts at a line's end, as in a small stamp: "Ap-" / "parel"."""
    pairs = ((tokens[a[-1]], tokens[b[0]]) for a, b in itertools.pairwise(lines))
    return frozenset(
        second.text.strip(".,")
        for first, second in pairs
        if first.raw.endswith("-") and first.text.strip("-") + second.text.strip(".,") in own
    )


def is_name_garbled(words: Sequence[Token], names: Sequence[str]) -> bool:
    """In a scan, a line that is the name of a party of the certificate but for a letter or two, and no word besides.

    `names`: letters of the names. Letters set far apart, and tones under them, cost a letterhead some of its letters.
    """
    own = {w for name in names for w in name.split()}
    letters = "".join(c for w in words for c in w.text if c.isalpha())
    if any(is_known(w.text) and w.text.strip(".,") not in own for w in words if w.text.isalpha()):
        return False
    joined = ("".join(c for c in name if c.isalpha()) for name in names)
    return any(len(n) >= _NAME and n[0] == letters[:1] and distance(letters, n, 2) <= 2 for n in joined)


@lru_cache(maxsize=4096)
def is_almost_plain(text: str) -> bool:
    """Whether a long text may be a harmless word misread, and is neither a word itself nor the opposite of one."""
    if len(text) < _LONG or is_known(text) or is_denial(text, 1):
        return False
    said, form = vocabulary()["around"], form_data("certificate_12_43")["outside"]
    telling = said["never"] | said["takes_back"] | said["limits"] | said["subjects"] | {*form["status"]}
    if any(is_misreading(text, w) for w in telling | {*form["verbs"].split()} if len(w) >= _LONG - 2):
        return False
    return any(is_misreading(text, w) for w in said["plain"] if len(w) >= _LONG and w[0] == text[0])


@lru_cache(maxsize=4096)
def is_denial(text: str, misread: int = 0) -> bool:
    """A prefix that denies before a harmless word: "unsigned", "non-certified"; `misread` letters of it may be off."""
    known = vocabulary()["around"]
    if text in known["plain"]:
        return False
    least = 1 if misread else _TELLS
    rests = [text[len(p) :].lstrip("-") for p in known["denying"] if text.startswith(p)]
    return any(rest in known["plain"] and len(rest) >= least for rest in rests) or any(
        misread and distance(rest, w, misread) <= misread for rest in rests for w in known["plain"] if len(w) >= _TELLS
    )


@lru_cache(maxsize=1)
def _short_words() -> frozenset[str]:
    said, exchanged = vocabulary()["around"], form_data("certificate_12_43")["exchanged"]["rivals"].split()
    listed = {w for use in ("plain", "never", "takes_back", "english", "limits") for w in said[use]}
    return frozenset(w for w in (*listed, *exchanged) if len(w) == 2)
