"""Quantities told in words: which reading is tried at a token, and coins, points and multiples."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.figures import read_figure, small_figure
from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens
from factcheck.extract.quantities.amounts import Amount, AmountReader
from factcheck.extract.quantities.bands import BandReader
from factcheck.extract.quantities.fractions import FractionReader
from factcheck.extract.quantities.orders import OrderReader

_CENT, _TEN = Decimal("0.01"), Decimal(10)
_MORE = frozenset("more less cheaper dearer higher lower above below".split())
_POINT_BEHIND = frozenset("of in a per from to over higher lower more less below above . , ; ) and but on".split()) | {
    ""
}


class WordReader:
    """Reads quantities in words at a token; `reader` reads the plain amounts inside them."""

    def __init__(self, lexicon: LeafLexicon, tokens: Tokens, reader: AmountReader) -> None:
        self.lexicon = lexicon
        self.t = tokens
        self.reader = reader
        self.orders = OrderReader(lexicon, tokens)
        self.bands = BandReader(lexicon, tokens, reader)
        self.fractions = FractionReader(lexicon, tokens, reader)

    def read(self, i: int) -> Amount | None:
        """The longest-standing reading first: a band before a figure, a ratio before a count."""
        for reading in (
            self.bands.band,
            self.bands.flat,
            self.bands.tens,
            self.bands.something,
            self._point_and_a_half,
            self._one_coin,
            self.fractions.ratio,
            self.fractions.split,
            self.fractions.fraction,
            self.bands.crowd,
            self._multiple,
            self.orders.rank,
            self.orders.streak,
            self.orders.ordinal,
        ):
            amount = reading(i)
            if amount is not None:
                return amount
        return None

    def _point_and_a_half(self, i: int) -> Amount | None:
        """ "a point and a half", "a percentage point and a half" """
        t = self.t
        if t.word(i) not in ("a", "one"):
            return None
        full = i + 1 + (t.word(i + 1) in ("full", "whole", "percentage"))
        halved = t.low[full + 1 : full + 4] == ["and", "a", "half"]
        if (
            t.word(full) == "point"
            and not halved
            and t.word(full + 1) in _POINT_BEHIND
            and t.word(i - 1) in self.lexicon.words("point_before")
        ):
            return Amount(i, full + 1, "pp", Decimal(1), unit="pp", step=Decimal("0.5"), rule="point")
        k = i + 2 if t.word(i + 1) == "point" else i + 3
        if t.word(k - 1) != "point" or k == i + 3 and t.word(i + 1) != "percentage":
            return None
        if t.low[k : k + 3] != ["and", "a", "half"]:
            return None
        return Amount(i, k + 3, "pp", Decimal("1.5"), unit="pp", step=Decimal("0.5"), rule="point/half")

    def _one_coin(self, i: int) -> Amount | None:
        """ "raised by a penny to 26 cents", "shed a dollar-ten": one of a currency as a change or in a comparison"""
        t = self.t
        if t.word(i) not in ("a", "an") or t.word(i + 1) in ("pound", "cent") and t.word(i + 2) == "of":
            return None
        found = self.lexicon.money_words.at(t, i + 1)
        if found is None or t.word(found[1] - 1).endswith("s"):
            return None
        money, end = found
        small = None if money.minor else self._coins_behind(end)
        changed = t.word(i - 1) in self.lexicon.words("point_before") or t.word(i - 1) in self.lexicon.words(
            "change_words"
        )
        compared = t.word(end) in _MORE  # "it costs a dollar more"
        if small is None and not ((changed or compared) and self._ends_at(end)):
            return None
        value = Decimal(1) if small is None else 1 + small[0] * _CENT
        return Amount(
            i, end if small is None else small[1], "money", value * money.rate, unit=money.code, bare=money.bare,
            rate=money.rate, step=_CENT if small else money.rate, rule="money/one",
        )  # fmt: skip

    def _coins_behind(self, end: int) -> tuple[Decimal, int] | None:
        """The cents of "a dollar-ten", "a pound fifty more": in words, and of two places unless they are joined"""
        t = self.t
        if t.hyphen(end) != end:
            return small_figure(self.lexicon, t, end + 1)
        figure = read_figure(self.lexicon, t, end) if t.word(end) in self.lexicon.numerals else None
        whole = figure is not None and not figure.factor and _TEN <= figure.value < _TEN * _TEN
        return (figure.value, figure.end) if figure and whole and self._ends_at(figure.end) else None

    def _ends_at(self, k: int) -> bool:
        return k >= len(self.t.low) or self.t.word(k) in self.lexicon.words("behind_coin")

    def _multiple(self, i: int) -> Amount | None:
        """ "doubled", "twice", "threefold"; "twice a year" is a frequency."""
        t = self.t
        found = self.lexicon.multiples.at(t, i)
        if found is None:
            return None
        entry, j = found
        hyphened = t.hyphen(j) != j
        if t.word(i).endswith("ing") and t.word(i - 1) == "the" and t.word(j) not in ("of", "in"):
            return None  # "the halving" of bitcoin
        if t.word(i) in ("twice", "thrice") and t.word(j) not in self.lexicon.words("times_after"):
            hedged = self.lexicon.hedges_before.before(t, i)
            if hedged is None or t.is_word(j):  # "worth more than twice"; "met twice a year" is a frequency
                return None
        if hyphened or (t.word(i) in ("double", "triple") and t.word(j) in ("digit", "digits", "a")):
            return None
        return Amount(i, j, "multiple", entry.value, unit="x", rule="multiple")
