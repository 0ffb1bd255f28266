"""Each case is a sentence with all of its quantities as annotation.md demands them; what is not listed must not be found."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factcheck.extract import extract
from factcheck.extract.mentions import find_mentions
from factcheck.model import Sentence
from factcheck.read import read_bytes
from factcheck.text import split
from tests.unit.extract.conftest import quantity

EXAMPLES = Path(__file__).parents[4] / "shared/reference/annotation_examples.jsonl"
Found = Callable[[str], list[tuple[Any, ...]]]

MONEY = [
    ("Sales came to $12 billion.", ["$12 billion | money 12e9 USD"]),
    ("Sales came to US$4.35bn.", ["US$4.35bn | money 4.35e9 USD"]),
    ("Sales came to U.S.$4.35 billion.", ["U.S.$4.35 billion | money 4.35e9 USD"]),
    ("Sales came to USD 4.35 billion.", ["USD 4.35 billion | money 4.35e9 USD"]),
    ("Sales came to 4.35 billion USD.", ["4.35 billion USD | money 4.35e9 USD"]),
    ("Sales came to 4.35 billion U.S. dollars.", ["4.35 billion U.S. dollars | money 4.35e9 USD"]),
    ("The fee is 40 dollars.", ["40 dollars | money 40 USD"]),
    ("The fee is 40 cents.", ["40 cents | money 0.40 USD"]),
    ("It received a $20-billion bid.", ["$20-billion | money 20e9 USD"]),
    ("A 5-million-dollar grant was given.", ["5-million-dollar | money 5e6 USD"]),
    ("The $1.2B deal closed.", ["$1.2B | money 1.2e9 USD"]),
    ("The $850m deal closed.", ["$850m | money 850e6 USD"]),
    ("The $850mn deal closed.", ["$850mn | money 850e6 USD"]),
    ("The $850 mln deal closed.", ["$850 mln | money 850e6 USD"]),
    ("The $850MM deal closed.", ["$850MM | money 850e6 USD"]),
    ("The $75k bonus was paid.", ["$75k | money 75000 USD"]),
    ("A $3.1T market value is a lot.", ["$3.1T | money 3.1e12 USD"]),
    ("A $3.1 trn market value is a lot.", ["$3.1 trn | money 3.1e12 USD"]),
    ("A $3.1tn market value is a lot.", ["$3.1tn | money 3.1e12 USD"]),
    ("Revenue was $53,000 million.", ["$53,000 million | money 53e9 USD"]),
    ("Revenue was $1,234,567.89.", ["$1,234,567.89 | money 1234567.89 USD"]),
    ("It earned $.49.", ["$.49 | money 0.49 USD"]),
    ("Fifty-three billion dollars is the plan.", ["Fifty-three billion dollars | money 53e9 USD"]),
    ("The plan costs two hundred and fifty million dollars.", ["two hundred and fifty million dollars | money 250e6 USD"]),
    ("The plan costs half a billion dollars.", ["half a billion dollars | money 0.5e9 USD"]),
    ("The plan costs one and a half billion dollars.", ["one and a half billion dollars | money 1.5e9 USD"]),
    ("The plan costs a billion euros.", ["a billion euros | money 1e9 EUR"]),
    ("Sales came to €1,234.5m.", ["€1,234.5m | money 1234.5e6 EUR"]),
    ("Sales came to EUR1.2bn.", ["EUR1.2bn | money 1.2e9 EUR"]),
    ("Sales came to 1.2 billion euros.", ["1.2 billion euros | money 1.2e9 EUR"]),
    ("Sales came to €3.4 billion.", ["€3.4 billion | money 3.4e9 EUR"]),
    ("Sales came to £433m.", ["£433m | money 433e6 GBP"]),
    ("Sales came to 433 million pounds.", ["433 million pounds | money 433e6 GBP"]),
    ("Sales came to GBP 433 million.", ["GBP 433 million | money 433e6 GBP"]),
    ("The dividend is 15p.", ["15p | money 0.15 GBP"]),
    ("The dividend is 15.5 pence.", ["15.5 pence | money 0.155 GBP"]),
    ("Sales came to RMB280,154 million.", ["RMB280,154 million | money 280154e6 CNY"]),
    ("Sales came to RMB 31.74 billion.", ["RMB 31.74 billion | money 31.74e9 CNY"]),
    ("Sales came to 31.74 billion yuan.", ["31.74 billion yuan | money 31.74e9 CNY"]),
    ("Sales came to 31.74 billion renminbi.", ["31.74 billion renminbi | money 31.74e9 CNY"]),
    ("Sales came to CNY31.74bn.", ["CNY31.74bn | money 31.74e9 CNY"]),
    ("Sales came to HK$2.1 billion.", ["HK$2.1 billion | money 2.1e9 HKD"]),
    ("Sales came to $US2.1 billion.", ["$US2.1 billion | money 2.1e9 USD"]),
    ("Sales came to NT$868 billion.", ["NT$868 billion | money 868e9 TWD"]),
    ("Sales came to A$1.1bn.", ["A$1.1bn | money 1.1e9 AUD"]),
    ("Sales came to C$4.5 billion.", ["C$4.5 billion | money 4.5e9 CAD"]),
    ("Sales came to S$600 million.", ["S$600 million | money 600e6 SGD"]),
    ("Sales came to R$3 billion.", ["R$3 billion | money 3e9 BRL"]),
    ("Sales came to 11.3 trillion yen.", ["11.3 trillion yen | money 11.3e12 JPY"]),
    ("Sales came to ¥11.3 trillion.", ["¥11.3 trillion | money 11.3e12 JPY"]),
    ("Sales came to 79 trillion won.", ["79 trillion won | money 79e12 KRW"]),
    ("Sales came to ₩79 trillion.", ["₩79 trillion | money 79e12 KRW"]),
    ("Sales came to CHF 2.3 billion.", ["CHF 2.3 billion | money 2.3e9 CHF"]),
    ("Sales came to 2.3 billion Swiss francs.", ["2.3 billion Swiss francs | money 2.3e9 CHF"]),
    ("Sales came to SEK 45 billion.", ["SEK 45 billion | money 45e9 SEK"]),
    ("Sales came to 45 billion Danish crowns.", ["45 billion Danish crowns | money 45e9 DKK"]),
    ("Sales came to ₹1,200 crore.", ["₹1,200 crore | money 12e9 INR"]),
    ("Sales came to Rs 1,23,456 crore.", ["Rs 1,23,456 crore | money 1.23456e12 INR"]),
    ("Sales came to Rs. 45 lakh.", ["Rs. 45 lakh | money 4.5e6 INR"]),
    ("The outlay is Rs 2.5 lakh crore.", ["Rs 2.5 lakh crore | money 2.5e12 INR"]),
    ("Sales came to INR 640 cr.", ["INR 640 cr | money 6.4e9 INR"]),
    ("Sales came to 83 rupees.", ["83 rupees | money 83 INR"]),
    ("Rates of RM4.50 and Rp16,300 were quoted.", ["RM4.50 | money 4.50 MYR", "Rp16,300 | money 16300 IDR"]),
]  # fmt: skip

SIGNS = [
    ("Cash flow was negative $1.2 billion.", ["negative $1.2 billion | money -1.2e9 USD"]),
    ("Cash flow was minus 40 million euros.", ["minus 40 million euros | money -40e6 EUR"]),
    ("Cash flow was -$1.2 billion.", ["-$1.2 billion | money -1.2e9 USD"]),
    ("Cash flow was $-1.2 billion.", ["$-1.2 billion | money -1.2e9 USD"]),
    ("Cash flow was −$1.2 billion.", ["−$1.2 billion | money -1.2e9 USD"]),
    ("Cash flow was +$0.4 billion.", ["+$0.4 billion | money 0.4e9 USD"]),
    ("EPS was $(0.26).", ["$(0.26) | money -0.26 USD"]),
    ("EPS was ($0.26).", ["($0.26) | money -0.26 USD"]),
    ("It booked a loss of ($1.57) per share.", ["($1.57) | money -1.57 USD | per share"]),
    ("The result was $(1.2) billion.", ["$(1.2) billion | money -1.2e9 USD"]),
    ("The margin was (12)%.", ["(12)% | percent -12 percent"]),
    ("The margin was -12%.", ["-12% | percent -12 percent"]),
    ("The margin was minus 12 percent.", ["minus 12 percent | percent -12 percent"]),
    ("The margin was negative 12%.", ["negative 12% | percent -12 percent"]),
    ("The price rose (+7%).", ["+7% | percent 7 percent"]),
    ("The price fell 7%.", ["7% | percent 7 percent"]),
    ("The loss was $7 million.", ["$7 million | money 7e6 USD"]),
    ("The price rose sharply (7%) on the day.", ["7% | percent 7 percent"]),
]

RANGES = [
    ("It expects $39.5-41.8 billion.", ["$39.5-41.8 billion | money 39.5e9..41.8e9 USD"]),
    ("It expects $39.5–$41.8 billion.", ["$39.5–$41.8 billion | money 39.5e9..41.8e9 USD"]),
    ("It expects $39.5 to $41.8 billion.", ["$39.5 to $41.8 billion | money 39.5e9..41.8e9 USD"]),
    ("It expects $39.5 billion to $41.8 billion.", ["$39.5 billion to $41.8 billion | money 39.5e9..41.8e9 USD"]),
    ("It expects $39.5bn-$41.8bn.", ["$39.5bn-$41.8bn | money 39.5e9..41.8e9 USD"]),
    ("It expects £955m-£1.035bn.", ["£955m-£1.035bn | money 955e6..1.035e9 GBP"]),
    ("It expects EPS between $22.50 and $22.90.", ["$22.50 and $22.90 | money 22.50..22.90 USD | range between"]),
    ("It expects sales in a range of $5 billion to $6 billion.", ["$5 billion to $6 billion | money 5e9..6e9 USD"]),
    ("It expects sales to range from $5 billion to $6 billion.", ["$5 billion to $6 billion | money 5e9..6e9 USD"]),
    ("It expects 25 to 30 cents a share.", ["25 to 30 cents | money 0.25..0.30 USD | per share"]),
    ("It expects growth of 5-7%.", ["5-7% | percent 5..7 percent"]),
    ("It expects growth of 5%-7%.", ["5%-7% | percent 5..7 percent"]),
    ("It expects growth of 5% – 7%.", ["5% – 7% | percent 5..7 percent"]),
    ("It expects growth of 5% to 7%.", ["5% to 7% | percent 5..7 percent"]),
    ("It expects growth of 5 to 7 percent.", ["5 to 7 percent | percent 5..7 percent"]),
    ("It expects growth of five to seven percent.", ["five to seven percent | percent 5..7 percent"]),
    ("It expects growth of between 5 and 7 per cent.", ["5 and 7 per cent | percent 5..7 percent | range between"]),
    ("It expects growth of about 5% to 7%.", ["5% to 7% | percent 5..7 percent | range about"]),
    ("It sees 25-50bps of cuts.", ["25-50bps | bps 25..50 bps"]),
    ("It sees 25 to 50 basis points of cuts.", ["25 to 50 basis points | bps 25..50 bps"]),
    ("It trades at 10-12x.", ["10-12x | multiple 10..12 x"]),
    ("It plans 3,000 to 4,000 job cuts.", ["3,000 to 4,000 job cuts | count 3000..4000 jobs"]),
    ("It ships 1.5-2 million units.", ["1.5-2 million units | count 1.5e6..2e6 units"]),
    ("The Fed held its 4.25%-4.50% band.", ["4.25%-4.50% | percent 4.25..4.50 percent"]),
    ("It sees sales flat to up 1%.", ["flat to up 1% | percent 0..1 percent"]),
    ("It sees sales flat to down 2%.", ["flat to down 2% | percent -2..0 percent"]),
    ("It sees sales down 1% to up 2%.", ["down 1% to up 2% | percent -1..2 percent"]),
    ("Its margin went from 5% to 7%.", ["5% | percent 5 percent", "7% | percent 7 percent"]),
    ("Shares rose $1.20 to $52.30.", ["$1.20 | money 1.20 USD", "$52.30 | money 52.30 USD"]),
    ("Profit rose 31% to $32 million.", ["31% | percent 31 percent", "$32 million | money 32e6 USD"]),
    ("It raised its payout from $3 to $4 per share.", ["$3 | money 3 USD", "$4 | money 4 USD | per share"]),
]

HEDGES = [
    ("It made nearly $12 billion.", ["$12 billion | money 12e9 USD | near_below nearly"]),
    ("It made almost $12 billion.", ["$12 billion | money 12e9 USD | near_below almost"]),
    ("It made just under $12 billion.", ["$12 billion | money 12e9 USD | near_below just under"]),
    ("It made just shy of $12 billion.", ["$12 billion | money 12e9 USD | near_below just shy of"]),
    ("It made just over $12 billion.", ["$12 billion | money 12e9 USD | near_above just over"]),
    ("It made a little more than $12 billion.", ["$12 billion | money 12e9 USD | near_above a little more than"]),
    ("It made about $12 billion.", ["$12 billion | money 12e9 USD | approx about"]),
    ("It made roughly $12 billion.", ["$12 billion | money 12e9 USD | approx roughly"]),
    ("It made approximately $12 billion.", ["$12 billion | money 12e9 USD | approx approximately"]),
    ("It made some $12 billion.", ["$12 billion | money 12e9 USD | approx some"]),
    ("It made close to $12 billion.", ["$12 billion | money 12e9 USD | approx close to"]),
    ("It made ~$12 billion.", ["$12 billion | money 12e9 USD | approx ~"]),
    ("It made an estimated $12 billion.", ["$12 billion | money 12e9 USD | approx an estimated"]),
    ("It made c. $12 billion or so.", ["$12 billion | money 12e9 USD | approx c."]),
    ("It made more than $12 billion.", ["$12 billion | money 12e9 USD | gt more than"]),
    ("It made over $12 billion.", ["$12 billion | money 12e9 USD | gt over"]),
    ("It made north of $12 billion.", ["$12 billion | money 12e9 USD | gt north of"]),
    ("It made in excess of $12 billion.", ["$12 billion | money 12e9 USD | gt in excess of"]),
    ("It made well over $12 billion.", ["$12 billion | money 12e9 USD | gt well over"]),
    ("It made >$12bn.", ["$12bn | money 12e9 USD | gt >"]),
    ("It made at least $12 billion.", ["$12 billion | money 12e9 USD | ge at least"]),
    ("It made no less than $12 billion.", ["$12 billion | money 12e9 USD | ge no less than"]),
    ("It made upwards of $12 billion.", ["$12 billion | money 12e9 USD | ge upwards of"]),
    ("It made $12 billion or more.", ["$12 billion | money 12e9 USD | ge or more"]),
    ("It made $12 billion-plus.", ["$12 billion | money 12e9 USD | ge plus"]),
    ("It has 500+ stores.", ["500+ stores | count 500 stores | ge +"]),
    ("It made less than $12 billion.", ["$12 billion | money 12e9 USD | lt less than"]),
    ("It made under $12 billion.", ["$12 billion | money 12e9 USD | lt under"]),
    ("It has fewer than 200 employees.", ["200 employees | count 200 employees | lt fewer than"]),
    ("It grew <1%.", ["1% | percent 1 percent | lt <"]),
    ("It may make up to $12 billion.", ["$12 billion | money 12e9 USD | le up to"]),
    ("It may make as much as $12 billion.", ["$12 billion | money 12e9 USD | le as much as"]),
    ("It may cut as many as 500 jobs.", ["500 jobs | count 500 jobs | le as many as"]),
    ("It may make no more than $12 billion.", ["$12 billion | money 12e9 USD | le no more than"]),
    ("It may make at most $12 billion.", ["$12 billion | money 12e9 USD | le at most"]),
    ("It may make $12 billion at most.", ["$12 billion | money 12e9 USD | le at most"]),
    ("It spent more than the 200 billion yuan maturing this week.", ["200 billion yuan | money 200e9 CNY"]),
    ("It made 5% more than $3 billion.", ["5% | percent 5 percent", "$3 billion | money 3e9 USD"]),
]  # fmt: skip

ALTERNATES = [
    ("It will spend RMB380 billion (US$53 billion).", ["RMB380 billion | money 380e9 CNY", "US$53 billion | money 53e9 USD | alt"]),
    ("It will spend 380 billion yuan, or $52.44 billion, on it.", ["380 billion yuan | money 380e9 CNY", "$52.44 billion | money 52.44e9 USD | alt"]),
    ("It will spend 380 billion yuan (about $52 billion).", ["380 billion yuan | money 380e9 CNY", "$52 billion | money 52e9 USD | approx about | alt"]),
    ("It will spend €5 billion ($5.2 billion) and £2 billion ($2.5 billion).", ["€5 billion | money 5e9 EUR", "$5.2 billion | money 5.2e9 USD | alt", "£2 billion | money 2e9 GBP", "$2.5 billion | money 2.5e9 USD | alt"]),
    ("Earnings were $5 billion ($3 billion a year earlier).", ["$5 billion | money 5e9 USD", "$3 billion | money 3e9 USD"]),
    ("The pipe is 120 miles (193 km) long.", ["120 miles | count 120 miles", "193 km | count 193 kilometres | alt"]),
    ("It paid ¥100 billion ($640 million).", ["¥100 billion | money 100e9 JPY", "$640 million | money 640e6 USD | alt"]),
]  # fmt: skip

PER = [
    ("It earned $1.65 per share.", ["$1.65 | money 1.65 USD | per share"]),
    ("It earned $1.65 per diluted share.", ["$1.65 | money 1.65 USD | per share"]),
    ("It earned $1.65 a share.", ["$1.65 | money 1.65 USD | per share"]),
    ("It earned $1.65/share.", ["$1.65 | money 1.65 USD | per share"]),
    ("It earned RMB2.93 per ADS.", ["RMB2.93 | money 2.93 CNY | per ADS"]),
    ("Brent fell to $71.20 a barrel.", ["$71.20 | money 71.20 USD | per barrel"]),
    ("Brent fell to $71.20/bbl.", ["$71.20 | money 71.20 USD | per barrel"]),
    ("Gold hit $2,950 an ounce.", ["$2,950 | money 2950 USD | per ounce"]),
    ("Copper rose to $9,500 a tonne.", ["$9,500 | money 9500 USD | per tonne"]),
    ("It costs $499 per month.", ["$499 | money 499 USD | per month"]),
    ("They cost 40 cents apiece.", ["40 cents | money 0.40 USD | per apiece"]),
    ("It pumps 1.2 million barrels per day.", ["1.2 million barrels | count 1.2e6 barrels | per day"]),
    ("It pumps 1.2 million barrels a day.", ["1.2 million barrels | count 1.2e6 barrels | per day"]),
    ("A $5 billion a year saving is due.", ["$5 billion | money 5e9 USD | per year"]),
    ("It announced a $5 billion share buyback.", ["$5 billion | money 5e9 USD"]),
    ("The yuan stood at 7.17 per dollar.", ["7.17 | money 7.17 CNY | per USD"]),
    ("Profit was $5 billion a year earlier.", ["$5 billion | money 5e9 USD"]),
]

PERCENT = [
    ("It rose 16%.", ["16% | percent 16 percent"]),
    ("It rose 16 percent.", ["16 percent | percent 16 percent"]),
    ("It rose 16 per cent.", ["16 per cent | percent 16 percent"]),
    ("It rose 16 pct.", ["16 pct | percent 16 percent"]),  # the point ends the sentence
    ("It rose by sixteen percent.", ["sixteen percent | percent 16 percent"]),
    ("It rose .5%.", [".5% | percent 0.5 percent"]),
    ("It fell 1.69%.", ["1.69% | percent 1.69 percent"]),
    ("It may replace 50% of global GDP.", ["50% | percent 50 percent"]),
    ("A 5% stake was sold.", ["5% | percent 5 percent"]),
    ("A 5-percent stake was sold.", ["5-percent | percent 5 percent"]),
    ("Cut by 25 basis points.", ["25 basis points | bps 25 bps"]),
    ("Cut by 25bps.", ["25bps | bps 25 bps"]),
    ("Cut by 25 bp.", ["25 bp | bps 25 bps"]),
    ("A 25-basis-point cut came.", ["25-basis-point | bps 25 bps"]),
    ("The margin widened (+130bps).", ["+130bps | bps 130 bps"]),
    ("It rose 0.3 percentage points.", ["0.3 percentage points | pp 0.3 pp"]),
    ("It rose 0.3 percentage point.", ["0.3 percentage point | pp 0.3 pp"]),
    ("It rose 0.3pp.", ["0.3pp | pp 0.3 pp"]),
    ("It rose 2 ppts.", ["2 ppts | pp 2 pp"]),
    ("It rose by a quarter of a percentage point.", ["a quarter of a percentage point | pp 0.25 pp"]),
    ("It rose by half a percentage point.", ["half a percentage point | pp 0.5 pp"]),
    ("It was a quarter-point cut.", ["quarter-point | pp 0.25 pp"]),
    ("It rose half a point.", ["half a point | pp 0.5 pp"]),
    ("The margin rose 2 points to 23.4%.", ["2 points | pp 2 pp", "23.4% | percent 23.4 percent"]),
]

SHARES_AND_MULTIPLES = [
    ("It takes a third of the market.", ["a third | fraction 0.3333 ratio"]),
    ("It takes one-third of the market.", ["one-third | fraction 0.3333 ratio"]),
    ("It takes two-thirds of the market.", ["two-thirds | fraction 0.6667 ratio"]),
    ("It takes two thirds of the market.", ["two thirds | fraction 0.6667 ratio"]),
    ("It takes three-quarters of the market.", ["three-quarters | fraction 0.75 ratio"]),
    ("It takes three quarters of the market.", ["three quarters | fraction 0.75 ratio"]),
    ("It takes a quarter of the market.", ["a quarter | fraction 0.25 ratio"]),
    ("It takes half of the market.", ["half | fraction 0.5 ratio"]),
    ("It takes about half the market.", ["half | fraction 0.5 ratio | approx about"]),
    ("It takes less than half its price.", ["half | fraction 0.5 ratio | lt less than"]),
    ("It takes more than a fifth of the market.", ["a fifth | fraction 0.2 ratio | gt more than"]),
    ("One in five users left.", ["One in five | fraction 0.2 ratio"]),
    ("It has 9 out of 10 users.", ["9 out of 10 | fraction 0.9 ratio"]),
    ("Sales fell by a third.", ["a third | fraction 0.3333 ratio"]),
    ("Profit doubled.", ["doubled | multiple 2 x"]),
    ("Profit more than doubled.", ["doubled | multiple 2 x | gt more than"]),
    ("Profit nearly tripled.", ["tripled | multiple 3 x | near_below nearly"]),
    ("Profit has quadrupled.", ["quadrupled | multiple 4 x"]),
    ("Profit halved.", ["halved | multiple 0.5 x"]),
    ("Profit rose threefold.", ["threefold | multiple 3 x"]),
    ("Profit rose three-fold.", ["three-fold | multiple 3 x"]),
    ("Profit rose 10-fold.", ["10-fold | multiple 10 x"]),
    ("It costs twice as much.", ["twice | multiple 2 x"]),
    ("It costs three times as much.", ["three times | multiple 3 x"]),
    ("It costs 2.5 times as much.", ["2.5 times | multiple 2.5 x"]),
    ("It trades at 25 times earnings.", ["25 times | multiple 25 x"]),
    ("It trades at 25x forward earnings.", ["25x | multiple 25 x"]),
    ("It trades at a P/E of 25.", ["25 | multiple 25 x"]),
    ("It approved a 10-for-1 stock split.", ["10-for-1 | multiple 10 x"]),
    ("It approved a one-for-20 reverse split.", ["one-for-20 | multiple 0.05 x"]),
    ("It approved a 4:1 stock split.", ["4:1 | multiple 4 x"]),
    ("It met twice a year.", []),
    ("It cut rates three times.", ["three times | count 3 times"]),
]

BANDS = [
    ("It had triple-digit growth.", ["triple-digit | percent 100..999 percent"]),
    ("It had double-digit growth.", ["double-digit | percent 10..99 percent"]),
    ("It grew in the double digits.", ["double digits | percent 10..99 percent"]),
    ("It grew by low single digits.", ["low single digits | percent 1..3 percent"]),
    ("It had mid-single-digit growth.", ["mid-single-digit | percent 4..6 percent"]),
    ("It had high single-digit growth.", ["high single-digit | percent 7..9 percent"]),
    ("It had high-single-digit percentage growth.", ["high-single-digit percentage | percent 7..9 percent"]),
    ("It grew in the low double digits.", ["low double digits | percent 10..13 percent"]),
    ("It grew in the high teens.", ["high teens | percent 17..19 percent"]),
    ("It grew in the mid-teens.", ["mid-teens | percent 14..16 percent"]),
    ("It grew in the low-to-mid teens.", ["low-to-mid teens | percent 11..16 percent"]),
    ("It will cost hundreds of billions of dollars.", ["hundreds of billions of dollars | money 1e11..9.99e11 USD"]),
    ("It will cost tens of millions of euros.", ["tens of millions of euros | money 1e7..9.9e7 EUR"]),
    ("It will cost billions of dollars.", ["billions of dollars | money 1e9..999e9 USD"]),
    ("It has tens of millions of users.", ["tens of millions of users | count 1e7..9.9e7 users"]),
    ("It cut thousands of jobs.", ["thousands of jobs | count 1e3..999e3 jobs"]),
    ("It runs hundreds of stores.", ["hundreds of stores | count 100..999 stores"]),
    ("It runs dozens of stores.", ["dozens of stores | count 24..99 stores"]),
]

COUNTS = [
    ("It delivered 495,570 vehicles, up from 484,507.", ["495,570 vehicles | count 495570 vehicles", "484,507 | count 484507 vehicles"]),
    ("It has 2.5 million paid subscribers.", ["2.5 million paid subscribers | count 2.5e6 subscribers"]),
    ("It cut 1,100 jobs.", ["1,100 jobs | count 1100 jobs"]),
    ("It cut 15,000 positions.", ["15,000 positions | count 15000 positions"]),
    ("Payrolls rose by 151,000.", ["151,000 | count 151000 jobs"]),
    ("It sold twelve million shares.", ["twelve million shares | count 12e6 shares"]),
    ("It issued 12 crore shares.", ["12 crore shares | count 120e6 shares"]),
    ("It opened 300 stores.", ["300 stores | count 300 stores"]),
    ("It opened a 300-store chain.", ["300-store | count 300 stores"]),
    ("It added 5 GW of capacity.", ["5 GW | count 5 gigawatts"]),
    ("It added 5GW of capacity.", ["5GW | count 5 gigawatts"]),
    ("The model has 671 billion parameters.", ["671 billion parameters | count 671e9 parameters"]),
    ("The model has 671B parameters.", ["671B parameters | count 671e9 parameters"]),
    ("The Dow fell 748.63 points to 43,428.02.", ["748.63 points | count 748.63 points", "43,428.02 | count 43428.02 points"]),
    ("Users rose to 200 million from 180 million.", ["200 million | count 200e6 users", "180 million | count 180e6 users"]),
    ("It holds 499,096 bitcoin.", ["499,096 bitcoin | count 499096 bitcoin"]),
    ("Two people said so.", ["Two people | count 2 people"]),
    ("Inventories rose 4.6 million barrels.", ["4.6 million barrels | count 4.6e6 barrels"]),
    ("Initial claims fell to 219,000.", ["219,000 | count 219000 claims"]),
]  # fmt: skip

RANKS = [
    ("It is #7 on the list.", ["#7 | rank 7 rank"]),
    ("It is No. 1 in the world.", ["No. 1 | rank 1 rank"]),
    ("It is no. 2 in Europe.", ["no. 2 | rank 2 rank"]),
    ("It is number one in Europe.", ["number one | rank 1 rank"]),
    ("It is the number-two carmaker.", ["number-two | rank 2 rank"]),
    ("It is the second-largest bank.", ["second-largest | rank 2 rank"]),
    ("It is the third largest bank.", ["third largest | rank 3 rank"]),
    ("It is the world's 10th-biggest bank.", ["10th-biggest | rank 10 rank"]),
    ("It took first place.", ["first place | rank 1 rank"]),
    ("It ranks third in the survey.", ["third | rank 3 rank"]),
    ("It ranked 7th in the survey.", ["7th | rank 7 rank"]),
    ("It is a top-10 bank.", []),
]

STREAKS = [
    ("It grew for the sixth consecutive quarter.", ["sixth consecutive quarter | ordinal 6 quarter"]),
    ("It grew for a sixth straight quarter.", ["sixth straight quarter | ordinal 6 quarter"]),
    ("It grew for a sixth straight qtr.", ["sixth straight qtr | ordinal 6 quarter"]),
    ("It grew for the 6th straight quarter.", ["6th straight quarter | ordinal 6 quarter"]),
    ("It grew for six straight quarters.", ["six straight quarters | ordinal 6 quarter"]),
    ("It grew for six consecutive quarters.", ["six consecutive quarters | ordinal 6 quarter"]),
    ("It grew for 6 quarters in a row.", ["6 quarters in a row | ordinal 6 quarter"]),
    ("It grew for seven quarters running.", ["seven quarters running | ordinal 7 quarter"]),
    ("It grew for six quarters in succession.", ["six quarters in succession | ordinal 6 quarter"]),
    ("It grew for a 7th quarter in a row.", ["7th quarter in a row | ordinal 7 quarter"]),
    ("It grew for the sixth quarter running.", ["sixth quarter running | ordinal 6 quarter"]),
    ("It snapped a seven-day losing streak.", ["seven-day losing streak | ordinal 7 day"]),
    ("It fell for a fourth straight session.", ["fourth straight session | ordinal 4 session"]),
    ("It fell for a fourth straight trading session.", ["fourth straight trading session | ordinal 4 session"]),
    ("It posted its third consecutive quarterly loss.", ["third consecutive quarterly loss | ordinal 3 quarter"]),
    ("It was its sixth cut since June.", ["sixth cut | ordinal 6 cut"]),
    ("It was the second rate hike since June.", ["second rate hike | ordinal 2 hike"]),
    ("It grew for the twenty-first straight month.", ["twenty-first straight month | ordinal 21 month"]),
    ("It raised its dividend for the 12th year in a row.", ["12th year in a row | ordinal 12 year"]),
]

LISTS = [
    ("Margins were 10%, 20% and 30%.", ["10% | percent 10 percent", "20% | percent 20 percent", "30% | percent 30 percent"]),
    ("Margins were 10, 20 and 30 percent.", ["10 | percent 10 percent", "20 | percent 20 percent", "30 percent | percent 30 percent"]),
    ("They paid $3, $4 and $5 billion.", ["$3 | money 3e9 USD", "$4 | money 4e9 USD", "$5 billion | money 5e9 USD"]),
    ("They paid $36.0B and $27B; a third paid $9.1B.", ["$36.0B | money 36.0e9 USD", "$27B | money 27e9 USD", "$9.1B | money 9.1e9 USD"]),
    ("Rev $12.1bn v $11.8bn est, EPS 1.25 v 1.20.", ["$12.1bn | money 12.1e9 USD", "$11.8bn | money 11.8e9 USD", "1.25 | money 1.25 USD", "1.20 | money 1.20 USD"]),
    ("Sales fell 3% and 4%, respectively, to $5m and $6m.", ["3% | percent 3 percent", "4% | percent 4 percent", "$5m | money 5e6 USD", "$6m | money 6e6 USD"]),
]  # fmt: skip

FRESH = [
    ("Inflation picked up to 2.5%.", ["2.5% | percent 2.5 percent"]),
    ("Margin up to 18.2%, from 14.3%.", ["18.2% | percent 18.2 percent", "14.3% | percent 14.3 percent"]),
    (
        "A buyback of up to $3 billion, up from $2 billion.",
        ["$3 billion | money 3000000000 USD | le up to", "$2 billion | money 2000000000 USD"],
    ),
    (
        "Net sales were SEK 59.2bn (58.6), growth was 3 percent (5).",
        [
            "SEK 59.2bn | money 59.2e9 SEK",
            "58.6 | money 58.6e9 SEK",
            "3 percent | percent 3 percent",
            "5 | percent 5 percent",
        ],
    ),
    ("It costs 14 cents per million input tokens.", ["14 cents | money 0.14 USD | per million tokens"]),
    ("It expects $43bn, plus or minus 2%.", ["$43bn | money 43e9 USD", "2% | percent 2 percent"]),
    (
        "Wheat lost 1-1/4 cents to $5.90-1/2 per bushel.",
        ["1-1/4 cents | money 0.0125 USD", "$5.90-1/2 | money 5.905 USD | per bushel"],
    ),
    ("It sees two quarter-point moves.", ["quarter-point | pp 0.25 pp"]),
    ("It made a three-quarter-point hike.", ["three-quarter-point | pp 0.75 pp"]),
    ("It sold 300,538 new-energy vehicles.", ["300,538 new-energy vehicles | count 300538 vehicles"]),
    ("It delivered 45 jets, against 27 a year earlier.", ["45 jets | count 45 jets", "27 | count 27 jets"]),
    ("Headcount was 74,067.", ["74,067 | count 74067 employees"]),
    (
        "Copper rose to $9,540 a tonne, and stocks fell by 2,150 tons to 264,400.",
        ["$9,540 | money 9540 USD | per tonne", "2,150 tons | count 2150 tons", "264,400 | count 264400 tons"],
    ),
    ("Confidence slid 7 points to 98.3.", ["7 points | count 7 points", "98.3 | count 98.3 points"]),
    (
        "Initial jobless claims fell 11,000 to 219,000.",
        ["11,000 | count 11000 claims", "219,000 | count 219000 claims"],
    ),
    (
        "Payrolls rose by 143,000 after a revised 307,000 gain.",
        ["143,000 | count 143000 jobs", "307,000 | count 307000 jobs"],
    ),
    ("It has a P/E of 34.5 vs. an average of 28.", ["34.5 | multiple 34.5 x", "28 | multiple 28 x"]),
    (
        "Bookings were $44.2bn; trips rose 18% to 3.1bn.",
        ["$44.2bn | money 44.2e9 USD", "18% | percent 18 percent", "3.1bn | count 3.1e9 trips"],
    ),
    ("Hackers took 401,000 ETH.", ["401,000 ETH | count 401000 ether"]),
    ("It has 2.5 million monthly active users.", ["2.5 million monthly active users | count 2.5e6 users"]),
    ("Losses of $5+ billion are possible.", ["$5+ billion | money 5e9 USD | ge +"]),
    (
        "Inflation slowed to 42.1% in January, below 44.4% in December.",
        ["42.1% | percent 42.1 percent", "44.4% | percent 44.4 percent"],
    ),
    (
        "It opened 500 stores, over 300 of them abroad.",
        ["500 stores | count 500 stores", "300 | count 300 stores | gt over"],
    ),
    ("It has a 1,500-strong workforce.", ["1,500-strong workforce | count 1500 employees"]),
    ("The stake is 3-and-a-half percent.", ["3-and-a-half percent | percent 3.5 percent"]),
    ("Our loss widened to £(21.4)m.", ["£(21.4)m | money -21.4e6 GBP"]),
    ("It signed contracts worth triple-digit billions.", ["triple-digit billions | money 100e9..999e9 USD"]),
    (
        "It added 151,000 jobs, fewer than the 170,000 economists had expected.",
        ["151,000 jobs | count 151000 jobs", "170,000 | count 170000 jobs"],
    ),
    ("It has a 34.5 multiple.", ["34.5 | multiple 34.5 x"]),
    ("One out of every eight renters left.", ["One out of every eight | fraction 0.125 ratio"]),
    ("Shares rose fifteenfold.", ["fifteenfold | multiple 15 x"]),
    ("It runs 500-plus stores.", ["500-plus stores | count 500 stores | ge plus"]),
]

ROUNDS = [
    ("Permits fell to 1.47 million, missing forecasts by 10,000.", ["1.47 million | count 1470000 permits", "10,000 | count 10000 permits"]),
    ("Load factor was 86%, cancellations 212.", ["86% | percent 86 percent", "212 | count 212 cancellations"]),
    ("Fjord Line ordered 14 ferries, Norline six.", ["14 ferries | count 14 ferries", "six | count 6 ferries"]),
    ("It planned 25 stores; it opened 31.", ["25 stores | count 25 stores", "31 | count 31 stores"]),
    ("Idled were 15 of its 225 mines.", ["15 | count 15 mines", "225 mines | count 225 mines"]),
    ("It had roughly a 24% chance.", ["24% | percent 24 percent | approx roughly"]),
    ("Churn was sub-1%.", ["1% | percent 1 percent | lt sub"]),
    ("It mined 250kt of ore.", ["250kt | count 250000 tonnes"]),
    ("Flows of 45 bcf were seen.", ["45 bcf | count 45e9 cubic feet"]),
    ("Occupancy is in the mid-90s.", ["mid-90s | percent 94..96 percent"]),
    ("It shrank 0.6 of a percentage point.", ["0.6 of a percentage point | pp 0.6 pp"]),
    ("Costs rise by a point and a half.", ["a point and a half | pp 1.5 pp"]),
    ("It pays 1.20 euros, ten cents more.", ["1.20 euros | money 1.2 EUR", "ten cents | money 0.10 EUR"]),
    ("A 1:5 bonus issue was approved.", ["1:5 | multiple 0.2 x"]),
    ("EUR/USD rose to 1.0912.", ["1.0912 | multiple 1.0912 x"]),
    ("Its debt-to-equity is 0.45.", ["0.45 | multiple 0.45 x"]),
    ("DSOs improved to 47 days from 53.", ["47 days | count 47 days", "53 | count 53 days"]),
    ("It was the 3rd drop in a row.", ["3rd drop in a row | ordinal 3 drop"]),
    ("Four point six billion dollars came in.", ["Four point six billion dollars | money 4.6e9 USD"]),
    ("It added 196 coins, taking its hoard to 640,031.", ["196 coins | count 196 coins", "640,031 | count 640031 coins"]),
    ("A two-horse race and a 2-bedroom flat.", []),
    ("Sales rose 110% and costs by two cents.", ["110% | percent 110 percent", "two cents | money 0.02 USD"]),
]  # fmt: skip

STRANGERS = [
    ("It sells trucks and runs 120 of them at night.", ["120 | count 120 trucks"]),
    ("It pays $3,105, and $412 million of bets were closed.", ["$3,105 | money 3105 USD", "$412 million | money 412e6 USD"]),
    ("It paid $3, $4 and $5 billion.", ["$3 | money 3e9 USD", "$4 | money 4e9 USD", "$5 billion | money 5e9 USD"]),
    ("The unit contributes a little less than a quarter.", ["a quarter | fraction 0.25 ratio | near_below a little less than"]),
    ("Half of it came from mix and a third from freight.", ["Half | fraction 0.5 ratio", "a third | fraction 0.3333 ratio"]),
    ("Backlog is at six and a half billion.", ["six and a half billion | money 6.5e9 USD"]),
    ("Job openings rose to 7.23 million.", ["7.23 million | count 7230000 job openings"]),
    ("It ordered 14 tankers, with options for two more.", ["14 tankers | count 14 tankers", "two | count 2 tankers"]),
    ("It made KSh 12.4 billion, or Sh3.20 a share.", ["KSh 12.4 billion | money 12.4e9 KES", "Sh3.20 | money 3.20 KES | per share"]),
    ("Earnings were R4.7 billion and the dividend R1.45.", ["R4.7 billion | money 4.7e9 ZAR", "R1.45 | money 1.45 ZAR"]),
    ("It booked P1.2 trillion and paid P45.60.", ["P1.2 trillion | money 1.2e12 PHP", "P45.60 | money 45.60 PHP"]),
    ("The R1 model, an R32 unit and P3 are out.", []),
    ("Its RON 95 petrol cost RON 7.15.", ["RON 7.15 | money 7.15 RON"]),
    ("Headcount stands at 41,300, 600 fewer than at Christmas.", ["41,300 | count 41300 employees", "600 | count 600 employees"]),
    ("Housing starts rose to 1.4 million.", ["1.4 million | count 1.4e6 starts"]),
    ("Its book-to-bill slipped to 0.9 from 1.15.", ["0.9 | multiple 0.9 x", "1.15 | multiple 1.15 x"]),
    ("Its P/E multiples are at 22.8.", ["22.8 | multiple 22.8 x"]),
    ("Each share gets 0.3105 of a Cadence share.", ["0.3105 | count 0.3105 shares"]),
    ("It refines 405,000 b/d and pays 11.5 cps.", ["405,000 b/d | count 405000 barrels", "11.5 cps | money 0.115 USD"]),
    ("Crude stocks fell 607,000 barrels; gasoline stocks, 1.1 million.", ["607,000 barrels | count 607000 barrels", "1.1 million | count 1.1e6 barrels"]),
    ("It bought 9.2 mmt of beans.", ["9.2 mmt | count 9.2e6 tonnes"]),
    ("The spread narrowed 15 basis points to +72.", ["15 basis points | bps 15 bps", "+72 | bps 72 bps"]),
    ("A 1.5-litre bottle costs Rs 25, a rise of one-quarter.", ["1.5-litre | count 1.5 litres", "Rs 25 | money 25 INR", "one-quarter | fraction 0.25 ratio"]),
    ("A 2-bedroom flat costs Rs 25.", ["Rs 25 | money 25 INR"]),
    ("A quarter of a million tonnes came in.", ["A quarter of a million tonnes | count 250000 tonnes"]),
    ("It paid three-quarters of a billion dollars.", ["three-quarters of a billion dollars | money 750e6 USD"]),
    ("A quarter of the million tonnes came in.", ["A quarter | fraction 0.25 ratio"]),
    ("Its 40-odd funds grew.", ["40-odd funds | count 40 funds | approx odd"]),
    ("It has 3.1 million users, of whom 800,000 pay.", ["3.1 million users | count 3.1e6 users", "800,000 | count 800000 users"]),
    ("The ratio of openings to seekers slipped to 1.22.", ["1.22 | multiple 1.22 x"]),
    ("It holds reserves at 1.8 g/t.", ["1.8 g/t | count 1.8 g/t"]),
    ("Roughly 3-in-5 households own shares.", ["3-in-5 | fraction 0.6 ratio | approx Roughly"]),
    ("It shipped 323.4Mt, within its 323Mt-338Mt range.", ["323.4Mt | count 323.4e6 tonnes", "323Mt-338Mt | count 323e6..338e6 tonnes"]),
    ("It takes double the 6.1 years of 2001.", ["double | multiple 2 x", "6.1 years | count 6.1 years"]),
    ("Oil fell into the $50s, from $71.", ["$50s | money 50..59 USD", "$71 | money 71 USD"]),
    ("It earned S/ 312 million (US$84 million).", ["S/ 312 million | money 312e6 PEN", "US$84 million | money 84e6 USD | alt"]),
    ("It paid NKr 5.2bn, 12 zł and Tk 40 crore.", ["NKr 5.2bn | money 5.2e9 NOK", "12 zł | money 12 PLN", "Tk 40 crore | money 400e6 BDT"]),
]  # fmt: skip

SPOKEN = [
    (
        "The FTSE 100 finished at nine thousand, two hundred and six.",
        ["nine thousand, two hundred and six | count 9206 points"],
    ),
    (
        "It sold two thousand, two hundred and twenty-six cars.",
        ["two thousand, two hundred and twenty-six cars | count 2226 cars"],
    ),
    (
        "It shipped two thousand cars, two hundred and six vans.",
        ["two thousand cars | count 2000 cars", "two hundred and six vans | count 206 vans"],
    ),
    ("Brent costs a dollar twenty more than on Monday.", ["a dollar twenty | money 1.20 USD"]),
    ("A pint is a pound fifty dearer.", ["a pound fifty | money 1.50 GBP"]),
    ("Crude is a dollar ninety-five below its peak.", ["a dollar ninety-five | money 1.95 USD"]),
    ("He gave a dollar twenty years ago.", []),
    ("One shop in eight is empty.", ["One shop in eight | fraction 0.125 ratio"]),
    ("In the north one worker in twenty has left.", ["one worker in twenty | fraction 0.05 ratio"]),
    (
        "Mills here took two-thirds and Italian ones a tenth.",
        ["two-thirds | fraction 0.6667 ratio", "a tenth | fraction 0.1 ratio"],
    ),
    ("Britain bought half of it, and Spain a fifth.", ["half | fraction 0.5 ratio", "a fifth | fraction 0.2 ratio"]),
    ("Britain bought half of it and came a fifth.", ["half | fraction 0.5 ratio"]),
    ("Britain bought half of it and was in a third.", ["half | fraction 0.5 ratio"]),
    (
        "The indicator put on $0.14 to $12.87 a kilo.",
        ["$0.14 | money 0.14 USD", "$12.87 | money 12.87 USD | per kilogram"],
    ),
    ("The shares took off 6 cents to $2.31.", ["6 cents | money 0.06 USD", "$2.31 | money 2.31 USD"]),
    ("The indicator put on 3 to 5 percent.", ["3 to 5 percent | percent 3..5 percent"]),
    ("Leverage stays between 1.5 and 2.0 times.", ["1.5 and 2.0 times | multiple 1.5..2 x | range between"]),
    ("It cut rates two or 3 times.", ["two or 3 times | count 2..3 times"]),
    ("A rise would add up to $12.6 billion to spending.", ["$12.6 billion | money 12.6e9 USD | le up to"]),
    ("The fees add up to $12.6 billion.", ["$12.6 billion | money 12.6e9 USD"]),
    ("Some 46 market traders complained.", ["46 market traders | count 46 traders | approx Some"]),
    ("Regular is three dollars and twelve cents.", ["three dollars and twelve cents | money 3.12 USD"]),
    ("A stamp is one pound thirty-five pence.", ["one pound thirty-five pence | money 1.35 GBP"]),
    (
        "It rose three dollars, and twelve cents was the fee.",
        ["three dollars | money 3 USD", "twelve cents | money 0.12 USD"],
    ),
    ("It cost a hundred and twenty grand.", ["a hundred and twenty grand | money 120000 USD"]),
    ("It cost nine bucks, or fifty quid.", ["nine bucks | money 9 USD", "fifty quid | money 50 GBP | alt"]),
    ("It is worth a hundred and thirty basis points.", ["a hundred and thirty basis points | bps 130 bps"]),
    (
        "It is worth one hundred and ninety million dollars.",
        ["one hundred and ninety million dollars | money 190000000 USD"],
    ),
    ("It made a billion and a half dollars.", ["a billion and a half dollars | money 1500000000 USD"]),
    ("It did forty million of EBITDA.", ["forty million | money 40000000 USD"]),
]
COMPARED = [
    ("It owns 9.9 per cent, up from 4.8 in May.", ["9.9 per cent | percent 9.9 percent", "4.8 | percent 4.8 percent"]),
    ("GDP grew 0.5%, after growth of 2.4.", ["0.5% | percent 0.5 percent", "2.4 | percent 2.4 percent"]),
    ("The gap is 58 basis points, from negative 16.", ["58 basis points | bps 58 bps", "negative 16 | bps -16 bps"]),
    (
        "The gap of 60 basis points compares with one hundred and ninety.",
        ["60 basis points | bps 60 bps", "one hundred and ninety | bps 190 bps"],
    ),
    (
        "Leases are $2.3 billion, versus 1.9 then.",
        ["$2.3 billion | money 2300000000 USD", "1.9 | money 1900000000 USD"],
    ),
    (
        "It flew 5.9 million passengers, or roughly 197,000 a day.",
        [
            "5.9 million passengers | count 5900000 passengers",
            "197,000 | count 197000 passengers | approx roughly | per day",
        ],
    ),
    ("We passed the 10k mark in paying customers.", ["10k | count 10000 customers"]),
    (
        "It closed 17 stores and will end at just over six hundred.",
        ["17 stores | count 17 stores", "six hundred | count 600 stores | near_above just over"],
    ),
    ("On a P/E of just under 22, it is fair.", ["22 | multiple 22 x | near_below just under"]),
    (
        "Nine of 19 officials saw two cuts.",
        ["Nine | count 9 officials", "19 officials | count 19 officials", "two cuts | count 2 cuts"],
    ),
    ("The spread narrowed to 88 from 95.", ["88 | bps 88 bps", "95 | bps 95 bps"]),
    ("It fell two-tenths to 4.1%.", ["two-tenths | pp 0.2 pp", "4.1% | percent 4.1 percent"]),
    ("Sales of $41 million beat the 39 expected.", ["$41 million | money 41000000 USD", "39 | money 39000000 USD"]),
    ("It fetched 72.15 a barrel.", ["72.15 | money 72.15 USD | per barrel"]),
    ("It earned 1.05 a share, against 0.98.", ["1.05 | money 1.05 USD | per share", "0.98 | money 0.98 USD"]),
    ("The euro bought 1.0842.", ["1.0842 | multiple 1.0842 x"]),
    ("It trades at 14.2 forward earnings.", ["14.2 | multiple 14.2 x"]),
    (
        "It has 4,060 clients that spend $100,000, up from 3,390.",
        ["4,060 clients | count 4060 clients", "$100,000 | money 100000 USD", "3,390 | count 3390 clients"],
    ),
    (
        "Orrin (TSX: ORC) trades at 6.2 times earnings, against 9.1 for its peers.",
        ["6.2 times | multiple 6.2 x", "9.1 | multiple 9.1 x"],
    ),
    ("It pays SOFR+350.", ["350 | bps 350 bps"]),
    ("He weighs 190 pounds.", ["190 pounds | count 190 pounds"]),
    ("The rig count dropped to 538.", ["538 | count 538 rigs"]),
    ("It sold 212,000 of the watches.", ["212,000 | count 212000 watches"]),
    (
        "It grew 3.9 percent, 4.1 and 4.4.",
        ["3.9 percent | percent 3.9 percent", "4.1 | percent 4.1 percent", "4.4 | percent 4.4 percent"],
    ),
    ("It moved to 45 cents from 42.", ["45 cents | money 0.45 USD", "42 | money 0.42 USD"]),
]
SIZES = [
    ("It makes 300mm wafers.", ["300mm | count 300 millimetres"]),
    ("EBITDA of 45mm beat.", ["45mm | money 45000000 USD"]),
    ("It traded at NZ$3.10-NZ$3.40.", ["NZ$3.10-NZ$3.40 | money 3.10..3.40 NZD"]),
    ("It costs Rs450-Rs500.", ["Rs450-Rs500 | money 450..500 INR"]),
]
DESKS = [
    ("Load factor was 0.6 of a point better.", ["0.6 of a point | pp 0.6 pp"]),
    ("It fared 1.4 points better than the index.", ["1.4 points | pp 1.4 pp"]),
    ("The index fell 14 points.", ["14 points | count 14 points"]),
    ("It sees a gross margin in the mid-forties.", ["mid-forties | percent 44..46 percent"]),
    ("Growth was in the high thirties.", ["high thirties | percent 37..39 percent"]),
    ("Growth in the low to high twenties is seen.", ["low to high twenties | percent 21..29 percent"]),
    ("It sees low- to mid-40s occupancy.", ["low- to mid-40s | percent 41..46 percent"]),
    ("He is in his mid forties.", []),
    ("It grows by low- to mid-single digits.", ["low- to mid-single digits | percent 1..6 percent"]),
    ("A double-digit million euro sum is at stake.", ["double-digit million euro | money 10e6..99e6 EUR"]),
    (
        "It costs 90 million euros, a mid double-digit million sum of it now.",
        ["90 million euros | money 90e6 EUR", "mid double-digit million | money 40e6..60e6 EUR"],
    ),
    ("It beat by a penny, at $1.26.", ["a penny | money 0.01 USD", "$1.26 | money 1.26 USD"]),
    ("WTI shed a dollar-ten to $59.20.", ["a dollar-ten | money 1.10 USD", "$59.20 | money 59.20 USD"]),
    ("She runs a dollar store and a penny auction.", []),
    ("We beat it by six or seven percent.", ["six or seven percent | percent 6..7 percent"]),
    ("It sold six or twelve stores.", ["six | count 6 stores", "twelve stores | count 12 stores"]),
    ("After eight gains in a row, gold stalled.", ["eight gains in a row | ordinal 8 gain"]),
    ("It took five losses in a row.", ["five losses in a row | ordinal 5 loss"]),
    ("Loans grew 7 per cent, deposits 5.", ["7 per cent | percent 7 percent", "5 | percent 5 percent"]),
    ("Loans grew 7 per cent, adding 5 branches.", ["7 per cent | percent 7 percent", "5 branches | count 5 branches"]),
    (
        "Two of the nine rate-setters voted for it.",
        ["Two | count 2 rate-setters", "nine rate-setters | count 9 rate-setters"],
    ),
    (
        "Comps were plus three, and minus two later.",
        ["plus three | percent 3 percent", "minus two | percent -2 percent"],
    ),
    ("A 22,000 print met a consensus of 75k.", ["22,000 | count 22000 -", "75k | count 75000 -"]),
    ("Net revenue retention ticked down to 114.", ["114 | percent 114 percent"]),
    ("Its prices-paid component jumped to 68.7.", ["68.7 | count 68.7 points"]),
    ("It costs $2,476 a month before taxes.", ["$2,476 | money 2476 USD | per month"]),
    ("Sugar rose 0.19 cent.", ["0.19 cent | money 0.0019 USD"]),
    ("Bonds fell to 91 1/2.", ["91 1/2 | count 91.5 -"]),
    ("Wheat rose 3 1/4 cents.", ["3 1/4 cents | money 0.0325 USD"]),
    ("Its forward P/E is in the low twenties.", ["low twenties | multiple 21..23 x"]),
    ("Its profit of W12.2tn beat it.", ["W12.2tn | money 12.2e12 KRW"]),
    ("The midpoint was 7.0865, 12 pips firmer.", ["7.0865 | count 7.0865 -", "12 pips | count 12 pips"]),
    ("The loan was cut to E+325.", ["325 | bps 325 bps"]),
    ("Cement volumes were 2.4 mt.", ["2.4 mt | count 2.4 mt"]),
]
LEFT_OUT = [
    ("The peso slid to 20.4.", ["20.4 | money 20.4 MXN"]),
    ("The dollar rose 0.3% against the yen to 151.40.", ["0.3% | percent 0.3 percent", "151.40 | money 151.40 JPY"]),
    ("Brazil's real fell to 5.62 per dollar.", ["5.62 | money 5.62 BRL | per USD"]),
    ("The real test came at 5.62.", ["5.62 | count 5.62 -"]),
    ("EBIT of $80 million times 9.5 is $760 million.",
     ["$80 million | money 80e6 USD", "9.5 | multiple 9.5 x", "$760 million | money 760e6 USD"]),
    ("Multiply the $80 million by 9.", ["$80 million | money 80e6 USD", "9 | multiple 9 x"]),
    ("It is dear against the sector's 16 times.", ["16 times | multiple 16 x"]),
    ("It has cut prices 16 times.", ["16 times | count 16 times"]),
    ("Leverage fell from 4.1 to 3.3.", ["4.1 | multiple 4.1 x", "3.3 | multiple 3.3 x"]),
    ("It foresees one or two closures.", ["one or two closures | count 1..2 closures"]),
    ("Fee income came to 3.1 billion.", ["3.1 billion | money 3.1e9 USD"]),
    ("It sold goods worth 3.1 billion.", ["3.1 billion | money 3.1e9 USD"]),
    ("Upkeep steps up by 30 million.", ["30 million | count 30e6 -"]),
    ("It cut its rate by 50 to 3.75%.", ["50 | bps 50 bps", "3.75% | percent 3.75 percent"]),
    ("Growth of 3 to 4% is due.", ["3 to 4% | percent 3..4 percent"]),
    ("The note pays SOFR plus 190.", ["190 | bps 190 bps"]),
    ("Settlement is T+2.", []),
    ("The stock yields 5.1.", ["5.1 | percent 5.1 percent"]),
    ("Fuel took 90 basis points off it, wages another 40.", ["90 basis points | bps 90 bps", "40 | bps 40 bps"]),
    ("It shut 31 depots and another 12 later.", ["31 depots | count 31 depots", "12 | count 12 depots"]),
    ("Churn slipped a point to 11.", ["a point | pp 1 pp", "11 | percent 11 percent"]),
    ("Stocks are 55% of it, bonds about a quarter.", ["55% | percent 55 percent", "a quarter | fraction 0.25 ratio | approx about"]),
    ("Sales rose 55% in about a quarter.", ["55% | percent 55 percent"]),
    ("The payout rises a fifth to 12 cents.", ["a fifth | fraction 0.2 ratio", "12 cents | money 0.12 USD"]),
    ("Half the crews are in Hull; a quarter go north.", ["Half | fraction 0.5 ratio", "a quarter | fraction 0.25 ratio"]),
    ("Corn closed 7 and a quarter cents higher.", ["7 and a quarter cents | money 0.0725 USD"]),
    ("It sold five and three quarters million tonnes.",
     ["five and three quarters million tonnes | count 5750000 tonnes"]),
    ("One tenant in nine, they say, is late.", ["One tenant in nine | fraction 0.1111 ratio"]),
    ("Eight back a hold, 11 a quarter-point cut.", ["11 | count 11 -", "quarter-point | pp 0.25 pp"]),
    ("The 14-month-old firm raised $9 million.", ["$9 million | money 9e6 USD"]),
    ("It expects 0.88 on sales of $2 billion.", ["0.88 | money 0.88 USD", "$2 billion | money 2e9 USD"]),
    ("The ten-year yielded 4.31% and the five-year 4.02.", ["4.31% | percent 4.31 percent", "4.02 | percent 4.02 percent"]),
    ("Two Mondays ago it fell.", []),
    ("It is 0.3 points higher than in May.", ["0.3 points | pp 0.3 pp"]),
    ("The Dow is 0.3 points higher than in May.", ["0.3 points | count 0.3 points"]),
    ("It missed the three-quarters majority.", ["three-quarters | fraction 0.75 ratio"]),
    ("It is two basis points less, and 40 above the low.", ["two basis points | bps 2 bps", "40 | bps 40 bps"]),
]  # fmt: skip
CARRIED_ON = [
    ("It bought 14 Airbus A350-900 planes.", ["14 | count 14 planes"]),
    ("It shut 31 Goldman Sachs offices.", ["31 | count 31 offices"]),
    ("It opened eight McDonald's outlets.", ["eight | count 8 outlets"]),
    ("It ordered six 15,000-TEU ships.", ["six | count 6 ships", "15,000-TEU | count 15000 TEU"]),
    ("The club has 81 home dates.", ["81 home dates | count 81 dates"]),
    ("It has 40 car dealers and 1,200 staff members.",
     ["40 car dealers | count 40 dealers", "1,200 staff members | count 1200 staff"]),
    ("It fell to 24 Nasdaq said.", ["24 | count 24 -"]),
    ("Pricing added 180 bips, mix took away 60.", ["180 bips | bps 180 bps", "60 | bps 60 bps"]),
    ("It yields 80 basis points more; the record was 190.", ["80 basis points | bps 80 bps", "190 | bps 190 bps"]),
    ("Spreads rose 38 bp to 341, far from 2022's 583.",
     ["38 bp | bps 38 bps", "341 | bps 341 bps", "583 | bps 583 bps"]),
    ("It trades at a 9.5 per cent discount, against an average of 4.1.",
     ["9.5 per cent | percent 9.5 percent", "4.1 | percent 4.1 percent"]),
    ("It costs 31 times profit, 15% below an average of 36.5.",
     ["31 times | multiple 31 x", "15% | percent 15 percent", "36.5 | multiple 36.5 x"]),
    ("Growth is nearer 8 than 12 percent.", ["8 | percent 8 percent | approx nearer", "12 percent | percent 12 percent"]),
    ("It rose 12 percent last year and nine this year.", ["12 percent | percent 12 percent", "nine | percent 9 percent"]),
    ("Of the 7.4%: 4.1 volume, 2.2 price.",
     ["7.4% | percent 7.4 percent", "4.1 | percent 4.1 percent", "2.2 | percent 2.2 percent"]),
    ("Inflation slowed to 2.4.", ["2.4 | percent 2.4 percent"]),
    ("The inflation index rose to 131.5.", ["131.5 | count 131.5 points"]),
    ("Loans were priced at 475 to 525 over SOFR.", ["475 to 525 | bps 475..525 bps"]),
    ("The total rose by 21,905 to 2.43 million people.",
     ["21,905 | count 21905 people", "2.43 million people | count 2430000 people"]),
    ("Rigs fell by three to 541.", ["three | count 3 rigs", "541 | count 541 rigs"]),
    ("Thirteen stores opened and four closed.", ["Thirteen stores | count 13 stores", "four | count 4 stores"]),
    ("Of the 36 analysts, 29 rate it a buy, six a hold.",
     ["36 analysts | count 36 analysts", "29 | count 29 analysts", "six | count 6 analysts"]),
    ("Seoul shares ended at 4,020.55, up 26.04 points.", ["4,020.55 | count 4020.55 points", "26.04 points | count 26.04 points"]),
    ("The shares ended at 4,020.55.", ["4,020.55 | money 4020.55 USD"]),
    ("It sold half of it and kept the other half.", ["half | fraction 0.5 ratio", "half | fraction 0.5 ratio"]),
    ("The other half is sugar.", []),
    ("Margins were twenty-something.", ["twenty-something | percent 20..29 percent"]),
    ("It cost forty-something dollars.", ["forty-something dollars | money 40..49 USD"]),
    ("The twenty-something founder left.", []),
    ("It is fifty-odd dollars away.", ["fifty-odd dollars | money 50 USD | approx odd"]),
    ("It cost sixty dollars and change.", ["sixty dollars | money 60 USD | near_above and change"]),
    ("A 10 cent rise hurts.", ["10 cent | money 0.1 USD"]),
    ("It took €1 in every €3 of flows.", ["€1 in every €3 | fraction 0.3333 ratio"]),
    ("It took seven of every ten dollars of sales.", ["seven of every ten dollars | fraction 0.7000 ratio"]),
    ("It took $7 of every ten dollars of sales.", ["$7 of every ten dollars | fraction 0.7000 ratio"]),
    ("It paid $5 in $20 notes.", ["$5 | money 5 USD", "$20 | money 20 USD"]),
    ("Leverage is half a turn lower.", ["half a turn | multiple 0.5 x"]),
    ("A 40ft box costs $900.", ["40ft | count 40 feet", "$900 | money 900 USD"]),
    ("The fund returned 6.3 percent, 0.6 point below its benchmark.", ["6.3 percent | percent 6.3 percent", "0.6 point | pp 0.6 pp"]),
    ("It employs c.14,300 people.", ["14,300 people | count 14300 people | approx c."]),
    ("VOLUME 4X AVERAGE", ["4X | multiple 4 x"]),
    ("The VIX rose; VIX 17.8.", ["17.8 | count 17.8 points"]),
    ("It plans six tuck-ins.", ["six tuck-ins | count 6 tuck-ins"]),
    ("One barrel in nine that it burns is lost.", ["One barrel in nine | fraction 0.1111 ratio"]),
    ("One store in seven cities is shut.", ["One store | count 1 stores", "seven cities | count 7 cities"]),
    ("It cut its stake from 12% to just over 9.", ["12% | percent 12 percent", "9 | percent 9 percent | near_above just over"]),
    ("Costs fell from 3% in May to 90 stores.", ["3% | percent 3 percent", "90 stores | count 90 stores"]),
    ("It added 14 stores and ended with 1,022.", ["14 stores | count 14 stores", "1,022 | count 1022 stores"]),
    ("It opened nine shops, two in Leeds.", ["nine shops | count 9 shops", "two | count 2 shops"]),
    ("The grade is 2.31g/t.", ["2.31g/t | count 2.31 g/t"]),
    ("It flew at a load factor of 84.6.", ["84.6 | percent 84.6 percent"]),
    ("Puts lead by 2:1.", ["2:1 | multiple 2 x"]),
    ("VW fell 3.4 percent, BMW 2.9 and Mercedes 2.7.",
     ["3.4 percent | percent 3.4 percent", "2.9 | percent 2.9 percent", "2.7 | percent 2.7 percent"]),
    ("It rose 3 percent, and Llama 3.1 and Claude 4.5 came out.", ["3 percent | percent 3 percent"]),
    ("It lost 68 basis points, versus 72 last quarter and 65 a year ago.",
     ["68 basis points | bps 68 bps", "72 | bps 72 bps", "65 | bps 65 bps"]),
    ("It was 4.1% last quarter and 3.9 a year ago.", ["4.1% | percent 4.1 percent", "3.9 | percent 3.9 percent"]),
    ("It rose 5% in May, and 12 shops shut.", ["5% | percent 5 percent", "12 shops | count 12 shops"]),
    ("It sees two more 25 bp cuts.", ["two more | count 2 cuts", "25 bp | bps 25 bps"]),
    ("Eight of 11 fabs run above 90%.", ["Eight | count 8 fabs", "11 fabs | count 11 fabs", "90% | percent 90 percent | gt above"]),
    ("It is 5% more than $3 billion.", ["5% | percent 5 percent", "$3 billion | money 3e9 USD"]),
    ("Leverage of three to four turns is right, and we're at 3.4.", ["three to four turns | multiple 3..4 x", "3.4 | multiple 3.4 x"]),
    ("It beat by two pennies.", ["two pennies | money 0.02 USD"]),
    ("It sold the €700-800m unit.", ["€700-800m | money 700e6..800e6 EUR"]),
    ("It earned $2.75 vs $2.96e.", ["$2.75 | money 2.75 USD", "$2.96 | money 2.96 USD"]),
    ("It runs 40 board-approved projects.", ["40 | count 40 projects"]),
    ("It flew 45 jets, including 40 Boeing 737 MAX aircraft.", ["45 jets | count 45 jets", "40 | count 40 jets"]),
]  # fmt: skip

CASES = [
    *CARRIED_ON, *LEFT_OUT,
    *DESKS, *SPOKEN, *COMPARED, *SIZES,
    *STRANGERS,
    *ROUNDS,
    *FRESH,
    *MONEY, *SIGNS, *RANGES, *HEDGES, *ALTERNATES, *PER, *PERCENT, *SHARES_AND_MULTIPLES, *BANDS, *COUNTS, *RANKS, *STREAKS, *LISTS,
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[sentence for sentence, _ in CASES])
def test_a_sentence_has_these_quantities_and_no_others(quantities: Found, sentence: str, expected: list[str]) -> None:
    assert quantities(sentence) == [quantity(line) for line in expected]


@pytest.mark.parametrize(
    ("sentence", "step"),
    [
        ("It made $95.4 billion.", "1e8"),
        ("It rose 42%.", "1"),
        ("It rose 42.0%.", "0.1"),
        ("It made 53,000 million euros.", "1e6"),
        ("It earned 25 cents a share.", "0.01"),
        ("It earned $.49.", "0.01"),
        ("It made Rs 1,200 crore.", "1e7"),
        ("It sold 495,570 vehicles.", "1"),
    ],
)
def test_the_printed_precision_is_one_in_the_last_place(mentions: Callable[..., Any], sentence: str, step: str) -> None:
    assert mentions(sentence)[0][0].step == Decimal(step)


@pytest.mark.parametrize(
    "sentence", ["It made $5 billion.", "It earned 40 cents.", "It paid ¥5 billion.", "It is worth 5 pesos."]
)
def test_a_sign_of_several_currencies_is_left_to_the_context(mentions: Callable[..., Any], sentence: str) -> None:
    assert mentions(sentence)[0][0].bare_sign


@pytest.mark.parametrize(
    "sentence", ["It made US$5 billion.", "It made €5 billion.", "It made $5 billion USD.", "It made HK$5 billion."]
)
def test_a_sign_of_one_currency_is_settled(mentions: Callable[..., Any], sentence: str) -> None:
    assert not mentions(sentence)[0][0].bare_sign


@pytest.mark.parametrize(
    ("text", "currencies"),
    [
        ("The Oslo lender pays 3.20 crowns, after 2.75 crowns.", ["NOK", "NOK"]),
        ("The lender pays 3.20 crowns.", ["SEK"]),
        ("Stockholm and Oslo differ: the lender pays 3.20 crowns.", ["SEK"]),
        ("The lender in Buenos Aires lost 4 million pesos.", ["ARS"]),
        ("Karachi's bank made 4 billion rupees.", ["PKR"]),
        ("In Cairo the pound traded at 48.6 to the dollar, from 50.9.", ["EGP", "EGP"]),
        ("The pound rose to 1.34 per euro; it paid 3 pounds.", ["GBP", "GBP"]),
        ("Norway's Fjord lost 3 billion crowns ($281 million) where it had earned 84 million.", ["NOK", "USD", "NOK"]),
        ("Norway's crown firmed to 11.84 per euro.", ["NOK"]),
        ("Casablanca's port cost 24 million dirhams, AED 9 million.", ["MAD", "AED"]),
        ("The Oslo firm made $5 billion.", ["USD"]),
        ("It returns DKK 16.7bn, or 20 kroner a share.", ["DKK", "DKK"]),
    ],
)
def test_a_word_of_several_currencies_is_that_of_the_place(vocabulary: Any, text: str, currencies: list[str]) -> None:
    article = read_bytes(text.encode(), "article.txt")
    assert [q.unit for q in extract(article, split(article), vocabulary).quantities] == currencies


# ------------------------------------------------------------ the worked examples of the standard
def examples() -> list[dict[str, Any]]:
    if not EXAMPLES.exists():
        return []
    return [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]


def number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the worked examples are not beside this checkout")
@pytest.mark.parametrize("example", examples(), ids=lambda example: example["id"])
def test_the_worked_examples_are_read_as_the_standard_has_them(vocabulary: Any, example: dict[str, Any]) -> None:
    day = date.fromisoformat(example["doc_date"])
    found_quantities, found_times = [], []
    for index, (start, end) in enumerate(example["sentences"]):
        quantities, times, _ = find_mentions(
            example["text"], Sentence(index=index, start=start, end=end), vocabulary, day
        )
        found_quantities += quantities
        found_times += times
    assert [
        (q.text, q.start, q.end, q.kind, q.value, q.low, q.high, q.unit, q.cmp, q.mod, q.per, bool(q.alt_of)) for q in found_quantities
    ] == [
        (q["text"], q["start"], q["end"], q["kind"], number(q["value"]), number(q["low"]), number(q["high"]), q["unit"], q["cmp"],
         q["mod"], q["per"], bool(q["alt_of"]))
        for q in sorted(example["quantities"], key=lambda q: q["start"])
    ]  # fmt: skip
    assert [(t.text, t.start, t.end, t.type, t.value) for t in found_times] == [
        (t["text"], t["start"], t["end"], t["type"], t["value"])
        for t in sorted(example["times"], key=lambda t: t["start"])
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The dividend is A45c, or US30c.", ["A45c money 0.45 AUD", "US30c money 0.30 USD"]),
        ("It paid A45 then.", []),
        (
            "It closed at N1,482 and turned over Bt38 billion.",
            ["N1,482 money 1482 NGN", "Bt38 billion money 38000000000 THB"],
        ),
        ("EUR/GBP 0.8455 in London.", ["0.8455 multiple 0.8455 x"]),
        (
            "Orders were plus 11% as reported and plus 9 in local money.",
            ["11% percent 11 percent", "plus 9 percent 9 percent"],
        ),
        ("It costs a dollar more than in May.", ["a dollar money 1 USD"]),
        ("If you are 50 or older, wait.", ["50 count 50 years"]),
        ("The heater draws 700 W at 240 V.", ["700 W count 700 watts", "240 V count 240 volts"]),
        (
            "Crude stocks rose 3.6 million barrels; Cushing at 23.1 million.",
            ["3.6 million barrels count 3600000 barrels", "23.1 million count 23100000 barrels"],
        ),
        (
            "It cut the draft to 44 feet and the number of transits to 27 a day.",
            ["44 feet count 44 feet", "27 count 27 transits"],
        ),
        ("It yields 2.1%; P/E 18.2.", ["2.1% percent 2.1 percent", "18.2 multiple 18.2 x"]),
    ],
)
def test_short_forms_take_the_unit_that_they_leave_out(
    mentions: Callable[..., Any], sentence: str, expected: list[str]
) -> None:
    found = [(q.text, q.kind, q.value, q.unit) for q in mentions(sentence)[0]]
    assert [(text, kind, unit) for text, kind, _, unit in found] == [
        (" ".join(e.split()[:-3]), e.split()[-3], e.split()[-1]) for e in expected
    ]
    assert [value for _, _, value, _ in found] == [Decimal(e.split()[-2]) for e in expected]


def test_people_of_two_ages_are_counted_in_years(mentions: Callable[..., Any]) -> None:
    (found,) = mentions("Those aged 35 to 44 own most.")[0]
    assert (found.low, found.high, found.unit) == (35, 44, "years")


def test_a_dash_between_two_statements_makes_no_range(mentions: Callable[..., Any]) -> None:
    found = [q.text for q in mentions("Revenue was up 1% \u2014 3% at constant currency.")[0]]
    assert found == ["1%", "3%"]
