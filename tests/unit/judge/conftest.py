"""Hand-made articles, claims and observations: the judge is tested without extractor, sources or network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from factcheck.judge import judge
from factcheck.model import (
    Article,
    Claim,
    Context,
    Entity,
    Extraction,
    Lookup,
    Object,
    Observation,
    Quantity,
    Sentence,
    SourceFailure,
    Subject,
    Time,
    Window,
)
from factcheck.rules.loader import load_rules

ALIBABA = Subject(text="Alibaba", name="Alibaba Group Holding Ltd", id="cik:0001577552", ticker="BABA")
NVIDIA = Subject(text="Nvidia", name="NVIDIA Corporation", id="cik:0001045810", ticker="NVDA")


def D(text: Any) -> Decimal | None:
    return None if text is None else Decimal(str(text))


class Story:
    """One sentence with its mentions; `claim(...)` judges a claim about it."""

    def __init__(self, text: str, published: str | None = "2025-02-23", subject: Subject = ALIBABA) -> None:
        self.text, self.subject = text, subject
        self.article = Article(
            uri="a.txt",
            published=date.fromisoformat(published) if published else None,
            digest="sha256:0",
            length=len(text),
            text=text,
        )
        self.quantities: list[Quantity] = []
        self.times: list[Time] = []
        self.entities: list[Entity] = []

    def _place(self, text: str) -> dict[str, Any]:
        start = self.text.index(text)
        return {"sentence": 0, "text": text, "start": start, "end": start + len(text)}

    def q(
        self, text: str, value: Any = None, unit: str = "USD", kind: str = "money", cmp: str = "eq", **more: Any
    ) -> Quantity:
        """An amount; `low` and `high` follow from the comparator as annotation.md says."""
        v = D(value)
        ends = {
            "low": v if cmp in {"eq", "gt", "ge", "near_above"} else None,
            "high": v if cmp in {"eq", "lt", "le", "near_below"} else None,
        }
        ends.update({name: D(more.pop(name)) for name in ("low", "high") if name in more})
        quantity = Quantity(
            id=f"q{len(self.quantities) + 1}", **self._place(text), kind=kind, value=v, unit=unit, cmp=cmp,
            step=D(more.pop("step", 0)), **ends, **more,
        )  # fmt: skip
        self.quantities.append(quantity)
        return quantity

    def t(self, text: str, value: str, type: str = "period", window: tuple[str, str] | None = None) -> Time:
        span = Window(start=date.fromisoformat(window[0]), end=date.fromisoformat(window[1])) if window else None
        time = Time(id=f"t{len(self.times) + 1}", **self._place(text), type=type, value=value, window=span)
        self.times.append(time)
        return time

    def claim(
        self,
        evidence: Iterable[Observation | SourceFailure] | Mapping[Lookup, Any],
        *,
        quantity: Quantity | None = None,
        period: Time | None = None,
        base: Time | None = None,
        kind: str = "amount",
        metric: str = "revenue",
        as_of: str | None = None,
        object: str | None = None,
        from_context: tuple[str, ...] = (),
        rules: Any = None,
        **more: Any,
    ) -> Claim:
        extraction = Extraction(
            sentences=(Sentence(index=0, start=0, end=len(self.text), cls="claim"),),
            quantities=tuple(self.quantities),
            times=tuple(self.times),
            entities=tuple(self.entities),
        )
        claim = Claim(
            id="c-0", sentence=0, start=0, end=len(self.text), text=self.text, kind=kind, metric=metric,
            subject=more.pop("subject", self.subject),
            quantity=quantity.id if quantity else None,
            period=period.id if period else None,
            base=base.id if base else None,
            object=Object(**{k: v for k, v in self._place(object).items() if k != "sentence"}) if object else None,
            context=tuple(Context(field=field, source="previous sentence") for field in from_context),
            **more,
        )  # fmt: skip
        answers = evidence if isinstance(evidence, Mapping) else gathered(evidence)
        day = date.fromisoformat(as_of) if as_of else None
        return judge(claim, extraction, self.article, rules or load_rules(), answers, day)


def gathered(found: Iterable[Observation | SourceFailure]) -> dict[Lookup, Any]:
    """Observations by source and subject, as the pipeline hands them over."""
    answers: dict[Lookup, Any] = {}
    for item in found:
        key = item.subject if isinstance(item, Observation) else item.key
        if item.source == "ecb":
            key = key.removeprefix("currency:")
        lookup = Lookup(source=item.source, key=key)
        answers[lookup] = item if isinstance(item, SourceFailure) else (*answers.get(lookup, ()), item)
    return answers


def fact(
    id: str,
    metric: str,
    value: Any = None,
    unit: str | None = None,
    *,
    period: tuple[str, str] | str | None = None,
    **more: Any,
) -> Observation:
    """An entry of a fact file about Alibaba, published on 2025-02-20 unless said otherwise."""
    start, end = (None, period) if isinstance(period, str) else period or (None, None)
    days = {
        name: date.fromisoformat(more.pop(name))
        for name in ("published", "valid_from", "valid_until", "checked")
        if name in more
    }
    days.setdefault("published", date(2025, 2, 20))
    translations = tuple((Decimal(v), code) for v, code in more.pop("translations", ()))
    return Observation(
        source="facts", key=f"facts/{id}", subject=more.pop("subject", ALIBABA.id), metric=metric, value=D(value), unit=unit,
        low=D(more.pop("low", None)), high=D(more.pop("high", None)), translations=translations,
        start=date.fromisoformat(start) if start else None, end=date.fromisoformat(end) if end else None,
        url="https://example.org/release", excerpt=more.pop("excerpt", f"the source of {id}"), **days, **more,
    )  # fmt: skip


def filed(
    metric: str,
    value: Any,
    start: str | None,
    end: str,
    on: str,
    *,
    unit: str = "USD",
    subject: str = NVIDIA.id or "",
    **more: Any,
) -> Observation:
    """A figure of a filing, in the shape of the embedded pack."""
    return Observation(
        source="sec", key=f"{metric}/{start}/{end}/{on}", subject=subject, metric=metric, value=D(value), unit=unit,
        start=date.fromisoformat(start) if start else None, end=date.fromisoformat(end), published=date.fromisoformat(on),
        form=more.pop("form", "10-Q"), accession=more.pop("accession", f"a-{on}"), concept=more.pop("concept", f"us-gaap:{metric}"),
        url="https://www.sec.gov/", **more,
    )  # fmt: skip


def fixing(currency: str, day: str, rate: Any) -> Observation:
    """Units of a currency for one euro."""
    return Observation(
        source="ecb", key=f"{currency}/{day}", subject=f"currency:{currency}", metric="fx_rate", value=D(rate), unit=currency,
        per="EUR", end=date.fromisoformat(day), published=date.fromisoformat(day),
    )  # fmt: skip


PLAN = fact(
    "plan", "investment", 380_000_000_000, "CNY", cmp="ge", modality="plan", horizon="NEXT:P3Y", published="2025-02-24",
    segments=("cloud and AI infrastructure", "AI infrastructure", "cloud computing and AI infrastructure"),
    translations=((53_000_000_000, "USD"),),
)  # fmt: skip
DECEMBER, SEPTEMBER = ("2024-10-01", "2024-12-31"), ("2024-07-01", "2024-09-30")
CLOUD = ("Cloud Intelligence Group", "cloud business", "cloud")
AI = ("AI-related products", "AI-related cloud products", "AI products")
# NVIDIA as filed, fiscal years that end on the last Sunday of January.
NVIDIA_FILED = (
    filed("revenue", 26_974_000_000, "2022-01-31", "2023-01-29", "2023-02-24", form="10-K"),
    filed("revenue", 6_704_000_000, "2022-05-02", "2022-07-31", "2022-08-31"),
    filed("revenue", 7_192_000_000, "2023-01-30", "2023-04-30", "2023-05-26"),
    filed("revenue", 13_507_000_000, "2023-05-01", "2023-07-30", "2023-08-28"),
    filed("revenue", 20_699_000_000, "2023-01-30", "2023-07-30", "2023-08-28"),
    filed("revenue", 18_120_000_000, "2023-07-31", "2023-10-29", "2023-11-21"),
    filed("revenue", 38_819_000_000, "2023-01-30", "2023-10-29", "2023-11-21"),
    filed("revenue", 60_922_000_000, "2023-01-30", "2024-01-28", "2024-02-21", form="10-K"),
    filed("net_income", 656_000_000, "2022-05-02", "2022-07-31", "2022-08-31"),
    filed("net_income", 2_043_000_000, "2023-01-30", "2023-04-30", "2023-05-26"),
    filed("net_income", 6_188_000_000, "2023-05-01", "2023-07-30", "2023-08-28"),
    filed("gross_profit", 9_462_000_000, "2023-05-01", "2023-07-30", "2023-08-28"),
    filed("gross_profit", 2_915_000_000, "2022-05-02", "2022-07-31", "2022-08-31"),
    filed("operating_income", 6_800_000_000, "2023-05-01", "2023-07-30", "2023-08-28"),
    filed("operating_income", 499_000_000, "2022-05-02", "2022-07-31", "2022-08-31"),
    filed("ocf", 6_348_000_000, "2023-05-01", "2023-07-30", "2023-08-28"),
    filed("capex", 289_000_000, "2023-05-01", "2023-07-30", "2023-08-28"),
    filed("cash", 5_783_000_000, None, "2023-07-30", "2023-08-28"),
    filed("cash", 5_079_000_000, None, "2023-04-30", "2023-05-26"),
)  # fmt: skip


@pytest.fixture(scope="session")
def bench() -> SimpleNamespace:
    return SimpleNamespace(
        Story=Story, fact=fact, filed=filed, fixing=fixing, gathered=gathered, D=D,
        ALIBABA=ALIBABA, NVIDIA=NVIDIA, PLAN=PLAN, NVIDIA_FILED=NVIDIA_FILED,
        DECEMBER=DECEMBER, SEPTEMBER=SEPTEMBER, CLOUD=CLOUD, AI=AI,
    )  # fmt: skip
