"""Whose and what a figure is where a sentence turns: asides, sums, what is left, what is set against revenue; the article is about Apple."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.extract.parallel import SERIES
from tests.unit.extract.test_binding import APPLE, NVIDIA, WALMART, at, claims_in

CASES: list[tuple[str, str, dict[str, Any]]] = [
    # shares of revenue are levels of the part that is set against it
    ("Capex as a share of revenue was 2.6% in fiscal 2024.", "2.6%", {"metric": "capex", "role": "share", "whole": "revenue"}),
    ("Research went from $1.8 billion to $18.5 billion, yet R&D's share of revenue fell from 18.5% to 8.6%.", "8.6%", {"role": "share", "direction": None}),
    ("R&D rose to $31.4 billion, yet its share of revenue fell from 8.5% to 8.0%.", "8.5%", {"metric": "rnd", "role": "from", "whole": "revenue"}),
    ("R&D expenses were $31.4 billion; as a percentage of sales they fell to 8.0% from 8.5%.", "8.0%", {"metric": "rnd", "role": "share", "whole": "revenue"}),
    ("Gross profit as a share of revenue improved from 38% to 46%.", "46%", {"metric": "gross_margin", "role": "level"}),
    ("Gross profit as a share of revenue improved from 38% to 46%.", "38%", {"metric": "gross_margin", "role": "from"}),
    ("As a proportion of revenue, operating income widened to 31.5% from 29.8%.", "31.5%", {"metric": "operating_margin", "role": "level"}),
    ("Relative to revenue, capital expenditure slipped to 2.4%.", "2.4%", {"metric": "capex", "role": "share", "whole": "revenue"}),
    ("The share of revenue from services rose to 25% from 22%.", "25%", {"metric": "revenue", "role": "share", "segment": "services"}),
    ("R&D as a percentage of revenue rose 60 basis points.", "60 basis points", {"unbound": "a change of a share of revenue"}),
    # a whole that one share is told of is no part of the next
    ("Dividends ate up 62% of net income and around 70% of free cash flow.", "70%", {"metric": "dividend", "whole": "fcf"}),
    ("Buybacks were 41% of net profit, 46% of free cash flow and 36% of operating cash flow.", "36%", {"metric": "buyback", "whole": "ocf"}),
    ("Dividends were 62% of the company's net income, and free cash flow was 79% of operating cash flow.", "79%", {"metric": "fcf", "whole": "ocf"}),
    ("Its share of revenue was 20%.", "20%", {"unbound": "of what the share is told is not clear"}),
    ("Net income as a share of sales was 24%, and EPS rose 5%.", "5%", {"metric": "eps", "role": "delta"}),
    ("Operating income was $29.6 billion, equal to 31.0% of sales, a gain of one percentage point.", "one percentage point", {"metric": "operating_income"}),
    # behind an insertion the sentence goes on with its own noun
    ("Apple's free cash flow — operating cash flow of $24.0 billion less capital expenditures of $3.1 billion — came in at $20.9 billion.", "$20.9 billion", {"metric": "fcf", "subject": APPLE}),
    ("Free cash flow -- operating cash flow of $24.0 billion minus capex of $3.1 billion -- was $20.9 billion.", "$20.9 billion", {"metric": "fcf"}),
    ("Free cash flow -- operating cash flow of $24.0 billion minus capex of $3.1 billion -- was $20.9 billion.", "$3.1 billion", {"metric": "capex", "segment": None}),
    ("Net income, helped by revenue of $95.4 billion, rose to $24.8 billion.", "$24.8 billion", {"metric": "net_income"}),
    ("Net income – flattered by a tax gain of $2 billion – reached $24.8 billion.", "$24.8 billion", {"metric": "net_income"}),
    ("Net income — helped by revenue of $95.4 billion — left operating cash flow at $24.0 billion.", "$24.0 billion", {"metric": "ocf"}),
    # which result a verb tells of
    ("At the operating level Apple lost $176 million in the quarter but made $285 million in the half.", "$176 million", {"metric": "operating_loss"}),
    ("At the operating level Apple lost $176 million in the quarter but made $285 million in the half.", "$285 million", {"metric": "operating_income"}),
    ("On the operating line the company lost $176 million.", "$176 million", {"metric": "operating_loss", "role": "level"}),
    ("Apple earned $29.6 billion on an operating basis.", "$29.6 billion", {"metric": "operating_income", "segment": None}),
    ("Apple lost $176 million at the operating level, and $611 million at the bottom line.", "$611 million", {"metric": "net_loss"}),
    ("At the operating level Apple lost $176 million; it lost $611 million after tax.", "$611 million", {"metric": "net_loss"}),
    ("At the operating level Apple did well, and its net income was $24.8 billion.", "$24.8 billion", {"metric": "net_income"}),
    # telegraphic sums: the noun right before the figure
    ("H1 op cash flow $4.7B minus capex $3.9B = FCF $810M.", "$4.7B", {"metric": "ocf", "segment": None}),
    ("H1 op cash flow $4.7B minus capex $3.9B = FCF $810M.", "$3.9B", {"metric": "capex"}),
    ("H1: OCF $4.7B less capex $3.9B equals FCF of $810M.", "$4.7B", {"metric": "ocf"}),
    ("Apple posted $95.4B revenue and $24.8B net income.", "$24.8B", {"metric": "net_income"}),
    # a noun behind that is told of its own figure
    ("Apple earned $2.67 billion. $3.07 a share, where the year before had brought a loss of $1.02.", "$3.07", {"metric": "eps", "role": "level"}),
    ("The topline was lower by 10.6 per cent, while the bottomline shrank 43 per cent to $1.58bn.", "$1.58bn", {"metric": "net_income"}),
    # sums of several metrics
    ("The dividend of $9.9bn plus buybacks of $6.5bn makes a total of $16.4bn.", "$16.4bn", {"metric": "payout"}),
    ("Apple spent $9.9 billion on dividends and $6.5 billion on buybacks, together $16.4 billion.", "$16.4 billion", {"metric": "payout"}),
    ("It spent $3.1 billion on capex and $8.6 billion on R&D, together $11.7 billion.", "$11.7 billion", {"unbound": "the sum of several figures"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), CASES, ids=[f"{f} in {s[:40]}" for s, f, _ in CASES])
def test_figure_is_bound_as_the_standard_says(text: str, figure: str, expected: dict[str, Any]) -> None:
    extraction, _ = claims_in(text)
    claim = at(extraction, figure)
    got = {name: claim.subject.id if name == "subject" else getattr(claim, name) for name in expected}
    assert got == expected, claim.rule_trace


PARTS: list[tuple[str, str, dict[str, Any]]] = [
    # what is left of a flow of cash
    ("After capital expenditure of $3.1 billion, about $21 billion was left.", "$21 billion", {"metric": "fcf"}),
    ("Capital expenditure took $3.1 billion, against $2.0 billion, which left $20.9 billion, down from $20.7 billion.", "$20.9 billion", {"metric": "fcf", "role": "level"}),
    ("Capital expenditure took $3.1 billion, against $2.0 billion, which left $20.9 billion, down from $20.7 billion.", "$20.7 billion", {"metric": "fcf", "role": "from"}),
    ("Operations brought in $24.0 billion and capital expenditures took $3.1 billion, leaving $20.9 billion.", "$20.9 billion", {"metric": "fcf"}),
    ("Costs took $65 billion of the revenue, which left $29.6 billion.", "$29.6 billion", {"unbound": "it is what is left of another figure"}),
    ("It invested $3.1 billion, which left $20.9 billion of free cash flow.", "$20.9 billion", {"metric": "fcf", "unbound": None}),
    ("After its capital spending, enough remained for $25 billion of share buybacks.", "$25 billion", {"metric": "buyback"}),
    # what was used for what
    ("Of the free cash flow, $7.8 billion was devoted to repurchases and $1.5 billion to dividends.", "$7.8 billion", {"metric": "buyback"}),
    ("Of the free cash flow, $7.8 billion was devoted to repurchases and $1.5 billion to dividends.", "$1.5 billion", {"metric": "dividend"}),
    ("Apple allocated $7.8 billion to repurchases, $1.5 billion to dividends and $658 million to capital expenditures.", "$658 million", {"metric": "capex"}),
    ("Some $25 billion went to share buybacks and $3.8 billion to dividends.", "$3.8 billion", {"metric": "dividend"}),
    ("Revenue went from $5 billion to $6 billion, and dividends rose.", "$6 billion", {"metric": "revenue"}),
    # a part of the figure before, with a verb of its own
    ("Cash provided by operations grew to $4.54 billion, of which the company plowed $1.8 billion back into track.", "$1.8 billion", {"metric": "capex"}),
    ("Operating cash flow was $4.54 billion in the half, of which it paid out $1.6 billion in dividends.", "$1.6 billion", {"metric": "dividend"}),
    ("Operating cash flow was $4.54 billion in the first half, of which it generated $2.3 billion in the second quarter.", "$2.3 billion", {"metric": "ocf", "unbound": None}),
    ("Operating cash flow was $4.54 billion in the first half, of which the company handed its shareholders $1.6 billion.", "$1.6 billion", {"unbound": "it is a part of the figure before, told by what was done with it"}),
    # the whole before its part
    ("Of the $95.4 billion that Apple took in, $24.8 billion was profit; of Nvidia's $44.1 billion, $18.8 billion was.", "$95.4 billion", {"metric": "revenue", "subject": APPLE}),
    ("Of the $95.4 billion that Apple took in, $24.8 billion was profit; of Nvidia's $44.1 billion, $18.8 billion was.", "$44.1 billion", {"metric": "revenue", "subject": NVIDIA}),
    ("Of the $95.4 billion that Apple took in, $24.8 billion was profit; of Nvidia's $44.1 billion, $18.8 billion was.", "$18.8 billion", {"metric": "profit", "subject": NVIDIA}),
    ("Of Apple's $95.4 billion of revenue, $24.8 billion was profit.", "$24.8 billion", {"metric": "profit"}),
    ("Apple earned $24.8 billion. Of Nvidia's $44.1 billion, it kept nearly half.", "$44.1 billion", {"metric": "unknown"}),
    # who had which part of the sum
    ("Capital spending rose. Walmart accounted for $23.8 billion, Nvidia for $3.2 billion.", "$23.8 billion", {"metric": "capex", "subject": WALMART}),
    ("Capex was led by Walmart with $23.8 billion; Apple contributed $9.4 billion and Nvidia, $3.2 billion.", "$9.4 billion", {"metric": "capex", "subject": APPLE}),
    ("Capex was led by Walmart with $23.8 billion; Apple contributed $9.4 billion and Nvidia, $3.2 billion.", "$3.2 billion", {"metric": "capex", "subject": NVIDIA}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), PARTS, ids=[f"{f} in {s[:40]}" for s, f, _ in PARTS])
def test_a_part_is_told_of_its_own(text: str, figure: str, expected: dict[str, Any]) -> None:
    test_figure_is_bound_as_the_standard_says(text, figure, expected)


TOGETHER = "it is told of several companies together"
SUBJECTS: list[tuple[str, str, dict[str, Any]]] = [
    ("Apple, Nvidia and Walmart spend. Together the three laid out $36 billion on property, up from $30 billion in 2023.", "$36 billion", {"unbound": TOGETHER}),
    ("Apple, Nvidia and Walmart spend. Together the three laid out $36 billion on property, up from $30 billion in 2023.", "$30 billion", {"unbound": TOGETHER}),
    ("The trio spent $36 billion on capex.", "$36 billion", {"unbound": TOGETHER}),
    ("Apple and Nvidia together earned $43.6 billion.", "$43.6 billion", {"unbound": None, "of_sum": True}),
    ("Apple and Nvidia spent. Combined capital spending was $12.6 billion.", "$12.6 billion", {"unbound": TOGETHER}),
    ("Apple and Nvidia spent. They laid out $12.6 billion on capex between them.", "$12.6 billion", {"unbound": TOGETHER}),
    ("Of the three, Walmart spent the most, $23.8 billion, on capex.", "$23.8 billion", {"unbound": None, "subject": WALMART}),
    ("The two earned well, and Nvidia made $18.8 billion in the quarter.", "$18.8 billion", {"unbound": None, "subject": NVIDIA}),
    ("Apple and Nvidia earned $24.8 billion and $18.8 billion.", "$18.8 billion", {"unbound": None, "subject": NVIDIA}),
    ("In the three months to March Apple earned $24.8 billion.", "$24.8 billion", {"unbound": None, "subject": APPLE}),
    # named in a clause that is left before the figure
    ("At Walmart, which is older than Apple and Nvidia put together, revenue rose to $165.6 billion.", "$165.6 billion", {"subject": WALMART}),
    ("Walmart, which competes with Target and Costco, took in $165.6 billion.", "$165.6 billion", {"subject": WALMART}),
    ("Nvidia, unlike Walmart, grew: revenue was $44.1 billion.", "$44.1 billion", {"subject": NVIDIA}),
    ("Much of it is paid to Nvidia, whose revenue was $44.1 billion.", "$44.1 billion", {"subject": NVIDIA}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), SUBJECTS, ids=[f"{f} in {s[:40]}" for s, f, _ in SUBJECTS])
def test_a_figure_is_of_whom_its_clause_tells(text: str, figure: str, expected: dict[str, Any]) -> None:
    test_figure_is_bound_as_the_standard_says(text, figure, expected)


def test_a_pair_of_figures_is_of_the_two_companies_told_before() -> None:
    for text in (
        "Walmart's revenue of $681.0 billion in fiscal 2025 beat Nvidia's $638.0 billion in 2024; the year before it had been $648.1 billion to $574.8 billion.",
        "Walmart's revenue was $681.0 billion, ahead of Nvidia's $638.0 billion, though the gap has narrowed: a year earlier it was $648.1 billion versus $574.8 billion.",
        "Walmart had revenue of $681.0 billion in fiscal 2025 and Nvidia $638.0 billion in 2024, against $648.1 billion and $574.8 billion a year earlier.",
    ):
        extraction, _ = claims_in(text, title="Two giants")
        told = [at(extraction, figure) for figure in ("$648.1 billion", "$574.8 billion")]
        assert [c.subject.id for c in told] == [WALMART, NVIDIA], text
        assert [(c.role, c.metric) for c in told] == [("from", "revenue")] * 2, text


def test_two_levels_of_one_company_are_no_pair_of_companies() -> None:
    extraction, _ = claims_in(
        "Walmart's revenue was $681.0 billion, up from $648.1 billion a year earlier.", title="Giants"
    )
    assert at(extraction, "$648.1 billion").subject.id == WALMART


def test_what_is_told_of_a_figure_is_its_owners() -> None:
    extraction, _ = claims_in(
        "Walmart's revenue of $681.0 billion topped Nvidia's $638.0 billion in 2024, which was up from $574.8 billion.",
        title="Giants",
    )
    assert at(extraction, "$574.8 billion").subject.id == NVIDIA


def test_an_earlier_level_is_of_the_figure_right_before() -> None:
    extraction, _ = claims_in(
        "Apple spent $12.2 billion on property and equipment in the half, $900 million more than in the same period of last year, "
        "and repurchased $9.8 billion of shares, up from $8.3 billion."
    )
    assert (at(extraction, "$8.3 billion").metric, at(extraction, "$8.3 billion").role) == ("buyback", "from")
    assert (at(extraction, "$9.8 billion").role, at(extraction, "$9.8 billion").base) == ("level", None)


def test_what_a_figure_is_held_against_is_of_its_measure() -> None:
    extraction, _ = claims_in(
        "Apple paid $2.28 billion in dividends and bought back $472 million of stock, little more than half of last year's $874 million."
    )
    assert at(extraction, "half").metric == at(extraction, "$874 million").metric == "buyback"


def test_a_strange_symbol_in_brackets_is_of_the_name_before_it() -> None:
    extraction, _ = claims_in(
        "Quarrymoor (QMRY) sold 19.2 million tickets. Its profit rose to $2.54 billion.", title="Two carriers"
    )
    assert {c.subject.id for c in extraction.claims} == {"name:quarrymoor"}


@pytest.mark.parametrize("name", ["easyJet", "eToro", "iRobot"])
def test_a_name_may_begin_small(name: str) -> None:
    extraction, _ = claims_in(f"Last year {name} had net cash of $803 million.", title="Two carriers")
    assert [e.text for e in extraction.entities] == [name]


@pytest.mark.parametrize("text", ["The plant makes 40 kWh per hour.", "Revenue (USD) was $5 billion."])
def test_a_unit_is_no_name(text: str) -> None:
    extraction, _ = claims_in(text, title="Two carriers")
    assert not [e for e in extraction.entities if e.type == "ORG"]


def test_works_are_nothing_foreseen() -> None:
    extraction, _ = claims_in(
        "Apple spent $430 million on capital projects in fiscal 2024, about half of the prior year's $812 million."
    )
    assert {c.modality for c in extraction.claims} == {"fact"}
    assert (at(extraction, "half").role, at(extraction, "half").direction) == ("delta", "down")


@pytest.mark.parametrize("words", ["not far below its", "not much above", "not far from"])
def test_not_far_denies_nothing(words: str) -> None:
    extraction, _ = claims_in(f"Apple's long-term debt was {words} $8.0 billion in fiscal 2024.")
    claim = at(extraction, "$8.0 billion")
    assert (claim.role, claim.negated) == ("level", False)


def test_a_shouted_verb_is_no_company() -> None:
    extraction, _ = claims_in("Operations USED $1.4 billion, and sales DOUBLED at BOEING.")
    assert [e.text for e in extraction.entities if e.text.isupper()] == ["BOEING"]


TOPICS: list[tuple[str, str, dict[str, Any]]] = [
    # what a short sentence speaks of, the next one goes on with
    ("Then there's capex. In 2024 it was $9.4 billion.", "$9.4 billion", {"metric": "capex"}),
    ("Consider equity. Apple's was $66.8 billion.", "$66.8 billion", {"metric": "equity", "subject": APPLE}),
    ("ANNA: And the profit? BEN: That's where it gets ugly. $4.28 billion, down 12 percent.", "$4.28 billion", {"metric": "profit"}),
    ("Revenue has nearly tripled. $136.8 billion in 2018, $402.8 billion in 2025.", "$136.8 billion", {"metric": "revenue"}),
    ("The net loss narrowed by 58%. It had been $1.4 billion a year earlier.", "$1.4 billion", {"metric": "net_loss", "role": "from"}),
    ("How about revenue? Good. Up 35% in the quarter.", "35%", {"metric": "revenue", "role": "delta"}),
    ("And gross margin? BEN: 47.1 percent.", "47.1 percent", {"metric": "gross_margin", "role": "level"}),
    ("Profit rose to $1.88 billion, or $3.15 a share. That compares with $1.67 billion, or $2.74 a share.", "$1.67 billion", {"metric": "profit", "role": "from"}),
    ("Profit rose to $1.88 billion, or $3.15 a share. That compares with $1.67 billion, or $2.74 a share.", "$2.74", {"metric": "eps"}),
    ("Net income was $14.4 billion in 2024. On a per-share basis, that is $15.51.", "$15.51", {"metric": "eps"}),
    ("Net profit edged down to $14.8bn. At the operating level it was $21.5bn.", "$21.5bn", {"metric": "operating_income"}),
    ("Operating income reached $53.5 billion, an operating margin of 65.6%. One year ago that ratio stood at 49.1%.", "49.1%", {"metric": "operating_margin"}),
    # and with nothing else
    ("Investors cheered the margin. It fell 5% on Tuesday.", "5%", {"metric": "unknown"}),
    ("Consider equity. Apple hired Mr. Roe for $66 million.", "$66 million", {"metric": "unknown"}),
    ("Operating margin is the sleeper. 21% in 2019, 31% in 2021, back to 26% when everybody had overhired.", "26%", {"unbound": "when it was, is told in words"}),
    ("One thing never changed: R&D kept climbing. It went from $1.8 billion to $18.5 billion, a tenfold increase.", "tenfold", {"unbound": "the span over which it changed is told elsewhere"}),
    ("R&D expenses, $105 million at the time of the IPO, reached $1.78 billion, equal to 49% of revenue.", "$105 million", {"metric": "rnd", "unbound": "when it was, is told in words"}),
    ("R&D expenses, $105 million at the time of the IPO, reached $1.78 billion, equal to 49% of revenue.", "$1.78 billion", {"metric": "rnd", "unbound": None}),
    ("R&D expenses, $105 million at the time of the IPO, reached $1.78 billion, equal to 49% of revenue.", "49%", {"metric": "rnd", "role": "share"}),
    # abbreviations and asides
    ("PAT grew 7.4% to $15.97bn.", "$15.97bn", {"metric": "net_income"}),
    ("Pat grew old on revenue of $15.97bn.", "$15.97bn", {"metric": "revenue"}),
    ("GAAP net $1.17B in Q2.", "$1.17B", {"metric": "net_income"}),
    ("Apple posted a 16.3% year-on-year (y-o-y) decline in consolidated net profit to $1.17bn.", "16.3%", {"metric": "net_income", "role": "delta", "direction": "down"}),
    ("Before you fall off your chair: operating profit was $39.7bn.", "$39.7bn", {"metric": "operating_income"}),
    ("Before one-off charges, operating profit was $39.7bn.", "$39.7bn", {"metric": "operating_income_adj"}),
    ("Apple sold shoes and shirts for $46.3 billion.", "$46.3 billion", {"metric": "revenue"}),
    ("Apple sold a factory for $46.3 million.", "$46.3 million", {"metric": "deal_value"}),
    ("Cash flow from operations slipped to $19.8bn, and $3.5bn of it went into shops, depots and tills.", "$3.5bn", {"metric": "capex", "direction": None}),
    ("It had revenue of $216 billion, of which $120 billion reached the bottom line.", "$120 billion", {"metric": "net_income"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), TOPICS, ids=[f"{f} in {s[:40]}" for s, f, _ in TOPICS])
def test_a_sentence_goes_on_with_what_the_one_before_spoke_of(text: str, figure: str, expected: dict[str, Any]) -> None:
    test_figure_is_bound_as_the_standard_says(text, figure, expected)


ORDER: list[tuple[str, str, dict[str, Any]]] = [
    # two figures in the order of two before
    ("Apple earned $3.5 billion on revenue of $12.2 billion, against $3.3 billion on $12.0 billion.", "$3.3 billion", {"metric": "profit", "role": "from"}),
    ("Apple earned $3.5 billion on revenue of $12.2 billion, compared with $3.3 billion on $12.0 billion a year earlier.", "$12.0 billion", {"metric": "revenue", "role": "from"}),
    ("It cut capital spending to $430 million and its buyback to $3.0 billion, from $4.3 billion and, in fiscal 2023, $5.5 billion.", "$4.3 billion", {"metric": "buyback", "role": "from"}),
    # growth of what was spoken of
    ("Revenue was $37.9 billion. In the year under review growth was 9%.", "9%", {"metric": "revenue", "role": "delta"}),
    ("Revenue was $37.9 billion. Growth was 12% a year ago.", "12%", {"metric": "growth"}),
    ("Net income was $7.9 billion. Growth was 12%.", "12%", {"metric": "growth"}),
    # what was done with the money
    ("Apple repurchased common stock for an aggregate amount of $5.2 billion, of which $1.7 billion in the second quarter.", "$5.2 billion", {"metric": "buyback"}),
    ("Apple repurchased common stock for an aggregate amount of $5.2 billion, of which $1.7 billion in the second quarter.", "$1.7 billion", {"metric": "buyback"}),
    ("The dividend! They paid out $11.0 billion.", "$11.0 billion", {"metric": "dividend"}),
    ("It returned $4.3 billion to shareholders, most of it through repurchases.", "$4.3 billion", {"metric": "payout"}),
    ("It returned $4.3 billion to shareholders through repurchases.", "$4.3 billion", {"metric": "buyback"}),
    ("Apple more than doubled its share repurchases to $9.5 billion.", "doubled", {"metric": "buyback", "role": "delta"}),
    ("Buybacks took $0.6 billion, after $8.0 billion the year before its purchase of a rival.", "$8.0 billion", {"metric": "buyback", "role": "from"}),
    ("The dividend of $9.9bn plus buybacks of $6.5bn makes a total of $16.4bn or slightly more than 100% of net profit.", "100%", {"metric": "payout", "role": "share", "whole": "net_income"}),
    # results told in words
    ("In the fourth quarter they were actually in the red, by 22 million dollars.", "22 million dollars", {"metric": "net_loss"}),
    ("Apple sold $23.7 billion worth of phones and netted $5.5 billion.", "$5.5 billion", {"metric": "net_income"}),
    ("Net profit was $1.9 billion, with 41 cents of each revenue dollar kept at the operating line.", "41 cents", {"metric": "operating_margin", "role": "level"}),
    # topics of longer sentences
    ("Then the number that made everybody's eyes pop, net income. $62.6bn!", "$62.6bn", {"metric": "net_income"}),
    ("The market report of August 1 put Apple's gross margin at the level of the preceding year. It was 58.8% in the second quarter.", "58.8%", {"metric": "gross_margin", "role": "level"}),
    ("The market report of August 1 put Apple's gross margin at the level of the preceding year. Nvidia came to 58.8%.", "58.8%", {"metric": "unknown"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), ORDER, ids=[f"{f} in {s[:40]}" for s, f, _ in ORDER])
def test_words_between_figures_say_what_they_are(text: str, figure: str, expected: dict[str, Any]) -> None:
    test_figure_is_bound_as_the_standard_says(text, figure, expected)


FRESH: list[tuple[str, str, dict[str, Any]]] = [
    ("At Apple, by contrast, revenue fell to $22.5 billion in the second quarter and net income to $1.2 billion.", "$22.5 billion", {"metric": "revenue"}),
    ("Apple turned 25% of its fiscal 2025 revenue into net income.", "25%", {"metric": "net_margin"}),
    ("In operating terms Apple lost $176 million; at the bottom line it lost $611 million.", "$611 million", {"metric": "net_loss", "role": "level"}),
    ("Before interest and taxes, Apple made $285 million, having lost $1.2 billion a year earlier.", "$1.2 billion", {"metric": "operating_loss"}),
    ("Shareholders got $7.8 billion by way of buybacks and $1.5 billion in dividends, $9.3 billion in all.", "$9.3 billion", {"metric": "payout"}),
    ("Apple and Nvidia had combined capital expenditure of $89.8 billion; Walmart alone spent $23.8 billion.", "$89.8 billion", {"unbound": TOGETHER}),
    ("The three companies' revenue added up to $1.15 trillion, of which Walmart's was $681.0 billion.", "$1.15 trillion", {"unbound": TOGETHER}),
    ("The three companies' revenue added up to $1.15 trillion, of which Walmart's was $681.0 billion.", "$681.0 billion", {"unbound": None, "subject": WALMART}),
    ("Walmart, founded decades before Apple or Nvidia, lifted revenue to $165.6 billion.", "$165.6 billion", {"subject": WALMART}),
    ("Walmart's revenue exceeded Nvidia's: $681.0 billion in fiscal 2025 against $130.5 billion in 2024.", "$130.5 billion", {"subject": NVIDIA, "role": "level"}),
    ("Operating cash flow was $110 million in 2022; it has risen every year since, to $546 million, $848 million and $960 million.", "$848 million", {"unbound": SERIES}),
    ("Operating cash flow has risen every year, to $546 million, $848 million and $960 million in fiscal 2025.", "$960 million", {"unbound": None}),
    ("Apple, Nvidia and Walmart earned $24.8 billion, $18.8 billion and $4.5 billion, respectively.", "$18.8 billion", {"unbound": None, "subject": NVIDIA}),
    ("Apple made $3.8 billion at the operating level and $3.1 billion after tax.", "$3.8 billion", {"metric": "operating_income"}),
    ("Apple made $3.8 billion at the operating level and $3.1 billion after tax.", "$3.1 billion", {"metric": "net_income"}),
    ("Before tax Apple made $3.6 billion.", "$3.6 billion", {"metric": "pretax_profit"}),
    ("Apple burned cash again. In the second quarter it was $200 million.", "$200 million", {"metric": "unknown"}),
    ("Operations yielded $24.2 billion; capital spending swallowed $3.5 billion, so that $20.7 billion remained.", "$20.7 billion", {"metric": "fcf", "unbound": None}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), FRESH, ids=[f"{f} in {s[:40]}" for s, f, _ in FRESH])
def test_the_same_kinds_in_other_words(text: str, figure: str, expected: dict[str, Any]) -> None:
    test_figure_is_bound_as_the_standard_says(text, figure, expected)
