"""What stands around a figure: the run of a name without spaces, and a unit that makes an amount of it."""

from __future__ import annotations

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.extract.lexemes import Tokens

_JOINTS = frozenset("-./&_'")
_REACH = 16  # tokens of a name on either side of a figure; without an end "1-1-1-..." would cost its square
_WEEKS = 53
_BEFORE_A_WEEK = frozenset("in for of during since until till by from to through and than with versus vs".split())
_ENDS = frozenset({"", ".", ",", ";", ":", ")", "!", "?", '"', "”"})


def ends(t: Tokens, k: int) -> bool:
    """Whether a clause ends before token k."""
    return t.word(k) in _ENDS


def has_unit(lexicon: LeafLexicon, t: Tokens, k: int, *, head: bool = False) -> bool:
    """What stands behind the figure makes it an amount ("level 3%", "game 5 million"); behind the `head` of a name nouns do not."""
    j = t.hyphen(k + 1)
    if has_measure(lexicon, t, k):
        return True
    if t.low[j : j + 2] == ["accounts", "for"]:
        return False  # "Block 17 accounts for a quarter"
    if t.glued(k + 1) and (t.word(k + 1) in lexicon.scale_letters or t.word(k + 1) in lexicon.measure_letters):
        lettered = t.capital(k + 1) and len(t.low[k + 1]) == 1 and t.word(k + 1) not in lexicon.measure_letters
        return not head and not (lettered and t.word(k - 1) in lexicon.words("labels"))  # "Gate 22B", not "VOLUME 4X"
    return not head and (lexicon.units.at(t, j) is not None or lexicon.time_units.at(t, j) is not None)


def has_measure(lexicon: LeafLexicon, t: Tokens, k: int) -> bool:
    """A percentage, a scale or money stands behind the figure: then it is an amount, whatever stands before it."""
    j = t.hyphen(k + 1)
    if t.glued(k + 1) and lexicon.exact_units.at(t, k + 1) is not None:
        return True
    return any(table.at(t, j) is not None for table in (lexicon.measures, lexicon.scales, lexicon.money_words))


def run_around(t: Tokens, k: int) -> tuple[int, int]:
    """The token range around token k without any space in it, as far as a name can reach."""
    i, j = k, k + 1
    while k - i < _REACH and t.glued(i) and not t.owner[i - 1] and _part_of_run(t, i - 1, i - 2):
        i -= 1
    while j - k < _REACH and t.glued(j) and not t.owner[j] and _part_of_run(t, j, j + 1):
        j += 1
    return i, j


def _part_of_run(t: Tokens, k: int, beyond: int) -> bool:
    if t.is_word(k) or t.is_number(k):
        return True
    edge = max(k, beyond)
    return t.low[k] in _JOINTS and 0 <= beyond < t.n and t.glued(edge) and (t.is_word(beyond) or t.is_number(beyond))


def plural_at(lexicon: LeafLexicon, t: Tokens, k: int) -> bool:
    word = t.word(k)
    return len(word) > 3 and word.endswith("s") and word not in lexicon.words("not_nouns")


def is_calendar_week(lexicon: LeafLexicon, t: Tokens, i: int) -> bool:
    """Whether token i begins "week 3" of a year, and of no trial, season or plan."""
    figure, behind = t.word(i + 1), t.word(i + 2)
    numbered = t.word(i) == "week" and figure.isdecimal() and 0 < int(figure) <= _WEEKS and t.start[i + 1] > t.end[i]
    if not numbered or t.word(i - 1) not in _BEFORE_A_WEEK or t.glued(i + 2) and t.is_word(i + 2):
        return False
    year = t.word(i + 3) if behind == "of" else "2000"
    dated = len(year) == 4 and year.isdecimal() and year[:2] == "20"
    return dated and lexicon.words("week_counters").isdisjoint(t.low)
