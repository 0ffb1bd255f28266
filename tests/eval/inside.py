"""Articles against themselves: planted inconsistencies found at their place with their code, consistent articles not accused.

`planted.jsonl` {"id", "published", "code", "place" | "places", "text"}: exactly one inconsistency each. `code` is one code or a list of
those that an editor could defend, null where no code of the list fits; `places` are the figures that contradict each other.
`correct.jsonl` {"id", "published", "text"}: none, but everything that looks like one.
`rounds` holds whole articles in the form of the pairs, and correct ones in the form of the traps, a round a file.

The misses of `held` are never read, so `-v` does not list them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, get_args

from factcheck.model import Article, DiagnosisCode, Finding
from factcheck.pipeline import Checker
from factcheck.read.plain import read_bytes
from tests.eval.corpus import HERE, Count, sets_of

FOLDER = HERE / "inside"


def run() -> list[Count]:
    return [
        *pairs("pairs.txt", "pairs"),
        traps("traps.txt", "traps: consistent texts"),
        *(count for path in sorted(FOLDER.glob("rounds/*.txt")) for count in _round(path.stem)),
        *(count for name, at in sets_of("inside").items() if name != "rounds" for count in score(at, name)),
    ]


def _round(name: str) -> list[Count]:
    if name.endswith("_correct"):
        return [traps(f"rounds/{name}.txt", f"{name.removesuffix('_correct')}: correct articles")]
    return pairs(f"rounds/{name}.txt", name)


def pairs(path: str, name: str) -> list[Count]:
    """Texts with one choice, "{right|wrong}": the wrong reading is found with its code, the right one has no finding."""
    found, clean = Count(f"{name}: wrong readings found"), Count(f"{name}: right readings without a finding")
    for id, published, codes, text in _blocks(path):
        right, wrong = (re.sub(r"\{([^{}|]*)\|([^{}|]*)\}", rf"\{side}", text).strip() for side in (1, 2))
        wanted = _known(id, [None if code == "null" else code for code in codes.split(",")])
        _, findings = findings_in({"id": id, "published": published, "text": wrong})
        found.add(any(f.code in wanted for f in findings), f"{id}: {[(f.code, f.message) for f in findings]}")
        _, findings = findings_in({"id": id, "published": published, "text": right})
        clean.add(not findings, f"{id}: {[f.message for f in findings]}")
    return [found, clean]


def traps(path: str, name: str) -> Count:
    """Short consistent texts that look like an inconsistency."""
    clean = Count(f"{name} without a finding")
    for id, published, text in _blocks(path):
        _, findings = findings_in({"id": id, "published": published, "text": text})
        clean.add(not findings, f"{id}: {[(f.code, f.message) for f in findings]}")
    return clean


def _blocks(name: str) -> Iterator[tuple[str, ...]]:
    """The fields of every head "== id | published ..." of a file, and the text below it."""
    for part in re.split(r"^== ", (FOLDER / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, text = part.partition("\n")
        yield (*(field.strip() for field in head.split("|")), text.strip())


def score(folder: str, name: str) -> list[Count]:
    found = Count(f"{name}: planted inconsistencies found")
    beside = Count(f"{name}: planted articles without another finding")
    clean = Count(f"{name}: consistent articles without a finding")
    for case in _cases(folder, "planted"):
        article, findings = findings_in(case)
        at_place = [f for f in findings if _touches(article, f, case)]
        # one error may show from two sides (an amount against its growth and against the headline); elsewhere it is an accusation
        other = [f for f in findings if f not in at_place]
        found.add(
            any(f.code in _codes(case) for f in at_place), f"{case['id']}: {[(f.code, f.message) for f in at_place]}"
        )
        beside.add(not other, f"{case['id']}: {[f.message for f in other]}")
    for case in _cases(folder, "correct"):
        _, findings = findings_in(case)
        clean.add(not findings, f"{case['id']}: {[f.message for f in findings]}")
    if name == "held":
        for count in (found, beside, clean):
            count.misses = []
    return [found, beside, clean]


def findings_in(case: dict[str, Any]) -> tuple[Article, list[Finding]]:
    """What an editor gets from `--select 'consistency/*'`, with the shipped pack and nothing else."""
    published = date.fromisoformat(case["published"])
    article = read_bytes(case["text"].encode("utf-8"), case["id"]).model_copy(update={"published": published})
    return article, list(_checker().check(article).findings)


@cache
def _checker() -> Checker:
    return Checker(select=["consistency/*"])


def _cases(folder: str, name: str) -> list[dict[str, Any]]:
    path = HERE / folder / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _codes(case: dict[str, Any]) -> list[str | None]:
    return _known(case["id"], case["code"] if isinstance(case["code"], list) else [case["code"]])


def _known(id: str, codes: list[str | None]) -> list[str | None]:
    """A label outside of the closed list could never be met."""
    if odd := set(codes) - {None, *get_args(DiagnosisCode)}:
        raise ValueError(f"{id}: no such diagnosis {sorted(map(str, odd))}")
    return codes


def _touches(article: Article, finding: Finding, case: dict[str, Any]) -> bool:
    """Whether it stands at one of the places: at any of the equal ones if several are named, else at the last."""
    if "place" in case:
        starts = [(article.text.rfind(case["place"]), case["place"])]
    else:
        starts = [
            (at, place)
            for place in case["places"]
            for at in range(len(article.text))
            if article.text.startswith(place, at)
        ]
    return any(finding.start < at + len(place) and at < finding.end for at, place in starts)
