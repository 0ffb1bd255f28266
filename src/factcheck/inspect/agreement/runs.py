"""A streak or a count against the series that the text prints: "$88 million, $81 million, $86 million, $92 million: the third increase in a row".

The series stands in one sentence or in lines, in the order of its times. Where it shows the step at which the streak began, the streak has
its length; where every step goes its way, it may be longer and not shorter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from factcheck.inspect.agreement.one_fact import stems_of
from factcheck.inspect.calendar.days import FULL_WEEKDAY, MONTH
from factcheck.inspect.measures.listed import FIGURE, NAME, Item, figures_in, passage, runs
from factcheck.inspect.page import Draft, Page
from factcheck.model import Sentence, Span
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.rules.worded import worded
from factcheck.text.numerals import CARDINALS, NUMBER, ORDINALS, month_number, number

_ORDINAL = "|".join(list(ORDINALS)[1:])
_N = rf"(?:(?P<nth>{_ORDINAL})|(?P<n>{NUMBER}))"
_ROW = r"(?:in\s+a\s+row|running|on\s+the\s+trot|in\s+succession|back\s+to\s+back)"
_STREAK = regex(
    rf"\b{_N}(?:\s+[\w-]+){{0,4}}?\s+{_ROW}\b|\b{_N.replace('<nth>', '<nth2>').replace('<n>', '<n2>')}\s+(?:straight|consecutive|successive)\b",
    re.IGNORECASE,
)
_MARKS = frozenset("row running trot succession straight consecutive successive".split())
_WAY = worded(r"\b(?:(?P<up><series_up>)|(?P<down><series_down>))\b")
_LABEL = rf"(?P<when>{MONTH}|{FULL_WEEKDAY}|(?:19|20)\d\d|(?:the\s+)?(?:first|second|third|fourth)(?=\s+quarter|\b))"
_LABEL_BEHIND = regex(rf"[^\d,;]{{0,30}}?\b(?:in|on|for|of|at|by)\s+(?:late\s+|early\s+|the\s+)?{_LABEL}\b")
_LABEL_BEFORE = regex(rf"\b{_LABEL}\s*[:,–-]?\s+(?:[a-z]+\s+){{0,3}}$")
_NAMES = regex(rf"\b(?!(?:{MONTH}|{FULL_WEEKDAY}|In|The|It|That|This|And|By|For|On|At|From|Q[1-4])\b)[A-Z][a-z]{{2,}}")
_BROKEN = regex(
    r"\b(?:after|ended|ending\s+a|snapp\w+|broke|breaking|until|had\s+been|would|could|not)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTED = frozenset((*CARDINALS, *map(str, range(2, 20))))


@record
class Told:
    start: int
    end: int
    length: int
    way: int
    """1 of a rise, -1 of a fall."""
    words: str


def inspect_runs(page: Page) -> list[Draft]:
    drafts: list[Draft] = []
    counted = _places_counted(page.article.text)
    if not counted and not page.has(_MARKS):
        return drafts
    for sentence in page.telling(_MARKS, "hypothetical", "forecast"):
        drafts.extend(_streaks(page, sentence))
    for sentence in page.told("hypothetical", "forecast") if counted else ():
        if any(sentence.start <= place < sentence.end for place in counted):
            drafts.extend((*_thresholds(page, sentence), *_of_two_lists(page, sentence)))
    return drafts


_OF = regex(r" of (?:the|them|these|those|its)\b")


def _places_counted(text: str) -> list[int]:
    """Where "three of the" stands: looked for from its plainest word."""
    found = [m.start() for m in _OF.finditer(text)]
    return [at for at in found if (text[max(0, at - 12) : at].lower().split() or ("",))[-1] in _COUNTED]


_SUBJECT = regex(r"(?:The|Its|Their)\s+(?P<noun>[a-z]+)\s+(?:has|have|had|is|was|were)\b")
_ANY = frozenset(
    "payout number figure total rate reading index price result tally increase rise fall drop latest gain decline series value cost".split()
)


def _is_of_another(page: Page, sentence: Sentence, around: Sequence[Sentence]) -> bool:
    """ "The dividend has risen for three years in a row", behind a series of tonnes."""
    m = _SUBJECT.match(page.text_of(sentence.index))
    if m is None or m["noun"] in _ANY:
        return False
    others = " ".join(page.text_of(s.index) for s in around if s is not sentence)
    return stems_of(m["noun"]).isdisjoint(stems_of(others))


_GROUP, _SCORE = regex(r"\d[\d,.]*"), regex(r"\d[-–]\d")
_CLOSE = 27


def _may_be_series(text: str, around: Sequence[Sentence]) -> bool:
    """Whether figures follow one another closely in a sentence, or stand alone in several, or changes or results are told: a look that costs little."""
    alone = 0
    for sentence in around:
        groups, close = list(_GROUP.finditer(text, sentence.start, sentence.end)), 0
        alone += 0 < len(groups) <= _WITH_ITS_TIME
        for a, b in pairwise(groups):
            close = close + 1 if b.start() - a.end() < _CLOSE else 0
            if close >= _LEAST - 1:
                return True
    start, end = around[0].start, around[-1].end
    changes = max(text.count("%", start, end), text.count("per cent", start, end) + text.count("percent", start, end))
    return alone >= _LEAST or changes >= _LEAST or len(_SCORE.findall(text, start, end)) > 1


_WITH_ITS_TIME = 2
_MARK = regex(r"\b(?:row|running|trot|succession|straight|consecutive|successive|back\s+to\s+back)\b")
_LEAD = 50


def _streaks(page: Page, sentence: Sentence) -> Iterator[Draft]:
    text = page.article.text
    marks = [mark.start() for mark in _MARK.finditer(text, sentence.start, sentence.end)]
    # the figure stands a few words before its mark, and few sentences have any
    found_at = (_STREAK.search(text, max(sentence.start, at - _LEAD), sentence.end) for at in marks)
    for m in (m for m in found_at if m):
        if _BROKEN.search(text, sentence.start, m.start()):
            continue
        around = passage(page, sentence, 3, 2)
        if not _may_be_series(text, around):
            continue
        way = _way(page, sentence, m)
        if way is None or _is_of_another(page, sentence, around):
            continue
        nth, n = m["nth"] or m["nth2"], m["n"] or m["n2"]
        told = Told(m.start(), m.end(), ORDINALS[nth.lower()] if nth else number(n), way, " ".join(m[0].split()))
        found = [*_of_levels(page, told, around), *_of_changes(page, told, around), *_of_results(page, told, around)]
        if len(found) == 1:
            length, exact, places = found[0]
            whole = " ".join(page.text_of(s.index) for s in around)
            if exact and told.length != length and not (told.length == length + 1 and _EARLIER.search(whole)):
                yield _draft(page, told, length, places)
        return


_EARLIER = regex(r"\b(?:preceding|previous|prior|earlier)\b", re.IGNORECASE)
"""Where the series may end before the step that is spoken of."""


def _way(page: Page, sentence: Sentence, m: re.Match[str]) -> int | None:
    """The nearest word of a rise or a fall in the sentence."""
    text = page.article.text
    found = list(_WAY(page.vocabulary).finditer(text, sentence.start, sentence.end))
    inside = [w for w in found if m.start() <= w.start() and w.end() <= m.end()]
    near = inside or sorted(found, key=lambda w: min(abs(w.start() - m.end()), abs(m.start() - w.end())))[:1]
    if len({bool(w["up"]) for w in near}) != 1:
        return None
    return 1 if near[0]["up"] else -1


Found = tuple[int, bool, tuple[Item, ...]]
"""How many steps of the series go that way at its end, whether the one before goes another, and the series."""


def _of_levels(page: Page, told: Told, around: Sequence[Sentence]) -> Iterator[Found]:
    for run in runs(page, around):
        items = _series(page, [x for x in run if not told.start <= x.start < told.end], around)
        if len(items) < _LEAST or items[0].kind == "%" and not _is_a_level(page, items[0], around):
            continue
        steps = [(b.value > a.value) - (b.value < a.value) for a, b in pairwise(items)]
        # of a series that ends before the figure of the day, the day's own step comes on top
        yield _trailing(steps, told.way, tuple(items))


_LEAST = 4
_LEVEL = regex(r"\b(?:rate|margin|share|unemployment|occupancy|vacancy|quota|ratio|yield)s?\b", re.IGNORECASE)


def _is_a_level(page: Page, item: Item, around: Sequence[Sentence]) -> bool:
    """Percentages of growth are steps themselves."""
    own = next(s for s in around if s.start <= item.start < s.end)
    lead = page.article.text[own.start : item.start]
    return _LEVEL.search(lead) is not None and _WAY(page.vocabulary).search(lead) is None


def _trailing(steps: Sequence[int], way: int, items: tuple[Item, ...]) -> Found:
    length = next((k for k, step in enumerate(reversed(steps)) if step != way), len(steps))
    return length, length < len(steps), items


def _series(page: Page, run: Sequence[Item], around: Sequence[Sentence]) -> list[Item]:
    """The longest row of figures of one sentence or of lines, each with its time, or all without any, in the order of time."""
    rows = [[x for x in run if s.start <= x.start < s.end] for s in around]
    lines = [row[0] for row in rows if len(row) == 1]
    row = max([*rows, lines], key=len, default=[])
    if len(row) < _LEAST:
        return []
    text = page.article.text
    apart = [text[a.end : b.start] for a, b in pairwise(row)]
    if any(len(between) > _FAR or _NAMES.search(between) for between in apart):
        return []
    times = [_time(text, x, row[k + 1].start if k + 1 < len(row) else x.end + _FAR) for k, x in enumerate(row)]
    if not any(times):
        return row if row in rows and all(_ENUMERATED.fullmatch(between) for between in apart) else []
    order = [t for t in times if t is not None]
    if len(order) < len(row) - (row in rows) or len({kind for kind, _ in order}) != 1:
        return []
    numbers = [n for _, n in order]
    if len(order) < len(row):
        return row if numbers == sorted(numbers) else []
    steps = {(b - a) % 12 if order[0][0] == "month" else b - a for a, b in pairwise(numbers)}
    if steps == {1}:
        return row
    return list(reversed(row)) if steps in ({-1}, {11}) else []


_FAR = 60
_ENUMERATED = regex(
    r"(?:\s+[a-z]+){0,2}(?:,|\s+and|\s+then)(?:[\s,]+(?:and|then|most|recently|in|the|latest|period|quarter|month|now|finally|at|last|lately|this|year|week|to)\b)*[\s,]*"
)


def _time(text: str, item: Item, behind: int) -> tuple[str, int] | None:
    m = _LABEL_BEHIND.match(text, item.end, behind)
    if m is None and (m := _LABEL_BEFORE.search(text, max(0, item.start - 40), item.start)) is None:
        return None
    when = m["when"].lower().removeprefix("the ")
    if when.isdigit():
        return "year", int(when)
    if when in _DAYS:
        return "day", _DAYS.index(when)
    return ("quarter", ORDINALS[when]) if when in ORDINALS else ("month", month_number(when))


_CHANGE = worded(r"\b(?:(?P<up><series_up>)|(?P<down><series_down>))\b|(?P<n>\d+(?:\.\d+)?)(?:%|\s+per\s?cent)")


def _of_changes(page: Page, told: Told, around: Sequence[Sentence]) -> Iterator[Found]:
    """ "Rose 0.4% in May, fell 0.1% in June, and then rose 0.2% in July and 0.3% in August"."""
    text = page.article.text
    for sentence in around:
        if (
            text.count("%", sentence.start, sentence.end) + text.count("cent", sentence.start, sentence.end)
            < _LEAST - 1
        ):
            continue
        way, steps, items = 0, list[int](), list[Item]()
        end = told.start if sentence.start <= told.start < sentence.end else sentence.end
        for m in _CHANGE(page.vocabulary).finditer(text, sentence.start, end):
            if m["n"] is None:
                way = 1 if m["up"] else -1
                continue
            item = next(figures_in(text, m.start(), m.end()), None)
            if not way or item is None or _LABEL_BEHIND.match(text, m.end(), sentence.end) is None:
                break
            steps.append(way)
            items.append(item)
        times = [_time(text, x, x.end + _FAR) for x in items]
        numbers = [t[1] for t in times if t]
        if len(steps) >= _LEAST - 1 and len(set(steps)) > 1 and {(b - a) % 12 for a, b in pairwise(numbers)} == {1}:
            yield _trailing(steps, told.way, tuple(items))


_RESULT = regex(r"\b(?P<way>won|beat|lost|drawn|drew|defeated)\s+(?:[A-Z]\w+\s+)?\d+[-–]\d+")
_OF_RESULTS = {"won": 1, "beat": 1, "defeated": 1, "lost": -1, "drawn": 0, "drew": 0}


def _of_results(page: Page, told: Told, around: Sequence[Sentence]) -> Iterator[Found]:
    """ "Lost 0-2, drawn 1-1, won 2-0, won 1-0": the latest last, or first."""
    for sentence in around:
        if not re.search(r"\d[-–]\d", page.text_of(sentence.index)):
            continue
        found = list(_RESULT.finditer(page.article.text, sentence.start, sentence.end))
        steps = [_OF_RESULTS[m["way"]] for m in found]
        if len(steps) < _LEAST - 1:
            continue
        first = next((k for k, step in enumerate(steps) if step != told.way), len(steps))
        length, exact, _ = _trailing(steps, told.way, ())
        if told.length != first or first == len(steps):
            yield length, exact, tuple(Item(Decimal(0), m.start(), m.end(), m[0], "") for m in found)


# ---------------------------------------------------------------- "in three of the six months"
_OF_THE = regex(rf"\b[Ii]n\s+(?P<n>{NUMBER})\s+of\s+(?:the|its|those|these)\s+(?:last\s+)?(?P<all>{NUMBER})\b")
_LIMIT = regex(
    r"\b(?:(?P<more>more|over|above|better|higher)|(?P<less>less|fewer|under|below|lower))\b(?:\s+than)?\s+$"
)


def _thresholds(page: Page, sentence: Sentence) -> Iterator[Draft]:
    """ "In three of the six months it sold more than 460", of a list of six."""
    text = page.article.text
    m = _OF_THE.search(text, sentence.start, sentence.end)
    if m is None:
        return
    limits = [(x, w) for x in figures_in(text, m.end(), sentence.end) if (w := _LIMIT.search(text, m.end(), x.start))]
    if len(limits) != 1:
        return
    (limit, way), around = limits[0], passage(page, sentence, 3, 0)
    for run in runs(page, around):
        rows = [[x for x in run if s.start <= x.start < s.end] for s in around[:-1]]
        row = max(rows, key=len, default=[])
        if len(row) != number(m["all"]) or FIGURE.search(text, m.end(), limit.start):
            continue
        beyond = [x for x in row if (x.value > limit.value if way["more"] else x.value < limit.value)]
        told = Told(m.start("n"), m.end("all"), number(m["n"]), 1, " ".join(m[0].split()))
        if len(beyond) != told.length and all(x.value != limit.value for x in row):
            yield _draft(page, told, len(beyond), tuple(row))


_NAMES_IN = rf"(?:{NAME},\s+)*{NAME}\s+and\s+{NAME}"
_TWO_LISTS = regex(
    rf"\b(?P<a>[a-z]+)\s+(?:in|at|for)\s+(?P<first>{_NAMES_IN}),?\s+(?:and|but|while)\s+(?:it\s+)?(?:was\s+|got\s+)?(?P<b>[a-z]+)\s+(?:in|at|for)\s+(?P<second>{_NAMES_IN})"
)
_OF_THEM = regex(rf"\b(?P<n>{NUMBER})\s+of\s+(?:them|these|those|the\s+(?:{NUMBER}))\b")
_ANNOUNCED = regex(rf"\b(?P<n>{NUMBER})\s+[a-z]+\b", re.IGNORECASE)


def _of_two_lists(page: Page, sentence: Sentence) -> Iterator[Draft]:
    """ "Five cities were studied. Air got better in A, B and C and worse in D and E, so three of them improved"."""
    text = page.article.text
    if _OF_THEM.search(text, sentence.start, sentence.end) is None:
        return
    lists = _TWO_LISTS.search(text, sentence.start, sentence.end)
    told = _OF_THEM.search(text, lists.end() if lists else sentence.end, sentence.end)
    if lists is None or told is None:
        return
    many = [len(re.split(r",\s+|\s+and\s+", lists[name])) for name in ("first", "second")]
    before = " ".join(page.text_of(s.index) for s in passage(page, sentence, 2, 0)[:-1])
    announced = {number(m["n"]) for m in _ANNOUNCED.finditer(before)}
    if sum(many) in announced and number(told["n"]) not in (*many, sum(many)):
        message = f'"{told[0]}", but {many[0]} are listed with "{lists["a"]}" and {many[1]} with "{lists["b"]}".'
        yield Draft(
            told.start(), told.end(), page.severity("arithmetic", "error"), message, "wrong-streak", f"lists|{told[0]}",
            figures=(Span(start=lists.start("first"), end=lists.end("second")),), consistent=str(many[0]),
        )  # fmt: skip


def _draft(page: Page, told: Told, length: int, places: Sequence[Item]) -> Draft:
    values = ", ".join(" ".join(x.text.split()) for x in places)
    message = f'"{told.words}", but of {values} it is {length}.'
    return Draft(
        told.start, told.end, page.severity("agreement", "error", "repeated_metric"), message, "wrong-streak", f"run|{told.words}|{values}",
        figures=tuple(Span(start=x.start, end=x.end) for x in (places[0], places[-1])), consistent=str(length),
    )  # fmt: skip
