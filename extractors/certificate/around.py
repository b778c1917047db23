"""What a page says around the form: only what is known to be harmless is, any other words are for a person.

Known are names, addresses, numbers, references, captions, oaths and seals by their words, and a translation by its
language. A line of which a word is not known, or one that speaks of the goods, the labor or the paper itself, is not.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.certificate.attested import attesting_lines, fixed_tokens, qualified_lines
from extractors.certificate.certified import certified, own_names, party_names
from extractors.certificate.edges import edges
from extractors.certificate.facts_beside import tells_another
from extractors.certificate.foreign_lines import limits, names_coercion
from extractors.certificate.garbled import halves_of_names, is_denial, is_name_garbled, is_torn_stamp, legible
from extractors.certificate.latin_letterheads import letterhead_words, letterheads
from extractors.certificate.letterheads import describes_the_firm
from extractors.certificate.lines_abroad import is_print_abroad, lines_abroad, said_besides
from extractors.certificate.mastheads import mastheads
from extractors.certificate.notaries import ends, numbering
from extractors.certificate.offices import office_words
from extractors.certificate.print_marks import print_marks
from extractors.certificate.proved import is_proved
from extractors.certificate.reading import FormReading
from extractors.certificate.running_lines import CAPTIONS, Line, lines_of, runs_on, sentence
from extractors.certificate.shapes import Piece, pieces, vocabulary
from extractors.certificate.signs import Difference
from extractors.certificate.spelt_downwards import spelt_downwards
from extractors.certificate.tokens import Token
from extractors.certificate.translation import is_of_another_script, translated
from extractors.evidence import union
from extractors.forms import form_data

_NOTE = re.compile(r"[*†‡§¹²³⁴⁵#]|(?<=[a-z])\d$")
_OFFICES = frozenset({"title", "by", "capacity", "position", "designation"})  # behind them stands whose signature it is


@dataclass(frozen=True, slots=True)
class _Known:
    status: frozenset[str]
    capacity: tuple[str, ...]
    phrases: tuple[str, ...]
    verbs: frozenset[str]
    signers: frozenset[str]


@lru_cache(maxsize=1)
def _known() -> _Known:
    form, shapes = form_data("certificate_12_43")["outside"], form_data("certificate_fillings")["around"]
    verbs = frozenset(form["verbs"].split())
    signers = frozenset(form["signers"])
    return _Known(frozenset(form["status"]), tuple(form["capacity"]), tuple(shapes["phrases"]), verbs, signers)


def around(reading: FormReading, other: FormReading | None = None) -> Iterator[Difference]:
    """Doubts, and limits that are certain, raised by what stands before and after the form's sentence.

    `other` is the second reading of a scan: what both have read is no misreading.
    """
    yield from _downwards(reading)
    yield from _across(reading, other)


def _downwards(reading: FormReading) -> Iterator[Difference]:
    tokens, settled = reading.tokens, reading.settled
    lines = lines_of(tokens, [*range(settled.start), *range(settled.end, len(tokens))])
    for column in spelt_downwards(tokens, list(lines), tuple(party_names(reading))):
        yield _difference(tokens, column, True)


def _across(reading: FormReading, other: FormReading | None) -> Iterator[Difference]:
    tokens, settled = reading.tokens, reading.settled
    outside = [*range(settled.start), *range(settled.end, len(tokens))]
    also, names, fixed = _read_also(other), tuple(party_names(reading)), fixed_tokens(tokens, outside)
    marks, lines = tuple(_note_marks(reading)), list(lines_of(tokens, outside))
    own = (firm := own_names(reading)) | halves_of_names(tokens, lines, firm)
    abroad, headed = lines_abroad(tokens, lines), _headed(reading, lines)
    foreign = translated(reading, lines, abroad | letterheads(tokens, lines, headed, own))
    qualified, attesting = qualified_lines(reading, lines), attesting_lines(reading, lines)
    told, facts = set[int](), certified(reading)
    for number, line in enumerate(lines):
        words = [tokens[t] for t in line]
        if number in told or (reading.ocr and is_name_garbled(words, names)):
            continue
        if limits(words, own) or (number not in foreign and names_coercion(words, own)) or is_torn_stamp(words):
            yield _difference(tokens, line, True)
        if number in foreign and not any(w.text in _known().status for w in words):
            if not attesting.get(number, foreign[number]):
                yield _difference(tokens, line, True)
            continue
        said = _said(tokens, [t for t in line if t not in fixed and t not in headed[number]], number in abroad)
        if number not in abroad and number not in foreign and any(is_print_abroad(w, tokens, also) for w in said):
            yield _difference(tokens, line, True)
            continue
        if reading.ocr:
            said = legible(said, tokens, also, _is_signers(reading, line))
        ended, below = ends((w.text for w in words), (tokens[t].text for t in outside)), line[0] >= settled.end
        signing = below or _is_of_signing(words)
        unsure = number in qualified or not (reading.ocr or is_proved(said, own | facts.signer, names))
        if marks and below and words[0].raw.lstrip("(").startswith(marks):
            yield _difference(tokens, line, False)
        elif ended or _is_doubtful(said, own, signing) or (_adjoins(reading, line) and _is_worded(said, own)):
            sure = _is_certain(said) or (not reading.ocr and _takes_back(said, own, signing))
            whole = sentence(tokens, lines, number) if sure and not reading.ocr else [number]
            told.update(whole)
            yield _difference(tokens, [t for n in whole for t in lines[n]], not sure)
        elif unsure or tells_another(pieces(tokens, [t for t in line if t not in fixed]), facts):
            yield _difference(tokens, line, True)


def _headed(reading: FormReading, lines: Sequence[Line]) -> list[frozenset[int]]:
    """By line, what is known of letterheads, the whole of a line that is the firm's name."""
    heads, tokens = mastheads(reading, lines), reading.tokens
    marks = print_marks(tokens, [t for line in lines for t in line])
    return [
        frozenset(line) if n in heads else letterhead_words(tokens, line) | marks.intersection(line)
        for n, line in enumerate(lines)
    ]


def _said(tokens: Sequence[Token], places: Sequence[int], abroad: bool) -> Sequence[Piece]:
    """What these words say; of a line known of another script, what is said besides it."""
    said = pieces(tokens, places)
    return said_besides(tokens, said) if abroad else said


def _read_also(other: FormReading | None) -> frozenset[str] | None:
    """The words of the second reading; None where there is none."""
    if other is None:
        return None
    words = pieces(other.tokens, range(len(other.tokens)))
    return frozenset({t.text for t in other.tokens} | {w.text for w in words})


def _note_marks(reading: FormReading) -> Iterator[str]:
    """The stars, daggers and raised numbers on words of the form: what a note below is marked with."""
    for seen in reading.settled.words.values():
        found = _NOTE.search(reading.tokens[seen.tokens[-1]].raw) if seen.tokens and not reading.ocr else None
        if found:
            yield found.group()


def _adjoins(reading: FormReading, line: Line) -> bool:
    """The sentence begins or ends in the line of these words, or goes on in it: they are no letterhead, no signature.

    In capitals ("ON BEHALF OF THE IMPORTER, I, ...") nothing but the place tells them from a name.
    """
    tokens, first, end = reading.tokens, reading.settled.start, reading.settled.end
    if line[-1] == first - 1:
        return _follows(tokens[first - 1], tokens[first])
    if line[0] != end:
        return False
    return _follows(tokens[end - 1], tokens[end]) or runs_on(tokens, [end - 1], line)


def _follows(word: Token, after: Token) -> bool:
    """In one line of print, with no more than blanks between them."""
    level = after.page == word.page and abs(after.bbox.center[1] - word.bbox.center[1]) < 0.5 * word.bbox.height
    return level and 0 <= after.bbox.x0 - word.bbox.x1 < 2 * word.bbox.height


def _is_worded(said: Sequence[Piece], own: frozenset[str]) -> bool:
    """More than signs, numbers, captions and the firm's own name."""
    texts = (w.text.strip(".,:") for w in said)
    return any(text.isalpha() and len(text) > 2 and text not in own | CAPTIONS for text in texts)


def _is_doubtful(said: Sequence[Piece], own: frozenset[str], signing: bool) -> bool:
    if describes_the_firm(said):
        return False
    texts = [w.text.strip(".") for w in said]
    shown = f" {' '.join(texts)} "
    label = said[0] if said else None
    signed_by = _OFFICES | _known().signers
    labelled = label is not None and label.raw.rstrip().endswith(":") and label.text.strip(".:") not in signed_by
    if set(texts) & _known().status or (signing and not labelled and any(f" {c} " in shown for c in _known().capacity)):
        return True
    if _is_told_of_signer(texts):
        return True
    told = vocabulary()["around"]["never"] | vocabulary()["around"]["pointing"]
    if any(_speaks(w, told) and w.text not in own for w in said) and not _is_firm(said):
        return True
    if _is_said(said, own) or any(is_denial(t) and t not in own for t in texts):
        return True
    words = [w for w in said if w.text and any(c.isalpha() for c in w.text)]
    plain = own | numbering(texts)
    return len(words) > 1 and any(not _is_plain(w) and w.text not in plain for w in words) and not _is_gloss(texts)


def _is_of_signing(words: Sequence[Token]) -> bool:
    """A signature, an oath or the signer is named: who may not sign may not be in the line, wherever it stands."""
    named = _known().signers | vocabulary()["around"]["swearing"] | {"signature", "signed"}
    return any(w.text.strip(".,:;()") in named for w in words)


def _is_told_of_signer(texts: Sequence[str]) -> bool:
    """Who or what the signer is or does, said in a sentence: who may sign is judged by 19 CFR 12.43(a)."""
    who = next((n for n, text in enumerate(texts) if text.strip(",") in _known().signers), len(texts))
    return bool(_known().verbs.intersection(texts[who + 1 :]))


def _speaks(word: Piece, never: frozenset[str]) -> bool:
    """A word of the list, unless it is the sign of a number or the month of May."""
    if word.raw.casefold().startswith(("no.", "no:", "nos.", "n.º", "nº")) or (word.text == "may" and not word.small):
        return False
    return word.text in never or word.text.strip(".") in never


def _is_signers(reading: FormReading, line: Line) -> bool:
    """The line of the signer's name, through which the signature is drawn: of "Manager" it leaves "anager"."""
    name = reading.signature.signer
    if not name.value or name.bbox is None or reading.tokens[line[0]].page != name.page:
        return False
    return union(reading.tokens[t].bbox for t in line).holds(name.bbox)


def _is_firm(said: Sequence[Piece]) -> bool:
    """A line that is the name of a firm: a legal ending, and nothing in small letters."""
    legal = office_words().companies
    return any(w.text.strip(".,()") in legal for w in said) and not any(w.small for w in said)


def _is_plain(word: Piece) -> bool:
    if is_of_another_script(word.text):
        return False
    if not _is_lower(word) or word.has_digit or "@" in word.raw or len(word.text) == 1:
        return True
    known = vocabulary()["around"]["plain"] | vocabulary()["name"]["small"] | vocabulary()["date"]["months"]
    if word.text in known or word.text.strip(".") in known or word.text in edges().names | office_words().titles:
        return True
    return "." in word.text.strip(".") or "/" in word.raw


def _is_lower(word: Piece) -> bool:
    """In small letters, with accents too: no name tells itself by a capital."""
    bare = word.raw.strip("()[],;:.\"'“”‘’")
    return bare.islower() and not any(c >= "\u2e80" for c in bare)


def _is_gloss(texts: Sequence[str]) -> bool:
    """A caption in another language: one of its small words, and none of English."""
    english = {"the", "of", "is", "was", "were", "are", "not", "and", "for", "by", "with", "from"}
    foreign = {"de", "del", "la", "el", "los", "y", "ve", "und", "der", "die", "da", "do", "và", "của"}
    return bool(foreign & set(texts)) and not english & set(texts)


def _is_said(said: Sequence[Piece], own: frozenset[str]) -> bool:
    """A word or phrase that limits, conditions or voids what is certified, wherever it stands."""
    known = vocabulary()["around"]
    legal = office_words().companies if _is_firm(said) else frozenset()
    shown = f" {' '.join(w.text for w in said)} "
    if any(f" {phrase} " in shown for phrase in _known().phrases):
        return True
    for word, after in itertools.zip_longest(said, said[1:]):
        text = word.text.strip(".")
        if not _speaks(word, known["takes_back"]) or text in own:
            continue
        if text in known["before_to"]:
            if after is not None and after.text == "to":
                return True
        elif text not in legal:
            return True
    return False


def _takes_back(said: Sequence[Piece], own: frozenset[str], signing: bool) -> bool:
    """Certain in a text layer: status, capacity, a limit, or an English sentence on the goods, the labor, the paper."""
    known, texts = vocabulary()["around"], [w.text.strip(".,") for w in said]
    if set(texts) & _known().status or (signing and any(f" {c} " in f" {' '.join(texts)} " for c in _known().capacity)):
        return True
    if _is_said(said, own):
        return True
    if "signature" in texts and any(t in known["attesting"] for t in texts):
        return False
    sentence = sum(t in known["english"] for t in texts) > 1
    speaks = any(_speaks(w, known["never"]) and w.text not in own for w in said) and not _is_firm(said)
    return sentence and (speaks or bool(set(texts) & _known().verbs))


def _is_certain(said: Sequence[Piece]) -> bool:
    """Running text that names the goods, the labor or a component, and takes something back."""
    texts, known = {w.text for w in said}, vocabulary()["around"]
    return len(said) > 2 and bool(texts & known["subjects"]) and bool(texts & known["limits"])


def _difference(tokens: Sequence[Token], line: Line, doubt: bool) -> Difference:
    words = [tokens[t] for t in line]
    box = union(w.bbox for w in words)
    found = " ".join(w.raw for w in words)
    sure = sum(w.confidence * len(w.raw) for w in words) / max(1, sum(len(w.raw) for w in words))
    place = words[0].page, box
    return Difference("inserted", "exception", "", found, *place, (), tuple(line), "", doubt=doubt, confidence=sure)
