"""A figure that goes on with another one is of the same measure, where a vague word ("profit", "margin") may mean several.

"Nvidia made $72.9 billion, up from $33.0 billion": the first is net income, so that the second is not borne out by operating income.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from factcheck.judge.labels import label
from factcheck.model import Claim, Contradicted, Supported

_TAKEN = tuple(f"metric<{way}" for way in ("inherited", "elliptical", "meant", "resumed"))


def of_one_measure(
    claims: Sequence[Claim],
    judged: Sequence[Claim],
    readings: Mapping[str, Sequence[str]],
    ask: Callable[[Claim], Claim],
) -> dict[int, Claim | str]:
    """For each place a claim judged by the measure of the figure before it, or why it is open.

    `readings` are the measures that a vague word may mean, the first of them what it is read as where the claim keeps the word.
    """
    found: dict[int, Claim | str] = {}
    for k, (claim, told) in enumerate(zip(claims, judged, strict=True)):
        if not isinstance(told.verdict, Supported) or not any(way in claim.rule_trace for way in _TAKEN):
            continue
        n = next((n for n in range(k - 1, -1, -1) if _is_before(claims[n], claim)), None)
        if n is None or not isinstance(judged[n].verdict, Supported):
            continue
        first, second, meant = judged[n].metric, told.metric, readings.get(claim.metric, ())
        if first == second or not {first, second} <= {claim.metric, *meant}:
            continue  # "earned $5.4 billion on $33.7 billion": the other is no profit at all
        read = meant[0] if first == claim.metric else first
        again = ask(claim.model_copy(update={"metric": read}))
        # read as another measure than its word first means, the figure before may itself be the wrong one
        sure = isinstance(again.verdict, Supported | Contradicted if first == claim.metric else Supported)
        found[k] = again if sure else f"the figure that it goes on with was read as {label(read)}"
    return found


def _is_before(earlier: Claim, claim: Claim) -> bool:
    return (
        earlier.sentence in (claim.sentence, claim.sentence - 1)
        and earlier.metric == claim.metric
        and earlier.subject.id == claim.subject.id
        and earlier.segment == claim.segment
        and earlier.role in ("level", "from")
        and claim.role in ("level", "from")
    )
