"""Years as they are spoken: "in nineteen sixty-four", "since twenty twenty"."""

from __future__ import annotations

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.times.values import Found, Reading, year

_BEFORE = frozenset("in since by during until till after before late early mid year".split())
_CENTURIES = {"eighteen": 18, "nineteen": 19, "twenty": 20}
_TEN, _HUNDRED = 10, 100


class SpokenReader:
    def __init__(self, lexicon: LeafLexicon) -> None:
        self.lexicon = lexicon

    def year(self, r: Reading, i: int) -> Found | None:
        """ "in nineteen sixty-four", "since twenty twenty": behind a preposition, and nothing is counted"""
        t, k = r.tokens, i + 1
        tens, ones = self.lexicon.numerals.get(t.word(k)), self.lexicon.numerals.get(t.word(t.hyphen(k + 1)))
        if tens is None or not _TEN <= tens.value < _HUNDRED or t.word(i - 1) not in _BEFORE:
            return None
        added = ones is not None and tens.value > _TEN and tens.value % 10 == 0 and 0 < ones.value < _TEN
        number = _CENTURIES[t.low[i]] * _HUNDRED + int(tens.value) + (int(ones.value) if ones and added else 0)
        end = t.hyphen(k + 1) + 1 if added else k + 1
        scaled = self.lexicon.scales.at(t, end) or self.lexicon.measures.at(t, end) or self.lexicon.units.at(t, end)
        if scaled or t.word(end) in ("hundred", "point"):
            return None
        return Found(t.start[i], t.end[end - 1], *year(number), rule="spoken")
