"""What the labels of tables say: of which metric and part, in which unit, of which time. Labels are read once each, all together."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from factcheck.extract import extract
from factcheck.extract.lexicon import lexicon_of
from factcheck.extract.mentions import find_mentions
from factcheck.model import Article, Sentence, Time
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import periods
from factcheck.sources.documents.facts import NOTHING
from factcheck.sources.documents.periods import Calendar, Days, shifted
from factcheck.sources.documents.spelled import LAST_TWELVE, spelled, stretch
from factcheck.sources.documents.units import Spec, UnitReader
from factcheck.sources.documents.words import Stems, content

NOTE = regex(r"\s*(?:[*†‡§¹²³⁴⁵⁶⁷⁸⁹]+|\((?:\d{1,2}|[a-wyz])\))+\s*$")
_BRACKET = regex(r"[(\[]([^()\[\]]*)[)\]]")
SHARE = regex(r"\bper\s+(?:\w+\s+)?share\b|\b(?:eps|dps)\b", re.IGNORECASE)
_AGAINST = regex(r"\s*(?:on|over|against|vs?\.?|versus|compared (?:with|to)|/)\s*", re.IGNORECASE)
_AMOUNT = regex(r"[$€£¥]\s?\d|\d\s(?:pence|cents?|dollars|euros|pounds|crowns|francs)\b", re.IGNORECASE)
""" "To declare a dividend of 18.6 pence": the figures of such a row are no dividends."""
_TWO_YEARS = 4
"""Digits."""
_SENTENCES = regex(r"(?<=[a-z\d)])\.\s+(?=[A-Z])")
_DAY = timedelta(days=1)
_FULL_YEAR = regex(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]?\d)")


@record(frozen=False)
class Label:
    """What a label says: of which metric and part, in which unit, of which time."""

    text: str
    spec: Spec
    windows: tuple[Days, ...] = ()
    metric: str = "unknown"
    part: Stems = NOTHING
    words: Stems = NOTHING
    measured: Stems = NOTHING
    base: str | None = None
    """The time with which a column of changes compares ("Oct 2026 on Oct 2025")."""
    is_of_several: bool = False
    """Several years stand in it ("2025 and 2024"): above a table they are its columns', and nobody knows which is whose."""
    is_year_before: bool = False
    """ "Previous year", over a column beside the one that it is compared with."""
    is_lent: bool = False
    """Its time is that of the columns before it."""
    is_of_table: bool = False
    """It stands over a table or a section of it, not over the whole document."""


class LabelReader:
    """Reads the labels of one document's tables."""

    def __init__(self, vocabulary: Any, calendar: Calendar, day: date | None) -> None:
        self.vocabulary, self.calendar, self.day = vocabulary, calendar, day
        self.lexicon = lexicon_of(vocabulary)
        self.units = UnitReader(vocabulary)
        self._metrics: dict[str, tuple[str, Stems, Stems]] = {}
        self._labels: dict[str, Label] = {}

    def _read_metrics(self, texts: list[str]) -> None:
        """The extractor reads every label as the subject of a sentence, so that tables and prose name one metric alike."""
        texts = [text for text in texts if text and text not in self._metrics]
        parts: list[str] = []
        sentences: list[Sentence] = []
        at = 0
        for number, text in enumerate(texts):
            made = f"{text[0].upper()}{text[1:]} was {self._sample(text)}."
            sentences.append(
                Sentence.model_validate(
                    {"index": number, "start": at, "end": at + len(made), "class": "none", "block": number}
                )
            )
            parts.append(made)
            at += len(made) + 1
        whole = "\n".join(parts)
        article = Article(uri="", digest="", length=len(whole), text=whole)
        found = extract(article, tuple(sentences), self.vocabulary)
        first: dict[int, Any] = {}
        for claim in found.claims:
            first.setdefault(claim.sentence, claim)
        for number, text in enumerate(texts):
            told = first.get(number)
            metric = told.metric if told is not None and told.metric != "unknown" else self._first_metric(text)
            measured = self._measured(metric, text)
            self._metrics[text] = metric, measured, content(text) - measured

    def _first_metric(self, text: str) -> str:
        """A caption may be no subject of a sentence ("deliveries in the third quarter")."""
        for hit in self.lexicon.find(_tokens(text)):
            for sense in hit.senses:
                entry = (
                    self.lexicon.metrics.get(sense.id) if sense.section == "metrics" and sense.form == "words" else None
                )
                if entry is not None and entry.kinds and not entry.weak:
                    return sense.id
        return "unknown"

    def _sample(self, text: str) -> str:
        spec = self.units.read(text)
        if spec.percent or re.search(r"\b(?:margin|rate|inflation|growth)\b", text, re.IGNORECASE):
            return "5%"
        if SHARE.search(text):
            return "$5.20 per share"
        for hit in self.lexicon.find(_tokens(text)):
            entry = next((self.lexicon.metrics.get(s.id) for s in hit.senses if s.section == "metrics"), None)
            if entry is not None and "money" not in entry.kinds and "count" in entry.kinds:
                return "5,130"
        return "$5 million"

    def _measured(self, metric: str, text: str) -> Stems:
        found: set[str] = set()
        for hit in self.lexicon.find(_tokens(text)):
            if any(s.section == "metrics" and s.id == metric and s.form != "units" for s in hit.senses):
                found |= content(text[hit.start : hit.end])
        return frozenset(found)

    def _label(self, text: str, *, section: str = "") -> Label:
        key = f"{section}\x1f{text}"
        if key not in self._labels and _SECURITY.match(text):
            self._labels[key] = Label(
                text, self.units.read(""), (), "unknown", content(text), content(text), NOTHING, None
            )
        if key not in self._labels:
            timed = _COMPARED_WITH.sub(r"\g<change>", text)
            rest, windows = self._timeless(timed)
            month = periods.bare_month(text, self.calendar)
            windows = (month,) if month is not None else windows or periods.bare_months(text, self.calendar)
            stripped = plain(rest)
            metric, measured, part = self._metrics.get(stripped, ("unknown", NOTHING, content(stripped)))
            if _AMOUNT.search(rest):
                metric, measured, part = "unknown", NOTHING, content(stripped)
            spec = self.units.read(text)
            base = self._base(text)
            if base is None and windows and (against := _CHANGE_FROM.match(text)):
                # "Change vs 2Q26": the time is that of what is compared with
                found = self._times(spelled(text[against.end() :]))
                base, windows = (
                    (found[0].value, ())
                    if len(found) == 1 and not spelled(text[against.end() :])[: found[0].start].strip()
                    else (base, windows)
                )
            several = base is None and any(len(set(_FULL_YEAR.findall(part))) > 1 for part in _SENTENCES.split(timed))
            self._labels[key] = Label(
                text,
                spec,
                windows,
                metric,
                part,
                content(stripped),
                measured,
                base,
                several,
                _BEFORE.search(text) is not None,
            )
        return self._labels[key]

    def _timeless(self, text: str) -> tuple[str, tuple[Days, ...]]:
        """A header without its period, and the windows of that period."""
        text = spelled(_INDEXED.sub("", text))
        if (last := LAST_TWELVE.search(text)) is not None:
            rest, of_year = self._timeless(text[: last.start()] + text[last.end() :])
            return rest, tuple((shifted((None, w[1]), -12)[1] + _DAY, w[1]) for w in of_year)
        if (whole := stretch(text)) is not None:
            return text, (whole,)
        quarter = periods.quarter_of_month(text) or periods.months_of_numbers(text)
        if quarter is not None:
            return text[: quarter[1]] + " " + text[quarter[2] :], (quarter[0],)
        if not any(char.isdigit() for char in text) and not _TIMED.search(text):
            return text, ()
        times = self._times(text)
        if not times:
            return text, ()
        year = next((int(t.value) for t in times if re.fullmatch(r"\d{4}", t.value)), None)
        ordered = sorted(times, key=lambda t: "XXXX" not in t.value and (re.fullmatch(r"\d{4}", t.value) is not None))
        # "monthly wage, September 2026": a word of frequency tells no time
        windows = next(
            (found for t in ordered if (found := periods.of_time(_in_year(t, year), self.calendar, year))), ()
        )
        seasons = [each for t in times if (each := periods.season(t.value)) is not None]
        windows = (seasons[0],) if len(seasons) == 1 else windows
        rest = text
        for t in sorted(times, key=lambda t: -t.start):
            rest = rest[: t.start] + " " + rest[t.end :]
        return rest, windows

    def _base(self, text: str) -> str | None:
        text = spelled(text)
        if sum(char.isdigit() for char in text) < _TWO_YEARS or not _AGAINST.search(text):
            return None
        times = sorted(self._times(text), key=lambda t: t.start)
        for one, other in zip(times, times[1:], strict=False):
            if _AGAINST.fullmatch(text, one.end, other.start):
                return other.value
        return None

    def _times(self, text: str) -> list[Time]:
        sentence = Sentence.model_validate({"index": 0, "start": 0, "end": len(text), "class": "none"})
        _, times, _ = find_mentions(text, sentence, self.vocabulary, self.day)
        # "profit for the year" is of no year of its own
        return [
            t for t in times if t.type in ("period", "fiscal", "date") and not t.value.startswith(("REF:", "PREV:"))
        ]


_COMPARED_WITH = regex(
    r"(?<=[;,(] )(?P<change>(?:changes?|growth))\s+(?:against|on|from|over|compared\s+(?:with|to)|versus|vs\.?)\s+(?:[A-Za-z]+\s+)?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
""" "September 2025 (EUR million; change against September 2024 in percent)": of one month."""
_CHANGE_FROM = regex(
    r"\W*(?:(?:%\s*)?(?:change|chg\.?|growth|increase|movement|difference|variation|var\.?|Δ|±|\+/-)\W*(?:(?:in\s+)?%\W*)?"
    r"(?:\bvs?\.?|\bversus|\bagainst|\bcompared\s+(?:with|to)|\bfrom|\bon|\bover)|%?\W*(?:\bvs?\.?|\bversus|\bagainst|\bcompared\s+(?:with|to)))\s+",
    re.IGNORECASE,
)
_BEFORE = regex(
    r"(?<!on )(?<!on the )(?<!over )(?<!over the )\b(?:previous|prior)\s+(?:year|period)$|\byear\s+(?:ago|before)$",
    re.IGNORECASE,
)
_INDEXED = regex(r"\(?\b\d{4}(?:[-/]\d\d)?\s?=\s?100\b\)?")
""" "2020 = 100"."""
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_TIMED = regex(rf"quarter|year|month|half|\b{_MONTH}\.?\s?(?:to|through|until|[-–])\s?{_MONTH}\b", re.IGNORECASE)
""" "Business areas, July–September"."""
_SECURITY = regex(r"\W*\d+(?:\.\d+)?\s?%\s+(?:[a-z]+\s+){0,4}?(?:due|maturing|(?:19|20)\d\d)\b", re.IGNORECASE)
""" "3.10% due June 2036" is the name of a bond: neither a percentage nor a time is told of its figures."""


def _in_year(time: Time, year: int | None) -> Time:
    """ "YTD 2025", in a report of 2026."""
    is_to_date = year is not None and time.value.startswith("YTD")
    return time.model_copy(update={"value": f"YTD{year}"}) if is_to_date else time


def _tokens(text: str) -> list[Any]:
    from factcheck.extract.lexicon import tokenize

    return tokenize(text, 0, len(text))


def plain(label: str) -> str:
    """A label without its footnote marks, its brackets of units and signs, and the colon behind it."""
    text = NOTE.sub("", label)
    text = _BRACKET.sub(" ", text)
    return " ".join(text.split()).strip(" :.,-–|")
