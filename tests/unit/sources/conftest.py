"""Observations made by hand, so that every expectation can be worked out on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from factcheck.model import Observation

Make = Callable[..., Observation]


@pytest.fixture
def make() -> Make:
    def observation(metric: str, start: str | None, end: str, value: str, filed: str, **more: object) -> Observation:
        defaults: dict[str, object] = {"form": "10-Q", "concept": f"us-gaap:{metric}", "unit": "USD"}
        return Observation(
            source="sec",
            key=f"{metric}/{start}/{end}/{filed}",
            subject="cik:0000000001",
            metric=metric,
            value=Decimal(value),
            start=date.fromisoformat(start) if start else None,
            end=date.fromisoformat(end),
            published=date.fromisoformat(filed),
            **{**defaults, **more},  # type: ignore[arg-type]
        )

    return observation
