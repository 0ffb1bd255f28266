"""What the words before a bare figure say that it is: a ratio, a rate of exchange, a price, an age, the level of an index."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens
from factcheck.extract.quantities.amounts import Amount

_PIP = Decimal("0.0001")
_RATIO_OF = 12
_NEAR, _FAR = 4, 6
_YOUNG, _OLD = 15, 100
_OLDER = frozenset({"older", "younger"})
_SPEAKING = frozenset({"says", "said", "who", "told"})
_NO_INDEX = frozenset({":", "payback"})
_BASES = frozenset({"USD", "EUR", "GBP"})
"""Currencies that are quoted themselves in units of others ("the euro bought 1.0842")."""
_BEFORE_A_RATIO = frozenset("of at was is to ratio stood stands came comes in a : = from".split())


class CueReader:
    """The cues of one sentence."""

    def __init__(self, lexicon: LeafLexicon, tokens: Tokens) -> None:
        self.lexicon = lexicon
        self.t = tokens
        self._index: int | None = None

    def index_at(self) -> int:
        """The token behind the first cue of an index, or the number of tokens."""
        if self._index is None:
            cues = self.lexicon.phrases("index_cues")
            found = (cues.at(self.t, k) for k in range(self.t.n) if self.t.low[k] in cues)
            # "(TSX: ORC)" names an exchange, "CAC payback" the cost of a customer
            self._index = next((hit[1] for hit in found if hit and self.t.word(hit[1]) not in _NO_INDEX), self.t.n)
        return self._index

    def is_age(self, amount: Amount) -> bool:
        """ "Ma, 60, said"."""
        t = self.t
        last = amount.value if amount.value is not None else amount.high
        if last is None or not _YOUNG < last < _OLD or amount.step != 1:
            return False
        if t.word(amount.j) in ("or", "and") and t.word(amount.j + 1) in _OLDER or t.word(amount.i - 1) == "aged":
            return True  # "those 65 and older", "aged 35 to 44"
        if amount.value is None:
            return False
        before, ends = t.low[max(0, amount.i - 2) : amount.i], not t.is_word(amount.j)
        alone = before[-1:] == [","] and t.word(amount.j) == ","
        alone = alone and (t.capital(amount.i - 2) or t.word(amount.j + 1) in _SPEAKING)
        said = (
            ends and before in (["he", "is"], ["she", "is"], ["he", "was"], ["she", "was"]) or before[-1:] == ["aged"]
        )
        of_people = ends and before in (["them", "over"], ["them", "under"], ["people", "over"], ["people", "under"])
        return alone or said or of_people  # "Ma, 60, said", "She is 64.", "of people over 65"

    def is_price(self, amount: Amount, k: int) -> bool:
        """ "if the stock hits 60", "the shares closed at 41.20" """
        return (
            self.t.low[k] in self.lexicon.words("price_cues")
            and not amount.factor
            and self.lead(amount.i) in self.lexicon.words("at_a_price")
            and self.index_at() == self.t.n
            and "points"
            not in self.t.low[amount.j : amount.j + _FAR]  # "Seoul shares ended at 4,020.55, up 26.04 points"
        )

    def is_ratio(self, amount: Amount) -> bool:
        """ "a P/E of 25", "a PEG above two" """
        return self.names(amount, "ratio_cues") or amount.step < 1 and self._is_ratio_of(amount.i)

    def _is_ratio_of(self, i: int) -> bool:
        """ "the ratio of vacancies to applicants slipped to 1.22" """
        t = self.t
        for k in range(i - 1, max(-1, i - _RATIO_OF), -1):
            if t.owner[k] == "quantity" or t.low[k] in (";", "(", ")"):
                return False
            if t.low[k] == "ratio":
                return t.word(k + 1) == "of" and "to" in t.low[k + 2 : i - 1]
        return False

    def is_multiplied(self, amount: Amount) -> bool:
        """ "multiply $1.1 billion of EBITDA by 8" """
        return not self.lexicon.words("multiplying").isdisjoint(self.t.low[max(0, amount.i - _RATIO_OF) : amount.i])

    def currency_of(self, amount: Amount) -> str:
        """ "the rand slid to 18.9": the currency that is quoted, as so many of it to one of another; "" where none is"""
        t = self.t
        if amount.factor or amount.worded or self.lead(amount.i) not in self.lexicon.words("quoted_at"):
            return ""
        for k in range(amount.i - 1, max(0, amount.i - _RATIO_OF), -1):
            if t.low[k] in (";", "(", ")"):
                return ""
            money = self.lexicon.money_words.at(t, k)
            named = t.word(k - 1) in ("the", "s")
            if money and named and not money[0].minor and money[0].code not in _BASES and not t.owner[k]:
                return money[0].code
        return ""

    def names(self, amount: Amount, cue: str) -> bool:
        cues = self.lexicon.phrases(cue)
        if cue == "ratio_cues" and (self._is_pair(amount) or self._is_quotient(amount)):
            return True
        far = _FAR if cue == "ratio_cues" else _NEAR
        hits = (cues.at(self.t, k) for k in self.reach(amount, far))
        return any(
            hit is not None and self.t.word(hit[1]) != "/" for hit in hits
        )  # of "LTV/CAC" the LTV is no ratio of its own

    def _is_pair(self, amount: Amount) -> bool:
        """ "EUR/USD rose to 1.0912", "USDJPY at 148.87": a rate is a bare ratio"""
        t, codes = self.t, self.lexicon.codes
        if amount.step >= 1:
            return False
        if amount.step == _PIP and not amount.factor:  # "the euro bought 1.0842"
            words = (self.lexicon.money_words.at(t, k) for k in self.reach(amount, _FAR))
            if any(word is not None for word in words):
                return True
        for k in range(max(0, amount.i - 8), amount.i):
            raw = t.raw(k)
            pair = raw.upper() if len(raw) == 6 else ""
            if pair and pair[:3] in codes and pair[3:] in codes or t.low[k] in self.lexicon.words("pair_names"):
                return True
            if raw in codes and amount.step <= _PIP and not t.is_number(k + 1) and not t.is_number(k - 1):
                return True  # "the AUD fell to 0.6512"
            if (
                raw in codes
                and t.word(k + 1) in ("/", "-")
                and t.glued(k + 1)
                and t.n > k + 2
                and t.raw(k + 2) in codes
            ):
                return True
            coins = amount.step <= _PIP and t.word(k + 1) == "/" and t.glued(k + 1) and self._is_coin(k)
            if coins and self._is_coin(k + 2):
                return True  # "ETH/BTC is at 0.0342"
        return False

    def _is_coin(self, k: int) -> bool:
        return k < self.t.n and self.t.raw(k).isupper() and self.lexicon.units.at(self.t, k) is not None

    def _is_quotient(self, amount: Amount) -> bool:
        """ "debt-to-equity of 0.45", "a book-to-bill of 1.1" """
        t = self.t
        if amount.step >= 1 and amount.value is not None and amount.value > 100:
            return False
        k = amount.i - 1
        between = self.lexicon.words("change_words")
        while k > amount.i - 6 and (t.word(k) in _BEFORE_A_RATIO or t.word(k) in between):
            k -= 1
        return t.low[max(0, k - 3) : k] == ["-", "to", "-"] and t.is_word(k) and t.is_word(k - 4)

    def reach(self, amount: Amount, far: int = _NEAR) -> Iterator[int]:
        """The tokens right before a figure that can say what it is, nearest first."""
        t = self.t
        hedge = self.lexicon.hedges_before.before(t, amount.i)
        first = hedge[1] if hedge else amount.i  # "a P/E of just under 22"
        for k in range(first - 1, max(-1, first - 1 - far), -1):
            if t.low[k] in (",", ";", "(", ")") or t.owner[k] == "quantity":
                return
            yield k

    def lead(self, i: int) -> str:
        """The word that a bare figure hangs on, behind hedges and adjectives ("after an upwardly revised 79,000")."""
        t, modifiers = self.t, self.lexicon.words("level_modifiers")
        k = i
        for _ in range(4):
            hedge = self.lexicon.hedges_before.before(t, k)
            if hedge is not None and t.word(k - 1) not in self.lexicon.words("level_before"):
                k = hedge[1]
            elif t.word(k - 1) in modifiers:
                k -= 1
            else:
                break
        return t.word(k - 1)
