"""Banks, insurers, filers by IFRS and filers in other currencies: their own concepts, units and currencies, judged like all others.

The bodies are assembled in the service's shape with invented figures, under the numbers of companies that the register knows;
the recorded body of a filer by IFRS is used where it lies beside the project.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck import check
from factcheck.model import Claim
from factcheck.pack import checks
from factcheck.read.plain import read_text
from factcheck.rules.loader import load_rules
from factcheck.sources import companyfacts, pack, user_pack

RECORDED = Path(__file__).parents[4] / "shared/recordings/sec_companyfacts/lpa_facts.json"
JPMORGAN, METLIFE, TSMC, ALIBABA = 19617, 1099219, 1046179, 1577552
Figures = dict[str, dict[str, dict[str, float]]]


def body(cik: int, taxonomy: str, form: str, figures: Figures) -> bytes:
    """`figures`: concept -> unit -> "2024" or "2024-12-31" -> value; every year is filed in the February after it."""
    concepts: dict[str, Any] = {}
    for concept, units in figures.items():
        for unit, values in units.items():
            for when, value in values.items():
                year = int(when[:4])
                span = {"end": when} if len(when) > 4 else {"start": f"{when}-01-01", "end": f"{when}-12-31"}
                row = {**span, "val": value, "accn": f"0000000001-{year - 1999}-000001", "fy": 2019, "fp": "Q3",
                       "form": form, "filed": f"{year + 1}-02-20"}  # fmt: skip
                concepts.setdefault(concept, {"label": None, "units": {}})["units"].setdefault(unit, []).append(row)
    return json.dumps({"cik": cik, "entityName": "x", "facts": {taxonomy: concepts}}).encode()


def usd(**years: float) -> dict[str, dict[str, float]]:
    return {"USD": {name.removeprefix("y").replace("_", "-"): value for name, value in years.items()}}


BANK = body(JPMORGAN, "us-gaap", "10-K", {
    "RevenuesNetOfInterestExpense": usd(y2024=160_400_000_000, y2023=150_000_000_000),
    "Revenues": usd(y2024=270_000_000_000, y2023=230_000_000_000),  # before interest paid
    "InterestIncomeExpenseNet": usd(y2024=91_200_000_000, y2023=88_000_000_000),
    "ProvisionForLoanLeaseAndOtherLosses": usd(y2024=10_700_000_000),
    "NetIncomeLoss": usd(y2024=50_100_000_000, y2023=48_000_000_000),
    "Deposits": usd(y2024_12_31=2_400_000_000_000),
})  # fmt: skip
INSURER = body(METLIFE, "us-gaap", "10-K", {
    "Revenues": usd(y2024=70_986_000_000),
    "PremiumsEarnedNet": usd(y2024=44_945_000_000),
    "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest": usd(y2024=5_600_000_000),
    "IncomeTaxExpenseBenefit": usd(y2024=1_179_000_000),
})  # fmt: skip
FOUNDRY = body(TSMC, "ifrs-full", "20-F", {
    "Revenue": {"TWD": {"2024": 2_894_000_000_000, "2023": 2_162_000_000_000}},
    "ProfitLossAttributableToOwnersOfParent": {"TWD": {"2024": 1_173_000_000_000, "2023": 838_500_000_000}},
    "GrossProfit": {"TWD": {"2024": 1_624_000_000_000}},
    "DilutedEarningsLossPerShare": {"TWD/shares": {"2024": 45.25, "2023": 32.34}},
    "Inventories": {"TWD": {"2024-12-31": 287_900_000_000}},
    "PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities": {"TWD": {"2024": 956_000_000_000}},
})  # fmt: skip
SHOP = body(ALIBABA, "us-gaap", "20-F", {
    "Revenues": {"CNY": {"2024": 940_000_000_000, "2023": 900_000_000_000}, "USD": {"2024": 130_000_000_000}},
})  # fmt: skip


@pytest.fixture
def verdict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Claim]]:
    """The last claim of a sentence, judged with a pack of the four bodies."""
    monkeypatch.setenv("FACTCHECK_PACK", str(tmp_path / "pack"))
    (tmp_path / "in").mkdir()
    for cik, content in ((JPMORGAN, BANK), (METLIFE, INSURER), (TSMC, FOUNDRY), (ALIBABA, SHOP)):
        (tmp_path / f"in/CIK{cik:010}.json").write_bytes(content)
    user_pack.build(user_pack.in_folder(tmp_path / "in"), tmp_path / "pack", load_rules().reference.sec)
    assert checks.verify(tmp_path / "pack") == ()
    pack._own_observations.cache_clear()
    yield lambda text: check(read_text(text + "\n", "a", published=date(2025, 3, 15)), offline=True).claims[-1]
    pack._own_observations.cache_clear()


@pytest.mark.parametrize(
    "text",
    [
        "JPMorgan Chase's revenue was $160.4 billion in 2024.",
        "JPMorgan Chase's revenue rose 6.9% to $160.4 billion in 2024.",
        "JPMorgan Chase's net interest income was $91.2 billion in 2024.",
        "JPMorgan Chase's provision for credit losses was $10.7 billion in 2024.",
        "JPMorgan Chase had deposits of $2.4 trillion on December 31, 2024.",
        "JPMorgan Chase's net margin was 31.2% in 2024.",
        "MetLife's premiums were $44.9 billion in 2024.",
        "MetLife's effective tax rate was 21.1% in 2024.",
        "TSMC's revenue was NT$2.89 trillion in 2024.",
        "TSMC's revenue rose 33.9% in 2024.",
        "TSMC's diluted earnings per share were NT$45.25 in 2024.",
        "TSMC's gross margin was 56.1% in 2024.",
        "TSMC's inventories were NT$287.9 billion on December 31, 2024.",
        "TSMC's capital expenditures were NT$956 billion in 2024.",
        "Alibaba's revenue was RMB940 billion in 2024.",
    ],
)
def test_what_they_filed_is_supported(verdict: Callable[[str], Claim], text: str) -> None:
    claim = verdict(text)
    assert claim.verdict is not None
    assert (claim.verdict.status, claim.rule) == ("supported", "reference/sec"), claim.verdict


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("JPMorgan Chase's revenue was $164.0 billion in 2024.", "digits-transposed"),
        ("JPMorgan Chase's revenue was $150.0 billion in 2024.", "wrong-period"),
        ("JPMorgan Chase's net interest income was $91.2 million in 2024.", "scale-slip"),
        ("MetLife's premiums were $94.4 billion in 2024.", "wrong-value"),
        ("TSMC's revenue was US$2.89 trillion in 2024.", "wrong-currency"),
        ("TSMC's revenue was NT$1.17 trillion in 2024.", "wrong-metric"),
        ("TSMC's revenue fell 33.9% in 2024.", "direction-flipped"),
    ],
)
def test_what_they_did_not_file_is_contradicted(verdict: Callable[[str], Claim], text: str, code: str) -> None:
    claim = verdict(text)
    assert claim.verdict is not None
    assert claim.verdict.status == "contradicted", claim.verdict
    assert claim.verdict.diagnosis.code == code


@pytest.mark.parametrize(
    "text",
    [
        "JPMorgan Chase's average deposits were $2.3 trillion in 2024.",
        "JPMorgan Chase's revenue was $270 billion in 2024.",  # before interest paid: not what is called so, and filed
        "MetLife's gross premiums written were $60 billion in 2024.",
        "TSMC's revenue was $90.1 billion in 2024.",  # no rate of the Taiwan dollar is held
        "TSMC's revenue was $2.89 trillion in 2024.",  # its readers may call their own dollar so
        "TSMC's statutory tax rate was 20% in 2024.",
        "Alibaba's revenue rose 8.1% in dollars in 2024.",  # there is no dollar figure of the year before
    ],
)
def test_what_may_be_meant_otherwise_is_not_accused(verdict: Callable[[str], Claim], text: str) -> None:
    claim = verdict(text)
    assert claim.verdict is not None
    assert claim.verdict.status != "contradicted", claim.verdict


@pytest.mark.skipif(not RECORDED.exists(), reason="no recordings beside the project")
def test_a_recorded_filer_by_ifrs_answers_most_metrics() -> None:
    found = companyfacts.observations(
        "cik:0001997711",
        RECORDED.read_bytes(),
        "x",
        date(2025, 4, 7),
        companyfacts.concepts_of(load_rules().reference.sec),
    )
    values = {(o.metric, o.start, o.end): o.value for o in found if o.end == date(2024, 12, 31)}
    year = (date(2024, 1, 1), date(2024, 12, 31))
    assert values["revenue", *year] == 43_862_372
    assert values["net_income", *year] == -29_285_428
    assert values["net_income_incl_nci", *year] == -19_426_051
    assert values["pretax_profit", *year] == -9_863_991
    assert values["cash", None, year[1]] == 28_827_347
    assert {o.metric for o in found} >= {"eps", "eps_basic", "operating_income", "equity", "total_assets", "taxes"}
