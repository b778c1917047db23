"""The statement of the ultimate consignee (19 CFR 12.43(b)): which of its four elements are there, and where.

Its wording is free, so ideas are looked for, not words, in sentences and in the passage that they open. `found`: all
that the regulation asks of the element is said to have been done; `partly`: some of it is not said, or is hedged,
limited or said of somebody else; `missing`: nothing speaks of it, or what does denies it or puts it off. What is there
is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.evidence import BBox, Document, union
from extractors.statement.elements import Element, Wording, wording
from extractors.statement.own_names import bare, own_names, plain
from extractors.statement.passages import Unit, units_of

Status = Literal["found", "partly", "missing"]
_RANK = {"missing": 0, "partly": 1, "found": 2}
# A firm's "Limited": behind two words of a name, or behind another word of its form where capitals tell nothing.
_NO_NAME = r"(?!(?:Our|The|This|That|A|An|My|Its|Their|Was|Is|Were|Are|Very)\b)"
_LIMITED = re.compile(
    rf"(?<![\w.])(?:[A-Z(][\w.'’()-]* (?:(?:&|and|of) )?{_NO_NAME}[A-Z(][\w'’()-]*,? |(?:Co\.|Pvt\.|\(P\)),? )"
    r"Limited(?! to\b)"
    r"|(?:(?<!THE )(?<!OUR )(?<!THIS )COMPANY|\bCO\.|\bPRIVATE|\bPVT\.?|\(P\)),? LIMITED(?=[,.;]|\s+[A-Z][a-z]|$)"
)
# "[describe efforts]", "<name>": what a skeleton asks for.
_LEFT_BLANK = re.compile(r"\[(?!sic\b|emphasis\b)[a-z][a-z ,/'’-]{2,60}\]|<[a-z][a-z ,/'’-]{2,60}>")
_SAYS = 4  # words of a sentence that says something, at least


@dataclass(frozen=True, slots=True)
class ElementReading:
    """What was found of one element: the quote with its place, or none; `lacking` says which part is not there."""

    name: str
    says: str
    status: Status
    quote: str
    page: int
    bbox: BBox | None
    lacking: str = ""


def read_statement(document: Document, consignees: Iterable[str] = ()) -> tuple[ElementReading, ...]:
    """The four elements of 19 CFR 12.43(b) in their order, each found, partly found or missing.

    `consignees`: names of the ultimate consignee by other papers, who may speak of itself by them.
    """
    known = wording()
    units = [u for u in units_of(document) if not _only_asks(u, known)]
    speaks = [_elements_of(u, known) for u in units]
    own = own_names(units, document) | {plain(w) for name in consignees for w in name.split() if w[:1].isupper()}
    return tuple(_read(element, units, speaks, own) for element in known.elements)


def _only_asks(unit: Unit, known: Wording) -> bool:
    """The sentence says what the law or the consignee asks of others, and nothing that was done."""
    text = bare(unit.whole)
    if known.quotes.held(text):
        return True
    if not known.asked.held(text):
        return False
    governs = known.promises.asks_others(text, [e.does.starts for e in known.elements])
    return governs or not any(_opens(e, unit) for e in known.elements)


def _elements_of(unit: Unit, known: Wording) -> frozenset[str]:
    """The elements that a sentence opens by its own words, or by what it does under a caption that names one alone."""
    caption = [e.name for e in known.elements if e.caption.held(bare(unit.caption))]
    found = {e.name for e in known.elements if _opens(e, unit)}
    if "belief" in found:
        return frozenset({"belief"})
    if len(caption) == 1 and caption[0] in ("results", "belief"):
        return frozenset(caption)
    if not found and len(caption) == 1:
        return frozenset(caption)
    return frozenset(found)


def _opens(element: Element, unit: Unit) -> bool:
    return element.topic.held(bare(unit.text)) and element.does.held(bare(unit.whole))


def _read(
    element: Element, units: Sequence[Unit], speaks: Sequence[frozenset[str]], own: frozenset[str]
) -> ElementReading:
    judged = [_judge(element, run, own) for run in _runs(element, units, speaks)]
    if element.name == "results" and (side := _side_told(element, units)):
        lacks = f"they are said to be those of the {side} alone"
        judged = [replace(r, status="partly", lacking=lacks) if r.status == "found" else r for r in judged]
    return max(judged, key=lambda r: _RANK[r.status], default=_unspoken(element, units, speaks))


def _side_told(element: Element, units: Sequence[Unit]) -> str:
    """The one object, source or labor, of which alone results are told ("the results as to source"); "" for both."""
    sides: set[str] = set()
    for unit in units:
        text = bare(unit.text)
        about = [text[m.end() :] for m in wording().about.whole.finditer(text) if element.topic.held(text[: m.start()])]
        named = {n for rest in about for n in ("source", "labor") if wording().element(n).topic.held(rest)}
        whole = element.topic.held(text) and element.rest[0].held(text)
        sides |= named or ({"source", "labor"} if whole else set())
    return next(iter(sides)) if len(sides) == 1 else ""


def _unspoken(element: Element, units: Sequence[Unit], speaks: Sequence[frozenset[str]]) -> ElementReading:
    """No sentence that is understood opens the element: missing, unless one may speak of it in words not known here."""
    own = [element.name == "belief" or "belief" not in said for said in speaks]
    touching = [u for u, free in zip(units, own, strict=True) if _touches(element, u, free)]
    if not touching:
        return _reading(element, "missing", (), element.says)
    return _reading(element, "partly", touching[:1], f"it is not said in so many words: {element.says}")


def _touches(element: Element, unit: Unit, free: bool) -> bool:
    """The sentence may speak of the element; one of belief (not `free`) by what stands before the belief alone."""
    if free or _opens(element, unit):
        return element.touches.held(bare(f"{unit.caption} {unit.whole}"))
    text = bare(unit.whole)
    believes = wording().element("belief").does.starts.search(text)
    return believes is not None and element.topic.held(text[: believes.start()])


def _runs(element: Element, units: Sequence[Unit], speaks: Sequence[frozenset[str]]) -> Iterator[Sequence[Unit]]:
    """The sentence that opens the element, with those after it that open no other and stand under the same caption."""
    start = 0
    while start < len(units):
        if element.name not in speaks[start]:
            start += 1
            continue
        end = start + 1
        while end < len(units) and _goes_on(element, units[start], units[end], speaks[end]):
            end += 1
        yield units[start:end]
        start = end


def _goes_on(element: Element, first: Unit, unit: Unit, speaks: frozenset[str]) -> bool:
    return unit.section == first.section and (not speaks or element.name in speaks)


def _judge(element: Element, run: Sequence[Unit], own: frozenset[str]) -> ElementReading:
    if element.name == "results":
        return _judge_results(element, run)
    telling = [u for u in run if _tells(element, u)] or [u for u in run if _is_denied(element, u)]
    if not telling:
        return _reading(element, "partly", run[:1], "it is not said to have been done")
    clean = [u for u in telling if not _weakness(element, u, own)]
    if not clean:
        status: Status = "missing" if all(_is_denied(element, u) for u in telling) else "partly"
        return _reading(element, status, telling[:1], _weakness(element, telling[0], own))
    held = " ".join(bare(u.text) for u in run if u in clean or not _weakness(element, u, own))
    held = f"{held} {bare(run[0].caption)}"
    doubt = next((w for u in run if _concerns(element, u) for w in [_weakness(element, u, own)] if w), "")
    whole = all(idea.held(held) for idea in element.rest)
    lacking = doubt or ("" if whole else element.lacks)
    return _reading(element, "partly" if lacking else "found", _quoted(element, run, clean), lacking)


def _tells(element: Element, unit: Unit) -> bool:
    """The sentence says that something was done (or believed) about the element, by itself or under its caption."""
    text = bare(unit.whole)
    if element.name == "belief":
        over = bare(unit.caption)
        return element.topic.held(f"{over} {text}") and (element.does.held(text) or element.caption.held(over))
    return element.does.held(text)


def _concerns(element: Element, unit: Unit) -> bool:
    """The sentence is about the element by its own words, or names the components."""
    return _opens(element, unit) or element.rest[-1].held(bare(unit.text)) or element.rest[0].held(bare(unit.text))


def _weakness(element: Element, unit: Unit, own: frozenset[str]) -> str:
    """What keeps a sentence from saying the element; "" for nothing."""
    known = wording()
    text = _unmasked(unit)
    vow, promised = known.promises.judged(text, element.does.starts)
    said = known.put_off.said(text) or element.denies.said(text) or element.limits.said(text) or (vow and promised)
    if unit.unticked or unit.whole.rstrip().endswith("?"):
        return "its box is not ticked" if unit.unticked else "it is asked, not said"
    if blank := _LEFT_BLANK.search(unit.whole):
        return f"it is left to be filled in (“{blank.group()}”)"
    if said:
        return f"it is put off, limited or taken back (“{said}”)"
    hedge = _hedge(element, unit, text)
    if hedge:
        return f"it is put off, limited or taken back (“{hedge}”)"
    other = known.others.said(text) or _hearsay(element, text)
    other = other or (_believer(unit, own) if element.name == "belief" else _maker(unit, own))
    return f"it is said of somebody else (“{other}”)" if other else ""


def _hedge(element: Element, unit: Unit, text: str) -> str:
    hedges = wording().hedges
    if element.name == "belief":
        return hedges.of_belief(text, unit.whole, element.does.starts, element.parts)
    return hedges.of_effort(text, element.does.starts, element.parts)


def _unmasked(unit: Unit) -> str:
    """The sentence without strong words that hold a weak one, and without "Limited" at the end of a firm's name."""
    return wording().masked.starts.sub(" ", bare(_LIMITED.sub(" ", unit.whole)))


def _hearsay(element: Element, text: str) -> str:
    """The words by which somebody else told of an effort, where no effort of the consignee's stands before them."""
    told = wording().told.whole.search(text)
    if told is None or element.does.starts.search(text, 0, told.start()):
        return ""
    return told.group() if element.does.starts.search(text, told.end()) else ""


def _is_denied(element: Element, unit: Unit) -> bool:
    known = wording()
    text = known.doubts.whole.sub(" ", _unmasked(unit))
    vow, _ = known.promises.judged(text, element.does.starts)
    denied = element.denies.whole.search(text)
    if denied and known.excepts.held(text[: denied.start()]):
        denied = None  # it is taken out: "save those that are confidential"
    if denied and known.nor.held(denied.group()) and element.does.held(text[: denied.start()]):
        denied = None  # it is said before: "we made every effort, nor have we made an exception"
    return bool(known.put_off.said(text) or denied) or vow == "denied"


def _believer(unit: Unit, own: frozenset[str]) -> str:
    """The name of one who believes and is not shown to be the consignee; "" for the consignee himself."""
    words = unit.whole.split()
    known = wording()
    at = next((n for n, w in enumerate(words) if w.casefold().startswith(("believes", "concludes"))), None)
    if at is None or known.believers.said(bare(" ".join(words[max(0, at - 4) : at]))):
        return ""
    name = [w.strip(".,;:()") for w in words[max(0, at - 4) : at] if w[:1].isupper()]
    return "" if any(w.casefold() in own for w in name) else " ".join(words[max(0, at - 3) : at + 1])


# A name at the head of a sentence, what it is called behind a comma, and that it did something.
_MAKER = re.compile(
    r"((?:[A-Z][\w&.'’-]*,? ){1,8})(?:,? ?(?:an?|the|our|as|acting) [^,;.]{3,80}, )?"
    r"(?:has |have |had )?(?:made|exercised|undertook|undertaken|used|took|taken|carried) (?=every|all|each|reasonable)"
)
_SELF = frozenset({"we", "i", "it", "the", "our", "this", "they", "he", "she", "importer", "consignee", "undersigned"})


def _maker(unit: Unit, own: frozenset[str]) -> str:
    """The name of one who made an effort and is not shown to be the consignee; "" for the consignee himself."""
    made = _MAKER.match(unit.whole)
    name = [plain(w) for w in made[1].split()] if made else []
    return "" if not name or not own.isdisjoint(name) or not _SELF.isdisjoint(name) else " ".join(name)


def _judge_results(element: Element, run: Sequence[Unit]) -> ElementReading:
    """Results are there when they are called full, and something is then said or attached that is not put off."""
    known = wording()
    weak = [u for u in run if _weakness(element, u, frozenset())]
    said = [u for u in run if u not in weak and _is_content(element, u)]
    if not said:
        denied = [u for u in weak if _is_denied(element, u)]
        lacking = _weakness(element, weak[0], frozenset()) if weak else "nothing follows it"
        return _reading(element, "missing" if denied else "partly", (denied or run)[:1], lacking)
    opening = [u for u in weak if element.topic.held(bare(u.text)) or u == run[0]]
    if opening:
        return _reading(element, "partly", opening[:1], _weakness(element, opening[0], frozenset()))
    text = " ".join([bare(run[0].caption), *(bare(u.whole) for u in run if u not in weak)])
    full = all(idea.held(text) for idea in element.rest)
    named = element.topic.held(text) or known.gives.held(text) or element.caption.held(bare(run[0].caption))
    lacking = "" if full and named else element.lacks
    return _reading(element, "partly" if lacking else "found", (run[0], said[0]), lacking)


def _is_content(element: Element, unit: Unit) -> bool:
    """The sentence says something, or gives what is attached; one that only announces says nothing yet."""
    known = wording()
    text = bare(unit.whole).rstrip(" .:;")
    if any(text.endswith(words) for words in known.announces) or unit.whole.rstrip().endswith(":"):
        return False
    if element.topic.held(text) and not element.does.held(text):
        return known.gives.held(text)
    return len(text.split()) >= _SAYS


def _quoted(element: Element, run: Sequence[Unit], clean: Sequence[Unit]) -> Sequence[Unit]:
    """The sentence that says most of the element."""
    ideas = (element.topic, element.does, *element.rest)
    return (max(clean, key=lambda u: sum(idea.held(bare(u.whole)) for idea in ideas)),) if clean else run[:1]


def _reading(element: Element, status: Status, units: Sequence[Unit], lacking: str) -> ElementReading:
    if not units:
        return ElementReading(element.name, element.says, status, "", 0, None, lacking)
    page = units[0].page
    texts = list(dict.fromkeys(u.whole for u in units if u.page == page))
    box = union(u.bbox for u in units if u.page == page)
    return ElementReading(element.name, element.says, status, " ".join(texts), page, box, lacking)
