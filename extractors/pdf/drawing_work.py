"""How much a PDF page asks to be drawn when what it draws draws other things in turn. Pure, over counted uses.

Ten forms that each draw the next ten times are a few hundred bytes, and ten thousand million drawings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass

# PDFium goes no deeper (kMaxFormLevel), so that what draws itself is drawn that often, too.
DEPTH = 40

DRAWN, PAINTED, SHADED, STATE = "Do", "scn", "sh", "gs"  # operators that name what they draw (ISO 32000-1, A.1)

_GAP = rb"(?:[\0\t\n\f\r ]|%[^\r\n]*[\r\n])*"
_END = rb"(?![^\0\t\n\f\r ()<>\[\]{}/%])"
_NAMED = re.compile(rb"/([^\0\t\n\f\r ()<>\[\]{}/%]*)" + _GAP + rb"(Do|scn|SCN|sh|gs)" + _END)
# PDFium takes a string for the name as well; text in parentheses looks alike, and is counted with it.
_BY_STRING = re.compile(rb"[)>]" + _GAP + rb"(Do|scn|SCN|sh|gs)" + _END)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STEP = re.compile(
    rb"(?<![^\0\t\n\f\r ()<>\[\]{}/%])(?:(q)|(Q)|/([^\0\t\n\f\r ()<>\[\]{}/%]*)" + _GAP + rb"gs"
    rb"|(?:[fFSsbB]\*?|Do|sh|T[jJ]|['\"]|EI))" + _END
)  # fmt: skip
_BLANKS = b"\0\t\n\f\r "


@dataclass(frozen=True, slots=True)
class Work:
    """Bytes of content to be gone through, blanks apart, and things to be drawn."""

    size: int
    things: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """One thing that is drawn: its own work, and (key of another, how often it draws that)."""

    own: Work
    uses: tuple[tuple[Hashable, int], ...] = ()


def work(drawings: Mapping[Hashable, Drawing], root: Hashable, most: Work) -> Work:
    """What drawing `root` comes to with all that it draws, no further than just beyond `most`."""
    return all_work(drawings, most)[root]


def all_work(drawings: Mapping[Hashable, Drawing], most: Work) -> dict[Hashable, Work]:
    """What drawing each comes to with all that it draws."""
    found = {key: drawing.own for key, drawing in drawings.items()}
    for _ in range(DEPTH):
        further = {key: _with_uses(drawing, found, most) for key, drawing in drawings.items()}
        if further == found:
            break
        found = further
    return found


def _with_uses(drawing: Drawing, known: Mapping[Hashable, Work], most: Work) -> Work:
    size, things = drawing.own.size, drawing.own.things
    for key, times in drawing.uses:
        size += times * known[key].size
        things += times * known[key].things
    return Work(min(size, most.size + 1), min(things, most.things + 1))


def plain_name(name: bytes) -> bytes:
    """A name with its escapes (#20) resolved."""
    return _ESCAPED.sub(lambda m: bytes([int(m[1], 16)]), name) if b"#" in name else name


def size_of(content: bytes) -> int:
    """The bytes of content that say something."""
    return len(content.translate(None, _BLANKS))


def uses_in(content: bytes) -> Counter[tuple[str, bytes | None]]:
    """How often content draws each name, by operator; None where the name cannot be told."""
    found = Counter((_operator(m[2]), plain_name(m[1])) for m in _NAMED.finditer(content))
    return found + Counter((_operator(m[1]), None) for m in _BY_STRING.finditer(content))


def _operator(word: bytes) -> str:
    return PAINTED if word == b"SCN" else word.decode()


def masked_steps(content: bytes, masks: Collection[bytes], ends: Collection[bytes]) -> Counter[bytes]:
    """How many things are drawn under each of `masks`, which are names of graphics states; `ends` name those without.

    PDFium draws a mask anew for each thing under it.
    """
    found: Counter[bytes] = Counter()
    stack: list[bytes | None] = []
    mask: bytes | None = None
    for step in _STEP.finditer(content):
        if step[1]:
            stack.append(mask)
        elif step[2]:
            mask = stack.pop() if stack else mask
        elif step[3] is not None:
            name = plain_name(step[3])
            mask = name if name in masks else None if name in ends else mask
        elif mask is not None:
            found[mask] += 1
    return found
