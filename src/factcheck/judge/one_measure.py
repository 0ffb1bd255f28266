"""A figure that goes on with another one is of the same measure, where a vague word ("profit", "margin") may mean several.

"Nvidia made $72.9 billion, up from $33.0 billion": the first is net income, so that the second is not borne out by operating income.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.model import Claim, Contradicted, Supported

_TAKEN = tuple(f"metric<{way}" for way in ("inherited", "elliptical", "meant", "resumed"))


def of_one_measure(
    claims: Sequence[Claim], judged: Sequence[Claim], ask: Callable[[Claim], Claim]
) -> dict[int, Claim | str]:
    """For each place a claim judged by the measure of the figure before it, or why it is open."""
    found: dict[int, Claim | str] = {}
    for k, (claim, told) in enumerate(zip(claims, judged, strict=True)):
        if not isinstance(told.verdict, Supported) or not any(way in claim.rule_trace for way in _TAKEN):
            continue
        n = next((n for n in range(k - 1, -1, -1) if _is_before(claims[n], claim)), None)
        if n is None or not isinstance(judged[n].verdict, Supported):
            continue
        first, second = judged[n].metric, told.metric
        if first == second or claim.metric not in (first, second):
            continue  # neither was read as something else, or both were
        if first != claim.metric:
            found[k] = f"the figure that it goes on with was read as {first.replace('_', ' ')}"
            continue
        again = ask(claim.model_copy(update={"metric": _FIRST.get(claim.metric, claim.metric)}))
        wrong = isinstance(again.verdict, Contradicted)
        found[k] = again if wrong else f"the figure that it goes on with was read as {first.replace('_', ' ')}"
    return found


_FIRST = {"profit": "net_income"}
"""What a vague word was read as where the claim keeps it."""


def _is_before(earlier: Claim, claim: Claim) -> bool:
    return (
        earlier.sentence in (claim.sentence, claim.sentence - 1)
        and earlier.metric == claim.metric
        and earlier.subject.id == claim.subject.id
        and earlier.segment == claim.segment
        and earlier.role in ("level", "from")
        and claim.role in ("level", "from")
    )
