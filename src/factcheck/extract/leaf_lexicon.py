"""The vocabulary of quantities and times, compiled into tables for the leaf grammar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from factcheck.extract.lexemes import PhraseTable, Tokens
from factcheck.rules.vocabulary_numbers import Band, Calendar, Crowd, Hedge, Measure, Named, Numeral, Scale, TimeUnit


class Money(NamedTuple):
    """A currency mark: ISO code, whether it leaves the currency open, and how much of the currency one is ("cents": 0.01)."""

    code: str
    bare: bool = False
    rate: Decimal = Decimal(1)

    @property
    def minor(self) -> bool:
        return self.rate < 1


class Noun(NamedTuple):
    """A counted noun: the unit, whether small numbers of it bear no claim, and whether the vocabulary knows it."""

    unit: str
    incidental: bool = False
    known: bool = True
    factor: Decimal = Decimal(1)


_HUNDREDTH, _THOUSAND = Decimal("0.01"), Decimal(1000)


class LeafLexicon:
    """All tables; built once per vocabulary."""

    def __init__(self, vocabulary: Any) -> None:
        def section(name: str) -> Mapping[str, Any]:
            found: Mapping[str, Any] = getattr(vocabulary, name, {})
            return found

        self.numerals: dict[str, Numeral] = _single(section("numerals"))
        self.ordinals: dict[str, Numeral] = _single(section("ordinals"))
        self.fractions: dict[str, Numeral] = _single(section("fractions"))
        self.months: dict[str, Calendar] = _single(section("months"))
        self.weekdays: dict[str, Calendar] = _single(section("weekdays"))
        self.multiples: PhraseTable[Numeral] = _table(section("multiples"))
        self.crowds: PhraseTable[Crowd] = _table(section("crowds"))
        self.bands: PhraseTable[Band] = _table(section("bands"))
        self.scales: PhraseTable[Scale] = _table(section("scales"))
        self.scale_letters: dict[str, Scale] = _single(section("scales"), "letters")
        self.scale_plurals: dict[str, Scale] = _single(section("scales"), "plural")
        self.measures: PhraseTable[Measure] = _table(section("measures"))
        self.measure_letters: dict[str, Measure] = _single(section("measures"), "letters")
        self.time_units: PhraseTable[TimeUnit] = _table(section("time_units"))
        self.named_times: PhraseTable[Named] = _table(section("named_times"))
        self.pers = PhraseTable((word, id_) for id_, entry in section("pers").items() for word in entry.words)
        hedges = section("hedges").values()
        self.hedges_before: PhraseTable[Hedge] = PhraseTable((w, h) for h in hedges if not h.after for w in h.words)
        self.hedges_after: PhraseTable[Hedge] = PhraseTable((w, h) for h in hedges if h.after for w in h.words)
        self._currencies(section("currencies"))
        self._units(section("units"))
        self.traps: PhraseTable[str] = PhraseTable()
        for id_, entry in section("traps").items():
            for word in entry.words:
                self.traps.add(word, id_, case=entry.case)
        self._cues = section("mention_cues")
        self._words: dict[str, frozenset[str]] = {}
        self._phrases: dict[str, PhraseTable[str]] = {}

    def sign_at(self, t: Tokens, i: int) -> tuple[Money, int] | None:
        """A currency sign at token i, written in one piece: "A$5" is Australian, "a $5 fee" is not."""
        found = self.signs.at(t, i)
        return found if found and all(t.glued(k) for k in range(i + 1, found[1])) else None

    def tight_at(self, t: Tokens, i: int) -> Money | None:
        """A letter at token i that is a currency sign, by the figure behind it: "R4.7 billion", "P45.60", not "R2" nor "the R 32"."""
        if not 0 <= i < t.n - 1 or not t.numeric[i + 1]:
            return None
        coin = self.coined.get(t.raw(i))
        if coin is not None and t.word(i + 2) == "c" and t.glued(i + 1) and t.glued(i + 2):
            return None if t.glued(i) or t.glued(i + 3) and (t.is_word(i + 3) or t.is_number(i + 3)) else coin
        if (money := self.tight.get(t.raw(i))) is None:
            return None
        figure, alone = t.low[i + 1], len(t.low[i]) < 3
        if alone and not t.glued(i + 1) or t.glued(i) and t.word(i - 1) not in "(~+-/":
            return None
        k = t.hyphen(i + 2)
        scaled = (
            self.scales.at(t, k) is not None or t.glued(k) and t.word(k) in self.scale_letters and len(t.low[k]) < 4
        )
        if scaled and t.glued(k) and len(t.low[k]) == 1 and t.capital(k) and alone and figure.isdecimal():
            return None  # "the R1T"
        return money if scaled or figure[-3:-2] == "." or "," in figure else None

    def words(self, cue: str) -> frozenset[str]:
        """The single words of a list of the section `mention_cues`."""
        if cue not in self._words:
            entry = self._cues.get(cue)
            self._words[cue] = frozenset(word.lower() for word in entry.words) if entry else frozenset()
        return self._words[cue]

    def phrases(self, cue: str) -> PhraseTable[str]:
        """The phrases of a list of the section `mention_cues`."""
        if cue not in self._phrases:
            entry = self._cues.get(cue)
            self._phrases[cue] = PhraseTable((word, word) for word in (entry.words if entry else ()))
        return self._phrases[cue]

    def _currencies(self, currencies: Mapping[str, Any]) -> None:
        self.signs: PhraseTable[Money] = PhraseTable()
        self.money_words: PhraseTable[Money] = PhraseTable()
        self.codes: dict[str, Money] = {}
        self.tight: dict[str, Money] = {}
        self.coined: dict[str, Money] = {}
        self.minor_letters: dict[str, Money] = {}
        self.open_words: dict[str, dict[str, tuple[str, ...]]] = {}
        """Words for money of several countries, with the places of each currency that they can mean."""
        self.of_cents = frozenset(code for code, entry in currencies.items() if _ends(entry.minor, "cents"))
        self.dollars = frozenset(
            code for code, entry in currencies.items() if _ends(entry.words, " dollars") and "$" not in entry.bare
        )
        """Every dollar but the one that a bare sign means."""
        for code, entry in currencies.items():
            for word in entry.there:
                self.open_words.setdefault(word.lower(), {})[code] = entry.places
            for sign in entry.signs:
                self.signs.add(sign, Money(code, sign in entry.bare), case=True)
            for word in entry.words:
                self.money_words.add(word, Money(code, word in entry.bare))
            for word in entry.minor:
                self.money_words.add(word, Money(code, word in entry.bare, _HUNDREDTH))
            for word in entry.thousands:
                self.money_words.add(word, Money(code, word in entry.bare, _THOUSAND))
            for name in entry.codes:
                self.codes[name] = Money(code)
            for name in entry.tight:
                self.tight[name] = Money(code)
            for name in entry.coined:
                self.coined[name] = Money(code, False, _HUNDREDTH)
            for letter in entry.minor_letters:
                self.minor_letters[letter] = Money(code, letter in entry.bare, _HUNDREDTH)

    def _units(self, units: Mapping[str, Any]) -> None:
        self.units: PhraseTable[Noun] = PhraseTable()
        self.unit_letters: dict[str, Noun] = {}
        self.exact_units: PhraseTable[Noun] = PhraseTable()
        self.unit_words: dict[str, Noun] = {}
        """Nouns of one word."""
        for id_, entry in units.items():
            noun = Noun(entry.of or id_, entry.incidental, factor=entry.factor)
            for word in entry.words:
                self.units.add(word, noun)
                self.unit_words[word.lower()] = noun
            for word in entry.exact:
                self.units.add(word, noun, case=True)
                self.exact_units.add(word, noun, case=True)
            for letter in entry.letters:
                self.unit_letters[letter] = noun


def _ends(words: Iterable[str], ending: str) -> bool:
    return any(word.endswith(ending) for word in words)


def _single(entries: Mapping[str, Any], field: str = "words") -> dict[str, Any]:
    return {word.lower(): entry for entry in entries.values() for word in getattr(entry, field)}


def _table(entries: Mapping[str, Any]) -> PhraseTable[Any]:
    pairs: Iterable[tuple[str, Any]] = ((word, entry) for entry in entries.values() for word in entry.words)
    return PhraseTable(pairs)
