"""Units that a sentence leaves out: "up from 506,000", "EPS of 1.25", "the S&P lost 1.7% to 6,013"."""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens
from factcheck.extract.quantities.amounts import SMALL, Amount
from factcheck.extract.quantities.compared import ComparisonReader, like
from factcheck.extract.quantities.cues import CueReader
from factcheck.extract.quantities.gaps import GapReader
from factcheck.extract.quantities.heads import MONEY, HeadReader
from factcheck.extract.quantities.neighbours import NeighbourReader
from factcheck.extract.quantities.nouns import NounReader

_ALIKE = 50
_CENT = Decimal("0.01")
_SMALL_POINTS = 20
_MOST_TIMES = 500
_FEW_BPS = 5
_MOST_PERCENT = 100
_ON_REVENUE = (["on", "revenue"], ["on", "sales"], ["on", "revenues"])
# How far a unit is looked for: a sentence that goes on for longer is a table or hostile.
_NEIGHBOURS = 12
_WORDS_BACK = 60
_HEAD_BACK = 14
_BETTER = frozenset({"better", "worse"})
_BRACKETED = (["("], ["(", "was"], ["(", "from"], ["(", "previously"], ["(", "prior"], ["(", "prev"])
_BESIDE = frozenset("below above behind ahead under shy".split())


class UnitFiller:
    """Gives every bare amount of one sentence its kind and unit."""

    def __init__(self, lexicon: LeafLexicon, tokens: Tokens) -> None:
        self.lexicon = lexicon
        self.t = tokens
        self.cues = CueReader(lexicon, tokens)
        self.neighbours = NeighbourReader(lexicon, tokens, self.cues)
        self.heads = HeadReader(lexicon, tokens, self.cues)
        self.compared = ComparisonReader(lexicon, tokens, self.cues)
        self.gaps = GapReader(lexicon, tokens, self.cues)
        self._rated: bool | None = None

    def fill(self, amounts: list[Amount]) -> list[Amount]:
        """The amounts with their units; number words that count nothing are left out."""
        kept: list[Amount] = []
        for position, amount in enumerate(amounts):
            if amount.kind == "" and amount.per and amount.per.isupper() and len(amount.per) == 3:
                self._rate(amount)
            elif amount.kind == "":
                self._bare(amount, kept[-_NEIGHBOURS:], amounts[position + 1 : position + 2])
            elif amount.unit == "points" and amount.kind == "count" and self._is_percentage(amount, amounts):
                amount.kind, amount.unit = "pp", "pp"
            elif kept and self._is_named_part(amount, kept[-1]):
                amount.unit = kept[-1].unit
            if amount.kind:
                kept.append(amount)
        self._cents(kept)
        return kept

    def _is_named_part(self, amount: Amount, whole: Amount) -> bool:
        """ "45 jets, including 40 Boeing 737 MAX aircraft": the part before a name is counted as the whole is"""
        named = self.t.word(amount.i - 1) == "including" and amount.j == amount.i + 1 and amount.kind == "count"
        return named and whole.kind == "count" and whole.j > whole.i + 1 and bool(whole.unit)

    def _cents(self, amounts: list[Amount]) -> None:
        """ "1.20 euros a share, ten cents more": cents, and vague amounts, are of the currency that is told"""
        told = {a.unit for a in amounts if a.kind == "money" and not a.bare}
        for amount, after in zip_longest(amounts, amounts[1:]):
            if amount.kind != "money" or not amount.bare or amount.rate != _CENT and amount.rule != "band":
                continue
            if after is not None and after.kind == "money" and self.t.low[amount.j : after.i] == ["to"]:
                amount.unit = after.unit  # "dropped half a cent to $1.3351"
            elif len(told) == 1:
                amount.unit = next(iter(told))

    def _is_percentage(self, amount: Amount, amounts: list[Amount]) -> bool:
        top = amount.value if amount.value is not None else amount.high
        if top is None or abs(top) >= _SMALL_POINTS:
            return False
        rated = any(a.kind in ("percent", "pp") for a in amounts)
        if self.t.word(amount.j) in _BETTER or rated and amount.step < 1 and self.t.word(amount.j) in _BESIDE:
            return True  # "fared 1.4 points better than the index", "6.3 percent, 0.6 point below its benchmark"
        compared = self.t.word(amount.j) in ("lower", "higher", "less", "more") and self.t.word(amount.j + 1) == "than"
        if compared and amount.step < 1 and self.cues.index_at() == self.t.n:
            return True  # "That's 0.2 points lower than in August"
        if self.cues.index_at() < self.t.n:
            return False
        if self._rated is None:
            cues = self.lexicon.words("rate_cues")
            self._rated = rated or not cues.isdisjoint(self.t.low)
        return self._rated

    def _rate(self, amount: Amount) -> None:
        """ "the yuan midpoint at 7.1738 per dollar"."""
        for k in range(amount.i - 1, max(-1, amount.i - _WORDS_BACK), -1):
            money = self.lexicon.money_words.at(self.t, k)
            if money and money[0].code != amount.per:
                amount.kind, amount.unit, amount.rule = "money", money[0].code, "rate"
                return
        self._as_count(amount, "")

    def _bare(self, amount: Amount, before: list[Amount], after: list[Amount]) -> None:
        if self._of_them(amount, after):
            return
        if amount.worded and not amount.factor and not self.cues.is_ratio(amount):
            if amount.step < 1 and self._compared(amount, before, after):
                return
            self._gapped(amount, before)
            return
        of_them = amount.factor and self.t.low[amount.j : amount.j + 2] == ["of", "them"]
        if of_them and not any(a.kind == "count" for a in before):
            self._as_count(amount, "")  # "there are 210 million of them" is no money
            return
        for filling in (
            self._in_brackets,
            self._moved,
            self._echoed,
            self._of_mark,
            self._of_money,
            self._priced,
            self._spread,
            self._from_cue,
            self._from_index,
            self._from_head,
            self._compared,
            self._from_neighbour,
            self._from_noun,
        ):
            if filling(amount, before, after):
                return
        if amount.factor and amount.factor >= 1000 and self._suffixed(amount, before):
            amount.kind, amount.unit, amount.bare, amount.rule = "money", "USD", True, "bare/suffix"
        else:
            self._as_count(amount, "")
            amount.incidental = not amount.factor

    def _in_brackets(self, amount: Amount, before: list[Amount], after: list[Amount]) -> bool:
        """ "SEK 59.2bn (58.6)": the figure of the year before with the unit and scale of the one before it."""
        t, head = self.t, before[-1] if before else None
        if head is None or not head.unit or head.kind not in ("money", "percent", "count") or head.value is None:
            return False
        if t.low[head.j : amount.i] not in _BRACKETED or t.word(amount.j) != ")" or amount.value is None:
            return False
        factor = head.factor if head.factor and not amount.factor else Decimal(1)
        if (
            head.kind != "percent"
            and not Decimal(1) / _ALIKE <= abs(amount.value * factor / (head.value or 1)) <= _ALIKE
        ):
            return False
        amount.kind, amount.unit, amount.bare, amount.rule = head.kind, head.unit, head.bare, "bare/brackets"
        amount.value, amount.step, amount.factor = amount.value * factor, amount.step * factor, head.factor
        return True

    def _moved(self, amount: Amount, before: list[Amount], after: list[Amount]) -> bool:
        """ "trimmed the rate by 25 to 4.25%": basis points"""
        level = after[0] if after and self.t.low[amount.j : after[0].i] == ["to"] else None
        rate = level is not None and level.kind == "percent" and self.t.word(amount.i - 1) == "by"
        if not rate or amount.step != 1 or amount.value is None or not _FEW_BPS <= amount.value < _MOST_TIMES:
            return False
        amount.kind, amount.unit, amount.rule = "bps", "bps", "bare/moved"
        return True

    def _echoed(self, amount: Amount, before: list[Amount], after: list[Amount]) -> bool:
        return self.compared.echoed(amount, before)

    def _yielded(self, amount: Amount) -> bool:
        """ "the stock yields 4.2", "and take rate 14.1": what words of rates tell is in percent"""
        word = self.t.word(amount.i - 1)
        told = word in self.lexicon.words("rate_verbs") or word in self.lexicon.words("rate_heads")
        if told and not amount.factor and (amount.step < 1 or word in self.lexicon.words("rate_verbs")):
            return True
        return amount.step < 1 and not amount.factor and self._is_of_rate(amount)

    def _is_of_rate(self, amount: Amount) -> bool:
        """ "Inflation slowed to 2.4", "churn of 1.1", "attrition at a low of 8.9": nothing is told before it but the rate"""
        t, lead = self.t, self.cues.lead(amount.i)
        if lead not in self.lexicon.words("level_before") or amount.value is None or abs(amount.value) > _MOST_PERCENT:
            return False
        for k in range(amount.i - 1, max(-1, amount.i - _HEAD_BACK), -1):
            if t.owner[k] == "quantity" or t.low[k] in (";", ":", "(", "per", "index", "swap", "swaps"):
                return False
            if t.low[k] in self.lexicon.words("percent_heads"):
                return True
        return False

    def _priced(self, amount: Amount, before: list[Amount], after: list[Amount]) -> bool:
        """ "earned 1.05 a share", "72.15 a barrel": what is told per such a thing is money"""
        priced = amount.per in self.lexicon.words("priced_per") and (amount.step < 1 or amount.per != "share")
        # "had pencilled in 1.02 on revenue of 3.9 billion"
        priced = priced or amount.step == _CENT and self.t.low[amount.j : amount.j + 2] in _ON_REVENUE
        if not priced or amount.factor:
            return False
        self._as_money(amount, before, "bare/per")
        return True

    def _spread(self, amount: Amount, before: list[Amount], after: list[Amount]) -> bool:
        """ "the spread narrowed to 88", "credit default swaps rose to 212", "SOFR+350" """
        t = self.t
        if t.word(amount.j) == "over" and t.word(amount.j + 1) in self.lexicon.words("benchmark_rates"):
            amount.kind, amount.unit, amount.rule = "bps", "bps", "bare/spread"  # "done at 475 to 525 over SOFR"
            return True
        over = t.word(amount.i - 1) == "+" and t.glued(amount.i) or t.word(amount.i - 1) == "plus"
        wide = amount.value is not None and amount.value >= _SMALL_POINTS  # "settlement is T+2"
        lettered = (
            over
            and wide
            and t.low[amount.i - 1] == "+"
            and t.glued(amount.i - 1)
            and t.raw(amount.i - 2) in ("E", "S", "L", "T")
        )  # "cut to E+325"
        if over and (lettered or t.word(amount.i - 2) in self.lexicon.words("benchmark_rates")):
            amount.kind, amount.unit, amount.rule = "bps", "bps", "bare/spread"
            return True
        if (
            amount.factor
            or amount.step < Decimal("0.1")
            or self.cues.lead(amount.i) not in self.lexicon.words("level_before")
        ):
            return False
        for k in range(amount.i - 1, max(-1, amount.i - _HEAD_BACK), -1):
            if t.owner[k] == "quantity" or t.low[k] in (";", ":", "("):
                return False
            if t.low[k] in self.lexicon.words("spread_cues"):
                amount.kind, amount.unit, amount.rule = "bps", "bps", "bare/spread"
                return True
        return False

    def _of_mark(self, amount: Amount, before: list[Amount], after: list[Amount]) -> bool:
        """ "passed the 10k mark in paying customers", "the one-million milestone for subscribers" """
        t, k = self.t, self.t.hyphen(amount.j)
        if t.word(k) not in self.lexicon.words("round_marks") or t.word(k + 1) not in ("in", "of", "for"):
            return False
        noun = NounReader(self.lexicon, t).at(k + 2)
        if noun is not None:
            self._as_count(amount, noun[0].unit)
        return noun is not None

    def _of_money(self, amount: Amount, before: list[Amount], after: list[Amount]) -> bool:
        """ "two hundred million of EBITDA", "40 million in free cash flow" """
        t, k = self.t, amount.j
        if not amount.factor or t.word(k) not in ("of", "in"):
            return False
        told = next((n for n in range(k + 1, k + 4) if t.word(n) in self.lexicon.words("money_cues")), 0)
        if not told or not all(
            t.is_word(n) and t.low[n] not in self.lexicon.words("joints") for n in range(k + 1, told)
        ):
            return False
        self._as_money(amount, before, "bare/cue")
        return True

    def _compared(self, amount: Amount, before: list[Amount], after: list[Amount]) -> bool:
        return self.compared.with_earlier(amount, before) or self.compared.with_later(amount, after)

    def _from_head(self, amount: Amount, before: list[Amount], after: list[Amount]) -> bool:
        unit = self.heads.of_clause(amount, before)
        if unit:
            self._as_count(amount, unit)
        return bool(unit)

    def _from_noun(self, amount: Amount, before: list[Amount], after: list[Amount]) -> bool:
        unit = self.heads.of_sentence(amount)
        if unit == MONEY:
            self._as_money(amount, before, "bare/cue")
        elif unit:
            self._as_count(amount, unit)
        return bool(unit)

    def _from_neighbour(self, amount: Amount, before: list[Amount], after: list[Amount]) -> bool:
        other = self.neighbours.of(amount, before, after)
        if other is not None:
            self._like_neighbour(amount, other)
        return other is not None

    def _as_money(self, amount: Amount, before: list[Amount], rule: str) -> None:
        """Of the currency told last, which one in brackets only restates ("1.27 billion crowns ($119 million) ... 84 million")."""
        told = [a for a in before if a.kind == "money"]
        told = [a for a in told if self.t.word(a.i - 1) not in ("(", "[")] or told
        unit, bare = (told[-1].unit, told[-1].bare) if told else ("USD", True)
        amount.kind, amount.unit, amount.bare, amount.rule = "money", unit, bare, rule

    def _as_count(self, amount: Amount, unit: str) -> None:
        amount.kind, amount.unit, amount.rule = "count", unit, amount.rule + "/implied"

    def _suffixed(self, amount: Amount, before: list[Amount]) -> bool:
        """The scale is glued to the figure, as it is to amounts of money in telegraphic style ("rev 12.1bn", but "22,000 against 75k")."""
        counts = any(a.kind == "count" and not a.unit and like(a, amount) for a in before)
        return self.t.glued(amount.j - 1) and not counts

    def _from_cue(self, amount: Amount, before: list[Amount], after: list[Amount]) -> bool:
        """ "EPS of 1.25", "rev 12.1bn", "a P/E of 25", "Ma, 60, said"."""
        t = self.t
        exact = amount.step < 1 or amount.factor
        if (
            t.word(amount.j) in self.lexicon.words("multiple_of")
            and amount.value is not None
            and amount.value < _MOST_TIMES
        ):
            amount.kind, amount.unit, amount.rule = "multiple", "x", "bare/ratio"
            return True
        if (
            t.word(amount.i - 1) == "times"
            or t.low[amount.i - 1 : amount.i] == ["by"]
            and self.cues.is_multiplied(amount)
        ):
            amount.kind, amount.unit, amount.rule = "multiple", "x", "bare/factor"  # "$900 million times 7.5"
            return True
        if self._yielded(amount):
            amount.kind, amount.unit, amount.rule = "percent", "percent", "bare/rate"
            return True
        if self.cues.is_ratio(amount):
            shared = self.cues.names(amount, "percent_ratios")
            kind, unit = ("percent", "percent") if shared else ("multiple", "x")
            amount.kind, amount.unit, amount.rule = kind, unit, "bare/ratio"
            return True
        for k in self.cues.reach(amount):
            money = exact and t.low[k] in self.lexicon.words("money_cues")
            # "shares worth 4.1 billion", but not "24 worth 5.5 trillion"
            money = money or k == amount.i - 1 and exact and t.low[k] == "worth" and t.owner[k - 1] != "quantity"
            money = money or amount.factor and t.low[k] in self.lexicon.words("money_heads")
            if money or self.cues.is_price(amount, k):
                self._as_money(amount, before, "bare/cue")
                return True
        if currency := self.cues.currency_of(amount):
            amount.kind, amount.unit, amount.rule = "money", currency, "bare/rate"
            return True
        if self.cues.is_age(amount):
            amount.kind, amount.unit, amount.incidental, amount.rule = "count", "years", True, "bare/age"
            return True
        return False

    def _of_them(self, amount: Amount, after: list[Amount]) -> bool:
        unit = self.gaps.of_whole(amount, after)
        if unit:
            self._as_count(amount, unit)
            amount.incidental = amount.step >= 1 and amount.value is not None and amount.value <= SMALL
        return bool(unit)

    def _gapped(self, amount: Amount, before: list[Amount]) -> None:
        """A word below a thousand that nothing follows: a rate, what a verb moves by, or what was counted before."""
        if before and self.compared.in_words(amount, before[-1]):
            return
        if self.gaps.is_moved(amount):
            if not self._from_head(amount, before, []):  # "rigs fell by three to 541"
                self._from_noun(amount, before, [])
        elif (other := self.gaps.of(amount, before)) is not None:
            self._like_neighbour(amount, other)
            amount.incidental = other.incidental and self.gaps.is_parted(amount)

    def _from_index(self, amount: Amount, before: list[Amount], after: list[Amount]) -> bool:
        t = self.t
        if amount.factor and not (
            amount.worded and amount.step == 1
        ):  # "finished at nine thousand, two hundred and six"
            return False
        if self.cues.index_at() > amount.i and not self._is_unknown_index(amount, [*before, *after]):
            return False
        if before and before[-1].rule == "measure/x" and like(amount, before[-1]) and amount.step >= 1:
            return False  # "the S&P 500 trades at 22 times earnings; its ten-year low is 14"
        told = t.word(amount.i - 1) in self.lexicon.words("level_before") or amount.step < 1 or "," in t.low[amount.i]
        told = told or self.cues.lead(amount.i) in self.lexicon.words("level_before")
        if told or t.word(amount.j) in ("separates", "divides"):  # "50 separates growth from contraction"
            self._as_count(amount, "points")
        return told

    def _is_unknown_index(self, amount: Amount, others: list[Amount]) -> bool:
        """ "The KTX closed at 1,612.35, 0.4% lower": thousands with two decimals beside a percentage, and no money near"""
        t = self.t
        if (
            amount.step == Decimal("0.01")
            and "," in t.low[amount.i]
            and "points" in t.low[amount.j : amount.j + _NEIGHBOURS]
        ):
            return True  # "Seoul shares ended at 4,020.55, up 26.04 points"
        shaped = "," in t.low[amount.i] and amount.step == Decimal("0.01") and t.word(amount.i - 1) in ("at", "to")
        return shaped and any(a.kind == "percent" for a in others) and all(a.kind != "money" for a in others)

    def _like_neighbour(self, amount: Amount, other: Amount) -> None:
        amount.kind, amount.unit, amount.bare, amount.rule = other.kind, other.unit, other.bare, "bare/neighbour"
        if other.kind == "multiple":
            amount.rule = "bare/ratio"
