"""Text in another language beside the form: harmless only where it is known, word for word, as of a translation.

A translation can take back what the English certifies ("en la etapa final", "se excluye ..."). So every word of it must
be one of a translation of the form, of a filling, or of an office's seal, and the sentence on labor must be there
whole: not employed, in no stage, of no component, and of the same classes of labor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.certificate.aside import goes_on, is_foreign
from extractors.certificate.blanks import labor_classes_in
from extractors.certificate.class_left_in_english import signs_with_class_told, with_class_told
from extractors.certificate.form import certificate_form
from extractors.certificate.reading import FormReading
from extractors.certificate.tokens import Token, folded
from extractors.certificate.translated_sentence import is_whole_run, is_whole_sentence
from extractors.certificate.translation_words import (
    HAN,
    Language,
    is_word,
    language_of,
    languages,
    plain,
    tells_its_language,
)
from extractors.values.language_data import month_numbers

_LATIN = re.compile(r"[a-zA-Z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff\ufb00-\ufb06]")
_BETWEEN_HAN = re.compile(r"[\u3000-\u9fff\uff00-\uffef]+")
_STROKES = frozenset("1lI|")
_LINE = 4  # known words that make a line of another language
_SHOUTED = 4  # letters from which a word in capitals is no abbreviation


@dataclass(frozen=True, slots=True)
class _Said:
    """What the English form says: words of its fillings, its figures, and the classes of labor."""

    words: frozenset[str]
    figures: frozenset[int]
    kinds: frozenset[str]
    labor: tuple[str, ...]  # the blank on the class of labor, word for word


def translated(
    reading: FormReading, lines: Sequence[Sequence[int]], heads: frozenset[int] = frozenset()
) -> dict[int, bool]:
    """Numbers of the lines of another language; whether each is known for what a translation or an office says.

    `heads`: lines of letterheads and captions, of no translation but where one runs on through them.
    """
    tokens = reading.tokens
    numbers = list(_numbers(reading, lines, heads))
    if not numbers:
        return {}
    foreign = {t for n in numbers for t in lines[n]}
    said = _said(reading, [w for t, w in enumerate(tokens) if t not in foreign])
    found: dict[int, bool] = {}
    for name, own in _settled(_by_language(reading, lines, numbers)).items():
        words = [
            (n, tokens[t]) for n in own for t in lines[n] if tokens[t].text and not _is_rule(tokens[t], lines[n], t)
        ]
        strange = _strange(languages()[name], words, said)
        if strange and (told := with_class_told(name, words, said.labor)):
            strange = min(strange, _strange(languages()[name], told, said), key=len)
        found.update({n: n not in strange for n in own})
    return found


def _is_rule(word: Token, line: Sequence[int], place: int) -> bool:
    """In a scan, one upright stroke at the edge of a line: the rule beside a column, or the edge of the paper."""
    return word.source == "ocr" and word.raw in _STROKES and place in (line[0], line[-1])


def is_of_another_script(text: str) -> bool:
    """Letters that are neither Latin nor signs of Han: what they say, nobody here can tell from a name."""
    return any(c.isalpha() and not _LATIN.match(c) and not HAN.match(c) for c in text)


def _by_language(reading: FormReading, lines: Sequence[Sequence[int]], numbers: Sequence[int]) -> dict[str, list[int]]:
    """The lines by language; one of fillings alone is of that of the line before it."""
    found: dict[str, list[int]] = {}
    name, fills = "", _fills(reading)
    for number, before in zip(numbers, [None, *numbers], strict=False):
        line = [reading.tokens[t] for t in lines[number]]
        own = [w for w in line if plain(w.text) not in fills]
        if not name or number - 1 != before or tells_its_language(own):
            name = language_of(own or line)
        found.setdefault(name, []).append(number)
    return found


def _settled(by_language: dict[str, list[int]]) -> dict[str, list[int]]:
    """All lines as of one language where no other has more than a stray one: short lines may be of several."""
    most = max(by_language, key=lambda name: len(by_language[name]))
    kept = {name: own for name, own in by_language.items() if name == most or len(own) > 1}
    kept[most] = sorted({*kept[most], *(n for name, own in by_language.items() if name not in kept for n in own)})
    return kept


def _numbers(reading: FormReading, lines: Sequence[Sequence[int]], heads: frozenset[int]) -> Iterator[int]:
    """Lines of another language: runs of them whole where a sentence stands in one, any other without letterheads."""
    apart = {n for run in _runs(reading, lines, heads) for n in run} if heads else frozenset[int]()
    for run in _runs(reading, lines, frozenset()):
        told = not heads or any(n not in heads and is_foreign([reading.tokens[t] for t in lines[n]]) for n in run)
        yield from (n for n in run if told or n in apart)


def _runs(reading: FormReading, lines: Sequence[Sequence[int]], heads: frozenset[int]) -> list[list[int]]:
    """Numbers of lines of another language, those together that follow each other."""
    tokens, runs = reading.tokens, list[list[int]]()
    fills = _fills(reading)
    running = stopped = False
    for number, words in enumerate([tokens[t] for t in line] for line in lines):
        if number in heads:
            running = False
            continue
        known = _is_known(words, fills)
        begins = is_foreign(words) or _begins_foreign(tokens, lines[number : number + 2])
        signs = any(HAN.search(w.raw) for w in words)  # a word of Han may be torn at the line's end
        named = signs and any(c.isascii() and c.isalpha() for w in words for c in w.raw)
        told = sum(plain(w.text) not in fills for w in words if w.text.isalpha()) >= _LINE
        begins = begins or (known and (told or named))
        own = [w for w in words if plain(w.text) not in fills]  # the fillings may be left in English
        more = running and (
            (goes_on(own) and not stopped)
            or (known and (not stopped or tells_its_language(own)))
            or (signs and not stopped)
        )
        if begins or more:
            runs = [*runs[:-1], [*runs[-1], number]] if running and runs else [*runs, [number]]
            stopped = _stops(words[-1]) or (stopped and not begins)
        running = begins or more
    return runs


def _fills(reading: FormReading) -> frozenset[str]:
    return frozenset(plain(reading.tokens[t].text) for fill in reading.settled.fills.values() for t in fill)


def _is_known(words: Sequence[Token], fills: frozenset[str]) -> bool:
    """Every word is of a filling, a figure, or of a translation into the line's language."""
    language = languages()[language_of(words)]
    texts = [plain(w.text) for w in words if w.text]
    own = [t for t in texts if t not in fills and not any(c.isdigit() for c in t)]
    return bool(texts) and all(is_word(language.words, t) or is_word(language.office, t) for t in own)


def _begins_foreign(tokens: Sequence[Token], lines: Sequence[Sequence[int]]) -> bool:
    """The first line of a translation in a narrow column: too short to tell its language but with the next one."""
    if len(lines) < 2 or not goes_on([tokens[t] for t in lines[0]]):
        return False
    first, after = tokens[lines[0][-1]], tokens[lines[1][0]]
    close = 0 < after.bbox.top - first.bbox.top < 2.2 * max(6.0, first.bbox.height) and first.page == after.page
    column = abs(tokens[lines[0][0]].bbox.x0 - after.bbox.x0) < 2 * max(6.0, after.bbox.height)
    return close and column and is_foreign([tokens[t] for line in lines for t in line]) and not _stops(first)


def _stops(word: Token) -> bool:
    """A full stop behind the word; the one of an abbreviation has a comma behind it ("Ltda.,")."""
    return word.raw.endswith("。") or ("." in word.trail and "," not in word.trail)


def _said(reading: FormReading, english: Iterable[Token]) -> _Said:
    fills = [reading.tokens[t] for fill in reading.settled.fills.values() for t in fill]
    month = {n for w in fills for part in re.split(r"[^\w]", w.text) if (n := month_numbers().get(plain(part)))}
    figures = {n for w in english for n in _figures(w.raw)} | month
    value = reading.blanks["labor_class"].value or ""
    kinds = labor_classes_in(value, certificate_form().vocabulary)
    labor = tuple(plain(t.text) for t in (reading.tokens[i] for i in reading.settled.fills["labor_class"]) if t.text)
    return _Said(frozenset(plain(w.text) for w in fills if w.text), frozenset(figures), kinds, labor)


def _figures(text: str) -> Iterator[int]:
    yield from (int(group) for group in re.findall(r"[0-9]+", text))


def _strange(language: Language, words: Sequence[tuple[int, Token]], said: _Said) -> set[int]:
    """Numbers of the lines that say what is not known, or what a whole translation would say and these do not."""
    texts = [plain(w.text) for _, w in words]
    shown = "".join("".join(HAN.findall(w.raw)) for _, w in words) if language.han else f" {' '.join(texts)} "
    own = shown if language.han else f" {' '.join(t for t in texts if t not in said.words)} "
    matched = [min(filter(None, (p.search(shown) for p in ways)), key=_length, default=None) for ways in language.whole]
    kinds = {name for name, pattern in language.kinds if pattern.search(own)}
    speaks = matched[0] is not None or language.labor.search(own) is not None or bool(kinds)
    covered = {i for m in matched if m for g in range(1, len(m.groups()) + 1) for i in range(*m.span(g))}
    strange = set(_unknown(language, words, said, covered, speaks))
    whole = all(matched) and (not kinds or kinds == said.kinds) and _is_closed(language, [w for _, w in words], said)
    if speaks and not whole:
        strange |= {n for n, w in words if language.labor.search(f" {plain(w.text)} ")} or {words[-1][0]}
    return strange


def _length(match: re.Match[str]) -> int:
    """The closest of several ways to say it has the words of the saying and no others."""
    return match.end() - match.start()


def _is_closed(language: Language, words: Sequence[Token], said: _Said) -> bool:
    """One sentence from its signer to its end, in which alone labor is named."""
    if language.han:
        return is_whole_run(language.name, signs_with_class_told(words, said.labor))
    stops = frozenset(i for i, w in enumerate(words) if w.trail.startswith((".", "!", ";")))
    return is_whole_sentence(language.name, [plain(w.text) for w in words], stops, said.words)


def _unknown(
    language: Language, words: Sequence[tuple[int, Token]], said: _Said, covered: set[int], speaks: bool
) -> Iterator[int]:
    """Numbers of the lines of words that are not known. `covered`: places in the text that a whole saying takes."""
    if language.han:
        yield from _unknown_signs(language, words, said, covered)
        return
    at, starts, named_lines = 1, True, _with_names(language, words)
    for (_, before), (number, word) in zip([words[0], *words], words, strict=False):
        text = plain(word.text)
        held = set(range(at, at + len(text))) <= covered
        at += len(text) + 1
        named = not speaks and number in named_lines and _names(language, word, starts)
        torn = before.raw.endswith("-") and plain(folded(before.raw + word.raw)) in said.words
        if not (held or named or torn or _fits(language, text, said, speaks)):
            yield number
        starts = word.trail.startswith((".", ":", "!"))


def _unknown_signs(
    language: Language, words: Sequence[tuple[int, Token]], said: _Said, covered: set[int]
) -> Iterator[int]:
    """The same in Han: what known runs of signs leave over; what stands between them must be of the fillings."""
    shown = "".join("".join(HAN.findall(w.raw)) for _, w in words)
    if not _is_covered(language, shown, covered, said):
        yield from (n for n, w in words if HAN.search(w.raw))
    for (_, before), (number, word) in zip([words[0], *words], words, strict=False):
        texts = [plain(folded(t)) for t in _BETWEEN_HAN.split(word.raw)]
        if before.raw.endswith("-"):
            texts[0] = plain(folded(before.raw)) + texts[0]
        if not all(_is_told(t, said) for t in texts if any(c.isalnum() for c in t)):
            yield number


def _is_told(text: str, said: _Said) -> bool:
    """A word or a figure of the English."""
    if any(c.isdigit() for c in text) and set(_figures(text)) <= said.figures:
        return not any(c.isalpha() for c in text) or text in said.words
    return text in said.words


def _fits(language: Language, text: str, said: _Said, speaks: bool) -> bool:
    """A word of the form or of an office, of a filling, or a figure that the English has, too."""
    if language.negations.search(f" {text} "):
        return False
    if any(c.isdigit() for c in text):
        return not speaks or text in said.words or set(_figures(text)) <= said.figures
    if is_word(language.words, text) or is_word(language.office, text) or text in said.words:
        return True
    kind = any(pattern.search(f" {text} ") for _, pattern in language.kinds)
    return kind or text in month_numbers() or not any(c.isalpha() for c in text)


def _names(language: Language, word: Token, starts: bool) -> bool:
    """In a text of an office: a capital that no sentence begins with, where names alone have them."""
    shouted = word.raw.isupper() and len(word.text) > _SHOUTED
    return language.capitals and word.raw[:1].isupper() and not starts and not shouted


def _with_names(language: Language, words: Sequence[tuple[int, Token]]) -> frozenset[int]:
    """Numbers of the lines in which a capital marks a name: lines of an office, most of whose words are known.

    Where all that matters has capitals, as in a title, they prove nothing.
    """
    found: set[int] = set()
    for number in {n for n, _ in words}:
        line = [w for n, w in words if n == number]
        known = [w for w in line if is_word(language.office, plain(w.text)) or any(c.isdigit() for c in w.text)]
        small = any(w.raw[:1].islower() for w in known)
        strange = [w for w in line if w not in known and not is_word(language.words, plain(w.text))]
        if small and len(strange) <= len(known):
            found.add(number)
    return frozenset(found)


def _is_covered(language: Language, shown: str, covered: set[int], said: _Said) -> bool:
    """Whether known runs of signs, the longest first, and those of the fillings cover the text."""
    left = "".join(" " if i in covered else c for i, c in enumerate(shown))
    for own in sorted((w for w in said.words if HAN.search(w) and len(w) > 1), key=len, reverse=True):
        left = left.replace("".join(HAN.findall(own)), " ")
    for _, pattern in language.kinds:
        left = pattern.sub(" ", left)
    if language.negations.search(left):
        return False
    left = language.office.sub(" ", language.words.sub(" ", left))
    return not left.strip()
