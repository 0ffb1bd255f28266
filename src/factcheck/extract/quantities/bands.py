"""Vague amounts: bands ("in the mid-teens", "double-digit billions"), "flat to up 2%", and crowds ("hundreds of millions")."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens
from factcheck.extract.quantities.amounts import Amount, AmountReader
from factcheck.rules.vocabulary_numbers import Scale

_RATIO_BACK = 6
_AGED = frozenset({"his", "her", "their", "my", "our"})
""" "In her mid forties": an age"""
_THIRDS = {"low": (1, 3), "mid": (4, 6), "high": (7, 9)}


class BandReader:
    """Reads a vague amount at a token; `reader` reads the plain amounts inside it."""

    def __init__(self, lexicon: LeafLexicon, tokens: Tokens, reader: AmountReader) -> None:
        self.lexicon = lexicon
        self.t = tokens
        self.reader = reader

    def band(self, i: int) -> Amount | None:
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
        )

    def _scale_behind(self, j: int) -> tuple[Scale | None, int]:
        plural = self.lexicon.scale_plurals.get(self.t.word(j))
        if plural:
            return plural, j + 1
        found = self.lexicon.scales.at(self.t, self.t.hyphen(j))
        return found if found else (None, j)

    def flat(self, i: int) -> Amount | None:
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
        else:
            return None
        sign = -1 if t.word(k) == "down" else 1
        second = self.reader.read(k + 1 if t.word(k) in ("up", "down", "plus") else k)
        if second is None or second.value is None or second.kind != "percent":
            return None
        ends = (low, sign * second.value)
        return self._between(i, second.j, min(ends), max(ends), second)

    def tens(self, i: int) -> Amount | None:
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
        if not told and self._is_multiple(i):
            return Amount(i, end, "multiple", None, low, high, unit="x", cmp="range", rule="band/tens")
        rated = not self.lexicon.words("rate_cues").isdisjoint(t.low[max(0, i - _RATIO_BACK) : i])
        if not told and not rated and "%" not in t.low and "$" in t.low:  # "added at $71 and again in the low 60s"
            return Amount(i, end, "money", None, low, high, unit="USD", bare=True, cmp="range", rule="band/tens")
        return Amount(i, end, "percent", None, low, high, unit="percent", cmp="range", rule="band/tens")

    def something(self, i: int) -> Amount | None:
        """ "twenty-something percent", "margins were thirty-something in 2019": from the tens to one below the next"""
        t, entry = self.t, self.lexicon.numerals.get(self.t.word(i))
        if entry is None or entry.value % 10 or not 10 < entry.value < 100 or t.word(t.hyphen(i + 1)) != "something":
            return None
        k = t.hyphen(i + 1) + 1
        measure, money = self.lexicon.measures.at(t, k), self.lexicon.money_words.at(t, k)
        kind, unit, end = "percent", "percent", k
        if measure is not None:
            kind, unit, end = measure[0].kind, measure[0].unit, measure[1]
        elif money is not None:
            kind, unit, end = "money", money[0].code, money[1]
        elif (noun := self.lexicon.units.at(t, k)) is not None:
            kind, unit, end = "count", noun[0].unit, noun[1]
        elif t.is_word(k) and t.word(k) not in self.lexicon.words("joints") or t.word(i - 1) in ("a", "the", *_AGED):
            return None  # "the twenty-something crowd"
        low = Decimal(entry.value)
        return Amount(i, end, kind, None, low, low + 9, unit=unit, cmp="range", worded=True, rule="band/tens")

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

    def crowd(self, i: int) -> Amount | None:
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
