"""What a bare figure counts by the noun that its clause is about: "permits fell to 1.47 million", "the rig count dropped to 538"."""

from __future__ import annotations

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens
from factcheck.extract.quantities.amounts import Amount
from factcheck.extract.quantities.compared import like
from factcheck.extract.quantities.cues import CueReader
from factcheck.extract.quantities.nouns import NounReader

# How far a unit is looked for: a sentence that goes on for longer is a table or hostile.
_WORDS_BACK = 60
_HEAD_BACK = 14


MONEY = "$"
"""Instead of a unit: the noun is a word for money ("sales", "costs")."""


class HeadReader:
    """Of one sentence; every reading gives the unit, "" where there is none."""

    def __init__(self, lexicon: LeafLexicon, tokens: Tokens, cues: CueReader) -> None:
        self.lexicon = lexicon
        self.t = tokens
        self.cues = cues

    def of_clause(self, amount: Amount, before: list[Amount]) -> str:
        """ "permits fell to 1.47 million", "cancellations 212": a plural that heads the clause is what is counted"""
        t, lexicon = self.t, self.lexicon
        lead = self.cues.lead(amount.i)
        cues = ("level_before", "change_words", "level_verbs")
        told = any(lead in lexicon.words(cue) for cue in cues)
        if t.word(amount.i - 1) == ":" and t.low[amount.i - 4 : amount.i - 2] == ["number", "of"]:
            return t.low[amount.i - 2] if self._is_plural(amount.i - 2) else ""  # "Number of holdings: 62"
        for k in range(amount.i - 1, max(-1, amount.i - _HEAD_BACK), -1):
            near = k == amount.i - 1
            if unit := self._named(k, told=told, near=near):
                return unit
            if t.low[k] in (";", ".", ":", "(", ")") or t.owner[k] == "quantity":
                return ""
            if not t.owner[k] and self._is_plural(k) and (near or told and self._governs(k)):
                if not self._counts(k, amount, before, near=near):
                    return ""
                known = lexicon.units.before(t, k + 1)  # "job openings edged up to 7.23 million"
                return known[0].unit if known else t.low[k]
        return ""

    def _named(self, k: int, *, told: bool, near: bool) -> str:
        """ "the rig count dropped to 538", "ADP EMPLOYMENT +42,000" """
        t, lexicon = self.t, self.lexicon
        if told and t.low[k] in lexicon.words("counted_heads") and k and not t.owner[k - 1]:
            word = t.low[k - 1]
            named = lexicon.unit_words.get(word) or lexicon.unit_words.get(f"{word}s")
            return named.unit if named else ""
        head = lexicon.units.at(t, k) if near and t.low[k] in lexicon.words("count_heads") else None
        return head[0].unit if head else ""

    def _is_plural(self, k: int) -> bool:
        word = self.t.low[k]
        verbs = ("level_verbs", "up_verbs", "not_nouns")
        return len(word) > 4 and word.endswith("s") and not any(word in self.lexicon.words(cue) for cue in verbs)

    def _counts(self, k: int, amount: Amount, before: list[Amount], *, near: bool) -> bool:
        """Whether the plural at token k is what the figure counts, and not what flows of something that has been told are called."""
        t, lexicon, word = self.t, self.lexicon, self.t.low[k]
        counted = (a for a in before if a.kind == "count" and a.unit and not a.incidental)
        if word in lexicon.words("flows") and any(like(amount, a) for a in counted):
            return False  # "952,733 TEUs; loaded imports were 471,649"
        named = t.capital(k) and k > 0 and (not near or amount.step < 1)  # "and Mercedes 2.7"
        return word not in lexicon.words("not_counted") and NounReader(lexicon, t).is_noun(k) and not named

    def _governs(self, k: int) -> bool:
        """Whether a verb of change or level, or a comma, stands right behind token k."""
        t, lexicon = self.t, self.lexicon
        if k < 2 or t.low[k - 2 : k] == ["number", "of"]:
            return True  # the subject of the sentence, "the number of transits to 27"
        behind = t.word(k + 1 + t.word(k + 1).endswith("ly"))
        return behind == "," or behind in lexicon.words("states") or behind in lexicon.words("change_words")

    def of_sentence(self, amount: Amount) -> str:
        """ "users rose to 200 million": a counted noun earlier in the sentence; `MONEY` where a word for it comes first."""
        t, lexicon = self.t, self.lexicon
        before_it = t.word(amount.i - 1)
        if not amount.factor and before_it not in lexicon.words("level_before") | lexicon.words("change_words"):
            return ""
        for k in range(amount.i - 1, max(-1, amount.i - _WORDS_BACK), -1):
            if t.owner[k]:
                continue
            found = lexicon.units.at(t, k)
            plural = t.low[k].endswith("s") or t.low[k] in lexicon.words("count_heads") or t.low[k] == "people"
            if found and plural and (not found[0].incidental or amount.factor):
                return found[0].unit
            if amount.factor and (t.low[k] in lexicon.words("money_cues") or t.low[k] in lexicon.words("money_heads")):
                return MONEY
        return ""
