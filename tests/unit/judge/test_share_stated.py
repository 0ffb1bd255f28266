"""A share that a source states itself."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("printed", "value", "segment", "status", "code"),
    [
        ("20%", 20, "AI-related products", "supported", None),
        ("30%", 30, "AI-related products", "contradicted", "wrong-value"),
        ("30%", 30, "logistics", "unverified", None),  # the fact is about another part
    ],
)
def test_a_stated_share_decides_a_claim_about_its_part(
    bench: Any, printed: str, value: int, segment: str, status: str, code: str | None
) -> None:
    story = bench.Story(f"The products made up {printed} of revenue in P.", "2025-02-24")
    q = story.q(printed, value, "percent", kind="percent", step=1)
    stated = bench.fact("ai-share", "revenue", 20, "percent", basis="share", period=bench.DECEMBER, segments=bench.AI)
    period = story.t("P", "2024-Q4", window=bench.DECEMBER)
    verdict = story.claim(
        [stated], quantity=q, period=period, kind="share", role="share", segment=segment, whole="revenue"
    ).verdict
    assert verdict.status == status, verdict.detail
    assert (verdict.diagnosis.code if code else None) == code
