"""Where clauses begin: at a new subject with its own verb, at a semicolon or dash, and at a bracket."""

from __future__ import annotations

from factcheck.extract.analysis import NOMINALS, VERBS, Clause, Item, View

_HARD = {";", "—", "--", "–", "…"}


_SOFT = {
    ",",
    "and",
    "but",
    "while",
    "whereas",
    "as",
    "with",
    "although",
    "though",
    "because",
    "after",
    "before",
    "which",
    "or",
    "that",
    "when",
    ":",
    "even",
    "despite",
    "following",
    "where",
}


_SEPARATORS = frozenset({*_HARD, *_SOFT, *"([)]-"})
"""No clause begins or ends at any other word."""


def cut(view: View) -> list[Clause]:
    """Cut where a nominal followed by a verb cue starts after a separator, once the clause already has its own verb or amount."""
    lower, n = view.lower, len(view.tokens)
    clauses: list[Clause] = []
    by_first: dict[int, list[Item]] = {}
    for item in view.items:
        by_first.setdefault(item.first, []).append(item)
    cuts = [0]
    openers = [""]
    depth = 0
    seen_core = False
    brackets: list[tuple[int, int]] = []
    opened = -1
    within = {i for item in view.items for i in range(item.first + 1, item.last)}
    for i, word in enumerate(lower):
        here = by_first.get(i, ())
        if word not in _SEPARATORS:
            pass
        elif word in ("(", "["):
            depth += 1
            opened = i
        elif word in (")", "]") and depth:
            depth -= 1
            if depth == 0:
                brackets.append((opened, i + 1))
        elif depth == 0 and i not in within:
            dash = (
                word == "-"
                and i
                and view.text[view.tokens[i].start - 1] == " "
                and view.text[view.tokens[i].end : view.tokens[i].end + 1] == " "
            )
            if (
                (word in _HARD or dash)
                and not here
                or word in _SOFT
                and seen_core
                and _starts_clause(view, by_first, i, n)
            ):
                cuts.append(i)
                openers.append(word)
                seen_core = False
        if here and not seen_core:
            seen_core = any(item.kind in VERBS or item.kind == "quantity" for item in here)
    for k, first in enumerate(cuts):
        last = cuts[k + 1] if k + 1 < len(cuts) else n
        clauses.append(Clause(k, first, last, opener=openers[k]))
    for first, last in brackets:
        parent = next((c.index for c in clauses if c.first <= first < c.last and not c.bracket), 0)
        clauses.append(Clause(len(clauses), first, last, bracket=True, parent=parent, opener="("))
    return clauses


_SUBJECTS = frozenset("it they we he she".split())


def _starts_clause(view: View, by_first: dict[int, list[Item]], at: int, n: int) -> bool:
    """True when a nominal and then a verb cue (or an adjective of direction) come before the next separator."""
    nominal = False
    i = at + 1
    limit = min(n, at + 16)
    while i < limit:
        word = view.lower[i]
        here = by_first.get(i, [])
        if (word in _SOFT or word in _HARD) and i > at + 1 and not (word in ("and", "or") and nominal) and word != "as":
            return False
        step = 1
        for item in here:
            if item.kind in NOMINALS:
                nominal = True
                step = max(step, item.last - item.first)
                if word in _SUBJECTS and i + 1 < n and view.is_past(i + 1):
                    return True  # ", and in 2024 it paid a dividend": also where no list knows the verb
            elif item.kind in VERBS or (
                item.kind == "direction_adjective" and item.id in ("up", "down") and word in ("up", "down")
            ):
                return nominal
            elif item.kind == "quantity":
                # ", net income $3 billion" and "and 15,000 jobs": a metric directly before an amount starts anew as well
                return nominal and view.lower[at] in (",", "and", "but", "while", "with", ":")
            elif item.kind in ("time", "modality"):
                step = max(step, item.last - item.first)
        i += step
    return False
