"""A figure of the title against the text."""

from __future__ import annotations

from factcheck.inspect.agreement.telling import (
    DIGITS,
    agrees,
    comparable,
    is_asserted,
    line_of_figure,
    may_be_other_lengths,
)
from factcheck.inspect.agreement.title_change import other_change
from factcheck.inspect.figures import Figure
from factcheck.inspect.interval import possible
from factcheck.inspect.page import Draft, Page
from factcheck.model import Quantity
from factcheck.records import replace


def inspect_headline(page: Page) -> list[Draft]:
    """A figure of the title that the body nowhere has, while the body tells the same thing with another figure."""
    drafts = []
    body = [figure for figure in page.figures if not figure.headline]
    for figure in page.figures:
        if not figure.headline or not is_asserted(figure) or page.cues.any(page.text_of(figure.place), "growth_basis"):
            continue
        pairs = [(_as_told(page, figure, f), f) for f in body if is_asserted(f)]
        pairs = [(told, f) for told, f in pairs if comparable(told, f)] or [(figure, f) for f in _slipped(figure, body)]
        if pairs and not _appears(page, figure) and (rival := _rival(page, pairs)):
            drafts.append(_headline_draft(page, figure, rival))
    return drafts or list(other_change(page))


def _as_told(page: Page, figure: Figure, other: Figure) -> Figure:
    """A headline has no room for "will": what the text plans, it may tell as a fact ("to cut 2,050 jobs")."""
    if {figure.claim.modality, other.claim.modality} == {"fact", "plan"}:
        figure = replace(figure, claim=figure.claim.model_copy(update={"modality": other.claim.modality}))
    if figure.metric == "profit" and other.metric == "net_income":
        # a title that only says "earns" means what is left at the end
        figure = replace(figure, claim=figure.claim.model_copy(update={"metric": other.metric}))
    if figure.quantity.per is None and other.quantity.per is not None and figure.metric == other.metric:
        figure = replace(figure, quantity=figure.quantity.model_copy(update={"per": other.quantity.per}))
    return figure


def _slipped(figure: Figure, body: list[Figure]) -> list[Figure]:
    """The one figure of the metric whose digits are the title's with another scale, or the same in another order.

    Then it is the same amount, whatever the two sentences make of its parts.
    """
    mine = [
        f
        for f in body
        if f.metric == figure.metric and f.unit == figure.unit and f.role == figure.role and is_asserted(f)
    ]
    if len(mine) != 1:
        return []
    told, other = (DIGITS.findall(f.quantity.text) for f in (figure, mine[0]))
    if len(told) != 1 or len(other) != 1 or len(told[0]) < 2:
        return []
    return mine if sorted(told[0]) == sorted(other[0]) else []


def _rival(page: Page, pairs: list[tuple[Figure, Figure]]) -> Figure | None:
    """All tellings of the body differ from the title, agree with one another, and at least one is of its period.

    `pairs` are the title's figure as it is told, and the body's.
    """
    if any(agrees(told, other) or not agrees(pairs[0][1], other) for told, other in pairs):
        return None
    for told, other in pairs:
        if page.cues.any(page.text_of(other.place), "growth_basis") or not _same_horizon(
            page, told, other, sole=len(pairs) == 1
        ):
            continue
        return other
    return None


def _same_horizon(page: Page, a: Figure, b: Figure, *, sole: bool) -> bool:
    if (
        a.period is None
        and a.time is None
        and b.period is not None
        and b.period[0] == "value"
        and str(b.period[1]).startswith(("NEXT", "P"))
    ):
        return True  # "over the next three years" is the plan itself
    metrics = getattr(page.rules.vocabulary, "metrics", None) or {}
    if a.time is None and a.metric in metrics and metrics[a.metric].stock:
        return True  # of what is counted on a day the title tells the latest
    # a title that names no length means the one figure that the text tells
    alone = sole and not page.words_of_length(a.place)
    return page.same_period(a, b) and (alone or not may_be_other_lengths(page, a, b))


def _appears(page: Page, figure: Figure) -> bool:
    """The figure stands in the body after all, told of the same thing, of one that writers call by the same name, or unbound."""
    same = {id(f.quantity): f for f in page.figures if not f.headline}
    families = [name for name in page.cues.names if name.startswith("family_")]
    near = {m for name in families if page.cues.has(name, figure.metric) for m in page.cues.words(name)} | {
        figure.metric
    }
    for quantity in page.extraction.quantities:
        if quantity.sentence == figure.place or not _same_amount(page, figure.quantity, quantity):
            continue
        bound = same.get(id(quantity))
        if bound is None or bound.metric in near:
            return True
    return False


def _same_amount(page: Page, a: Quantity, b: Quantity) -> bool:
    if a.unit != b.unit or a.kind != b.kind:
        return False
    sentence = page.sentences.get(b.sentence)
    if sentence is None or sentence.cls == "boilerplate":
        return False
    return possible((a, b), lambda x, y: not x.disjoint(y))


def _headline_draft(page: Page, figure: Figure, rival: Figure) -> Draft:
    message = f'The headline says "{figure.printed}", the text says "{rival.printed}" ({line_of_figure(page, rival)}).'
    key = f"{figure.metric}|{figure.printed}|{rival.printed}"
    return Draft(
        figure.start, figure.end, page.severity("agreement", "error", "headline"), message, "headline-vs-body", key,
        figures=(figure, rival), consistent=rival.printed,
    )  # fmt: skip
