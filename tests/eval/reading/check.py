"""Checks of the hand-annotated reading corpus: structure, offsets and the corpus hash.

Run as a script it prints every fault, one a line, and the counts by kind; `--pin` rewrites SHA256 after a reviewed change.
The rules are those of the annotation standard; nothing here reads or runs the program under test.

What the labels hold beyond the standard's own words, so that a scorer and a corrector read them alike:

- develop.jsonl and rounds.jsonl are for developing, held.jsonl is scored and not looked at, fresh.jsonl is of other styles and
  scored once; strangers.jsonl holds mentions only, by a hand that had not seen the program. rounds.jsonl was written in rounds, each scored before it was worked on; in it entities are left out, claims are
  told of quantities only, and a ratio told in words may have an attribution or none.
  A label is never changed to fit a result; a wrong one is corrected in a commit of its own that says why.
- Entities: no demonyms ("French"), commodities, coins or currencies; a city named for its company is a GPE. `ref` is null
  where no register number is known or the name is invented. A trap may cover entities ("Boeing 737 MAX").
- Times: "a year ago" and its like keep their article, all others lose it. A table cell is a quantity in base units.
- Quantities: every bare ratio is `multiple` in `x`; a point of a rate or margin is `pp`, of an index `points`.
  `incidental` marks what nobody would check ("two people"); all others have a claim, or restate one (`alt_of`, always `eq`).
- "loss per share" is `net_loss`, a bare EPS in brackets `eps`; bare "growth" is `growth`; a coin's price is `price`. Metrics
  outside the standard's list are named in its manner (`deposits`, `load_factor`).
- An estimate is a `level` or `delta` with modality `forecast`; "from" is the earlier level, or the range that was replaced.
- Claims without a quantity: `office` for each person whose role and body both stand in the row, `statement` for quoted or
  reported speech of a person without a figure of its own, `event`; these have an `object`. Comparisons without a figure have `compare`.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FILES = (
    "develop.jsonl",
    "rounds.jsonl",
    "held.jsonl",
    "fresh.jsonl",
    "strangers.jsonl",
    "unseen.jsonl",
    "kinds.jsonl",
    "sealed.jsonl",
    "closed.jsonl",
    "late.jsonl",
    "after.jsonl",
    "again.jsonl",
    "last.jsonl",
    "newest.jsonl",
    "freshest.jsonl",
)
MENTIONS_ONLY = frozenset(FILES) - {"develop.jsonl", "rounds.jsonl", "held.jsonl", "fresh.jsonl"}
"""Files without entities and claims."""
PIN = HERE / "SHA256"

ROW_KEYS = ["id", "style", "doc_date", "text", "sentences", "quantities", "times", "entities", "traps", "claims"]
MENTION_KEYS = {
    "quantities": {
        "id",
        "text",
        "start",
        "end",
        "kind",
        "value",
        "low",
        "high",
        "unit",
        "cmp",
        "mod",
        "per",
        "alt_of",
        "incidental",
    },
    "times": {"id", "text", "start", "end", "type", "value", "cmp"},
    "entities": {"id", "text", "start", "end", "type", "role", "of", "exchange", "ref"},
    "traps": {"text", "start", "end"},
}
CLAIM_KEYS = {
    "id", "q", "metric", "subject", "role", "period", "base", "direction", "modality",
    "attribution", "negated", "segment", "superlative", "compare_to",
}  # fmt: skip
KINDS = {"money", "percent", "pp", "bps", "multiple", "fraction", "count", "rank", "ordinal"}
UNIT_OF = {"percent": "percent", "pp": "pp", "bps": "bps", "multiple": "x", "fraction": "ratio", "rank": "rank"}
TYPES = {"ORG", "PERSON", "TICKER", "PRODUCT", "INDEX", "GPE", "GOV"}
ROLES = {"level", "from", "delta", "share", "rank", "streak", "diff", "compare"}
DIRECTIONS = {"up", "down", "flat", None}
MODALITIES = {"fact", "plan", "guidance", "forecast", "hypothetical", "opinion"}
WITHOUT_QUANTITY = {"office", "statement", "event"}
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

ISO_DAY = r"\d{4}-\d{2}-\d{2}"
YEAR = r"(?:\d{4}|XXXX)"
PART = r"(?:Q[1-4]|H[12])"
LENGTH = r"(?:P\d+[YMWDQ]|PT\d+H)"
TIME_VALUES = {
    "date": rf"{ISO_DAY}|T\d{{2}}:\d{{2}}|END|AGO:{LENGTH}",
    "period": rf"{ISO_DAY}/{ISO_DAY}|\d{{4}}(?:-\d{{2}})?(?:/\d{{4}}(?:-\d{{2}})?)?|YTD\d{{4}}|\d{{4}}-W\d{{2}}|[YQMWD]|(?:REF|PREV):[YQMWHP]|FY{YEAR}",
    "fiscal": rf"{YEAR}-{PART}|FY{YEAR}(?:-{PART})?|(?:[QY]|\d+[MW])E{ISO_DAY}",
    "duration": rf"(?:(?:NEXT|PAST):)?{LENGTH}(?:/{LENGTH})?",
    "base": r"YOY|QOQ|MOM|WOW",
    "tenor": LENGTH,
}


def load(name: str) -> list[dict[str, Any]]:
    """Rows of one corpus file, in order."""
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def digest() -> str:
    """One SHA-256 over the corpus files, in the order of FILES."""
    total = hashlib.sha256()
    for name in FILES:
        total.update((HERE / name).read_bytes())
    return total.hexdigest()


def faults(row: dict[str, Any], *, claimed: bool = True) -> list[str]:
    """Everything wrong with one row; empty if it keeps the standard. Without `claimed` it has mentions only."""
    found = _shape(row)
    if found:
        return found
    for check in (_offsets, _sentences, _digits, _quantities, _times, _entities):
        found += check(row)
    if claimed:
        found += _claims(row)
    return found


def _shape(row: dict[str, Any]) -> list[str]:
    if list(row) != ROW_KEYS:
        return [f"row keys are {list(row)}"]
    found = []
    for group, keys in MENTION_KEYS.items():
        found += [f"{group}: keys of {item.get('text')!r}" for item in row[group] if set(item) != keys]
    found += [f"claim {item.get('id')}: keys" for item in row["claims"] if set(item) - {"object"} != CLAIM_KEYS]
    for group, letter in (("quantities", "q"), ("times", "t"), ("entities", "e"), ("claims", "c")):
        if [item["id"] for item in row[group]] != [f"{letter}{n + 1}" for n in range(len(row[group]))]:
            found.append(f"{group}: ids are not {letter}1, {letter}2, ...")
    return found


def _offsets(row: dict[str, Any]) -> list[str]:
    found = []
    for group in MENTION_KEYS:
        last = -1
        for item in row[group]:
            if row["text"][item["start"] : item["end"]] != item["text"] or not item["text"].strip():
                found.append(f"{group}: offsets of {item['text']!r}")
            if item["text"] != item["text"].strip():
                found.append(f"{group}: {item['text']!r} has outer blanks")
            if item["start"] < last:
                found.append(f"{group}: {item['text']!r} overlaps or is out of order")
            last = item["start"] if group == "entities" else item["end"]
    return found


def _sentences(row: dict[str, Any]) -> list[str]:
    text, spans, position, found = row["text"], row["sentences"], 0, []
    for start, end in spans:
        piece = text[start:end]
        if text[position:start].strip() or not piece or piece != piece.strip():
            found.append(f"sentence {start}-{end}: gap, overlap or outer blanks")
        position = end
    if text[position:].strip():
        found.append("sentences end before the text does")
    for group in MENTION_KEYS:
        for item in row[group]:
            if not any(start <= item["start"] and item["end"] <= end for start, end in spans):
                found.append(f"{group}: {item['text']!r} crosses a sentence")
    return found


def _digits(row: dict[str, Any]) -> list[str]:
    covered: set[int] = set()
    for group in MENTION_KEYS:
        for item in row[group]:
            covered.update(range(item["start"], item["end"]))
    return [
        f"digit at {i} belongs to nothing" for i, char in enumerate(row["text"]) if char.isdigit() and i not in covered
    ]


def _quantities(row: dict[str, Any]) -> list[str]:
    found = []
    heads = {item["id"]: item for item in row["quantities"] if item["alt_of"] is None}
    for item in row["quantities"]:
        value, low, high, name = item["value"], item["low"], item["high"], f"{item['id']} {item['text']!r}"
        expected = {
            "eq": (value, value), "approx": (None, None), "gt": (value, None), "ge": (value, None), "near_above": (value, None),
            "lt": (None, value), "le": (None, value), "near_below": (None, value), "range": (low, high),
        }  # fmt: skip
        if item["cmp"] not in expected or (low, high) != expected[item["cmp"]]:
            found.append(f"{name}: low and high against {item['cmp']}")
        if (value is None) != (item["cmp"] == "range"):
            found.append(f"{name}: value against {item['cmp']}")
        if item["cmp"] == "range" and not (low is not None and high is not None and low <= high):
            found.append(f"{name}: range out of order")
        if item["cmp"] not in ("eq", "range") and not item["mod"]:
            found.append(f"{name}: {item['cmp']} without a word that says so")
        if item["mod"] and item["mod"] not in row["text"]:
            found.append(f"{name}: mod {item['mod']!r} is not in the text")
        if item["kind"] not in KINDS or item["unit"] != UNIT_OF.get(item["kind"], item["unit"]) or not item["unit"]:
            found.append(f"{name}: kind {item['kind']} with unit {item['unit']}")
        if item["kind"] == "money" and not re.fullmatch("[A-Z]{3}", item["unit"]):
            found.append(f"{name}: currency {item['unit']}")
        if item["alt_of"] is not None and item["alt_of"] not in heads:
            found.append(f"{name}: restates {item['alt_of']}")
    return found


def _times(row: dict[str, Any]) -> list[str]:
    found = []
    published = datetime.date.fromisoformat(row["doc_date"])
    for item in row["times"]:
        name = f"{item['id']} {item['text']!r}"
        if not re.fullmatch(TIME_VALUES.get(item["type"], "(?!)"), item["value"]):
            found.append(f"{name}: {item['type']} {item['value']}")
            continue
        if not re.fullmatch(ISO_DAY, item["value"]):
            continue
        day = datetime.date.fromisoformat(item["value"])
        said = re.match("(?:last |next )?([A-Za-z]+)", item["text"].lower())
        named = next((n for n, d in enumerate(DAYS) if said and len(said[1]) >= 3 and d.startswith(said[1])), None)
        if named is None:
            continue
        if named != day.weekday():
            found.append(f"{name}: {day} is a {DAYS[day.weekday()]}")
        if item["text"].lower() == DAYS[named] and not 0 <= (published - day).days < 7:
            found.append(f"{name}: {day} is not the latest one before {published}")
    return found


def _entities(row: dict[str, Any]) -> list[str]:
    found = []
    for item in row["entities"]:
        name = f"{item['id']} {item['text']!r}"
        if item["type"] not in TYPES:
            found.append(f"{name}: type {item['type']}")
        if item["role"] and item["type"] != "PERSON":
            found.append(f"{name}: only a person has a role")
        found += [
            f"{name}: {key} {item[key]!r} is not in the text"
            for key in ("role", "of")
            if item[key] and item[key].lower() not in row["text"].lower()
        ]
        if item["ref"] and not re.fullmatch(r"cik:\d{10}|iso3166:[A-Z]{2}|wd:Q\d+", item["ref"]):
            found.append(f"{name}: ref {item['ref']}")
    return found


def _claims(row: dict[str, Any]) -> list[str]:
    found = []
    quantities = {item["id"]: item for item in row["quantities"]}
    times = {item["id"]: item["type"] for item in row["times"]}
    for item in row["claims"]:
        name = f"{item['id']} {item['metric']}"
        if item["q"] is not None and item["q"] not in quantities:
            found.append(f"{name}: quantity {item['q']}")
        if item["q"] in quantities and (quantities[item["q"]]["alt_of"] or quantities[item["q"]]["incidental"]):
            found.append(f"{name}: {item['q']} has no claim of its own")
        if item["q"] is None and not (
            item["metric"] in WITHOUT_QUANTITY or item["role"] in ("compare", "streak", "rank", "delta")
        ):
            found.append(f"{name}: no quantity")
        if item["metric"] in WITHOUT_QUANTITY and (item["q"] is not None or not item.get("object")):
            found.append(f"{name}: needs an object and no quantity")
        if (item["role"] is None) != (item["metric"] in WITHOUT_QUANTITY) or item["role"] not in ROLES | {None}:
            found.append(f"{name}: role {item['role']}")
        if (
            item["direction"] not in DIRECTIONS
            or item["modality"] not in MODALITIES
            or not isinstance(item["negated"], bool)
        ):
            found.append(f"{name}: direction, modality or negated")
        if times.get(item["period"]) in ("base", "tenor") or times.get(item["base"]) == "tenor":
            found.append(f"{name}: {item['period']} or {item['base']} is a time of another type")
        if item["period"] is not None and item["period"] == item["base"]:
            found.append(f"{name}: one time is both period and base")
        found += [
            f"{name}: {key} {item[key]}"
            for key in ("period", "base")
            if item[key] is not None and item[key] not in times
        ]
        for key in ("subject", "attribution", "segment", "superlative", "compare_to", "object"):
            if item.get(key) is not None and item[key].lower() not in row["text"].lower():
                found.append(f"{name}: {key} {item[key]!r} is not in the text")
    claimed = {item["q"] for item in row["claims"]}
    for key, quantity in quantities.items():
        if key not in claimed and not quantity["alt_of"] and not quantity["incidental"]:
            found.append(f"{key} {quantity['text']!r}: neither claimed, restated nor incidental")
    return found


def corpus_faults() -> list[str]:
    """Faults of the whole corpus, each with its row; ids and texts are unique over all files."""
    found: list[str] = []
    ids: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    for name in FILES:
        for row in load(name):
            ids[row["id"]] += 1
            texts[row["text"]] += 1
            found += [f"{name} {row['id']}: {fault}" for fault in faults(row, claimed=name not in MENTIONS_ONLY)]
    found += [f"id {key} occurs {n} times" for key, n in ids.items() if n > 1]
    found += [f"text {key[:40]!r} occurs {n} times" for key, n in texts.items() if n > 1]
    return found


def main() -> int:
    """Print faults and counts; 1 if there is a fault."""
    if "--pin" in sys.argv:
        PIN.write_text(digest() + "\n", encoding="ascii")
    found = corpus_faults()
    if digest() != PIN.read_text(encoding="ascii").strip():
        found.append("the corpus is not the one pinned in SHA256")
    print("\n".join(found) or "no faults")
    for name in FILES:
        rows = load(name)
        counts = {group: sum(len(row[group]) for row in rows) for group in ("sentences", *MENTION_KEYS, "claims")}
        print(name, len(rows), "rows,", len({row["style"] for row in rows}), "styles,", counts)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
