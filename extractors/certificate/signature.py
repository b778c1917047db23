"""Below the form's body: the signature block, who signed, and whether anybody did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.certificate.captions import Caption
from extractors.certificate.hand import may_be_in_a_hand
from extractors.certificate.ink import MARK, NEAR_ABOVE, NEAR_SIDE, ink_below, is_drawn_above, is_signed_there
from extractors.certificate.offices import office_words
from extractors.certificate.shapes import vocabulary
from extractors.certificate.tokens import Token, joined
from extractors.evidence import BBox, Page, union

_DATE_LABELS = frozenset({"dated", "date"})
_DATE_MISREAD = frozenset({"dale", "daled"})  # by an engine; in a text layer Dale is a name
_NAME_WORD = re.compile(r"^[^\W\d_][\w.'’\-]*,?$|^[asd]/[lpo]$")  # "a/l", "s/o": son or daughter of
_FOR = frozenset({"for", "of", "on", "as"})
_GAP = 2.5
_ROWS = 70.0  # points below the name's label within which the row of its signature stands
_LEGIBLE = 0.45  # mean confidence of a line; a pen's strokes taken for letters stay below 0.35


@dataclass(frozen=True, slots=True)
class Block:
    """A value read below the body with its box; "" and the box of its place when it is empty."""

    value: str
    page: int
    bbox: BBox | None


@dataclass(frozen=True, slots=True)
class Signature:
    """`signed`: True, False, or None when the page does not decide it. `signer` and `title` are as printed."""

    signed: bool | None
    signer: Block
    title: Block
    company: str = ""


def lines_below(tokens: Sequence[Token], end: int) -> list[list[Token]]:
    """The tokens from `end` on, by line, cut where a wide gap parts two columns, whichever of them is read first."""
    lines: list[list[Token]] = []
    for token in tokens[end:]:
        last = lines[-1][-1] if lines else None
        if last is None or last.line != token.line or last.page != token.page or _is_apart(last, token):
            lines.append([])
        lines[-1].append(token)
    return lines


def _is_apart(last: Token, token: Token) -> bool:
    return max(token.bbox.x0 - last.bbox.x1, last.bbox.x0 - token.bbox.x1) > _GAP * max(6.0, token.bbox.height)


def clean(text: str) -> str:
    """A filled value without the underscores of its blank and the punctuation of the form around it."""
    return re.sub(r"\s+", " ", re.sub(r"[_\u2026]{2,}|\.{4,}", " ", text)).strip(" _,;:|\u2026")


def read_signature(
    pages: Sequence[Page],
    lines: Sequence[Sequence[Token]],
    captions: Sequence[Caption],
    body: BBox | None,
    seller: Sequence[str] = (),
) -> Signature:
    """The signature block nearest to the caption "(Signature)", or else the last name below the body.

    `seller`: words of the foreign seller's blank: a stamp repeats his firm, which is no signer; a person who is named
    first in it is one.
    """
    caption = next((c for c in captions if c.blank == "signature"), None)
    anchor = _anchor(caption, lines)
    names = [line for line in lines if is_name(line) and not _is_firm_of(line, seller)]
    chosen = _nearest(names, anchor)
    page = anchor[0] if anchor else chosen[0].page if chosen else (pages[-1].number if pages else 0)
    places = [*([anchor[1], *_rows_to_sign(caption, lines, anchor)] if anchor else []), *(t.bbox for t in chosen)]
    box = union(places) if places else None
    company = next((joined(ln) for ln in lines if _is_company(ln)), "")
    if box is None:
        signed = None if _is_attested(lines) and ink_below(pages, body) else ink_below(pages, body)
        return Signature(signed, Block("", page, None), Block("", page, None), company)
    name, title = _name_and_title(chosen)
    signed = is_signed_there(pages, lines, (page, box), name, seller)
    if signed is False and _may_be_written(pages, name, anchor):
        signed = None
    if caption is None and not signed and (not chosen or _under_ink(pages, lines)):
        # The label or the name was a stamp's, or stands in a frame of its own: one signs above one's name.
        other = bool(chosen) and anchor is not None  # the label has its own name: ink over another one is another's
        chosen = _under_ink(pages, lines)
        signed = (None if other else True) if chosen else None if ink_below(pages, body) else signed
        name, title = _name_and_title(chosen)
        page, box = (chosen[0].page, union(t.bbox for t in chosen)) if chosen else (page, box)
    if chosen and not title:
        title = _title_below(chosen, lines)
    return Signature(signed, _named(name, page, box), _named(title, page, box), company)


def _is_attested(lines: Sequence[Sequence[Token]]) -> bool:
    """Whether a notary is named, whose signature may be the only one."""
    notaries = vocabulary()["around"]["notaries"]
    return any(t.text.strip(".,") in notaries for line in lines for t in line)


def _may_be_written(pages: Sequence[Page], name: Sequence[Token], anchor: tuple[int, BBox] | None) -> bool:
    """Whether the signer's name may itself be in a hand, over the caption where there is one."""
    page = next((p for p in pages if name and p.number == name[0].page), None)
    over = anchor is None or (bool(name) and name[0].bbox.center[1] < anchor[1].top)
    return page is not None and over and may_be_in_a_hand(name, page)


def _under_ink(pages: Sequence[Page], lines: Sequence[Sequence[Token]]) -> Sequence[Token]:
    """The first name of a scan right above which a pen has drawn; none where there is no such name."""
    for line in lines:
        if line and line[0].source == "ocr" and is_name(line):
            box, page = union(t.bbox for t in line), line[0].page
            if is_drawn_above(pages, page, box):
                return line
    return []


def _is_firm_of(line: Sequence[Token], seller: Sequence[str]) -> bool:
    """All words of the line are the seller's, and they are not the person who is named before his firm or office."""
    words = [t.text.strip(".,") for t in line if t.text]
    known = [w.casefold().strip(".,") for w in seller]
    if not set(words) <= set(known):
        return False
    count = len(words)
    goes_on = len(known) > count and (seller[count - 1].endswith(",") or known[count] in _FOR | office_words().titles)
    return not (known[:count] == words and goes_on)


def _named(tokens: Sequence[Token], page: int, box: BBox) -> Block:
    if not tokens:
        return Block("", page, box)
    return Block(clean(joined(tokens)), page, union(t.bbox for t in tokens))


def _anchor(caption: Caption | None, lines: Sequence[Sequence[Token]]) -> tuple[int, BBox] | None:
    if caption is not None:
        return caption.page, caption.bbox
    labels = office_words().labels
    for line in lines:
        text = joined(line).casefold().strip(" :_.")
        starts = next((n for n in (3, 2, 1) if joined(line[:n]).casefold().strip(" :_.") in labels), 0)
        if text in labels or starts:
            return line[0].page, union(t.bbox for t in (line[:starts] or line))
    return None


def _rows_to_sign(
    caption: Caption | None, lines: Sequence[Sequence[Token]], anchor: tuple[int, BBox]
) -> Iterator[BBox]:
    """Lines right below in the anchor's column that are but the label of a signature: it is there that one signs."""
    labels = {label for label in office_words().labels if label.startswith("sign")}
    page, name = anchor
    for line in lines if caption is None else ():
        box = union(t.bbox for t in line)
        under = line[0].page == page and 0 < box.top - name.bottom < _ROWS and abs(box.x0 - name.x0) < name.height
        if under and joined(line).casefold().strip(" :_.") in labels:
            yield box


def is_date_label(token: Token) -> bool:
    """ "Dated" or "Date", also as an engine misreads them."""
    text = token.text.strip(":")
    return text in _DATE_LABELS or (token.source == "ocr" and text in _DATE_MISREAD)


def labels_before(words: Sequence[Token]) -> int:
    """How many words in front of a line are a label of the signature or of the signer's name."""
    labels = office_words().labels
    found = (n for n in (4, 3, 2, 1) if len(words) >= n and joined(words[:n]).casefold().strip(" :_.") in labels)
    return next(found, 0)


def _words_of(line: Sequence[Token]) -> list[Token]:
    """The words of a line without a label ("Name:", "By:") and fillers in front."""
    words = [t for t in line if t.text]
    return words[labels_before(words) :]


def _is_company(line: Sequence[Token]) -> bool:
    words = [t.text.strip(".,()") for t in line if t.text]
    known = {c.strip(".") for c in office_words().companies}
    office = len(words) > 1 and words[-2] in known and words[-1] in office_words().titles  # "Company Secretary"
    named = words[:-2] if office else words
    return bool(words) and (words[0] == "for" or any(w in known for w in named))


def is_name(line: Sequence[Token]) -> bool:
    """Two to five capitalised words without digits, read and not guessed, that are no company, no label, no title."""
    words = [t for t in _words_of(line) if not MARK.match(t.raw)]
    name, _ = _split(words)
    if not 1 < len(name) <= 5 or _is_company(line):
        return False
    if sum(t.confidence for t in name) < _LEGIBLE * len(name):
        return False
    texts = [t.raw for t in name]
    shaped = all(_NAME_WORD.match(t) for t in texts) and sum(t[:1].isupper() for t in texts) >= min(2, len(texts))
    titles, parts = office_words().titles, office_words().departments
    said = [t.text.strip(".,") for t in name]
    if all(len(t) < 2 for t in said):  # letters around a seal
        return False
    office = all(t in titles for t in said) or bool((parts | vocabulary()["around"]["notaries"]) & set(said))
    return shaped and not office and not is_date_label(name[0])


def _split(words: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """(name, title): parted by a slash, a comma or dash before a word of office."""
    for i, token in enumerate(words):
        listed = i and words[i - 1].raw.endswith(",") and any(_is_office(t) for t in words[i:])
        if token.raw in {"/", "-", "–", "—", "|"} or listed or (i and _is_office(token)):
            start = i + 1 if token.raw in {"/", "-", "–", "—", "|"} else i
            return [t for t in words[:i] if t.text], [t for t in words[start:] if t.text]
    return [t for t in words if t.text], []


def _is_office(token: Token) -> bool:
    """A word of office, also with its stops ("C.E.O.")."""
    return token.text.strip(".,/()") in office_words().titles or token.text.replace(".", "") in office_words().titles


def _name_and_title(line: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    words = [t for t in line if t.raw.strip()]
    kept = _words_of(line)
    skipped = {id(t) for t in words if t.text} - {id(t) for t in kept}
    return _split([t for t in words if id(t) not in skipped and not MARK.fullmatch(t.raw)])


def _title_below(line: Sequence[Token], lines: Sequence[Sequence[Token]]) -> list[Token]:
    titles = office_words().titles
    bottom = max(t.bbox.bottom for t in line)
    for other in lines:
        words = [t for t in other if t.text]
        if words and words[0].text.strip(":") in {"title", "position", "designation"}:
            words = words[1:]
        near = bool(words) and -2 <= words[0].bbox.top - bottom < 40
        if near and words[0].page == line[0].page and any(t.text.strip(".,") in titles for t in words):
            return words if not _is_company(other) else []
    return []


def _nearest(names: Sequence[Sequence[Token]], anchor: tuple[int, BBox] | None) -> Sequence[Token]:
    if not names:
        return []
    if anchor is None:
        return names[-1]
    page, box = anchor

    def away(line: Sequence[Token]) -> float:
        around = union(t.bbox for t in line)
        sideways = max(0.0, around.x0 - box.x1, box.x0 - around.x1)
        below = around.center[1] - box.center[1]
        return sideways * 0.7 + (1.3 * below if below > 0 else -below)

    close = [n for n in names if n[0].page == page and away(n) < NEAR_ABOVE + NEAR_SIDE]
    return min(close, key=away) if close else []
