"""Figures that number a thing: laws, addresses, dockets, courts, flats ("Act of 1995", "221 Harbour St.", "No. 24-1187")."""

from __future__ import annotations

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens

_LAW_WORDS = 10
_STREET_WORDS = 4
_SMALL = 12  # "a two-horse race", "a 2-bedroom flat"; "a 50-mark" counts
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_ROMAN_YEARS = ("17", "18", "19", "20")
_RANKED = frozenset("the at is was ranked from to its their as".split())
_TOPS = frozenset("3 5 10 15 20 25 30 50 100 200 250 500".split())
_CODES = frozenset({"u", "c", "usc", "cfr"})
_DOCKET_JOINTS = frozenset("-/:")


class LabelReader:
    """Each reading gives the token range of a trap that begins or ends at token i, or None."""

    def __init__(self, lexicon: LeafLexicon) -> None:
        self.lexicon = lexicon
        self.leading = lexicon.words("laws") | lexicon.words("top_words") | lexicon.words("id_labels") | {"no", "nos"}

    def first(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """What blocks times and quantities."""
        if t.numeric[i]:
            return self._figure(t, i)
        word = t.low[i]
        if word in ("no", "nos"):
            return self._docket(t, i)
        if word in self.lexicon.words("id_labels"):
            return self._id(t, i)
        if word in self.lexicon.words("laws"):
            return self._law(t, i)
        return self._top(t, i) if word in self.lexicon.words("top_words") else None

    def _figure(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """Most figures are amounts: what stands behind them tells which of the readings are worth a look."""
        behind = t.word(i + 1)
        named = t.capital(i + 1) or t.is_number(i + 1) or behind in _ORDINALS
        if (named or behind in self.lexicon.words("streets_before")) and (span := self._address(t, i)):
            return span
        if len(t.low[i]) == 5 and (span := self._postcode(t, i)):
            return span
        if behind == "-":
            return self._old(t, i) or self._marks(t, i)
        if behind == ":":
            return self._marks(t, i) or self._case(t, i)
        return self._marks(t, i)

    def named(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """What is left after the times: "the 9th Circuit", "a two-horse race", "a 2-bedroom flat"."""
        if t.low[max(0, i - 1) : i] == ["the"] and t.low[i : i + 2] == ["13", "th"]:
            return i, i + 2  # "Friday the 13th"
        return self._ordinal(t, i) or self._compound(t, i) or self._name(t, i)

    def _name(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "the Seven Sisters": capitals in the middle of a sentence"""
        if i == 0 or t.is_number(i) or not (t.capital(i) and t.capital(i + 1)) or t.glued(i + 1):
            return None
        plain = t.is_word(i - 1) and not t.capital(i - 1)
        money = (
            self.lexicon.scales.at(t, i + 1)
            or self.lexicon.measures.at(t, i + 1)
            or self.lexicon.time_units.at(t, i + 1)
        )
        return (i, i + 2) if plain and money is None and t.is_word(i + 1) else None

    def _law(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "Private Securities Litigation Reform Act of 1995" """
        numbered = self._numbered_law(t, i)
        if numbered:
            return numbered
        year = t.word(i + 2)
        if not t.capital(i) or t.word(i + 1) not in ("of", ",") or len(year) != 4 or not year.startswith(_ROMAN_YEARS):
            return None
        k = i
        while (
            k and i - k < _LAW_WORDS and t.is_word(k - 1) and (t.capital(k - 1) or t.low[k - 1] in ("and", "of", "for"))
        ):
            k -= 1
        return k + (t.low[k] in ("the", "under", "and", "of", "for")), i + 3

    def _numbered_law(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "Regulation (EU) 2016/679", "Directive 2014/65/EU", "Decision No 445/2014" """
        k = i + 1
        if t.word(k) == "(" and t.word(k + 2) == ")":
            k += 3
        k += t.word(k) == "no"
        k += t.word(k) == "."
        if not t.capital(i) or not t.is_number(k) or t.word(k + 1) != "/" or not t.is_number(k + 2):
            return None
        end = k + 3
        while t.glued(end) and t.word(end) == "/" and t.glued(end + 1):
            end += 2
        return i, end

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
            if not (t.capital(k) or t.low[k][0].isdecimal() or t.low[k] in _ORDINALS):
                return None
        return None

    def _postcode(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "New York, NY 10018" """
        state = t.raw(i - 1) if i else ""
        if len(t.low[i]) != 5 or not t.low[i].isdecimal() or len(state) != 2 or not state.isupper():
            return None
        return (i - 1, i + 1) if t.word(i - 2) == "," else None

    def _docket(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "No. 24-1187", "No. 1:24-cv-03109" """
        k = i + 1 + (t.word(i + 1) == ".")
        if not t.is_number(k) or t.word(k + 1) not in _DOCKET_JOINTS or not (t.glued(k + 1) and t.glued(k + 2)):
            return None
        if t.word(k + 1) == "-" and not t.is_number(k + 2):
            return None  # "the No. 2-ranked bank"
        end = k + 1
        while end < t.n and t.glued(end) and (t.low[end] in _DOCKET_JOINTS or t.is_number(end) or t.is_word(end)):
            end += 1
        return i, end

    def _id(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "passcode is 770415", "conference ID: 4471", "WKN 716460" """
        k = i + 1
        while k < i + 4 and t.word(k) in (":", "#", "number", "no", ".", "is"):
            k += 1
        known = t.is_number(k) and not t.glued(k) and "," not in t.low[k] and "." not in t.low[k] and len(t.low[k]) > 2
        return (i, k + 1) if known and not (t.glued(k + 1) and t.is_word(k + 1)) else None

    def _top(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "a top-five client", "top-quartile funds" """
        k = t.hyphen(i + 1)
        counts = (
            t.word(k) in self.lexicon.numerals
            or t.is_number(k)
            and t.word(k) in _TOPS
            or t.word(k) in self.lexicon.words("top_parts")
        )
        joined = k == i + 2 or t.is_number(k)
        return (
            (i, k + 1)
            if joined and counts and not (t.glued(k + 1) and t.is_word(k + 1)) and t.word(k + 1) != "%"
            else None
        )

    def _old(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "both 27-year-olds" """
        return (i, i + 5) if t.low[i + 1 : i + 5] in (["-", "year", "-", "olds"], ["-", "year", "-", "old"]) else None

    def _marks(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "10 out of 10", "12 U.S.C. 1813", "17 CFR 240" """
        if t.word(i - 1) == "number" and t.low[i].isdecimal() and len(t.low[i]) > 1 and t.word(i - 2) not in _RANKED:
            return i - 1, i + 1  # "slide number 12"
        if t.word(i + 1) == "%" and t.word(i + 2) in ("rule", "club", "test"):
            return i, i + 3
        if t.low[i + 1 : i + 3] == ["out", "of"] and t.low[i + 3 : i + 4] == [t.low[i]]:
            return i, i + 4
        if t.word(i + 1) not in _CODES:
            return None
        code = "".join(t.low[i + 1 : i + 7])
        for name, words in (("u.s.c.", 6), ("c.f.r.", 6), ("usc", 1), ("cfr", 1)):
            if code.startswith(name) and t.is_number(i + 1 + words):
                return i, i + 2 + words
        return None

    def _case(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "1:25-cv-00412" """
        joined = t.word(i + 1) == ":" and t.is_number(i + 2) and t.word(i + 3) == "-" and t.is_word(i + 4)
        if not joined or not all(t.glued(k) for k in range(i + 1, i + 5)):
            return None
        end = i + 5
        while end < t.n and t.glued(end) and (t.low[end] in _DOCKET_JOINTS or t.is_number(end) or t.is_word(end)):
            end += 1
        return i, end

    def _ordinal(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "the 9th U.S. Circuit Court", "the 119th Congress", "the Fourth Amendment" """
        digits = t.is_number(i)
        if digits and not (t.glued(i + 1) and t.word(i + 1) in _ORDINALS):
            return None
        first = k = i + 1 + digits
        while k < min(t.n, first + 5) and (
            t.low[k] in ("u", "s", ".") or t.capital(k) or t.low[k] in self.lexicon.words("feast_days")
        ):
            if t.low[k] in self.lexicon.words("numbered_bodies") or t.low[k] in self.lexicon.words("feast_days"):
                return i, first
            k += 1
        return None

    def _compound(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "a two-horse race", "a 2-bedroom flat": a small figure joined to a word that nothing counts"""
        k = t.hyphen(i + 1)
        entry = self.lexicon.numerals.get(t.low[i])
        small = (
            entry.value <= _SMALL if entry else len(t.low[i]) < 3 and t.low[i].isdecimal() and int(t.low[i]) <= _SMALL
        )
        if k != i + 2 or not small or not t.is_word(k) or self._is_counted(t, k):
            return None
        return i, k + 1

    def _is_counted(self, t: Tokens, k: int) -> bool:
        lexicon, word = self.lexicon, t.word(k)
        tables = (
            lexicon.units,
            lexicon.measures,
            lexicon.scales,
            lexicon.time_units,
            lexicon.money_words,
            lexicon.bands,
        )
        if any(table.at(t, k) is not None for table in tables) or word in lexicon.words("joints"):
            return True
        known = (lexicon.numerals, lexicon.fractions, lexicon.ordinals, lexicon.words("joined_words"))
        return any(word in words for words in known) or lexicon.phrases("unit_modifiers").at(t, k) is not None
