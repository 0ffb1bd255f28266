"""What a time tells in its sentence: when something was, with what it is compared, or neither."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import ends_comparison, look_back
from factcheck.extract.frames import Frame
from factcheck.patterns import regex

_MONTH = regex(r"(?:\d{4}|XXXX)-\d\d")
_PART_OF_YEAR = regex(r"-[QH][1-4]$|^(?:QE|3ME|6ME)")
_EXTREMES = frozenset(
    "highest lowest most least best worst largest smallest biggest strongest weakest fastest slowest first record steepest".split()
)
ANSWERING = ("same", "corresponding", "comparable", "equivalent", "like", "matching", "parallel", "those", "these")
LENGTHS = frozenset({"P3M", "P6M", "P9M", "P12M"})
LAST_TIME = frozenset({"last year", "previous year", "prior year", "preceding year"})
COMPARING = frozenset(
    "from versus vs vs. v v. ahead short shy than against over since above below after on off".split()
)
_COUNTED_ON_A_DAY = frozenset({"policy_rate", "yield"})
_SPENT_OVER_YEARS = frozenset(
    "investment capex buyback funding cost_savings payout dividend hiring layoffs deal_value".split()
)


def is_dated(frame: Frame) -> bool:
    """Whether the metric is counted on a day, and not earned or spent over a time."""
    metric = frame.view.lexicon.metrics.get(frame.metric or "")
    return frame.metric in _COUNTED_ON_A_DAY or metric is not None and metric.stock


def is_ago(time: Item) -> bool:
    return bool(time.ref.value.startswith("AGO:"))


def is_basis(time: Item) -> bool:
    """ "a year earlier", "two years ago": a time told by its distance from the one that is spoken of"""
    return time.ref.type == "base" or is_ago(time)


def is_period(frame: Frame, time: Item) -> bool:
    """Whether the time tells when a figure of this kind was, wherever in the sentence the figure stands."""
    view = frame.view
    return not (
        _is_object(frame, time)
        or is_compared_with(view, time)
        and not _is_level_over(frame, time)
        or _tells_no_period(view, time)
        or _names_event(frame, time)
        or _is_of_turn(frame, time)
    ) and suits(frame, time)


def _tells_no_period(view: View, time: Item) -> bool:
    """Whether the words around a time make it none of any figure; they are looked at once for all figures of the sentence."""
    known: bool | None = view.memo.get(("no period", time.first))
    if known is None:
        known = view.memo["no period", time.first] = (
            is_same_part(view, time)
            or is_at_point(view, time)
            or of_those(view, time)
            or stands_for_figure(view, time)
            or is_part_of_last(view, time)
            or _is_place_in(view, time)
            or _is_closing_month(view, time)
        )
    return known


def suits(frame: Frame, time: Item) -> bool:
    """Whether it is of the kind of times for which the metric is told: a day for a balance, a span for what is earned."""
    view, told = frame.view, time.ref
    behind = view.lower[time.last : time.last + 3]
    if behind == ["year", "-", "end"]:
        return False  # "with a November year-end"
    if told.value == "PREV:Y" and behind[:1] and behind[0] in ("its", "the", "their", "a"):
        return False  # "the year before its blockbuster IPO"
    if told.type in ("base", "tenor") or _only_begins(view, time) or _only_since(frame, time):
        return False
    if told.type == "date":
        return is_dated(frame) and frame.role != "streak"
    if told.value in LENGTHS and told.type == "duration":
        return not is_dated(frame) and frame.role in ("level", "delta", "share") and _spans(view, time)
    if told.type == "duration":
        if opened_by(view, time, "after", "following"):
            return False  # "after a year of restraint it put $83 billion into property"
        return frame.metric in _SPENT_OVER_YEARS or told.value.startswith("PAST")
    return not _is_day_of_balance(frame, time)


def _is_object(frame: Frame, time: Item) -> bool:
    """ "Because the separation had inflated 2023, ...": a year that something is done to; one that was closed with a figure is its period"""
    view = frame.view
    word = view.lower[time.first - 1] if time.first else ""
    if not time.ref.value.isdigit() or not word.endswith("ed") or word in ("ended", "followed"):
        return False
    if view.at(time.last, "metric", "part"):
        return False  # "estimated 2027 revenue"
    # "closed 2024 with equity of $71 billion"
    with_it = is_dated(frame) or "with" in view.lower[time.last : time.last + 4]
    return not (with_it and word in view.cues["time_closed"])


_PLACES = frozenset("first second third fourth last final end close start end beginning middle".split())


def _is_place_in(view: View, time: Item) -> bool:
    """ "the three months that ended on September 27, the last of its fiscal year": which part of the year it is"""
    before = view.lower[max(0, time.first - 4) : time.first]
    if view.lower[max(0, time.first - 5) : time.first - 4] in (["at"], ["by"], ["as"], ["near"]):
        return False  # "$3.7 billion at the end of the second quarter" is a day
    if before[:1] + before[1:2] + before[3:] == [",", "the", "of"]:
        return before[2] in _PLACES  # "In its holiday quarter, the first of fiscal 2025, ..."
    return len(before) > 2 and before[-1] in ("its", "the", "their") and before[-2] == "of" and before[-3] in _PLACES


def is_at_point(view: View, time: Item) -> bool:
    """ "having been $4.75 at this point of fiscal 2024": not the year, but as much of it as the article's period has"""
    before = view.lower[max(0, time.first - 2) : time.first]
    return len(before) == 2 and before[0] in ("point", "stage") and before[1] in ("of", "in")


_PARTS = frozenset("quarter period half stretch span months".split())
_SPANS_OF = frozenset(
    "quarter quarters period periods months month half span stretch time weeks week window three six nine twelve 3 6 9 12 13 26 39 - point".split()
)


def is_same_part(view: View, time: Item) -> bool:
    """ "compared with $1.29 in the same months of 2024", "in the 2024 quarter": the year only says with which it is compared"""
    if time.ref.value.isdigit() and set(view.lower[time.last : time.last + 1]) & _PARTS:
        return view.lower[time.first - 1] == "the"
    k = time.first - 1
    if k < 2 or view.lower[k] not in ("of", "in"):
        return False
    k -= 1
    while k > 0 and view.lower[k] in _SPANS_OF:
        k -= 1
    return view.lower[k] in ANSWERING and k < time.first - 2


def _is_closing_month(view: View, time: Item) -> bool:
    """ "closed its fiscal 2026 in January with revenue of ...": when the year ended is no period"""
    before = next((i for i in view.of_kind("time") if time.first - 2 <= i.last < time.first), None)
    if before is None or view.lower[before.last : time.first] not in (["in"], ["on"]):
        return False
    return bool(view.cues["time_closed"] & set(view.lower[max(0, before.first - 2) : before.first]))


_SPAN_NOUNS = frozenset("quarter quarters half halves period month months year years season holiday".split())
_DETERMINERS = frozenset("the its their this that an a".split())


def _names_event(frame: Frame, time: Item) -> bool:
    """ "was plugged by the October equity raise": the month of an event, and no period in which anything was earned"""
    view = frame.view
    word = view.lower[time.last] if time.last < len(view.lower) else ""
    if not word.isalpha() or view.lower[time.first - 1 : time.first][:1] not in ([d] for d in _DETERMINERS):
        return False
    if _MONTH.fullmatch(time.ref.value) is None or word in _SPAN_NOUNS or word in view.cues["figures"]:
        return False
    noun = view.at(time.last, "metric")
    if noun is not None:
        return noun is not frame.metric_item
    held = any(i.first <= time.last < i.last for i in view.items if i.kind not in ("entity", "part"))
    return not held and not view.is_past(time.last) and word not in _NO_EVENT


_NO_EVENT = frozenset(
    "and or to of in on at by for with from as is was were are has had it he she they we who which that when than through until".split()
)


def of_those(view: View, time: Item) -> bool:
    """ "Only the third-best, behind those of 2022 and 2024", "beat that of 2024": the times of what is compared with"""
    k = time.first
    while k > 1 and (view.lower[k - 1] in ("and", "or", ",", "of", "fiscal") or in_time(view, k - 1)):
        if view.lower[k - 1] == "of" and view.lower[k - 2] in ("those", "that"):
            return True
        k -= 1
    return False


def in_time(view: View, k: int) -> bool:
    """Whether token k is a word of a time ("a year before")."""
    return view.over(k, "time")


def is_part_of_last(view: View, time: Item) -> bool:
    """ "... soared 58%, but last year's quarter was burdened by charges": the part of the year before that is compared with"""
    behind = view.lower[time.last : time.last + 2]
    return time.ref.text.lower() in LAST_TIME and behind[:1] == ["'s"] and bool(set(behind[1:]) & _PARTS)


COPULAS = frozenset("was were is had has came stood".split())
_NO_NOUNS = COPULAS | frozenset("to from and but with in at than".split())


def stands_for_figure(view: View, time: Item) -> bool:
    """ "Revenue dwarfs the previous year's", "from $46.7 billion in July's to $57.0 billion": the figure or the part of that time, which is not told"""
    if view.word(time.last) != "'s":
        return False
    named = next((i for i in view.of_kind("quantity") if i.first > time.last), None)
    if named is not None and look_back(view, named) == time.last:
        # "last year's fourth quarter brought $94.9 billion, this year's $102.5 billion"
        return time.ref.text.lower().startswith("this") and any(is_part(i) for i in view.of_kind("time"))
    behind = view.lower[time.last + 1 : time.last + 2]
    return not any(word[0].isalnum() and word not in _NO_NOUNS for word in behind)


def is_part(time: Item) -> bool:
    """A quarter or a half, of whichever year."""
    return _PART_OF_YEAR.search(time.ref.value) is not None


def _only_begins(view: View, time: Item) -> bool:
    """ "For the nine months since the fiscal year began in July": when something began is no period"""
    began = view.cues["time_began"]
    since = "since" in view.lower[max(0, time.first - 3) : time.first]
    if since and began & set(view.lower[time.last : time.last + 1]):
        return True
    before = view.lower[max(0, time.first - 2) : time.first]
    return len(before) == 2 and before[1] in ("in", "on") and before[0] in began


def _is_day_of_balance(frame: Frame, time: Item) -> bool:
    """ "as of early January": a day near enough for what is counted on a day, and no span in which anything was earned"""
    lower, k = frame.view.lower, time.first - 1
    while k > 0 and lower[k] in ("early", "mid", "late", "-", "the"):
        k -= 1
    month = _MONTH.fullmatch(time.ref.value) is not None
    return month and lower[max(0, k - 1) : k + 1] == ["as", "of"] and not is_dated(frame)


_BEFORE_TIME = frozenset("the end start beginning of early late mid - fiscal at least".split())


def opened_by(view: View, time: Item, *words: str) -> bool:
    """Whether one of the words leads to the time ("since the end of 2019")."""
    k = time.first - 1
    while k > 0 and view.lower[k] in _BEFORE_TIME:
        k -= 1
    return view.word(k) in words


def tells_extreme(view: View) -> bool:
    """Whether a sentence speaks of the end of a row, "its best quarter since"; "the first half" is none."""
    found = [k for k, word in enumerate(view.lower) if word in _EXTREMES]
    return bool(found) and any(not view.over(k, "time") for k in found)


def _only_since(frame: Frame, time: Item) -> bool:
    """ "Its lowest since October 2023": with what is compared. "$112 billion since January" tells of all those months"""
    if _runs_on(frame.view, time):
        return True
    if not opened_by(frame.view, time, "since", "until"):
        return False
    return frame.role != "level" or tells_extreme(frame.view) or is_dated(frame)


def _is_of_turn(frame: Frame, time: Item) -> bool:
    """ "Cut to 4.75%, the fifth such move since the 6% peak last December": of what stands behind "since", and of nothing before it"""
    view, item = frame.view, frame.item
    if item is None or time.first < item.last or "since" not in view.lower[item.last : time.first]:
        return False
    since = item.last + view.lower[item.last : time.first].index("since")
    return not view.cues["turning_points"].isdisjoint(view.lower[since : time.first])


def _runs_on(view: View, time: Item) -> bool:
    """ "No quarter from its 2019 fiscal year onward has brought it more": when what is compared begins"""
    return view.word(time.last) in ("onward", "onwards")


_OVER = frozenset("in over for during across throughout through".split())


def _spans(view: View, time: Item) -> bool:
    """ "Over the six months", "for the nine-month period", "nine-month revenue": the last that had ended; "within" is none"""
    if view.at(time.last, "metric"):
        return True
    if time.ref.value == "P12M" and view.lower[time.first - 1] not in ("the", "those", "these"):
        return False  # "it has gained 1.1% in twelve months"
    k = time.first - 1
    while view.word(k) in ("the", "its", "those", "these", "their", "full", "said", "same"):
        k -= 1
    behind = view.lower[time.last : time.last + 1]
    if k < 0 and view.lower[time.last : time.last + 2] == ["in", ","]:
        return True  # "Nine months in, the chip designer has revenue of $4.50 billion"
    if k == 0 and view.word(k) == "after" and behind[:1] in ([","], ["the"], ["its"]):
        return True  # "After six months the carmaker is 11% behind last year"
    return view.word(k) in _OVER and behind not in (["ago"], ["earlier"], ["before"], ["later"], ["in"])


# Words between a word of comparison and the time that is compared with ("than in the same quarter of 2024").
_TOWARDS_BASE = frozenset(
    "the a an same its whole figure level levels amount sum number total period in of at end final corresponding comparable during for close start that pace "
    "quarter half year last those that spring summer autumn winter early late peak".split()
)
# These are prepositions of plain times too: they compare only behind a change ("up 3% over 2023").
_DOUBTFUL = frozenset("over since above below after on off against".split())


def is_compared_with(view: View, time: Item) -> bool:
    """ "compared with the third quarter", "from Q3", "versus 2023"; it is asked for every figure of the sentence"""
    known: bool | None = view.memo.get(("compared", time.first))
    if known is None:
        known = view.memo["compared", time.first] = _is_compared_with(view, time)
    return known


def _is_compared_with(view: View, time: Item) -> bool:
    k = time.first - 1
    figures = {n for i in view.of_kind("quantity") for n in range(i.first, i.last)}
    while view.word(k) in _TOWARDS_BASE and k not in figures:
        k -= 1
    part = next((i.ref.kind for i in view.of_kind("quantity") if i.first <= k < i.last), "")
    if not part and _is_multiplied(view, k):
        return True
    if part == "fraction" and (view.cues["figures"] | {"that", "those"}) & set(view.lower[k + 1 : time.first]):
        return True  # "less than half the level of the year before", "half that of 2023"
    if k in figures and view.lower[k] in _TOWARDS_BASE:
        return False  # "by more than half in the second quarter"
    if k < 0 or view.lower[k] == "from" and "/" in time.ref.value:
        return False  # "From January through September Alphabet spent ..."
    if part == "multiple":
        # "more than double last year's"; but "doubled in 2024" says when
        told = view.lower[k].endswith("ed") or view.lower[k].endswith("fold")  # "doubled in", "rose threefold in"
        return not (told and view.lower[k + 1] in ("in", "during", "for", "over", "at"))
    if k > 0 and view.lower[k] == "against" and view.lower[k - 1] in ("set", "measured", "put"):
        return True
    if view.lower[k] == "as" and view.lower[k - 1] in _ALIKE:
        return True  # "a loss of 95 cents a share, just as in the first quarter"
    if view.lower[k] in COMPARING:
        return view.lower[k] not in _DOUBTFUL or _behind_change(view, k) or view.lower[: k + 1] == ["against"]
    return ends_comparison(view, k)


def _is_level_over(frame: Frame, time: Item) -> bool:
    """ "Gross margin averaged 53.4% over fiscal 2026", "sales were unchanged over the first half": throughout it, not against it"""
    view, item = frame.view, frame.item
    k = time.first - 1 - (view.lower[time.first - 1] == "the")
    if view.lower[k] != "over" or item is None or frame.role not in ("level", "from"):
        return False
    steady = any(i.kind.startswith("direction") and i.id == "flat" and i.last == k for i in view.items)
    return item.last == k or steady


_ALIKE = frozenset({"just", "exactly", "much", "same"})


def _is_multiplied(view: View, k: int) -> bool:
    """ "three times what it was in 2023", "twice as high as in 2023", "half that of 2023": the words to token k stand for the figure"""
    last = k
    while view.word(k) in _STANDING:
        k -= 1
    return k < last and any(
        i.last == k + 1 and i.ref.kind in ("multiple", "fraction") for i in view.of_kind("quantity")
    )


_STANDING = frozenset(
    "what it they that those as much many high large big great was were had has been of spent paid made earned invested held generated reported posted brought took".split()
)


def _behind_change(view: View, k: int) -> bool:
    """Whether the word of comparison at token k stands right behind a percentage or a word of change, or between an amount and a level."""
    word, amounts = view.lower[k], ("percent", "pp", "bps", "multiple")
    k = next((i.first for i in view.of_kind("time") if i.ref.type == "base" and i.last == k), k)
    return any(
        (i.kind == "quantity" and (i.ref.kind in amounts or i.ref.kind == "money" and _is_distance(view, i, word)))
        or i.kind.startswith("direction")
        or (i.kind == "metric" and i.id == "growth")
        for i in view.items
        if i.last == k
    )


def _is_distance(view: View, amount: Item, word: str) -> bool:
    """ "$1.6 billion above the level of", "down $5 billion on fiscal 2024"; not "spent $5 billion on" """
    if word in ("above", "below"):
        return True
    k = look_back(view, amount)
    return word == "on" and (
        view.word(k) == "by" or any(i.last == k + 1 for i in view.of_kind("direction_adjective", "direction_verb"))
    )
