"""What a single page says about where a document begins: its title, numbering, own number, letterhead, size.

Pure over pages; the words that matter are data (`vocabulary/titles.toml`, `vocabulary/fields.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, pairwise
from typing import Any

from extractors.classify import confidence, type_scores
from extractors.classify.cue_match import tokens
from extractors.classify.title_cues import TitleMark, page_titles, title_vocabulary
from extractors.document_types import document_types
from extractors.evidence import Page
from extractors.parties.company_names import has_legal_form, split_name
from extractors.segments import Segment, is_full_width, segments_of
from extractors.vocabulary import load_vocabulary

# Shares of the page's height: a paper's own number stands in the head; numbering in head or foot.
HEAD = 0.45
TOP = 0.2
MARGIN = 0.12
LEAST_LETTERS = 4  # of a word that tells one paper from another
HEAD_WORDS = 10  # at most, of the line over a paper
# A page shows its type when the body's evidence makes it at least so probable.
CERTAIN = 0.8
_IDENTIFIER = re.compile(r"(?=[^\s]*\d)[A-Za-z0-9][A-Za-z0-9/._-]{2,}")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_TAG = re.compile(r"\d\d[A-Z]")  # of a field of a payment message
_SIGN = re.compile(r"\W")
_BARE = re.compile(r"^\W*(\d{1,3})\s*/\s*(\d{1,3})\W*$")


@dataclass(frozen=True, slots=True)
class PageMarks:
    """The marks of one page. `number`: (2, 3) for "page 2 of 3", the total 0 when it is not printed.

    `identifiers`: field or "document" -> the paper's number. `facts`: caption with a colon -> its value with figures.
    `company`: named at the top. `words`: those of four letters and more, small, and pairs of Chinese characters.
    `headed`: a short line stands alone over the page, no sentence, row or item of a list. `ends`: the share of the
    page's height at which its last line above the foot ends.
    """

    page: Page
    title: TitleMark | None
    type: str
    type_confidence: float
    number: tuple[int, int] | None
    identifiers: dict[str, str]
    facts: dict[str, str]
    continues: bool
    letterhead: str
    company: str
    sheet: str
    words: frozenset[str]
    headed: bool
    ends: float

    @property
    def empty(self) -> bool:
        """Whether nothing stands on it."""
        return not self.page.visible_words


def page_marks(page: Page) -> PageMarks:
    """The marks of a page."""
    segments = segments_of(page)
    scores = type_scores([page])
    best = max(scores, key=lambda name: (scores[name], name))
    titles = page_titles(page)
    title = next((m for m in titles if m.type == best), None) or (titles[0] if titles else None)
    return PageMarks(
        page=page,
        title=title,
        type=best,
        type_confidence=confidence(scores, best) if scores[best] > 0 else 0.0,
        number=_numbering(page, segments),
        identifiers=_identifiers(page, segments),
        facts=_facts(page, segments),
        continues=any(_continues(s) for s in segments if s.bbox.top < TOP * page.height),
        letterhead=_letterhead(segments, titles),
        company=_company(page, segments),
        sheet=segments[0].cell.partition("!")[0] if segments else "",
        words=frozenset(chain.from_iterable(_words(word.text) for word in page.visible_words)),
        headed=bool(segments) and _is_head(segments),
        ends=_ends(page, segments),
    )


def _is_head(segments: Sequence[Segment]) -> bool:
    """Whether the first line is the head of a paper: at most two short pieces, no sentence, row or item of a list."""
    line = [s.text for s in segments if s.line == segments[0].line]
    text = " ".join(line)
    letters = sum(map(str.isalpha, text))
    plain = not text[0].islower() and not text[0].isdigit() and text[-1] not in ".,;:"
    return plain and len(line) <= 2 and len(tokens(text)) <= HEAD_WORDS and letters >= LEAST_LETTERS


def _ends(page: Page, segments: Sequence[Segment]) -> float:
    """Where the last line ends that stands in no margin, as a share of the page's height."""
    return max((s.bbox.bottom / page.height for s in segments if not _in_margin(page, s)), default=0.0)


def _words(text: str) -> Iterator[str]:
    plain = (text if text.isalnum() else _SIGN.sub("", text)).casefold()
    if any(map(is_full_width, plain)):
        yield from (a + b for a, b in pairwise(plain) if is_full_width(a) and is_full_width(b))
    elif len(plain) >= LEAST_LETTERS:
        yield plain


def _letterhead(segments: Sequence[Segment], titles: Sequence[TitleMark]) -> str:
    """The first line that is no title, without figures."""
    tops = {m.top for m in titles if m.strength >= 0.3}
    for s in segments[:4]:
        letters = "".join(t for t in tokens(s.text) if t.isalpha())
        if s.bbox.top not in tops and len(letters) > 3:
            return letters
    return ""


def _company(page: Page, segments: Sequence[Segment]) -> str:
    """The name with a legal form in the first lines."""
    top = (s.text for s in segments[:3] if s.bbox.top < TOP * page.height)
    name = next((split_name(text)[0] for text in top if has_legal_form(text)), "")
    return "".join(t for t in tokens(name) if t.isalnum())


def _continues(segment: Segment) -> bool:
    words = tokens(segment.text.strip("()[]. "))
    starts = title_vocabulary()["continuation"]
    opened = (joined.join(words[:n]) in starts for n in range(1, 6) for joined in (" ", ""))  # Chinese has no blanks
    return any(opened) or words[-1:] == ("continued",)


def _numbering(page: Page, segments: Sequence[Segment]) -> tuple[int, int] | None:
    """(number, total) of "page 2 of 3"; total 0 for a plain "page 2"."""
    plain: tuple[int, int] | None = None
    for s in segments:
        found = _page_of(tokens(s.text))
        if found and found[1]:
            return found
        if _in_margin(page, s):
            bare = _BARE.match(s.text)
            plain = plain or found or ((int(bare[1]), int(bare[2])) if bare else None)
    return plain if plain and 1 <= plain[0] <= (plain[1] or plain[0]) else None


def _in_margin(page: Page, segment: Segment) -> bool:
    return segment.bbox.top < MARGIN * page.height or segment.bbox.bottom > (1 - MARGIN) * page.height


def _page_of(words: Sequence[str]) -> tuple[int, int] | None:
    vocabulary = title_vocabulary()
    for at, word in enumerate(words):
        if word not in vocabulary["page_word"]:
            continue
        rest = [w for w in words[at + 1 : at + 8] if w not in (":", "no", "页", "trang")]
        if not rest or not rest[0].isdigit() or int(rest[0]) > 999:
            continue
        following = [w for w in rest[1:] if w not in vocabulary["page_of"]]
        joined = len(rest) > 1 and (rest[1] in vocabulary["page_of"] or rest[1].isdigit())
        total = int(following[0]) if joined and following and following[0].isdigit() else 0
        if total >= int(rest[0]) or not total:
            return int(rest[0]), total
    return None


def _identifiers(page: Page, segments: Sequence[Segment]) -> dict[str, str]:
    """Field name (or "document") -> the number printed beside, after or under its label in the head of the page."""
    found: dict[str, str] = {}
    head = [s for s in segments if s.bbox.top < HEAD * page.height]
    for at, s in enumerate(head):
        words = tokens(s.text)
        tag = 2 if len(words) > 2 and words[0][0].isdigit() and words[1] == ":" else 0
        name, size = _label(words[tag:])
        value = _value(s, head[at + 1 :], tag + size) if name else ""
        if value:
            found.setdefault(name, value)
    return found


def _facts(page: Page, segments: Sequence[Segment]) -> dict[str, str]:
    """Caption -> value for the captions with a colon in the head of the page whose values hold figures."""
    found: dict[str, str] = {}
    for at, s in enumerate(segments):
        if s.bbox.top >= HEAD * page.height:
            break
        caption, colon, value = s.text.replace("：", ":").partition(":")
        if colon and not value.strip(" :") and at + 1 < len(segments) and segments[at + 1].line == s.line:
            value = segments[at + 1].text
        key = " ".join(tokens(caption))
        if colon and any(c.isdigit() for c in value) and not title_vocabulary()["page_word"] & {*key.split()}:
            found.setdefault(key, "".join(tokens(value.replace(":", ""))))
    return found


def _label(words: tuple[str, ...]) -> tuple[str, int]:
    """(name, tokens) of the longest number's label that opens a segment and ends at its end, a colon or a figure."""
    for size in range(min(8, len(words)), 0, -1):
        name = _number_labels().get(_key(words[:size]))
        after = words[size] if size < len(words) else ":"
        if name and (after in ":#" or words[size - 1] == ":" or any(c.isdigit() for c in after)):
            return name, size
        twin, more = _label(words[size:]) if name and size < len(words) else ("", 0)
        if twin:
            return twin, size + more  # the same caption in a second language ("Số hóa đơn / Invoice No.")
    return "", 0


def _key(words: Sequence[str]) -> tuple[str, ...]:
    """Tokens of a label without the colon or number sign after it."""
    end = len(words)
    while end > 1 and words[end - 1] in ":#":
        end -= 1
    return tuple(words[:end])


def _value(label: Segment, later: Sequence[Segment], size: int) -> str:
    """The number in the label's own segment behind its `size` tokens, else at its right, else below it."""
    right = next((s.text for s in later if s.line == label.line), "")
    below = next((s.text for s in later if s.line > label.line and _under(s, label)), "")
    found = map(_first_number, (_behind(label.text, size), right, below))
    return next((number for number in found if number), "")


def _behind(text: str, size: int) -> str:
    pieces = text.split()
    ends = accumulate(len(tokens(piece)) for piece in pieces)
    return " ".join(piece for piece, end in zip(pieces, ends, strict=True) if end > size)


def _first_number(text: str) -> str:
    """The first figure that is no date, if it is an identifier: "No. 18 Mill Road, 215500" has none."""
    numbered = (p for p in text.split() if any(map(str.isdigit, p)) and not _DATE.fullmatch(p.strip("():,;.")))
    match = _IDENTIFIER.search(next(numbered, ""))
    return "" if match is None or _TAG.fullmatch(match[0]) else re.sub(r"\W", "", match[0]).upper()


def _under(below: Segment, label: Segment) -> bool:
    near = below.bbox.top - label.bbox.bottom < 2.0 * label.size
    return near and abs(below.bbox.x0 - label.bbox.x0) < 12


@cache
def _number_labels() -> dict[tuple[str, ...], str]:
    """Tokens of a label -> the field it numbers; labels of no field give "document"."""
    data = load_vocabulary("fields")
    own = {kind.number for kind in document_types().values() if kind.number}
    labels = chain(_document_labels(), _field_labels(data, own), _type_labels())
    return {_key(tokens(text)): name for text, name in labels if tokens(text)}


def _document_labels() -> Iterator[tuple[str, str]]:
    return ((text, "document") for text in title_vocabulary()["document_number"])


def _type_labels() -> Iterator[tuple[str, str]]:
    return ((text, kind.number) for kind in document_types().values() for text in kind.labels.get(kind.number, ()))


def _field_labels(data: dict[str, Any], own: set[str]) -> Iterator[tuple[str, str]]:
    for name in sorted(own & set(data)):
        for language, texts in data[name].items():
            if isinstance(texts, list) and len(language) == 2:
                yield from ((text, name) for text in texts)
