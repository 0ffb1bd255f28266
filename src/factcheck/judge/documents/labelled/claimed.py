"""What a claim calls its figure, how much each of its words tells in one document, and which figure of the document goes by them best."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

from factcheck.judge.documents import when
from factcheck.judge.documents.align import FORESEEN, Asked
from factcheck.judge.documents.labelled.entries import Entry, entries_of, spans_in
from factcheck.judge.documents.meanings import Meaning, Meanings, is_metric, meanings_of
from factcheck.judge.documents.printed import DATED, noun
from factcheck.judge.documents.readings import OUTLOOK, is_moving, own_words, words_of_claim
from factcheck.judge.documents.tables.axes import GENERIC
from factcheck.model import Quantity, Time
from factcheck.patterns import regex
from factcheck.records import record, replace
from factcheck.sources.documents.periods import Days, length, of_time, overlap, same
from factcheck.sources.documents.words import MONTHS, Stems, name_stems, stem

_OWN, _NEAR, _TOLD, _WIDE = 1.0, 0.9, 0.7, 0.3
_LEAST: Final = 0.08
_EXTRA: Final = 0.5
_OF_NAMES: Final = 0.3
_MOST: Final = 0.6
_TELLS: Final = 0.5
_NAME, _ENDING = 4, 3
_OWNERS = GENERIC | frozenset(
    "bank central statistics statistical office authority agency company firm arm maker producer retailer insurer brewer airline lender operator giant carmaker federal".split()
)
"""Of whom a document tells, it does not say with each of its figures."""
_SOURCE = regex(
    r",?\s+\b(?:according to|as per|(?:said|says|reported|show(?:ed|s)?)(?=\s+(?:the|its|a|an|[A-Z])))\b[^,;]*",
    re.IGNORECASE,
)
_THAN = regex(r"\bthan\b|\b(?:compared with|compared to|against|versus)\b", re.IGNORECASE)
_LAST = regex(r"(?:the\s+)?(?:last|past)\s+(?:quarter|month|half|season|week)$", re.IGNORECASE)
_ALL = regex(
    r"\b(?:total|overall|combined|together|altogether|in all|between them|aggregate|collectively|all told)\b",
    re.IGNORECASE,
)
_WHOLE_BONUS: Final = 0.3
_WOULD = regex(r"\b(?:would|could)\b", re.IGNORECASE)


@record
class Claimed:
    """A claim with a figure, put to the labels of one document."""

    asked: Asked
    times: tuple[Time, ...]
    meanings: Meanings

    @cached_property
    def quantity(self) -> Quantity:
        assert self.asked.quantity is not None
        return self.asked.quantity

    # ------------------------------------------------------------ words
    @cached_property
    def words(self) -> tuple[Meaning, ...]:
        """The words of the figure; those of the sentence where it has none of its own ("a gain of 9%")."""
        found = words_of_claim(self.asked, self.meanings, self._said)
        metrics = [
            m for m in self.meanings.of(self._said) if is_metric(m) and m.text not in {each.text for each in found}
        ]
        found = [m for m in (*found, *metrics) if self.tells(m)]
        found = found or words_of_claim(self.asked, self.meanings, self.asked.sentence)
        found = [replace(m, ways=m.ways | _OF_PRICES) if m.text.lower() == "prices" else m for m in found]
        spans = [
            Meaning(f"over {way}", frozenset((way,)), frozenset()) for way in sorted(spans_in(self.asked.sentence))
        ]
        found = [self._in_its_words(m) for m in found]
        known = [m for m in spans if any(m.stands_in(entry.own) for entry in self.entries_for(m))]
        return tuple(m for m in (*_once(found), *known) if self.tells(m))

    def _in_its_words(self, word: Meaning) -> Meaning:
        """ "American", of a document that speaks of America."""
        if not word.is_name:
            return word
        stems = name_stems(word.text)
        return replace(word, ways=word.ways | {stem(name) for name in self.asked.in_its_words(stems) - stems})

    def entries_for(self, word: Meaning) -> list[Entry]:
        return entries_of(self.asked.held, self.meanings, self.asked.rules.vocabulary, (word,), self.stems)

    @cached_property
    def _said(self) -> str:
        """Without him who says so ("according to its statistics office")."""
        return _SOURCE.sub("", own_words(self.asked, self.meanings))

    def tells(self, word: Meaning) -> bool:
        """Not of whom the whole document tells, nor an empty word."""
        stems = name_stems(word.text)
        if is_metric(word) and not (word.is_name and stems and stems <= self.asked.held.issuer):
            return True  # but "dividend" in the name of a fund
        if word.is_name or self.asked.sentence[:1].lower() + self.asked.sentence[1:].partition(" ")[0] == word.text:
            if word.ways & self.meanings.empty and self.asked.sentence.startswith(word.text):
                return False
            return not self._is_own_name(word)
        return word.text.lower() not in _OWNERS and not word.ways & self.meanings.empty

    def _is_own_name(self, word: Meaning) -> bool:
        """ "Ardonia's", in a document of the Ardonian office: of whom all of it tells."""
        low = word.text.lower().removesuffix("'s").removesuffix("’s")
        return any(
            head.startswith(low[:-1]) or low.startswith(head[:-1])
            for head in (*self.asked.held.issuer, *(self.asked.held.known_at_head if word.is_name else ()))
            if min(len(head), len(low)) >= _NAME and abs(len(head) - len(low)) <= _ENDING
        )

    @cached_property
    def beside(self) -> tuple[Meaning, ...]:
        """Words of the sentence that go with other figures, and the names of the document itself: they only decide between equals."""
        mine = {m.text.lower() for m in self.words}
        found = _THAN.search(self.asked.sentence)
        text = self.asked.sentence
        if found is not None and self.quantity.text in text[: found.start()] and not is_moving(self.asked):
            text = text[: found.start()]  # "58.3%, 16 points more than the average of its sector"
        return tuple(m for m in _once(self.meanings.of(text)) if m.text.lower() not in mine)

    @cached_property
    def stems(self) -> Stems:
        return self.meanings.stems(self.asked.sentence)

    def counts(self, entry: Entry) -> bool:
        """The figure counts what the claim's does, where that is said."""
        return not self.counted or any(closeness(m, entry) for m in self.counted)

    @cached_property
    def counted(self) -> tuple[Meaning, ...]:
        """What the figure counts."""
        if self.quantity.kind != "count":
            return ()
        return tuple(m for m in self.meanings.of(noun(self.quantity.text)) if m in self.words)

    @cached_property
    def is_outlook(self) -> bool | None:
        """None where the sentence may tell either ("together they would have")."""
        before = self.asked.sentence.partition(self.quantity.text)[0]
        if OUTLOOK.search(before):
            return None if _WOULD.search(before) else True
        return None if FORESEEN.search(before) else False

    @cached_property
    def strict(self) -> tuple[Meaning, ...]:
        """The words with those verbs that say something of their own ("earned", "spent"), all of which an accusation needs."""
        more = words_of_claim(self.asked, self.meanings, self._said, light=True)
        return (*self.words, *(m for m in more if m not in self.words and self.tells(m)))

    @cached_property
    def span(self) -> str | None:
        """ "4,000 tonnes of frozen food a week": for how long the figure is told."""
        return span_of(self.asked.sentence.partition(self.quantity.text)[2])

    @cached_property
    def tells_return(self) -> bool:
        """ "Has returned 14.3%": what a fund gains is printed as a level."""
        if any(m.text.startswith("over #") for m in self.words):
            return True
        return any("~return_" in m.ways or m.ways & {"=return", "=total_return"} for m in self.words)

    # ------------------------------------------------------------ weights
    @cached_property
    def entries(self) -> list[Entry]:
        held = self.asked.held
        return entries_of(held, self.meanings, self.asked.rules.vocabulary, self.words, self.stems)

    def weight(self, word: Meaning) -> float:
        """How much a word tells: much where few figures go by it, next to nothing where all do, nothing where none does."""
        known = self._weighed
        if word not in known:
            count = sum(closeness(word, entry) for entry in self.entries)
            total = math.log(len(self.entries) + 1)
            known[word] = max(_LEAST, min(1.0, math.log((len(self.entries) + 1) / count) / total)) if count else 0.0
        return known[word]

    @cached_property
    def _weighed(self) -> dict[Meaning, float]:
        return {}

    # ------------------------------------------------------------ fit
    def missing(self, entry: Entry, words: Sequence[Meaning] = ()) -> list[Meaning]:
        """Words of the claim that the figure does not go by."""
        return [
            m
            for m in words or self.words
            if closeness(m, entry) < _TOLD and not (self.weight(m) <= _LEAST and closeness(m, entry))
        ]

    def share(self, entry: Entry) -> float:
        """The part of the claim's words that the figure goes by; words that the whole document lacks count half."""
        left = self.missing(entry)
        strange = sum(not self.weight(m) for m in left)
        total = len(self.words) - strange / 2
        return 1 - (len(left) - strange / 2) / total if total else 0.0

    def known_share(self, entry: Entry) -> float:
        """The same of the words that the document has, each by its weight."""
        total = sum(map(self.weight, self.words))
        return 1 - sum(map(self.weight, self.missing(entry))) / total if total else 0.0

    def cover_own(self, entry: Entry) -> bool:
        """Beside the figure stands the word that tells most of the claim's."""
        best = max(self.words, key=self.weight, default=None)
        return best is not None and self.weight(best) > _TELLS and best.stands_in(entry.own)

    def fits(self, entry: Entry) -> bool:
        """Enough of what tells figures apart, and no name or metric that the figure does not have, for what is worked out to the digit."""
        known = [m for m in self.words if self.weight(m)]
        strange = [m for m in self.words if not self.weight(m)]
        if not known or self.of_stranger or any(self.is_foreign(m) for m in strange) or len(strange) > len(known) + 1:
            return False
        return self.known_share(entry) >= _MOST and not self.of_other_metric(entry)

    def is_foreign(self, word: Meaning) -> bool:
        """A name, and not only the first word of the sentence."""
        return word.is_name and not self.asked.sentence.startswith(word.text)

    @cached_property
    def of_stranger(self) -> bool:
        """ "Restaurants were 61.4% full", in a document of hotels; "savers" and "captains" only stand for those who do it."""
        found = _FIRST.match(self.asked.sentence)
        if found is None or _AGENT.search(found["word"]):
            return False
        low = found["word"].lower()
        return any(m.text.lower() == low and not self.weight(m) for m in self.words)

    def of_other_metric(self, entry: Entry) -> bool:
        """The claim tells of EBITDA, and the figure has revenue beside it."""
        mine = {way for m in self.words for way in m.ways if way[0] == "=" and self.weight(m)}
        near = entry.own | entry.near
        its = {way for way in near if way[0] == "="}
        return (
            bool(mine and its)
            and mine.isdisjoint(its)
            and not any(m.stands_in(near) for m in self.words if is_metric(m))
        )

    def extra(self, entry: Entry) -> list[Meaning]:
        """Words of the figure's label that the claim does not have."""
        head = self.asked.held.known_at_head
        own = self.asked.held.issuer
        return [
            m
            for m in entry.words
            if not m.stands_in(self.stems)
            and m.text.lower() not in GENERIC
            and not _is_time(m.text)
            and not (name_stems(m.text) and (name_stems(m.text) <= own or (m.is_name and name_stems(m.text) <= head)))
        ]

    def score(self, entry: Entry) -> float:
        """How well a figure goes by the claim's words, between 0 and 1, less what its label tells besides."""
        weights = [(m, self.weight(m)) for m in self.words]
        more = [(m, self.weight(m) * _OF_NAMES) for m in self.beside]
        total = sum(w for _, w in weights) or _LEAST
        found = sum(w * closeness(m, entry) for m, w in (*weights, *more))
        lost = sum(self.weight(m) for m in self.extra(entry)) * (_EXTRA if entry.table is not None else _EXTRA / 2)
        whole = _WHOLE_BONUS if self.is_whole and entry.is_total else 0.0
        return (found - lost) / (total + sum(w for _, w in more)) + whole

    @cached_property
    def is_whole(self) -> bool:
        """ "Together they employ": the total is meant, where there is one."""
        return _ALL.search(own_words(self.asked, self.meanings)) is not None

    # ------------------------------------------------------------ time
    @cached_property
    def windows(self) -> tuple[Days, ...]:
        """The time that the sentence tells; () where it tells none."""
        main = self.asked.held.calendar.main
        if main is not None and any(_LAST.match(t.text) for t in self.times):
            return (main,)  # "last quarter" is the one reported, on the day of the report
        dated = [t for t in self.times if t.type in DATED]
        own = [t for t in dated if not when.is_compared_with(self.asked.sentence, t)]
        if self.asked.fact.windows and (own or not dated):
            return self.asked.fact.windows
        if self.asked.so_far is not None:
            return (self.asked.so_far,)
        calendar = self.asked.held.calendar
        found = [w for t in own for w in of_time(t, calendar)[:1]]
        day = self.asked.held.published
        found = [w for w in found if day is None or w[0] is not None or abs((w[1] - day).days) > 1]
        return tuple(found)

    @cached_property
    def compared(self) -> tuple[Days, ...]:
        """The times with which the sentence compares ("compared with the first half of 2024")."""
        told = [t for t in self.times if t.type in DATED and when.is_compared_with(self.asked.sentence, t)]
        return tuple(w for t in told for w in of_time(t, self.asked.held.calendar)[:1])

    def period(self, entry: Entry) -> str:
        """ "same", "other", or "open" where one of the two tells no time."""
        main = self.asked.held.calendar.main
        mine = self.windows
        its = entry.windows or (entry.around if mine else ())
        before = entry.line.text[: entry.quantity.start] if entry.line is not None else ""
        if mine and _OF_YEAR.search(before) and max(map(length, mine)) < _YEAR // 2:
            return "other"  # "for the full fiscal year, which ends on 31 December", of a quarter
        if not mine:
            if self.is_outlook is not False and entry.table is not None and entry.windows:
                return "open"
            if not its or (main is not None and any(same(w, main) for w in its)):
                return "same"
            if main is None:
                return "same" if entry.table is None else "open"
            if entry.table is not None:
                return "other"
            return "open"
        if not its:
            its = (main,) if main else ()
            if any(same(a, b) for a in mine for b in its):
                return "same"
            return "open" if not its or any(overlap(a, its[0]) for a in mine) else "other"
        if any(same(a, b) for a in mine for b in its):
            return "same"
        if entry.quantity.kind == "percent" and any(_ends_alike(a, b) for a in mine for b in its):
            return "same"  # "in the year to October", of the rate of October
        return "other" if entry.windows else "open"


def _ends_alike(one: Days, other: Days) -> bool:
    lengths = sorted((length(one), length(other)))
    return abs((one[1] - other[1]).days) <= 1 and lengths[0] <= _MONTH < _YEAR <= lengths[1] <= _YEAR + 2


_MONTH, _YEAR = 31, 364
_OF_YEAR = regex(
    r"\b(?:for|in|over) (?:the |its )?(?:full|whole|entire) (?:fiscal |financial )?year\b(?![^.]*\bquarter\b)",
    re.IGNORECASE,
)


_OF_PRICES: Final = frozenset(("=cpi", "=core_cpi"))
""" "Prices were up 4.6%" is told of inflation."""


def _is_time(text: str) -> bool:
    """ "Apr-Sep"."""
    return all(part in MONTHS or part == "date" for part in text.lower().split("-"))


_FIRST = regex(r"\W*(?:(?:The|A|An|Its|Some|All|Most|Many|Only)\s+)?(?P<word>[^\W\d_]+s)\b")
_AGENT = regex(r"(?:ers?|ors?|ists?|ians?|men|women|folk|people|captains?)$", re.IGNORECASE)


_SPAN = regex(
    r"^[^.;,\d]{0,40}?\b(?:an?|per|each|every)\s+(?P<span>hour|day|week|month|quarter|year)\b(?!\s+(?:ago|before|earlier|later|previously))|^\s*(?:[a-z]+\s+)?(?P<adverb>hourly|daily|weekly|monthly|quarterly|annually|yearly)\b",
    re.IGNORECASE,
)
_ADVERBS: Final = {
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "annually": "year",
    "yearly": "year",
}


def span_of(behind: str) -> str | None:
    """The time that a figure is told for by the words behind it."""
    found = _SPAN.match(behind)
    return None if found is None else (found["span"] or _ADVERBS[found["adverb"].lower()]).lower()


def closeness(word: Meaning, entry: Entry) -> float:
    """How near to a figure a word stands."""
    if word.stands_in(entry.own):
        return _OWN
    if word.stands_in(entry.near):
        return _NEAR
    if word.stands_in(entry.told):
        return _TOLD
    return _WIDE if word.stands_in(entry.wide) else 0.0


def _once(words: Iterable[Meaning]) -> list[Meaning]:
    return list({m.text.lower(): m for m in words}.values())


def read(asked: Asked, times: Sequence[Time]) -> Claimed:
    return Claimed(asked, tuple(times), meanings_of(asked.rules.vocabulary))
