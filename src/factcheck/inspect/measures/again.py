"""One thing told twice with two figures, whatever it is.

Of what has a name that no vocabulary knows, other signs tell that it is one thing: the very digits with another unit or scale beside the same
words, a definite article before what was counted once, the same verb over the same total, a title's figure that stands nowhere in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from factcheck.inspect.agreement.one_fact import ANOTHER, DIGITS, digits_of, scale_of, stem, stems_of
from factcheck.inspect.agreement.telling import line_of
from factcheck.inspect.interval import possible, value_of
from factcheck.inspect.measures.reading import AMOUNTS, Reading, reading_of, same_unit
from factcheck.inspect.measures.twice import clauses, is_of_another_time, is_title, told_twice
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.protagonist import is_open
from factcheck.inspect.wording import plain_text
from factcheck.model import Claim, Quantity, Time
from factcheck.patterns import regex

_FAMILIES = (
    "pounds kilograms kilos grams tonnes tons ounces stone kg lb lbs kilogram pound tonne ton",
    "miles kilometres kilometers metres meters feet yards km mile kilometre metre",
    "watts kilowatts megawatts gigawatts terawatts kW MW GW TW kilowatt megawatt gigawatt",
    "kilowatt-hours megawatt-hours gigawatt-hours terawatt-hours kWh MWh GWh TWh",
    "litres liters gallons barrels hectolitres hectoliters pints",
    "hectares acres km2 m2 sqm sqft",
    "minutes hours seconds",
)
_FAMILY = {unit: k for k, units in enumerate(_FAMILIES) for unit in units.split()}
_MOST = 80
_SHARED = 2


def inspect_again(page: Page) -> list[Draft]:
    reading = reading_of(page)
    if len(reading.all) > _MOST:
        return []  # a table told in lines, where nothing is told twice in words
    return [
        *_of_two_units(reading),
        *_of_two_scales(reading),
        *_of_two_periods(reading),
        *_of_two_bases(reading),
        *_of_one_phrase(reading),
        *_turned(reading),
    ]


# ---------------------------------------------------------------- the same digits
def _alike_in_print(reading: Reading) -> Iterator[tuple[Quantity, Quantity]]:
    """Two amounts of two sentences that print the same digits, which nothing else prints."""
    found: dict[str, list[Quantity]] = {}
    for q in reading.all:
        digits = digits_of(q)
        if q.kind in AMOUNTS and digits and q.cmp != "range":
            found.setdefault(digits.rstrip("0"), []).append(q)
    for pair in found.values():
        if len(pair) == 2 and pair[0].sentence != pair[1].sentence:
            yield pair[0], pair[1]


def _of_two_units(reading: Reading) -> Iterator[Draft]:
    """ "A pumpkin weighing 340 pounds", "tipped the scales at 340 kilograms"."""
    for a, b in _alike_in_print(reading):
        if a.unit == b.unit or a.value != b.value or _FAMILY.get(a.unit, -1) != _FAMILY.get(b.unit, -2):
            continue
        if len(digits_of(a)) > 2 or len(digits_of(a)) > 1 and reading.words(a) & reading.words(b):
            yield told_twice(reading, b, a, "scale-slip")


def _of_two_scales(reading: Reading) -> Iterator[Draft]:
    """ "Sales rose 20% to $2.1 billion", "with sales for the year of $2.1 million"; "64 million monthly users", "640 million monthly users"."""
    metric = reading.page.metric_of
    for a, b in _alike_in_print(reading):
        x, y = value_of(a), value_of(b)
        if not same_unit(a, b) or a.unit != b.unit or not x or not y or x == y or a.per != b.per:
            continue
        times = max(x / y, y / x)
        shared = _beside(reading, a) & _beside(reading, b)
        one = metric.get(a.id) is not None and metric.get(a.id) == metric.get(b.id)
        if is_of_another_time(reading, a, b) or reading.is_base(a) or reading.is_base(b):
            continue
        printed = [DIGITS.findall(q.text) for q in (a, b)]
        thousands = (
            times in (1000, 1_000_000)
            and printed[0] == printed[1]
            and len(digits_of(a).strip("0")) > 1
            and (
                one
                or bool(shared)
                or any(_are_of_one_root(x, y) for x in _beside(reading, a) for y in _beside(reading, b))
            )
        )
        tens = (
            times in (10, 100) and len(digits_of(a).strip("0")) > 1 and (one and bool(shared) or len(shared) > _SHARED)
        )
        if thousands or tens and a.unit and not reading.page.cues.any(clauses(reading, a, b), "growth_basis"):
            yield told_twice(reading, b, a, "scale-slip")


def _are_of_one_root(a: str, b: str) -> bool:
    """ "Has loaned out", "a loan book"."""
    return a.startswith(b) or b.startswith(a)


def _beside(reading: Reading, q: Quantity) -> frozenset[str]:
    """The stems of what stands between the commas around it."""
    sentence, text = reading.sentence(q), reading.page.article.text
    before, behind = text[sentence.start : q.start].rpartition(", ")[2], text[q.end : sentence.end].partition(", ")[0]
    return stems_of(f"{before} {q.unit if q.kind == 'count' else ''} {behind}") - _OF_ANY_MONEY


_OF_ANY_MONEY = stems_of("paid pays paying cost costs worth spent spends earned earns price valued")
""" "Paid $7.4 billion for Arden", "its chief was paid $7.4 million"."""


def _of_two_periods(reading: Reading) -> Iterator[Draft]:
    """ "£96.6 million in the fourth quarter", "those £96.6 million of sales in the third quarter"."""
    page = reading.page
    for a, b in _alike_in_print(reading):
        if a.value != b.value or a.unit != b.unit or _SAME.search(clauses(reading, a, b)):
            continue
        if len(digits_of(a)) < 3 and not _is_taken_up(reading, a, b):
            continue
        first, second = (_time_beside(reading, q) for q in (a, b))
        if first is None or second is None or not _are_two_periods(first, second):
            continue
        if (
            reading.is_base(a)
            or reading.is_base(b)
            or not reading.words(a) & reading.words(b) | {page.metric_of.get(a.id)} & {page.metric_of.get(b.id)}
        ):
            continue
        line = line_of(page, a.start)
        message = f'{plain_text(b)} is told of "{second.text}" here and of "{first.text}" ({line}).'
        yield Draft(
            second.start, second.end, page.severity("agreement", "error", "repeated_metric"), message, "wrong-period",
            f"periods|{plain_text(b)}", figures=(a, b), consistent=first.text,
        )  # fmt: skip


def _stands_by(reading: Reading, q: Quantity, time: Time) -> bool:
    """Between it and the figures beside it in its sentence."""
    return (
        time.sentence == q.sentence
        and q.start - len(reading.lead(q)) <= time.start
        and time.end <= q.end + len(reading.tail(q))
    )


_THE_SUM = regex(r"\b(?:the|that|this|its|their)\s+(?:[a-z-]+\s+){0,2}(?P<noun>[a-z]{4,})\s+of\s+$")


def _is_taken_up(reading: Reading, a: Quantity, b: Quantity) -> bool:
    """ "Made a loss of €23 million", "the loss of €23 million"."""
    m = _THE_SUM.search(reading.lead(b))
    return m is not None and stem(m["noun"]) in reading.words(a) and len(digits_of(a).strip("0")) > 1


def _time_beside(reading: Reading, q: Quantity) -> Time | None:
    """Its own period, or the one told right behind it, where nobody read what it is ("the loss of €23 million for the three months to June")."""
    own = reading.page.time_of.get(q.id)
    near = (
        [own]
        if own is not None
        else [t for t in reading.page.times_in.get(q.sentence, ()) if q.end <= t.start <= q.end + _NEXT]
    )
    return next((t for t in near if t.type != "base" and _stands_by(reading, q, t)), None)


_NEXT = 12


def _are_two_periods(a: Time, b: Time) -> bool:
    """Of one length and apart; "first-quarter" may be that of any year."""
    one, two = a.value, b.value
    if one == two or "XXXX" in one + two and one.rpartition("-")[2] == two.rpartition("-")[2]:
        return False
    if _form(one) and _form(one) == _form(two):
        return True
    windows = [(w.start, w.end) for w in (a.window, b.window) if w is not None and w.start is not None]
    if len(windows) < 2:
        return False
    (begin, end), (start, last) = ((x, y) for x, y in windows if x is not None)
    lengths = [(end - begin).days, (last - start).days]
    return (
        min(lengths) > _MONTH_LONG and abs(lengths[0] - lengths[1]) < _MONTH_LONG / 2 and (end < start or last < begin)
    )


_MONTH_LONG = 27


_SAME = regex(
    r"\b(?:same|unchanged|again|flat|equal\w*|repeat\w*|match\w*|both|each|either|also|steady|stable|likewise|target|budget|plan\w*|cap|limit|guarantee\w*|respectively)\b"
)
_QUARTER, _MONTH, _YEAR = regex(r"(?:\d{4}|XXXX|FY\d{4}|FYXXXX)-Q\d"), regex(r"\d{4}-\d\d"), regex(r"(?:FY)?\d{4}")


def _form(notation: str) -> str:
    return next((name for name, form in (("Q", _QUARTER), ("M", _MONTH), ("Y", _YEAR)) if form.fullmatch(notation)), "")


# ---------------------------------------------------------------- one level against two earlier ones
_OF_WHAT_TIME = regex(
    r"\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)(?!\s+to\b)|quarter|half|months?|week|days?|spring|summer|autumn|winter|(?:19|20)\d\d|"
    r"two|three|four|five|ten|decade|budget\w*|plan\w*|target\w*|restated|revised|corrected|reported)\b",
    re.IGNORECASE,
)


_NAMED_SPAN = regex(
    r"\b(?:that|previous|last|prior|preceding|first|second|third|fourth)\s+(?:quarter|month|week|half)\b", re.IGNORECASE
)


def _of_two_bases(reading: Reading) -> Iterator[Draft]:
    """ "Rose to 540,000 from 482,000 in the same stretch of last year", "540,000 vehicles stand against 508,000": the earlier level told twice."""
    told: dict[tuple[object, ...], tuple[Quantity, Quantity]] = {}
    times = Counter((q.kind, q.value) for q in reading.all if q.kind in AMOUNTS)
    for row in reading.rows.values():
        for now, before in zip(row, row[1:], strict=False):
            if times[now.kind, now.value] < 2 or not same_unit(now, before) or {now.cmp, before.cmp} != {"eq"}:
                continue
            if reading.page.roles.get(before.id) in ("delta", "diff") or not reading.is_base(before):
                continue
            if reading.is_base(now) or len(digits_of(now).strip("0")) < 2 or {now.id, before.id} & reading.denied:
                continue
            level, then = told.setdefault((now.kind, now.value, now.per), (now, before))
            if then.sentence == before.sentence or possible((then, before), lambda x, y: not x.disjoint(y)):
                continue
            if _is_one_level(reading, level, now) and _is_one_base(reading, then, before):
                yield told_twice(reading, before, then, "repeated-metric")


def _is_one_level(reading: Reading, a: Quantity, b: Quantity) -> bool:
    """Of one measure, and nobody else is told of; so many digits of a number of things are not the same by chance."""
    claims = {c.quantity: c for c in reading.page.extraction.claims if c.quantity}
    x, y = claims.get(a.id), claims.get(b.id)
    if x is None or y is None or "unknown" in (x.metric, y.metric):
        return a.kind == "count" and len(digits_of(a).strip("0")) > 2
    profits = "profit" in (x.metric, y.metric) and {x.metric, y.metric} <= {"profit", "net_income"}
    alike = x.metric == y.metric or profits or a.kind == "count" and {a.unit, b.unit} != {""}
    one_part = x.segment == y.segment or a.kind == "count" and None in (x.segment, y.segment)
    if a.kind == "count":
        whose = {f.quantity.id: f.subject for f in reading.page.figures}
        return alike and one_part and len({whose[q.id] for q in (a, b) if whose.get(q.id)}) < 2
    return alike and one_part and _are_of_one_holder(reading.page, x, y)


def _is_one_base(reading: Reading, a: Quantity, b: Quantity) -> bool:
    page = reading.page
    if page.cues.any(clauses(reading, a, b), "base_quarter", "base_month", "estimated", "growth_basis", "adjusted"):
        return False
    beside = [f"{reading.lead(q)[-12:]} {reading.tail(q)[:40]}" for q in (a, b)]
    times = [{m[0].lower() for m in _OF_WHAT_TIME.finditer(words)} for words in beside]
    spans = [{m[0].lower() for m in _NAMED_SPAN.finditer(page.text_of(q.sentence))} for q in (a, b)]
    return times[0] == times[1] and spans[0] == spans[1]


# ---------------------------------------------------------------- one phrase behind two numbers
_NAME = regex(
    r"\b(?!(?:The|This|That|It|As|In|For|At|And|But|He|She|They|His|Her|Its|Their|There|When|After|With|On|Of)\b)[A-Z][a-zà-ÿ’'-]{2,}"
)


def _of_one_phrase(reading: Reading) -> Iterator[Draft]:
    """ "Took 22 wickets in the four Tests", "whose 19 wickets in the four Tests": the same words up to the next figure, of one name."""
    found: dict[tuple[str, str], Quantity] = {}
    times = Counter(q.unit for q in reading.all if q.kind in AMOUNTS)
    for row in reading.rows.values():
        for q, following in zip(row, row[1:], strict=False):
            if times[q.unit] < 2:
                continue
            behind = reading.tail(q).lower().split()
            if (
                q.kind not in AMOUNTS
                or q.cmp != "eq"
                or len(behind) not in range(2, 6)
                or "," in reading.tail(q)
                or reading.is_base(q)
            ):
                continue
            unit = q.unit if q.kind == "money" else stem(q.unit)
            first = found.setdefault((unit, " ".join((*behind, following.text.lower()))), q)
            if (
                not unit
                or first.value == q.value
                or first.sentence == q.sentence
                or ANOTHER.search(clauses(reading, first, q).replace("-old", ""))
            ):
                continue
            if _name_before(reading, first) == _name_before(reading, q) and not {first.id, q.id} & reading.denied:
                yield told_twice(reading, q, first, "repeated-metric")


def _name_before(reading: Reading, q: Quantity) -> str:
    """The last name before it, in its sentence or in the one before."""
    text, place = reading.page.article.text, reading.page.sentences.get(q.sentence - 1, reading.sentence(q))
    return ([m[0] for m in _NAME.finditer(text, place.start, q.start)] or [""])[-1]


# ---------------------------------------------------------------- the digits turned round
def _turned(reading: Reading) -> Iterator[Draft]:
    """ "A net profit of $58 million in 2024", "last year's net profit of $85 million": of one measure and one time."""
    page = reading.page
    claims = {c.quantity: c for c in page.extraction.claims if c.quantity}
    groups: dict[tuple[object, ...], list[Quantity]] = {}
    for q in reading.all:
        c = claims.get(q.id)
        if (
            c is None
            or c.metric == "unknown"
            or c.unbound is not None
            and not is_open(c)
            or c.role not in ("level", "delta")
            or q.cmp != "eq"
            or len(set(digits_of(q))) < 2
        ):
            continue
        role = "" if c.metric in _RATES else c.role
        groups.setdefault(
            (q.kind, q.unit, q.per, c.metric, role, c.segment, c.modality, scale_of(q), "".join(sorted(digits_of(q)))),
            [],
        ).append(q)
    for group in groups.values():
        if len(group) != 2:
            continue
        a, b = group
        if any(q.value in (a.value, b.value) for q in reading.all if q not in (a, b) and q.kind == a.kind):
            continue  # each of the two may be meant
        if (
            digits_of(a) == digits_of(b)
            or a.sentence == b.sentence
            or not _are_of_one_time(reading, a, b, claims[a.id].metric)
        ):
            continue
        if not _are_of_one_holder(page, claims[a.id], claims[b.id]):
            continue
        if (
            reading.is_base(a)
            and page.roles.get(a.id) != "delta"
            or page.cues.any(clauses(reading, a, b), "growth_basis", "estimated", "adjusted")
        ):
            continue
        shown, other = (a, b) if is_title(page, a) and not is_title(page, b) else (b, a)
        yield told_twice(reading, shown, other, "headline-vs-body" if is_title(page, shown) else "repeated-metric")


_RATES = frozenset({"cpi", "core_cpi", "ppi", "gdp", "unemployment"})
"""Told as a level ("inflation of 3.1%") and as a change ("prices rose 3.1%")."""


_THAN = regex(
    r"\b(?:than|from|on|over)\s+(?:a|the|one)\s+(?:\w+\s+)?(?:year|quarter|month|season)\s+(?:earlier|ago|before)\b|\bthan\s+in\s+[^,;.]{0,30}"
)
_BACK = regex(
    r"\b(?:preceding|previous\w*|prior|earlier|ago|before|had|then)\b|[Ll]ast\s+(?:year|quarter|month|season)\b(?!['’]s)"
)


def _are_of_one_time(reading: Reading, a: Quantity, b: Quantity, metric: str) -> bool:
    """Both times are known and one, or one is open and no word tells of another."""
    page = reading.page
    first, second = (page.time_of.get(q.id) for q in (a, b))
    for q in (a, b):
        words = f"{reading.lead(q)} {reading.tail(q)[:40]}"
        if _BACK.search(_THAN.sub(" ", words) if page.roles.get(q.id) == "delta" else words):
            return False
    if first is not None and second is not None and first.value == second.value:
        return True
    return not is_of_another_time(reading, a, b) and (
        metric in _RATES or is_title(page, a) or page.words_of_length(a.sentence) == page.words_of_length(b.sentence)
    )


_SAID = regex(
    r"\b(?:executive|director|chair\w*|president|minister|manager|officer|chief|secretary|spokes\w+|said|founder|coach|owner)\s+(?:[A-Z][\w’'-]+\s+)?(?P<last>[A-Z][\w’'-]+)"
)


def _are_of_one_holder(page: Page, a: Claim, b: Claim) -> bool:
    """Nobody else is told of; of several both are told of the same by name."""
    people = {word for e in page.extraction.entities if e.type == "PERSON" for word in e.text.casefold().split()}
    people |= {m["last"].casefold() for m in _SAID.finditer(page.article.text)}
    known = ((f.quantity.id, f.subject) for f in page.figures if f.subject and not f.subject.startswith("person:"))
    whose = {id: name for id, name in known if name.split()[-1].removeprefix("name:") not in people}
    first, second = (whose.get(c.quantity or "") for c in (a, b))
    return len(set(whose.values())) < 2 or first is not None and first == second
