"""Whether a paper that gives one address in the United States is as likely written by a company of another country.

"VIET TIN GLOVES JSC" sends a packing list to Tacoma: nothing says that it writes its dates as the consignee does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extractors.extract.page_lines import Line
from extractors.segments import plain
from extractors.vocabulary import every_language, load_vocabulary, words_in

# So many words has the longest of those forms.
LONGEST = 4
# Points by which a name may be out of flush with its caption.
FLUSH = 3.0
# Captions of those who receive a paper, its goods or its money's message.
RECEIVERS = ("buyer", "bill_to", "consignee", "ship_to", "notify", "bank")


def names_company_abroad(lines: Sequence[Line]) -> bool:
    """Whether a name in the lines closes with a legal form that no company of the United States has.

    The name of a receiver, a bank or an insurer, by its caption, says nothing of who writes.
    """
    for line in lines:
        for at, phrase in enumerate(line.phrases):
            words = plain(line.text[phrase.start : phrase.end].partition(",")[0]).split()
            closed = any(" ".join(words[-n:]) in _forms() for n in range(1, min(LONGEST + 1, len(words))))
            if closed and not is_anothers(lines, line, at):
                return True
    return False


def is_anothers(lines: Sequence[Line], line: Line, at: int) -> bool:
    """Whether the caption before a phrase, in it, left of it or right above it, is that of somebody else."""
    phrase = line.phrases[at]
    head, colon, _ = line.text[phrase.start : phrase.end].partition(":")
    above = lines[line.index - 1] if 0 < line.index <= len(lines) else line
    captions = (
        [head] if colon else [above.text[p.start : p.end] for p in above.phrases if abs(p.x0 - phrase.x0) < FLUSH]
    )
    beside = [line.text[p.start : p.end] for p in line.phrases[max(0, at - 1) : at]]
    return any(plain(caption) in _others() for caption in (*captions, *beside))


@cache
def _others() -> frozenset[str]:
    """Captions of parties that do not write the paper."""
    labels = load_vocabulary("parties")["labels"]
    words = [word for concept in RECEIVERS for word in every_language(labels[concept])]
    return frozenset(map(plain, (*words, *words_in("companies", "insurers"))))


@cache
def _forms() -> frozenset[str]:
    return frozenset(plain(word) for word in words_in("companies", "abroad"))
