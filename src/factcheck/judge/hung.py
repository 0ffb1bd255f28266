"""What hangs on a figure ("$4.4 billion, the second-highest in six years") is told of the very thing that the figure is right of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from factcheck.extract.wordless.tails import TAIL
from factcheck.judge.beside import window_of
from factcheck.judge.values import LOSSES
from factcheck.model import Claim, Contradicted, Supported, Unverified


def hung(
    claims: Sequence[Claim], judged: Sequence[Claim], readings: Mapping[str, Sequence[str]], ask: Callable[..., Claim]
) -> dict[int, Claim | str]:
    """By place: the claim as it is judged at the period and the measure of its figure, or why it stays open.

    Where the figure is not borne out, nobody is accused by what hangs on it: the sentence may be of another company or time.
    """
    found: dict[int, Claim | str] = {}
    for k, claim in enumerate(judged):
        if TAIL not in claim.rule_trace:
            continue
        at = _figure(claims, k)
        if at is None or not isinstance(judged[at].verdict, Supported):
            if isinstance(claim.verdict, Contradicted):
                found[k] = "the figure on which this hangs is not borne out itself"
            continue
        window = window_of(judged[at])
        metric = _measure(claims[at], readings, ask) if claims[at].metric == claim.metric else claim.metric
        if window is None and metric == claim.metric:
            continue
        # where it tells its own period ("after falling in fiscal 2023"), the figure's says nothing of it
        told, own = claims[k].model_copy(update={"metric": metric}), claim.period == claims[at].period
        again = ask(told)
        if own and window is not None and isinstance(again.verdict, Unverified):
            again = ask(told, beside=window, confirmed=True, certain=True)
        found[k] = again
    return found


def _figure(claims: Sequence[Claim], k: int) -> int | None:
    """The nearest figure of its measure and company, in its sentence or the one before."""
    claim = claims[k].model_copy(update={"metric": LOSSES.get(claims[k].metric, claims[k].metric)})
    near = [
        n
        for n, other in enumerate(claims)
        if other.quantity not in (None, claim.quantity)
        and (LOSSES.get(other.metric, other.metric), other.subject.id) == (claim.metric, claim.subject.id)
        and other.sentence in (claim.sentence, claim.sentence - 1)
        and other.role in ("level", "delta")
    ]
    return min(
        near, key=lambda n: (claim.sentence - claims[n].sentence, abs(claims[n].start - claim.start)), default=None
    )


def _measure(figure: Claim, readings: Mapping[str, Sequence[str]], ask: Callable[..., Claim]) -> str:
    """Of a profit the one measure of which the figure is right."""
    of_it = [
        metric
        for metric in readings.get(figure.metric, ())
        if isinstance(ask(figure.model_copy(update={"metric": metric}), only="right").verdict, Supported)
    ]
    return of_it[0] if len(of_it) == 1 else figure.metric
