"""What a table column holds, by its heading: "Unit Price (USD)" -> unit_price, "净重(千克)" -> net_weight.

The words are data (`vocabulary/columns.toml`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractors.segments import plain
from extractors.tables.currency_marks import is_rate
from extractors.tables.heading_phrases import bare_heading, counted, goods_with_tariff, is_per_package, stacked_kind
from extractors.values.folding import is_cjk
from extractors.values.iso_codes import currency_codes
from extractors.values.units import PACKAGES, parse_unit
from extractors.vocabulary import first_words, load_vocabulary

TEXTS = frozenset({"description", "lot_number", "style_number", "bale_number", "hs_code", "date", "worker"})
NUMBERS = frozenset(
    {"quantity", "unit_price", "amount", "net_weight", "gross_weight", "packages", "debit", "credit", "balance"}
    | {"input_quantity", "output_quantity", "waste_quantity", "hours_worked", "wages"}
)
# "Netto" is a word for sums too; beside weights it says which they are.
WEIGHTS = frozenset({"net_weight", "gross_weight"})
_STROKE, _PARTS = re.compile(r"\s*[/|\n]\s*"), re.compile(r"[/|:：()（）-]")
_BRACKETED = re.compile(r"[(（\[]([^)）\]]*)[)）\]]")
# "Garnpartie", "Rohstoffcharge"; "Charge" alone is the paper's own.
_GERMAN_LOT = re.compile(r"\w{3}(?:partie|charge)$")
MOST_TOKENS, MOST_CAPTION, SHORTEST_GLUED, TWO = 12, 5, 6, 2
# A heading in two scripts without a mark between them: "品名Description".
_TWO_SCRIPTS = re.compile(
    r"^([\u3040-\u9fff（）()]+)\s*([A-Za-z][^\u3040-\u9fff]*)$|^([^\u3040-\u9fff]+?)\s*([\u3040-\u9fff（）()]+)$"
)


@cache
def heading_words(key: str) -> frozenset[str]:
    """The words of a list of `[heading_words]`, plain."""
    return frozenset(load_vocabulary("columns")["heading_words"][key])


def heads_items(heading: str, kind: str | None) -> bool:
    """Whether a heading like one of positions may be one of goods: "Item", no "Line"."""
    return kind == "position" and plain(heading) in heading_words("items")


@cache
def _kinds() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, words in load_vocabulary("columns")["kinds"].items():
        for word in words:
            found.setdefault(plain(word), kind)
    return found


@cache
def _glued_kinds() -> dict[str, str]:
    """Kinds by their words without spaces, which recognisers and narrow columns lose ("Netağırlık")."""
    return {
        word.replace(" ", ""): kind for word, kind in _kinds().items() if " " in word and len(word) > SHORTEST_GLUED
    }


@cache
def _sums(*tables: str) -> frozenset[str]:
    return frozenset(plain(w) for table in tables for w in load_vocabulary("columns")[table]["words"])


@cache
def _direction_words() -> dict[str, str]:
    table = load_vocabulary("columns")["direction_words"]
    return {plain(word): direction for direction, words in table.items() for word in words}


@cache
def _directions() -> dict[str, str]:
    table = load_vocabulary("columns")["directions"]
    return {plain(word): direction for direction, words in table.items() for word in words}


# The number of its box before a caption of a form ("11 Bruttogewicht kg"); "30 days" is a term of payment.
_BOX = re.compile(r"^\s*\d{1,2}\s+(?=[^\W\d_a-z][^\W\d_ ]* ?[^\W\d_]{7})")


@lru_cache(maxsize=4096)
def _is_mark(token: str) -> bool:
    return token.upper() in currency_codes() or parse_unit(token) is not None or token in ("us", "rm", "rs", "tl", "元")


@lru_cache(maxsize=8192)
def strict_kind(text: str) -> str | None:
    """The kind of a heading that is one of the known words, give or take brackets, units and currencies."""
    kinds = _kinds()
    bare = bare_heading(text)
    for flat in (plain(text), bare, plain(text).rstrip("# "), plain(_BOX.sub("", text))):
        if flat in kinds:
            marks = kinds[flat] == "packages" and text.rstrip().endswith("#")
            return "other" if marks else kinds[flat]
    head, _, last = text.rpartition(" ")
    if is_rate(head if kinds.get(plain(last)) in WEIGHTS else text):  # "US$/MT net"
        return "unit_price"
    tokens = bare.split() or plain(text).split()  # "(lb)", the end of a wrapped heading
    if is_per_package(text) and not _twice_packages(text):
        return "other"
    if len(tokens) > TWO and tokens[-TWO] in ("in", "en", "em") and _is_mark(tokens[-1]):
        measured = kinds.get(" ".join(tokens[:-TWO]))  # "Qty in Pcs": a measure, and no side of a process
        if measured in NUMBERS:
            return measured
    told = _parts_kind(text) or counted(
        tokens, [t for t in tokens if not is_total(t) or kinds.get(t) in WEIGHTS], kinds
    )
    if told:
        return told
    kept = [t for t in tokens if not _is_mark(t)]
    if kept and len(kept) < len(tokens) and " ".join(kept) in kinds:
        kind = _priced(kinds[" ".join(kept)], tokens)
        # "HS Code Packages" are two headings; the unit of one names nothing else.
        return kind if {kinds.get(t, kind) for t in tokens if _is_mark(t)} <= {kind, "quantity", "unit"} else None
    if _is_lot(tokens):
        return "lot_number"
    if (glued := "".join(kept)) in _glued_kinds() and len(kept) < 3:
        return _glued_kinds()[glued]
    if tokens and not kept and any(parse_unit(t) for t in tokens):
        return ("packages" if parse_unit(tokens[0]) in PACKAGES else "quantity") if len(tokens) == 1 else None
    return None


def _twice_packages(text: str) -> bool:
    """Whether both sides of a stroke count or number packages ("Koli / Cartons"), none what is in one."""
    kinds = [_kinds().get(plain(part)) for part in text.split("/")]
    counted_twice = kinds == ["packages"] * 2 and (plain(text).endswith("s") or is_cjk(text[0]))
    return counted_twice or kinds == ["bale_number"] * 2


def _is_lot(tokens: list[str]) -> bool:
    """Whether a heading names the lots of one side of a process: "Input Lot", "Charge Ausgang", "Garnpartie"."""
    kinds = [_kinds().get(t) for t in tokens]
    if len(tokens) == 1:
        return _GERMAN_LOT.search(tokens[0]) is not None
    if (
        1 < len(tokens) <= MOST_CAPTION
        and tokens[0] in heading_words("lot_heads")
        and not heading_words("lot_measures") & set(tokens)
    ):
        return not any(k in NUMBERS and not k.endswith("put_quantity") for k in kinds)
    sided = all(k == "lot_number" or (k or "").endswith("put_quantity") for k in kinds)
    return len(set(kinds)) == 2 and sided


def _is_foreign(part: str, found: set[str]) -> bool:
    """Whether a part may be the other language of a heading: a few words that name nothing else."""
    return len(plain(part).split()) <= 3 and column_kind(part) in {None, *found}


def _parts_kind(text: str) -> str | None:
    """The kind of a bilingual heading, both parts of which mean the same ("Description / 品名")."""
    parts = [p for p in _STROKE.split(text) if p.strip()]
    kinds = [strict_kind(p) for p in parts] if len(parts) == 2 else []
    found = {k for k in kinds if k}
    if found == {"quantity", "position"} and heading_words("counts_or_positions") & {plain(p) for p in parts}:
        return "quantity"  # "SL" counts in Vietnamese
    found = found - {"other"} or found
    if len(found) == 1 and all(k or _is_foreign(p, found) for k, p in zip(kinds, parts, strict=True)):
        return found.pop()
    if both := stacked_kind([strict_kind(p) for p in parts]) if len(parts) in (2, 3) else None:
        return both
    m = None if text.isascii() else _TWO_SCRIPTS.match(text.strip())
    if m:
        sides = {k for k in (strict_kind(g) for g in m.groups() if g) if k}
        return sides.pop() if len(sides) == 1 else None
    return None


@lru_cache(maxsize=8192)
def column_kind(text: str) -> str | None:
    """The kind of a heading, or None when it is none: strictly, else by the longest known words in it."""
    found = strict_kind(text)
    if found or ":" in text:
        return found
    tokens = bare_heading(text).split()
    if len(tokens) > MOST_TOKENS or not tokens:
        return None
    if is_cjk(tokens[0][0]) and len(tokens[0]) <= 12:
        return _cjk_kind("".join(tokens))
    side = heading_unit(text) and direction_of(text)  # "Mts recibidos"
    return _contained(tokens) or (side and f"{side}_quantity")


def is_heading_phrase(text: str) -> bool:
    """Whether words together are one known heading, give or take brackets ("Unit Price", "Net Weight (kg)")."""
    return plain(text) in _kinds() or bare_heading(text) in _kinds()


def names_tariff(text: str) -> bool:
    """Whether a heading names goods and their tariff number, one below the other; no description of a code."""
    return goods_with_tariff(bare_heading(text).split(), _kinds())


def _contained(tokens: list[str]) -> str | None:
    """The kind of the longest known words in a heading; of single words that of the head of the phrase."""
    kinds = _kinds()
    if goods_with_tariff(tokens, kinds):
        return "description"
    for n in range(len(tokens) - 1, 1, -1):
        for i in range(len(tokens) - n + 1):
            found = kinds.get(" ".join(tokens[i : i + n]))
            if found and n * 4 >= len(tokens):
                return found
    if heading_words("sorts") & set(tokens) or (
        heading_words("charges") & set(tokens) and not heading_words("without") & set(tokens)
    ):
        return "other"
    cut = next((i for i, t in enumerate(tokens) if i and t in heading_words("prepositions")), len(tokens))
    for token in (*reversed(tokens[:cut]), *tokens[cut:]):
        found = kinds.get(token) if token not in heading_words("alone") else None
        if found and (len(token) > 2 or token in heading_words("short_heads")) and len(tokens) <= 6:
            return _priced(found, tokens)
    return None


def _priced(kind: str, tokens: list[str]) -> str:
    """What "net" or "gross" beside a currency or a tax is: an amount ("Net HT"); a total of a unit is a count."""
    # "KGS" is the som of Kyrgyzstan too.
    coins = [t for t in tokens if t in ("tl", "元") or (t.upper() in currency_codes() and not parse_unit(t))]
    money = bool(coins) or any(t in heading_words("taxed") for t in tokens)
    if kind == "amount" and not money and is_total(tokens[0]):
        units = {unit for t in tokens if (unit := parse_unit(t))}
        return ("packages" if units <= PACKAGES else "quantity") if units else kind
    return "amount" if money and kind in ("net_weight", "gross_weight") else kind


def _cjk_kind(text: str) -> str | None:
    known = [w for w in _kinds() if len(w) > 1 and is_cjk(w[0]) and w in text]
    # The head of a Chinese compound stands last.
    best = max(known, key=lambda w: (_kinds()[w] == "lot_number" and text.endswith(w), len(w)), default="")
    return _kinds()[best] if len(best) * 2 >= len(text) else None


def heading_unit(text: str) -> str | None:
    """The unit that a heading names: "Quantity (m)" -> MTR, "Net Weight KG" -> KGM; none by the "M" of "U/M"."""
    for part in _BRACKETED.findall(text):
        unit = parse_unit(part.strip())
        if unit:
            return unit
    tokens = bare_heading(text).split()
    tokens = tokens[:-TWO] if len(tokens) > TWO and _kinds().get(" ".join(tokens[-TWO:])) == "unit" else tokens
    if whole := next((u for part in (tokens[:TWO], tokens[-TWO:]) if (u := parse_unit(" ".join(part)))), None):
        return whole  # "Sq.m" is no metre
    return next((u for t in (*tokens[:-3:-1], *tokens[:1]) if len(t) <= 6 and (u := parse_unit(t))), None)


@lru_cache(maxsize=8192)
def is_total(text: str) -> bool:
    """Whether a line's text begins as one of sums: "Total Quantity", "小计", "Zwischensumme"."""
    flat = plain(re.sub(r"[:：].*$", "", text) if ":" in text or "：" in text else text)
    tokens = flat.split()
    totals = _sums("totals", "balances")
    if not tokens or not (is_cjk(tokens[0][0]) or tokens[0] in first_words(totals)):
        return False
    return any(" ".join(tokens[:n]) in totals for n in range(min(5, len(tokens)), 0, -1)) or (
        is_cjk(tokens[0][0]) and any(tokens[0].startswith(w) for w in totals if is_cjk(w[0]))
    )


def is_balance(text: str) -> bool:
    """Whether a line of an account tells what it held, and no movement: "Alter Kontostand"."""
    tokens = plain(text).split()
    return any(" ".join(tokens[:n]) in _sums("balances") for n in range(1, min(5, len(tokens)) + 1))


@lru_cache(maxsize=8192)
def direction_of(text: str) -> str | None:
    """input, output or waste where a caption says so ("INPUT / MATERIAL ISSUED"), else None."""
    flat = plain(text)
    found = _directions().get(flat)
    if found:
        return found
    hits = {d for part in _PARTS.split(text) if (d := _directions().get(plain(part)))}
    hits = hits or _worded(flat)
    return hits.pop() if len(hits) == 1 else None


def _worded(flat: str) -> set[str]:
    """The sides of a process that words of a short caption name: "Cotton consumed", "投入坯布"."""
    words = flat.split()
    if len(words) > MOST_CAPTION:
        return set()
    known = _direction_words()
    runs = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 2, len(words) + 1))
    if named := {_directions()[run] for run in runs if run in _directions()}:
        return named
    end = words[-1] if len(words) > 1 and not words[-2].isdigit() else ""  # "1/4 in" are inches
    last = {side for side in ("input", "output") if end in heading_words(f"last_of_{side}")}
    return (
        last
        | {known[w] for w in words if w in known}
        | {side for word, side in (() if flat.isascii() else known.items()) if is_cjk(word[0]) and word in flat}
    )
