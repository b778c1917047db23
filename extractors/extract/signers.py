"""Who signs, in what capacity and when: the block around a signature line.

A signature line is known by its words ("Authorised Signatory", "Deponent", "签字") or is a bare rule; the name stands
beside, above or below it, alone or in brackets, with its title behind a slash or comma, or on the next line. What is
signed by typing ("/s/ Jane Doe", "Jane Doe eSigned") names its signer itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.evidence import Evidence, PartyReading
from extractors.extract.candidates import Value
from extractors.extract.choose import make_evidence
from extractors.extract.page_lines import Line, Part, Phrase
from extractors.extract.paragraph_ends import ends_paragraph
from extractors.extract.signing_words import (
    after_colon,
    caption_of,
    for_company,
    is_cue,
    is_firm,
    is_notarys,
    is_office,
    is_only_form,
    is_person,
    is_row_of_figures,
    label_of,
    office_alone,
    opens_block,
    signing_end,
    without_address,
    words_of,
)
from extractors.extract.spelled_names import office_between, signed_in_full, spelled_out, value_at
from extractors.values.dates import find_dates
from extractors.values.folding import fold


def signer_fields(sha256: str, lines: Sequence[Line]) -> list[Evidence]:
    """Signer, title and date of the document's own signature (not the notary's), where a signature block shows them."""
    typed = _typed(sha256, lines)
    if typed:
        return typed
    for line in lines:
        for phrase in line.phrases:
            text = line.text[phrase.start : phrase.end]
            signed = opens_block(text) and not _is_divider(text, phrase, line)
            rule = signed or (2 * line.index >= len(lines) and is_firm(text))
            if (rule or is_cue(text)) and _in_body(lines, line):
                found = _block(sha256, lines, line, (phrase.x0, phrase.x1), rule)
                if found:
                    return found
    return _labelled(sha256, lines)


def signed_by_people(fields: Iterable[Evidence], parties: Iterable[PartyReading]) -> tuple[Evidence, ...]:
    """The fields without a signer who is a party of the paper: a firm whose name has no word of firms in it."""
    firms = {fold(p.name) for p in parties if p.role != "affiant"}
    kept = tuple(fields)
    if not any(f.name == "signer" and fold(f.value or "") in firms for f in kept):
        return kept
    return tuple(f for f in kept if f.name not in ("signer", "signer_title"))


def _labelled(sha256: str, lines: Sequence[Line]) -> list[Evidence]:
    """The signer behind a word of signing and a colon ("签字：王建国"), or behind "Name:" with a title beside it."""
    captioned = [line for line in lines if ":" in fold(line.text)]
    for key in ("cues", "names"):
        for line in captioned:
            for phrase in line.phrases:
                end = signing_end(line, phrase)
                name, beside = _behind_label(key, (line, phrase.start, end), line.text[phrase.start : end])
                if name is None or not _in_body(lines, line):
                    continue
                parts = _column(lines, line, (phrase.x0, phrase.x1))
                name = spelled_out(parts, name)
                title, date = beside or _title_below(parts, name), block_date(parts)
                if key == "cues" or title is not None:
                    return signed_evidence(sha256, name, title, date)
    return []


def _behind_label(key: str, part: Part, text: str) -> tuple[Value | None, Value | None]:
    """The person behind a label and a colon, his office behind a comma or dash ("Aprobado por: Ana Ruiz, Gerente")."""
    if label_of(key).match(fold(text)) is None:
        return None, None
    name, office = (*re.split(r",|\s[–—]\s", after_colon(text), maxsplit=1), "")[:2]
    if not is_person(name.strip()) or is_notarys(text) or (office and not is_office(office)):
        return None, None
    return value_at(part, name.strip()), value_at(part, office.strip()) if office else None


# A rule to sign on takes a smaller share of the page's width; one of dashes that is wider parts two blocks.
WIDEST = 0.55


def _is_divider(text: str, phrase: Phrase, line: Line) -> bool:
    """Whether a bare rule of dashes runs across the page, as programs that print plain text part their blocks, or
    stands between figures, as the days of a week without a broadcast do ("05/14/18  -------  $0.00")."""
    if any(c.isalnum() or c == "_" for c in text):
        return False
    figures = [p for p in line.phrases if any(c.isdigit() for c in line.text[p.start : p.end])]
    between = any(p.x1 <= phrase.x0 for p in figures) and any(p.x0 >= phrase.x1 for p in figures)
    return between or phrase.x1 - phrase.x0 > WIDEST * line.page.width


def _in_body(lines: Sequence[Line], line: Line) -> bool:
    """Whether a line stands where one signs: below the head of its page, or in the second half of what is written."""
    if line.box.top > 0.2 * line.page.height:
        return True
    own = [other for other in lines if other.page is line.page]
    return own.index(line) >= 0.5 * len(own)


# "/s/ Jane Doe", also as recognised; or a name that a signing service marks as its signer's.
_NAME = r"(?P<name>[^\W\d_][\w.'’-]*(?:[ ][^\W\d_][\w.'’-]*){1,3}?)"
_TYPED = (
    re.compile(rf"(?<!\w)/\s?s\s?/[.:]?\s*{_NAME}(?=\s+e-?signed|\s*$|\s{{2}}|\s*[,(/|])", re.IGNORECASE),
    re.compile(rf"(?:^|\s){_NAME}[ ]+e-?signed\b", re.IGNORECASE),
)


def _typed(sha256: str, lines: Sequence[Line]) -> list[Evidence]:
    """The signer of a document that is signed by typing a name, with title and date from around it."""
    for pattern in _TYPED:
        for line in lines:
            signed = "/" in line.text or "signed" in line.text.lower()
            match = pattern.search(line.text) if signed else None
            words = match["name"].split() if match else []
            while words and (len(words) > 2 and words[0].isupper() and len(words[0]) <= 3):
                words = words[1:]  # "/s/" taken for letters
            name = " ".join(words)
            if match is None or len(words) < 2 or not is_person(name):
                continue
            value = value_at((line, match.start("name"), match.end("name")), name)
            at = line.phrases[line.phrase_at(value.start)]
            parts = _column(lines, line, (at.x0, at.x1))
            title, date = _title_below(parts, value), block_date([(line, 0, value.start), *parts])
            return signed_evidence(sha256, value, title, date)
    return []


def signed_evidence(sha256: str, name: Value, title: Value | None, date: Value | None) -> list[Evidence]:
    """The fields of a signature that was found."""
    alone = without_address(name.value or "")
    cut = len(name.value or "") - len(alone)
    name = replace(name, value=alone, start=name.start + cut)
    pairs = (("signer", name, 0.93), ("signer_title", title, 0.92), ("signature_date", date, 0.92))
    return [make_evidence(sha256, field, value, score) for field, value, score in pairs if value is not None]


def _column(lines: Sequence[Line], line: Line, extent: tuple[float, float]) -> list[Part]:
    """The stretches above (nearest first) and below a signature line that stand in its column."""
    near: list[Part] = []
    for offset in (-1, -2, -3, 1, 2, 3, 4):
        index = line.index + offset
        if not 0 <= index < len(lines) or lines[index].page is not line.page or is_row_of_figures(lines[index]):
            continue
        if abs(lines[index].box.top - line.box.top) > 9 * line.height or ends_paragraph(lines, lines[index]):
            continue
        for p in lines[index].phrases:
            if abs(p.x0 - extent[0]) < 60 or (p.x0 <= extent[1] and p.x1 >= extent[0]):
                near.append((lines[index], p.start, p.end))
    return near


def _block(sha256: str, lines: Sequence[Line], line: Line, extent: tuple[float, float], rule: bool) -> list[Evidence]:
    """The signer of a signature line. A bare rule is one only where a person with title or date stands right below."""
    parts = _column(lines, line, extent)
    below = [part for part in parts if part[0].index > line.index]
    around = _around(lines, line)
    name, title = _captioned("names", around), None
    if name is None or not is_person(name.value or ""):
        name, title = _named(below[: 3 if line.text[-1:] not in "_.-" else 1] if rule else parts, parts)
    if name is None:
        return []
    name, title = signed_in_full(parts, name, title)
    title = title or _title_below(parts, name) or _captioned("titles", around) or office_between(lines, line, name)
    date = block_date(parts)
    if rule and title is None and date is None:
        return []
    return signed_evidence(sha256, name, title, date)


def title_near(lines: Sequence[Line], name: Value) -> Value | None:
    """The office that stands beside a name or on the line below it."""
    line = name.line
    phrase = line.phrases[line.phrase_at(name.start)]
    rest = line.text[name.end : phrase.end].strip(" ,/–-")
    if rest and is_office(rest) and len(rest) < 50:
        return value_at((line, name.end, phrase.end), rest.split(",")[0])
    return _title_below(_column(lines, line, (phrase.x0, phrase.x1)), name)


def _around(lines: Sequence[Line], line: Line) -> list[Part]:
    """Every stretch near a signature line, its column or not: the cells of a form's block of signature."""
    near = [ln for ln in lines[max(0, line.index - 5) : line.index + 6] if ln.page is line.page]
    near = [ln for ln in near if not is_row_of_figures(ln)]
    close = [ln for ln in near if abs(ln.box.top - line.box.top) <= 12 * line.height]
    return [(ln, p.start, p.end) for ln in close for p in ln.phrases]


def _named(candidates: Sequence[Part], parts: Sequence[Part]) -> tuple[Value | None, Value | None]:
    """The person of a block, with a title beside the name: one labelled as the name, else the nearest that is one."""
    labelled = [p for p in parts if label_of("names").match(fold(p[0].text[p[1] : p[2]]))]
    for part in (*labelled, *candidates):
        text = part[0].text[part[1] : part[2]]
        name, title = (None, None) if is_notarys(text) else _name_and_title(part, text)
        if name is not None:
            return name, title
    return None, None


def _captioned(key: str, parts: Sequence[Part]) -> Value | None:
    """The text under (or right of) a caption that stands alone: "Printed name of declarant" over "Jane Doe"."""
    for line, start, end in parts:
        if not caption_of(key).match(fold(line.text[start:end])):
            continue
        at = next(p for p in line.phrases if p.start == start)
        under = [q for q in parts if 0 < q[0].index - line.index <= 2 and abs(_x0(q) - at.x0) <= 8]
        beside = [q for q in parts if q[0] is line and q[1] >= end]
        for part in (*sorted(under, key=lambda q: q[0].index), *beside):
            text = part[0].text[part[1] : part[2]].strip()
            if text and not any(caption_of(k).match(fold(text)) for k in ("names", "titles")):
                return value_at(part, text)
    return None


def _x0(part: Part) -> float:
    line, start, _ = part
    return next(p.x0 for p in line.phrases if p.start == start)


# A slash, comma or dash between name and office; the one of "a/l", "s/o" (son of) belongs to the name.
_PARENTAGE = re.compile(r"\b[ASDWasdw]/[LPOlpo]\b")
_PARTED = re.compile(r"(?<!\s[ASDWasdw])\s*/\s*|,\s+|\s+[-–]\s+")


def _name_and_title(part: Part, text: str) -> tuple[Value | None, Value | None]:
    """The person named in a stretch, alone or with a title behind a slash or comma."""
    named = label_of("names").match(fold(text))
    body = after_colon(text) if named else text.strip()
    body = body[1:-1].strip() if body.startswith("(") and body.endswith(")") else body
    pieces = _PARTED.split(body, maxsplit=1)
    person = pieces[0].strip(" .*_")
    if not is_person(person) and not named:
        return None, None
    name = value_at(part, pieces[0].strip(" *_"))
    titled = len(pieces) > 1 and (is_office(pieces[1]) or "/" in _PARENTAGE.sub("", body))
    if len(pieces) > 1 and (is_only_form(pieces[1]) or for_company().match(fold(person))):
        return None, None  # "Sunvale Foods, Inc." is a firm
    if len(pieces) > 1 and not (titled or named or words_of("companies").search(fold(pieces[1]))):
        return None, None
    if len(pieces) == 1 and not named and len(person.split()) > 4:
        return None, None
    return name, value_at(part, pieces[1].strip()) if titled else None


def _title_below(parts: Sequence[Part], name: Value) -> Value | None:
    below = name.line.index
    for part in parts:
        line, start, end = part
        text = line.text[start:end].strip()
        if line.index == below + 1 and fold(text) == fold(name.value or ""):
            below = line.index  # typed once as a signature, and once more under it
            continue
        labelled = label_of("titles").match(fold(text))
        if labelled:
            return value_at(part, office_alone(after_colon(text)))
        beside = 0 < line.index - below <= 1
        again, office = _name_and_title(part, text)
        if beside and office is not None and again and fold(again.value or "") == fold(name.value or ""):
            return office  # "Jane Roe" in script, over "Jane Roe / Director"
        if beside and is_office(text) and not is_cue(text) and len(text) < 50 and ":" not in text:
            return value_at(part, office_alone(text))
    return None


def block_date(parts: Sequence[Part]) -> Value | None:
    """The date that stands alone, or behind a word for it, in one of the stretches."""
    for line, start, end in parts:
        text = line.text[start:end]
        spans = find_dates(text)
        if len(spans) == 1 and re.match(
            r"^\W*(?:date[d]?|日期|fecha|tarih|ngay|datum|data|le)?\W*$", fold(text[: spans[0].start])
        ):
            date = spans[0].value(None)
            if date:
                return Value(line, start + spans[0].start, start + spans[0].end, date.isoformat())
    return None
