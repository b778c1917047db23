"""Lines at the top of a paper that name its customer, not its sender: under a person, or as holder of the account."""

from __future__ import annotations

from functools import cache

from extractors.parties.company_names import begins_with, has_legal_form, is_name, split_name
from extractors.parties.party_layout import LEADING, Layout, aligned
from extractors.print_size import print_size
from extractors.segments import Segment, plain
from extractors.vocabulary import load_vocabulary

# So many lines of an address stand between a name and its town.
ADDRESS_LINES = 4
# A brand is set so much larger than the lines under it.
BRAND = 1.2


def is_under_person(s: Segment, layout: Layout) -> bool:
    """Whether a company stands right under a person's name ("Ms. P. Raman"): a letter is addressed to both."""
    over = [t for t in layout.row(s.line - 1) if aligned(s, t) and begins_with(t.text, "person")]
    return any(_adjoins(t, s) and not has_legal_form(t.text) for t in over)


def is_under_company(s: Segment, layout: Layout) -> bool:
    """Whether a line without a legal form stands in the lines right under a company's full name: in its address."""
    if has_legal_form(s.text):
        return False
    lower = s
    for line in range(s.line - 1, s.line - 1 - ADDRESS_LINES, -1):
        over = next((t for t in layout.row(line) if aligned(lower, t) and _adjoins(t, lower)), None)
        if over is None:
            return False
        if has_legal_form(over.text):
            # No return address in the window ("Acme AG · Street 2 · Town"), nor a sentence that ends in a name.
            alone = not split_name(over.text)[1] and is_name(over.text)
            return alone and print_size(over) < BRAND * print_size(s)
        lower = over
    return False


def is_brand_over(s: Segment, following: Segment) -> bool:
    """Whether a line is a brand in larger type right over the person to whom a bill goes."""
    larger = print_size(s) > BRAND * print_size(following)
    return larger and begins_with(following.text, "person") and not has_legal_form(s.text)


def is_holders(s: Segment, layout: Layout) -> bool:
    """Whether a line is the caption "Account holder", or stands right under it: at the top of a bill, the customer."""
    over = (t for t in layout.row(s.line - 1) if aligned(s, t))
    return plain(s.text) in _holders() or any(plain(t.text) in _holders() and _adjoins(t, s) for t in over)


@cache
def _holders() -> frozenset[str]:
    return frozenset(plain(w) for w in load_vocabulary("parties")["words"]["account_holder"])


def _adjoins(upper: Segment, lower: Segment) -> bool:
    return lower.bbox.top - upper.bbox.bottom < LEADING * max(lower.size, 6.0)
