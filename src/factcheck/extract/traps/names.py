"""Names with a figure in them, of what the times have left: "Qwen2.5-Max", "Phase 3", "the 9th Circuit", "a two-horse race"."""

from __future__ import annotations

from factcheck.extract.figures import EIGHTHS
from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import ORDINAL_ENDINGS, Tokens
from factcheck.extract.traps.figures import ends, has_unit, plural_at, run_around

_SMALL = 12  # "a two-horse race", "a 2-bedroom flat"; "a 50-mark" counts
_SUFFIXES = frozenset({*ORDINAL_ENDINGS, "s"})
_LIST_BACK = 7
_LONG = 6  # an identifier, not a figure, when it has no grouping and no unit


class NameReader:
    """Each reading gives the token range of a name around the figure or number word at a token, or None."""

    def __init__(self, lexicon: LeafLexicon) -> None:
        self.lexicon = lexicon

    def at(self, t: Tokens, k: int) -> tuple[int, int] | None:
        """The name at token k."""
        span = self.named(t, k)
        if span is None and t.is_number(k):
            span = self._glued_name(t, k) or self._standard(t, k) or self._spaced_name(t, k) or self._model(t, k)
            span = span or self._identifier(t, k)
        return span

    def named(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """What is left after the times: "the 9th Circuit", "a two-horse race", "a 2-bedroom flat"."""
        if t.low[max(0, i - 1) : i] == ["the"] and t.low[i : i + 2] == ["13", "th"]:
            return i, i + 2  # "Friday the 13th"
        return self._ordinal(t, i) or self._compound(t, i) or self._name(t, i)

    def _ordinal(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "the 9th U.S. Circuit Court", "the 119th Congress", "the Fourth Amendment" """
        digits = t.is_number(i)
        if digits and not (t.glued(i + 1) and t.word(i + 1) in ORDINAL_ENDINGS):
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
        if k != i + 2 or not t.is_word(k):
            return None
        if t.low[k] == "bagger" and t.is_word(k + 1) and not self._joins(t.low[k + 1]):
            return i, k + 1  # "the 10-bagger dream"
        if t.low[k] in self.lexicon.words("strengths"):
            return i, k + 1  # "a 7.2-magnitude quake"
        return (i, k + 1) if small and not self._is_counted(t, k) else None

    def _joins(self, word: str) -> bool:
        return word in self.lexicon.words("joints") or word in self.lexicon.words("fraction_after")

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

    def _name(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """ "the Seven Sisters": capitals in the middle of a sentence"""
        if i == 0 or t.is_number(i) or not (t.capital(i) and t.capital(i + 1)) or t.glued(i + 1):
            return None
        if t.capital(i - 1) and t.word(i - 1) in self.lexicon.words("stations") and t.is_word(i + 1):
            return i - 1, i + 2  # "Radio Four Counties"
        plain = t.is_word(i - 1) and not t.capital(i - 1)
        money = (
            self.lexicon.scales.at(t, i + 1)
            or self.lexicon.measures.at(t, i + 1)
            or self.lexicon.time_units.at(t, i + 1)
        )
        return (i, i + 2) if plain and money is None and t.is_word(i + 1) else None

    def _glued_name(self, t: Tokens, k: int) -> tuple[int, int] | None:
        i, j = run_around(t, k)
        if t.low[i] in ("no", "nos") and t.word(i + 1) == ".":
            return None  # "the world's No.3" ranks
        if i == k - 2 and t.word(k - 1) == "." and t.low[i] in ("c", "ca", "approx", "est"):
            return None  # "c.14,300 people"
        if i == k and t.word(k + 1) in ("x", "×") and t.glued(k + 1) and self._is_geared(t, k + 2):
            return k, k + 2
        if i == k and j == k + 5 and all(t.is_number(n) or t.low[n] == "-" for n in range(k, j)):
            return i, j  # "the 3-6-3 rule", "a 5-2-1 formation"
        if i == k and t.word(k + 1) == "s" and t.word(k - 1) == "the" and len(t.low[k]) < 3:
            return i, j  # "the 90s", bonds called "the 7s"
        if t.word(k - 1) == "+" and t.glued(k) and k > 1 and t.raw(k - 2) == "T" and len(t.low[k]) == 1:
            return k - 2, k + 1  # settlement at "T+2"
        if j == i + 4 == k + 2 and t.low[i] in ("under", "over") and t.low[i + 1] == "-" and t.low[k + 1] == "s":
            return i, j  # "the under-11s", "over-50s"
        if j - i == 1 or (i == k and self._starts_amount(t, k, j)):
            return None
        if i == k:
            return i, j
        before = t.word(k - 1)
        if before == "-" and (self._figure_prefix(t, k) or t.is_number(k - 2)):
            return None
        if t.is_word(k - 1) and (self.lexicon.signs.before(t, k) or t.raw(k - 1) in self.lexicon.codes):
            return None
        if self.lexicon.tight_at(t, k - 1):
            return None
        if before in ("/", "'") and (t.is_number(k - 2) or t.is_number(k - 3)):
            return None  # "11.4x/10.1x"
        return i, j

    def _is_geared(self, t: Tokens, k: int) -> bool:
        """ "the 2x daily fund", "a 3x leveraged ETF" """
        products, words = self.lexicon.words("geared_products"), t.low[t.hyphen(k) : k + 4]
        return bool(words) and t.word(t.hyphen(k)) in self.lexicon.words("geared") and not products.isdisjoint(words)

    def _figure_prefix(self, t: Tokens, k: int) -> bool:
        word = t.word(k - 2)
        if len(word) == 1 and t.capital(k - 2) and k > 2:
            return False  # "the A-10 jet"
        if len(word) > 2 and t.raw(k - 2).isupper() and word not in self.lexicon.words("figure_prefixes"):
            return False  # "ERC-20 tokens"
        return word in self.lexicon.words("figure_prefixes") or word.isdecimal() or has_unit(self.lexicon, t, k)

    def _starts_amount(self, t: Tokens, k: int, j: int) -> bool:
        """Whether the glued run from token k is a figure with its unit: "31.74B", "300-mile", "5-7%"."""
        lexicon, word = self.lexicon, t.word(k + 1)
        if word == "/":
            mixed = t.is_number(k - 1) and not t.owner[k - 1] and t.word(k + 2) in EIGHTHS  # "at 91 1/2"
            return t.is_word(k + 2) or j > k + 3 or mixed
        if word == "-":
            if t.is_number(k + 2) or lexicon.units.at(t, k + 2) or lexicon.measures.at(t, k + 2):
                return True
            if (sign := lexicon.sign_at(t, k + 2)) and t.is_number(sign[1]) and t.glued(sign[1]):
                return True  # "NZ$8.00-NZ$11.00"
            return not (len(t.low[k + 2]) <= 2 and t.capital(k + 2))
        if word == ".":
            return not (t.is_word(k + 2) and t.raw(k + 2).isupper() and len(t.low[k + 2]) <= 3)
        if word == "'" or word == "&":
            return True
        known = (
            word in _SUFFIXES
            or word in lexicon.scale_letters
            or word in lexicon.measure_letters
            or word in lexicon.unit_letters
        )
        known = known or word == "e" and ("." in t.low[k] or k > 0 and t.glued(k))  # an estimate: "$2.96e"
        known = known or word in lexicon.minor_letters or lexicon.scales.at(t, k + 1) is not None
        known = (
            known
            or lexicon.measures.at(t, k + 1) is not None
            or lexicon.units.at(t, k + 1) is not None
            or t.raw(k + 1) in lexicon.codes
        )
        known = known or lexicon.money_words.at(t, k + 1) is not None
        behind = k + 2
        return known and not (t.glued(behind) and t.is_number(behind))

    def _spaced_name(self, t: Tokens, k: int) -> tuple[int, int] | None:
        """A capitalised word and a small figure that counts nothing: "Phase 3", "Llama 3.1"."""
        if k == 0 or t.glued(k) or "," in t.low[k] or not t.is_word(k - 1) or t.owner[k - 1] or len(t.low[k]) > 4:
            return None
        if t.glued(k + 1) and t.word(k + 1) not in (",", ".", ")", "'", ";", ":", '"', "”"):
            return None
        raw, word = t.raw(k - 1), t.low[k - 1]
        named = raw[0].isupper() or any(c.isupper() for c in raw[1:])
        stop = (
            word in self.lexicon.words("not_names")
            or word in self.lexicon.words("change_words")
            or word in self.lexicon.months
            or "." in t.low[k]
            and word in self.lexicon.phrases("index_cues")  # "VIX 17.8"
        )
        if "." in t.low[k] and t.word(k - 2) in (",", "and") and self._goes_on(t, k - 2, word):
            return None  # "VW fell 3.4 percent, BMW 2.9 and Mercedes 2.7"
        if "." in t.low[k] and t.word(k - 2) == "/" and t.glued(k - 1):
            return None  # "P/E 18.2"
        if not named or stop or (raw.isupper() and len(raw) > 4) or has_unit(self.lexicon, t, k):
            return None
        if raw.isupper() and word in self.lexicon.words("bills"):
            return k - 1, k + 1  # "SB 253 would"
        if k == 1 and self._plain_word(t, k + 1):
            return None
        if (
            self.lexicon.tight_at(t, k - 1)
            or self.lexicon.signs.before(t, k)
            or raw in self.lexicon.codes
            or plural_at(self.lexicon, t, k + 1)
            and t.word(k + 1) not in self.lexicon.words("name_verbs")
        ):
            return None
        return k - 1, k + 1

    def _goes_on(self, t: Tokens, i: int, word: str) -> bool:
        """Whether a list of rates is told before token i, and the word names no product with a version."""
        rated = any(t.low[k] in ("%", "percent", "cent", "pct") for k in range(max(0, i - _LIST_BACK), i))
        return rated and word not in self.lexicon.words("product_heads")

    def _plain_word(self, t: Tokens, k: int) -> bool:
        return t.is_word(k) and not t.capital(k)

    def _identifier(self, t: Tokens, k: int) -> tuple[int, int] | None:
        word = t.low[k]
        if (
            not word.isdecimal()
            or len(word) < _LONG
            or t.glued(k)
            and t.word(k - 1) in "$€£¥-+"
            or has_unit(self.lexicon, t, k)
        ):
            return None
        return k, k + 1

    def _standard(self, t: Tokens, k: int) -> tuple[int, int] | None:
        """ "IEC 61400-1", "ISO 9001:2015": capitals and a number in parts"""
        raw = t.raw(k - 1) if k and not t.glued(k) else ""
        if not (1 < len(raw) < 6 and raw.isupper() and raw.isalpha()) or not t.low[k].isdecimal() or len(t.low[k]) > 5:
            return None
        if t.low[k - 1] in self.lexicon.words("not_names") or raw in self.lexicon.codes or t.owner[k - 1]:
            return None
        j = k + 1
        while t.glued(j) and t.word(j) in ("-", ":") and t.glued(j + 1) and t.is_number(j + 1):
            j += 2
        return (k - 1, j) if j > k + 1 and not has_unit(self.lexicon, t, j - 1) else None

    def _model(self, t: Tokens, k: int) -> tuple[int, int] | None:
        """A figure that names: "the 911 GT3", "BMW's 5 Series", "its 2.0 version", "healthcare 2.0", "the 529", "is a 4" """
        if "," in t.low[k] or t.glued(k) or t.word(k - 1) in self.lexicon.words("sign_minus"):
            return None
        return self._coded(t, k) or self._version(t, k) or self._nameless(t, k)

    def _coded(self, t: Tokens, k: int) -> tuple[int, int] | None:
        """ "Ferrari's 296 GTB", "a 45X credit", "the 5 Series" """
        if k + 1 >= t.n or not t.capital(k + 1) or not t.low[k].isdecimal():
            return None
        raw, low = t.raw(k + 1), t.low[k + 1]
        if t.glued(k + 1):
            credited = len(raw) == 1 and t.word(k + 2) in self.lexicon.words("coded_nouns")
            return (k, k + 2) if credited else None
        if low in self.lexicon.words("named_behind") and k and t.word(k + 2) not in ("of", "in"):
            return k, k + 2
        letters = 1 < len(raw) < 5 and raw.isupper() and raw.isalpha() and raw not in self.lexicon.codes
        introduced = t.word(k - 1) in ("s", "the", "a", "an", "new") or t.capital(k - 1) and not t.raw(k - 1).isupper()
        if not (letters and introduced) or has_unit(self.lexicon, t, k) or low in self.lexicon.unit_letters:
            return None
        counted = (
            plural_at(self.lexicon, t, k + 2) and t.word(k - 1) != "s"
        )  # "the 12 OPEC members", "Ferrari's 296 GTB starts"
        if self.lexicon.pers.at(t, k + 1) or self.lexicon.units.at(t, k + 2) or counted:
            return None
        return k, k + 2 + (t.glued(k + 2) and t.is_number(k + 2))

    def _version(self, t: Tokens, k: int) -> tuple[int, int] | None:
        """ "its 2.0 version", "healthcare 2.0" """
        figure = t.low[k]
        if "." not in figure:
            return None
        named = t.is_word(k + 1) and not has_unit(self.lexicon, t, k) and t.word(k - 1) not in ("of", "to", "from")
        if t.word(k + 1) in self.lexicon.words("versions") or named and t.word(k + 2) in self.lexicon.words("versions"):
            return k, k + 1  # "its 2.0 version", "its 9.0 software update"
        before = t.word(k - 1)
        plain = t.is_word(k - 1) and len(before) > 3 and not t.owner[k - 1] and not self._is_counted(t, k - 1)
        leads = before in self.lexicon.words("change_words") or before in self.lexicon.words("level_before")
        lead = leads or before in self.lexicon.words("not_names") or before in self.lexicon.words("money_cues")
        renewed = figure in ("2.0", "3.0", "4.0", "5.0") and plain and not lead
        return (k, k + 1) if renewed and ends(t, k + 1) else None

    def _nameless(self, t: Tokens, k: int) -> tuple[int, int] | None:
        """ "then the 529, and", "$400 above the 4090", "a solid 8": a figure with an article that counts nothing"""
        before, figure = t.word(k - 1), t.low[k]
        if not ends(t, k + 1) or t.glued(k + 2) and t.is_number(k + 2) or t.word(k + 1) == '"':
            return None
        if before == "the" and figure.isdecimal() and 2 < len(figure) < 5:
            return k, k + 1
        graded = before in ("a", "an") or before in self.lexicon.words("marks") and t.word(k - 2) in ("a", "an")
        return (k, k + 1) if graded and len(figure) < 4 else None
