"""What a figure counts: nouns of the vocabulary behind their modifiers, and plurals that it does not know."""

from __future__ import annotations

from factcheck.extract.figures import Figure, behind_plus
from factcheck.extract.leaf_lexicon import LeafLexicon, Noun
from factcheck.extract.lexemes import Tokens

_NAME = 8
_BACK = 60
"""Tokens back: a sentence that goes on for longer is a table or hostile."""
_FEW = 12
"""Up to here a word of change behind a figure is its noun ("four hikes"), and a hyphen makes a name of it ("two-horse")."""


class NounReader:
    def __init__(self, lexicon: LeafLexicon, tokens: Tokens) -> None:
        self.lexicon = lexicon
        self.t = tokens

    def counted(self, figure: Figure) -> tuple[Noun, int] | None:
        """What the figure counts, with the modifiers before it ("2.5 million paid subscribers")."""
        t, k = self.t, figure.end
        more = behind_plus(t, k)
        if more:  # "500+ stores"
            return self.at(more)
        if figure.worded and figure.value == 1 and f"{t.word(k)}s" in self.lexicon.words("change_nouns"):
            return Noun(f"{t.word(k)}s", True, False), k + 1  # "just one cut"
        if figure.value == 1 and not figure.worded and not figure.factor and not t.glued(k) and not t.capital(k):
            known = self.at(k)
            alone = self._content_word(k) and not t.word(k).endswith(("s", "ed", "ly"))
            return known or ((Noun(t.word(k), True, False), k + 1) if alone else None)  # "forward this to 1 friend"
        if t.word(k) in self.lexicon.words("change_nouns") and figure.value <= _FEW and not figure.factor:
            return Noun(t.word(k), True, False), k + 1  # "one or two cuts"
        joined = t.hyphen(k)
        if joined != k and t.word(joined) in ("strong", "odd"):  # "a 1,500-strong workforce", "its 40-odd funds"
            return self.at(joined + 1)
        if joined != k:
            known = self.lexicon.units.at(t, joined)
            if known:
                return known
            if t.word(joined) == "mark":
                return Noun("points"), joined + 1  # "the 50-mark that separates growth from contraction"
            # "a two-horse race", but "a 1.5-flask pack"
            small = figure.value <= _FEW and figure.step >= 1
            named = small or not t.is_word(joined) or t.word(joined) in self.lexicon.words("joints")
            return None if named else (Noun(t.word(joined), True, False), joined + 1)
        if t.glued(k) and t.is_word(k):
            letters = self.lexicon.unit_letters.get(t.word(k))
            return self.lexicon.exact_units.at(t, k) or ((letters, k + 1) if letters else None)  # "323Mt", "2.31g/t"
        return self.lexicon.exact_units.at(t, k) or self.at(k)

    def at(self, k: int) -> tuple[Noun, int] | None:
        """A counted noun that starts at token k."""
        return self._known_noun(k) or self._plural(k)

    def _known_noun(self, k: int) -> tuple[Noun, int] | None:
        """A noun of the vocabulary behind up to three modifiers, or behind one unknown word."""
        t, modifiers = self.t, self.lexicon.phrases("unit_modifiers")
        for _ in range(4):
            found = self.lexicon.units.at(t, k)
            if found:
                return self._in_the_plural(found)
            modifier = modifiers.at(t, k)
            if modifier is None or t.hyphen(modifier[1]) != modifier[1]:
                break
            k = modifier[1]
        if not self._content_word(k):
            return None
        joined = t.hyphen(k + 1)
        if joined != k + 1:  # "white-collar jobs"
            return self.lexicon.units.at(t, joined + 1) if t.is_word(joined) else None
        return self.lexicon.units.at(t, k + 1)

    def _in_the_plural(self, found: tuple[Noun, int]) -> tuple[Noun, int]:
        """ "81 home dates", "40 car dealers": the noun in the singular is told of the one that is counted"""
        t, end = self.t, found[1]
        alone = t.word(end - 1) == found[0].unit or t.word(end - 1) + "s" == found[0].unit
        if not alone or t.word(end - 1).endswith("s") or t.glued(end) or not self._is_plural(end, named=False):
            return found
        if t.word(end) in self.lexicon.words("not_counted") or t.capital(end):
            return found
        return Noun(t.word(end), False, False), end + 1

    def _plural(self, k: int) -> tuple[Noun, int] | None:
        """An unknown plural, perhaps behind modifiers of the vocabulary, or behind one adjective that it does not know."""
        t, modified = self.t, False
        while (modifier := self.lexicon.phrases("unit_modifiers").at(t, k)) is not None:
            k, modified = modifier[1], True
        if t.capital(k) and (behind := self._behind_name(k)) is not None:
            return behind
        if self._is_plural(k, named=modified):
            return Noun(t.word(k), False, False), k + 1
        joined = t.hyphen(k + 1)
        short = t.word(joined) in ("ins", "ons", "ups", "outs", "offs", "bys")  # "six tuck-ins"
        if joined != k + 1 and t.is_word(k) and not t.capital(k) and (short or self._is_plural(joined, named=False)):
            return Noun(t.surface(k, joined + 1).lower(), False, False), joined + 1  # "nine rate-setters"
        if (
            joined != k + 1
            and self._content_word(k)
            and not t.glued(joined + 1)
            and self._is_plural(joined + 1, named=False)
        ):
            return Noun(t.word(joined + 1), False, False), k  # "40 board-approved projects"
        if self._content_word(k) and self._is_adjective(k) and self._is_plural(k + 1, named=False):
            return Noun(t.word(k + 1), False, False), k  # "3 fresh ideas": the adjective is no part of the amount
        return self._behind_name(k) if t.is_number(k) else None

    def _behind_name(self, k: int) -> tuple[Noun, int] | None:
        """ "23 Starlink satellites", "24 Boeing 737 MAX jets", "six 15,000-TEU ships": the name is no part of the amount"""
        t, end = self.t, k
        if t.is_number(k) and (measure := self.lexicon.measures.at(t, t.hyphen(k + 1))) is not None:
            end = measure[1]  # "two more 25 bp cuts"
        elif t.is_number(k) and t.hyphen(k + 1) == k + 2 and t.is_word(k + 2):
            end = k + 3
        else:
            while end < min(t.n, k + _NAME) and self._is_name(k, end):
                end += 1
            capitals = end > k and t.raw(k).isupper() and t.raw(end - 1).isupper()
            end -= capitals and not t.owner[end - 1] and end > k + 1  # "24 BOEING 737-10 JETS"
        known = self._known_noun(end) if end > k else None
        if known is not None:
            return known[0], k
        moves = t.is_number(k)
        return (Noun(t.word(end), False, False), k) if end > k and self._is_plural(end, named=moves) else None

    def _is_name(self, first: int, k: int) -> bool:
        """ "Goldman Sachs", "Model Y", "McDonald's", "A350-900": one of the words of a name whose first is at token `first`"""
        t = self.t
        if t.owner[k] == "trap" or k > first and t.low[k] in ("'", "s") and t.glued(k):
            return k > first or t.capital(k)
        return t.capital(k) and (self._content_word(k) or k > first and len(t.low[k]) == 1)

    def one_at(self, k: int) -> str:
        """The unit of what is named in the singular at token k, or behind a name there: "0.3105 of a Cadence share"."""
        for place in range(k, k + _NAME):
            found = self.lexicon.units.at(self.t, place)
            if found:
                return found[0].unit
            if self.t.word(place) == "share":
                return "shares"
            if not self.t.capital(place) and self.t.word(place) not in ("new", "ordinary", "common"):
                return ""
        return ""

    def last_before(self, i: int) -> str:
        """The unit of the vocabulary that was named last before token i, in the plural and without a figure of its own."""
        t = self.t
        for k in range(i - 1, max(-1, i - _BACK), -1):
            if t.owner[k] == "quantity":
                return ""
            found = self.lexicon.units.at(t, k) if not t.owner[k] and t.low[k].endswith("s") else None
            if found:
                return found[0].unit
        return ""

    def counts(self, k: int) -> bool:
        """Whether token k is a plural that can be counted ("eight gains in a row")."""
        return self._is_plural(k, named=True)

    def is_noun(self, k: int) -> bool:
        """Whether token k can be what is counted."""
        return self._content_word(k)

    def _is_plural(self, k: int, *, named: bool) -> bool:
        """ "two more cuts": behind a modifier a word of change is a noun"""
        word = self.t.word(k)
        if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
            return False
        return self._content_word(k) or named and word in self.lexicon.words("change_nouns")

    def _is_adjective(self, k: int) -> bool:
        """Whether an unknown word may stand between a figure and its noun: no verb, preposition or adverb."""
        t, word = self.t, self.t.word(k)
        return not (
            t.glued(k + 1)
            or t.capital(k)
            or word in self.lexicon.words("not_adjectives")
            or word.endswith(("ly", "ed", "s"))
        )

    def _content_word(self, k: int) -> bool:
        t, word = self.t, self.t.word(k)
        if not t.is_word(k) or t.owner[k] or len(word) < 3:
            return False
        lexicon = self.lexicon
        stop = (
            word in lexicon.words("not_nouns")
            or word in lexicon.words("not_names")
            or word in lexicon.words("change_words")
        )
        return not (
            stop
            or word in lexicon.months
            or word in lexicon.weekdays
            or word in lexicon.ordinals
            or word in lexicon.words("joints")
        )
