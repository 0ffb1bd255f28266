"""Parts of a whole in words ("a third", "one in five", "half a point") and splits of shares ("10-for-1")."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from factcheck.extract.figures import Figure, small_figure
from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens
from factcheck.extract.quantities.amounts import Amount, AmountReader
from factcheck.extract.traps.figures import plural_at

_FOUR_PLACES = Decimal("0.0001")
_PARTS_BACK = 16
_BEHIND_DEGREE = frozenset(("than", "in", "during", "over"))
_CLOSING = frozenset(("", ".", ",", ";", ")"))
_GAPPED = 4
_ISSUED_BACK = 6


class FractionReader:
    """Reads a part of a whole at a token; `reader` reads the amount of which it is a part."""

    def __init__(self, lexicon: LeafLexicon, tokens: Tokens, reader: AmountReader) -> None:
        self.lexicon = lexicon
        self.t = tokens
        self.reader = reader

    def ratio(self, i: int) -> Amount | None:
        """ "one in five", "nine out of 10", "every third dollar"."""
        t = self.t
        if t.word(i) == "every":
            return self._every_nth(i)
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
        elif value == 1 and t.is_word(k) and t.word(k + 1) == "in" and not plural_at(self.lexicon, t, k + 3):
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

    def _every_nth(self, i: int) -> Amount | None:
        """ "every third dollar", "every other dollar" """
        t = self.t
        if not t.word(i + 2).startswith("dollar"):
            return None
        nth = self.lexicon.ordinals.get(t.word(i + 1))
        count = nth.value if nth is not None else Decimal(2) if t.word(i + 1) == "other" else None
        return self._share(i, i + 2, 1 / count, "ratio/in") if count is not None and count > 1 else None

    def split(self, i: int) -> Amount | None:
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
        if second is None or not second[0]:
            return None
        near = (*self.t.low[second[1] : second[1] + 3], *self.t.low[max(0, i - _ISSUED_BACK) : i])
        issued = not self.lexicon.words("share_issues").isdisjoint(near)  # "a split in the ratio of 1:5"
        if not issued and not (second[0] == 1 < first[0] and self.t.is_number(i) and not self.t.glued(i)):
            return None  # "puts 2:1 over calls"
        rule = "split" if issued else "ratio/colon"
        return Amount(i, second[1], "multiple", first[0] / second[0], unit="x", rule=rule)

    def _share(self, i: int, j: int, value: Decimal, rule: str) -> Amount:
        return Amount(
            i, j, "fraction", value.quantize(_FOUR_PLACES, ROUND_HALF_UP), unit="ratio", step=Decimal(0), rule=rule
        )

    def fraction(self, i: int) -> Amount | None:
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
            return Decimal(1), i + 1 + (t.word(i + 1) in self.lexicon.words("fraction_sizes"))
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
        if k > j and t.word(k) == "turn":  # "leverage is half a turn lower"
            return Amount(i, k + 1, "multiple", value, unit="x", rule="fraction/measure")
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
            return plural and (t.word(k) != "quarters" or t.word(i + 1) == "-" or self._is_of_whole(i, j))
        if i == k or (after == "of" and t.word(j + 1) in self.lexicon.words("streak_units")):
            return False
        if before == "which" and t.word(i - 2) == "of":
            return True  # "assets of $18bn, of which a third is in cash"
        degree = after in self.lexicon.words("degrees") and t.word(j + 1) in _BEHIND_DEGREE
        if after == "of" or degree or after in self.lexicon.words("distances"):
            return True  # "a third more than in the first half"
        if before in self.lexicon.words("fraction_verbs") and t.word(i) == "a":
            # "I'll trim a third", "the dividend rises a tenth to 11p"
            return after in ("", ".", ",", ";", ")", "and", "or", "but", "of", "to", "from")
        ends = after in self.lexicon.words("fraction_after") or after in ("", ".", ",", ";", ")", "and", "or", "but")
        shared = ends or before == ";" and after in self.lexicon.words("shared_out")
        if shared and before in ("and", ",", ";") and self._told_in_parts(i):
            return True
        if t.word(i) == "a" and after in _CLOSING and self._takes_no_verb(i) and self._told_in_parts(i):
            return True  # "Chinese mills took two-thirds and Italian ones a tenth."
        return ends and before in self.lexicon.words("fraction_before") and after not in ("earlier", "ago")

    def _is_of_whole(self, i: int, j: int) -> bool:
        """ "Three quarters of its sales", but neither "two of the four quarters of 2024" nor "three quarters of decline" """
        t = self.t
        if t.word(j) != "of" or t.word(i) not in ("three", "3", "one"):
            return False
        return t.word(i - 1) not in ("the", "its", "all", "those") and t.word(j + 1) not in self.lexicon.words(
            "streak_units"
        )

    def _takes_no_verb(self, i: int) -> bool:
        """Whether a name or a plural stands between "and" and token i, in at most three words of which none leads to what follows."""
        if not (self.t.capital(i - 1) or self.t.word(i - 1).endswith("s")):
            return False  # "and came a fifth"
        told = self.t.low[max(0, i - _GAPPED) : i]
        joint = max((n for n, word in enumerate(told) if word in ("and", ";", ",")), default=len(told))
        return joint < len(told) and self.lexicon.words("joints").isdisjoint(told[joint + 1 :])

    def _told_in_parts(self, i: int) -> bool:
        """ "half of that from mix and a third from freight": a fraction stands before"""
        t = self.t
        parts = range(max(0, i - _PARTS_BACK), i)
        return any(t.owner[k] == "quantity" and t.low[k] in self.lexicon.fractions for k in parts)

    def _is_half(self, i: int, j: int) -> bool:
        t, before, after = self.t, self.t.word(i - 1), self.t.word(j)
        if before == "other":
            return after != "of" and self._told_in_parts(i)  # "sold half his stake, kept the other half"
        if before in self.lexicon.ordinals or before in ("better", "latter", "and") or t.word(i) == "a":
            return False
        if t.low[max(0, i - 2) : i] == ["and", "a"]:
            return False
        if after in ("a", "an") and self.lexicon.scales.at(t, j + 1):
            return False  # "half a billion" is a figure
        if t.hyphen(j) != j or t.glued(i) or (before == "the" and after not in ("of",)):
            return False
        return self.lexicon.time_units.at(t, j + 1 if after in ("a", "an") else j) is None
