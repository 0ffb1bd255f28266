"""Ranks, ordinals and streaks: "#7", "second-largest", "sixth cut", "six straight quarters"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.figures import small_figure
from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import ORDINAL_ENDINGS, Tokens
from factcheck.extract.quantities.amounts import Amount
from factcheck.extract.quantities.nouns import NounReader

_RANKED = frozenset("the at is was ranked from to its their as".split())
_OWNERS = frozenset("its their his her our my s".split())


class OrderReader:
    def __init__(self, lexicon: LeafLexicon, tokens: Tokens) -> None:
        self.lexicon = lexicon
        self.t = tokens

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
            and t.word(i + 1) in ORDINAL_ENDINGS
        ):
            return int(t.low[i]), i + 2
        tens = self.lexicon.numerals.get(t.word(i))  # "twenty-first"
        unit = self.lexicon.ordinals.get(t.word(t.hyphen(i + 1))) if tens and tens.value >= 20 else None
        return (int(tens.value + unit.value), t.hyphen(i + 1) + 1) if tens and unit and unit.value < 10 else None

    def rank(self, i: int) -> Amount | None:
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
        if word == "number" and t.is_number(k) and len(t.low[k]) > 1 and t.word(i - 1) not in _RANKED:
            return None  # "slide number 12"
        if t.is_number(k) and t.low[k].isdecimal() and len(t.low[k]) < 5 and not t.is_number(t.hyphen(k + 1)):
            return int(t.low[k]), k + 1
        entry = self.lexicon.numerals.get(t.word(k)) if word == "number" else None
        return (int(entry.value), k + 1) if entry and 0 < entry.value < 20 else None

    def _ranked(self, i: int, j: int, value: int) -> Amount:
        return Amount(i, j, "rank", Decimal(value), unit="rank", rule="rank")

    def streak(self, i: int) -> Amount | None:
        """ "sixth consecutive quarter", "six straight quarters", "six quarters in a row", "seven-day losing streak"."""
        t, lexicon = self.t, self.lexicon
        nth = self._nth(i)
        small = small_figure(lexicon, t, i) if nth is None else None
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
        if nth is not None and (tail := lexicon.phrases("streak_tails").at(t, k)):
            return self._nth_of(i, tail[1], value, "", "streak")  # "the quarter was the fifth in a row"
        if t.word(k) in ("fiscal", "calendar", "full") and t.word(k + 1) in lexicon.words("streak_units"):
            k += 1  # "two fiscal years in a row"
        if t.word(k) not in lexicon.words("streak_units"):
            plural = nth is None and t.word(k).endswith("s") and NounReader(lexicon, t).counts(k)
            tail = lexicon.phrases("streak_tails").at(t, k + 1) if (nth or plural) and t.is_word(k) else None
            return self._nth_of(i, tail[1], value, _singular(t.word(k)), "streak") if tail else None
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

    def ordinal(self, i: int) -> Amount | None:
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
        if (
            (value > 2 or self._in_its_time(k + 1))
            and t.word(i - 1) in _OWNERS
            and t.is_word(k)
            and NounReader(lexicon, t).is_noun(k)
            and (not t.capital(k) or t.raw(k).isupper())
        ):
            unit = t.raw(k) if t.capital(k) else _singular(t.word(k))
            return self._nth_of(i, k + 1, value, unit, "ordinal")  # "its third newbuild", "its third CFO"
        if not t.is_number(i):
            return None
        known = lexicon.units.at(t, k)
        happened = t.word(k).endswith("ed")  # "the store on 5th reopened"
        if (
            known is None
            and t.is_word(k)
            and not happened
            and NounReader(lexicon, t).is_noun(k)
            and not t.capital(k)
            and not t.glued(k)
        ):
            return self._nth_of(i, k + 1, value, _singular(t.word(k)), "ordinal/digits")  # "the 10th beat"
        end = known[1] if known else k
        return self._nth_of(i, end, value, known[0].unit if known else "", "ordinal/digits")

    def _in_its_time(self, k: int) -> bool:
        """ "their second strike this year", "its second recall in as many months": what is counted in a time is no half of anything"""
        t = self.t
        counted = t.low[k : k + 3] == ["in", "as", "many"]
        return (
            counted
            or k < t.n
            and t.owner[k] == "time"
            or t.word(k) in ("since", "in")
            and t.owner[k + 1 :][:1] == ["time"]
        )

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
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
