"""The judge over the embedded pack: what was filed is never accused, however it is rounded; what is altered never passes."""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal
from importlib import resources

import pytest

from factcheck.model import Lookup, Subject
from factcheck.rules.loader import load_rules
from factcheck.sources import pack
from factcheck.sources.fiscal import fiscal_calendar
from factcheck.sources.series import Selected, value_at

COMPANIES = sorted(
    f"cik:{file.name[3:-4]}"
    for file in resources.files("factcheck.pack").joinpath("sec").iterdir()
    if file.name.endswith(".tsv")
)
BILLION = Decimal(10) ** 9
SEC = load_rules().reference.sec
PER_COMPANY = 20


def printed_at(value, digits):
    """A value at so many significant digits, and the size of its last place."""
    step = Decimal(1).scaleb(value.adjusted() - digits + 1)
    return (value / step).quantize(Decimal(1)) * step, step


def period_of(obs, calendar):
    if obs.start is None:
        return f"QE{obs.end}"
    found = calendar.locate(obs.start, obs.end)
    if found is None or found[1] in ("9M", "H1", "H2"):
        return None
    return f"FY{found[0]}" if found[1] == "FY" else f"FY{found[0]}-{found[1]}"


def sample(company):
    observations = pack.lookup(company)
    calendar = fiscal_calendar(observations)
    chosen = random.Random(company).sample(observations, min(PER_COMPANY, len(observations)))
    for obs in chosen:
        period = period_of(obs, calendar)
        found = value_at(observations, obs.metric, obs.start, obs.end, obs.published + timedelta(days=3))
        if isinstance(found, Selected) and obs.value not in {o.value for o in (*found.acceptable, *found.restated)}:
            continue  # a part that is tagged beside the whole (Johnson & Johnson's bought research)
        if period and obs.value and obs.metric not in ("shares_outstanding", "diluted_shares"):
            yield observations, obs, period


def said(metric):
    """What a sentence must hold to be about the filed figure."""
    when = SEC.metrics[metric].when
    return when[0] if when else "figure"


def judged(bench, observations, obs, period, value, step, **more):
    text = f"{value / BILLION:f} billion" if obs.per is None else f"{value:f}"
    published = str(obs.published + timedelta(days=3))
    story = bench.Story(f"The {said(obs.metric)} was ${text} in P.", published, Subject(text="It", id=obs.subject))
    q = story.q(f"${text}", value, obs.unit, per=obs.per, step=step)
    evidence = {Lookup(source="sec", key=obs.subject): observations}
    return story.claim(
        evidence, quantity=q, period=story.t("P", period, "fiscal"), metric=obs.metric, role="level", **more
    )


@pytest.mark.parametrize("company", COMPANIES)
def test_every_filed_figure_is_supported_at_every_precision(bench, company):
    checked = 0
    for observations, obs, period in sample(company):
        for digits in (3, 4, 6):
            value, step = printed_at(obs.value, digits)
            if obs.per and step < Decimal("0.01"):
                continue
            verdict = judged(bench, observations, obs, period, value, step).verdict
            assert verdict.status == "supported", f"{obs.key} {period}: {verdict.detail}"
            checked += 1
    assert checked > 20 or len(pack.lookup(company)) < PER_COMPANY


@pytest.mark.parametrize("company", COMPANIES)
def test_no_altered_figure_is_supported(bench, company):
    for observations, obs, period in sample(company):
        value, step = printed_at(obs.value, 4)
        for wrong, its_step in ((value * Decimal("1.2"), step), (value / 1000, step / 1000), (-value, step)):
            verdict = judged(bench, observations, obs, period, wrong, its_step).verdict
            assert verdict.status != "supported", f"{obs.key} {period} {wrong}: {verdict.detail}"
