"""Names of listed companies from public registers, for recognising a company in a text.

`registry.tsv` has one row a listing: ticker, registered name, CIK. Several tickers may share a CIK.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from factcheck.patterns import regex
from factcheck.records import record

# Legal forms and share classes that journalists leave out, stripped from the end one after another.
_SUFFIX = regex(
    r"""[\s,]*(?:\b(?:inc|corp|corporation|company|companies|co|ltd|limited|plc|llc|lp|nv|n\.v|sa|s\.a|ag|se|
    holdings?|group|the|incorporated|trust)\b\.?|\(class\ [a-z]\)|\(the\)|class\ [a-z]|&)$""",
    re.IGNORECASE | re.VERBOSE,
)


_LAST_WORDS = frozenset(
    """
    inc corp corporation company companies co ltd limited plc llc lp nv n.v sa s.a ag se holding holdings group the
    incorporated trust a b c
    """.split()
)


@record(slots=True)
class RegisteredCompany:
    """`ref` is "cik:" and ten digits; `names` are the registered name and its short forms."""

    ref: str
    name: str
    tickers: tuple[str, ...]
    names: tuple[str, ...]


def short_names(name: str) -> tuple[str, ...]:
    """The registered name, then every form that is left when legal suffixes are taken off its end."""
    forms = [name]
    current = name
    if name[-1] not in ".)&" and name.rsplit(" ", 1)[-1].lower() not in _LAST_WORDS:
        return (name,)  # most names have nothing to leave out, and this is asked of every listed company
    while (shorter := _SUFFIX.sub("", current).strip(" ,")) != current and len(shorter) > 2:
        current = shorter
        forms.append(current)
    return tuple(dict.fromkeys(forms))


@cache
def registered_companies() -> tuple[RegisteredCompany, ...]:
    path = Path(__file__).with_name("registry.tsv")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    name_at, cik_at, ticker_at = columns.index("name"), columns.index("cik"), columns.index("ticker")
    rows: dict[str, list[list[str]]] = {}
    for line in lines[1:]:
        cells = line.split("\t")
        rows.setdefault(f"cik:{int(cells[cik_at]):010d}", []).append(cells)
    return tuple(
        RegisteredCompany(
            ref, group[0][name_at], tuple(row[ticker_at] for row in group), short_names(group[0][name_at])
        )
        for ref, group in rows.items()
    )
