"""Figures told again or in another way: a part of what was told before, a pronoun, a margin of the profit just named."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import look_back, over_colon
from factcheck.extract.frames import WHAT_GREW, Frame
from factcheck.extract.metrics.fit import fits, is_weak, names, take
from factcheck.extract.metrics.not_told import in_aside, is_whole
from factcheck.extract.metrics.refine import PER_SHARE


def restated_share(frame: Frame, previous: Frame | None) -> bool:
    """ "R&D took 49% of revenue, or $1.78 billion": the amount is the part's, not the whole's"""
    view, item = frame.view, frame.item
    if previous is None or previous.item is None or item is None:
        return False
    part = _of_whole(frame)
    if previous.whole is None and part is None:
        return False
    k = look_back(view, item)
    gap = [word for word in view.lower[previous.item.last : item.first] if word not in (",", ".", "(", "about")]
    put_again = gap in (["i.e."], ["i.e"], ["i", "e"], ["ie"], ["that", "is"], ["or"]) and part is not None
    if not put_again and (k < 1 or view.lower[k] not in ("or", "(")) or view.between(previous.item.last, k, "quantity"):
        return False
    if part is not None and (previous.metric is None or k - previous.item.last > 1 and not put_again):
        return False
    frame.whole = part
    frame.metric, frame.metric_item, frame.segment = previous.metric, previous.metric_item, previous.segment
    return True


def added_change(frame: Frame, previous: Frame | None) -> bool:
    """ "sales of 4.3 million cars, 41% more", "set aside $1 billion for bad loans, $200 million more than in May" """
    view, item, q = frame.figure
    if (
        previous is None
        or previous.item is None
        or previous.metric is None
        or frame.role not in ("delta", "diff", "level")
    ):
        return False
    beyond = view.word(item.last) in ("above", "below")
    if not beyond and view.word(item.last) not in ("more", "less", "fewer", "higher", "lower"):
        return False
    if not beyond and view.word(item.last + 1) not in ("than", ",", ".", "year", "from"):
        return False
    k = look_back(view, item)
    if k > 1 and view.lower[k] in ("was", "is", "were") and view.lower[k - 1] == "which":
        k -= 2  # "generated $18.8 billion, which was 17.7% less than the year before"
    if k > 2 and view.lower[k] in ("was", "is") and view.lower[k - 1] == "that":
        k = _conceded(view, k - 2) or k  # "brought in $17.8 billion, though that was 10.2% less"
    # "less than 2% of revenue and $78 million below": behind a share it is of what the share is, not of the whole
    joined = previous.role == "share" and view.lower[previous.item.last : item.first].count("and") == 1
    if k < 1 or view.lower[k] != "," and not joined:
        return False
    # "$8.05 billion came in from operations, 13.3% less": the verb is the figure's
    own = next((i.last for i in view.of_kind("level") if i.first == previous.item.last), previous.item.last)
    if view.between(own, k, "quantity", "direction_verb", *(() if joined else ("level",))):
        return False
    frame.metric, frame.metric_item, frame.segment = previous.metric, previous.metric_item, previous.segment
    return True


def of_what_it_was(frame: Frame, previous: Frame | None) -> bool:
    """ "Bought back $472 million of stock, half of what it had bought a year before": of the measure that was told"""
    view, item = frame.view, frame.item
    if item is None or previous is None or previous.metric is None or "role<times what was" not in frame.trace:
        return False
    k = item.last + (view.word(item.last) == "of")
    since = view.between(previous.item.last if previous.item else 0, k, "metric")
    if view.word(k) != "what" or not all(is_weak(view, noun) for noun in since):
        return False
    frame.metric, frame.metric_item, frame.segment = previous.metric, previous.metric_item, previous.segment
    return True


def _conceded(view: View, k: int) -> int:
    """The comma before "though", "even if", "although" that end at token k, or 0."""
    if view.lower[k] not in ("though", "although", "if", "but", "and"):
        return 0
    k -= 1 + (view.lower[k - 1] == "even")
    return k if view.lower[k] == "," else 0


def of_which(frame: Frame, previous: Frame | None) -> bool:
    """ "operating cash flow was $492 million, of which we generated $102 million in the third quarter": the same measure"""
    view, item = frame.spot
    if previous is None or previous.item is None or previous.metric is None or frame.role != "level":
        return False
    if (
        view.lower[item.last : item.last + 2] in _OF_THAT
        and _fell_then(view, item.last + 2)
        and fits(frame, previous.metric)
    ):
        frame.metric, frame.metric_item, frame.segment = previous.metric, previous.metric_item, previous.segment
        return True
    gap = view.lower[previous.item.last : item.first]
    n = next((n for n in range(min(len(gap) - 1, _FAR)) if gap[n : n + 2] == ["of", "which"]), None)
    k = previous.item.last + n if n is not None else -1
    if n is not None and (told := _what_it_is(frame)) is not None:
        frame.metric, frame.metric_item = told.id, told
        return True
    if n is None or any(i.kind != "time" for i in view.between(previous.item.last, k)):
        return False  # "in the first half, of which ..."
    if view.between(previous.item.last, item.first, "metric") or not fits(frame, previous.metric):
        return False
    if _done_with_it(frame, k + 2):
        if view.between(k + 2, item.first, "metric_verb") or view.between(item.last, item.last + 5, "metric"):
            return False
        frame.unbound = "it is a part of the figure before, told by what was done with it"
    if view.word(item.last) in ("was", "were", "went", "is", "has", "will"):
        # "of which $3.5 billion was reinvested in stores"
        frame.unbound = "it is a part of the figure before, told by what was done with it"
    frame.metric, frame.metric_item, frame.segment = previous.metric, previous.metric_item, previous.segment
    return True


_OF_THAT = (["of", "that"], ["of", "it"], ["of", "this"], ["of", "them"], ["of", "these"])


def _fell_then(view: View, k: int) -> bool:
    """ "of that (fell) in the third quarter": a part of the same measure, told by its time"""
    k += view.word(k) != "" and view.lower[k] in view.cues["fell_in"]
    k += view.word(k) in ("in", "during", "within")
    k += view.word(k) in ("the", "its")
    return view.at(k, "time") is not None


def _what_it_is(frame: Frame) -> Item | None:
    """ "of which $5.0 billion was shareholders' equity", but "of which $3.5 billion was reinvested in stores" """
    view, item = frame.spot
    if view.word(item.last) not in ("was", "were", "is", "are"):
        return None
    first = item.last + 1 + (view.word(item.last + 1) in ("its", "the"))
    nouns = [i for i in view.of_kind("metric") if i.first == first and fits(frame, i.id)]
    told = max(nouns, key=lambda i: i.last, default=None)
    return told if told is not None and view.lower[told.last : told.last + 1] in _ENDS else None


_ENDS: tuple[list[str], ...] = ([], ["."], [","], [";"], ["in"], ["at"], ["for"], ["and"], ["on"])


def _done_with_it(frame: Frame, first: int) -> bool:
    """ "of which the company plowed $1.8 billion back into track": a verb of its own says what the part is; "of which we generated" does not"""
    view, item = frame.spot
    same = view.cues["yielded"] | view.cues["took_in"] | _TELLING
    verbs = [k for k in range(first, item.first) if view.is_past(k)]
    if not verbs or verbs[0] == first:
        return False
    by_itself = view.between(first, verbs[0], "entity", "reference", "pronoun")
    return not by_itself or view.lower[verbs[0]] not in same  # "of which the tax authorities took $1.25 billion"


_FAR = 9
_TELLING = frozenset("was were had been came reached reported recorded booked".split())


def _of_whole(frame: Frame) -> str | None:
    """ "2,300 jobs, or 6% of its staff": the metric of which the percentage is a part"""
    view, item = frame.spot
    if frame.quantity is None or frame.quantity.kind != "percent" or view.word(item.last) != "of":
        return None
    nouns = [i for i in view.of_kind("metric") if item.last < i.first <= item.last + 3]
    return nouns[0].id if nouns and not view.lexicon.metrics[nouns[0].id].rate else None


def inherited(frame: Frame, previous: Frame | None) -> bool:
    """Gapping and apposition: "..., up from $2.18", "or $2.40 per share", "a 5% increase" """
    if (noun := _before_dash(frame)) is not None:
        return take(frame, noun)
    if not previous or not previous.metric or frame.quantity is None:
        return False
    if previous.total is not None and previous.metric is not None and not fits(frame, previous.metric):
        previous = previous.total  # "earned $6.19 billion, or $2.48 a share, where it had made $656 million"
    assert frame.item is not None
    view, q, told = frame.view, frame.quantity, previous.quantity
    if previous.metric not in frame.view.lexicon.metrics or previous.metric == "ranking":
        return False
    earlier_share = previous.role == "share" and frame.role == "from" and q.kind == "percent"
    if previous.role == frame.role == "share" and q.kind == "percent" and "role<bare percent" in frame.trace:
        frame.whole = previous.whole  # "Meta put 27% of its revenue into research, Alphabet 14%"
    if previous.metric is None or not fits(frame, previous.metric) and q.per not in PER_SHARE and not earlier_share:
        return False
    if told is not None and q.kind == told.kind == "count" and q.unit and told.unit and q.unit != told.unit:
        return False  # "9,000 customers in 47 countries"
    if _has_own_verb(frame) or _is_the_part(frame, previous):
        return False
    if previous.item is not None and over_colon(view, previous.item, frame.item, ":"):
        return False
    if "metric<bare_growth" in previous.trace:
        frame.unbound = f"{WHAT_GREW}, and when"  # "growth eased to 69% in fiscal 2023, 36% the year after"
    k = look_back(view, frame.item)
    if previous.loss and not view.cues["bringing"] & set(view.lower[max(0, k - 1) : k + 1]):
        frame.loss = True  # "operations consumed $1.39 billion, compared with $7.3 billion"
    if earlier_share:
        frame.whole, frame.kind = previous.whole, "share"  # "32.5% of revenue, against 19.1% before"
    frame.metric, frame.metric_item, frame.segment = previous.metric, previous.metric_item, previous.segment
    small = q.kind == "money" and q.value is not None and abs(q.value) < _LEAST_TOTAL
    frame.total = previous if small and not _is_of_share(previous) else previous.total
    return True


_LEAST_TOTAL = 1000
"""An amount without a scale below it is told of a share."""


def _is_of_share(told: Frame) -> bool:
    return told.quantity is None or told.quantity.value is None or abs(told.quantity.value) < _LEAST_TOTAL


def in_brackets(frame: Frame, previous: Frame | None) -> bool:
    """ "net 6.0bn (+34%)", "revenue of $5 billion (up 8%)": what brackets add right behind a figure is of the same metric"""
    view, item = frame.spot
    if previous is None or previous.item is None or not previous.metric or frame.role not in ("delta", "from"):
        return False
    clause = view.clause_of(item.first)
    opened = view.word(previous.item.last) == "("
    if (
        not opened
        or not clause.bracket
        or view.of(clause, "metric")
        or view.between(previous.item.last, item.first, "quantity")
    ):
        return False
    frame.metric, frame.metric_item, frame.segment = previous.metric, previous.metric_item, previous.segment
    return True


def multiple_of_figure(frame: Frame, previous: Frame | None) -> bool:
    """ "put $23.8 billion into stores, nearly seven times Home Depot's": an apposition measures the figure before it"""
    view, item = frame.spot
    if frame.role != "compare" or previous is None or previous.item is None or not previous.metric:
        return False
    k = look_back(view, item)
    while k > previous.item.last and view.lower[k] in view.cues["hedging"]:
        k -= 1
    between = view.between(previous.item.last, item.first, "quantity", "level", "metric_verb", "direction_verb")
    if view.lower[k] not in (",", "or", "(", "—", "–") or between or previous.role != "level":
        return False
    frame.metric, frame.metric_item, frame.segment = previous.metric, previous.metric_item, previous.segment
    return True


def _before_dash(frame: Frame) -> Item | None:
    """ "capital expenditures—up 35%—left free cash flow at ...": what stands between dashes is said of the noun before them"""
    view, item, clause = frame.view, frame.item, frame.clause
    assert item is not None
    k = clause.first
    while k < item.first and not view.lower[k].isalpha():
        k += 1  # the dash may belong to the clause it opens
    nouns = [i for i in view.of_kind("metric") if 0 < k - i.last <= 1 and names(frame, i)]
    if not nouns or view.lower[nouns[0].last] not in ("—", "–", "-", "--") or frame.role not in ("delta", "level"):
        return None
    return nouns[0]


def _has_own_verb(frame: Frame) -> bool:
    """ "repurchased $94.9 billion of stock and distributed $15.2 billion": a verb that says something else"""
    view, item = frame.spot
    k = look_back(view, item)
    if k < 1 or view.lower[k - 1] not in ("and", ",", "then", "also") or frame.role != "level":
        return False
    word = view.lower[k]
    known = view.over(k, "direction_verb", "level", "metric_verb")
    return not known and word.isalpha() and (word in view.lexicon.past_forms or word.endswith("ed"))


def _is_the_part(frame: Frame, previous: Frame) -> bool:
    """ "more than a quarter of Meta's revenue, $43.9 billion, went into research": the amount is the part's"""
    view, item, told = frame.view, frame.item, previous.item
    assert item is not None
    if told is None or previous.role not in ("share", "compare") or view.word(told.last) != "of":
        return False
    if previous.whole is not None:
        return False  # the metric before is that of the part already
    return view.lower[item.first - 1] == "," and not view.between(told.last, item.first, "quantity")


def spoken_of(frame: Frame, previous: Frame | None) -> bool:
    """ "our backlog, well, it was $6.2 billion": a pronoun for a metric named before it that has no figure of its own"""
    view, item = frame.spot
    pronouns = [k for k in range(item.first) if view.lower[k] in ("it", "they")]
    if not pronouns or item.first - pronouns[-1] > 6:
        return False
    k = pronouns[-1]
    verbs = view.between(k + 1, item.first, "level", "direction_verb")
    k += sum(1 for word in view.lower[k + 1 : k + 3] if word.endswith("ly"))
    nouns = [i for i in view.of_kind("metric") if i.last <= k and names(frame, i)]
    nouns = [n for n in nouns if not is_weak(view, n) and not in_aside(view, n, item) and not is_whole(view, n)]
    if not verbs or verbs[0].first != k + 1 or not nouns or view.between(nouns[-1].last, item.first, "quantity"):
        return False
    return take(frame, nouns[-1])


_BEFORE_MARGIN = frozenset("a an or at and for the its".split())
_KINDS = {
    "gross": "gross_margin",
    "operating": "operating_margin",
    "op": "operating_margin",
    "net": "net_margin",
    "ebit": "operating_margin",
}
_MARGIN_OF = {
    "operating_income": "operating_margin", "gross_profit": "gross_margin", "net_income": "net_margin",
    "operating_income_adj": "operating_margin_adj", "ebitda_adj": "ebitda_margin",
}  # fmt: skip


def which_margin(frame: Frame, previous: Frame | None) -> None:
    """ "operating profit rose to $1.9 billion, corresponding to a margin of 12.4%": the margin of the profit just told"""
    if (
        frame.metric == "margin"
        and frame.item is not None
        and (kind := frame.view.lower[frame.item.first - 1]) in _KINDS
    ):
        frame.metric = _KINDS[kind]  # "Margins: Gross 17.2%"
        return
    if frame.metric == "margin" and (basis := _basis(frame)) is not None:
        frame.metric = _KINDS[basis]
        return
    points = "metric<copula" in frame.trace or frame.view.word(0) in ("that", "this")
    if frame.metric == "margin" and previous is None and points and frame.carried is not None:
        # "Operating income was $69.4 billion. That is a margin of 42.2%", "4.3% is a grocer's margin"
        frame.metric = _MARGIN_OF.get(frame.carried.metric or "", "margin")
        return
    if frame.metric != "margin" or frame.metric_item is None or previous is None or previous.item is None:
        return
    if previous.metric_item is frame.metric_item and previous.metric in _MARGIN_OF.values():
        frame.metric = previous.metric  # "a margin of 12.4 percent (10.9)"
        return
    gap = frame.view.lower[previous.item.last : frame.metric_item.first]
    if len(gap) <= 4 and not any(word.isalpha() and word not in _BEFORE_MARGIN for word in gap):
        frame.metric = _MARGIN_OF.get(
            previous.metric or "", "margin"
        )  # "operating income $923 million - a margin of 4.1%"
        return
    linked = frame.view.cues["leads_to_margin"] & set(gap)
    if linked and len(gap) <= 6 and frame.item is not None and frame.item.first > frame.metric_item.first:
        frame.metric = _MARGIN_OF.get(previous.metric or "", "margin")


def _basis(frame: Frame) -> str | None:
    """ "On a net basis the margin was 38%", "the margin at the operating level": which margin is meant"""
    words, item = frame.view.lower, frame.item
    found = [
        k
        for k, word in enumerate(words[1:-1], 1)
        if word in _KINDS and words[k + 1] in ("basis", "level", "line") and words[k - 1] in ("a", "the")
    ]
    # "by 13 points at the operating level but only 1.3 points at the gross level (62.4% v 61.1%)": the one nearest behind, else before
    behind = [k for k in found if item is not None and 0 <= k - item.last <= _TO_LEVEL]
    return words[(behind or found)[0 if behind else -1]] if found else None


_TO_LEVEL = 2
"""Words from points to the level at which they are told ("at the gross level")."""


def meant(frame: Frame, previous: Frame | None) -> bool:
    """ "That was 63% more than a year earlier": a pronoun that stands for the figure of the sentence before"""
    told = frame.carried
    if told is None or told.metric is None or frame.role not in ("delta", "share") or not points_back(frame):
        return False
    frame.metric, frame.metric_item, frame.segment = told.metric, None, told.segment
    return True


def points_back(frame: Frame) -> bool:
    """ "That is 24% of revenue": the clause speaks of the figure of the sentence before."""
    view, item = frame.spot
    opening = view.lower[frame.clause.first : item.first]
    return bool(_STANDS_FOR & set(opening[:8])) and not any(
        i.kind in ("metric", "entity") for i in view.between(0, item.first)
    )


_STANDS_FOR = frozenset("that this it which".split())
