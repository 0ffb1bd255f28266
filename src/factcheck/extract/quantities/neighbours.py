"""The unit of another amount of the sentence: "up from 506,000", "fell by 2,150 tons to 264,400", "we've opened 31"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens
from factcheck.extract.quantities.amounts import Amount
from factcheck.extract.quantities.compared import AGAINST, BEHIND_FIGURE, like
from factcheck.extract.quantities.cues import CueReader

_MORE = frozenset("more fewer less higher lower above below".split())
_SUBJECTS = frozenset(["the", "some", "(", ",", "whom", "which"])
_PARTS = (["of", "them"], ["of", "which"], ["of", "those"])
_TWIN = Decimal("2.5")  # nearer than this a figure is the other side of a comparison


class NeighbourReader:
    """Of one sentence."""

    def __init__(self, lexicon: LeafLexicon, tokens: Tokens, cues: CueReader) -> None:
        self.lexicon = lexicon
        self.t = tokens
        self.cues = cues

    def of(self, amount: Amount, before: list[Amount], after: list[Amount]) -> Amount | None:
        """The amount whose unit is that of the bare one: the last before that it can be compared with, or the one behind "to"."""
        compared = self._is_compared(amount, before)
        restated = [a for a in before if a.kind == "money" and self.t.word(a.i - 1) in ("(", "[")]
        for other in [*reversed([a for a in before if a not in restated]), *restated[::-1], *after[:1]]:
            if self._moves(amount, other) or self._shares(amount, other, before) and (
                self._counts_on(amount, other) or self._is_alike(amount, other, before, compared=compared)
            ):  # fmt: skip
                return other
        return None

    def _is_compared(self, amount: Amount, before: list[Amount]) -> bool:
        """Whether its place is that of the other side of a comparison."""
        t, behind = self.t, self.t.word(amount.j)
        if self.cues.lead(amount.i) in self.lexicon.words("level_before") or t.word(amount.i - 1) in _SUBJECTS:
            return True
        if t.low[amount.j : amount.j + 2] in _PARTS or behind in self.lexicon.words("change_words"):
            return True
        if not t.is_word(amount.j) or behind in BEHIND_FIGURE:
            return True
        # "25 stores; we've opened 31,"
        return ";" in t.low[: amount.i] and behind in (",", ".", "", "and") and self._goes_on(amount, before)

    def _moves(self, amount: Amount, other: Amount) -> bool:
        """ "fell by 2,150 tons to 264,400", "narrowed 15 basis points to +72" """
        t = self.t
        if other.i > amount.i:  # "rose by 21,905 to 2.43 million people"
            by = t.word(amount.i - 1) == "by" and t.low[amount.j : other.i] == ["to"]
            return by and other.kind == "count" and bool(other.unit)
        if other.kind == "count":
            return t.low[min(other.behind, amount.i) : amount.i] == ["to"] and bool(other.unit)
        leads = t.word(amount.i - 1) == "to" and other.i < amount.i
        return other.kind == "bps" and leads and amount.value is not None and amount.step == 1

    def _shares(self, amount: Amount, other: Amount, before: list[Amount]) -> bool:
        """Whether the other's unit can be that of a bare figure, and the sentence has not gone on to something else."""
        t, lead = self.t, self.cues.lead(amount.i)
        if other.kind not in ("money", "count", "percent", "multiple") or not other.unit or other.incidental:
            return False
        if other.kind == "percent":  # "74% of the crop, against 68 a year ago"
            return other.i < amount.i and lead in AGAINST and amount.step >= 1 and like(amount, other)
        if other.kind == "count" and other.unit in ("points", "pips"):
            return False
        # "crude stocks fell 607,000 barrels; gasoline stocks, 1.1 million"
        gapped = t.word(amount.i - 1) in (",", ":", "at") and bool(amount.factor)
        return ";" not in t.low[other.j : amount.i] or lead == "by" or gapped or self._goes_on(amount, before)

    def _counts_on(self, amount: Amount, other: Amount) -> bool:
        """ "bought 196 coins, taking its hoard to 640,031", "1.47 million permits ... missed by 10,000" """
        t = self.t
        if other.kind == "percent":
            return True
        if other.kind != "count":
            return False
        leads = t.word(amount.i - 1) == "to"
        if self.cues.lead(amount.i) == "with" and t.word(amount.i - 2) in self.lexicon.words("year_closers"):
            return True  # "added 14 stores and ended with 1,022"
        if leads and not self.lexicon.words("bringing").isdisjoint(t.low[amount.i - 6 : amount.i]):
            return True
        differs = t.word(amount.j) in _MORE or leads and t.word(amount.i - 2) in self.lexicon.words("tallies")
        return (self.cues.lead(amount.i) == "by" or differs) and amount.j < t.n and other.i < amount.i

    def _is_alike(self, amount: Amount, other: Amount, before: list[Amount], *, compared: bool) -> bool:
        if other.kind == "money" and other.factor and not amount.factor and amount.step == 1:
            return False  # "$22.1 million ..., taking its hoard to 640,031"
        if other.kind == "money" and not amount.factor and any(self._is_twin(amount, a) for a in before):
            return self._is_twin(amount, other)
        if other.kind == "multiple" and (
            other.i > amount.i
            or other.rule not in ("bare/ratio", "measure/x", "range")
            or self.t.word(amount.i - 1) == "to"
            and self.t.low[other.i - 1 : other.i] != ["from"]
        ):
            return False
        return bool(amount.factor) and other.kind != "multiple" or compared and like(amount, other)

    def _is_twin(self, amount: Amount, other: Amount) -> bool:
        """ "4,060 customers that spend $100,000 a year, up from 3,390": of two units, that of the figure of the same size"""
        if not amount.value or not other.value or other.kind not in ("money", "count"):
            return False
        counted = other.kind == "money" or bool(other.unit) and not other.incidental
        return counted and 1 / _TWIN <= abs(amount.value / other.value) <= _TWIN

    def _goes_on(self, amount: Amount, before: list[Amount]) -> bool:
        """ "25 stores; we've opened 31", "139,000 jobs; April was revised down by 30,000": nothing else is spoken of"""
        t = self.t
        units = {other.unit for other in before if other.kind == "count" and not other.incidental}
        first = max(k for k in range(amount.i) if t.low[k] == ";") + 1
        said = range(first, amount.i)
        free = [k for k in said if not t.owner[k]]
        nouns = any(t.capital(k) and not t.raw(k).isupper() or self._is_other_noun(t.low[k]) for k in free)
        return len(units) == 1 and not nouns

    def _is_other_noun(self, word: str) -> bool:
        return len(word) > 3 and word.endswith("s") and word not in self.lexicon.words("flows")
