"""Changes: "rose 8%", "an 8% rise", "8% higher", "+8%", "13 points more than a year before"."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import (
    cue_after,
    cue_ending_at,
    governing,
    look_back,
    look_back_over,
    moved_before,
    nearest_rate,
    other_quantity_between,
)
from factcheck.extract.frames import Frame
from factcheck.extract.metrics.signs import fell_short
from factcheck.extract.roles.amount_verbs import is_amount_verb
from factcheck.extract.roles.times_what import times_what
from factcheck.model import Direction, Quantity
from factcheck.records import record

_TO = frozenset({"to", "at"})


# "growth of 8%", "growth in the double digits"
_LOST = frozenset({"loss", "losses"})
_RESULTS = frozenset({*_LOST, "gain", "gains"})


_RATE_LINKS = frozenset({"of", "in", "at"})


@record(slots=True)
class _Around:
    """What stands around a quantity that may be a change."""

    frame: Frame
    view: View
    item: Item
    q: Quantity
    k: int
    """The word before the figure, over its hedges."""
    word: str
    cue: Item | None
    """The word of direction that ends there, or before "by"."""
    rate: bool
    """The nearest metric is told in percent itself."""

    @property
    def at(self) -> bool:
        return self.view.lower[self.item.first - 1] == "at"


def _around(frame: Frame, item: Item, q: Quantity) -> _Around:
    view = frame.view
    k, cue = moved_before(view, item)
    word = view.lower[k] if k >= 0 else ""
    return _Around(frame, view, item, q, k, word, cue, nearest_rate(frame))


def change(frame: Frame) -> bool:
    """ "rose 8%", "an 8% rise", "8% higher", "+8%", "growth of 8%" """
    _, item, q = frame.figure
    around = _around(frame, item, q)
    for name, rule in _RULES.items():
        direction = rule(around)
        if direction is None and not (name == "points" and q.kind in _POINTS):
            continue
        if q.text.startswith(("-", "−")) and direction is None:
            direction = "down"
        frame.role, frame.kind, frame.direction = "delta", "change", direction
        frame.note("role", name)
        return True
    if q.kind == "percent" and around.word == "of" and _is_plain_change(around):
        frame.role, frame.kind = "delta", "change"
        frame.note("role", "change of")
        return True
    earlier = q.kind == "percent" and around.word == "from" and not around.rate
    if not earlier and around.cue is not None and around.cue.id == "flat" and around.at:
        frame.direction = "flat"  # "held steady at 33.4 percent"
    return False


def _is_plain_change(a: _Around) -> bool:
    """ "Against $26.91 billion in fiscal 2022, a change of just 0.2%": which way, the words do not say"""
    return a.k >= 2 and a.view.lower[a.k - 2 : a.k] in (["a", "change"], ["a", "difference"], ["a", "move"])


_POINTS = frozenset({"pp", "bps"})
_RATES = frozenset({"percent", "pp", "bps"})


def _in_half(a: _Around) -> Direction | None:
    """ "cut capital spending almost in half" """
    if a.q.kind != "fraction" or a.view.lower[a.item.first - 1] != "in":
        return None
    cut = [i for i in a.view.of(a.frame.clause, "direction_verb") if i.id == "down" and i.last < a.item.first]
    return "down" if cut else None


def _multiplied(a: _Around) -> Direction | None:
    """ "doubled", "halved" """
    word = a.q.text.lower().split()[0].rstrip(",")
    if a.q.kind != "multiple" or not a.q.text[:1].isalpha() or word not in _MULTIPLE_VERBS:
        return None
    if not word.endswith(("ed", "ing", "es")) and _is_of_amount(a.view, a.item):
        return None
    return "down" if a.q.value is not None and a.q.value < 1 else "up"


def _is_of_amount(view: View, item: Item) -> bool:
    """ "$491 million went into buybacks - more than double the free cash flow": so much more than another amount"""
    k = item.first - 1
    while k > 0 and (view.lower[k] in view.cues["hedging"] or view.lower[k] in ("more", "less", "than", "well")):
        k -= 1
    noun = item.last + (view.word(item.last) in ("the", "its", "their"))
    return view.lower[k] in _APPOSED and view.at(noun, "metric") is not None


_APPOSED = frozenset((",", "-", "–", "—", "(", "or", "is", "was", "were", "are"))


def _times(a: _Around) -> Direction | None:
    if a.q.kind not in ("multiple", "fraction") or not times_what(a.view, a.item):
        return None
    a.frame.of_whole = a.q.kind == "fraction"  # "a little over half of what it had been": so much is left
    return "down" if a.q.value is not None and a.q.value < 1 else "up"


def _noun_after(a: _Around) -> Direction | None:
    """ "an 8% rise" """
    following = cue_after(a.view, a.item)
    if following is None or a.word in _TO and a.q.kind == "percent" and a.rate:
        return None
    if a.q.kind == "money" and a.view.lower[following.first] in _LOST and not a.q.per:
        return None  # "posted a $24.6 million loss"
    return following.id  # type: ignore[return-value]


def _of_change(a: _Around) -> Direction | None:
    """ "Copper made up $372 million of the $606 million increase": a part of a change is a change"""
    view, k = a.view, a.item.last
    if a.q.kind not in ("money", "count") or view.lower[k : k + 1] != ["of"] or view.word(k + 1) not in ARTICLES:
        return None
    whole = next((i for i in view.of_kind("quantity") if i.first == k + 2 and i.ref.kind == a.q.kind), None)
    noun = view.at(whole.last if whole is not None else k + 2, "direction_noun")
    if noun is None:
        return None
    a.frame.unbound = a.frame.unbound or "a part of a change, and what it is that part of stands elsewhere"
    return noun.id  # type: ignore[return-value]


def _cue_before(a: _Around) -> Direction | None:
    """ "rose 8%", "up 8%" """
    cue, money = a.cue, a.q.kind == "money"
    if cue is None or a.word in _TO or cue.kind not in ("direction_verb", "direction_adjective", "direction_noun"):
        return None
    if a.at and (a.rate or cue.id == "flat" or money and a.word in ("higher", "lower", "up", "down")):
        return None
    result = cue.kind == "direction_noun" and money and a.view.lower[cue.first] in _RESULTS
    return None if result or is_amount_verb(a.frame, cue) else cue.id  # type: ignore[return-value]


def _noun_of(a: _Around) -> Direction | None:
    """ "growth of 8%", "growth in the double digits" """
    noun = _noun_ending_at(a.view, a.k - 1) if a.word in _RATE_LINKS else None
    if noun is None or a.word != "of" and a.q.kind not in _RATES:
        return None
    result = a.q.kind == "money" and a.view.lower[noun.first] in _RESULTS
    return None if result or fell_short(a.view, a.item) else noun.id  # type: ignore[return-value]


def _noun_to(a: _Around) -> Direction | None:
    """ "buybacks magnified the increase in earnings per share to 22.7%": what stands before is an amount, so that the rise is the rate"""
    if a.q.kind != "percent" or a.rate or a.word != "to":
        return None
    metric = a.view.before(a.k, "metric")
    k = metric.first - 1 if metric is not None and not a.view.lexicon.metrics[metric.id].weak else -1
    while k > 0 and a.view.lower[k] in ("the", "its", "their", "our"):
        k -= 1
    noun = _noun_ending_at(a.view, k - 1) if k > 0 and a.view.lower[k] in ("in", "of") else None
    return noun.id if noun is not None else None  # type: ignore[return-value]


def _degree(a: _Around) -> Direction | None:
    return _compared_degree(a.view, a.item) if a.q.kind in ("percent", "fraction") else None


def _rate_of_growth(a: _Around) -> Direction | None:
    return _growth_told(a.frame) if a.q.kind == "percent" else None


def _signed(a: _Around) -> Direction | None:
    """ "+8%" """
    if a.rate or a.q.kind not in _RATES or a.q.text[:1] not in "+-−–":
        return None
    return "up" if a.q.text[0] == "+" else "down"


_SIGNS: dict[str, Direction] = {"plus": "up", "minus": "down"}
_BEFORE_SIGN = frozenset(", : ; ( — – - is was were 's by".split())


def _signed_in_words(a: _Around) -> Direction | None:
    """ "Visa: plus 10%", "That's minus 10%", "a plus of 7.7%": not of a rate, which may itself be below zero"""
    lower, told = a.view.lower, a.frame.carried
    named = a.view.between(0, a.item.first, "metric")  # else it goes on with the metric of the sentence before
    spoken = None if named else a.frame.asked or (told.metric if told is not None else None)
    entry = a.view.lexicon.metrics.get(spoken or "")
    if a.q.kind != "percent" or a.rate or entry is not None and entry.rate:
        return None
    if a.word == "of" and lower[a.k - 1] in _SIGNS and lower[a.k - 2 : a.k - 1] in (["a"], ["another"]):
        return _SIGNS[lower[a.k - 1]]
    first = a.item.first
    if lower[first] not in _SIGNS:
        first -= 1
    before = lower[first - 1] if first > 0 else ":"
    aside = a.view.clause_of(first).bracket  # "(412,000 passengers, minus 2%), carried 4.25 million": of another
    return _SIGNS.get(lower[first]) if first >= 0 and before in _BEFORE_SIGN and not aside else None


def _moved_points(a: _Around) -> Direction | None:
    """ "widened by 40 basis points": points are a change, whatever the words say of its direction"""
    if a.q.kind not in _POINTS:
        return None
    verb = governing(a.frame, ("direction_verb", "direction_adjective", "direction_noun"))
    return verb.id if verb is not None else None  # type: ignore[return-value]


def _verb_before(a: _Around) -> Direction | None:
    if a.q.kind != "percent" or a.rate or a.word in _TO:
        return None
    verb = governing(a.frame, ("direction_verb",))
    return verb.id if verb is not None and not other_quantity_between(a.frame, verb) else None  # type: ignore[return-value]


def _by_how_much(a: _Around) -> Direction | None:
    told = a.word == "by" and (a.q.kind in ("percent", "fraction") or a.q.kind == "money" and _moves_its_own(a))
    if told and (way := _moved_before(a.view, a.item)) is not None:
        return way
    if not told or a.q.kind != "percent" or a.view.lower[a.k - 1] != ",":
        return None
    # "earnings are down from $17.1 billion, by 13.4%"
    ways = [i for i in a.view.of(a.frame.clause, "direction_verb", "direction_adjective") if i.last < a.k]
    return ways[-1].id if ways and ";" not in a.view.lower[ways[-1].last : a.k] else None  # type: ignore[return-value]


def _moves_its_own(a: _Around) -> bool:
    """ "Lifted its operating income by $1.17 billion": what was moved stands between the verb and the amount"""
    verb = governing(a.frame, ("direction_verb",))
    if verb is None or a.q.per:
        return False
    between = a.view.between(verb.last, a.item.first, "metric", "quantity", "entity", "direction_verb", "comparison")
    return len(between) == 1 and between[0].kind == "metric" and between[0].last == a.k


def _also_moved(a: _Around) -> Direction | None:
    told = (
        a.q.kind == "percent"
        and not a.rate
        and (a.word in ("and", ",") or a.view.lower[max(0, a.k - 1) : a.k + 1] == ["and", "of"])
    )
    return _coordinated(a.view, a.item) if told else None


def _noun_ending_at(view: View, k: int) -> Item | None:
    """ "an increase of $88.5 million": a noun, though the word is a verb as well"""
    cue = cue_ending_at(view, k)
    if cue is None or cue.kind == "direction_noun":
        return cue
    if cue.first == 0 or view.lower[cue.first - 1] not in ARTICLES:
        return None
    return view.before(cue.last, "direction_noun")


ARTICLES = frozenset("a an the another this that its".split())


def _growth_told(frame: Frame) -> Direction | None:
    """ "Cloud revenue growth was 13%", "growth slowed to 13%": the level of a rate of growth is a change of the metric"""
    view, item = frame.spot
    nouns = [
        i
        for i in view.of(frame.clause, "direction_noun", "metric")
        if i.last <= item.first and (i.kind == "direction_noun" or i.id == "growth")
    ]
    if not nouns or view.between(nouns[-1].last, item.first, "quantity"):
        return None
    if any(i.kind == "metric" and i.id != "growth" for i in view.between(nouns[-1].last, item.first)):
        return None
    if view.word(item.last) == "of" and any(
        i.first - item.last <= _OF_WHOLE for i in view.between(item.last, len(view.lower), "metric")
    ):
        return None  # "The loss thus amounted to 8% of revenue"
    verb = view.between(nouns[-1].last, item.first, "level", "direction_verb")
    return (nouns[-1].id if nouns[-1].kind == "direction_noun" else "up") if verb else None  # type: ignore[return-value]


_OF_WHOLE = 3
"""Words from a percentage to the whole of which it is a share."""


def _restated(frame: Frame) -> Direction | None:
    """ "fell 748.63 points, or 1.69%", "up $2.1 billion (8%)", "rose by a fifth, or $124 million": the same change in another unit"""
    view, item, q = frame.figure
    before = [i for i in view.of_kind("quantity") if i.last <= item.first]
    if not before or before[-1].ref.kind not in _IN_ANOTHER_UNIT.get(q.kind, ()) or q.per is not None:
        return None
    timed = next((i for i in view.of_kind("time") if 0 <= i.first - before[-1].last <= _TO_TIME), None)
    gap = view.lower[before[-1].last : item.first]
    if q.kind == "money":
        # "rose 19.4% in the second quarter, or by $124 million"
        gap = view.lower[timed.last if timed is not None and timed.last <= item.first else before[-1].last : item.first]
        gap = [word for word in gap if word not in view.cues["hedging"] and word != "by"]
    if gap not in (["or"], [",", "or"], ["("], ["(", "or"], [",", "or", "about"], [",", "a"], *_THAT_IS):
        return None
    k = look_back(view, before[-1])
    cue = cue_ending_at(view, look_back_over(view, k - 1) if k > 0 and view.lower[k] == "by" else k)
    if cue is None and view.lower[k] == "of":  # "an increase of 7.7 percent, or almost $29 billion"
        cue = next((i for i in view.of_kind("direction_noun") if i.last == k), None)
    if before[-1].ref.kind == "money" and view.word(k) == "at":
        return None  # "14% higher at $3.77 billion, or 4.5% of sales"
    return cue.id if cue is not None and gap != [",", "a"] else None  # type: ignore[return-value]


_THAT_IS = tuple(
    [*comma, *words] for comma in ([], [","]) for words in (["that", "is"], ["which", "is"], ["which", "was"], ["i.e"])
)
_TO_TIME = 2
"""Words between a figure and its time ("in the second quarter")."""
_IN_ANOTHER_UNIT = {
    "percent": ("money", "count", "pp", "bps"),
    "money": ("percent", "fraction"),
}
"""In what a change may have been told before it is told again."""


_UP = frozenset("better stronger richer more higher larger greater".split())


_DOWN = frozenset("worse weaker poorer less lower smaller fewer".split())


def _compared_degree(view: View, item: Item) -> Direction | None:
    """ "net income was 27.8 per cent better", "a third more than in the first half" """
    word = view.lower[item.last] if item.last < len(view.lower) else ""
    behind = view.lower[item.last + 1] if item.last + 1 < len(view.lower) else "."
    if behind not in (".", ",", ";", "than", "on", "year", ")", "and", "while", "compared", "from", "at"):
        return None
    return "up" if word in _UP else "down" if word in _DOWN else None


def _moved_before(view: View, item: Item) -> Direction | None:
    """ "R&D was raised by a quarter to $39.5 billion; capital expenditure, by 82%": the verb stands before"""
    verbs = [i for i in view.of_kind("direction_verb") if i.last <= item.first]
    if not verbs or view.cues["surpassing"] & set(view.lower[verbs[-1].first : item.first]):
        return None
    return verbs[-1].id  # type: ignore[return-value]


_SINCE = frozenset("from over on versus sequentially against".split())


def _coordinated(view: View, item: Item) -> Direction | None:
    """ "grew 62% from $35.1 billion a year earlier and 22% from the previous quarter's $46.7 billion" """
    before = [i for i in view.of_kind("quantity") if i.ref.kind == "percent" and i.last <= item.first]
    timed = view.at(item.last, "time") is not None
    if not before or not (timed or _SINCE & set(view.lower[item.last : item.last + 1])):
        return None
    k = look_back(view, before[-1])
    cue = _noun_ending_at(view, k - 1) if view.lower[k] == "of" else cue_ending_at(view, k)
    told = ("metric", "metric_verb", "direction_verb", "direction_adjective")
    if cue is None or view.between(before[-1].last, item.first, *told):
        return None
    return cue.id  # type: ignore[return-value]


_MULTIPLE_VERBS = frozenset(
    """
    doubled doubling double doubles tripled tripling triple triples trebled trebling treble trebles quadrupled quadrupling quadruple halved
    halving halves quintupled
    """.split()
)


def _did_so(a: _Around) -> Direction | None:
    """ "Gross profit shrank by $3.1 billion, even more than net income did ($2.5 billion)" """
    before = a.view.lower[max(0, a.item.first - 8) : a.item.first]
    if before[-2:] != ["did", "("] or "than" not in before or a.view.word(a.item.last) != ")":
        return None
    verbs = [i for i in a.view.of_kind("direction_verb") if i.last <= a.item.first and i.id in ("up", "down")]
    return verbs[-1].id if verbs else None  # type: ignore[return-value]


_RULES: dict[str, Callable[[_Around], Direction | None]] = {
    "in half": _in_half,
    "did so": _did_so,
    "multiple verb": _multiplied,
    "times what was": _times,
    "restated change": lambda a: _restated(a.frame),
    "noun after": _noun_after,
    "part of a change": _of_change,
    "cue before": _cue_before,
    "noun of": _noun_of,
    "noun to": _noun_to,
    "degree": _degree,
    "rate of growth": _rate_of_growth,
    "sign": _signed,
    "sign in words": _signed_in_words,
    "points": _moved_points,
    "verb before": _verb_before,
    "by how much": _by_how_much,
    "coordinated change": _also_moved,
}
"""In the order in which they are asked; the first that knows a direction wins."""
