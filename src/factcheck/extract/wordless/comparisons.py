"""Which of two unnamed amounts is larger: "the investment exceeds its total spending on AI over the past decade"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.scope import negated_at

_SUMS = frozenset("plan program programme package sum amount figure pledge total that".split())


def comparisons(view: View) -> list[Frame]:
    """ "The investment exceeds its total spending on AI over the past decade" """
    frames = []
    for cue in (*view.of_kind("comparison"), *_split_cues(view)):
        clause = view.clause_of(cue.first)
        right = _right_side(view, cue)
        if right is None:
            continue
        left = _left_metric(view, cue)
        if left is None:
            continue
        if any(i.kind == "quantity" for i in view.between(cue.first, right[1])):
            continue
        frame = Frame(view, clause, kind="comparison", role="compare", metric=left.id, metric_item=left)
        frame.direction = "up" if cue.id == "above" else "down"
        frame.compare_to = view.words(*right)
        frame.start, frame.end = view.tokens[cue.first].start, view.tokens[right[1] - 1].end
        times = list(view.between(right[0], right[1], "time"))
        frame.base = times[0].ref if times else None
        owners = [
            i
            for i in view.of_kind("entity", "pronoun", "reference")
            if i.first < right[1] and not (i.kind == "entity" and i.ref.type not in ("ORG",))
        ]
        frame.subject = owners[0] if owners else None
        frame.negated = negated_at(view, frame, cue.first)
        frame.note("comparison", view.words(cue.first, cue.last).lower())
        frames.append(frame)
    return frames


def _split_cues(view: View) -> list[Item]:
    """ "will spend more on AI than it did ...": the cue is "than", and "more" says which side is greater"""
    found: list[Item] = []
    if "than" not in view.said:
        return found
    for k, word in enumerate(view.lower):
        if word not in ("more", "less"):
            continue
        than = next((n for n in range(k + 2, min(k + 12, len(view.lower))) if view.lower[n] == "than"), None)
        verb = any(i.last <= k and k - i.last <= 1 for i in view.of_kind("metric_verb", "metric"))
        if than is None or not verb or view.between(k, than, "quantity", "comparison"):
            continue
        side = "above" if word == "more" else "below"
        found.append(Item("comparison", than, than + 1, view.tokens[than].start, view.tokens[than].end, side))
    return found


def _right_side(view: View, cue: Item) -> tuple[int, int] | None:
    """The noun phrase compared with: it must name an amount (a metric, or what was spent) and not be a figure or an estimate."""
    first = cue.last
    last = first
    while (
        last < len(view.tokens)
        and view.lower[last] not in (",", ";", ".", "will", "—", "--", ")", "and")
        or (
            view.word(last) == "and"
            and last + 1 < len(view.tokens)
            and view.lower[last + 1] not in ("will", "is", "has", "the")
        )
    ):
        last += 1
    if last <= first:
        return None
    names = view.between(first, last, "metric", "metric_verb")
    times = [i for i in view.between(first, last, "time") if i.ref.type in ("duration", "period", "fiscal")]
    estimates = {"estimate", "estimates", "expectations", "consensus", "forecast", "forecasts"} & set(
        view.lower[first:last]
    )
    # "than it did in the past decade", "than the previous ten years did", "> total of past 10 yrs"
    stands_for = {"did", "had", "total", "sum", "combined", "together", "everything"} & set(view.lower[first:last])
    return (first, last) if (names or stands_for) and times and not estimates else None


def _left_metric(view: View, cue: Item) -> Item | None:
    nouns = [i for i in view.of_kind("metric", "metric_verb") if i.last <= cue.first]
    if nouns:
        return nouns[-1]
    plan = [k for k in range(cue.first) if view.lower[k] in _SUMS]
    if plan:
        k = plan[-1]
        return Item("metric", k, k + 1, view.tokens[k].start, view.tokens[k].end, "investment")
    if any(i.ref.kind == "money" and i.last <= cue.first for i in view.of_kind("quantity")) and any(
        i.ref.value.startswith("PAST") and i.first >= cue.last for i in view.of_kind("time")
    ):  # "RMB 380bn over 3 yrs, > total of past 10 yrs"
        return Item("metric", cue.first, cue.first, cue.start, cue.start, "investment")
    right = [i for i in view.of_kind("metric", "metric_verb") if i.first >= cue.last]
    return right[0] if right and right[0].id in ("investment", "capex") else None
