"""Which result a verb tells of: "at the operating level Boeing lost $176 million", "lost $611 million at the bottom line"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.items import lines_in
from factcheck.extract.quantities.compared import JOINTS

_LINES = {
    "operating_level": {
        "net_loss": "operating_loss", "profit": "operating_income", "net_income": "operating_income",
        "operating_income": "operating_income", "operating_loss": "operating_loss", "deficit": "operating_loss",
    },
    "net_level": {
        "net_loss": "net_loss", "profit": "net_income", "net_income": "net_income",
        "operating_income": "net_income", "operating_loss": "net_loss", "deficit": "net_loss",
    },
}  # fmt: skip
"""What a loss and a profit of each line are called."""


_OPERATING = ("operating_income", "operating_loss")


def of_line(frame: Frame) -> None:
    """Make a bare loss or profit the one of the line that the sentence speaks of; a noun of its own says enough."""
    view, item, q, noun = frame.view, frame.item, frame.quantity, frame.metric_item
    if item is None or q is None or q.kind != "money" or q.per or frame.role not in ("level", "from"):
        return
    own = noun is not None and noun.kind == "metric" and "metric<inherited" not in frame.trace
    # "at the operating level there was a loss of $176 million"
    own = own and noun is not None and not set(view.lower[noun.first : noun.last]) <= view.cues["bare_results"]
    if own or frame.metric not in _LINES["operating_level"]:
        return
    lines = told_lines(view)
    told = _line_of(view, lines, item) if lines else None
    if told is None:
        if (
            frame.asked in _OPERATING and not lines
        ):  # "The operating line is another animal. There you see a $24.6 million loss"
            frame.metric = _LINES["operating_level"][frame.metric or ""]
        return
    metric = _LINES[told[0]].get(frame.metric or "")
    if metric is None:
        return
    frame.metric = metric
    if frame.segment is not None and frame.segment in view.words(told[1], told[2]):
        frame.segment = None
    frame.note("metric", told[0].replace("_", " "))


def told_lines(view: View) -> list[tuple[str, int, int]]:
    """Every such phrase of a sentence with its tokens."""
    return lines_in(view.lower, view.lexicon)


def _line_of(view: View, lines: list[tuple[str, int, int]], item: Item) -> tuple[str, int, int] | None:
    """The line told right behind the figure, else the one told before it in the same breath."""
    following = next((i.first for i in view.of_kind("quantity") if i.first >= item.last), len(view.lower))
    for line in lines:
        if item.last <= line[1] < following and not {";", "and", "but"} & set(view.lower[item.last : line[1]]):
            return line
    before = [line for line in lines if line[2] <= item.first and ";" not in view.lower[line[2] : item.first]]
    if not before:
        return None
    line = before[-1]
    told = [i.last for i in view.of_kind("quantity") if i.last <= line[1]]
    opens = not told or bool(JOINTS & set(view.lower[told[-1] : line[1]]))
    return line if opens else None
