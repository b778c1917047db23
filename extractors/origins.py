"""Where things were grown or made, as a document says: labels ("Country of origin: India"), marks, and sentences.

Each origin keeps its subject ("raw cotton", "yarn lot Y26") as printed, "" where the paper means all its goods.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.denials import is_denied, is_excluded, without_excluded
from extractors.evidence import Document, OriginReading, Page, Place, union
from extractors.origin_subjects import clean_subject, names_firm, subject_before
from extractors.phrase_words import Phrase, lowered, phrase
from extractors.running_text import RunningText
from extractors.segments import Segment, is_full_width, plain, segments_of
from extractors.unasserted import is_unasserted, is_unticked
from extractors.values.countries import (
    country_before_bracket,
    country_in,
    listed_countries,
    means_more,
    names_several,
    opening_country,
    parse_country,
    region_country,
)
from extractors.vocabulary import first_words, load_vocabulary

LABELLED, WRITTEN = 0.96, 0.85
MOST_PAGES = 8
_FORM = "certificate_of_origin_1243"
# Letters before a phrase in which its sentence may deny it; the Portuguese word for "in the" denies nothing.
SENTENCE = 240
_IN = re.compile(r"\bno\s*$", re.IGNORECASE)
# "Country of origin of the cotton" is a label without its article.
_ARTICLE = re.compile(r"\bof (?:the|all|all the|our|these)\s+", re.IGNORECASE)
_COLON, _BOX = re.compile(r"[:：]"), re.compile(r"^\d{1,2}[.)]\s*")


@cache
def _labels() -> frozenset[str]:
    return frozenset(plain(w) for w in load_vocabulary("origins")["labels"]["words"])


@cache
def _phrases() -> tuple[Phrase, ...]:
    return tuple(map(phrase, load_vocabulary("origins")["phrases"]["patterns"]))


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
        if plain(head).partition(" ")[0] not in first_words(_labels()) or is_unticked(s.text):
            continue
        named = _ARTICLE.sub("of ", head)
        if not _is_label(named) or (head.islower() and _is_denied_above(segments, i, head)):
            continue
        shown = s if value else _value_of(segments, i)
        text = value or (shown.text if shown else "")
        if "?" in text or "？" in text:
            continue
        country, region = read_place(text)
        if country and shown:
            yield _origin(document, shown, _subject(named), (country, region), LABELLED)


# Between the two languages of a caption or a place: "原产地 COUNTRY OF ORIGIN", "中国 CHINA".
_BETWEEN_SCRIPTS = re.compile(r"(?<=[\u3040-\u9fff])[\s/]*(?=[A-Za-z])|(?<=[A-Za-z.])[\s/]*(?=[\u3040-\u9fff])")


def _is_label(text: str) -> bool:
    return plain(text) in _labels() or all(plain(part) in _labels() for part in _BETWEEN_SCRIPTS.split(text))


def _is_denied_above(segments: tuple[Segment, ...], at: int, head: str) -> bool:
    """Whether the line above is that of the same sentence and denies it."""
    s, above = segments[at], [o for o in segments[:at] if o.line == segments[at].line - 1]
    return any(s.bbox.top - o.bbox.bottom < 1.2 * s.size and is_denied(f"{o.text} {head}") for o in above)


def _split(text: str) -> tuple[str, str]:
    """Label and value of a segment: at the colon, else where a country closes the text ("Made in Vietnam")."""
    mark = _COLON.search(text)
    if mark:
        return _BOX.sub("", text[: mark.start()]), text[mark.end() :].strip()
    text = _BOX.sub("", text)
    words = text.split()
    # A mark may stand before the label.
    first = plain(words[0]).partition(" ")[0] if words else ""
    if not words or (first and first not in first_words(_labels())):
        return text, ""
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


# A lot or paper that a sentence names behind the place: "lote T-14".
_NUMBERED = re.compile(r"^[^\W\d_A-Z]\w*\.?\s+(?:n\w{0,2}[.°º]*\s*)?\S*\d\S*$")


def read_place(text: str) -> tuple[str | None, str]:
    """(country, region) of a place as printed: "Hale Center, Texas, USA" -> ("US", "Hale Center, Texas")."""
    text = re.sub(r"^[\s:：(]+", "", text).strip(" .)")
    if not text or len(text) > 120 or is_excluded(text):
        return None, ""
    text = without_excluded(text)
    whole = parse_country(text)
    if whole or names_several(text):
        return whole, ""
    said = {parse_country(part) for part in _BETWEEN_SCRIPTS.split(text)}
    if len(said) == 1 and (twice := said.pop()):
        return twice, ""
    if _PROVINCIAL.fullmatch(text) and (opened := _province_of(text)):
        return opened, text
    if (led := _led_by_country(text)) is not None:
        return led
    parts = [p.strip() for p in text.split(",")]
    country = parse_country(re.sub(r"^the\s+", "", parts[-1])) or country_in(text)
    region = ", ".join(p for p in parts if not (parse_country(re.sub(r"^the\s+", "", p)) or _NUMBERED.match(p)))
    return country, region if country and len(region) < 60 else ""


# One place in Chinese, which its province may open: "山东夏津", and not "江苏和山东".
_PROVINCIAL = re.compile(r"(?!.*[和或及与])[\u4e00-\u9fff]{3,14}")


def _province_of(text: str) -> str | None:
    """The country of the province that opens a Chinese place; None where a country opens it ("墨西哥湾")."""
    named = any(parse_country(text[:size]) for size in range(2, len(text)))
    return None if named else opening_country(text)


def _led_by_country(text: str) -> tuple[str | None, str] | None:
    """A place whose country stands before its region: "China (Zhejiang", "中国浙江"."""
    if (bracketed := country_before_bracket(text)) is not None:
        return bracketed
    heads = range(len(text) - 1, 1, -1) if is_full_width(text[0]) else ()
    led = ((found, text[n:].strip()) for n in heads if (found := parse_country(text[:n])) and _is_region(text, n))
    return next(led, None)


def _is_region(text: str, at: int) -> bool:
    """Whether the rest of a Chinese place is a region of the country before it: no ocean, no state of other name."""
    country, rest = parse_country(text[:at]), text[at:].strip()
    if means_more(text[:at]) or region_country(text) not in (None, country):
        return False
    known = any(region_country(rest[:size]) == country for size in range(2, len(rest) + 1))
    ends = tuple(load_vocabulary("origins")["chinese_places"]["regions_end"])
    return known or (len(rest) > 1 and rest.endswith(ends))


def _written(document: Document, page: Page) -> Iterator[OriginReading]:
    text = RunningText((page,))
    seen: list[tuple[int, int, str]] = []
    low = lowered(text.flat)
    for said in _phrases():
        for m in said.found_in(text.flat, low):
            listed = _RUNS_ON.split(m.group("place"))[0] if names_several(m.group("place")[:MOST_LISTED]) else ""
            place = listed or _named_place(m.group("place"))
            before = text.flat[max(0, m.start() - SENTENCE) : m.start()]
            if _is_not_told(m, before, text.text) or names_firm(text.text, m.start(), m.end()):
                continue
            tail = m.end() - m.end("place")
            shown = text.segment(m.start(), m.start("place") + len(place) if tail == 0 else m.end())
            places: list[tuple[str | None, str]] = [(c, "") for c in listed_countries(listed)]
            for country, region in places or [_place_in_sentence(place)]:
                if country and shown and not any(s < m.end() and m.start() < e and c == country for s, e, c in seen):
                    seen.append((m.start(), m.end(), country))
                    told = m.groupdict().get("subject")
                    subject = subject_before(text.flat, m.start()) if told is None else clean_subject(told)
                    yield _origin(document, shown, subject, (country, region), WRITTEN)


def _is_not_told(said: re.Match[str], before: str, text: str) -> bool:
    """Whether the sentence denies it, or only supposes, plans or asks it. `text`: the page's, with its line breaks."""
    start, place, end = said.start(), said.start("place"), said.end("place") + SENTENCE
    if is_denied(before, said.string[place:][:SENTENCE]) or _is_denied_within(said):
        return True
    return is_unasserted(
        text[max(0, start - SENTENCE) : start], said.string[start:place] or said.group(), text[place:end]
    )


def _is_denied_within(said: re.Match[str]) -> bool:
    """Whether the phrase itself denies its place: "produced not in China"."""
    return is_denied(_IN.sub("", said.string[said.start() : said.start("place")]))


def _place_in_sentence(place: str) -> tuple[str | None, str]:
    adjective = load_vocabulary("origins")["adjectives"].get(plain(place))
    if adjective:
        return str(adjective), ""
    if is_full_width(place[0]):
        return _chinese_place(place)
    country, region = read_place(re.sub(r"^(?:the\s+)?(?:state\s+of\s+)?", "", place, flags=re.IGNORECASE))
    if country is None and (implied := region_country(place)):
        return implied, place if len(place) < 60 else ""
    return country, region


def _named_place(said: str) -> str:
    """The place without what the sentence says behind it."""
    place = _CLAUSE.split(said)[0]
    joined = re.split(rf"(?!\band\b){_CLAUSE.pattern}", said)[0]
    # "Ladang Rengas and Ladang Tebrau, Johor, Malaysia": two places of one country.
    if joined != place and "," not in place and parse_country(joined.rpartition(",")[2].strip()):
        place = joined
    return _next_caption().sub("", place.rstrip(" ,")) or said


@cache
def _next_caption() -> re.Pattern[str]:
    """A lone letter, or the caption of the number that follows in marks ("MADE IN CHINA C/NO.1-320"), at the end."""
    captions: list[str] = load_vocabulary("origins")["number_captions"]["words"]
    either = "|".join(re.escape(c) for c in sorted(captions, key=len, reverse=True))
    return re.compile(rf",?\s+(?:[A-Z]|(?i:{either}))\.?$")


# Characters of a list of countries at most.
MOST_LISTED = 60
# Words with which the sentence goes on behind a list of them.
_RUNS_ON = re.compile(r"\b(?:which|by|under|during|that|between|with|for|who|sin|sans|sem|und dass)\b")
# Words with which the sentence goes on behind a place.
_CLAUSE = re.compile(
    r"\b(?:and|which|by|under|during|from|that|between|on|with|for|at|who|y que|e que|et que|sin|sans|sem|und dass)\b"
)


def _chinese_place(place: str) -> tuple[str | None, str]:
    """A country that opens a Chinese place, or the one of its province ("美国得克萨斯州" -> US)."""
    waters = tuple(load_vocabulary("origins")["chinese_places"]["waters"])
    for size in range(min(8, len(place)), 1, -1):
        head, rest = place[:size], place[size:]
        country = parse_country(head) or region_country(head)
        if country:
            # Of an ocean or a gulf, or a longer name, it is only the beginning: "印度洋", "马里科帕县".
            if rest.startswith(waters) or (rest and means_more(head)):
                return None, ""
            return country, rest if parse_country(head) and _is_region(place, size) else ""
    return None, ""


def _origin(
    document: Document, shown: Segment, subject: str, place: tuple[str, str], confidence: float
) -> OriginReading:
    box = union(w.bbox for w in shown.words)
    return OriginReading(subject, place[0], place[1], Place(document.sha256, shown.page, box, shown.text), confidence)
