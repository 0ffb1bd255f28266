"""What a figure counts that stands for its noun: "Fjordline six", "four closed", "151 of its 225 components", "two in Leeds"."""

from __future__ import annotations

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens
from factcheck.extract.quantities.amounts import SMALL, Amount
from factcheck.extract.quantities.compared import JOINTS
from factcheck.extract.quantities.cues import CueReader
from factcheck.extract.quantities.nouns import NounReader

_WHOSE = frozenset("its the their those these our his her".split())
_PARTED = frozenset("in because at for after on with from since".split())
_GRADED = frozenset({"above", "below", "short", "from"})
_ENDS = frozenset({"", ".", ",", ";", ")", "and", "more", "others"})


class GapReader:
    """Of one sentence."""

    def __init__(self, lexicon: LeafLexicon, tokens: Tokens, cues: CueReader) -> None:
        self.lexicon = lexicon
        self.t = tokens
        self.cues = cues
        self.nouns = NounReader(lexicon, tokens)

    def of_whole(self, amount: Amount, after: list[Amount]) -> str:
        """The unit of the whole behind "of": "151 of its 225 components", "two of the plants", "trucks, 120 of them"; "" where none is."""
        t, behind = self.t, self.t.low[amount.j : amount.j + 2]
        if behind in (["of", "them"], ["of", "those"]) and not amount.factor:
            return self.nouns.last_before(amount.i)
        if behind in (["of", "a"], ["of", "one"]) and amount.step < 1:
            return self.nouns.one_at(amount.j + 2)  # "0.3105 of a Cadence share"
        counted = after and after[0].i == amount.j + 1 and after[0].kind == "count" and after[0].unit
        if t.word(amount.j) != "of" or not (counted or t.word(amount.j + 1) in _WHOSE) or amount.factor:
            return ""
        k = amount.j + (1 if counted else 2)
        if after and after[0].i == k and after[0].kind == "count" and after[0].unit:
            return after[0].unit
        if t.word(k) in ("last", "past") and t.owner[k] == "time":
            while t.n > k + 1 and t.owner[k + 1] == "time":
                k += 1
            return t.word(k)  # "eleven of the last twelve quarters"
        noun = self.nouns.at(k) if amount.step >= 1 else None
        return noun[0].unit if noun is not None else ""

    def is_moved(self, amount: Amount) -> bool:
        """ "rigs fell by three to 541" """
        t = self.t
        moved = t.word(amount.i - 1) == "by" and t.word(amount.i - 2) in self.lexicon.words("change_words")
        return moved and t.word(amount.j) in ("to", "from")

    def is_parted(self, amount: Amount) -> bool:
        """ "nine shops, two in Leeds" """
        return self.t.word(amount.i - 1) == "," and self.t.word(amount.j) in _PARTED

    def of(self, amount: Amount, before: list[Amount]) -> Amount | None:
        """The amount whose noun a small word counts as well: "Lindholm ordered 14 ferries, Fjordline six and Ribe Line, two"."""
        t, behind, lead = self.t, self.t.word(amount.j), self.t.word(amount.i - 1)
        counted = [other for other in before if other.kind == "count" and other.unit]
        if self._is_vote(behind, lead, counted):
            asked = [other for other in counted if other.unit in self.lexicon.words("asked")]
            known = asked or counted
            return known[-1] if known else None
        checked = [other for other in counted if not other.incidental]
        comma = 1 if lead in (",", "and") else 0
        graded = comma and behind in _GRADED and bool(checked) and checked[-1].unit in ("notches", "notch")
        if graded:
            return checked[-1]  # "cut it two notches to Baa3, one above junk"
        listed = comma and t.capital(amount.i - 2) and not checked  # "Tampa, three; Orlando, two"
        known = counted if behind == "more" or listed or self.is_parted(amount) else checked
        if known and amount.value is not None and amount.value > 1 and self._is_gap(amount, behind, lead, comma):
            return known[-1]
        return None

    def _is_vote(self, behind: str, lead: str, counted: list[Amount]) -> bool:
        """ "61 expect a cut, seven see no change", "29 rate it a buy, six a hold" """
        verbs = self.lexicon.words("poll_verbs")
        polled = behind in verbs or behind in ("a", "an") and any(self.t.word(other.j) in verbs for other in counted)
        return polled and lead in JOINTS

    def _is_gap(self, amount: Amount, behind: str, lead: str, comma: int) -> bool:
        """Whether the clause leaves out what the word counts."""
        done = lead in JOINTS and (behind.endswith("ed") or behind in self.lexicon.words("shut"))
        if done or self.is_parted(amount):  # "thirteen stores opened and four closed"
            return True
        level = self.cues.lead(amount.i) in self.lexicon.words("level_before")
        if level and amount.value is not None and amount.value > SMALL and self.nouns.at(amount.j) is None:
            return True  # "closed 17 stores and will end the year at six hundred"
        named = self.t.capital(amount.i - 1 - comma) or behind == "more" or lead.endswith("ed") and len(lead) > 4
        return named and behind in _ENDS
