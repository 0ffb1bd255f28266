"""What a figure is of where the words leave it out, and which words name no part of the company; the article is about Apple."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.extract.test_binding import APPLE, at, claims_in
from tests.unit.extract.test_metric_turns import test_figure_is_bound_as_the_standard_says as is_bound

PARTS: list[tuple[str, str, str | None]] = [
    # a clause, an aside, a verb: no part
    ("Nine-month capex was $6.5 billion, implying free cash flow of $18.6 billion.", "$18.6 billion", None),
    ("For the half year I get free cash flow of $18.6 billion.", "$18.6 billion", None),
    ("Deduct capital expenditures of $3.5 billion.", "$3.5 billion", None),
    ("Against that stand capital expenditures of $3.5 billion.", "$3.5 billion", None),
    ("Apple needs free cash flow of $20 billion.", "$20 billion", None),
    # words that judge what follows
    ("That left a meagre profit of $35 million.", "$35 million", None),
    ("Of ready cash there was $1.7 billion.", "$1.7 billion", None),
    ("It reported a wafer-thin net income of $35 million.", "$35 million", None),
    ("In consequence free cash flow reached $73.3 billion.", "$73.3 billion", None),
    ("Jassy's crowd aside, Apple's crowd put $8.3 billion into data centers.", "$8.3 billion", None),
    # what a part of a company is called by
    ("Cloud revenue was $18.6 billion.", "$18.6 billion", "Cloud"),
    ("Advertising revenue was $18.6 billion.", "$18.6 billion", None),  # a metric of its own
    ("Streaming revenue was $18.6 billion.", "$18.6 billion", "Streaming"),
    ("The launch sent infrastructure sales to $18.6 billion.", "$18.6 billion", "infrastructure"),
    ("iPhone revenue was $44.6 billion.", "$44.6 billion", "iPhone"),
    ("Product revenue was $44.6 billion.", "$44.6 billion", "Product"),
    ("Organic revenue was $44.6 billion.", "$44.6 billion", "organic"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "part"), PARTS, ids=[s[:50] for s, *_ in PARTS])
def test_a_part_is_a_noun_phrase(text: str, figure: str, part: str | None) -> None:
    extraction, _ = claims_in(text)
    assert at(extraction, figure).segment == part


LEFT_OUT: list[tuple[str, str, dict[str, Any]]] = [
    # the verb of the change before
    ("Apple's revenue slumped 8% to $4.1 billion, and net income 21%.", "21%", {"metric": "net_income", "role": "delta", "direction": "down"}),
    ("Apple's gross profit climbed 9%, operating income 4% and revenue 7%.", "7%", {"metric": "revenue", "role": "delta", "direction": "up"}),
    ("Apple's revenue climbed 9%, and its operating margin was 31%.", "31%", {"metric": "operating_margin", "role": "level"}),
    ("Apple's revenue climbed 9%, and of the operating income 40% came from Europe.", "40%", {"role": "share"}),
    # generic verbs
    ("Apple's revenue was $391 billion. In Seattle, Amazon closed calendar 2024 with $638 billion.", "$638 billion", {"metric": "revenue", "unbound": None}),
    ("Apple's revenue was $391 billion. Amazon ended its year with $638 billion.", "$638 billion", {"metric": "revenue", "unbound": None}),
    ("Apple's revenue was $391 billion. Amazon closed 2024 at $219.", "$219", {"metric": "share_price"}),
    ("Apple's revenue was $391 billion. Amazon rose 5%.", "5%", {"metric": "share_price"}),
    ("Apple earned $94 billion on revenue of $391 billion. Amazon ended its year with $638 billion.", "$638 billion", {"unbound": "it may be the revenue that was told as well"}),
    ("The iPhone maker took in $95.4 billion in the second quarter.", "$95.4 billion", {"metric": "revenue", "unbound": None}),
    ("The Beats parent rang up $95.4 billion, and 9% of its revenue went into research.", "$95.4 billion", {"metric": "revenue"}),
    ("After tax, Apple was left with $24.8 billion.", "$24.8 billion", {"metric": "net_income", "unbound": None}),
    ("On the bottom line Apple ended up with $24.8 billion.", "$24.8 billion", {"metric": "net_income"}),
    ("At the operating level it kept $29.6 billion.", "$29.6 billion", {"metric": "operating_income"}),
    ("After tax, Apple kept $24.8 billion of cash.", "$24.8 billion", {"metric": "cash"}),
    # asides
    ("Long-term debt at Walmart is $33.4 billion. Apple's, for the record, is $78.6 billion.", "$78.6 billion", {"metric": "debt", "subject": APPLE, "segment": None}),
    ("Walmart's operating margin was 4.3%. Apple, courtesy of its phones, enjoys 31.0%.", "31.0%", {"metric": "operating_margin", "role": "level"}),
    ("Walmart's sales grew 5%. Organically, Apple was up 5%.", "5%", {"metric": "revenue"}),
    # a margin said of the profit before
    ("Operating income was $29.3 billion. Of course, 4.3% is a grocer's margin.", "4.3%", {"metric": "operating_margin", "role": "level"}),
    # deficits and losses by their line
    ("At the operating level the deficit was cut to $176 million.", "$176 million", {"metric": "operating_loss"}),
    ("After tax, the deficit came to $611 million.", "$611 million", {"metric": "net_loss"}),
    ("At the operating level there was a loss of $176 million.", "$176 million", {"metric": "operating_loss"}),
    ("It had a loss of $611 million, and at the operating level it lost $176 million.", "$176 million", {"metric": "operating_loss", "role": "level"}),
    ("The deficit shrank to $176 million.", "$176 million", {"metric": "deficit", "unbound": "no place is named"}),
    # cash that went into uses, and out
    ("$24.8 billion of cash went into buybacks, another $3.6 billion into dividends.", "$24.8 billion", {"metric": "buyback"}),
    ("$24.8 billion of cash went into buybacks, another $3.6 billion into dividends.", "$3.6 billion", {"metric": "dividend"}),
    ("Capital expenditure took another $1.1 billion, for a free cash outflow of $2.5 billion.", "$1.1 billion", {"metric": "capex", "segment": None}),
    ("Capital expenditure took another $1.1 billion, for a free cash outflow of $2.5 billion.", "$2.5 billion", {"metric": "fcf", "loss": True, "segment": None}),
    ("There was free cash inflow of $2.5 billion.", "$2.5 billion", {"metric": "fcf", "loss": False}),
    # where an insertion ends
    ("Share repurchases, which were paused for the acquisition, amounted to $649 million, compared with $7.95 billion.", "$7.95 billion", {"metric": "buyback", "role": "from"}),
    ("EBIT of $2.5 billion was 5.2% higher and the EBIT margin improved to 41.0%.", "5.2%", {"metric": "operating_income", "role": "delta"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), LEFT_OUT, ids=[f"{f} in {s[:40]}" for s, f, _ in LEFT_OUT])
def test_the_measure_that_is_left_out(text: str, figure: str, expected: dict[str, Any]) -> None:
    is_bound(text, figure, expected)


OF_BEFORE: list[tuple[str, str, dict[str, Any]]] = [
    ("Gross profit was about twice that of a year ago.", "twice", {"metric": "gross_profit", "role": "delta", "direction": "up"}),
    ("Gross profit was twice the figure of a year earlier.", "twice", {"metric": "gross_profit", "role": "delta"}),
    ("Gross profit was three times the year-ago level.", "three times", {"metric": "gross_profit", "role": "delta"}),
    ("Gross profit was twice as high as in 2023.", "twice", {"metric": "gross_profit", "role": "delta"}),
    ("Gross profit was less than half that of 2023.", "half", {"metric": "gross_profit", "role": "delta", "of_whole": True, "direction": "down"}),
    ("Equity was a little over half of what it had been a year earlier.", "half", {"metric": "equity", "role": "delta", "of_whole": True}),
    # of another, of which year, and a rise by half
    ("Apple's gross profit was twice as large as Nvidia's in 2023.", "twice", {"role": "compare"}),
    ("The margin was less than half the level of the year before that.", "half", {"role": "share"}),
    ("Net income was $6.2 billion, half as much again as in fiscal 2024.", "half", {"role": "share"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), OF_BEFORE, ids=[f"{f} in {s[:40]}" for s, f, _ in OF_BEFORE])
def test_so_much_of_what_it_was(text: str, figure: str, expected: dict[str, Any]) -> None:
    is_bound(text, figure, expected)


FORESEEN: list[tuple[str, str, str]] = [
    ("Looking ahead, analysts anticipate revenue of around $83 billion.", "$83 billion", "forecast"),
    ("The Street is looking for revenue of $83 billion.", "$83 billion", "forecast"),
    ("Analysts polled by LSEG look for earnings of $1.35 a share on revenue of $83 billion.", "$83 billion", "forecast"),
    ("Analysts expected $90 billion, but revenue was $90.8 billion.", "$90.8 billion", "fact"),
    ("Revenue of $90.8 billion beat the $90 billion that analysts look for.", "$90.8 billion", "fact"),
    ("Ahead of what analysts had foreseen, revenue was $90.8 billion.", "$90.8 billion", "fact"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "modality"), FORESEEN, ids=[s[:50] for s, *_ in FORESEEN])
def test_what_a_crowd_looks_for_is_a_forecast(text: str, figure: str, modality: str) -> None:
    extraction, _ = claims_in(text)
    assert at(extraction, figure).modality == modality


RETOLD: list[tuple[str, str, dict[str, Any]]] = [
    # what operations brought in, and what is said of it
    ("Apple generated $111.5 billion of cash from its operations, 5.7% less than a year before.", "$111.5 billion", {"metric": "ocf", "segment": None}),
    ("Apple generated $111.5 billion of cash from its operations, 5.7% less than a year before.", "5.7%", {"metric": "ocf", "segment": None}),
    ("Apple's operations brought in $17.8 billion, though that was 10.2% less than in fiscal 2024.", "10.2%", {"metric": "ocf", "role": "delta"}),
    ("In the first half $8.05 billion came in from operations, 13.3% less than a year before.", "$8.05 billion", {"metric": "ocf", "role": "level"}),
    ("In the first half $8.05 billion came in from operations, 13.3% less than a year before.", "13.3%", {"metric": "ocf"}),
    ("Operations swallowed $1.39 billion, whereas the first half of 2024 had produced $4.11 billion.", "$4.11 billion", {"metric": "ocf", "loss": False}),
    ("Apple paid $8.36 billion in dividends, more than the $6.81 billion that its operations brought in.", "$6.81 billion", {"metric": "ocf"}),
    ("Its cloud operations grew 13%.", "13%", {"metric": "unknown"}),
    # the reason of a change is not what changed
    ("Equity fell to $50.7 billion from $63.1 billion on account of the hefty buybacks.", "$63.1 billion", {"metric": "equity", "role": "from"}),
    ("Equity fell to $50.7 billion from $63.1 billion due to buybacks.", "$63.1 billion", {"metric": "equity"}),
    # of what a relative clause and a second verb are
    ("Cash flow comfortably covered the dividend, which cost $11.0 billion.", "$11.0 billion", {"metric": "dividend"}),
    ("It handed out $9.87 billion in dividends and bought $6.5 billion of stock.", "$6.5 billion", {"metric": "buyback"}),
    ("They spent $125 million of that buying back stock.", "$125 million", {"metric": "buyback", "unbound": None}),
    # which margin
    ("Apple made an operating profit of $69.4 billion. That is a margin of 42.2%.", "42.2%", {"metric": "operating_margin"}),
    ("Operating income improved to $9.71 billion, and the margin to 40.1% from 37.7%.", "40.1%", {"metric": "operating_margin"}),
    ("Net income was $9.71 billion and the gross margin 40.1%.", "40.1%", {"metric": "gross_margin"}),
    # totals and figures per share in turn
    ("Apple earned $6.19 billion, or $2.48 a share, where it had scraped together $656 million, or 26 cents.", "$656 million", {"metric": "profit"}),
    ("Apple earned $6.19 billion, or $2.48 a share, where it had scraped together $656 million, or 26 cents.", "26 cents", {"metric": "eps"}),
    # deficits of equity
    ("Shareholders' equity remained negative, at a deficit of $3.30 billion; the deficit was $3.91 billion in December.", "$3.91 billion", {"metric": "equity", "loss": True}),
    # investment in buildings, and what is sold
    ("Investment in data centres and offices came to $16.6 billion.", "$16.6 billion", {"metric": "capex"}),
    ("Apple sold $81.6 billion worth of stuff.", "$81.6 billion", {"metric": "revenue", "segment": None}),
    ("Turnover at the American technology group was $23.7 billion.", "$23.7 billion", {"metric": "revenue", "segment": None}),
    ("Long-term debt, excluding current maturities, was $8.46 billion.", "$8.46 billion", {"metric": "debt", "segment": None}),
    # nothing is supposed
    ("Operations brought in $321 million, even if that is 39% less than a year ago.", "39%", {"metric": "ocf", "modality": "fact"}),
    ("If you want some perspective: for all of 2024 net income was $93.7 billion.", "$93.7 billion", {"modality": "fact"}),
    ("Earnings per share, assuming dilution, were $1.64.", "$1.64", {"modality": "fact"}),
    ("If net income was $93.7 billion, the shares would be cheap.", "$93.7 billion", {"modality": "hypothetical"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), RETOLD, ids=[f"{f} in {s[:40]}" for s, f, _ in RETOLD])
def test_what_a_figure_goes_on_with(text: str, figure: str, expected: dict[str, Any]) -> None:
    is_bound(text, figure, expected)


GOES_ON: list[tuple[str, str, dict[str, Any]]] = [
    ("Apple's revenue was $95.4 billion. In the same quarter of last year, when shops were shut, it had been $58.3 billion.", "$58.3 billion", {"metric": "revenue", "unbound": None}),
    ("Revenue reached $4.73 billion, an increase of 57% from $3.01 billion a year earlier and of 22% from the preceding quarter.", "22%", {"metric": "revenue", "role": "delta", "direction": "up"}),
    ("Sales rose 12%, and of the employees 22% are in Asia.", "22%", {"role": "share"}),
    ("Total revenue was up 10.8% after 10.2% in fiscal 2023.", "10.2%", {"metric": "revenue", "role": "delta", "direction": "up"}),
    ("The gross margin was 46.2% after 44.1% in fiscal 2023.", "44.1%", {"metric": "gross_margin", "role": "from"}),
    ("Operating income fell to $19.5 billion. As a proportion of revenue, it is 27.9%, against 31.3%.", "31.3%", {"metric": "operating_margin", "role": "from"}),
    ("Revenue grew 2.4% to $6.15 billion and its net income 12.1% to $1.88 billion.", "12.1%", {"metric": "net_income", "role": "delta", "direction": "up"}),
    ("Revenue was $6.15 billion and its net margin 12.1%.", "12.1%", {"metric": "net_margin", "role": "level"}),
    # parts and sums
    ("Apple spent $7.83 billion on buybacks; $1.2 billion of that fell in the fourth quarter.", "$1.2 billion", {"metric": "buyback", "unbound": None}),
    ("Buybacks cost Apple $7.83 billion and dividends $1.54 billion. Together, these took up $9.37 billion.", "$9.37 billion", {"metric": "payout"}),
    ("Buybacks cost Apple $7.83 billion and dividends $1.54 billion. Add the two and you get $9.37 billion.", "$9.37 billion", {"metric": "payout"}),
    ("Capex cost Apple $7.83 billion and dividends $1.54 billion. Together, these took up $9.37 billion.", "$9.37 billion", {"metric": "unknown"}),
    ("Apple poured $23.8 billion into stores, and that left $12.7 billion out of an operating cash flow of $36.4 billion.", "$12.7 billion", {"metric": "fcf", "unbound": None}),
    ("A further $2.13 billion was used to buy in shares, compared with $1.61 billion.", "$2.13 billion", {"metric": "buyback"}),
    ("A further $2.13 billion was used to buy in shares, compared with $1.61 billion.", "$1.61 billion", {"metric": "buyback", "role": "from"}),
    # insertions and lines
    ("In fiscal 2023, when inventories had to be written down, it was $4.22 billion.", "$4.22 billion", {"metric": "unknown"}),
    ("So look at the operating line instead: $53.5 billion.", "$53.5 billion", {"metric": "operating_income"}),
    ("And the bottom line: $3.5 billion.", "$3.5 billion", {"metric": "net_income"}),
    ("Its wafer-thin net margin was 2.9%.", "2.9%", {"metric": "net_margin", "role": "level", "direction": None}),
    ("The fastest-growing product was up 7.7%.", "7.7%", {"role": "delta", "direction": "up"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), GOES_ON, ids=[f"{f} in {s[:40]}" for s, f, _ in GOES_ON])
def test_a_sentence_that_goes_on(text: str, figure: str, expected: dict[str, Any]) -> None:
    is_bound(text, figure, expected)


OPEN: list[tuple[str, str, dict[str, Any]]] = [
    ("Apple burned through $12.1 billion of operating cash; a year earlier it had generated $6.0 billion.", "$6.0 billion", {"metric": "ocf", "loss": False}),
    ("Apple burned through $12.1 billion of operating cash; Walmart generated $6.0 billion.", "$6.0 billion", {"metric": "revenue"}),
    ("Capex was $2.5 billion after $8.0 billion the year before.", "$8.0 billion", {"metric": "capex", "role": "from", "period": None}),
    ("Costco's membership fees rose 5% to $1.1 billion.", "$1.1 billion", {"metric": "membership_fees"}),
    ("Net sales, without membership fees, were $674.5 billion.", "$674.5 billion", {"metric": "revenue"}),
    ("Five billion dollars would be a respectable annual turnover.", "Five billion dollars", {"modality": "hypothetical"}),
    ("Management wants sales growth of up to 4%.", "4%", {"modality": "guidance"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), OPEN, ids=[f"{f} in {s[:40]}" for s, f, _ in OPEN])
def test_what_was_accused_wrongly(text: str, figure: str, expected: dict[str, Any]) -> None:
    is_bound(text, figure, expected)
