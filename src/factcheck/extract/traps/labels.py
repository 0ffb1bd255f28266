"""Figures that number a thing: labels, laws, dockets, grades ("Tier 1 and 2", "Act of 1995", "No. 24-1187", "No. 2 diesel")."""

from __future__ import annotations

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens
from factcheck.extract.traps.figures import ends, has_measure, has_unit, is_calendar_week, run_around

_LAW_WORDS = 10
_ROMAN_YEARS = ("17", "18", "19", "20")
_RANKED = frozenset("the at is was ranked from to its their as".split())
_TOPS = frozenset("3 5 10 15 20 25 30 50 100 200 250 500".split())
_CODES = frozenset({"u", "c", "usc", "cfr"})
_DOCKET_JOINTS = frozenset("-/:")
_LISTED = frozenset({",", "and", "or", "to", "through", "-", "&"})
_OF_LIST = ("to", "-", "through")
_CLASSES = frozenset(("class", "category", "indicator", "level", "sri", "srri"))
_GOODS_WORDS = 3


class LabelReader:
    """Each reading gives the token range of a trap that begins or ends at token i, or None."""

    def __init__(self, lexicon: LeafLexicon) -> None:
        self.lexicon = lexicon
        words = lexicon.words
        labels = words("labels") - {"no"}
        self._plurals = frozenset(f"{label}{'es' if label.endswith(('s', 'x')) else 's'}" for label in labels)
        self._heads = words("product_heads")
        self._labels = labels | self._heads | words("dotted_labels")
        self._goods = words("contracts") | words("goods")
        self.alone = words("laws") | words("top_words") | words("id_labels") | words("scale_words") | {"no", "nos"}
        """Words at which a trap may begin without a figure in the sentence."""
        self.leading = self.alone | self._labels | self._plurals

    def at(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """What blocks times and quantities, from the word or the figure at token i on."""
        if t.numeric[i]:
            return self._figure(t, i)
        word = t.low[i]
        if word in self.alone and (span := self._numbering(t, i, word)):
            return span
        if word in self._plurals and (span := self._plural_label(t, i)):
            return span
        if word in self._labels and not (word == "week" and is_calendar_week(self.lexicon, t, i)):
            return self._label(t, i)
        return self._scale(t, i) if word in self.lexicon.words("scale_words") else None

    def _numbering(self, t: Tokens, i: int, word: str) -> tuple[int, int] | None:
        if word in ("no", "nos"):
            return self._docket(t, i) or self._grade(t, i) or self._numbers(t, i, word)
        if word in self.lexicon.words("id_labels"):
            return self._id(t, i)
        if word in self.lexicon.words("laws"):
            return self._law(t, i)
        return self._top(t, i) if word in self.lexicon.words("top_words") else None

    def _figure(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """Most figures are amounts: what stands behind them tells which of the readings are worth a look."""
        behind = t.word(i + 1)
        if behind == "-":
            if t.low[i + 1 : i + 4] == ["-", "in", "-"] and t.is_number(i + 4) and t.word(i + 5) == "-":
                return i, run_around(t, i + 4)[1]  # "a 1-in-200-year storm"
            return self._old(t, i) or self._serial(t, i) or self._marks(t, i)
        if behind == "/" and (span := self._serial(t, i)) is not None:
            return span
        if behind == ":":
            return self._marks(t, i) or self._case(t, i)
        return self._marks(t, i) or self._bill(t, i)

    # ------------------------------------------------------------ labels
    def _label(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "Level 3", "Rule 10b5-1", "Tier 1 and 2 cities", "block 840,000" """
        word = t.low[i]
        k = i + 1 + (t.word(i + 1) == "#")
        if t.word(k) == "no" and t.word(k + 1) == ".":
            k += 2  # "Rule No. 1"
        if word in self.lexicon.words("dotted_labels"):
            return self._numbered(t, i, k + 1, ("",)) if t.word(k) == "." else None
        if word == "block" and t.is_number(k) and "," in t.low[k] and not has_unit(self.lexicon, t, k):
            return i, k + 1
        return self._numbered(t, i, k, (word,))

    def _numbered(self, t: Tokens, i: int, k: int, words: tuple[str, ...]) -> tuple[int, int] | None:
        word = words[0]
        graded = word in self.lexicon.words("grades")
        j = self._label_figure(t, k, head=word in self._heads, graded=graded)
        if not j:
            return None
        return i, self._listed(t, j) if graded else j

    def _plural_label(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "Gates 41-48", "sections 3 and 4"; "he notes 5 risks" tells no labels"""
        j = self._label_figure(t, i + 1)
        if not j or len(t.low[i + 1]) > 3:
            return None
        last = self._listed(t, j)
        return (i, last) if last > j or j > i + 2 or t.capital(i) and i and ends(t, j) else None

    def _listed(self, t: Tokens, j: int) -> int:
        """The end of a list of labels whose first figure ends before token j: "1, 2 and 3", "41-48"."""
        while t.word(j) in _LISTED:
            k = j + 1 + (t.word(j) == "," and t.word(j + 1) in ("and", "or"))
            small = t.is_number(k) and t.low[k].isdecimal() and len(t.low[k]) < 4
            if not small or has_measure(self.lexicon, t, k) or t.glued(k + 1) and t.is_word(k + 1):
                break
            if len(t.low[k]) > 1 and t.word(j) not in _OF_LIST and has_unit(self.lexicon, t, k):
                break  # "Phase 3, 40 patients"
            j = k + 1
        return j

    def _label_figure(self, t: Tokens, k: int, *, head: bool = False, graded: bool = False) -> int:
        """The end of a figure that is no amount of its own, with "4.2(b)" and "10b5-1"."""
        if not t.is_number(k) or t.glued(k) and t.word(k - 1) != "#" or "," in t.low[k] or len(t.low[k]) > 6:
            return 0
        if t.start[k] - t.end[k - 1] > 1:
            return 0  # the next column of a table
        j = run_around(t, k)[1]
        while (t.word(j) == "-" or head and t.word(j) == ":" and t.is_number(j + 1)) and t.glued(j) and t.glued(j + 1):
            j = run_around(t, j + 1)[1]
        if t.word(k - 1) in ("page", "slide") and t.word(j) == "of" and t.is_number(j + 1):
            return j + 2  # "Page 2 of 5"
        if (end := self._class_of(t, k)) is not None:
            return end
        # "Phase 3 patients", but "phase 3 months"
        nouns = not graded or self.lexicon.time_units.at(t, k + 1) is not None
        if has_unit(self.lexicon, t, k, head=head) if nouns else has_measure(self.lexicon, t, k):
            return 0
        if head and len(t.low[k]) == 4 and t.low[k][:2] in ("19", "20"):
            return 0  # "Boeing 2024 deliveries"
        return j

    def _scale(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "on a scale of 1 to 10", "rated from 1 to 5" """
        k = i + 2
        told = t.word(i + 1) in ("of", "from") and (t.is_number(k) or t.word(k) in self.lexicon.numerals)
        if not told or t.word(k + 1) not in _OF_LIST or has_measure(self.lexicon, t, k + 2):
            return None
        return (k, k + 3) if t.is_number(k + 2) or t.word(k + 2) in self.lexicon.numerals else None

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

    # ------------------------------------------------------------ numbers of a register
    def _docket(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "No. 24-1187", "No. 1:24-cv-03109" """
        k = i + 1 + (t.word(i + 1) == ".")
        if t.is_number(k) and t.low[k].count(",") > 1:
            return i, k + 1  # "Patent No. 11,234,567"
        if not t.is_number(k) or t.word(k + 1) not in _DOCKET_JOINTS or not (t.glued(k + 1) and t.glued(k + 2)):
            return None
        if t.word(k + 1) == "-" and not t.is_number(k + 2):
            return None  # "the No. 2-ranked bank"
        end = k + 1
        while end < t.n and t.glued(end) and (t.low[end] in _DOCKET_JOINTS or t.is_number(end) or t.is_word(end)):
            end += 1
        return i, end

    def _grade(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "No. 2 yellow corn", "Sugar No. 11" """
        k = i + 1 + (t.word(i + 1) == ".")
        if t.is_number(k) and t.word(i - 1) in self._goods:
            return i, k + 1
        if not t.is_number(k) or self._goods.isdisjoint(t.low[k + 1 : k + 1 + _GOODS_WORDS]):
            return None
        near = next(n for n in range(k + 1, k + 1 + _GOODS_WORDS) if t.word(n) in self._goods)
        words = range(k + 1, near)
        return (i, k + 1) if all(t.is_word(n) and t.low[n] not in self.lexicon.words("joints") for n in words) else None

    def _numbers(self, t: Tokens, i: int, word: str) -> tuple[int, int] | None:
        """ "Nos. 1 to 5 in the table" """
        k = i + 1 + (t.word(i + 1) == ".")
        several = word == "nos" and t.is_number(k) and t.word(k + 1) in ("to", "and", "-", ",", "&")
        return (i, k + 3) if several and t.is_number(k + 2) else None

    def _bill(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "H.R. 1", "S. 2155" """
        initial = t.word(i - 1) == "." and t.glued(i - 1) and not t.glued(i) and len(t.word(i - 2)) == 1
        if not initial or not t.capital(i - 2) or not t.low[i].isdecimal() or has_unit(self.lexicon, t, i):
            return None
        first = i - 2
        while t.word(first - 1) == "." and t.glued(first) and len(t.word(first - 2)) == 1 and t.capital(first - 2):
            first -= 2
        initials = "".join(t.low[first:i:2])
        return (first, i + 1) if initials in self.lexicon.words("bills") else None

    def _id(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "passcode is 770415", "conference ID: 4471", "WKN 716460", "CPV code: 34121400-5" """
        k = i + 1
        while k < i + 4 and t.word(k) in (":", "#", "*", "number", "code", "no", ".", "is"):
            k += 1
        if t.is_number(k) and has_unit(self.lexicon, t, k):
            return None  # "reference 200 customers"
        known = t.is_number(k) and not t.glued(k) and "," not in t.low[k] and "." not in t.low[k] and len(t.low[k]) > 2
        return (i, run_around(t, k)[1]) if known and not (t.glued(k + 1) and t.is_word(k + 1)) else None

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
        aged = t.low[i + 1 : i + 2] == t.low[i + 3 : i + 4] == ["-"] and t.word(i + 4) in ("old", "olds")
        return (i, i + 5) if aged and t.word(i + 2) in ("year", "month", "week", "day") else None

    def _serial(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "CVE-2025-1234", "ZTM/2026/017": capitals and figures in one piece; "FY-2024-25" is a time"""
        leads = t.glued(i) and t.word(i - 1) in ("-", "/") and i > 1 and t.glued(i - 1) and t.is_word(i - 2)
        if (
            not leads
            or not t.raw(i - 2).isupper()
            or len(t.low[i - 2]) < (2 if len(t.word(i + 2)) > 3 else 3)  # "HC-2026-001245", but "FY-2024-25"
            or not (t.glued(i + 1) and t.is_number(i + 2))
        ):
            return None
        return run_around(t, i) if t.glued(i + 2) else None

    def _marks(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "10 out of 10", "12 U.S.C. 1813", "17 CFR 240" """
        if t.word(i - 1) == "number" and t.low[i].isdecimal() and len(t.low[i]) > 1 and t.word(i - 2) not in _RANKED:
            return i - 1, i + 1  # "slide number 12"
        if t.word(i + 1) == "%" and t.word(i + 2) in ("rule", "club", "test"):
            return i, i + 3
        if (end := self._class_of(t, i)) is not None:
            return i, end
        if t.low[i + 1 : i + 3] == ["out", "of"] and (t.low[i + 3 : i + 4] == [t.low[i]] or self._is_mark(t, i)):
            return i, i + 4
        if t.word(i - 1) == "§":
            return i - 1, run_around(t, i)[1]  # "§ 240.10b-5"
        if t.word(i + 1) not in _CODES:
            return None
        code = "".join(t.low[i + 1 : i + 7])
        for name, words in (("u.s.c.", 6), ("c.f.r.", 6), ("usc", 1), ("cfr", 1)):
            end = i + 1 + words + (t.word(i + 1 + words) == "§")  # "18 U.S.C. § 1343"
            if code.startswith(name) and t.is_number(end):
                return i, end + 1
        return None

    def _class_of(self, t: Tokens, i: int) -> int | None:
        """The end of "4 of 7" in "Risk class: 4 of 7", "risk indicator 3 out of 7"."""
        k = i + 2 + (t.word(i + 1) == "out")
        if t.word(k - 1) != "of" or not t.is_number(k) or t.word(i - 1 - (t.word(i - 1) == ":")) not in _CLASSES:
            return None
        small = len(t.low[i]) == 1 and t.low[k] in ("5", "7", "10") and int(t.low[i]) <= int(t.low[k])
        return k + 1 if small and not has_unit(self.lexicon, t, k) else None

    def _is_mark(self, t: Tokens, i: int) -> bool:
        """ "a 7 out of 10", "an 8 out of 10" """
        graded = (
            t.word(i - 1) in ("a", "an")
            or t.word(i - 1) in self.lexicon.words("marks")
            and t.word(i - 2) in ("a", "an")
        )
        return graded and t.word(i + 3) in ("5", "10", "100") and not has_measure(self.lexicon, t, i + 3)

    def _case(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "1:25-cv-00412" """
        joined = t.word(i + 1) == ":" and t.is_number(i + 2) and t.word(i + 3) == "-" and t.is_word(i + 4)
        if not joined or not all(t.glued(k) for k in range(i + 1, i + 5)):
            return None
        end = i + 5
        while end < t.n and t.glued(end) and (t.low[end] in _DOCKET_JOINTS or t.is_number(end) or t.is_word(end)):
            end += 1
        return i, end
