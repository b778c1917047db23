"""The parties that a document names, each in the role that its type allows.

Sources, best first by type (`vocabulary/parties.toml`): labels, SWIFT tags, running text, the letterhead, the company
signed for, the addressee. What is unsure is not given: a wrong party is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from extractors.entities import spoken_name, sworn_companies
from extractors.evidence import BBox, Document, PartyReading, Place
from extractors.parties.address_blanks import named_elsewhere, with_address
from extractors.parties.brand_heads import brand_at_head
from extractors.parties.defined_parties import defined_parties
from extractors.parties.doubtful_labels import is_doubtful, is_scrap, lists_names, names_clerk, repeats
from extractors.parties.forms_of_address import is_form_of_address, opens_text
from extractors.parties.letterhead import addressee_of, is_posted, letterhead_of
from extractors.parties.paper_variety import concepts_on_slip, has_account, variety_of, without_number
from extractors.parties.party_blocks import block_of
from extractors.parties.party_labels import WEAK, PartyLabel
from extractors.parties.party_layout import Layout, fills_blank, layout_of
from extractors.parties.party_reading import Block
from extractors.parties.shop import shop_name
from extractors.parties.signed_for import signed_for
from extractors.parties.stated_addresses import with_stated_address
from extractors.parties.swift_parties import swift_parties
from extractors.parties.window import account_holder, stands_in_window
from extractors.segments import plain, segments_of
from extractors.vocabulary import load_vocabulary

# How often a party from that source is right, measured on labelled documents.
CONFIDENCE = {
    "swift": 0.98,
    "label": 0.97,
    "prose": 0.93,
    "letterhead": 0.94,
    "signed_for": 0.94,
    "shop": 0.89,
    "addressee": 0.89,
    "model": 0.8,
}
WEAK_LABEL = 0.89
# Roles that one company may hold at once on one paper; all others exclude each other.
TOGETHER = (
    frozenset({"importer_of_record", "ultimate_consignee"}), frozenset({"seller", "producer"}),
    frozenset({"shipper", "producer"}), frozenset({"affiant", "estate"}),
)  # fmt: skip
MOST_PAGES = 6
# Types in which somebody speaks: a heading that is no company's name is the text's own.
SPOKEN = frozenset({"affidavit", "consignee_statement", "certificate_of_origin_1243", "bill_of_lading"})
# Words by which a bank that signs its own advice shows itself.
BANKS = frozenset({"bank", "banco", "banka", "banque", "bankasi", "banca", "sparkasse", "hsbc"})
# Labels of those who hold none of the contract's roles.
NOBODY = frozenset({"bank", "notify", "other_payee", "agency"})
NOTED = "noted"
# The source of those under a form of address ("Company").
FORMAL = "form_of_address"
# Roles that a letterhead holds only where no label gives its company another.
SIDES = frozenset({"carrier", "seller", "buyer"})
# Forms whose blanks tell a process and its machines, lots and customers, and not who writes.
RECORDS = frozenset({"production_record", "labor_record"})
# Labels of those who receive goods or the bill for them.
RECEIVERS = frozenset({"ship_to", "consignee", "bill_to"})
# Sources that no label announces.
UNLABELLED = frozenset({"letterhead", "shop", "signed_for", "addressee", "prose"})
# Papers of an authority, addressed to a firm.
NOTICES = frozenset({"detention_notice", "exclusion_notice"})
# Sources of those to whom a paper goes: on one of carriage as often the broker, or who is to be notified.
ADDRESSEES = frozenset({"to", "addressed", "addressee"})
# Where a paper labels one of these, it labels its addressee too.
LABELLED = frozenset({"seller", "exporter", "buyer", "bill_to"})
# Labels of a bill's recipient or sender.
ADDRESSED = LABELLED | {"advertiser", "addressed", "to", "importer_of_record", "consignee"}


@dataclass
class _Sources:
    """What the pages offer: blocks by concept or source, in the order of the text."""

    found: dict[str, list[tuple[Block, float]]] = field(default_factory=dict)
    layouts: tuple[Layout, ...] = ()

    def add(self, source: str, block: Block | None, confidence: float) -> None:
        if block is not None:
            self.found.setdefault(source, []).append((block, confidence))

    def blocks(self, source: str) -> list[Block]:
        return [block for block, _ in self.found.get(source, ())]

    def names(self, block: Block) -> bool:
        """Whether another block so far has the same name."""
        return any(plain(b.name) == plain(block.name) for blocks in self.found.values() for b, _ in blocks)


@cache
def _roles() -> Mapping[str, Mapping[str, Sequence[str]]]:
    table: dict[str, Mapping[str, Sequence[str]]] = {}
    for kind in load_vocabulary("parties")["types"]:
        for name in kind["names"]:
            table[name] = kind["roles"]
    return table


@cache
def _signing_words() -> frozenset[str]:
    return frozenset(plain(w) for w in load_vocabulary("parties")["words"]["signed_for"])


def find_parties(document: Document) -> tuple[PartyReading, ...]:
    """The document's parties, at most one a role; roles as the contract allows them for `document.type`."""
    roles = _roles().get(document.type)
    if not roles or not document.pages:
        return ()
    sources = _Sources()
    if document.type == "payment_proof":
        for concept, block in swift_parties(document).items():
            sources.add(concept, block, CONFIDENCE["swift"])
    sources.layouts = layouts = tuple(layout_of(page) for page in document.pages[:MOST_PAGES])
    for layout in layouts:
        _labelled(layout, sources, document.type)
    if document.type == "contract":
        for role, block in defined_parties(document):
            sources.add(f"defined_{role}", block, CONFIDENCE["prose"])
    roles = _roles()[variety_of(document, sources.found)]
    wanted = {source for order in roles.values() for source in order}
    _unlabelled(document, layouts, wanted, sources)
    if document.type == "purchase_order" and _is_sellers_order(document, sources):
        roles = _roles()["sales_order"]
    elif document.type == "purchase_order" and names_clerk(
        *map(sources.blocks, ("buyer", "letterhead", "seller", "to"))
    ):
        del sources.found["buyer"]
    return tuple(_assigned(document, roles, sources))


@cache
def _selling_titles() -> frozenset[str]:
    return frozenset(_squashed(w) for w in load_vocabulary("parties")["words"]["sellers_order"])


def _squashed(text: str) -> str:
    """A title without its spaces, so that "O R D E R" is one too."""
    return plain(text).replace(" ", "")


def _is_sellers_order(document: Document, sources: _Sources) -> bool:
    """Whether the seller writes an order down: it says so in its title, or bills another than its letterhead's."""
    segments = segments_of(document.pages[0])
    rows = (" ".join(s.text for s in row) for _, row in groupby(segments, key=lambda s: s.line))
    if _selling_titles() & {_squashed(without_number(text)) for text in (*rows, *(s.text for s in segments))}:
        return True
    heads, billed = (
        {plain(block.name) for block, _ in sources.found.get(source, ()) if block.strong}
        for source in ("letterhead", "bill_to")
    )
    return bool(heads and billed) and not heads & billed and not sources.found.keys() & {"seller", "exporter", "to"}


def _labelled(layout: Layout, sources: _Sources, kind: str) -> None:
    for label in sorted(layout.labels.values(), key=has_account):
        block = None if repeats(label, layout) or lists_names(label, layout) else block_of(label, layout)
        if block is None:
            continue
        block = with_address(label, block, layout)
        if opens_text(label, block):
            continue
        if NOBODY & set(label.concepts):
            sources.add(NOTED, block, 0.0)  # it has no role of ours, and is nobody's letterhead either
            continue
        weak = label.concepts[0] in WEAK
        if not block.likely and (
            (weak and not is_posted(block)) or is_scrap(block, layout) or is_doubtful(label, block, layout)
        ):
            continue
        confidence = WEAK_LABEL if weak or not (block.likely or label.colon) else CONFIDENCE["label"]
        if kind == "payment_proof" and ((has_account(label) and sources.names(block)) or _asks_bank(label, block)):
            continue  # the side that the other caption names has the account; the bank is asked to pay
        if is_form_of_address(label, block):
            sources.add(FORMAL, block, WEAK_LABEL)
        for concept in concepts_on_slip(label, layout.labels.values()) if kind == "payment_proof" else label.concepts:
            sources.add(concept, block, confidence)


def _asks_bank(label: PartyLabel, block: Block) -> bool:
    """Whether an order to pay is addressed to its bank: "致：交通银行", "To: First Bank"."""
    banks = set(plain(block.name).split()) & BANKS or "银行" in block.name or "銀行" in block.name
    return label.concepts == ("to",) and bool(banks)


def _unlabelled(document: Document, layouts: Sequence[Layout], wanted: set[str], sources: _Sources) -> None:
    first = layouts[0]
    taken = [block.bbox for blocks in sources.found.values() for block, _ in blocks if block.page == first.page.number]
    head = _letterhead(document, first, taken, sources) if wanted & {"letterhead", "addressee"} else None
    sources.add("letterhead", head, CONFIDENCE["letterhead"])
    shop = shop_name(first) if document.type == "commercial_invoice" and not taken else None
    if head is None:
        sources.add("letterhead", shop, CONFIDENCE["shop"])
    if "signed_for" in wanted:
        at_foot = document.type == "commercial_invoice"
        signed = (signed_for(layout, _signing_words(), at_foot) for layout in reversed(layouts))
        signer = next((s for s in signed if s), None)
        if document.type == "payment_proof" and signer and set(plain(signer.name).split()) & BANKS:
            signer = None
        sources.add("signed_for", signer, CONFIDENCE["signed_for"])
    if "addressee" in wanted and not sources.found.keys() & {*LABELLED, "window"}:
        boxes: list[BBox] = [*taken, *([head.bbox] if head else [])]
        addressee = addressee_of(first, boxes, head) or _formally_addressed(sources, head)
        if document.type in NOTICES and addressee and not addressee.strong:
            addressee = None
        # A till receipt is addressed to nobody, unless two companies stand on it.
        if shop is None or (addressee and head and addressee.strong and head.strong):
            sources.add("addressee", addressee, CONFIDENCE["addressee"])
    if document.type == "commercial_invoice" and sources.found and sources.found.keys() <= ADDRESSED:
        sources.add("letterhead", brand_at_head(first, taken), CONFIDENCE["shop"])
    if "prose" in wanted:
        for source, block in sworn_companies(document).items():
            sources.add(source, block, CONFIDENCE["prose"])
        if not sources.found.keys() & {"prose", "registrant"} and "en" in document.languages:
            sources.add("prose", spoken_name(document), CONFIDENCE["model"])


def _formally_addressed(sources: _Sources, head: Block | None) -> Block | None:
    """The one company under a form of address, where another is the paper's own: else it may be the writer's blank."""
    formal = [block for block, _ in sources.found.get(FORMAL, ())]
    return formal[0] if len(formal) == 1 and head and plain(head.name) != plain(formal[0].name) else None


def _letterhead(document: Document, layout: Layout, taken: Sequence[BBox], sources: _Sources) -> Block | None:
    """The company at the top of the first page, if it is the paper's own."""
    filled = [s.bbox for s in layout.segments if fills_blank(s, layout)] if document.type in RECORDS else []
    head = letterhead_of(layout, [*taken, *filled])
    if head is None and filled:
        head = letterhead_of(layout, taken)
    if head is None or (not head.likely and document.type in SPOKEN):
        return None
    if not head.strong and document.type in NOTICES:
        return None  # an office of the authority itself
    if document.type != "commercial_invoice" or sources.found.keys() & ADDRESSED:
        return head
    if addressee_of(layout, [*taken, head.bbox], head) or not stands_in_window(head, layout):
        return head
    sources.add("window", head, CONFIDENCE["addressee"])
    sources.add("account_holder", account_holder(layout), CONFIDENCE["addressee"])
    return None


def _assigned(document: Document, roles: Mapping[str, Sequence[str]], sources: _Sources) -> Iterator[PartyReading]:
    given: dict[str, str] = {}
    for role, order in roles.items():
        for source in order:
            found = sources.found.get(source, ())
            if source == "window" and not given:
                continue  # the paper's only company may as well be its own
            if source == "site" and document.type == "audit_report":
                found = [pair for pair in found if pair[0].strong]  # not a unit or a house of the firm's
            if source in ADDRESSEES and document.type == "transport_document":
                others = {plain(block.name) for other in (NOTED, "broker") for block in sources.blocks(other)}
                found = [pair for pair in found if plain(pair[0].name) not in others]
            if source in ("letterhead", "addressee") and role in SIDES:
                elsewhere = _labelled_otherwise(role, roles, sources)
                found = [pair for pair in found if plain(pair[0].name) not in elsewhere]
            choice = _choice(found, role, given)
            if choice is None:
                continue
            block, confidence = choice
            given[role] = plain(block.name)
            named = named_elsewhere(block, sources.layouts)
            said = with_stated_address(named, role, sources.blocks("letterhead"), document.pages)
            yield _reading(document, role, said, confidence)
            break


def _labelled_otherwise(role: str, roles: Mapping[str, Sequence[str]], sources: _Sources) -> set[str]:
    """Names that labels give to other roles: without a label of its own, such a company does not hold this one."""
    others = {source for other, order in roles.items() if other != role for source in order}
    labels = others - {*roles[role], *UNLABELLED} | (RECEIVERS if role == "seller" else frozenset())
    return {plain(block.name) for source in labels for block, _ in sources.found.get(source, ())}


def _choice(blocks: Sequence[tuple[Block, float]], role: str, given: Mapping[str, str]) -> tuple[Block, float] | None:
    """The best block of one source that no excluding role has taken."""
    taken = {name for other, name in given.items() if not any({role, other} <= pair for pair in TOGETHER)}
    free = [b for b in blocks if plain(b[0].name) not in taken]
    return max(free, key=lambda b: (b[0].strong, b[0].likely, b[1]), default=None)


def _reading(document: Document, role: str, block: Block, confidence: float) -> PartyReading:
    return PartyReading(
        role=role,
        name=block.name,
        address=block.address,
        country=block.country,
        place=Place(document.sha256, block.page, block.bbox, block.quote),
        confidence=confidence,
        identifiers=block.identifiers,
    )
