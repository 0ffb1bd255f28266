"""A page written by hand: a text, and the claims that a reader would find in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from factcheck.inspect import inspect
from factcheck.model import (
    Article,
    Block,
    Claim,
    Entity,
    Extraction,
    Finding,
    Quantity,
    Sentence,
    Subject,
    Time,
    Window,
)
from factcheck.rules.loader import load_rules

_CURRENCY = {"US$": "USD", "HK$": "HKD", "$": "USD", "RMB": "CNY", "€": "EUR", "£": "GBP", "¥": "JPY"}
_SCALE = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_AMOUNT = re.compile(
    r"(?P<minus>-)?(?P<sign>US\$|HK\$|\$|RMB|€|£|¥)?\s?(?P<open>\()?(?P<n>[\d,]*\.?\d+)\)?\s?(?P<scale>thousand|million|billion|trillion)?"
    r"\s?(?P<unit>%|percentage points?|basis points|x|[a-z]+)?$"
)
_WORDS = {"doubled": 2, "tripled": 3, "halved": Decimal("0.5")}


def quantity_of(surface: str, **more: Any) -> dict[str, Any]:
    """kind, value, unit and step of a printed amount."""
    if surface in _WORDS:
        value = Decimal(_WORDS[surface])
        return {
            "kind": "multiple",
            "value": value,
            "low": value,
            "high": value,
            "unit": "x",
            "step": Decimal(0),
            **more,
        }
    m = _AMOUNT.match(surface)
    assert m, surface
    digits = m["n"].replace(",", "")
    power = Decimal(10) ** _SCALE.get(m["scale"] or "", 0)
    value = Decimal(digits) * power * (-1 if m["minus"] or m["open"] else 1)
    step = power / Decimal(10) ** len(digits.partition(".")[2])
    unit = m["unit"] or ""
    kind = "money" if m["sign"] else {"%": "percent", "basis points": "bps", "x": "multiple"}.get(unit, "count")
    if unit.startswith("percentage"):
        kind = "pp"
    name = (
        _CURRENCY[m["sign"]]
        if m["sign"]
        else {"percent": "percent", "bps": "bps", "pp": "pp", "multiple": "x"}.get(kind, unit or "units")
    )
    bounds: dict[str, Any] = {"low": value, "high": value}
    if more.get("cmp") in ("gt", "ge", "near_above"):
        bounds["high"] = None
    elif more.get("cmp") in ("lt", "le", "near_below"):
        bounds["low"] = None
    elif more.get("cmp") == "approx":
        bounds = {"low": None, "high": None}
    return {"kind": kind, "value": value, "unit": name, "step": step, **bounds, **more}


def window_of(notation: str) -> Window | None:
    if m := re.fullmatch(r"(\d{4})-Q([1-4])", notation):
        year, quarter = int(m[1]), int(m[2])
        last = {1: 31, 2: 30, 3: 30, 4: 31}[quarter]
        return Window(start=date(year, 3 * quarter - 2, 1), end=date(year, 3 * quarter, last))
    if re.fullmatch(r"\d{4}", notation):
        return Window(start=date(int(notation), 1, 1), end=date(int(notation), 12, 31))
    return None


@dataclass
class Page:
    """Built up by `level`, `earlier`, `change`, `share`, `entity`; `check` gives the findings."""

    text: str
    published: date | None = date(2025, 2, 23)
    titled: bool = False
    quantities: list[Quantity] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    repeat_of: dict[int, int] = field(default_factory=dict)
    evidence: Any = None
    rules: Any = None
    tickers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.blocks = []
        for m in re.finditer(r"[^\n]+", self.text):
            kind = "title" if self.titled and not self.blocks else "paragraph"
            number = len(self.blocks)
            self.blocks.append(Block(kind=kind, start=m.start(), end=m.end(), repeat_of=self.repeat_of.get(number)))
        self.sentences = []
        for number, block in enumerate(self.blocks):
            for m in re.finditer(
                r"\S.*?(?:(?<!Jan)(?<!Feb)(?<!Dec)(?<!Nov)[.!?](?=\s|$)|$)", self.text[block.start : block.end]
            ):
                if m[0]:
                    start = block.start + m.start()
                    self.sentences.append(
                        Sentence(
                            index=len(self.sentences), start=start, end=start + len(m[0]), cls="claim", block=number
                        )
                    )

    def _sentence_at(self, offset: int) -> int:
        return next(s.index for s in self.sentences if s.start <= offset < s.end)

    def amount(self, surface: str, nth: int = 0, **more: Any) -> Quantity:
        """The nth place of this surface as a quantity."""
        places = [m.start() for m in re.finditer(re.escape(surface), self.text)]
        start = places[nth]
        found = Quantity(
            id=f"q{len(self.quantities) + 1}", sentence=self._sentence_at(start), text=surface, start=start, end=start + len(surface),
            **quantity_of(surface, **more),
        )  # fmt: skip
        self.quantities.append(found)
        return found

    def claim(
        self, role: str, metric: str, surface: str, *, nth: int = 0, period: str | None = None, base: str | None = None,
        subject: str | None = "Alibaba", subject_text: str | None = "Alibaba", quantity: dict[str, Any] | None = None, **more: Any,
    ) -> Page:  # fmt: skip
        q = self.amount(surface, nth, **(quantity or {}))
        ids = {}
        for name, notation in (("period", period), ("base", base)):
            if notation:
                ids[name] = f"t{len(self.times) + 1}"
                kind = "base" if name == "base" else "period"
                self.times.append(
                    Time(id=ids[name], sentence=q.sentence, text=surface, start=q.start, end=q.end, type=kind, value=notation,
                         window=window_of(notation))
                )  # fmt: skip
        self.claims.append(
            Claim(
                id=f"c-{len(self.claims)}", sentence=q.sentence, start=q.start, end=q.end, text=surface,
                kind={"delta": "change", "share": "share"}.get(role, "amount"),
                subject=Subject(text=subject_text, name=subject, id=f"name:{subject.lower()}" if subject else None),
                metric=metric, role=role, quantity=q.id, **ids, **more,
            )
        )  # fmt: skip
        return self

    def level(self, metric: str, surface: str, **more: Any) -> Page:
        return self.claim("level", metric, surface, **more)

    def earlier(self, metric: str, surface: str, **more: Any) -> Page:
        return self.claim("from", metric, surface, **more)

    def change(self, metric: str, surface: str, direction: str | None = "up", **more: Any) -> Page:
        return self.claim("delta", metric, surface, direction=direction, **more)

    def share(self, metric: str, surface: str, **more: Any) -> Page:
        return self.claim("share", metric, surface, **more)

    def org(self, surface: str, ref: str) -> Page:
        start = self.text.index(surface)
        self.entities.append(
            Entity(id=f"e{len(self.entities) + 1}", sentence=self._sentence_at(start), text=surface, start=start, end=start + len(surface),
                   type="ORG", ref=ref)
        )  # fmt: skip
        return self

    def check(self, **options: Any) -> tuple[Finding, ...]:
        article = Article(
            uri="page.txt", title=self.text.partition("\n")[0] if self.titled else None, published=self.published, digest="sha256:0",
            length=len(self.text), text=self.text, blocks=tuple(self.blocks), tickers=self.tickers,
        )  # fmt: skip
        extraction = Extraction(
            sentences=tuple(self.sentences), quantities=tuple(self.quantities), times=tuple(self.times), entities=tuple(self.entities),
            claims=tuple(self.claims),
        )  # fmt: skip
        found = inspect(article, extraction, self.rules, None, evidence=self.evidence, **options)
        return tuple(f for f in found if f.rule.startswith("consistency/"))

    def codes(self) -> list[tuple[str | None, str]]:
        """(code, the words at the place) of every finding."""
        return [(f.code, self.text[f.start : f.end]) for f in self.check()]


@pytest.fixture(scope="session")
def rules() -> Any:
    return load_rules()


@pytest.fixture
def page(rules: Any) -> Callable[..., Page]:
    def build(text: str, **more: Any) -> Page:
        return Page(text, **{"rules": rules, **more})

    return build
