"""Which type a document is: its title by place and size, the labels and phrases found, the words against it.

The content decides; no name of a file is seen here. All cues are data (`document_types/*.toml`). Scores are sums of
evidence on a logarithmic scale; the confidence is their softmax, damped where the evidence is thin.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import exp

from extractors.classify.blank_form import is_blank_form
from extractors.classify.cue_match import find_cues, label_hits, near_labels, phrase_tree, tokens
from extractors.classify.declared_statement import PROSE, STATEMENT, is_declared_statement
from extractors.classify.process_cues import names_both_sides
from extractors.classify.title_cues import page_titles
from extractors.classify.void_payments import void_problem
from extractors.document_types import document_types
from extractors.evidence import Document, Page, Problem
from extractors.memo import remembered
from extractors.segments import segments_of
from extractors.till import is_till_slip

OTHER = "other"
UNREADABLE = "unreadable"
TITLE_WEIGHT = 7.0
LABEL_WEIGHT = 4.5
PHRASE_WEIGHT = 5.0
AGAINST_WEIGHT = 1.2
# The slip of a till is an invoice that seldom says so; a clear title of another type still outweighs this.
SLIP, SLIP_WEIGHT = "commercial_invoice", 4.0
# Input beside output weighs as much as two labels of a record of production.
PROCESS, PROCESS_SHARE = "production_record", 1.5
LATER_PAGES = 0.5
PAGES_SEEN = 6
NO_CUE = 1.3
CLEAR_TITLE = 0.5
TIE = 0.25
# How often a paper that says what the statement has to say is one.
DECLARED = 0.9
# Share of undecided documents that are indeed none of the types.
UNDECIDED = 0.3


@dataclass(frozen=True, slots=True)
class PageCues:
    """What was found: type -> strength of its title; type -> label or phrase -> weight; type -> words against it."""

    titles: dict[str, float] = field(default_factory=dict)
    labels: dict[str, dict[str, float]] = field(default_factory=dict)
    phrases: dict[str, dict[str, float]] = field(default_factory=dict)
    against: dict[str, set[str]] = field(default_factory=dict)


def classify_document(document: Document) -> Document:
    """The document with its type, the probability of it, and a problem where no cue or two types decide."""
    if document.type == UNREADABLE or not any(p.visible_words for p in document.pages):
        return _unreadable(document)
    decided = _by_cues(document)
    if decided.type in PROSE and is_declared_statement(decided):
        return replace(decided, type=STATEMENT, type_confidence=DECLARED, problems=document.problems)
    return decided


def _by_cues(document: Document) -> Document:
    scores = type_scores(document.pages)
    best, runner_up = sorted(scores, key=lambda name: (-scores[name], name))[:2]
    if scores[best] < NO_CUE:
        return _undecided(document, "type_unknown", "No title, label or phrase tells what this document is.", scores)
    if scores[best] - scores[runner_up] < TIE:
        return _undecided(document, "type_tie", f"It may be {best} or {runner_up}.", scores)
    decided = replace(document, type=best, type_confidence=round(confidence(scores, best), 3))
    if is_blank_form(decided):
        blank = Problem("blank_form", "This is a form that nobody has filled in.", "Ask for the completed document.")
        return replace(decided, problems=(*decided.problems, blank))
    void = void_problem(decided)
    return decided if void is None else replace(decided, problems=(*decided.problems, void))


def type_scores(pages: Sequence[Page]) -> dict[str, float]:
    """Evidence for every type but `unreadable`; 0.0 where nothing speaks for or against it."""
    seen = gather(pages[:PAGES_SEEN])
    scores = {name: _score(name, seen) for name in document_types() if name != UNREADABLE}
    if pages and is_till_slip(pages[0]):
        scores[SLIP] += SLIP_WEIGHT
    return scores


def confidence(scores: Mapping[str, float], best: str) -> float:
    """Probability that `best` is right: by its lead over the next type and how much speaks for it at all.

    The curve was fitted to labelled documents and to pages with letters misread at rates of 2 to 15 %.
    """
    lead = scores[best] - max(score for name, score in scores.items() if name != best)
    return max(0.0, 0.99 - 0.45 * exp(-lead / 0.8) - 0.09 * exp(-max(scores[best], 0.0) / 3.0))


def gather(pages: Sequence[Page]) -> PageCues:
    """The cues of several pages together; those after the first count less."""
    found = PageCues()
    for index, page in enumerate(pages):
        weight = 1.0 if index == 0 else LATER_PAGES
        cues = page_cues(page)
        for name, strength in cues.titles.items():
            found.titles[name] = max(found.titles.get(name, 0.0), weight * strength)
        for kept, added in ((found.labels, cues.labels), (found.phrases, cues.phrases)):
            for name, texts in added.items():
                for text, amount in texts.items():
                    _keep(kept, name, text, weight * amount)
        for name, words in cues.against.items():
            found.against.setdefault(name, set()).update(words)
    return found


@remembered(256)
def page_cues(page: Page) -> PageCues:
    """Titles, labels, phrases and words against on one page."""
    found = PageCues()
    segments = segments_of(page)
    for mark in page_titles(page):
        old = found.titles.get(mark.type, 0.0)
        found.titles[mark.type] = max(old, mark.strength) + 0.1 * min(old, mark.strength)
    misread = page.source == "ocr" and max(found.titles.values(), default=0.0) < CLEAR_TITLE
    for segment in segments:
        words = tokens(segment.text)
        hits = list(label_hits(words)) or (near_labels(words) if misread else [])
        for text, use, trust in hits:
            _keep(found.labels, use.type, text, use.share * trust)
    if names_both_sides(segments):
        _keep(found.labels, PROCESS, "both sides of a process", PROCESS_SHARE)
    for hit in find_cues([t for s in segments for t in tokens(s.text)], phrase_tree()):
        for use in hit.uses:
            if use.kind == "against":
                found.against.setdefault(use.type, set()).add(hit.text)
            else:
                _keep(found.phrases, use.type, hit.text, use.share)
    return found


def _keep(kept: dict[str, dict[str, float]], name: str, text: str, amount: float) -> None:
    per_type = kept.setdefault(name, {})
    per_type[text] = max(per_type.get(text, 0.0), amount)


def _score(name: str, seen: PageCues) -> float:
    kind = document_types()[name]
    labels = sum(seen.labels.get(name, {}).values())
    phrases = sum(seen.phrases.get(name, {}).values())
    titles = seen.titles.get(name, 0.0)
    for_it = TITLE_WEIGHT * titles + LABEL_WEIGHT * _saturated(labels / 3.0) + PHRASE_WEIGHT * _saturated(phrases / 2.0)
    prior = kind.prior if titles > 0.2 or phrases >= 0.5 else 0.0
    return for_it + prior - AGAINST_WEIGHT * min(3, len(seen.against.get(name, ())))


def _saturated(amount: float) -> float:
    return 1.0 - exp(-amount)


def _undecided(document: Document, code: str, message: str, scores: Mapping[str, float]) -> Document:
    ranked = tuple(sorted((n for n in scores if scores[n] > 0), key=lambda n: -scores[n])[:3])
    problem = Problem(code, message, "Say what the document is.", "type", ranked)
    return replace(document, type=OTHER, type_confidence=UNDECIDED, problems=(*document.problems, problem))


def _unreadable(document: Document) -> Document:
    problem = Problem("no_text", "No word could be read on its pages.", "Ask the sender for a clear scan.")
    problems = document.problems if document.type == UNREADABLE else (*document.problems, problem)
    return replace(document, type=UNREADABLE, type_confidence=1.0, problems=problems)
