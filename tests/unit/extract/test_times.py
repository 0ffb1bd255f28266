"""Each case is a sentence of an article of Monday, 24 February 2025 with all of its times as annotation.md demands them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

DAYS = [
    ("It was founded on February 24, 2025.", ["February 24, 2025 | date 2025-02-24"]),
    ("It was founded on Feb. 3, 2024.", ["Feb. 3, 2024 | date 2024-02-03"]),
    ("It was founded on 3 February 2024.", ["3 February 2024 | date 2024-02-03"]),
    ("It was founded on the 3rd of February 2024.", ["3rd of February 2024 | date 2024-02-03"]),
    ("It was founded on 2024-02-03.", ["2024-02-03 | date 2024-02-03"]),
    ("It was founded on 24/02/2024.", ["24/02/2024 | date 2024-02-24"]),
    ("It was founded on 2/24/2024.", ["2/24/2024 | date 2024-02-24"]),
    ("It was founded on 24.02.2024.", ["24.02.2024 | date 2024-02-24"]),
    ("It was founded on Sunday, Feb 23, 2025.", ["Sunday, Feb 23, 2025 | date 2025-02-23"]),
    ("It closed on December 31.", ["December 31 | date 2024-12-31"]),
    ("It closed on 31 December.", ["31 December | date 2024-12-31"]),
    ("It closed on Jan. 15.", ["Jan. 15 | date 2025-01-15"]),
    ("It will report on March 6.", ["March 6 | date 2025-03-06"]),
    ("It said on Monday it would close.", ["Monday | date 2025-02-24"]),
    ("It fell on Friday.", ["Friday | date 2025-02-21"]),
    ("It will report on Thursday.", ["Thursday | date 2025-02-27"]),
    ("It polled 40 traders between 2 and 9 January.", ["2 and 9 January | period 2025-01-02/2025-01-09"]),
    ("It met on 10-14 February.", ["10-14 February | period 2025-02-10/2025-02-14"]),
    ("It was open from 3 to 7 February 2025.", ["3 to 7 February 2025 | period 2025-02-03/2025-02-07"]),
    ("It called on 2 and 9 January.", ["2 | date 2025-01-02", "9 January | date 2025-01-09"]),
    ("It grew between 2 and 9 percent in January.", ["January | period 2025-01"]),
    ("It sees 3.2 percent by mid-2026.", ["mid-2026 | period 2026"]),
    ("It closed at 4 p.m. ET.", ["4 p.m. ET | date T16:00"]),
    ("It closed at 16:00 GMT.", ["16:00 GMT | date T16:00"]),
    ("It fell yesterday.", ["yesterday | date 2025-02-23"]),
    ("It reports today.", ["today | date 2025-02-24"]),
    ("It will report tomorrow.", ["tomorrow | date 2025-02-25"]),
    ("It had $5 billion at the end of the quarter.", ["end of the quarter | date END"]),
    ("It had $5 billion at quarter-end.", ["quarter-end | date END"]),
    ("It was founded 20 years ago.", ["20 years ago | date AGO:P20Y"]),
    ("It was founded two decades ago.", ["two decades ago | date AGO:P20Y"]),
    ("It had $5 billion at the end of 2024.", ["end of 2024 | date 2024-12-31"]),
    ("It had $5 billion as of December 31, 2024.", ["December 31, 2024 | date 2024-12-31"]),
]

PERIODS = [
    ("It grew in H1 2026/27.", ["H1 2026/27 | fiscal FY2027-H1"]),
    (
        "It grew in the first half of its 2024/25 financial year.",
        ["first half of its 2024/25 financial year | fiscal FY2025-H1"],
    ),
    ("It grew in the third quarter of 2024/25.", ["third quarter of 2024/25 | fiscal FY2025-Q3"]),
    ("It was founded in 2019.", ["2019 | period 2019"]),
    ("It grew in January 2025.", ["January 2025 | period 2025-01"]),
    ("It grew in Jan. 2025.", ["Jan. 2025 | period 2025-01"]),
    ("It grew in November.", ["November | period 2024-11"]),
    ("It grew in May.", ["May | period 2024-05"]),
    ("It grew in March.", ["March | period 2024-03"]),
    ("It grew in February.", ["February | period 2025-02"]),
    ("It will open in March.", ["March | period 2025-03"]),
    ("January sales fell.", ["January | period 2025-01"]),
    ("It grew between October and December.", ["October and December | period 2024-10/2024-12"]),
    ("October-December profit rose.", ["October-December | period 2024-10/2024-12"]),
    ("It grew from 2019 to 2024.", ["2019 to 2024 | period 2019/2024"]),
    ("It grew between 2019 and 2024.", ["2019 and 2024 | period 2019/2024"]),
    ("It grew over 2019-2024.", ["2019-2024 | period 2019/2024"]),
    ("It grew last year.", ["last year | period 2024"]),
    ("It will grow this year.", ["this year | period 2025"]),
    ("It will grow next year.", ["next year | period 2026"]),
    ("It grew last month.", ["last month | period 2025-01"]),
    ("It grew this month.", ["this month | period 2025-02"]),
    ("It fell last week.", ["last week | period 2025-W08"]),
    ("It fell this week.", ["this week | period 2025-W09"]),
    ("It grew last November.", ["last November | period 2024-11"]),
    ("Shares are up year to date.", ["year to date | period YTD2025"]),
    ("Shares are up YTD.", ["YTD | period YTD2025"]),
    ("Shares are up so far this year.", ["so far this year | period YTD2025"]),
    ("It reports quarterly profit.", ["quarterly | period Q"]),
    ("The daily volume rose.", ["daily | period D"]),
    ("The annual result was good.", ["annual | period FYXXXX"]),
    ("The full-year result was good.", ["full-year | period FYXXXX"]),
    ("Profit for the quarter rose.", ["quarter | period REF:Q"]),
    ("Profit in that year rose.", ["year | period REF:Y"]),
    ("Profit in the previous quarter rose.", ["previous quarter | period PREV:Q"]),
    ("Profit last quarter rose.", ["last quarter | period PREV:Q"]),
    ("It boomed in the 1990s.", ["1990s | period 1990/1999"]),
]

FISCAL = [
    ("It grew in the fourth quarter of 2024.", ["fourth quarter of 2024 | fiscal 2024-Q4"]),
    ("Fourth-quarter 2024 profit rose.", ["Fourth-quarter 2024 | fiscal 2024-Q4"]),
    ("Profit rose in Q4 2024.", ["Q4 2024 | fiscal 2024-Q4"]),
    ("Profit rose in 4Q24.", ["4Q24 | fiscal 2024-Q4"]),
    ("Profit rose in Q4'24.", ["Q4'24 | fiscal 2024-Q4"]),
    ("Profit rose in 2024Q4.", ["2024Q4 | fiscal 2024-Q4"]),
    ("Profit rose in Q4.", ["Q4 | fiscal XXXX-Q4"]),
    ("Profit rose in FQ3.", ["FQ3 | fiscal FYXXXX-Q3"]),
    ("Profit rose in Q3 FY25.", ["Q3 FY25 | fiscal FY2025-Q3"]),
    ("Profit rose in Q3 FY2025.", ["Q3 FY2025 | fiscal FY2025-Q3"]),
    ("Third-quarter profit rose.", ["Third-quarter | fiscal XXXX-Q3"]),
    ("Profit rose in the third quarter.", ["third quarter | fiscal XXXX-Q3"]),
    ("Profit rose in the second fiscal quarter.", ["second fiscal quarter | fiscal FYXXXX-Q2"]),
    ("Profit rose in the fiscal second quarter.", ["fiscal second quarter | fiscal FYXXXX-Q2"]),
    ("Profit rose in the third quarter of fiscal 2025.", ["third quarter of fiscal 2025 | fiscal FY2025-Q3"]),
    ("Profit rose in the third quarter of fiscal year 2025.", ["third quarter of fiscal year 2025 | fiscal FY2025-Q3"]),
    ("Profit rose in fiscal 2025's third quarter.", ["fiscal 2025's third quarter | fiscal FY2025-Q3"]),
    ("Profit rose in fiscal 2025.", ["fiscal 2025 | fiscal FY2025"]),
    ("Profit rose in fiscal year 2025.", ["fiscal year 2025 | fiscal FY2025"]),
    ("Profit rose in FY25.", ["FY25 | fiscal FY2025"]),
    ("Profit rose in FY2025.", ["FY2025 | fiscal FY2025"]),
    ("Profit rose in the first half of 2024.", ["first half of 2024 | fiscal 2024-H1"]),
    ("Profit rose in H1 2024.", ["H1 2024 | fiscal 2024-H1"]),
    ("Profit rose in 1H24.", ["1H24 | fiscal 2024-H1"]),
    ("It will grow in the second half of fiscal 2026.", ["second half of fiscal 2026 | fiscal FY2026-H2"]),
    ("It grew in the quarter ended December 31, 2024.", ["quarter ended December 31, 2024 | fiscal QE2024-12-31"]),
    ("It grew in the quarter ended Dec. 31.", ["quarter ended Dec. 31 | fiscal QE2024-12-31"]),
    ("It grew in the three months ended December 31, 2024.", ["three months ended December 31, 2024 | fiscal 3ME2024-12-31"]),
    ("It grew in the nine months ended 30 September 2024.", ["nine months ended 30 September 2024 | fiscal 9ME2024-09-30"]),
    ("It grew in the month to June 30, 2024.", ["month to June 30, 2024 | period 2024-06"]),
    ("It grew in the month ended June 15, 2024.", ["month ended June 15, 2024 | fiscal 1ME2024-06-15"]),
    ("It grew in the six months to June 30, 2024.", ["six months to June 30, 2024 | fiscal 6ME2024-06-30"]),
    ("It grew in the three months to December.", ["three months to December | fiscal 3ME2024-12-31"]),
    ("It grew in the year ended March 31, 2024.", ["year ended March 31, 2024 | fiscal YE2024-03-31"]),
    ("It grew in the year to March.", ["year to March | fiscal YE2024-03-31"]),
    ("It grew in the fiscal year ended September 28, 2024.", ["fiscal year ended September 28, 2024 | fiscal YE2024-09-28"]),
    ("It grew in the 13 weeks ended February 1, 2025.", ["13 weeks ended February 1, 2025 | fiscal 13WE2025-02-01"]),
    ("It grew in the December quarter.", ["December quarter | fiscal QE2024-12-31"]),
]  # fmt: skip

SPANS = [
    ("It will spend it over the next three years.", ["next three years | duration NEXT:P3Y"]),
    ("It will spend it over the coming 12 months.", ["coming 12 months | duration NEXT:P12M"]),
    ("It will spend it over the next decade.", ["next decade | duration NEXT:P10Y"]),
    ("It spent it over the past decade.", ["past decade | duration PAST:P10Y"]),
    ("It spent it over the last five years.", ["last five years | duration PAST:P5Y"]),
    ("It spent it over the past year.", ["past year | duration PAST:P1Y"]),
    ("It will take three years.", ["three years | duration P3Y"]),
    ("It will take 18 months.", ["18 months | duration P18M"]),
    ("It will take two weeks.", ["two weeks | duration P2W"]),
    ("It is a five-year plan.", ["five-year | duration P5Y"]),
    ("It is a 5-yr plan.", ["5-yr | duration P5Y"]),
    ("It will take 24 hours.", ["24 hours | duration PT24H"]),
    ("It will take two to three years.", ["two to three years | duration P2Y/P3Y"]),
    ("The yield on the 10-year Treasury note rose.", ["10-year | tenor P10Y"]),
    ("The two-year yield rose.", ["two-year | tenor P2Y"]),
    ("The benchmark 10-year rose.", ["10-year | tenor P10Y"]),
    ("A 30-year mortgage is dear.", ["30-year | tenor P30Y"]),
    ("A three-month Treasury bill is dear.", ["three-month | tenor P3M"]),
]

BASES = [
    (f"Profit rose {words}.", [f"{words} | base {value}"])
    for value, phrases in {
        "YOY": ["year-over-year", "year over year", "year-on-year", "YoY", "y/y", "yoy", "from a year earlier", "from a year ago"],
        "QOQ": ["quarter-over-quarter", "quarter on quarter", "QoQ", "q/q", "sequentially"],
        "MOM": ["month-over-month", "month on month", "MoM", "m/m", "from a month earlier"],
    }.items()
    for words in phrases
]  # fmt: skip
BASES = [(sentence, [line.removeprefix("from ") for line in lines]) for sentence, lines in BASES]

SPOKEN_CLOCK = [
    ("It's six o'clock, and shares have closed.", ["six o'clock | date T18:00"]),
    ("We're back at half past seven.", ["half past seven | date T19:30"]),
    ("Doors open at quarter past nine.", ["quarter past nine | date T09:15"]),
    ("Doors open at half past six in the morning.", ["half past six | date T06:30"]),
    ("It closes this evening at quarter to nine o'clock.", ["quarter to nine o'clock | date T20:45"]),
    ("The bell rings at 5 o'clock.", ["5 o'clock | date T17:00"]),
    ("It cut its staff by a quarter to nine.", []),
    ("It topped the average of the 90 days before.", ["90 days | duration P90D"]),
    ("Sales fell in the three months before, it said.", ["three months | duration P3M"]),
    ("It had opened 90 days before.", ["90 days before | date AGO:P90D"]),
]

NONE = [
    "Theresa May said the plan may change.",
    "Analysts may march on.",
    "The army will march to the exits.",
    "It sat in the sun and wed its fate.",
    "April Smith joined the board.",
    "It has 2025 stores.",
    "It met twice a year and paid $5 a month.",
]

FRESH = [
    ("It forecast profit for the year through March.", ["year through March | fiscal YE2025-03-31"]),
    ("Analysts expected more in the quarter ended Dec. 31.", ["quarter ended Dec. 31 | fiscal QE2024-12-31"]),
    ("The 2-year was at 4.20%.", ["2-year | tenor P2Y"]),
    ("The five-year rate stayed.", ["five-year | tenor P5Y"]),
    ("It was polled by the agency on Feb. 10.", ["Feb. 10 | date 2025-02-10"]),
    ("It was polled between Feb. 10 and 14.", ["Feb. 10 and 14 | period 2025-02-10/2025-02-14"]),
    ("The levy takes effect on March 4.", ["March 4 | date 2025-03-04"]),
    ("It grew in the first four months of fiscal 2025.", ["first four months of fiscal 2025 | fiscal FY2025-4M"]),
    ("It grew in the first four months of 2024.", ["first four months of 2024 | period 2024-01/2024-04"]),
    ("Margin was 61% vs 59% LY.", ["LY | base YOY"]),
    ("Profit rose in fiscal Q3.", ["fiscal Q3 | fiscal FYXXXX-Q3"]),
    ("It grew in the final three months of 2024.", ["final three months of 2024 | period 2024-10/2024-12"]),
    ("It grew over the last three months.", ["last three months | duration PAST:P3M"]),
    ("It pegs '25 sales higher.", ["'25 | period 2025"]),
    ("It grew in the October-December period.", ["October-December period | period 2024-10/2024-12"]),
    ("Prices rose 0.2% on the month.", ["month | base MOM"]),
    ("It grew in the full year 2024.", ["full year 2024 | fiscal FY2024"]),
    ("It will grow in the back half.", ["back half | fiscal XXXX-H2"]),
    ("The Securities Act of 1995 and its Annual Report apply.", []),
    ("Jan core CPI rose.", ["Jan | period 2025-01"]),
    (
        "It grew in the first nine months of its fiscal year.",
        ["first nine months of its fiscal year | fiscal FYXXXX-9M"],
    ),
    ("It will pay by March 31.", ["March 31 | date 2025-03-31"]),
    ("It grew nine months into fiscal 2021.", ["nine months into fiscal 2021 | fiscal FY2021-9M"]),
    ("It grew halfway through 2025.", ["halfway through 2025 | fiscal 2025-H1"]),
    ("At the halfway mark of 2025 it had sold more.", ["halfway mark of 2025 | fiscal 2025-H1"]),
    ("At the halfway stage of fiscal 2025 it had sold more.", ["halfway stage of fiscal 2025 | fiscal FY2025-H1"]),
    ("It held more cash at mid-2024 than before.", ["mid-2024 | fiscal 2024-H1"]),
    ("It was founded in mid-2024.", ["mid-2024 | period 2024"]),
    ("It fell two quarters into FY25.", ["two quarters into FY25 | fiscal FY2025-H1"]),
    ("It grew in the final three months of fiscal 2025.", ["final three months of fiscal 2025 | fiscal FY2025-Q4"]),
]

ROUNDS = [
    ("It starts on November 18, 2025, at 9:30 a.m. Eastern Time.", ["November 18, 2025 | date 2025-11-18", "9:30 a.m. Eastern Time | date T09:30"]),
    ("Holders of record on March 7 are paid.", ["March 7 | date 2025-03-07"]),
    ("It fell from the same quarter of 2023.", ["same quarter of 2023 | base YOY"]),
    ("It fell from the same quarter of fiscal 2022.", ["same quarter of fiscal 2022 | base FY2022"]),
    ("It fell from the same quarter of last year.", ["same quarter of last year | base YOY"]),
    ("It rose from the comparable prior-year period.", ["comparable prior-year period | base YOY"]),
    ("Profit for the year to next January will fall.", ["year to next January | fiscal YE2026-01-31"]),
    ("Results for the fourth quarter and full year 2024 are out.", ["fourth quarter | fiscal 2024-Q4", "full year 2024 | fiscal FY2024"]),
    ("Exports fell in the first 10 days of February.", ["first 10 days of February | period 2025-02-01/2025-02-10"]),
    ("They have fallen since Christmas.", ["Christmas | date 2024-12-25"]),
    ("Stocks rose in the week to Feb. 14.", ["week to Feb. 14 | period 2025-W07"]),
    ("The firm, founded in 1887, grew.", ["1887 | period 1887"]),
    ("Thefts rose in 2023/24.", ["2023/24 | fiscal FY2024"]),
    ("It is the lowest since early October.", ["October | period 2024-10"]),
    ("Exports rose 8% on-year.", ["on-year | base YOY"]),
    ("Exports rose 8% on year.", ["year | base YOY"]),
    ("Iron ore for May slid in January.", ["May | period 2025-05", "January | period 2025-01"]),
    ("It took less than a quarter.", ["a quarter | duration P3M"]),
    ("It makes up more than a quarter.", []),
    ("It made 4% (1H25: 3%), against 2Q24.", ["1H25 | fiscal 2025-H1", "2Q24 | fiscal 2024-Q2"]),
    ("Q1-Q3 sales rose, after Q1–Q2 2024.", ["Q1-Q3 | fiscal XXXX-9M", "Q1–Q2 2024 | fiscal 2024-H1"]),
    ("The split took effect on November 17.", ["November 17 | date 2024-11-17"]),
    ("The tariff takes effect on April 2.", ["April 2 | date 2025-04-02"]),
    ("They agreed to lift output from April.", ["April | period 2025-04"]),
    ("It is up 22% from April.", ["April | period 2024-04"]),
    ("It did so on the three days before Lunar New Year.", ["three days | duration P3D"]),
    ("It was 4% three months before.", ["three months before | date AGO:P3M"]),
    ("It grew in the first two months of the year.", ["first two months of the year | period 2025-01/2025-02"]),
    ("Sales fell in the week to Sunday.", ["week to Sunday | period 2025-W08"]),
    ("Sales fell in the week ended Sunday, Feb. 16.", ["week | period REF:W", "Sunday, Feb. 16 | date 2025-02-16"]),
    ("It lost $4 million in the pcp.", ["pcp | base YOY"]),
    ("Black Friday was slow.", []),
    ("The three-year-old firm grew.", []),
]  # fmt: skip

COUNTED = [
    ("Rates are 9% above the average for week 3.", ["week 3 | period 2025-W03"]),
    ("It shipped most in week 40 of 2023.", ["week 40 of 2023 | period 2023-W40"]),
    ("Traffic fell in week 40.", ["week 40 | period 2024-W40"]),
    ("Relapses fell in week 12 of the trial.", []),
    ("In week 12, 61% of patients were well.", []),
    ("It votes a week on Thursday.", ["a week on Thursday | date 2025-03-06"]),
    ("It reports a week from Friday.", ["a week from Friday | date 2025-03-07"]),
    ("The group reports on Thursday.", ["Thursday | date 2025-02-27"]),
    ("Its reports on Thursday showed losses.", ["Thursday | date 2025-02-20"]),
    ("The 2-, 5- and 10-year yields rose.", ["2- | tenor P2Y", "5- | tenor P5Y", "10-year | tenor P10Y"]),
    ("It offers one- and three-month notes.", ["one- | tenor P1M", "three-month | tenor P3M"]),
    ("It wants two- to three-year loans.", ["two- to three-year | duration P2Y/P3Y"]),
    ("Mills closed in the second half of January.", ["second half of January | period 2025-01-16/2025-01-31"]),
    ("It grew in the first half of May 2024.", ["first half of May 2024 | period 2024-05-01/2024-05-15"]),
    ("Margins fell in the second half of the 2010s.", ["2010s | period 2010/2019"]),
    ("It hit a 52-week high.", ["52-week | duration P52W"]),
    ("It cut its March guess.", ["March | period 2024-03"]),
    ("It was the best June since 2021.", ["June | period 2024-06", "2021 | period 2021"]),
    ("Analyst June Lee and Theresa May said no.", []),
    ("Housing starts ran at that pace in July.", ["July | period 2024-07"]),
    ("It will have four hundred by Christmas.", ["Christmas | date 2025-12-25"]),
    ("It has risen by nearly a quarter.", []),
    ("It has lasted for nearly a quarter.", ["a quarter | duration P3M"]),
    ("It is due by mid-'26.", ["'26 | period 2026"]),
    ("It retired its 2027s.", ["2027s | period 2027"]),
    ("Stock of the supply has not moved in over a year.", ["a year | duration P1Y"]),
    ("DSOs came down four days.", []),
    ("A December cut is a 65% chance.", ["December | period 2024-12"]),
    ("An April cut would help, a May cut more.", ["April | period 2025-04", "May | period 2025-05"]),
    ("It grew in April of last year.", ["April of last year | period 2024-04"]),
    ("It cut its March prices to Asia.", ["March | period 2025-03"]),
    ("Its March sales fell.", ["March | period 2024-03"]),
    ("Since March prices have risen.", ["March | period 2024-03"]),
    ("It was 72 last quarter.", ["last quarter | period PREV:Q"]),
    ("It fell between 28 January and 7 February.", ["28 January and 7 February | period 2025-01-28/2025-02-07"]),
    ("Sugar No. 11 for May rose.", ["May | period 2025-05"]),
    ("It sold on Wed and bought on Thurs.", ["Wed | date 2025-02-19", "Thurs | date 2025-02-20"]),
    ("He sat on Sun.", []),
]

DESKS = [
    ("It earned 9 million a year back.", ["a year back | base YOY"]),
    ("A year and a half after the float it pays.", ["A year and a half | duration P18M"]),
    ("In the twelve months to end-January it lost money.", ["twelve months to end-January | fiscal 12ME2025-01-31"]),
    ("It will report on the 27th, and did so on the 6th.", ["27th | date 2025-02-27", "6th | date 2025-02-06"]),
    ("On the 27th floor it keeps the 6th edition.", []),
    ("9M 331kt, 3Q 112kt.", ["9M | fiscal XXXX-9M", "3Q | fiscal XXXX-Q3"]),
    ("It stood at 48% at New Year.", ["New Year | date 2025-01-01"]),
    ("It will shut four plants by end-June, she told reporters.", ["end-June | date 2025-06-30"]),
    ("It agreed on 137,000 barrels more for April.", ["April | period 2025-04"]),
    ("It sold 137,000 cars in April.", ["April | period 2024-04"]),
    ("It costs $2,476 a month before taxes.", []),
    ("Units deal at noon, and again at midnight.", ["noon | date T12:00", "midnight | date T00:00"]),
    ("The rally held through mid-November.", ["mid-November | period 2024-11"]),
    ("It will stay shut through mid-November.", ["mid-November | period 2025-11"]),
    ("It fell on Feb. 3, and on the 5th volume dried up.", ["Feb. 3 | date 2025-02-03", "5th | date 2025-02-05"]),
    ("Bonds are 60% and cash about a quarter.", []),
    ("It shipped Q4-12,345 and Q4-12.", ["Q4 | fiscal XXXX-Q4", "Q4-12 | fiscal 2012-Q4"]),
]

CASES = [
    *SPOKEN_CLOCK,
    *COUNTED,
    *DESKS,
    *ROUNDS,
    *FRESH,
    *DAYS,
    *PERIODS,
    *FISCAL,
    *SPANS,
    *BASES,
    *((sentence, []) for sentence in NONE),
]


def told(mentions: Callable[..., Any], sentence: str, published: date | None = None) -> list[str]:
    found = mentions(sentence, published) if published else mentions(sentence)
    return [f"{t.text} | {t.type} {t.value}" for t in found[1]]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[sentence for sentence, _ in CASES])
def test_a_sentence_has_these_times_and_no_others(
    mentions: Callable[..., Any], sentence: str, expected: list[str]
) -> None:
    assert told(mentions, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("It grew in the quarter ended December 31, 2024.", "2024-10-01", "2024-12-31"),
        ("It grew in the six months to June 30, 2024.", "2024-01-01", "2024-06-30"),
        ("It grew in the 13 weeks ended February 1, 2025.", "2024-11-03", "2025-02-01"),
        ("It grew in the fiscal year ended September 28, 2024.", "2023-09-29", "2024-09-28"),
        ("It grew in the year ended February 29, 2024.", "2023-03-01", "2024-02-29"),
        ("It grew last month.", "2025-01-01", "2025-01-31"),
        ("It grew last week.", "2025-02-17", "2025-02-23"),
        ("It grew so far this year.", "2025-01-01", "2025-02-24"),
        ("October-December profit rose.", "2024-10-01", "2024-12-31"),
        ("Profit rose in calendar Q4 2024.", "2024-10-01", "2024-12-31"),
        ("It fell on Friday.", "2025-02-21", "2025-02-21"),
    ],
)
def test_the_days_of_a_time_are_reckoned(mentions: Callable[..., Any], sentence: str, start: str, end: str) -> None:
    window = mentions(sentence)[1][0].window
    assert (window.start.isoformat(), window.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    "sentence", ["Profit rose in Q4 2024.", "Profit rose in fiscal 2025.", "Profit rose in the third quarter."]
)
def test_the_days_of_a_companys_own_quarter_are_left_to_its_calendar(
    mentions: Callable[..., Any], sentence: str
) -> None:
    assert mentions(sentence)[1][0].window is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It fell on Friday.", "Friday | date XXXX-WXX-5"),
        ("It grew in November.", "November | period XXXX-11"),
        ("It grew last year.", "last year | period PREV:Y"),
        ("It closed on December 31.", "December 31 | date XXXX-12-31"),
        ("It grew in the year to March.", "year to March | fiscal YEXXXX-03"),
    ],
)
def test_without_a_date_of_the_article_a_relative_time_stays_relative(
    mentions: Callable[..., Any], sentence: str, expected: str
) -> None:
    assert [f"{t.text} | {t.type} {t.value}" for t in mentions(sentence, None)[1]] == [expected]


@pytest.mark.parametrize(
    ("published", "sentence", "expected"),
    [
        (date(2024, 1, 3), "It grew in December.", "2023-12"),
        (date(2024, 1, 3), "It grew last month.", "2023-12"),
        (date(2024, 1, 3), "It closed on December 29.", "2023-12-29"),
        (date(2024, 3, 1), "It closed on February 29.", "2024-02-29"),
        (date(2025, 3, 1), "It closed on February 29.", "2024-02-29"),
        (date(2024, 12, 30), "It grew this week.", "2025-W01"),
        (date(2024, 12, 30), "It will open in January.", "2025-01"),
        (date(2025, 5, 5), "It will report on Monday.", "2025-05-12"),
        (date(2025, 5, 5), "It reported on Monday.", "2025-05-05"),
        (date(2025, 5, 4), "It reported on Monday.", "2025-04-28"),
    ],
)
def test_the_year_turns(mentions: Callable[..., Any], published: date, sentence: str, expected: str) -> None:
    assert mentions(sentence, published)[1][0].value == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It beat its peers over one, three and five years.", ["one P1Y", "three P3Y", "five years P5Y"]),
        ("Returns over 1, 3 and 10 years were poor.", ["1 P1Y", "3 P3Y", "10 years P10Y"]),
        ("It fell in 12, 14 and 15 stores.", []),
        ("It gave back half of the gain.", []),
        ("It expects growth in the back half of the year.", ["back half XXXX-H2", "year REF:Y"]),
        ("The loan costs 24.9% APR.", []),
        ("An APR of 29% is usual.", []),
        ("US CPI for APR was soft.", ["APR 2025-04"]),
        ("Attendance rose in the 2025-26 season.", ["2025-26 FY2026"]),
        ("Growth was slow in 2025-26.", ["2025-26 2025/2026"]),
        ("The average daily rate rose 4%.", []),
        ("The credit lapses on 30 September.", ["30 September 2025-09-30"]),
        ("The group reports in early August.", ["August 2025-08"]),
        ("The report on 30 September was grim.", ["30 September 2024-09-30"]),
        ("April's CPI is out on Tuesday.", ["April 2025-04", "Tuesday 2025-05-06"]),
    ],
)
def test_lists_of_lengths_seasons_and_days_that_are_set(
    mentions: Callable[..., Any], sentence: str, expected: list[str]
) -> None:
    assert [f"{t.text} {t.value}" for t in mentions(sentence, date(2025, 5, 5))[1]] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("From January to April 6,310 cars came.", ["January to April 2025-01/2025-04"]),
        ("Between February and April 1.5 million cars came.", ["February and April 2025-02/2025-04"]),
        ("From January to April 6 it was shut.", ["January 2025-01", "April 6 2025-04-06"]),
        ("In the first four months it sold 6,310 cars.", ["first four months 2025-01/2025-04"]),
        ("In the first two months of the war it sold nothing.", ["first two months P2M"]),
        ("It sold 6,310 cars in its first four months.", ["first four months P4M"]),
        ("In the first eleven months it sold 6,310 cars.", ["first eleven months P11M"]),
    ],
)
def test_months_of_a_year_that_has_begun(mentions: Callable[..., Any], sentence: str, expected: list[str]) -> None:
    assert [f"{t.text} {t.value}" for t in mentions(sentence, date(2025, 5, 5))[1]] == expected
