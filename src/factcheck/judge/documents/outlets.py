"""How many shops, branches or hotels were opened and closed, and how many are left: told of all of them, in one sentence or one table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from factcheck.judge.case import Judgement
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.meanings import meanings_of
from factcheck.judge.documents.printed import sentences_of
from factcheck.judge.documents.verdicts import cite, contradicted, open_, quoted, supported
from factcheck.model import Evidence
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.words import content, stem
from factcheck.text.numerals import CARDINALS

_PLACES: Final = (
    "shops?|stores?|branch(?:es)?|hotels?|restaurants?|boutiques?|outlets?|cinemas?|clubs?|gyms?|clinics?|pubs?|caf[eé]s?|pharmac(?:y|ies)|showrooms?|bakeries"
    "|supermarkets?|sites?|locations?|salons?|bookshops?|studios?"
)
_PLACE: Final = regex(rf"\b(?:{_PLACES})\b", re.IGNORECASE)
_STEMS: Final = frozenset(
    map(
        stem,
        "shop store branch hotel restaurant boutique outlet cinema club gym clinic pub cafe pharmacy showroom bakery supermarket site location salon bookshop studio open close chain retailer".split(),
    )
)
_WORD: Final = rf"(?:{'|'.join(sorted(CARDINALS, key=len, reverse=True))}|hundred|thousand)"
_N: Final = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}|\b{_WORD}(?:[\s-]+(?:and\s+)?{_WORD})*)\b(?![.,]?\d|\s*(?:%|per\s?cent|percent|million|billion|days?|weeks?|months?|years?|of\s+the))"
_LEADS: Final = r"(?:(?:a\s+total\s+of|another|a\s+further|just|only|some)\s+)?"
_OPENED: Final = regex(
    rf"\b(?:opened|opening|added|adding)\s+{_LEADS}(?P<n>{_N})|\b(?P<n2>{_N})\s+(?:new\s+)?(?:{_PLACES})\s+(?:were\s+|have\s+been\s+)?opened\b",
    re.IGNORECASE,
)
_CLOSED: Final = regex(
    rf"\b(?:closed|closing|shut|shutting)\s+(?:down\s+)?{_LEADS}(?P<n>{_N})|\b(?P<n2>{_N})\s+(?:{_PLACES})\s+(?:were\s+|have\s+been\s+)?(?:closed|shut)\b",
    re.IGNORECASE,
)
_LEFT: Final = regex(
    rf"\b(?:ended|ending|ends|finished|finishing|leaving|leaves?|left|trad(?:ed|ing)\s+from|total\s+of|now\s+(?:runs?|has|have)|there\s+were|bringing)\b(?:(?!\b{_WORD}\b)[^.;\d]){{0,45}}?(?P<n>{_N})",
    re.IGNORECASE,
)
_MORE: Final = regex(
    rf"\b(?P<first>opened|closed|shut)\s+(?P<way>more|fewer)\s+(?:{_PLACES})\b[^.;]{{0,40}}?\bthan\s+(?:it|they)\s+(?P<second>opened|closed|shut)\b",
    re.IGNORECASE,
)
_AHEAD: Final = regex(r"\b(?:plans?|expects?|will|intends?|would|could|should|aims?|net|on\s+balance)\b", re.IGNORECASE)


@record
class Tally:
    """Each None where it is not told."""

    opened: int | None
    closed: int | None
    left: int | None
    evidence: Evidence | None = None
    span: str | None = None
    """ "quarter", "half" or "year"."""

    @property
    def told(self) -> tuple[int | None, int | None, int | None]:
        return self.opened, self.closed, self.left


def judge_outlets(held: Held, text: str, rules: Any) -> Judgement | None:
    """None where the sentence tells no such thing of the whole, or the document tells it several times over."""
    if _PLACE.search(text) is None or _AHEAD.search(text) or denied(text) or not {*'"“”'}.isdisjoint(text):
        return None
    mine, more = tally_of(text), _MORE.search(text)
    if (mine is None or (mine.opened is None and mine.closed is None)) and more is None:
        return None
    if (content(text) - _STEMS) & held.parts:
        return None  # of one of the chains, or of one country
    span = _span(text)
    every = _tallies(held, rules)
    known = [its for its in every if span is None or its.span in (None, span)]
    if every and not known:
        return open_(held, "no-data", f"{held.name} tells it of another time: {_shown(every[0])}")
    if more is not None:
        return _compared(held, more, known)
    assert mine is not None
    pairs = [(its, _agrees(mine, its)) for its in known]
    right = next((its for its, agrees in pairs if agrees), None)
    if right is not None:
        return (
            supported(held, [right.evidence], f"{held.name} says {_shown(right)}.")
            if right.evidence and _is_all(text, mine)
            else None
        )
    wrong = [its for its, agrees in pairs if agrees is False]
    if len({its.told for its in wrong}) != 1 or len(wrong) != len(known) or wrong[0].evidence is None:
        return None
    return contradicted(
        held, [wrong[0].evidence], "wrong-value", f"{held.name} says {_shown(wrong[0])}, not {_shown(mine)}."
    )


def _compared(held: Held, more: re.Match[str], known: Sequence[Tally]) -> Judgement | None:
    """ "Closed more stores than it opened"."""
    if len({its.told[:2] for its in known}) != 1:
        return None
    its = known[0]
    if its.evidence is None:
        return None
    sides = [its.opened if more[side].lower() == "opened" else its.closed for side in ("first", "second")]
    if sides[0] is None or sides[1] is None or sides[0] == sides[1]:
        return None
    if (sides[0] > sides[1]) == (more["way"].lower() == "more"):
        return supported(held, [its.evidence], f"{held.name} says {_shown(its)}.")
    return contradicted(
        held, [its.evidence], "comparison-flipped", f"{held.name} says {_shown(its)}: the other way round."
    )


def _agrees(mine: Tally, its: Tally) -> bool | None:
    """None where what the sentence tells is not told there."""
    pairs = [(a, b) for a, b in zip(mine.told, its.told, strict=True) if a is not None]
    if any(a != b for a, b in pairs if b is not None):
        return False
    return True if all(b is not None for _, b in pairs) else None


def _is_all(text: str, mine: Tally) -> bool:
    """No other figure stands in the sentence, and it does not go on to tell something else."""
    if _OPENS.match(text):
        return False
    bare = re.sub(r"\b(?:19|20)\d\d\b", " ", text)
    return {int(n.replace(",", "")) for n in _DIGITS.findall(bare)} <= {n for n in mine.told if n is not None}


def _span(text: str) -> str | None:
    """Over how long it is told."""
    low = text.lower()
    return next((word for word in ("quarter", "half", "year") if re.search(rf"\b{word}\b", low)), None)


_OPENS: Final = regex(
    r"^\W*(?:after|having|while|with|besides|since|because|although|though|when|as|before)\b", re.IGNORECASE
)
""" "After opening 12 branches, it is in talks about a sale"."""
_DIGITS: Final = regex(r"\d{1,3}(?:,\d{3})+|\d+")


def _shown(tally: Tally) -> str:
    told = (("opened", tally.opened), ("closed", tally.closed), ("left", tally.left))
    return ", ".join(f"{n} {name}" for name, n in told if n is not None)


def tally_of(text: str) -> Tally | None:
    """What a sentence tells; None where it tells it twice, or nothing."""
    found = []
    for pattern in (_OPENED, _CLOSED, _LEFT):
        hits = list(pattern.finditer(text))
        if len(hits) > 1:
            return None
        groups = hits[0].groupdict() if hits else {}
        word = groups.get("n") or groups.get("n2")
        found.append(_number(word) if word else None)
    opened, closed, left = found
    return Tally(opened, closed, left) if any(n is not None for n in found) else None


def _number(text: str) -> int | None:
    if text[0].isdigit():
        return int(text.replace(",", ""))
    total, part = 0, 0
    for word in re.findall(r"[a-z]+", text.lower()):
        if word == "hundred":
            part = max(part, 1) * 100
        elif word == "thousand":
            total, part = total + max(part, 1) * 1000, 0
        elif word != "and":
            part += CARDINALS[word]
    return total + part


# ---------------------------------------------------------------- what the document tells
def _tallies(held: Held, rules: Any) -> Sequence[Tally]:
    if "outlets" not in held.memo:
        held.memo["outlets"] = (*_of_text(held, rules), *_of_tables(held))
    return held.memo["outlets"]  # type: ignore[no-any-return]


def _of_text(held: Held, rules: Any) -> Iterator[Tally]:
    for text, place, _, _ in sentences_of(held, (), meanings_of(rules.vocabulary)):
        if _PLACE.search(text) is None or _AHEAD.search(text) or not (_OPENED.search(text) or _CLOSED.search(text)):
            continue
        found = tally_of(text)
        if found is not None and not (content(text) - _STEMS) & held.parts:
            yield Tally(found.opened, found.closed, found.left, quoted(held, text, place), _span(text))


def _of_tables(held: Held) -> Iterator[Tally]:
    """The row of all, with columns "Opened", "Closed" and the number at the end."""
    rows: dict[tuple[int, str], dict[str, Fact]] = {}
    for fact in held.facts if len(held.facts) <= _MANY else ():
        row = _TOTAL.search(fact.place) if fact.in_table else None
        name = next((name for name, pattern in _COLUMNS if pattern.search(fact.column or "")), None)
        if row is not None and name is not None and fact.quantity is not None and fact.quantity.value is not None:
            rows.setdefault((fact.index, row[0]), {})[name] = fact
    for told in rows.values():
        if not {"opened", "closed"} <= told.keys():
            continue
        opened, closed, left = (_whole(told.get(name)) for name in ("opened", "closed", "left"))
        yield Tally(opened, closed, left, cite(held, told["opened"]), _span(told["opened"].text.partition("|")[0]))


def _whole(fact: Fact | None) -> int | None:
    value = fact.quantity.value if fact is not None and fact.quantity is not None else None
    return abs(int(value)) if value is not None else None


_MANY: Final = 4000
_TOTAL: Final = regex(r"row \d+ \((?:\W*)(?:total|group|all\b)", re.IGNORECASE)
_COLUMNS: Final = (
    ("opened", regex(r"^\W*(?:opened|openings|new)\b", re.IGNORECASE)),
    ("closed", regex(r"^\W*(?:closed|closures)\b", re.IGNORECASE)),
    ("left", regex(r"^\W*(?:end\b|closing\b|at\s+(?:the\s+)?end\b)", re.IGNORECASE)),
)
