"""So much for each of so many, in whatever order the three are told.

"Handed out £860,000 to 430 households, an average grant of £3,150", "1.5 million visitors ... with an average ticket of €6.40 the takings
came to €12.6 million": the price of each, a number and an amount. What is priced need not be known; the amount must be tied to the other two
by a word or by standing right before what is told of each, and no other number or amount of the page may make it right.
"""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.inspect.agreement.one_fact import stem
from factcheck.inspect.figures import PER_SHARE
from factcheck.inspect.interval import ONE, Interval, possible, rounded, value_of
from factcheck.inspect.measures.reading import AMOUNTS, OF_TIME, Reading, is_number_of_things, reading_of, same_unit
from factcheck.inspect.operations import amount_like
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import Quantity
from factcheck.patterns import regex

_EACH = regex(
    r"\s*(?:each|apiece|a\s+piece|a\s+head|per\s+head|per\s+capita|(?:per|a|an|for\s+(?:each|every)|every)\s+(?P<of>[a-z]{3,}))\b"
)
_AVERAGE = regex(
    r"\b(?:average|mean)\b(?:\s+[a-z-]+){0,3}?\s+(?:of|at|was|is|came\s+to|comes\s+to)\s+$|\bon\s+average,?\s+(?:[a-z]+\s+){0,2}$|\baverag(?:ed|ing|es)\s+$",
    re.IGNORECASE,
)
_SO = r"(?:or|i\.e\.|that\s+is|which\s+(?:is|was|makes|means|gives|works\s+out\s+at|comes\s+to)|works?\s+out\s+at|making|giving|so|thus|equal\s+to|equivalent\s+to)"
_APPOSED = regex(
    rf"[^,;:()–—]{{0,60}}(?:[,;:(–—]|\s)\s*(?:{_SO}\s+)?(?:(?:an?|the|about|around|roughly|nearly|almost|some|just\s+(?:over|under))\s+)*(?:(?:average|mean)(?:\s+[a-z-]+){{0,3}}?\s+of\s+|on\s+average\s+)?$",
    re.IGNORECASE,
)
_THAT_IS = regex(r"\s*(?:That|This|It|Which|The\s+average|On\s+average|Each|Every)\b[^.;:]{0,60}$")
_MADE = regex(
    r"\b(?:c[ao]mes?\s+to|amount(?:s|ed)?\s+to|ma[dk]e[s]?|making|brought\s+in|brings?\s+in|bringing\s+in|yield(?:s|ed|ing)?|total(?:s|led|ed|ling|ing)?|in\s+all|means?|gives?|giving|gave|"
    r"adds?\s+up\s+to|added\s+up\s+to|took\s+in|takings|receipts|income|bill|proceeds|payroll|worth)\b[^,;:]{0,40}$",
    re.IGNORECASE,
)
_OPEN = regex(
    r"\b(?:plus|besides|together\s+with|including|excluding|before|after|net\s+of|other|another|further|additional|more\s+than|less\s+than|up\s+to|from|between|ranging|remaining|rest|previous\w*|earlier|ago)\b",
    re.IGNORECASE,
)
_FROM_THEM = regex(r"\b(?:from|between|after|more\s+than)\s*(?=\||$)")
""" "£54,000 from 1,200 donors"."""
_TOGETHER = regex(r"\b(?:together\s+with|plus|another|a\s+further|besides)\b[^,;.]{0,30}$", re.IGNORECASE)
_PERIODS = regex(
    r"\b(?:a|per|each|every)\s+(?:day|week|month|year|quarter|night|hour)\b|\b(?:daily|weekly|monthly|quarterly|annual(?:ly)?|yearly)\b",
    re.IGNORECASE,
)
_SHARES = frozenset({"share", "shares"})
"""Of shares `products` and `identities` know more."""
_SLACK = Decimal("0.03")
_FAR = Decimal(12)
_LEAST = 10
"""So many there must be in the sentence before: of a few things the amounts are told one by one."""


def inspect_each(page: Page) -> list[Draft]:
    reading = reading_of(page)
    return [draft for q in reading.all if (draft := _judged(reading, q))]


def _judged(reading: Reading, each: Quantity) -> Draft | None:
    if each.kind not in AMOUNTS or each.cmp not in ("eq", "approx") or each.id in reading.denied:
        return None
    if m := _OF_ONE.search(reading.lead(each)):
        return _drawn(reading, each, m["of"] or m["one"] or "")
    noun = _of_each(reading, each)
    if (
        noun is None
        or noun in _SHARES
        or reading.page.metric_of.get(each.id) in PER_SHARE
        or _PERIODS.search(reading.page.text_of(each.sentence))
    ):
        return None
    own = [_in_its_unit(n, noun) for n in reading.rows[each.sentence] if _may_count(reading, n, each, noun)]
    if not own and not noun and not _AVERAGE.search(reading.lead(each)):
        return None  # "four more at $86 million apiece": of what stands in its own sentence
    numbers = own or [_in_its_unit(n, noun) for n in reading.near(each) if _may_count(reading, n, each, noun)]
    if len({value_of(n) for n in numbers}) != 1:
        return None
    found = _told_before(reading, each, numbers[0]) or _told_behind(reading, each, numbers[0])
    if found is None:
        return None
    told, whole = found
    if _is_explained(reading, each, numbers[0], whole) or _TOGETHER.search(reading.lead(numbers[0])):
        return None
    text = reading.page.article.text[min(each.start, whole.start) : max(each.end, whole.end)]
    if ";" in text or reading.page.cues.any(reading.page.text_of(whole.sentence), "sold_by_others"):
        return None
    return _draft(reading.page, told, each, numbers[0], whole)


_OF_ONE = regex(
    r"(?:\b(?:which\s+means|meaning|means|so(?:\s+that)?|[Tt]hus|[Tt]herefore|[Hh]ence)|;)\s+(?:that\s+)?(?:the\s+average\s+(?P<of>[a-z]+)|(?:each|every)\s+(?:of\s+them|(?P<one>[a-z]+)))"
    r"\s+(?:therefore\s+|thus\s+|then\s+)?(?:paid|pays|spent|spends|earned|earns|gets|got|received|receives|bought|costs?|cost|ma[dk]es?|brought\s+in|brings\s+in|looks?\s+after|looked\s+after|serves?|served|"
    r"carries|carried|sold|sells)\s+(?:about\s+|some\s+|around\s+|roughly\s+|almost\s+|nearly\s+)?$"
)
""" "Which means that the average spectator paid", "; each of them therefore looks after": drawn from a number and an amount told before."""


def _drawn(reading: Reading, each: Quantity, noun: str) -> Draft | None:
    if any(q.start > each.start and same_unit(q, each) for q in reading.rows[each.sentence]):
        return None  # "each of them spent €31 on food and €13 on drinks"
    before = [q for q in reading.near(each, 2) if q.end <= each.start and not reading.is_base(q)]
    numbers = [
        q for q in before if is_number_of_things(q) and q.cmp in ("eq", "approx") and (value_of(q) or 0) >= _LEAST
    ]
    named = [q for q in numbers if noun and stem(noun) == stem(q.unit)] or numbers[-1:]
    if len({value_of(q) for q in named}) != 1:
        return None
    number = named[-1]
    like = (lambda q: same_unit(q, each)) if each.kind == "money" else is_number_of_things
    wholes = [
        q
        for q in before
        if q is not number and like(q) and q.cmp in ("eq", "approx") and not q.per and (value_of(q) or 0) > (value_of(each) or 0) * 2
        and not _OPEN.search(f"{reading.lead(q)[-30:]} | {reading.tail(q)[:40]}")
    ]  # fmt: skip
    if len(wholes) != 1 or _is_explained(reading, each, number, wholes[0]):
        return None
    return _draft(reading.page, each, each, number, wholes[0])


def _of_each(reading: Reading, q: Quantity) -> str | None:
    """The noun of which it is one, "" where an average leaves it open; None where it is told of no each."""
    if q.per is not None:
        return None if q.per in OF_TIME else "" if q.per in ("each", "apiece") else q.per
    tail, average = _EACH.match(reading.tail(q)), _AVERAGE.search(reading.lead(q))
    if tail is not None and tail["of"] not in OF_TIME:
        return tail["of"] or ""
    return "" if average is not None else None


def _may_count(reading: Reading, n: Quantity, each: Quantity, noun: str) -> bool:
    if n is each or not is_number_of_things(n) or n.cmp not in ("eq", "approx") or _is_earlier(reading, n):
        return False
    if (
        (value_of(n) or 0) < (_LEAST if n.sentence != each.sentence else 1)
        or each.kind == "count"
        and n.unit == each.unit
    ):
        return False
    return not noun or stem(noun) == stem(n.unit) or noun == "head" or (noun, n.unit) in _TIMES


_TIMES = {
    (small, large): Decimal(times)
    for smalls, larges, times in (
        ("kilogram kilo kg", "tonnes", 1000), ("gram", "kilograms kilos", 1000), ("litre", "hectolitres", 100),
        ("kilowatt-hour", "megawatt-hours", 1000), ("kilowatt-hour", "gigawatt-hours", 10**6), ("megawatt-hour", "gigawatt-hours", 1000),
        ("megawatt-hour", "terawatt-hours", 10**6),
    )
    for small in smalls.split()
    for large in larges.split()
}  # fmt: skip


def _in_its_unit(n: Quantity, noun: str) -> Quantity:
    """ "1,500 tonnes ... at an average price of $4.80 a kilogram"."""
    times = _TIMES.get((noun, n.unit))
    return (
        n
        if times is None or n.value is None
        else n.model_copy(update={"value": n.value * times, "step": n.step * times})
    )


def _is_earlier(reading: Reading, n: Quantity) -> bool:
    """A number of another time, or a distance; "£54,000 from 1,200 donors" is held against no other number."""
    role = reading.page.roles.get(n.id)
    return (
        role in ("delta", "diff")
        or role == "from"
        and any(same_unit(n, q) for q in reading.rows[n.sentence] if q is not n)
    )


def _told_before(reading: Reading, each: Quantity, number: Quantity) -> tuple[Quantity, Quantity] | None:
    """ "£860,000 to 430 households, an average grant of £3,150", "... It sold 310 boats for €62 million. That is €150,000 a boat"."""
    row = reading.rows[each.sentence]
    before = [q for q in row if q.start < each.start]
    if before and _APPOSED.fullmatch(reading.lead(each)):
        if number not in before[-2:] or len(before) < 2:
            return None
        wholes = [q for q in before[-2:] if q is not number and same_unit(q, each)]
    elif not before and _THAT_IS.fullmatch(reading.lead(each)):
        earlier = reading.rows.get(each.sentence - 1, ())
        if number not in earlier or reading.sentence(number).block != reading.sentence(each).block:
            return None
        wholes = [q for q in earlier if q is not number and same_unit(q, each)]
    else:
        return None
    return (each, wholes[0]) if len(wholes) == 1 and _is_whole(reading, wholes[0], each) else None


def _told_behind(reading: Reading, each: Quantity, number: Quantity) -> tuple[Quantity, Quantity] | None:
    """ "With an average ticket of €6.40, the takings came to €12.6 million"."""
    row = reading.rows[each.sentence]
    whole = next((q for q in row if q.start > each.start and q is not number), None)
    if whole is None or not same_unit(whole, each) or whole.per or not _MADE.search(reading.lead(whole)):
        return None
    return (whole, whole) if _is_whole(reading, whole, each) else None


def _is_whole(reading: Reading, whole: Quantity, each: Quantity) -> bool:
    if whole.cmp not in ("eq", "approx") or whole.per or reading.is_base(whole):
        return False
    around = f"{reading.lead(whole)[-30:]} | {reading.lead(each)[-60:]} | {reading.tail(whole)[:40]}"
    around = _FROM_THEM.sub(" ", around)
    return not _OPEN.search(around) and not reading.page.cues.any(
        reading.page.text_of(whole.sentence), "growth_basis", "adjusted"
    )


def _is_explained(reading: Reading, each: Quantity, number: Quantity, whole: Quantity) -> bool:
    """Whether any number and any amount of the page go with what is told of each, or the amount is a sum."""
    if _makes(whole, each, number):
        return True
    needed = abs((value_of(whole) or ONE) / (value_of(each) or ONE))
    numbers = [n for n in reading.all if n.kind == "count" and n.cmp != "range" and n is not each]
    # "over 24 home games" are no 300,000 of anything
    numbers = [n for n in numbers if n.cmp in ("eq", "approx") or needed / 2 < (value_of(n) or 0) < needed * 2]
    wholes = [q for q in reading.all if q is not each and same_unit(q, each)]
    if any(_makes(whole, each, n) for n in numbers) or any(_makes(q, each, number) for q in wholes):
        return True
    prices = [q for q in reading.near(each, 1, 1) if q is not each and same_unit(q, each)]
    return any(_makes(whole, p, number) for p in prices if p is not whole)


def _makes(whole: Quantity, each: Quantity, number: Quantity) -> bool:
    if not (rounded(each).positive and rounded(number).positive):
        return True

    def holds(amount: Interval, one: Interval, many: Interval) -> bool:
        made = one * many
        low, high = made.low or ONE, made.high
        return not amount.disjoint(Interval(low * (1 - _SLACK), None if high is None else high * (1 + _SLACK)))

    return possible((whole, each, number), holds)


def _draft(page: Page, told: Quantity, each: Quantity, number: Quantity, whole: Quantity) -> Draft | None:
    x, n, total = value_of(each), value_of(number), value_of(whole)
    if not x or not n or not total or not ONE / _FAR < x * n / total < _FAR:
        return None
    if told is each:
        shown = amount_like(total / n, each)
        message = f"{plain_text(whole)} divided by {plain_text(number)} is {shown}, not {plain_text(each)}."
    else:
        shown = amount_like(x * n, whole)
        message = f"{plain_text(number)} times {plain_text(each)} is {shown}, not {plain_text(whole)}."
    return Draft(
        told.start, told.end, page.severity("arithmetic", "error"), message, "arithmetic",
        "|".join(map(plain_text, (whole, each, number))), figures=(told, *(q for q in (whole, each, number) if q is not told)), consistent=shown,
    )  # fmt: skip
