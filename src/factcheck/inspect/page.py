"""What every inspection looks at: one article with its claims, and the drafts of findings it hands back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import date
from operator import attrgetter
from typing import Any, Protocol

from factcheck.inspect.figures import Figure, Period, figures_of
from factcheck.inspect.sentences import Sentences
from factcheck.memo import cached_property, once_per_vocabulary
from factcheck.model import (
    Article,
    DiagnosisCode,
    Extraction,
    Lookup,
    Observation,
    Quantity,
    Sentence,
    Severity,
    SourceFailure,
    Time,
)
from factcheck.patterns import regex
from factcheck.records import record

Evidence = Mapping[Lookup, "tuple[Observation, ...] | SourceFailure"]


class Listed(Protocol):
    """A company as `sources.companies` describes it."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def tickers(self) -> tuple[str, ...]: ...
    @property
    def exchanges(self) -> tuple[str, ...]: ...


class Companies(Protocol):
    """Who is listed under which ticker; None where nothing is known."""

    def by_ticker(self, ticker: str, /) -> Listed | None: ...

    def by_id(self, id: str, /) -> Listed | None: ...


_MOST = frozenset("best highest lowest largest biggest worst most fastest slowest strongest weakest first".split())
_SUPERLATIVE = regex(
    rf"\b(?:{'|'.join(sorted(_MOST))})\b[^,.;]{{0,40}}?\b(?:in|since)\b[^,.;]*",
    re.IGNORECASE,
)
"""What it is the most of, and for how long: no length of the period itself."""
_CLAUSE_BEGINS = regex(
    r"(?:,\s+(?:after|and|but|as|while|because|since|when|which|where|whose|with|helped|though|although|thanks)|;)\s"
)
_CLAUSE_ENDS = regex(r"[,;]\s+(?:as|while|because|when|since|after|helped|thanks|where|with)\s|;")
_RANKS, _START = ("rank", "ordinal"), attrgetter("start")
_AVERAGE_LEVEL = regex(
    r"(?<=\d)(?P<of>\s?(?:[mb]illion|m|bn|p)?(?:\s(?:a|per)\s[a-z]+)?)\son\saverage\b|\bon\saverage(?=\s[€$£¥]?\d[\d,.]*(?![\d,.]*\s?(?:%|per\s?cent)))"
)
""" "Cost £1.86 on average in January": a level that is an average, and no growth a year."""


@once_per_vocabulary
def _listings_of(vocabulary: Any) -> Companies:
    # Here, because it reads the register, which most articles do not need.
    from factcheck.sources.companies import index_with

    return index_with(getattr(vocabulary, "companies", None) or {})


class Placed(Protocol):
    """A figure, a quantity, a printed day: anything with a place."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@record
class Draft:
    """A finding without its id. `key` tells apart what one place can have wrong; it holds no offsets."""

    start: int
    end: int
    severity: Severity
    message: str
    code: DiagnosisCode | None = None
    key: str = ""
    figures: tuple[Placed, ...] = ()
    """What was compared, the place itself included."""
    consistent: str | None = None
    """What would agree with the rest."""


@record
class Page(Sentences):
    article: Article
    extraction: Extraction
    rules: Any
    as_of: date | None = None
    evidence: Evidence = field(default_factory=dict)
    companies: Companies | None = None

    @cached_property
    def listings(self) -> Companies:
        return _listings_of(self.vocabulary) if self.companies is None else self.companies

    def listing(self, company: Listed) -> tuple[tuple[str, ...], str | None]:
        """Exchanges and the end of the fiscal year ("MM-DD"): the pack's, else the vocabulary's."""
        section = getattr(self.vocabulary, "listings", None) or {}
        entry = next((section[t.lower()] for t in company.tickers if t.lower() in section), None)
        exchanges = company.exchanges or ((entry.exchange,) if entry is not None and entry.exchange else ())
        return exchanges, getattr(company, "fiscal_year_end", None) or (entry.year_end if entry is not None else None)

    def is_well_known(self, company: Listed) -> bool:
        """A letter or two in brackets may be anything; three are the ticker of a company that everybody writes about."""
        section = getattr(self.vocabulary, "listings", None) or {}
        return company.id in self.curated or any(len(t) > 2 and t.lower() in section for t in company.tickers)

    @cached_property
    def curated(self) -> frozenset[str]:
        """The companies whose names and tickers the vocabulary lists."""
        section = getattr(self.vocabulary, "companies", None) or {}
        return frozenset(entry.ref for entry in section.values())

    @cached_property
    def published(self) -> date | None:
        """The day from which the article speaks."""
        return self.article.published or self.as_of

    def severity(self, inspection: str, default: Severity, field_name: str = "severity") -> Severity:
        """What the rule set says, else the default."""
        parameters = getattr(getattr(self.rules, "consistency", None), inspection, None)
        chosen: Severity = getattr(parameters, field_name, None) or default
        return chosen

    def parameter(self, inspection: str, name: str, default: Any) -> Any:
        value = getattr(getattr(getattr(self.rules, "consistency", None), inspection, None), name, None)
        return default if value is None else value

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Claims with an amount that a check inside the article may use."""
        return figures_of(self.article, self.extraction, frozenset(self.cues.words("whole")))

    @cached_property
    def comparatives(self) -> dict[object, list[Figure]]:
        """The earlier levels by the frame that they are told in."""
        groups: dict[object, list[Figure]] = {}
        for figure in self.figures:
            if figure.role == "from":
                groups.setdefault(figure.frame, []).append(figure)
        return groups

    @cached_property
    def by_sentence(self) -> dict[int, list[Figure]]:
        groups: dict[int, list[Figure]] = {}
        for figure in self.figures:
            groups.setdefault(figure.place, []).append(figure)
        return groups

    def is_headline(self, sentence: Sentence) -> bool:
        """Whether it stands in a title or a heading."""
        blocks = self.article.blocks
        return 0 <= sentence.block < len(blocks) and blocks[sentence.block].kind in ("title", "heading")

    @cached_property
    def times_in(self) -> dict[int, list[Time]]:
        groups: dict[int, list[Time]] = {}
        for time in self.extraction.times:
            groups.setdefault(time.sentence, []).append(time)
        return groups

    @cached_property
    def quantities_in(self) -> dict[int, list[Quantity]]:
        groups: dict[int, list[Quantity]] = {}
        for quantity in self.extraction.quantities:
            groups.setdefault(quantity.sentence, []).append(quantity)
        return groups

    def row(self, sentence: int) -> tuple[Quantity, ...]:
        """The sentence's figures in order, each told once, without ranks."""
        cache: dict[int, tuple[Quantity, ...]] = self.__dict__.setdefault("_rows", {})
        if sentence not in cache:
            told = (q for q in self.quantities_in.get(sentence, ()) if not q.alt_of and q.kind not in _RANKS)
            cache[sentence] = tuple(sorted(told, key=_START))
        return cache[sentence]

    def room_of(self, q: Quantity) -> tuple[int, int]:
        """Where the words beside a figure begin and end: at the figures before and behind it, or with the sentence."""
        found = self._rooms.get(q.id)
        if found is None:
            start, end = self.sentences[q.sentence].start, self.sentences[q.sentence].end
            for other in self.quantities_in.get(q.sentence, ()):
                if start < other.end <= q.start:
                    start = other.end
                elif q.end <= other.start < end:
                    end = other.start
            found = self._rooms[q.id] = start, end
        return found

    @cached_property
    def _rooms(self) -> dict[str, tuple[int, int]]:
        return {}

    @cached_property
    def denied(self) -> frozenset[str]:
        """The quantities that are told not to be so, or only thought of."""
        claims = (c for c in self.extraction.claims if c.negated or c.modality in ("hypothetical", "opinion"))
        return frozenset(c.quantity for c in claims if c.quantity)

    @cached_property
    def quantity_at(self) -> dict[tuple[int, int], Quantity]:
        return {(q.start, q.end): q for q in self.extraction.quantities}

    @cached_property
    def metric_of(self) -> dict[str, str]:
        """By the quantity's id; figures of no known metric are left out."""
        claims = (c for c in self.extraction.claims if c.quantity and c.metric != "unknown" and not c.unbound)
        return {c.quantity: c.metric for c in claims if c.quantity}

    @cached_property
    def rates(self) -> frozenset[str]:
        """Quantities that are rates of exchange: what one money lost in another is more than that one gained."""
        return frozenset(c.quantity for c in self.extraction.claims if c.quantity and c.metric == "fx_rate")

    @cached_property
    def roles(self) -> dict[str, str | None]:
        """What a figure is of its metric (level, change, share), by the quantity's id."""
        return {c.quantity: c.role for c in self.extraction.claims if c.quantity}

    @cached_property
    def time_of(self) -> dict[str, Time]:
        """The period that a figure is told of, by the quantity's id."""
        told = ((c.quantity, self.extraction.time(c.period)) for c in self.extraction.claims)
        return {quantity: time for quantity, time in told if quantity and time is not None}

    @cached_property
    def set_against(self) -> frozenset[str]:
        """The quantities that set one measure against another ("research was 49% of revenue"): no parts, they may be more than all of it."""
        return frozenset(
            c.quantity
            for c in self.extraction.claims
            if c.quantity and c.whole and c.metric != c.whole and not c.segment
        )

    @cached_property
    def by_metric(self) -> dict[str, list[Quantity]]:
        found: dict[str, list[Quantity]] = {}
        for q in self.extraction.quantities:
            if (metric := self.metric_of.get(q.id)) is not None:
                found.setdefault(metric, []).append(q)
        return found

    @cached_property
    def report_periods(self) -> dict[str | None, frozenset[Period]]:
        """The periods of the outcomes told about each subject, comparatives and plans left out."""
        found: dict[str | None, set[Period]] = {}
        for figure in self.figures:
            periods = found.setdefault(figure.subject, set())
            if figure.role == "level" and figure.period is not None and figure.claim.modality == "fact":
                periods.add(figure.period)
        return {subject: frozenset(periods) for subject, periods in found.items()}

    def words_of_length(self, sentence: int) -> frozenset[str]:
        """Which lengths of period the sentence's own words name ("quarterly", "full year")."""
        cache: dict[int, frozenset[str]] = self.__dict__.setdefault("_lengths", {})
        if sentence not in cache:
            text = self.without_bases(sentence)
            words = self.cues.words_in(text)
            if words is None or not _MOST.isdisjoint(words):
                text = _SUPERLATIVE.sub(" ", text)
            cache[sentence] = frozenset(name for name in self.cues.spans if self.cues.any(text, name))
        return cache[sentence]

    def core_of(self, sentence: int) -> str:
        """The clauses that hold the sentence's figures: what stands before and behind them tells of something else."""
        quantities, told = self.quantities_in.get(sentence, ()), self.sentences.get(sentence)
        if told is None or not quantities:
            return self.text_of(sentence)
        text, first, last = self.article.text, min(q.start for q in quantities), max(q.end for q in quantities)
        start = max((m.end() for m in _CLAUSE_BEGINS.finditer(text, told.start, first)), default=told.start)
        behind = _CLAUSE_ENDS.search(text, last, told.end)
        return text[start : behind.start() if behind else told.end]

    def without_bases(self, sentence: int) -> str:
        """The sentence without the words that only say what a change is measured against."""
        return self.without_bases_in(self.text_of(sentence))

    def without_bases_in(self, text: str) -> str:
        if "on average" in text:
            text = _AVERAGE_LEVEL.sub(" ", text)
        for name in ("base_year", "base_quarter", "base_month"):
            if self.cues.any(text, name):
                text = self.cues.without(name, text)
        return text

    def same_period(self, a: Figure, b: Figure) -> bool:
        """Provably one period: told for both, or the article knows only one and no word speaks against it."""
        if a.period is not None and b.period is not None:
            return a.period == b.period and self._lengths_fit(a, b, a.is_told and b.is_told)
        if any(figure.period is None and not figure.is_open for figure in (a, b)):
            return False
        known = self.report_periods.get(a.subject, frozenset()) | self.report_periods.get(b.subject, frozenset())
        if len(known) > 1:
            return False
        # what stands above the text in short tells of the one period that the text is about
        in_short = any(self._is_short(f) and not self.words_of_length(f.place) for f in (a, b)) and len(known) == 1
        return in_short or self._lengths_fit(a, b, told=False)

    def _is_short(self, figure: Figure) -> bool:
        block = self.sentences[figure.place].block
        blocks = self.article.blocks
        return 0 <= block < len(blocks) and blocks[block].kind in ("title", "heading", "bullet")

    def _lengths_fit(self, a: Figure, b: Figure, told: bool) -> bool:
        """`told`: the periods stand in the sentences themselves, so that only words against each other count."""
        lengths = {self.words_of_length(a.place), self.words_of_length(b.place)}
        if told:
            return len(lengths - {frozenset()}) < 2
        # what is told without any length is mostly the quarter of the report, but never the year
        return len(lengths) == 1 or lengths == {frozenset(), frozenset({"span_quarter"})}


Inspection = Callable[[Page], Sequence[Draft]]
