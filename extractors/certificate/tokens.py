"""Tokens of a page in possible reading orders, for the alignment of a form.

A page can be read by lines, by cells of a table, or column by column; which of them is meant is decided by the form
that fits, so all are offered. No order may drop a word: words are only arranged.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.certificate.boxed import by_boxed_blanks
from extractors.certificate.centred import by_centred_rows, by_topped_rows
from extractors.certificate.hanging import by_hanging_labels
from extractors.certificate.order import ARRANGEMENTS, Arrange, lines_of
from extractors.certificate.upright import on_a_slant, sideways, stood_up
from extractors.evidence import BBox, Page, Word, union
from extractors.forms import form_data

_LIGATURES = {chr(c): unicodedata.normalize("NFKC", chr(c)) for c in range(0xFB00, 0xFB07)}
_LINE_END_HYPHENS = ("-", "\u2010", "\u2011", "\u00ad", "\u00ac", "\x02", "\ufffe")
_LONE_I = re.compile(r"^[|!\]l1][,.]$")  # how a recogniser writes the form's first word
_POUNDS = re.compile(r"(?<![^\W\d_])[Ii1]b(?=s?\b)")  # no unit is spelt with that stroke
_CAPITAL_I = re.compile(r"(?<![^\W_])l(?=[cdfgkmnpqrsvxz][a-zà-ÿ])")  # "lzmir": no word begins so
_FRAMES = re.compile(
    r"^[\[\]|{}]+|[\[\]|{}]+$|[\[\]|{}](?=\w)|(?<=\w)[\[\]|{}]"
)  # what a recogniser makes of a drawn box
_RUN_TOGETHER = re.compile(r"(?<=[a-z]{2})(?=[A-Z0-9À-ÖØ-ÞČĐĞİŁŐŘŚŞŠŰŽ])|(?<=\d)(?=(?:was|which|of|at|bearing)$)")
_SPLIT_BETWEEN_LETTERS = re.compile(
    r"(?<=[^\W\d_])[,;:]+(?=[^\W\d_]{2})|(?<=\d);(?=[^\W\d_]{2})|\)[,;]*(?=[^\W_])|(?<=[^\W_])\((?=[^\W\d_])"
    r"|_+(?=[^\W_]|\()|(?<=[^\W_])_+|(?:\.{3,}|…)(?=[^\W_])| +(?=\S)"
)
_FILLER = re.compile(
    r"^[\s_.\-\u2010-\u2015\u2500\u2026\u00b7\u2022|\u25a1\u2610=~*:]{2,}$|^[_\u2026|\u2502\u2500\u2014\u25a1\u2610]$"
)
_TENS = frozenset({"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"})
_ONES = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"})
INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\u180e\u034f\u115f\u1160\u3164"
    "\ufffd"  # what a text layer has no letter for may be any of these
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or the piece of one: `text` is its letters and digits in lower case, "" for fillers and punctuation.

    `word` counts the words of the document, `start` is the offset of `raw` in its word; `line` counts lines.
    """

    text: str
    raw: str
    bbox: BBox
    page: int
    word: int
    start: int = 0
    line: int = 0
    last: bool = False
    confidence: float = 1.0
    size: float = 0.0
    filler: bool = False
    source: str = "text"
    script: bool = False

    @property
    def trail(self) -> str:
        """Punctuation after the letters."""
        stripped = self.raw.rstrip()
        end = len(stripped)
        while end and not stripped[end - 1].isalnum():
            end -= 1
        return stripped[end:]

    @property
    def hyphenated(self) -> bool:
        """True at a line end with a hyphen: the word goes on in the next line."""
        return self.last and self.raw.endswith(_LINE_END_HYPHENS)


def folded(text: str) -> str:
    """Lower case, ligatures opened, punctuation around dropped; look-alike letters and invisible signs stay."""
    opened = "".join(_LIGATURES.get(c, c) for c in text)
    start, end = 0, len(opened)
    while start < end and not (opened[start].isalnum() or opened[start] in INVISIBLE):
        start += 1
    while end > start and not (opened[end - 1].isalnum() or opened[end - 1] in INVISIBLE):
        end -= 1
    return opened[start:end].casefold()


def orders_of(pages: Sequence[Page]) -> list[list[Token]]:
    """The tokens of the pages' visible words in every sensible reading order, the plain one first, none twice."""
    found: list[list[Token]] = []
    seen: set[tuple[tuple[int, int], ...]] = set()
    for arrange in (by_boxed_blanks, *ARRANGEMENTS, by_centred_rows, by_topped_rows, by_hanging_labels):
        tokens = list(_document_tokens(pages, arrange))
        key = tuple((t.page, t.word) for t in tokens)
        if key not in seen:
            seen.add(key)
            found.append(tokens)
    return found


def _document_tokens(pages: Sequence[Page], arrange: Arrange) -> Iterator[Token]:
    line_base = 0
    for page in pages:
        words = closed_up(_once(_without_rules(stood_up([w for w in page.visible_words if w.text.strip()]))))
        stacks = sideways(words)
        seal = on_a_slant(words) - {i for stack in stacks for i in stack}
        level = [i for i in range(len(words)) if i not in seal and not any(i in stack for stack in stacks)]
        lines = [[level[k] for k in line] for line in arrange(page, [words[i] for i in level])]
        lines += [sorted(seal, key=lambda i: words[i].bbox.x0)] if seal else []
        lines += stacks
        for number, line in enumerate(lines):
            for place, index in enumerate(line):
                last = place == len(line) - 1
                yield from _tokens_of(words[index], page.number, index, line_base + number, last)
        line_base += len(lines)


def _without_rules(words: list[Word]) -> list[Word]:
    """Words without rows of underscores or dots that are printed under others: lines to write on, drawn in letters."""
    rows = [w for w in words if len(w.text) > 2 and _FILLER.match(w.text)]
    others = [w for w in words if not _FILLER.match(w.text)]
    under = {id(r) for r in rows for w in others if _inside(w.bbox.center, r.bbox)}
    return [w for w in words if id(w) not in under]


def _once(words: list[Word]) -> list[Word]:
    """Recognised words without repetition: the same word read twice in one place counts once, by its tighter box."""
    held: dict[str, list[Word]] = {}
    for word in sorted((w for w in words if w.source == "ocr"), key=lambda w: w.bbox.width * w.bbox.height):
        same = held.setdefault(folded(word.text) or word.text, [])
        if not any(_inside(known.bbox.center, word.bbox) for known in same):
            same.append(word)
    kept = {id(w) for same in held.values() for w in same}
    return [w for w in words if w.source != "ocr" or id(w) in kept]


def _inside(point: tuple[float, float], box: BBox) -> bool:
    return box.x0 <= point[0] <= box.x1 and box.top <= point[1] <= box.bottom


def closed_up(words: Sequence[Word]) -> list[Word]:
    """Letter-spaced lines with their letters put together to words again; other lines as they are."""
    if sum(len(w.text) == 1 for w in words) < 0.3 * len(words):
        return list(words)
    out: list[Word] = []
    for line in lines_of(words):
        held = [words[i] for i in line]
        gaps = sorted(b.bbox.x0 - a.bbox.x1 for a, b in itertools.pairwise(held))
        if len(held) < 4 or sum(len(w.text) <= 2 for w in held) < 0.6 * len(held):
            out += held
            continue
        limit = 1.7 * max(0.5, gaps[len(gaps) // 3])
        run = [held[0]]
        for word in held[1:]:
            if word.bbox.x0 - run[-1].bbox.x1 <= limit:
                run.append(word)
            else:
                out.append(_one_word(run))
                run = [word]
        out.append(_one_word(run))
    return out


def _one_word(run: list[Word]) -> Word:
    return replace(run[0], text="".join(w.text for w in run), bbox=union(w.bbox for w in run))


def _tokens_of(word: Word, page: int, index: int, line: int, last: bool) -> Iterator[Token]:
    text = word.text
    if word.source == "ocr":
        text = "I," if _LONE_I.match(text) else _POUNDS.sub("lb", _CAPITAL_I.sub("I", _FRAMES.sub(_blanked, text)))
    if not text.strip():
        return
    if _FILLER.match(text):
        yield Token("", text, word.bbox, page, index, 0, line, last, word.confidence, word.size, True, word.source)
        return
    pieces = [(at, piece) for at, piece in _pieces(text) if piece.strip()]
    if word.source == "ocr":
        pieces = [(at + more, part) for at, piece in pieces for more, part in _camel(piece)]
    for number, (start, piece) in enumerate(pieces):
        box = _part_of(word.bbox, start, start + len(piece), len(text))
        is_last = last and number == len(pieces) - 1
        filler = bool(_FILLER.match(piece))
        yield Token(
            "" if filler else folded(piece), piece, box, page, index, start, line, is_last, word.confidence,
            word.size, filler, word.source, word.script,
        )  # fmt: skip


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _camel(text: str) -> list[tuple[int, str]]:
    """Where a recogniser ran two words together: small letters before a capital or a digit, a number and a word."""
    cuts = [0, *(m.start() for m in _RUN_TOGETHER.finditer(text)), len(text)]
    return [(a, text[a:b]) for a, b in itertools.pairwise(cuts) if b > a]


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The word cut where punctuation joins two words ("I,Acme", "(Quantity)of", "____Acme"); (offset, piece)."""
    start = 0
    for match in _SPLIT_BETWEEN_LETTERS.finditer(text):
        cut = match.start() if match.group()[0] in "(" else match.end()
        if match.group()[0] == "_" and match.start() > start:
            yield start, text[start : match.start()]
            start = match.start()
        if cut > start:
            yield start, text[start:cut]
            start = cut
    if start < len(text):
        yield start, text[start:]


def _part_of(box: BBox, start: int, end: int, length: int) -> BBox:
    if start == 0 and end == length:
        return box
    step = box.width / max(1, length)
    return BBox(box.x0 + start * step, box.top, box.x0 + end * step, box.bottom)


def without(tokens: Iterable[Token], dropped: frozenset[int]) -> list[Token]:
    """The tokens but those at the given positions."""
    return [t for i, t in enumerate(tokens) if i not in dropped]


def joined(tokens: Sequence[Token]) -> str:
    """The tokens as printed, one space between words."""
    out = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        glued = before is not None and before.word == token.word and before.page == token.page
        if before is not None and before.hyphenated and before.raw[-2:-1].isalnum():
            out = out[:-1] if is_soft(before, token) else out
        elif before is not None and not glued and not _wraps_at_slash(before):
            out += " "
        out += token.raw
    return out.strip()


def is_soft(before: Token, token: Token) -> bool:
    """A hyphen of the line end alone, not one of a compound ("T-shirts", "Stoke-on-Trent", "shrink-wrapped")."""
    last = before.raw[:-1].split("/")[-1].lstrip("(\"'“‘")
    if token.text in _compounded() or (last.casefold() in _TENS and token.text in _ONES):
        return False
    return last.isalpha() and len(last) > 1 and token.raw[:1].islower() and "-" not in token.raw[:-1]


@lru_cache(maxsize=1)
def _compounded() -> frozenset[str]:
    """Words with which compounds of trade end."""
    return frozenset(form_data("certificate_12_43")["goods"]["compounded"].split())


def _wraps_at_slash(token: Token) -> bool:
    return token.last and len(token.raw) > 1 and token.raw.endswith("/")
