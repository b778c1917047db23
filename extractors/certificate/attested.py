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
from extractors.certificate.translation_words import languages, plain
from extractors.forms import form_data

_ASKED = re.compile(r"[?¿\u00d7\u2500-\u27bf\u2b00-\u2bff\uf000-\uf0ff\U0001f5f4-\U0001f5f9]|\[[\sxX_]*\]")
_MARKED = re.compile(r"\(\s*[xX_]?\s*\)|[^\w\s.,;:()'\"“”‘’&/|\-–—]|_")
_NUMBERED = frozenset({"no", "nos", "number"})
_STEP = 2.2  # heights of a word from line to line


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
    tokens = reading.tokens
    fixed = fixed_tokens(tokens, [t for line in lines for t in line])
    asked = (
        n
        for n, line in enumerate(lines)
        if fixed & set(line) and _is_asked([tokens[t] for t in line], [tokens[t] for t in line if t in fixed])
    )
    return frozenset({*asked, *(n for n, alone in attesting_lines(reading, lines).items() if not alone)})


def attesting_lines(reading: FormReading, lines: Sequence[Sequence[int]]) -> dict[int, bool]:
    """Numbers of the lines in which an office attests a signature, and whether nothing more is said in them.

    With them the lines before and after that say more of it: a sentence goes on in the next line, and a denial stands
    above ("No certifico que") or below.
    """
    tokens, outside = reading.tokens, [t for line in lines for t in line]
    attested, fixed = frozenset(_said(tokens, outside, _phrases()[1])), fixed_tokens(tokens, outside)
    told = [n for n, line in enumerate(lines) if attested & set(line)]
    found = {n: not _says_more(reading, lines[n], attested) for n in told}
    for number in told:
        for beside in {number - 1, number + 1} & set(range(len(lines))) - set(told):
            line, after = lines[min(number, beside)], lines[max(number, beside)]
            runs = _runs_on(tokens, line, after, beside > number) and _says_more(reading, lines[beside], attested)
            words, said = [tokens[t] for t in lines[beside] if t not in fixed], [tokens[t] for t in lines[number]]
            if runs or (_is_close(tokens, line, after) and _denies(words, said)):
                found[beside] = False
    return found


def _runs_on(tokens: Sequence[Token], line: Sequence[int], after: Sequence[int], attested_first: bool) -> bool:
    """No stop closes the first line; where the second attests, it is close below and begins in small letters."""
    if tokens[line[-1]].raw.rstrip().endswith("."):
        return False
    return attested_first or (_is_close(tokens, line, after) and tokens[after[0]].raw[:1].islower())


def _is_close(tokens: Sequence[Token], line: Sequence[int], after: Sequence[int]) -> bool:
    """One line is right above the other."""
    end, start = tokens[line[-1]], tokens[after[0]]
    return end.page == start.page and 0 < start.bbox.top - end.bbox.top < _STEP * max(6.0, end.bbox.height)


def _denies(words: Sequence[Token], beside: Sequence[Token]) -> bool:
    """Beside words of another language, one that denies in any of them, neither an initial nor a number sign."""
    if not vocabulary()["around"]["attesting"].isdisjoint(w.text for w in beside):
        return False
    following = [*words[1:], None]
    said = [w.text for w, after in zip(words, following, strict=True) if w.text not in _NUMBERED or not _counts(after)]
    shown = f" {' '.join(plain(text) for text in said if len(text) > 1)} "
    return any(language.negations.search(shown) for language in languages().values())


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
