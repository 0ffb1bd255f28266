"""What a claim about an economy asks of its sources: apart from the judging, which few articles need."""

from __future__ import annotations

from factcheck.extract.economy import ISO, PAIR
from factcheck.model import Claim
from factcheck.sources import bls, ecb

WORLDBANK = "worldbank"
GROWTH = "growth"


def measure_of(claim: Claim) -> str | None:
    """Under which name of the reference rule a claim's figure goes: "growth", "cpi" or "unemployment"."""
    subject = claim.subject.id or ""
    if not subject.startswith(ISO) or claim.metric == "cpi" and subject == bls.SUBJECT:
        return None  # what the BLS tells of every month is not asked for by year
    if claim.metric == "gdp":
        return GROWTH if claim.kind == "change" else None
    return claim.metric if claim.metric in ("cpi", "unemployment") else None


def key_of(claim: Claim, rule: object) -> str | None:
    """Under which key the service's figures of a claim are asked for; None where they would decide nothing."""
    measure = measure_of(claim)
    yearly = getattr(rule, "yearly", {}).get(measure) if measure is not None else None
    return f"{claim.subject.id}/{yearly.indicator}" if yearly is not None else None


def currencies(subject: str) -> tuple[str, ...]:
    """The codes of "fx:EUR/USD" that the ECB has a history of."""
    told = subject.removeprefix(PAIR).replace("~", "/").split("/")
    return tuple(code for code in told if code != ecb.EURO)
