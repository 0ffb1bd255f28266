"""Mentions and claims against the hand-annotated sentences of `reading/`: the half to develop on, and the half that is only scored.

Sentences are given, so that a cut in the wrong place is counted once, under sentences. A claim is found by its figure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from factcheck.extract import extract
from factcheck.model import Article, Block, Claim, Extraction, Sentence
from factcheck.rules.loader import load_rules
from factcheck.text import split
from factcheck.text.blocks import split_blocks
from tests.eval.corpus import HERE, Count

SLOTS = ("metric", "role", "direction", "modality", "negated", "subject", "period")


def run(
    names: tuple[str, ...] = (
        "develop",
        "rounds",
        "held",
        "fresh",
        "strangers",
        "unseen",
        "kinds",
        "sealed",
        "closed",
        "late",
        "after",
        "again",
        "last",
        "newest",
        "freshest",
        "plainest",
        "ordinary",
    ),
) -> list[Count]:
    return [count for name in names for count in _half(name)]


@cache
def rows(name: str) -> tuple[dict[str, Any], ...]:
    lines = (HERE / "reading" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines if line.strip())


def read_row(row: dict[str, Any]) -> tuple[Article, Extraction]:
    """The row as an article, extracted with the corpus's own sentences: a paragraph, or the blocks of a text of several lines."""
    text = row["text"]
    blocks = split_blocks(text) if "\n" in text else (Block(kind="paragraph", start=0, end=len(text)),)
    article = Article(
        uri=row["id"],
        digest="0" * 64,
        length=len(text),
        text=text,
        blocks=blocks,
        published=date.fromisoformat(row["doc_date"]),
    )
    within = [next((n for n, block in enumerate(blocks) if a < block.end), 0) for a, _ in row["sentences"]]
    sentences = tuple(
        Sentence(index=n, start=a, end=b, block=block)
        for n, ((a, b), block) in enumerate(zip(row["sentences"], within, strict=True))
    )
    return article, extract(article, sentences, load_rules(None).vocabulary)


def _half(name: str) -> list[Count]:
    found = {key: Count(f"{name}: {key}") for key in (*MENTIONS, "sentence boundaries", "traps without a quantity")}
    slots = {key: Count(f"{name}: {key}") for key in ("claims found", *SLOTS, "all at once")}
    for row in rows(name):
        article, extraction = read_row(row)
        for key, (gold, mine) in MENTIONS.items():
            wanted, told = gold(row), mine(extraction)
            both = [item for item in wanted if item in told]
            for item in wanted:
                found[key].add(item in both, f"{row['id']} missing {item}")
            for item in told:
                if item not in both:
                    found[key].add(False, f"{row['id']} extra {item}")
        _sentences(row, article, found["sentence boundaries"])
        spans = [(q.start, q.end) for q in extraction.quantities]
        for trap in row["traps"]:
            inside = any(a < trap["end"] and trap["start"] < b for a, b in spans)
            gold_too = any(q["start"] < trap["end"] and trap["start"] < q["end"] for q in row["quantities"])
            found["traps without a quantity"].add(not inside or gold_too, f"{row['id']} {trap['text']!r}")
        _claims(row, extraction, slots)
    return [*found.values(), *(count for count in slots.values() if count.total)]


_NINE_MONTHS = re.compile(r"(?:FY)?(?P<y>\d{4})-9M")
"""The program leaves it to the company's calendar which nine months these are; the corpus writes them as the calendar's."""


def _number(value: Any) -> Any:
    return None if value is None else format(Decimal(str(value)).normalize(), "f")


def _unit(unit: str) -> str:
    """Words that the vocabulary lists as one unit count as one: GW and gigawatts, notch and notches, BTC and bitcoin."""
    return _units().get(unit.lower(), unit)


@cache
def _units() -> dict[str, str]:
    units = load_rules(None).vocabulary.units
    return {word.lower(): id_ for id_, entry in units.items() if entry.of is None for word in entry.words}


MENTIONS: dict[str, tuple[Callable[[dict[str, Any]], list[Any]], Callable[[Extraction], list[Any]]]] = {
    "quantities (span, kind, value, unit)": (
        lambda row: [
            (
                q["text"],
                q["start"],
                q["kind"],
                _number(q["value"]),
                _number(q["low"]),
                _number(q["high"]),
                _unit(q["unit"]),
            )
            for q in row["quantities"]
        ],
        lambda e: [
            (q.text, q.start, q.kind, _number(q.value), _number(q.low), _number(q.high), _unit(q.unit))
            for q in e.quantities
        ],
    ),
    "times (span, value)": (
        lambda row: [(t["text"], t["start"], t["value"]) for t in row["times"]],
        lambda e: [(t.text, t.start, _NINE_MONTHS.sub(r"\g<y>-01/\g<y>-09", t.value)) for t in e.times],
    ),
}
"""Mentions as tuples that must be equal. A miss and a false one both count, so that the share is TP / (TP + FN + FP)."""


def _sentences(row: dict[str, Any], article: Article, count: Count) -> None:
    mine = {_inner(article.text, s.start, s.end) for s in split(article)}
    for a, b in row["sentences"]:
        count.add(_inner(article.text, a, b) in mine, f"{row['id']} {row['text'][a:b][-40:]!r}")


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    """A sentence without the outer bars of a table's row."""
    inner = text[start:end].strip("| \t")
    begin = text.index(inner, start)
    return begin, begin + len(inner)


def _claims(row: dict[str, Any], extraction: Extraction, slots: dict[str, Count]) -> None:
    quantities = {q["id"]: q for q in row["quantities"]}
    times = {t["id"]: t for t in row["times"]}
    own = {(q.start, q.end): q.id for q in extraction.quantities}
    by_quantity = {c.quantity: c for c in reversed(extraction.claims) if c.quantity and c.kind != "statement"}
    for gold in row["claims"]:
        if gold["q"] is None or quantities[gold["q"]]["incidental"]:
            continue
        q = quantities[gold["q"]]
        claim = by_quantity.get(own.get((q["start"], q["end"])))
        where = f"{row['id']} {q['text']!r}"
        slots["claims found"].add(claim is not None, where)
        if claim is None:
            slots["all at once"].add(False, where)
            continue
        wrong = [slot for slot in SLOTS if not _agrees(slot, gold, claim, extraction, times)]
        for slot in SLOTS:
            slots[slot].add(
                slot not in wrong, f"{where}: {_told(slot, claim, extraction)} for {_wanted(slot, gold, times)}"
            )
        slots["all at once"].add(not wrong, f"{where}: {', '.join(wrong)}")


def _wanted(slot: str, gold: dict[str, Any], times: dict[str, Any]) -> Any:
    if slot == "period":
        return times[gold["period"]]["text"] if gold["period"] else None
    return gold[slot]


def _told(slot: str, claim: Claim, extraction: Extraction) -> Any:
    if slot == "subject":
        return claim.subject.text
    if slot == "period":
        filled = any(c.field == "period" for c in claim.context)
        time = None if filled else extraction.time(claim.period)
        return time.text if time else None
    return getattr(claim, slot)


def _agrees(slot: str, gold: dict[str, Any], claim: Claim, extraction: Extraction, times: dict[str, Any]) -> bool:
    wanted, told = _wanted(slot, gold, times), _told(slot, claim, extraction)
    if slot == "subject" and wanted and told:
        return _bare(wanted) == _bare(told)
    return bool(wanted == told)


def _bare(name: str) -> str:
    """The name without its article and its possessive."""
    return name.lower().removeprefix("the ").removesuffix("'s").removesuffix("’s")
