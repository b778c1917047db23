"""Phrases around the form that are harmless as a whole, and what must not stand beside them in their line.

"Signature verified" takes nothing back; "Signature verified: failed", "[ ] Signature verified" and "Genuineness of the
signature denied" do. So beside what an office attests of a signature only the office, its register, the day and the
signer may stand, and beside no phrase a question mark, a box, a cross or "No".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractors.certificate.notaries import numbering
from extractors.certificate.offices import office_words
from extractors.certificate.reading import FormReading
from extractors.certificate.shapes import vocabulary
from extractors.certificate.tokens import Token
from extractors.forms import form_data

_ASKED = re.compile(r"[?¿\u00d7\u2500-\u27bf\u2b00-\u2bff\uf000-\uf0ff\U0001f5f4-\U0001f5f9]|\[[\sxX_]*\]")
_MARKED = re.compile(r"\(\s*[xX_]?\s*\)|[^\w\s.,;:()'\"“”‘’&/|\-–—]|_")
_NUMBERED = frozenset({"no", "nos", "number"})


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
    """(phrases of any kind, those that attest a signature), as words."""
    said = form_data("certificate_fillings")["around"]
    attested, fixed = ([tuple(p.replace(",", "").split()) for p in said[use]] for use in ("attested", "fixed"))
    return (*fixed, *attested), tuple(attested)


def fixed_tokens(tokens: Sequence[Token], outside: Sequence[int]) -> frozenset[int]:
    """Tokens of phrases that are harmless as a whole, as notaries print them."""
    return frozenset(_said(tokens, outside, _phrases()[0]))


def _said(tokens: Sequence[Token], outside: Sequence[int], phrases: Sequence[Sequence[str]]) -> Iterator[int]:
    words = [t for t in outside if tokens[t].text]
    texts = [tokens[t].text for t in words]
    for phrase in phrases:
        for at in range(len(texts) - len(phrase) + 1):
            if tuple(texts[at : at + len(phrase)]) == phrase:
                yield from words[at : at + len(phrase)]


def qualified_lines(reading: FormReading, lines: Sequence[Sequence[int]]) -> frozenset[int]:
    """Numbers of the lines in which something stands beside a harmless phrase that may turn it into its opposite."""
    tokens, outside = reading.tokens, [t for line in lines for t in line]
    fixed = fixed_tokens(tokens, outside)
    attested = frozenset(_said(tokens, outside, _phrases()[1]))
    found: set[int] = set()
    goes_on = False
    for number, line in enumerate(lines):
        speaks = bool(attested & set(line))
        asked = bool(fixed & set(line)) and _is_asked(
            [tokens[t] for t in line], [tokens[t] for t in line if t in fixed]
        )
        if asked or ((speaks or goes_on) and _says_more(reading, line, attested)):
            found.add(number)
        goes_on = speaks and not tokens[line[-1]].raw.rstrip().endswith(".")
    return frozenset(found)


def attesting_lines(reading: FormReading, lines: Sequence[Sequence[int]]) -> frozenset[int]:
    """Numbers of the lines in which an office attests a signature, in whatever language."""
    attested = frozenset(_said(reading.tokens, [t for line in lines for t in line], _phrases()[1]))
    return frozenset(n for n, line in enumerate(lines) if attested & set(line))


def _is_asked(words: Sequence[Token], phrase: Sequence[Token] = ()) -> bool:
    """A question mark, a box or a cross in the line, or a "No" outside the phrase that no number follows."""
    if _ASKED.search(" ".join(w.raw for w in words)):
        return True
    following = [*words[1:], None]
    return any(
        w.text == "no" and w not in phrase and not _counts(after) for w, after in zip(words, following, strict=True)
    )


def _counts(after: Token | None) -> bool:
    return after is not None and any(c.isdigit() for c in after.raw)


def _says_more(reading: FormReading, line: Sequence[int], attested: frozenset[int]) -> bool:
    """Words that are neither of the office nor of its register, the day, or the signer; or any mark."""
    words = [reading.tokens[t] for t in line]
    if _is_asked(words) or _MARKED.search(" ".join(w.raw for w in words)):
        return True
    signer = reading.signature
    named = {w.strip("(),;.").casefold() for w in f"{signer.signer.value} {signer.title.value}".split()}
    known = vocabulary()["around"]["beside_attested"] | vocabulary()["date"]["months"] | office_words().titles | named
    known |= numbering([w.text.strip(".,:()") for w in words])
    said = [w.text.strip(".,:()") for w, t in zip(words, line, strict=True) if t not in attested]
    return any(any(c.isalpha() for c in text) and text not in known for text in said)
