"""Figures, alone and several in a sentence, judged on the filings of the pack."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import verdicts


@pytest.mark.parametrize(
    ("text", "published", "status", "code"),
    [
        # IBM's R&D and revenue of the first half of 2025: 4.047 of 31.518 billion, 12.8%
        ("IBM plowed 12.8% of revenue back into research and development in the first half of 2025.", "2025-08-02", "supported", None),
        ("IBM plowed 18.2% of revenue back into research and development in the first half of 2025.", "2025-08-02", "contradicted", "digits-transposed"),
        # Meta's net income 62.36 billion and diluted EPS 23.86 in 2024
        ("Meta netted a little over $62 billion in 2024, on the net income line.", "2025-02-20", "supported", None),
        ("The year 2024 worked out to $23.86 a share for Meta after dilution.", "2025-02-20", "supported", None),
        ("The year 2024 worked out to $32.86 a share for Meta after dilution.", "2025-02-20", "contradicted", "digits-transposed"),
        # Meta: buybacks of 30.125 for dividends of 5.072 billion
        ("For every dollar of dividends Meta paid in 2024, it spent $5.94 on share repurchases.", "2025-02-20", "supported", None),
        ("For every dollar of dividends Meta paid in 2024, it spent $9.54 on share repurchases.", "2025-02-20", "contradicted", None),
        # Amazon's revenue 513.98 billion in 2022, 637.96 in 2024: 11.4% a year
        ("Between 2022 and 2024, Amazon's revenue compounded at 11.4 percent a year.", "2025-02-12", "supported", None),
        ("Between 2022 and 2024, Amazon's revenue compounded at 8.0 percent a year.", "2025-02-12", "contradicted", None),
        ("Netflix averaged 435 million diluted shares over the second quarter of 2025.", "2025-08-05", "supported", None),
        # operating income of Netflix 3,775 after 2,603 million
        ("Operating profit at Netflix was 1.45 times the size of the year-ago figure in the second quarter of 2025.", "2025-08-05", "supported", None),
        ("Operating profit at Netflix was 1.65 times the size of the year-ago figure in the second quarter of 2025.", "2025-08-05", "contradicted", None),
        ("Walmart's operating margin of 4.3% in fiscal 2025 was lower than the 19.0% that Salesforce managed.", "2025-03-21", "supported", None),
        ("Walmart's operating margin of 4.3% in fiscal 2025 compared with the 91.0% reported by Salesforce.", "2025-03-21", "contradicted", "digits-transposed"),
        # revenue 2024: Amazon 637.96, Alphabet 350.02 billion
        ("The gap between Amazon's revenue and Alphabet's was $288 billion in 2024.", "2025-02-20", "supported", None),
        ("Alphabet's revenue trailed Amazon's by $288 billion in 2024.", "2025-02-20", "supported", None),
        ("With revenue of $638 billion in 2024, Amazon finished $388 billion ahead of Alphabet.", "2025-02-20", "contradicted", "wrong-value"),
        ("Amazon booked $288 billion less revenue in 2024 than Alphabet did.", "2025-02-20", "contradicted", "comparison-flipped"),
        # HubSpot's revenue rose 19.4%, operating cash flow of Netflix 87.7% in the second quarter of 2025
        ("Revenue growth at HubSpot exceeded 10% in the quarter ended June 30, 2025 from a year earlier.", "2025-08-09", "supported", None),
        ("Revenue growth at HubSpot exceeded 20% in the quarter ended June 30, 2025 from a year earlier.", "2025-08-09", "contradicted", None),
        ("Meta and Tesla on a per-share basis, 2024: the former earned $23.86 per diluted share.", "2025-02-20", "supported", None),
        ("Meta and Tesla on a per-share basis, 2024: the latter earned $23.86 per diluted share.", "2025-02-20", "contradicted", None),
        ("Mastercard sank $474 million into property, plant and equipment over the course of 2024.", "2025-02-20", "supported", None),
        ("On a net basis the margin was 37.9 percent for Meta in 2024.", "2025-02-20", "supported", None),
        ("On a net basis the margin was 42.2 percent for Meta in 2024.", "2025-02-20", "contradicted", None),
        ("At 42.2%, Meta's operating margin in 2024 was higher than in 2023.", "2025-02-20", "supported", None),
        ("In fiscal 2024 the gross margin of Adobe moved down to 89.0% from 87.9% in the year-ago period.", "2025-01-17", "contradicted", "direction-flipped"),
        ("Tesla's net income in 2024 was less than half of what it had been a year earlier.", "2025-02-20", "supported", None),
        ("Free cash flow (operating cash flow minus capital expenditures) sank 51 per cent at Nike in fiscal 2025, to $3.27 billion.", "2025-07-19", "supported", None),
        ("That is $2.6 billion more than a year earlier: operating profit at Visa in fiscal 2024 reached $23.6 billion.", "2024-11-18", "supported", None),
        ("As of December 31, 2024, long-term debt excluding the current portion stood at $17.48 billion on Mastercard's balance sheet.", "2025-02-20", "supported", None),
        # revenue 2024: Meta 164.501, Netflix 39.001 billion
        ("Between them, Meta and Netflix had revenue of $203.5 billion in 2024.", "2025-02-20", "supported", None),
        ("Together, Meta and Netflix had revenue of $302.5 billion in 2024.", "2025-02-20", "contradicted", None),
        ("Amazon's revenue in 2024 was 82% larger than Alphabet's.", "2025-02-20", "supported", None),
        ("Alphabet's revenue in 2024 was 45% smaller than Amazon's.", "2025-02-20", "supported", None),
        ("Meta's buybacks in 2024 were 5.9 times its dividends.", "2025-02-20", "supported", None),
        ("Meta's buybacks in 2024 were 9.8 times its dividends.", "2025-02-20", "contradicted", None),
        # Apple's dividends from fiscal 2021 on: 14.467, 14.841, 15.025, 15.234, 15.421 billion
        ("Apple has paid more than $14 billion in dividends in each of the last five fiscal years through 2025.", "2025-11-05", "supported", None),
        # Tesla's revenue: 81.46, 96.77, 97.69 billion
        ("Tesla's revenue growth slowed to 1% in 2024 from 19% in 2023.", "2025-02-20", "supported", None),
        ("Tesla's revenue growth slowed to 9% in 2024 from 19% in 2023.", "2025-02-20", "contradicted", None),
        ("Coca-Cola did not quite manage $50 billion of revenue in 2024.", "2025-02-20", "supported", None),
        ("After capital expenditure, Meta had $54.1 billion of its 2024 operating cash flow left.", "2025-02-20", "supported", None),
        # Apple bought back 20.132 billion after 25.083, a fifth less
        ("Apple bought back $20.1 billion of its shares in the September quarter of 2025, a fifth less than a year earlier.", "2025-12-05", "supported", None),
        # Exxon Mobil, first half of 2024: net income 17.46 billion
        ("Exxon Mobil's half-year net income was $17.5 billion in 2024.", "2025-12-05", "supported", None),
        ("Exxon Mobil had earned $17.5 billion by the middle of 2024.", "2025-12-05", "supported", None),
        ("Exxon Mobil's revenue slid 6.5% in the first half of 2025, its net income 15%.", "2025-08-08", "supported", None),
        # an outflow of 2.5 after 8.3 billion
        ("Free cash flow at Boeing improved by $5.8 billion in the first half of 2025 from a year earlier.", "2025-08-05", "supported", None),
        ("Free cash flow at Boeing worsened by $5.8 billion in the first half of 2025 from a year earlier.", "2025-08-05", "contradicted", "direction-flipped"),
        ("Boeing's net loss worsened by 64% in the first half of 2025 from a year earlier.", "2025-08-05", "contradicted", "direction-flipped"),
        # --- shares of what was taken in, of a year, and of the cash. NVIDIA fiscal 2022: R&D 5.268 of 26.914 billion; fiscal 2026: 68.127 of 215.938 in
        # the fourth quarter. HubSpot bought back 125.0 million in the first half of 2025.
        ("Roughly 20 percent of what NVIDIA sold in fiscal 2022 went into research and development.", "2022-03-22", "supported", None),
        ("The fourth quarter accounted for 31.5 percent of the full-year revenue of NVIDIA in fiscal 2026.", "2026-03-06", "supported", None),
        ("The fourth quarter accounted for 26.4 percent of the full-year revenue of NVIDIA in fiscal 2026.", "2026-03-06", "contradicted", "wrong-period"),
        ("Share repurchases ate up $125.0M of the cash of HubSpot in the first half of 2025.", "2025-08-10", "supported", None),
        ("Taxes claimed 11.8 percent of Meta's pretax income in 2024.", "2025-02-14", "supported", None),
        # --- gaps between rates: operating margin 2024 of Meta 42.2, Amazon 10.8
        ("Meta's operating margin beat Amazon's by 31.4 percentage points in 2024.", "2025-02-20", "supported", None),
        ("Meta's operating margin beat Amazon's by 13.4 percentage points in 2024.", "2025-02-20", "contradicted", None),
        ("Meta's operating margin beat Amazon's by 31.4% in 2024.", "2025-02-20", "contradicted", "percent-vs-points"),
        ("The gap in net income between Meta and Amazon came to $3.1 billion in 2024.", "2025-02-20", "supported", None),
        # --- distances without a direction: Meta's net income 62.36 after 39.10 billion
        ("What separates the net income of Meta in 2024 from that of 2023 is a difference of $23.3 billion.", "2025-02-09", "supported", None),
        ("What separates the net income of Meta in 2023 from that of 2024 is a difference of $23.3 billion.", "2025-02-09", "supported", None),
        ("What separates the net income of Meta in 2024 from that of 2023 is a difference of $13.3 billion.", "2025-02-09", "contradicted", None),
        # --- levels at both ends, of two metrics, of two companies
        ("From $2,632 million in Q2 2024 to $4.28B in Q2 2025: Coca-Cola's operating income has risen.", "2025-07-28", "supported", None),
        ("Out of $47.1 billion in sales, Coca-Cola was able to keep $10.6 billion as net income in 2024.", "2025-02-28", "supported", None),
        ("Alphabet outspent Tesla on research and development in 2024, $49.3 billion to $4.5B.", "2025-02-25", "supported", None),
        ("Alphabet outspent Tesla on research and development in 2024, $94.3 billion to $4.5B.", "2025-02-25", "contradicted", "digits-transposed"),
        ("Net income growth of 41.5% outran revenue growth of 11.0% at Alphabet in the third quarter of 2023.", "2023-11-03", "supported", None),
        ("Boeing bled $11.82 billion at the bottom line in 2024.", "2025-02-05", "supported", None),
        ("Everything Snowflake owned on July 31, 2023 was worth $7.51 billion on the books.", "2023-09-01", "supported", None),
        # --- two years before: 16.7 times NVIDIA's 4.368 billion of fiscal 2023
        ("In fiscal 2025, NVIDIA's net income was 16.7 times what it had been two years before.", "2025-03-07", "supported", None),
        # --- a part of the year that had passed: Alphabet's revenue of the first half of 2023 was 144.39, of 2023 307.39 billion
        ("At the halfway mark of 2023, Alphabet had piled up $144.39 billion in revenue.", "2023-08-06", "supported", None),
        ("Through six months of 2023, Alphabet had rung up revenue of $144.39 billion.", "2024-08-06", "supported", None),
        # --- a verb with a particle is no change
        ("Salesforce wound up fiscal 2025 $6.2 billion in the black.", "2025-03-22", "supported", None),
        ("Coca-Cola put up $47.1 billion of revenue in 2024.", "2025-03-22", "supported", None),
        ("Snowflake had $940M of cash and cash equivalents on its books at the end of fiscal 2023.", "2023-04-11", "supported", None),
        # --- shares of a profit, sums with a part of them, sizes of two companies; net income 2024: Meta 62.36, Netflix 8.71 billion
        ("Some 8.1% of Meta's profit was distributed as dividends in 2024.", "2025-02-20", "supported", None),
        ("Meta and Netflix together earned $71.1 billion in 2024, $62.36 billion of it at Meta.", "2025-02-20", "supported", None),
        ("Meta and Netflix together earned $71.1 billion in 2024, $69.38bn of it at Meta.", "2025-02-20", "contradicted", None),
        ("With revenue of $680.99 billion in fiscal 2025, Walmart was 187.8 times the size of Snowflake.", "2025-03-25", "supported", None),
        ("Snowflake spends heavily on research: $1.29 billion in fiscal 2024, against $788 million in fiscal 2023.", "2024-03-30", "supported", None),
        ("A compound annual growth rate of 11.4 percent is what Amazon's revenue managed between 2022 and 2024.", "2025-02-12", "supported", None),
        # --- a loss and a balance have directions, too: Snowflake's operating loss 447.3 after 348.6 and 386.7 million; Alphabet's cash 23.3 after 23.5 and 24.5
        ("Snowflake's operating loss narrowed to $447.3 million in the quarter ended April 30, 2025.", "2025-06-16", "contradicted", "direction-flipped"),
        ("Snowflake's operating loss widened to $447.3 million in the quarter ended April 30, 2025.", "2025-06-16", "supported", None),
        ("Snowflake lost $634 million in the first six months of fiscal 2025.", "2024-09-01", "supported", None),
        ("By March 31, 2025, Alphabet's cash pile had grown to $23.3 billion.", "2025-05-10", "contradicted", "direction-flipped"),
        ("By March 31, 2025, Alphabet's cash pile had shrunk to $23.3 billion.", "2025-05-10", "supported", None),
        # --- whose figure it is, and a distance that is no level
        ("In 2024 Meta's revenue was $164.5 billion, that of Tesla $97.7 billion.", "2025-02-20", "supported", None),
        ("Coca-Cola trails Alphabet by $303.0B in 2024 revenue.", "2025-03-03", "supported", None),
        ("NVIDIA's net margin for fiscal 2022, at 36%, was 45.7 percentage points above that of Marvell.", "2022-03-29", "supported", None),
        ("Every dollar that NVIDIA paid in dividends in fiscal 2025 was matched by $87.39 of net income.", "2025-03-05", "supported", None),
        ("Every dollar that NVIDIA paid in dividends in fiscal 2025 was matched by $78.39 of net income.", "2025-03-05", "contradicted", None),
        ("R&D spending outpaced sales at AbbVie in 2024: it grew 66.7%, revenue 3.7%.", "2025-02-15", "supported", None),
        ("Snowflake employs $6.65 billion of assets, of which $5.0 billion is shareholders' equity.", "2022-04-11", "supported", None),
        ("In fiscal 2018 NVIDIA kept 59.9% of its revenue after the cost of sales.", "2018-03-14", "supported", None),
        ("Netflix's pretax profit was $10.0bn in 2024, of which the tax authorities took $1.25B.", "2025-02-06", "supported", None),
        ("Marvell's gross margin fell from 48.5% in the quarter before to 51.1% in the fourth quarter of fiscal 2022.", "2022-03-24", "contradicted", "direction-flipped"),
        ("Marvell's gross margin rose from 48.5% in the quarter before to 51.1% in the fourth quarter of fiscal 2022.", "2022-03-24", "supported", None),
        # --- where a wrong figure was taken from: of no company that is named, IBM's revenue of the quarter was 16.977 billion
        ("Johnson & Johnson rang up $16.98 billion of sales in Q2 2025.", "2025-08-02", "contradicted", "wrong-company"),
        ("Diluted EPS at Procter & Gamble landed at $1.58 in the third quarter of fiscal 2025.", "2025-04-30", "contradicted", "wrong-metric"),
        # --- a bound is taken at its word where the value is known finer: 60.922 billion
        ("NVIDIA took in more than $61bn in revenue in fiscal 2024.", "2024-02-23", "contradicted", None),
        ("NVIDIA took in almost $61bn in revenue in fiscal 2024.", "2024-02-23", "supported", None),
    ],
)  # fmt: skip
def test_a_figure_is_bound_by_its_form_of_words(text, published, status, code):
    found = [(s, c) for _, s, c in verdicts(text, published)]
    assert any(s == status and (code is None or c == code) for s, c in found)
    assert status == "contradicted" or all(s != "contradicted" for s, _ in found)


@pytest.mark.parametrize(
    ("text", "published", "status", "code"),
    [
        # 26.92 + 30.04 billion less what the year before gave of it: FY2024 60.922 + Q1 26.044 - Q1 7.192 = 79.774
        ("In the four quarters ended April 28, 2024, NVIDIA's revenue was $79.8 billion.", "2024-06-03", "supported", None),
        ("NVIDIA's trailing twelve-month revenue through April 2024 was $79.8 billion.", "2024-06-03", "supported", None),
        ("In the four quarters ended April 28, 2024, NVIDIA's revenue was $79.8 million.", "2024-06-03", "contradicted", "scale-slip"),
        # Coca-Cola 2024: buybacks 1.795 + dividends 8.359 billion
        ("Coca-Cola returned $10.2 billion to shareholders through dividends and share repurchases in 2024.", "2025-03-03", "supported", None),
        # issuers count differently: near is neither right nor wrong, far is wrong
        ("Coca-Cola returned $11.1 billion to shareholders through dividends and share repurchases in 2024.", "2025-03-03", "unverified", None),
        ("Coca-Cola returned $20.4 billion to shareholders through dividends and share repurchases in 2024.", "2025-03-03", "contradicted", "wrong-value"),
        ("Coca-Cola returned $8.4 billion to shareholders through dividends in 2024.", "2025-03-03", "supported", None),
        ("The gross margin of Snowflake narrowed to 68.8% in the quarter ended January 31, 2024 from 65.1% a year before.", "2024-03-28", "contradicted", "direction-flipped"),
        ("HubSpot's net loss swelled to $3.3 million in the second quarter of 2025 from $14.4 million in the second quarter of 2024.", "2025-08-11", "contradicted", "direction-flipped"),
        ("HubSpot's net loss improved to $3.3 million in the second quarter of 2025 from $14.4 million in the second quarter of 2024.", "2025-08-11", "supported", None),
        ("Boeing burned through $12.1 billion of operating cash in 2024.", "2025-02-05", "supported", None),
        # the part stands with the metric, its year behind the figure
        ("First-half revenue at Tesla totalled $41.8 billion in 2025.", "2025-07-28", "supported", None),
        ("Third-quarter revenue at Apple totalled $49.0 billion in fiscal 2025.", "2025-11-07", "contradicted", "digits-transposed"),
        ("Alphabet's revenue over 2024 and 2025 combined came to $753 billion.", "2026-02-09", "supported", None),
        ("Alphabet's revenue over 2024 and 2025 combined came to $853 billion.", "2026-02-09", "contradicted", "wrong-value"),
        ("Apple's net margin climbed 2.9 percentage points between fiscal 2024 and fiscal 2025.", "2025-11-07", "supported", None),
        ("Netflix's net income climbed from $2.15 billion to $3.13 billion between the second quarters of 2024 and 2025.", "2025-07-22", "supported", None),
        ("Adjusted for the four-for-one split of 2020, Apple earned $3.28 per share in fiscal 2020.", "2021-02-01", "supported", None),
        ("Visa kept more than half of its revenue as net income in fiscal 2024.", "2024-11-18", "supported", None),
        ("Visa kept less than a third of its revenue as net income in fiscal 2024.", "2024-11-18", "contradicted", "wrong-value"),
        ("Johnson & Johnson's net earnings doubled in 2024.", "2025-02-18", "contradicted", "wrong-period"),  # in 2023: 35.2 after 17.9 billion
        ("Johnson & Johnson's net earnings more than halved in 2024.", "2025-02-18", "supported", None),
        ("UnitedHealth took in $400.3 billion of revenue in 2024 but only $14.4 billion reached the bottom line.", "2025-03-03", "supported", None),
        ("Netflix spent $6.3 billion buying back its shares in 2024.", "2025-02-03", "supported", None),
        ("Meta closed 2024 with equity of $276.1 billion.", "2025-02-04", "contradicted", "wrong-metric"),
        ("Amazon's revenue fell short of $640 billion in 2024.", "2025-02-14", "supported", None),
        ("Free cash flow, operating cash flow less capital expenditures, was $20.7 billion at UnitedHealth in 2024.", "2025-03-09", "supported", None),
        ("Operations brought Netflix $7.3 billion in cash in 2023.", "2025-02-02", "supported", None),
        ("A drop of 10% brought Nike's revenue to $46.3 billion in fiscal 2025.", "2025-07-24", "supported", None),
        ("Meta brought $62.4 billion to the bottom line in 2024.", "2025-02-04", "supported", None),
        ("In excess of $800 million was spent by Nike on capital expenditures in fiscal 2024.", "2025-07-24", "supported", None),
        ("Salesforce earned $0.21 on a diluted basis in fiscal 2023.", "2025-03-10", "supported", None),
        ("Amazon's revenue topped $750 billion in 2023.", "2025-02-17", "contradicted", "wrong-value"),
        # a part of a year with its metric, the year behind the figure
        ("IBM's half-year profit eased 5.5% to $3.25 billion in 2025.", "2025-07-31", "supported", None),
        ("Apple's June-quarter gross profit amounted to $28.2 billion in 2025.", "2025-08-04", "contradicted", "wrong-metric"),
        ("HubSpot's second-quarter net loss narrowed to $3.3 million in 2025 from $14.4 million.", "2025-08-07", "supported", None),
        ("HubSpot's second-quarter net loss narrowed to $8.3 million in 2025 from $14.4 million.", "2025-08-07", "contradicted", "wrong-value"),
        ("Add up fiscal 2022, 2023 and 2024 and you get $290.5 billion of Apple net income.", "2024-11-12", "supported", None),
        ("Over the past two fiscal years together, 2024 and 2025, P&G spent $21.6 billion on dividends.", "2025-08-05", "contradicted", "wrong-value"),
        ("Union Pacific paid tax at a rate of 18.9% in the second quarter of 2025, compared with 23.4% a year earlier.", "2025-07-29", "supported", None),
        ("Union Pacific was taxed at 28.9% in the second quarter of 2025.", "2025-07-29", "contradicted", "wrong-value"),
        ("Salesforce handed back 72% of its fiscal 2025 operating cash flow in buybacks.", "2025-03-07", "contradicted", "wrong-value"),
        ("Of fiscal 2025 net earnings, Procter & Gamble handed 62% to shareholders as dividends.", "2025-08-08", "supported", None),
        ("Salesforce paid out 126% of its net income as dividends in its 2025 fiscal year.", "2025-03-10", "contradicted", "wrong-metric"),
        ("The December quarter accounted for 28% of Alphabet's revenue in 2025.", "2026-02-10", "supported", None),
        ("Mastercard devoted 4.5 times as much money to repurchases as to dividends in 2024.", "2025-02-19", "supported", None),
        ("Nike used $2.3 trillion to pay dividends in fiscal 2025.", "2025-07-21", "contradicted", "scale-slip"),
        ("In the quarter to June 2025 the Omaha-based Union Pacific railroad took home $3.5 billion after tax.", "2025-07-28", "contradicted", "wrong-period"),
        ("Meta's operating margin of 42% in 2024 was roughly ten points higher than Alphabet's 32%.", "2025-02-06", "supported", None),
        ("Meta's operating margin of 42% in 2024 was 14 points higher than Alphabet's 32%.", "2025-02-06", "contradicted", "wrong-value"),
        ("Nvidia's bottom line crumbled by as much as 72% year on year in the July quarter of 2022.", "2022-09-02", "supported", None),
        ("Mastercard shut the books on 2024 with net revenue of $35.9 billion.", "2025-02-24", "contradicted", "wrong-company"),
        ("Procter & Gamble's net earnings in the April-to-June quarter of 2025 totaled $12.4 billion.", "2025-08-07", "contradicted", "wrong-period"),
        ("Boeing burned $12.1 billion of cash in its operations in 2024.", "2025-11-20", "supported", None),
        # not the quarter's share: nine months that stand beside the sum of a year
        ("Nine-month sales at NVIDIA, at $147.8 billion, already top the $130.5 billion of all of fiscal 2025.", "2025-11-24", "supported", None),
        ("An average quarter of 2024 brought Netflix $9.75 billion of revenue.", "2025-01-29", "supported", None),
        ("An average quarter of 2024 brought Netflix $19.75 billion of revenue.", "2025-01-29", "contradicted", "wrong-value"),
        ("The loss of 2022 included, Amazon netted $87.0 billion over the three years to 2024.", "2025-02-18", "supported", None),
        ("Three years, three losses: from 2022 to 2024 Boeing lost $29.0 billion in all.", "2025-02-10", "contradicted", "wrong-value"),
        ("Buybacks at Apple cost almost six times as much as dividends in the year to September 2025.", "2025-11-06", "supported", None),
        ("Apple's fiscal 2025 revenue of $416.2 billion was only $13.3 billion ahead of Alphabet's for calendar 2025.", "2026-02-20", "supported", None),
        ("Home Depot all but stopped buying its own shares: $649 million in fiscal 2024, down from $7.95 billion.", "2025-03-27", "supported", None),
        ("Johnson & Johnson's sales grew by an average of 6.8% a year between 2022 and 2024.", "2025-02-18", "contradicted", "wrong-value"),
        ("Snowflake lost 41 cents for every dollar of revenue it booked in the April quarter of 2025.", "2025-06-05", "supported", None),
        ("Marvell Technology opened fiscal 2027 with quarterly revenue of $2.42 billion.", "2026-06-02", "supported", None),
        ("Coca-Cola and Netflix together earned $19.3 billion in 2024.", "2025-11-20", "supported", None),
        ("Coca-Cola and Netflix together earned $21.3 billion in 2024.", "2025-11-20", "contradicted", "wrong-value"),
        ("The gap between Walmart's revenue in fiscal 2025 and Home Depot's in fiscal 2024 was $521.5 billion.", "2025-11-20", "supported", None),
        ("The gap between Walmart's revenue in fiscal 2025 and Home Depot's in fiscal 2024 was $601.2 billion.", "2025-11-20", "contradicted", "wrong-value"),
    ],
)  # fmt: skip
def test_a_figure_of_several_filed_ones(text, published, status, code):
    assert (status, code) in {(s, c) for _, s, c in verdicts(text, published)}


# Union Pacific Q2 2025: operating income 2,525, revenue 6,154; Nike fiscal 2025: revenue 46,309, net income 3,219 after 5,700; HubSpot
# Q2 2025: net loss 3.258 after 14.435, revenue 760.9 after 637.2; Walmart fiscal 2025: 681.0 after 648.1.
@pytest.mark.parametrize(
    ("text", "published"),
    [
        (
            "Operating income at Union Pacific was $2.5 billion in the second quarter of 2025 as revenue rose 2%.",
            "2025-08-01",
        ),
        ("Nike's revenue was $46.3 billion in fiscal 2025 and its profit $3.2 billion.", "2025-07-20"),
        ("Nike's revenue was $46.3 billion in fiscal 2025 and its net income fell 44%.", "2025-07-20"),
        ("HubSpot's net loss narrowed to $3.3 million from $14.4 million in the second quarter.", "2025-08-07"),
        ("HubSpot's revenue rose to $760.9 million from $637.2 million in the second quarter of 2025.", "2025-08-07"),
        ("HubSpot's revenue rose to $760.9 million from $637.2 million in the second quarter of 2024.", "2025-08-07"),
        (
            "Walmart had revenue of $681 billion in fiscal 2025, almost $33 billion more than in fiscal 2024.",
            "2025-03-20",
        ),
    ],
)
def test_every_figure_of_a_right_sentence_is_supported(text, published):
    assert {status for _, status, _ in verdicts(text, published)} == {"supported"}


@pytest.mark.parametrize(
    ("text", "published", "code"),
    [
        ("HubSpot's revenue rose to $760.9 million from $627.2 million in the second quarter of 2025.", "2025-08-07", "wrong-value"),
        # what was a year earlier stands for both years
        ("Nike's net income was $5.70 billion in fiscal 2025, compared with $5.7 billion a year earlier.", "2025-07-20", "wrong-period"),
    ],
)  # fmt: skip
def test_the_one_wrong_figure_of_a_sentence_is_contradicted(text, published, code):
    found = verdicts(text, published)
    assert [c for _, status, c in found if status == "contradicted"] == [code]
    assert "supported" in {status for _, status, _ in found}


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Meta's Reality Labs lost $17.7 billion in 2024.", "2025-02-07"),
        ("Alphabet's cloud unit earned $6.1 billion in 2024.", "2025-02-07"),
        ("Meta's Reality Labs spent $19 billion on research in 2024.", "2025-02-07"),
        (
            "Boeing's defense unit had sales of $6.6 billion in the second quarter of 2025 and its operating profit was $110 million.",
            "2025-08-01",
        ),
        ("Tesla's second-quarter net income was $1.17 billion; without one-offs it was $1.39 billion.", "2025-08-01"),
        ("Coca-Cola earned $3.7 billion excluding items in the second quarter of 2025.", "2025-07-28"),
    ],
)
def test_what_is_of_a_part_or_adjusted_accuses_nobody(text, published):
    assert "contradicted" not in {status for _, status, _ in verdicts(text, published)}


@pytest.mark.parametrize(
    ("text", "published"),
    [
        # a form that is not known, whose figures may be of anything
        ("Every dollar that NVIDIA paid in dividends in fiscal 2025 stood beside some $87.39 of net income.", "2025-03-05"),
        ("Meta's revenue for 2024 was $164.5 billion where rival Tesla had $97.7 billion.", "2025-02-20"),
        ("Had it not been for Apple's $99.80 billion profit in fiscal 2022, the story would be another.", "2022-11-07"),
        ("Boeing missed the $77.79 billion of revenue that it had booked in 2023 and ended 2024 at $66.5 billion.", "2025-02-07"),
        ("Apple's dividend bill came to $15.4 billion for fiscal 2025, well short of the $90.7 billion spent on buybacks.", "2025-11-05"),
        ("The gulf in net income between Meta and Amazon narrowed to $3.1 billion in 2024.", "2025-02-20"),
        ("Coca-Cola laid down $2.06 billion for capital expenditure in 2024.", "2025-03-22"),
        ("AbbVie paid out far more in dividends than it earned in 2024: $11.0 billion against net earnings of $4.3 billion.", "2025-02-19"),
    ],
)  # fmt: skip
def test_a_true_figure_in_words_that_are_not_understood_accuses_nobody(text, published):
    assert "contradicted" not in {status for _, status, _ in verdicts(text, published)}
