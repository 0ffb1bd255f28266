"""Which time belongs to a claim: its period, and the basis of its comparison."""

from __future__ import annotations

import re

from factcheck.extract.analysis import Clause, Item, View
from factcheck.extract.cues import aside, compared_time, ends_comparison, look_back, told_of
from factcheck.extract.elsewhere import closing_month, is_elsewhere, leads_figure, of_those
from factcheck.extract.frames import Frame
from factcheck.extract.onward import MOVED_ON, UNTIL_NOW, since_then

_DATED = frozenset(
    """
    share_price policy_rate index_level commodity_price cash debt net_cash total_assets equity
    shares_outstanding market_cap fx_rate yield cash_and_investments inventory employees short_interest aum rpo
    store_count total_debt net_debt goodwill liabilities working_capital deposits loans
    """.split()
)


def assign_period(frame: Frame, previous: Frame | None) -> None:
    view, item = frame.view, frame.item
    if item is None:
        return
    times = [i for i in view.items if i.kind == "time"]
    if frame.role in ("level", "from") and previous is not None and _says_again(frame, previous):
        frame.role, frame.base, frame.period = "from", previous.base, previous.period
        frame.note("role", "the earlier figure once more")
        return
    if frame.role == "level" and previous is not None and _of_opened_past(frame, previous):
        frame.role, frame.base, frame.period = "from", previous.base, previous.period
        frame.note("role", "of the time with which the sentence opens")
        return
    same = _same_part(view, times) if frame.role in ("level", "from") else None
    if same is not None and same.first >= item.last and not view.between(item.last, same.first, "quantity"):
        frame.role, frame.base = "from", same.ref
        frame.note("role", "the same part of another year")
        return
    if frame.role == "level" and (same := _of_same_before(frame, times)) is not None:
        frame.role, frame.base = "from", same.ref
        frame.note("role", "the same part of another year")
        return
    if frame.role == "level" and (same := _same_behind(frame, times)) is not None:
        frame.role, frame.base = "from", same.ref
        frame.note("role", "the same part of another year")
        return
    if frame.role == "level" and (ago := _figure_of_last_year(view, item, times)) is not None:
        frame.role, frame.base = "from", ago.ref
        frame.note("role", "the figure of the year before")
        return
    if frame.role == "level" and (ago := _told_of_year_ago(frame, times)) is not None:
        frame.role, frame.base = "from", ago.ref
        part = [i for i in times if i.ref.value.startswith("XXXX-") and ago.last <= i.first and i.last <= item.first]
        frame.period = part[0].ref if len(part) == 1 else None  # "a year ago it reported third-quarter revenue of"
        frame.note("role", "told of the period before")
        return
    if frame.role == "level" and _is_of_now(view, item):
        frame.note("period", "now")
        return
    if frame.role in ("level", "delta") and since_then(view, item):
        frame.note("period", UNTIL_NOW)
        return
    if frame.role == "level" and (since := _since_own(frame, times)) is not None:
        frame.base = since.ref
        frame.note("period", UNTIL_NOW)
        return
    if (pair := _between(view, times)) is not None:
        _of_span(frame, *pair)
        return
    if any(i.ref.value in _OF_LENGTH for i in times) and any(
        (i.ref.value[-4:].isdigit() or _when_it_was(view, i)) and i.ref.type != "base" and _can_be_period(frame, i)
        for i in times
    ):
        times = [i for i in times if i.ref.value not in _OF_LENGTH]  # "annual sales of $22 billion were posted in 2022"
    if frame.metric in _DATED and any(i.ref.type == "date" or i.ref.value[:1].isdigit() for i in times):
        times = [i for i in times if i.ref.value != "REF:P"]  # "finished the period with $7.5 billion on May 31"
    own = (
        _behind_owner(frame, times)
        or _when(frame, times)
        or _nearest(frame, [i for i in times if _can_be_period(frame, i)])
    )
    if frame.role == "from":
        _earlier_level(frame, times, own)
        return
    if own is None and frame.role == "level":
        those = [i for i in times if i.first >= item.last and of_those(view, i) and _may_be_period(frame, i)]
        if those:
            frame.base = those[-1].ref  # "eclipsed that of fiscal 2024"
            frame.note("period", MOVED_ON)
            return
    if own is not None:
        frame.period = own.ref
        frame.note("period", "nearest")
    elif (
        previous is not None
        and previous.period is not None
        and previous.clause.index == frame.clause.index
        and previous.role != "from"
        and (previous.item is None or aside(view, previous.item.first) == aside(view, item.first))
        and not any(_of_apposition(frame, t) for t in times)
    ):
        frame.period = previous.period
        frame.note("period", "previous figure")
    if frame.role in ("delta", "share", "diff", "streak"):
        base = _base_of(frame, times) or _span_of_balance(frame, times)
        frame.base = base.ref if base and base is not own else None


def _is_of_now(view: View, item: Item) -> bool:
    """ "from 41.8% in 2022 to 44.6% in 2023 and 45.7% now", "in 2022 ...; now it is $28.2 billion": the newest, whatever was told before"""
    if any(item.last <= i.first <= item.last + 4 for i in view.of_kind("time")):
        return False
    told = [i.last for i in view.of_kind("quantity") if i.last <= item.first]
    if not told:
        return False  # "in 2024 Visa, now the largest, took in $35.9 billion"
    first = max(told[-1], *(i.last for i in view.of_kind("time") if i.last <= item.first), 0)
    words = {*view.lower[first : item.first], *view.lower[item.last : item.last + 1]}
    return bool(words & view.lexicon.cues["now"])


_OF_LENGTH = frozenset({"FYXXXX", "FY", "Q", "H"})
"""Only how long the period is ("annual", "quarterly"), not which."""


def _when_it_was(view: View, time: Item) -> bool:
    """ "When Snowflake filed in the summer of 2020, it had annual revenue of $265 million": the year that was then the last"""
    opened = "when" in view.lower[: time.first] or view.lower[: time.first][:3] == ["by", "the", "time"]
    return opened and re.fullmatch(r"20\d\d-(?:\d\d|SP|SU|FA|WI)", time.ref.value) is not None


def _between(view: View, times: list[Item]) -> tuple[Item, Item] | None:
    """ "between fiscal 2024 and fiscal 2025": from the one to the other"""
    for first, last in zip(times, times[1:], strict=False):
        if view.lower[first.last : last.first] not in (["and"], ["and", "the"], ["and", "its"]):
            continue
        opening = view.lower[max(0, first.first - 6) : first.first]
        if "between" in opening and "/" not in first.ref.value:
            return first, last
    return None


def _of_span(frame: Frame, first: Item, last: Item) -> None:
    opening = frame.view.lower[max(0, first.first - 6) : first.first]
    if opening[-1:] != ["between"] and opening[-2:] not in (["between", "the"], ["between", "its"]):
        frame.unbound = (
            "the periods between which it changed are told together"  # "between the second quarters of 2024 and 2025"
        )
    elif frame.role == "from":
        frame.period = first.ref
    else:
        frame.period = last.ref
        frame.base = first.ref if frame.role == "delta" else None
    frame.note("period", "between")


def _is_ago(item: Item) -> bool:
    return item.kind == "time" and item.ref.value.startswith("AGO:")


def _behind_owner(frame: Frame, times: list[Item]) -> Item | None:
    """ "against $21.5 billion for Adobe in the year ended November 29": the time behind the owner is the figure's own"""
    view, item = frame.view, frame.item
    if item is None or "subject<owner_of_figure" not in frame.trace:
        return None
    behind = [i for i in times if item.last < i.first <= item.last + 6 and _may_be_period(frame, i)]
    return behind[0] if behind and not view.between(item.last, behind[0].first, "quantity") else None


def _when(frame: Frame, times: list[Item]) -> Item | None:
    """ "4.5% more than in fiscal 2023, when sales had fallen 3.0% to $152.7 billion": the clause is about that year"""
    view, item = frame.view, frame.item
    if item is None:
        return None
    opened = [t for t in times if t.last < item.first and view.lower[t.last : t.last + 2] == [",", "when"]]
    if not opened or any(opened[-1].last < t.first < item.last + 4 and t.ref.type != "base" for t in times):
        return None
    return None if view.between(opened[-1].last, item.first, "time") or opened[-1].ref.type == "base" else opened[-1]


def _span_of_balance(frame: Frame, times: list[Item]) -> Item | None:
    """ "cash fell 25% over the three months": a balance is compared with that at the beginning of the span"""
    if frame.metric not in _DATED or frame.item is None:
        return None
    behind = [i for i in times if i.ref.value in _LENGTHS and 0 <= i.first - frame.item.last <= 4]
    return behind[0] if behind else None


def _same_part(view: View, times: list[Item]) -> Item | None:
    """ "having been $4.75 at this point of fiscal 2024": not the year, but as much of it as the article's period has"""
    return next((item for item in times if _is_at_point(view, item)), None)


_FIGURE = frozenset("figure number level result total sum mark reading comparable one".split())


def _figure_of_last_year(view: View, item: Item, times: list[Item]) -> Item | None:
    """ "Last year's figure was 56 cents": of whichever part of the year is spoken of"""
    for time in times:
        told = time.ref.text.lower() in ("last year", "previous year", "prior year") or time.ref.type == "base"
        behind = view.lower[time.last : time.last + 3]
        if told and time.last <= item.first and behind[:1] == ["'s"] and set(behind[1:]) & _FIGURE:
            return None if view.between(time.last, item.first, "quantity") else time
    return None


def _same_behind(frame: Frame, times: list[Item]) -> Item | None:
    """ "after providing $4.1 billion in the same months of 2024": the figure is that year's"""
    view, item = frame.view, frame.item
    assert item is not None
    behind = [t for t in times if item.last < t.first <= item.last + 8 and _of_same(view, t)]
    if not behind or view.between(item.last, behind[0].first, "quantity", "direction_verb", "metric_verb"):
        return None
    clear = not {",", ";", ")"} & set(view.lower[item.last : behind[0].first])
    change = {"from", "than", "over", "on", "versus", "against", "with"} & set(view.lower[item.last : behind[0].first])
    return behind[0] if clear and not change else None


def _of_same_before(frame: Frame, times: list[Item]) -> Item | None:
    """ "Net income for the same quarter of 2024, now given as $1.40 billion": the figure is that year's"""
    view, item, noun = frame.view, frame.item, frame.metric_item
    if item is None or noun is None or noun.kind != "metric":
        return None
    told = [t for t in times if noun.last < t.first <= noun.last + 6 and t.last <= item.first and _of_same(view, t)]
    return told[0] if told and not view.between(noun.last, item.first, "quantity") else None


_THOSE_OF = (["those", "of"], ["that", "of"])
_PARTS = frozenset("quarter period half stretch span months".split())
_SPANS_OF = frozenset(
    "quarter quarters period months month half span stretch time weeks week window three six nine twelve 3 6 9 12 13 26 39 - point".split()
)


def _of_same(view: View, time: Item) -> bool:
    """ "compared with $1.29 in the same months of 2024", "in the 2024 quarter": the year only says with which it is compared"""
    if time.ref.value.isdigit() and set(view.lower[time.last : time.last + 1]) & _PARTS:
        return view.lower[time.first - 1] == "the"
    k = time.first - 1
    if k < 2 or view.lower[k] not in ("of", "in"):
        return False
    k -= 1
    while k > 0 and view.lower[k] in _SPANS_OF:
        k -= 1
    return view.lower[k] in _ANSWERING and k < time.first - 2


_ANSWERING = ("same", "corresponding", "comparable", "equivalent", "like", "matching", "parallel")
_IS_NOW = frozenset("is now stands was were are reached has came".split())


def _of_apposition(frame: Frame, time: Item) -> bool:
    """ "Long-term debt, $109.1 billion at the end of fiscal 2021, is now $78.3 billion": the time is the inserted figure's"""
    view, item = frame.view, frame.item
    if item is None or frame.role != "level" or time.first >= item.first:
        return False
    inserted = [i for i in view.items if i.kind == "quantity" and 0 <= time.first - i.last <= 5 and i is not item]
    if not inserted or inserted[0].ref.kind != item.ref.kind or view.lower[time.last : time.last + 1] != [","]:
        return False
    opening = inserted[0].first - 1
    while opening > 0 and view.lower[opening] in _HEDGES:
        opening -= 1
    opened = view.lower[opening] == ","
    return opened and bool(_IS_NOW & set(view.lower[time.last + 1 : time.last + 3]))


def _is_object(view: View, time: Item) -> bool:
    """ "Because the separation had inflated 2023, ...": a year that something is done to"""
    word = view.lower[time.first - 1] if time.first else ""
    names = any(i.kind in ("metric", "part") and i.first == time.last for i in view.items)  # "estimated 2027 revenue"
    return time.ref.value.isdigit() and word.endswith("ed") and word not in ("ended", "followed") and not names


_PLACES = frozenset("first second third fourth last final end close start end beginning middle".split())


def _is_place_in(view: View, time: Item) -> bool:
    """ "the three months that ended on September 27, the last of its fiscal year": which part of the year it is"""
    before = view.lower[max(0, time.first - 4) : time.first]
    if view.lower[max(0, time.first - 5) : time.first - 4] in (["at"], ["by"], ["as"], ["near"]):
        return False  # "$3.7 billion at the end of the second quarter" is a day
    return len(before) > 2 and before[-1] in ("its", "the", "their") and before[-2] == "of" and before[-3] in _PLACES


def _is_at_point(view: View, time: Item) -> bool:
    before = view.lower[max(0, time.first - 2) : time.first]
    return len(before) == 2 and before[0] in ("point", "stage") and before[1] in ("of", "in")


def _earlier_level(frame: Frame, times: list[Item], own: Item | None) -> None:
    """ "from $4 billion in 2023", "versus $4 billion a year earlier" """
    view, item = frame.view, frame.item
    assert item is not None
    owner = [i for i in times if view.lower[i.last : item.first] in (["'s"], ["’s"]) and _may_be_period(frame, i)]
    if owner and owner[0].ref.text.lower() in ("last year", "previous year", "prior year"):
        frame.base = owner[0].ref  # "topped the estimate as well as last year's $4.88": of whichever part is told
        return
    if owner:
        frame.period = owner[0].ref  # "above the January quarter's $2.2 billion"
        return
    leading = {id(i): leads_figure(view, i) for i in times}
    led = next((i for i in times if leading[id(i)] is item), None)
    if led is not None and (led.ref.type == "base" or _is_ago(led)):
        frame.base = led.ref
        return
    if led is not None:
        frame.period = led.ref
        return
    times = [i for i in times if leading[id(i)] is None]
    before = next((i for i in times if i.last == item.first - 1 and view.lower[item.first - 1] == "("), None)
    if before is not None and before.ref.type != "base":
        frame.period = before.ref  # "have hardly changed since December ($156.4 billion)"
        return
    bases = [i for i in times if i.ref.type == "base" or _is_ago(i)]
    bases = [i for i in bases if ";" not in view.lower[min(i.last, item.last) : max(i.first, item.first)]]
    base = _nearest(frame, bases, same_clause=True)
    frame.base = base.ref if base else None
    right = [i for i in times if i.first >= item.last and _may_be_period(frame, i)]
    told = told_of(view, item)
    right = [
        i
        for i in right
        if i.first - item.last <= (8 if _of_same(view, i) else 4) or told is not None and told[0] <= i.first < told[1]
    ]
    right = [i for i in right if not _is_ago(i) and i is not base]
    if right and (_of_same(view, right[0]) or view.lower[right[0].first - 2 : right[0].first] in _THOSE_OF):
        frame.base = right[0].ref  # "after $38 billion in those of 2024": the same months of that year
        return
    right = [i for i in right if not view.between(item.last, i.first, "quantity", "direction_verb")]
    right = [i for i in right if not {")", ";"} & set(view.lower[item.last : i.first])]
    right = [i for i in right if not _CONTRASTS & set(gap := view.lower[item.last : i.first]) and "and" not in gap]
    if right and _is_at_point(view, right[0]):
        frame.base = right[0].ref  # "compared with $1.29 at this point in 2024"
        return
    frame.period = right[0].ref if right else None
    year_before = frame.base is not None and frame.base.value == "YOY"
    alone = year_before and not view.between(0, item.first, "quantity")
    if alone and own is not None and own.last <= item.first and own.ref.type in ("fiscal", "period"):
        frame.period = own.ref  # "its margin in the second quarter of 2025 was above the 29.3% of a year earlier"
    bracket = view.clause_of(item.first)
    if frame.period is None and frame.base is None and own is not None and bracket.bracket:
        frame.period = own.ref if bracket.first <= own.first < bracket.last else None


def _of_opened_past(frame: Frame, previous: Frame) -> bool:
    """ "A year ago, Nvidia reported revenue of $35.08 billion and net income of $19.31 billion, or $0.78": all are of then"""
    view, item, first = frame.view, frame.item, previous.item
    if item is None or first is None or previous.role != "from" or previous.base is None:
        return False
    opens = any(i.ref is previous.base and i.first <= 1 for i in view.of_kind("time"))
    between = view.lower[first.last : item.first]
    joined = bool({",", "and", "or"} & set(between)) and not _CONTRASTS & set(between) and ";" not in between
    return opens and joined and not view.between(first.last, item.first, "time", "direction_verb", "pronoun", "entity")


def _says_again(frame: Frame, previous: Frame) -> bool:
    """ "A year ago it had made $9.2 billion, or $2.14": the second amount is of the time of the first"""
    item, first = frame.item, previous.item
    if item is None or first is None or previous.role != "from" or previous.base is None:
        return False
    alike = item.ref.kind == "money" and first.ref.kind == "money"
    return alike and frame.view.lower[first.last : item.first] in ([",", "or"], ["or"], ["("])


def _told_of_year_ago(frame: Frame, times: list[Item]) -> Item | None:
    """ "A year earlier, it lost $216 million": the level of another period than the article's, and no change."""
    view, item = frame.view, frame.item
    assert item is not None
    clause = view.clause_of(item.first)
    for base in times:
        if not (base.ref.type == "base" or _is_ago(base)) or not clause.first <= base.first < clause.last:
            continue
        first, last = (base.last, item.first) if base.last <= item.first else (item.last, base.first)
        between = view.lower[first:last]
        if base.first >= item.last and between in (["of"], ["of", "the"], ["in", "the"], ["of", "a"], ["of", "its"]):
            return base  # "below the 69.4% of the year-ago quarter"
        before = view.lower[base.first - 1] if base.first else ""
        if base.last <= item.first and "than" in view.lower[max(0, base.first - 3) : base.first]:
            continue  # "$900 million more than in the same period of last year, and repurchased $9.8 billion"
        # "$5 billion a year ago" told plainly, or a period that opens the clause; "up from a year ago" compares
        if (
            before in ("until", "since", "from")
            or (around := aside(view, base.first)) != aside(view, item.first)
            and around
        ):
            continue  # "which until two years ago also made plasters"
        if _COMPARING & {*between, before} or {"up", "down", "higher", "lower", "more", "less"} & set(between):
            continue
        if any(i.kind.startswith(("quantity", "direction")) for i in view.between(first, last)):
            continue
        told = base.ref.text.lower()
        names_period = _is_ago(base) or told.startswith(
            (*_ANSWERING, "year-ago", "year-earlier", "a year", "one year", "one quarter", "a quarter")
        )
        if (
            names_period
            and base.last == item.first
            and item.ref.kind == "percent"
            and view.clause_of(item.first).bracket
        ):
            return base  # "(previously 14.2 per cent; two years ago 15.3 per cent)"
        follows = base.first == item.last or (before == "in" and base.first <= item.last + 3)
        # "had reported $1.4bn of net profit in the corresponding period"
        follows = follows or told.startswith(_ANSWERING) and between[-2:-1] in (["in"], ["during"], ["for"], ["over"])
        at_it = base.last == item.first and before in (";", "(")  # "(previously 14.2%; two years ago 15.3%)"
        if names_period and (base.last <= item.first or follows) and (at_it or not _changes(view, clause, item)):
            return base
    return None


def _changes(view: View, clause: Clause, item: Item) -> bool:
    """A clause with a percent or a verb of change compares; its base belongs to the comparison. A level may be a percent."""
    around = aside(view, item.first)
    whose = around is not None and view.lower[around[0]] == "whose"
    if around is not None and whose:  # "whose operating loss a year earlier was $1.09 billion, earned ..."
        return any(
            (i.kind == "quantity" and i is not item) or (i.kind == "direction_verb" and i.id != "flat")
            for i in view.between(*around)
        )
    return any(
        (i.kind == "quantity" and i is not item and i.ref.kind in ("percent", "pp", "bps", "multiple"))
        or (i.kind == "direction_verb" and i.id != "flat")
        for i in view.of(clause)
    )


def _base_of(frame: Frame, times: list[Item]) -> Item | None:
    """With what a change is compared: the nearest basis behind it that no other figure separates, else one before it."""
    view, item = frame.view, frame.item
    assert item is not None
    clause = view.clause_of(item.first)
    bases = [
        i
        for i in times
        if (i.ref.type == "base" and clause.first <= i.first < clause.last)
        or (
            frame.role == "delta"
            and i.ref.type in ("fiscal", "period", "date")
            and (_is_base(view, i) or _opened_by(view, i, "since") and not _EXTREMES & set(view.lower))
        )
    ]
    bases = [i for i in bases if ";" not in view.lower[min(i.last, item.last) : max(i.first, item.first)]]
    behind = [i for i in bases if i.first >= item.last and not view.between(item.last, i.first, "quantity")]
    if behind:
        return behind[0]
    if frame.role == "delta" and (then := compared_time(view, item)) is not None:
        return then
    if (via := _behind_level(view, item, bases)) is not None:
        return via
    before = [i for i in bases if i.last <= item.first]
    own = [i for i in before if not view.between(i.last, item.first, "quantity")]
    rest = [i for i in bases if i.first >= item.last and not view.between(item.last, i.first, "quantity")]
    return own[-1] if own else before[-1] if before else rest[0] if rest else None


def _behind_level(view: View, item: Item, bases: list[Item]) -> Item | None:
    """ "22% sequentially and 62% from $35.1 billion a year ago": the base stands behind the earlier level"""
    levels = [i for i in view.items if i.kind == "quantity" and item.last < i.first <= item.last + 3]
    if not levels or view.lower[item.last] not in ("from", "versus", "against", "over", "on"):
        return None
    return next((base for base in bases if 0 <= base.first - levels[0].last <= 2), None)


# Words between a word of comparison and the time that is compared with ("than in the same quarter of 2024").
_TOWARDS_BASE = frozenset(
    "the a an same its figure level levels period in of at end final corresponding comparable during for close start that pace "
    "quarter half year last those that spring summer autumn winter early late".split()
)
_COMPARING = frozenset(
    "from versus vs vs. v v. ahead short shy than against over since above below after on off".split()
)
# These are prepositions of plain times too: they compare only behind a change ("up 3% over 2023").
_DOUBTFUL = frozenset("over since above below after on off against".split())


def _is_base(view: View, item: Item) -> bool:
    """ "compared with the third quarter", "from Q3", "versus 2023" """
    k = item.first - 1
    figures = {n for i in view.items if i.kind == "quantity" for n in range(i.first, i.last)}
    while k >= 0 and view.lower[k] in _TOWARDS_BASE and k not in figures:
        k -= 1
    if k in figures and view.lower[k] in _TOWARDS_BASE:
        return False  # "by more than half in the second quarter"
    if k < 0 or view.lower[k] == "from" and "/" in item.ref.value:
        return False  # "From January through September Alphabet spent ..."
    if any(i.kind == "quantity" and i.ref.kind == "multiple" and i.last == k + 1 for i in view.items):
        # "more than double last year's"; but "doubled in 2024" says when
        return not (view.lower[k].endswith("ed") and view.lower[k + 1] in ("in", "during", "for", "over", "at"))
    if k > 0 and view.lower[k] == "against" and view.lower[k - 1] in ("set", "measured", "put"):
        return True
    if view.lower[k] in _COMPARING:
        return view.lower[k] not in _DOUBTFUL or _behind_change(view, k)
    return ends_comparison(view, k)


def _behind_change(view: View, k: int) -> bool:
    """Whether the word of comparison at token k stands right behind a percentage or a word of change."""
    k = next((i.first for i in view.items if i.kind == "time" and i.ref.type == "base" and i.last == k), k)
    return any(
        (i.last == k and i.kind == "quantity" and i.ref.kind in ("percent", "pp", "bps", "multiple"))
        or (i.last == k and i.kind.startswith("direction"))
        or (i.kind == "metric" and i.id == "growth" and i.last == k)
        for i in view.items
    )


def _is_told_of_another(frame: Frame, time: Item) -> bool:
    """ "climbed to $3.77 billion, above the $2.60 billion it had made in the second quarter of 2024" """
    for i in frame.view.of_kind("quantity"):
        if i is not frame.item and i.last <= time.first and (span := told_of(frame.view, i)) is not None:
            inside = frame.item is not None and span[0] <= frame.item.first < span[1]
            if span[0] <= time.first < span[1] and not inside:
                return True
    return False


def _in_insertion(frame: Frame, time: Item) -> bool:
    """ "Dividends, introduced in 2024, cost $10.0 billion": when what is spoken of came to be"""
    lower = frame.view.lower
    first = next((k for k in range(time.first - 1, -1, -1) if lower[k] in ",;()"), None)
    if first is None or lower[first] != "," or lower[time.last : time.last + 1] != [","] or frame.item is None:
        return False
    opens = lower[first + 1]
    if opens in _CLOSED or not (opens.endswith("ed") or opens in frame.view.lexicon.past_forms):
        return False
    return frame.item.first > time.last and not frame.view.between(first, time.first, "quantity")


def _can_be_period(frame: Frame, item: Item) -> bool:
    if _in_insertion(frame, item):
        return False
    if _is_told_of_another(frame, item):
        return False
    around = aside(frame.view, item.first)
    if around is not None and _closes(frame.view, item):
        around = None  # "Walmart, whose fiscal 2025 closed on January 31, rang up ..."
    if around is not None and frame.item is not None and not around[0] <= frame.item.first < around[1]:
        return False
    if frame.item is not None and (
        _compared_with(frame.view, frame.item, item)
        or _opens_next(frame.view, frame.item, item)
        or _explains(frame.view, frame.item, item)
        or is_elsewhere(frame.view, frame.item, item)
    ):
        return False
    if closing_month(frame.view, item):
        return False
    if _is_at_point(frame.view, item) or _of_same(frame.view, item) or _is_place_in(frame.view, item):
        return False
    # "closed 2024 with equity of $71 billion", "ended CY24 with a profit of $7.1bn"
    with_it = frame.metric in _DATED or "with" in frame.view.lower[item.last : item.last + 4]
    closed = with_it and frame.view.lower[item.first - 1] in _CLOSED
    if _of_apposition(frame, item) or (_is_object(frame.view, item) and not closed):
        return False
    return _may_be_period(frame, item) and not _is_base(frame.view, item)


_CLOSED = frozenset("closed ended finished closes ends ran runs wrapped concluded".split())


_EXPLAINING = frozenset(
    "reflecting including after because due as which with owing driven helped following despite thanks hurt boosted weighed amid".split()
)


def _explains(view: View, figure: Item, time: Item) -> bool:
    """ "was $1.4 billion, reflecting a payment of $6.1 billion in the first quarter": the time of what explains the figure"""
    if time.first < figure.last:
        return False
    others = [i for i in view.items if i.kind == "quantity" and figure.last <= i.first and i.last <= time.first]
    if not others or time.first - others[-1].last > 4:
        return False
    between = view.lower[figure.last : others[0].first]
    if between[:1] == ["after"] and between[1:2] and between[1].endswith("ing"):
        return True  # "recovered to 72.4% after slumping to 60.5% in the first quarter"
    return bool(_EXPLAINING & set(between)) and "," in between


_CONTRASTS = frozenset("but while whereas yet though although".split())
_LEADING = frozenset("for in over during at across within the its their full of".split())


def _opens_next(view: View, figure: Item, time: Item) -> bool:
    """ "was $176 million in the red, but for the half year it eked out a profit": the time with which another clause opens"""
    if time.first < figure.last:
        return False
    k = time.first - 1
    while k > figure.last and view.lower[k] in _LEADING:
        k -= 1
    if k < figure.last or k == time.first - 1:
        return False
    told = view.between(time.last, min(time.last + 4, len(view.lower)), "pronoun", "entity", "reference", "metric")
    contrast = view.lower[k] in _CONTRASTS or view.lower[k] == "and" and view.lower[k - 1] == ","
    return contrast and bool(told)


def _closes(view: View, item: Item) -> bool:
    """ "whose fiscal 2025 closed on January 31": the company's own year, of which the sentence tells"""
    before = view.lower[max(0, item.first - 1) : item.first]
    return (
        before == ["whose"]
        and item.ref.value != "FYXXXX"
        and bool(_CLOSED & set(view.lower[item.last : item.last + 2]))
    )


def _compared_with(view: View, figure: Item, time: Item) -> bool:
    """ "$66.5 billion, a whisker below what it took in during 2022": the time belongs to what is compared with"""
    figures = [i.last for i in view.items if i.kind == "quantity" and i.last <= time.first]
    if not figures or figure.last > time.first:
        return False
    between = view.lower[max(figures) : time.first]
    if any(i.kind == "time" and i.ref.type == "base" and max(figures) <= i.first < time.first for i in view.items):
        return False  # "1.4 points higher than a year earlier in fiscal 2024"
    return any(word in _AGAINST_WHAT for word in between) or between[:2] == ["of", "what"]


_AGAINST_WHAT = frozenset("than below above versus exceeding topping beating beyond".split())


def _is_anothers(frame: Frame, time: Item) -> bool:
    """ "The margin of 34.1% towers over last year's 21.3%", "revenue dwarfs the previous year's": the time of the other figure"""
    lower, item = frame.view.lower, frame.item
    if item is None or item.first > time.first or lower[time.last : time.last + 1] not in (["'s"], ["’s"]):
        return False
    behind = next((i for i in frame.view.items if i.kind == "quantity" and time.last < i.first <= time.last + 2), None)
    return behind is not None or not lower[time.last + 1 : time.last + 2] or not lower[time.last + 1][0].isalnum()


def _may_be_period(frame: Frame, item: Item) -> bool:
    time = item.ref
    if frame.view.lower[item.last : item.last + 3] == ["year", "-", "end"]:
        return False  # "with a November year-end"
    if item.ref.value == "PREV:Y" and frame.view.lower[item.last : item.last + 1] in (
        ["its"],
        ["the"],
        ["their"],
        ["a"],
    ):
        return False  # "the year before its blockbuster IPO"
    if _is_day_of_balance(frame, item) or _only_begins(frame, item):
        return False
    if time.type == "base" or time.type == "tenor" or _only_since(frame, item) or _is_anothers(frame, item):
        return False
    if time.type == "date":
        return frame.metric in _DATED and frame.role != "streak" and not _foreign(frame, item)
    if time.type == "duration":
        if time.value in _LENGTHS:
            return frame.metric not in _DATED and frame.role in ("level", "delta", "share") and _spans(frame.view, item)
        return frame.metric in (
            "investment",
            "capex",
            "buyback",
            "funding",
            "cost_savings",
            "payout",
            "dividend",
            "hiring",
            "layoffs",
            "deal_value",
        ) or time.value.startswith("PAST")
    return not _foreign(frame, item)


_BEGAN = frozenset("began begins begin beginning started starts starting opened".split())


def _only_begins(frame: Frame, item: Item) -> bool:
    """ "For the nine months since the fiscal year began in July": when something began is no period"""
    before = frame.view.lower[max(0, item.first - 2) : item.first]
    if (
        set(frame.view.lower[item.last : item.last + 1]) & _BEGAN
        and "since" in frame.view.lower[max(0, item.first - 3) : item.first]
    ):
        return True
    return len(before) == 2 and before[1] in ("in", "on") and before[0] in _BEGAN


def _is_day_of_balance(frame: Frame, item: Item) -> bool:
    """ "as of early January": a day near enough for what is counted on a day, and no span in which anything was earned"""
    k = item.first - 1
    while k > 0 and frame.view.lower[k] in ("early", "mid", "late", "-", "the"):
        k -= 1
    words = frame.view.lower[max(0, k - 1) : k + 1]
    month = re.fullmatch(r"(?:\d{4}|XXXX)-\d\d", item.ref.value) is not None
    return month and words == ["as", "of"] and frame.metric not in _DATED


def _since_own(frame: Frame, times: list[Item]) -> Item | None:
    """ "Total assets, $155.1 billion, have hardly changed since December": the level is of now, and the time that before

    "$338 billion of buybacks since 2018" is what was spent in all those years.
    """
    view, item = frame.view, frame.item
    assert item is not None
    since = [i for i in times if _opened_by(view, i, "since")]
    apart = [i for s in since for i in view.between(min(s.last, item.last), max(s.first, item.first), "quantity")]
    since = since if len(apart) <= 1 else []  # "since 2020 it has more than doubled, to $402.8 billion"
    if not since or _EXTREMES & set(view.lower):
        return None
    metric = view.lexicon.metrics.get(frame.metric or "")
    counted_on_a_day = frame.metric in _DATED or metric is not None and (metric.stock or metric.rate)
    steps = [i for i in apart if i.ref.kind != "money"] or view.between(
        0, item.first, "direction_verb", "direction_noun"
    )
    moved = view.lower[look_back(view, item)] == "to" and bool(steps)
    own = [i for i in times if i not in since and i.ref.type != "base" and _can_be_period(frame, i)]
    return since[-1] if (counted_on_a_day or moved) and not own else None


def _opened_by(view: View, time: Item, word: str) -> bool:
    k = time.first - 1
    while k > 0 and view.lower[k] in ("the", "end", "start", "beginning", "of", "early", "late", "mid", "-", "fiscal"):
        k -= 1
    return k >= 0 and view.lower[k] == word


_EXTREMES = frozenset(
    "highest lowest most least best worst largest smallest biggest strongest weakest fastest slowest first record steepest".split()
)


def _only_since(frame: Frame, item: Item) -> bool:
    """ "Its lowest since October 2023": with what is compared. "$112 billion since January" tells of all those months"""
    view = frame.view
    k = item.first - 1
    while k >= 0 and view.lower[k] in ("the", "at", "least", "early", "late", "mid", "-"):
        k -= 1
    if k < 0 or view.lower[k] not in ("since", "until"):
        return False
    return frame.role != "level" or bool(_EXTREMES & set(view.lower)) or frame.metric in _DATED


_LENGTHS = frozenset({"P3M", "P6M", "P9M", "P12M"})
_OVER = frozenset("in over for during across throughout through".split())


def _spans(view: View, item: Item) -> bool:
    """ "Over the six months", "for the nine-month period", "nine-month revenue": the last that had ended; "within" is none"""
    if any(i.kind == "metric" and i.first == item.last for i in view.items):
        return True
    if item.ref.value == "P12M" and view.lower[item.first - 1] not in ("the", "those", "these"):
        return False  # "it has gained 1.1% in twelve months"
    k = item.first - 1
    while k >= 0 and view.lower[k] in ("the", "its", "those", "these", "their", "full", "said", "same"):
        k -= 1
    behind = view.lower[item.last : item.last + 1]
    return k >= 0 and view.lower[k] in _OVER and behind not in (["ago"], ["earlier"], ["before"], ["later"], ["in"])


def _foreign(frame: Frame, item: Item) -> bool:
    """A time that belongs to another figure: in another bracket, or between "from $X in" and its end."""
    view = frame.view
    for part in view.items:
        if (
            part.kind == "quantity"
            and part is not frame.item
            and part.last <= item.first <= part.last + 6
            and _has_own(view, part)
            and (frame.item is None or frame.item.last <= part.first)
        ):
            return True
        # "lost $1.29 billion, $327 million of it in the fourth quarter"
        of_it = part.kind == "quantity" and view.lower[part.last : part.last + 2] in (
            ["of", "it"],
            ["of", "which"],
            ["of", "that"],
        )
        if of_it and part is not frame.item and part.last < item.first <= part.last + 5:
            return True
    own = view.clause_of(frame.item.first) if frame.item else frame.clause
    clause = view.clause_of(item.first)
    if clause.bracket and clause is not own:
        return True
    if frame.item is not None and (_turned(view, frame.item, item) or _placed_itself(view, frame.item, item)):
        return True
    for other in view.items:
        # "from $5bn in 2023": the time right after an earlier level is that level's
        if (
            other.kind == "quantity"
            and other is not frame.item
            and 0 <= item.first - other.last <= 4
            and _from_before(view, other)
        ):
            return True
    return False


def _has_own(view: View, part: Item) -> bool:
    """ "..., of which $700 million fell in the fourth quarter", "ahead of Amazon's $638 billion in 2024": the time is that figure's"""
    k = part.first
    while k and view.lower[k - 1] in _HEDGES:
        k -= 1
    if view.lower[max(0, k - 2) : k] in (["of", "which"], ["of", "that"]):
        return True
    owner = next(
        (i for i in view.items if i.kind == "entity" and i.ref.type == "ORG" and i.last + 1 == part.first), None
    )
    return (
        owner is not None
        and view.lower[owner.last] == "'s"
        and owner.first > 0
        and view.lower[owner.first - 1] in _SET_BESIDE
    )


def _turned(view: View, figure: Item, time: Item) -> bool:
    """ "Sales then sagged by 2.8% and recovered most of that in 2024": the time of what came after"""
    if time.first < figure.last or "and" not in view.lower[figure.last : time.first]:
        return False
    verbs = [i for i in view.items if i.kind == "direction_verb" and i.id in ("up", "down")]
    before = [i for i in verbs if i.last <= figure.first]
    after = [i for i in verbs if figure.last < i.first < time.first and view.lower[i.first - 1] == "and"]
    return bool(before and after) and before[-1].id != after[-1].id


_PLACING = frozenset("at in on by during before after for under until".split())


def _placed_itself(view: View, figure: Item, time: Item) -> bool:
    """ "$14.7 billion at the low point, $43.9 billion at the end of 2024": each figure has a phrase of its own"""
    if time.first < figure.last or view.lower[figure.last : figure.last + 1][0] not in _PLACING:
        return False
    following = next((i for i in view.items if i.kind == "quantity" and figure.last < i.first < time.first), None)
    if following is None or not {",", ";"} & set(view.lower[figure.last : following.first]):
        return False
    return not view.between(figure.last, following.first, "time", "entity", "reference")


_HEDGES = frozenset("just over about some nearly almost more than under around roughly well only at least".split())
_SET_BESIDE = frozenset("of than to from with against versus below above behind exceeding topping".split())


def _follows_result(view: View, k: int) -> bool:
    """ "following an operating loss of $720.3 million in fiscal 2025", "versus a loss of": the figure of another time"""
    nouns = [i for i in view.items if i.kind == "metric" and i.last == k]
    j = nouns[0].first - 1 if nouns else -1
    while j >= 0 and view.lower[j] in ("a", "an", "the", "its", "net", "operating", "quarterly"):
        j -= 1
    return j >= 0 and view.lower[j] in _FOLLOWED


_FOLLOWED = frozenset("following replaced replacing replaces reversed reversing after versus vs vs. against".split())


def _from_before(view: View, quantity: Item) -> bool:
    k = quantity.first - 1
    while k >= 0 and view.lower[k] in (
        "a",
        "the",
        "about",
        "roughly",
        "nearly",
        "just",
        "mere",
        "only",
        "some",
        "lowly",
    ):
        k -= 1
    if k > 0 and view.lower[k] == "." and view.lower[k - 1] in ("vs", "v"):
        k -= 1
    if k < 0:
        return False
    if k > 0 and view.lower[k] == "been" and view.lower[k - 1] == "having":
        return True  # "thinned to $2.4 billion, having been $3.0 billion in January"
    if view.lower[quantity.first - 1] == "the" and view.lower[quantity.last : quantity.last + 1] == ["of"]:
        return True  # "more than the $705 million of the year before"
    if view.lower[k] == "of" and _follows_result(view, k):
        return True
    if view.lower[k - 1 : k + 1] in _THOSE_OF and (ends_comparison(view, k - 2) or view.lower[k - 2] in _COMPARING):
        return True  # "compare with those of $94.9 billion in fiscal 2024"
    if view.lower[k] == "from" and not (quantity.last < len(view.lower) and view.lower[quantity.last] == "to"):
        return True
    if view.lower[k] in ("versus", "vs", "vs.", "v", "v.", "against", "than", "after", "following"):
        return True
    if ends_comparison(view, k):
        return True
    if view.lower[k] in ("or", "(") and (told := [i for i in view.items if i.kind == "quantity" and i.last <= k]):
        near = k - told[-1].last <= 1
        return near and _from_before(
            view, told[-1]
        )  # "compared with $9.2 billion, or $2.14, in the second quarter of 2024"
    # "compared with $84.0 billion in fiscal 2024 and $82.0 billion in fiscal 2023"
    before = [i for i in view.items if i.kind == "quantity" and i.last <= quantity.first]
    if view.lower[k] not in ("and", ",") or not before or before[-1].ref.kind != quantity.ref.kind:
        return False
    between = view.between(before[-1].last, quantity.first)
    return any(i.kind == "time" for i in between) and len(between) == 1 and _from_before(view, before[-1])


def _nearest(frame: Frame, candidates: list[Item], same_clause: bool = False) -> Item | None:
    """In the figure's clause first (right before left when closer), then a time that opens the sentence, then any before."""
    view, item = frame.view, frame.item
    assert item is not None
    clause = view.clause_of(item.first)
    scopes = [clause]
    if clause.bracket and clause.parent is not None:
        scopes.append(view.clauses[clause.parent])
    for scope in scopes:
        inside = [c for c in candidates if scope.first <= c.first < scope.last]
        if inside:
            return min(inside, key=lambda c: _distance(view, item, c))
    if same_clause:
        return None
    before = [c for c in candidates if c.last <= item.first]
    if before:
        return before[-1]
    # "Revenue rose 8% and net income fell 2% in the quarter": the last clause's time covers the ones before it
    after = [c for c in candidates if c.first >= item.last and ";" not in view.lower[item.last : c.first]]
    after = [c for c in after if not c.ref.value.startswith("PREV:")]  # "..., and the year before they lost 95 cents"
    return after[0] if after and not any(i.kind == "time" and i.ref.type != "base" for i in view.of(clause)) else None


def _distance(view: View, item: Item, candidate: Item) -> int:
    gap = candidate.first - item.last if candidate.first >= item.last else item.first - candidate.last + 1
    lo, hi = (item.last, candidate.first) if candidate.first >= item.last else (candidate.last, item.first)
    apart = 3 * len({",", "and", ";"} & set(view.lower[lo:hi])) if candidate.first >= item.last else 0
    return gap + 6 * len(view.between(lo, hi, "quantity")) + apart + 4 * _of_other(view, item, candidate)


def _of_other(view: View, item: Item, candidate: Item) -> bool:
    """ "$7.7 billion in the quarter, $14.9 billion in the half": a time right behind another figure is that figure's"""
    if candidate.first >= item.last or not {",", "and", ";"} & set(view.lower[candidate.last : item.first]):
        return False
    return any(
        i.kind == "quantity" and 0 <= candidate.first - i.last <= 3 for i in view.items if i.last <= candidate.first
    )
