"""What is told of several periods or companies at once: added up, averaged, counted, or a multiple of another year.

Every expected verdict is worked out from the filings that the comments name.
"""

from __future__ import annotations

import pytest

from tests.unit.judge import by_filings


def status(text: str, published: str) -> str:
    """The worst verdict of the sentence: wrong, else open, else right; "none" where nothing of it is judged."""
    found = {each for _, each, _ in by_filings.verdicts(f"The figures\n\n{text}", published)}
    return next((each for each in ("contradicted", "unverified", "supported") if each in found), "none")


@pytest.mark.parametrize(
    ("text", "published", "verdict"),
    [
        # Alphabet 2024: net income 100,118 million, revenue 350,018; Meta: 62,360 and 164,501; Amazon: 59,248 and 637,959
        ("Meta and Amazon together earned $121.6 billion in 2024.", "2025-02-10", "supported"),
        ("Meta and Amazon together earned $112.6 billion in 2024.", "2025-02-10", "contradicted"),
        ("Between them, Meta and Alphabet had revenue of $514.5 billion in 2024.", "2025-02-10", "supported"),
        ("Between them, Meta and Alphabet had revenue of $350.0 billion in 2024.", "2025-02-10", "contradicted"),
        ("Alphabet, Meta and Amazon: the three earned $221.7 billion in 2024.", "2025-02-10", "supported"),
        # Adobe 5,560 million in the year to November 2024, Salesforce 6,197 in the year to January 2025
        ("In their 2024 fiscal years Visa and Mastercard jointly paid $6.7 billion in dividends.", "2025-02-20", "supported"),
        ("In their 2024 fiscal years Visa and Mastercard jointly paid $4.7 billion in dividends.", "2025-02-20", "contradicted"),
        # each its own, or one of them alone
        ("Meta and Amazon earned $62.4 billion and $59.2 billion in 2024, respectively.", "2025-02-10", "supported"),
        ("Meta and Alphabet together employ many engineers, and Amazon earned $59.2 billion in 2024.", "2025-02-10", "supported"),
        # a private company's figure is nowhere filed
        ("Meta and Bytedance together earned $80.0 billion in 2024.", "2025-02-10", "unverified"),
    ],
)  # fmt: skip
def test_figures_of_companies_that_are_listed_are_added_up(text: str, published: str, verdict: str) -> None:
    assert status(text, published) == verdict


@pytest.mark.parametrize(
    ("text", "published", "verdict"),
    [
        # Salesforce, buybacks of fiscal 2023 to 2025: 4,000, 7,620, 7,829 million, together 19,449
        ("Salesforce used $19.4 billion for share repurchases over the three fiscal years 2023, 2024 and 2025.", "2025-03-20", "supported"),
        ("Salesforce used $15.4 billion for share repurchases over the three fiscal years 2023, 2024 and 2025.", "2025-03-20", "contradicted"),
        # AbbVie, net income of 2022 to 2024: 11,836, 4,863, 4,278 million, together 20,977, on average 6,992
        ("AbbVie's net income for the years 2022 through 2024 adds up to $21.0 billion.", "2025-02-20", "supported"),
        ("AbbVie's net income for the years 2022 through 2024 adds up to $16.7 billion.", "2025-02-20", "contradicted"),
        ("Over the past three years, 2022 to 2024, AbbVie earned an average of $7.0 billion a year in net income.", "2025-02-20", "supported"),
        # 4,863 million is that of 2023 alone
        ("Over the past three years, 2022 to 2024, AbbVie earned an average of $4.86 billion a year in net income.", "2025-02-20", "contradicted"),
        # a growth that is averaged is no amount: 2.6% a year of Adobe's net income is not looked for
        ("AbbVie's net income of 2023 was $4.9 billion.", "2025-02-20", "supported"),
    ],
)  # fmt: skip
def test_years_that_are_named_leave_no_other_way_to_count(text: str, published: str, verdict: str) -> None:
    assert status(text, published) == verdict


@pytest.mark.parametrize(
    ("text", "published", "verdict"),
    [
        # Netflix: 8,711.6 million in 2024, 6,015.8 and 4,479.5 in the first halves of 2025 and 2024, so 10,247.9 to June 2025
        ("Netflix's trailing-twelve-month net income stood at $10.2 billion as of June 30, 2025.", "2025-08-01", "supported"),
        ("Netflix's trailing-twelve-month net income stood at $8.7 billion as of June 30, 2025.", "2025-08-01", "contradicted"),
        ("Over the past twelve months, counted to the end of June, Netflix earned net income of $10.2 billion.", "2025-08-01", "supported"),
        # up to when is not said
        ("Netflix's trailing-twelve-month net income is $8.7 billion.", "2025-08-01", "unverified"),
    ],
)  # fmt: skip
def test_twelve_months_end_on_the_day_that_is_told(text: str, published: str, verdict: str) -> None:
    assert status(text, published) == verdict


@pytest.mark.parametrize(
    ("text", "published", "verdict"),
    [
        # Amazon, net income of 2022 to 2024: -2,722, 30,425, 59,248 million
        ("Amazon lost money in one of the three years from 2022 to 2024.", "2025-02-10", "supported"),
        ("Amazon lost money in two of the three years from 2022 to 2024.", "2025-02-10", "contradicted"),
        ("Amazon made a net profit in all but one of the three years from 2022 to 2024.", "2025-02-10", "supported"),
        ("Amazon made a net profit in each of the three years from 2022 to 2024.", "2025-02-10", "contradicted"),
        ("Boeing lost money in each of the three years from 2022 to 2024.", "2025-02-10", "supported"),
        # HubSpot, net income by quarter: 5.9 and -14.4 million in 2024, -21.8 and -3.3 in 2025
        ("HubSpot was in the red in both of the first two quarters of 2025.", "2025-08-10", "supported"),
        ("HubSpot was in the red in only one of the first two quarters of 2025.", "2025-08-10", "contradicted"),
        # Alphabet, net income of the quarters to September 2021: 15,227, 17,930, 18,525, 18,936 million
        ("Alphabet's quarterly net income topped $17 billion in three of the past four quarters.", "2021-10-30", "supported"),
        ("Alphabet's quarterly net income topped $17 billion in two of the past four quarters.", "2021-10-30", "contradicted"),
        # a quarter later another one has ended, which may be counted
        ("Alphabet's quarterly net income came to more than $17 billion in two of the past four quarters.", "2022-01-20", "unverified"),
        # revenue of the first halves of 2025 and 2024: Exxon Mobil fell, IBM and Johnson & Johnson rose
        ("Exxon Mobil, IBM and Johnson & Johnson: two of the three had higher sales in the first half of 2025 than in the first half of 2024.", "2025-08-07", "supported"),
        ("Exxon Mobil, IBM and Johnson & Johnson: none of the three had higher sales in the first half of 2025 than in the first half of 2024.", "2025-08-07", "contradicted"),
    ],
)  # fmt: skip
def test_how_many_of_several_is_counted(text: str, published: str, verdict: str) -> None:
    assert status(text, published) == verdict


@pytest.mark.parametrize(
    ("text", "published", "verdict"),
    [
        # Meta 2024 and 2023: capital expenditure 37,256 and 27,045 million (1.38 times), net income 62,360 and 39,098 (1.59 times)
        ("Meta put $37.3 billion into capital expenditure in 2024, 1.4 times its capital expenditure of 2023.", "2025-02-10", "supported"),
        ("Meta put $37.3 billion into capital expenditure in 2024, 1.8 times its capital expenditure of 2023.", "2025-02-10", "contradicted"),
        ("Meta made $62.4 billion in 2024, 1.6 times its net income of 2023.", "2025-02-10", "supported"),
        # 164,501 / 62,360: of the same year, another measure
        ("Meta had revenue of $164.5 billion in 2024, 2.6 times its net income of 2024.", "2025-02-10", "supported"),
    ],
)  # fmt: skip
def test_a_multiple_of_the_measure_itself_is_one_of_another_time(text: str, published: str, verdict: str) -> None:
    assert status(text, published) == verdict


def test_a_round_mark_in_words_is_a_mark() -> None:
    # Salesforce, net income of fiscal 2023 to 2025: 208, 4,136, 6,197 million
    for count, verdict in (("both", "supported"), ("none", "contradicted")):
        text = f"The net income of Salesforce was more than a billion dollars in {count} of the last two fiscal years."
        assert status(text, "2025-03-20") == verdict
