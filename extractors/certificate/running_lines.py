"""The lines of a page beside the form's sentence, and the sentences that run through several of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.certificate.tokens import Token

Line = list[int]
CAPTIONS = frozenset({"dated", "date", "signature", "signed", "name", "title", "place"})


def lines_of(tokens: Sequence[Token], outside: Sequence[int]) -> Iterator[Line]:
    """The places of the tokens, by line of print."""
    held: Line = []
    for t in outside:
        if held and (tokens[t].line, tokens[t].page) != (tokens[held[-1]].line, tokens[held[-1]].page):
            yield held
            held = []
        held.append(t)
    if held:
        yield held


def sentence(tokens: Sequence[Token], lines: Sequence[Line], number: int) -> list[int]:
    """The lines of the sentence that runs through this line."""
    first = last = number
    while first and runs_on(tokens, lines[first - 1], lines[first]):
        first -= 1
    while last + 1 < len(lines) and runs_on(tokens, lines[last], lines[last + 1]):
        last += 1
    return list(range(first, last + 1))


def runs_on(tokens: Sequence[Token], line: Line, after: Line) -> bool:
    """The next line goes on in small letters, close below, where no stop has closed this one."""
    end, start = tokens[line[-1]], tokens[after[0]]
    if tokens[line[0]].text.strip(":") in CAPTIONS:
        return False
    small = start.raw.lstrip("([\"'“‘")[:1].islower() or (end.raw.isupper() and start.raw.isupper())
    step = start.bbox.top - end.bbox.top
    near = end.page == start.page and 0 < step < 2.2 * max(6.0, end.bbox.height)
    alike = 0.8 < (start.size or 1.0) / (end.size or 1.0) < 1.25
    return small and near and alike and after[0] == line[-1] + 1 and not end.raw.rstrip().endswith((".", ":", "!", ")"))
