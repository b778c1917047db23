"""Settles an alignment: which token stands for which fixed word, and which tokens fill which blank.

The short connectors between blanks ("of", "in", "at", "on") also occur inside what fills the blanks; where several
could be meant, the one whose neighbours read as a quantity, packages or a date is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from types import MappingProxyType

from extractors.certificate.align import Alignment, Kind
from extractors.certificate.captions import Caption, cut_above, cut_before
from extractors.certificate.edges import edges
from extractors.certificate.edges_of_goods import (
    end_of_quantity,
    is_packages,
    is_quantity,
    names_packages,
    start_of_packages,
)  # fmt: skip
from extractors.certificate.form import Form
from extractors.certificate.goods import goods_vocabulary, has_digit
from extractors.certificate.tokens import Token


@dataclass(frozen=True, slots=True)
class Seen:
    """How one fixed word was found, and by which tokens."""

    kind: Kind
    tokens: tuple[int, ...] = ()


@dataclass(slots=True)
class Settled:
    """`words` by element index; `extra`: element index -> tokens inserted before it; `fills` by name of blank.

    `literal`: "which departed from on", as the Code prints it, without a blank between.
    """

    words: dict[int, Seen] = field(default_factory=dict)
    extra: dict[int, list[int]] = field(default_factory=dict)
    fills: dict[str, list[int]] = field(default_factory=dict)
    literal: bool = False

    @property
    def end(self) -> int:
        """Position after the last token of the form's body; 0 when nothing was found."""
        return 1 + max((t for s in self.words.values() for t in s.tokens), default=-1)

    @property
    def start(self) -> int:
        """Position of the first token of the form's body."""
        return min((t for s in self.words.values() for t in s.tokens), default=0)


_SPELT = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty"})
_NEAR = 4  # words that may stand between "in" and packages of which not every word is known
# fmt: off
_INSTEAD = frozenset({
    "for", "from", "off", "or", "to", "with", "by", "as", "at", "on", "into",
    "inside", "within", "per", "under", "and", "packed", "if", "is",
})
# fmt: on


def settle(form: Form, tokens: Sequence[Token], captions: Sequence[Caption], alignment: Alignment) -> Settled:
    """The alignment with its connectors put in their place."""
    settled = _collect(form, alignment)
    _settle_goods(form, tokens, settled, {c.blank: c.at for c in captions})
    _settle_pair(form, tokens, settled, ("carrier", "place_of_lading"), latest=False)
    _settle_pair(form, tokens, settled, ("place_of_departure", "departure_date"), latest=True)
    _settle_places(tokens, captions, settled)
    _settle_edges(form, tokens, settled)
    return settled


def _collect(form: Form, alignment: Alignment) -> Settled:
    settled = Settled(fills={e.blank: [] for e in form.elements if e.blank})
    at = 0
    for step in alignment.steps:
        if step.kind == "fill":
            settled.fills[form.elements[step.elements[0]].blank].extend(step.tokens)
        elif step.kind == "inserted":
            settled.extra.setdefault(at + 1, []).extend(step.tokens)
        elif step.kind != "skip":
            for number in step.elements:
                settled.words[number] = Seen(step.kind, step.tokens)
        at = max((at, *step.elements))
    return settled


def _connector(form: Form, left: str, right: str) -> int:
    """Index of the one fixed word between two blanks; -1 where there are more."""
    blanks = {e.blank: i for i, e in enumerate(form.elements) if e.blank}
    return blanks[left] + 1 if blanks[right] == blanks[left] + 2 else -1


def _region(settled: Settled, names: Sequence[str], connectors: Sequence[int]) -> list[int]:
    """All tokens that fill these blanks or stand for these connectors, in order."""
    found = [t for name in names for t in settled.fills[name]]
    found += [t for c in connectors for t in settled.words[c].tokens]
    found += [t for c in connectors for t in settled.extra.get(c, ())]
    return list(range(min(found), max(found) + 1)) if found else []


def _settle_goods(
    form: Form, tokens: Sequence[Token], settled: Settled, captions: Mapping[str, int] = MappingProxyType({})
) -> None:
    """`captions`: by blank, how many tokens stand before its caption, behind which the connector follows."""
    names = ("quantity", "description", "packages")
    of, into = _connector(form, *names[:2]), _connector(form, *names[1:])
    region = _region(settled, names, (of, into))
    if not region:
        return
    found = {c: _standing_for(form, tokens, settled, region, c) for c in (of, into)}
    core = _without_odd_ends(tokens, region)
    pairs = [(o, i) for o, i in product(found[of], found[into]) if o < i]
    good = [(o, i) for o, i in pairs if is_quantity(tokens, core, o) and is_packages(tokens, core, i)]
    if good:
        _assign(settled, names, (of, into), region, min(good, key=lambda c: _unlikely(tokens, region, c, captions)))
        return
    cut = _in(tokens, region, found[into])
    cuts = _of(tokens, region, [o for o in found[of] if cut is None or o < cut]), cut
    if cuts[0] is not None and cuts[1] is not None and cuts[0] < cuts[1]:
        _assign(settled, names, (of, into), region, (cuts[0], cuts[1]))
    else:
        _drop_connector(tokens, settled, region, names, (of, into), cuts)


def _unlikely(
    tokens: Sequence[Token], region: list[int], cut: Sequence[int], captions: Mapping[str, int]
) -> tuple[bool, bool, bool, int, int]:
    """Least for the cuts behind their captions, then for a count behind "in", then for the longer outer blanks."""
    of, into = cut
    behind = captions.get("quantity") == of, captions.get("description") == into
    return not behind[0], not behind[1], not _counts(tokens, region, into), into, -of


def _standing_for(
    form: Form, tokens: Sequence[Token], settled: Settled, region: list[int], connector: int
) -> list[int]:
    """The tokens that may be the connector: its word, or where there is none, its misreading."""
    exact = [t for t in region if tokens[t].text == form.elements[connector].word]
    seen = settled.words[connector]
    return exact or (list(seen.tokens) if seen.kind == "near" and len(seen.tokens) == 1 else [])


def _without_odd_ends(tokens: Sequence[Token], region: list[int]) -> list[int]:
    """The region without small words at its two ends that are of no filling: they do not move the cuts."""
    odd = edges().words - {"a", "the", "all", "about"}
    kept = list(region)
    while len(kept) > 2 and tokens[kept[-1]].text in odd and tokens[kept[-1]].raw[:1].islower():
        kept.pop()
    while len(kept) > 2 and tokens[kept[0]].text in odd and tokens[kept[0]].raw[:1].islower():
        kept.pop(0)
    return kept


def _counts(tokens: Sequence[Token], region: list[int], cut: int) -> bool:
    """A number follows: packages begin with theirs, so that "in 20 rolls in polybags" is cut before the number."""
    after, *more = [*[tokens[t] for t in region if t > cut and tokens[t].text][:2], None]
    if after is None or has_digit(after):
        return after is not None
    return after.text in _SPELT and any(t is not None and names_packages(t) for t in more)  # "two lots" may be goods


def _of(tokens: Sequence[Token], region: list[int], found: Sequence[int]) -> int | None:
    """The "of" after the quantity; also where the quantity is of no known shape, unless a known one ends before it."""
    fitting = next((o for o in found if is_quantity(tokens, region, o)), None)
    if fitting is not None or not found:
        return fitting
    end = end_of_quantity(tokens, region, goods_vocabulary())
    ended = end is not None and end < found[0] and is_quantity(tokens, region, end)
    between = [t for t in region if end is not None and end <= t < found[0] and tokens[t].text]
    if ended and 0 < len(between) < 3 and all(tokens[t].text in edges().words for t in between):
        return found[0]
    return None if ended and not any(has_digit(tokens[t]) for t in region if (end or 0) <= t < found[0]) else found[0]


def _in(tokens: Sequence[Token], region: list[int], found: Sequence[int]) -> int | None:
    """The "in" before the packages; also where they are of no known shape, unless known ones begin after it."""
    counted = next((i for i in found if _counts(tokens, region, i) and is_packages(tokens, region, i)), None)
    fitting = counted or next((i for i in reversed(found) if is_packages(tokens, region, i)), None)
    if fitting is not None or not found:
        return fitting
    start = start_of_packages(tokens, region, goods_vocabulary())
    if start is None or start < found[-1] or not is_packages(tokens, region, start - 1):
        return found[-1]
    near = start - found[-1] <= _NEAR
    return start - 1 if start - 1 in found else found[-1] if near else None


def _assign(
    settled: Settled, names: Sequence[str], connectors: Sequence[int], region: list[int], cuts: Sequence[int]
) -> None:
    edges = [region[0] - 1, *cuts, region[-1] + 1]
    for name, left, right in zip(names, edges, edges[1:], strict=False):
        settled.fills[name] = [t for t in region if left < t < right]
    for connector, cut in zip(connectors, cuts, strict=True):
        settled.words[connector] = _kept(settled, connector, cut)
        settled.extra.pop(connector, None)


def _kept(settled: Settled, connector: int, cut: int) -> Seen:
    """A connector at its place: misread where the alignment has seen it there so, else exact."""
    seen = settled.words[connector]
    return seen if seen.kind == "near" and seen.tokens == (cut,) else Seen("exact", (cut,))


def _drop_connector(
    tokens: Sequence[Token], settled: Settled, region: list[int], names: Sequence[str],
    connectors: Sequence[int], cuts: tuple[int | None, int | None],
) -> None:  # fmt: skip
    """A connector that stands inside a blank's filling is not the form's: say that the form's is missing."""
    goods = goods_vocabulary()
    of, into = cuts
    first = of if of is not None else end_of_quantity(tokens, region, goods)
    last = into if into is not None else start_of_packages(tokens, region, goods)
    if first is None or last is None or first >= last:
        for connector, cut in zip(connectors, cuts, strict=True):
            settled.words[connector] = Seen("missing") if cut is None else settled.words[connector]
        return
    instead = {first: of is None, last - 1: into is None and last - 1 > first}
    small = _INSTEAD | edges().words
    taken = {t for t, wanted in instead.items() if wanted and tokens[t].text in small and tokens[t].raw[:1].islower()}
    settled.fills[names[0]] = [t for t in region if t < first]
    settled.fills[names[1]] = [t for t in region if first <= t < last and t not in (of, into) and t not in taken]
    settled.fills[names[2]] = [t for t in region if t >= last and t != into]
    for connector, cut, place in zip(connectors, cuts, (first, last - 1), strict=True):
        lost = Seen("changed", (place,)) if place in taken and cut is None else Seen("missing")
        settled.words[connector] = lost if cut is None else _kept(settled, connector, cut)
        settled.extra.pop(connector, None)


def _settle_pair(form: Form, tokens: Sequence[Token], settled: Settled, names: tuple[str, str], latest: bool) -> None:
    connector = _connector(form, *names)
    region = _region(settled, names, (connector,))
    found = [t for t in region if tokens[t].text == form.elements[connector].word]
    if latest and settled.words[connector].kind == "exact" and not settled.fills[names[0]]:
        return
    if found:
        dated = [t for t in found if any(has_digit(tokens[u]) for u in region if u > t)]
        cut = (dated or found)[-1] if latest else found[0]
        _assign(settled, names, (connector,), region, (cut,))


def _settle_places(tokens: Sequence[Token], captions: Sequence[Caption], settled: Settled) -> None:
    """The literal form prints both places before "which": part them by their captions, or by equal halves."""
    if settled.fills["place_of_departure"]:
        return
    settled.literal = True
    lading = list(settled.fills["place_of_lading"])
    words = [t for t in lading if tokens[t].text]
    if not words:
        return
    cut = cut_before(tokens, lading, captions)
    cut = cut_above(tokens, words, captions) if cut is None else cut
    if cut is not None:
        settled.fills["place_of_lading"] = [t for t in lading if t < cut]
        settled.fills["place_of_departure"] = [t for t in lading if t >= cut]
        return
    if any(c.blank == "place_of_departure" for c in captions) and len(captions) > 1:
        settled.fills["place_of_departure"] = []
    half = len(words) // 2
    texts = [tokens[t].text for t in words]
    if len(words) % 2 == 0 and texts[:half] == texts[half:]:
        settled.fills["place_of_lading"], settled.fills["place_of_departure"] = words[:half], words[half:]
    elif not any(c.blank == "place_of_lading" for c in captions):
        settled.fills["place_of_departure"] = list(lading)


_NAMES = frozenset(
    {"foreign_seller", "marks", "producer", "place_of_production", "carrier", "place_of_lading", "departure_date"}
)


def _settle_edges(form: Form, tokens: Sequence[Token], settled: Settled) -> None:
    """A word missing beside a blank whose filling begins or ends with a small word: that word stands in its place."""
    for number, element in enumerate(form.elements):
        seen = settled.words.get(number)
        if not element.word or seen is None or seen.kind != "missing":
            continue
        for other, edge in ((number + 1, 0), (number - 1, -1)):
            blank = form.elements[other].blank if 0 <= other < len(form.elements) else ""
            fill = [t for t in settled.fills.get(blank, []) if tokens[t].text]
            if blank in _NAMES and len(fill) > 1 and tokens[fill[edge]].raw.strip(",;.").islower():
                settled.words[number] = Seen("changed", (fill[edge],))
                settled.fills[blank] = [t for t in settled.fills[blank] if t != fill[edge]]
                break
