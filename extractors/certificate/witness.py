"""Two readings of one certificate, weighed: what both show is certain, what one shows alone is doubt."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.certificate.against import pixels_against
from extractors.certificate.agreement import agree, is_strange
from extractors.certificate.blanks import Blank
from extractors.certificate.differences import differences, lone_letters
from extractors.certificate.form import Form
from extractors.certificate.jumbled import is_jumbled, is_moved, stands_apart
from extractors.certificate.misread import as_printed, marks, plain_letters, with_accents
from extractors.certificate.places import is_closed_up, only_spaces, stands_garbled
from extractors.certificate.reading import FormReading
from extractors.certificate.real_words import is_among_words, is_known, is_read_well
from extractors.certificate.signs import Difference
from extractors.certificate.surer_words import has_disputed_figures, surer_value
from extractors.certificate.tokens import Token
from extractors.certificate.words import is_misreading
from extractors.evidence import Page

_ONE_READING = "Only one reading of this scan is at hand; two that agree are needed."
_SPECKLE, _LOW = 0.4, 0.5  # confidence below which figures that one engine alone sees, lower than print, are none
_UNSURE = 0.8  # confidence of a letter read beside the form's first word, which is one stroke
_STROKES = frozenset("IlJ1|![")
_HIDDEN = "The text layer and the page differ."


@dataclass(frozen=True, slots=True)
class Weighed:
    """Certain and doubtful differences. `single`: a scan that was read only once."""

    certain: tuple[Difference, ...] = ()
    doubtful: tuple[Difference, ...] = ()
    single: bool = False
    explanation: str = ""

    def with_marks(self, marks: Sequence[Difference]) -> Weighed:
        """The same with what a stamp says of the paper, where nothing else tells of it: that is for a person."""
        told = {(d.page, d.found) for d in (*self.certain, *self.doubtful)}
        return replace(self, doubtful=(*self.doubtful, *(m for m in marks if (m.page, m.found) not in told)))

    def disputed(
        self, reading: FormReading, other: FormReading | None, values: Mapping[str, Blank]
    ) -> list[Difference]:
        """Blanks that count, where two engines that are about as sure have different figures: nobody knows which."""
        if other is None or not reading.ocr:
            return []
        return [
            Difference("changed", "figures", "", blank.value or "", blank.page, blank.bbox, blank=name)
            for name, blank in values.items()
            if has_disputed_figures(name, reading, other, _blanks(reading)[name])
        ]

    def values(self, reading: FormReading, other: FormReading | None) -> dict[str, Blank]:
        """The blanks as read; where the first reading found none, as the second did."""
        own = _blanks(reading)
        if other is None or not reading.ocr:
            return own
        again = _blanks(other)
        return {
            name: as_printed(name, _chosen(name, blank, again[name], reading, other)) for name, blank in own.items()
        }


def _chosen(name: str, first: Blank, second: Blank, reading: FormReading, other: FormReading) -> Blank:
    """The blank by both readings; the words of the surer one where they part it alike."""
    value = surer_value(name, reading, other, first) if first.value and second.value else None
    return replace(first, value=value) if value else _better(first, second)


def _better(first: Blank, second: Blank) -> Blank:
    """One value of two readings: the one with its accents, its words in order, its words apart."""
    a, b = first.value, second.value
    if not a or not b:
        return first if a else second
    if plain_letters(a) != plain_letters(b):
        apart = sorted(a.casefold().split()) == sorted(b.casefold().split())
        repeated = len(set(a.split())) < len(a.split()) and set(b.split()) <= set(a.split())
        if apart or repeated:
            return second
    elif a.count(" ") != b.count(" "):
        return second if (marks(b), b.count(" ")) > (marks(a), a.count(" ")) else first
    return replace(first, value=with_accents(a, b))


def _blanks(reading: FormReading) -> dict[str, Blank]:
    dated, signer = reading.dated, reading.signature.signer
    return {
        **reading.blanks,
        "dated": Blank(dated.value or None, dated.page, dated.bbox),
        "signature": Blank(signer.value or None, signer.page, signer.bbox),
    }


def weigh(
    form: Form,
    reading: FormReading,
    other: FormReading | None,
    hidden: Sequence[Difference],
    pages: Sequence[Page] = (),
) -> Weighed:
    """Put the differences of both readings on the scales; `pages` are those of a text layer."""
    own = differences(form, reading, other)
    if not reading.ocr:
        against = pixels_against(form, own, other, pages) if other is not None else []
        sure = tuple(d for d in own if not d.doubt)
        asked = (d for d in own if d.doubt)
        return Weighed(sure, (*asked, *hidden, *against), False, _HIDDEN if hidden or against else "")
    if other is None:
        return Weighed((), (*own, *_near_words(form, reading)), True, _ONE_READING)
    return _two_scans(form, reading, other, own)


def _near_words(form: Form, reading: FormReading) -> list[Difference]:
    return [
        _word_doubt(form, reading, number)
        for number, seen in sorted(reading.settled.words.items())
        if seen.kind == "near"
    ]


def _word_doubt(form: Form, reading: FormReading, number: int) -> Difference:
    seen = reading.settled.words[number]
    token = reading.tokens[seen.tokens[0]]
    found = " ".join(reading.tokens[t].raw for t in seen.tokens)
    return Difference(
        "changed", "word", form.elements[number].printed, found, token.page, token.bbox, (number,), seen.tokens
    )


def _two_scans(form: Form, reading: FormReading, other: FormReading, own: list[Difference]) -> Weighed:
    again = differences(form, other, reading)
    jumbled = is_jumbled(form, own) and is_jumbled(form, again)
    certain: list[Difference] = []
    doubtful: list[Difference] = []
    for item in own:
        twins = [d for d in again if agree(item, d)]
        if twins:
            moved = (jumbled and is_moved(form, item, (reading, other))) or stands_apart(item, reading)
            sure = not item.doubt and not moved and _is_sure(item, twins[0], reading, other)
            (certain if sure else doubtful).append(item)
        elif not _is_strange_alone(item, again) and not _is_refuted(form, item, reading, other, again):
            doubtful.append(item)
    for item in again:
        told = _is_strange_alone(item, own) or any(agree(d, item) for d in own)
        if not told and not _is_refuted(form, item, other, reading, own):
            doubtful.append(item)
    for number, seen in reading.settled.words.items():
        twin = other.settled.words.get(number)
        near = seen.kind == "near" and (twin is None or twin.kind != "exact")
        if near or (twin is not None and _are_parted_unlike(reading, seen.tokens, other, twin.tokens)):
            # The word may stand in one reading alone, where the other one has it in a blank.
            doubtful.append(_word_doubt(form, reading if seen.tokens else other, number))
    letters = lone_letters(form, other)
    doubtful += [d for d in lone_letters(form, reading) if any(agree(d, seen) for seen in letters)]
    why = "The two readings of this scan do not agree in every word." if doubtful else ""
    return Weighed(tuple(certain), tuple(doubtful), False, why)


def _are_parted_unlike(one: FormReading, held: Sequence[int], other: FormReading, twins: Sequence[int]) -> bool:
    """The readings take two different words of the page for this one of the form, and one has both: one in a blank.

    "shirts in white with 200 cartons" beside "shirts in white in 200 cartons": goods and packages are parted unlike.
    """
    if any(_same_place(one.tokens[a], other.tokens[b]) for a in held for b in twins):
        return False
    return _holds(one, other, twins) or _holds(other, one, held)


def _holds(reading: FormReading, other: FormReading, places: Sequence[int]) -> bool:
    """This reading has the same words in the same places as the other one there."""
    spots = [other.tokens[p] for p in places]
    return any(t.text == s.text and _same_place(t, s) for t in reading.tokens for s in spots)


def _is_speckle(item: Difference, reading: FormReading, differing: Sequence[Difference]) -> bool:
    """Low figures of which the engine that saw them is not sure, the other one seeing nothing: dots to write on.

    Figures as high as print may be what an engine makes of a word written between the lines.
    """
    if item.kind != "inserted" or item.bbox is None or any(c.isalpha() for c in item.found):
        return False
    low = item.bbox.height < _LOW * statistics.median(t.bbox.height for t in reading.tokens)
    return low and item.confidence < _SPECKLE and not any(_overlap(d, item) for d in differing)


def _is_strange_alone(item: Difference, differing: Sequence[Difference]) -> bool:
    """Strange words where the other reading has none: they are garbled."""
    return is_strange(item) and not any(
        is_strange(d) and d.reason == item.reason and _overlap(d, item) for d in differing
    )


def _overlap(a: Difference, b: Difference) -> bool:
    if a.bbox is None or b.bbox is None or a.page != b.page:
        return a.page == b.page
    wide = min(a.bbox.x1, b.bbox.x1) > max(a.bbox.x0, b.bbox.x0)
    return wide and min(a.bbox.bottom, b.bbox.bottom) > max(a.bbox.top, b.bbox.top)


def _is_sure(item: Difference, twin: Difference, reading: FormReading, other: FormReading) -> bool:
    """Both readings show the same, and it is no print that both passed over or ran together."""
    if item.kind == "missing":
        closed = is_closed_up(reading, item) and is_closed_up(other, twin)
        return closed and not stands_garbled(reading, item) and not stands_garbled(other, twin)
    if _letters_of(item.found) != _letters_of(twin.found) or _is_garble(item):
        return False
    if _is_split(item) or not is_read_well(item, twin) or not is_among_words(item, reading, other):
        return False
    run_together = len(item.elements) > 1 and len(item.tokens) < len(item.elements)
    return not (run_together and is_misreading(_letters_of(item.found), _letters_of(item.expected)))


def _is_split(item: Difference) -> bool:
    """More words than the form's, which spell its own when they are put together: one word read in two pieces."""
    pieces = len(item.found.split()) > len(item.expected.split()) > 0
    return pieces and is_misreading(_letters_of(item.found), _letters_of(item.expected))


def _is_cut(item: Difference) -> bool:
    """Such pieces of which none is a word that somebody would write there."""
    return _is_split(item) and not any(map(is_known, item.found.split()))


def _letters_of(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _is_refuted(
    form: Form, item: Difference, reading: FormReading, other: FormReading, differing: Sequence[Difference]
) -> bool:
    """The other reading has the form's words there, and this one has them too, sorted into another line or garbled."""
    if only_spaces(form, item, reading, other, differing) or _is_speckle(item, reading, differing):
        return True
    if item.elements == (0,) and (item.kind == "missing" or _is_stroke(item)):
        # The form's first word is one stroke, which an engine may pass over, or see a second one of a frame beside it.
        first = other.settled.words.get(0)
        return first is not None and first.kind == "exact"
    if item.blank or item.reason not in ("word", "negation", "signer", "component"):
        return False
    for number in item.elements if item.expected else ():
        seen = other.settled.words.get(number)
        if seen is None or seen.kind != "exact":
            return False
        read = _was_read(reading, form.elements[number].word, other, seen.tokens)
        if not (read or _is_garble(item) or _is_cut(item)):
            return False
    strays = [reading.tokens[t] for t in item.tokens if reading.tokens[t].text]
    garbled = bool(item.expected) and (_is_garble(item) or _is_cut(item))
    return garbled or all(_is_form_word(other, token) for token in strays)


def _is_stroke(item: Difference) -> bool:
    """A stroke with one more letter at most, of which the engine is not sure: "IF" for the "I," of a framed cell."""
    return item.found[:1] in _STROKES and len(_letters_of(item.found)) < 3 and item.confidence < _UNSURE


def _is_garble(item: Difference) -> bool:
    """One word for one word, and what was read is no word: letters mixed with signs or digits."""
    return item.kind == "changed" and len(item.elements) == 1 and not item.found.replace(" ", "").isalpha()


def _was_read(reading: FormReading, word: str, other: FormReading, places: Sequence[int]) -> bool:
    """This reading, too, has that word in the place where the other one found it."""
    spots = [other.tokens[p] for p in places]
    if any(t.text == word and any(_same_place(t, spot) for spot in spots) for t in reading.tokens):
        return True
    glued = (t for t in reading.tokens if len(t.text) > len(word) and t.text.startswith(word) | t.text.endswith(word))
    return any(_covers_place(t, spot) for t in glued for spot in spots)


def _covers_place(token: Token, spot: Token) -> bool:
    """The token's box runs over the place: a word run together with its neighbour."""
    x, y = spot.bbox.center
    inside = token.bbox.x0 - 2 <= x <= token.bbox.x1 + 2 and abs(token.bbox.center[1] - y) < 6
    return inside and token.page == spot.page


def _is_form_word(other: FormReading, token: Token) -> bool:
    """The other reading holds the same word in that place to be one of the form's."""
    for seen in other.settled.words.values():
        if seen.kind == "exact" and any(
            other.tokens[t].text == token.text and _same_place(other.tokens[t], token) for t in seen.tokens
        ):
            return True
    return False


def _same_place(a: Token, b: Token) -> bool:
    (ax, ay), (bx, by) = a.bbox.center, b.bbox.center
    return a.page == b.page and abs(ax - bx) < 0.6 * max(a.bbox.width, b.bbox.width) + 3 and abs(ay - by) < 9
