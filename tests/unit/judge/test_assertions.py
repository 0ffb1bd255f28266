"""Claims without a figure, judged on the filings of the pack."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import verdicts


# By the pack's filings. Operating cash flow 2024: Amazon 115.9, Mastercard 14.8, AbbVie 18.8 billion. Net income 2024: Alphabet 100.1,
# Amazon 59.2, Meta 62.4, Tesla 7.1 (15.0 the year before). Meta 2024: buybacks 30.1, dividends 5.1. Boeing 2024: a loss of 11.8 billion.
# Nike's revenue: fiscal 2023 51.2, 2024 51.4, 2025 46.3. NVIDIA's net income by quarter: Q4 FY2025 22.1, Q1 FY2026 18.8, Q3 FY2026 31.9.
# Snowflake had losses in every quarter. Alphabet's revenue fell from Q4 2019 into 2020 and rose in the third and the fourth quarter of 2020.
# Figures of the pack's 10-K and 10-Q filings: revenue 2024 Amazon 638.0, UnitedHealth 400.3; net income Netflix 8.7, Meta 62.4;
# Adobe's free cash flow fell in fiscal 2023, Apple's revenue too (383.3 after 394.3), NVIDIA's grew.
@pytest.mark.parametrize(
    ("text", "published", "kind", "status", "code"),
    [
        ("Measured by operating cash flow, Amazon outdid Mastercard in 2024.", "2025-02-20", "comparison", "supported", None),
        ("By operating cash flow, AbbVie was ahead of Amazon in 2024.", "2025-02-20", "comparison", "contradicted", "comparison-flipped"),
        ("It was Meta, not Tesla, that had the larger net income in 2024.", "2025-02-20", "comparison", "supported", None),
        ("For 2024, Tesla reported more net income than Meta did.", "2025-02-20", "comparison", "contradicted", "comparison-flipped"),
        ("Meta devoted more money to buying back stock than to dividends in 2024.", "2025-02-20", "comparison", "supported", None),
        ("Meta paid out more in dividends than it spent on buybacks in 2024.", "2025-02-20", "comparison", "contradicted", "comparison-flipped"),
        ("Tesla earned less in 2024 than in 2023, going by net income.", "2025-02-20", "change", "supported", None),
        ("Filed numbers put Tesla's net income higher in 2024 than it had been a year earlier.", "2025-02-20", "change", "contradicted", "direction-flipped"),
        ("Tesla was less profitable in 2024 than in 2023.", "2025-02-20", "change", "supported", None),
        ("Tesla's net income in 2024 beat that of the year before.", "2025-02-20", "change", "contradicted", "direction-flipped"),
        ("Revenue at Meta grew faster than at Alphabet in 2024.", "2025-02-20", "comparison", "supported", None),
        ("Meta's revenue growth lagged Alphabet's in 2024.", "2025-02-20", "comparison", "contradicted", "comparison-flipped"),
        ("Boeing finished 2024 with a net loss.", "2025-02-20", "comparison", "supported", None),
        ("Salesforce was in the red at the operating level in fiscal 2024.", "2025-03-09", "comparison", "contradicted", "direction-flipped"),
        ("There was no year-on-year growth in net income at Tesla in 2024.", "2025-02-20", "change", "supported", None),
        ("There was no year-on-year growth in net income at Meta in 2024.", "2025-02-20", "change", "contradicted", "negated"),
        ("Tesla failed to match its year-earlier net income in 2024.", "2025-02-20", "change", "supported", None),
        ("At Mastercard, operating cash flow grew at a quicker rate than revenue in 2024.", "2025-02-20", "comparison", "supported", None),
        ("At Tesla, revenue developed worse than net income in 2024, measured by percentage change.", "2025-02-20", "comparison", "contradicted", "comparison-flipped"),
        ("Net income at Nike: fiscal 2025 tops both of the two years before it.", "2025-07-24", "record", "contradicted", "not-a-record"),
        ("Revenue at Home Depot: fiscal 2024 tops both of the two years before it.", "2025-03-29", "record", "supported", None),
        ("Line up Amazon, Alphabet and Meta by net income for 2024 and Alphabet comes out on top.", "2025-02-20", "comparison", "supported", None),
        ("Meta generated the least revenue among Amazon, Alphabet and itself in 2024.", "2025-02-20", "comparison", "supported", None),
        ("Nobody among Amazon, Alphabet and Meta earned more than Alphabet in 2024.", "2025-02-20", "comparison", "supported", None),
        ("None of Amazon, Alphabet and Tesla matched Meta's net income in 2024.", "2025-02-20", "comparison", "contradicted", "wrong-rank"),
        ("Alphabet earned more in 2024 than Meta and Tesla combined.", "2025-02-20", "comparison", "supported", None),
        ("Alphabet's net income exceeded that of Meta and Amazon together in 2024.", "2025-02-20", "comparison", "contradicted", "comparison-flipped"),
        ("For Tesla, 2024 was a better year than 2023 in terms of net income.", "2025-02-20", "change", "contradicted", "direction-flipped"),
        ("Per diluted share, Meta earned more in 2024 than in 2023.", "2025-02-20", "change", "supported", None),
        ("2024 marked the second year in a row of higher revenue for Mastercard.", "2025-02-14", "streak", "supported", None),
        ("The first quarter of fiscal 2023 was the weakest quarter for operating income at NVIDIA since the fourth quarter of fiscal 2021.", "2022-05-27", "record", "supported", None),
        ("Boeing did not turn a profit in 2024, at least not at the net level.", "2025-02-20", "comparison", "supported", None),
        ("Boeing ended 2024 with a profit.", "2025-02-20", "comparison", "contradicted", "direction-flipped"),
        ("Operating cash flow at Boeing was positive in 2024.", "2025-02-20", "comparison", "contradicted", "direction-flipped"),
        ("Of the three years from fiscal 2023 through fiscal 2025, fiscal 2024 was the best for Nike by revenue.", "2025-07-24", "record", "supported", None),
        ("Nike's revenue peaked in fiscal 2025 over the three years from fiscal 2023 through fiscal 2025.", "2025-07-24", "record", "contradicted", "not-a-record"),
        ("NVIDIA's net income in the third quarter of fiscal 2026 was the highest since the third quarter of fiscal 2024.", "2025-12-01", "record", "supported", None),
        ("NVIDIA posted its highest quarterly net income since the first quarter of fiscal 2025 in the first quarter of fiscal 2026.", "2025-06-10", "record", "contradicted", "not-a-record"),
        # only the quarter that is named as the last higher one was higher
        ("NVIDIA posted its highest net income since the fourth quarter of fiscal 2025 in the first quarter of fiscal 2026.", "2025-06-10", "record", "unverified", None),
        ("Each of the last four quarters, the third quarter of fiscal 2023 included, ended in a net loss for Snowflake.", "2022-12-09", "streak", "supported", None),
        ("Each of the last four quarters, the third quarter of fiscal 2023 included, ended in a profit for Snowflake.", "2022-12-09", "streak", "contradicted", "wrong-streak"),
        ("The fourth quarter of 2020 was the second quarter in a row in which revenue at Alphabet beat that of the quarter before.", "2021-02-05", "streak", "supported", None),
        ("The fourth quarter of 2020 was the fifth quarter in a row in which revenue at Alphabet beat that of the quarter before.", "2021-02-05", "streak", "contradicted", "wrong-streak"),
        ("Line up Amazon, Alphabet and Meta by net income for 2024, and Meta comes second.", "2025-02-20", "comparison", "supported", None),
        ("Of Amazon, Alphabet and Meta, Amazon had the second-largest net income in 2024.", "2025-02-20", "comparison", "contradicted", "wrong-rank"),
        ("Ranked by 2024 net income, Meta was larger than Amazon.", "2025-02-20", "comparison", "supported", None),
        ("Amazon generated more revenue than UnitedHealth Group in 2024.", "2025-03-02", "comparison", "supported", None),
        ("Amazon generated less revenue than UnitedHealth Group in 2024.", "2025-03-02", "comparison", "contradicted", "comparison-flipped"),
        ("In 2024, Netflix's net income exceeded Meta's.", "2025-03-02", "comparison", "contradicted", "comparison-flipped"),
        ("Meta's net income was higher than that of Netflix in 2024.", "2025-03-02", "comparison", "supported", None),
        ("Netflix outspent Meta on research and development in 2024.", "2025-03-02", "comparison", "contradicted", "comparison-flipped"),
        ("Procter & Gamble's dividend payments exceeded its share buybacks in fiscal 2023.", "2025-08-06", "comparison", "supported", None),
        ("Home Depot spent more on capital expenditures than on buybacks in fiscal 2022.", "2025-04-01", "comparison", "contradicted", "comparison-flipped"),
        ("Adobe's free cash flow declined in fiscal 2023.", "2025-01-24", "change", "supported", None),
        ("Adobe's free cash flow grew in fiscal 2023.", "2025-01-24", "change", "contradicted", "direction-flipped"),
        ("Revenue at Apple was lower in fiscal 2023 than a year earlier.", "2023-11-15", "change", "supported", None),
        ("Apple's revenue was higher in fiscal 2023 than in fiscal 2022.", "2023-11-15", "change", "contradicted", "direction-flipped"),
        ("Tesla's revenue grew in the second quarter of 2025.", "2025-08-03", "change", "unverified", None),
        ("Apple's revenue for fiscal 2024 was its highest ever.", "2025-02-05", "record", "contradicted", "not-a-record"),
        ("NVIDIA's revenue in fiscal 2025 was a record.", "2025-03-03", "record", "supported", None),
        ("Netflix's revenue in 2024 was a record.", "2025-03-03", "record", "unverified", None),
        ("Boeing turned a profit in 2024.", "2025-03-03", "comparison", "contradicted", "direction-flipped"),
        ("Boeing did not turn a profit in 2024.", "2025-03-03", "comparison", "supported", None),
        ("Apple's revenue did not grow in fiscal 2023.", "2023-11-15", "change", "supported", None),
        ("Apple's revenue did not grow in fiscal 2024.", "2025-02-05", "change", "contradicted", "negated"),
        ("Apple's revenue did not fall in fiscal 2023.", "2023-11-15", "change", "contradicted", "negated"),
        ("NVIDIA paid no dividend in fiscal 2025.", "2025-03-03", "comparison", "contradicted", "negated"),
        ("Snowflake was not profitable in fiscal 2025.", "2025-03-28", "comparison", "supported", None),
        ("Among Amazon, Alphabet and Meta, Amazon had the highest revenue in 2024.", "2025-03-03", "comparison", "supported", None),
        ("Among Amazon, Alphabet and Meta, Meta had the highest revenue in 2024.", "2025-03-03", "comparison", "contradicted", "wrong-rank"),
        # years that end at different times: the one that had ended last
        ("Apple's revenue was smaller than NVIDIA's in fiscal 2025.", "2025-03-03", "comparison", "unverified", None),
        ("Tesla's revenue dropped year over year in the second quarter of 2025.", "2025-08-03", "change", "supported", None),
        ("Home Depot boosted its capital expenditures in fiscal 2023.", "2025-03-28", "change", "supported", None),
        ("Home Depot cut its capital expenditures in fiscal 2023.", "2025-03-28", "change", "contradicted", "direction-flipped"),
        ("Revenue was up at Walmart in fiscal 2024.", "2025-03-16", "change", "supported", None),
        ("Boeing outsold UnitedHealth in 2024.", "2025-03-02", "comparison", "contradicted", "comparison-flipped"),
        ("Union Pacific's revenue trailed Tesla's in 2024.", "2025-02-10", "comparison", "supported", None),
        # counted by hand in the filings: six sequential rises up to the quarter ended 2025-11-01
        ("Marvell's revenue has risen sequentially for six straight quarters through the third quarter of fiscal 2026.", "2025-12-08", "streak", "supported", None),
        ("Marvell's revenue has risen sequentially for 20 straight quarters through the third quarter of fiscal 2026.", "2025-12-08", "streak", "contradicted", "wrong-streak"),
        # --- the highest in so many years, and every quarter of one. Alphabet's operating income: Q1 2020 8.0 after 9.3, 9.2, 9.2, 6.6 (or 8.3),
        # 8.2, 8.3, 8.8, 7.6; NVIDIA's Q2 FY2024 6.8, never as much before. Its revenue rose in every quarter of fiscal 2026; Marvell's fell in those of 2024.
        ("Alphabet's operating income in the first quarter of 2020 was its highest in any quarter for at least two years.", "2020-05-06", "record", "contradicted", "not-a-record"),
        ("NVIDIA's operating income in the quarter ended July 30, 2023 was its highest in any quarter for at least two years.", "2023-09-05", "record", "supported", None),
        ("No quarter in the two years before the fourth quarter of fiscal 2022 had brought NVIDIA as much revenue.", "2022-03-20", "record", "supported", None),
        ("Never in the preceding four quarters had NVIDIA booked more revenue than in the first quarter of fiscal 2020.", "2019-05-27", "record", "contradicted", "not-a-record"),
        ("Not for at least six quarters had Nvidia reported a net income as low as that of the fourth quarter of fiscal 2022.", "2022-03-28", "record", "contradicted", "not-a-record"),
        ("All four quarters of fiscal 2026 beat the corresponding quarter of the year before at Nvidia, as far as revenue is concerned.", "2026-03-08", "streak", "supported", None),
        ("In every quarter of fiscal 2024, revenue at Marvell was higher than a year earlier.", "2024-03-18", "streak", "contradicted", "wrong-streak"),
        ("Revenue at NVIDIA rose year over year in each quarter of fiscal 2026.", "2026-03-08", "streak", "supported", None),
        # --- two and three companies
        ("Tesla may get the headlines, but Meta turned in the larger net profit of the two in 2024.", "2025-02-20", "comparison", "supported", None),
        ("Of Tesla and Meta, it was Tesla that reported the larger net income in 2024.", "2025-02-20", "comparison", "contradicted", "comparison-flipped"),
        ("In 2024, nobody of the three earned more than Alphabet: its net income exceeded that of Tesla as well as that of Meta.", "2025-02-20", "comparison", "supported", None),
        ("In 2024, nobody of the three earned more than Tesla: its net income exceeded that of Meta as well as that of Alphabet.", "2025-02-20", "comparison", "contradicted", "wrong-rank"),
        ("Neither Tesla nor Meta made as much money as Alphabet in 2024.", "2025-02-20", "comparison", "supported", None),
        ("Neither Alphabet nor Meta made as much money as Tesla in 2024.", "2025-02-20", "comparison", "contradicted", "wrong-rank"),
        ("Compared to Amazon, Meta had the lower operating margin in 2024.", "2025-02-20", "comparison", "contradicted", "comparison-flipped"),
        ("Ranked by net income, Alphabet came ahead of Meta and Tesla in 2024.", "2025-02-20", "comparison", "supported", None),
        ("Among Meta, Alphabet and Tesla, the smallest net income in 2024 was Meta's.", "2025-02-20", "comparison", "contradicted", "wrong-rank"),
        ("Meta kept more of each dollar of sales as operating profit in 2024 than Amazon did.", "2025-02-20", "comparison", "supported", None),
        ("Both Meta and Amazon increased revenue in 2024, but Amazon grew faster.", "2025-02-20", "comparison", "contradicted", "comparison-flipped"),
        ("Put Tesla, Alphabet and Meta side by side, and Tesla had the highest net income in 2024.", "2025-02-20", "comparison", "contradicted", "wrong-rank"),
        # in any order of the words, and each side at a period of its own
        ("Mastercard sported a higher operating margin in 2024 than Visa did in its fiscal 2024.", "2025-02-14", "comparison", "contradicted", "comparison-flipped"),
        ("NVIDIA's research and development spending in fiscal 2026 trailed Alphabet's of calendar 2025.", "2026-03-05", "comparison", "supported", None),
        ("Tesla's R&D outlay in 2024 was below Meta's.", "2025-11-20", "comparison", "supported", None),
        ("Of Alphabet, Meta and Amazon, it was Amazon that made the largest net profit in 2024.", "2025-02-11", "comparison", "contradicted", "wrong-rank"),
        ("Ranked by second-quarter 2025 revenue, Coca-Cola stood ahead of Netflix and HubSpot.", "2025-09-29", "comparison", "supported", None),
        ("Among Amazon, Walmart and Home Depot, it is Home Depot that had the fattest operating margin in the latest fiscal year.", "2025-04-02", "comparison", "supported", None),
        ("Meta, Alphabet, Amazon: rank them by 2024 revenue and Alphabet comes last.", "2025-11-20", "comparison", "contradicted", "wrong-rank"),
        ("Tesla was the most profitable of Tesla, Netflix and Meta in 2024, measured by net income.", "2025-11-20", "comparison", "contradicted", "wrong-rank"),
        ("Apple's March quarter of 2025 was a bigger one, by revenue, than the September quarter of the same year.", "2025-11-10", "change", "contradicted", "comparison-flipped"),
        ("IBM failed to grow its revenue in the second quarter of 2025.", "2025-07-29", "change", "contradicted", "negated"),
        ("Nike's fiscal 2025 saw sales fall.", "2025-11-20", "change", "supported", None),
        ("Home Depot's cash balance grew in fiscal 2024, ending the year at $1.7 billion.", "2025-03-27", "change", "contradicted", "direction-flipped"),
        ("Losses at HubSpot widened in the second quarter of 2025 from the second quarter of 2024.", "2025-08-11", "change", "contradicted", "direction-flipped"),
        ("Boeing lost more money in 2024 than in 2023.", "2025-02-20", "change", "supported", None),
        ("Snowflake's net loss in the April quarter of 2025 was bigger than in any of the eight quarters before it.", "2025-06-02", "record", "supported", None),
        ("At $6.5 billion, Procter & Gamble's fiscal 2025 buybacks set a three-year high.", "2025-08-11", "record", "contradicted", "not-a-record"),
        ("Alphabet's profit in 2022 was an all-time high.", "2023-02-06", "record", "contradicted", "not-a-record"),
        # a quarter and a whole year: not the year's own quarter
        ("NVIDIA earned more in the third quarter of fiscal 2026 than in the whole of fiscal 2025.", "2025-12-01", "change", "contradicted", "comparison-flipped"),
        ("Boeing has now lost money three years in a row: in 2022, in 2023 and in 2024.", "2025-02-05", "streak", "supported", None),
        ("Boeing has posted net profits for three consecutive years through 2024.", "2025-02-20", "streak", "contradicted", "wrong-streak"),
        ("Netflix's net income has fallen in each of the last two years, 2023 and 2024.", "2025-02-10", "streak", "contradicted", "wrong-streak"),
        ("With the December quarter of 2023, Apple put an end to four consecutive quarters of year-over-year revenue declines.", "2024-02-05", "streak", "supported", None),
        ("With the quarter to May 3, 2025, Marvell's revenue had gained on the prior quarter six times running.", "2025-05-30", "streak", "contradicted", "wrong-streak"),
        # a figure beside what is said of it
        ("Alphabet set a new high for quarterly net income in the fourth quarter of 2025, with $34.5 billion.", "2026-02-13", "record", "contradicted", "not-a-record"),
        ("Snowflake's net loss of $169.4 million in the January quarter of 2024 was the smallest it had ever reported.", "2024-04-02", "record", "contradicted", "not-a-record"),
        ("Operating cash flow of $24.0 billion made the March quarter of 2025 Apple's best March quarter ever on that measure.", "2025-05-07", "record", "contradicted", "not-a-record"),
        ("Apple's revenue in the June quarter of 2025 was the highest ever for a June quarter.", "2025-08-08", "record", "supported", None),
        ("In 2024 Amazon laid out more in capital expenditures than Alphabet and Meta combined.", "2025-02-19", "comparison", "contradicted", "comparison-flipped"),
        ("Mastercard turned a larger share of its 2024 revenue into net income than Visa did of its fiscal 2024 revenue.", "2025-02-21", "comparison", "contradicted", "comparison-flipped"),
        ("Capital spending exceeded operating cash flow at Walmart in fiscal 2025.", "2025-03-28", "comparison", "contradicted", "comparison-flipped"),
        ("Meta paid no dividend to its shareholders in 2024.", "2025-02-12", "comparison", "contradicted", "negated"),
        ("Amazon did not spend a cent on share repurchases in 2022.", "2025-02-24", "comparison", "contradicted", "negated"),
        ("By the end of 2025 Alphabet's net income had beaten the year-earlier figure in fifteen straight quarters.", "2026-02-19", "streak", "contradicted", "wrong-streak"),
        ("Apple's revenue has grown year on year for four quarters in a row through September 2025.", "2025-11-05", "streak", "supported", None),
        # denials, growth, swings
        ("Meta did not spend more on research than on capital expenditures in 2024.", "2025-11-20", "comparison", "contradicted", "negated"),
        ("Tesla's net income did not exceed Meta's in 2024.", "2025-02-20", "comparison", "supported", None),
        ("Revenue growth at Meta in 2024 was lower than at Netflix.", "2025-11-20", "comparison", "contradicted", "comparison-flipped"),
        ("2024 was a worse year for profits at Netflix than 2023.", "2025-11-20", "change", "contradicted", "direction-flipped"),
        ("More money went to capex at Alphabet in 2024 than in 2025.", "2026-03-01", "change", "contradicted", "comparison-flipped"),
        ("Amazon swung to a profit in 2022.", "2023-03-01", "comparison", "contradicted", "direction-flipped"),
        ("Meta's second consecutive year of falling net income came in 2024.", "2025-03-01", "streak", "contradicted", "wrong-streak"),
        ("Salesforce's net income hit a record low in fiscal 2025.", "2025-03-10", "record", "contradicted", "not-a-record"),
        # parts in whatever order: net income 2024 Netflix 8.7, Tesla 7.1, Meta 62.4, Amazon 59.2 billion; 2025 second quarter revenue IBM 17.0,
        # Coca-Cola 12.5, Netflix 11.1, Tesla's R&D 1.6 and operating income 0.9 billion; Marvell's revenue rose twice in a row to November 2024
        ("Amazon made less money in 2024 than Meta did.", "2025-02-20", "comparison", "supported", None),
        ("Tesla in 2024 made more profit than Netflix.", "2025-02-20", "comparison", "contradicted", "comparison-flipped"),
        ("At no time before had Meta made a bigger annual profit than in 2024.", "2025-02-20", "record", "unverified", None),
        ("Never had Tesla posted a bigger annual net income than in 2024.", "2025-02-20", "record", "contradicted", "not-a-record"),
        ("Among Netflix, Tesla and Boeing, it was Netflix that earned the most in 2024.", "2025-02-20", "comparison", "supported", None),
        ("Of Netflix, Tesla and Boeing, Tesla had the highest 2024 net income.", "2025-02-20", "comparison", "contradicted", "wrong-rank"),
        ("Revenue was lowest at Netflix in the second quarter of 2025, with IBM and Coca-Cola ahead of it.", "2025-07-28", "comparison", "supported", None),
        ("The quarter to November 2, 2024 was the sixth in succession in which Marvell's revenue rose sequentially.", "2024-12-05", "streak", "contradicted", "wrong-streak"),
        ("In the second quarter of 2025 Tesla spent more on research than it earned from operations.", "2025-07-28", "comparison", "supported", None),
        ("Walmart's operating cash flow failed to cover its capital expenditure in fiscal 2025.", "2025-03-18", "comparison", "contradicted", "comparison-flipped"),
        ("Boeing lost money in each of the years 2023 and 2024.", "2025-07-31", "comparison", "supported", None),
        ("Tesla lost money in each of the years 2023 and 2024.", "2025-02-20", "comparison", "contradicted", "direction-flipped"),
        ("Amazon bought back no stock in either 2023 or 2024.", "2025-02-10", "comparison", "supported", None),
        ("Net income growth at Meta was slower in 2024 than in 2023.", "2025-02-20", "comparison", "supported", None),
        ("Meta's dividends of 2024 were dwarfed by its buybacks.", "2025-02-20", "comparison", "supported", None),
        ("Tesla's 2024 net income was surpassed by Netflix's.", "2025-02-20", "comparison", "supported", None),
        ("Netflix's 2024 net income was surpassed by Tesla's.", "2025-02-20", "comparison", "contradicted", "comparison-flipped"),
        ("Apple failed to break its quarterly revenue record in the three months to December 27, 2025.", "2026-02-03", "record", "contradicted", "negated"),
        ("In the second quarter of 2025 Tesla's revenue suffered a year-on-year decline.", "2025-07-28", "change", "supported", None),
        ("Despite a strong dollar, Nike's revenue was higher in fiscal 2025 than in fiscal 2024.", "2025-07-24", "change", "contradicted", "direction-flipped"),
    ],
)  # fmt: skip
def test_an_assertion_is_judged_on_the_filed_figures(text, published, kind, status, code):
    assert (kind, status, code) in verdicts(text, published)


@pytest.mark.parametrize(
    "text",
    [
        "In Europe, Tesla's net income beat that of the year before in 2024.",
        "Tesla's net income before special items beat that of the year before in 2024.",
        "Analysts thought that Tesla's net income would beat that of the year before in 2024.",
        "Tesla's net income almost beat that of the year before in 2024.",
        "Per car, Tesla earned more in 2024 than in 2023.",
        "Did Tesla earn more in 2024 than in 2023?",
        "Tesla's operating margin in energy was higher in 2024 than Meta's.",
        "Tesla's costs rose more than Meta's net income in 2024.",
        "Boeing's defence unit ended 2024 with a profit.",
        "Boeing ended 2024 with a profit warning.",
        "Line up Amazon, Alphabet and Meta by cloud revenue for 2024, and Meta comes first.",
        "Among American retailers, Amazon, Walmart and Nike by growth, Nike came first in 2024.",
        "Adjusted for the split, Tesla earned more per share in 2024 than in 2023.",
        "Tesla expects to have earned more in 2024 than in 2023.",
        # told of cars or of shares
        "Tesla sold less in 2024 than in 2023.",
        "Had Tesla's net income grown 30% in 2024, it would have reached $19.5 billion.",
        "Tesla's net income was $7.1 billion in 2024 rather than $17 billion.",
        "Meta ended 2024 in the red.",
        "Meta closed Friday in the red.",
        "Apple's revenue fell in China in fiscal 2024.",
        "Apple's adjusted net income fell in fiscal 2024.",
        "Apple's services revenue fell in fiscal 2024.",
        "Apple's revenue may fall in fiscal 2024.",
        "Did Apple's revenue fall in fiscal 2024?",
        "In advertising, Netflix earned more than Meta in 2024.",
        "Netflix's net income exceeded Meta's guidance in 2024.",
        "Netflix's revenue rose more slowly than Meta's in 2024.",
        "Apple's revenue in fiscal 2024 was almost a record.",
        "Apple's revenue fell at constant currency in fiscal 2024.",
        "Apple's revenue did not grow as fast as Microsoft's in fiscal 2024.",
        "Apple's revenue did not merely grow in fiscal 2024.",
        "Apple's revenue did not grow enough in fiscal 2024.",
        "Apple's revenue did not grow much in fiscal 2024.",
        "Apple's revenue did not grow in China in fiscal 2024.",
        "Apple's revenue did not grow by itself in fiscal 2024.",
        "Apple's revenue did not grow because of the iPhone in fiscal 2024.",
        "Apple's revenue did not grow organically in fiscal 2024.",
        "Apple's revenue did not grow at its old pace in fiscal 2024.",
        "Apple's revenue did not grow to the sky in fiscal 2024.",
        "Tesla may get the headlines, but Meta's ads business turned in the larger net profit of the two in 2024.",
        "No quarter in the two years before the merger had brought NVIDIA as much cloud revenue.",
        "NVIDIA's operating income in the quarter ended July 30, 2023 was its highest in any quarter of peace for two years.",
        "In every quarter of fiscal 2024, data-center revenue at Marvell was higher than a year earlier.",
        "Of Tesla and Meta, it was Tesla that hoped to report the larger net income in 2024.",
        # "2024" is of Tesla's deliveries, of a part, of a plan, of what may be
        "Mastercard sported a higher operating margin in 2024 than Visa did in Europe in its fiscal 2024.",
        "Mastercard's adjusted operating margin in 2024 was above Visa's.",
        "Mastercard wanted a higher operating margin in 2024 than Visa had in its fiscal 2024.",
        "Tesla was the most admired of Tesla, Netflix and Meta in 2024, measured by net income.",
        "Nike's fiscal 2023 saw running sales fall.",
        "Apple's net loss widened in fiscal 2024 from fiscal 2023.",
        "Mastercard's revenue in 2024 was all but higher than Visa's.",
        "Meta's revenue hit a low in 2024.",
        "Meta did not mean to spend more on research than on capital expenditures in 2024.",
        "Meta paid no special dividend to its shareholders in 2024.",
        "Amazon did not spend a cent on share repurchases in Europe in 2022.",
        "Alphabet set a new high for quarterly cloud income in 2024.",
        # parts in whatever order, and a word that no form has
        "Tesla in 2024 made more cars than Netflix made films.",
        "Among Netflix, Tesla and Meta, it was Tesla that hoped to earn the most in 2024.",
        "Of Netflix, Tesla and Meta, Tesla had the highest adjusted net income in 2024.",
        "Never had Tesla's car business posted a lower annual net income than in 2024.",
        "Despite excluding leases, 2024 was better than 2023 for Tesla's net income in Europe.",
        "Tesla spent less on research in Germany in 2024 than it earned from operations.",
        "Visa paid dividends of at least $3.7 billion in its 2023 fiscal year.",
        "Boeing lost money in none of the years before the merger, 2023 and 2024.",
    ],
)
def test_a_sentence_that_says_more_accuses_nobody(text):
    assert all(status != "contradicted" for _, status, _ in verdicts(text, "2025-02-20"))


# Two halves, of which one leaves out whose or of when it is; streaks with their years, records, firsts. By the pack's 10-K filings,
# in billions: Coca-Cola 2023 to 2024 revenue 45.8 to 47.1, net income 10.71 to 10.63; UnitedHealth 2023 to 2024 revenue 371.6 to 400.3,
# net income 22.4 to 14.4; Mastercard's operating income 2022 to 2024 12.3, 14.0, 15.6; AbbVie's revenue 58.1, 54.3, 56.3, dividends 2024
# 11.0 and net income 4.3; Walmart's fiscal 2025 buybacks 4.5, dividends 6.7; Union Pacific's operating income 9.9, 9.1, 9.7 and dividends
# 3.16, 3.17, 3.21; Meta and Salesforce paid no dividend before 2024 and fiscal 2025; Amazon lost 2.7 in 2022; Tesla 15.0 to 7.1.
@pytest.mark.parametrize(
    ("text", "published", "status", "code"),
    [
        ("Coca-Cola's net income slipped in 2024 even though its revenue went up.", "2025-02-25", ["supported", "supported"], None),
        ("Although Coca-Cola's revenue went up in 2024, its net income fell.", "2025-02-25", ["supported", "supported"], None),
        ("UnitedHealth's net income fell in 2024, as did its revenue.", "2025-03-03", ["supported", "contradicted"], "direction-flipped"),
        ("AbbVie's net income fell in 2024, and so did Tesla's.", "2025-02-20", ["supported", "supported"], None),
        ("Two years in a row, 2023 and 2024, Mastercard lifted its operating income.", "2025-02-15", ["supported"], None),
        ("At AbbVie, revenue went down two years running, in 2023 and again in 2024.", "2025-02-18", ["contradicted"], "wrong-streak"),
        ("Union Pacific has grown its dividends every year since 2022.", "2025-02-12", ["supported"], None),
        ("Union Pacific has grown its operating income every year since 2022.", "2025-02-12", ["contradicted"], "wrong-streak"),
        ("Amazon has been in the black three years running, from 2022 to 2024.", "2025-02-13", ["contradicted"], "wrong-streak"),
        ("Meta began paying a dividend in 2024, having paid none in 2023.", "2025-02-01", ["supported"], None),
        ("Union Pacific paid its first dividend in 2024.", "2025-02-12", ["contradicted"], "wrong-period"),
        ("Union Pacific's operating income peaked in 2024.", "2025-02-12", ["contradicted"], "not-a-record"),
        ("Tesla had a record year in 2024 as far as net income is concerned.", "2025-02-02", ["contradicted"], "not-a-record"),
        ("Walmart handed its shareholders more in buybacks than in dividends in its fiscal 2025.", "2025-03-18", ["contradicted"], "comparison-flipped"),
        ("AbbVie paid out less in dividends in 2024 than it earned.", "2025-02-20", ["contradicted"], "comparison-flipped"),
        ("In 2024 Meta's net income exceeded Amazon's operating income.", "2025-02-09", ["contradicted"], "comparison-flipped"),
        ("Coca-Cola did not manage to raise its revenue in 2024.", "2025-02-25", ["contradicted"], "negated"),
    ],
)  # fmt: skip
def test_halves_streaks_and_firsts(text, published, status, code):
    found = verdicts(text, published)
    assert [s for _, s, _ in found] == status
    assert code is None or found[-1][2] == code


@pytest.mark.parametrize(
    "text",
    [
        "Union Pacific's revenue fell in 2024 while it rose in Mexico, excluding fuel surcharges.",
        "Tesla's net income rose in 2024 or so its fans say, but its revenue fell in Europe.",
        "Coca-Cola's revenue fell in 2024 but only in comparable currencies.",
        "Union Pacific paid its first special dividend in 2024.",
        "Tesla's net income would have peaked in 2024 but fell.",
    ],
)
def test_a_half_that_may_mean_other_figures_accuses_nobody(text):
    assert all(status != "contradicted" for _, status, _ in verdicts(text, "2025-02-20"))


# By the pack's 10-K and 10-Q filings, in billions: Salesforce fiscal 2024 to 2025 revenue 34.9 to 37.9, operating income 5.0 to 7.2; Procter &
# Gamble's buybacks fiscal 2023 to 2025 7.4, 5.0, 6.5; Johnson & Johnson 2022 to 2024 research 14.1, 15.1, 17.2, net income 17.9, 35.2, 14.1;
# Boeing's operations used 7.3 in the first half of 2024 and 1.4 in that of 2025; Netflix earned 2.1 and 3.1 in the second quarters of 2024 and
# 2025, IBM 2.2 in the latter; Adobe's operating cash flow fiscal 2022 to 2024 7.8, 7.3, 8.1; Meta's operating income 2024 69.4;
# Exxon Mobil's equity 263.7 at the end of 2024; Nvidia's buybacks fiscal 2024 to 2026 9.5, 33.7, 40.1.
@pytest.mark.parametrize(
    ("text", "published", "status", "code"),
    [
        ("Revenue climbed at Salesforce in fiscal 2025; so did operating income.", "2025-03-08", ["supported"] * 2, None),
        ("P&G has raised its buybacks every fiscal year since 2023.", "2025-08-09", ["contradicted"], "wrong-streak"),
        ("Johnson & Johnson has increased its R&D spending in each of the years 2023 and 2024.", "2025-02-14", ["supported"] * 2, None),
        ("Johnson & Johnson has increased its net income in both 2023 and 2024.", "2025-02-14", ["contradicted", "supported"], None),
        ("Boeing burned more cash in operations in the first half of 2025 than in the first half of 2024.", "2025-07-31", ["contradicted"], "direction-flipped"),
        ("Netflix did not earn as much in the second quarter of 2025 as it had a year earlier.", "2025-07-21", ["contradicted"], "negated"),
        ("IBM was the most profitable of Netflix, Tesla and IBM in the second quarter of 2025.", "2025-07-30", ["contradicted"], "wrong-rank"),
        ("In fiscal 2024 Adobe's operating cash flow set a three-year record.", "2025-01-16", ["supported"], None),
        ("Of Johnson & Johnson and Adobe, the latter had the larger net income in 2024.", "2025-02-14", ["contradicted"], "comparison-flipped"),
        ("Meta's operating income did not exceed $60 billion in 2024.", "2025-02-04", ["contradicted"], "negated"),
        ("Meta's operating income did not exceed $70 billion in 2024.", "2025-02-04", ["supported"], None),
        ("Exxon Mobil's equity stood at $263 billion on June 30, 2025, hardly changed from $264 billion six months earlier.", "2025-08-10", ["supported"] * 2, None),
        ("Nvidia's share repurchases rose 320% from $9.5 billion in fiscal 2024 to $40.1 billion in fiscal 2026.", "2026-03-01", ["supported"] * 3, None),
        ("Union Pacific's diluted EPS rose to $11.09 in 2024 although revenue hardly moved, growing by 0.5%.", "2025-02-10", ["supported"] * 2, None),
        ("Union Pacific's diluted earnings rose to $11.09 a share in 2024 even if revenue barely budged, up 0.5%.", "2025-02-09", ["supported"] * 2, None),
        ("Free cash flow at Amazon, if one deducts capital expenditure from operating cash flow, came to $32.9 billion in 2024.", "2025-02-11", ["supported"], None),
        ("Net income at Amazon, if one deducts gains on investments, came to $32.9 billion in 2024.", "2025-02-11", ["unverified"], None),
    ],
)  # fmt: skip
def test_ordinary_sentences_about_filed_figures(text, published, status, code):
    found = verdicts(text, published)
    assert [s for _, s, _ in found] == status
    assert code is None or found[-1][2] == code


# Second quarters of 2025 and 2024: Netflix's revenue 11.1 and 9.6, Coca-Cola's 12.5 and 12.4; Tesla's net income 1.17 and 1.40. Alphabet's
# capital expenditure 2023 to 2025 32.3, 52.5, 91.4, its buybacks 2025 45.7; Union Pacific's diluted EPS 2022 to 2024 11.21, 10.45, 11.09;
# AbbVie's research 2023 and 2024 7.7 and 12.8, its revenue 54.3 and 56.3, its loss in the fourth quarter of 2024 0.02.
@pytest.mark.parametrize(
    ("text", "published", "status", "code"),
    [
        ("Second-quarter net income at Tesla was $1.17 billion in 2025 and $1.40 billion in 2024.", "2025-07-28", ["supported"] * 2, None),
        ("Second-quarter net income at Tesla was $1.17 billion in 2025 and $1.64 billion in 2024.", "2025-07-28", ["supported", "contradicted"], "wrong-value"),
        ("Second-quarter net income at Tesla slid to $1.17 billion in 2025 from a recast $1.40 billion in 2024.", "2025-07-28", ["supported"] * 2, None),
        ("Alphabet put $91.4 billion into capital expenditure in 2025, nearly three times what it had spent in 2023.", "2026-02-09", ["supported"] * 2, None),
        ("Alphabet put $91.4 billion into capital expenditure in 2025, nearly five times what it had invested in 2023.", "2026-02-09", ["supported", "contradicted"], "wrong-value"),
        ("Coca-Cola had more revenue in the second quarter of 2025 than Netflix, which took in $11.1 billion.", "2025-07-31", ["supported"] * 2, None),
        ("Netflix had more revenue in the second quarter of 2025 than Coca-Cola, which took in $12.5 billion.", "2025-07-31", ["supported", "contradicted"], "comparison-flipped"),
        ("Union Pacific has never earned more per diluted share than the $11.09 of 2024.", "2025-02-11", ["supported", "contradicted"], "not-a-record"),
        ("Alphabet, for all its spending, bought back no shares in 2025.", "2026-02-12", ["contradicted"], "negated"),
        ("Alphabet did not repurchase any of its own stock in 2025, choosing to build data centers.", "2026-02-12", ["contradicted"], "negated"),
        ("Coca-Cola's revenue in the second quarter of 2025, large as it was, remained below that of Netflix.", "2025-07-31", ["contradicted"], "comparison-flipped"),
        ("Research spending outpaced sales at AbbVie in 2024: it grew 66.7%, revenue 3.7%.", "2025-02-15", ["supported"] * 2, None),
        ("AbbVie slipped into a loss, if a modest one, in the fourth quarter of 2024: 2 cents a share.", "2025-02-18", ["supported"], None),
    ],
)  # fmt: skip
def test_asides_years_in_turn_and_what_was_spent_before(text, published, status, code):
    found = verdicts(text, published)
    assert [s for _, s, _ in found] == status
    assert code is None or found[-1][2] == code
