"""What is told where the article is newer than what is held of a company."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from factcheck import check
from factcheck.model import Observation
from factcheck.read.plain import read_text
from factcheck.sources.age import outlived

Make = Callable[..., Observation]


def warnings(text: str, day: str) -> tuple[str, ...]:
    report = check(read_text(text + "\n", "a", published=date.fromisoformat(day)), offline=True)
    return next(source.warnings for source in report.sources if source.id == "sec")


# the last filing of Coca-Cola in the pack is of 2025-07-24
def test_an_article_newer_than_the_newest_filing_held_is_warned_of() -> None:
    (told,) = warnings("Coca-Cola's revenue was $12.5 billion in the third quarter of 2025.", "2025-11-03")
    assert "The Coca-Cola Company" in told
    assert "2025-07-24" in told
    assert "2025-11-03" in told


def test_an_article_before_the_next_report_is_due_is_not() -> None:
    assert warnings("Coca-Cola's revenue was $12.5 billion in the second quarter of 2025.", "2025-08-20") == ()


def test_nobody_is_warned_of_a_company_whose_filings_no_claim_needs() -> None:
    assert warnings("James Quincey is the chief executive of Coca-Cola.", "2025-11-03") == ()


def test_every_company_is_warned_of_once() -> None:
    text = "Coca-Cola's revenue was $12.5 billion in the third quarter of 2025. Coca-Cola's net income was $3.7 billion then. Boeing's revenue was $23.3 billion in the third quarter of 2025."
    assert len(warnings(text, "2025-11-03")) == 2


@pytest.mark.parametrize(("day", "expected"), [("2025-06-20", None), ("2025-07-15", date(2025, 2, 20))])
def test_what_a_service_gave_is_whole_until_the_next_report_is_overdue(
    make: Make, day: str, expected: date | None
) -> None:
    held = (
        make("revenue", "2024-01-01", "2024-12-31", "1", "2025-02-20", form="10-K", checked=date(2025, 2, 20)),
        make("revenue", "2024-01-01", "2024-09-30", "1", "2024-11-01", checked=date(2025, 2, 20)),
    )
    assert outlived(held, date.fromisoformat(day)) == expected


def test_nothing_held_is_not_old() -> None:
    assert outlived((), date(2026, 1, 1)) is None


def test_a_claim_that_nothing_is_held_for_tells_how_far_it_goes() -> None:
    text = "Coca-Cola's revenue was $12.5 billion in the third quarter of 2025.\n"
    report = check(read_text(text, "a", published=date(2025, 11, 3)), offline=True)
    (claim,) = report.claims
    assert claim.verdict is not None
    assert claim.verdict.reason == "no-data"
    assert "2025-07-24" in claim.verdict.detail
