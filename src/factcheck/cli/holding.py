"""What flags and configuration say of the rules, as the rules understand it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from factcheck.cli.settings import GATE, STRENGTH, Overriding, pair
from factcheck.errors import UsageError
from factcheck.rules.holding import Holding, Override


def holding(
    profile: str | None = None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    severity: Sequence[str] | None = None,
    gate: Sequence[str] | None = None,
) -> Holding:
    return Holding(
        profile,
        tuple(select or ()),
        tuple(ignore or ()),
        tuple(pair("--severity", text, STRENGTH, UsageError) for text in severity or ()),
        tuple(pair("--gate", text, GATE, UsageError) for text in gate or ()),
    )


def overridden(entry: Overriding) -> Override:
    table: dict[str, Any] = {key.replace("-", "_"): value for key, value in entry.values.items()}
    return Override(entry.folder, entry.paths, holding(**table))
