"""What a header, a first cell or a caption says: metric, part, subject, unit, change, period and certainty.

A label is understood word by word: a word that nothing accounts for makes the figure one of a part, never of the whole.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import Any

from factcheck.extract.entities.find import find_entities
from factcheck.extract.lexicon import Hit, Lexicon, Token, tokenize
from factcheck.extract.mentions import find_mentions
from factcheck.extract.subjects.cast import ticker_ref
from factcheck.extract.tables.units import NOTHING, Unit, UnitReader
from factcheck.model import Entity, Modality, Sentence, Time
from factcheck.patterns import regex
from factcheck.records import record

_FOOTNOTE = regex(r"\((?:\d{1,2}|[a-z])\)|\[(?:\d{1,2}|[a-z])\]|[*†‡§¹²³⁴⁵]+|(?<=[a-z]{3})\d$")
_SIGNED = regex(
    r"\((?:loss|losses|deficit|expense|expenses|benefit|gain|income|decrease|used in|provision)\)", re.IGNORECASE
)
_SHARE_OF = regex(r"(?:as\s+)?(?:a\s+)?(?:%|percent(?:age)?|share)\s+of\s+(?P<whole>.+)", re.IGNORECASE)
_SYMBOL = regex(r"[A-Z]{1,5}(?:[.-][A-Z])?$")
_PER_SHARE = frozenset(
    {"eps", "eps_adj", "eps_basic", "share_price", "price_target", "book_value_per_share", "fcf_per_share"}
)
_ADJUSTED = {"eps": "eps_adj", "net_income": "net_income_adj", "operating_income": "operating_income_adj", "gross_profit": "gross_profit_adj",
             "gross_margin": "gross_margin_adj", "operating_margin": "operating_margin_adj"}  # fmt: skip
_LONGEST = 300
_LOSSES = frozenset({"loss", "losses", "deficit"})
_TOTALS = frozenset({"total", "totals", "consolidated", "worldwide", "group", "overall"})


@record(frozen=False, slots=True)
class Label:
    """What one label says. Everything is None, empty or false where it says nothing of the kind."""

    text: str = ""
    metric: str | None = None
    segment: str | None = None
    """Words beside the metric that name a part; for a label without a metric all words that nothing accounts for."""
    subject: Entity | None = None
    unit: Unit = NOTHING
    time: Time | None = None
    base: Time | None = None
    change: bool = False
    share_of: str | None = None
    earlier: bool = False
    """The level of the year or quarter before ("Year ago")."""
    surprise: bool = False
    price: bool = False
    names_companies: bool = False
    total: bool = False
    per_share: bool = False
    loss: bool = False
    modality: Modality = "fact"
    times: list[Time] = field(default_factory=list)


class LabelReader:
    """Reads labels; the same words are read once. Offsets in what it gives are those within the label."""

    def __init__(self, vocabulary: Any, lexicon: Lexicon, units: UnitReader) -> None:
        self.vocabulary, self.lexicon, self.units = vocabulary, lexicon, units
        self._known: dict[str, Label] = {}
        self._tickers: dict[str, str | None] = {}

    def read(self, text: str) -> Label:
        label = self._known.get(text)
        if label is None:
            if len(self._known) > 4000:
                self._known.clear()
            label = self._known[text] = self._read(text)
        return label

    def times(self, text: str) -> list[Time]:
        """The times in a text put together from headers."""
        sentence = Sentence(index=0, start=0, end=len(text))
        return find_mentions(text, sentence, self.vocabulary, None)[1]

    def _read(self, text: str) -> Label:
        label = Label(text)
        if len(text) > _LONGEST:
            label.segment = text[:_LONGEST]
            return label
        shared = _SHARE_OF.search(text)
        if shared is not None:
            label.share_of = self._metric_of(shared["whole"])
            text = _masked(text, [shared.span()])
            label.unit = Unit(kind="percent")
        unit, pieces = self.units.split(text)
        label.unit = unit.within(label.unit)
        masked = _masked(text, pieces)
        masked = _masked(masked, [m.span() for p in (_SIGNED, _FOOTNOTE) for m in p.finditer(masked)])
        masked = masked.replace("_", " ").replace("*", " ").replace("&", "&")
        tokens = tokenize(masked, 0, len(masked))
        if not tokens:
            return label
        hits = self.lexicon.find(tokens)
        label.times = [t for t in self.times(masked) if t.value not in ("D", "M", "Q", "W")]
        used = {k for t in label.times for k, token in enumerate(tokens) if t.start < token.end and token.start < t.end}
        label.time = next((t for t in label.times if _stands(t)), None)
        label.base = next((t for t in label.times if t.type == "base"), None)
        self._entity(label, masked, tokens, hits, used)
        self._measure(label, hits, used)
        self._cues(label, tokens, hits, used)
        self._version(label, [t.lower for t in tokens], used)
        rest = [k for k, t in enumerate(tokens) if k not in used and any(c.isalnum() for c in t.text)]
        if rest:
            label.segment = label.text[tokens[rest[0]].start : tokens[rest[-1]].end].strip(" *_")
        label.loss = any(t.lower in _LOSSES for t in tokens)
        if label.base is not None and not label.change:
            named = label.base.text.lower()
            compares = "/" in named or "over" in named or named in ("yoy", "qoq", "mom") or label.unit.kind is not None
            label.change, label.earlier = compares, not compares
        return label

    def _metric_of(self, text: str) -> str | None:
        tokens = tokenize(text, 0, len(text))
        hit = _longest(self.lexicon.find(tokens), set())
        return hit[1] if hit is not None else None

    def _cues(self, label: Label, tokens: list[Token], hits: list[Hit], used: set[int]) -> None:
        label.total = any(t.lower in _TOTALS for t in tokens)
        senses = [(hit, s.id) for hit in hits for s in hit.senses if s.section == "tables"]
        taken = set(used)
        for hit, id_ in sorted(senses, key=lambda pair: pair[0].first - pair[0].last):
            span = range(hit.first, hit.last)
            alone = len(span) == len(tokens)
            if id_ == "company":
                label.names_companies = label.names_companies or alone or len(tokens) < 3
                if alone:
                    label.metric = None  # "Stock" over names is no price
                continue
            if id_ == "price" and label.metric in (None, "price", "share_price"):
                label.price, label.metric = True, None
            if taken.intersection(span):
                continue  # "vs consensus" is a distance and no estimate
            if id_ == "change":
                label.change = True
            elif id_ == "estimate" and not (alone and len(tokens[hit.first].text) == 1):
                label.modality = "forecast"
            elif id_ == "guidance":
                label.modality = "guidance"
            elif id_ == "surprise":
                label.surprise = True
            used.update(span)
            taken.update(span)
        if re.search(r"\d{2}[Ee]\b", label.text):
            label.modality = "forecast"  # "FY26E"

    def _entity(self, label: Label, text: str, tokens: list[Token], hits: list[Hit], used: set[int]) -> None:
        blocked = [(t.start, t.end) for t in label.times]
        found = [
            e
            for e in find_entities(text, 0, tokens, hits, blocked, self.lexicon, True)
            if e.ref or e.candidates or e.type in ("INDEX", "GPE")
        ]
        chosen = next((e for e in found if e.type in ("ORG", "TICKER", "INDEX", "GPE", "GOV")), None)
        bare = label.text.strip()
        if chosen is None and _SYMBOL.match(bare) and (ref := self._by_ticker(bare)) is not None:
            chosen = Entity(
                id="",
                sentence=0,
                text=bare,
                start=label.text.index(bare),
                end=label.text.index(bare) + len(bare),
                type="TICKER",
                ref=ref,
            )
        if chosen is not None and chosen.type in ("GPE", "GOV"):
            label.subject = chosen  # whether it is a place or a part of the company depends on the metric
            return
        if chosen is not None:
            label.subject = chosen
            used.update(k for k, t in enumerate(tokens) if chosen.start < t.end and t.start < chosen.end)
            for e in found:
                if e.type == "TICKER" and e is not chosen:
                    used.update(k for k, t in enumerate(tokens) if e.start < t.end and t.start < e.end)

    def _by_ticker(self, symbol: str) -> str | None:
        if symbol not in self._tickers:
            self._tickers[symbol] = ticker_ref(self.lexicon, symbol)
        return self._tickers[symbol]

    def _measure(self, label: Label, hits: list[Hit], used: set[int]) -> None:
        found = _longest(hits, used)
        if found is not None:
            hit, label.metric = found
            used.update(range(hit.first, hit.last))
        if label.metric == "none":
            label.metric = None
        label.per_share = (
            label.metric in _PER_SHARE or "per share" in label.text.lower() or "per ads" in label.text.lower()
        )

    def _version(self, label: Label, words: list[str], used: set[int]) -> None:
        """Basic against diluted, and adjusted against reported."""
        if label.metric == "eps" and "basic" in words and "diluted" not in words:
            label.metric = "eps_basic"
        if label.metric is None or label.metric.endswith("_adj"):
            return
        for k, word in enumerate(words):
            joined = "".join(words[k : k + 3]) if words[k + 1 : k + 2] == ["-"] else word
            if k not in used and (word in self.lexicon.adjusted_words or joined in self.lexicon.adjusted_words):
                if label.metric in _ADJUSTED:
                    label.metric = _ADJUSTED[label.metric]
                    used.update(range(k, k + (3 if joined != word else 1)))
                return


def _stands(time: Time) -> bool:
    """A period that stands for itself."""
    if time.value.startswith("REF"):
        return False
    return time.type in ("fiscal", "period", "date") or time.value == "PAST:P12M"


def _masked(text: str, pieces: list[tuple[int, int]]) -> str:
    """The text with pieces replaced by spaces, so that offsets stay."""
    for a, b in pieces:
        text = text[:a] + " " * (b - a) + text[b:]
    return text


def _longest(hits: list[Hit], used: set[int]) -> tuple[Hit, str] | None:
    found = [
        (hit, s.id)
        for hit in hits
        for s in hit.senses
        if s.section == "metrics" and s.form == "words" and s.id != "growth"
        and not used.intersection(range(hit.first, hit.last))
    ]  # fmt: skip
    return max(found, key=lambda pair: (pair[0].last - pair[0].first, -pair[0].first), default=None)
