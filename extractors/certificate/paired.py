"""Differences of one place put together: words lost and words found there are one exchange, a clause is one clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.certificate.form import Form
from extractors.certificate.reading import FormReading
from extractors.certificate.signs import Difference
from extractors.certificate.tokens import joined
from extractors.evidence import union

_NAMED = frozenset(
    {"foreign_seller", "producer", "place_of_production", "carrier", "place_of_lading", "place_of_departure"}
    | {"departure_date"}
)
_WORDS = frozenset({"word", "negation", "signer", "component", "hedge", "exception", "filling"})


def paired(form: Form, reading: FormReading, found: Sequence[Difference]) -> list[Difference]:
    """The differences with those that touch as one, in their order."""
    wide = [_widened(reading, d) for d in found]
    loose = [d for d in wide if d.reason in _WORDS and not d.doubt]
    rest = [d for d in wide if d not in loose]
    return [*_exchanged(form, reading, _joined(reading, loose)), *rest]


def _widened(reading: FormReading, d: Difference) -> Difference:
    """Words in small letters beside what was found in a name are of the same clause."""
    if d.kind == "missing" or not d.tokens or d.doubt or d.reason not in _WORDS:
        return d
    named = {t for name in _NAMED for t in reading.settled.fills[name]}
    told = set(d.tokens)
    for step in (-1, 1):
        at = (min(told) if step < 0 else max(told)) + step
        while at in named and at not in told and _is_small(reading, at) and not _is_parted(reading, at, step):
            told.add(at)
            at += step
    return d if len(told) == len(d.tokens) else _with_tokens(reading, d, told)


def _is_small(reading: FormReading, at: int) -> bool:
    bare = reading.tokens[at].raw.strip("(),;.")
    return bare.isalpha() and bare.islower() and bare.isascii()


def _is_parted(reading: FormReading, at: int, step: int) -> bool:
    """A comma or bracket closes the word before."""
    left = at if step < 0 else at - 1
    return reading.tokens[left].raw.rstrip().endswith((",", ";", ")", "."))


def _with_tokens(reading: FormReading, d: Difference, places: set[int]) -> Difference:
    tokens = tuple(sorted(places))
    words = [reading.tokens[t] for t in tokens]
    page = words[0].page
    box = union(w.bbox for w in words if w.page == page)
    return replace(d, tokens=tokens, found=joined(words).strip(" ,;."), page=page, bbox=box)


def _joined(reading: FormReading, items: Sequence[Difference]) -> list[Difference]:
    """Differences of which the words follow each other without a word between, as one."""
    out: list[Difference] = []
    for item in sorted(items, key=lambda d: d.tokens[0] if d.tokens else -1):
        last = out[-1] if out else None
        if last is None or not last.tokens or not item.tokens or not _touch(reading, last, item):
            out.append(item)
            continue
        main = item if item.expected else last
        both = _with_tokens(reading, main, {*last.tokens, *item.tokens})
        expected = " ".join(e for e in (last.expected, item.expected) if e)
        kind = "changed" if expected else "inserted"
        out[-1] = replace(
            both, kind=kind, expected=expected, elements=tuple(dict.fromkeys((*last.elements, *item.elements)))
        )
    return out


def _touch(reading: FormReading, a: Difference, b: Difference) -> bool:
    between = range(max(a.tokens) + 1, min(b.tokens))
    return max(a.tokens) < min(b.tokens) and not any(reading.tokens[t].text for t in between)


def _exchanged(form: Form, reading: FormReading, items: Sequence[Difference]) -> list[Difference]:
    """A word lost beside a blank and words found at that edge of its filling: the one stands for the other."""
    out = list(items)
    for lost in [d for d in items if d.kind == "missing" and d.elements]:
        match = next(
            (d for d in out if d.kind == "inserted" and d.tokens and _at_the_place(form, reading, lost, d)), None
        )
        if match is not None and lost in out:
            out[out.index(match)] = replace(
                match, kind="changed", reason=lost.reason, expected=lost.expected, elements=lost.elements, blank=""
            )
            out.remove(lost)
    return out


def _at_the_place(form: Form, reading: FormReading, lost: Difference, found: Difference) -> bool:
    """The words found stand between the fillings or words next to what is lost."""
    for number, side in ((lost.elements[0] - 1, 1), (lost.elements[-1] + 1, -1)):
        if not 0 <= number < len(form.elements):
            continue
        blank = form.elements[number].blank
        seen = reading.settled.words.get(number)
        held = (
            [t for t in reading.settled.fills[blank] if reading.tokens[t].text]
            if blank
            else list(seen.tokens if seen else ())
        )
        if blank and held and (held[-1] in found.tokens if side > 0 else held[0] in found.tokens):
            return True
        if held and (
            (side > 0 and held[-1] + 1 == min(found.tokens)) or (side < 0 and held[0] - 1 == max(found.tokens))
        ):
            return True
    return False
