"""Turns of phrase that newsrooms use, each with what annotation.md says of its figures; the article is about Apple and dated 2025-05-05."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.model import Extraction
from tests.unit.extract.test_binding import APPLE, NVIDIA, WALMART, at, claims_in

CASES: list[tuple[str, str, dict[str, Any]]] = [
    # earlier levels
    ("Profit was $3.3 million, following $21.8 million in the first quarter and $14.4 million a year before.", "$14.4 million", {"role": "from"}),
    ("Sales of $416.2 billion ($391.0 billion) set a record.", "$391.0 billion", {"role": "from", "metric": "revenue"}),
    ("Net income was $611 million (previously: $1.44 billion).", "$1.44 billion", {"role": "from", "metric": "net_income"}),
    ("Sales of $56.1 billion compare with $20.7 billion.", "$20.7 billion", {"role": "from"}),
    ("Revenue was up 7.8% on the $22.45 billion booked in the same period of 2024.", "$22.45 billion", {"role": "from"}),
    ("Net income of $59.2 billion was nearly double last year's $30.4 billion.", "$30.4 billion", {"role": "from"}),
    ("Operating income of $358 million came after an operating loss of $703 million.", "$703 million", {"role": "from"}),
    ("Apple's margin was 31.0%, higher than the 29.6% it reported a year earlier.", "29.6%", {"role": "from"}),
    ("Apple's margin was 31.0%, better than 29.6% a year before.", "29.6%", {"role": "from"}),
    # changes
    ("Apple brought in $1.85 billion more revenue in the second quarter than in the quarter before.", "$1.85 billion", {"role": "delta", "direction": "up"}),
    ("Apple spent $2.3 billion more on capex in fiscal 2024 than Nvidia.", "$2.3 billion", {"role": "diff", "direction": "up"}),
    ("Capital expenditure was raised by a quarter; research, by 82%.", "82%", {"role": "delta", "direction": "up"}),
    ("Revenue grew 62% from $35.1 billion a year earlier and 22% from the previous quarter.", "22%", {"role": "delta", "metric": "revenue", "direction": "up"}),
    ("Net income was 27.8 per cent better.", "27.8 per cent", {"role": "delta", "direction": "up"}),
    ("Repurchases took $1.84 billion, a third more than in the first half of 2024.", "a third", {"role": "delta", "direction": "up"}),
    ("Apple cut its net loss by more than half to $611 million.", "half", {"role": "delta", "direction": "down"}),
    ("The margin is 1.1 percentage points below its level of a year ago.", "1.1 percentage points", {"role": "delta", "direction": "down"}),
    ("Revenue of $986 million exceeded the $774 million of a year earlier by 27%.", "27%", {"role": "delta", "direction": "up"}),
    ("Operating income was $4.56 billion, equal to 23.0% of sales, a gain of one percentage point.", "one percentage point", {"role": "delta", "metric": "operating_income"}),
    ("Cash exceeds debt by $6.3 billion.", "$6.3 billion", {"role": "diff"}),
    ("Sales of $159.5 billion were $6.8 billion ahead of fiscal 2023.", "$6.8 billion", {"role": "delta", "direction": "up"}),
    ("Operating cash flow was $1.4 billion short of the $21.2 billion of the year before.", "$1.4 billion", {"role": "delta", "direction": "down"}),
    ("Cash was $8.4bn, some $146m down on a year before.", "$146m", {"role": "delta", "direction": "down"}),
    ("Capex: $474M, +$103M.", "+$103M", {"role": "delta", "direction": "up", "metric": "capex"}),
    ("Revenue was $28.2 billion up from $25.1 billion.", "$28.2 billion", {"role": "level"}),
    # what is told of a figure itself: when and whose it was tells of it alone
    ("Operating profit climbed to $3.77 billion, above the $2.60 billion it had made in the second quarter of 2024.", "$2.60 billion", {"role": "from"}),
    ("Apple's margin was 55.3%, well below the 65.7% Nvidia managed in 2024.", "65.7%", {"role": "level", "subject": NVIDIA}),
    ("Apple's margin was 55.3%, well below the 65.7% its larger rival managed in 2024.", "65.7%", {"unbound": "whose figure it is, is told by a description"}),
    ("Apple spent $11.0 billion on its own shares in 2024, more than the $9.0 billion it spent in 2023.", "$9.0 billion", {"metric": "buyback"}),
    ("Apple's revenue was four times that of Nvidia, which took in $39.0 billion.", "$39.0 billion", {"subject": NVIDIA, "metric": "revenue"}),
    ("It bought back $19.8 billion of stock a year earlier, and in 2024 it paid a dividend for the first time ever, returning $5.1 billion to holders.", "$5.1 billion", {"metric": "dividend", "segment": None, "role": "level"}),
    ("With capital expenditures of $183 million, free cash flow was $7.9 billion, or roughly 37 cents of every dollar of revenue.", "37 cents", {"metric": "fcf", "role": "share"}),
    # directions are those of the verb that moves the metric
    ("It contrived to lose $430 million on sales of $1.04 billion.", "$1.04 billion", {"metric": "revenue", "direction": None}),
    ("Apple, whose quarter we had missed, sold $23.7 billion worth of phones.", "$23.7 billion", {"metric": "revenue", "direction": None}),
    ("A year ago, it reported revenue of $35.08 billion and net income of $19.31 billion, or $0.78 a share.", "$0.78", {"role": "from", "metric": "eps"}),
    ("The gross margin has followed, from 42.1% to 47.0%.", "42.1%", {"role": "from", "metric": "gross_margin"}),
    # shares of what went where
    ("Apple put 14.5% of its revenue into research and development.", "14.5%", {"metric": "rnd", "role": "share"}),
    ("More than a quarter of Nvidia's revenue, $43.9 billion, went into research and development.", "$43.9 billion", {"metric": "rnd", "subject": NVIDIA}),
    ("Apple keeps 15.8% of sales as net income.", "15.8%", {"metric": "net_margin"}),
    # metrics told by what was done
    ("Apple sold $102.5 billion of phones, services and everything else.", "$102.5 billion", {"metric": "revenue", "segment": None}),
    ("Apple sold $5 billion of bonds.", "$5 billion", {"metric": "deal_value"}),
    ("Walmart put $23.8 billion into stores and warehouses.", "$23.8 billion", {"metric": "capex", "subject": WALMART}),
    ("Operations threw off $2.42 billion.", "$2.42 billion", {"metric": "ocf", "role": "level"}),
    ("Operating cash flow was an outflow of $1.39 billion.", "$1.39 billion", {"metric": "ocf"}),
    ("To buy back its own stock, Apple found $4.5 billion.", "$4.5 billion", {"metric": "buyback"}),
    ("Apple turned over $391.0 billion.", "$391.0 billion", {"metric": "revenue"}),
    ("On March 31 there were 14.9 billion shares.", "14.9 billion shares", {"metric": "shares_outstanding"}),
    ("Apple bought back $6.5 billion of stock, down 30% from the previous year.", "30%", {"metric": "buyback", "role": "delta"}),
    # figures gone on with
    ("Net income was $23.6 billion. Diluted, that is $1.65 a share.", "$1.65", {"metric": "eps"}),
    ("Revenue is the duller story. Nvidia's grew 69%, to $44.1 billion.", "69%", {"metric": "revenue", "subject": NVIDIA}),
    ("Nvidia's free cash flow was $26.1 billion. Walmart generated $12.7 billion.", "$12.7 billion", {"metric": "fcf", "subject": WALMART}),
    ("After dropping to 60.5% in the first quarter, gross margin recovered to 73.4% in the third.", "60.5%", {"metric": "gross_margin", "role": "level"}),
    ("Capital expenditures—up 35%—left free cash flow at $98.8 billion.", "35%", {"metric": "capex", "role": "delta"}),
    # respectively
    ("Apple earned $3.1 billion on revenue of $11.1 billion, growth of 46% and 16%, respectively.", "46%", {"metric": "profit", "role": "delta"}),
    ("Apple earned $3.1 billion on revenue of $11.1 billion, growth of 46% and 16%, respectively.", "16%", {"metric": "revenue", "role": "delta"}),
    # adjusted figures that stand alone behind their filed ones
    ("Dil EPS $2.04 ($4.30); non-GAAP $2.42.", "$2.42", {"metric": "eps_adj"}),
    ("Dil EPS $2.04 ($4.30); non-GAAP $2.42.", "$2.04", {"metric": "eps"}),
    ("The dividend payout is 50% of net profit.", "50%", {"metric": "payout", "role": "share"}),
    # the earlier figure beside the new one
    ("Revenue was $95.4 billion, which had been $90.8 billion a year before.", "$90.8 billion", {"role": "from"}),
    ("Sales were $95.4 billion, 4.5% above the April quarter's $91.3 billion.", "$91.3 billion", {"role": "from"}),
    # the part that does it, behind a time told first
    ("In the December 2024 quarter, Alibaba's Cloud Intelligence Group increased its revenue by 13%.", "13%", {"segment": "Cloud Intelligence Group"}),
    ("AI-related products kept their triple-digit revenue growth.", "triple-digit", {"segment": "AI-related products"}),
    ("Facebook's parent grew revenue by 22%.", "22%", {"segment": None, "subject": "cik:0001326801"}),
    ("The annual report shows revenue of $39.0 billion.", "$39.0 billion", {"segment": None, "metric": "revenue"}),
    # what is outdone, given away or taken off
    ("Research and development expenses grew more slowly than sales, rising 10.6%.", "10.6%", {"metric": "rnd"}),
    ("Gross profit rose 6%, faster than revenue, which was up 3%.", "3%", {"metric": "revenue"}),
    ("It handed $1.54 billion to its stockholders in cash.", "$1.54 billion", {"metric": "unknown"}),
    ("It had $8.8 billion in cash.", "$8.8 billion", {"metric": "cash"}),
    ("Operating cash flow less capital expenditure came to $5.62 billion.", "$5.62 billion", {"metric": "fcf"}),
    ("Cash generated by operating activities was $53.9 billion.", "$53.9 billion", {"metric": "ocf"}),
    # lines of business by a bare noun
    ("Software, its largest business, lifted its revenue 10%.", "10%", {"segment": "Software"}),
    ("Consulting increased its sales by 3%.", "3%", {"segment": "Consulting"}),
    ("Nike Direct sales were $18.8 billion.", "$18.8 billion", {"subject": "cik:0000320187", "segment": "Direct"}),
    # distances, and whose figure the time before it is
    ("Capital expenditure was $658 million, $78 million below the fiscal 2024 figure.", "$78 million", {"role": "delta", "direction": "down"}),
    ("Net income was $3.81 billion, 58% ahead of the prior year's $2.41 billion.", "58%", {"role": "delta"}),
    ("Tesla took in $97.7 billion, and its automotive business even saw its revenue shrink 6%.", "6%", {"segment": "automotive business"}),
    ("Energy generation and storage doubled its sales to $10.1 billion.", "$10.1 billion", {"segment": "Energy generation and storage"}),
    ("Gaming posted revenue of $4 billion.", "$4 billion", {"segment": "Gaming"}),
    ("Without that $5.9 billion gain, net income fell 23%.", "$5.9 billion", {"metric": "unknown"}),
    # what a company did in a place
    ("Asia Pacific posted sales of $1.6 billion, down 4%.", "4%", {"segment": "Asia Pacific", "metric": "revenue"}),
    ("Sales edged up 1%, and Europe saw its sales rise 6%.", "6%", {"segment": "Europe"}),
    ("Sales edged up 1%, and Europe saw its sales rise 6%.", "1%", {"segment": None}),
    # an amount with a noun of its own
    ("Operations used $1.39 billion, because of a $6.1 billion payment for a dairy.", "$6.1 billion", {"unbound": "the figure is that of the payment"}),
    ("The company posted a $3.8 billion quarterly profit.", "$3.8 billion", {"unbound": None}),
    # foreseen
    ("Apple's revenue will probably exceed $400 billion next year.", "$400 billion", {"modality": "forecast"}),
    ("Its gross margin is bound to slip below 40% before long.", "40%", {"modality": "forecast"}),
    ("Revenue should come in near $5 billion.", "$5 billion", {"modality": "forecast"}),
    ("Analysts will note that sales fell 3%.", "3%", {"modality": "fact"}),
    ("Investors will remember 2024, when revenue was $391 billion.", "$391 billion", {"modality": "fact"}),
    ("Basic earnings of $24.61 a share compare with $23.86 on a diluted basis.", "$23.86", {"role": "level"}),
    ("What separates the two is a difference of $23.3 billion in net income.", "$23.3 billion", {"role": "diff"}),
    ("Analysts had feared a loss of $1.48 a share.", "$1.48", {"modality": "forecast"}),
    ("Analysts see sales growing 4% this year.", "4%", {"modality": "forecast"}),
    # names
    ("International Business Machines Corp (IBM) earned $2.19 billion.", "$2.19 billion", {"subject": "cik:0000051143"}),
    ("Frank Roe left in February. Revenue was $95.4 billion.", "$95.4 billion", {"subject": APPLE}),
    ("Jon Roe spoke first. Roe said net sales were $84.3 billion.", "$84.3 billion", {"subject": APPLE}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), CASES, ids=[f"{f} in {s[:40]}" for s, f, _ in CASES])
def test_figure_is_bound_as_the_standard_says(text: str, figure: str, expected: dict[str, Any]) -> None:
    extraction, _ = claims_in(text)
    claim = at(extraction, figure)
    got = {name: claim.subject.id if name == "subject" else getattr(claim, name) for name in expected}
    assert got == expected, claim.rule_trace


def value(extraction: Extraction, id_: str | None) -> str | None:
    time = extraction.time(id_)
    return time.value if time is not None else None


PERIODS: list[tuple[str, str, str | None]] = [
    ("Operating cash flow hit $50.3 billion vs. $27.4 billion in Q1 FY2026.", "$50.3 billion", None),
    ("The operating margin of 34.1% towers over last year's 21.3%.", "34.1%", None),
    ("Revenue of $12.54 billion dwarfs the previous year's.", "$12.54 billion", None),
    ("Buybacks came to $2.68 billion since January, next to a mere $100 million in last year's first six months.", "$2.68 billion", "2025-01"),
    ("In the first nine months of FY25 revenue was $296.1 billion.", "$296.1 billion", "FY2025-9M"),
    ("Buybacks took $7.7 billion in the quarter, $14.9 billion in the half.", "$14.9 billion", "REF:H"),
    ("It earned $7.08 billion in the second quarter of 2024, after $7.71 billion in the first.", "$7.71 billion", "2024-Q1"),
    ("In 2023 it had earned $30.4 billion, and the year before that it had lost $2.7 billion.", "$2.7 billion", "2022"),
    ("Debt, $109.1 billion at the end of fiscal 2021, is now $78.3 billion.", "$78.3 billion", None),
    ("It repurchased $6.5 billion of stock, of which $700 million in the first quarter of 2025.", "$6.5 billion", None),
    ("Net sales were $84.3 billion, compared with $84.0 billion in fiscal 2024 and $82.0 billion in fiscal 2023.", "$84.3 billion", None),
    ("Through March, sales of $42.2 billion were 35% higher.", "$42.2 billion", "2025-01/2025-03"),
    ("In the January-to-March stretch revenue was $95.4 billion.", "$95.4 billion", "2025-01/2025-03"),
    ("Apple, whose fiscal 2024 closed on September 28, rang up revenue of $391.0 billion.", "$391.0 billion", "FY2024"),
    ("In fiscal 2022, 2023 and 2024 revenue was $394.3 billion, $383.3 billion and $391.0 billion, respectively.", "$383.3 billion", "2023"),
    ("Sales rose 4.5% from fiscal 2023, when they had fallen 3.0% to $152.7 billion.", "$152.7 billion", "FY2023"),
    ("Operating profit climbed to $3.77 billion, above the $2.60 billion it had made in the second quarter of 2024.", "$3.77 billion", None),
    ("Operating profit climbed to $3.77 billion, above the $2.60 billion it had made in the second quarter of 2024.", "$2.60 billion", "2024-Q2"),
    ("Apple spent $11.0 billion on its own shares, more than the $9.0 billion it spent in 2023.", "$9.0 billion", "2023"),
    ("In 2022 its revenue was $22.2 billion; now it is $28.2 billion.", "$28.2 billion", None),
    ("Dividend payments were $1.9 billion in 2022 and now stand at $2.4 billion.", "$2.4 billion", None),
    ("In 2024 Apple, now the largest of them, took in $391.0 billion.", "$391.0 billion", "2024"),
    ("Dividends, introduced in 2024, cost $10.0 billion.", "$10.0 billion", None),
    ("Gross margin recovered to 72.4% after slumping to 60.5% in the first quarter.", "72.4%", None),
    ("Gross margin recovered to 72.4% after slumping to 60.5% in the first quarter.", "60.5%", "XXXX-Q1"),
    ("The operating loss narrowed to $176 million from $1.1 billion, and over the half-year it made a profit of $285 million.", "$1.1 billion", None),
    ("A year ago, it reported third-quarter revenue of $35.08 billion and net income of $19.31 billion.", "$19.31 billion", "XXXX-Q3"),
    ("In the three months to March 29, the second of its fiscal year, Apple earned $24.8 billion.", "$24.8 billion", "3ME2025-03-29"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "period"), PERIODS, ids=[f"{f} in {s[:40]}" for s, f, _ in PERIODS])
def test_a_figure_has_its_own_time(text: str, figure: str, period: str | None) -> None:
    extraction, _ = claims_in(text, title="Apple reports")
    assert value(extraction, at(extraction, figure).period) == period


def test_lists_told_respectively_go_with_the_companies_of_the_sentence_before() -> None:
    extraction, _ = claims_in(
        "Walmart, Nvidia and Apple all reported. They grew 5.1%, 11.0% and 4.5%, respectively.", title="Three reports"
    )
    assert [at(extraction, figure).subject.id for figure in ("5.1%", "11.0%", "4.5%")] == [WALMART, NVIDIA, APPLE]


def test_the_former_and_the_latter_own_the_figure_before_them() -> None:
    extraction, _ = claims_in(
        "Walmart and Nvidia reported. Revenue rose 5.1% at the former and 11.0% at the latter.", title="Two"
    )
    assert [at(extraction, figure).subject.id for figure in ("5.1%", "11.0%")] == [WALMART, NVIDIA]


def test_the_former_and_the_latter_may_stand_in_the_sentence_that_names_them() -> None:
    extraction, _ = claims_in(
        "Walmart grew more slowly than Nvidia: revenue rose 5.1% at the former and 11.0% at the latter.", title="Two"
    )
    assert [at(extraction, figure).subject.id for figure in ("5.1%", "11.0%")] == [WALMART, NVIDIA]


def test_an_earlier_profit_told_again_per_share_is_of_its_time() -> None:
    extraction, _ = claims_in(
        "Apple earned $24.8 billion, or $1.65 a share. A year ago it had made $23.6 billion, or $1.53.",
        title="Apple reports",
    )
    profit, per_share = at(extraction, "$23.6 billion"), at(extraction, "$1.53")
    assert (per_share.role, per_share.metric, per_share.base) == ("from", "eps", profit.base)


def test_a_description_before_a_name_is_no_part_of_the_company() -> None:
    extraction, _ = claims_in("Revenue at iPhone maker Apple rose 2.0%.", title="Results")
    assert (at(extraction, "2.0%").subject.id, at(extraction, "2.0%").segment) == (APPLE, None)


def test_a_currency_told_in_words_is_told_once() -> None:
    extraction, _ = claims_in(
        "The net loss was 611 million dollars. The operating loss was 167 million, after 1.09 billion."
    )
    kinds = {q.text: (q.kind, q.unit) for q in extraction.quantities}
    assert kinds["167 million"] == kinds["1.09 billion"] == ("money", "USD")


@pytest.mark.parametrize(
    ("text", "figure", "period", "role"),
    [
        # the year before as newsrooms of India tell it: one basis, however its words are chosen
        ("Apple had reported a net profit of $1.4bn in the corresponding quarter last year.", "$1.4bn", "YOY", "from"),
        ("Apple had posted revenue of $25.5bn in the corresponding quarter of the previous fiscal.", "$25.5bn", "YOY", "from"),
        ("Net profit was $1.2bn, against $1.4bn in the comparable period last fiscal.", "$1.4bn", "YOY", "from"),
        ("It had reported $1.4bn of net profit in the corresponding period.", "$1.4bn", "YOY", "from"),
        ("Net profit in the corresponding quarter was $1.4bn.", "$1.4bn", "YOY", "from"),
        # a part of last year is one time
        ("Net profit was $1.2bn, against $1.4bn in Q2 of last year.", "$1.4bn", "2024-Q2", "from"),
        ("Apple earned $1.4bn in the second quarter last year.", "$1.4bn", "2024-Q2", "level"),
        ("Apple clocked a net profit of $1.4bn during the January-March period of last year.", "$1.4bn", "2024-01/2024-03", "level"),
        ("Revenue fell to $22.5bn from $25.5bn in Q2 last fiscal.", "$25.5bn", "XXXX-Q2", "from"),
        ("Net profit rose to $1.2bn in Q1CY25.", "$1.2bn", "2025-01/2025-03", "level"),
        ("Apple had closed CY24 with a profit of $7.1bn.", "$7.1bn", "2024", "level"),
        ("Revenue was $1.2bn in last fiscal.", "$1.2bn", "PREV:FY", "level"),
        # what was just told is no year before
        ("Revenue was $1.2bn in the last fiscal quarter.", "$1.2bn", "REF:Q", "level"),
    ],
)  # fmt: skip
def test_the_year_before_is_told_in_many_words(text: str, figure: str, period: str, role: str) -> None:
    extraction, _ = claims_in(text)
    claim = at(extraction, figure)
    assert claim.role == role
    assert period in (value(extraction, claim.period), value(extraction, claim.base))


@pytest.mark.parametrize(
    ("text", "figure", "role", "period", "base"),
    [
        # codes of brokers
        ("Apple's EPS printed $2.20 in F3Q.", "$2.20", "level", "FYXXXX-Q3", None),
        ("Apple's revenue was $1.16bn in F1Q25.", "$1.16bn", "level", "FY2025-Q1", None),
        ("Apple's revenue was $1.16bn in 3QF26.", "$1.16bn", "level", "FY2026-Q3", None),
        # what comes after a time is not of it
        ("Apple's buybacks peaked in 2024, at $62.2 billion, and came down to $45.7 billion.", "$62.2 billion", "level", "2024", None),
        ("Apple's buybacks peaked in 2024, at $62.2 billion, and came down to $45.7 billion.", "$45.7 billion", "level", None, "2024"),
        ("Revenue reached $350.0 billion in 2024 before climbing to $402.8 billion.", "$402.8 billion", "level", None, "2024"),
        ("Revenue topped out at $62.2 billion in 2024, then slid 27% to $45.7 billion.", "27%", "delta", None, "2024"),
        ("Revenue was $350.0 billion in 2023, rose to $402.8 billion in 2024 and slipped to $400 billion.", "$402.8 billion", "level", "2024", None),
        ("Revenue was $350.0 billion in 2024, having risen to $340 billion in 2023.", "$350.0 billion", "level", "2024", None),
        # since when it changed is no time of the level
        ("Total assets, $155.1 billion, have hardly changed since December ($156.4 billion).", "$155.1 billion", "level", None, "2024-12"),
        ("Total assets, $155.1 billion, have hardly changed since December ($156.4 billion).", "$156.4 billion", "from", "2024-12", None),
        ("Since 2020 revenue has more than doubled, to $402.8 billion.", "$402.8 billion", "level", None, "2020"),
        ("Since 2020 revenue has more than doubled, to $402.8 billion.", "doubled", "delta", None, "2020"),
        ("Revenue rose 15% in 2024, its best year since 2021.", "15%", "delta", "2024", None),
        # times of what is compared with, of the next figure, of a clause of its own
        ("Operating cash flow, at $111.5 billion, was only the third-best of the eight, behind those of 2022 and 2024.", "$111.5 billion", "level", None, "2024"),
        ("Net income of $112.0 billion beat that of 2024.", "$112.0 billion", "level", None, "2024"),
        ("Apple slowed its buyback to $3.0 billion, from $4.3 billion and, in fiscal 2023, $5.5 billion.", "$4.3 billion", "from", None, None),
        ("Apple slowed its buyback to $3.0 billion, from $4.3 billion and, in fiscal 2023, $5.5 billion.", "$5.5 billion", "from", "FY2023", None),
        ("Debt rose to $77.5bn from $46.5bn in December and $10.9bn a year earlier.", "$10.9bn", "from", None, "YOY"),
        ("Debt has gone to $77.5bn from $46.5bn at New Year and $10.9bn the spring before.", "$10.9bn", "from", None, None),
        ("Cash flow from operations slipped to $19.8bn from $21.2bn, and $3.5bn of it went into shops.", "$3.5bn", "level", None, None),
        ("Net income of $16.5bn was a record, but it was swollen in the first three months by a release.", "$16.5bn", "level", None, None),
        ("Research, at $5.5 billion, rose again after having been cut in fiscal 2024.", "$5.5 billion", "level", None, None),
        ("Revenue growth of 19% was good enough, and took the half-year total to $1.48 billion.", "19%", "delta", None, None),
        ("Apple had made $14.1bn in 2024, having booked $35.2bn of profit in 2023.", "$14.1bn", "level", "2024", None),
        ("When Apple listed in the summer of 2020, it had $265 million of annual revenue.", "$265 million", "level", "2020-SU", None),
        ("Apple, which until two years ago also made cars, said EPS had come in at $2.29.", "$2.29", "level", None, None),
        ("Operating cash flow was $639m, nearly double the $333m of F1Q25.", "$333m", "from", "FY2025-Q1", None),
        ("The loss was $3.3 million, having been $14.4 million in the year-ago quarter.", "$14.4 million", "from", None, "YOY"),
        ("The margin was 13.5% (previously 14.2%; two years ago 15.3%).", "15.3%", "from", None, "AGO:P2Y"),
        ("The margin was 13.5% (previously 14.2%; two years ago 15.3%).", "14.2%", "from", None, None),
        ("Apple closed its fiscal 2025 in January with revenue of $216 billion.", "$216 billion", "level", "FY2025", None),
        ("Revenue, at $22.7 billion, was 35% higher than in the spring of 2024; the net loss came down to $611 million.", "$611 million", "level", None, None),
        ("Buybacks of $90.7 billion compare with those of $94.9 billion in fiscal 2024.", "$90.7 billion", "level", None, None),
        ("Buybacks of $90.7 billion compare with those of $94.9 billion in fiscal 2024.", "$94.9 billion", "from", "FY2024", None),
        ("Revenue dipped to $383.3 billion before recovering to $391.0 billion in fiscal 2024.", "$383.3 billion", "level", None, None),
        ("Revenue dipped to $383.3 billion before recovering to $391.0 billion in fiscal 2024.", "$391.0 billion", "level", "FY2024", None),
        ("Revenue of $94 billion was the best of all, because demand held up, in the second quarter.", "$94 billion", "level", "XXXX-Q2", None),
    ],
)  # fmt: skip
def test_a_time_is_of_what_it_stands_with(
    text: str, figure: str, role: str, period: str | None, base: str | None
) -> None:
    extraction, _ = claims_in(text)
    claim = at(extraction, figure)
    assert (claim.role, value(extraction, claim.period), value(extraction, claim.base)) == (role, period, base)
