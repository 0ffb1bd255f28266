"""Figures of years one after another, told in one row without their times: what most of them are right of shows when each is."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import told

# Snowflake, fiscal years to January in millions: revenue 592, 1,219, 2,066, 2,806 and 3,626 from 2021 to 2025 (106%, 69%, 36% and 29% more);
# Apple, fiscal 2019 to 2022 in billions: net income 55.3, 57.4, 94.7 and 99.8
SNOWFLAKE, DAY = "Snowflake", "2025-03-22"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- Revenue, fiscal 2021 to fiscal 2025: $592M, $1,219M, $2,066M, $2,806M, $3,626M",
            {"$592M": "supported", "$1,219M": "supported", "$2,066M": "supported", "$2,806M": "supported", "$3,626M": "supported"},
        ),
        (
            "- Revenue, fiscal 2021 to fiscal 2025: $592M, $1,219M, $2,066M, $8,206M, $3,626M",
            {"$592M": "supported", "$8,206M": "contradicted", "$3,626M": "supported"},
        ),
        (
            "Five years of revenue, and you can see it: up 106%, up 69%, up 36%, up 29%.",
            {"106%": "supported", "69%": "supported", "36%": "supported", "29%": "supported"},
        ),
        # of two that fit nothing is certain
        ("- Revenue: $592M, $1,219M, $7,066M, $8,206M, $9,626M", {"$592M": "unverified", "$8,206M": "unverified"}),
    ],
)  # fmt: skip
def test_a_row_tells_its_years(text: str, expected: dict[str, str]) -> None:
    assert expected.items() <= told(SNOWFLAKE, f"Once a year Snowflake is weighed here.\n\n{text}", DAY).items()


@pytest.mark.parametrize(("last", "verdict"), [("$99.8 billion", "supported"), ("$97.4 billion", "contradicted")])
def test_the_last_of_a_row_is_that_of_the_last_year(last: str, verdict: str) -> None:
    text = (
        "When Apple's fiscal 2019 came to an end, sales had fallen to $260.2 billion. "
        f"Net income since then: $55.3 billion, $57.4 billion, $94.7 billion and finally {last}."
    )
    assert told("Apple", text, "2022-10-31")[last] == verdict
