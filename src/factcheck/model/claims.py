"""Claims, and all that is read in one article before anything is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field

from factcheck.model.article import Sentence, Span
from factcheck.model.base import Model, internal
from factcheck.model.mentions import Entity, Quantity, Time, Trap
from factcheck.model.verdicts import Accepted, Verdict

Role = Literal["level", "from", "delta", "share", "rank", "streak", "diff", "compare"]
Direction = Literal["up", "down", "flat"]
Modality = Literal["fact", "plan", "guidance", "forecast", "hypothetical", "opinion"]
ClaimKind = Literal[
    "amount",
    "change",
    "share",
    "ratio",
    "rank",
    "streak",
    "record",
    "office",
    "date",
    "statement",
    "comparison",
    "event",
]


class Subject(Model):
    """Of whom a claim speaks: the words in the sentence (or in the context), and who that is."""

    text: str | None
    name: str | None = None
    id: str | None = None
    ticker: str | None = None
    candidates: tuple[str, ...] = ()
    """Identities that the name may stand for, where the article does not tell which; `id` is None then."""


class Object(Model):
    """The person of an office, or the words of a statement."""

    text: str
    start: int
    end: int
    id: str | None = None


class Context(Model):
    """A field that the sentence leaves open and the article fills ("subject" from "title")."""

    field: str
    source: str = Field(alias="from")


class Claim(Model):
    """One atomic assertion. `quantity`, `period` and `base` are ids of mentions, perhaps of another sentence."""

    id: str
    sentence: int
    start: int
    end: int
    text: str
    repeats: tuple[Span, ...] = ()
    kind: ClaimKind
    subject: Subject
    metric: str
    segment: str | None = None
    role: Role | None = None
    quantity: str | None = None
    period: str | None = None
    base: str | None = None
    superlative: str | None = None
    compare_to: str | None = None
    object: Object | None = None
    direction: Direction | None = None
    modality: Modality = "fact"
    attribution: str | None = None
    negated: bool = False
    context: tuple[Context, ...] = ()
    rule: str | None = None
    verdict: Verdict | None = None
    accepted: Accepted | None = None
    baselined: bool = False
    """Known since the baseline was made: listed, never gated."""
    advisory: bool = False
    """Its rule is set to report only: a contradiction is a warning and fails no gate."""
    unbound: str | None = internal()
    """Why the binding is a guess; such a claim is never judged."""
    antecedent: str | None = internal()
    """Id of the time that an anaphoric period ("the quarter") refers to, named earlier in the article."""
    period_sure: bool = internal(False)
    """The article speaks of one period only of this subject, so that a silent figure can mean no other."""
    rivals: tuple[str, ...] = internal(())
    """Identities of the companies that may be meant as well, where the subject is taken over from before."""
    rival_metrics: tuple[str, ...] = internal(())
    """The measures that may be meant, where the sentence names none, the likeliest first."""
    rival_periods: tuple[str, ...] = internal(())
    """Ids of the times that may be meant as well, where the period is taken over from before."""
    loss: bool = internal(False)
    """The words call the amount a loss, so that a positive figure means a negative result."""
    firm: bool = internal(False)
    named: tuple[int, int] | None = internal()
    """Where the words stand that name its metric, in its own sentence."""
    beside: tuple[str, ...] = internal(())
    """Metrics that the sentence names, or the one whose topic it goes on with, and that no figure is bound to."""
    bound: Literal["gt", "lt"] | None = internal()
    """The figure stands right at the words that name its metric, so that it can be of no other."""
    cell: bool = internal(False)
    """A table's header and row say of what it is, so that no other figure of its row or column can be meant."""
    each: Decimal | None = internal()
    """The figure is told of so much of a whole: of every dollar of sales (1), of every $100 (100)."""
    rate: str | None = internal()
    """The unit of time that a flow's figure is told of ("a day", "a month")."""
    whole: str | None = internal()
    """The metric that a share is a share of ("14% of revenue")."""
    compare_quantity: str | None = internal()
    """Id of the quantity of which the figure is told to be more (`direction` up) or less than half."""
    compare_subjects: tuple[str, ...] = internal(())
    """Identities of the other companies of a comparison."""
    compare_metric: str | None = internal()
    """The other metric of a comparison within one company; "zero" where only the sign is told ("turned a profit")."""
    slight: bool = internal(False)
    """A move is told as a small one ("barely rose")."""
    of_sum: bool = internal(False)
    """The figure is that of the subject and of `compare_subjects`, added up."""
    of_whole: bool = internal(False)
    """The figure says what the later amount is of the earlier one ("half of what it had been"), not how much was added."""
    of_growth: bool = internal(False)
    """A comparison is one of two growth rates, against the year before."""
    inclusive: bool = internal(False)
    """Of a record since a period (`base`): that period counts among those that are outdone."""
    among: tuple[str, ...] = internal(())
    """Ids of the first and the last of the periods among which one is told as the highest."""
    ends_at_period: bool = internal(False)
    """Of a streak: it is told as ending with the claim's period."""
    of_before: bool = internal(False)
    """It is told of the period before its own, or compared with that ("having risen the year before", "faster than the year before")."""
    counted: int | None = internal()
    """In how many of the periods, or at how many of the companies; -1 is all of them, -2 all but one."""
    run: str | None = internal()
    """Id of the time that tells how long a streak is, where no figure does ("each of the last five quarters")."""
    rule_trace: str = internal("")
    """Which pattern bound each slot, for `claims -v`."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table as sums and changes are checked in it. Quantities are named by their offset in the article."""

    label: str
    sentence: int
    is_total: bool
    indent: int
    section: int
    """The same number for rows of one section."""
    levels: dict[int, int]
    """By column."""
    changes: tuple[tuple[int, int, int], ...]
    """(change, column of the later level, column of the earlier one)."""


@dataclass(frozen=True, slots=True)
class ToldOrder:
    """Two figures of which the words at `start` tell one as the larger; quantities by their ids."""

    start: int
    end: int
    larger: str
    smaller: str
    averaged: str | None = None
    """The one of which the average quarter is meant ("last year's quarterly average")."""


class Extraction(Model):
    """Everything found in one article, before any judging."""

    sentences: tuple[Sentence, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    entities: tuple[Entity, ...] = ()
    traps: tuple[Trap, ...] = ()
    claims: tuple[Claim, ...] = ()
    tables: tuple[tuple[TableRow, ...], ...] = internal(())
    orders: tuple[ToldOrder, ...] = internal(())

    def quantity(self, id: str | None) -> Quantity | None:
        return self._by_id("_quantities_by_id", self.quantities).get(id) if id else None

    def time(self, id: str | None) -> Time | None:
        return self._by_id("_times_by_id", self.times).get(id) if id else None

    def sentence(self, index: int) -> Sentence | None:
        return next(iter(self._in("sentences", "index").get(index, ())), None)

    def times_in(self, sentence: int) -> Sequence[Time]:
        return self._in("times", "sentence").get(sentence, ())

    def quantities_in(self, sentence: int) -> Sequence[Quantity]:
        return self._in("quantities", "sentence").get(sentence, ())

    def entities_in(self, sentence: int) -> Sequence[Entity]:
        return self._in("entities", "sentence").get(sentence, ())

    def claims_in(self, sentence: int) -> Sequence[Claim]:
        return self._in("claims", "sentence").get(sentence, ())

    def _in(self, name: str, key: str) -> dict[int, list[Any]]:
        """In order, sorted out once: a look through the whole article for every claim would make a dump of figures quadratic."""
        held: Sequence[Any] = getattr(self, name)
        known: tuple[Any, dict[int, list[Any]]] | None = self.__dict__.get(f"_in_{name}")
        if known is None or known[0] is not held:  # a copy may hold others
            found: dict[int, list[Any]] = {}
            for item in held:
                found.setdefault(getattr(item, key), []).append(item)
            known = self.__dict__[f"_in_{name}"] = (held, found)
        return known[1]

    def _by_id(self, name: str, held: Sequence[Any]) -> dict[str, Any]:
        known: tuple[Any, dict[str, Any]] | None = self.__dict__.get(name)
        if known is None or known[0] is not held:
            known = self.__dict__[name] = (held, {item.id: item for item in held})
        return known[1]
