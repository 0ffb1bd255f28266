"""Sentences that leave their metric out: answers, fragments and pronouns that go on with the figure before.

"Q: And gross margin? A: 68.8%." - "Minus $2.0 billion." - "Back in 2022 it was $9.95." - "Nvidia's: plus 62.1%."
"""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.metric_fit import fits

_LIGHT = frozenset(
    """
    a : , - – — " “ ” ' in for and but the by back then plus minus at 's ’s of was were is are it that they this those these
    its makes made make comes came come to only just about still now q a: answer again well yes no some nearly almost
    roughly around over under up down had has have been stood stands during on there here so also even or versus from
    compared with against than more less all told total totals totaled totalled reached reaches rose fell grew went
    climbed dropped slipped increased decreased declined advanced gained lost diluted per share brings brought bring us takes took you we having your ask
    analysts economists consensus street tally sum figure count clocked posted managed logged notched year-to-date
    """.split()
)
_FAR = 300
"""Figures of one metric, told one after the other, are not hundreds of times apart; a total and a figure per share are."""


def per_share(frame: Frame, previous: Frame | None) -> bool:
    """ "Diluted, that is 88 cents a share", "Per diluted share, that equals $0.88": of a profit told before"""
    view, item, q = frame.view, frame.item, frame.quantity
    assert item is not None
    told = previous or frame.carried
    if (
        q is None
        or q.kind != "money"
        or frame.role not in ("level", "from")
        or view.between(0, item.first, "metric_verb")
    ):
        return False
    nouns = [i for i in view.of_kind("metric") if i.first < item.last + 5]
    if any(not view.lexicon.metrics[i.id].weak and i.id != "eps" for i in nouns):
        return False
    opening = view.lower[: item.first]
    diluted = {"diluted", "basic", "undiluted"} & set(opening)
    leads = opening[:1] == ["per"] and "share" in opening[:3]
    told_again = (
        opening[:1] in ([], ["that"], ["this"], ["which"], ["or"], ["it"]) and q.per is not None and len(opening) <= 4
    )
    if not leads and not (diluted and q.per is not None) and not told_again:
        return False
    profit = told.metric if told is not None else frame.asked
    entry = view.lexicon.metrics.get(profit or "")
    if entry is None or not (entry.per_share or profit == "eps"):
        return False
    frame.metric, frame.loss = entry.per_share or profit, str(profit).endswith("_loss")
    frame.context["metric"] = "previous sentence"
    return True


def elliptical(frame: Frame, previous: Frame | None) -> bool:
    """The metric of the question before, or of the figure of the sentence before, where this one names none."""
    view, item, q = frame.view, frame.item, frame.quantity
    assert item is not None
    if q is None or frame.role not in ("level", "share", "from", "delta") or _names_a_metric(view, item):
        return False
    if view.lower[item.last : item.last + 2] in (
        ["more", "an"],
        ["more", "a"],
        ["more", "per"],
        ["less", "a"],
        ["less", "an"],
    ):
        return False  # "$2 more an hour"
    told = frame.carried
    metric = frame.asked or (told.metric if told is not None else None)
    if metric is None or metric not in view.lexicon.metrics or not _says_nothing_else(frame):
        return False
    entry = view.lexicon.metrics[metric]
    if frame.role == "share" and entry.rate and "role<bare percent" in frame.trace:
        frame.role, frame.kind = "level", "ratio"
    if frame.role == "share" or not fits(frame, metric) or (frame.asked is None and not _alike(frame)):
        return False
    frame.metric = metric
    if told is not None and frame.asked is None:
        frame.segment = told.segment
    frame.context["metric"] = "question" if frame.asked else "previous sentence"
    return True


def asked_of(view: View) -> str | None:
    """The one metric that a question, a short line before a colon or a short sentence names without a figure.

    "And gross margin?" - "Operating cash flow, by company:" - "Profit did not." - "Revenue is the duller story."
    """
    if any(i.kind == "quantity" for i in view.items):
        return None
    text = view.text[view.sentence.start : view.sentence.end].rstrip("\"'”’ ")
    if not text.endswith(("?", ":")) and not _opens_with_metric(view):
        return None
    nouns = {i.id for i in view.items if i.kind == "metric" and not view.lexicon.metrics[i.id].weak}
    return nouns.pop() if len(nouns) == 1 else None


LONGEST_TOPIC = 12
"""Tokens of a sentence that only says what the next one is about."""


_OPENING = frozenset("the and but as for its now then so to on in at of , 's ’s their".split())


def _opens_with_metric(view: View) -> bool:
    """A short sentence whose subject is the metric sets what the next one goes on with."""
    if len(view.lower) > LONGEST_TOPIC:
        return False
    first = next((i for i in view.items if i.kind == "metric"), None)
    if first is None:
        return False
    told = {k for i in view.items if i.kind in ("time", "entity", "reference") for k in range(i.first, i.last)}
    return all(k in told or view.lower[k] in _OPENING for k in range(first.first))


def _names_a_metric(view: View, item: Item) -> bool:
    return any(
        i.kind in ("metric", "metric_verb") and not view.lexicon.metrics[i.id].weak
        for i in view.items
        if i.first < item.last + 4
    )


def _says_nothing_else(frame: Frame) -> bool:
    """Before the figure stand only times, names, pronouns and words without a content of their own."""
    view, item = frame.view, frame.item
    assert item is not None
    held = {
        k
        for i in view.items
        if i.kind in _SAY_NOTHING
        or (
            i.kind == "entity"
            and i.ref.type == "ORG"
            and (
                view.lower[i.last : i.last + 1] in (["'s"], ["’s"], [":"]) or view.lower[:1] == ["at"] and i.first == 1
            )
        )
        for k in range(i.first, i.last)
    }
    return all(k in held or view.lower[k] in _LIGHT for k in range(item.first))


_SAY_NOTHING = frozenset(
    {"time", "pronoun", "reference", "quantity", "level", "direction_verb", "direction_adjective", "modality"}
)


def _alike(frame: Frame) -> bool:
    q, told = frame.quantity, frame.carried.quantity if frame.carried is not None else None
    if q is None or told is None:
        return False
    if q.kind in ("percent", "pp", "bps", "multiple") and frame.role == "delta":
        return True
    if q.kind != told.kind or q.unit != told.unit or q.per != told.per or not q.value or not told.value:
        return False
    ratio = abs(q.value / told.value)
    return 1 / _FAR < float(ratio) < _FAR
