"""Machine-made errors: one true figure of an article changed, everything else as it was."""

from __future__ import annotations

import random
import re
from decimal import Decimal

from tests.eval.corpus import Count, articles, report_on
from tests.eval.planted import accusations

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SCALES = {"billion": "million", "million": "billion", "bn": "m"}
_VERBS = {
    "rose": "fell", "fell": "rose", "grew": "shrank", "increased": "decreased", "declined": "climbed", "climbed": "declined",
    "jumped": "plunged", "dropped": "jumped", "up": "down", "down": "up", "higher": "lower", "lower": "higher", "gained": "lost",
}  # fmt: skip


def run(limit: int = 200, folder: str = "company/first", seed: int = 20250223) -> list[Count]:
    found = {kind: Count(f"  mutation found: {kind}") for kind in ("value", "digits", "scale", "direction")}
    made = [m for article in articles(folder) for m in _mutations(article)]
    random.Random(seed).shuffle(made)
    for kind, name, text, span in made[:limit]:
        hit = any(a < span[1] and span[0] < b for a, b in _near(text, accusations(report_on(text, name))))
        found[kind].add(hit, f"{name}: {text[max(0, span[0] - 60) : span[1] + 30]!r}")
    total = Count("machine-made mutations found")
    for count in found.values():
        total.hits += count.hits
        total.total += count.total
    return [total, *found.values()]


def _near(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """An accusation counts within the clause: a flipped verb is reported at its figure."""
    return [(a - 40, b + 40) for a, b in spans]


def _mutations(article: dict) -> list[tuple[str, str, str, tuple[int, int]]]:  # type: ignore[type-arg]
    out = []
    text, name = article["text"], article["id"]
    for want in article["claims"]:
        if want["verdict"] != "supported":
            continue
        start, end = want["at"], want["at"] + len(want["text"])
        piece = text[start:end]
        number = _NUMBER.search(piece)
        if number is None:
            continue
        figure = number.group()
        changed = _scaled(figure)
        if changed:
            out.append(("value", name, *_replace(text, start + number.start(), figure, changed)))
        swapped = _transposed(figure)
        if swapped:
            out.append(("digits", name, *_replace(text, start + number.start(), figure, swapped)))
        for word, other in _SCALES.items():
            m = re.search(rf"\b{word}\b", piece)
            if m:
                out.append(("scale", name, *_replace(text, start + m.start(), word, other)))
        if want["role"] == "delta":
            before = text[max(0, start - 30) : start]
            hits = list(re.finditer(r"\b(" + "|".join(_VERBS) + r")\b", before))
            if hits:
                at = max(0, start - 30) + hits[-1].start()
                out.append(("direction", name, *_replace(text, at, hits[-1].group(), _VERBS[hits[-1].group()])))
    return out


def _replace(text: str, at: int, old: str, new: str) -> tuple[str, tuple[int, int]]:
    return text[:at] + new + text[at + len(old) :], (at, at + len(new))


def _scaled(figure: str) -> str | None:
    """The figure times 1.3, printed as precisely as before."""
    value = Decimal(figure.replace(",", ""))
    places = len(figure.partition(".")[2])
    changed = round(value * Decimal("1.3"), places)
    if changed == value:
        return None
    return f"{changed:,.{places}f}" if "," in figure else f"{changed:.{places}f}"


def _transposed(figure: str) -> str | None:
    """The first two different neighbouring digits changed places."""
    for i in range(len(figure) - 1):
        a, b = figure[i], figure[i + 1]
        if a.isdigit() and b.isdigit() and a != b and b != "0":
            return figure[:i] + b + a + figure[i + 2 :]
    return None
