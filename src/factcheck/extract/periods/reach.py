"""How far a time reaches: which figures of its sentence what it tells can be said of.

A time that belongs to one figure ("from $5 billion in 2023") reaches no other. One that stands in brackets, in a relative clause or in an
insertion reaches what stands there too. And one behind a figure does not reach back over words that begin something of its own.
"""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import aside, ends_comparison, look_back, told_of
from factcheck.extract.periods.senses import COMPARING, in_time


def reaches(view: View, time: Item, figure: Item) -> bool:
    """Whether the time can be said of the figure."""
    owners = _owners(view, time)
    if owners and not any(owner.first <= figure.first < last for owner, last in owners):
        return False
    return _is_with(view, time, figure) and not (
        time.first >= figure.last
        and not any(owner is figure for owner, _ in owners)
        and _begins_between(view, figure, time)
    )


def _owners(view: View, time: Item) -> list[tuple[Item, int]]:
    """The figures to which alone a time belongs, each with the end of what is told of it."""
    known = view.memo.get(("owners", time.first))
    if known is None:
        known = view.memo["owners", time.first] = _find_owners(view, time)
    return known


def _find_owners(view: View, time: Item) -> list[tuple[Item, int]]:
    if (led := leads_figure(view, time)) is not None:
        return [(led, len(view.tokens))]
    found = []
    for figure in view.of_kind("quantity"):
        if figure.first >= time.last:
            break
        gap = time.first - _behind_noun(view, figure)
        told = told_of(view, figure)
        if told is not None and told[0] <= time.first < told[1]:
            found.append((figure, told[1]))
        elif gap <= _NEAR and _parts(view, figure, time):
            continue
        elif gap <= _NEAR and is_earlier(view, figure) or gap <= _NEAR_PART and is_part_of_it(view, figure):
            found.append((figure, figure.last))
        elif gap <= _NEAR_PART and _is_set_beside(view, figure):
            found.append((figure, len(view.tokens)))  # what follows may be of its time
    return found or _named_by(view, time)


def _parts(view: View, figure: Item, time: Item) -> bool:
    """ "Slipped to 13.5% from 14.2%; in 2022 it was above 15%", "from 14.2%, and in 2022 it was": what the time opens is a part of its own"""
    return any(
        word == ";"
        or word in _JOINING
        and view.lower[k - 1] == ","
        and (_opens_with_time(view, k, time) or _tells_of(view, k, time))
        for k, word in enumerate(view.lower[figure.last : time.first], figure.last)
    )


_JOINING = frozenset("and but while though because as since whereas".split())


def _tells_of(view: View, k: int, time: Item) -> bool:
    """ "To $25.1 million from $8.5 million, because the first quarter swung to a loss": the time is what the clause tells of"""
    ended = time.last < len(view.lower) and _is_verb(view, time.last)
    return ended and view.lower[k + 1 : time.first] in (["the"], ["its"], ["their"])


def _behind_noun(view: View, figure: Item) -> int:
    """The token behind a figure and the measure that it is told "of" ("$7.7 billion of positive gross profit in 2023")."""
    if view.word(figure.last) != "of":
        return figure.last
    nouns = (i.last for i in view.of_kind("metric") if figure.last < i.first <= figure.last + 3)
    return next(nouns, figure.last)


def _named_by(view: View, time: Item) -> list[tuple[Item, int]]:
    """ "The margin of 34.1% towers over last year's 21.3%": the time of the figure behind it"""
    if view.word(time.last) != "'s":
        return []
    return [(i, i.last) for i in view.of_kind("quantity") if time.last < i.first <= time.last + 2][:1]


_NEAR = 4
_NEAR_PART = 5


def leads_figure(view: View, time: Item) -> Item | None:
    """ "From $4.3 billion and, in fiscal 2023, $5.5 billion": a time between commas is that of the figure right behind it"""
    if view.word(time.last) != ",":
        return None
    k = time.first - 1
    while k > 0 and view.lower[k] in _IN:
        k -= 1
    if k < 1 or view.lower[k] != "," or view.lower[k - 1] not in ("and", "or", "then"):
        return None
    following = next((i for i in view.of_kind("quantity") if i.first > time.last), None)
    return following if following is not None and look_back(view, following) == time.last else None


_IN = frozenset("in for over during at on the its their fiscal calendar".split())


def is_part_of_it(view: View, figure: Item) -> bool:
    """ "$327 million of it in the fourth quarter", "of which $700 million fell in it" """
    k = look_back(view, figure)
    return view.lower[figure.last : figure.last + 2] in _OF_IT or view.lower[max(0, k - 1) : k + 1] in _OF_IT


def _is_set_beside(view: View, figure: Item) -> bool:
    """ "ahead of Amazon's $638 billion in 2024" """
    whose = next((i for i in view.named() if i.last + 1 == figure.first), None)
    if whose is None or not whose.first or view.lower[whose.last] != "'s":
        return False
    return view.lower[whose.first - 1] in _SET_BESIDE


_OF_IT = (["of", "it"], ["of", "which"], ["of", "that"])
_SET_BESIDE = frozenset("of than to from with against versus below above behind exceeding topping".split())


def _is_of_inserted(view: View, time: Item, figure: Item) -> bool:
    """ "Long-term debt, $109.1 billion at the end of fiscal 2021, is now $78.3 billion": the time is the inserted figure's"""
    if time.first > figure.first or view.word(time.last) != ",":
        return False
    inserted = next((i for i in view.of_kind("quantity") if 0 <= time.first - i.last <= _NEAR_PART), None)
    if inserted is None or inserted is figure:
        return False
    if inserted.ref.kind != figure.ref.kind and not _goes_to_another(view, inserted, time):
        return False  # "sales, $51.4 billion in fiscal 2024, were up 5%", but "..., almost halved to $3.7 billion"
    opened = view.lower[look_back(view, inserted)] == ","
    verb = view.lower[time.last + 1 : time.last + 3]
    return opened and bool(_GOES_ON & set(verb) or verb and view.at(time.last + 1, "direction_verb"))


def _is_of_outset(view: View, time: Item) -> bool:
    """ "After $1.93 billion of buybacks in fiscal 2025 and another $490 million last quarter, equity fell to": when that was spent"""
    told = next((i for i in view.of_kind("quantity") if 0 <= time.first - i.last <= _NEAR_PART), None)
    opener = next((k for k in range(time.first) if view.lower[k].isalpha()), 0)
    outset = view.lower[opener] in _OUTSETS and "," not in view.lower[opener : told.first if told else 0]
    return told is not None and outset and view.word(time.last) == ","


_OUTSETS = frozenset({"after", "following", "despite", "besides", "beyond", "notwithstanding"})


def _goes_to_another(view: View, inserted: Item, time: Item) -> bool:
    """Whether a later level of the inserted one's kind follows the time."""
    later = (i for i in view.of_kind("quantity") if i.first > time.last and i.ref.kind == inserted.ref.kind)
    return any(view.lower[i.first - 1] in ("to", "at") for i in later)


_GOES_ON = frozenset("is now stands was were are reached has came".split())


def is_earlier(view: View, figure: Item) -> bool:
    """Whether the words before a figure set it against another ("from", "compared with", "after", "following a loss of")."""
    known = view.memo.get(("earlier", figure.first))
    if known is None:
        known = view.memo["earlier", figure.first] = _is_earlier(view, figure)
    return bool(known)


def _is_earlier(view: View, figure: Item) -> bool:
    lower, k = view.lower, look_back(view, figure)
    if k > 0 and lower[k] == "." and lower[k - 1] in ("vs", "v"):
        k -= 1
    if k < 0:
        return False
    if lower[figure.first - 1] == "the" and lower[figure.last : figure.last + 1] == ["of"]:
        return True  # "more than the $705 million of the year before"
    if lower[k] == "of" and _follows_result(view, k):
        return True
    if lower[k - 1 : k + 1] in THOSE_OF and (ends_comparison(view, k - 2) or lower[k - 2] in COMPARING):
        return True  # "compare with those of $94.9 billion in fiscal 2024"
    if lower[k] == "than" and figure.ref.cmp != "eq":
        return False  # "more than doubled"
    if lower[k] == "from":
        return lower[figure.last : figure.last + 1] != ["to"]
    if lower[k] in _AGAINST or ends_comparison(view, k) or lower[max(0, k - 1) : k + 1] == ["having", "been"]:
        return True
    before = [i for i in view.of_kind("quantity") if i.last <= figure.first]
    if not before:
        return False
    if lower[k] in ("or", "("):  # "compared with $9.2 billion, or $2.14, in the second quarter of 2024"
        return k - before[-1].last <= 1 and is_earlier(view, before[-1])
    # "compared with $84.0 billion in fiscal 2024 and $82.0 billion in fiscal 2023"
    if lower[k] not in ("and", ",") or before[-1].ref.kind != figure.ref.kind:
        return False
    between = view.between(before[-1].last, figure.first)
    return [i.kind for i in between] == ["time"] and is_earlier(view, before[-1])


THOSE_OF = (["those", "of"], ["that", "of"])
_AGAINST = frozenset("beside versus vs vs. v v. against than after following".split())
_FOLLOWED = frozenset("following replaced replacing replaces reversed reversing after versus vs vs. against".split())


def _follows_result(view: View, k: int) -> bool:
    """ "following an operating loss of $720.3 million in fiscal 2025", "versus a loss of": the figure of another time"""
    nouns = [i for i in view.of_kind("metric") if i.last == k]
    j = nouns[0].first - 1 if nouns else -1
    while view.word(j) in ("a", "an", "the", "its", "net", "operating", "quarterly"):
        j -= 1
    return view.word(j) in _FOLLOWED


def _is_with(view: View, time: Item, figure: Item) -> bool:
    """Whether nothing encloses the time that leaves the figure outside: brackets, a relative clause, an insertion."""
    clause = view.clause_of(time.first)
    if clause.bracket and clause is not view.clause_of(figure.first):
        return False
    around = aside(view, time.first)
    if around is not None and not around[0] <= figure.first < around[1] and not _closes(view, time):
        return False
    if is_beside(view, time, figure):
        return False
    apart = (_is_in_insertion, _is_of_outset)
    return not (
        figure.first > time.last and (any(is_so(view, time) for is_so in apart) or _is_of_inserted(view, time, figure))
    )


def is_beside(view: View, time: Item, figure: Item) -> bool:
    """Whether the time is the subject of words of its own, outside which the figure stands.

    "With the fourth quarter contributing a loss of $22 million", "because 2023 had included a gain; per share, that meant $5.79"
    """
    behind = view.lower[time.last : time.last + 1]
    if behind and behind[0].endswith("ing"):
        lead = next((k for k in range(time.first - 1, -1, -1) if view.lower[k] not in ("the", "its", "their")), -1)
        if view.word(lead) == "with":
            return figure.first < time.first or bool({",", ";"} & set(view.lower[time.last : figure.first]))
    return behind == ["had"] and (figure.first < time.first or ";" in view.lower[time.last : figure.first])


def is_loose(view: View, time: Item, figure: Item) -> bool:
    """Whether the time that is taken for a figure stands apart from it, so that it may tell of something else in the sentence.

    "For the half-year, thanks to a better first quarter, there is a profit of $285 million", "... or $6.82 a share, but the increase owes
    much to the first quarter", "having paused for part of 2023, resumed its buyback: $1.51 billion", "last year's sales at $88.8 billion
    and equity of $78.5 billion"
    """
    if time.last <= figure.first:
        between = view.lower[time.last : figure.first]
        if between[:1] == ["'s"] and "and" in between and view.between(time.last, figure.first, "quantity"):
            return True
        opens = time.first <= _OPENING_WORDS and "," not in view.lower[: time.first]
        return bool(_APART & set(between)) and not opens
    return bool((_APART | _CONTRASTING) & set(view.lower[figure.last : time.first]))


_OPENING_WORDS = 4
_APART = frozenset(", ; : — – - (".split())
_CONTRASTING = frozenset("but because although though while whereas having when which".split())


def _closes(view: View, time: Item) -> bool:
    """ "whose fiscal 2025 closed on January 31": the company's own year, of which the sentence tells"""
    closed = view.cues["time_closed"] & set(view.lower[time.last : time.last + 2])
    return view.word(time.first - 1) == "whose" and time.ref.value != "FYXXXX" and bool(closed)


def _is_in_insertion(view: View, time: Item) -> bool:
    """ "Dividends, introduced in 2024, cost $10.0 billion": when what is spoken of came to be"""
    lower = view.lower
    first = next((k for k in range(time.first - 1, -1, -1) if lower[k] in ",;()"), None)
    if first is None or lower[first] != "," or lower[time.last : time.last + 1] != [","]:
        return False
    opens = lower[first + 1] not in view.cues["time_closed"] and view.is_past(first + 1)
    names = view.at(first + 1, "metric") is not None  # ", diluted earnings in the quarter to July 28, 2024,"
    return opens and not names and not view.between(first, time.first, "quantity")


def _begins_between(view: View, figure: Item, time: Item) -> bool:
    """Whether words between a figure and a time behind it begin something of its own, of which the time tells."""
    told = view.between(figure.last, time.first, "quantity")
    return (
        _is_compared(view, told[-1].last if told else figure.last, time)
        or any(_begins(view, figure, time, k) for k in range(figure.last, time.first) if not in_time(view, k))
        or _is_of_noun(view, figure, time)
        or _is_placed(view, figure, time)
    )


_STANDING_FOR = (["what"], ["that"], ["those"], ["as"])


def _is_compared(view: View, first: int, time: Item) -> bool:
    """ "$66.5 billion, a whisker below what it took in during 2022": the time belongs to what is compared with"""
    if any(i.ref.type == "base" for i in view.between(first, time.first, "time")):
        return False  # "1.4 points higher than a year earlier in fiscal 2024"
    words = view.lower[first : time.first]
    if words[:1] in _STANDING_FOR:  # "worth less than half what it fetched in January"
        return any(i.last == first and i.ref.kind in ("multiple", "fraction") for i in view.of_kind("quantity"))
    return bool(view.cues["time_compared"] & set(words)) or words[:2] == ["of", "what"]


def _begins(view: View, figure: Item, time: Item, k: int) -> bool:
    """Whether token k begins a clause that has the time to itself, or a phrase with a figure of its own that has."""
    word, cues = view.lower[k], view.cues
    if word == "and" and _turns(view, figure, k):
        return True
    if word in _JOINING and view.lower[k - 1] == "," and _tells_of(view, k, time):
        return True
    if word in cues["explaining"]:
        told = view.between(k, time.first, "quantity")
        # "was $1.4 billion, reflecting a payment of $6.1 billion in the first quarter", "after slumping to 60.5% in the first quarter"
        apart = "," in view.lower[figure.last : k] or any(w.endswith("ing") for w in view.lower[k : k + 2])
        if told and time.first - told[-1].last <= _NEAR and apart:
            return True
    if word in cues["clause_opening"]:
        return _opens_with_time(view, k, time) or _has_verb(view, k, time)
    # "took net earnings to $4.3 billion and in the final quarter the company lost $22 million"
    own = any(_is_verb(view, n) for n in range(time.last, _next_figure(view, time.last)))
    return word == "and" and (view.lower[k - 1] == "," or own) and _opens_with_time(view, k, time)


def _next_figure(view: View, first: int) -> int:
    """The first token of the figure behind a token; that token where none follows."""
    return next((i.first for i in view.of_kind("quantity") if i.first >= first), first)


def _opens_with_time(view: View, k: int, time: Item) -> bool:
    """ "was $176 million in the red, but for the half year it eked out a profit", "whereas 2023 had seen $371.6 billion" """
    lead = view.lower[k + 1 : time.first]
    if not lead and view.lower[k] not in ("when", "once", "after", "before", "until"):  # "when fiscal 2025 closed"
        return time.last < len(view.lower) and _is_verb(view, time.last)
    told = view.between(time.last, time.last + 4, "pronoun", "entity", "reference", "metric")
    return bool(lead) and set(lead) <= _LEADING and bool(told)


_LEADING = frozenset("for in over during at across within the its their full of".split())


def _has_verb(view: View, k: int, time: Item) -> bool:
    """ "... but they were swollen in the first three months by a release": a clause with a verb of its own and no figure"""
    if view.between(k, time.first, "quantity"):
        return False
    verb = next((n for n in range(k + 1, time.first) if _is_verb(view, n)), None)
    if verb is None or view.between(k, verb, "time") or "," in view.lower[verb : time.first]:
        return False  # "after the year ended January 31" opens with its time; ", because demand held up, in the second quarter"
    following = next((i for i in view.of_kind("quantity") if i.first >= time.last), None)
    return following is None or following.first - time.last > 2


def _is_verb(view: View, k: int) -> bool:
    return view.lower[k] in view.cues["auxiliaries"] or view.is_past(k)


def _turns(view: View, figure: Item, k: int) -> bool:
    """ "Sales then sagged by 2.8% and recovered most of that in 2024": the time of what came after"""
    verbs = [i for i in view.of_kind("direction_verb") if i.id in ("up", "down")]
    after = next((i for i in verbs if i.first == k + 1), None)
    before = [i for i in verbs if i.last <= figure.first]
    return after is not None and bool(before) and before[-1].id != after.id


def _is_of_noun(view: View, figure: Item, time: Item) -> bool:
    """ "Growth of 19% took the half-year total to $1.48 billion": of the figure behind the noun alone"""
    metric = view.at(time.last, "metric")
    if metric is None and not view.cues["totals"] & set(view.lower[time.last : time.last + 1]):
        return False
    last = metric.last if metric is not None else time.last + 1
    own = [i for i in view.of_kind("quantity") if last < i.first <= last + 4]
    verb = any(view.is_past(k) or view.lower[k].endswith("ing") for k in range(figure.last, time.first))
    return bool(own) and verb and not view.between(last, own[0].first, "time")


_PLACING = frozenset("at in on by during before after for under until".split())


def _is_placed(view: View, figure: Item, time: Item) -> bool:
    """ "$14.7 billion at the low point, $43.9 billion at the end of 2024": each figure has a phrase of its own"""
    if view.lower[figure.last] not in _PLACING:
        return False
    following = next((i for i in view.between(figure.last, time.first, "quantity")), None)
    if following is None or not {",", ";"} & set(view.lower[figure.last : following.first]):
        return False
    return not view.between(figure.last, following.first, "time", "entity", "reference")
