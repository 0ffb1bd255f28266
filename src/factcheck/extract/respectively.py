""" "Revenue and net income rose 12% and 8%, respectively": the n-th figure goes with the n-th name."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame


def pair_respectively(view: View, frames: list[Frame]) -> None:
    """Pair coordinated figures with as many metrics, or as many companies, named before them."""
    if not frames:
        return
    said = "respectively" in view.lower
    coordinated = _coordinated(
        view,
        [
            f
            for f in frames
            if (f.role in ("level", "delta") or said) and not view.clause_of(f.item.first if f.item else 0).bracket
        ],
    )
    if len(coordinated) < 2 or not said and len(coordinated) != 2:
        return
    first = coordinated[0].item
    assert first is not None
    metrics = _chain(view, [i for i in view.items if i.kind == "metric" and i.last <= first.first])
    companies = _chain(
        view, [i for i in view.items if i.kind == "entity" and i.ref.type == "ORG" and i.last <= first.first]
    )
    paired = len(metrics) == len(coordinated) or len(companies) == len(coordinated)
    if said and not paired:
        for frame in frames:
            frame.unbound = frame.unbound or "which figure is whose is told elsewhere"
        return
    if len(metrics) == len(coordinated) and (said or _adjacent(view, metrics)):
        for frame, metric in zip(coordinated, metrics, strict=True):
            frame.metric, frame.metric_item, frame.unbound = metric.id, metric, None
            frame.role, frame.kind, frame.direction = coordinated[0].role, coordinated[0].kind, coordinated[0].direction
            frame.note("metric", "respectively")
    elif len(companies) == len(coordinated) and (said or _adjacent(view, companies)):
        for frame, company in zip(coordinated, companies, strict=True):
            if frame.modality == "forecast":
                frame.attribution = view.words(company.first, company.last)
            else:
                frame.subject = company
            frame.note("subject", "respectively")


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
    return (
        bool(gap)
        and all(w in (",", "and", "about", "to", "by", "nearly") for w in gap)
        and "and" in gap
        or gap == [","]
    )


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
