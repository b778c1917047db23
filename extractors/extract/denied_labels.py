"""Labels in sentences that deny or do not assert what follows: "None of the cotton was / grown in China"."""

from __future__ import annotations

import re
from functools import cache

from extractors.denials import is_denied
from extractors.extract.labels import Label
from extractors.extract.page_lines import Phrase
from extractors.extract.sheet import Edge, Sheet
from extractors.unasserted import is_of_another_thing, is_unasserted
from extractors.vocabulary import any_of, every_language, load_vocabulary

# What a sentence says of where and by whom goods were made.
_OF_MAKING = frozenset({"country_of_origin", "place_of_production", "estate", "producer"})
_PORTS = frozenset({"port_of_lading", "port_of_discharge"})
# What is short for several words stands in capitals ("POL"); else it is a word cut short ("Pol. Norte 4", a street).
_SHORT_FOR_MORE = re.compile(r"[A-Z][a-z]{2}")
# Line heights between the lines of one sentence.
LEADING = 1.2


def is_denied_label(sheet: Sheet, label: Label) -> bool:
    """Whether a label of origin stands behind a denial, a condition or a demand, in its own line or in that above where
    a sentence goes on; or one of a port is another word.
    """
    if label.field in _PORTS and not label.colon and _SHORT_FOR_MORE.fullmatch(label.text.strip(" .")):
        return True
    if label.field not in _OF_MAKING:
        return False
    line = label.line
    phrase = line.phrases[line.phrase_at(label.start)]
    if label.colon or _CAPTION.match(line.text, label.end, phrase.end):
        return _is_of_another(label, phrase)
    before, after = line.text[phrase.start : label.start], line.text[label.end : phrase.end]
    if label.text.islower() and line.index and not line.text[: phrase.start].strip():
        above = sheet.lines[line.index - 1]
        if above.page is line.page and line.box.top - above.box.bottom < LEADING * line.height:
            before = f"{above.text}\n{before}"
    # A label may begin with the denial itself: "not grown in".
    denied = is_denied(before, after) or is_denied(f"{before}{label.text}")
    return denied or is_unasserted(before, label.text, after)


# The rest of a caption up to its colon: "of the machines:".
_CAPTION = re.compile(r"[^:：.;]{1,40}[:：]")
# What stands between a caption's words and those of another.
_APART = re.compile(r"[:：;；,，.。]")
_COUNTRY = "country_of_origin"


def _is_of_another(label: Label, phrase: Phrase) -> bool:
    """Whether a caption with its colon is of what is beside the goods, or ends a sentence that asks or bans."""
    text = label.line.text
    before = _APART.split(text[phrase.start : label.start])[-1]
    # Of a bracket the first word may have been taken for the label's.
    behind = label.text.partition("(")[2] + _COLON.split(text[label.end : phrase.end])[0]
    sentence = len(before.split()) > 1 and is_unasserted(before, label.text, text[label.end : phrase.end])
    return sentence or is_of_another_thing(before) or (behind.strip() != "" and is_of_another_thing(behind))


_COLON = re.compile(r"[:：]")
_ASKED = re.compile(r".?\s?[?？]")


def is_open_country(edge: Edge) -> bool:
    """Whether a country is asked ("Country of origin: China?"), or stands elsewhere in the sentence of its label."""
    label, line = edge.label, edge.label.line
    if edge.field != _COUNTRY or edge.value.line is not line:
        return False
    asked = _ASKED.match(line.text, max(edge.value.end - 1, 0)) is not None
    amid = not label.colon and not label.opens and line.phrase_at(label.start) == line.phrase_at(edge.value.start)
    return asked or (amid and _at_once().match(line.text, label.end) is None)


@cache
def _at_once() -> re.Pattern[str]:
    """A country that a sentence names at once: "of origin China", "the country of origin is China"."""
    of, told, articles = (any_of(every_language(load_vocabulary("denials")[t])) for t in ("of", "is", "articles"))
    return re.compile(rf"\W*(?:{of}\s+(?:[^\s,.;]+\s+){{1,5}}?{told}\s+)?(?:(?:{told}|{articles})\s+)*[^\W\d_a-zß-ÿ]")
