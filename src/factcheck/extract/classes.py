"""The class of a sentence: boilerplate, then claim, forecast, hypothetical, opinion, none."""

from __future__ import annotations

from factcheck.model import Claim, SentenceClass

_CHECKABLE = frozenset({"fact", "plan", "guidance"})


def classify(cues: frozenset[str], claims: list[Claim]) -> SentenceClass:
    """`cues` are the kinds of modality that the sentence's words show."""
    if any(c.modality in _CHECKABLE or c.kind in ("statement", "office", "comparison") for c in claims):
        return "claim"
    modalities = {c.modality for c in claims}
    if "forecast" in modalities or (not claims and cues & {"forecast", "guidance"}):
        return "forecast"
    if "hypothetical" in modalities or "hypothetical" in cues:
        return "hypothetical"
    if "opinion" in modalities or cues & {"opinion"}:
        return "opinion"
    if cues & {"plan"}:
        return "forecast"
    return "none"
