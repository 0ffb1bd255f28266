"""Figures of an address: "221 Harbour St.", "at 88 Queensway", "New York, NY 10018"."""

from __future__ import annotations

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import ORDINAL_ENDINGS, Tokens
from factcheck.extract.traps.figures import plural_at

_STREET_WORDS = 4


class PlaceReader:
    """Each reading gives the token range of an address that begins at the figure at token i, or None."""

    def __init__(self, lexicon: LeafLexicon) -> None:
        self.lexicon = lexicon
        self._prices = lexicon.words("price_verbs")

    def at(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """The address at the figure i."""
        behind = t.word(i + 1)
        named = t.capital(i + 1) or t.is_number(i + 1) or behind in ORDINAL_ENDINGS
        if (named or behind in self.lexicon.words("streets_before")) and (span := self._address(t, i)):
            return span
        return self._street_alone(t, i) if named and len(t.low[i]) != 5 else None

    def _street_alone(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "the tower at 88 Queensway", "headquartered at 30 Hudson Yards": no word for a street, and nothing is counted"""
        if t.word(i - 1) != "at" or not t.low[i].isdecimal() or len(t.low[i]) > 4 or t.word(i - 2) in self._prices:
            return None
        k = i + 1
        while k < min(t.n, i + 1 + _STREET_WORDS) and self._is_name(t, k):
            k += 1
        counted = plural_at(self.lexicon, t, k - 1) and k == i + 2 or t.is_word(k) and plural_at(self.lexicon, t, k)
        return (i, k) if k > i + 1 and not counted else None

    def _is_name(self, t: Tokens, k: int) -> bool:
        lexicon = self.lexicon
        tables = (lexicon.units, lexicon.measures, lexicon.scales, lexicon.time_units, lexicon.money_words)
        named = t.is_word(k) and t.capital(k) and not t.raw(k).isupper() and len(t.low[k]) > 2
        timed = t.low[k] in lexicon.months or t.low[k] in lexicon.weekdays
        return named and not timed and not any(table.at(t, k) for table in tables)

    def _address(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "221 Harbour St.", "1600 Amphitheatre Parkway" """
        if not t.low[i].isdecimal() or len(t.low[i]) > 5 or t.glued(i):
            return None
        if t.word(i + 1) in self.lexicon.words("streets_before") and t.capital(i + 1):
            end = i + 2
            while (
                end < t.n
                and end < i + 2 + _STREET_WORDS
                and (t.capital(end) or t.low[end] in ("de", "du", "la", "le", "des", "del", "di"))
            ):
                end += 1
            return (i, end) if end > i + 2 else None
        for k in range(i + 1, min(i + 2 + _STREET_WORDS, t.n)):
            if k > i + 1 and t.low[k] in self.lexicon.words("streets"):
                return i, k + 1 + (t.word(k + 1) == "." and len(t.low[k]) < 5)
            if not (t.capital(k) or t.low[k][0].isdecimal() or t.low[k] in ORDINAL_ENDINGS):
                return None
        return None
