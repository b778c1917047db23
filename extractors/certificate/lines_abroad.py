"""Lines in other scripts around the form: a firm's name, an address, a labelled number, a caption, a title, an office.

A closed grammar: what a line holds of signs of another script must be such parts from end to end, and none of them may
hold a word that limits, denies, speaks for another, or tells where goods are from. Any other line is for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extractors.certificate.patterns_abroad import (
    SIGNS,
    UNPARTED,
    address_parts,
    firms,
    labels,
    persons,
    phrases,
    script_of,
    shown,
)
from extractors.certificate.shapes import Piece
from extractors.certificate.tokens import Token
from extractors.forms import form_data

_PART_WORDS = 4  # words of one part of an address in scripts that part words
_LEAST = 2  # parts that tell an address that no label announces
_LONGEST_OFFICE = 16  # signs
_SURE = 0.85  # confidence from which an engine is believed
_CUT = re.compile(r"[,،;|·、]|\s[-–—]\s")
_EDGES = " ()[]:.\"'«»-–/"


def lines_abroad(tokens: Sequence[Token], lines: Sequence[Sequence[int]]) -> frozenset[int]:
    """Numbers of the lines whose words of another script tell nothing but such harmless parts.

    Where the names of two firms stand on the page, neither is known for the letterhead of the one that certifies.
    """
    texts = {n: shown(" ".join(tokens[t].raw for t in line)) for n, line in enumerate(lines)}
    names = {n: frozenset(map(_letters, _firms(text))) for n, text in texts.items() if script_of(text)}
    several = {script_of(name) for found in names.values() for name in found}
    crowded = {s for s in several if len({n for found in names.values() for n in found if script_of(n) == s}) > 1}
    return frozenset(
        n for n, found in names.items() if not (found and script_of(texts[n]) in crowded) and _is_harmless(texts[n])
    )


def is_written_abroad(word: str) -> bool:
    """Whether a sign of one of these scripts stands in the word."""
    return any(re.search(f"[{signs}]", word) for signs in SIGNS.values())


def is_print_abroad(word: Piece, tokens: Sequence[Token], also: frozenset[str] | None) -> bool:
    """A word of these scripts that is no scrap of a stamp: in a scan, one that both engines read, and surely."""
    if not is_written_abroad(word.raw) or any(tokens[t].source != "ocr" for t in word.places):
        return is_written_abroad(word.raw)
    surely = min(tokens[t].confidence for t in word.places) >= _SURE
    return surely and len(word.text) > 1 and also is not None and word.text in also


def said_besides(tokens: Sequence[Token], said: Sequence[Piece]) -> list[Piece]:
    """The words of such a line in Latin letters, but for names on networks behind a label ("微信号: acme-export")."""
    return [w for w in said if not is_written_abroad(w.raw) and not _is_labelled(tokens, w)]


def _is_labelled(tokens: Sequence[Token], word: Piece) -> bool:
    before = tokens[word.places[0] - 1].raw if word.places[0] else ""
    return is_written_abroad(before) and before.endswith((":", "：")) and not word.text.isalpha()


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalpha())


def _firms(text: str) -> Iterator[str]:
    """Names of firms in the line, as far as nothing stands in them that no name holds."""
    script = script_of(text) or ""
    for pattern in firms(script, office=False):
        yield from (m.group(1) for m in pattern.finditer(text) if not _is_said(m.group(1), script))


def _is_harmless(text: str) -> bool:
    script = script_of(text)
    if script is None:
        return False
    left = text
    for pattern in (*firms(script, office=False), *firms(script, office=True)):
        left = pattern.sub(lambda m: m.group() if _is_said(m.group(1), script) else " | ", left)
    left = phrases(script).sub(" | ", persons(script).sub(" | ", left))
    announced = labels(script, "address_labels").search(left) is not None
    for use in ("address_labels", "labels"):
        left = labels(script, use).sub(" | ", left)
    parts = [part.strip(_EDGES) for part in _CUT.split(left) if script_of(part)]
    return not any(_is_said(part, script) for part in parts) and _are_addresses(parts, script, announced)


def _are_addresses(parts: Sequence[str], script: str, announced: bool) -> bool:
    """Whether what is left of a line is an address or an office, `announced` by a label or told by its parts."""
    if not parts:
        return True
    table: Mapping[str, str] = form_data("certificate_lines_abroad")["addresses"].get(script, {})
    if "words" in table:
        short = all(len(part.split()) <= _PART_WORDS for part in parts)
        return short and (announced or any(_tells_address(part, script, table) for part in parts))
    chunks = [chunk.strip(_EDGES) for part in parts for chunk in part.split() if script_of(chunk)]
    if _are_offices(chunks, script):
        return True
    counts = [_count_of_parts(chunk, script, table) for chunk in chunks]
    return all(counts) and (announced or sum(counts) >= _LEAST)


def _tells_address(part: str, script: str, table: Mapping[str, str]) -> bool:
    """A word of addresses stands in it; in Cyrillic all others have capitals."""
    known, words = frozenset(table["words"].split()), [w for w in re.split(r"[\s\d]+", part) if w]
    named = script != "cyrillic" or all(w in known or not w[:1].islower() for w in words)
    return named and any(w in known or f"{w}." in known for w in words)


def _count_of_parts(chunk: str, script: str, table: Mapping[str, str]) -> int:
    """Parts of an address that make the chunk up from end to end; 0 where something else stands in it."""
    if chunk in table.get("country", "").split() or _are_offices([chunk], script):
        return 1
    part = address_parts(script)
    return len(part.findall(chunk)) if re.fullmatch(f"(?:{part.pattern})+", chunk) else 0


def _are_offices(chunks: Sequence[str], script: str) -> bool:
    """Banks, chambers, notaries: nothing but their names."""
    ends = tuple(form_data("certificate_lines_abroad")["offices"].get(script, ()))
    return bool(ends) and all(len(chunk) <= _LONGEST_OFFICE and chunk.endswith(ends) for chunk in chunks)


def _is_said(text: str, script: str) -> bool:
    """A word or sign that limits, denies, speaks for another, or tells an origin."""
    never: Mapping[str, Any] = form_data("certificate_lines_abroad")["never"]
    bare = re.sub("|".join(never["towns"]), "", text.strip(_EDGES))
    if script == "han" and (bare.startswith(tuple(never["first"].split())) or bare.endswith(never["last"])):
        return True
    if script in UNPARTED or script == "hangul":
        return any(word in bare for word in never[script])
    return not set(re.split(r"[\s,،.\"«»]+", bare)).isdisjoint(never[script])
