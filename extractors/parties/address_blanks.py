"""The address of a party in a blank of its own: "Seller: ..." over "Address: ..." or "Seller Address: ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.parties.company_names import begins_with
from extractors.parties.inner_labels import inner_label, is_inner
from extractors.parties.party_labels import PartyLabel
from extractors.parties.party_layout import INDENT, LEADING, Layout, column_under, is_other, tail_of
from extractors.parties.party_reading import Block, read_block
from extractors.segments import Segment, plain

# Lines between the two blanks: a register's number and a telephone may stand there.
MOST_BETWEEN = 3


def with_address(label: PartyLabel, block: Block, layout: Layout) -> Block:
    """The block with the address that its next blank gives, where it has none itself."""
    if block.address or block.page != layout.page.number:
        return block
    name, own = _segment_of(block, layout), label.segment
    if name is None or name.line < own.line or name.line > own.line + 1:
        return block
    bottom, size = max(name.bbox.bottom, own.bbox.bottom), max(own.size, 6.0)
    for line in range(name.line + 1, name.line + 2 + MOST_BETWEEN):
        flush = [s for s in layout.row(line) if abs(s.bbox.x0 - own.bbox.x0) < INDENT * size]
        if not flush or flush[0].bbox.top - bottom > LEADING * size:
            return block
        blank, bottom = flush[0], flush[0].bbox.bottom
        value = _address_in(blank, label)
        if value is not None:
            return _joined(block, name, _lines(blank, value, layout))
        if not (begins_with(blank.text, "identifier") or begins_with(blank.text, "contact")):
            return block
    return block


def named_elsewhere(block: Block, layouts: Sequence[Layout]) -> Block:
    """The block with the one address that the paper gives beside or under the same name in another place.

    A contract names its parties in its head, and again where they sign, with the particulars of each.
    """
    if block.address:
        return block
    found = [read for layout in layouts for read in _addressed(block, layout)]
    alone = len({plain(read.address) for read in found}) == 1
    return replace(block, address=found[0].address, country=found[0].country) if alone else block


def _addressed(block: Block, layout: Layout) -> Iterator[Block]:
    for s in layout.segments:
        before = s.text.removesuffix(block.name)
        alone = before != s.text and (not before.strip() or before.rstrip().endswith((":", "：")))
        if not alone or _is_place_of_delivery(s, layout):  # "New Acme Ltd" is not "Acme Ltd"
            continue
        blank = _address_blank(s, layout)
        value = inner_label(blank.text, "address") if blank else None
        lines = _lines(blank, value, layout) if blank and value is not None else []
        read = read_block([replace(s, text=block.name), *lines]) if lines else None
        if read and read.name == block.name and read.address:
            yield read


def _is_place_of_delivery(s: Segment, layout: Layout) -> bool:
    return any("ship_to" in label.concepts for label in layout.labels.values() if label.segment is s)


def _address_blank(s: Segment, layout: Layout) -> Segment | None:
    """The blank of an address right of a name, or flush with it in the next line but those of numbers."""
    beside = next((o for o in layout.row(s.line) if o.bbox.x0 >= s.bbox.x1), None)
    if beside and inner_label(beside.text, "address"):
        return beside
    size, bottom = max(s.size, 6.0), s.bbox.bottom
    for line in range(s.line + 1, s.line + 2 + MOST_BETWEEN):
        blank = next((o for o in layout.row(line) if abs(o.bbox.x0 - s.bbox.x0) < INDENT * size), None)
        if blank is None or blank.bbox.top - bottom > LEADING * size:
            return None
        if inner_label(blank.text, "address") is not None:
            return blank
        if not (begins_with(blank.text, "identifier") or begins_with(blank.text, "contact")):
            return None
        bottom = blank.bbox.bottom
    return None


def _segment_of(block: Block, layout: Layout) -> Segment | None:
    """The segment in which the name ends."""
    inside = (s for s in layout.segments if s.bbox.top < block.bbox.bottom and s.bbox.bottom > block.bbox.top)
    found = [s for s in inside if s.bbox.x0 <= block.bbox.x1 and s.bbox.x1 >= block.bbox.x0]
    return max(found, key=lambda s: s.line, default=None)


def _address_in(blank: Segment, label: PartyLabel) -> str | None:
    """What stands behind the caption of an address, the party's own or one that names it; None for other captions."""
    given = inner_label(blank.text, "address")
    if given is not None:
        return given
    head, _, value = blank.text.replace("：", ":").partition(":")
    party = " ".join(w for w in plain(label.head).split() if not is_inner(w, "name"))
    before, named, after = plain(head).partition(party) if party else ("", "", "")
    return value.strip() if named and is_inner(_without_of(f"{before}{after}"), "address") else None


def _without_of(text: str) -> str:
    """What is left of "address of", "dirección del" or "'s address", its party taken out."""
    return " ".join(w for w in text.split() if not is_inner(w, "of"))


def _lines(blank: Segment, value: str, layout: Layout) -> list[Segment]:
    """The lines of the address: behind its caption, or right of it, and what goes on below."""
    if value:
        first = tail_of(blank, value)
    else:
        right = [s for s in layout.row(blank.line) if s.bbox.x0 >= blank.bbox.x1 - 1]
        if not right or is_other(right[0], layout) or inner_label(right[0].text, "address") is not None:
            return []
        first = right[0]
    return [first, *column_under(first, layout, left=first.bbox.x0, after=blank.line, guard=blank.bbox)]


def _joined(block: Block, name: Segment, lines: Sequence[Segment]) -> Block:
    read = read_block([replace(name, text=block.name), *lines]) if lines else None
    return replace(block, address=read.address, country=read.country) if read and read.name == block.name else block
