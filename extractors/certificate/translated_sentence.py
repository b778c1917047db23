"""The one closed sentence of a translation that speaks of labor: signer, certifying, not employed in any stage.

Known words in another order can limit ("según el fabricante", "a bordo", one more sentence that confesses): so the
signer comes first, certifies in the first person, and the clause on labor is made of its own few words to its end.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extractors.certificate.translation_words import NEVER, plain, stem
from extractors.forms import form_data

_GAP = 20  # words that may stand at "…" between the words of one saying
_OF_A_FILLING = "~"  # how the data name a word of a filling


@dataclass(frozen=True, slots=True)
class Sentence:
    """The parts of the sentence in one language, as patterns over a word, or over words between spaces."""

    title: re.Pattern[str]
    opens: re.Pattern[str]
    signer: re.Pattern[str]
    abroad: re.Pattern[str]
    elsewhere: re.Pattern[str]
    subject: re.Pattern[str]
    certify: re.Pattern[str]
    goods: re.Pattern[str]
    joins: re.Pattern[str]
    tells: re.Pattern[str]
    behind: re.Pattern[str]
    making: re.Pattern[str]
    things: re.Pattern[str]
    parts: re.Pattern[str]
    certified: re.Pattern[str]
    verbs: re.Pattern[str]
    clause: re.Pattern[str]
    employed: re.Pattern[str]
    components: re.Pattern[str]
    kinds: tuple[re.Pattern[str], ...]
    labor: re.Pattern[str]
    classes: re.Pattern[str]
    indicated: tuple[str, ...]  # one way to say "the class indicated", plain
    last: bool


def is_whole_sentence(name: str, texts: Sequence[str], stops: Collection[int], said: frozenset[str]) -> bool:
    """Whether these words of that language are the sentence and nothing else. `stops`: words with a full stop behind.

    `said`: words of the English fillings, which may stand where names do.
    """
    of, shown = sentences()[name], f" {' '.join(texts)} "
    signer = of.signer.search(shown)
    opened = [i for i, t in enumerate(texts) if of.opens.fullmatch(t)] if signer else []
    return any(_is_whole_from(of, texts, stops, i, said) for i in opened)


def _is_whole_from(
    of: Sentence, texts: Sequence[str], stops: Collection[int], opened: int, said: frozenset[str]
) -> bool:
    """Whether the sentence begins with this word; a title before it certifies nothing."""
    shown = f" {' '.join(texts)} "
    starts = list(itertools.accumulate((len(t) + 1 for t in texts), initial=1))[:-1]
    at = starts[opened]
    signer, employed, certify = (p.search(shown, at) for p in (of.signer, of.employed, of.certify))
    if not (signer and employed and certify and _in_order(of, shown[at - 1 :], signer, employed, certify)):
        return False
    place = {at: i for i, at in enumerate(starts)}
    first, end = _clause(of, texts, stops, place[employed.start()])
    within = end == len(texts) or starts[end] >= employed.end()
    before = texts[opened + 1 : first if of.last else place[certify.start()]]
    apart = [*texts[:opened], *texts[end:]]
    known = _are_of(of.subject, before, said) and _are_of(of.title, apart, said) and _is_abroad(of, before, said)
    after = place.get(certify.end() + 1, len(texts))
    if not (known and within and _is_of_the_goods(of, texts, after, (first, place[employed.start()]))):
        return False
    certified = texts[first if of.last else after : end]
    if (
        of.elsewhere.search(f" {' '.join(texts)} ")
        or _tells(of.behind, certified, said)
        or not of.things.search(f" {' '.join(certified)} ")
    ):
        return False
    unnamed = [t for t in (*texts[:first], *texts[end:]) if t not in said]  # "Usina" of a name is no verb of using
    return not _tells(of.tells, texts, said) and _mentions_once(of, unnamed, texts[first:end])


def _is_of_the_goods(of: Sentence, texts: Sequence[str], after: int, clause: tuple[int, int]) -> bool:
    """What is certified is of the goods, or of labor at once, and the clause on labor is joined to it as certified.

    `after`: the word behind the certifying; `clause`: first word of the clause and that of employing. So nothing stands
    between that would have another say it ("certifico que el fabricante indica que no ...").
    """
    first, employed = clause
    if of.last:
        return first > 0 and of.joins.fullmatch(texts[first - 1]) is not None
    if first <= after:
        return True
    of_goods = of.goods.match(f" {' '.join(texts[after:])} ", 1) is not None
    return of_goods and any(of.joins.fullmatch(t) for t in texts[first:employed])


def _is_abroad(of: Sentence, before: Sequence[str], said: frozenset[str]) -> bool:
    """Whether the seller or owner is said to be foreign, by a word that is not of a filling."""
    return any(of.abroad.fullmatch(t) and t not in said for t in before)


def _tells(telling: re.Pattern[str], texts: Sequence[str], said: frozenset[str]) -> bool:
    """Whether a party is said to have told something: by its name of the fillings, or in the form's words."""
    marked = [_OF_A_FILLING if t in said else t for t in texts]
    names = [word for word, _ in itertools.groupby(marked)]
    return any(telling.search(f" {' '.join(told)} ") for told in (texts, marked, names))


def _in_order(of: Sentence, shown: str, signer: re.Match[str], employed: re.Match[str], certify: re.Match[str]) -> bool:
    """Signer, certifying once, and the labor; where the language certifies last, it does after the labor."""
    if len(of.certified.findall(shown)) != 1:
        return False
    if of.last:
        return signer.end() <= employed.start() and employed.end() <= certify.start()
    return signer.end() <= certify.start() and certify.end() - 1 <= employed.end()


def _are_of(words: re.Pattern[str], texts: Sequence[str], said: frozenset[str]) -> bool:
    """Each is one of these words, of a filling, or has no letters."""
    return all(words.fullmatch(t) or t in said or not any(c.isalpha() for c in t) for t in texts)


def is_whole_run(name: str, shown: str) -> bool:
    """The same in signs of Han, without what stands between them."""
    shape = form_data("certificate_translated_sentences")[name]
    return re.fullmatch(shape["run"], shown) is not None and len(re.findall(shape["mentions"], shown)) == 1


def _clause(of: Sentence, texts: Sequence[str], stops: Collection[int], at: int) -> tuple[int, int]:
    """First word and end of the words of the clause about this place."""
    first = end = at
    while first and first - 1 not in stops and of.clause.fullmatch(texts[first - 1]):
        first -= 1
    while end < len(texts) and of.clause.fullmatch(texts[end]):
        end += 1
        if end - 1 in stops:
            break
    return first, end


def _mentions_once(of: Sentence, apart: Sequence[str], words: Sequence[str]) -> bool:
    """The clause, of components too, names the verb of employing and each kind of labor once; nothing else does."""
    clause, outside = f" {' '.join(words)} ", f" {' '.join(apart)} "
    if any(p.search(outside) for p in (of.verbs, of.labor, *of.kinds)) or not of.components.search(clause):
        return False
    if not of.classes.search(clause) or not of.making.search(clause) or len(of.parts.findall(clause)) > 1:
        return False  # labor of no class, in the mining alone, or of components alone
    if of.last and not of.certify.search(clause):
        return False
    return len(of.verbs.findall(clause)) == 1 and all(len(p.findall(clause)) <= 1 for p in of.kinds)


@lru_cache(maxsize=1)
def sentences() -> dict[str, Sentence]:
    """The sentence by language, for languages that part their words."""
    told = form_data("certificate_translations")
    shapes = form_data("certificate_translated_sentences")
    return {name: _read(told[name], table) for name, table in shapes.items() if "run" not in table}


def _read(table: Mapping[str, Any], shape: Mapping[str, Any]) -> Sentence:
    kinds = list(table["kinds"].values())
    clause = f"{shape['clause']} {' '.join(w for said in kinds for entry in said for w in entry.split())}"
    return Sentence(
        title=_word(f"{shape['title']} {table['office']}"),
        opens=_word(shape["opens"]),
        signer=_ways(table["whole"][0], shape["subject"]),
        abroad=_word(shape["abroad"]),
        elsewhere=_ways(shape["elsewhere"], ""),
        subject=_word(shape["subject"]),
        certify=_ways(shape["certify"], ""),
        goods=_ways(shape.get("goods", ()), ""),
        joins=_word(shape["joins"]),
        tells=_ways(shape["tells"], ""),
        behind=_ways([*shape.get("behind", ()), *_pairs(shape)], ""),
        making=_ways(shape["making"], ""),
        things=_ways(shape["things"], ""),
        parts=_ways(shape["parts"], ""),
        certified=_ways(shape["certified"].split(), ""),
        verbs=_ways(shape["verbs"].split(), ""),
        clause=_word(clause),
        employed=_ways(table["whole"][2], clause),
        components=_ways(table["whole"][3], clause),
        kinds=tuple(_ways(said, "") for said in kinds),
        labor=_ways(shape["labor"].split(), ""),
        classes=_ways([*shape["indicated"], *itertools.chain(*kinds)], ""),
        indicated=tuple(plain(w.rstrip("*")) for way in shape["indicated"][:1] for w in way.split()),
        last=shape.get("last", False),
    )


def _pairs(shape: Mapping[str, Any]) -> list[str]:
    """One who tells, with a word of telling behind: "fue indicado"."""
    tellers, telling = (shape.get(key, "").split() for key in ("tellers", "telling"))
    return [f"{who} {what}" for who in tellers for what in telling]


def _word(entries: str) -> re.Pattern[str]:
    return re.compile("|".join(map(stem, entries.split())))


def _spaced(words: Sequence[str]) -> str:
    parts = (f"(?! {stem(w[1:])} )" if w.startswith("!") else f" {stem(w)}" for w in words)
    return "".join(parts).removeprefix(" ")


def _ways(ways: Sequence[str], between: str) -> re.Pattern[str]:
    """One of these ways to say it between spaces, with words of `between` at each "…"; "!trên": no such word there."""
    if not ways:
        return re.compile(NEVER)
    gap = rf" (?:(?:{'|'.join(map(stem, between.split()))}) ){{0,{_GAP}}}?" if between else " "
    said = (gap.join(_spaced(p.split()) for p in way.split("…")) for way in ways)
    return re.compile(rf"(?<= )(?:{'|'.join(said)})(?= )")
