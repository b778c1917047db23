"""Where a reading departs from the form: words missing, added or exchanged, conditions, foreign signs, punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.certificate.around import around
from extractors.certificate.blanks import foreign_words, is_placeholder, labor_classes_in
from extractors.certificate.edges import odd_edges, runs_beside
from extractors.certificate.form import Element, Form
from extractors.certificate.paired import paired
from extractors.certificate.proof import Unproved, unproved
from extractors.certificate.reading import FormReading
from extractors.certificate.shapes import pieces
from extractors.certificate.signs import Difference, invisible, punctuation, shown
from extractors.certificate.tellings import truly_told
from extractors.certificate.tokens import Token, joined
from extractors.evidence import BBox, union

_ENGLISH = frozenset({
    "the", "of", "and", "to", "this", "that", "with", "by", "for", "is", "was", "were", "are", "not", "be", "we", "our",
    "my", "any", "it", "from", "does", "do", "has", "have", "which", "all", "or",
})  # fmt: skip
_MEASURE = re.compile(r"\d[\d/.\"”]*$")
_BREAKS = re.compile(r"[.!?;]$")


def differences(form: Form, reading: FormReading, other: FormReading | None = None) -> list[Difference]:
    """Every departure of this reading, in the order of the form; `other` is the second reading of a scan."""
    found = [*_word_differences(form, reading), *_in_blanks(form, reading), *_around(form, reading)]
    told = {t for d in found for t in d.tokens}
    found += _not_proved(form, reading, found)
    found += [d for d in around(reading, other) if not told & set(d.tokens)]
    found = paired(form, reading, found)
    if not reading.ocr:
        found += [*punctuation(form, reading), *invisible(form, reading, found)]
    return [_stamped(d, reading) for d in found if not _is_noise(form, d, reading)]


def lone_letters(form: Form, reading: FormReading) -> list[Difference]:
    """Letters that stand alone among the form's words in a scan: specks, unless another reading has them, too."""
    return [d for d in _word_differences(form, reading) if _is_noise(form, d, reading)]


def _stamped(difference: Difference, reading: FormReading) -> Difference:
    """Words of the seller's name between the form's: a stamp printed over the text is likelier than a change."""
    own = {reading.tokens[t].text.strip(".,") for t in reading.settled.fills["foreign_seller"]}
    words = {reading.tokens[t].text.strip(".,") for t in difference.tokens if reading.tokens[t].text}
    inside = difference.kind == "inserted" and not difference.blank and len(words) > 1 and words <= own
    return replace(difference, doubt=True) if inside or _is_inches(difference, reading) else difference


def _is_inches(difference: Difference, reading: FormReading) -> bool:
    """An "in" behind a measure, before the form's own: in a scan the stop of the inches is easily lost."""
    if (
        not reading.ocr
        or difference.kind != "inserted"
        or [reading.tokens[t].text for t in difference.tokens] != ["in"]
    ):
        return False
    before = [t for t in reading.tokens[: difference.tokens[0]] if t.text][-1:]
    return any(_MEASURE.search(t.raw) for t in before)


def _is_noise(form: Form, difference: Difference, reading: FormReading) -> bool:
    """Specks that a recogniser takes for a letter: not a word, alone, in a scan."""
    if not reading.ocr or difference.kind != "inserted" or len(difference.tokens) > 2:
        return False
    texts = [reading.tokens[t].text for t in difference.tokens]
    if _is_negating(form, reading, difference.tokens):
        return False
    short = {"no", "or", "in", "of", "on", "at", "by", "if", "to", "my", "we", "an", "as", "is", "be"}
    return all(len(t) < 3 and t not in short for t in texts)


def _is_negating(form: Form, reading: FormReading, places: Sequence[int]) -> bool:
    """A syllable before a word of the form that turns it into another one: "un employed"."""
    syllable = "".join(reading.tokens[t].text for t in places)
    behind = [n for n in range(places[-1] + 1, reading.settled.end) if reading.tokens[n].text][:1]
    held = any(n in seen.tokens for seen in reading.settled.words.values() for n in behind)
    return syllable in form.vocabulary.negating and held


def _word_differences(form: Form, reading: FormReading) -> Iterator[Difference]:
    elements: list[int] = []
    tokens: list[int] = []
    for number, element in enumerate(form.elements):
        extra = reading.settled.extra.get(number, [])
        if extra:
            tokens += extra
        seen = reading.settled.words.get(number)
        if element.word and seen is not None and seen.kind in ("changed", "missing", "lookalike"):
            elements.append(number)
            tokens += seen.tokens
            continue
        if extra and not elements and element.word:
            yield _difference(form, reading, [], tokens, number)
        elif elements or tokens:
            yield _difference(form, reading, elements, tokens, number)
        elements, tokens = [], []
    if elements or tokens:
        yield _difference(form, reading, elements, tokens, len(form.elements))


def _difference(
    form: Form, reading: FormReading, elements: Sequence[int], tokens: Sequence[int], before: int
) -> Difference:
    words = [reading.tokens[t] for t in sorted(set(tokens))]
    kind = "missing" if not words else "changed" if elements else "inserted"
    expected = _printed([form.elements[e] for e in elements])
    found = joined(words).strip(" ,;.")
    page, box = _place(reading, words, [*elements, before])
    looks = any(reading.settled.words[e].kind == "lookalike" for e in elements)
    reason = "lookalike" if looks else _reason(form, expected, found)
    part = tuple(elements) or (min(before, len(form.elements) - 1),)
    formal = _is_formal(form, reading, expected, found)
    sure = min((w.confidence for w in words), default=1.0)
    said = shown(found) if looks else found
    return Difference(kind, reason, expected, said, page, box, part, tuple(tokens), "", formal, sure)


def _printed(elements: Sequence[Element]) -> str:
    text = " ".join(
        e.comma_before + " " * bool(e.comma_before) + e.printed if i else e.printed for i, e in enumerate(elements)
    )
    return text.replace(" ,", ",").replace(" ;", ";").strip(" ,;.")


def _place(reading: FormReading, words: Sequence[Token], elements: Sequence[int]) -> tuple[int, BBox | None]:
    """The words' place, or that of the nearest word of the form before or after what is missing."""
    if words:
        page = words[0].page
        return page, union(w.bbox for w in words if w.page == page)
    order = range(elements[0], -1, -1), range(elements[0], 200)
    for numbers in order:
        for number in numbers:
            seen = reading.settled.words.get(number)
            if seen is not None and seen.tokens:
                token = reading.tokens[seen.tokens[-1]]
                return token.page, token.bbox
    return (reading.tokens[0].page, reading.tokens[0].bbox) if reading.tokens else (1, None)


def _reason(form: Form, expected: str, found: str) -> str:
    text = f" {found.casefold()} "
    if any(f" {p} " in text for p in form.vocabulary.hedge_phrases):
        return "hedge"
    if "not" in expected.casefold().split() or {"not", "no", "never"} & set(text.split()):
        return "negation"
    if "foreign" in expected or "seller" in expected or "owner" in expected:
        return "signer"
    if "component" in expected:
        return "component"
    return "word"


def _is_formal(form: Form, reading: FormReading, expected: str, found: str) -> bool:
    """Practice: several classes of labor make "were" for "was"; a deviation, but one of grammar."""
    if (expected.casefold(), found.casefold()) != ("was", "were"):
        return False
    value = reading.blanks["labor_class"].value or ""
    return len(labor_classes_in(value, form.vocabulary)) > 1


def _in_blanks(form: Form, reading: FormReading) -> Iterator[Difference]:
    for name, fill in reading.settled.fills.items():
        if name == "place_of_departure" and fill == reading.settled.fills["place_of_lading"]:
            continue
        if is_placeholder(name, reading.blanks[name].value or "", form.vocabulary):
            continue  # told once: the blank is empty
        items = foreign_words(name, reading.tokens, fill, form.vocabulary)
        known = {t for item in items for t in item.tokens}
        known |= {t for w in truly_told(name, pieces(reading.tokens, fill)) for t in w.places}
        runs = runs_beside(form, name)
        odd = [e for e in odd_edges(name, reading.tokens, fill, runs) if not known & set(e.tokens)]
        said = [(f.tokens, f.doubt, "labor_extra" if name == "labor_class" else "hedge") for f in items]
        for places, doubt, reason in [*said, *((e.tokens, e.doubt, "word") for e in odd)]:
            words = [reading.tokens[t] for t in places]
            yield replace(_inserted(form, words, places, name, reason), doubt=doubt)


def _not_proved(form: Form, reading: FormReading, found: Sequence[Difference]) -> list[Difference]:
    """What is not proved beside what is found to differ already."""
    told = {t for d in found for t in d.tokens}
    empty = {n for n, b in reading.blanks.items() if is_placeholder(n, b.value or "", form.vocabulary)}
    items = (i for i in unproved(form, reading) if i.blank not in empty)
    return [_unproved(form, reading, i) for i in items if not told & set(i.tokens)]


def _unproved(form: Form, reading: FormReading, item: Unproved) -> Difference:
    words = [reading.tokens[t] for t in item.tokens]
    if item.fixed >= 0:
        said = _inserted(form, words, item.tokens, "", "word")
        return replace(
            said,
            kind="changed",
            expected=form.elements[item.fixed].printed,
            found=joined(words),
            elements=(item.fixed,),
        )
    said = _inserted(form, words, item.tokens, item.blank, "filling" if item.blank else "word")
    return replace(said, doubt=not item.sure, elements=said.elements if item.blank else (0,))


def _inserted(form: Form, words: Sequence[Token], tokens: Sequence[int], blank: str, reason: str) -> Difference:
    number = next((i for i, e in enumerate(form.elements) if blank and e.blank == blank), len(form.elements) - 1)
    page = words[0].page
    box = union(w.bbox for w in words if w.page == page)
    sure = min(w.confidence for w in words)
    found = joined(words).strip(" ,;.")
    return Difference("inserted", reason, "", found, page, box, (number,), tuple(tokens), blank, False, sure)


def _around(form: Form, reading: FormReading) -> Iterator[Difference]:
    """Conditions and exceptions before and after the body; text of notaries and other witnesses is theirs."""
    tokens, settled = reading.tokens, reading.settled
    stop = _first_witness(form, tokens, settled.end)
    dated = next((i for i in range(settled.end, stop) if tokens[i].text.strip(":") in ("dated", "date")), stop)
    tail = _tail(form, reading, dated)
    if tail:
        yield _inserted(form, [tokens[t] for t in tail], tail, "", "exception")
    for start, end in [(0, settled.start), (settled.end, stop)]:
        for sentence in _sentences(tokens, start, end):
            texts = [tokens[t].text for t in sentence]
            if not set(sentence) & set(tail) and _conditions(form, texts):
                yield _inserted(form, [tokens[t] for t in sentence], sentence, "", "exception")


def _first_witness(form: Form, tokens: Sequence[Token], start: int) -> int:
    for i in range(start, len(tokens)):
        text = " ".join(t.text for t in tokens[i : i + 3])
        if any(text.startswith(cue) for cue in form.vocabulary.witnesses):
            return i
    return len(tokens)


def _tail(form: Form, reading: FormReading, dated: int) -> list[int]:
    """What goes on after the last word of the sentence: "thereof, except ..."."""
    tokens, end = reading.tokens, reading.settled.end
    if not end or end >= dated or end >= len(tokens):
        return []
    closed = "." in tokens[end - 1].trail or (not tokens[end].text and "." in tokens[end].raw)
    first = next((i for i in range(end, dated) if tokens[i].text), None)
    if closed or first is None or not _goes_on(tokens[end - 1], tokens[first]):
        return []
    rest = []
    for i in range(first, dated):
        rest.append(i)
        if _BREAKS.search(tokens[i].raw):
            break
    words = [tokens[i].text for i in rest]
    cut = reading.settled.words[len(form.elements) - 1].kind == "missing"
    beside = cut or _is_beside(tokens[end - 1], tokens[first]) or tokens[end - 1].text == tokens[first].text
    return rest if beside or _is_english(words) or _conditions(form, words) else []


def _goes_on(last: Token, after: Token) -> bool:
    """In small letters, or in the same line of capitals."""
    small = after.raw.lstrip("([")[:1].islower()
    return small or (after.raw.isupper() and last.raw.isupper() and len(after.raw) > 1 and _is_beside(last, after))


def _is_beside(last: Token, after: Token) -> bool:
    """Next to each other in one line, a space between."""
    level = last.page == after.page and abs(last.bbox.center[1] - after.bbox.center[1]) < 0.4 * last.bbox.height
    return level and -2 < after.bbox.x0 - last.bbox.x1 < 0.9 * max(6.0, last.bbox.height)


def _sentences(tokens: Sequence[Token], start: int, end: int) -> Iterator[list[int]]:
    """Runs of tokens up to a full stop or a wide break between lines."""
    held: list[int] = []
    for i in range(start, end):
        token = tokens[i]
        if held and _is_break(tokens[held[-1]], token):
            yield held
            held = []
        held.append(i)
    if held:
        yield held


def _is_break(before: Token, after: Token) -> bool:
    if before.page != after.page or (len(before.text) > 2 and _BREAKS.search(before.raw)):
        return True
    return before.line != after.line and after.bbox.top - before.bbox.bottom > 0.9 * max(6.0, before.bbox.height)


def _conditions(form: Form, texts: Sequence[str]) -> bool:
    """A phrase that takes back what is certified."""
    words = form.vocabulary
    shown = f" {' '.join(t for t in texts if t)} "
    foreign = (p if not p.isalpha() or p[0] > "\u2e80" else f" {p} " for p in words.hedge_foreign)
    return any(f" {phrase} " in shown for phrase in words.hedge_phrases) or any(p in shown for p in foreign)


def _is_english(words: Sequence[str]) -> bool:
    """Enough of the small words that no other language has; a translation beside the form is harmless."""
    return sum(w in _ENGLISH for w in words) >= max(2, 0.15 * len(words))
