"""Changes and distances: "rose 8%", "an 8% rise", "8% higher", "+8%", "beat by $0.26", "13 points more than a year before"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import (
    aside,
    compared_time,
    cue_after,
    cue_ending_at,
    governing,
    look_back,
    look_back_over,
    nearest_rate,
    other_quantity_between,
)
from factcheck.extract.estimates import ESTIMATE_WORDS
from factcheck.extract.frames import Frame
from factcheck.model import Direction

_TO = frozenset({"to", "at"})
_PAID_OUT = frozenset("dividend buyback payout rnd capex".split())
# "growth of 8%", "growth in the double digits"
_RESULTS = frozenset({"loss", "losses", "gain", "gains"})
_RATE_LINKS = frozenset({"of", "in", "at"})


_STRONGER = frozenset(
    "better worse stronger weaker faster slower greater larger smaller bigger richer poorer heavier lighter".split()
)
_WEAKER = frozenset("below behind worse weaker slower smaller poorer lighter".split())


def _is_direction_last(view: View, k: int) -> bool:
    """ "revenue topped forecasts and rose by $3 billion": the nearest verb says by what something moved"""
    moved = [i for i in view.items if i.kind == "direction_verb" and i.last <= k]
    moved = [i for i in moved if "which" not in view.lower[max(0, i.first - 3) : i.first]]
    return bool(moved) and not view.lexicon.cues["surpassing"] & set(view.lower[moved[-1].first : k])


def _of_earlier(view: View, item: Item) -> bool:
    times = [i for i in view.items if i.kind == "time" and i.last <= item.first]
    return bool(times) and item.first - times[-1].last <= 2 and times[-1].ref.type == "base"


_THAN = frozenset("better worse more less higher lower fewer greater larger smaller".split())


def _before_time(view: View, item: Item) -> bool:
    return any(i.kind == "time" and item.last < i.first <= item.last + 3 for i in view.items)


def distance(frame: Frame) -> bool:
    """ "beat by $0.26", "$0.05 above consensus" """
    item, q, view = frame.item, frame.quantity, frame.view
    assert item is not None
    assert q is not None
    k = look_back(view, item)
    before = view.lower[max(0, k - 18) : k + 1]
    if (
        before
        and before[-1] == "by"
        and q.kind == "percent"
        and view.lexicon.cues["surpassing"] & set(before)
        and _of_earlier(view, item)
    ):
        frame.role, frame.kind, frame.direction = "delta", "change", "up"
        return True  # "exceeded the $774.7 million of a year earlier by 37%"
    if (
        before
        and before[-1] == "by"
        and view.lexicon.cues["surpassing"] & set(before)
        and not _is_direction_last(view, k)
    ):
        frame.role, frame.kind = "diff", "change"
        frame.direction = "down" if {"missed", "misses"} & set(before) else "up"
        return True
    after = view.lower[item.last : item.last + 6]
    if q.kind == "money" and after[:1] in (["more"], ["less"]) and after[1:2] != ["than"]:
        # "brought in $1.85 billion more revenue in the second quarter than in the quarter before", "... more on research than Nike"
        told = _than_what(view, item)
        if told is not None:
            frame.role, frame.kind = ("delta" if told else "diff"), "change"
            frame.direction = "up" if after[0] == "more" else "down"
            return True
    moved = (
        cue_ending_at(view, k if k < 0 or view.lower[k] != "by" else look_back_over(view, k - 1)) if k >= 0 else None
    )
    on_time = q.kind == "percent" and after[:1] in (["over"], ["on"]) and _before_time(view, item)
    if on_time and moved is None and not nearest_rate(frame):
        # "14% over the year before": a percentage set against a time is a change
        frame.role, frame.kind, frame.direction = "delta", "change", "up"
        return True
    if q.kind == "money" and view.lower[max(0, item.first - 2) : item.first] in _APART:
        frame.role, frame.kind = "diff", "change"
        return True  # "what separates the two is a difference of $23.3 billion"
    if q.kind in ("money", "count") and (_is_signed_step(view, item) or _is_moved(view, item)):
        frame.role, frame.kind = "delta", "change"
        frame.direction = "down" if q.text[:1] in "-−" or after[:1] in (["down"], ["lower"]) else "up"
        return True
    if (
        q.kind in ("money", "count")
        and q.cmp != "range"
        and after[:1]
        and (after[0] in _THAN and after[1:2] == ["than"] or after[0] in ("above", "below") or after[:2] in _AWAY)
        and not ESTIMATE_WORDS & set(after)
    ):
        # "$1.38 better than the year before", "$3 billion more than its rival"
        told = compared_time(view, item) is not None or any(
            i.kind == "time" and i.first <= item.last + 5 for i in view.items if i.first >= item.last
        )
        frame.role, frame.kind = ("delta" if told else "diff"), "change"
        frame.direction = "down" if after[0] in _FEWER else "up"
        return True
    if (
        after
        and q.kind in ("percent", "multiple", "pp", "bps")
        and (
            after[0] in ("above", "below", "ahead", "beyond", "behind")
            or after[0] in _STRONGER
            and after[1:2] == ["than"]
        )
        and not ESTIMATE_WORDS & set(after)
    ):
        frame.role, frame.kind = "delta", "change"
        frame.direction = "down" if after[0] in _WEAKER else "up"
        return True
    if (
        after[:2] in (["short", "of"], ["shy", "of"])
        and q.kind == "percent"
        and _before_time(view, item)
        and not ESTIMATE_WORDS & set(after)
    ):
        frame.role, frame.kind, frame.direction = "delta", "change", "down"
        return True  # "5% short of last year's"
    if (
        after
        and after[0] in ("above", "below", "ahead", "short", "better", "shy", "beyond")
        and ESTIMATE_WORDS & set(after)
    ):
        frame.role, frame.kind = "diff", "change"
        frame.direction = "down" if after[0] in ("below", "short", "shy") else "up"
        return True
    return False


def _is_signed_step(view: View, item: Item) -> bool:
    """ "Capex: $474M, +$103M": a signed amount right behind one of its unit is how far that has moved"""
    before = [i for i in view.of_kind("quantity") if i.last <= item.first]
    if item.ref.text[:1] not in "+-−" or not before or before[-1].ref.unit != item.ref.unit:
        return False
    between = view.lower[before[-1].last : item.first]
    return between in ([","], ["("], [";"], ["/"], [",", "or"]) and before[-1].ref.text[:1] not in "+-−"


def _is_moved(view: View, item: Item) -> bool:
    """ "some $146m down on a year before"; but "$28.2 billion up from $25.1 billion" is a level without its comma"""
    after = view.lower[item.last : item.last + 2]
    moved = after[:1] in (["up"], ["down"], ["higher"], ["lower"])
    if not moved or after[1:] not in (["on"], ["from"], ["against"], ["compared"], ["versus"]):
        return False
    return not any(item.last + 2 <= i.first <= item.last + 5 for i in view.of_kind("quantity"))


_APART = (["difference", "of"], ["gap", "of"], ["distance", "of"])
_AWAY = (["short", "of"], ["shy", "of"], ["ahead", "of"])
""" "$1.4 billion short of the $21.2 billion of the year before" """
_FEWER = frozenset("less lower worse fewer smaller below short shy".split())


def change(frame: Frame) -> bool:
    """ "rose 8%", "an 8% rise", "8% higher", "+8%", "growth of 8%" """
    item, q, view = frame.item, frame.quantity, frame.view
    assert item is not None
    assert q is not None
    metric = nearest_rate(frame)
    direction: Direction | None = None
    rule = ""
    if q.kind == "fraction" and view.lower[item.first - 1] == "in":
        cut = [i for i in view.of(frame.clause, "direction_verb") if i.id == "down" and i.last < item.first]
        if cut:  # "cut capital spending almost in half"
            frame.role, frame.kind, frame.direction = "delta", "change", "down"
            return True
    k = look_back(view, item)
    word = view.lower[k] if k >= 0 else ""
    if word == "than" and view.lower[max(0, k - 2) : k] in (["by", "more"], ["by", "less"]):
        k, word = k - 2, "by"  # "cut its net loss by more than half"
    cue = cue_ending_at(view, k if word != "by" else look_back_over(view, k - 1))
    following = cue_after(view, item)
    if q.kind == "multiple" and q.text[:1].isalpha() and q.text.lower().split()[0].rstrip(",") in _MULTIPLE_VERBS:
        direction, rule = ("down" if q.value is not None and q.value < 1 else "up"), "multiple verb"
    elif q.kind in ("multiple", "fraction") and _times_what(view, item):
        direction, rule = ("down" if q.value is not None and q.value < 1 else "up"), "times what was"
    elif (twin := _restated(frame)) is not None:
        direction, rule = twin, "restated change"
    elif following and not (word in _TO and q.kind == "percent" and metric):
        direction, rule = following.id, "noun after"  # type: ignore[assignment]
    elif (
        cue
        and cue.kind in ("direction_verb", "direction_adjective", "direction_noun")
        and word not in _TO
        and not (q.kind == "money" and word in ("higher", "lower", "up", "down") and view.lower[item.first - 1] == "at")
        and not ((metric or cue.id == "flat") and view.lower[item.first - 1] == "at")
        and not _is_amount_verb(frame, cue)
        and not (cue.kind == "direction_noun" and q.kind == "money" and view.lower[cue.first] in _RESULTS)
    ):
        direction, rule = cue.id, "cue before"  # type: ignore[assignment]
    elif (
        word in _RATE_LINKS
        and (noun := _noun_ending_at(view, k - 1))
        and (word == "of" or q.kind in ("percent", "pp", "bps"))
        and not (q.kind == "money" and view.lower[noun.first] in _RESULTS)
    ):
        direction, rule = noun.id, "noun of"  # type: ignore[assignment]
    elif q.kind in ("percent", "fraction") and (better := _compared_degree(view, item)):
        direction, rule = better, "degree"
    elif q.kind == "percent" and (grown := _growth_told(frame)):
        direction, rule = grown, "rate of growth"
    elif q.text[:1] in "+-−–" and q.kind in ("percent", "pp", "bps") and not metric:
        direction, rule = ("up" if q.text[0] == "+" else "down"), "sign"
    elif q.kind in ("pp", "bps"):
        verb = governing(frame, ("direction_verb", "direction_adjective", "direction_noun"))
        direction, rule = (verb.id if verb else None), "points"  # type: ignore[assignment]
    elif (
        q.kind == "percent"
        and not metric
        and word not in _TO
        and (verb := governing(frame, ("direction_verb",)))
        and not other_quantity_between(frame, verb)
    ):
        direction, rule = verb.id, "verb before"  # type: ignore[assignment]
    elif word == "by" and q.kind in ("percent", "fraction") and (moved := _moved_before(view, item)):
        direction, rule = moved, "by how much"
    elif q.kind == "percent" and not metric and word in ("and", ",") and (moved := _coordinated(view, item)):
        direction, rule = moved, "coordinated change"
    elif q.kind == "percent" and word == "from" and not metric:
        return False
    else:
        if cue is not None and cue.id == "flat" and view.lower[item.first - 1] == "at":
            frame.direction = "flat"  # "held steady at 33.4 percent"
        return False
    if q.kind in ("percent", "pp", "bps") or rule not in ("verb before",):
        if q.text.startswith(("-", "−")) and direction is None:
            direction = "down"
        frame.role, frame.kind, frame.direction = "delta", "change", direction
        frame.note("role", rule)
        return True
    return False


def _noun_ending_at(view: View, k: int) -> Item | None:
    """ "an increase of $88.5 million": a noun, though the word is a verb as well"""
    cue = cue_ending_at(view, k)
    if cue is None or cue.kind == "direction_noun":
        return cue
    if cue.first == 0 or view.lower[cue.first - 1] not in _ARTICLES:
        return None
    return next((i for i in view.items if i.kind == "direction_noun" and i.last == cue.last), None)


_ARTICLES = frozenset("a an the another this that its".split())


def _times_what(view: View, item: Item) -> bool:
    """ "more than five times the $2.2 billion of 2023", "three times what it was": so much more than before"""
    if _times_its_figure(view, item):
        return True
    behind = view.lower[item.last + (view.lower[item.last : item.last + 1] == ["of"]) :][:2]
    if item.ref.kind == "fraction" and (view.lower[item.last : item.last + 1] != ["of"] or behind[:1] != ["what"]):
        return False
    clause = view.clause_of(item.first)
    rest = [i for i in view.items if item.last <= i.first < clause.last]
    timed = any(i.kind == "time" for i in rest)
    if not timed or any(i.kind == "reference" or (i.kind == "entity" and i.ref.type == "ORG") for i in rest):
        return False  # of another's figure
    if behind[:1] == ["what"] or behind == ["as", "much"]:
        return True
    figures = [i for i in view.items if i.kind == "quantity" and item.last < i.first <= item.last + 2]
    return behind[:1] == ["the"] and bool(figures)


_FIGURES = frozenset("sum figure level total value amount mark number size".split())


def _times_its_figure(view: View, item: Item) -> bool:
    """ "Equity was 1.5 times its January figure" """
    if view.lower[item.last : item.last + 1] not in (["its"], ["the"], ["their"]) or item.ref.kind != "multiple":
        return False
    times = [i for i in view.items if i.kind == "time" and i.first == item.last + 1]
    return bool(times) and view.lower[times[0].last] in _FIGURES if times and times[0].last < len(view.lower) else False


def _growth_told(frame: Frame) -> Direction | None:
    """ "Cloud revenue growth was 13%", "growth slowed to 13%": the level of a rate of growth is a change of the metric"""
    item, view = frame.item, frame.view
    assert item is not None
    nouns = [
        i
        for i in view.of(frame.clause, "direction_noun", "metric")
        if i.last <= item.first and (i.kind == "direction_noun" or i.id == "growth")
    ]
    if not nouns or view.between(nouns[-1].last, item.first, "quantity"):
        return None
    if any(i.kind == "metric" and i.id != "growth" for i in view.between(nouns[-1].last, item.first)):
        return None
    verb = view.between(nouns[-1].last, item.first, "level", "direction_verb")
    return (nouns[-1].id if nouns[-1].kind == "direction_noun" else "up") if verb else None  # type: ignore[return-value]


def _restated(frame: Frame) -> Direction | None:
    """ "fell 748.63 points, or 1.69%" and "up $2.1 billion (8%)": the same change in another unit"""
    item, q, view = frame.item, frame.quantity, frame.view
    assert item is not None
    assert q is not None
    if q.kind != "percent" or item.first < 2:
        return None
    before = [i for i in view.items if i.kind == "quantity" and i.last <= item.first]
    if not before or before[-1].ref.kind not in ("money", "count", "pp", "bps"):
        return None
    gap = view.lower[before[-1].last : item.first]
    if gap not in (["or"], [",", "or"], ["("], [",", "or", "about"], [",", "a"]):
        return None
    k = look_back(view, before[-1])
    cue = cue_ending_at(view, look_back_over(view, k - 1) if k > 0 and view.lower[k] == "by" else k)
    if before[-1].ref.kind == "money" and k >= 0 and view.lower[k] == "at":
        return None  # "14% higher at $3.77 billion, or 4.5% of sales"
    return cue.id if cue is not None and gap != [",", "a"] else None  # type: ignore[return-value]


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
    verbs = [i for i in view.items if i.kind == "direction_verb" and i.last <= item.first]
    if not verbs or view.lexicon.cues["surpassing"] & set(view.lower[verbs[-1].first : item.first]):
        return None
    return verbs[-1].id  # type: ignore[return-value]


_SINCE = frozenset("from over on versus sequentially against".split())


def _coordinated(view: View, item: Item) -> Direction | None:
    """ "grew 62% from $35.1 billion a year earlier and 22% from the previous quarter's $46.7 billion" """
    before = [i for i in view.items if i.kind == "quantity" and i.ref.kind == "percent" and i.last <= item.first]
    timed = any(i.kind == "time" and i.first == item.last for i in view.items)
    if not before or not (timed or _SINCE & set(view.lower[item.last : item.last + 1])):
        return None
    cue = cue_ending_at(view, look_back(view, before[-1]))
    told = ("metric", "metric_verb", "direction_verb", "direction_adjective")
    if cue is None or view.between(before[-1].last, item.first, *told):
        return None
    return cue.id  # type: ignore[return-value]


_MULTIPLE_VERBS = frozenset(
    """
    doubled doubling double doubles tripled tripling triple triples quadrupled quadrupling quadruple halved
    halving halves quintupled
    """.split()
)


def _is_amount_verb(frame: Frame, cue: Item) -> bool:
    """ "cut 1,000 jobs", "lost $3 billion", "raised $500 million": the amount is the verb's own, not a change of a metric."""
    item, q, view = frame.item, frame.quantity, frame.view
    assert item is not None
    assert q is not None
    if q.kind in ("percent", "pp", "bps", "multiple", "fraction"):
        return False
    if cue.id == "flat":
        return True  # "held $36 billion in cash"
    paid = any(i.kind == "metric" and i.id in _PAID_OUT and i.last == cue.first for i in view.items)
    if paid and view.lower[cue.first] in ("added", "adds", "adding"):
        return True  # "Dividends added $2.4 billion"
    grown = view.lower[cue.first] in ("added", "adds", "gained", "shed")
    linked = view.lower[item.last : item.last + 1] in (["of"], ["in"])
    also = [i for i in view.items if i.kind == "quantity" and item.last < i.first <= item.last + 2]
    if grown and also and also[0].ref.kind == "percent" and "or" in view.lower[item.last : also[0].first]:
        return False  # "which added $250 million, or 2.1%"
    if grown and linked and any(i.kind == "metric" and item.last < i.first <= item.last + 4 for i in view.items):
        return False  # "added $33 billion of revenue": by so much the metric grew
    around = aside(view, item.first)
    metric_before = any(
        i.kind == "metric" and i.last <= cue.first and aside(view, i.first) == around for i in view.of(frame.clause)
    )
    if metric_before and view.lower[cue.first] not in ("cut", "raised", "lost", "added"):
        return False
    verb = any(i.kind == "metric_verb" and i.first == cue.first for i in view.items)
    own = view.lower[cue.first] in view.lexicon.cues["own_verbs"]
    return (verb and not metric_before) or (own and not metric_before)


def _than_what(view: View, item: Item) -> bool | None:
    """Whether "$1.85 billion more revenue in the quarter than ..." is held against a time; None where no "than" follows it"""
    behind = view.lower[item.last : item.last + 16]
    if "than" not in behind or ";" in behind[: behind.index("than")]:
        return None
    than = item.last + behind.index("than")
    if view.between(item.last, than, "quantity") or view.lower[than - 1] in ("rather", "other", "more", "less"):
        return None
    told = view.lower[than + 1 : than + 3]
    return told[:1] in (["in"], ["during"]) or any(
        i.kind == "time" and i.first <= than + 2 for i in view.items if i.first > than
    )
