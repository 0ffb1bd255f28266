"""Quantities told in words: fractions, multiples, vague bands and crowds, ranks, ordinals and streaks."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from factcheck.extract.amounts import Amount, AmountReader
from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens

_FOUR_PLACES = Decimal("0.0001")
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})


class WordReader:
    """Reads quantities in words at a token; `reader` reads the plain amounts inside them."""

    def __init__(self, lexicon: LeafLexicon, tokens: Tokens, reader: AmountReader) -> None:
        self.lexicon = lexicon
        self.t = tokens
        self.reader = reader

    def read(self, i: int) -> Amount | None:
        """The longest-standing reading first: a band before a figure, a ratio before a count."""
        for reading in (
            self._band,
            self._flat,
            self._ratio,
            self._split,
            self._fraction,
            self._crowd,
            self._multiple,
            self._rank,
            self._streak,
            self._ordinal,
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
        )

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
            i, k, "", None, low, high, cmp="range", factor=scale.factor if scale else None, worded=True, rule="crowd"
        )
        return self._crowd_of(amount)

    def _crowd_of(self, amount: Amount) -> Amount | None:
        t = self.t
        k = amount.j + 1 if t.word(amount.j) == "of" else amount.j
        money = self.lexicon.money_words.at(t, k)
        if money:
            amount.kind, amount.unit, amount.bare, amount.j = "money", money[0].code, money[0].bare, money[1]
            return amount
        noun = self.reader.noun_at(k)
        if noun is None or t.word(amount.j) != "of":
            return amount if amount.factor else None
        amount.kind, amount.unit, amount.j = "count", noun[0].unit, noun[1]
        return amount

    # ------------------------------------------------------------ fractions and multiples
    def _ratio(self, i: int) -> Amount | None:
        """ "one in five", "nine out of 10"."""
        t = self.t
        first = self._small(i)
        if first is None:
            return None
        value, k = first
        if t.word(k) == "out" and t.word(k + 1) == "of":
            k += 2
        elif t.word(k) == "in":
            k += 1
        else:
            return None
        second = self._small(k)
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

    def _small(self, i: int) -> tuple[Decimal, int] | None:
        t = self.t
        entry = self.lexicon.numerals.get(t.word(i))
        if entry and not entry.multiplies:
            return entry.value, i + 1
        if t.is_number(i) and t.low[i].isdecimal() and len(t.low[i]) < 4:
            return Decimal(t.low[i]), i + 1
        return None

    def _split(self, i: int) -> Amount | None:
        """ "10-for-1", "one-for-twenty", "4:1 split": a stock split as the multiple of shares."""
        t = self.t
        first = self._small(i)
        if first is None:
            return None
        if t.word(first[1]) == ":" and t.glued(first[1]) and t.glued(first[1] + 1):
            return self._colon_split(i, first)
        if t.word(t.hyphen(first[1])) != "for":
            return None
        second = self._small(t.hyphen(t.hyphen(first[1]) + 1))
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
        second = self._small(first[1] + 1)
        if second is None or not second[0] or "split" not in self.t.low[second[1] : second[1] + 3]:
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
        measured = self._part_of_measure(i, j, value)
        if measured is not None:
            return measured
        return self._share(i, j, value, "fraction") if self._is_fraction(i, k, j, entry.value) else None

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
        if found and found[0].kind in ("percent", "pp", "bps"):
            return Amount(i, found[1], found[0].kind, value, unit=found[0].unit, rule="fraction/measure")
        if t.word(k) in ("point", "points"):
            return Amount(i, k + 1, "pp", value, unit="pp", rule="fraction/point")
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
        if after == "of":
            return True
        ends = after in self.lexicon.words("fraction_after") or after in ("", ".", ",", ";", ")", "and", "or", "but")
        return ends and before in self.lexicon.words("fraction_before") and after not in ("earlier", "ago")

    def _is_half(self, i: int, j: int) -> bool:
        t, before, after = self.t, self.t.word(i - 1), self.t.word(j)
        if before in self.lexicon.ordinals or before in ("other", "better", "latter", "and") or t.word(i) == "a":
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
        if t.word(i) in ("twice", "thrice") and t.word(j) not in self.lexicon.words("times_after"):
            return None
        if hyphened or (t.word(i) in ("double", "triple") and t.word(j) in ("digit", "digits", "a")):
            return None
        return Amount(i, j, "multiple", entry.value, unit="x", rule="multiple")

    # ------------------------------------------------------------ ranks, ordinals and streaks
    def _nth(self, i: int) -> tuple[int, int] | None:
        t = self.t
        entry = self.lexicon.ordinals.get(t.word(i))
        if entry:
            return int(entry.value), i + 1
        if (
            t.is_number(i)
            and t.low[i].isdecimal()
            and len(t.low[i]) < 5
            and t.glued(i + 1)
            and t.word(i + 1) in _SUFFIXES
        ):
            return int(t.low[i]), i + 2
        tens = self.lexicon.numerals.get(t.word(i))  # "twenty-first"
        unit = self.lexicon.ordinals.get(t.word(t.hyphen(i + 1))) if tens and tens.value >= 20 else None
        return (int(tens.value + unit.value), t.hyphen(i + 1) + 1) if tens and unit and unit.value < 10 else None

    def _rank(self, i: int) -> Amount | None:
        t = self.t
        number = self._numbered(i)
        if number:
            return self._ranked(i, number[1], number[0])
        if t.word(i) == "top" and t.is_number(t.hyphen(i + 1)) and t.low[t.hyphen(i + 1)].isdecimal():
            k = t.hyphen(i + 1)
            if t.low[k] in ("5", "10", "20", "25", "50", "100", "500") and not t.glued(k + 1):
                amount = self._ranked(k, k + 1, int(t.low[k]))
                amount.cmp, amount.mod = "le", t.surface(i, i + 1)
                return amount
        nth = self._nth(i)
        if nth is None:
            return None
        value, j = nth
        k = t.hyphen(j)
        if t.word(k) in self.lexicon.words("superlatives") and (
            value > 1 or t.word(k) in ("place", "position", "spot", "rank", "ranked")
        ):
            return self._ranked(i, k + 1, value)
        before = self.lexicon.phrases("rank_verbs").before(t, i)
        return self._ranked(i, j, value) if before and t.word(j) not in self.lexicon.words("streak_units") else None

    def _numbered(self, i: int) -> tuple[int, int] | None:
        """ "#7", "No. 1", "number two"."""
        t, word = self.t, self.t.word(i)
        if word == "#" and t.glued(i + 1):
            k = i + 1
        elif word in ("no", "nos", "number"):
            k = i + 2 if t.word(i + 1) == "." else i + 1
            k = t.hyphen(k)
        else:
            return None
        if t.is_number(k) and t.low[k].isdecimal() and len(t.low[k]) < 5:
            return int(t.low[k]), k + 1
        entry = self.lexicon.numerals.get(t.word(k)) if word == "number" else None
        return (int(entry.value), k + 1) if entry and 0 < entry.value < 20 else None

    def _ranked(self, i: int, j: int, value: int) -> Amount:
        return Amount(i, j, "rank", Decimal(value), unit="rank", rule="rank")

    def _streak(self, i: int) -> Amount | None:
        """ "sixth consecutive quarter", "six straight quarters", "six quarters in a row", "seven-day losing streak"."""
        t, lexicon = self.t, self.lexicon
        nth = self._nth(i)
        small = self._small(i) if nth is None else None
        found = nth or small
        if found is None or found[0] < 2:
            return None
        value, k = Decimal(found[0]), t.hyphen(found[1])
        if t.word(k) == "-to" or not k < t.n:
            return None
        run = lexicon.phrases("streak_words").at(t, k)
        if run:
            unit = self._streak_unit(run[1])
            return self._nth_of(i, unit[1], value, unit[0], "streak") if unit else None
        if t.word(k) not in lexicon.words("streak_units"):
            return None
        tail = lexicon.phrases("streak_tails").at(t, k + 1)
        tail = tail or (lexicon.phrases("streak_ends").at(t, k + 1) if small else None)
        return self._nth_of(i, tail[1], value, self._unit(t.word(k)), "streak") if tail else None

    def _streak_unit(self, k: int) -> tuple[str, int] | None:
        """The unit of a streak: "quarter", "quarterly loss" (quarters), "trading session", "gain"."""
        t, lexicon = self.t, self.lexicon
        for ahead in range(3):
            word = t.word(k + ahead)
            if word in lexicon.words("streak_units"):
                return self._unit(word), k + ahead + 1
            if word in lexicon.words("frequencies") and t.is_word(k + ahead + 1):
                return _PERIODS.get(word, word), k + ahead + 2
            if not t.is_word(k + ahead) or word in lexicon.words("joints"):
                break
        return (_singular(t.word(k)), k + 1) if t.is_word(k) and t.word(k) not in lexicon.words("joints") else None

    def _ordinal(self, i: int) -> Amount | None:
        """ "sixth cut", "a fifth month of gains", "its 20th year"."""
        t, lexicon = self.t, self.lexicon
        nth = self._nth(i)
        if nth is None or nth[0] < 2:
            return None
        value, k = Decimal(nth[0]), nth[1]
        event = lexicon.phrases("ordinal_events").at(t, k) or self._plain_event(k)
        if event:
            return self._nth_of(i, event[1], value, _singular(t.word(event[1] - 1)), "ordinal")
        if t.word(k) in lexicon.words("streak_units") and t.word(i - 1) in ("a", "an", "its", "their", "his", "her"):
            return self._nth_of(i, k + 1, value, self._unit(t.word(k)), "ordinal")
        # "its seventh quarter of growth"; up to the fourth it may be the quarter of a year
        if t.word(k) in lexicon.words("streak_units") and value > 4 and t.word(k + 1) == "of":
            return self._nth_of(i, k + 1, value, _singular(t.word(k)), "ordinal")
        if t.word(k) in ("time", "times"):
            return self._nth_of(i, k + 1, value, "time", "ordinal")
        if not t.is_number(i):
            return None
        known = lexicon.units.at(t, k)
        end = known[1] if known else k
        return self._nth_of(i, end, value, known[0].unit if known else "", "ordinal/digits")

    def _plain_event(self, k: int) -> tuple[str, int] | None:
        """ "third quarterly loss", "second such deal"."""
        t = self.t
        if t.word(k) in self.lexicon.words("frequencies") or t.word(k) in ("such", "major"):
            return self.lexicon.phrases("ordinal_events").at(t, k + 1)
        return None

    def _unit(self, word: str) -> str:
        """The unit of a run in full ("qtr" is a quarter)."""
        for entry in self.lexicon.time_units.entries():
            if word in entry.words and len(word) <= len(entry.words[0]):
                return entry.words[0]
        return _singular(word)

    def _nth_of(self, i: int, j: int, value: Decimal, unit: str, rule: str) -> Amount:
        return Amount(i, j, "ordinal", value, unit=unit, rule=rule)


_PERIODS = {
    "quarterly": "quarter",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "annual": "year",
    "yearly": "year",
}


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
