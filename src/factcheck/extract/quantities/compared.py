"""A bare figure that is set against one with its unit: "9.9 per cent, up from 4.8", "$2.3 billion, versus 1.9", "three basis points, from one"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens
from factcheck.extract.quantities.amounts import Amount
from factcheck.extract.quantities.cues import CueReader
from factcheck.extract.quantities.nouns import NounReader
from factcheck.model import RELATIVE

AGAINST = frozenset("against from versus vs v".split())
_WITH_ONE_UNIT = AGAINST | {"than"}
_COMPARED = AGAINST | frozenset("than with after to".split())
_SPOKEN = frozenset("from to against versus with than up down".split())
_LISTED = ([","], ["and"], [",", "and"])
BEHIND_FIGURE = frozenset("in for at from and of or on versus against after by during since while but with".split())
_BESIDE = frozenset({"below", "above", "under"})
_NEAR = Decimal(10)  # a rate and the one before it; beyond ten percent they are closer
_CLOSE = Decimal(4)
_LIKE = 50
_ECHO = 3  # amounts back
_UP_OR_DOWN = frozenset({"up", "down", "by", "higher", "lower"})
_PARTICLES = frozenset({"back", "away", "off"})
_BEING = frozenset({"be", "is", "was", "were", "are"})
_PARTED = frozenset({"in", "of", "from", "and", "while", "on", "for", "but"})
JOINTS = frozenset({",", ";", "and", "while", "but"})
_GAP = 4
"""Words from a figure to the one that takes its verb."""


class ComparisonReader:
    """Of one sentence; every reading fills the amount and says whether it did."""

    def __init__(self, lexicon: LeafLexicon, tokens: Tokens, cues: CueReader) -> None:
        self.lexicon = lexicon
        self.t = tokens
        self.cues = cues

    def with_earlier(self, amount: Amount, before: list[Amount]) -> bool:
        """The unit, and for money the scale, of the amount right before it."""
        last = before[-1] if before else None
        if self.cues.lead(amount.i) == "of" and any(a.kind == "multiple" and like(a, amount) for a in before):
            return False  # "31 times next year's profit, 15% below the five-year average of 36.5"
        if (
            last is None
            or last.value is None
            or amount.value is None
            or amount.factor
            or not self._is_told(amount, last)
        ):
            return False
        named = self.t.is_word(amount.j) and self.t.low[amount.j] not in BEHIND_FIGURE and self.names_unit(amount.j)
        if named and not (last.kind == "percent" and self._is_part(amount, last)):
            return False
        if last.kind == "money":
            if not self._as_money(amount, last):
                return False
        elif not self._fits(amount, last):
            return False
        amount.kind, amount.unit, amount.bare, amount.rule = last.kind, last.unit, last.bare, "bare/compared"
        if last.kind == "pp":
            amount.kind, amount.unit = "percent", "percent"
        return True

    def _is_told(self, amount: Amount, last: Amount) -> bool:
        t, lead = self.t, self.cues.lead(amount.i)
        return bool(
            lead in _COMPARED
            or lead == "or" and amount.per
            or last.kind == "bps" and self._is_distance(amount)
            or lead == "of" and self._is_level(t.word(amount.i - 2))
            or lead in ("was", "is") and self._is_level(t.word(amount.i - 2))  # "; the record was 190"
            or lead == "s" and t.owner[amount.i - 3] == "time"  # "to 341, a long way from 2022's 583"
            or self._is_end(amount, last)
            or self._is_expected(amount)
            or self._is_another(amount)
            or last.kind in ("percent", "bps") and self._is_listed(amount, last)
            or last.kind == "percent" and self._is_part(amount, last)
            or last.kind in ("percent", "bps") and self._is_gapped(amount, last)
        )  # fmt: skip

    def _is_end(self, amount: Amount, last: Amount) -> bool:
        """ "cut its stake from 12% to just over 9" """
        hedge = self.lexicon.hedges_before.before(self.t, amount.i)
        words = self.t.low[last.j : hedge[1] if hedge else amount.i]
        return last.kind == "percent" and words == ["to"] and self.t.word(last.i - 1) == "from"

    def _is_level(self, word: str) -> bool:
        """ "against a return of 9.9", "with a five-year average of 4.1" """
        return word in self.lexicon.words("rate_cues") or word in self.lexicon.words("benchmarks")

    def _is_listed(self, amount: Amount, last: Amount) -> bool:
        """ "72 last quarter and 65 a year ago" """
        between = [self.t.low[k] for k in range(last.behind, amount.i) if self.t.owner[k] != "time"]
        return between in _LISTED

    def _is_part(self, amount: Amount, last: Amount) -> bool:
        """ "break down the 7.4%: 4.1 volume, 2.2 price": parts of a rate, each before its name"""
        between = self.t.low[last.behind : amount.i]
        listed = last.rule == "bare/compared" and between[-1:] == [","] and len(between) <= _GAP
        return amount.step < 1 and (between == [":"] or listed)

    def _is_gapped(self, amount: Amount, last: Amount) -> bool:
        """ "Loans grew 7 per cent, deposits 5;", "added 180 bips, mix took away 60": the clause goes on with another noun, and ends behind its figure"""
        t = self.t
        between = t.low[last.behind : amount.i]
        behind = t.word(amount.j) in ("", ".", ",", ";", ")") or amount.step < 1 and t.word(amount.j) == "and"
        told = (k for k in range(last.behind + 1, amount.i) if t.owner[k] != "time")  # "4.21% and the 2-year 3.98"
        named = 1 < len(between) <= _GAP + (amount.step < 1) and between[0] in JOINTS and all(map(t.is_word, told))
        return (
            behind
            and named
            and self.lexicon.words("change_words").isdisjoint(between)
            and not self.lexicon.units.at(t, amount.i - 1)
        )

    def _is_distance(self, amount: Amount) -> bool:
        """ "three basis points less than on Friday and almost 60 below their peak" """
        return self.cues.lead(amount.i) == "and" and self.t.word(amount.j) in ("below", "above")

    def _is_another(self, amount: Amount) -> bool:
        """ "took 180 basis points off growth, and the calendar another 60", "eleven shops were shut, which leaves 1,148" """
        before = self.t.word(amount.i - 1)
        return before in self.lexicon.words("one_more") or before in self.lexicon.words("leaving")

    def _is_expected(self, amount: Amount) -> bool:
        """ "beat the 39 expected", "the 4.1 consensus", "a tad below the 83 we like to see" """
        told = self.t.word(amount.j) in self.lexicon.words("expected") or self.cues.lead(amount.i) in _BESIDE
        return self.t.word(amount.i - 1) == "the" and told

    def _fits(self, amount: Amount, last: Amount) -> bool:
        lead = self.cues.lead(amount.i)
        assert amount.value is not None
        assert last.value is not None
        if last.kind == "multiple":  # "2.4 turns, down from three and a quarter"
            return amount.worded and lead in AGAINST and _near(amount.value, last.value)
        if last.kind == "pp":  # "retention ticked down a point to 114"
            return self.t.low[last.behind : amount.i] == ["to"]
        if last.kind == "percent":
            if self._is_end(amount, last):
                return _near(amount.value, last.value)
            told = amount.step < 1 or self._is_expected(amount) or self._is_gapped(amount, last)
            rated = lead != "to" and told and _near(amount.value, last.value)
            return rated and self.cues.index_at() >= amount.i
        if self._is_another(amount):
            alike = (
                like(amount, last)
                or last.kind == "count"
                and self.t.word(amount.i - 1) in self.lexicon.words("leaving")
            )
            return last.kind in ("bps", "count") and bool(last.unit) and amount.step == last.step and alike
        if last.kind == "count":  # "5.9 million passengers, or 197,000 a day"
            return lead == "or" and bool(amount.per) and not last.incidental
        told = (
            lead in _COMPARED
            or lead in ("s", "was", "is")
            or self._is_distance(amount)
            or self._is_gapped(amount, last)
            or last.rule == "bare/compared"
            and self._is_listed(amount, last)
        )
        return last.kind == "bps" and amount.step == 1 and told  # "58 basis points, from negative 16"

    def _as_money(self, amount: Amount, last: Amount) -> bool:
        factor = last.factor or (last.rate if last.rate < 1 else None)  # "45 cents from 42"
        against = self.cues.lead(amount.i) in AGAINST or self._is_expected(amount)
        assert amount.value is not None
        if factor is None or not against or last.rate > 1 or not last.value:
            return False
        if not 1 / _CLOSE <= abs(amount.value * factor / last.value) <= _CLOSE:
            return False
        amount.value, amount.step, amount.factor = amount.value * factor, amount.step * factor, last.factor
        amount.rate = last.rate
        return True

    def with_later(self, amount: Amount, after: list[Amount]) -> bool:
        """ "ticked down to 1.1 from 1.4 percent", "nearer 8 than 12 percent": one unit behind both"""
        between = self.t.low[amount.j : after[0].i] if after else []
        other = after[0] if len(between) == 1 and between[0] in _WITH_ONE_UNIT else None
        if other is None or other.kind not in RELATIVE or amount.factor:
            return False
        if amount.value is None or other.value is None or not _near(amount.value, other.value):
            return False
        amount.kind, amount.unit, amount.rule = other.kind, other.unit, "bare/compared"
        return True

    def echoed(self, amount: Amount, before: list[Amount]) -> bool:
        """ "climbed 6 basis points to 4.61%, and the two-year added 3", "400 basis points, and volume gave back 150" """
        t, told = self.t, next((a for a in reversed(before[-_ECHO:]) if a.kind == "bps"), None)
        if told is None or amount.step != 1 or amount.factor or not like(amount, told):
            return False
        lead, at = t.word(amount.i - 1), self.cues.lead(amount.i)
        moved = lead in self.lexicon.words("change_words") and lead not in _UP_OR_DOWN
        moved = moved or lead in _PARTICLES and t.is_word(amount.i - 2)
        moved = moved or lead == "like" and at in _BEING
        ends = not t.is_word(amount.j) or t.word(amount.j) in _PARTED or t.owner[amount.j] == "time"
        if not (moved and ends):
            return False
        amount.kind, amount.unit, amount.rule = "bps", "bps", "bare/moved"
        return True

    def in_words(self, amount: Amount, last: Amount) -> bool:
        """ "has doubled to 8 percent from four in 2021", "I paid 12 times cash flow, and it fetches close to thirty" """
        t = self.t
        behind = t.word(amount.j)
        ends = behind in ("", ".", ",", ";", ")", "in", "a", "at", "on") and not self.lexicon.units.at(t, amount.j)
        ends = ends or self.lexicon.hedges_after.at(t, amount.j) is not None  # "from three and change"
        dated = amount.j < t.n and t.owner[amount.j] == "time"
        ends = ends or dated
        told = t.word(amount.i - 1) in _SPOKEN or dated and t.word(amount.i - 1) == "and"  # "and nine this year"
        hedge = self.lexicon.hedges_before.before(t, amount.i)
        between = t.low[last.j : hedge[1] if hedge else amount.i]
        # "thirty percent, thirty-one at best", "mid-single digits, call it five"
        told = told or between == [","] and (last.worded or hedge is not None)
        rated = last.kind in ("percent", "bps", "pp") and told
        times = last.rule == "measure/x" and amount.value is not None and amount.value > 4
        if ends and (rated or times) and like(amount, last):
            amount.kind, amount.unit, amount.bare = last.kind, last.unit, last.bare
            amount.rule = "bare/ratio" if last.kind == "multiple" else "bare/neighbour"
            return True
        return False

    def names_unit(self, k: int) -> bool:
        return NounReader(self.lexicon, self.t).at(k) is not None


def like(amount: Amount, other: Amount) -> bool:
    """Whether two amounts are of one order of magnitude."""
    a = amount.value if amount.value is not None else amount.high
    b = other.value if other.value is not None else other.high
    if not a or not b:
        return False
    return Decimal(1) / _LIKE <= abs(a / b) <= _LIKE


def _near(a: Decimal, b: Decimal) -> bool:
    a, b = abs(a), abs(b)
    most = _NEAR if max(a, b) < 10 else _CLOSE
    return bool(a and b) and 1 / most <= a / b <= most
