"""The address of the company that speaks: at the head of the paper, or in a sentence ("X有限公司（地址：Y）声明")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from extractors.evidence import Page
from extractors.parties.address_lines import names_place
from extractors.parties.party_reading import Block
from extractors.parties.sentence_addresses import address_behind, country_at_end
from extractors.running_text import RunningText
from extractors.segments import plain
from extractors.values.countries import opening_country, parse_country
from extractors.vocabulary import load_vocabulary

# Roles of who speaks in a text, which may say where.
SPEAKERS = frozenset({"affiant", "ultimate_consignee"})


def with_stated_address(block: Block, role: str, heads: Iterable[Block], pages: Sequence[Page]) -> Block:
    """The block with the address under its name at the head of the paper, or behind it in a sentence; else as it is."""
    if block.address or role not in SPEAKERS:
        return block
    for head in heads:
        last = head.address.rpartition(",")[2]  # else what stands under the letterhead may have run on into it
        closed = head.country is not None and (any(map(str.isdigit, last)) or parse_country(last.strip()) is not None)
        if closed and plain(head.name) == plain(block.name):
            return replace(block, address=head.address, country=head.country)
    if block.name[0] < "\u4e00":
        return _with_address_in_sentence(block, pages)
    found = _stated(block.name).search(RunningText(pages).flat.replace(" ", ""))
    if found is None or not names_place(found["address"]):
        return block
    return replace(block, address=found["address"], country=opening_country(found["address"]))


def _with_address_in_sentence(block: Block, pages: Sequence[Page]) -> Block:
    """The same in Latin script, where every sentence that gives one gives the same."""
    flat = RunningText(pages).flat
    name = re.compile(re.escape(block.name).replace(r"\ ", r"\s+"))
    found = {tuple(parts) for m in name.finditer(flat) if (parts := address_behind(flat, m.end()))}
    if len(found) != 1:
        return block
    parts = list(found.pop())
    country = block.country or country_at_end(parts)
    return replace(block, address=", ".join(parts), country=country)


def _stated(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"{re.escape(name)}[（(，,](?:{_captions()})[:：]?(?P<address>[^（(）)，,。；;：:]{{5,60}})[）)，,]"
    )


@cache
def _captions() -> str:
    inner: list[str] = load_vocabulary("parties")["inner"]["address"]
    return "|".join(sorted((w for w in inner if w[0] >= "\u4e00"), key=len, reverse=True))
