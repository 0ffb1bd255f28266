"""A figure alone in front of the sentence that says what it is."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import check
from factcheck.read.plain import read_text

# Coca-Cola, quarter to 27 June 2025: revenue 12,535 (12,363 a year before), operating income 4,280, net income 3,810 (2,411), cash 9,590;
# first half: buybacks 472.


def told(text: str) -> dict[str, str]:
    article = read_text(
        f"# Coca-Cola's second quarter\n\nCoke has reported.\n\n{text}\n", "a", published=date(2025, 7, 25)
    )
    return {c.text: c.verdict.status for c in check(article, offline=True).claims if c.verdict is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "**$12.5 billion.** That is what the company took in during the second quarter, a gain of 1% on the year before.",
            {"$12.5 billion": "supported", "1%": "supported"},
        ),
        ("**$15.2 billion.** That's what Coca-Cola took in during the second quarter.", {"$15.2 billion": "contradicted"}),
        ("$4.3 billion. Operating income in the second quarter.", {"$4.3 billion": "supported"}),
        ("**$9.6 billion**\n\nCash in the till at the end of June.", {"$9.6 billion": "supported"}),
        ("### 58%\n\nThat is how much net income grew in the quarter, year over year.", {"58%": "supported"}),
        ("**$472 million.** Spent on the company's own stock in the first half of 2025.", {"$472 million": "supported"}),
    ],
)  # fmt: skip
def test_the_next_sentence_tells_what_it_is(text: str, expected: dict[str, str]) -> None:
    assert expected.items() <= told(text).items()


@pytest.mark.parametrize(
    "text",
    [
        "**$12.5 billion.** It surprised everybody.",
        "**$12.5 billion.** Net income was $3.8 billion in the second quarter.",
    ],
)
def test_what_the_next_sentence_tells_of_itself_is_not_what_it_is(text: str) -> None:
    assert told(text)["$12.5 billion"] != "contradicted"


# Second quarters of 2025 in millions: Johnson & Johnson's sales 23,743 (5.8% more), HubSpot's revenue 760.866 (19.4% more)
@pytest.mark.parametrize(
    ("figure", "verdict"),
    [("$23.7 billion", "supported"), ("5.8%", "supported"), ("$761 million", "supported"), ("19.4%", "supported")],
)
def test_whose_it_is_stands_before_the_noun(figure: str, verdict: str) -> None:
    text = (
        "The week in numbers\n\n$761 million\nHubSpot's revenue in the second quarter, 19.4% better than a year ago.\n\n"
        "$23.7 billion\nJohnson & Johnson's second-quarter sales. They grew 5.8%.\n"
    )
    article = read_text(text, "a", published=date(2025, 8, 8))
    verdicts = {c.text: c.verdict.status for c in check(article, offline=True).claims if c.verdict is not None}
    assert verdicts[figure] == verdict
