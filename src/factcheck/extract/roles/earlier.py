"""Earlier levels: "from $5 billion", "versus $5 billion a year earlier", "(FY23: $5 billion)", "the $94.9 billion of fiscal 2024"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import aside, cue_after, ends_comparison, governing, look_back, nearest_rate, told_of
from factcheck.extract.estimates import near_estimate
from factcheck.extract.frames import Frame
from factcheck.extract.periods.reach import leads_figure
from factcheck.extract.periods.senses import LAST_TIME
from factcheck.extract.roles.in_brackets import follows_its_kind, in_brackets

_RESTATED = frozenset("restated revised recast upwardly downwardly".split())
_TOWARDS_FROM = frozenset("of the earlier previous prior its a an between 's".split()) | _RESTATED
_FROM = frozenset({"from"})
_AGAINST = frozenset(
    """
    versus vs vs. v vis against than compared comparison relative exceeded exceeding beat beating topped topping
    above below
    """.split()
)
_SURPASSED = frozenset("exceeded exceeding beat beating topped topping above below".split())
"""Behind these stands what is surpassed, which may be another's figure."""
_DETERMINERS = (
    frozenset(
        """
    a an the its their our earlier previous prior original initial range of level between old last year 's gaap reported
    """.split()
    )
    | _RESTATED
)

_BEYOND = frozenset("on above below over than".split())
_RESULT_IDS = frozenset("net_loss operating_loss profit net_income operating_income".split())


def _of_result(view: View, first: int, last: int) -> bool:
    """ "$2.61, versus a loss of 78 cents": the same result of another time; "against costs of $5 billion" is another metric"""
    flow = any(i.id in ("ocf", "fcf") and i.last <= first for i in view.of_kind("metric"))
    return any(
        first < i.first <= last and (i.id in _RESULT_IDS or flow and i.id == "flows") for i in view.of_kind("metric")
    )


def _names_another(view: View, item: Item) -> bool:
    """Whether the figure says itself of what it is, and what is told before it is another metric."""
    if view.word(item.last) not in ("of", "in"):
        return False
    own = next((i for i in view.of_kind("metric") if item.last < i.first <= item.last + 2), None)
    before = {i.id for i in view.of_kind("metric") if i.last <= item.first}
    return own is not None and bool(before) and own.id not in before and not view.lexicon.metrics[own.id].weak


def given_as_base(frame: Frame) -> bool:
    """ "from $5 billion", "versus $5 billion a year earlier", "(FY23: $5 billion)" """
    view, item, q = frame.figure
    if q.kind == "percent" and (noun := cue_after(view, item)) is not None and noun.kind == "direction_noun":
        return False  # "after a 46% profit jump"
    if (told := _told_as_earlier(view, item)) is not None:
        return _is_earlier(frame, told)
    word = _relation(view, item)
    if q.kind in ("money", "percent", "count") and (estimate := near_estimate(frame)):
        _is_estimate(frame, estimate)
        return True
    if _definite(frame, word):
        return _is_earlier(frame, "of another time")
    if word == _PART_OF:
        return _is_earlier(frame, "fraction of")
    if word in _FROM and q.kind in ("money", "count", "percent"):
        if q.kind == "percent" and not _is_shared(view, item) and not nearest_rate(frame) and _inherits_change(frame):
            frame.role, frame.kind, frame.direction = "delta", "change", "down" if q.text[0] in "-−" else "up"
            frame.note("role", "earlier rate of change")
            return True
        if not _is_range(frame):
            return _is_earlier(frame, "from")
    if _on_another_basis(view, item):
        return False
    if word in _AGAINST - _SURPASSED and q.kind in ("money", "count", "percent"):
        return _is_compared(frame, word) and _is_earlier(frame, word)
    note = in_brackets(frame)
    return note is not None and _is_earlier(frame, note)


def _is_earlier(frame: Frame, note: str) -> bool:
    frame.role, frame.kind = "from", "amount"
    frame.note("role", note)
    return True


def _told_as_earlier(view: View, item: Item) -> str | None:
    """ "which had been $5 billion", "having been", "where there had been", "dwarfed the year-ago $2.81": told so by a verb or its time"""
    k = look_back(view, item)
    k -= k > 0 and view.lower[k] in ("minus", "negative")
    before = view.lower[max(0, k - 1) : k + 1]
    if before == ["had", "been"] and (aside(view, item.first) is not None or _in_clause_of_then(view, item, k)):
        return "which had been"
    if before == ["having", "been"] and follows_its_kind(view, item):
        return "having been"
    ago = next((i for i in view.of_kind("time") if i.ref.type == "base" and i.last == item.first), None)
    definite = ago is not None and view.lower[ago.first - 1] in ("the", "its", "their")
    if definite and follows_its_kind(view, item):
        return "of another time"
    return "where there had been" if _had_been(view, item) else None


def _in_clause_of_then(view: View, item: Item, k: int) -> bool:
    """ "turned positive, to the tune of $810 million, when it had been minus $1.2 billion" """
    opening = set(view.lower[max(0, k - 4) : max(0, k - 1)])
    return bool(opening & {"when", "where", "whereas", "while"}) and follows_its_kind(view, item)


def _relation(view: View, item: Item) -> str:
    """The word that sets the figure against another: "from", "versus", "compared", "half" (of it), or whatever stands before it."""
    k = look_back(view, item)
    word = view.lower[k] if k >= 0 else ""
    before = view.lower[max(0, k - 2) : k]
    if (
        ends_comparison(view, k)
        or word in ("following", "followed")
        or word == "after"
        and before[-1:] not in ([], ["even"])
    ):
        return "compared"
    if word in ("higher", "lower", "larger", "smaller") and before in _AGAINST_A:
        return "compared"  # "against a lower $31.6 billion a year before"
    if before in _AGAINST_ONE and word.isalpha() and not any(i.first <= k < i.last for i in view.items):
        return "compared"  # "against a horrible $7.29 billion"
    if word == "over" and k and view.over(k - 1, "direction_noun"):
        return "from"
    if word in ("loss", "profit", ".") and (
        before[-1:] in (["vs"], ["v"]) or word != "." and before[-1:] == ["versus"]
    ):
        return "versus"  # "LOSS PER SHARE 92 CENTS VS LOSS $2.33"
    led = word == "," and any(leads_figure(view, i) is item for i in view.of_kind("time"))
    if (word == "and" or led) and _also_base(view, item):
        return "compared"
    if word == "on" and before[-1:] and before[-1] in ("up", "down", "improvement", "advance"):
        return "from"
    if word == "of" and before[-1:] in (["those"], ["that"]) and ends_comparison(view, k - 2):
        return "compared"  # "compare with those of $94.9 billion in fiscal 2024"
    if word == "of" and before[-1:] == ["one"] and (ends_comparison(view, k - 2) or before[:1] and before[0] in _AFTER):
        return "compared"  # "a loss of $176 million, against one of $1.09 billion"
    return _over_determiners(view, item, k) if word in _TOWARDS_FROM else word


_PART_OF = "half of"
"""How a fraction or a multiple sets a figure against another; the word alone may be that of "the first half"."""
_AGAINST_A = (["against", "a"], ["versus", "a"], ["with", "a"], ["from", "a"])
_AGAINST_ONE = (["against", "a"], ["versus", "a"], ["against", "an"], ["versus", "an"], ["from", "a"], ["from", "an"])
_AFTER = frozenset("versus vs vs. v against after following".split())


def _over_determiners(view: View, item: Item, k: int) -> str:
    """The relation told before "the", "its earlier", "a loss of", "last year's" ..."""
    word, j = view.lower[k], k
    named = {n for i in view.of_kind("metric", "time") for n in range(i.first, i.last)}
    while j >= 0 and (view.lower[j] in _DETERMINERS or j in named):
        j -= 1
    led = view.lower[j] if j >= 0 else ""
    if led == "from" or word == "of" and led in view.cues["replaced"]:
        return "from"
    if word == "'s" and j > 0:
        risen = j - (view.lower[j - 1] in ("up", "down"))  # "35% up on the second quarter of last year's $16.9 billion"
        if led in _BEYOND and (_is_percent_before(view, risen) or _is_change(view, j)):
            return "from"  # "+5.1% on 1Q's $10.54 billion", "8.4% above the July quarter's $868.8 million"
    if word == "of" and led in _AFTER and _of_result(view, j, k) and not _opens_alone(view, j, item):
        return "versus"
    if any(i.ref.kind == "fraction" and j < i.last <= k + 1 for i in view.of_kind("quantity")):
        return _PART_OF
    if word == "'s" and _times_last(view, j):
        return _PART_OF  # "nearly double last year's $1.23 billion"
    if word == "'s" and (_of_last_time(view, k) or led in _WITHIN) and follows_its_kind(view, item):
        return "from"  # "$0.92 per share, well inside last year's $2.33"
    return word


def _opens_alone(view: View, j: int, item: Item) -> bool:
    """ "Against net earnings of $4.9 billion that looks reckless": measured by it, and not told of another time"""
    if j > 0 or any(i.first - item.last <= 3 for i in view.of_kind("time") if i.first >= item.last):
        return False
    return not any(i.kind == "metric" and i.id in _RESULT_IDS for i in view.items if i.first >= item.last)


def _is_estimate(frame: Frame, estimate: str) -> None:
    """The figure is what somebody expected, of the change where a change is told."""
    assert frame.quantity is not None
    frame.role = "delta" if frame.quantity.kind == "percent" and _inherits_change(frame) else "level"
    frame.kind = "change" if frame.role == "delta" else "amount"
    frame.modality, frame.attribution = "forecast", estimate
    if frame.role == "delta":
        verb = governing(frame, ("direction_verb", "direction_noun"))
        frame.direction = verb.id if verb else None  # type: ignore[assignment]
    frame.note("role", "estimate")


def _is_shared(view: View, item: Item) -> bool:
    """ "67.9% of sales, a decrease from 69.4%" """
    return any(
        i.ref.kind == "percent" and i.last <= item.first and view.word(i.last) == "of" for i in view.of_kind("quantity")
    )


def _is_range(frame: Frame) -> bool:
    """ "from $5 billion to $6 billion", where nothing moved: the one end of a range"""
    view, item = frame.spot
    k = look_back(view, item)
    moved = any(
        i.last <= item.first
        and (
            i.kind.startswith("direction")
            or i.kind == "quantity"
            and i.ref.kind == "multiple"
            and i.ref.text[:1].isalpha()
        )
        for i in view.items
    )
    if view.lower[k] != "from" or moved or view.word(k - 1) in view.cues["gone_from"]:
        return False
    if view.word(k - 1) == "," and item.ref.kind == "percent" and nearest_rate(frame):
        return False
    return view.word(item.last) == "to" and any(i.first > item.last for i in view.of_kind("quantity"))


def _on_another_basis(view: View, item: Item) -> bool:
    """ "basic earnings of $24.61 compare with $23.86 on a diluted basis": the same time, told otherwise"""
    behind = view.lower[item.last : item.last + 5]
    return behind[:2] in (["on", "a"], ["on", "the"]) and "basis" in behind


def _is_compared(frame: Frame, word: str) -> bool:
    """Whether the figure behind a word of comparison is one of another time and of the same metric."""
    view, item = frame.spot
    if word == "than" and "rather" in view.lower[max(0, item.first - 4) : item.first]:
        frame.unbound = frame.unbound or "it is told as what was not so"  # "$39 billion rather than $47 billion"
        return False
    if word == "than" and (item.ref.cmp != "eq" or item.ref.kind == "percent" and not _rate_of_then(frame)):
        return False
    return not _names_another(view, item)  # "less than the $54.1 billion of free cash flow": of its own metric


def _rate_of_then(frame: Frame) -> bool:
    """ "34.1%, higher than the 21.3% it reported a year earlier", "better than 21.3% a year before": a rate of another time"""
    view, item = frame.spot
    if not nearest_rate(frame) or view.word(item.last) == "of":
        return False
    reach = 6 if view.lower[item.first - 1] == "the" else 2
    behind = [i for i in view.of_kind("time") if item.last <= i.first <= item.last + reach]
    return any(i.ref.type == "base" and not view.between(item.last, i.first, "quantity") for i in behind)


def _definite(frame: Frame, word: str) -> bool:
    """ "fell short of the $94.9 billion of fiscal 2024": a figure known before, with which another is compared"""
    view, item = frame.spot
    behind = view.lower[item.last] if item.last < len(view.lower) else ""
    if (told := told_of(view, item)) is not None:
        if item.ref.kind == "percent" and not nearest_rate(frame):
            return False  # "11% growth, on top of the 10% that we delivered in fiscal 2023"
        return follows_its_kind(view, item) and any(
            told[0] <= i.first < told[1] and i.ref.type in ("fiscal", "period", "base", "date")
            for i in view.of_kind("time")
        )
    if view.lower[item.first - 1] != "the" or behind != "of" and behind not in view.cues["told_figure"]:
        return False
    timed = any(item.last < i.first <= item.last + (3 if behind == "of" else 8) for i in view.of_kind("time"))
    if timed and any(
        i.ref.kind in ("multiple", "percent", "fraction") and i.last <= item.first - 1 <= i.last + 2
        for i in view.of_kind("quantity")
    ):
        return True  # "1.4x the $5.01 billion booked in the prior year", "up 7.8% on the $22.45 billion booked"
    return timed and (word in _AGAINST or word in ("of", "not", "on", "over", "under", "past", "to", "with"))


def _is_percent_before(view: View, j: int) -> bool:
    return any(i.ref.kind == "percent" and i.last == j for i in view.of_kind("quantity"))


def _of_last_time(view: View, k: int) -> bool:
    """ "topped the estimate of $7.08 as well as last year's $4.88" """
    times = [i for i in view.of_kind("time") if i.last == k]
    told = times[0].ref.text.lower() if times else ""
    return told in LAST_TIME or bool(times and times[0].ref.type == "base")


_WITHIN = frozenset("inside within short beyond outside past above below under over".split())


def _is_change(view: View, j: int) -> bool:
    """ "an 18% improvement on last year's $2.40" """
    return view.before(j, "direction_noun") is not None


def _had_been(view: View, item: Item) -> bool:
    """ "an operating profit of $285m where there had been an operating loss of $1.2bn" """
    words = view.lower[max(0, item.first - 9) : item.first]
    at = next((n for n in range(len(words) - 2) if words[n : n + 3] == ["there", "had", "been"]), None)
    return at is not None and not view.between(item.first - len(words) + at, item.first, "quantity")


def _times_last(view: View, j: int) -> bool:
    return any(i.ref.kind == "multiple" and i.first <= j < i.last for i in view.of_kind("quantity"))


def _also_base(view: View, item: Item) -> bool:
    """ "following $21.8 million in the first quarter and $14.4 million a year before": both are earlier levels"""
    before = [i for i in view.of_kind("quantity") if i.last <= item.first]
    if not before or before[-1].ref.kind != item.ref.kind or before[-1].ref.unit != item.ref.unit:
        return False
    between = view.between(before[-1].last, item.first)
    k = look_back(view, before[-1])
    compared = ends_comparison(view, k)
    if (
        view.word(k) == "from"
        and _went_from(view, before, item)
        and not view.between(before[-1].last, item.first, "metric", "metric_verb", "direction_verb")
    ):
        return True
    return (
        any(i.kind == "time" for i in between)
        and not any(i.kind in ("metric", "metric_verb", "direction_verb") for i in between)
        and k >= 0
        and (
            compared
            or view.lower[k] in ("following", "after", "versus", "against")
            or view.lower[k - 1 : k + 1] == ["having", "been"]
        )
    )


def _went_from(view: View, before: list[Item], item: Item) -> bool:
    """ "has gone to $77.5bn from $46.5bn at New Year and $10.9bn the spring before": the level stands before the first of them"""
    told = len(before) > 1 and (before[-2].ref.kind, before[-2].ref.unit) == (item.ref.kind, item.ref.unit)
    if any(leads_figure(view, i) is item for i in view.of_kind("time")):
        return told
    gap = view.lower[before[-1].last : item.first]
    behind = view.lower[item.last : item.last + 6]
    behind = behind[: next((n for n, word in enumerate(behind) if word in _ENDS), len(behind))]
    dated = {"before", "earlier", "ago"} & set(behind) or view.between(item.last, item.last + len(behind) + 1, "time")
    return told and 1 < len(gap) <= _APART and not _ENDS & set(gap) and bool(dated)


_APART = 6
_ENDS = frozenset(",;:()")


def _inherits_change(frame: Frame) -> bool:
    view, item = frame.spot
    return any(
        i.kind in ("direction_verb", "direction_noun") or (i.kind == "direction_adjective" and i.id != "flat")
        for i in view.items
        if i.last <= item.first
    )
