""" "Revenue and net income rose 12% and 8%, respectively": the n-th figure goes with the n-th name."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame

_SAID = frozenset({"respectively", "resp", "resp."})
_BETWEEN = frozenset(", and about to by nearly some roughly or".split())


def pair_respectively(view: View, frames: list[Frame]) -> None:
    """Pair coordinated figures with as many metrics, companies or figures told before them.

    Where the sentence names no such list, as many companies may stand in the one before, which the resolver knows.
    """
    if not frames:
        return
    said = bool(_SAID & set(view.lower))
    plain = [f for f in frames if f.item is not None and not view.clause_of(f.item.first).bracket]
    run = _coordinated(view, [f for f in plain if f.role in ("level", "delta") or said])
    if len(run) < 2 or not said and len(run) != 2:
        return
    first = run[0].item
    assert first is not None
    metrics = _chain(view, [i for i in view.of_kind("metric") if i.last <= first.first])
    companies = _chain(view, [i for i in view.named() if i.last <= first.first])
    if said and _with_times(view, run):
        return
    if len(metrics) == len(run) and (said or _adjacent(view, metrics)):
        for frame, metric in zip(run, metrics, strict=True):
            frame.metric, frame.metric_item, frame.unbound = metric.id, metric, None
            frame.role, frame.kind, frame.direction = run[0].role, run[0].kind, run[0].direction
            frame.period, frame.base = run[0].period, run[0].base
            frame.note("metric", "respectively")
    elif len(companies) == len(run) and (said or _adjacent(view, companies)):
        for frame, company in zip(run, companies, strict=True):
            if frame.modality == "forecast":
                frame.attribution = view.words(company.first, company.last)
            else:
                frame.subject = company
            frame.note("subject", "respectively")
    elif said:
        if not _with_figures(run, [f for f in plain if f.item is not None and f.item.last <= first.first]):
            _with_companies_before(view, plain, run)
    elif plain == run and len(metrics) == 1 and not companies and _is_line(view, metrics[0], run):
        _with_companies_before(view, plain, run)


def _is_line(view: View, metric: Item, run: list[Frame]) -> bool:
    """ "Gross margin: 77% and 89%.": a measure and two figures, and nothing that says whose"""
    first, last = run[0].item, run[-1].item
    if first is None or last is None or [f.role for f in run] != ["level", "level"]:
        return False
    rest = view.lower[: metric.first] + view.lower[metric.last : first.first] + view.lower[last.last :]
    return ":" in rest and not any(word[:1].isalnum() for word in rest)


def _with_times(view: View, run: list[Frame]) -> bool:
    """ "in fiscal 2022, 2023 and 2024 it was $383 billion, $394 billion and $391 billion, respectively" """
    first, last = run[0].item, run[-1].item
    assert first is not None
    assert last is not None
    times = [i for i in view.of_kind("time") if i.ref.type in ("fiscal", "period")]
    before = _chain(view, [t for t in times if t.last <= first.first])
    behind = [t for t in times if t.first >= last.last]
    told = next((chain for chain in (before, behind) if len(chain) == len(run)), None)
    if told is None or len({t.ref.value for t in told}) != len(told):
        return False
    for frame, time in zip(run, told, strict=True):
        frame.period, frame.base = time.ref, None
        frame.note("period", "respectively")
    return True


def _with_figures(run: list[Frame], before: list[Frame]) -> bool:
    """ "earned $3.1 billion on revenue of $11.1 billion, growth of 46% and 16%, respectively" """
    levels = [f for f in before if f.role == "level" and f.metric is not None]
    if len(levels) != len(run) or len({f.metric for f in levels}) != len(run):
        return False
    earlier = all(
        f.quantity and g.quantity and f.quantity.kind == g.quantity.kind for f, g in zip(run, levels, strict=True)
    )
    based = run[0].role == "from" or any(f.base is not None for f in run) and earlier
    for frame, level in zip(run, levels, strict=True):
        frame.metric, frame.metric_item, frame.segment = level.metric, level.metric_item, level.segment
        own = (
            run[0] if "subject<owner_of_figure" in run[0].trace else level
        )  # "..., Mastercard $11.0 billion and $2.4 billion"
        frame.subject, frame.mention, frame.unbound = own.subject, own.mention, None
        if earlier and based:
            frame.role, frame.kind = "from", level.kind
            frame.base = frame.base or next((f.base for f in run if f.base is not None), None)
            frame.period = None
        else:
            frame.role, frame.kind, frame.direction = run[0].role, run[0].kind, run[0].direction
            frame.period = level.period or frame.period
        frame.note("metric", "respectively")
    return True


def _with_companies_before(view: View, plain: list[Frame], run: list[Frame]) -> None:
    """ "They grew 5.1%, 11.0% and 4.5%, respectively": of whom, the sentence before says; each list in that order"""
    lists = [run]
    while rest := [f for f in plain if not any(f in told for told in lists)]:
        more = _coordinated(view, rest)
        if len(more) != len(run):
            break
        lists.append(more)
    for told in lists:
        for place, frame in enumerate(told):
            frame.place = (place, len(told))
    for frame in plain:
        if not any(frame in told for told in lists):
            frame.unbound = frame.unbound or "which figure is whose is told elsewhere"


def _coordinated(view: View, frames: list[Frame]) -> list[Frame]:
    """The last run of figures joined only by commas and "and"."""
    run: list[Frame] = []
    best: list[Frame] = []
    for frame in frames:
        item = frame.item
        assert item is not None
        if run and run[-1].item is not None and _joined(view, run[-1].item, item):
            run.append(frame)
        else:
            run = [frame]
        if len(run) >= max(2, len(best)):
            best = list(run)
    return best


def _joined(view: View, a: Item, b: Item) -> bool:
    gap = view.lower[a.last : b.first]
    return bool(gap) and all(w in _BETWEEN for w in gap) and "and" in gap or gap == [","]


def _chain(view: View, items: list[Item]) -> list[Item]:
    """The last run of names joined by commas and "and", other words of one name phrase allowed."""
    chain: list[Item] = []
    for item in items:
        if (
            chain
            and len(view.lower[chain[-1].last : item.first]) <= 4
            and ({"and", ","} & set(view.lower[chain[-1].last : item.first]))
        ):
            chain.append(item)
        else:
            chain = [item]
    return chain


def _adjacent(view: View, items: list[Item]) -> bool:
    return all("and" in view.lower[a.last : b.first] for a, b in zip(items, items[1:], strict=False))
