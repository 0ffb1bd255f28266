"""How long lies between two times of a passage, and which came first: "began in 2014. Opened in 2023, it took nine years", "on 12 October, three days later".

The passage tells two times and no third, words of a beginning and an end (or of a return) stand beside them, and the length is tied to both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from factcheck.inspect.calendar.days import FULL_WEEKDAY, WEEKDAY_NAMES, WEEKDAYS, Printed
from factcheck.inspect.measures.listed import NAME, passage
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import day
from factcheck.model import DiagnosisCode, Sentence, Span
from factcheck.patterns import regex
from factcheck.rules.worded import worded
from factcheck.text.numerals import NUMBER, number

_N = rf"(?P<n>{NUMBER})"
_YEAR = regex(r"(?<![\d.,$€£])(?:1[6-9]|20)\d\d(?![\d%]|\s*(?:million|billion|people|employees|tonnes))")
_YEARS = regex(
    rf"\b(?:(?P<after>[Aa]fter)|took|(?:[Ff]or|[Oo]ver|[Ii]n|[Dd]uring)\s+(?:those|these|the|all\s+of\s+those))\s+(?:some\s+|almost\s+|nearly\s+|about\s+)?{_N}\s+years\b(?!\s+(?:ago|earlier|old|of\s+(?:age|talks)|in\s+(?:prison|jail)))"
    rf"|(?:[,:]|\s[—–-])\s+{_N.replace('<n>', '<n2>')}\s+years\s+(?:later|on\b|in\s+(?:which|all|[a-z]+\s+hands)|during\s+which|that\b|of\b)"
    rf"|,\s+(?:at\s+the\s+age\s+of|aged|at\s+age)\s+{_N.replace('<n>', '<n3>')}(?=[.,;])"
)
_BEGUN = worded(r"\b<term_begins>\b")
_ENDED = worded(r"\b<term_ends>\b")
_AGAIN = regex(
    r"\b(?:last(?!\s+(?:one|two|three|four|five|six|ten|month|year|week|\w+day|of)\b)|again|back|return\w*|once\s+more|previous\s+time)\b",
    re.IGNORECASE,
)
_NOW = regex(
    rf"\b(?:this\s+(?:month|week|year|morning|summer|winter|spring|autumn)|today|now|(?:on|last)\s+{FULL_WEEKDAY}|(?:has|have)\s+[a-z]+)\b",
    re.IGNORECASE,
)
_OF_A_LIFE = regex(
    r"\b(?:born|marri\w+|widow\w*|sentenced|promot\w+|forecast\w*|expects?|expected|another|average|would|could)\b",
    re.IGNORECASE,
)
_TWO = 2


def inspect_apart(page: Page) -> list[Draft]:
    drafts: list[Draft] = []
    years = page.has(_OF_YEARS) and bool(page.years)
    days = [d for d in page.days if not d.of_range]
    for sentence in page.telling(_OF_YEARS) if years else ():
        drafts.extend(_years(page, sentence))
    for sentence in page.telling(_ORDERS) if days else ():
        drafts.extend((*_orders(page, sentence), *_quicker(page, sentence)))
    for sentence in page.telling(_NAMED_DAYS) if days else ():
        drafts.extend(_that_day(page, sentence))
    return drafts


_OF_YEARS = frozenset(("years", "age", "aged"))
_ORDERS = frozenset("after before later earlier quicker faster slower first".split())
_NAMED_DAYS = frozenset(name.lower() for name in WEEKDAY_NAMES)


def _years(page: Page, sentence: Sentence) -> Iterator[Draft]:
    text = page.article.text
    found = list(_YEARS.finditer(text, sentence.start, sentence.end))
    if len(found) != 1:
        return
    m = found[0]
    told = number(m["n"] or m["n2"] or m["n3"])
    for around in _ways(page, sentence):
        start, end = around[0].start, around[-1].end
        years = [(int(y[0]), y) for y in _YEAR.finditer(text, start, end)]
        if not years:
            continue
        words = text[start:end]
        if len({y for y, _ in years}) > _TWO or _OF_A_LIFE.search(words) or words.count("years") > (m["n3"] is None):
            return
        pair = _pair(page, words, years, how="aged" if m["n3"] else "after" if m["after"] else "")
        if pair is None:
            continue
        first, last = pair
        if first < last and abs(last - first - told) > 1:
            message = f"From {first} to {last} are {last - first} years, not {told}."
            yield _draft(
                page, m.start(), m.end(), message, "wrong-duration", f"{first}|{last}|{told}", f"{last - first} years"
            )
        return


def _ways(page: Page, sentence: Sentence) -> Iterator[Sequence[Sentence]]:
    """The sentence alone, then with what stands before it, then with the one behind it; always of one paragraph."""
    for back, on in ((0, 0), (1, 0), (2, 0), (0, 1)):
        around = passage(page, sentence, back, on)
        if len(around) == back + on + 1 and {s.block for s in around} == {sentence.block}:
            yield around


def _pair(page: Page, words: str, years: list[tuple[int, re.Match[str]]], *, how: str) -> tuple[int, int] | None:
    told = sorted({year for year, _ in years})
    if len(told) == _TWO:
        if how == "after":
            return None  # of an office, of which `since` and `between` know more
        both = _BEGUN(page.vocabulary).search(words) and _ENDED(page.vocabulary).search(words)
        return (told[0], told[1]) if both else None
    if page.published is None or how == "aged" or not _AGAIN.search(words) or not _NOW.search(words):
        return None
    return told[0], page.published.year


# ---------------------------------------------------------------- two days
_LATER = regex(
    rf"(?:,?\s+(?:exactly\s+|just\s+|only\s+)?{_N}\s+(?P<unit>day|week|month)s?\s+(?P<way>after|before)\s+(?:that|this|it|the|its|their)\b)"
    rf"|(?:^|[.;,]\s+)(?:Exactly\s+|Just\s+|Only\s+)?{_N.replace('<n>', '<n2>')}\s+(?P<unit2>day|week|month)s?\s+(?P<way2>later|earlier|afterwards|before),?\s+(?:on\s+)",
    re.IGNORECASE,
)
_LENGTHS = {"day": (1, 1), "week": (7, 4), "month": (30.44, 12)}


def _orders(page: Page, sentence: Sentence) -> Iterator[Draft]:
    """ "Rejected the bid on 4 May. It came back on 18 May, two weeks before that rebuff"."""
    text = page.article.text
    found = list(_LATER.finditer(text, sentence.start, sentence.end))
    if len(found) != 1:
        return
    m = found[0]
    pair = _two_days(page, sentence)
    if pair is None:
        return
    (first, a), (second, b) = pair
    behind = m["way"] is not None
    if m.start() < (second.end if behind else first.end):
        return  # "opened on 3 March, two months after the company had told of it, on 8 January"
    near = text[second.end : m.start()] if behind else text[m.end() : second.start]
    if near.strip(" ,\u20090123456789"):
        return  # the length stands right beside the second day
    way = (m["way"] or m["way2"]).lower()
    forward = way in ("after", "later", "afterwards")
    unit, told = (m["unit"] or m["unit2"]).lower(), number(m["n"] or m["n2"])
    length, slack = _LENGTHS[unit]
    apart = (b - a).days
    words = " ".join(m[0].strip(" .,;").split())
    if apart and (apart > 0) != forward:
        message = f'"{words}", but {day(b)} is {"after" if apart > 0 else "before"} {day(a)}.'
        shown = words.replace(
            way, "after" if m["way"] and not forward else "before" if m["way"] else "earlier" if forward else "later"
        )
        yield _draft(page, m.start(), m.end(), message, "wrong-date", f"order|{words}", shown, first, second)
    elif abs(abs(apart) - told * length) > slack:
        message = f"From {day(min(a, b))} to {day(max(a, b))} are {abs(apart)} days, not {told} {unit}s."
        yield _draft(
            page, m.start(), m.end(), message, "wrong-duration", f"length|{words}", f"{abs(apart)} days", first, second
        )


def _two_days(page: Page, sentence: Sentence) -> tuple[tuple[Printed, date], tuple[Printed, date]] | None:
    """The only two days of the sentence, or of it and the one before."""
    for back in (0, 1):
        around = passage(page, sentence, back, 0)
        if len(around) != back + 1:
            return None
        days = [d for d in page.days if around[0].start <= d.start < sentence.end]
        if len(days) == _TWO and not any(d.of_range for d in days):
            year = next((d.year for d in days if d.year), None)
            a, b = (d.in_year(d.year or year) if year else None for d in days)
            return ((days[0], a), (days[1], b)) if a and b else None
        if len(days) > _TWO:
            return None
    return None


_QUICKER = regex(
    rf"\b(?P<name>{NAME})\s+(?:was|came|got\s+there|had\s+been)\s+(?P<way>quicker|faster|first|earlier|slower|later)\b"
)


def _quicker(page: Page, sentence: Sentence) -> Iterator[Draft]:
    """ "Orbis filed on 14 September, Zellen on 30 September. Zellen was quicker"."""
    text = page.article.text
    m = _QUICKER.search(text, sentence.start, sentence.end)
    before = page.sentences.get(sentence.index - 1)
    pair = _two_days(page, before) if m and page.is_told(before) else None
    if m is None or pair is None or before is None:
        return
    (first, a), (second, b) = pair
    clauses = text[before.start : first.start], text[first.end : second.start]
    name = m["name"].split()[-1]
    mine = [k for k, clause in enumerate(clauses) if re.search(rf"\b{re.escape(name)}\b", clause)]
    if len(mine) != 1 or a == b:
        return
    sooner = m["way"] not in ("slower", "later")
    if (mine[0] == 0) != ((a < b) == sooner):
        message = f'"{" ".join(m[0].split())}", but the days told are {day(a)} and {day(b)}, the {"first" if mine[0] == 0 else "second"} of them for {name}.'
        yield _draft(page, m.start(), m.end(), message, "wrong-date", f"quicker|{name}", "the other one", first, second)


# ---------------------------------------------------------------- "the Monday gathering"
_EVENT = r"(?:meeting|gathering|session|vote|ballot|opening|ceremony|hearing|assembly|auction|summit|conference|launch|event|debate|election|referendum|match|concert|race|sale|strike|sitting|reception)"
_THAT = regex(
    rf"\b(?:[Tt]he|[Aa]t\s+the|[Tt]hat)\s+(?P<day>{FULL_WEEKDAY})(?:\s+(?:morning|afternoon|evening|night))?\s+(?P<noun>{_EVENT})\b"
)
_HELD = regex(rf"\b(?:{_EVENT}|opened|met|voted|launched|held|gathered)\b", re.IGNORECASE)


def _that_day(page: Page, sentence: Sentence) -> Iterator[Draft]:
    """ "At a meeting on November 18, 2026. Turnout at the Monday gathering was 71%"."""
    text = page.article.text
    m = _THAT.search(text, sentence.start, sentence.end)
    before = page.sentences.get(sentence.index - 1)
    if m is None or not page.is_told(before) or before.block != sentence.block:
        return
    days = [d for d in page.days if before.start <= d.start < sentence.end]
    if len(days) != 1 or days[0].start >= sentence.start or days[0].year is None or days[0].of_range:
        return
    meant = days[0].in_year(days[0].year)
    if (
        meant is None
        or not _HELD.search(text, before.start, before.end)
        or WEEKDAYS[m["day"][:3].lower()] == meant.weekday()
    ):
        return
    message = f"{day(meant)} is a {WEEKDAY_NAMES[meant.weekday()]}, and the {m['noun']} is told as of a {m['day']}."
    yield _draft(
        page,
        m.start("day"),
        m.end("noun"),
        message,
        "weekday-date",
        meant.isoformat(),
        WEEKDAY_NAMES[meant.weekday()],
        days[0],
    )


def _draft(
    page: Page, start: int, end: int, message: str, code: DiagnosisCode, key: str, shown: str, *days: Printed
) -> Draft:
    return Draft(
        start, end, page.severity("calendar", "warning", "tense"), message, code, f"apart|{key}",
        figures=tuple(Span(start=d.start, end=d.end) for d in days), consistent=shown,
    )  # fmt: skip
