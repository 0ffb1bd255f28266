"""The metric by its verb: "earned $3 billion", "will be invested", "the 72 billion yen it offered"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import aside, look_back
from factcheck.extract.frames import Frame
from factcheck.extract.metrics.fit import fits, is_product, is_weak, take
from factcheck.extract.metrics.spending import SPENT, by_means, spender, spent_as_told, spent_on_what


def governing_verb(frame: Frame) -> Item | None:
    """The metric's verb right before the amount: "raised [$2 billion]"."""
    assert frame.item is not None
    k = look_back(frame.view, frame.item)
    verbs = [i for i in frame.view.of(frame.clause, "metric_verb") if i.last == k + 1 and fits(frame, i.id)]
    return verbs[0] if verbs else None


_MOVES = frozenset("sank sink sinks push pushes pushing put puts putting steer channel".split())


def _only_moves(view: View, verb: Item) -> bool:
    return view.lower[verb.first] in _MOVES


def metric_verb(frame: Frame, previous: Frame | None) -> bool:
    """ "earned $3 billion", "invested $53 billion", "lost $18.8 billion" """
    view, item = frame.spot
    if (paid := _paid_back(frame)) is not None:
        return paid
    verbs = [i for i in view.of(frame.clause, "metric_verb") if i.last <= item.first and fits(frame, i.id)]
    if verbs and aside(view, verbs[-1].first) not in (None, aside(view, item.first)):
        return False  # "Alphabet, which is investing heavily in AI, posted"
    if not verbs:
        return False
    verb = verbs[-1]
    if _of_the_level(frame, verb, previous):
        return False
    if verb.id == "investment" and (earned := _earned(view, item)) is not None:
        return take(frame, earned)
    if verb.id == "investment" and spent_as_told(frame):
        return True
    if _does_otherwise(frame, verb) or _is_cut_off(frame, verb):
        return False
    for rule in (_paid_out, _spent, _cost, _lost, _generated, _sold_in_all):
        told = rule(frame, verb, previous)
        if told is not None:
            return told
    return take(frame, verb)


def _of_the_level(frame: Frame, verb: Item, previous: Frame | None) -> bool:
    """ "$2.13 billion was used to buy in shares, compared with $1.61 billion": the verb is that of the figure before"""
    if previous is None or previous.item is None or previous.metric is None or frame.role != "from":
        return False
    item = frame.item
    own = previous.role == "level" and item is not None and previous.item.last <= verb.first
    return own and item is not None and "," in frame.view.lower[verb.last : item.first]


_EARNED = frozenset({"revenue", "net_income", "operating_income", "gross_profit", "profit", "ocf", "fcf"})


def _earned(view: View, item: Item) -> Item | None:
    """ "Put up $12.5 billion of revenue": what came in is no spending"""
    behind = view.word(item.last) == "of"
    return next((i for i in view.of_kind("metric") if behind and i.first == item.last + 1 and i.id in _EARNED), None)


def _nouns_before(frame: Frame, verb: Item) -> list[Item]:
    return [i for i in frame.view.of(frame.clause, "metric") if i.last <= verb.first]


def _does_otherwise(frame: Frame, verb: Item) -> bool:
    """Whether the verb means something else here."""
    view, item = frame.spot
    k = look_back(view, item)
    if view.lower[verb.first] in view.cues["consumed"] and spender(view, frame.clause, verb.first) is not None:
        return True  # "dividends drained $1.2 billion"
    if verb.id == "funding":  # "raised its forecast to $5 billion"
        return any(w not in _OF_AMOUNT for w in view.lower[verb.last : k + 1])
    if verb.id == "investment":
        to = {"to", "from"} & set(view.lower[verb.last : item.first])  # "its profit sank to $14.4 billion"
        put = "at" in view.lower[k + 1 : item.first] and k > verb.first  # "put the order at $3 billion"
        return bool(to) and _only_moves(view, verb) or put
    return verb.id == "jobs_added" and frame.quantity is not None and frame.quantity.unit not in ("", "jobs")


_FAR = 6


def _is_cut_off(frame: Frame, verb: Item) -> bool:
    """Whether something between verb and figure takes the figure, or the verb stands too far away."""
    (view, item), q = frame.spot, frame.quantity
    between = [i for i in view.between(verb.last, item.first) if i.first > verb.first]
    if any(i.kind in ("quantity", "direction_verb") or i.kind == "metric" and not is_weak(view, i) for i in between):
        return True
    changes = frame.role in ("delta", "from") and q is not None and q.kind == "percent" and not _more_so(frame, verb)
    return item.first - verb.last > _FAR or changes


def _more_so(frame: Frame, verb: Item) -> bool:
    """ "earned 33% more in the quarter than a year before": so much more of what the verb tells; not "hired 5% more staff" """
    view, item = frame.spot
    if verb.id == "deal_value":
        return False  # "the cloud division sold 13% more": no company
    if view.word(item.last) not in ("more", "less") or look_back(view, item) != verb.last - 1:
        return False
    k = item.last + 1
    timed = view.at(k, "time") is not None
    return timed or k >= len(view.lower) or view.lower[k] in _ENDS_THERE


_ENDS_THERE = frozenset(". , ; : ) in than during for over from on last and but while whereas".split())


def _paid_out(frame: Frame, verb: Item, previous: Frame | None) -> bool | None:
    """ "dividends and buybacks returned $2.7 billion", "it paid a dividend, returning $5.1 billion", "returned $4 billion by buying back" """
    assert frame.item is not None
    if verb.id != "payout":
        return None
    nouns = _nouns_before(frame, verb)
    told = {i.id for i in nouns}
    if frame.view.lower[verb.first] == "returning" and told in ({"dividend"}, {"buyback"}):
        return take(frame, nouns[-1])
    means = by_means(frame.view, frame.item)
    return take(frame, means) if means is not None else None


def _spent(frame: Frame, verb: Item, previous: Frame | None) -> bool | None:
    assert frame.item is not None
    on = spent_on_what(frame.view, frame.item) if verb.id in ("investment", "cost") else None
    return take(frame, on) if on is not None else None


def _cost(frame: Frame, verb: Item, previous: Frame | None) -> bool | None:
    """ "capex doubled to $35.7bn; the whole of 2025 had cost $63.6bn"; but not "share buybacks cost $1.9 billion" """
    if verb.id not in ("cost", "price"):
        return None
    if frame.view.lower[verb.first - 2 : verb.first] == [
        ",",
        "which",
    ]:  # "covered the dividend, which cost $11.0 billion"
        told = frame.view.before(verb.first - 2, "metric")
        if told is not None and told.id in SPENT:
            return take(frame, told)
    if previous is not None and previous.metric in SPENT and _is_timed(frame.view, verb):
        frame.metric, frame.metric_item = previous.metric, previous.metric_item
        return True
    return False if any(n.id in SPENT for n in _nouns_before(frame, verb)) else None


def _lost(frame: Frame, verb: Item, previous: Frame | None) -> bool | None:
    """ "an operating profit of 285 million, where it had lost 1.18 billion": the same result of an earlier time"""
    view = frame.view
    if previous is not None and verb.id == "net_loss" and "had" in view.lower[max(0, verb.first - 3) : verb.first]:
        swung = _LOSS_OF.get(previous.metric or "")
        if swung is not None:
            frame.metric = swung
            return True
    lost = view.lower[verb.first] in ("lost", "lose", "losing")
    told = [n for n in _nouns_before(frame, verb) if not view.between(n.last, verb.first, "quantity")]
    return False if lost and told else None


def _generated(frame: Frame, verb: Item, previous: Frame | None) -> bool | None:
    """ "Walmart's free cash flow was $12.7 billion. Home Depot generated $16.3 billion": of what, is told before"""
    view = frame.view
    if view.words(verb.first, verb.last).lower() not in view.cues["generic_verbs"]:
        return None
    if _nouns_before(frame, verb) or not _done_by_company(view, verb):
        return False
    if view.lower[verb.last : verb.last + 2] == ["from", "operations"]:
        frame.metric = "ocf"  # "everything its owner generated from operations, which came to $8.06 billion"
        return True
    told = frame.asked or (frame.carried.metric if frame.carried is not None else None)
    if previous is not None and previous.metric in _FLOWS and verb.id == "revenue" and not _named_anew(frame, previous):
        frame.metric = (
            previous.metric
        )  # "burned through $12.1 billion of operating cash; a year earlier it had generated $6.0 billion"
        return True
    if verb.id != "revenue" or not (told in _FLOWS or _is_timed(view, verb)):
        return None
    if told is None or told not in view.lexicon.metrics or not fits(frame, told):
        return False
    frame.metric, frame.context["metric"] = told, "question" if frame.asked else "previous sentence"
    if {"latter", "former"} & set(view.lower):
        frame.unbound = "which of the figures before is meant"
    return True


def _sold_in_all(frame: Frame, verb: Item, previous: Frame | None) -> bool | None:
    """ "What Nike sold in fiscal 2025 came to $46.3 billion", "sold less than in 2024: $46.3 billion": with no object it is all, its revenue"""
    view = frame.view
    if verb.id != "deal_value" or view.lower[verb.last - 1] not in ("sold", "sell", "sells"):
        return None
    k = verb.last + (view.word(verb.last) in ("less", "more"))
    sum_ = view.at(k, "quantity")
    alone = _names_no_object(view, k) and sum_ is None or k > verb.last and view.word(k) == "than"
    if not (alone or sum_ is not None and _ends_with(view, sum_)) or not _done_by_company(view, verb):
        return None
    frame.metric = "revenue"
    return True


def _ends_with(view: View, amount: Item) -> bool:
    """ "In 2024 it sold $638.0 billion", "sold $638 billion worth in 2024"; not "sold $5 billion of bonds", "sold $5 billion in bonds" """
    if not view.lexicon.securities.isdisjoint(view.lower) or not any(
        i.ref.type in _PERIODS for i in view.of_kind("time")
    ):
        return False
    k = amount.last + (view.word(amount.last) == "worth")
    timed = any(k <= i.first <= k + 1 for i in view.of_kind("time"))
    return timed or not view.word(k)[:1].isalpha()


_PERIODS = frozenset(("fiscal", "period"))


def _named_anew(frame: Frame, previous: Frame) -> bool:
    """Whether another company is named between two figures."""
    first = previous.item.last if previous.item is not None else 0
    return frame.item is None or any(i.ref.type == "ORG" for i in frame.view.between(first, frame.item.first, "entity"))


_LOSS_OF = {"operating_income": "operating_loss", "operating_loss": "operating_loss"}


_FLOWS = frozenset({"ocf", "fcf", "cash_flow"})


def _is_timed(view: View, verb: Item) -> bool:
    """ "the first quarter had contributed $2.89 billion": of what, the sentence before says"""
    k = verb.first
    while k and view.lower[k - 1] in ("had", "has", "have", "alone", "also"):
        k -= 1
    return view.before(k, "time") is not None


def _paid_back(frame: Frame) -> bool | None:
    """ "the fund returned 6.8%" tells its return, "returned 40% of its cash flow" a payout; None: nothing is returned"""
    view, item = frame.spot
    k = look_back(view, item)
    if frame.quantity is None or frame.quantity.kind != "percent" or k < 0 or view.lower[k] not in _PAID_BACK:
        return None
    frame.metric = "return"
    return True


def _done_by_company(view: View, verb: Item) -> bool:
    """ "Nike generated $46 billion", but "its operations generated $4 billion": of whom, decides of what"""
    k = verb.first
    while k and (view.lower[k - 1].endswith("ly") or view.lower[k - 1] in ("had", "has", "have", "also", "still")):
        k -= 1
    holder = [i for i in view.items if i.last == k]
    if any(i.kind in ("reference", "time") or (i.kind == "entity" and i.ref.type == "ORG") for i in holder):
        return True
    if k and view.lower[k - 1] in view.lexicon.reference_heads:
        return True  # "The Google parent took in $32.7 billion"
    part = [i for i in holder if i.kind == "part" or is_product(i)]
    if part or (k > 1 and view.lower[k - 1] == "alone"):
        return view.lower[k - 1] not in ("operations", "activities")  # "Cloud Intelligence Group contributed ..."
    return not k or view.lower[k - 1] in (
        "it",
        "we",
        "and",
        ",",
        "which",
        "that",
        "company",
        "group",
        "firm",
        "who",
        "to",
        "will",
    )


_PAID_BACK = frozenset("return returns returned returning".split())


_OF_AMOUNT = frozenset("a the an total of another some combined further its new additional".split())


_FOUND = frozenset("found spent used needed paid took laid".split())


def purpose(frame: Frame, previous: Frame | None) -> bool:
    """ "To buy back its own stock, Walmart found $4.5 billion": what the money was for stands first"""
    view, item = frame.spot
    k = look_back(view, item)
    if view.word(0) != "to" or k < 0 or view.lower[k] not in _FOUND or frame.role != "level":
        return False
    verbs = [i for i in view.of_kind("metric_verb") if i.first <= 2 and fits(frame, i.id)]
    return bool(verbs) and take(frame, verbs[0])


def relative_verb(frame: Frame, previous: Frame | None) -> bool:
    """ "the 72 billion yen it offered", "the $350 billion that Berlin spent" """
    view, item = frame.spot
    for verb in view.of(frame.clause, "metric_verb"):
        gap = [w for w in view.lower[item.last : verb.first] if w not in ("that", "which", "has", "had", "have")]
        owner = [i for i in view.between(item.last, verb.first) if i.kind in ("pronoun", "entity", "reference")]
        if verb.first > item.last and owner and fits(frame, verb.id) and len(gap) == owner[0].last - owner[0].first:
            if verb.id in ("investment", "cost") and previous is not None and previous.metric in SPENT:
                frame.metric, frame.metric_item = previous.metric, previous.metric_item
                return True  # "$11.0 billion on its own shares, more than the $9.0 billion it spent in 2023"
            return take(frame, verb)
    return False


def passive(frame: Frame, previous: Frame | None) -> bool:
    """ "At least $53 billion will be invested in AI" """
    view, item = frame.spot
    for verb in view.of(frame.clause, "metric_verb"):
        if (
            0 < verb.first - item.last <= 4
            and view.lower[verb.first - 1] in ("be", "been", "being", "is", "are", "was", "were")
            and fits(frame, verb.id)
        ):
            return take(frame, verb)
    return False


def what_verb(frame: Frame, previous: Frame | None) -> bool:
    """ "$53 billion: what Alibaba wants to invest in AI" """
    view, item = frame.spot
    if "what" not in view.lower[item.last : item.last + 4]:
        return False
    verbs = [i for i in view.of_kind("metric_verb") if i.first >= item.last and fits(frame, i.id)]
    if not verbs or view.between(item.last, verbs[0].first, "quantity"):
        return False
    if (
        verbs[0].id == "deal_value"
        and view.lower[verbs[0].last - 1] == "sold"
        and _names_no_object(view, verbs[0].last)
    ):
        frame.metric = "revenue"  # "$2.07 billion is what it sold in the third quarter"
        return True
    return take(frame, verbs[0])


def _names_no_object(view: View, k: int) -> bool:
    behind = view.lower[k : k + 1]
    return not behind or not behind[0].isalpha() or behind[0] in _BEFORE_TIMES


_BEFORE_TIMES = frozenset(
    "in during over between from last this all and but which while through until worldwide".split()
)
