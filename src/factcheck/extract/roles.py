"""What a quantity is to its metric: level, earlier level, change, share, rank, streak or distance; and the direction."""

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
from factcheck.extract.estimates import ESTIMATE_WORDS, near_estimate
from factcheck.extract.frames import Frame
from factcheck.model import Direction

_TOWARDS_FROM = frozenset("of the earlier previous prior its a an between".split())


_OWN_VERBS = frozenset("cut cuts raised raises lost lose beat topped slashed trimmed reduced lifted boosted".split())


_FROM = frozenset({"from"})


_AGAINST = frozenset(
    """
    versus vs vs. v against than compared comparison relative exceeded exceeding beat beating topped topping
    above below
    """.split()
)


_DETERMINERS = frozenset(
    """
    a an the its their our earlier previous prior original initial range of level between old last year 's
    """.split()
)


_TO = frozenset({"to", "at"})
_RESULT_IDS = frozenset("net_loss operating_loss profit net_income operating_income".split())


def _of_result(view: View, first: int, last: int) -> bool:
    """ "$2.61, versus a loss of 78 cents": the same result of another time; "against costs of $5 billion" is another metric"""
    return any(i.kind == "metric" and first < i.first <= last and i.id in _RESULT_IDS for i in view.items)


_PAID_OUT = frozenset("dividend buyback payout rnd capex".split())
_GONE = frozenset("went goes gone going moved moves came swung turned shifted changed shrank developed".split())
# "operating income of $358 million replaced an operating loss of $703 million"
_REPLACED = frozenset(
    "replaced replacing replaces reversed reversing erased erasing followed following follows succeeded".split()
)


# "growth of 8%", "growth in the double digits"
_RESULTS = frozenset({"loss", "losses", "gain", "gains"})
_RATE_LINKS = frozenset({"of", "in", "at"})


def assign_role(frame: Frame) -> None:
    item, q, view = frame.item, frame.quantity, frame.view
    assert item is not None
    assert q is not None
    if q.kind == "rank":
        frame.role, frame.kind = "rank", "rank"
        return
    if q.kind in ("multiple", "fraction") and _of_anothers(view, item):
        frame.role, frame.kind = "compare", "ratio"
        frame.unbound = "it is compared with the figure of another company"
        return
    if q.kind == "ordinal":
        frame.role, frame.kind = "streak", "streak"
        frame.direction = _streak_direction(view, frame)
        return
    for rule in (_given_as_base, _distance, _change):
        if rule(frame):
            break
    else:
        _level_or_share(frame)
    if frame.role in ("level", "from") and frame.role != "from" and not _clause_has_change(frame):
        verb = governing(frame, ("direction_verb",))
        if verb:
            frame.direction = verb.id  # type: ignore[assignment]


def _streak_direction(view: View, frame: Frame) -> Direction | None:
    for item in view.of(frame.clause, "direction_noun", "direction_verb", "direction_adjective"):
        return item.id  # type: ignore[return-value]
    return None


def _given_as_base(frame: Frame) -> bool:
    """ "from $5 billion", "versus $5 billion a year earlier", "(FY23: $5 billion)" """
    item, q, view = frame.item, frame.quantity, frame.view
    assert item is not None
    assert q is not None
    k = look_back(view, item)
    word = view.lower[k] if k >= 0 else ""
    if (
        word in ("with", "to")
        and k
        and view.lower[k - 1] in ("compared", "comparison", "relative", "compares", "comparing")
    ):
        word = "compared"
    if word == "after" and k and view.lower[k - 1] != "even":
        word = "compared"
    if word == "on" and k and view.lower[k - 1] in ("up", "down"):
        word = "from"
    if word in _TOWARDS_FROM:
        j = k
        named = {k for i in view.items if i.kind == "metric" for k in range(i.first, i.last)}
        while j >= 0 and (view.lower[j] in _DETERMINERS or j in named):
            j -= 1
        if j >= 0 and (view.lower[j] == "from" or view.lower[j] in _REPLACED and word == "of"):
            word = "from"
        elif (
            j >= 0
            and word == "of"
            and view.lower[j] in ("versus", "vs", "vs.", "v", "against")
            and _of_result(view, j, k)
        ):
            word = "versus"
        elif any(i.kind == "quantity" and i.ref.kind == "fraction" and j < i.last <= k + 1 for i in view.items):
            word = "half"
    estimate = near_estimate(frame)
    if estimate and q.kind in ("money", "percent", "count"):
        frame.role = "delta" if q.kind == "percent" and _inherits_change(frame) else "level"
        frame.kind = "change" if frame.role == "delta" else "amount"
        frame.modality = "forecast"
        frame.attribution = estimate
        if frame.role == "delta":
            verb = governing(frame, ("direction_verb", "direction_noun"))
            frame.direction = verb.id if verb else None  # type: ignore[assignment]
        frame.note("role", "estimate")
        return True
    if _definite(frame, word):
        frame.role, frame.kind = "from", "amount"
        frame.note("role", "of another time")
        return True
    if word == "half":
        frame.role, frame.kind = "from", "amount"
        frame.note("role", "fraction of")
        return True
    moved = any(i.kind.startswith("direction") and i.last <= item.first for i in view.of(frame.clause))
    is_range_end = (
        word == "from"
        and not moved
        and (k == 0 or view.lower[k - 1] not in _GONE)
        and any(i.kind == "quantity" and i.first > item.last and view.lower[item.last] == "to" for i in view.items)
    )
    if word in _FROM and q.kind == "percent" and not nearest_rate(frame) and _inherits_change(frame):
        frame.role, frame.kind = "delta", "change"
        frame.direction = "down" if q.text[0] in "-−" else "up"
        frame.note("role", "earlier rate of change")
        return True
    if word in _FROM and not is_range_end and q.kind in ("money", "count", "percent"):
        frame.role, frame.kind = "from", "amount"
        frame.note("role", "from")
        return True
    if word in _AGAINST - {
        "exceeded",
        "exceeding",
        "beat",
        "beating",
        "topped",
        "topping",
        "above",
        "below",
    } and q.kind in ("money", "count", "percent"):
        if word == "than" and q.cmp != "eq":
            return False
        if q.kind == "percent" and word == "than":
            return False
        frame.role, frame.kind = "from", "amount"
        frame.note("role", word)
        return True
    clause = view.clause_of(item.first)
    if clause.bracket and q.alt_of is None and _echoes(view, item):
        frame.role, frame.kind = "from", "amount"
        frame.note("role", "bracket behind a figure")
        return True
    if clause.bracket and q.alt_of is None and q.kind in ("money", "count"):
        times = [t for t in view.of(clause, "time") if t.ref.type in ("fiscal", "period", "base")]
        if times:
            frame.role, frame.kind = "from", "amount"
            frame.note("role", "bracket with its own period")
            return True
    return False


def _definite(frame: Frame, word: str) -> bool:
    """ "fell short of the $94.9 billion of fiscal 2024": a figure known before, with which another is compared"""
    view, item = frame.view, frame.item
    assert item is not None
    if view.lower[item.first - 1] != "the" or view.lower[item.last : item.last + 1] != ["of"]:
        return False
    timed = any(i.kind == "time" and item.last < i.first <= item.last + 3 for i in view.items)
    return timed and (word in _AGAINST or word in ("of", "not", "on", "over", "under", "past", "to", "with"))


def _echoes(view: View, item: Item) -> bool:
    """ "$416.2 billion ($391.0 billion)": a figure alone in brackets behind one of its kind is the one of the year before"""
    before = [i for i in view.items if i.kind == "quantity" and i.last <= item.first]
    if not before or view.lower[before[-1].last : item.first] not in (
        ["("],
        ["(", "from"],
        ["(", "versus"],
        ["(", "vs"],
    ):
        return False
    same = before[-1].ref.kind == item.ref.kind and before[-1].ref.unit == item.ref.unit
    return same and view.lower[item.last : item.last + 1] == [")"] and item.ref.text[:1] not in "+-−"


def _inherits_change(frame: Frame) -> bool:
    item, view = frame.item, frame.view
    assert item is not None
    return any(
        i.kind in ("direction_verb", "direction_noun") or (i.kind == "direction_adjective" and i.id != "flat")
        for i in view.items
        if i.last <= item.first
    )


_STRONGER = frozenset(
    "better worse stronger weaker faster slower greater larger smaller bigger richer poorer heavier lighter".split()
)
_WEAKER = frozenset("below behind worse weaker slower smaller poorer lighter".split())
_SURPASSING = frozenset(
    "beat beats beating topped tops topping missed misses missing exceeded exceeds exceeding surpassed surpassing outstripped".split()
)


def _is_direction_last(view: View, k: int) -> bool:
    """ "revenue topped forecasts and rose by $3 billion": the nearest verb says by what something moved"""
    moved = [i for i in view.items if i.kind == "direction_verb" and i.last <= k]
    return bool(moved) and not _SURPASSING & set(view.lower[moved[-1].first : k])


_THAN = frozenset("better worse more less higher lower fewer greater larger smaller".split())


def _before_time(view: View, item: Item) -> bool:
    return any(i.kind == "time" and item.last < i.first <= item.last + 3 for i in view.items)


def _distance(frame: Frame) -> bool:
    """ "beat by $0.26", "$0.05 above consensus" """
    item, q, view = frame.item, frame.quantity, frame.view
    assert item is not None
    assert q is not None
    k = look_back(view, item)
    before = view.lower[max(0, k - 12) : k + 1]
    if before and before[-1] == "by" and _SURPASSING & set(before) and not _is_direction_last(view, k):
        frame.role, frame.kind = "diff", "change"
        frame.direction = "down" if {"missed", "misses"} & set(before) else "up"
        return True
    after = view.lower[item.last : item.last + 6]
    moved = (
        cue_ending_at(view, k if k < 0 or view.lower[k] != "by" else look_back_over(view, k - 1)) if k >= 0 else None
    )
    on_time = q.kind == "percent" and after[:1] in (["over"], ["on"]) and _before_time(view, item)
    if on_time and moved is None and not nearest_rate(frame):
        # "14% over the year before": a percentage set against a time is a change
        frame.role, frame.kind, frame.direction = "delta", "change", "up"
        return True
    if (
        q.kind in ("money", "count")
        and q.cmp in ("eq", "approx")
        and after[:1]
        and after[0] in _THAN
        and after[1:2] == ["than"]
    ):
        # "$1.38 better than the year before", "$3 billion more than its rival"
        told = any(i.kind == "time" and i.first <= item.last + 5 for i in view.items if i.first >= item.last)
        frame.role, frame.kind = ("delta" if told else "diff"), "change"
        frame.direction = "down" if after[0] in ("less", "lower", "worse", "fewer") else "up"
        return True
    if (
        after
        and q.kind in ("percent", "multiple")
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
        after
        and after[0] in ("above", "below", "ahead", "short", "better", "shy", "beyond")
        and ESTIMATE_WORDS & set(after)
    ):
        frame.role, frame.kind = "diff", "change"
        frame.direction = "down" if after[0] in ("below", "short", "shy") else "up"
        return True
    return False


def _change(frame: Frame) -> bool:
    """ "rose 8%", "an 8% rise", "8% higher", "+8%", "growth of 8%" """
    item, q, view = frame.item, frame.quantity, frame.view
    assert item is not None
    assert q is not None
    metric = nearest_rate(frame)
    direction: Direction | None = None
    rule = ""
    k = look_back(view, item)
    word = view.lower[k] if k >= 0 else ""
    cue = cue_ending_at(view, k if word != "by" else look_back_over(view, k - 1))
    following = cue_after(view, item)
    if q.kind == "multiple" and q.text[:1].isalpha() and q.text.lower().split()[0].rstrip(",") in _MULTIPLE_VERBS:
        direction, rule = ("down" if q.value is not None and q.value < 1 else "up"), "multiple verb"
    elif q.kind == "multiple" and _times_what(view, item):
        direction, rule = ("down" if q.value is not None and q.value < 1 else "up"), "times what was"
    elif (twin := _restated(frame)) is not None:
        direction, rule = twin, "restated change"
    elif following and not (word in _TO and q.kind == "percent" and metric):
        direction, rule = following.id, "noun after"  # type: ignore[assignment]
    elif (
        cue
        and cue.kind in ("direction_verb", "direction_adjective", "direction_noun")
        and word not in _TO
        and not _is_amount_verb(frame, cue)
    ):
        direction, rule = cue.id, "cue before"  # type: ignore[assignment]
    elif (
        word in _RATE_LINKS
        and (noun := cue_ending_at(view, k - 1))
        and noun.kind == "direction_noun"
        and (word == "of" or q.kind in ("percent", "pp", "bps"))
        and not (q.kind == "money" and view.lower[noun.first] in _RESULTS)
    ):
        direction, rule = noun.id, "noun of"  # type: ignore[assignment]
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
    elif q.kind == "percent" and word == "from" and not metric:
        return False
    else:
        return False
    if q.kind in ("percent", "pp", "bps") or rule not in ("verb before",):
        if q.text.startswith(("-", "−")) and direction is None:
            direction = "down"
        frame.role, frame.kind, frame.direction = "delta", "change", direction
        frame.note("role", rule)
        return True
    return False


def _of_anothers(view: View, item: Item) -> bool:
    """ "nearly four times Meta's $164.5 billion", "more than double that of its rival", "a tenth of Apple's sales" """
    behind = view.lower[item.last : item.last + 2]
    k = item.last + (behind[:1] == ["of"])
    if behind in (["that", "of"], ["those", "of"], ["as", "much"], ["as", "many"]):
        return any(
            i.kind in ("entity", "reference")
            and item.last <= i.first <= item.last + 6
            and not (i.kind == "entity" and i.ref.type != "ORG")
            for i in view.items
        )
    owner = next((i for i in view.items if i.first in (k, k + 1) and i.kind in ("entity", "reference")), None)
    if (
        owner is None
        or (owner.kind == "entity" and owner.ref.type != "ORG")
        or owner.first > k
        and view.lower[k] != "the"
    ):
        return False
    named = [i for i in view.items if i.kind in ("entity", "reference") and i.last <= item.first]
    own = {i.ref.ref for i in named if i.kind == "entity"}
    if not named and not any(i.kind == "pronoun" and i.last <= item.first for i in view.items):
        return False  # "A tenth of Apple's revenue came from Japan"
    return view.lower[owner.last : owner.last + 1] == ["'s"] and not (owner.kind == "entity" and own == {owner.ref.ref})


def _times_what(view: View, item: Item) -> bool:
    """ "more than five times the $2.2 billion of 2023", "three times what it was": so much more than before"""
    behind = view.lower[item.last : item.last + 2]
    clause = view.clause_of(item.first)
    rest = [i for i in view.items if item.last <= i.first < clause.last]
    timed = any(i.kind == "time" for i in rest)
    if not timed or any(i.kind == "reference" or (i.kind == "entity" and i.ref.type == "ORG") for i in rest):
        return False  # of another's figure
    if behind[:1] == ["what"] or behind == ["as", "much"]:
        return True
    figures = [i for i in view.items if i.kind == "quantity" and item.last < i.first <= item.last + 2]
    return behind[:1] == ["the"] and bool(figures)


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
    cue = cue_ending_at(view, look_back(view, before[-1]))
    return cue.id if cue is not None and gap != [",", "a"] else None  # type: ignore[return-value]


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
    own = view.lower[cue.first] in _OWN_VERBS
    return (verb and not metric_before) or (own and not metric_before)


def _clause_has_change(frame: Frame) -> bool:
    view = frame.view
    return any(
        i.kind == "quantity" and i is not frame.item and i.ref.kind in ("percent", "pp", "bps", "multiple")
        for i in view.of(frame.clause)
    )


def _level_or_share(frame: Frame) -> None:
    item, q, view = frame.item, frame.quantity, frame.view
    assert item is not None
    assert q is not None
    after = view.lower[item.last : item.last + 2]
    if q.kind in ("percent", "fraction") and after[:1] == ["of"] and _of_a_whole(frame):
        frame.role, frame.kind = "share", "share"
        frame.note("role", "share of")
    elif q.kind == "fraction":
        frame.role, frame.kind = "share", "share"
    elif q.kind == "percent" and not nearest_rate(frame) and not _growth_metric(frame):
        frame.role, frame.kind = "share", "share"
        frame.note("role", "bare percent")
    else:
        frame.role = "level"
        frame.kind = "ratio" if q.kind in ("percent", "multiple") else "amount"
        frame.note("role", "level")


def _of_a_whole(frame: Frame) -> bool:
    """ "31% of revenue" is a share; "the 69.4% of the year-ago quarter" and "a margin of 24% of sales" are levels."""
    view, item = frame.view, frame.item
    assert item is not None
    k = item.last + 1
    while k < len(view.lower) and view.lower[k] in ("the", "its", "a", "their", "last", "total"):
        k += 1
    times = [i for i in view.items if i.kind == "time" and i.first == k]
    if times and not any(i.kind == "metric" and i.first == times[0].last for i in view.items):
        return False  # "the 69.4% of the year-ago quarter", but "7.8% of annual sales"
    return frame.quantity is not None and (frame.quantity.kind == "fraction" or not nearest_rate(frame, behind=False))


def _growth_metric(frame: Frame) -> bool:
    return any(frame.view.lexicon.metrics[i.id].rate for i in frame.view.of(frame.clause, "metric"))
