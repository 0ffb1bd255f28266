"""What a market text measures, in the words of companies, banks, funds, economies and exchanges.

A case is a sentence, one of its figures, and the metric that a market editor would file it under.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factcheck.extract import extract
from factcheck.model import Article, Block, Claim, Extraction, Sentence
from factcheck.rules.loader import load_rules

FILED = frozenset(
    "revenue gross_profit operating_income net_income eps eps_basic rnd capex ocf buyback cash debt equity total_assets "
    "shares_outstanding diluted_shares gross_margin operating_margin net_margin fcf profit margin dividend".split()
)
"""What a filing answers: a figure that is read as one of these is judged by it."""


def read(sentence: str, vocabulary: Any) -> Extraction:
    article = Article(
        uri="a.txt",
        digest="0" * 64,
        length=len(sentence),
        text=sentence,
        blocks=(Block(kind="paragraph", start=0, end=len(sentence)),),
        published=date(2025, 2, 24),
    )
    return extract(article, (Sentence(index=0, start=0, end=len(sentence), block=0),), vocabulary)


def claims_of(sentence: str, vocabulary: Any) -> tuple[Claim, ...]:
    return read(sentence, vocabulary).claims


def metric_of(sentence: str, figure: str, vocabulary: Any) -> str | None:
    found = read(sentence, vocabulary)
    for claim in found.claims:
        q = found.quantity(claim.quantity)
        if q is not None and q.text == figure:
            return claim.metric
    return None


NAMED = [
    # sales and orders
    ("Revenue at the brewer came to $2.1 billion.", "$2.1 billion", "revenue"),
    ("Same-store sales edged up 1.2% in the quarter.", "1.2%", "same_store_sales"),
    ("U.S. retail sales rose 0.4% in January.", "0.4%", "retail_sales"),
    ("Existing home sales fell to an annual pace of 4.08 million.", "4.08 million", "home_sales"),
    ("Gross merchandise volume climbed to $18.5 billion.", "$18.5 billion", "gmv"),
    ("Total payment volume grew 9% to $437 billion.", "$437 billion", "payment_volume"),
    ("Order intake dropped 12% to 1.4 billion euros.", "1.4 billion euros", "orders"),
    ("The shipyard ended the year with a backlog of $7.4 billion.", "$7.4 billion", "rpo"),
    ("Gross bookings increased 18% to $44.2 billion.", "$44.2 billion", "bookings"),
    ("Billings were $1.05 billion, up 13%.", "$1.05 billion", "billings"),
    ("Annual recurring revenue passed $1.2 billion.", "$1.2 billion", "arr"),
    ("Net revenue retention stood at 114%.", "114%", "retention"),
    ("Monthly churn was 1.9%.", "1.9%", "churn"),
    ("Average revenue per user slipped to $41.20.", "$41.20", "arpu"),
    ("The company shipped 2.6 million units.", "2.6 million units", "shipments"),
    # profit and costs
    ("Pretax profit fell to 310 million pounds.", "310 million pounds", "pretax_profit"),
    ("Adjusted operating margin widened to 17.4%.", "17.4%", "operating_margin_adj"),
    ("Adjusted EBITDA of $640 million topped forecasts.", "$640 million", "ebitda_adj"),
    ("The adjusted EBITDA margin was 31%.", "31%", "ebitda_margin"),
    ("Funds from operations were $2.11 a share.", "$2.11", "ffo"),
    ("Sales and marketing expenses rose 8% to $410 million.", "$410 million", "opex"),
    ("The group took a $900 million impairment charge.", "$900 million", "charge"),
    ("The merger should bring annual synergies of $250 million.", "$250 million", "cost_savings"),
    ("Stock-based compensation totaled $156 million.", "$156 million", "stock_compensation"),
    ("Depreciation and amortization amounted to $88 million.", "$88 million", "depreciation"),
    ("Free cash flow margin was 22%.", "22%", "fcf_margin"),
    ("Gross profit was $318 million, or 44% of net sales.", "44%", "gross_margin"),
    ("Operating profit rose to $1.9 billion, corresponding to a margin of 12.4%.", "12.4%", "operating_margin"),
    # balance sheet and owners
    ("The group had 1.2 billion shares outstanding.", "1.2 billion shares", "shares_outstanding"),
    ("The firm plans to return $6 billion to shareholders.", "$6 billion", "payout"),
    ("Public debt stands at 135% of GDP.", "135%", "public_debt"),
    ("The firm spends 18% of its revenue on research and development.", "18%", "rnd"),
    ("Net debt stood at 3.2 billion euros.", "3.2 billion euros", "net_debt"),
    ("Net leverage came down to 2.1 times.", "2.1 times", "leverage"),
    ("The board approved a $500 million repurchase program.", "$500 million", "buyback"),
    ("It retired 4.2 million shares.", "4.2 million shares", "buyback"),
    ("The payout ratio is 38%.", "38%", "payout_ratio"),
    ("The startup raised $120 million.", "$120 million", "funding"),
    ("The fund holds 14 million shares of the carmaker.", "14 million shares", "stake"),
    ("It agreed to buy a 30% stake.", "30%", "stake"),
    ("The chipmaker is now worth $3.1 trillion.", "$3.1 trillion", "market_cap"),
    # banks and insurers
    ("Deposits grew 4% to $1.1 trillion.", "$1.1 trillion", "deposits"),
    ("The bank's loan book expanded 7%.", "7%", "loans"),
    ("Net interest income increased 5% to $14.3 billion.", "$14.3 billion", "net_interest_income"),
    ("The lender set aside $1.3 billion for bad loans.", "$1.3 billion", "provision"),
    ("Net charge-offs were $2.2 billion.", "$2.2 billion", "credit_losses"),
    ("Its CET1 ratio was 13.6%.", "13.6%", "capital_ratio"),
    ("Return on equity improved to 11.8%.", "11.8%", "roe"),
    ("The combined ratio improved to 94.1%.", "94.1%", "combined_ratio"),
    ("Investment banking fees surged 29% to $2.5 billion.", "$2.5 billion", "fee_income"),
    # funds and the stock market
    ("Assets under management reached $1.7 trillion.", "$1.7 trillion", "aum"),
    ("Net inflows were $22 billion.", "$22 billion", "flows"),
    ("The fund returned 11.4% last year.", "11.4%", "return"),
    ("The hedge fund gained 5.3% in January.", "5.3%", "return"),
    ("Dividends and share buybacks returned $2.7 billion to shareholders.", "$2.7 billion", "payout"),
    ("The offering raised $4.9 billion, valuing the company at $54 billion.", "$54 billion", "market_cap"),
    ("Traders see a 70% chance of a rate cut.", "70%", "probability"),
    ("Its expense ratio is 0.07%.", "0.07%", "expense_ratio"),
    ("The portfolio was 64% invested in equities.", "64%", "allocation"),
    ("The shares closed at $84.12.", "$84.12", "share_price"),
    ("Barclays raised its target to $92.", "$92", "price_target"),
    ("The stock trades at 18 times forward earnings.", "18 times", "valuation_multiple"),
    ("It fetches 9.5x sales.", "9.5x", "valuation_multiple"),
    ("Short interest amounts to 21% of the float.", "21%", "short_interest"),
    ("Some 12 million shares changed hands.", "12 million shares", "trading_volume"),
    ("Fair value is estimated at $63 per share.", "$63", "fair_value"),
    # people and customers
    ("The retailer employs 41,000 people.", "41,000 people", "employees"),
    ("It plans to lay off 2,400 workers.", "2,400 workers", "layoffs"),
    ("The service ended the year with 92 million subscribers.", "92 million subscribers", "subscribers"),
    ("Daily active users reached 143 million.", "143 million", "users"),
    # things counted
    ("The carmaker delivered 336,700 vehicles.", "336,700 vehicles", "deliveries"),
    ("The carmaker will recall 54,000 vehicles.", "54,000 vehicles", "recalls"),
    ("Production was 442,000 vehicles.", "442,000 vehicles", "production"),
    ("Copper inventories in London warehouses fell by 12,000 tonnes.", "12,000 tonnes", "inventory"),
    ("Crude inventories rose by 4.6 million barrels.", "4.6 million barrels", "inventory"),
    ("The airline carried 13 million passengers.", "13 million passengers", "passengers"),
    ("Its load factor was 88%.", "88%", "load_factor"),
    ("Occupancy slipped to 71.5%.", "71.5%", "occupancy"),
    ("Revenue per available room climbed 3%.", "3%", "revpar"),
    ("The chain opened 61 restaurants.", "61 restaurants", "store_count"),
    ("The miner produced 610,000 ounces.", "610,000 ounces", "production"),
    ("Its market share climbed to 23%.", "23%", "market_share"),
    ("It holds 31% of the smartphone market.", "31%", "market_share"),
    # economies
    ("Core CPI rose 0.3% in the month.", "0.3%", "core_cpi"),
    ("Consumer prices excluding food and energy climbed 3.2%.", "3.2%", "core_cpi"),
    ("Producer prices increased 0.2%.", "0.2%", "ppi"),
    ("Payrolls grew by 143,000.", "143,000", "jobs_added"),
    ("Initial jobless claims fell to 219,000.", "219,000", "jobless_claims"),
    ("Average hourly earnings rose 0.5%.", "0.5%", "wages"),
    ("The trade deficit narrowed to $78.2 billion.", "$78.2 billion", "trade_balance"),
    ("Imports fell 3.1%.", "3.1%", "imports"),
    ("The budget deficit widened to $1.8 trillion.", "$1.8 trillion", "deficit"),
    ("Building permits rose to 1.48 million.", "1.48 million", "permits"),
    ("Housing starts tumbled 9.8%.", "9.8%", "housing_starts"),
    ("The Fed kept rates at 4.5%.", "4.5%", "policy_rate"),
    ("The ECB delivered a 25-basis-point cut.", "25-basis-point", "policy_rate"),
    ("The 30-year mortgage rate averaged 6.85%.", "6.85%", "mortgage_rate"),
    ("Foreign-exchange reserves dropped to $3.2 trillion.", "$3.2 trillion", "reserves"),
    # prices
    ("The yen weakened to 151.2 per dollar.", "151.2", "fx_rate"),
    ("Copper fell 1.4%.", "1.4%", "commodity_price"),
    ("House prices rose 2.2%.", "2.2%", "home_prices"),
    # courts and deals
    ("A jury ordered the firm to pay $85 million in damages.", "$85 million", "fine"),
    ("It bought the rival for $4.6 billion in cash.", "$4.6 billion", "deal_value"),
    ("It paid $900 million for the stake.", "$900 million", "deal_value"),
    ("The suitor offered $41 per share.", "$41", "deal_value"),
    ("Hackers stole $70 million.", "$70 million", "theft"),
]


@pytest.mark.parametrize(("sentence", "figure", "metric"), NAMED, ids=[f"{m}: {s}" for s, _, m in NAMED])
def test_a_market_editor_would_file_it_under(sentence: str, figure: str, metric: str, vocabulary: Any) -> None:
    assert metric_of(sentence, figure, vocabulary) == metric


NOT_FILED = [
    # what sounds like a filed metric and is another
    ("Net debt was $4.1 billion.", "$4.1 billion"),
    ("Retail sales came to $720 billion.", "$720 billion"),
    ("Deferred revenue was $2.4 billion.", "$2.4 billion"),
    ("Tax revenue reached $5.1 trillion.", "$5.1 trillion"),
    ("Recurring revenue was $700 million.", "$700 million"),
    ("Revenue per user was $12.", "$12"),
    ("Billings totaled $1.9 billion.", "$1.9 billion"),
    ("Bookings totaled $1.9 billion.", "$1.9 billion"),
    ("Industrial orders totaled $3.9 billion.", "$3.9 billion"),
    ("Net interest income was $13.4 billion.", "$13.4 billion"),
    ("Interest income was $1.4 billion.", "$1.4 billion"),
    ("Pre-tax income was $2.4 billion.", "$2.4 billion"),
    ("Adjusted net income was $2.4 billion.", "$2.4 billion"),
    ("Adjusted gross margin was 71%.", "71%"),
    ("Non-GAAP operating income was $96 million.", "$96 million"),
    ("Personal income rose 0.4%.", "0.4%"),
    ("Average hourly earnings rose 0.4%.", "0.4%"),
    ("Retained earnings were $8.2 billion.", "$8.2 billion"),
    ("Comprehensive income was $2.9 billion.", "$2.9 billion"),
    ("Cash burn was $310 million.", "$310 million"),
    ("Household debt rose to $18 trillion.", "$18 trillion"),
    ("Federal debt rose to $36 trillion.", "$36 trillion"),
    ("It drew on a credit line of $2 billion.", "$2 billion"),
    ("The company completed a bond sale of $3 billion.", "$3 billion"),
    ("Net asset value was $1.2 billion.", "$1.2 billion"),
    ("Assets under management were $1.2 trillion.", "$1.2 trillion"),
    ("Return on assets was 1.2%.", "1.2%"),
    ("Return on equity was 14%.", "14%"),
    ("It acquired the firm for $5 billion in cash.", "$5 billion"),
    ("Tangible book value was $41.30.", "$41.30"),
    ("Book value per share was $41.30.", "$41.30"),
    ("Margin debt rose to $900 billion.", "$900 billion"),
    ("Net interest margin was 2.3%.", "2.3%"),
    ("Refining margins fell 12%.", "12%"),
    ("Turnover was 18% in the portfolio.", "18%"),
    ("Sales volumes fell 3%.", "3%"),
    ("Capital gains were $400 million.", "$400 million"),
    ("Operating expenses were $6.1 billion.", "$6.1 billion"),
    ("Private-equity firms raised $90 billion.", "$90 billion"),
    ("It raised its forecast to $5 billion.", "$5 billion"),
    ("It generated $12 billion in cash.", "$12 billion"),
    ("Total debt was $106.6 billion.", "$106.6 billion"),
    ("It spent $9.1 billion on lobbying.", "$9.1 billion"),
    ("Dividends and buybacks totaled $2.7 billion.", "$2.7 billion"),
    ("Sports betting revenue rose 14% on handle of $12.1 billion.", "$12.1 billion"),
    ("Operating income before depreciation was $820 million.", "$820 million"),
    ("Profit before tax and exceptional items was 1.1 billion pounds.", "1.1 billion pounds"),
    ("Its shares trade below their book value of $23.", "$23"),
    ("Adjusted for one-off items, profit was $1.02 per share.", "$1.02"),
    ("Cash taxes were $26 billion.", "$26 billion"),
    ("Equity awards were $11.7 billion.", "$11.7 billion"),
    ("It invested $2 billion in R&D centers.", "$2 billion"),
    ("The loss of revenue from the ban was $3 billion.", "$3 billion"),
    ("The diluted earnings power is $7 per share.", "$7"),
]


@pytest.mark.parametrize(("sentence", "figure"), NOT_FILED, ids=[s for s, _ in NOT_FILED])
def test_what_sounds_like_a_filed_metric_is_not_judged_by_it(sentence: str, figure: str, vocabulary: Any) -> None:
    assert metric_of(sentence, figure, vocabulary) not in FILED


FALSE_FRIENDS = [
    # a word of a metric that measures nothing where it stands
    ("The market for weight-loss drugs, worth $6 billion, is growing.", "$6 billion", "net_loss"),
    ("Miners dug up 12,000 tonnes of copper ore, down 4%.", "4%", "commodity_price"),
    ("Gold miners raised $400 million.", "$400 million", "commodity_price"),
    ("Inflows into bitcoin funds were $300 million.", "$300 million", "price"),
    ("After the 3-for-2 stock split it approved a $500 million buyback.", "$500 million", "share_price"),
    ("Ether, the second-largest token, dropped 11.3%.", "11.3%", "ranking"),
    ("It serves 9,000 customers in 47 countries.", "47 countries", "customers"),
    ("Margins improved 30 basis points despite support costs.", "30 basis points", "cost"),
    ("Net income came in at $33 million versus a loss of $36 million.", "$33 million", "net_loss"),
    ("Earnings per share grew 17% even though net income rose 9%.", "17%", "net_income"),
    ("The lender set aside $1.3 billion for bad loans.", "$1.3 billion", "loans"),
    ("The airline added 40 aircraft.", "40 aircraft", "jobs_added"),
    ("The newspaper put the order at $3.4 billion.", "$3.4 billion", "investment"),
]


@pytest.mark.parametrize(("sentence", "figure", "wrong"), FALSE_FRIENDS, ids=[s for s, _, _ in FALSE_FRIENDS])
def test_a_word_in_another_use_takes_no_figure(sentence: str, figure: str, wrong: str, vocabulary: Any) -> None:
    assert metric_of(sentence, figure, vocabulary) != wrong


PARTLY = [
    # a filed metric's word, of which the figure is a part or a ratio only
    ("The group earned $25 billion from licensing.", "$25 billion", "licensing"),
    ("The group lost $14 billion on the tax ruling.", "$14 billion", "tax ruling"),
    ("It generated $3 billion from parking fees.", "$3 billion", "parking fees"),
    ("Net sales to distributors were $150 billion.", "$150 billion", "distributors"),
]


@pytest.mark.parametrize(("sentence", "figure", "part"), PARTLY, ids=[s for s, _, _ in PARTLY])
def test_what_a_part_brought_is_of_the_part(sentence: str, figure: str, part: str, vocabulary: Any) -> None:
    assert [claim.segment for claim in claims_of(sentence, vocabulary)] == [part]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gross profit per vehicle was $4,900.",
        "Revenue per employee was $2.4 million.",
        "Daily revenue was $1.07 billion.",
    ],
)
def test_an_amount_per_unit_or_day_is_no_total(sentence: str, vocabulary: Any) -> None:
    assert [bool(claim.unbound) for claim in claims_of(sentence, vocabulary)] == [True]


def test_growth_of_nobody_knows_what_is_not_judged(vocabulary: Any) -> None:
    claims = claims_of("Growth slowed to 10%.", vocabulary)
    assert [(c.metric, bool(c.unbound)) for c in claims] == [("growth", True)]


def test_no_phrase_names_two_metrics() -> None:
    seen: dict[tuple[str, str], str] = {}
    for id_, metric in load_rules(None).vocabulary.metrics.items():
        for form in ("words", "verbs"):
            for phrase in getattr(metric, form):
                assert seen.setdefault((form, phrase.lower()), id_) == id_, phrase
