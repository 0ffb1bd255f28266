"""The place that somebody is told to have, against the figures of the same passage: "Vello 34%, Norrtel 24%, Arcom 17%. Arcom is thus the second largest".

The words must tie the place to the list: they count it ("of the four"), set others behind and ahead, draw a conclusion or are of what is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from factcheck.inspect.agreement.one_fact import stems_of
from factcheck.inspect.measures.listed import NAME, Item, figures_in, item_of, named, names_in, passage, runs
from factcheck.inspect.page import Draft, Page
from factcheck.model import Sentence, Span
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.rules.worded import worded, words_of
from factcheck.text.numerals import NUMBER, ORDINALS, number

_NTH = r"(?:(?P<nth>second|third|fourth|fifth|sixth)[\s-]+)?"
_RANK = worded(
    rf"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|his|her)|[’']s)\s+(?:by\s+far\s+)?{_NTH}(?:(?P<up><most>)|(?P<down><least>))\b(?P<rest>[^.;:,()\n]*)",
    0,
)
_PLACE = regex(
    r"\b(?:is|are|lies?|came|comes?|finish(?:es|ed)?|ranks?|ranked|sits?|placed|stands?)\s+(?:in\s+)?(?P<place>second|third|fourth|fifth|last|bottom)\b(?![\s-]+(?:quarter|half|year|time|largest|biggest|highest|best))(?P<rest>[^.;:,()\n]*)"
)
_VERB = r"(?:is|are|was|were|remain(?:s|ed)?|became|had|has|have|makes?|made|sold|stays?|stayed|came\s+out|ranks?)"
_SUBJECT = regex(
    rf"(?:\b(?:makes|made|making|leaves|left)\s+(?P<made>{NAME})\s+|(?P<name>{NAME})(?:,|\s+{_VERB}(?:\s+(?:thus|therefore|then|so|hence|accordingly|clearly|easily|again|still|also))*)\s*(?:with\s+)?)$"
)
_BEHIND = regex(rf"(?:[^.;:,()]*?\s)?(?:is|was|are|were)\s+(?:at\s+|in\s+)?(?:the\s+)?(?P<name>{NAME})")
_OF_ITS_FIGURE = regex(r"[^;:]{0,50}?(?:,|\band)\s+(?:is|was|remains|makes\s+it)(?:\s+(?:thus|therefore|also))?\s*$")
_MANY = regex(
    rf"\b(?:[Oo]f|among|list\s+of|[Tt]he|these|[Ff]our|[Oo]f\s+(?:its|their|the|all)|[’']s)\s+(?:the\s+|its\s+|these\s+|all\s+)?(?P<n>{NUMBER})\b(?!\s+(?:years|months|weeks|days|percent|points))",
    2,
)
_DRAWN = regex(
    r"\b(?:thus|therefore|hence|then|so|which\s+makes|that\s+makes|makes|in\s+other\s+words|accordingly|means)\b", 2
)
_SET = regex(r"\b(?:behind|ahead\s+of|followed\s+by|nobody\s+else|after|before|more\s+than|less\s+than)\b", 2)
_NO_MORE = regex(r"\b(?:no\s+others?|nobody\s+else|no\s+more|no\s+other|nothing\s+else|has\s+no\s+more)\b", 2)
_OTHERWISE = regex(
    r"\b(?:by\s+(?:value|revenue|sales|profit|area|population|size|volume|number)|ever|since|once|used\s+to|will|would|could|not|never|per|in\s+(?:years|history|Europe|the\s+world|the\s+country)|growth|grow\w*|rise|increase|fall|decline|jump|gain\w*|record|one\s+of)\b",
    2,
)
_MEASURE = regex(
    r"\b(?:by|in\s+terms\s+of|measured\s+by)\s+(?:value|revenue|sales|turnover|profit|earnings|area|population|size|volume|number|weight|staff|assets|headcount)\b",
    2,
)
_LEAST = 3
_WORDS = words_of("most", "least")
_PLACES = frozenset("second third fourth fifth last bottom".split())


@record
class Told:
    """A place that is told: of whom, the how-manieth, and from which end; None of a bare place."""

    start: int
    end: int
    name: str | None
    """None where it is told of the figure beside it."""
    nth: int
    up: bool | None
    rest: str


def inspect_standings(page: Page) -> list[Draft]:
    ranked = page.has(_WORDS(page.vocabulary))
    if not ranked and not page.has(_PLACES):
        return []
    drafts: list[Draft] = []
    for sentence in page.extraction.sentences:
        text = page.text_of(sentence.index)
        if not page.says(sentence.index, _WORDS(page.vocabulary) | _PLACES) or not page.is_told(
            sentence, "hypothetical"
        ):
            continue
        told = [*(_ranks(page, sentence) if ranked else ()), *_places(page, sentence)]
        if told and "?" not in text:
            around = passage(page, sentence, 3, 1)
            whole = " ".join(page.text_of(s.index) for s in passage(page, sentence, 3, 2))
            for one in told:
                drafts.extend(_judged(page, one, sentence, around, whole))
    return drafts


def _ranks(page: Page, sentence: Sentence) -> Iterator[Told]:
    text = page.article.text
    for m in _RANK(page.vocabulary).finditer(text, sentence.start, sentence.end):
        nth, before = ORDINALS[m["nth"] or "first"], text[sentence.start : m.start()]
        if subject := _SUBJECT.search(before):
            name: str | None = subject["made"] or subject["name"]
        elif behind := _BEHIND.match(m["rest"]):
            name = behind["name"]
        elif _OF_ITS_FIGURE.search(before):
            name = None
        else:
            continue
        yield Told(m.start(), m.start("rest"), name, nth, m["up"] is not None, m["rest"])


def _places(page: Page, sentence: Sentence) -> Iterator[Told]:
    text = page.article.text
    for m in _PLACE.finditer(text, sentence.start, sentence.end):
        before = text[sentence.start : m.start()].rstrip()
        names = names_in(before[-40:].rpartition("(")[2])
        if names and before.removesuffix(", which").endswith(names[-1]):
            nth = 0 if m["place"] in ("last", "bottom") else ORDINALS[m["place"]]
            yield Told(m.start("place"), m.end("place"), names[-1], nth, None, m["rest"])


def _judged(page: Page, told: Told, sentence: Sentence, around: Sequence[Sentence], whole: str) -> Iterator[Draft]:
    text = page.article.text
    if (
        _OTHERWISE.search(told.rest)
        or _MEASURE.search(text, sentence.start, told.start)
        or page.cues.any(text[sentence.start : told.end], "growth_basis")
    ):
        return
    own = next(figures_in(text, told.end, sentence.end), None)
    own = own if own and _OWN.fullmatch(text, told.end, own.start) else None
    if (
        own
        and (told.up is None or not _MANY.search(text, told.end, own.start))
        and not re.search(r"\bof\s+them\b", told.rest)
    ):
        return  # "the smallest division with €74 million": by its own figure, which is for `most`
    for run in runs(page, around, _LEAST):
        items = _without_the_total(page, _without_the_told(named(page, run, around)))
        mine = _mine(items, told, sentence)
        if (
            not _is_a_list(items, told, around)
            or mine is None
            or len(items) < _LEAST
            or sum(bool(x.names) for x in items) < len(items) - 1
        ):
            continue
        up = told.up if told.up is not None else _sorted_down([x for x in items if x is not mine])
        if own and all(own.start != x.start for x in items):
            continue
        if up is None or not _is_tied(told, items, whole, text[sentence.start : sentence.end]):
            continue
        better = [x for x in items if (x.value > mine.value if up else x.value < mine.value)]
        equal = sum(x.value == mine.value for x in items)
        nth = told.nth or len(items)
        all_of_them = len(items) == len(run) and bool(
            _counts(whole, len(items)) or _NO_MORE.search(whole) or told.up is None or _SET.search(whole)
        )
        if len(better) >= nth or all_of_them and len(better) + equal < nth:
            yield _draft(page, told, mine, better, up=up)
            return


def _mine(items: Sequence[Item], told: Told, sentence: Sentence) -> Item | None:
    if told.name is not None:
        found = item_of(items, told.name)
        if found is None:
            # "Lumora's second-biggest market is Meridia. It sold goods worth €96 million there": the first figure behind is its own
            behind = [x for x in items if x.start > told.end]
            first = behind[0] if behind and len(behind) == len(items) and not behind[0].names else None
            return first
        return found
    own = [x for x in items if sentence.start <= x.start < told.start]
    return own[0] if len(own) == 1 else None


def _without_the_told(items: list[Item]) -> list[Item]:
    """A figure told twice is one of the list."""
    return list({(x.names, x.value): x for x in reversed(items)}.values())[::-1]


def _without_the_total(page: Page, items: list[Item]) -> list[Item]:
    """What is as much as all the others together, told first or with a word for all of them, is what they are parts of."""
    for item in items:
        others = sum(x.value for x in items if x is not item)
        lead = page.article.text[max(0, item.start - _LEAD) : item.start]
        if item.value >= others * _NEARLY_ALL and (item is items[0] or _ALL.search(lead)):
            return [x for x in items if x is not item]
    return items


_LEAD = 80
_ALL = regex(r"\b(?:together|total\w*|in\s+all|combined|overall|as\s+a\s+whole|altogether|the\s+group)\b", 2)
_NEARLY_ALL = Decimal("0.8")
_OWN = regex(r"[^;:()\d]{0,30}?(?:with|at|on|of|up|down|by|to|,)\s+(?:about\s+|some\s+|sales\s+of\s+)?$")


def _is_a_list(items: Sequence[Item], told: Told, around: Sequence[Sentence]) -> bool:
    """Like figures one after the other; what has no measure, and what only a place is told of, stands in one sentence or in lines."""
    if len(items) < _LEAST:
        return False
    places = [next(s for s in around if s.start <= x.start < s.end) for x in items]
    in_lines = all(a.block < b.block for a, b in pairwise(places))
    return in_lines or places[0] is places[-1] or bool(items[0].kind) and told.up is not None


def _sorted_down(items: Sequence[Item]) -> bool | None:
    """Which end of a list in order is the first."""
    values = [x.value for x in items]
    return True if values == sorted(values, reverse=True) else None


def _counts(whole: str, many: int) -> bool:
    return any(number(m["n"]) == many for m in _MANY.finditer(whole))


def _is_tied(told: Told, items: Sequence[Item], whole: str, own: str) -> bool:
    if told.up is None:
        return True
    if _counts(whole, len(items)) or _DRAWN.search(own) or _SET.search(whole) or _NO_MORE.search(whole):
        return True
    head = told.rest.split(" of ")[0].strip()
    return not head or bool(stems_of(head) & stems_of(whole.replace(own, " ")))


def _draft(page: Page, told: Told, mine: Item, better: Sequence[Item], *, up: bool) -> Draft:
    words = " ".join(page.article.text[told.start : told.end].split())
    beyond = better[-1] if better else mine
    message = f'"{words}" is told of {mine.text}, and {len(better)} of the figures listed {"is" if len(better) == 1 else "are"} {"more" if up else "less"}.'
    return Draft(
        told.start, told.end, page.severity("arithmetic", "error"), message, "wrong-rank", f"standing|{words}|{mine.text}",
        figures=tuple(Span(start=x.start, end=x.end) for x in {mine.start: mine, beyond.start: beyond}.values()),
    )  # fmt: skip
