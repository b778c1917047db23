"""Who issued a paper and to whom it goes where no label says so: letterhead, sender line, footer, addressee."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.captions import is_caption
from extractors.evidence import BBox
from extractors.parties.company_names import (
    begins_with,
    has_legal_form,
    is_aside,
    is_name,
    looks_like_address,
    split_name,
)
from extractors.parties.customer_lines import is_brand_over, is_holders, is_under_company, is_under_person
from extractors.parties.head_lines import ends_in_country, is_stop, lines_under, overlaps
from extractors.parties.imprint import imprint_of
from extractors.parties.inner_labels import inner_label
from extractors.parties.own_signs import domains_of, own_signs, owns
from extractors.parties.paper_variety import without_number
from extractors.parties.party_layout import Layout, heads_table, is_labelled
from extractors.parties.party_reading import Block, read_block
from extractors.parties.return_address import sender_line
from extractors.parties.shop import greets
from extractors.parties.tied_firms import names_tied_firm
from extractors.parties.titled_names import before_dash, holds_title, names_beside_title
from extractors.print_size import print_size
from extractors.segments import Segment, plain
from extractors.tables.columns import strict_kind
from extractors.titles import is_heading, is_title
from extractors.values.countries import parse_country
from extractors.values.identifiers import INCOTERMS

# Shares of the page's height: the head ends here, the addressee stands above, the foot begins there.
HEAD = 0.27
ADDRESSEE = 0.42
FOOT = 0.86
# A page higher than this many widths is a slip or receipt, which addresses nobody.
SLIP = 1.6
# Score from which a heading is taken for the issuer: a legal form alone, or a trade name with an address.
SURE = 3.0
# What a tax number in a block at the top, and the paper's title right under a name, add.
NUMBERED, TITLED = 1.5, 0.5
# A brand is set so much larger than the text, and has so many letters.
BRAND, SHORTEST_BRAND = 1.2, 4
_POSTAL = re.compile(
    r"(?:^|[\s,.-])(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{3,4})?\s+[^\W\d]|\b[A-Z]{2},?\s+\d{5}\b|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b|(?<!\w)\d{5,6}$|\b\d{3}\s\d{3}$"
)
# "江苏省常熟市淼泉路18号": a Chinese street and house, without a post code.
_STREET = re.compile(r"[\u4e00-\u9fff][路街道巷村区园][^\s,，]{0,12}?\d+\s?[号號]")
# A term of delivery with its place: "FOB Veracruz".
_DELIVERED = re.compile(rf"(?:{'|'.join(INCOTERMS)})\s+[^\W\d]")


def letterhead_of(layout: Layout, taken: Sequence[BBox]) -> Block | None:
    """The company at the top of a page, apart from blocks already taken; the sender line's or the footer's else."""
    sender = sender_line(layout)
    if sender is not None:
        return _with_owner(sender, layout) or sender
    found = list(_scored(layout, taken))
    best = max(found, key=lambda f: f[0], default=None)
    sure = best is not None and best[0] >= SURE
    named = _named_in_full(layout, taken)
    if named is not None and not (best and sure and plain(named.name).split()[0] in plain(best[1].name).split()):
        return named
    imprint = imprint_of(layout, taken)
    if best is not None and imprint is not None and plain(imprint.name).startswith(f"{plain(best[1].name)} "):
        return imprint  # the brand's full name
    if best is not None and sure and (imprint is None or not _is_addressee(best[1], imprint, layout)):
        return best[1]
    return imprint or _footer(layout)


def _with_owner(sender: Block, layout: Layout) -> Block | None:
    """The letterhead that says the sender's name in full: "Malerbetrieb Jürgen Kolb" over "Malerbetrieb Kolb - ..."."""
    short = plain(sender.name).split()
    for s in layout.segments:
        full = plain(s.text).split()
        fuller = len(short) > 1 and len(short) < len(full) <= len(short) + 2 and full[0] == short[0]
        if fuller and full[-1] == short[-1] and s.bbox.top < HEAD * layout.page.height and is_name(s.text):
            return read_block([s, *lines_under(s, layout)])
    return None


def _is_addressee(block: Block, imprint: Block, layout: Layout) -> bool:
    """Whether the block at the top is the window's, and the paper's own company the one of its legal lines."""
    name, other = plain(block.name), plain(imprint.name)
    if not block.address or name.split()[0] == other.split()[0] or owns(block.name, domains_of(layout)):
        return False
    lines = [
        s.text for s in _block_lines(block, layout) if not _POSTAL.search(" " + s.text)
    ]  # "CEP 80020-310 Curitiba"
    return not any(begins_with(text, "contact") or "www." in text for text in lines)


def _block_lines(block: Block, layout: Layout) -> list[Segment]:
    first = next((s for s in layout.segments if overlaps(s.bbox, block.bbox)), None)
    return [first, *lines_under(first, layout)] if first else []


def _scored(layout: Layout, taken: Sequence[BBox]) -> Iterator[tuple[float, Block]]:
    body = body_size(layout)
    domains = domains_of(layout)
    top = min((s.bbox.top for s in layout.segments), default=0.0)
    for s in (part for whole in layout.segments for part in names_beside_title(whole)):
        if s.bbox.top > HEAD * layout.page.height or s.bbox.top - top > 0.2 * layout.page.height:
            break
        if is_no_name(s, layout, taken) or is_under_person(s, layout) or is_holders(s, layout):
            continue
        following = lines_under(s, layout)
        block = read_block([s, *following])
        if block is None or any(begins_with(line.text, "attention") for line in following):
            continue
        if is_title(block.name) or (not block.strong and is_title(without_number(block.name))):
            continue
        owned = 3.5 * owns(block.name, domains) + own_signs(block, following, layout)
        # Where the buyer is labelled, or nobody else gives one, whoever gives his tax number at the top is the sender.
        numbered = bool(block.identifiers) and (bool(taken) or _alone_numbered([s, *following], layout))
        owned += NUMBERED * numbered + TITLED * any(is_heading(f.text) for f in following[:1])
        score = _score(s, block, body) + owned - 4.0 * (s.bbox.top - top) / layout.page.height
        yield score, block


def _alone_numbered(lines: Sequence[Segment], layout: Layout) -> bool:
    """Whether no line but these begins with the word of a number in a register."""
    return all(s in lines or not begins_with(s.text, "identifier") for s in layout.segments)


def _named_in_full(layout: Layout, taken: Sequence[BBox]) -> Block | None:
    """The company whose brand stands large at the top and whose full name, with its form, in a line elsewhere."""
    body = body_size(layout)
    for brand in layout.segments:
        if brand.bbox.top > HEAD * layout.page.height:
            return None
        short = plain(split_name(brand.text)[0])
        if print_size(brand) < BRAND * body or sum(c.isalpha() for c in short) < SHORTEST_BRAND:
            continue
        if has_legal_form(brand.text) or is_no_name(brand, layout, taken):
            continue
        for s in (part for whole in layout.segments for part in (whole, before_dash(whole))):
            name = split_name(s.text)[0]
            full = plain(name)
            holds = full.startswith(f"{short} ") or full.endswith(f" {short}")
            if not (holds and has_legal_form(name)) or is_no_name(s, layout, taken):
                continue
            return read_block([s, *lines_under(s, layout)])
    return None


def is_no_name(s: Segment, layout: Layout, taken: Sequence[BBox]) -> bool:
    """Whether a segment is no name of a company: a label, a blank and its value, a heading, or part of a block."""
    if is_labelled(s, layout) or any(overlaps(s.bbox, box) for box in taken):
        return True
    if is_aside(s.text) or names_tied_firm(s.text) or greets(s.text):
        return True
    name = split_name(s.text)[0]
    if ":" in name or not is_name(name) or is_title(name) or holds_title(name):
        return True  # "Employee No.: KG-2217" is a blank and its value
    if any(begins_with(s.text, table) for table in ("issued", "contact", "identifier")) or is_stop(s.text):
        return True
    return inner_label(s.text, "name") == "" or strict_kind(s.text) is not None


def _score(s: Segment, block: Block, body: float) -> float:
    score = 3.0 if block.strong else 1.5 if block.likely else 0.0
    score += min(2.0, max(0.0, (print_size(s) / body - 1.0) * 3)) + 0.5 * s.bold
    placed = _POSTAL.search(block.address) or _STREET.search(block.address)
    if placed or (block.address and block.likely and looks_like_address(block.address)):
        score += 1.5
    elif not block.likely:
        score -= 1.0
    if looks_like_address(s.text) and not block.strong:
        score -= 3
    if len(block.name.split()) > 9:
        score -= 2
    return score


def body_size(layout: Layout) -> float:
    """The median size of a page's type, in points."""
    sizes = sorted(map(print_size, layout.segments))
    return sizes[len(sizes) // 2] if sizes else 10.0


def _footer(layout: Layout) -> Block | None:
    for s in layout.segments:
        if s.bbox.top < FOOT * layout.page.height or is_stop(s.text):
            continue
        name, rest = split_name(s.text)
        if has_legal_form(name) and is_name(name) and len(name.split()) <= 8:
            block = read_block([s, *lines_under(s, layout)])
            if block and (_POSTAL.search(block.address) or looks_like_address(rest)):
                return block
    return None


def addressee_of(layout: Layout, taken: Sequence[BBox], issuer: Block | None) -> Block | None:
    """An address block without a label in the upper part of the page that is neither taken nor the issuer's."""
    found: list[Block] = []
    used = list(taken)
    if layout.page.height > SLIP * layout.page.width:
        return None
    for s in layout.segments:
        if s.bbox.top > ADDRESSEE * layout.page.height or heads_table(s, layout):
            break
        if is_no_name(s, layout, used) or _is_place(s.text) or ":" in s.text or is_under_company(s, layout):
            continue
        under = lines_under(s, layout)
        if under and is_brand_over(s, under[0]):
            continue
        lines = _of_the_company(_to_town([s, *under]))
        if (
            not 2 <= len(lines) <= 7
            or _are_values(lines, layout)
            or any(overlaps(line.bbox, box) for line in lines for box in used)
        ):
            continue
        block = read_block(lines)
        if block and _belongs_to(block, issuer):
            continue  # a brand over the window takes none of its lines
        used += [line.bbox for line in lines]
        if block and not _is_place(block.name):
            found.append(block)
    if len(found) > 1:
        found = [block for block in found if block.strong] or [b for b in found if begins_with(b.name, "person")]
    return found[0] if len({plain(block.name) for block in found}) == 1 else None


def _are_values(lines: Sequence[Segment], layout: Layout) -> bool:
    """Whether lines are the values of captions on their left: "Incoterms  CPT Lisboa", "Objekt:  Schulhaus OG"."""
    left = [[t.text for t in layout.row(s.line) if t.bbox.x1 <= s.bbox.x0 and is_caption(t.text)] for s in lines]
    return sum(map(bool, left)) > 1 or any(text.endswith(":") for text in left[0])


def is_posted(block: Block) -> bool:
    """Whether a block's address has a post code with its town."""
    return _POSTAL.search(" " + block.address) is not None


def _is_place(text: str) -> bool:
    """Whether a line is part of an address or a place of delivery; "Textil Vale do Ave, S.A." is a company."""
    placed = looks_like_address(text) or _POSTAL.search(" " + text) is not None or _DELIVERED.match(text) is not None
    return placed and not has_legal_form(text)


def _of_the_company(lines: list[Segment]) -> list[Segment]:
    """The lines of an address without the person named over the company's full name ("Mr. A. Holm", "Fjordtech AS")."""
    person = len(lines) > 2 and begins_with(lines[0].text, "person") and has_legal_form(lines[1].text)
    return lines[1:] if person else lines


def _belongs_to(block: Block, issuer: Block | None) -> bool:
    """Whether a block is the issuer's own, or a part of its address."""
    if issuer is None:
        return False
    name, issued = plain(block.name), plain(issuer.name)
    return name == issued or issued.startswith(f"{name} ") or name in plain(issuer.address)


def _to_town(lines: Sequence[Segment]) -> list[Segment]:
    """The lines up to the one with the post code, and the country's; empty when there is none."""
    for i, line in enumerate(lines[1:], start=1):
        if len(line.text) > 90 or (":" in line.text and not begins_with(line.text, "attention")):
            return []
        if ends_in_country(line.text):
            return list(lines[: i + 1])
        if _POSTAL.search(" " + line.text):
            more = lines[i + 1 : i + 2]
            country = more and parse_country(more[0].text)
            return list(lines[: i + 1]) + (list(more) if country else [])
    return []
