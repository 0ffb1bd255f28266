"""Observations made by hand, so that every expectation can be worked out on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import Observation

Make = Callable[..., Observation]
CASSETTES = Path(__file__).parents[3] / "cassettes"


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


@pytest.fixture
def cassette(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], AbstractContextManager[Any]]:
    """Exchanges of cassettes/ in place of a network; with `--record-mode=rewrite` (pytest-recording) the real ones."""
    import vcr

    from factcheck.sources import _http

    mode = request.config.getoption("--record-mode", default=None) or "none"
    if mode == "none":
        monkeypatch.setattr(_http, "_addresses", lambda _: ["203.0.113.1"])
    recorder = vcr.VCR(
        cassette_library_dir=str(CASSETTES),
        record_mode="all" if mode == "rewrite" else mode,
        filter_headers=["User-Agent"],
        decode_compressed_response=True,
    )
    return lambda name: recorder.use_cassette(name + ".yaml")


@pytest.fixture(autouse=True)
def _no_store_stays_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A connection that is left to the garbage collector is an error of its own in newer Pythons."""
    from factcheck.sources.store import Store

    made: list[Store] = []
    start = Store.__init__

    def counted(self: Store, *arguments: Any, **options: Any) -> None:
        start(self, *arguments, **options)
        made.append(self)

    monkeypatch.setattr(Store, "__init__", counted)
    yield
    for store in made:
        store.close()
