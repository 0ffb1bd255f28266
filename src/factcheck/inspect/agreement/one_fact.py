"""What two amounts are told of, by the words around them, and whether that is one fact."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from factcheck.inspect.calendar.days import MONTH
from factcheck.inspect.interval import ZERO, value_of
from factcheck.inspect.operations import HUNDRED
from factcheck.inspect.page import Page
from factcheck.model import Claim, Quantity, Sentence
from factcheck.patterns import regex
from factcheck.records import record

DIGITS = regex(r"\d[\d,]*(?:\.\d+)?")
_WORD = regex(r"[^\W\d_]{4,}")
_IDLE = frozenset(
    """that this with from have been were will would said says year years quarter month months million billion trillion percent about than more
    less after before which their they them into over under also only other some most last next first second third fourth half people
    company group firm when where what while because during since until still just were does made make thursday monday tuesday wednesday
    friday saturday sunday january february march april june july august september october november december according euros dollars pounds
    crore yuan kronor kroner francs shares share each between around almost nearly roughly""".split()
)
ANOTHER = regex(
    r"\b(?:previous(?:ly)?|preceding|prior|earlier|before|old|target\w*|expect\w*|estimat\w*|forecast\w*|analysts?|instead|correct\w*|restated|initial\w*|originally|once|"
    r"ago|last year|compar\w+|versus|against|up from|down from|rival\w*|average|record of|peak|could|might|would|without|had been|"
    r"not|rather|alone|respectively|average|range|between|another|additional|further|more than|at least)\b",
    re.IGNORECASE,
)
_STEM = 5
_DEFINITE = regex(r"\b(?:the|its|their|whose|those|these|all)\s+$", re.IGNORECASE)
_LOOSE_UNITS = frozenset({"", "people", "units", "tonnes", "tons", "barrels", "shares", "points", "times", "percent"})
PERSONS = frozenset({"people", "employees", "staff", "workers", "jobs", "persons", "posts", "positions"})
_NUMBER = regex(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?%?(?![\w.,]*\d)")
_CUT = regex(r"[;,]|\s(?:was|were|is|are|and|but|while|as)\s")
_NEAR = 90
SHARED = 2


PAIR = 2


@record
class Told:
    quantity: Quantity
    sentence: Sentence
    words: frozenset[str]
    around: str
    claim: Claim | None
    title: bool
    definite: bool
    """ "The 1,542 rooms"."""
    owned: bool
    """ "Last year's 8.6 million tonnes"."""


def digits_of(quantity: Quantity) -> str:
    return _digits_in(quantity.text)


@lru_cache(maxsize=1024)
def _digits_in(printed: str) -> str:
    """Asked by many inspections of every figure of a page."""
    found = DIGITS.findall(printed)
    return found[0].replace(",", "").lstrip("0").replace(".", "") if len(found) == 1 else ""


def scale_of(quantity: Quantity) -> tuple[int, int] | None:
    """Where the point stands, and the size: 4.3 and 3.4 are of one form, 43 and 3.4 are not."""
    return None if quantity.value is None else _scale_in(quantity.text, quantity.value)


@lru_cache(maxsize=1024)
def _scale_in(printed: str, value: Decimal) -> tuple[int, int] | None:
    found = DIGITS.findall(printed)
    return (len(found[0].partition(".")[2]), len(str(int(abs(value))))) if len(found) == 1 else None


def is_slip(a: Quantity, b: Quantity) -> bool:
    """Of one form and size, and one digit differs, or two digits have changed places."""
    x, y = digits_of(a), digits_of(b)
    if len(x) != len(y) or len(x.rstrip("0")) < PAIR or x == y or scale_of(a) != scale_of(b):
        return False
    return sum(p != r for p, r in zip(x, y, strict=True)) == 1 or sorted(x) == sorted(y)


def is_short(page: Page, quantity: Quantity) -> bool:
    sentence, blocks = page.sentences.get(quantity.sentence), page.article.blocks
    return (
        sentence is not None
        and 0 <= sentence.block < len(blocks)
        and blocks[sentence.block].kind in ("title", "heading", "bullet")
    )


def told_of(page: Page, quantity: Quantity, *, foreseen: bool = False) -> Told | None:
    sentence = page.sentences.get(quantity.sentence)
    if not page.is_told(sentence, "hypothetical") or (sentence.cls == "forecast" and not foreseen):
        return None
    title = is_short(page, quantity)
    text = page.article.text
    before = re.split(r";|,\s+and\s|,\s+but\s", text[max(sentence.start, quantity.start - _NEAR) : quantity.start])[-1]
    behind = text[quantity.end : min(sentence.end, quantity.end + _NEAR)]
    words = set(stems_of(f"{before} {quantity.text} {behind}"))
    words |= set(_NUMBER.findall(f"{before} {behind}"))
    around = before.rpartition(",")[2] + _CUT.split(behind)[0]
    claim = next((c for c in page.extraction.claims if c.quantity == quantity.id and c.kind != "statement"), None)
    definite = _DEFINITE.search(before) is not None
    owned = _LAST.search(before) is not None
    return Told(quantity, sentence, frozenset(words), around, claim, title, definite, owned)


def stems_of(text: str) -> frozenset[str]:
    """The beginnings of the words that say of what the text is."""
    return frozenset(stem(w) for w in _WORD.findall(text.lower()) if w not in _IDLE)


def stem(word: str) -> str:
    """ "Produced", "producer" and "production" are one word here."""
    return word[:_STEM]


def is_one_fact(page: Page, a: Told, b: Told, *, any_role: bool = False) -> bool:
    if _is_told_again(a, b):
        return True
    # "the 1,542 rooms" are those that were told
    counted = (
        a.quantity.kind == "count" and a.quantity.unit not in _LOOSE_UNITS and (b.definite or _are_alone(page, a, b))
    )
    counted = counted and {a.quantity.unit, b.quantity.unit}.isdisjoint(_LOOSE_UNITS - PERSONS)
    of_two = a.quantity.kind == "percent" and len(digits_of(a.quantity)) == PAIR
    if of_two and not _is_one_change(page, a, b) and not _is_one_share(a, b):
        return False
    for told in () if counted or any_role else (a, b):
        if _is_no_outcome(told.claim) or (told.claim is not None and told.claim.role in ("from", "diff")):
            return False
        if ANOTHER.search(_MONTHS.sub(" ", _without_base(page, told))):
            return False
    named = a.claim is not None and b.claim is not None and "unknown" not in (a.claim.metric, b.claim.metric)
    if (bases_of(a) ^ bases_of(b)) - (_IN_METRICS if named else frozenset()):
        return False
    if _is_told_as_change(page, a.quantity, b.quantity):
        return False
    periods = [
        {
            t.value
            for t in page.times_in.get(told.sentence.index, ())
            if t.type != "base" and "REF" not in t.value and t.value[0] != "P" and _SHORTEST < len(t.value) < _DAY
        }
        for told in (a, b)
    ]
    if periods[0] and periods[1] and not any(_is_one_period(x, y) for x in periods[0] for y in periods[1]):
        return False
    x, y = a.claim, b.claim
    if counted:
        return not ANOTHER.search(a.around) and " alone" not in b.around
    whose = {f.quantity.id: f.subject for f in page.figures if not (f.subject or "").startswith("person:")}
    if len({whose[t.quantity.id] for t in (a, b) if whose.get(t.quantity.id)}) > 1:
        return False
    known = x is not None and y is not None and "unknown" not in (x.metric, y.metric)
    if x is not None and y is not None:
        if known and not _is_one_metric(page, x.metric, y.metric, titled=a.title != b.title):
            return False
        if _part(x) != _part(y) and x.segment and y.segment:
            return False
        if {x.direction, y.direction} == {"up", "down"}:
            return False
        if x.role != y.role and a.quantity.kind == "percent" and not _is_one_share(a, b):
            return False
    shared = a.words & b.words
    return len(shared) >= (1 if known else SHARED)


_ONE_TIME = regex(
    r"\b(?:last|this)\s+year\b|\b(?:year|quarter|months|half)\s+(?:to|ended|ending)\s+(?:\d+\s+)?[A-Z]\w+|\b(?:in|of)\s+(?:fiscal\s+)?(?:19|20)\d\d\b"
)
_LAST = regex(r"\b(?:last|this)\s+year['’]s\s+$")


def _is_told_again(a: Told, b: Told) -> bool:
    """ "Moved 14.2 million tonnes in its year to March", "the 12.4 million tonnes transported in the year to March": of one time and thing."""
    if (
        a.quantity.unit != b.quantity.unit
        or not a.quantity.unit
        or sorted(digits_of(a.quantity)) != sorted(digits_of(b.quantity))
    ):
        return False
    if not (b.definite or b.owned) or any(_is_no_outcome(t.claim) for t in (a, b)):
        return False
    times = [set(_ONE_TIME.findall(t.around)) for t in (a, b)]
    return not times[0].isdisjoint(times[1]) and not any(ANOTHER.search(_ONE_TIME.sub(" ", t.around)) for t in (a, b))


def _is_no_outcome(claim: Claim | None) -> bool:
    return claim is not None and (claim.negated or claim.modality in ("forecast", "hypothetical", "opinion"))


def _are_alone(page: Page, a: Told, b: Told) -> bool:
    """ "182,000 acres" and "128,000 acres", of which the page counts nothing else: so many digits are not the same by chance."""
    x, y = (digits_of(t.quantity).rstrip("0") for t in (a, b))
    like = [q for q in page.extraction.quantities if q.kind == "count" and q.unit == a.quantity.unit]
    return len(like) == PAIR and len(x) >= _ALIKE and sorted(x) == sorted(y)


def _is_told_as_change(page: Page, a: Quantity, b: Quantity) -> bool:
    """ "It was 20% higher than in the preceding three months, in which the chipmaker had taken in $68.1 billion": two levels."""
    small, large = sorted(value_of(q) or ZERO for q in (a, b))
    if small <= 0:
        return False
    moved = {"up": (large / small - 1) * HUNDRED, "down": (1 - small / large) * HUNDRED}
    ways = {c.quantity: c.direction for c in page.extraction.claims if c.role == "delta"}
    beside = (*page.quantities_in.get(a.sentence, ()), *page.quantities_in.get(b.sentence, ()))
    return any(
        q.kind == "percent"
        and ways.get(q.id) in moved
        and abs((value_of(q) or ZERO) - moved[ways[q.id] or "up"]) <= q.step
        for q in beside
    )


_BASIS = regex(
    r"\b(?:excluding|including|adjusted|underlying|organic\w*|like-for-like|core|net|gross|diluted)\b", re.IGNORECASE
)


_IN_METRICS = frozenset({"net", "gross", "core", "diluted"})
"""What the name of a metric tells."""


def bases_of(told: Told) -> set[str]:
    """On what it is told: an adjusted figure is none of the reported one's."""
    return {m[0].casefold() for m in _BASIS.finditer(told.around)}


def _part(claim: Claim) -> str:
    return (claim.segment or "").casefold().rstrip("s")


def _is_one_period(a: str, b: str) -> bool:
    """A year that is not told may be the other's."""
    return a == b or ("XXXX" in (a[:4], b[:4]) and a[4:] == b[4:])


def _is_one_change(page: Page, a: Told, b: Told) -> bool:
    """Two digits are soon the same: only changes of one metric against one base, with the same words around."""
    x, y = a.claim, b.claim
    if (
        x is None
        or y is None
        or x.role != "delta"
        or y.role != "delta"
        or x.metric == "unknown"
        or not _is_one_metric(page, x.metric, y.metric, titled=a.title != b.title)
    ):
        return False
    if _part(x) != _part(y) or x.direction != y.direction:
        return False
    based = [page.cues.any(t.around, "base_year") for t in (a, b)]
    return (based[0] == based[1] or a.title != b.title) and len(a.words & b.words) >= SHARED


def _is_one_metric(page: Page, a: str, b: str, *, titled: bool) -> bool:
    """A title that says "profit" means the one profit of which the text tells the change."""
    return a == b or titled and "profit" in (a, b) and all(page.cues.has("family_profit", m) for m in (a, b))


_ALIKE = 3


def _is_one_share(a: Told, b: Told) -> bool:
    """ "Adult learners now account for 26% of subscribers", of which the text says the same with other figures."""
    if a.title == b.title or a.claim is None or b.claim is None or a.claim.metric != b.claim.metric:
        return False
    return len(a.words & b.words) >= _ALIKE


def _without_base(page: Page, told: Told) -> str:
    if told.claim is None or told.claim.role != "delta":
        return told.around
    return re.sub(r"\b(?:(?:more|less|higher|lower|fewer) than|ago|earlier)\b", " ", page.without_bases_in(told.around))


_MONTHS = regex(rf"\bbetween\s+{MONTH}\b")
""" "Between January and June" is a time, and no range."""
_DAY, _SHORTEST = 10, 2
""" "2025-06-12" is the day of the report; "2025-Q2" is a period."""
