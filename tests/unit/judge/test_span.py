"""Changes over several years, rates a year, and points or amounts between figures as they are printed."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import check
from factcheck.read.plain import read_text


# Alphabet's 10-K filings: revenue 402,836 in 2025, 182,527 in 2020 (+120.7%, 17.15% a year); net income 132,170 after 40,269.
# Nike's gross margin: 42.73% after 44.56%, printed 42.7% and 44.6%.
@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Alphabet's revenue rose 121% from 2020 to 2025.", "supported"),
        ("Alphabet's revenue rose 221% from 2020 to 2025.", "contradicted"),
        ("Alphabet's revenue fell 121% from 2020 to 2025.", "contradicted"),
        ("Alphabet's revenue grew at a CAGR of 17.2% from 2020 to 2025.", "supported"),
        ("Alphabet's revenue has grown at a compound annual rate of 17% since 2020.", "supported"),
        ("Alphabet's revenue has grown at a compound annual rate of 27% since 2020.", "contradicted"),
        (
            "Alphabet's revenue grew by an average of 18% a year from 2020 to 2025.",
            "unverified",
        ),  # a mean of rates may be meant
        ("Over the past five years, Alphabet's annual revenue has more than doubled.", "supported"),
        ("Alphabet's revenue has more than tripled in five years, to $402.8 billion in 2025.", "contradicted"),
        ("Alphabet's revenue doubled between 2020 and 2025.", "unverified"),  # it grew 2.2 times
        ("Alphabet's revenue grew 15% in 2025, its fastest growth in three years.", "supported"),
        ("Alphabet's 2025 net income was more than three times what it earned in 2020.", "supported"),
        ("Nike's gross margin fell 190 basis points in fiscal 2025.", "supported"),  # 44.6 less 42.7
        ("Nike's gross margin fell 180 basis points in fiscal 2025.", "supported"),  # 183, told by tens
        ("Nike's gross margin fell 187 basis points in fiscal 2025.", "contradicted"),
        ("Nike's gross margin fell 250 basis points in fiscal 2025.", "contradicted"),
        ("Nike's revenue topped $46 billion in each of the last three fiscal years.", "supported"),
        (
            "Nike's revenue topped $50 billion in each of the last three fiscal years.",
            "contradicted",
        ),  # 46.3 in the last
        # capital expenditure of 430 after 812: 0.4 less 0.8 billion, or 382 million
        ("Nike's capital expenditure fell by $400 million in fiscal 2025.", "supported"),
        ("Nike's capital expenditure fell by $382 million in fiscal 2025.", "supported"),
        ("Nike's capital expenditure fell by $392 million in fiscal 2025.", "contradicted"),
        ("Nike's capital expenditure fell by $600 million in fiscal 2025.", "contradicted"),
    ],
)
def test_a_change_over_years_or_between_printed_rates(text: str, status: str) -> None:
    report = check(read_text(text + "\n", "a", published=date(2026, 2, 10)), offline=True)
    assert report.claims[0].verdict is not None
    assert report.claims[0].verdict.status == status, report.claims[0].verdict.detail


# Nike's 10-K of 2025: revenue 46,309, net income 3,219, capital expenditure 430, buybacks 2,985.
def test_a_sentence_of_which_no_figure_fits_is_doubted_and_not_its_figures() -> None:
    def statuses(text: str) -> list[str]:
        report = check(read_text(text + "\n", "a", published=date(2025, 8, 1)), offline=True)
        return [claim.verdict.status for claim in report.claims if claim.verdict is not None and claim.quantity]

    nothing = "In fiscal 2025 Nike's revenue was $31.77 billion, its net income $2.26 billion and its capital expenditure $556 million."
    one = nothing.replace("$31.77", "$46.31")
    two = "In fiscal 2025 Nike's revenue was $31.77 billion and its net income $2.26 billion."
    assert statuses(nothing) == ["unverified"] * 3
    assert statuses(one) == ["supported", "contradicted", "contradicted"]
    assert statuses(two) == ["contradicted"] * 2


# Apple's fiscal 2025 ended on September 27 (revenue 416,161 after 391,035); Alphabet's year is the calendar's.
def test_last_year_may_be_the_one_that_has_just_closed() -> None:
    def verdict(text: str) -> str:
        report = check(read_text(text + "\n", "a", published=date(2025, 11, 10)), offline=True)
        assert report.claims[0].verdict is not None
        return report.claims[0].verdict.status

    assert verdict("Apple's revenue was $416.2 billion last year.") == "supported"
    assert verdict("Apple's revenue was $391.0 billion last year.") == "supported"
    assert verdict("Apple's revenue was $383.3 billion last year.") == "contradicted"
    assert verdict("Alphabet's revenue was $350.0 billion last year.") == "supported"
