"""Checks of the claims about company figures: every row proved from the pack's tables, without the program under test.

`python -m tests.eval.claims_check` prints every fault, one a line; nothing is printed where all rows hold.

A row is one claim of one or two sentences:

    {"id", "published", "text", "figures": [{"text", "at", "of", "says"?, "really"?}], "holds"?, "really"?, "label", "code"?, "also"?}

- `of` is what the printed figure is of, as arithmetic over filed figures: `AAPL.revenue[2024-09-29:2024-12-28] / 1`; an instant is
  `AAPL.cash[2024-12-28]`. Its value rounds to the figure where `label` is true, and does not (by a whole printed unit) in the one false
  figure of a false row, unless only what is said of it is false: `says` is "up", "down" or "points".
- `really` is what the false figure really is: the other period, metric or company that it was taken from.
- `holds` is the assertion of a claim that a figure alone does not make (a record, a streak, "more than"); false in a false row.
- A filed figure is the last one filed by `published`; one that no filing gives is the difference of two that overlap.
"""

from __future__ import annotations

import ast
import csv
import json
import operator
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PACK = ROOT / "src" / "factcheck" / "pack"
FILES = (
    "develop.jsonl",
    "held.jsonl",
    "blind.jsonl",
    "second.jsonl",
    "unseen.jsonl",
    "third.jsonl",
    "fourth.jsonl",
    "fifth.jsonl",
    "sixth.jsonl",
    "seventh.jsonl",
    "eighth.jsonl",
    "ninth.jsonl",
    "tenth.jsonl",
    "eleventh.jsonl",
    "twelfth.jsonl",
    "thirteenth.jsonl",
    "fourteenth.jsonl",
    "fifteenth.jsonl",
    "sixteenth.jsonl",
)
DAY = timedelta(days=1)
PERIODIC = ("10-K", "10-Q", "10-K/A", "10-Q/A")

CODES = {
    "scale-slip", "digits-transposed", "wrong-value", "direction-flipped", "negated", "percent-vs-points", "wrong-period", "wrong-metric",
    "wrong-company", "wrong-streak", "wrong-rank", "not-a-record", "over-rounded", "comparison-flipped", "wrong-currency", "wrong-date",
}  # fmt: skip


def table(path: Path) -> Iterator[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return csv.DictReader(lines, delimiter="\t")


@cache
def companies() -> dict[str, str]:
    """Ticker to CIK."""
    return {t.strip(): row["cik"] for row in table(PACK / "companies.tsv") for t in row["tickers"].split(";")}


@cache
def filed(ticker: str) -> dict[str, list[dict[str, str]]]:
    rows: dict[str, list[dict[str, str]]] = {}
    for row in table(PACK / "sec" / f"CIK{int(companies()[ticker]):010}.tsv"):
        rows.setdefault(row["metric"], []).append(row)
    return rows


class Unknown(Exception):
    """No filing gives this figure on that day."""


@cache
def value(ticker: str, metric: str, start: str, end: str, published: str) -> Decimal:
    """The figure of a window (or of an instant, without start), as known on the day."""
    found = _as_filed(ticker, metric, start, end, published)
    if found is None and start:
        found = _difference(ticker, metric, start, end, published)
    if found is None:
        raise Unknown(f"{ticker}.{metric}[{start}:{end}] as of {published}")
    return found


def _as_filed(ticker: str, metric: str, start: str, end: str, published: str) -> Decimal | None:
    rows = [r for r in filed(ticker).get(metric, ()) if (r["start"], r["end"]) == (start, end)]
    rows = [r for r in rows if r["filed"] <= published]
    rows = [r for r in rows if r["form"] in PERIODIC] or rows
    if not rows:
        return None
    last = max(r["filed"] for r in rows)
    # total revenue, where a part of it is tagged beside it
    return max(Decimal(r["value"]) for r in rows if r["filed"] == last)


def _difference(ticker: str, metric: str, start: str, end: str, published: str) -> Decimal | None:
    if metric.startswith("eps") or metric == "diluted_shares":
        return None
    windows = {(r["start"], r["end"]) for r in filed(ticker).get(metric, ()) if r["start"]}
    before = str(date.fromisoformat(start) - DAY)
    after = str(date.fromisoformat(end) + DAY)
    for first, last in sorted(windows):
        rest = (
            {(first, before)}
            if last == end and first < start
            else {(after, last)}
            if first == start and last > end
            else ()
        )
        for part in rest:
            whole, piece = (_as_filed(ticker, metric, *w, published) for w in ((first, last), part))
            if whole is not None and piece is not None:
                return whole - piece
    return None


_TERM = re.compile(r"([A-Z]+)\.([a-z_]+)\[(?:([\d-]{10}):)?([\d-]{10})\]")
_OPERATORS: dict[type, Callable[..., Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv, ast.USub: operator.neg,
    ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge, ast.Pow: operator.pow,
}  # fmt: skip


def evaluate(expression: str, published: str) -> Any:
    """A number, or whether an assertion holds."""
    terms: list[Decimal] = []

    def take(match: re.Match[str]) -> str:
        terms.append(value(match[1], match[2], match[3] or "", match[4], published))
        return f"_{len(terms) - 1}_"

    tree = ast.parse(_TERM.sub(take, expression), mode="eval")
    return _value_of(tree.body, terms)


def _value_of(node: ast.AST, terms: list[Decimal]) -> Any:
    def of(part: ast.AST) -> Any:
        return _value_of(part, terms)

    match node:
        case ast.Name():
            return terms[int(node.id.strip("_"))]
        case ast.Constant():
            return Decimal(str(node.value))
        case ast.BinOp():
            return _OPERATORS[type(node.op)](of(node.left), of(node.right))
        case ast.UnaryOp(op=ast.Not()):
            return not of(node.operand)
        case ast.UnaryOp():
            return -of(node.operand)
        case ast.BoolOp():
            values = [of(part) for part in node.values]
            return all(values) if isinstance(node.op, ast.And) else any(values)
        case ast.Compare():
            sides = [of(part) for part in (node.left, *node.comparators)]
            return all(_OPERATORS[type(op)](a, b) for op, a, b in zip(node.ops, sides, sides[1:], strict=False))
        case ast.Call(func=ast.Name(id="abs")):
            return abs(of(node.args[0]))
    raise ValueError(ast.dump(node))


_SCALES = {
    "trillion": 12, "tn": 12, "billion": 9, "bn": 9, "b": 9, "million": 6, "mn": 6, "m": 6, "thousand": 3, "cents": -2, "cent": -2,
}  # fmt: skip
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*-?([a-zA-Z]*)")


def printed(text: str) -> tuple[Decimal, Decimal]:
    """A printed figure in base units, and the unit of its last digit."""
    match = _NUMBER.search(text)
    if match is None:
        raise ValueError(f"no number in {text!r}")
    number = Decimal(match[1].replace(",", ""))
    scale = Decimal(10) ** _SCALES.get(match[2].lower(), 0)
    return number * scale, scale * Decimal(10) ** number.as_tuple().exponent  # type: ignore[operator]


def distance(figure: dict[str, Any], of: str, published: str) -> Decimal:
    """How far the printed figure is from what it is of, in printed units; both without sign."""
    number, unit = printed(figure["text"])
    return abs(number - abs(evaluate(of, published))) / unit


ROUNDS = Decimal("0.5001")


def is_wrong(figure: dict[str, Any], published: str) -> bool:
    """Whether the figure, or what is said of it, is not so."""
    real, says = evaluate(figure["of"], published), figure.get("says")
    if says in ("up", "down") and (real > 0) is not (says == "up"):
        return True
    return says == "points" or distance(figure, figure["of"], published) > ROUNDS


def faults(row: dict[str, Any]) -> Iterator[str]:
    day = row["published"]
    false = row["label"] == "false"
    wrong = [row["code"]] if false and "holds" in row and not evaluate(row["holds"], day) else []
    if "holds" in row and not false and not evaluate(row["holds"], day):
        yield f"{row['holds']} does not hold"
    for figure in row["figures"]:
        if row["text"][figure["at"] :][: len(figure["text"])] != figure["text"]:
            yield f"{figure['text']!r} does not stand at {figure['at']}"
        real = evaluate(figure["of"], day)
        off = distance(figure, figure["of"], day)
        says = figure.get("says")
        if says in ("up", "down") and (real > 0) is not (says == "up"):
            wrong.append("direction-flipped")
        elif says == "points" and off <= ROUNDS:
            wrong.append("percent-vs-points")
        elif off > ROUNDS:
            wrong.append(row.get("code", "a true row"))
            if off < 1:
                yield f"{figure['text']} is only {off} printed units from {real}"
            if "really" in figure and distance(figure, figure["really"], day) > ROUNDS:
                yield f"{figure['text']} is not really {evaluate(figure['really'], day)}"
    if len(wrong) != false or any(code != row["code"] for code in wrong):
        yield f"wrong are {wrong}, said is {row.get('code')}"
    if false and row["code"] not in CODES:
        yield f"unknown code {row['code']}"


def rows(name: str) -> list[dict[str, Any]]:
    path = HERE / "claims" / name
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def main() -> int:
    bad = 0
    for name in FILES:
        seen: set[str] = set()
        for row in rows(name):
            try:
                found = list(faults(row))
            except (Unknown, ValueError, ArithmeticError) as error:
                found = [f"{type(error).__name__}: {error}"]
            found += ["the id stands twice"] if row["id"] in seen else []
            seen.add(row["id"])
            for fault in found:
                print(f"{name} {row['id']}: {fault}")
            bad += bool(found)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
