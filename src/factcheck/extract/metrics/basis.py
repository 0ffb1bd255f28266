"""The basis that a sentence tells apart from its metric: "on a non-GAAP basis, operating margin was 21%", "in adjusted terms"."""

from __future__ import annotations

from typing import Final

from factcheck.extract.analysis import View
from factcheck.extract.frames import Frame

ADJUSTED: Final = {
    "eps": "eps_adj", "net_income": "net_income_adj", "profit": "net_income_adj", "operating_income": "operating_income_adj",
    "operating_margin": "operating_margin_adj", "gross_margin": "gross_margin_adj", "gross_profit": "gross_profit_adj", "net_loss": "net_loss_adj",
}  # fmt: skip
"""What each metric is called where it is told otherwise than it was filed."""
_LONGEST = 4
"""Words of a basis: "on a constant currency basis"."""


def on_basis(frame: Frame) -> None:
    """The basis before the figure counts for all that follows it, one behind a figure for what its clause has told."""
    twin, item = ADJUSTED.get(frame.metric or ""), frame.item
    if twin is None or item is None:
        return
    view = frame.view
    heads = [k for k, word in enumerate(view.lower) if word in view.cues["basis_heads"]]
    if not heads:
        return
    before = [k for k in heads if k < item.first and not _is_behind_figure(view, k)]
    behind = [k for k in heads if item.last <= k < frame.clause.last]
    nearest = before[-1:] if before and not view.between(before[-1], item.first, "quantity") else []
    told = (nearest or behind or before[-1:])[:1]
    if told and _is_adjusted(view, told[0]):
        frame.metric = twin


def _is_behind_figure(view: View, head: int) -> bool:
    """ "$3.05 on a GAAP basis and": it belongs to the figure that it stands behind."""
    first = next((k for k in range(head, max(-1, head - _LONGEST - 2), -1) if view.lower[k] in ("on", "in")), head)
    return any(i.last == first for i in view.of_kind("quantity"))


def _is_adjusted(view: View, head: int) -> bool:
    words = view.lower[max(0, head - _LONGEST) : head]
    if "split" in words:
        return False  # "on a split-adjusted basis" the shares are counted otherwise, and nothing is left out
    told = [" ".join(words[k:]).replace(" - ", "-") for k in range(len(words))]
    return any(each in view.lexicon.adjusted_words for each in told)
