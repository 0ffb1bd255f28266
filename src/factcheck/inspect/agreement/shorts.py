"""What stands in short above a text, title and bullets, against the one figure that the text has for it.

`agreement` holds a title against the text where it knows whose both figures are. A title often names two companies or none; still a
figure that stands nowhere in the text, while the text has one other figure for the same metric, is not the text's.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations

from factcheck.inspect.agreement.one_fact import ANOTHER, digits_of, is_slip, scale_of, stem, stems_of
from factcheck.inspect.interval import possible, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import Claim, Quantity
from factcheck.patterns import regex

_OPEN = regex(
    r"\?|\b(?:could|may|might|would|should|expect\w*|forecast\w*|see[ns]?|estimat\w*|target\w*|up to|as much as|at least|more than|over|nearly|almost|about|around|"
    r"adjusted|underlying|since|record|year|quarter|month|week|half|Q[1-4]|H[12]|first|average|total|combined)\b",
    re.IGNORECASE,
)
_SHORT = frozenset({"title", "heading", "bullet"})
_RATES = frozenset({"cpi", "core_cpi", "ppi", "gdp", "unemployment"})
"""Told as a level ("inflation of 3.1%") and as a change ("prices rose 3.1%")."""
_PEOPLE = frozenset({"", "units", "people", "employees", "jobs", "staff", "workers", "posts", "positions"})
_TOLD_OF_MANY = frozenset(
    {
        "unknown",
        "share_price",
        "index_level",
        "commodity_price",
        "price",
        "growth",
        "ranking",
        "premium",
        "yield",
        "fx_rate",
    }
)
"""Metrics of which a text tells many."""


def inspect_shorts(page: Page) -> list[Draft]:
    by_quantity = {c.quantity: c for c in page.extraction.claims if c.quantity and c.kind != "statement"}
    shorts: list[Quantity] = []
    body: list[Quantity] = []
    for q in page.extraction.quantities:
        sentence = page.sentences.get(q.sentence)
        if (
            sentence is None
            or sentence.cls == "boilerplate"
            or q.rule == "table"
            or q.kind not in ("money", "count", "percent")
        ):
            continue
        (shorts if _is_short(page, q) else body).append(q)
    if not shorts or not body:
        return []
    found = (
        _check(page, q, by_quantity, body)
        or _of_its_words(page, q, body)
        or _few(page, q, body)
        or _digits_turned(page, q, by_quantity, shorts, body)
        or _other_comparative(page, q, shorts, body)
        for q in shorts
    )
    return [draft for draft in found if draft is not None]


def _digits_turned(
    page: Page, q: Quantity, claims: dict[str, Claim], shorts: list[Quantity], body: list[Quantity]
) -> Draft | None:
    """ "EPS of $1.27" above the only "$1.72 per share": of one metric, and each of the two stands nowhere else."""
    claim, digits = claims.get(q.id), digits_of(q)
    if claim is None or claim.metric == "unknown" or len(digits) < _THREE or q.cmp != "eq":
        return None
    if page.cues.any(page.text_of(q.sentence), "growth_basis", "estimated") or any(_may_be(q, b) for b in body):
        return None
    turned = [
        b
        for b in body
        if b.kind == q.kind and b.unit == q.unit and scale_of(b) == scale_of(q) and digits_of(b) != digits
        and sorted(digits_of(b)) == sorted(digits) and b.id in claims and claims[b.id].metric == claim.metric
    ]  # fmt: skip
    if len({value_of(b) for b in turned}) != 1 or any(_may_be(turned[0], other) for other in shorts):
        return None
    return _draft(page, q, turned[0])


def _other_comparative(page: Page, q: Quantity, shorts: list[Quantity], body: list[Quantity]) -> Draft | None:
    """ "Operating margin 11.6% (9.1%)" above "a margin of 11.6 percent compared with 10.9 percent"."""
    text, roles = page.article.text, page.roles
    level = next((p for p in shorts if p.end <= q.start and _IN_BRACKETS.fullmatch(text, p.end, q.start)), None)
    if level is None or text[q.end : q.end + 1] != ")" or not _is_alike(level, q) or any(_may_be(q, b) for b in body):
        return None
    pairs = [
        (a, b)
        for a, b in zip(body, body[1:], strict=False)
        if a.sentence == b.sentence and _is_alike(level, a) and _is_alike(q, b) and digits_of(a) == digits_of(level)
    ]
    if len(digits_of(level)) < _THREE or len(pairs) != 1 or roles.get(pairs[0][1].id) != "from":
        return None
    other = page.text_of(pairs[0][1].sentence)
    return None if page.cues.any(other, "base_quarter", "base_month", "growth_basis") else _draft(page, q, pairs[0][1])


_IN_BRACKETS = regex(r"\s*\(\s*")
_THREE = 3


def _of_its_words(page: Page, q: Quantity, body: list[Quantity]) -> Draft | None:
    """ "To open 40 hotels" above "now intends to open 14 hotels": what the text says with the title's words, and the title's number nowhere.

    A number that is off by one digit needs no more than one word besides what is counted; any other one the verb before it.
    """
    if q.kind not in ("count", "money") or q.cmp != "eq" or q.unit in ("", "times") or q.alt_of or not value_of(q):
        return None
    text = page.text_of(q.sentence)
    if "?" in text or page.cues.any(text, "growth_basis") or _HEDGED.search(text) or any(_may_be(q, b) for b in body):
        return None
    told = _stems(text) - _stems(q.text)
    close = [
        (b, shared)
        for b in body
        if _is_alike(q, b) and b.cmp == "eq" and not b.per and page.roles.get(b.id) not in ("from", "diff")
        and len(shared := told & _stems(_clause_of(page, b))) >= (1 if q.kind == "count" else _PAIR)
    ]  # fmt: skip
    slipped = [(b, shared) for b, shared in close if is_slip(q, b) and not _EARLIER.search(_clause_of(page, b))]
    slipped = slipped or [
        (b, frozenset[str]())
        for b in body
        if q.kind == "count" and b.unit == q.unit and is_slip(q, b) and _is_the_only(b, body)
    ]
    if not slipped and q.kind == "count":
        verb = _verb_before(page, q)
        slipped = [
            (b, shared) for b, shared in close if verb and verb == _verb_before(page, b) and not _is_rounded(q, b)
        ]
        if any(ANOTHER.search(_clause_of(page, b)) for b, _ in slipped):
            return None
    if not slipped or _is_sum(q, body):
        return None
    best = max(len(shared) for _, shared in slipped)
    found = {value_of(b): b for b, shared in slipped if len(shared) == best}
    return _draft(page, q, *found.values()) if len(found) == 1 else None


_FEW = 20
_NAME = regex(r"\b[A-Z][\w’'&-]{2,}")


def _few(page: Page, q: Quantity, body: list[Quantity]) -> Draft | None:
    """ "Shipyard wins order for six ferries" above "will build four ferries", where the text counts no other ferries."""
    text, value = page.text_of(q.sentence), value_of(q)
    title = page.article.blocks[page.sentences[q.sentence].block].kind == "title"
    if not title or q.kind != "count" or q.cmp != "eq" or q.unit in _VAGUE_UNITS or not value or not 1 < value < _FEW:
        return None
    mine = [b for b in body if b.kind == "count" and b.unit == q.unit]
    if len({value_of(b) for b in mine}) != 1 or any(b.cmp != "eq" for b in mine) or _may_be(q, mine[0]):
        return None
    first = page.text_of(mine[0].sentence)
    if "?" in text or ANOTHER.search(text) or _OPEN.search(text) or ANOTHER.search(_clause_of(page, mine[0])):
        return None
    others = [b for b in body if b.kind == "count" and value_of(b) == value]
    if (
        others
        or mine[0].sentence > q.sentence + _PAIR
        or q.text.split()[0].lower() in page.article.text[page.sentences[q.sentence].end :].lower().split()
    ):
        return None
    names = {m[0] for m in _NAME.finditer(text)}
    return _draft(page, q, mine[0]) if any(name in first for name in names) else None


_VAGUE_UNITS = frozenset({"", "times", "years", "months", "weeks", "days", "hours", "percent", "points", "quarters"})
_PAIR = 2
_HEDGED = regex(
    r"\b(?:could|may|might|would|should|up to|as much as|at least|more than|over|under|nearly|almost|about|around|some|record|average|combined|adjusted|underlying)\b",
    re.IGNORECASE,
)
_EARLIER = regex(
    r"\b(?:previous\w*|prior|earlier|ago|before|from|compared|versus|last\s+year|instead|initial\w*|once|old|rival\w*|without|would|could)\b",
    re.IGNORECASE,
)
_CLAUSE = 60
_VERB = regex(r"\b(?P<verb>[a-z]{4,})\s+(?:(?:the|its|another|a\s+further|new|all)\s+)?$")
_ROUND = Decimal("0.25")


def _stems(text: str) -> frozenset[str]:
    """Of the words that are no names."""
    return stems_of(" ".join(word for word in text.split() if not word[:1].isupper()))


def _clause_of(page: Page, q: Quantity) -> str:
    sentence, text = page.sentences[q.sentence], page.article.text
    before, behind = (
        text[max(sentence.start, q.start - _CLAUSE) : q.start],
        text[q.end : min(sentence.end, q.end + _CLAUSE // 2)],
    )
    return f"{before.rpartition(',')[2]} {behind.partition(',')[0]}"


def _verb_before(page: Page, q: Quantity) -> str | None:
    m = _VERB.search(page.article.text, max(0, q.start - 30), q.start)
    return (
        stem(m["verb"])
        if m and m["verb"] not in ("than", "from", "with", "into", "over", "have", "some", "about")
        else None
    )


def _is_the_only(b: Quantity, body: list[Quantity]) -> bool:
    return len({value_of(x) for x in body if _is_alike(b, x) and x.unit}) == 1


def _is_rounded(a: Quantity, b: Quantity) -> bool:
    """Near enough for a title that leaves the details to the text."""
    x, y = value_of(a) or Decimal(0), value_of(b) or Decimal(1)
    return abs(x / y - 1) < _ROUND


def _is_short(page: Page, q: Quantity) -> bool:
    block, blocks = page.sentences[q.sentence].block, page.article.blocks
    return 0 <= block < len(blocks) and blocks[block].kind in _SHORT


def _check(page: Page, q: Quantity, claims: dict[str, Claim], body: list[Quantity]) -> Draft | None:
    claim = _laid_off(page, q, claims, body) or claims.get(q.id)
    if (
        claim is None
        or claim.metric in _TOLD_OF_MANY
        or claim.role == "from"
        or claim.negated
        or q.cmp != "eq"
        or q.alt_of
    ):
        return None
    text = page.text_of(q.sentence)
    metrics = getattr(page.rules.vocabulary, "metrics", None) or {}
    if page.cues.has("single_valued", claim.metric) and not (claim.metric in metrics and metrics[claim.metric].stock):
        return None  # of a quarter, a half and a year: that is for `agreement` to tell apart
    if _OPEN.search(text) or page.cues.any(text, "growth_basis") or not value_of(q):
        return None
    if any(_may_be(q, other) for other in body) or _is_sum(q, body):
        return None
    mine = [
        (other, claims[other.id])
        for other in body
        if other.id in claims and _is_of(claim, claims[other.id]) and _is_alike(q, other)
        and not _OF_ALL.search(page.article.text, max(0, other.start - 14), other.start)
    ]  # fmt: skip
    rivals = [
        (other, c)
        for other, c in mine
        if c.role in (claim.role, "level", "delta") and c.modality in ("fact", "plan", "guidance")
    ]
    if not rivals or len({value_of(other) for other, _ in mine if claims[other.id].role != "from"}) != 1:
        return None
    other, theirs = rivals[0]
    if (
        theirs.role != claim.role
        and q.kind == "percent"
        and claim.metric not in _RATES
        or {theirs.direction, claim.direction} == {"up", "down"}
    ):
        return None
    if page.cues.any(page.text_of(other.sentence), "growth_basis") or _are_two(page, claim, theirs):
        return None
    ahead = _AHEAD.search(page.article.text, page.sentences[other.sentence].start, other.start) is not None
    if ahead and _DONE.search(page.article.text, page.sentences[q.sentence].start, q.start):
        return None  # "Units sold: 1,034", and 450 that it "will build"
    return _draft(page, q, other)


_DONE = regex(r"\b(?:sold|built|delivered|opened|completed|shipped|produced|launched|signed)\b")
_AHEAD = regex(r"\b(?:will|would|plans?\s+to|intends?\s+to|hopes?\s+to)\b")
_LAYS_OFF = regex(
    r"\b(?P<bare>lay(?:s|ing)?\s+off|laid\s+off|dismiss\w*|axes?|sheds?)\s+(?:up to\s+|about\s+)?$|\b(?:cuts?|cutting|slash\w*|eliminat\w+|scraps?|drops?)\s+$",
    re.IGNORECASE,
)
_OF_ALL = regex(r"\bof\s+(?:its|the|their|all)\s+$")
""" "Will shed 280 of its 3,500 posts"."""
_STAFF = frozenset({"people", "employees", "jobs", "staff", "workers", "posts", "positions"})


def _laid_off(page: Page, q: Quantity, claims: dict[str, Claim], body: list[Quantity]) -> Claim | None:
    """ "To lay off 6,000", "cuts 400 jobs": the text says what they are, whatever the title's figure was read for."""
    m = _LAYS_OFF.search(page.article.text, max(0, q.start - 24), q.start)
    if q.kind != "count" or m is None or not m["bare"] and q.unit not in _STAFF:
        return None
    return next(
        (claims[b.id] for b in body if b.id in claims and claims[b.id].metric == "layoffs" and b.kind == "count"), None
    )


def _is_of(a: Claim, b: Claim) -> bool:
    return a.metric == b.metric and (not a.segment or not b.segment or a.segment.casefold() == b.segment.casefold())


def _is_alike(a: Quantity, b: Quantity) -> bool:
    if a.kind != b.kind or a.kind == "money" and not _are_of_one_size(a, b):
        return False  # "for A$1.9 billion" above "for A$7.80 a share"
    return a.unit == b.unit or (a.kind == "count" and ({a.unit, b.unit} <= _PEOPLE or "" in (a.unit, b.unit)))


_SIZES, _PAIR_SIZES = Decimal(10_000_000), Decimal(100)
"""So many times apart two amounts are of two things; where only one is told of a share, far fewer are enough."""


def _are_of_one_size(a: Quantity, b: Quantity) -> bool:
    x, y = value_of(a), value_of(b)
    most = _SIZES if (a.per is None) == (b.per is None) else _PAIR_SIZES
    return x is not None and bool(y) and y is not None and 1 / most < abs(x / y) < most


def _may_be(a: Quantity, b: Quantity) -> bool:
    return _is_alike(a, b) and possible((a, b), lambda x, y: not x.disjoint(y))


def _is_sum(q: Quantity, body: list[Quantity]) -> bool:
    """Titles add up what the text tells apart ("with debt"), or take the difference."""
    alike = [b for b in body if _is_alike(q, b)][:12]
    return any(
        possible(
            (q, a, b),
            lambda told, x, y: not told.disjoint(x + y) or not told.disjoint(x - y) or not told.disjoint(y - x),
        )
        for a, b in combinations(alike, 2)
        if abs(a.sentence - b.sentence) <= 1  # of figures far apart some two always give it
    )


def _are_two(page: Page, a: Claim, b: Claim) -> bool:
    """Both are told of somebody whom a register knows, and not of the same."""
    ids = {c.subject.id for c in (a, b) if c.subject.id and c.subject.id.startswith("cik:")}
    return len(ids) > 1


def _draft(page: Page, q: Quantity, other: Quantity) -> Draft:
    here, there = plain_text(q), plain_text(other)
    line = page.article.text.count("\n", 0, other.start) + 1
    return Draft(
        q.start, q.end, page.severity("agreement", "error", "headline"), f'"{here}" stands nowhere in the text, which says "{there}" (line {line}).',
        "headline-vs-body", f"short|{here}|{there}", figures=(q, other), consistent=there,
    )  # fmt: skip
