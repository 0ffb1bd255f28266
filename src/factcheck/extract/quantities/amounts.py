"""One amount at a token: sign, currency mark, figure, scale, unit ("negative $1.2 billion", "25 basis points")."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal

from factcheck.extract.figures import Figure, read_figure, scale_at
from factcheck.extract.leaf_lexicon import LeafLexicon, Money
from factcheck.extract.lexemes import Tokens
from factcheck.extract.quantities.nouns import NounReader
from factcheck.model import Cmp
from factcheck.records import record
from factcheck.rules.vocabulary_numbers import Measure

_CENT = Decimal("0.01")
_MOST_GROWTH = 40  # percent
_SIGNS_OF_MONEY = frozenset("$€£¥")
_LEAD_TO_LEVEL = frozenset("to of at from by with and or than against after versus into in a".split())
_APART = 8
"""Words that may stand between an amount and what is taken off it."""
_MANY = 500  # more analysts than any poll asks
_POINT = Measure(kind="pp", unit="pp")
_CUED = 4  # tokens back
_LEVELS = frozenset({"at", "from", "versus", "against"})
SMALL = 12  # "two people" bears no claim, "15,000 people" does


@record(frozen=False, slots=True, eq=False)
class Amount:
    """A quantity in the making over tokens [i, j). `kind` is "" while nothing says what the figure counts."""

    i: int
    j: int
    kind: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    cmp: Cmp = "eq"
    mod: str | None = None
    per: str | None = None
    head: Amount | None = None
    incidental: bool = False
    step: Decimal = Decimal(0)
    bare: bool = False
    factor: Decimal | None = None
    rate: Decimal = Decimal(1)
    """0.01 for cents and pence."""
    worded: bool = False
    signed: bool = False
    """The currency stands before the figure."""
    rule: str = ""
    after: int = field(default=-1)
    """The token behind the amount with what belongs to it ("per share")."""

    @property
    def behind(self) -> int:
        return max(self.j, self.after)


class AmountReader:
    """Reads amounts of one sentence."""

    def __init__(self, lexicon: LeafLexicon, tokens: Tokens) -> None:
        self.lexicon = lexicon
        self.t = tokens
        self.nouns = NounReader(lexicon, tokens)
        self._tabular: bool | None = None

    def read(self, i: int) -> Amount | None:
        """The amount that starts at token i, or None."""
        t = self.t
        if t.word(i) == "(":
            return self._bracketed(i)
        start, sign = self._sign(i)
        if sign is None:
            return None
        amount = self._unsigned(start)
        if amount is not None and start > i and amount.kind == "" and self._is_of_calls(start, amount):
            amount.kind, amount.unit, amount.rule = "percent", "percent", "figure/sign"
        if amount is None or (start > i and not self._sign_fits(i, amount)):
            return None
        if sign < 0 and amount.value is not None:
            amount.value = -amount.value
        amount.i = i
        return amount

    def _sign(self, i: int) -> tuple[int, int | None]:
        """The first token behind a sign, and the sign; None where a dash is no sign."""
        t, word = self.t, self.t.word(i)
        if t.low[max(0, i - 2) : i] in (["plus", "or"], ["+", "/"]):
            return i, None  # "plus or minus 2%"
        if word == "minus" and self._is_taken_off(i):
            return i, None
        if word in self.lexicon.words("sign_minus"):
            return i + 1, -1
        if word in self.lexicon.words("sign_plus") or word == "plus" and self._is_told_with_sign(i):
            return i + 1, 1
        if word in ("-", "+"):
            joined = t.glued(i) and t.word(i - 1) not in ("(", "~", "/", ":", '"', "“")
            return (i, None) if joined or not t.glued(i + 1) else (i + 1, -1 if word == "-" else 1)
        return i, 1

    def _is_taken_off(self, i: int) -> bool:
        """ "$102.7 billion in operating cash flow minus $6.0 billion in capital expenditure": what is taken off another amount"""
        t = self.t
        led = t.word(i - 1) in _LEAD_TO_LEVEL or t.word(i - 1) in self.lexicon.words("states")
        if t.word(i + 1) not in _SIGNS_OF_MONEY or not t.is_word(i - 1) or led:
            return False
        for k in range(i - 1, max(-1, i - 1 - _APART), -1):
            if t.is_number(k):
                return True
            if not t.is_word(k):
                return False
        return False

    def _is_told_with_sign(self, i: int) -> bool:
        """ "comps were plus three in May, plus five in June": growth as calls tell it"""
        before = self.t.word(i - 1)
        leads = before in self.lexicon.words("states") or before in (",", "and", "or", "to", "from")
        grown = not self.lexicon.words("grown").isdisjoint(self.t.low[:i])
        return leads and (grown or "%" in self.t.low[:i])  # "plus 11% as reported and plus 9 in constant currency"

    def _is_of_calls(self, i: int, amount: Amount) -> bool:
        spoken = amount.worded or self.t.is_word(i - 1)  # "plus three", "minus 2"
        few = spoken and amount.value is not None and amount.value < _MOST_GROWTH and not amount.factor
        return few and self._is_told_with_sign(i - 1)

    def _sign_fits(self, i: int, amount: Amount) -> bool:
        """ "positive two people" and "minus a dozen" are no signed amounts."""
        if self.t.word(i) in ("-", "+"):
            return True
        return amount.kind in ("money", "percent", "pp", "bps") or (amount.kind == "" and not amount.worded)

    def _unsigned(self, i: int) -> Amount | None:
        money, k = self._mark(i)
        if money is None:
            return self._plain(i)
        sign = 1
        if self.t.word(k) in ("-", "+") and self.t.glued(k + 1):
            sign, k = (-1 if self.t.word(k) == "-" else 1), k + 1
        if self.t.word(k) == "(" and self.t.glued(k):
            return self._negative_behind_mark(i, k, money)
        figure = read_figure(self.lexicon, self.t, k, money=True)
        if figure is None or figure.worded and not figure.factor:
            return None
        coin = money.rate < 1 and self.t.word(figure.end) == "c" and self.t.glued(figure.end)  # "A45c"
        amount = self._money(i, figure, money, figure.end + coin)
        amount.signed = True
        if sign < 0 and amount.value is not None:
            amount.value = -amount.value
        return self._tens(amount) or self._refined(amount)

    def _tens(self, amount: Amount) -> Amount | None:
        """ "into the $50s": from fifty to fifty-nine"""
        t, value = self.t, amount.value
        if t.word(amount.j) != "s" or not t.glued(amount.j) or t.glued(amount.j + 1) and t.is_word(amount.j + 1):
            return None
        if value is None or amount.factor or amount.step != 1 or value <= 0 or value % 10:
            return None
        amount.value, amount.low, amount.high, amount.cmp = None, value, value + 9, "range"
        amount.j, amount.rule = amount.j + 1, "money/tens"
        return amount

    def _mark(self, i: int) -> tuple[Money | None, int]:
        """A currency sign or code before the figure."""
        t = self.t
        code = self.lexicon.codes.get(t.raw(i)) if i < t.n else None
        found = self.lexicon.sign_at(t, i)
        if code is not None and t.word(i - 1) == "/" and t.glued(i) and i > 1 and t.raw(i - 2) in self.lexicon.codes:
            return None, i  # "EUR/GBP 0.8455"
        if found is None and code is None:
            tight = self.lexicon.tight_at(t, i)
            return (tight, i + 1) if tight else (None, i)
        money, k = found if found else (code, i + 1)
        if code and found and found[1] == i + 1:
            money = code
        if code and not t.is_number(k):
            following = self.lexicon.sign_at(t, k)  # "USD $5 million"
            k = following[1] if following else k
        # A sign that is a word needs its figure at once: "RM" and "Rs" are words too.
        return (
            (money, k)
            if k < t.n and (t.is_number(k) or t.word(k) in "-+(" or t.word(k) in self.lexicon.numerals)
            else (None, i)
        )

    def _negative_behind_mark(self, i: int, k: int, money: Money) -> Amount | None:
        """ "$(0.26)", "$(1.2) billion", "$(1.2 billion)"."""
        figure = read_figure(self.lexicon, self.t, k + 1, money=True)
        if figure is None or self.t.word(figure.end) != ")":
            return None
        end = figure.end + 1
        scale = scale_at(self.lexicon, self.t, end, money=True) if not figure.factor else None
        if scale:
            factor = scale[0].factor
            figure = Figure(figure.value * factor, figure.step * factor, scale[1], False, factor)
            end = scale[1]
        amount = self._money(i, figure, money, end)
        amount.value, amount.signed, amount.rule = -figure.value, True, "money/brackets"
        return amount

    def _refined(self, amount: Amount) -> Amount:
        """ "$5 billion USD", "$5M CAD": the code behind the amount settles a bare sign."""
        t = self.t
        code = self.lexicon.codes.get(t.raw(amount.j)) if amount.j < t.n else None
        if code and not t.is_number(amount.j + 1):
            amount.unit, amount.bare, amount.j = code.code, False, amount.j + 1
            return amount
        found = self.lexicon.money_words.at(t, t.hyphen(amount.j))
        if found and not found[0].minor and (found[0].code == amount.unit or amount.bare):
            amount.unit, amount.j = found[0].code, found[1]
            amount.bare = amount.bare and found[0].bare
        return amount

    def _money(self, i: int, figure: Figure, money: Money, end: int) -> Amount:
        rate = money.rate
        return Amount(
            i, end, "money", figure.value * rate, unit=money.code, step=figure.step * rate, bare=money.bare,
            factor=figure.factor, rate=rate, worded=figure.worded, rule=f"money/{money.code}",
        )  # fmt: skip

    def _plain(self, i: int) -> Amount | None:
        """A figure without a mark before it: the unit stands behind, or nowhere."""
        t = self.t
        figure = read_figure(self.lexicon, t, i)
        return self.of_figure(i, figure) if figure is not None else None

    def of_figure(self, i: int, figure: Figure) -> Amount | None:
        """The amount of a figure that begins at token i, with the unit behind it."""
        t = self.t
        for reader in (self._measured, self._priced, self._counted):
            amount = reader(i, figure)
            if amount is not None:
                return amount
        if figure.worded and t.word(i) == "one" and figure.end == i + 1 and t.low[i + 1 : i + 3] != ["or", "two"]:
            # "one" is a pronoun far more often than a figure; "one or two cuts" is a range
            return None
        return Amount(
            i, figure.end, "", figure.value, step=figure.step, factor=figure.factor, worded=figure.worded, rule="figure"
        )

    def _measured(self, i: int, figure: Figure) -> Amount | None:
        t, k = self.t, figure.end
        if (
            t.glued(k)
            and t.word(k) in self.lexicon.measure_letters
            and not t.glued(k + 1)
            or t.glued(k)
            and t.word(k) in self.lexicon.measure_letters
            and not (t.is_word(k + 1) or t.is_number(k + 1))
        ):
            measure, end = self.lexicon.measure_letters[t.word(k)], k + 1
        else:
            found = self.lexicon.measures.at(t, self._behind_odd(k)) or self._part_of_a_point(k)
            if found is None:
                return None
            measure, end = found
            if t.word(end - 1) == "." and end == t.n and end - 1 > t.hyphen(k):
                end -= 1  # "71 pct." ends the sentence
            if t.word(t.hyphen(k)) == "times" and not (self._compares(figure, end) or self._is_valuation(i, end)):
                return Amount(i, end, "count", figure.value, unit="times", step=Decimal(0), worded=figure.worded,
                              incidental=figure.value <= SMALL, rule="count/times")  # fmt: skip
        return Amount(
            i, end, measure.kind, figure.value, unit=measure.unit, step=figure.step, factor=figure.factor,
            worded=figure.worded, rule=f"measure/{measure.unit}",
        )  # fmt: skip

    def _behind_odd(self, k: int) -> int:
        """ "fifty-odd dollars", "30-some percent": the token behind what makes a figure vague"""
        joined = self.t.hyphen(k)
        return joined + 1 if joined != k and self.t.word(joined) in ("odd", "some") else joined

    def _part_of_a_point(self, k: int) -> tuple[Measure, int] | None:
        """ "0.6 of a percentage point", "0.6 of a point" """
        if self.t.word(k) != "of" or self.t.word(k + 1) not in ("a", "one"):
            return None
        if self.t.word(k + 2) == "point":
            return _POINT, k + 3
        found = self.lexicon.measures.at(self.t, k + 2)
        return found if found and found[0].kind in ("pp", "bps") else None

    def _compares(self, figure: Figure, end: int) -> bool:
        """ "three times as much", not "cut rates three times"."""
        if figure.value != figure.value.to_integral_value():
            return True
        if self.t.word(end) == "more" and not self.t.is_word(end + 1):
            return False  # "should it ease three times more"
        behind = self.t.word(end)
        if behind in self.lexicon.words("times_after") or behind in ("(", ")"):
            return True
        owned = (k for k in range(end, end + 3) if self.t.word(k + 1) == "'" and self.t.word(k + 2) == "s")
        if any(all(self.t.capital(i) for i in range(end, k + 1)) for k in owned):
            return True  # "five times Netflix's"
        return self.t.is_word(end) and behind not in self.lexicon.words("times_counted")

    def _is_valuation(self, i: int, end: int) -> bool:
        """ "against the sector's 18 times,": a level of its own, and no number of occasions"""
        t = self.t
        owned = t.word(i - 1) == "s" and t.word(i - 2) == "'"
        cues = self.lexicon.phrases("ratio_cues")
        owned = owned or any(cues.at(t, k) for k in range(max(0, i - _CUED), i))  # "leverage inside of two times,"
        ranged = "." in t.low[i] and t.word(i - 1) in ("and", "to", "or", "-")  # "between 1.5 and 2.0 times"
        priced = t.word(i - 1) in ("at", "on") and t.word(i - 2) in self.lexicon.words("price_verbs")
        return not t.is_word(end) and (owned or priced or ranged or t.word(i - 1) in _LEVELS)

    def _priced(self, i: int, figure: Figure) -> Amount | None:
        t, k = self.t, figure.end
        letter = self.lexicon.minor_letters.get(t.word(k)) if t.glued(k) and not figure.worded else None
        if letter and not (
            t.glued(k + 1) and (t.is_word(k + 1) or t.is_number(k + 1) or (t.word(k + 1) == "." and t.glued(k + 2)))
        ):
            return self._money(i, figure, letter, k + 1)
        k = self._behind_odd(k)
        code = self.lexicon.codes.get(t.raw(k)) if k < t.n else None
        # "5 USD", but in "7.2 USD 5" the code belongs to the next figure
        if code and not t.is_number(k + 1):
            return self._money(i, figure, code, k + 1)
        found = self.lexicon.money_words.at(t, k)
        if found is None:
            return None
        money, end = found
        weighed = not self.lexicon.words("weighing").isdisjoint(t.low[max(0, i - 3) : i])
        if money.code == "GBP" and (weighed or t.word(end) == "of") and t.word(end - 1) in ("pound", "pounds"):
            return Amount(i, end, "count", figure.value, unit="pounds", step=figure.step, factor=figure.factor,
                          rule="count/pounds")  # fmt: skip
        if money.minor and t.word(k) == "cent" and figure.value > 1 and k == figure.end and not self._is_coin(i, end):
            return None  # "5 cent" is a slip for percent, "0.19 cent" a price
        if money.rate > 1 and self.nouns.at(end) is not None:
            return None  # "five grand pianos"
        return self._with_minor(self._money(i, figure, money, end), money)

    def _is_coin(self, i: int, end: int) -> bool:
        """ "every 10 cent rise", "a 5 cent dividend" """
        return self.t.word(i - 1) in ("a", "an", "each", "every", "the") and self.t.is_word(end)

    def _with_minor(self, amount: Amount, money: Money) -> Amount:
        """ "three dollars and twelve cents", "two pounds fifty pence": one amount in two units"""
        if money.minor or amount.factor or amount.value is None or amount.step < 1:
            return amount
        k = amount.j + (self.t.word(amount.j) == "and")
        small = read_figure(self.lexicon, self.t, k)
        if small is not None and k == amount.j and amount.worded and self._is_spoken_minor(small):
            value = amount.value + small.value * _CENT  # "one pound thirty-eight"
            amount.value, amount.step, amount.j = value, _CENT, small.end
            return amount
        minor = self.lexicon.money_words.at(self.t, small.end) if small and not small.factor else None
        if small is None or minor is None or not minor[0].minor or small.value >= 1 / minor[0].rate:
            return amount
        if minor[0].code == amount.unit or minor[0].bare or amount.bare:
            rate = minor[0].rate
            amount.value, amount.step, amount.j = amount.value + small.value * rate, small.step * rate, minor[1]
        return amount

    def _is_spoken_minor(self, small: Figure) -> bool:
        """Two places in words behind a currency, that count nothing themselves"""
        whole = small.worded and not small.factor and 10 <= small.value < 100 and small.step == 1
        t, j = self.t, self.t.hyphen(small.end)
        tables = (self.lexicon.measures, self.lexicon.scales, self.lexicon.money_words, self.lexicon.units)
        return whole and not any(table.at(t, j) for table in tables) and self.nouns.at(j) is None

    def _counted(self, i: int, figure: Figure) -> Amount | None:
        t = self.t
        ranged = i > 2 and t.glued(i) and t.low[i - 1] == "-" and t.is_number(i - 2)
        found = None if ranged and self.lexicon.signs.before(t, i - 2) else self.nouns.counted(figure)
        if found is None:
            return None  # "the €700-800m unit" is one, and costs so much
        noun, end = found
        if noun.unit in self.lexicon.words("polled") and (figure.factor or figure.value >= _MANY):
            return None  # "fewer than the 170,000 economists had expected"
        change = figure.worded and self.t.word(end - 1) + "s" in self.lexicon.words("change_nouns")
        if (
            figure.worded
            and figure.value == 1
            and not figure.factor
            and (noun.incidental or not noun.known)
            and not change
        ):
            return None
        small = figure.value <= SMALL and not figure.factor
        incidental = small and (noun.incidental or (figure.worded and not noun.known))
        return Amount(
            i, end, "count", figure.value * noun.factor, unit=noun.unit, step=figure.step * noun.factor, factor=figure.factor,
            rate=noun.factor, worded=figure.worded, incidental=incidental, rule=f"count/{noun.unit}",
        )  # fmt: skip

    def _bracketed(self, i: int) -> Amount | None:
        """Brackets as a minus sign: "(12)%" always, "a loss of ($0.26)" after a preposition, "(1,234)" in a table."""
        t = self.t
        inner = self.read(i + 1) if t.word(i + 1) not in ("(", "-", "+") else None
        if inner is None or t.word(inner.j) != ")" or inner.value is None or inner.value < 0 or inner.worded:
            return None
        end = inner.j + 1
        percent = self.lexicon.measures.at(t, end) if inner.kind == "" and t.glued(end) else None
        if percent and percent[0].kind == "percent":
            inner.kind, inner.unit, end, inner.rule = "percent", percent[0].unit, percent[1], "percent/brackets"
        elif inner.kind == "money" and inner.signed:
            if t.word(i - 1) not in self.lexicon.words("accounting_before") and not self.tabular:
                return None
        elif not (
            self.tabular and inner.kind in ("", "percent") and inner.step != 1 or self.tabular and inner.value > 20
        ):
            return None
        inner.i, inner.j, inner.value = i, end, -inner.value
        return inner

    @property
    def tabular(self) -> bool:
        """The sentence is a row of a table."""
        if self._tabular is None:
            t = self.t
            text = t.text[t.start[0] : t.end[-1]] if t.n else ""
            self._tabular = "\t" in text or "|" in text or "   " in text
        return self._tabular
