"""The document pass: frames written down as claims, and equal claims merged."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from factcheck.extract.cues import look_back, told_of
from factcheck.extract.frames import Frame
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.metrics.signs import told_as_loss
from factcheck.extract.periods.silence import Periods
from factcheck.extract.subjects.cast import company_name
from factcheck.model import Claim, Context, Object, Quantity, Span, Subject, Time, made


def claim_of(frame: Frame, text: str, lexicon: Lexicon) -> Claim:
    name, ticker = company_name(lexicon, frame.subject_ref)
    obj = None
    if frame.object_span is not None:
        a, b = frame.object_span
        obj = made(Object, text=text[a:b], start=a, end=b)
    q = frame.quantity
    return made(
        Claim,
        id="",
        sentence=frame.view.sentence.index,
        start=frame.start,
        end=frame.end,
        text=text[frame.start : frame.end],
        kind=frame.kind,
        subject=made(
            Subject,
            text=frame.subject_text,
            name=name,
            id=frame.subject_ref,
            ticker=ticker,
            candidates=tuple(frame.candidates),
        ),
        metric=frame.metric or "unknown",
        segment=frame.segment,
        role=frame.role,
        quantity=q.id if q else None,
        period=frame.period.id if frame.period else None,
        base=frame.base.id if frame.base else None,
        superlative=frame.superlative,
        compare_to=frame.compare_to,
        compare_subjects=tuple(frame.compare_subjects),
        compare_metric=frame.compare_metric,
        compare_quantity=frame.compare_quantity.id if frame.compare_quantity else None,
        slight=frame.slight,
        of_sum=frame.of_sum,
        of_whole=frame.of_whole,
        of_growth=frame.of_growth,
        inclusive=frame.inclusive,
        among=tuple(t.id for t in frame.among),
        ends_at_period=frame.ends_at_period,
        of_before=frame.of_before,
        counted=frame.counted,
        run=frame.run.id if frame.run else None,
        object=obj,
        direction=frame.direction,
        modality=frame.modality,
        attribution=frame.attribution,
        negated=frame.negated,
        context=tuple(made(Context, field=k, source=v) for k, v in sorted(frame.context.items())),
        unbound=frame.unbound,
        rivals=tuple(frame.rivals),
        rival_metrics=tuple(frame.rival_metrics),
        rival_periods=tuple(t.id for t in frame.rival_periods),
        loss=frame.loss or _is_loss(frame),
        whole=frame.whole,
        each=frame.each,
        rate=frame.rate,
        firm=_is_firm(frame),
        named=_named(frame),
        beside=tuple(frame.beside),
        bound=_bound(frame),
        antecedent=frame.antecedent.id if frame.antecedent else None,
        rule_trace=" ".join(frame.trace),
    )


def sure_of_period(claim: Claim, periods: Periods) -> Claim:
    """A filled period is sure where the article speaks of no other of that company."""
    filled = any(context.field == "period" for context in claim.context)
    return claim.model_copy(update={"period_sure": True}) if filled and periods.is_only(claim.subject.id) else claim


def _bound(frame: Frame) -> Literal["gt", "lt"] | None:
    """ "Revenue passed $100 billion", "fell short of $5 billion": the figure is a mark, and the metric is beyond it."""
    item, q = frame.item, frame.quantity
    if item is None or q is None or q.cmp != "eq" or frame.role not in ("level", "delta") and frame.counted is None:
        return None
    if "metric<told_behind" in frame.trace:
        return None  # "well short of the $90.7 billion spent on buybacks"
    if "subject<owner_of_figure" in frame.trace or told_of(frame.view, item) is not None:
        return None  # "below Visa's 65.7%", "above the $2.60 billion it had made": no mark, but what somebody had
    k = look_back(frame.view, item) + 1
    view, behind = frame.view, frame.view.lower[item.last : item.last + 1]
    if view.lower[k - 1] == "the" and view.lexicon.round_marks.issuperset(behind) and behind:
        k -= 1  # "passed the 400 million mark"
    mark = frame.view.before(k, "comparison")
    return None if mark is None else "gt" if mark.id == "above" else "lt"


_AT_FIGURE = {"noun_of": 3, "metric_verb": 3, "noun_before": 4, "adjacent_noun": 2}
"""By the rule that found the metric: how many tokens may stand between its words and the figure."""


def _is_firm(frame: Frame) -> bool:
    noun, item = frame.metric_item, frame.item
    if any(step.endswith("<form of words") for step in frame.trace):
        return True
    rule = next((step.partition("<")[2] for step in frame.trace if step.startswith("metric<")), "")
    if noun is None or item is None or rule not in _AT_FIGURE:
        return False
    first, last = (noun.last, item.first) if noun.last <= item.first else (item.last, noun.first)
    return last - first <= _AT_FIGURE[rule] and not frame.view.between(first, last, "quantity", "metric", "entity")


def _named(frame: Frame) -> tuple[int, int] | None:
    """The words that name the metric, where they stand in the sentence itself."""
    noun, sentence = frame.metric_item, frame.view.sentence
    here = noun is not None and sentence.start <= noun.start < sentence.end
    return (noun.start, noun.end) if noun is not None and here else None


def _is_loss(frame: Frame) -> bool:
    item = frame.metric_item
    return item is not None and told_as_loss(frame.view, item)


_ALIKE = 8
"""So many of the last claims with the same figure are looked at: a data dump stays linear."""


def merge_repeats(claims: Iterable[Claim], quantities: dict[str, Quantity], times: dict[str, Time]) -> list[Claim]:
    """One assertion told several times is one claim: a later one that adds nothing to an earlier one becomes its repeat."""
    kept: list[Claim] = []
    repeats: dict[int, list[Span]] = {}
    alike: dict[tuple[object, ...], list[int]] = {}
    for claim in claims:
        q = quantities.get(claim.quantity or "")
        key = (
            claim.kind,
            claim.metric,
            claim.subject.id,
            q.value if q else None,
            q.low if q else None,
            q.unit if q else None,
        )
        for k in alike.get(key, ())[-_ALIKE:]:
            if _adds_nothing(claim, kept[k], quantities, times):
                repeats.setdefault(k, []).append(Span(start=claim.start, end=claim.end))
                break
        else:
            alike.setdefault(key, []).append(len(kept))
            kept.append(claim)
    for k, spans in repeats.items():
        kept[k] = kept[k].model_copy(update={"repeats": (*kept[k].repeats, *spans)})
    return kept


def _adds_nothing(claim: Claim, earlier: Claim, quantities: dict[str, Quantity], times: dict[str, Time]) -> bool:
    if claim.unbound or earlier.unbound or claim.kind != earlier.kind:
        return False
    same = all(getattr(claim, f) == getattr(earlier, f) for f in ("metric", "role", "negated"))
    if not same or claim.subject.id != earlier.subject.id or claim.modality != earlier.modality:
        return False
    if claim.kind == "statement":
        return claim.object is not None and earlier.object is not None and claim.object.text == earlier.object.text
    if (claim.object and claim.object.text) != (earlier.object and earlier.object.text):
        return False
    if claim.kind == "comparison" and (claim.compare_to or "").lower() != (earlier.compare_to or "").lower():
        return False
    if claim.kind == "office":
        return claim.segment == earlier.segment
    if (claim.segment or "").lower() not in ("", (earlier.segment or "").lower()) or (
        not claim.segment and earlier.segment and claim.metric != "investment"
    ):
        return False
    if claim.direction not in (None, earlier.direction):
        return False
    a, b = quantities.get(claim.quantity or ""), quantities.get(earlier.quantity or "")
    if (a is None) != (b is None):
        return False
    if (
        a is not None
        and b is not None
        and (a.value, a.low, a.high, a.unit, a.cmp, a.kind) != (b.value, b.low, b.high, b.unit, b.cmp, b.kind)
    ):
        return False
    return _time_value(claim.period, times) in (None, _time_value(earlier.period, times))


def _time_value(id_: str | None, times: dict[str, Time]) -> str | None:
    return times[id_].value if id_ and id_ in times else None


def identify(claims: list[Claim], quantities: dict[str, Quantity], times: dict[str, Time]) -> list[Claim]:
    """Content-bound ids: moving or re-wrapping a paragraph keeps them, changing a figure does not."""
    seen: Counter[str] = Counter()
    out = []
    for claim in claims:
        q = quantities.get(claim.quantity or "")
        parts = [
            claim.kind, claim.subject.id or claim.subject.text or "", claim.metric, claim.segment or "", claim.role or "",
            f"{q.value} {q.low} {q.high} {q.unit} {q.cmp}" if q else "", _time_value(claim.period, times) or "",
            claim.modality, str(claim.negated), claim.direction or "", claim.object.text if claim.object else "", claim.compare_to or "",
        ]  # fmt: skip
        # words that a line break parts are the same words
        digest = hashlib.sha256("\x1f".join(" ".join(part.split()) for part in parts).encode()).hexdigest()[:8]
        seen[digest] += 1
        suffix = f"-{seen[digest]}" if seen[digest] > 1 else ""
        out.append(claim.model_copy(update={"id": f"c-{digest}{suffix}"}))
    return out
