"""Pieces that look like quantities or times and are none; annotation.md: every digit belongs to something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TRAPS = [
    ("It filed a Form 10-K with the regulator.", ["Form 10-K"]),
    ("The 8-K was amended.", ["8-K"]),
    ("The 10-Q and the 20-F are due.", ["10-Q", "20-F"]),
    ("A Schedule 13D was filed.", ["Schedule 13D"]),
    ("The plan falls under Rule 10b5-1.", ["Rule 10b5-1"]),
    ("Level 3 assets were small.", ["Level 3"]),
    ("It entered Chapter 11 protection.", ["Chapter 11"]),
    ("It works 24/7 on it.", ["24/7"]),
    ("It is doubling down on it.", ["doubling down"]),
    ("The 5G network grew.", ["5G"]),
    ("A Boeing 737 landed.", ["Boeing 737"]),
    ("A Boeing 737 MAX 8 landed.", None),
    ("An Airbus A320neo landed.", ["A320neo"]),
    ("The iPhone 16 sold well.", ["iPhone 16"]),
    ("The Qwen2.5-Max model is strong.", ["Qwen2.5-Max"]),
    ("GPT-4o and Llama 3.1 are strong.", ["GPT-4o", "Llama 3.1"]),
    ("The S&P 500 rose.", ["S&P 500"]),
    ("The Nasdaq 100 rose.", ["Nasdaq 100"]),
    ("The Russell 2000 rose.", ["Russell 2000"]),
    ("The FTSE 100 and the Nikkei 225 rose.", ["FTSE 100", "Nikkei 225"]),
    ("The Stoxx Europe 600 rose.", ["Stoxx Europe 600"]),
    ("3M rose.", ["3M"]),
    ("Seven & i rose.", ["Seven & i"]),
    ("7-Eleven rose.", ["7-Eleven"]),
    ("Alibaba (9988.HK) rose.", ["9988.HK"]),
    ("Tencent (0700.HK) rose.", ["0700.HK"]),
    ("Toyota (TYO: 7203) rose.", ["TYO: 7203"]),
    ("Samsung (005930.KS) rose.", ["005930.KS"]),
    ("B2B sales rose.", ["B2B"]),
    ("COVID-19 hit sales.", ["COVID-19"]),
    ("Contributions to a 401(k) rose.", ["401(k)"]),
    ("It hit a 52-week high.", ["52-week high"]),
    ("It broke its 200-day moving average.", ["200-day moving average"]),
    ("See note 12 and Table 3.", ["note 12", "Table 3"]),
    ("Sales rose.[12]", ["[12]"]),
    ("Visit https://example.com/2025/02/24/q4 for more.", ["https://example.com/2025/02/24/q4"]),
    ("Call 212-555-0123 today", None),
    ("It is a one-off.", ["one-off"]),
    ("It is one of the best.", ["one of the"]),
    ("The Phase 3 trial failed.", ["Phase 3"]),
    ("The Series B round closed.", []),
    ("The quarterback threw.", []),
    ("It met halfway.", None),
    ("Third-party sellers grew.", ["Third-party"]),
    ("The G7 and the G20 met.", ["G7", "G20"]),
    ("CO2 rose.", ["CO2"]),
    ("It makes H100 and B200 parts.", ["H100", "B200"]),
    ("It holds ISO 9001 papers.", ["ISO 9001"]),
    ("First Solar rose.", ["First Solar"]),
    ("He wrote on Page 4.", ["Page 4"]),
    ("The Securities Act of 1933 applies.", ["Securities Act of 1933"]),
    ("Under the Companies Act, 2013, it must.", ["Companies Act, 2013"]),
    ("Regulation (EU) 2016/679 applies.", ["Regulation (EU) 2016/679"]),
    ("It sits at 221 Harbour St. today.", ["221 Harbour St."]),
    ("It sits at 10 Rue du Lac.", ["10 Rue du Lac"]),
    ("See No. 24-1187 for more.", ["No. 24-1187"]),
    ("The 9th Circuit ruled.", ["9th"]),
    ("The passcode is 884210.", ["passcode is 884210"]),
    ("It lost a top-five client.", ["top-five"]),
    ("Both are 27-year-olds.", ["27-year-olds"]),
    ("Page 2 of 5 is missing.", ["Page 2 of 5"]),
    ("A Model 3 was sold.", ["Model 3"]),
    ("A Model Y was sold.", []),
    ("Windows 11 is out.", ["Windows 11"]),
    ("Airbnb said: first, the market.", []),
    ("It was a first for him, second to none.", []),
    ("The one that got away.", []),
    ("It wants a half-baked plan.", ["half-baked"]),
    ("The double-edged sword.", ["double-edged"]),
    ("The bank voted 7-2 in a 6-3 decision.", ["7-2", "6-3"]),
    ("The Rule of 40 holds.", ["Rule of 40"]),
    ("It lists ERC-20 tokens.", ["ERC-20"]),
    ("Layer 2 networks grew.", ["Layer 2"]),
    ("Miners await the halving.", []),
    ("The table (in millions) follows.", []),
    ("Unit 8200 alumni founded it.", ["Unit 8200"]),
    ("The effect was clear (p<0.001).", None),
    ("City beat United 3-1, and then came a 2-2 draw.", ["3-1", "2-2"]),
    ("Take 5th Avenue.", None),
    ("The bill passed 218-214, the panel split 5-4.", ["218-214", "5-4"]),
    ("Call 212.555.0123 or (212) 555-0188.", None),
    # labels that grade stand before what they grade; plurals and lists of labels
    ("Tier 1 cities and Phase 3 patients are watched.", ["Tier 1", "Phase 3"]),
    ("Scope 1, 2 and 3 emissions are told.", ["Scope 1, 2 and 3"]),
    ("See Sections 3 and 4, and Gates 41-48.", ["Sections 3 and 4", "Gates 41-48"]),
    ("Class 8 trucks and Category 5 storms are rare.", ["Class 8", "Category 5"]),
    ("The hash is in block 23,918,004.", ["block 23,918,004"]),
    # addresses without a word for a street
    ("The tower at 88 Queensway is empty.", ["88 Queensway"]),
    ("It is run from a desk at 30 Hudson Yards.", ["30 Hudson Yards"]),
    # models, standards, bills, sections of codes
    ("Ferrari's 296 GTB is loud, the 911 GT3 louder.", ["296 GTB", "911 GT3"]),
    ("BMW's 5 Series sold well.", ["5 Series"]),
    ("Rivian builds the R1T and the R2.", ["R1T", "R2"]),
    ("It meets IEC 61400-1 and ISO 9001:2015.", ["IEC 61400-1", "ISO 9001:2015"]),
    ("The House took up H.R. 1 and the Senate S. 2155.", ["H.R. 1", "S. 2155"]),
    ("It claims the 45X credit and a 48C credit.", ["45X", "48C"]),
    ("It sold six Boeing 737-8s.", ["Boeing 737-8s"]),
    ("It runs the 2.0 version, a plan called Growth 2.0.", None),
    # marks, scales, numbers of nicknames
    ("On a scale of 1 to 10, it is a 4.", ["1 to 10", "4"]),
    ("Max out the 529, then the IRA.", ["529"]),
    ("The ten-bagger dream is over.", ["ten-bagger"]),
    ("The 53rd week helped.", ["53rd week"]),
    ("No. 2 yellow corn and No. 11 sugar fell.", ["No. 2", "No. 11"]),
    ("The 2x leveraged ETF fell.", ["2x"]),
    ("Patent No. 11,234,567 was upheld.", ["No. 11,234,567"]),
    ("Seat 14C is free, text 62287 for it.", ["Seat 14C", "text 62287"]),
    ("See fn. 3 and pp. 14-16.", ["fn. 3", "pp. 14-16"]),
    ("It fixed CVE-2025-1234.", ["CVE-2025-1234"]),
    ("The 3-6-3 rule holds, so does a 5-2-1 formation.", ["3-6-3", "5-2-1"]),
    ("The 90s were good.", ["90s"]),
    ("Size 12 shoes sell well.", ["Size 12"]),
]


@pytest.mark.parametrize(("sentence", "expected"), TRAPS, ids=[sentence for sentence, _ in TRAPS])
def test_a_trap_is_no_quantity_and_no_time(
    mentions: Callable[..., Any], sentence: str, expected: list[str] | None
) -> None:
    quantities, times, traps = mentions(sentence)
    assert [q.text for q in quantities] == []
    assert [t.text for t in times if t.value != "2025-02-24"] == []
    if expected is not None:
        assert [trap.text for trap in traps] == expected


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("The S&P 500 rose 1.2%.", "1.2%"),
        ("3M cut 2,500 jobs.", "2,500 jobs"),
        ("It has 3M users.", "3M users"),
        ("Boeing delivered 45 jets.", "45 jets"),
        ("The level of 3% was held.", "3%"),
        ("Section sales hit $5 million.", "$5 million"),
        ("Phase 3 costs were $40 million.", "$40 million"),
        ("One percent is enough.", "One percent"),
        ("Sales of the iPhone 16 rose 4%.", "4%"),
        ("Alibaba (9988.HK) rose 5%.", "5%"),
        ("Revenue(1) rose 5%.", "5%"),
        ("It won 3-4 contracts.", "3-4 contracts"),
        ("Tier 1 capital rose 5%.", "5%"),
        ("It notes 5 risks.", "5 risks"),
        ("It traded at 12 Swiss francs.", "12 Swiss francs"),
        ("It sells at 50 Disney parks.", "50"),
        ("The 12 OPEC members met.", "12 OPEC members"),
        ("The stock has been a 12-bagger since then.", "12-bagger"),
        ("The No. 2 bank fell.", "No. 2"),
        ("They reference 200 customers.", "200 customers"),
        ("It approved a 3-for-2 split.", "3-for-2"),
        ("It launched 23 Starlink satellites.", "23"),
        ("It bought five grand pianos.", "five"),
        ("Orders grew 3x for the fund's managers.", "3x"),
        ("The gap to the 250 seen by economists shrank.", "250"),
    ],
)
def test_a_figure_beside_a_trap_is_still_read(mentions: Callable[..., Any], sentence: str, figure: str) -> None:
    assert [q.text for q in mentions(sentence)[0]] == [figure]
