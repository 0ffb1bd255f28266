"""What amounts of a sentence are to each other: ranges, lists with one scale word, restatements, hedges, "per"."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens
from factcheck.extract.quantities.amounts import Amount
from factcheck.extract.quantities.nouns import NounReader
from factcheck.model import Cmp

_CENT = Decimal("0.01")
_NEAR = 9  # amounts back
_ALIKE = 20  # figures of one list or comparison are of one order of magnitude
_JUMP = Decimal("2.5")  # "rose $1.20 to $52.30" is a change and a level, "rise 31% to 32%" a range
_COMPARING = frozenset({"below", "above", "exceeding", "higher", "lower", "more", "less", "fewer", "greater"})
_DASHES = (["-"], ["—"])
_OUT_OF = (["in", "every"], ["of", "every"], ["out", "of", "every"])
_MOST_OF_SHARE = 100
_FOUR_PLACES = Decimal("0.0001")
_TO = (["to"], ["through"], ["-", "to"])
_LIST = ([","], ["and"], ["or"], [",", "and"], [",", "or"], ["/"], ["&"], [";"], ["and", "/", "or"])


_PUT, _TAKEN = (
    frozenset(("put", "puts", "putting")),
    frozenset(("took", "takes", "taking", "knocked", "wiped", "shaved")),
)
""" "put on 14 cents to $12.87", "took off 6 cents to $2.31" tell a change and a level."""
_CENTS = frozenset(("cent", "cents", "¢", "pence"))
_SHORT_WAY = 3


class Joiner:
    """Joins the amounts of one sentence in place; call `ranges`, `lists`, `pers`, `hedges`, `restatements` in this order."""

    def __init__(self, lexicon: LeafLexicon, tokens: Tokens) -> None:
        self.lexicon = lexicon
        self.t = tokens

    # ------------------------------------------------------------ ranges
    def ranges(self, amounts: list[Amount]) -> list[Amount]:
        joined: list[Amount] = []
        for amount in amounts:
            before = joined[-1] if joined else None
            merged = None
            if before is not None:
                merged = (
                    self._range(before, amount, joined) or self._share(before, amount) or self._to_one(before, amount)
                )
            if merged is not None:
                joined[-1] = merged
            else:
                joined.append(amount)
        return joined

    def _share(self, a: Amount, b: Amount) -> Amount | None:
        """ "€1 in every €3 of flows", "$1 of every $5" """
        words = self.t.low[a.j : b.i]
        told = words in _OUT_OF or words == ["in"] and a.value == 1  # no "$5 in $20 notes"
        parts = words in _OUT_OF and a.kind == "" and a.worded and b.worded  # "seven of every ten dollars"
        told = told and b.kind == "money" and (parts or (a.kind == "money" and a.unit == b.unit))
        whole = a.value is not None and b.value is not None and 0 < a.value < b.value <= _MOST_OF_SHARE
        if not (told and whole) or a.factor or b.factor or b.rate < 1 or a.rate < 1:
            return None
        share = (a.value / b.value).quantize(_FOUR_PLACES, ROUND_HALF_UP)  # type: ignore[operator]
        return Amount(a.i, b.j, "fraction", share, unit="ratio", rule="ratio/in")

    def _to_one(self, a: Amount, b: Amount) -> Amount | None:
        """ "leverage may not exceed 3.50 to 1.00": a ratio"""
        bare = a.kind == b.kind == "" and not a.factor and b.value == 1 and self.t.low[a.j : b.i] == ["to"]
        if not bare or a.value is None or a.value <= 1 or self.t.word(a.i - 1) in ("from", "down", "by", "fell"):
            return None
        return Amount(a.i, b.j, "multiple", a.value, unit="x", step=a.step, rule="ratio/to-one")

    def _between(self, a: Amount, b: Amount) -> list[str]:
        """The words between two amounts, without a hedge of the second ("between 75 and about 125 basis points")."""
        words = self.t.low[a.j : b.i]
        if 1 < len(words) < 5 and words[0] in ("to", "and"):
            hedge = self.lexicon.hedges_before.before(self.t, b.i)
            if hedge is not None and hedge[0].cmp in ("approx", "le") and hedge[1] == a.j + 1:
                return words[:1]
        return words

    def _range(self, a: Amount, b: Amount, seen: list[Amount]) -> Amount | None:
        t = self.t
        words = self._between(a, b)
        if a.value is None or b.value is None or len(words) > 2 or not self._alike(a, b):
            return None
        marker = self._marker(a)
        if words in _DASHES:
            spaced = not t.glued(a.j)
            # "up 1% — 3% at constant currency": a dash of a sentence, and no range
            fits = not spaced or a.kind == b.kind != "" and words != ["—"]
        elif words in _TO:
            fits = self._is_to_range(a, b, seen)
        elif words == ["or"] or words == [","] and a.worded and b.worded and b.kind:
            fits = (
                a.kind == "" and not a.factor and b.value - a.value == 1
            )  # "six or seven points", "two, three percent"
        else:
            fits = words == ["and"] and marker == "between"
        if not fits:
            return None
        low, high = self._ends(a, b)
        if not low < high or (words in _DASHES and not t.glued(a.j) and high > 5 * abs(low)):
            return None
        named = b if b.kind else a
        return Amount(
            a.i, b.j, named.kind, None, low, high, unit=named.unit, cmp="range", step=min(a.step or b.step, b.step or a.step),
            mod=marker if words == ["and"] else None, bare=named.bare, factor=b.factor or a.factor, worded=a.worded and b.worded,
            signed=a.signed, incidental=named.incidental, rule="range",
        )  # fmt: skip

    def _alike(self, a: Amount, b: Amount) -> bool:
        kinds = ("", "money", "percent", "pp", "bps", "multiple", "count")
        if a.kind not in kinds or b.kind not in kinds:
            return False
        if a.kind == b.kind:
            return a.unit == b.unit or (a.kind == "money" and (a.bare or b.bare) and a.signed != b.signed)
        if a.kind == "":
            return not (b.kind == "money" and b.signed and not a.factor) or self.t.word(a.j) == "-"
        return b.kind == "" and a.signed

    def _marker(self, a: Amount) -> str:
        hedge = self.lexicon.hedges_before.before(self.t, a.i)
        return self.t.word((hedge[1] if hedge else a.i) - 1)

    def _is_to_range(self, a: Amount, b: Amount, seen: list[Amount]) -> bool:
        """Whether "A to B" is a range; after "from" and verbs of change it mostly is not."""
        hedge = self.lexicon.hedges_before.before(self.t, a.i)
        k = (hedge[1] if hedge else a.i) - 1
        word = self.t.word(k)
        if word == "to" and seen[-2:-1] and seen[-2].j == a.i - 1 and self.t.word(seen[-2].i - 1) == "from":
            return False  # "has gone from 3.3% to 14.4% to 19.0%"
        if word == "from":
            cue = self.t.word(k - 1) in self.lexicon.words("range_cues")
            return cue or any(
                x.cmp == "range" and x.kind == (b.kind or a.kind) and x.rule == "range" for x in seen[-_NEAR:-1]
            )
        if not _CENTS.isdisjoint(self.t.low[a.i : a.j]) and _CENTS.isdisjoint(self.t.low[b.i : b.j]):
            return False  # "dropped 80 cents to $1.64"
        gained = word == "on" and self.t.word(k - 1) in _PUT or word == "off" and self.t.word(k - 1) in _TAKEN
        if (gained or word in self.lexicon.words("change_words")) and b.value is not None:
            low, high = self._ends(a, b)
            return 0 < low < high <= _JUMP * low
        return True

    def _ends(self, a: Amount, b: Amount) -> tuple[Decimal, Decimal]:
        """Both values, with one scale word or one "cents" for the two."""
        assert a.value is not None
        assert b.value is not None
        low, high = a.value, b.value
        if a.kind == "" or (a.signed and not b.signed):
            low = low * b.rate if a.kind == "" else low
        if b.factor and not a.factor and low * b.factor < high and a.kind in ("", b.kind, "money"):
            low = low * b.factor
            a.step = a.step * b.factor
        return low, high

    # ------------------------------------------------------------ lists
    def lists(self, amounts: list[Amount]) -> None:
        """ "$3, $4 and $5 billion", "10, 20 and 30 percent", "from 3 to 5 million"."""
        for n in range(len(amounts) - 2, -1, -1):
            a, b = amounts[n : n + 2]
            words = self._between(a, b)
            compared = (
                words == ["from"] and self.t.word(a.i - 1) == "to" and a.kind == "" and b.factor
            )  # "to 45.2 from 44.1 million"
            if len(words) > 3 or not (compared or words in _LIST or words in _TO) or a.value is None:
                continue
            if len(words) > 1 and words[0] == "," and (n == 0 or self.t.low[amounts[n - 1].j : a.i] != [","]):
                continue  # "to $19.83 from $12.03, and $6.3 million went on": two figures are no list with a comma
            if words == ["to"] and (a.kind == "money" or a.kind == "" and self.t.word(a.i - 1) == "by"):
                continue  # "cut by 25 to 4.25%" gives a change and a level
            if self.t.word(a.i - 1) == "/" and words == [","]:
                continue  # "in the winter of 2025/26, 31% of the guests"
            if words == [","] and 0 < a.step <= _CENT and b.step >= 1 and not b.factor:
                continue  # "set at 7.0865, 12 pips firmer"
            top = b.value if b.value is not None else b.high
            if b.kind in ("rank", "ordinal", "fraction") or top is None:
                continue
            self._inherit(a, b, top)

    def _inherit(self, a: Amount, b: Amount, top: Decimal) -> None:
        assert a.value is not None
        grouped = "," in self.t.low[a.j - 1]  # "$3,105, and $412 million"
        factor = (
            b.factor
            if b.factor
            and not grouped
            and not a.factor
            and (a.kind == "" or (a.signed and b.signed and a.unit == b.unit))
            else None
        )
        scaled = a.value * (factor or 1) * (b.rate if a.kind == "" else 1)
        if top == 0 or scaled == 0 or not Decimal(1) / _ALIKE <= abs(scaled / top) <= _ALIKE:
            return
        if a.kind == "" and b.kind:
            a.kind, a.unit, a.bare, a.incidental, a.rule = b.kind, b.unit, b.bare, b.incidental, "list"
            a.value, a.step = scaled, a.step * (factor or 1) * b.rate
        elif factor:
            a.value, a.step, a.rule = scaled, a.step * factor, "list"
        if factor:
            a.factor = factor

    # ------------------------------------------------------------ per
    def pers(self, amounts: list[Amount]) -> None:
        for amount in amounts:
            if amount.kind in ("", "money", "percent", "count", "bps", "pp"):
                self._per(amount)

    def _per(self, amount: Amount) -> None:
        t, k = self.t, self.t.hyphen(amount.j)
        word = t.word(k)
        if word in ("per", "a", "an", "/", "each", "every"):
            found = self.lexicon.pers.at(t, t.hyphen(k + 1))
            if found and word in ("a", "an") and self._heads_noun(found[1]):
                return
            if found:
                amount.per, amount.after = found
            elif word in ("per", "/") and (scale := self.lexicon.scales.at(t, k + 1)):
                counted = NounReader(self.lexicon, t).at(scale[1])
                unit, amount.after = counted or (None, scale[1])
                amount.per = t.word(k + 1) + (f" {unit.unit}" if unit else "")  # "per million input tokens"
            elif word in ("per", "/") and t.is_word(k + 1):
                money = self.lexicon.money_words.at(t, k + 1) or self.lexicon.money_words.at(t, k + 2)
                amount.per, amount.after = (money[0].code, money[1]) if money else (t.word(k + 1), k + 2)
        elif word in ("to", "against") and t.word(k + 1) in ("the", "a"):
            rate = self.lexicon.money_words.at(t, k + 2)
            if rate and amount.kind in ("", "money"):
                amount.per, amount.after = rate[0].code, rate[1]
        else:
            alone = self.lexicon.pers.at(t, k)
            if alone and alone[0] == "apiece":
                amount.per, amount.after = alone

    def _heads_noun(self, k: int) -> bool:
        """ "a share buyback", "a year earlier": the article does not mean "per"; it does in "a month before taxes"."""
        deducted = self.t.word(k) == "before" and self.t.word(k + 1) in self.lexicon.words("deducted")
        named = self.t.word(k) in self.lexicon.words("not_per") or self.t.hyphen(k) != k  # "11 a quarter-point cut"
        return named and not deducted

    # ------------------------------------------------------------ hedges
    def hedges(self, amounts: list[Amount]) -> None:
        for before, amount, after in zip([None, *amounts[:-1]], amounts, [*amounts[1:], None], strict=True):
            inside = self.lexicon.hedges_before.at(self.t, amount.i) if amount.kind == "fraction" else None
            if inside is not None and inside[1] < amount.j and amount.cmp == "eq":
                amount.cmp, amount.mod = inside[0].cmp, self.t.surface(amount.i, inside[1])  # "a good tenth"
            elif not self._hedged_before(before, amount, after):
                self._hedged_after(amount, after)

    def _hedged_before(self, before: Amount | None, amount: Amount, after: Amount | None) -> bool:
        t = self.t
        joined = t.word(amount.i - 1) == "-" and t.glued(amount.i - 1) and t.glued(amount.i)  # "sub-1%"
        first = amount.i - joined
        found = self.lexicon.hedges_before.before(t, first)
        if found is None and t.word(first - 1) in ("a", "an") and not amount.worded:
            found = self.lexicon.hedges_before.before(t, first - 1)  # "roughly a 24% chance"
            if found is not None and found[0].cmp not in ("approx", "near_below", "near_above"):
                found = None
            first -= 1
        if found is None or not t.free(found[1], amount.i):
            return False
        hedge, start = found
        compares = t.word(start) in _COMPARING or t.word(start) in ("over", "under")
        rated = before is not None and before.kind == "count" and amount.kind in ("percent", "pp", "bps")
        sized = before is not None and before.kind == "count" and amount.kind == "money" and before.unit != "points"
        compares = compares and not (rated or sized)  # "11 fabs above 90%", "14 clients above half a million dollars"
        if before is not None and compares and before.kind != "ordinal" and start in (before.j, before.behind):
            return False  # "5% more than $3 billion" compares two amounts
        if hedge.cmp == "le" and (
            t.word(start - 1) in ("times", "x") or start > 0 and self.lexicon.multiples.at(t, start - 1)
        ):
            return False  # "twice as much as $5"
        if before is not None and self._is_comparison(before, amount, hedge.cmp, start):
            return False
        if t.low[start : amount.i] == ["up", "to"] and (
            t.word(start - 1) in self.lexicon.words("up_verbs")
            and not (
                t.word(start - 1) in self.lexicon.words("adding") and t.word(amount.j) == "to"
            )  # "would add up to $3bn to costs"
            or self._came_from(amount, after)
        ):
            return False  # "picked up to 2.5%", "margin up to 18.2%, from 14%" tell the level
        if t.low[start : amount.i] == ["over"] and t.word(start - 1) in self.lexicon.words("phrasal_over"):
            return False  # "turned over $47.1bn"
        amount.mod = t.surface(start, first)
        if amount.cmp == "eq" and amount.kind not in ("rank",):
            amount.cmp = hedge.cmp
        return True

    def _came_from(self, amount: Amount, after: Amount | None) -> bool:
        """Whether the level before is told: "share count up to 893m diluted from 876m" """
        if after is None or after.kind != amount.kind or self.t.word(after.i - 1) != "from":
            return False
        between = self.t.low[amount.j : after.i - 1]
        return len(between) <= _SHORT_WAY and self.lexicon.words("moved_bound").isdisjoint(between)

    def _is_comparison(self, before: Amount, amount: Amount, cmp: Cmp, start: int) -> bool:
        """ "slowed to 42.1% in January, below 44.4% in December" compares two values that are both given."""
        t = self.t
        if (
            t.word(start - 1) not in (",", "-", "—", "(")
            or t.word(start) not in _COMPARING
            or before.kind != amount.kind
        ):
            return False
        if before.value is None or amount.value is None or before.unit != amount.unit:
            return False
        return (cmp == "gt" and before.value > amount.value) or (cmp == "lt" and before.value < amount.value)

    def _hedged_after(self, amount: Amount, after: Amount | None) -> None:
        t = self.t
        for k in range(amount.i + 1, amount.j - 1):
            if t.low[k] in ("+", "plus") and amount.cmp == "eq" and not t.is_number(k + 1):  # "500+ stores"
                amount.cmp, amount.mod = "ge", t.surface(k, k + 1)
                return
            if t.low[k] == "odd" and t.low[k - 1] == "-" and amount.cmp == "eq":  # "40-odd funds"
                amount.cmp, amount.mod = "approx", t.surface(k, k + 1)
                return
        for k in dict.fromkeys((amount.j, amount.behind)):
            joined = t.hyphen(k)
            found = self.lexicon.hedges_after.at(t, joined)
            if found is None or (after is not None and found[1] == after.i):
                continue
            word = t.word(joined)
            if word in ("plus", "ish") and joined == k or word == "+" and not t.glued(k):
                continue
            amount.mod = t.surface(joined, found[1])
            if amount.cmp == "eq":
                amount.cmp = found[0].cmp
            return

    # ------------------------------------------------------------ restatements
    def restatements(self, amounts: list[Amount]) -> None:
        """Marks an amount that restates the one before it: "RMB380 billion (US$53 billion)", ", or $53 billion"."""
        for head, amount in zip(amounts, amounts[1:], strict=False):
            if self._restates(head, amount) and not (amount.per and not head.per):
                amount.head = head.head or head
            elif self.t.low[head.j : amount.i] == ["="] and head.kind == "money" and head.value == 1:
                head.incidental, amount.per, amount.kind = True, head.unit, "money"  # "($1 = 7.26 yuan)"
                amount.unit = amount.unit or "USD"

    def dollars(self, amounts: list[Amount]) -> None:
        """ "C$86.3 million of units at $3.65 each": a bare sign is the dollar that its sentence has named, unless it restates it"""
        named = {a.unit for a in amounts if a.kind == "money" and not a.bare and a.unit in self.lexicon.dollars}
        if len(named) != 1 or any(a.unit == "USD" and not a.bare for a in amounts):
            return
        for amount in amounts:
            bare = amount.kind == "money" and amount.bare and amount.unit == "USD" and amount.head is None
            if bare and self.t.word(amount.i - 1) not in ("(", "[", "="):
                amount.unit = next(iter(named))

    def _restates(self, head: Amount, amount: Amount) -> bool:
        t = self.t
        if head.kind == amount.kind == "money":
            differs = head.unit != amount.unit
        else:
            physical = self.lexicon.words("physical_units")
            differs = (
                head.kind == amount.kind == "count"
                and head.unit != amount.unit
                and {head.unit.lower(), amount.unit.lower()} <= physical
            )
        if not differs:
            return False
        k = amount.i
        hedge = self.lexicon.hedges_before.before(t, k)
        k = hedge[1] if hedge else k
        restating = self.lexicon.phrases("restating").before(t, k)
        opened = restating[1] if restating else k
        if t.word(opened - 1) in ("(", "["):
            return opened - 1 in (head.j, head.behind)
        if restating is None or amount.kind != "money":
            return False
        comma = 1 if t.word(opened - 1) in (",", "-", "—") else 0
        return opened - comma in (head.j, head.behind)
