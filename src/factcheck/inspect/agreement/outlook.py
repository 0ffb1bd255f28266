"""A forecast raised in words and lowered in figures, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from factcheck.inspect.page import Draft, Page
from factcheck.model import Quantity
from factcheck.patterns import regex

_OPPOSITE = {"up": "down", "down": "up"}

_UP = r"rais(?:es|ed|ing)|lift(?:s|ed|ing)|increas(?:es|ed|ing)|boost(?:s|ed|ing)|hik(?:es|ed|ing)|upgrad(?:es|ed|ing)|ups|upped"
_DOWN = r"cut(?:s|ting)?|lower(?:s|ed|ing)|reduc(?:es|ed|ing)|trim(?:s|med|ming)|slash(?:es|ed|ing)|downgrad(?:es|ed|ing)|pares|pared|scal(?:es|ed|ing)\s+back"
_OUTLOOK = regex(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s+(?:(?:its|the|their|our|[A-Z][\w.&-]*['’]s)\s+)?(?:[\w-]+\s+){{0,4}}?(?:forecast|guidance|outlook|prediction|projection|target|targets|forecasts|expectations)\b",
    re.IGNORECASE,
)
_VIEWS = frozenset(
    {"forecast", "forecasts", "guidance", "outlook", "prediction", "projection", "target", "targets", "expectations"}
)
_EARLIER_VIEW = regex(
    r"\b(?:(?:had|has)\s+(?:earlier\s+|previously\s+|once\s+|still\s+)?(?:been|guided|expected|forecast|predicted|called\s+for|projected|seen|told|aimed|put|looked|stood|targeted|said|promised|foreseen|budgeted)|(?:earlier|previous|prior|old|former|original)\s+(?:\w+\s+)?(?:guidance|forecast|outlook|range|view|estimate|target|projection)|"
    r"previously|originally)\b[^.;]{0,50}$"
    r"|\b(?:instead\s+of|rather\s+than|compared\s+(?:with|to)|against|from|versus|after)\s+(?:(?!(?:to|at|up|down)\b)[\w'’-]+\s+){0,5}$",
    re.IGNORECASE,
)
_NOT_RAISED = regex(
    r"\b(?:not|never|analysts?|brokers?|consensus|if|may|might|could|would|again|twice|second\s+time)\b|n['’]t\b",
    re.IGNORECASE,
)


def outlook(page: Page) -> Iterator[Draft]:
    """ "Raises full-year forecast", where it "now sees $3.10 to $3.25" and "had guided to $3.20 to $3.40"."""
    if not page.has(_VIEWS):
        return
    verbs = [m for m in _OUTLOOK.finditer(page.article.text) if not page.is_repeat(m.start())]
    ways = {"up" if m["up"] else "down" for m in verbs}
    if len(ways) != 1 or "respectively" in page.folded:
        return
    moves = list(_moved_ranges(page))
    way = ways.pop()
    if not moves or any(moved != _OPPOSITE[way] for _, _, moved in moves):
        return
    line = next((s for s in page.extraction.sentences if s.start <= verbs[0].start() < s.end), None)
    if line is None or line.cls in ("boilerplate", "hypothetical") or _NOT_RAISED.search(page.text_of(line.index)):
        return
    now, before, _ = moves[0]
    words, told = " ".join(verbs[0][0].split()), {"up": "lower", "down": "higher"}[way]
    a, b = (" ".join(q.text.split()) for q in (now, before))
    yield Draft(
        verbs[0].start(), verbs[0].end(), page.severity("agreement", "error", "headline"), f'"{words}": {a} is {told} than {b}.', "direction-flipped",
        f"outlook|{a}|{b}", figures=(now, before), consistent=f"a verb that says {_OPPOSITE[way]}",
    )  # fmt: skip


def _moved_ranges(page: Page) -> Iterator[tuple[Quantity, Quantity, str]]:
    """The range now and the one before, told in one sentence or in two that follow each other, and which way it went."""
    for place, quantities in page.quantities_in.items():
        here = _ranges(quantities)
        following = _ranges(page.quantities_in.get(place + 1, ()))
        pairs = [(here[0], here[1])] if len(here) == _PAIR else []
        if len(here) == len(following) == 1 and page.sentences[place].block == page.sentences[place + 1].block:
            pairs = [(here[0], following[0])]
        for first, second in pairs:
            if (first.kind, first.unit) != (second.kind, second.unit) or len({first.per, second.per} - {None}) > 1:
                continue  # "$2.15 to $2.25 per share; until now it had forecast $2.05 to $2.20"
            of_first, of_second = (_is_earlier_view(page, q, after) for q, after in ((first, None), (second, first)))
            if of_first == of_second:
                continue
            now, before = (second, first) if of_first else (first, second)
            if not _is_one_scale(now, before):
                continue  # that is for the units to tell
            if moved := _way(now, before):
                yield now, before, moved


_PAIR, _SCALE = 2, 100


def _is_one_scale(a: Quantity, b: Quantity) -> bool:
    x, y = (abs(q.high or q.low or Decimal(0)) for q in (a, b))
    return bool(x and y) and max(x / y, y / x) < _SCALE


def _ranges(quantities: Iterable[Quantity]) -> list[Quantity]:
    return sorted(
        (q for q in quantities if q.cmp == "range" and not q.alt_of and q.low is not None and q.high is not None),
        key=lambda q: q.start,
    )


def _is_earlier_view(page: Page, q: Quantity, after: Quantity | None) -> bool:
    sentence = page.sentences[q.sentence]
    start = after.end if after is not None and after.sentence == q.sentence else sentence.start
    return _EARLIER_VIEW.search(page.article.text, start, q.start) is not None


def _way(now: Quantity, before: Quantity) -> str | None:
    """Both ends moved that way, or one of them with the other unmoved."""
    low = (now.low or 0) - (before.low or 0)
    high = (now.high or 0) - (before.high or 0)
    if not low and not high:
        return None
    return "up" if low >= 0 and high >= 0 else "down" if low <= 0 and high <= 0 else None
