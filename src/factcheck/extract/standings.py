"""Claims about filed metrics that print no figure: which way one moved, which of two is larger, whether it was a record.

Only plain sentences are read: one company as owner, one metric, and nothing that makes the figure another one (a part of the
company, an adjusted basis, a forecast). What is left out stays silent, as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.parts import modifiers
from factcheck.extract.scope import attribution_of
from factcheck.patterns import regex

_HIGHER = frozenset("more higher larger greater bigger".split())
_LOWER = frozenset("less lower smaller fewer".split())
_NEVER = frozenset(
    "adjusted organic organically currency excluding comparable underlying core segment unit division expected estimate estimates "
    "forecast expectations consensus guidance target per margin's rate pace growth almost nearly roughly about as much many if".split()
)  # fmt: skip
_FILLERS = frozenset(
    "also again slightly sharply steadily further only just modestly strongly narrowly in fact then".split()
)
_EXTREME = regex(
    r"\b(?:(?:an?|its|the|another) (?:new )?(?:all-time |company |annual |quarterly )*record(?: high)?"
    r"|(?:its|the|an) (?:highest|best|largest|biggest|strongest) (?:ever|on record|in its history|in the company's history|of all time)"
    r"|(?:its|the) (?:highest|best|largest|biggest|strongest) (?:annual |quarterly )?(?:level|figure|total|result|sum)? ?"
    r"(?:ever|on record|in its history|in the company's history|of all time)"
    r"|an all-time high)(?=\W*$|\W+(?:for|in|at|,))",
    re.I,
)
_YEAR = regex(r"\d{4}")


def standings(view: View) -> list[Frame]:
    """The claims without a figure of one sentence; none where anything in it is beyond the plain patterns."""
    if view.headline or not _is_plain(view):
        return []
    for pattern in (_sign, _against, _among, _record, _moved):
        if found := next(pattern(view), None):
            return [found]
    return []


def _is_plain(view: View) -> bool:
    if _NEVER & set(view.lower) or view.lower[-1:] == ["?"]:
        return False
    kinds = {i.kind for i in view.items}
    if {"modality", "office", "part", "person_pronoun"} & kinds:
        return False
    if any(i.kind == "entity" and i.ref.type not in ("ORG", "EXCHANGE") for i in view.items):
        return False
    return bool(_companies(view)) and len(_periods(view)) <= 2


_PLAIN = frozenset(
    """
    was were is did had has have been more less higher lower larger smaller greater bigger fewer than that those stock shares own than
    outearned outspent outsold trailed it before year earlier . , ; ' ’ s said says ended months weeks company day also again slightly only just among any no never profitable compared with
    """.split()
)
_KNOWN = frozenset(
    {
        "entity",
        "metric",
        "metric_verb",
        "time",
        "quantity",
        "comparison",
        "direction_verb",
        "direction_adjective",
        "negation",
    }
)


def _is_all(view: View, first: int = 0, last: int = 0) -> bool:
    """Whether the sentence says nothing besides what was read: a word left over ("in advertising") may be what it is about."""
    held = {k for i in view.items if i.kind in _KNOWN for k in range(i.first, i.last)} | set(range(first, last))
    return all(k in held or w in _PLAIN or w in view.lexicon.whole_words for k, w in enumerate(view.lower))


def _companies(view: View) -> list[Item]:
    return [i for i in view.items if i.kind == "entity" and (i.ref.ref or "").startswith("cik:")]


def _periods(view: View) -> list[Item]:
    """Times that say themselves of which year they are, and "last year"."""
    return [
        i for i in view.items
        if i.kind == "time" and i.ref.type != "base" and not _is_compared(view, i) and (_YEAR.search(i.ref.value) or i.ref.value in ("PREV:Y", "PREV:FY"))
    ]  # fmt: skip


def _bases(view: View) -> list[Item]:
    return [i for i in view.items if i.kind == "time" and (i.ref.type == "base" or _is_compared(view, i))]


def _is_compared(view: View, time: Item) -> bool:
    """ "compared with the year before" """
    k = time.first - 1 - (view.lower[time.first - 1] == "the")
    return time.ref.value.startswith("PREV:") and view.lower[k] in ("with", "to", "from") and k > 0


def _prints(view: View) -> bool:
    return any(i.kind == "quantity" and not i.ref.incidental for i in view.items)


def _metrics(view: View, first: int, last: int) -> list[Item]:
    return [i for i in view.between(first, last, "metric", "metric_verb") if i.id != "none"]


def _is_whole(view: View, noun: Item) -> bool:
    """Whether nothing before the noun makes it the figure of a part, or an adjusted one."""
    return noun.kind == "metric_verb" or modifiers(view, noun) == (None, None)


def _framed(view: View, kind: str, noun: Item, owner: Item, metric: str) -> Frame:
    frame = Frame(view, view.clause_of(noun.first), metric=metric, metric_item=noun)
    frame.kind = kind  # type: ignore[assignment]
    frame.subject = owner
    frame.negated = any(i.kind == "negation" for i in view.items)
    frame.attribution = attribution_of(view, noun.first, frame)
    return frame


def _span(frame: Frame, first: int, last: int) -> None:
    frame.start, frame.end = frame.view.tokens[first].start, frame.view.tokens[last - 1].end


# ---------------------------------------------------------------- larger than another
def _against(view: View) -> Iterator[Frame]:
    """ "Apple's revenue exceeded Microsoft's in 2024", "spent more on buybacks than on dividends", "earned less than in 2023" """
    for side, first, last in _comparatives(view):
        owners = _companies(view)
        before = [i for i in owners if i.last <= first]
        if not before or len({i.ref.ref for i in before}) != 1:
            continue
        left = _single(view, _metrics(view, 0, last))
        if left is None and view.lower[first] == "outspent":
            left = _single(view, _metrics(view, last, len(view.tokens)))
        elif left is None and view.lower[first] == "outsold":
            left = Item("metric_verb", first, last, view.tokens[first].start, view.tokens[first].end, "revenue")
        elif left is None and (
            view.lower[first] == "outearned"
            or view.lower[first : first + 2] in (["more", "profitable"], ["less", "profitable"])
        ):
            left = Item("metric_verb", first, last, view.tokens[first].start, view.tokens[first].end, "net_income")
        if left is None or not _is_whole(view, left):
            continue
        if any(i.kind == "direction_verb" and i.first < first for i in view.items):
            continue  # "rose more slowly than Meta's": two changes are compared
        frame = _framed(view, "comparison", left, before[0], left.id)
        frame.role, frame.direction = "compare", side  # type: ignore[assignment]
        others = [i for i in owners if i.first >= last]
        rest = _metrics(view, last, len(view.tokens))
        if (
            others
            and len({i.ref.ref for i in others} | {before[0].ref.ref}) == 2
            and len({i.ref.ref for i in others}) == 1
        ):
            if any(
                i.id != left.id and i.kind == "metric" and not view.lexicon.metrics[i.id].weak for i in rest
            ) or not _owns(view, last, others[0]):
                continue
            frame.compare_subjects = (others[0].ref.ref,)
            frame.compare_to = view.words(others[0].first, others[0].last)
            end: int | None = others[0].last
        elif not others and len(rest) == 1 and rest[0].kind == "metric" and rest[0].id != left.id and not _prints(view):
            if not _is_whole(view, rest[0]) or rest[0].first - last > 4:
                continue
            frame.compare_metric = rest[0].id
            frame.compare_to = view.words(rest[0].first, rest[0].last)
            end = rest[0].last
        elif not others and not rest and not _prints(view) and (end := _earlier(view, frame, last)):
            frame.kind, frame.role = "change", "delta"
        else:
            continue
        periods = [i for i in _periods(view) if i.ref is not frame.base]
        if len(periods) != 1 or not _is_all(view, first, last):
            continue
        frame.period = periods[0].ref
        frame.note("comparison", view.words(first, last).lower())
        if end is not None:
            _span(frame, min(left.first, first), end + (view.lower[end : end + 1] == ["'s"]))
        yield frame


def _comparatives(view: View) -> Iterator[tuple[str, int, int]]:
    """(side, first token, token behind) of "exceeded", "was higher than", and of "more ... than" with what is counted between."""
    for cue in view.items:
        if cue.kind == "comparison" and cue.id in ("above", "below"):
            verb = view.lower[cue.first]
            side = "up" if cue.id == "above" else "down"
            if view.lower[cue.last - 1] != "than":
                if not _prints(view) and len(verb) > 5:
                    yield side, cue.first, cue.last
            elif not _prints(view) or view.lower[cue.first - 1] in ("was", "were"):
                yield side, cue.first, cue.last
    for k, word in enumerate(view.lower):
        if word == "trailed" and not _prints(view):
            yield "down", k, k + 1
        if word in ("outearned", "outspent", "outsold") and not any(
            i.kind == "comparison" and i.first == k for i in view.items
        ):
            yield "up", k, k + 1
        if word not in _HIGHER | _LOWER:
            continue
        than = next((n for n in range(k + 2, len(view.lower)) if view.lower[n] == "than"), None)
        if (
            than is not None
            and than - k <= 14
            and not view.between(k, than, "quantity", "comparison")
            and (view.lower[k + 1] == "profitable" or not _prints(view))
        ):
            yield ("up" if word in _HIGHER else "down"), k, than + 1


def _single(view: View, found: list[Item]) -> Item | None:
    """The one metric of the words; a verb only where no noun names one ("spent more on capital expenditures")."""
    verbs = [i for i in found if i.kind == "metric_verb"]
    nouns = [i for i in found if i.kind == "metric" and not (verbs and view.lexicon.metrics[i.id].weak)] or verbs
    means = [i for i in nouns if view.lower[i.first - 1] in ("through", "via") and verbs and verbs[0].id == "payout"]
    nouns = means or nouns  # "returned more cash through dividends"
    return nouns[0] if nouns and len({i.id for i in nouns}) == 1 else None


def _owns(view: View, last: int, other: Item) -> bool:
    """The other company stands right behind the word of comparison ("than Tesla's", "than that of Tesla", "than at Tesla")."""
    return all(w in ("that", "of", "at", "those", "the", "rival") for w in view.lower[last : other.first])


_LEADS = frozenset("in the a an it did at for during its same".split())


def _earlier(view: View, frame: Frame, last: int) -> int | None:
    """ "than a year earlier", "than in the year before", "than in 2023": the period that is compared with"""
    times = [i for i in (*_bases(view), *_periods(view)) if i.first >= last]
    if not times or not all(w in _LEADS for w in view.lower[last : times[0].first]):
        return None
    frame.base = times[0].ref
    return times[0].last


# ---------------------------------------------------------------- rose or fell
def _moved(view: View) -> Iterator[Frame]:
    """ "Adobe's revenue grew in fiscal 2023", "Operating income at Tesla was lower in 2024" """
    periods = _periods(view)
    if _prints(view) or len(periods) != 1 or len(_companies(view)) != 1:
        return
    found = _metrics(view, 0, len(view.tokens))
    noun = _single(view, found)
    if (
        noun is None
        or noun.kind != "metric"
        or len(found) != 1
        or noun.id.endswith("loss")
        or not _is_whole(view, noun)
    ):
        return
    owner = _companies(view)[0]
    if (did := _did(view, owner, noun)) is not None and _is_all(view):
        frame = _framed(view, "change", noun, owner, noun.id)
        frame.role, frame.direction, frame.period = "delta", did.id, periods[0].ref  # type: ignore[assignment]
        frame.note("moved", view.words(did.first, did.last).lower())
        _span(frame, did.first, noun.last)
        yield frame
        return
    if not _is_owner(view, owner, noun):
        return
    follows = owner.first >= noun.last and not view.between(
        noun.last, owner.first, "direction_verb", "direction_adjective"
    )
    k = owner.last if follows else noun.last
    while k < len(view.lower) and view.lower[k] in _FILLERS | {"was", "were", "has", "have", "'s", "did", "not", "n't"}:
        k += 1
    moves = [i for i in view.items if i.kind in ("direction_verb", "direction_adjective") and i.first == k]
    if not moves or moves[0].id not in ("up", "down"):
        return
    held = {k for i in _bases(view) for k in range(i.first, i.last)}
    held |= set(range(moves[0].last, owner.last)) if 1 <= owner.first - moves[0].last <= 2 else set()
    behind = [view.lower[k] for k in range(moves[0].last, periods[0].first) if k not in held]
    if any(w not in _FILLERS | {"in", "for", "during", "over", "the", "its", "of"} for w in behind) or len(behind) > 4:
        return
    if not _is_all(view):
        return
    tail = view.lower[max(moves[0].last, periods[0].last) :]
    if (tail[:2] in (["compared", "with"], ["compared", "to"]) or tail[:1] == ["from"]) and _bases(view):
        tail = []
    if set(tail) & {"by", "to", "from", "at", "but", "despite", "on", "than", "while", "as"}:
        return
    frame = _framed(view, "change", noun, owner, noun.id)
    frame.role, frame.direction, frame.period = "delta", moves[0].id, periods[0].ref  # type: ignore[assignment]
    bases = _bases(view)
    frame.base = bases[0].ref if len(bases) == 1 else None
    frame.note("moved", view.words(moves[0].first, moves[0].last).lower())
    _span(frame, noun.first, moves[0].last)
    yield frame


_OWN_TO_MOVE = frozenset(
    {"capex", "buyback", "rnd", "revenue", "net_income", "operating_income", "ocf", "fcf", "gross_profit"}
)


def _did(view: View, owner: Item, noun: Item) -> Item | None:
    """ "Home Depot boosted its capital expenditures in fiscal 2023" """
    if noun.id not in _OWN_TO_MOVE or view.lower[noun.first - 1] != "its":
        return None
    verb = next((i for i in view.items if i.kind == "direction_verb" and i.last == noun.first - 1), None)
    if verb is None or verb.id not in ("up", "down") or verb.first != owner.last:
        return None
    behind = view.lower[noun.last : noun.last + 1]
    return verb if behind and behind[0] in ("in", "for", "during", "last") else None


def _is_owner(view: View, owner: Item, noun: Item) -> bool:
    """ "Apple's revenue", "revenue at Apple" """
    if owner.last <= noun.first:
        gap = view.lower[owner.last : noun.first]
        return gap[:1] in (["'s"], ["’s"], ["'"], ["’"]) and all(w in view.lexicon.whole_words for w in gap)
    gap = view.lower[noun.last : owner.first]
    gap = gap[:-1] if gap[-1:] == ["the"] else gap
    if gap[-1:] == ["at"] and len(gap) == 3 and gap[0] in ("was", "were") and noun.kind == "metric":
        return True  # "revenue was up at Walmart"
    if gap[-1:] == ["at"] and any(i.first == noun.last and i.last - i.first == len(gap) - 1 for i in view.items):
        return True  # "gross profit rose at Home Depot"
    return gap in (["at"], ["of"])


# ---------------------------------------------------------------- the sign alone, and the largest of several
_GAIN = r"(?:(?:was|were|remained|stayed|turned|became) (?:not |no longer |un)?profitable|(?:made|make|turned|turn|posted|post|reported|report|booked) (?:a|an|no) (?:\w+ )?profit)"
_LOSS = r"(?:lost money|lose money|(?:was|were) loss-making|(?:made|make|ran|posted|post|reported|report|booked|suffered|swung to) (?:a|an|no) (?:\w+ )?loss)"
_SIGNS = regex(
    rf"\b(?:(?P<gain>{_GAIN})|(?P<loss>{_LOSS})"
    r"|(?P<dividend>(?:paid|pay) (?:out )?(?:a|no|any|its)? ?(?:cash )?dividends?)"
    r"|(?P<buyback>(?:bought back|buy back|repurchased|repurchase) (?:no |any |some )?(?:of its )?(?:own )?(?:shares|stock)))"
    r"(?= (?:in|for|during|last|again)\b|\W*$)",
    re.I,
)
_NO = regex(r"\b(?:not|no|never|n't|no longer)\b|n['’]t\b|\bunprofitable\b", re.I)
_KINDS = ("annual", "net", "quarterly", "yearly", "full-year", "small", "large")


def _sign(view: View) -> Iterator[Frame]:
    """ "Boeing turned a profit in 2024", "Snowflake was not profitable", "paid no dividend" """
    text = view.text[view.sentence.start : view.sentence.end]
    said = _SIGNS.search(text)
    periods = _periods(view)
    if said is None or _prints(view) or len(periods) != 1 or len(_companies(view)) != 1:
        return
    start, end = view.sentence.start + said.start(), view.sentence.start + said.end()
    first = next(n for n, t in enumerate(view.tokens) if t.end > start)
    last = next((n for n, t in enumerate(view.tokens) if t.start >= end), len(view.tokens))
    described = [
        w
        for w in re.findall(r"\w+", said[0].lower())[2:-1]
        if w not in (*_KINDS, "cash", "of", "its", "own", "any", "no")
    ]
    if described and (said["gain"] or said["loss"]) or not _is_all(view, first, last):
        return
    metric = "dividend" if said["dividend"] else "buyback" if said["buyback"] else "net_income"
    item = Item("metric", first, last, start, end, metric)
    frame = _framed(view, "comparison", item, _companies(view)[0], metric)
    if frame.subject is None or not frame.subject.last <= first:
        return
    frame.role, frame.direction = "compare", "down" if said["loss"] else "up"
    frame.negated = _NO.search(text) is not None
    frame.compare_metric, frame.compare_to, frame.period = "zero", "zero", periods[0].ref
    frame.start, frame.end = start, end
    frame.note("sign", said[0].lower())
    yield frame


_MOST = {
    "highest": "up",
    "largest": "up",
    "biggest": "up",
    "most": "up",
    "lowest": "down",
    "smallest": "down",
    "least": "down",
}


def _among(view: View) -> Iterator[Frame]:
    """ "Among Amazon, Alphabet and Meta, Amazon had the highest revenue in 2024" """
    periods = _periods(view)
    extremes = [k for k, word in enumerate(view.lower) if word in _MOST and view.lower[k - 1] == "the"]
    if view.lower[:1] not in (["among"], ["of"]) or _prints(view) or len(periods) != 1 or len(extremes) != 1:
        return
    k = extremes[0]
    named = [i for i in _companies(view) if i.last <= k]
    noun = _single(view, _metrics(view, k, len(view.tokens)))
    if len(named) < 3 or noun is None or noun.kind != "metric" or noun.first != k + 1 or noun.id.endswith("loss"):
        return
    subject, others = named[-1], tuple(dict.fromkeys(i.ref.ref for i in named[:-1] if i.ref.ref != named[-1].ref.ref))
    if view.lower[subject.first - 1] != "," or len(others) < 2 or not _is_all(view, k, k + 1):
        return
    frame = _framed(view, "comparison", noun, subject, noun.id)
    frame.role, frame.direction = "rank", _MOST[view.lower[k]]  # type: ignore[assignment]
    frame.compare_subjects, frame.period = others, periods[0].ref
    frame.compare_to = view.words(named[0].first, named[-2].last)
    frame.note("among", view.lower[k])
    _span(frame, k - 1, noun.last)
    yield frame


# ---------------------------------------------------------------- records
def _record(view: View) -> Iterator[Frame]:
    """ "Revenue of $46.7 billion in the second quarter of fiscal 2026 was a record", "its highest revenue ever" """
    text = view.text[view.sentence.start : view.sentence.end]
    said = _EXTREME.search(text)
    periods = _periods(view)
    if said is None or len(periods) != 1 or len(_companies(view)) != 1:
        return
    at = view.sentence.start + said.start()
    k = next((n for n, t in enumerate(view.tokens) if t.start >= at), len(view.tokens))
    noun = _single(view, _metrics(view, 0, k))
    owner = _companies(view)[0]
    if noun is None or noun.kind != "metric" or noun.id.endswith("loss") or not _is_whole(view, noun) or k < noun.last:
        return
    if view.lower[k - 1] not in ("was", "were", "hit", "reached", "set", "at", "a", "as", "is") or not _is_owner(
        view, owner, noun
    ):
        return
    behind = next(
        (n for n, t in enumerate(view.tokens) if t.start >= view.sentence.start + said.end()), len(view.tokens)
    )
    if not _is_all(view, k, behind):
        return
    frame = _framed(view, "record", noun, owner, noun.id)
    frame.superlative, frame.period = "highest", periods[0].ref
    frame.note("record", said[0].lower())
    frame.start, frame.end = at, view.sentence.start + said.end()
    yield frame
