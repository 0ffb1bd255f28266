"""The central types: everything that flows from bytes to report.

All are frozen pydantic models. Offsets are Python code points in `Article.text`, end-exclusive, so that
`text[start:end]` is always the printed piece. Numbers that carry meaning are `Decimal` here and strings of
decimals in JSON. Fields marked internal never reach the JSON report.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

SCHEMA_VERSION = 1


def _plain(value: Decimal) -> str:
    """A decimal without exponent and without trailing zeros ("53000000000", "1.5")."""
    if value == value.to_integral_value():
        return str(value.quantize(Decimal(1)))
    return format(value.normalize(), "f")


Number = Annotated[Decimal, PlainSerializer(_plain, return_type=str, when_used="json")]
"""A decimal that JSON carries as a string; never a binary float."""


def _internal(default: Any = None) -> Any:
    """A field that the stages hand on to each other and that is not part of the JSON contract."""
    return Field(default=default, exclude=True, repr=False)


M = TypeVar("M", bound="Model")


class Model(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True, defer_build=True
    )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """As of any model, at half the cost: what is frozen may share the set of the fields that were given."""
        if deep or self.__pydantic_private__:
            return super().model_copy(update=update, deep=deep)
        copied = lean(type(self).__new__(type(self)), self.model_fields_set.union(update or ()))
        object.__setattr__(copied, "__dict__", {**self.__dict__, **(update or {})})
        object.__setattr__(copied, "__pydantic_extra__", None)
        object.__setattr__(copied, "__pydantic_private__", None)
        return copied


def lean(model: M, given: Iterable[str] | None = None) -> M:
    """The model itself, with one set of given fields for all that have the same; a set of six takes more room than they do."""
    key = frozenset(model.model_fields_set if given is None else given)
    object.__setattr__(model, "__pydantic_fields_set__", _FIELDS.setdefault(key, set(key)))
    return model


_FIELDS: dict[frozenset[str], set[str]] = {}


# ---------------------------------------------------------------- article
class Span(Model):
    """A half-open code-point range in the article's text."""

    start: int
    end: int


BlockKind = Literal[
    "title", "byline", "timestamp", "tickers", "dateline", "heading", "paragraph", "bullet", "table", "quote",
    "disclaimer", "related", "prompt", "comments", "forward_looking", "about", "contacts", "chrome",
]  # fmt: skip
BOILERPLATE: frozenset[str] = frozenset(
    """
    byline timestamp tickers disclaimer related prompt comments forward_looking about contacts chrome
    """.split()
)


class Block(Model):
    """A run of lines of one kind. `repeat_of` is the index of the block that says the same."""

    kind: BlockKind
    start: int
    end: int
    repeat_of: int | None = None


class Article(Model):
    """One text to check, read once. `published` is the calendar day in the article's own time zone."""

    uri: str
    title: str | None = None
    published: date | None = None
    byline: str | None = None
    tickers: tuple[str, ...] = ()
    language: str = "en"
    digest: str
    length: int
    text: str = Field(repr=False)
    published_at: datetime | None = _internal()
    """The moment of publication with its zone, where the article gives a time."""
    blocks: tuple[Block, ...] = _internal(())
    notes: tuple[str, ...] = _internal(())
    """What the reader had to assume (for example "read as Windows-1252"); printed on stderr."""
    breaks: tuple[int, ...] = _internal(())
    """Where the printed article has a line break and `text` a space, because a paragraph was wrapped."""

    def line_at(self, offset: int) -> int:
        """The number of the printed line, from 1."""
        return self.text.count("\n", 0, offset) + bisect_left(self.breaks, offset) + 1


SentenceClass = Literal["claim", "forecast", "opinion", "hypothetical", "boilerplate", "none"]


class Sentence(Model):
    """A sentence, title or list item. `repeat_of` is the index of the sentence that says the same."""

    index: int
    start: int
    end: int
    cls: SentenceClass = Field(default="none", alias="class")
    repeat_of: int | None = None
    block: int = _internal(-1)
    """Index in `Article.blocks`."""


# ---------------------------------------------------------------- mentions
QuantityKind = Literal["money", "percent", "pp", "bps", "multiple", "fraction", "count", "rank", "ordinal"]
Cmp = Literal["eq", "approx", "gt", "ge", "near_above", "lt", "le", "near_below", "range"]
TimeType = Literal["date", "period", "fiscal", "duration", "base", "tenor"]
EntityType = Literal["ORG", "PERSON", "TICKER", "PRODUCT", "INDEX", "GPE", "GOV"]


class Quantity(Model):
    """An amount in the text, in base units; see annotation.md for every field."""

    id: str
    sentence: int
    text: str
    start: int
    end: int
    kind: QuantityKind
    value: Number | None
    low: Number | None
    high: Number | None
    unit: str
    cmp: Cmp = "eq"
    mod: str | None = None
    per: str | None = None
    alt_of: str | None = None
    incidental: bool = False
    step: Number = _internal(Decimal(0))
    """Size of one unit in the last printed place, in base units: 1e8 for "$95.4 billion", 1 for "42%", 0 when exact."""
    bare_sign: bool = _internal(False)
    """The currency is only a bare "$", "¥" or nothing, so that the article's context decides it."""
    rule: str = _internal("")
    """The pattern and the vocabulary entries that made it, for `claims -v`."""


class Window(Model):
    """A closed range of days; `start` is None for an instant."""

    start: date | None
    end: date


class Time(Model):
    id: str
    sentence: int
    text: str
    start: int
    end: int
    type: TimeType
    value: str
    cmp: str | None = None
    window: Window | None = None
    rule: str = _internal("")


class Entity(Model):
    """`ref` is an identity ("cik:0001577552", "wd:Q1359568", "iso3166:US", "person:eddie-wu"); None when unknown or ambiguous."""

    id: str
    sentence: int
    text: str
    start: int
    end: int
    type: EntityType
    role: str | None = None
    of: str | None = None
    exchange: str | None = None
    ref: str | None = None
    candidates: tuple[str, ...] = _internal(())
    """Identities when the name is ambiguous."""
    rule: str = _internal("")


class Trap(Model):
    """A piece that looks like a quantity and is none ("10-K", "24/7")."""

    text: str
    start: int
    end: int


# ---------------------------------------------------------------- claims
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


class Evidence(Model):
    """One cited observation."""

    source: str
    key: str
    cmp: str = "eq"
    value: str | None = None
    unit: str | None = None
    period: str | None = None
    published: date | None = None
    url: str | None = None
    digest: str | None = None
    excerpt: str | None = None


Reason = Literal[
    "no-rule", "ambiguous", "unbound", "no-data", "source-unavailable", "stale", "not-comparable", "not-checkable"
]
NoteCode = Literal[
    "restated",
    "split-adjusted",
    "truncated",
    "dated",
    "derived",
    "convenience-translation",
    "narrower-segment",
    "vintage-unknown",
]
DiagnosisCode = Literal[
    "scale-slip", "wrong-currency", "digits-transposed", "wrong-value", "direction-flipped", "negated", "percent-vs-points",
    "wrong-period", "wrong-metric", "wrong-segment", "wrong-company", "wrong-person", "wrong-role", "wrong-date",
    "wrong-duration", "wrong-streak", "wrong-rank", "not-a-record", "gaap-vs-adjusted", "over-rounded", "fx-conversion",
    "comparison-flipped", "misquoted", "arithmetic", "headline-vs-body", "repeated-metric", "weekday-date", "holiday", "tense",
]  # fmt: skip


class Note(Model):
    code: NoteCode
    text: str


class Diagnosis(Model):
    code: DiagnosisCode
    text: str


class Fix(Model):
    """Replacement text, in the article's own style, for one span."""

    start: int
    end: int
    replacement: str


class _Verdict(Model):
    """The keys of a verdict in the order of the JSON contract; the three statuses narrow them."""

    status: str
    reason: Reason | None
    detail: str
    """One sentence for the editor: what the evidence says."""
    working: str
    """The full working: how the claim was read, the evidence, the arithmetic, the tolerance and why."""
    notes: tuple[Note, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    diagnosis: Diagnosis | None = None
    fix: Fix | None = None


class Supported(_Verdict):
    status: Literal["supported"] = "supported"
    reason: None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    diagnosis: None = None
    fix: None = None


class Contradicted(_Verdict):
    status: Literal["contradicted"] = "contradicted"
    reason: None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    diagnosis: Diagnosis


class Unverified(_Verdict):
    """`evidence` may hold the nearest passages, which do not decide."""

    status: Literal["unverified"] = "unverified"
    reason: Reason
    diagnosis: None = None
    fix: None = None


Verdict = Annotated[Supported | Contradicted | Unverified, Field(discriminator="status")]


class Accepted(Model):
    """A named editor's decision that a claim or finding may stand as it is."""

    by: str
    reason: str
    on: date | None = None
    until: date | None = None


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
    unbound: str | None = _internal()
    """Why the binding is a guess; such a claim is never judged."""
    antecedent: str | None = _internal()
    """Id of the time that an anaphoric period ("the quarter") refers to, named earlier in the article."""
    period_sure: bool = _internal(False)
    """The article speaks of one period only of this subject, so that a silent figure can mean no other."""
    loss: bool = _internal(False)
    """The words call the amount a loss, so that a positive figure means a negative result."""
    firm: bool = _internal(False)
    bound: Literal["gt", "lt"] | None = _internal()
    """The figure stands right at the words that name its metric, so that it can be of no other."""
    cell: bool = _internal(False)
    """A table's header and row say of what it is, so that no other figure of its row or column can be meant."""
    each: Decimal | None = _internal()
    """The figure is told of so much of a whole: of every dollar of sales (1), of every $100 (100)."""
    rate: str | None = _internal()
    """The unit of time that a flow's figure is told of ("a day", "a month")."""
    whole: str | None = _internal()
    """The metric that a share is a share of ("14% of revenue")."""
    compare_quantity: str | None = _internal()
    """Id of the quantity that a comparison is made with, when it is given."""
    compare_subjects: tuple[str, ...] = _internal(())
    """Identities of the other companies of a comparison."""
    compare_metric: str | None = _internal()
    """The other metric of a comparison within one company; "zero" where only the sign is told ("turned a profit")."""
    rule_trace: str = _internal("")
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


class Extraction(Model):
    """Everything found in one article, before any judging."""

    sentences: tuple[Sentence, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    entities: tuple[Entity, ...] = ()
    traps: tuple[Trap, ...] = ()
    claims: tuple[Claim, ...] = ()
    tables: tuple[tuple[TableRow, ...], ...] = _internal(())

    def quantity(self, id: str | None) -> Quantity | None:
        return self._by_id("quantities").get(id) if id else None

    def time(self, id: str | None) -> Time | None:
        return self._by_id("times").get(id) if id else None

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

    def _by_id(self, name: str) -> dict[str, Any]:
        held: Sequence[Any] = getattr(self, name)
        known: tuple[Any, dict[str, Any]] | None = self.__dict__.get(f"_by_{name}")
        if known is None or known[0] is not held:
            known = self.__dict__[f"_by_{name}"] = (held, {item.id: item for item in held})
        return known[1]


# ---------------------------------------------------------------- evidence before citing
class Observation(Model):
    """One dated observation of one source, in the terms in which claims are put.

    A SEC fact, a fact-file entry and a figure of a document all become this, and the judge knows nothing else.
    `metric`, `basis`, `unit` and the values follow annotation.md. `start` is None for an instant.
    """

    source: str
    key: str
    subject: str
    """Identity as in `Entity.ref`."""
    metric: str
    segments: tuple[str, ...] = ()
    """Accepted names of the part of the company, the evidence's own first; () = the whole."""
    basis: Literal["level", "delta", "share", "rank", "streak", "compare", "office", "statement", "event"] = "level"
    cmp: Cmp = "eq"
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    translations: tuple[tuple[Decimal, str], ...] = ()
    """The source's own restatements of the value in other currencies: (value, ISO code)."""
    per: str | None = None
    start: date | None = None
    end: date | None = None
    horizon: str | None = None
    """For an announcement, the duration it speaks of, as in `Time.value` ("NEXT:P3Y")."""
    direction: Direction | None = None
    modality: Modality = "fact"
    names: tuple[str, ...] = ()
    """The office holder's, speaker's or ranked thing's accepted names, the usual one first."""
    words: tuple[tuple[str, ...], ...] = ()
    """For a statement or comparison: groups of alternatives; one word of every group must stand in the claim."""
    valid_from: date | None = None
    valid_until: date | None = None
    checked: date | None = None
    """The day on which an editor last saw that it holds; long after it an open term of office is stale."""
    published: date | None = None
    published_at: datetime | None = None
    url: str | None = None
    digest: str | None = None
    excerpt: str | None = None
    form: str | None = None
    accession: str | None = None
    concept: str | None = None
    derived_from: tuple[str, ...] = ()


class SourceFailure(Model):
    """Why a source gave nothing. A value, not an exception: the run goes on and is incomplete."""

    source: str
    key: str
    kind: Literal["unreachable", "refused", "malformed", "not-configured", "offline"]
    message: str


class Lookup(Model):
    """One question to one source: everything it holds on a subject (`key` is its identity, or "CNY" for a currency)."""

    source: str
    key: str


# ---------------------------------------------------------------- report
Severity = Literal["error", "warning", "note"]


class Shown(Model):
    """A figure or phrase of the article that a finding rests on."""

    text: str
    start: int
    end: int


class Finding(Model):
    """What an inspection or an editorial rule reports about a place in the article."""

    id: str
    rule: str
    code: DiagnosisCode | None = None
    severity: Severity
    start: int
    end: int
    message: str
    figures: tuple[Shown, ...] = ()
    """Everything that was compared, in document order; the message holds the arithmetic."""
    consistent: str | None = None
    """What the place would say if the other figures are right."""
    accepted: Accepted | None = None
    baselined: bool = False


class RuleFile(Model):
    path: str
    digest: str


class PackInfo(Model):
    name: str
    as_of: date


class Run(Model):
    """What differs between two runs on the same input: the clock and the network are here and nowhere else."""

    tool: str = "factcheck"
    version: str
    started: datetime | None = None
    as_of: date | None = None
    offline: bool = True
    since: str | None = None
    """The git ref since which a report tells what changed; None for a whole one."""
    rules: tuple[RuleFile, ...] = ()
    packs: tuple[PackInfo, ...] = ()


Because = Literal[
    "contradicted", "finding", "unverified", "max-unverified", "require-review", "empty", "unreadable", "incomplete",
    "interrupted", "bug",
]  # fmt: skip


class Summary(Model):
    """Verdicts and findings are counted whether or not they are accepted; `because` says why the exit code is not 0."""

    sentences: int
    claims: int
    supported: int
    contradicted: int
    unverified: int
    reasons: dict[str, int] = {}
    findings: int
    accepted: int = 0
    baselined: int = 0
    gate: Literal["passed", "failed"]
    because: tuple[Because, ...] = ()
    complete: bool = True
    exit_code: int


class Mentions(Model):
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    entities: tuple[Entity, ...] = ()
    traps: tuple[Trap, ...] = ()


class SourceStatus(Model):
    id: str
    status: Literal["ok", "stale", "failed", "offline", "unused"]
    as_of: date | None = None
    attribution: str | None = None
    failures: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    """What it may lack for this article: a company whose newest filing that is held is much older than the article."""


class Report(Model):
    """The whole answer about one article; every output format is a pure function of it."""

    schema_version: int = SCHEMA_VERSION
    id: str | None = None
    run: Run
    article: Article
    summary: Summary
    sentences: tuple[Sentence, ...]
    mentions: Mentions
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...] = ()
    sources: tuple[SourceStatus, ...] = ()
