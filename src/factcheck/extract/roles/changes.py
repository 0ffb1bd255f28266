"""Changes: "rose 8%", "an 8% rise", "8% higher", "+8%", "13 points more than a year before"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import (
    aside,
    cue_after,
    cue_ending_at,
    governing,
    look_back,
    look_back_over,
    nearest_rate,
    other_quantity_between,
)
from factcheck.extract.frames import Frame
from factcheck.model import Direction

_TO = frozenset({"to", "at"})


_PAID_OUT = frozenset("dividend buyback payout rnd capex".split())


# "growth of 8%", "growth in the double digits"
_RESULTS = frozenset({"loss", "losses", "gain", "gains"})


_RATE_LINKS = frozenset({"of", "in", "at"})


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
