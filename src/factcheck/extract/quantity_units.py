"""Units that a sentence leaves out: "up from 506,000", "EPS of 1.25", "the S&P lost 1.7% to 6,013"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.amounts import Amount
from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens

_ALIKE = 50
_SMALL_POINTS = 20
# How far a unit is looked for: a sentence that goes on for longer is a table or hostile.
_NEIGHBOURS = 12
_WORDS_BACK = 60


class UnitFiller:
    """Gives every bare amount of one sentence its kind and unit."""

    def __init__(self, lexicon: LeafLexicon, tokens: Tokens) -> None:
        self.lexicon = lexicon
        self.t = tokens
        self._index: int | None = None
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
            if amount.kind:
                kept.append(amount)
        return kept

    def _is_percentage(self, amount: Amount, amounts: list[Amount]) -> bool:
        top = amount.value if amount.value is not None else amount.high
        if top is None or abs(top) >= _SMALL_POINTS or self._index_at() < self.t.n:
            return False
        if self._rated is None:
            cues = self.lexicon.words("rate_cues")
            self._rated = any(a.kind == "percent" for a in amounts) or not cues.isdisjoint(self.t.low)
        return self._rated

    def _index_at(self) -> int:
        """The token behind the first cue of an index, or the number of tokens."""
        if self._index is None:
            cues = self.lexicon.phrases("index_cues")
            found = (cues.at(self.t, k) for k in range(self.t.n) if self.t.low[k] in cues)
            self._index = next((hit[1] for hit in found if hit), self.t.n)
        return self._index

    def _rate(self, amount: Amount) -> None:
        """ "the yuan midpoint at 7.1738 per dollar"."""
        for k in range(amount.i - 1, max(-1, amount.i - _WORDS_BACK), -1):
            money = self.lexicon.money_words.at(self.t, k)
            if money and money[0].code != amount.per:
                amount.kind, amount.unit, amount.rule = "money", money[0].code, "rate"
                return
        self._as_count(amount, "")

    def _bare(self, amount: Amount, before: list[Amount], after: list[Amount]) -> None:
        if amount.worded and not amount.factor:
            return
        for filling in (self._in_brackets, self._from_cue, self._from_index, self._from_neighbour, self._from_noun):
            if filling(amount, before, after):
                return
        if amount.factor and amount.factor >= 1000 and self._suffixed(amount):
            amount.kind, amount.unit, amount.bare, amount.rule = "money", "USD", True, "bare/suffix"
        else:
            self._as_count(amount, "")
            amount.incidental = not amount.factor

    def _in_brackets(self, amount: Amount, before: list[Amount], after: list[Amount]) -> bool:
        """ "SEK 59.2bn (58.6)": the figure of the year before with the unit and scale of the one before it."""
        t, head = self.t, before[-1] if before else None
        if head is None or not head.unit or head.kind not in ("money", "percent", "count") or head.value is None:
            return False
        if t.low[head.j : amount.i] != ["("] or t.word(amount.j) != ")" or amount.value is None:
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

    def _as_count(self, amount: Amount, unit: str) -> None:
        amount.kind, amount.unit, amount.rule = "count", unit, amount.rule + "/implied"

    def _suffixed(self, amount: Amount) -> bool:
        """The scale is glued to the figure, as it is to amounts of money in telegraphic style."""
        return self.t.glued(amount.j - 1)

    def _from_cue(self, amount: Amount, before: list[Amount], after: list[Amount]) -> bool:
        """ "EPS of 1.25", "rev 12.1bn", "a P/E of 25", "Ma, 60, said"."""
        t = self.t
        exact = amount.step < 1 or amount.factor
        if t.word(amount.j) == "multiple":
            amount.kind, amount.unit, amount.rule = "multiple", "x", "bare/ratio"
            return True
        for k in range(amount.i - 1, max(-1, amount.i - 5), -1):
            if t.low[k] in (",", ";", "(", ")") or t.owner[k] == "quantity":
                break
            if self.lexicon.phrases("ratio_cues").at(t, k):
                amount.kind, amount.unit, amount.rule = "multiple", "x", "bare/ratio"
                return True
            if exact and t.low[k] in self.lexicon.words("money_cues"):
                amount.kind, amount.unit, amount.bare, amount.rule = "money", "USD", True, "bare/cue"
                return True
        if self._is_age(amount):
            amount.kind, amount.unit, amount.incidental, amount.rule = "count", "years", True, "bare/age"
            return True
        return False

    def _is_age(self, amount: Amount) -> bool:
        """ "Ma, 60, said"."""
        t = self.t
        alone = t.word(amount.i - 1) == t.word(amount.j) == "," and t.capital(amount.i - 2)
        return bool(alone and amount.value is not None and 15 < amount.value < 100 and amount.step == 1)

    def _from_index(self, amount: Amount, before: list[Amount], after: list[Amount]) -> bool:
        t = self.t
        if amount.factor or self._index_at() > amount.i:
            return False
        told = t.word(amount.i - 1) in self.lexicon.words("level_before") or amount.step < 1 or "," in t.low[amount.i]
        if told:
            self._as_count(amount, "points")
        return told

    def _from_neighbour(self, amount: Amount, before: list[Amount], after: list[Amount]) -> bool:
        """The unit of an amount of like size: the one before, or the one behind "to"."""
        t = self.t
        word = t.word(amount.i - 1)
        compared = word in self.lexicon.words("level_before") or word in ("the", "some", "(", ",")
        compared = compared or t.low[amount.j : amount.j + 2] in (["of", "them"], ["of", "which"], ["of", "those"])
        compared = compared or t.word(amount.j) in self.lexicon.words("change_words")
        for other in [*reversed(before), *after[:1]]:
            if t.low[min(other.behind, amount.i) : amount.i] == ["to"] and other.kind == "count" and other.unit:
                self._like_neighbour(amount, other)  # "fell by 2,150 tons to 264,400"
                return True
            if other.kind not in ("money", "count", "percent", "multiple") or not other.unit or other.incidental:
                continue
            if other.kind == "percent" or (other.kind == "count" and other.unit == "points"):
                continue
            if ";" in t.low[other.j : amount.i]:
                continue
            if other.kind == "multiple" and (other.rule not in ("bare/ratio", "measure/x") or word == "to"):
                continue
            if amount.factor or (compared and _like(amount, other)):
                self._like_neighbour(amount, other)
                return True
        return False

    def _like_neighbour(self, amount: Amount, other: Amount) -> None:
        amount.kind, amount.unit, amount.bare, amount.rule = other.kind, other.unit, other.bare, "bare/neighbour"
        if other.kind == "multiple":
            amount.rule = "bare/ratio"

    def _from_noun(self, amount: Amount, before: list[Amount], after: list[Amount]) -> bool:
        """ "users rose to 200 million": a counted noun earlier in the sentence, else a word for money."""
        t = self.t
        before_it = t.word(amount.i - 1)
        told = before_it in self.lexicon.words("level_before") or before_it in self.lexicon.words("change_words")
        if not (amount.factor or told):
            return False
        for k in range(amount.i - 1, max(-1, amount.i - _WORDS_BACK), -1):
            if t.owner[k]:
                continue
            found = self.lexicon.units.at(t, k)
            plural = t.low[k].endswith("s") or t.low[k] in self.lexicon.words("count_heads") or t.low[k] == "people"
            if found and plural and (not found[0].incidental or amount.factor):
                self._as_count(amount, found[0].unit)
                return True
            if amount.factor and t.low[k] in self.lexicon.words("money_cues"):
                amount.kind, amount.unit, amount.bare, amount.rule = "money", "USD", True, "bare/cue"
                return True
        return False


def _like(amount: Amount, other: Amount) -> bool:
    a = amount.value if amount.value is not None else amount.high
    b = other.value if other.value is not None else other.high
    if not a or not b:
        return False
    return Decimal(1) / _ALIKE <= abs(a / b) <= _ALIKE
