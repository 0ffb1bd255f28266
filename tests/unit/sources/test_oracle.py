"""Our values against an independent reader of the same bodies: edgartools' query by the length of a period.

A development-only oracle (`pip install -e '.[oracle]'`): it takes seconds and 400 MB to load, and its query by fiscal period, which
goes by `fy` and `fp`, would call half a year a quarter. Skipped where it is not installed or no recordings lie beside the project.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import Observation
from factcheck.rules.loader import load_rules
from factcheck.sources import companyfacts, series
from factcheck.sources.vintages import rank

RECORDINGS = Path(__file__).parents[4] / "shared/recordings/sec_companyfacts"
BODIES = {
    "0000320193": "data.sec.gov_api_xbrl_companyfacts_CIK0000320193.json",
    "0001045810": "data.sec.gov_api_xbrl_companyfacts_CIK0001045810.json",
    "0001640147": "snow_facts.json",
    "0001652044": "data.sec.gov_api_xbrl_companyfacts_CIK0001652044.json",
    "0001835632": "data.sec.gov_api_xbrl_companyfacts_CIK0001835632.json",
}
METRICS = (
    "revenue",
    "net_income",
    "operating_income",
    "gross_profit",
    "eps",
    "ocf",
    "capex",
    "rnd",
    "taxes",
    "pretax_profit",
)
pytestmark = [
    pytest.mark.skipif(find_spec("edgar") is None, reason="edgartools is not installed"),
    pytest.mark.skipif(not RECORDINGS.exists(), reason="no recordings beside the project"),
    pytest.mark.filterwarnings("ignore"),
]
Length = tuple[date, date]


@cache
def ours(cik: str) -> tuple[Observation, ...]:
    body = (RECORDINGS / BODIES[cik]).read_bytes()
    return companyfacts.observations(
        f"cik:{cik}", body, "x", date(2026, 11, 1), companyfacts.concepts_of(load_rules().reference.sec)
    )


@cache
def theirs(cik: str) -> Any:
    from edgar.entity.parser import EntityFactsParser

    return EntityFactsParser.parse_company_facts(json.loads((RECORDINGS / BODIES[cik]).read_bytes()))


def by_length(cik: str, metric: str, months: int) -> dict[Length, dict[date, set[Decimal]]]:
    """Window -> day of filing -> what is filed then, of annual and quarterly reports."""
    found: dict[Length, dict[date, set[Decimal]]] = {}
    for concept in load_rules().reference.sec.metrics[metric].concepts:
        for fact in theirs(cik).query().by_concept(concept, exact=True).by_period_length(months).execute():
            if fact.period_start and rank(fact.form_type) == 0:
                window = found.setdefault((fact.period_start, fact.period_end), {})
                window.setdefault(fact.filing_date, set()).add(Decimal(str(fact.numeric_value)))
    return found


@pytest.mark.parametrize("cik", BODIES)
@pytest.mark.parametrize("months", [3, 12])
def test_a_filed_quarter_or_year_is_what_the_oracle_filed_last(cik: str, months: int) -> None:
    """As of a year after each period: the newest filing by then."""
    compared = 0
    for metric in METRICS:
        for (start, end), filings in by_length(cik, metric, months).items():
            day = date(end.year + 1, end.month, 28)
            known = [filed for filed in filings if filed <= day]
            if not known:
                continue
            found = series.value_at(ours(cik), metric, start, end, day)
            assert isinstance(found, series.Selected), (metric, start, end)
            assert {o.value for o in found.acceptable} & filings[max(known)], (metric, start, end, found.value)
            compared += 1
    assert compared >= 40


@pytest.mark.parametrize("cik", BODIES)
def test_a_derived_fourth_quarter_is_the_oracles_year_less_its_nine_months(cik: str) -> None:
    compared = 0
    for metric in METRICS:
        nine = by_length(cik, metric, 9)
        for (start, end), filings in by_length(cik, metric, 12).items():
            first = min(filings)
            part = next((w for w in nine if w[0] == start and w[1] < end), None)
            if part is None or metric == "eps":
                continue
            found = series.value_at(ours(cik), metric, part[1].fromordinal(part[1].toordinal() + 1), end, first)
            known = [filed for filed in nine[part] if filed <= first]
            if not isinstance(found, series.Selected) or not found.parts or found.later or not known:
                continue
            differences = {whole - piece for whole in filings[first] for piece in nine[part][max(known)]}
            assert found.value in differences, (metric, start, end, found.value)
            compared += 1
    assert compared >= 10
