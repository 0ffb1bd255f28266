"""Figures that follow from two others by what they are: a margin, earnings per share, a market value, a multiple.

What a figure is, and which follows from which, is data (`rules/vocabulary/identities.yaml`). The claims' readings say most of it, the
words beside a figure the rest. A figure for which any two of the page's figures of the right kinds make it right is never accused, so
that neither whose nor of which period they are need be known; where none do, the two nearest are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from factcheck.inspect.cues import phrases
from factcheck.inspect.holders import bare
from factcheck.inspect.interval import ONE, ZERO, Interval, possible, value_of
from factcheck.inspect.operations import FORMS, HUNDRED, amount_like
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.plain import is_unmodified
from factcheck.inspect.roles import ASIDE, Fact, Facts, facts_of, without_its_name
from factcheck.inspect.wording import plain_text
from factcheck.memo import once_per_vocabulary
from factcheck.model import Claim
from factcheck.patterns import regex

_NEAR, _FOLLOWS = 3, 8
"""Sentences between the figure and those that it follows from, and as many behind it in which a number of shares may stand."""
_CLOSE = 400
"""Characters over which the parts may stand as well."""
_FAR = Decimal(3)
"""So many times off it is no slip: the figures were taken for what they are not."""
_MOST = 12
"""So many figures of one role are tried; a page with more of them is a table."""
_ADJUSTED = "_adj"


def inspect_identities(page: Page) -> list[Draft]:
    vocabulary = getattr(page.rules, "vocabulary", None)
    identities: Mapping[str, Any] = getattr(vocabulary, "identities", None) or {}
    if vocabulary is None or not identities:
        return []
    facts = Facts(page, tuple(facts_of(page)))
    there = facts.likely(vocabulary.roles)
    return [
        draft
        for names, entry in _with_roles(identities)
        if names <= there
        for draft in _of_identity(facts, entry, vocabulary.roles)
    ]


@once_per_vocabulary
def _with_roles(identities: Mapping[str, Any]) -> tuple[tuple[frozenset[str], Any], ...]:
    """With the roles of which each takes a figure."""
    return tuple((frozenset((entry.told, *entry.of)), entry) for entry in identities.values())


def _of_identity(facts: Facts, entry: Any, roles: Mapping[str, Any]) -> Iterator[Draft]:
    told = facts.of(entry.told, roles)
    firsts, seconds = (facts.of(name, roles)[:_MOST] if told else () for name in entry.of)
    if not firsts or not seconds:
        return
    if entry.silent and phrases(entry.silent).search(_NONE_OF.sub(" ", facts.page.article.text)):
        return
    for fact in told:
        if _may_be_told(facts, fact, entry, roles[entry.told]) and (
            draft := _judged(facts, entry, fact, firsts, seconds)
        ):
            yield draft


_NONE_OF = regex(r"\b(?:no|nor|without|neither)\s+(?:any\s+)?(?:[\w-]+\s+){0,3}[\w-]+", re.IGNORECASE)
""" "There were no preferred dividends": what there is not of makes no other formula."""
_BASE = regex(
    r"\b(?:from|against|versus|vs\.?|compared\s+(?:with|to)|after|than|below|above|over|under|up|down|instead\s+of|target\w*|by|would|could|should|aim\w*|expect\w*|forecast\w*|guid\w+|medium[- ]term|average|had|rose|fell|grew|increase\w*|improve\w*|segment|division|unit)\b[^.;:]{0,24}$",
    re.IGNORECASE,
)
_ELSEWHERE = regex(
    r"\b(?:[Ii]n|[Aa]t|[Ff]or|[Oo]f|[Ff]rom)\s+(?:the\s+)?(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Q[1-4]|H[12]|FY)\b)([A-Z][\w-]+)"
)


_IN_A_PART = regex(
    r"(?:^|[.;,]\s|\band\s)\s*(?:[Ii]n|[Aa]t|[Ff]or)\s+(?!(?:the|that|this|those|these|its|their|our|all|total|fact|turn|line|addition|contrast|comparison|"
    r"short|spring|summer|autumn|winter|fiscal|calendar|constant|real|about|around|nearly|almost|some|just|over|under)\b)[a-z][a-z-]+(?:\s+and\s+[a-z]+)?,?\s+"
    r"(?:(?:the|its)\s+(?:[a-z]+\s+){1,3}|it\s+)?(?:(?:was|is|were|came\s+to|reached|stood\s+at)\s+)?(?:only\s+|just\s+|about\s+)?$"
)
""" "In trucks, the margin was 11.2%; in buses 6.0%": a part that begins with no capital"""
_TO_LEVEL = regex(
    r"(?<!\bup)(?:\b(?:come|came|gone|went)\s+(?:back\s+)?(?:down|up)|\b(?:rose|risen|fell|fallen|grew|grown|increased|decreased|improved|widened|narrowed|climbed|slipped|expanded|contracted|declined|dropped|eased))\s+to\s+$",
    re.IGNORECASE,
)
""" "The EBIT margin improved to 14.1 percent": where the movement ends is a level"""
_LAST_YEAR = regex(r"\blast\s+year\b(?!['’])")
_NOT_ITS_OWN = ("not_its_own", "estimated")


def _is_outcome(fact: Fact, entry: Any) -> bool:
    """What is planned can be counted as well where nothing but a price and a number goes into it."""
    return entry.form == "product" or fact.claim is None or fact.claim.modality == "fact"


def _may_be_told(facts: Facts, fact: Fact, entry: Any, role: Any) -> bool:
    """A level that the article tells of its own: no base of a comparison, no part, no other's."""
    q, claim, page = fact.quantity, fact.claim, facts.page
    if q.cmp not in ("eq", "approx") or q.rule == "table" or not _is_outcome(fact, entry):
        return False
    if claim is not None and (claim.role not in ("level", "share", None) or _is_part(page, claim)):
        return False
    lead, behind = facts.beside(q)
    lead, behind = ASIDE.split(lead)[-1], ASIDE.split(without_its_name(role, behind))[0]
    if _BASE.search(lead) and not _TO_LEVEL.search(lead) or _is_elsewhere(fact, lead, behind):
        return False
    if entry.form == "percent-of" and (not _is_unmodified(facts, fact) or _IN_A_PART.search(facts.beside(q)[0])):
        return False
    around = f"{lead} {behind}"
    if claim is not None and claim.role == "level" and claim.period is not None:
        around = _LAST_YEAR.sub(" ", around)  # "the margin was 14.2% last year": its own period
    return not page.cues.any(around, *_NOT_ITS_OWN, "base_year", "base_quarter")


def _is_elsewhere(fact: Fact, lead: str, behind: str) -> bool:
    """Told of a place or a part: any name behind "at" or "in" but the company's own ("the margin was 14.2% at Corvane Tools")."""
    subject = fact.claim.subject if fact.claim is not None else None
    own = f"{subject.text or ''} {subject.name or ''}".split() if subject is not None else []
    return any(m is not None and m[1] not in own for m in (_ELSEWHERE.search(lead), _ELSEWHERE.match(behind)))


def _is_part(page: Page, claim: Claim) -> bool:
    segment = " ".join((claim.segment or "").casefold().split())
    return bool(segment) and not all(page.cues.has("whole", word) for word in segment.split())


def _judged(facts: Facts, entry: Any, told: Fact, firsts: tuple[Fact, ...], seconds: tuple[Fact, ...]) -> Draft | None:
    page = facts.page
    pairs = _pairs(entry, told, firsts, seconds)
    counted = seconds[0].quantity.kind == "count"
    # how many there are is told of few things, so that any amount beside it may go with it
    beside = tuple(f for f in facts.all if abs(f.place - told.place) <= (_NEAR if f.metric == "unknown" else 1))
    numbers = facts.counts if entry.form == "product" else seconds
    tried = [*pairs, *_pairs(entry, told, beside, seconds), *_pairs(entry, told, firsts, numbers)] if counted else pairs
    # what is told as "around" is mostly reckoned from the others
    exact = [(a, b) for a, b in tried if "approx" not in (a.quantity.cmp, b.quantity.cmp)]
    if not pairs or any(_holds(page, entry, told, a, b) for a, b in exact or tried):
        return None
    near = [
        (a, b)
        for a, b in pairs
        if _is_of(facts, entry, told, a, first=True) and _is_of(facts, entry, told, b, first=False)
    ]
    if entry.form == "difference":
        near = [(a, b) for a, b in near if (value_of(a.quantity) or ZERO) > (value_of(b.quantity) or ZERO)] or near
    if not near or _is_of_another_length(page, entry, near):
        return None
    a, b = min(near, key=lambda pair: sum(_distance(told, part) for part in pair))
    if (
        len(
            {
                (value_of(x.quantity), value_of(y.quantity))
                for x, y in near
                if _distance_of(told, x, y) == _distance_of(told, a, b)
            }
        )
        > 1
    ):
        return None
    if _are_of_two(facts, entry, told, a, b) or _gives_another(facts, entry, told, a, b):
        return None
    if entry.form == "percent-of" and _is_of_an_unnamed(facts, entry, told, a, b):
        return None
    return _draft(page, entry, told, a, b)


def _gives_another(facts: Facts, entry: Any, told: Fact, a: Fact, b: Fact) -> bool:
    """The two give another figure of the page: the one that stands between, or one that the sentence reckons in another way.

    "... free cash flow of $2.27 billion. For the six months it is $4.93 billion", "net cash of $40 million or net debt of $15 million".
    """
    if entry.form == "difference" and (x := value_of(a.quantity)) and (y := value_of(b.quantity)):
        beside = (q for q in facts.page.quantities_in[told.place] if q.kind == "money" and q is not told.quantity)
        if any(abs(value_of(q) or ZERO) == abs(x - y) for q in beside):
            return True
    others = (f for f in facts.found[entry.told] if f is not told and f.place <= told.place)
    return any(
        max(a.quantity.start, b.quantity.start) < f.quantity.start < told.quantity.start
        and _holds(facts.page, entry, f, a, b)
        for f in others
    )


def _is_of_an_unnamed(facts: Facts, entry: Any, told: Fact, a: Fact, b: Fact) -> bool:
    """ "The quarter brought in $23.7 billion. ... Gross profit was $16.1 billion, or 67.9% of sales": no word says what that amount is

    "After expenses, $2.53 billion remained as operating income. The margin was 41.0 percent": of no named profit either.
    """
    unnamed = (f for f in facts.by_kind["money"] if f.metric == "unknown" and f.quantity.per is None)
    return any(
        _fit(entry.form, told, *pair) and _holds(facts.page, entry, told, *pair)
        for f in unnamed
        for pair in ((a, f), (f, b))
        if f not in (a, b)
    )


def _pairs(entry: Any, told: Fact, firsts: tuple[Fact, ...], seconds: tuple[Fact, ...]) -> list[tuple[Fact, Fact]]:
    return [
        (a, b)
        for a in firsts
        for b in seconds
        if a is not told and b is not told and a is not b and _fit(entry.form, told, a, b)
    ]


_PARTS_OF_YEARS = ("span_half", "span_quarter", "span_nine_months", "span_month")


def _is_of_another_length(page: Page, entry: Any, near: list[tuple[Fact, Fact]]) -> bool:
    """A multiple is one of a year's earnings: a text about a shorter period must say that the earnings are a year's."""
    if not entry.annual or not page.cues.any(page.article.text, *_PARTS_OF_YEARS):
        return False
    return not any(
        "span_year" in page.words_of_length(part.place) or _A_YEAR.search(page.text_of(part.place))
        for pair in near
        for part in pair
    )


_A_YEAR = regex(
    r"\b(?:20\d\d|(?:last|past|this|next|whole|full)[ -](?:fiscal |financial |business )?year|twelve months|12 months|four quarters|years?['’]s)\b",
    re.IGNORECASE,
)


def _distance(told: Fact, part: Fact) -> int:
    """In characters; what stands behind the figure is further than what stands before it."""
    apart = told.quantity.start - part.quantity.start
    return apart if apart > 0 else -apart * 2


def _distance_of(told: Fact, a: Fact, b: Fact) -> tuple[int, int]:
    return told.place - a.place, told.place - b.place


def _is_of(facts: Facts, entry: Any, told: Fact, part: Fact, *, first: bool) -> bool:
    """Near the figure, an outcome of its own time, and of the same version."""
    claim, counts = part.claim, part.quantity.kind == "count"
    if not (-_FOLLOWS if counts else 0) <= told.place - part.place <= _NEAR and not _is_close(told, part):
        return False  # a number of shares is often told at the end
    if part.quantity.cmp not in _TOLD[entry.form] or part.quantity.rule == "table" or _is_anothers(facts, told, part):
        return False
    if not _is_outcome(part, entry):
        return False
    if claim is not None and (claim.role not in ("level", None) or not counts and _is_part(facts.page, claim)):
        return False
    lead, behind = facts.beside(part.quantity)
    if _BASED.search(lead) or facts.page.cues.any(f"{lead} {behind}", *_NOT_ITS_OWN):
        return False
    if entry.form == "percent-of" and not _is_unmodified(facts, part):
        return False
    return (
        not first
        or _is_adjusted(facts, told) == _is_adjusted(facts, part)
        or part.place == told.place
        and not _is_adjusted(facts, told)
    )


def _is_close(told: Fact, part: Fact) -> bool:
    """Talk runs over many short sentences ("In furniture! Nobody grows in furniture.")."""
    return 0 < told.quantity.start - part.quantity.end < _CLOSE


def _is_unmodified(facts: Facts, fact: Fact) -> bool:
    """No word before the metric's noun names a part of which the reading knows nothing ("the cloud operating margin")."""
    figure = facts.figures.get(fact.quantity.id)
    return figure is None or is_unmodified(facts.page, figure, "adjusted")


def _is_adjusted(facts: Facts, fact: Fact) -> bool:
    named = fact.metric.endswith(_ADJUSTED) and fact.metric not in _NAMED_SO
    return named or facts.page.cues.any(facts.beside(fact.quantity)[0], "adjusted", "recurring")


_NAMED_SO = frozenset({"ebitda_adj", "ebita_adj"})


_OWNER = regex(r"\b([A-Z][\w&-]+)['’]s?\s")


def _is_anothers(facts: Facts, told: Fact, part: Fact) -> bool:
    """ "Umgeni's own margin": the part stands in a sentence that does not name it."""
    lead, _ = facts.beside(told.quantity)
    words = facts.page.text_of(part.place)
    return part.place != told.place and any(m[1] not in words for m in _OWNER.finditer(lead) if m[1] not in _NOBODY)


# "up to 20 million shares at $31, for a total of"
_TOLD = {
    form: ("eq", "approx", *(("le",) if form == "product" else ()))
    for form in ("percent-of", "ratio", "difference", "product")
}
_NOBODY = frozenset({"It", "That", "There", "Here", "What", "This", "Last", "He", "She", "Let"})


_BASED = regex(
    r"\b(?:from|against|versus|vs\.?|compared\s+(?:with|to)|after|than|by|including|of\s+which|plus|had\s+been|was\s+still)\s+(?:the\s+|a\s+)?$",
    re.IGNORECASE,
)


def _fit(form: str, told: Fact, a: Fact, b: Fact) -> bool:
    x, y, q = a.quantity, b.quantity, told.quantity
    if form == "ratio" and q.kind == "money":
        return x.unit == q.unit and y.kind == "count"
    return x.unit == y.unit and (form != "difference" or x.unit == q.unit)


def _holds(page: Page, entry: Any, told: Fact, a: Fact, b: Fact) -> bool:
    slack = Decimal(page.parameter("arithmetic", "percent_slack", Decimal("0.1")))
    by = _slack(entry, a, b)

    def holds(printed: Interval, x: Interval, y: Interval) -> bool:
        result = FORMS[entry.form](x, y)
        if result is None:
            return True
        if entry.form == "difference" and printed.negative:
            used = -(x + y)  # of cash that was used up the amount is told without its sign
            if not printed.disjoint(used.widened(abs(used.low or ZERO) * by / HUNDRED)):
                return True
        low = None if result.low is None else result.low - abs(result.low) * by / HUNDRED
        high = None if result.high is None else result.high + abs(result.high) * by / HUNDRED
        return not (printed.widened(slack) if told.quantity.kind == "percent" else printed).disjoint(
            Interval(low, high)
        )

    # "up to" goes for the whole as for the number
    return possible(
        (
            told.quantity,
            *(
                part.quantity.model_copy(update={"cmp": "eq"}) if part.quantity.cmp == "le" else part.quantity
                for part in (a, b)
            ),
        ),
        holds,
    )


def _slack(entry: Any, *parts: Fact) -> Decimal:
    slack: Decimal = next((entry.slack_of[p.metric] for p in parts if p.metric in entry.slack_of), entry.slack)
    return slack


def _are_of_two(facts: Facts, entry: Any, *told: Fact) -> bool:
    """Told of two companies, or of two periods."""
    known = (
        facts.figures[f.quantity.id].subject if f.quantity.id in facts.figures else f.claim and f.claim.subject.id
        for f in told
    )
    names = sorted({bare(id.removeprefix("name:")) for id in known if id})
    if any(not name.startswith(names[0]) for name in names):
        return True
    if entry.apart or entry.annual:
        return False
    times = (facts.page.extraction.time(f.claim.period) for f in told if f.claim is not None)
    windows = {
        t.window
        for t in times
        if t is not None
        and t.window is not None
        and t.window.start != t.window.end
        and t.sentence in {f.place for f in told}
    }
    return len(windows) > 1 or any(_is_of_other_years(facts.page, told[0], part) for part in told[1:])


_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _is_of_other_years(page: Page, told: Fact, part: Fact) -> bool:
    """The part's sentence names years, and the figure's period lies in none of them."""
    time = page.extraction.time(told.claim.period) if told.claim is not None else None
    years = {int(m[0]) for m in _YEAR.finditer(page.text_of(part.place))}
    if part.claim is not None and told.claim is not None and part.claim.period == told.claim.period:
        return False
    if part.place == told.place or time is None or time.window is None or not years:
        return False
    return time.window.end.year not in years and time.window.end.year + 1 not in years


def _draft(page: Page, entry: Any, told: Fact, a: Fact, b: Fact) -> Draft | None:
    x, y, printed = value_of(a.quantity), value_of(b.quantity), value_of(told.quantity)
    if x is None or not y or not printed:
        return None
    exact = FORMS[entry.form](Interval(x, x), Interval(y, y))
    if exact is None or exact.low is None or not exact.low or not _is_near(abs(printed / exact.low)):
        return None
    shown, quantities = amount_like(exact.low, told.quantity), (told.quantity, a.quantity, b.quantity)
    message = f"{_working(entry.form, told, a, b)} {shown}, not {plain_text(told.quantity)}."
    return Draft(
        told.quantity.start, told.quantity.end, page.severity("arithmetic", "error"), message, "arithmetic",
        "|".join((told.metric, *map(plain_text, quantities))), figures=quantities, consistent=shown,
    )  # fmt: skip


def _is_near(times: Decimal) -> bool:
    """Off by little, or by a power of ten: a lost scale."""
    return ONE / _FAR < times < _FAR or any(abs(times / power - 1) < ONE / 20 for power in _POWERS)


_POWERS = tuple(ONE.scaleb(n) for n in (-3, -2, -1, 1, 2, 3))


def _working(form: str, told: Fact, a: Fact, b: Fact) -> str:
    x, y = plain_text(a.quantity), plain_text(b.quantity)
    if form == "percent-of":
        return f"{x} of {y} is a {'margin' if 'margin' in told.metric else 'share'} of"
    sign = {"ratio": "divided by", "difference": "less", "product": "times"}[form]
    return f"{x} {sign} {y} is"
