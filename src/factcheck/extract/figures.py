"""Bare figures: digits or number words with their scale words ("fifty-three billion", "1,200 crore")."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens
from factcheck.rules.vocabulary_numbers import Scale

_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667", "⅛": "0.125"}
EIGHTHS = frozenset({"2", "4", "8", "16", "32", "64"})
_PARTS = {
    ("and", "a", "half"): Decimal("0.5"),
    ("and", "a", "quarter"): Decimal("0.25"),
    ("and", "three", "quarters"): Decimal("0.75"),
}
_DIGITS = 40  # characters; what is longer is no figure
_ROUND_WORD = Decimal("0.1")  # "half a billion", "a million" are told to about a tenth of the scale


class Figure(NamedTuple):
    """`value` with the scale applied; `end` is the token behind it; `factor` is None without a scale."""

    value: Decimal
    step: Decimal
    end: int
    worded: bool
    factor: Decimal | None


def read_figure(lexicon: LeafLexicon, tokens: Tokens, i: int, money: bool = False) -> Figure | None:
    """The figure that starts at token i; `money` when a currency sign stands before it."""
    if i >= tokens.n:
        return None
    if tokens.is_number(i):
        if len(tokens.low[i]) > _DIGITS:
            return None
        value, step = _digits(tokens.low[i])
        mixed = _mixed(tokens, i)
        if mixed:
            return Figure(value + mixed[0] * step, Decimal(0), mixed[1], False, None)  # of a cent in "$5.90-1/2"
        part = _and_a_part(tokens, i + 1)
        if part:  # "3-and-a-half percent", "6 and a quarter cents"
            return _scaled(lexicon, tokens, Figure(value + part[0], _ROUND_WORD, part[1], False, None), money)
        return _scaled(lexicon, tokens, Figure(value, step, i + 1, False, None), money)
    word = tokens.low[i]
    if word in lexicon.numerals:
        found = _worded(lexicon, tokens, i)
        return _with_hundreds(lexicon, tokens, _scaled(lexicon, tokens, found, money)) if found else None
    if word in ("a", "an"):
        return _indefinite(lexicon, tokens, i)
    if word == "half" and tokens.word(i + 1) in ("a", "an"):
        scale = lexicon.scales.at(tokens, i + 2)
        if scale:
            factor = scale[0].factor
            return Figure(factor / 2, factor * _ROUND_WORD, scale[1], True, factor)
    return None


def small_figure(lexicon: LeafLexicon, tokens: Tokens, i: int) -> tuple[Decimal, int] | None:
    """A whole number below a thousand without a scale, and the token behind it."""
    entry = lexicon.numerals.get(tokens.word(i))
    if entry and not entry.multiplies:
        return entry.value, i + 1
    if tokens.is_number(i) and tokens.low[i].isdecimal() and len(tokens.low[i]) < 4:
        return Decimal(tokens.low[i]), i + 1
    return None


def _mixed(tokens: Tokens, i: int) -> tuple[Decimal, int] | None:
    """The fraction behind a figure as grain and bonds are priced ("1-1/4 cents", "$5.90-1/2", "91 1/2"), and the token behind it."""
    k = tokens.hyphen(i + 1)
    if tokens.word(k + 1) != "/" or tokens.word(k + 2) not in EIGHTHS or k == i + 1 and tokens.glued(k):
        return None
    above = tokens.word(k)
    if (
        not (tokens.glued(k + 1) and tokens.glued(k + 2) and above.isdecimal() and len(above) < 3)
        or tokens.glued(k + 3)
        and tokens.is_word(k + 3)
    ):
        return None
    part = Decimal(above) / Decimal(tokens.word(k + 2))
    return (part, k + 3) if part < 1 else None


def _digits(token: str) -> tuple[Decimal, Decimal]:
    """The value of a token of digits, and the size of one in its last place."""
    vulgar = _VULGAR.get(token[-1])
    if vulgar:
        return Decimal(token[:-1] or "0") + Decimal(vulgar), Decimal(0)
    for separator in (",", "\u2009", "\u202f"):
        token = token.replace(separator, "")
    value = Decimal(token)
    exponent = value.as_tuple().exponent
    return value, Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _worded(lexicon: LeafLexicon, tokens: Tokens, i: int, *, times: int = 0) -> Figure | None:
    """Number words below a thousand: "two hundred and fifty-three", "one and a half"; `times` is what stands before them."""
    total, k, last = Decimal(times), i, Decimal(times or -1)
    while True:
        entry = lexicon.numerals.get(tokens.word(k))
        if entry is None:
            break
        if entry.multiplies:
            if last <= 0 or total >= entry.value:
                break
            total *= entry.value
        elif last < 0 or last >= 100 or (last >= 20 and entry.value < 10 and entry.value > 0):
            total += entry.value
        else:
            break
        last, k = entry.value, k + 1
        following = tokens.hyphen(k)
        if tokens.word(following) == "and" and last >= 100 and tokens.word(following + 1) in lexicon.numerals:
            if tokens.word(following + 2) == "hundred":
                break  # "five hundred and six hundred" are two
            following += 1
        if tokens.word(following) not in lexicon.numerals:
            break
        k = following
    if last < 0 or k == i:
        return None
    if tokens.word(k) == "point" and tokens.word(k + 1) in lexicon.numerals:
        return _spoken_decimals(lexicon, tokens, total, k + 1)
    part = _and_a_part(tokens, k)
    if part:
        return Figure(total + part[0], _ROUND_WORD, part[1], True, None)
    return Figure(total, Decimal(1), k, True, None)


def _spoken_decimals(lexicon: LeafLexicon, tokens: Tokens, total: Decimal, k: int) -> Figure:
    """ "Four point six", "three point one four" """
    step = Decimal(1)
    while (entry := lexicon.numerals.get(tokens.word(k))) is not None and entry.value < 10:
        step /= 10
        total += entry.value * step
        k += 1
    return Figure(total, step, k, True, None)


def _with_hundreds(lexicon: LeafLexicon, tokens: Tokens, figure: Figure) -> Figure:
    """ "Twenty-three thousand four hundred"; "two thousand twenty-four" is a year as often as a number."""
    if not figure.factor or figure.value >= figure.factor * _THOUSAND:
        return figure
    behind = tokens.low[figure.end : figure.end + 6]
    spoken = behind[:1] == [","] and behind[2:4] == ["hundred", "and"] and behind[5:] != ["hundred"]
    k = figure.end + (spoken or tokens.word(figure.end) == "and")  # "nine thousand, two hundred and six"
    rest = _worded(lexicon, tokens, k) if tokens.word(k) in lexicon.numerals else None
    if rest is None:
        return figure
    rest = _with_hundreds(lexicon, tokens, _scaled(lexicon, tokens, rest, False))
    if not _HUNDRED <= rest.value < figure.factor:
        return figure
    if spoken and figure.factor > _THOUSAND > rest.value:
        return figure  # "just under four hundred million, three hundred and ninety-eight to be exact"
    return Figure(figure.value + rest.value, rest.step, rest.end, True, figure.factor)


_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)


def _and_a_part(tokens: Tokens, k: int) -> tuple[Decimal, int] | None:
    """The part behind "two and a half", "six and a quarter", "4 and three-quarters", and the token behind it."""
    for words, value in _PARTS.items():
        end = k
        for word in words:
            end = tokens.hyphen(end)
            if tokens.word(end) != word:
                break
            end += 1
        else:
            return value, end
    return None


def _indefinite(lexicon: LeafLexicon, tokens: Tokens, i: int) -> Figure | None:
    """ "a billion", "a hundred and twenty thousand", "a dozen", "a million and a half"."""
    two = tokens.word(i + 1) == "couple"  # "a couple hundred engineers", "a couple of thousand shares"
    i += two + (two and tokens.word(i + 2) == "of")
    entry = lexicon.numerals.get(tokens.word(i + 1))
    if entry and entry.multiplies:
        found = _worded(lexicon, tokens, i + 1, times=1 + two)
        if found is None:
            return None
        step = entry.value * _ROUND_WORD if found.end == i + 2 else found.step
        return _with_hundreds(lexicon, tokens, _scaled(lexicon, tokens, found._replace(step=step), False))
    scale = lexicon.scales.at(tokens, i + 1)
    # "a b" or "a cr." is no amount: only whole words scale an article.
    if scale is None or len(tokens.low[i + 1]) < 4 or tokens.hyphen(scale[1]) != scale[1]:
        return None
    factor = scale[0].factor
    if two:
        return Figure(2 * factor, factor * _ROUND_WORD, scale[1], True, factor)
    part = _and_a_part(tokens, scale[1])
    if part:
        return Figure(factor * (1 + part[0]), factor * _ROUND_WORD, part[1], True, factor)
    return _with_hundreds(lexicon, tokens, Figure(factor, factor * _ROUND_WORD, scale[1], True, factor))


def _scaled(lexicon: LeafLexicon, tokens: Tokens, figure: Figure, money: bool) -> Figure:
    """The figure with all scale words behind it ("53 thousand million")."""
    value, step, end, worded, factor = figure
    while True:
        found = scale_at(lexicon, tokens, end, money)
        if found is None:
            return Figure(value, step, end, worded, factor)
        scale, end = found
        value, step = value * scale.factor, step * scale.factor
        factor = (factor or Decimal(1)) * scale.factor


def behind_plus(tokens: Tokens, k: int) -> int:
    """The token behind a "+" or "-plus" that stands at token k between a figure and its noun; else 0."""
    if tokens.word(k) == "+" and tokens.glued(k) and not tokens.glued(k + 1):
        return k + 1
    joined = tokens.hyphen(k)
    return joined + 1 if joined != k and tokens.word(joined) == "plus" else 0


def scale_at(lexicon: LeafLexicon, tokens: Tokens, k: int, money: bool) -> tuple[Scale, int] | None:
    start = tokens.hyphen(k)
    found = lexicon.scales.at(tokens, start) or lexicon.scales.at(tokens, behind_plus(tokens, k) or tokens.n)
    if found:
        return found
    letter = lexicon.scale_letters.get(tokens.word(start))
    if letter is None or tokens.glued(start + 1) and (tokens.is_number(start + 1) or tokens.is_word(start + 1)):
        return None
    if (
        tokens.word(start) == "mm"
        and not money
        and lexicon.words("money_cues").isdisjoint(tokens.low[max(0, k - 6) : k])
    ):
        return None  # 50mm are millimetres
    if tokens.word(start) == "t" and not (money or tokens.capital(start)):
        return None  # 5t is five tonnes
    if start == k and tokens.glued(k) or (money and tokens.capital(start)):
        return letter, start + 1
    return None
