"""Sentences that leave their metric out: answers, fragments and pronouns that go on with the figure before.

"Q: And gross margin? A: 68.8%." - "Minus $2.0 billion." - "Back in 2022 it was $9.95." - "Nvidia's: plus 62.1%."
"""

from __future__ import annotations

import math

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.metrics.fit import fits
from factcheck.extract.metrics.signs import told_as_loss
from factcheck.extract.metrics.spending import SPENT
from factcheck.extract.result_lines import told_lines
from factcheck.model import RELATIVE, Quantity

_MARKS = frozenset(": , - – — \" “ ” ' a:".split())
_FAR = 300
"""Figures of one metric, told one after the other, are not hundreds of times apart; a total and a figure per share are."""


def per_share(frame: Frame, previous: Frame | None) -> bool:
    """ "Diluted, that is 88 cents a share", "Per diluted share, that equals $0.88": of a profit told before"""
    (view, item), q = frame.spot, frame.quantity
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
    leads = opening[:1] == ["per"] and "share" in opening[:3] or "per - share basis" in " ".join(opening)
    told_again = (
        opening[:1] in ([], ["that"], ["this"], ["which"], ["or"], ["it"]) and q.per is not None and len(opening) <= 4
    )
    if not leads and not (diluted and q.per is not None) and not told_again:
        return False
    profit = told.metric if told is not None else frame.asked
    entry = view.lexicon.metrics.get(profit or "")
    if entry is None or not (entry.per_share or profit == "eps"):
        return False
    frame.metric, frame.loss = entry.per_share or profit, _is_of_loss(profit, previous)
    frame.context["metric"] = "previous sentence"
    return True


def _is_of_loss(profit: str | None, previous: Frame | None) -> bool:
    """Of a loss told before, or of one that the figure before tells per share ("6 cents, versus 28 cents")."""
    return str(profit).endswith("_loss") or previous is not None and previous.loss and previous.metric == profit


def elliptical(frame: Frame, previous: Frame | None) -> bool:
    """The metric of the question before, or of the figure of the sentence before, where this one names none."""
    (view, item), q = frame.spot, frame.quantity
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
    if frame.asked and frame.role == "delta" and any(i.ref.type == "date" for i in view.of_kind("time")):
        return False  # "Investors cheered the margin. It fell 5% on Tuesday": the shares, perhaps
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
        if told.others and (nearer := _nearer(q, told)) is not None:
            frame.unbound = f"it may be the {nearer} that was told as well"
    elif frame.asked_of_loss and q.value is not None and q.value > 0:
        frame.loss = True
    frame.context["metric"] = "question" if frame.asked else "previous sentence"
    return True


class Topic:
    """The metric that the sentences before speak of without a figure, for a sentence that names none itself."""

    def __init__(self) -> None:
        self._asked: str | None = None
        self._is_fresh = False
        self.of_loss = False
        self.ahead = False
        """The sentence before asks for what is to come: "For next quarter, what do they promise?" """
        """What is asked for bears a sign of its own: "Loss per share? 92 cents"."""
        self._named: str | None = None
        """The one metric of a longer sentence, which only a pronoun takes up ("... put IBM's gross margin too low. It was 58.8%")."""

    def of(self, view: View) -> str | None:
        if self._asked is None and view.lower[:1] and view.lower[0] in _TAKING_UP:
            return self._named
        return self._asked

    def silent(self, asked: str | None = None, ahead: bool = False) -> None:
        """A sentence went by that says nothing of figures, and asks for a metric by its goods at most."""
        self._asked, self._is_fresh, self._named = asked or (self._asked if self._is_fresh else None), bool(asked), None
        self.ahead = ahead

    def told(self, view: View, frames: list[Frame]) -> None:
        """Remember what a sentence speaks of; what was asked stays so past one that answers nothing."""
        self.ahead = _asks_ahead(view)
        figures = [f for f in frames if f.quantity is not None]
        if not figures and view.lower[-2:-1] in (["it"], ["them"]) and view.word(len(view.lower) - 3) != "did":
            return  # "Tariffs were supposed to crush it.": what was spoken of before still is
        unanswered = bool(figures) and all(f.metric is None for f in figures)
        asked = asked_of(view)
        own = (None if asked is None or _denies(view) else asked) or spoken_of_alone(frames)
        if own is not None:
            self._asked, self._is_fresh = own, True
            self.of_loss = any(i.id == own and told_as_loss(view, i) for i in view.of_kind("metric"))
        else:
            goes_on = _is_row(view) and bool(figures) and figures[0].context.get("metric") == "question"
            self._asked = self._asked if unanswered or goes_on or self._is_fresh and stays_asked(view) else None
            self._is_fresh = False
        nouns = _nouns(view) if not figures and len(view.lower) <= _LONGEST_NAMED else set()
        self._named = next(iter(nouns)) if len(nouns) == 1 and not _denies(view) else None


def _denies(view: View) -> bool:
    """ "A large piece of that isn't operating profit.": the next sentence does not go on with what it was not"""
    if view.word(len(view.lower) - 1) == "?":
        return False
    denying, nouns = view.cues["denying"], view.of_kind("metric")
    before = [view.lower[max(0, i.first - _DENIED) : i.first] for i in nouns]
    return bool(nouns) and all(not denying.isdisjoint(w) and not {",", ":", ";"} & {*w} for w in before)


_DENIED = 3
"""Words between what denies and what is denied ("is not really operating profit")."""


def asks_ahead(text: str, lexicon: Lexicon) -> bool:
    """ "**What does management promise?**": a question without a figure or a name, which is answered by what is still to come"""
    plain = text.strip(" *_#\t")
    return plain.endswith("?") and not lexicon.cues["asks_ahead"].isdisjoint(
        plain[:-1].lower().replace("'", " ").split()
    )


def _asks_ahead(view: View) -> bool:
    if view.lower[-1:] != ["?"]:
        return False
    ahead = any(i.id in ("guidance", "forecast", "plan") for i in view.of_kind("modality"))
    ahead = ahead or not view.cues["asks_ahead"].isdisjoint(view.lower)
    return ahead or any(
        view.lower[max(0, i.first - 1)] == "next" or view.lower[i.first] == "next" for i in view.of_kind("time")
    )


def _is_row(view: View) -> bool:
    """ "Alphabet: $8.04, up from $5.80": a line of a list that leads with whose figure it is; what heads the list is told of all its lines"""
    first = next(iter(view.of_kind("entity")), None)
    named = first is not None and first.first <= 1 and (first.ref.ref or "").startswith("cik:")
    return named and first is not None and view.word(first.last) in (":", "-", "–", "—")


_TAKING_UP = frozenset("it they that this those these".split())
LONGEST_TOPIC = 12
"""Tokens of a sentence that only says what the next one is about."""
LONGEST_ENDING = 20
"""Tokens of one that does so with its last word ("Then the number that made everybody's eyes pop, net income.")."""
_LONGEST_NAMED = 30
_BARE = 4
"""Words of a question that is no more than a noun, with who asks it."""


def _nouns(view: View) -> set[str]:
    nouns = [i for i in view.of_kind("metric") if not view.lexicon.metrics[i.id].weak]
    return {i.id for i in nouns if not (i.id == "cash" and i.first and _is_moved(view, i))}


def _is_moved(view: View, cash: Item) -> bool:
    """ "Boeing burned cash again": what came in or went out, not what is held"""
    word = view.lower[cash.first - 1]
    return any(word in view.cues[moved] for moved in ("yielded", "consumed", "gave_away"))


def goods_asked(text: str, lexicon: Lexicon) -> str | None:
    """ "HOST: Research?": the metric for which money is spent on that"""
    words = text.lower().rstrip().removesuffix("?").split()
    if not text.rstrip().endswith("?") or len(words) > _BARE:
        return None
    told = {metric for metric, heads in lexicon.spent_on.items() if not heads.isdisjoint(words)}
    return told.pop() if len(told) == 1 else None


def asked_of(view: View) -> str | None:
    """The one metric that a question, a short line before a colon or a short sentence names without a figure.

    "And gross margin?" - "Operating cash flow, by company:" - "Profit did not." - "Then there's capex." - "Consider equity."
    """
    if view.of_kind("quantity"):
        return None
    text = view.text[view.sentence.start : view.sentence.end].rstrip("\"'”’*_ ")
    nouns = _nouns(view)
    if not text.endswith(("?", ":")) and len(view.lower) > LONGEST_TOPIC and not _ends_with_metric(view):
        return None
    if not nouns and text.endswith("?") and "did" in view.lower:
        # "How much did Amazon earn in 2024?": its verb asks
        nouns = {i.id for i in view.of_kind("metric_verb")}
    return nouns.pop() if len(nouns) == 1 else None


def _ends_with_metric(view: View) -> bool:
    last = len(view.lower)
    while last and not view.lower[last - 1][0].isalnum():
        last -= 1
    ends = any(i.last == last and not view.lexicon.metrics[i.id].weak for i in view.of_kind("metric"))
    return ends and len(view.lower) <= LONGEST_ENDING


def stays_asked(view: View) -> bool:
    """ "And the profit? - That's where it gets ugly. - $4.28 billion": a short sentence between that names no figure and no metric"""
    told = any(i.kind in ("quantity", "metric", "metric_verb") for i in view.items)
    return not told and len(view.lower) <= LONGEST_ENDING


def spoken_of_alone(frames: list[Frame]) -> str | None:
    """The one metric of a sentence that tells only how it moved ("But the loss grew by 36%."): the next one may go on with it"""
    metrics = {f.metric for f in frames if f.quantity is not None}
    moved = all(f.role == "delta" for f in frames if f.quantity is not None)
    segments = {f.segment for f in frames}
    return metrics.pop() if moved and len(metrics) == 1 and segments == {None} else None


_MOMENTS = (["time"], ["moment"], ["date"], ["day"])


def told_without_time(frame: Frame, previous: Frame | None) -> None:
    """ "31% in 2021, back to 26% when everybody had overhired": of a time that is told in words; "from $1.8 billion to $18.5 billion, a
    tenfold increase": over a span that is told elsewhere"""
    view, item = frame.view, frame.item
    if item is None or frame.unbound is not None:
        return
    first = previous.item.last if previous is not None and previous.item is not None else 0
    first = next((k for k in range(item.first - 1, first, -1) if view.lower[k] in (",", ";")), first)
    timed = [i for i in view.of_kind("time") if first <= i.first < item.last + 4]
    behind = view.lower[item.last : item.last + 3]
    worded = behind[:1] == ["when"] and previous is not None or behind[:1] == ["at"] and behind[2:] in _MOMENTS
    if worded and not timed:
        frame.unbound = "when it was, is told in words"
    apposed = frame.role == "delta" and view.lower[max(0, item.first - 2) : item.first] == [",", "a"]
    if apposed and not view.of_kind("time") and not view.between(0, item.first, "metric", "metric_verb"):
        frame.unbound = "the span over which it changed is told elsewhere"


def _names_a_metric(view: View, item: Item) -> bool:
    return any(
        i.kind in ("metric", "metric_verb")
        and not view.lexicon.metrics[i.id].weak
        and _closed_with(view, i.first) is None
        for i in view.items
        if i.last <= item.first or i.first < item.last + 4 and "," not in view.lower[item.last : i.first]
    )


def _says_nothing_else(frame: Frame) -> bool:
    """Before the figure stand only times, names, pronouns, asides and words without a content of their own."""
    view, item = frame.spot
    held = {k for i in view.items if i.kind in _SAY_NOTHING for k in range(i.first, i.last)}
    # "At the operating level it was $21.5bn"
    held |= {k for _, first, last in told_lines(view) for k in range(first, last)}
    cues = view.cues
    light = cues["light"] | _MARKS
    if frame.asked in SPENT:  # "The dividend! They paid out $11.0 billion"
        light = light | cues["given_over"] | {"out"}
    k = _behind_speaker(view)
    while k < item.first:
        named = view.at(k, "entity")
        if named is not None and (last := _behind_name(frame, named)) is not None:
            k = last
        elif view.lower[:k] == ["in"] and view.tokens[k].is_capitalised and view.lower[k + 1] == ",":
            k += 2  # "In Bentonville, the retailer closed 2024 with $681 billion"
        elif (
            view.lower[k] == ","
            and view.lower[k + 1] in cues["aside_opening"]
            and (last := _behind_aside(view, k, item))
        ):
            k = last
        elif k in held or view.lower[k] in light:
            k += 1
        elif (last := _closed_with(view, k)) is not None:
            k = last
        else:
            return False
    return True


def _behind_name(frame: Frame, named: Item) -> int | None:
    """The token behind a company that the figure may be of, or a place that only says where, and behind what stands there between commas."""
    view = frame.view
    behind = view.lower[named.last : named.last + 1]
    if named.ref.type == "GPE":  # "In Seattle, Amazon closed calendar 2024 with $638 billion"
        return named.last if view.lower[: named.first] == ["in"] and behind == [","] else None
    if named.ref.type != "ORG":
        return None
    owns = behind in (["'s"], [":"]) or view.lower[: named.first] == ["at"]
    if frame.role == "delta" and not owns:
        return None  # "Amazon rose 5%": its shares, perhaps
    last = named.last + (behind == ["'s"])
    return _behind_aside(view, last, frame.item) or last


def _behind_aside(view: View, k: int, item: Item | None) -> int | None:
    """ "Visa, whose year ends in September, posted $35.9 billion": where the sentence goes on"""
    if item is None or view.word(k) != ",":
        return None
    close = next((n for n in range(k + 1, item.first) if view.lower[n] == ","), None)
    return None if close is None or view.between(k, close, "quantity", "metric", "metric_verb") else close + 1


def _closed_with(view: View, k: int) -> int | None:
    """ "closed calendar 2024 with": what a year ends with is the measure that is spoken of"""
    if view.lower[k] not in view.cues["time_closed"]:
        return None
    time = next((i for i in view.of_kind("time") if k < i.first <= k + 2), None)
    return time.last + 1 if time is not None and view.word(time.last) == "with" else None


def _behind_speaker(view: View) -> int:
    """ "PRIYA: $2.39.": who speaks is not what is spoken of"""
    colon = next((k for k in range(1, min(4, len(view.lower))) if view.lower[k] == ":"), None)
    named = colon is not None and all(view.tokens[k].is_capitalised for k in range(colon))
    return colon + 1 if colon is not None and named else 0


_SAY_NOTHING = frozenset(
    {"time", "pronoun", "reference", "quantity", "level", "direction_verb", "direction_adjective", "modality"}
)


def _nearer(q: Quantity, told: Frame) -> str | None:
    """Another metric of the sentence before, whose figure is nearer to this one than the main figure is."""
    main = told.quantity
    if main is None or not main.value or not q.value:
        return None
    distance = abs(math.log(abs(q.value / main.value)))
    for other in told.others:
        own = other.quantity
        if own is None or not own.value or (own.kind, own.unit, own.per) != (q.kind, q.unit, q.per):
            continue
        if abs(math.log(abs(q.value / own.value))) < distance:
            return other.metric
    return None


def _alike(frame: Frame) -> bool:
    q, told = frame.quantity, frame.carried.quantity if frame.carried is not None else None
    if q is None or told is None:
        return False
    if q.kind in RELATIVE and frame.role == "delta":
        return True
    if q.kind != told.kind or q.unit != told.unit or q.per != told.per or not q.value or not told.value:
        return False
    ratio = abs(q.value / told.value)
    return 1 / _FAR < float(ratio) < _FAR
