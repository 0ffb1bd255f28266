"""Quantities told in words: fractions, multiples, vague bands and crowds."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from factcheck.extract.figures import Figure, small_figure
from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens
from factcheck.extract.quantities.amounts import Amount, AmountReader
from factcheck.extract.quantities.orders import OrderReader
from factcheck.rules.vocabulary_numbers import Scale

_CENT = Decimal("0.01")
_FOUR_PLACES = Decimal("0.0001")


_PARTS_BACK = 14
_RATIO_BACK = 6
_AGED = frozenset({"his", "her", "their", "my", "our"})
""" "In her mid forties": an age"""
_DISTANCES = frozenset("below above higher lower cheaper dearer bigger larger smaller off".split())
_POINT_BEHIND = frozenset("of in a per from to over higher lower more less below above . , ; ) and but on".split()) | {
    ""
}
_COIN_BEHIND = frozenset("to from higher lower more less below above a per better worse shy . , ; )".split()) | {""}
_THIRDS = {"low": (1, 3), "mid": (4, 6), "high": (7, 9)}
_DEGREES = frozenset("more less fewer higher lower larger smaller".split())


class WordReader:
    """Reads quantities in words at a token; `reader` reads the plain amounts inside them."""

    def __init__(self, lexicon: LeafLexicon, tokens: Tokens, reader: AmountReader) -> None:
        self.lexicon = lexicon
        self.t = tokens
        self.reader = reader
        self.orders = OrderReader(lexicon, tokens)

    def read(self, i: int) -> Amount | None:
        """The longest-standing reading first: a band before a figure, a ratio before a count."""
        for reading in (
            self._band,
            self._flat,
            self._tens,
            self._point_and_a_half,
            self._one_coin,
            self._ratio,
            self._split,
            self._fraction,
            self._crowd,
            self._multiple,
            self.orders.rank,
            self.orders.streak,
            self.orders.ordinal,
        ):
            amount = reading(i)
            if amount is not None:
                return amount
        return None

    # ------------------------------------------------------------ bands and crowds
    def _band(self, i: int) -> Amount | None:
        found = self.lexicon.bands.at(self.t, i)
        if found is None:
            return None
        band, j = found
        scale, end = self._scale_behind(j) if band.kind == "percent" else (None, j)
        if scale:  # "triple-digit billions", "a double-digit million sum"
            low, high = band.low * scale.factor, band.high * scale.factor
            money = self.lexicon.money_words.at(self.t, end)
            unit, bare, end = (money[0].code, money[0].bare, money[1]) if money else ("USD", True, end)
            return Amount(i, end, "money", None, low, high, unit=unit, cmp="range", bare=bare, rule="band")
        return Amount(
            i,
            j,
            band.kind,
            None,
            band.low,
            band.high,
            unit=band.unit,
            cmp="range",
            bare=band.kind == "money",
            rule="band",
            entries=(self.lexicon.told(band),),
        )

    def _scale_behind(self, j: int) -> tuple[Scale | None, int]:
        plural = self.lexicon.scale_plurals.get(self.t.word(j))
        if plural:
            return plural, j + 1
        found = self.lexicon.scales.at(self.t, self.t.hyphen(j))
        return found if found else (None, j)

    def _flat(self, i: int) -> Amount | None:
        """ "flat to up 1%", "flat to down 2%", "down 1% to up 2%"."""
        t = self.t
        if t.word(i) == "flat" and t.word(i + 1) == "to":
            low, k = Decimal(0), i + 2
        elif t.word(i) == "down":
            first = self.reader.read(i + 1)
            if (
                first is None
                or first.value is None
                or first.kind != "percent"
                or t.word(first.j) != "to"
                or t.word(first.j + 1) not in ("up", "flat")
            ):
                return None
            low, k = -first.value, first.j + 1
            if t.word(k) == "flat":
                return self._between(i, k + 1, low, Decimal(0), first)
        else:
            return None
        sign = -1 if t.word(k) == "down" else 1
        second = self.reader.read(k + 1 if t.word(k) in ("up", "down", "plus") else k)
        if second is None or second.value is None or second.kind != "percent":
            return None
        ends = (low, sign * second.value)
        return self._between(i, second.j, min(ends), max(ends), second)

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
        small = small_figure(self.lexicon, t, end + 1) if t.hyphen(end) != end and not money.minor else None
        changed = t.word(i - 1) in self.lexicon.words("point_before") or t.word(i - 1) in self.lexicon.words(
            "change_words"
        )
        if small is None and not (changed and t.word(end) in _COIN_BEHIND):
            return None
        value = Decimal(1) if small is None else 1 + small[0] * _CENT
        return Amount(
            i, end if small is None else small[1], "money", value * money.rate, unit=money.code, bare=money.bare,
            rate=money.rate, step=_CENT if small else money.rate, rule="money/one",
        )  # fmt: skip

    def _tens(self, i: int) -> Amount | None:
        """ "occupancy in the mid-90s", "growth in the low to high twenties": as "mid teens" is 14 to 16"""
        t, k = self.t, i + 1
        first = last = _THIRDS.get(self.t.word(i))
        to = next((n for n in (k, k + 1, k + 2) if t.word(n) == "to"), 0)
        if to and all(word == "-" for word in t.low[k:to]):
            k = to + 1 + (t.word(to + 1) == "-")
            last, k = _THIRDS.get(t.word(k)), k + 1
        decade = self._decade(t.hyphen(k)) if first is not None and last is not None else None
        if first is None or last is None or decade is None or t.word(i - 1) in _AGED:
            return None
        tens, end = decade
        low, high = tens + first[0], tens + last[1]
        percent = self.lexicon.measures.at(t, end)
        told = percent is not None and percent[0].kind == "percent"
        if percent is not None and told:
            end = percent[1]
        if not told and self._is_multiple(i):
            return Amount(i, end, "multiple", None, low, high, unit="x", cmp="range", rule="band/tens")
        rated = not self.lexicon.words("rate_cues").isdisjoint(t.low[max(0, i - _RATIO_BACK) : i])
        if not told and not rated and "%" not in t.low and "$" in t.low:  # "added at $71 and again in the low 60s"
            return Amount(i, end, "money", None, low, high, unit="USD", bare=True, cmp="range", rule="band/tens")
        return Amount(i, end, "percent", None, low, high, unit="percent", cmp="range", rule="band/tens")

    def _is_multiple(self, i: int) -> bool:
        """ "a forward P/E in the low twenties" """
        cues = self.lexicon.phrases("ratio_cues")
        return any(cues.at(self.t, k) is not None for k in range(max(0, i - _RATIO_BACK), i))

    def _decade(self, k: int) -> tuple[Decimal, int] | None:
        """ "90s", "nineties": the tens, and the token behind"""
        t, word = self.t, self.t.word(k)
        if t.is_number(k):
            whole = word.isdecimal() and len(word) == 2 and word[1] == "0" and word != "00"
            return (Decimal(word), k + 2) if whole and t.word(k + 1) == "s" and t.glued(k + 1) else None
        tens = self.lexicon.numerals.get(word.removesuffix("ies") + "y") if word.endswith("ties") else None
        return (Decimal(tens.value), k + 1) if tens is not None else None

    def _between(self, i: int, j: int, low: Decimal, high: Decimal, like: Amount) -> Amount:
        return Amount(i, j, like.kind, None, low, high, unit=like.unit, cmp="range", step=like.step, rule="flat")

    def _crowd(self, i: int) -> Amount | None:
        """ "hundreds of billions of dollars", "tens of thousands of jobs", "dozens of stores"."""
        t = self.t
        found = self.lexicon.crowds.at(t, i)
        low, high, k = (found[0].low, found[0].high, found[1]) if found else (Decimal(1), Decimal(999), i)
        scale = self.lexicon.scale_plurals.get(t.word(k + 1 if found and t.word(k) == "of" else k))
        if scale:
            k += 2 if found and t.word(k) == "of" else 1
            low, high = low * scale.factor, high * scale.factor
        elif found is None:
            return None
        amount = Amount(
            i,
            k,
            "",
            None,
            low,
            high,
            cmp="range",
            factor=scale.factor if scale else None,
            worded=True,
            rule="crowd",
            entries=(self.lexicon.told(found[0]),) if found else (),
        )
        return self._crowd_of(amount)

    def _crowd_of(self, amount: Amount) -> Amount | None:
        t = self.t
        k = amount.j + 1 if t.word(amount.j) == "of" else amount.j
        money = self.lexicon.money_words.at(t, k)
        if money:
            amount.kind, amount.unit, amount.bare, amount.j = "money", money[0].code, money[0].bare, money[1]
            return amount
        heads = (
            t.word(amount.i - 2) in ("(", "") or t.word(amount.j + 1) in ("except", "of") and t.word(amount.j) == ","
        )
        if t.word(amount.i - 1) == "in" and (heads or t.word(amount.j) in (")", "except")):
            return None  # "(in millions)" heads a table
        if amount.factor and self._behind_currency(amount.i):
            return None  # "(RMB millions)", "€ thousands"
        noun = self.reader.nouns.at(k)
        if noun is None or t.word(amount.j) != "of":
            return amount if amount.factor else None
        amount.kind, amount.unit, amount.j = "count", noun[0].unit, noun[1]
        return amount

    def _behind_currency(self, i: int) -> bool:
        t, lexicon = self.t, self.lexicon
        return bool(
            i and (lexicon.signs.before(t, i) or t.raw(i - 1) in lexicon.codes or lexicon.money_words.before(t, i))
        )

    # ------------------------------------------------------------ fractions and multiples
    def _ratio(self, i: int) -> Amount | None:
        """ "one in five", "nine out of 10"."""
        t = self.t
        first = small_figure(self.lexicon, self.t, i)
        if first is None:
            return None
        value, k = first
        if t.low[k : k + 3] == ["-", "in", "-"] and t.glued(k) and t.glued(k + 3):
            k += 3  # "3-in-5"
        elif t.word(k) == "out" and t.word(k + 1) == "of":
            k += 2
        elif t.word(k) == "in":
            k += 1
        elif value == 1 and t.is_word(k) and t.word(k + 1) == "in" and not t.is_word(k + 3):
            k += 2  # "one customer in seven"
        else:
            return None
        k += t.word(k) == "every"
        second = small_figure(self.lexicon, self.t, k)
        if second is None or not value < second[0] <= 1000 or not t.free(i, second[1]):
            return None
        following = (
            self.lexicon.time_units.at(t, t.hyphen(second[1]))
            or self.lexicon.measures.at(t, second[1])
            or self.lexicon.scales.at(t, second[1])
        )
        if following or t.glued(second[1]) and t.is_word(second[1]):
            return None
        return self._share(i, second[1], value / second[0], "ratio/in")

    def _split(self, i: int) -> Amount | None:
        """ "10-for-1", "one-for-twenty", "4:1 split": a stock split as the multiple of shares."""
        t = self.t
        first = small_figure(self.lexicon, self.t, i)
        if first is None:
            return None
        if t.word(first[1]) == ":" and t.glued(first[1]) and t.glued(first[1] + 1):
            return self._colon_split(i, first)
        if t.word(t.hyphen(first[1])) != "for":
            return None
        second = small_figure(self.lexicon, self.t, t.hyphen(t.hyphen(first[1]) + 1))
        if (
            second is None
            or not second[0]
            or not (
                first[1] != t.hyphen(first[1]) or t.word(second[1]) in ("split", "stock", "share", "forward", "reverse")
            )
        ):
            return None
        return Amount(i, second[1], "multiple", first[0] / second[0], unit="x", rule="split")

    def _colon_split(self, i: int, first: tuple[Decimal, int]) -> Amount | None:
        second = small_figure(self.lexicon, self.t, first[1] + 1)
        if (
            second is None
            or not second[0]
            or self.lexicon.words("share_issues").isdisjoint(self.t.low[second[1] : second[1] + 3])
        ):
            return None
        return Amount(i, second[1], "multiple", first[0] / second[0], unit="x", rule="split")

    def _share(self, i: int, j: int, value: Decimal, rule: str) -> Amount:
        return Amount(
            i, j, "fraction", value.quantize(_FOUR_PLACES, ROUND_HALF_UP), unit="ratio", step=Decimal(0), rule=rule
        )

    def _fraction(self, i: int) -> Amount | None:
        """ "a third", "two-fifths", "half", "a quarter of a percentage point", "half a point"."""
        t = self.t
        count, k = self._numerator(i)
        entry = self.lexicon.fractions.get(t.word(k))
        if entry is None or t.owner[k]:
            return None
        value, j = count / entry.value, k + 1
        scaled = self._of_a_million(i, j, value)
        if scaled is not None:
            return scaled
        measured = self._part_of_measure(i, j, value)
        if measured is not None:
            return measured
        return self._share(i, j, value, "fraction") if self._is_fraction(i, k, j, entry.value) else None

    def _of_a_million(self, i: int, j: int, value: Decimal) -> Amount | None:
        """ "a quarter of a million tonnes", "three-quarters of a billion dollars" """
        t = self.t
        scale = self.lexicon.scales.at(t, j + 2) if t.word(j) == "of" and t.word(j + 1) in ("a", "one") else None
        if scale is None:
            return None
        factor = scale[0].factor
        return self.reader.of_figure(i, Figure(value * factor, factor / 20, scale[1], True, factor))

    def _numerator(self, i: int) -> tuple[Decimal, int]:
        t = self.t
        if t.word(i) in ("a", "an"):
            return Decimal(1), i + 1
        found = self.lexicon.numerals.get(t.word(i))
        if found and not found.multiplies:
            return found.value, t.hyphen(i + 1)
        return Decimal(1), i

    def _part_of_measure(self, i: int, j: int, value: Decimal) -> Amount | None:
        t = self.t
        k = t.hyphen(j)
        for word in ("of",):
            if t.word(k) == word and t.word(k + 1) in ("a", "an", "one"):
                k += 1
        k = t.hyphen(k + 1) if t.word(k) in ("a", "an", "one") else k
        if k == j + 1 and t.word(j) == "-" and i < j - 1 and t.word(i + 1) != "-":
            # what stands before "quarter-point" counts the moves: "a quarter-point cut", "two quarter-point cuts"
            i, value = j - 1, Decimal(1) / self.lexicon.fractions[t.word(j - 1)].value
        found = self.lexicon.measures.at(t, k)
        moved = t.word(j) == "to" and t.word(i - 1) in self.lexicon.words("change_words")
        if moved and t.low[j - 1] in ("tenth", "tenths") and not {"%", "percent"}.isdisjoint(t.low[j + 1 : j + 5]):
            return Amount(i, j, "pp", value, unit="pp", rule="fraction/tenths")  # "fell two-tenths to 4.1%"
        if found and found[0].kind in ("percent", "pp", "bps"):
            return Amount(i, found[1], found[0].kind, value, unit=found[0].unit, rule="fraction/measure")
        if t.word(k) in ("point", "points"):
            return Amount(i, k + 1, "pp", value, unit="pp", rule="fraction/point")
        money = self.lexicon.money_words.at(t, k) if k > j else None
        if money:  # "half a cent"
            rate = money[0].rate
            return Amount(
                i,
                money[1],
                "money",
                value * rate,
                unit=money[0].code,
                bare=money[0].bare,
                rate=rate,
                step=rate / 2,
                rule="fraction/money",
            )
        return None

    def _is_fraction(self, i: int, k: int, j: int, denominator: Decimal) -> bool:
        t, before, after = self.t, self.t.word(i - 1), self.t.word(j)
        if denominator == 2:
            return self._is_half(i, j)
        if i < k and t.word(i) not in ("a", "an"):
            # "three quarters" is a span of time unless "of" follows; "two-thirds" is never one
            plural = t.word(k).endswith("s") or t.word(i) == "one"
            return plural and (t.word(k) != "quarters" or after == "of" or t.word(i + 1) == "-")
        if i == k or (after == "of" and t.word(j + 1) in self.lexicon.words("streak_units")):
            return False
        if after == "of" or after in _DEGREES and t.word(j + 1) == "than" or after in _DISTANCES:
            return True  # "a third more than in the first half"
        if before in self.lexicon.words("fraction_verbs") and t.word(i) == "a":
            # "I'll trim a third", "the dividend rises a tenth to 11p"
            return after in ("", ".", ",", ";", ")", "and", "or", "but", "of", "to", "from")
        ends = after in self.lexicon.words("fraction_after") or after in ("", ".", ",", ";", ")", "and", "or", "but")
        shared = ends or before == ";" and after in self.lexicon.words("shared_out")
        if shared and before in ("and", ",", ";") and self._told_in_parts(i):
            return True
        return ends and before in self.lexicon.words("fraction_before") and after not in ("earlier", "ago")

    def _told_in_parts(self, i: int) -> bool:
        """ "half of that from mix and a third from freight": a fraction stands before"""
        t = self.t
        parts = range(max(0, i - _PARTS_BACK), i)
        return any(t.owner[k] == "quantity" and t.low[k] in self.lexicon.fractions for k in parts)

    def _is_half(self, i: int, j: int) -> bool:
        t, before, after = self.t, self.t.word(i - 1), self.t.word(j)
        if before in self.lexicon.ordinals or before in ("other", "better", "latter", "and") or t.word(i) == "a":
            return False
        if t.low[max(0, i - 2) : i] == ["and", "a"]:
            return False
        if after in ("a", "an") and self.lexicon.scales.at(t, j + 1):
            return False  # "half a billion" is a figure
        if t.hyphen(j) != j or t.glued(i) or (before == "the" and after not in ("of",)):
            return False
        return self.lexicon.time_units.at(t, j + 1 if after in ("a", "an") else j) is None

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
        return Amount(i, j, "multiple", entry.value, unit="x", rule="multiple", entries=(self.lexicon.told(entry),))
