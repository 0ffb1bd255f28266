"""Assertions without a figure: whether a sentence of the document says the same, denies it, or tells another time or order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.judge.case import Judgement
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.figures import cites
from factcheck.judge.documents.quotes import _NOT, words_of
from factcheck.judge.documents.verdicts import contradicted, open_, quoted, supported
from factcheck.model import Extraction, Time
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import Days, of_time, same
from factcheck.sources.documents.words import Stems, content, name_stems, names, stem
from factcheck.text.sentences import split_sentences

SHARED = 0.8
"""So much of what means something must stand in one sentence of the document before a difference counts."""
_DEAL = frozenset(
    stem(word) for word in "acquisition acquire purchase deal merger takeover transaction buyout merge".split()
)
_RISES = frozenset(
    stem(w)
    for w in "rise increase grow climb gain expand widen exceed surpass higher more greater larger up accelerate improve raise above".split()
)
_FALLS = frozenset(
    stem(w)
    for w in "fall decrease decline drop shrink narrow lower less smaller fewer down slow worsen cut reduce below".split()
)
_COMPARED = regex(
    r"\b(?:more|less|fewer|higher|lower|larger|smaller|greater|bigger|exceed\w*|surpass\w*|outstrip\w*|outpac\w*|than)\b",
    re.IGNORECASE,
)
_HEDGED = regex(r"\b(?:could|may|might|would|should|probably|likely|perhaps|if)\b", re.IGNORECASE)


@record
class Line:
    """A sentence of the document."""

    text: str
    stems: Stems
    denied: bool
    place: str


def denied(text: str) -> bool:
    return sum(word in _NOT for word in words_of(text)) % 2 == 1


def lines(held: Held, wanted: Stems, holding: re.Pattern[str] | None = None) -> Iterator[Line]:
    """The sentences that hold some of the wanted stems; others are not even cut."""
    heads = tuple({word[:4] for word in wanted if len(word) > 3})
    for passage in held.passages:
        low = passage.text.lower()
        if sum(head in low for head in heads) * 2 < len(heads) or (holding and not holding.search(low)):
            continue
        for start, end in split_sentences(passage.text, 0, len(passage.text)):
            text = passage.text[start:end]
            yield Line(text, _united(content(text)), denied(text), passage.place)


def _united(stems: Stems) -> Stems:
    return frozenset("deal" if root in _DEAL else root for root in stems)


def judge_plain(
    held: Held, sentence: str, times: Sequence[Time], vocabulary: Any, asked_names: Stems
) -> Judgement | None:
    """None where nothing in the document is near it."""
    told = _united(content(sentence)) - asked_names
    if len(told) < 2 or _HEDGED.search(sentence) or any(root not in held.known for root in _proper(sentence)):
        return None
    if any(mark in sentence for mark in '"“”'):
        return None  # a quote is looked up as one
    best: tuple[float, Line] | None = None
    for line in lines(held, told):
        share = len(told & line.stems) / len(told)
        if best is None or share > best[0]:
            best = (share, line)
    if best is None or best[0] < 0.5:
        return None
    share, line = best
    evidence = (quoted(held, line.text, line.place),)
    said = f'{held.name} says: "{line.text.strip()}" ({line.place})'
    if share < SHARED or _COMPARED.search(sentence):
        return open_(held, "not-comparable", said, evidence)
    if denied(sentence) != line.denied:
        return contradicted(held, evidence, "negated", f"{said}. The sentence says the opposite.")
    ways = _way(content(sentence) | _all(sentence)), _way(_all(line.text))
    if all(ways) and ways[0] != ways[1]:
        return contradicted(held, evidence, "direction-flipped", f"{said}. The sentence says the other direction.")
    ranked = _ranks(sentence), _ranks(line.text)
    if ranked[0] and ranked[1] and not ranked[0] & ranked[1] and {r[1] for r in ranked[0]} & {r[1] for r in ranked[1]}:
        return contradicted(held, evidence, "wrong-rank", f"{said}. The sentence gives another rank.")
    other = _other_time(held, times, line, vocabulary)
    if other is not None:
        return contradicted(held, evidence, other, f"{said}. The sentence names another time.")
    if (
        share < 1
        or ranked[0] != ranked[1]
        or not _names_there(held, sentence, line)
        or not _same_order(sentence, line.text)
        or not _times_given(held, times, line, vocabulary)
    ):
        return open_(held, "not-comparable", said, evidence)
    return supported(held, evidence, f"{said}.")


_RANK = regex(
    r"\b(?:(?P<nth>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))[\s-]+)?(?P<top>most|least|[a-z]{3,}est)\b",
    re.IGNORECASE,
)


def _ranks(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(((found["nth"] or "first").lower(), found["top"].lower()) for found in _RANK.finditer(text))


def _names_there(held: Held, sentence: str, line: Line) -> bool:
    """Every name of the sentence stands in that of the document, but the issuer's own."""
    low = line.text.lower()
    return all(word in low or word in held.issuer for word in _proper(sentence))


def _all(text: str) -> Stems:
    return frozenset(stem(word) for word in re.findall(r"[^\W\d_]+", text))


def _way(stems: Stems) -> str | None:
    up, down = bool(stems & _RISES), bool(stems & _FALLS)
    return None if up == down else "up" if up else "down"


def _proper(sentence: str) -> Iterator[str]:
    for start, run in names(sentence):
        words = run.split()
        for word in words if start else words[1:]:
            yield from name_stems(word)


def _same_order(one: str, other: str) -> bool:
    """Two names in the order of the document: "A bought B" is not "B bought A"."""
    mine = [word for _, run in names(one) for word in name_stems(run.split()[0])]
    at = [other.lower().find(word) for word in dict.fromkeys(mine)]
    found = [place for place in at if place >= 0]
    return found == sorted(found)


# ---------------------------------------------------------------- times
def times_in(text: str, vocabulary: Any, held: Held) -> list[Time]:
    from factcheck.extract.mentions import find_mentions
    from factcheck.model import Sentence

    sentence = Sentence.model_validate({"index": 0, "start": 0, "end": len(text), "class": "none"})
    _, found, _ = find_mentions(text, sentence, vocabulary, held.published)
    return found


def _days(held: Held, times: Sequence[Time]) -> list[tuple[str, Days]]:
    out: list[tuple[str, Days]] = []
    for time in times:
        if time.type not in ("date", "period", "fiscal"):
            continue
        windows = of_time(time, held.calendar)
        if "XXXX" in time.value and len(windows) > 1:
            windows = windows[:1]
        out += [(time.type, window) for window in windows[:1]]
    return out


def _other_time(held: Held, times: Sequence[Time], line: Line, vocabulary: Any) -> Any:
    mine, its = _days(held, times), _days(held, times_in(line.text, vocabulary, held))
    if len(mine) != 1 or len(its) != 1 or same(mine[0][1], its[0][1]):
        return None
    one, other = mine[0][1], its[0][1]
    within = (
        one[0] is not None and one[0] <= other[1] <= one[1] or other[0] is not None and other[0] <= one[1] <= other[1]
    )
    if within:
        return None
    return "wrong-date" if one[0] is None else "wrong-period"


def _times_given(held: Held, times: Sequence[Time], line: Line, vocabulary: Any) -> bool:
    """Every time of the claim stands in the sentence as well, or is the document's own."""
    its = [window for _, window in _days(held, times_in(line.text, vocabulary, held))]
    own = [held.calendar.main] if held.calendar.main else []
    return all(any(same(window, other) for other in (*its, *own)) for _, window in _days(held, times))


def wrong_date(held: Held, times: Sequence[Time], facts: Sequence[Fact], vocabulary: Any) -> Fact | None:
    """The fact of an office whose sentence names one day, which is not the claim's."""
    mine = [window for kind, window in _days(held, times) if kind == "date"]
    if len(mine) != 1:
        return None
    for fact in facts:
        its = [window for kind, window in _days(held, times_in(fact.text, vocabulary, held)) if kind == "date"]
        its = [window for window in its if window[1] != held.published]
        if len(its) == 1 and abs((its[0][1] - mine[0][1]).days) > 1:
            return fact
    return None


# ---------------------------------------------------------------- comparisons
_MORE = regex(
    r"(?P<left>.+?)\b(?:had|has|have|held|reported|made|was|were|is|are|employs?|employed)\s+(?P<way>more|fewer|less|higher|lower|larger|smaller|greater|bigger)\s+(?P<what>[^.]*?)\s*\bthan\b(?P<right>[^.]+)",
    re.IGNORECASE,
)
_UP = frozenset("more higher larger greater bigger".split())


def judge_order(asked: Asked) -> Judgement | None:
    """ "A had more assets than B": by the two figures, where the document gives both for one period."""
    found = _MORE.search(asked.sentence)
    if found is None:
        return None
    one = _figure_of(asked, found["left"], found["what"])
    other = _figure_of(asked, found["right"], found["what"])
    if one is None or other is None or one is other or one.quantity is None or other.quantity is None:
        return None
    a, b = one.quantity.value, other.quantity.value
    if a is None or b is None or one.quantity.unit != other.quantity.unit or a == b:
        return None
    up = found["way"].lower() in _UP
    text = f"{asked.held.name} says {one.quantity.text} and {other.quantity.text} ({one.place})"
    if ((a > b) == up) != asked.fact.negated:
        return supported(asked.held, cites(asked, (one, other)), f"{text}.")
    return contradicted(asked.held, cites(asked, (one, other)), "comparison-flipped", f"{text}: the other way round.")


def _figure_of(asked: Asked, side: str, what: str) -> Fact | None:
    held = asked.held
    stems = name_stems(" ".join(run for _, run in names(side)))
    who = next((name for name in (held.issuer, *held.others) if name & stems), None)
    wanted = content(what)
    if who is None or not wanted:
        return None
    found = [
        fact
        for fact in asked.levels_among(held.facts.near(wanted))
        if asked.of(fact) == who
        and wanted <= fact.near | fact.measured
        and asked.period(fact, _claimed(asked, fact)) != "other"
    ]
    return found[0] if found else None


def _claimed(asked: Asked, fact: Fact) -> tuple[Days, ...]:
    return asked.windows or fact.windows


def judge_compared(asked: Asked) -> Judgement:
    """A comparison of amounts that the sentence does not give, by a comparison of the document."""
    held = asked.held
    ordered = judge_order(asked)
    if ordered is not None:
        return ordered
    wanted = content(asked.sentence) - asked.named - _RISES - _FALLS
    best: tuple[float, Fact] | None = None
    for fact in held.facts.of_role("comparison"):
        if not fact.direction:
            continue
        share = len(wanted & fact.wide) / len(wanted) if wanted else 0.0
        if best is None or share > best[0]:
            best = (share, fact)
    if best is None or best[0] < 0.6:
        return open_(held, "no-data", f"{held.name} makes no such comparison")
    fact = best[1]
    evidence = cites(asked, (fact,))
    mine = asked.fact.direction
    if mine is not None and asked.fact.negated:
        mine = {"up": "down", "down": "up"}.get(mine)
    if mine not in ("up", "down") or fact.negated or best[0] < SHARED:
        return open_(held, "not-comparable", f'{held.name} says: "{fact.text}"', evidence)
    if mine == fact.direction:
        return supported(held, evidence, f'{held.name} says the same: "{fact.text}"')
    return contradicted(held, evidence, "comparison-flipped", f'{held.name} says the opposite: "{fact.text}"')


_NONE = regex(r"\b(?:no|not any|zero)\s+((?:[a-z-]+\s+){0,2}[a-z-]+)", re.IGNORECASE)


def none_of_it(asked: Asked) -> Judgement | None:
    """ "We have no debt" against a claim that gives an amount of it."""
    words = asked.fact.measured
    if not words or asked.quantity is None or not asked.quantity.value:
        return None
    for line in lines(asked.held, words, _NONE):
        found = _NONE.search(line.text)
        if found and words <= frozenset(stem(word) for word in found[1].replace("-", " ").split()):
            said = f'{asked.held.name} says: "{line.text.strip()}" ({line.place})'
            return contradicted(asked.held, (quoted(asked.held, line.text, line.place),), "negated", f"{said}.")
    return None


def plain_times(extraction: Extraction, sentence: int) -> list[Time]:
    return [time for time in extraction.times if time.sentence == sentence]
