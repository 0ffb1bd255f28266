"""What a form of words passes over in a sentence: tickers and figures in brackets, and asides."""

from __future__ import annotations

from factcheck.extract.analysis import View


def passed_over(view: View, openers: frozenset[str]) -> set[int]:
    """The tokens that no form has to account for."""
    return _tickers(view) | _brackets_of_figures(view) | _asides(view, openers)


def _asides(view: View, openers: frozenset[str]) -> set[int]:
    """The tokens of "Despite a weak economy," before, of ", large as it was," between and of ", helped by strong demand" behind, where
    no item of a claim stands there."""
    commas = [k for k, word in enumerate(view.lower) if word == ","]
    last = len(view.tokens) - (view.lower[-1:] == ["."])
    found: set[int] = set()
    spans = ((0, commas[0] + 1), *zip(commas, commas[1:], strict=False), (commas[-1], last)) if commas else ()
    for first, end in spans:
        opened = view.word(first + (first > 0))
        opens = opened in openers or first > 0 and _concedes(view.lower[first + 1 : end])
        relative = end == last and opened == "which" and first + 2 < end and view.is_past(first + 2)
        if not opens and not relative:
            continue
        passed = {
            "quantity" if relative else "",
            "modality" if end == last else "",
        }  # ", preferring to spend on servers"
        told = any(
            (i.kind in _TOLD - passed or i.kind == "entity" and i.ref.type != "GPE") and first <= i.first < end
            for i in view.items
        )
        if not told:
            found |= set(range(first, end))
    return found


def _concedes(words: list[str]) -> bool:
    """ "Large as it was", "for all its profits" """
    return words[1:] in (["as", "it", "was"], ["as", "they", "were"], ["as", "it", "is"]) or words[:3] in (
        ["for", "all", "its"],
        ["for", "all", "the"],
        ["for", "all", "of"],
    )


_TOLD = frozenset("quantity time negation modality".split())


def _brackets_of_figures(view: View) -> set[int]:
    """The brackets of "its buybacks ($16.7 billion)", where nothing but the figure stands between them."""
    return {
        k
        for i in view.items
        if i.kind == "quantity" and view.word(i.first - 1) == "(" and view.word(i.last) == ")"
        for k in (i.first - 1, i.last)
    }


def _tickers(view: View) -> set[int]:
    """The tokens of "(NASDAQ: AAPL)"."""
    found: set[int] = set()
    for item in view.items:
        if item.kind == "entity" and item.ref.type in ("TICKER", "EXCHANGE"):
            first, last = item.first, item.last
            while first > 0 and view.lower[first] != "(" and item.first - first < 4:
                first -= 1
            if view.lower[first] == "(" and view.word(last) == ")":
                found |= set(range(first, last + 1))
    return found
