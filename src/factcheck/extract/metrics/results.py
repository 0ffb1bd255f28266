"""Profit, loss and sales by what happened: what a company made, sold, or was short of."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import look_back
from factcheck.extract.frames import Frame
from factcheck.extract.metrics.flows import AROUND_VERB, before_hedge
from factcheck.extract.result_lines import told_lines


def net_alone(frame: Frame, previous: Frame | None) -> bool:
    """ "sales 21.6bn, net 6.0bn (+34%)", "Net: 3.13bn", "Apple March quarter net up 4.8%": net income in the short style"""
    (view, item), q = frame.spot, frame.quantity
    if (
        q is None
        or q.kind not in ("money", "count", "percent")
        or q.per
        or frame.role not in ("level", "from", "delta")
    ):
        return False
    k = item.first - 1
    while k > 0 and (view.lower[k] in _BESIDE_NET or view.over(k, *_MOVING)):
        k -= 1
    if view.lower[k] != "net" or view.over(k, "metric"):
        return False
    opens = (
        k == 0
        or view.lower[k - 1] in (",", ";", "(", ":", ".", "-", "*", "quarter", "year", "half", "'s", "gaap")
        or _is_company_last(view, k)
    )
    if opens:
        frame.metric, frame.segment = "net_income", None
    return opens


_BESIDE_NET = frozenset(": $ € £ ( + - at to by usd profit was is".split())


_MOVING = frozenset({"direction_verb", "direction_adjective", "time"})


def _is_company_last(view: View, k: int) -> bool:
    return any(i.last == k and (i.kind == "time" or i.kind == "entity" and i.ref.type == "ORG") for i in view.items)


_MADE = frozenset("made make makes making".split())


_BEHIND_MADE = frozenset(
    ", . ; ) : and but in from during for last this on after before between over a an while whereas when per up down".split()
)


def made(frame: Frame, previous: Frame | None) -> bool:
    """ "It made $3.13 billion from April to June": what a company makes in a period is its profit, unless things are named"""
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind != "money" or frame.role != "level":
        return False
    k = before_hedge(view, look_back(view, item))
    if "share" in (q.per or "") and k >= 1:
        return _made_a_share(frame, k)
    if q.per or k < 1 or view.lower[k] not in _MADE:
        return False
    behind = view.lower[item.last : item.last + 1]
    timed = any(item.last <= i.first <= item.last + 3 for i in view.of_kind("time"))
    lined = any(first == item.last for _, first, _ in told_lines(view))  # "made $3.8 billion at the operating level"
    if behind and not (lined or behind[0] in _BEHIND_MADE or view.at(item.last, "time")):
        return False
    if behind and behind[0] in ("in", "from", "for", "on", "a", "an") and not timed and behind[0] != "on":
        return False
    holder = [i for i in view.items if i.last == k or i.last == k - 1 and view.lower[k - 1] in AROUND_VERB]
    if not any(i.kind in ("reference", "pronoun") or (i.kind == "entity" and i.ref.type == "ORG") for i in holder):
        # "lost $176 million in the quarter but made $285 million in the half"
        goes_on = view.lower[k - 1] in ("but", "and", "then") and timed and _has_doer(view, k)
        return (goes_on or view.lower[k - 1] in ("it", "they", "we")) and _take_profit(frame)
    return _take_profit(frame)


def _made_a_share(frame: Frame, k: int) -> bool:
    """ "The railroad made $3.15 a share", "Nvidia had reported $5.98 a diluted share": nothing else is posted by the share"""
    view = frame.view
    if view.lower[k] not in _MADE | view.cues["posted"]:
        return False
    last = k
    while last > 1 and view.lower[last - 1] in AROUND_VERB:
        last -= 1
    if view.lower[last - 1] == ")" and view.word(last - 3) == "(":
        last -= 3  # "Alphabet (GOOGL) made"
    for i in view.items:
        holds = i.kind in ("reference", "pronoun") or i.kind == "entity" and i.ref.type == "ORG"
        if holds and i.last in (last, last - (view.lower[last - 1] == ".")):
            frame.metric = "eps"
            return True
    return False


def left_by_line(frame: Frame, previous: Frame | None) -> bool:
    """ "After tax, Visa was left with $19.7 billion", "at the operating level it kept $23.6 billion": the line says which result is left"""
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind != "money" or q.per or frame.role != "level":
        return False
    k = before_hedge(view, look_back(view, item))
    left = k > 0 and view.lower[k - 1 : k + 1] in _LEFT_WITH or view.word(k) in view.cues["kept"]
    lined = view.word(item.first - 1) == ":"  # "so look at the operating line instead: $53.5 billion"
    if lined and (line := _line_before(view, item)) is not None:
        frame.metric = line
        return True
    if not left:
        return False
    lines = [line for line in told_lines(view) if line[2] <= k and not view.between(line[2], k, "quantity", "metric")]
    if not lines or view.between(0, lines[-1][1], "quantity", "metric"):
        return False
    if any(item.last <= i.first <= item.last + 3 for i in view.of_kind("metric")):
        return False  # "After tax, it kept $5 billion of cash"
    frame.metric = "operating_income" if lines[-1][0] == "operating_level" else "net_income"
    return True


_LINE_WORDS = {"operating": "operating_income", "bottom": "net_income", "top": "revenue"}


def _line_before(view: View, item: Item) -> str | None:
    """The measure that "the operating line", "the bottom line" names right before a colon."""
    words = view.lower[max(0, item.first - 6) : item.first - 1]
    at = next((n for n in range(1, len(words)) if words[n] == "line" and words[n - 1] in _LINE_WORDS), None)
    return _LINE_WORDS[words[at - 1]] if at is not None else None


_LEFT_WITH = (["left", "with"], ["up", "with"], ["away", "with"], ["home", "with"])


def _has_doer(view: View, k: int) -> bool:
    return any(
        i.last < k and (i.kind in ("reference", "pronoun") or i.kind == "entity" and i.ref.type == "ORG")
        for i in view.items
    )


def _take_profit(frame: Frame) -> bool:
    frame.metric = before_what(frame) or "profit"
    return True


def before_what(frame: Frame) -> str | None:
    """ "before interest and taxes the company made $32.3 billion": which profit is meant by what it is told before"""
    at = frame.item.first if frame.item is not None else frame.clause.last
    words = " ".join(frame.view.lower[max(0, at - 14) : at + 8])
    if (
        "before interest and tax" in words
        or "before interest , tax" not in words
        and "before tax and interest" in words
    ):
        return "operating_income"
    return "pretax_profit" if "before tax" in words or "before income tax" in words else None


def _goods_for(view: View, item: Item) -> bool:
    """ "Apple sold goods and services for $274.5bn" """
    k = look_back(view, item)
    before = view.lower[max(0, k - 8) : k]
    sold = next((n for n in range(len(before) - 1, -1, -1) if before[n] in _SOLD), None)
    if view.lower[k] not in ("for", "worth") or sold is None:
        return False
    goods = [w for w in before[sold + 1 :] if w not in ("and", ",", "its", "of", "the", "all", "kinds")]
    return bool(goods) and all(w in view.cues["goods"] for w in goods)


_SOLD = frozenset("sold sell sells selling shipped ships".split())


def sold(frame: Frame, previous: Frame | None) -> bool:
    """ "Apple sold $102.5 billion of phones and services": what goods brought is revenue; stakes, debt and shares are none"""
    (view, item), q = frame.spot, frame.quantity
    k = before_hedge(view, look_back(view, item))
    if (
        view.lower[max(0, item.first - 4) : item.first - 1] == ["more", "than", "ever"]
        and view.lower[item.first - 5] in _SOLD
    ):
        # "Johnson & Johnson sold more than ever, $88.8 billion": no single bargain
        frame.metric = "revenue" if q is not None and q.kind == "money" and not q.per else None
        return frame.metric is not None
    if (
        q is None
        or q.kind != "money"
        or q.per
        or frame.role != "level"
        or k < 0
        or view.lower[k] not in {*_SOLD, "for", "worth"}
    ):
        return False
    behind = view.lower[item.last : item.last + 8]
    if _goods_for(view, item):
        frame.metric = "revenue"
        return True
    if view.lower[k] not in _SOLD or behind[:1] != ["of"] and behind[:2] != ["worth", "of"]:
        return False
    end = next((n for n, word in enumerate(behind) if word in (",", ".", ";", "in", "during", "and")), len(behind))
    words = {*behind[:end], *(word.rstrip("s") for word in behind[:end])}
    if view.lexicon.securities & words:
        return False
    frame.metric = "revenue"
    goods = behind[1:end] if behind[0] == "of" else behind[2:end]
    several = {",", "and"} & set(view.lower[item.last : item.last + 10])
    if not several and goods and not set(goods) <= view.cues["whatever"]:
        frame.segment = " ".join(goods)
    return True
