"""What a figure is of and whose it is, where no noun stands beside it or a wrong one does; the article is about Apple."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.extract.corrections import REASON as MISPRINTED
from factcheck.pipeline import Checker
from factcheck.read.plain import read_bytes
from tests.unit.extract.test_binding import APPLE, NVIDIA, WALMART, at, claims_in

Cases = list[tuple[str, str, dict[str, Any]]]

DRAWN_ON: Cases = [
    ("Share repurchases ate up $25.0 billion of the cash of Apple in the quarter.", "$25.0 billion", {"metric": "buyback"}),
    ("Buybacks consumed $25.0 billion of Apple's cash.", "$25.0 billion", {"metric": "buyback"}),
    ("Dividends drained $3.8 billion of Apple's free cash flow.", "$3.8 billion", {"metric": "dividend"}),
    ("Capital spending took $3.1 billion of its operating cash flow.", "$3.1 billion", {"metric": "capex"}),
    ("R&D swallowed $8.6 billion of revenue.", "$8.6 billion", {"metric": "rnd"}),
    ("Apple had used up $30 billion of its cash.", "$30 billion", {"metric": "unknown"}),
    # what is held, told or contributed is measured by the noun
    ("Apple held $28.2 billion of cash.", "$28.2 billion", {"metric": "cash"}),
    ("The last quarter alone contributed $95.4 billion of revenue.", "$95.4 billion", {"metric": "revenue"}),
    ("Apple generated $24.0 billion of operating cash flow.", "$24.0 billion", {"metric": "ocf"}),
]  # fmt: skip

CORRECTIONS: Cases = [
    ("An article on May 1 misstated Apple's revenue as $90.8 billion; it was $95.4 billion.", "$90.8 billion", {"unbound": MISPRINTED}),
    ("An article on May 1 misstated Apple's revenue as $90.8 billion; it was $95.4 billion.", "$95.4 billion", {"unbound": None}),
    ("A table on Thursday listed Apple's net income as $23.6 billion.", "$23.6 billion", {"unbound": MISPRINTED}),
    ("An earlier version of this story said that Apple's revenue was $90.8 billion.", "$90.8 billion", {"unbound": MISPRINTED}),
    ("Because of an editing error, Apple's revenue was given as $90.8 billion rather than $95.4 billion.", "$90.8 billion", {"unbound": MISPRINTED}),
    ("A chart in the filing shows Apple's revenue of $95.4 billion.", "$95.4 billion", {"unbound": None}),
    ("The headline figure was revenue of $95.4 billion.", "$95.4 billion", {"unbound": None}),
]  # fmt: skip

ONWARD: Cases = [
    # the same measures of another company, one by one
    ("Apple's operating cash flow was $24.0 billion and its capital expenditure $3.1 billion. Nvidia's figures were $27.4 billion and $1.2 billion, respectively.", "$27.4 billion", {"metric": "ocf", "subject": NVIDIA, "segment": None}),
    ("Apple's operating cash flow was $24.0 billion and its capital expenditure $3.1 billion. Nvidia's figures were $27.4 billion and $1.2 billion, respectively.", "$1.2 billion", {"metric": "capex", "subject": NVIDIA}),
    ("Apple's gross margin was 47.1% and its operating margin 31.0%. At Nvidia the corresponding ratios were 60.5% and 49.1%.", "49.1%", {"metric": "operating_margin", "role": "level"}),
    ("Apple's revenue was $95.4 billion. Nvidia's figures were $27.4 billion and $1.2 billion.", "$1.2 billion", {"metric": "unknown"}),
    # a company that opens the sentence goes on with what was told
    ("Apple's revenue in the quarter was $95.4 billion. Walmart, whose year ends in January, posted $165.6 billion.", "$165.6 billion", {"metric": "revenue", "subject": WALMART}),
    ("Apple's operating margin was 31.0%. Walmart, with its groceries, managed 4.3%.", "4.3%", {"metric": "operating_margin", "role": "level", "subject": WALMART}),
    ("Apple's revenue in the quarter was $95.4 billion. Walmart paid $4.5 billion.", "$4.5 billion", {"metric": "unknown"}),
    ("Apple's revenue in the quarter was $95.4 billion. Walmart hired people for $4.5 billion.", "$4.5 billion", {"metric": "unknown"}),
    # and a flow of cash with the flow before it
    ("Operating cash flow was $24.0 billion, of which capital spending swallowed $3.1 billion, so $20.9 billion was free.", "$20.9 billion", {"metric": "fcf", "unbound": None}),
    ("Operating cash flow was $24.0 billion, of which capital spending swallowed $3.1 billion, so $20.9 billion was over.", "$20.9 billion", {"metric": "fcf"}),
    ("Capital spending swallowed $3.1 billion, and $2 billion was borrowed.", "$2 billion", {"metric": "borrowing"}),
    ("Operations consumed $1.4 billion, against an outflow of $7.3 billion a year earlier.", "$7.3 billion", {"metric": "ocf"}),
    ("In the first half $1.39 billion flowed out of operating activities.", "$1.39 billion", {"metric": "ocf"}),
    ("Investors saw an outflow of $7.3 billion.", "$7.3 billion", {"metric": "flows"}),
]  # fmt: skip

TURNS: Cases = [
    ("Walmart's till rang up $165.6 billion, while Nvidia, with its longer year, rang up $44.1 billion.", "$165.6 billion", {"metric": "revenue", "subject": WALMART, "segment": None}),
    ("Capital spending took $23.8 billion of Walmart's $36.4 billion of operating cash flow.", "$23.8 billion", {"metric": "capex", "subject": WALMART}),
    ("Apple put 9% of its revenue into research, Nvidia 10%.", "9%", {"metric": "rnd", "whole": "revenue"}),
    ("Apple put 9% of its revenue into research, Nvidia 10%.", "10%", {"metric": "rnd", "whole": "revenue", "subject": NVIDIA}),
    ("Apple put 9% of its revenue into research centres.", "9%", {"metric": "revenue"}),
    ("An item on April 30 about Apple gave the company's revenue as $90.8 billion.", "$90.8 billion", {"unbound": MISPRINTED}),
    # a dialogue goes on over its paragraphs
    ("ANNA: What did Apple sell?\n\nBEN: Ninety-five billion dollars in sales.\n\nANNA: Profit?\n\nBEN: 24.8 billion, up from 23.6.", "24.8 billion", {"metric": "profit"}),
    ("ANNA: Apple's gross margin was 47.1%.\n\nBEN: And a year ago it was 46.6%.", "46.6%", {"metric": "gross_margin"}),
    ("Apple's gross margin was 47.1%.\n\nElsewhere it was 46.6%.", "46.6%", {"metric": "unknown"}),
]  # fmt: skip

CHANGES: Cases = [
    ("Apple's revenue was $95.4 billion. That's plus 5%.", "5%", {"metric": "revenue", "role": "delta", "direction": "up"}),
    ("Apple's revenue was $95.4 billion, a minus of 5%.", "5%", {"metric": "revenue", "role": "delta", "direction": "down"}),
    ("Apple's operating margin was 31.0%. A year ago? Minus 5%.", "Minus 5%", {"role": "from"}),
    ("Operating margin was 31.0%. Net income was $24.8 billion, plus 5%.", "5%", {"metric": "net_income", "role": "delta", "direction": "up"}),
    ("Apple earned 33% more than a year before.", "33%", {"metric": "profit", "role": "delta", "direction": "up"}),
    ("Apple employs 33% more people than a year before.", "33%", {"metric": "unknown"}),
    ("Net income growth of 94.8 percent outran revenue growth of 9 percent.", "94.8 percent", {"metric": "net_income", "segment": None}),
    ("Net income growth of 94.8 percent outran revenue growth of 9 percent.", "9 percent", {"metric": "revenue"}),
]  # fmt: skip

SHARES: Cases = [
    ("Roughly 9 per cent of what Apple sold in the quarter went into research and development.", "9 per cent", {"metric": "rnd", "role": "share", "whole": "revenue"}),
    ("A third of the revenue that Apple reported for fiscal 2024 was left as operating income.", "A third", {"metric": "operating_margin", "role": "level"}),
    ("Roughly 9 per cent of what Apple says is wrong.", "9 per cent", {"metric": "unknown"}),
    ("EBIT was $29.6 billion, i.e. 31.0% of sales.", "31.0%", {"metric": "operating_margin"}),
]  # fmt: skip

PARTS: Cases = [
    ("Apple's book equity was $66.8 billion.", "$66.8 billion", {"metric": "equity", "segment": None}),
    ("R&D on the other hand went up to $8.6 billion.", "$8.6 billion", {"metric": "rnd", "segment": None}),
    ("NEW DELHI: iPhone maker Apple has reported a net profit of $24.8 billion.", "$24.8 billion", {"metric": "net_income", "segment": None}),
    ("India posted revenue of $2.1 billion.", "$2.1 billion", {"segment": "India"}),
    ("Free cash flow, a.k.a. what is left, was $20.9 billion.", "$20.9 billion", {"metric": "fcf", "segment": None}),
    ("Sales at the owner of Facebook and Instagram rose 22% to $47.5 billion.", "$47.5 billion", {"segment": None, "subject": "cik:0001326801"}),
    ("The purchase of Arm for $40 billion was called off by Apple.", "$40 billion", {"metric": "deal_value", "subject": APPLE}),
    ("The diluted share count was 15.0bn, a year ago 15.5bn.", "15.0bn", {"metric": "diluted_shares"}),
    ("The railroad retired stock worth $1.51 billion.", "$1.51 billion", {"metric": "buyback"}),
]  # fmt: skip

ALL = [*DRAWN_ON, *CORRECTIONS, *ONWARD, *TURNS, *CHANGES, *SHARES, *PARTS]


@pytest.mark.parametrize(("text", "figure", "expected"), ALL, ids=[f"{f} in {s[:40]}" for s, f, _ in ALL])
def test_figure_is_of_what_the_words_say(text: str, figure: str, expected: dict[str, Any]) -> None:
    claim = at(claims_in(text)[0], figure)
    got = {name: claim.subject.id if name == "subject" else getattr(claim, name) for name in expected}
    assert got == expected, claim.rule_trace


def test_a_deficit_of_the_shareholders_is_negative_equity() -> None:
    for text in (
        "The shareholders' deficit was $3.3 billion.",
        "Shareholders' funds remain in the red, to the tune of $3.3 billion.",
    ):
        claim = at(claims_in(text)[0], "$3.3 billion")
        assert (claim.metric, claim.loss) == ("equity", True), text
    assert not at(claims_in("Shareholders' funds were $3.3 billion.")[0], "$3.3 billion").loss


def test_a_country_told_of_in_passing_has_no_profit() -> None:
    """Brennick is a winery that no list holds."""
    text = (
        "Brennick's harvest\n\nBrennick, the winery, had a good second quarter. Exports made up 60% of sales, with the United States "
        "alone taking $4.5 million. Operating profit reached $3.4 million."
    )
    claims = Checker().check(read_bytes(text.encode(), "brennick.txt")).claims
    assert next(c.subject.id for c in claims if c.text == "$3.4 million") == "name:brennick"
