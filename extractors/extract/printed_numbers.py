"""A paper's own number where no label gives it: behind its title, or an air waybill's that its check digit proves."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from extractors.classify.cue_match import find_cues, title_tree, tokens
from extractors.document_types import document_types
from extractors.evidence import Evidence
from extractors.extract.candidates import Value
from extractors.extract.choose import make_evidence
from extractors.extract.sheet import Sheet
from extractors.values.folding import fold
from extractors.values.identifiers import looks_like_identifier, trim_identifier
from extractors.vocabulary import stem_of, words_in

# Points by which a number is out of flush with the title over it.
FLUSH = 3.0
# Lines from the top of a paper in which its title stands.
HEAD = 12
_BEHIND = re.compile(r"(?<!\w)N(?:[ºo°]|r|um)\.?\s*[:#]?\s*(?P<number>(?=\S*\d)\S+)\s*$", re.IGNORECASE)
# IATA Resolution 600a: airline's prefix, seven digits of a serial number, and its remainder by seven.
_AIR_WAYBILL = re.compile(r"(?<![\d-])(?P<number>(?P<prefix>\d{3})[- ](?P<serial>\d{4} ?\d{3})(?P<check>\d))(?![\d-])")


@cache
def _by_air() -> re.Pattern[str]:
    return re.compile(stem_of(words_in("carriage", "by_air")))


def titled_number(sha256: str, sheet: Sheet) -> list[Evidence]:
    """The number at the end of the title's line: "CONTRATO DE COMPRA E VENDA DE AÇÚCAR Nº 0094/26"."""
    field = document_types()[sheet.type].number
    for line in sheet.lines[:HEAD]:
        match = _BEHIND.search(line.text)
        if match is None or ":" in line.text[: match.start()]:
            continue
        first = next(find_cues(tokens(line.text[: match.start()]), title_tree()), None)
        titled = first is not None and first.start == 0 and any(u.type == sheet.type for u in first.uses)
        number = trim_identifier(match["number"])
        if titled and field and looks_like_identifier(number):
            start = match.start("number")
            return [make_evidence(sha256, field, Value(line, start, start + len(number), number), 0.88)]
    return []


# A number with the letters of its series, alone in its piece of a line: "EF 2026/118", "FT A/4471".
_IN_SERIES = re.compile(r"[A-Z]{1,4} (?:[A-Z0-9]{1,6}/)?\d{2,}(?:/\d+)?")


def series_number(sha256: str, sheet: Sheet) -> list[Evidence]:
    """The number in its series that stands under the paper's title, flush with it."""
    field = document_types()[sheet.type].number
    found: list[Value] = []
    for line, below in pairwise(sheet.lines[:HEAD]):
        for phrase in line.phrases:
            title = next(find_cues(tokens(line.text[phrase.start : phrase.end]), title_tree()), None)
            if title is None or title.start or not any(u.type == sheet.type for u in title.uses):
                continue
            for under in below.phrases:
                text = below.text[under.start : under.end]
                flush = min(abs(under.x0 - phrase.x0), abs(under.x1 - phrase.x1)) <= FLUSH
                if flush and "/" in text and _IN_SERIES.fullmatch(text):
                    found.append(Value(below, under.start, under.end, text))
    return [make_evidence(sha256, field, found[0], 0.88)] if field and len(found) == 1 else []


def air_waybill(sha256: str, sheet: Sheet) -> list[Evidence]:
    """The number of an air waybill, its check digit right."""
    if not any(_by_air().search(fold(line.text)) for line in sheet.lines):
        return []
    found = [
        Value(line, *m.span("number"), m["number"])
        for line in sheet.lines
        for m in _AIR_WAYBILL.finditer(line.text)
        if int(m["serial"].replace(" ", "")) % 7 == int(m["check"])
    ]
    numbers = {re.sub(r"\D", "", v.value or "") for v in found}
    return [make_evidence(sha256, "waybill_number", found[0], 0.93)] if len(numbers) == 1 else []
