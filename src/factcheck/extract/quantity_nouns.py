"""What a figure counts: nouns of the vocabulary behind their modifiers, and plurals that it does not know."""

from __future__ import annotations

from factcheck.extract.figures import Figure, behind_plus
from factcheck.extract.leaf_lexicon import LeafLexicon, Noun
from factcheck.extract.lexemes import Tokens


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
        joined = t.hyphen(k)
        if joined != k and t.word(joined) == "strong":  # "a 1,500-strong workforce"
            return self.at(joined + 1)
        if joined != k:
            known = self.lexicon.units.at(t, joined)
            if known:
                return known
            return (
                (Noun(t.word(joined), True, False), joined + 1)
                if t.is_word(joined) and t.word(joined) not in self.lexicon.words("joints")
                else None
            )
        if t.glued(k) and t.word(k) in self.lexicon.unit_letters:
            return self.lexicon.unit_letters[t.word(k)], k + 1
        if t.glued(k) and t.is_word(k):
            return None
        return self.at(k)

    def at(self, k: int) -> tuple[Noun, int] | None:
        """A counted noun that starts at token k."""
        return self._known_noun(k) or self._plural(k)

    def _known_noun(self, k: int) -> tuple[Noun, int] | None:
        """A noun of the vocabulary behind up to three modifiers, or behind one unknown word."""
        t, modifiers = self.t, self.lexicon.phrases("unit_modifiers")
        for _ in range(4):
            found = self.lexicon.units.at(t, k)
            if found:
                return found
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

    def _plural(self, k: int) -> tuple[Noun, int] | None:
        """An unknown plural, perhaps behind modifiers of the vocabulary."""
        t = self.t
        while (modifier := self.lexicon.phrases("unit_modifiers").at(t, k)) is not None:
            k = modifier[1]
        word = t.word(k)
        if len(word) > 3 and word.endswith("s") and not word.endswith("ss") and self._content_word(k):
            return Noun(word, False, False), k + 1
        return None

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
