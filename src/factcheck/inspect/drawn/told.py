"""A figure with the words around it, and the figures of its paragraph from which it may follow."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from factcheck.inspect.cues import words_of
from factcheck.inspect.interval import ONE, value_of
from factcheck.inspect.measures.reading import AMOUNTS, OF_TIME, Reading, same_unit
from factcheck.memo import cached_property
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.records import record

PAIR = 2
HEDGE = r"(?:(?:about|around|roughly|some|nearly|almost|just(?:\s+(?:over|under))?|a\s+(?:good|little\s+(?:over|under))|only|exactly|an?|the|average\s+of|on\s+average)\s+)*"
_SO = regex(
    r"(?:^|[\s,(–—])(?:so(?!\s+far\b)|thus|therefore|thereby|hence|accordingly|consequently|then|i\.e\.|in\s+other\s+words|put\s+(?:differently|another\s+way)|as\s+a\s+result|"
    r"(?:which|that|this|it|these|those|they)\s+(?:is|are|was|were|ma[dk]es?|makes?|made|means?|meant|gives?|gave|c[ao]mes?\s+(?:out\s+)?(?:to|at)|works?\s+out\s+(?:at|as|to)|amount(?:s|ed)?\s+to|equals?|corresponds?\s+to|leaves?|left)|"
    r"making|meaning|giving|leaving|equal\s+to|equivalent\s+to)\b",
    2,
)
_SO_WORDS = frozenset(
    """so thus therefore thereby hence accordingly consequently then i.e i e words differently another result which that this it these those they
    making meaning giving leaving equal equivalent""".split()
)
"""One of these stands in every wording of `_SO`; few clauses before a figure have any."""
_APPOSED = regex(
    rf"[^;:()]{{0,60}}?[,(–—]\s*(?:(?:or|that\s+is|i\.e\.|which\s+is|which\s+was|equal\s+to|equivalent\s+to|in\s+other\s+words)\s+)?{HEDGE}",
    2,
)
_LONG = 90
_BEHIND = 40
CLAUSE = regex(r"[,;:]|\s(?:and|while|whereas|but)\s")
_EARLIER = regex(
    r"\b(?:earlier|ago|before|previous\w*|last\s+year|had\s+been|against|compared|from|after|versus|than)\b", 2
)


@record
class Told:
    reading: Reading
    figure: Quantity

    @cached_property
    def lead(self) -> str:
        return self.reading.lead(self.figure)

    @cached_property
    def tail(self) -> str:
        return self.reading.tail(self.figure)

    @cached_property
    def clause(self) -> str:
        """What stands before it since the last stop."""
        lead = self.lead[-_LONG:]
        return lead[max(lead.rfind(mark) for mark in ".;:") + 1 :] if not lead.isspace() else lead

    @cached_property
    def is_drawn(self) -> bool:
        """Whether the words say that it follows from what was said."""
        return (
            self.reading.page.says(self.figure.sentence, _SO_WORDS)
            and not _SO_WORDS.isdisjoint(words_of(self.clause.lower()))
            and _SO.search(self.clause) is not None
        )

    @cached_property
    def is_apposed(self) -> bool:
        """Whether it is another name of what stands before it."""
        return any(map(self.lead.__contains__, ",(–—")) and _APPOSED.fullmatch(self.lead) is not None

    @property
    def role(self) -> str | None:
        return self.reading.page.roles.get(self.figure.id)

    def near(self, back: int, on: int = 0) -> list[Quantity]:
        """The outright told figures of its paragraph within so many sentences."""
        reading, told = self.reading, self.figure
        block = reading.sentence(told).block
        return [
            q
            for q in reading.near(told, back, on)
            if q is not told
            and q.cmp in ("eq", "approx")
            and reading.sentence(q).block == block
            and (value_of(q) or 0) > 0
        ]

    def before(self, back: int) -> list[Quantity]:
        return [q for q in self.near(back) if q.end <= self.figure.start]

    def two_amounts(self) -> tuple[Quantity, Quantity] | None:
        """The only two amounts of one kind that stand before it, the smaller first; the nearest sentences count."""
        for back in (1, 2):
            amounts = [q for q in self.before(back) if is_amount(q)]
            pair = distinct(q for q in amounts if same_unit(q, amounts[-1]))
            if len(pair) > PAIR or any(not same_unit(a, amounts[-1]) and a.kind == "money" for a in amounts):
                return None
            if len(pair) == PAIR:
                small, large = sorted(pair, key=lambda q: value_of(q) or ONE)
                return small, large
        return None


def size(q: Quantity) -> Decimal:
    return value_of(q) or ONE


def distinct(quantities: Iterable[Quantity]) -> list[Quantity]:
    """The first of those with each value."""
    found: dict[Decimal, Quantity] = {}
    for q in quantities:
        found.setdefault(size(q), q)
    return list(found.values())


def is_amount(q: Quantity) -> bool:
    return q.kind in AMOUNTS and not q.per and not (q.kind == "count" and q.unit in OF_TIME)


def around(reading: Reading, q: Quantity) -> str:
    """The words of its clause between the figures before and behind it."""
    lead = [piece for piece in CLAUSE.split(reading.lead(q)) if piece.strip()]
    return f"{lead[-1] if lead else ''} | {CLAUSE.split(reading.tail(q)[:_BEHIND])[0]}"


def are_of_two_times(reading: Reading, a: Quantity, b: Quantity) -> bool:
    later = max(a, b, key=lambda q: q.start)
    words = around(reading, later).partition("|")[0]
    return reading.is_base(a) or reading.is_base(b) or _EARLIER.search(words) is not None
