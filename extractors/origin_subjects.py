"""What a sentence says the origin of: "the tomatoes sold to Acme S.A. under invoice 12 ... were grown in" -> tomatoes.

The noun opens the sentence; to whom it was sold and under which invoice stand between it and the verb.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.parties.company_names import form_end
from extractors.vocabulary import any_of, every_language, load_vocabulary

# Letters before a phrase in which its subject is looked for: in its clause, and from the beginning of its sentence.
CLAUSE, SENTENCE = 110, 320
# A noun with its article and adjectives has so many words at most.
MOST_WORDS = 6
_AUXILIARY = re.compile(
    r"(?:\s*\b(?:was|were|is|are|has|have|been|being|solely|wholly|entirely|exclusively|fue|fueron|fui|foi|foram|é|es|son|"
    r"wurde|wurden|ont été|a été|sont|est|được|è stat[oa]|sono stat[ie])\b)+\s*$"
)
# A clause that opens with a lot goes on with a list of them: its subject stands before.
_LISTED = re.compile(r"\s*(?=\S*\d)\S+(?:\s|$)")
# A sentence ends behind a word of four letters and more, or a year: "S.A.", "Ltd.", "No.", "2. April" end none.
_ENDS = re.compile(r"(?:(?<=[^\W\d_]{4})|(?<=\d{4}))[.!?](?=\s+[^\W\d_])|[;:]\s")
_THAT = re.compile(r"\b(?:that|which|que|dass|daß|rằng|che)\b")
# A title in capitals that runs into its text: "AFFIDAVIT The cotton".
_TITLE = re.compile(r"^\s*(?:[^\W\d_a-z]{4,}\s+)+(?=[^\W\d_a-z][^\W\d_A-Z]*\s)")


# Letters of the longest name of a company.
LONGEST_NAME = 90


def names_firm(text: str, start: int, end: int) -> bool:
    """Whether a phrase is a part of a company's name: "Egyptian Cotton Trading Co.", "Hilados de Puebla S.A.".

    `text` keeps its line breaks; a mark of origin before a name ("MADE IN INDIA ACME LTD") is no part of it.
    """
    line = text[start : start + LONGEST_NAME].partition("\n")[0]
    closed = form_end(line)
    if closed is None or start + closed < end or _marks().match(line) or _ENDS.search(line, end - start, closed):
        return False
    joining = load_vocabulary("parties")["defined"]["joining"]
    return all(word[0].isupper() or word in joining for word in re.findall(r"[^\W\d_]+", line[:closed]))


@cache
def _marks() -> re.Pattern[str]:
    """Words that open a mark of origin."""
    words = any_of(every_language(load_vocabulary("origins")["marks"]))
    return re.compile(words, re.IGNORECASE)


def subject_before(text: str, end: int) -> str:
    """What stands before a phrase as its subject, without articles; "" where its place names none."""
    clause = _clause(text, end)
    if made_from := _made_from().search(clause):
        return clean_subject(made_from["thing"])
    if clause.strip() and not _relation().search(clause):
        return clean_subject(clause)
    sentence = _TITLE.sub("", _THAT.split(_ENDS.split(text[max(0, end - SENTENCE) : end])[-1])[-1])
    related = _relation().search(sentence)
    opening = sentence[: related.start()] if related else ""
    named = next((part for part in opening.split(",") if part.strip() and not any(map(str.isdigit, part))), "")
    return clean_subject(named) if len(named.split()) <= MOST_WORDS else ""


def clean_subject(subject: str) -> str:
    """A subject without its figures and articles, up to the verb."""
    words = re.split(r"[,;.]|\b(?:that|was|were|is|are)\b", subject)[0]
    return _articles().sub("", words).strip()


@cache
def _articles() -> re.Pattern[str]:
    words = any_of(every_language(load_vocabulary("origins")["articles"]))
    return re.compile(rf"^[\s\d%.,]*(?:(?:{words}\s+|l[’'])(?=\S))*", re.IGNORECASE)


def _clause(text: str, end: int) -> str:
    """The words of the clause before a phrase, without its auxiliary verbs."""
    before = text[max(0, end - CLAUSE) : end]
    clauses = re.split(rf"[.;:,]|{_THAT.pattern}", before)
    clause = clauses.pop()
    while clauses and _LISTED.match(clause):
        clause = f"{clauses.pop()},{clause}"
    if clause == before and end > CLAUSE:
        clause = clause.partition(" ")[2]  # the first word is cut
    return _TITLE.sub("", _AUXILIARY.sub("", clause))


@cache
def _made_from() -> re.Pattern[str]:
    """The thing, of one word or two, that closes a clause behind what leads to it."""
    leads = any_of(every_language(load_vocabulary("origins")["leads"]))
    return re.compile(rf"{leads}\s+(?P<thing>[^\W\d_]+(?:\s+[^\W\d_]+)?)\s*$", re.IGNORECASE)


@cache
def _relation() -> re.Pattern[str]:
    """Words with which a sentence tells to whom its subject went, how, and under what paper."""
    return re.compile(any_of(every_language(load_vocabulary("origins")["relations"])), re.IGNORECASE)
