"""Which way a metric went, and what its sign was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.wordless.plain import (
    FILLERS,
    bases_of,
    companies_in,
    framed,
    is_all,
    is_owner,
    is_whole,
    metrics_in,
    periods_of,
    prints,
    single,
    span,
)
from factcheck.patterns import regex


def moved_on_its_own(view: View) -> Iterator[Frame]:
    """ "Adobe's revenue grew in fiscal 2023", "Operating income at Tesla was lower in 2024" """
    periods = periods_of(view)
    if prints(view) or len(periods) != 1 or len(companies_in(view)) != 1:
        return
    found = metrics_in(view, 0, len(view.tokens))
    noun = single(view, found)
    if noun is None or noun.kind != "metric" or len(found) != 1 or noun.id.endswith("loss") or not is_whole(view, noun):
        return
    owner = companies_in(view)[0]
    if not is_owner(view, owner, noun):
        return
    follows = owner.first >= noun.last and not view.between(
        noun.last, owner.first, "direction_verb", "direction_adjective"
    )
    k = owner.last if follows else noun.last
    while view.word(k) in FILLERS | {"was", "were", "has", "have", "'s", "did", "not", "n't"}:
        k += 1
    moves = [i for i in view.of_kind("direction_verb", "direction_adjective") if i.first == k]
    if not moves or moves[0].id not in ("up", "down"):
        return
    held = {k for i in bases_of(view) for k in range(i.first, i.last)}
    held |= set(range(moves[0].last, owner.last)) if 1 <= owner.first - moves[0].last <= 2 else set()
    behind = [view.lower[k] for k in range(moves[0].last, periods[0].first) if k not in held]
    if any(w not in FILLERS | {"in", "for", "during", "over", "the", "its", "of"} for w in behind) or len(behind) > 4:
        return
    if not is_all(view):
        return
    tail = view.lower[max(moves[0].last, periods[0].last) :]
    if (tail[:2] in (["compared", "with"], ["compared", "to"]) or tail[:1] == ["from"]) and bases_of(view):
        tail = []
    if set(tail) & {"by", "to", "from", "at", "but", "despite", "on", "than", "while", "as"}:
        return
    frame = framed(view, "change", noun, owner, noun.id)
    frame.role, frame.direction, frame.period = "delta", moves[0].id, periods[0].ref  # type: ignore[assignment]
    bases = bases_of(view)
    frame.base = bases[0].ref if len(bases) == 1 else None
    frame.note("moved", view.words(moves[0].first, moves[0].last).lower())
    span(frame, noun.first, moves[0].last)
    yield frame


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


def signs(view: View) -> Iterator[Frame]:
    """ "Boeing turned a profit in 2024", "Snowflake was not profitable", "paid no dividend" """
    text = view.text[view.sentence.start : view.sentence.end]
    said = _SIGNS.search(text)
    periods = periods_of(view)
    if said is None or prints(view) or len(periods) != 1 or len(companies_in(view)) != 1:
        return
    start, end = view.sentence.start + said.start(), view.sentence.start + said.end()
    first = next(n for n, t in enumerate(view.tokens) if t.end > start)
    last = next((n for n, t in enumerate(view.tokens) if t.start >= end), len(view.tokens))
    described = [
        w
        for w in re.findall(r"\w+", said[0].lower())[2:-1]
        if w not in (*_KINDS, "cash", "of", "its", "own", "any", "no")
    ]
    if described and (said["gain"] or said["loss"]) or not is_all(view, first, last):
        return
    metric = "dividend" if said["dividend"] else "buyback" if said["buyback"] else "net_income"
    item = Item("metric", first, last, start, end, metric)
    frame = framed(view, "comparison", item, companies_in(view)[0], metric)
    if frame.subject is None or not frame.subject.last <= first:
        return
    frame.role, frame.direction = "compare", "down" if said["loss"] else "up"
    frame.negated = _NO.search(text) is not None
    frame.compare_metric, frame.compare_to, frame.period = "zero", "zero", periods[0].ref
    frame.start, frame.end = start, end
    frame.note("sign", said[0].lower())
    yield frame
