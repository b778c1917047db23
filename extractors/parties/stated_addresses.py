"""The address that a sentence states behind the name of the company that speaks: "我公司X有限公司（地址：Y）声明"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extractors.evidence import Page
from extractors.parties.address_lines import names_place
from extractors.parties.party_reading import Block
from extractors.running_text import RunningText
from extractors.values.countries import opening_country
from extractors.vocabulary import load_vocabulary


def with_stated_address(block: Block, pages: Sequence[Page]) -> Block:
    """The block with the address in brackets or between commas behind its name, where it has none."""
    if block.address or block.name[0] < "\u4e00":
        return block
    found = _stated(block.name).search(RunningText(pages).flat.replace(" ", ""))
    if found is None or not names_place(found["address"]):
        return block
    return replace(block, address=found["address"], country=opening_country(found["address"]))


def _stated(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"{re.escape(name)}[（(，,](?:{_captions()})[:：]?(?P<address>[^（(）)，,。；;：:]{{5,60}})[）)，,]"
    )


@cache
def _captions() -> str:
    inner: list[str] = load_vocabulary("parties")["inner"]["address"]
    return "|".join(sorted((w for w in inner if w[0] >= "\u4e00"), key=len, reverse=True))
