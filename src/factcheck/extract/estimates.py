"""Figures that are somebody's estimate."""

from __future__ import annotations

from factcheck.extract.cues import look_back
from factcheck.extract.frames import Frame
from factcheck.patterns import regex

_ESTIMATE_ENDS = frozenset(", ; . from in for of and (".split())


ESTIMATE_WORDS = frozenset(
    """
    estimate estimates estimated expectation expectations expected consensus forecast forecasts predicted
    smartestimate anticipated projected target midpoint
    """.split()
)


_BEATS = frozenset(
    """
    exceeded exceeding beat beats beating topped topping was were is came missed missing above below
    """.split()
)


_CROWD = frozenset("analysts economists brokers forecasters strategists".split())
_CROWDS = _CROWD | {"wall"}
_SAY = frozenset("said say says saying noted note told wrote write that".split())


def _crowd_before(frame: Frame) -> str | None:
    """ "analysts had feared 1.48 dollars", "Wall Street was looking for $5 billion": what a crowd does with a figure is to foresee it"""
    item, view, clause = frame.item, frame.view, frame.clause
    assert item is not None
    words = view.lower[clause.first : item.first]
    while words and words[0] in (",", ";", "and", "but", "while", "whereas", "the", "where"):
        words = words[1:]
    crowd = words[:1] if words and words[0] in _CROWD else words[:2] if words[:2] == ["wall", "street"] else []
    if not crowd or _SAY & set(words) or any(i.kind == "quantity" for i in view.between(clause.first, item.first)):
        return None
    return " ".join(crowd)


_MARKED = regex(r".*\d\s?[Ee]")


def _marked_year(frame: Frame) -> str | None:
    """ "17x FY25E EPS of $20.35", "2026E revenue: $26bn": the year that was told last before it bears the mark of an estimate"""
    view, item = frame.spot
    if not any(i.ref.text[-1] in "Ee" for i in view.of_kind("time")):
        return None
    clause = view.clause_of(item.first)
    times = [i for i in view.of_kind("time") if clause.first <= i.first < item.first]
    behind = next((i for i in view.of_kind("time") if item.last <= i.first <= item.last + 1), None)
    time = behind if behind is not None else times[-1] if times else None
    return time.ref.text if time is not None and _MARKED.fullmatch(time.ref.text) else None


def near_estimate(frame: Frame) -> str | None:
    """The words that make a figure somebody's estimate ("estimates of $5bn", "the $5bn LSEG estimate")."""
    view, item = frame.spot
    clause = view.clause_of(item.first)
    if (marked := _marked_year(frame)) is not None:
        return marked
    if all(map(view.said.isdisjoint, (ESTIMATE_WORDS, _CROWDS, view.cues["estimate_short"]))):
        return None
    after = range(item.last, min(item.last + 5, clause.last))
    for i in after:
        if view.lower[i] in ESTIMATE_WORDS and not (
            view.lower[i] in ("expected", "estimated") and view.word(i + 1) in ("to",)
        ):
            return view.words(item.last, i + 1)
        if view.lower[i] in _ESTIMATE_ENDS or view.lower[i] in _BEATS:
            break
        if view.lower[i] in ("analysts", "economists") and i + 1 < len(view.lower):
            return view.words(i, min(i + 2, len(view.lower)))
    if (crowd := _crowd_before(frame)) is not None:
        return crowd
    k = look_back(view, item)
    if (
        k >= clause.first
        and view.lower[k] in view.cues["estimate_short"]
        and view.lower[item.first - 1] == view.lower[k]
    ):
        return view.words(k, k + 1)  # "$6.15B (cons $6.10B)"
    back = range(k, max(k - 5, clause.first - 1), -1)
    for i in back:
        if view.lower[i] in ESTIMATE_WORDS and view.lower[k] in ("of", "for", "at", "was", "were", "is"):
            if (
                i
                and view.before(i, "pronoun", "reference", "entity")
                and view.lower[i] not in ("estimate", "estimates", "consensus")
            ):
                return None  # "it forecast revenue of": the company's own
            if view.lower[i] in (
                "expected",
                "forecast",
                "projected",
                "target",
                "anticipated",
                "estimated",
            ) and view.lower[k] in ("at", "was", "is", "for"):
                return None
            return view.words(i, i + 1)
        if view.lower[i] in (",", ";") or view.over(i, "quantity"):
            break
    return None
