"""Where things were grown or made, as a document says: labels ("Country of origin: India"), marks, and sentences.

Each origin keeps its subject ("raw cotton", "yarn lot Y26") as printed, "" where the paper means all its goods.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.evidence import Document, OriginReading, Page, Place, union
from extractors.running_text import RunningText
from extractors.segments import Segment, plain, segments_of
from extractors.values.countries import country_in, parse_country
from extractors.vocabulary import load_vocabulary

LABELLED, WRITTEN = 0.96, 0.85
MOST_PAGES = 8
_FORM = "certificate_of_origin_1243"
_AUXILIARY = re.compile(r"(?:\s*\b(?:was|were|is|are|has|have|been|being|solely|wholly|entirely|exclusively))+\s*$")


@cache
def _labels() -> frozenset[str]:
    return frozenset(plain(w) for w in load_vocabulary("origins")["labels"]["words"])


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p, re.IGNORECASE) for p in load_vocabulary("origins")["phrases"]["patterns"])


def find_origins(document: Document) -> tuple[OriginReading, ...]:
    """Every origin that the document states, one a subject and country, in the order of the text."""
    if document.type == _FORM:
        # Its sentence is one long form: where the goods were made stands in its own blank (`place_of_production`).
        return ()
    found: dict[tuple[str, str | None, str], OriginReading] = {}
    for page in document.pages[:MOST_PAGES]:
        for origin in (*_labelled(document, page), *_written(document, page)):
            found.setdefault((plain(origin.subject), origin.country, plain(origin.region)), origin)
    return tuple(found.values())


def _labelled(document: Document, page: Page) -> Iterator[OriginReading]:
    segments = segments_of(page)
    for i, s in enumerate(segments):
        head, value = _split(s.text)
        if plain(head) not in _labels():
            continue
        shown = s if value else _value_of(segments, i)
        text = value or (shown.text if shown else "")
        country, region = read_place(text)
        if country and shown:
            yield _origin(document, shown, _subject(head), (country, region), LABELLED)


def _split(text: str) -> tuple[str, str]:
    """Label and value of a segment: at the colon, else where a country closes the text ("Made in Vietnam")."""
    mark = re.search(r"[:：]", text)
    if mark:
        return re.sub(r"^\d{1,2}[.)]\s*", "", text[: mark.start()]), text[mark.end() :].strip()
    text = re.sub(r"^\d{1,2}[.)]\s*", "", text)
    words = text.split()
    for n in range(min(4, len(words) - 1), 0, -1):
        if parse_country(" ".join(words[-n:])) and plain(" ".join(words[:-n])) in _labels():
            return " ".join(words[:-n]), " ".join(words[-n:])
    return text, ""


def _value_of(segments: tuple[Segment, ...], at: int) -> Segment | None:
    """The value of a label that stands alone: right of it, else right below it."""
    label = segments[at]
    for s in segments[at + 1 :]:
        if s.line == label.line and s.bbox.x0 > label.bbox.x1 and read_place(s.text)[0]:
            return s
        if s.line > label.line:
            below = s.bbox.top - label.bbox.bottom < 2.2 * label.size
            if below and abs(s.bbox.x0 - label.bbox.x0) < 3 * label.size and read_place(s.text)[0]:
                return s
            if not below:
                return None
    return None


def _subject(head: str) -> str:
    """What a label speaks of: "Country of origin of cotton" -> "cotton"."""
    m = re.search(r"(?:origin of(?: the)?|of origin of|ürsprung der)\s+(.+)$", head, re.IGNORECASE)
    named = m.group(1).strip() if m else ""
    m = re.match(r"(?:raw )?(cotton|yarn|fabric|tomato\w*|fib(?:er|re)) origin$", head.strip(), re.IGNORECASE)
    named = named or (m.group(1) if m else "")
    return "" if plain(named) in ("goods", "merchandise", "the goods", "product", "products") else named


def read_place(text: str) -> tuple[str | None, str]:
    """(country, region) of a place as printed: "Hale Center, Texas, USA" -> ("US", "Hale Center, Texas")."""
    text = re.sub(r"^[\s:：(]+", "", text).strip(" .)")
    if not text or len(text) > 120:
        return None, ""
    whole = parse_country(text)
    if whole:
        return whole, ""
    parts = [p.strip() for p in text.split(",")]
    country = parse_country(re.sub(r"^the\s+", "", parts[-1])) or country_in(text)
    region = ", ".join(p for p in parts if not parse_country(re.sub(r"^the\s+", "", p)))
    return country, region if country and len(region) < 60 else ""


def _written(document: Document, page: Page) -> Iterator[OriginReading]:
    text = RunningText((page,))
    seen: list[tuple[int, int, str]] = []
    for pattern in _patterns():
        for m in pattern.finditer(text.flat):
            country, region = _place_in_sentence(m.group("place"))
            shown = text.segment(m.start(), m.end())
            if country and shown and not any(s < m.end() and m.start() < e and c == country for s, e, c in seen):
                seen.append((m.start(), m.end(), country))
                subject = m.groupdict().get("subject", _before(text.flat, m.start())) or ""
                yield _origin(document, shown, _clean_subject(subject), (country, region), WRITTEN)


def _before(text: str, end: int) -> str:
    """The words of the clause before a phrase, without its auxiliary verbs."""
    clause = re.split(r"[.;:,]|\b(?:that|which)\b", text[max(0, end - 70) : end])[-1]
    return re.sub(
        r"(?:\s*\b(?:was|were|is|are|has|have|been|being|solely|wholly|entirely|exclusively))+\s*$", "", clause
    )


def _place_in_sentence(place: str) -> tuple[str | None, str]:
    adjective = load_vocabulary("origins")["adjectives"].get(plain(place))
    if adjective:
        return str(adjective), ""
    place = re.split(r"\b(?:and|which|by|under|during|from|that|between|on|with|for|at)\b", place)[0]
    country, region = read_place(re.sub(r"^(?:the\s+)?(?:state\s+of\s+)?", "", place.strip(), flags=re.IGNORECASE))
    return country, region


def _clean_subject(subject: str) -> str:
    words = re.split(r"[,;.]|\b(?:that|was|were|is|are)\b", subject)[0]
    return re.sub(
        r"^[\s\d%.,]*(?:(?:the|that|all|our|this|these|of|from|said)\s+)*", "", words, flags=re.IGNORECASE
    ).strip()


def _origin(
    document: Document, shown: Segment, subject: str, place: tuple[str, str], confidence: float
) -> OriginReading:
    box = union(w.bbox for w in shown.words)
    return OriginReading(subject, place[0], place[1], Place(document.sha256, shown.page, box, shown.text), confidence)
