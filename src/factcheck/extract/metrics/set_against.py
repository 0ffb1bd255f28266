"""An amount set against another measure of the company: so many times it, a further share of it, a part of a longer period's."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.periods.onward import LOOSE
from factcheck.extract.periods.topics import granularity

_SMALL = frozenset("of the its their our total own all entire full year quarter 's group reported same".split())
_REACH = 7


def times_another(frame: Frame, previous: Frame | None) -> bool:
    """ "Free cash flow $12.4bn, twice net income", "$24.2 billion, or 1.7 times net income", "still 4.4x net income" """
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind != "multiple" or frame.role not in ("level", "share") or previous is None:
        return False
    whole = _noun_behind(view, item.last)
    if whole is None or not _is_amount(previous) or whole.id in (previous.metric, "debt", "ebitda", "ebitda_adj"):
        return False
    if not _is_apposed(view, previous, item):
        return False
    frame.role, frame.kind, frame.whole = "share", "share", whole.id
    frame.metric, frame.metric_item, frame.segment = previous.metric, previous.metric_item, previous.segment
    return True


def times_before(frame: Frame, previous: Frame | None) -> bool:
    """ "$72.9 billion in fiscal 2025, almost two and a half times its net income of fiscal 2024": the same measure at another time"""
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind != "multiple" or frame.role not in ("level", "share") or previous is None:
        return False
    whole = _noun_behind(view, item.last)
    if whole is None or not _is_amount(previous) or previous.period is None or not _is_apposed(view, previous, item):
        return False
    own = previous.metric
    if own != whole.id and (own, whole.id) not in _ALIKE:
        return False
    then = [i for i in view.of_kind("time") if item.last <= i.first <= whole.last + 2 and i.ref.type != "duration"]
    if len(then) != 1 or then[0].ref.value == previous.period.value:
        return False
    frame.role, frame.kind, frame.direction = "delta", "change", "up"
    frame.metric, frame.metric_item, frame.segment = whole.id, whole, previous.segment
    frame.period, frame.base = previous.period, then[0].ref
    return True


_ALIKE = frozenset((("profit", "net_income"), ("net_income", "profit")))
""" "Made $72.9 billion" is told of the net income with which it is compared."""


def _noun_behind(view: View, k: int) -> Item | None:
    """The amount that the phrase right behind is of, if the phrase ends with it."""
    last = min(k + _REACH, len(view.lower))
    while k < last:
        noun = view.at(k, "metric")
        if noun is not None:
            entry = view.lexicon.metrics[noun.id]
            return noun if "money" in entry.kinds and not entry.rate and not entry.weak else None
        time = view.at(k, "time")
        if time is None and view.lower[k] not in _SMALL:
            return None
        k = time.last if time is not None else k + 1
    return None


def _is_amount(told: Frame) -> bool:
    q = told.quantity
    return (
        told.role == "level"
        and q is not None
        and q.kind == "money"
        and not q.per
        and told.metric is not None
        and told.unbound is None
    )


def _is_apposed(view: View, previous: Frame, item: Item) -> bool:
    """Nothing stands between but what says that the figure is told again."""
    assert previous.item is not None
    changes = [i for i in view.of_kind("quantity") if previous.item.last <= i.first < item.first]
    if not all(i.ref.kind == "percent" for i in changes):
        return False
    times = view.of_kind("time")
    taken = {k for i in (*times, *changes) for k in range(i.first, i.last)}
    taken.update(i.first - 1 for i in times if view.lower[i.first - 1] in ("in", "for", "of"))
    if (noun := previous.metric_item) is not None:
        taken.update(range(noun.first, noun.last))  # "$14.3 billion: free cash flow, or 1.1 times the net income"
    comma = next((k for k in range(previous.item.last, item.first) if view.lower[k] in (",", "(", "–", "—")), None)
    if (
        comma is not None
        and view.lower[previous.item.last] in _LEADS
        and not view.between(previous.item.last, comma, *_TOLD)
    ):
        taken.update(
            range(previous.item.last, comma)
        )  # "generated $18.8 billion from operations, 4.4 times its net income"
    between = (k for k in range(previous.item.last, item.first) if k not in taken and view.lower[k] != "%")
    return all(view.lower[k] in _AGAIN or view.lower[k].endswith("ly") for k in between)


_LEADS = frozenset("from in into of at by through for on as to".split())
_TOLD = ("quantity", "metric_verb", "direction_verb", "entity")
_AGAIN = frozenset(
    """
    , ; : ( ) = – — - or i.e. i.e e g that which is was are were to equal equals equivalent corresponding corresponds amounting amounts
    about around some roughly nearly almost more less than over under just good well still a an up down higher lower and thus hence so
    times worth
    """.split()
)


def same_whole(frame: Frame, previous: Frame | None) -> None:
    """ "Buybacks swallowed 63% of free cash flow, dividends another 12%": the further share is one of the same whole"""
    view, item, noun = frame.view, frame.item, frame.metric_item
    if previous is None or previous.item is None or item is None or noun is None:
        return
    if (frame.role, previous.role) != ("share", "share") or frame.whole is not None or previous.whole is None:
        return
    alike = frame.metric not in (previous.metric, previous.whole) and previous.item.last <= noun.first < item.first
    words = view.lower[noun.last : item.first]
    if alike and view.word(item.last) != "of" and len(words) <= 4 and (not words or _FURTHER & set(words)):
        frame.whole = previous.whole


_FURTHER = frozenset(
    "alone another further just only about some took absorbed consumed ate swallowed claimed a an".split()
)


def of_longer(frame: Frame, previous: Frame | None) -> bool:
    """ "$7.14 billion, already 67% of the total for 2024", "two thirds of what it earned in all of 2024", "or 67% of its 2024 profit"

    A part's share of the year. Of a whole year "two thirds of what it had been" is what a fall has left.
    """
    view, item = frame.spot
    if previous is None or previous.item is None or previous.period is None or not _is_amount(previous):
        return False
    left = frame.role == "delta" and frame.of_whole and _is_shorter(previous.period.value)
    if not (frame.role == "share" or left) or view.word(item.last) != "of":
        return False
    last = next(
        (k for k in range(item.last, len(view.lower)) if view.lower[k] in (",", ";", ".", ")")), len(view.lower)
    )
    last = min(last, item.last + _LONGEST)
    times = [i for i in view.of_kind("time") if item.last < i.first < last and _is_year(i)]
    nouns = view.between(item.last, last, "metric")
    told = any(view.lower[k] in _TOTALS for k in range(item.last, last)) or view.word(item.last + 1) == "what"
    if (
        len(times) != 1
        or not (told or nouns)
        or any(n.id != previous.metric for n in nouns)
        or view.between(item.last, last, "quantity", "entity")
    ):
        return False
    if previous.period is times[0].ref:  # the only time of the sentence is the whole's: no figure is a share of itself
        if previous.item.last > item.first or not _is_taken_as_nearest(previous):
            return False
        previous.period = None
    frame.role, frame.direction, frame.of_whole = "share", None, False
    frame.metric, frame.metric_item, frame.segment = previous.metric, previous.metric_item, previous.segment
    frame.kind, frame.whole, frame.base, frame.period = "share", previous.metric, times[0].ref, previous.period
    return True


_LONGEST = 11
_TOTALS = frozenset("total figure sum tally haul amount level result number".split())


def _is_shorter(period: str) -> bool:
    return granularity(period) in ("Q", "H", "9") or period.startswith("YTD")


def _is_taken_as_nearest(frame: Frame) -> bool:
    return any(note in frame.trace for note in ("period<nearest", f"period<{LOOSE}"))


def _is_year(item: Item) -> bool:
    value = item.ref.value.removeprefix("FY")
    return value in ("PREV:Y", "AGO:P12M") or (len(value) == 4 and value.isdigit())


def financed_by(frame: Frame, previous: Frame | None) -> bool:
    """ "total assets $703.9 billion, of which 68% is financed by equity", "27% of the balance sheet is funded by owners", "an equity ratio of 36%" """
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind not in ("percent", "fraction") or frame.role not in ("share", "level"):
        return False
    if view.lower[item.first - 3 : item.first - 1] == ["equity", "ratio"]:
        frame.metric, frame.metric_item, frame.whole, frame.role, frame.kind = (
            "equity",
            None,
            "total_assets",
            "share",
            "share",
        )
        return True
    k = next(
        (k for k in range(item.last, min(item.last + 12, len(view.lower) - 2)) if view.lower[k] in _FINANCED), None
    )
    if k is None or view.lower[k + 1] not in ("by", "with", "from", "through"):
        return False
    behind = view.lower[k + 2 : k + 5]
    if not {"equity", "owners", "shareholders", "stockholders"} & set(behind):
        return False
    whole = view.lower[item.last : k]
    sheet = "assets" in whole or "sheet" in whole or previous is not None and previous.metric == "total_assets"
    if not sheet:
        return False
    frame.metric, frame.metric_item, frame.whole, frame.segment = "equity", None, "total_assets", None
    frame.role, frame.kind = "share", "share"
    return True


_FINANCED = frozenset("financed funded backed covered".split())
