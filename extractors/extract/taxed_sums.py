"""Captions of sums that say whether the tax is in them: "Subtotal sin impuestos" is net, "KDV Dahil Toplam" the total.

The name of the tax inside them is no caption of the tax. The words are data (vocabulary/taxed_sums.toml).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from extractors.extract.label_tokens import Token, tokens_of
from extractors.extract.labels import OTHER, PLAIN, Label
from extractors.extract.page_lines import Line, Phrase
from extractors.vocabulary import load_vocabulary

NET, GROSS, TAX = "subtotal", "total", "tax"
# A rate before or behind the name of its tax ("20 %", "%18", "7,7 %").
_RATE = r"(?:(?:\d+ ){1,2}% |% (?:\d+ ){1,2})?"
# What may stand behind a caption: its colon, its amount, a currency, or nothing.
_CLOSED = re.compile(r"[.)\]\s]*(?:$|[:：=(/\d$€£¥₺₫-]|[A-Z]{2,3}\b)")


def taxed_sums(lines: Sequence[Line], labels: Sequence[Label], fields: frozenset[str]) -> tuple[Label, ...]:
    """The labels with the captions of sums with and without tax in place of the names of taxes inside them.

    A listed label over a whole caption stays; the name of a tax that a word denies is no label of the tax.
    """
    made = [label for line in lines for label in _captions(line, fields)]
    own = [one for one in made if not any(_overlap(one, label) and _is_told(one, label) for label in labels)]
    kept = [_undenied(label) for label in labels if not any(_overlap(label, one) for one in own)]
    return tuple(sorted([*kept, *own], key=lambda label: (label.line.index, label.start)))


def _captions(line: Line, fields: frozenset[str]) -> Iterator[Label]:
    """The captions with which the phrases of a line begin."""
    if not _taxes().isdisjoint([t.text for t in tokens_of(line.text)]):
        found = (_caption(line, phrase, fields) for phrase in line.phrases)
        yield from (label for label in found if label)


def _caption(line: Line, phrase: Phrase, fields: frozenset[str]) -> Label | None:
    tokens = [t for t in tokens_of(line.text) if phrase.start <= t.start < phrase.end]
    text = _text(tokens)
    for field, pattern in _patterns().items():
        match = pattern.match(text)
        if match and (label := _label(line, phrase, tokens[: match.group().count(" ")], field)):
            return label if field in fields else replace(label, field=OTHER)
    return None


def _label(line: Line, phrase: Phrase, tokens: Sequence[Token], field: str) -> Label | None:
    start, last = tokens[0].start, tokens[-1].end
    closing = _CLOSED.match(line.text[last : phrase.end])
    if not closing:
        return None
    tail = line.text[last : phrase.end]
    end = last + len(tail) - len(tail.lstrip(".)]"))
    colon = line.text[end : end + 3].lstrip().startswith((":", "：", "="))
    return Label(line, start, end, field, PLAIN, colon, True, line.text[start:end])


def _is_told(made: Label, label: Label) -> bool:
    """Whether a listed label of a sum says all that a caption says."""
    return label.start <= made.start and label.end >= made.end - 1 and label.field not in (TAX, OTHER)


def _undenied(label: Label) -> Label:
    """The label of a tax that its phrase denies or counts in ("Unit price excl. VAT") as one of something else."""
    if label.field != TAX:
        return label
    phrase = label.line.phrases[label.line.phrase_at(label.start)]
    before = _text(tokens_of(label.line.text[phrase.start : label.start]))
    behind = _text(tokens_of(label.line.text[label.end : phrase.end]))
    return replace(label, field=OTHER) if _ahead().search(before) or _behind().match(behind) else label


def _overlap(one: Label, other: Label) -> bool:
    return one.line is other.line and one.start < other.end and other.start < one.end


@cache
def _taxes() -> frozenset[str]:
    """Tokens of which every such caption has one."""
    tables = load_vocabulary("taxed_sums").values()
    named = [w for table in tables for part in ("taxes", "net", "gross") for w in table.get(part, ())]
    return frozenset(token.text for word in named for token in tokens_of(word))


def _any(table: Mapping[str, Iterable[str]], part: str) -> str | None:
    """Source of a pattern for one of the words of a part, each token closed by a blank; None for an empty part."""
    words = {_text(tokens_of(word)) for word in table.get(part, ())}
    return f"(?:{'|'.join(sorted(words, key=lambda w: (-len(w), w)))})" if words else None


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """Field -> the captions of its sum, as tokens with a blank behind each."""
    tables = load_vocabulary("taxed_sums").values()
    parts = {NET: ("without", "lacks", "net", "plus"), GROSS: ("with", "has", "gross", "")}
    return {
        field: re.compile("|".join(form for table in tables for form in _forms(table, *names)))
        for field, names in parts.items()
    }


def _forms(table: Mapping[str, Iterable[str]], ahead: str, behind: str, alone: str, plus: str) -> Iterator[str]:
    sums, tax = f"{_any(table, 'sums')}+", f"{_RATE}{_any(table, 'taxes')}{_RATE}"
    if word := _any(table, ahead):
        yield from (f"{sums}{word}{tax}(?:{sums})?", f"{word}{tax}{sums}")
    if word := _any(table, behind):
        yield from (f"{sums}{tax}{word}(?:{sums})?", f"{tax}{word}{sums}")
    if word := _any(table, plus):
        yield f"{sums}{word}{tax}"
    if word := _any(table, alone):
        yield from (f"{sums}{word}(?:{sums})?", f"{word}{sums}")


@cache
def _ahead() -> re.Pattern[str]:
    """What stands before the name of a tax and denies it, or behind other words counts it in ("Freight incl. VAT")."""
    return re.compile(rf"(?:^|.* )(?:{_every('without')}){_RATE}$|^(?:[^\W\d]+ )+(?:{_every('with')}){_RATE}$")


@cache
def _behind() -> re.Pattern[str]:
    """What stands behind the name of a tax and denies it."""
    return re.compile(f"{_RATE}(?:{_every('lacks')})")


def _every(part: str) -> str:
    return "|".join(w for table in load_vocabulary("taxed_sums").values() if (w := _any(table, part)))


def _text(tokens: Iterable[Token]) -> str:
    """Tokens with a blank behind each, as the patterns take them."""
    return "".join(f"{token.text} " for token in tokens)
