"""What Wikidata's service tells: who is chief executive and chair of a company, with the days on which a term began and ended.

A company is found by its number at the SEC (P5531), and only where exactly one item has it. A statement
without dates, or with a year alone, leaves days on which nobody can tell who held the office: `valid_from` and `valid_until` are
the days between which a term surely ran, `start` and `end` those beyond which it surely did not (None where that is unknown).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from factcheck.model import Observation, SourceFailure
from factcheck.patterns import regex
from factcheck.sources import companyfacts
from factcheck.sources.wikidata import ID, OFFICES

if TYPE_CHECKING:
    from factcheck.sources.network import Network
    from factcheck.sources.store import Snapshot

HOSTS = frozenset({"www.wikidata.org"})
_CIK = "P5531"
_STARTED, _ENDED = "P580", "P582"
_API = "https://www.wikidata.org/w/api.php?format=json&action="
_ENTITY = "https://www.wikidata.org/wiki/Special:EntityData/{item}.json"
_PAGE = "https://www.wikidata.org/wiki/{item}#{property}"
_ITEM = regex(r"Q[1-9][0-9]{0,11}")
_OF = regex(r"cik:([0-9]{10})/offices")
_TIME = regex(r"\+(\d{4})-(\d\d)-(\d\d)T00:00:00Z")
_BY_DAY, _BY_MONTH, _BY_YEAR = 11, 10, 9
"""How precise a time is, in Wikidata's numbers."""
_MOST = 50
"""So many items the service names in one answer."""


class Term(NamedTuple):
    """One statement: whose term it is; surely from `first` to `last` (open: None), surely not before `start` nor after `end`."""

    office: str
    person: str
    first: date | None
    last: date | None
    start: date | None
    end: date | None


def beyond(
    key: str, held: tuple[Observation, ...], day: date | None, network: Network
) -> tuple[tuple[Observation, ...], SourceFailure | None]:
    """The terms of office of "cik:##########/offices", and what went wrong with the service."""
    asked = _OF.fullmatch(key)
    if asked is None:
        return held, None
    found, failure = _got(key, find_url(asked[1]), day, network)
    items = _items(found.body) if found is not None else ()
    if len(items) != 1:
        return (), failure
    entity, problem = _got(key, _ENTITY.format(item=items[0]), day, network)
    if entity is None:
        return (), problem
    terms = _terms(entity.body, items[0], asked[1])
    people = tuple(sorted({term.person for term in terms}))[:_MOST]
    if not people:
        return (), problem
    named, other = _got(key, names_url(people), day, network)
    names = _names(named.body) if named is not None else {}
    rows = tuple(_observation(key, items[0], term, names, entity) for term in terms if names.get(term.person))
    return rows, failure or problem or other


def find_url(cik: str) -> str:
    return f"{_API}query&list=search&srlimit=3&srsearch={quote(f'haswbstatement:{_CIK}={cik}')}"


def names_url(people: tuple[str, ...]) -> str:
    return f"{_API}wbgetentities&props=labels%7Caliases&languages=en&ids={quote('|'.join(people))}"


def shape_of(url: str) -> Any:
    """The shape of the answer under an address of the service."""
    if "/Special:EntityData/" in url:
        return partial(_check, lambda body: _entity(body, url.rpartition("/")[2].removesuffix(".json")))
    return partial(_check, _names if "action=wbgetentities" in url else _items)


def _check(read: Any, body: bytes) -> date | None:
    read(body)
    return None


def _got(key: str, url: str, day: date | None, network: Network) -> tuple[Snapshot | None, SourceFailure | None]:
    got = network.get(ID, key, url, shape_of(url), hosts=HOSTS, day=day)
    return got.snapshot, got.failure


def _observation(
    key: str, item: str, term: Term, names: Mapping[str, tuple[str, ...]], entity: Snapshot
) -> Observation:
    property_ = OFFICES[term.office]
    return Observation(
        source=ID,
        key=f"{item}/{property_}/{term.person}",
        subject=key.partition("/")[0],
        metric="office",
        basis="office",
        segments=(term.office,),
        names=names[term.person],
        valid_from=term.first,
        valid_until=term.last,
        start=term.start,
        end=term.end,
        checked=entity.fetched.date(),
        url=_PAGE.format(item=item, property=property_),
        digest=entity.digest,
    )


# ------------------------------------------------------------ the bodies
def _whole(body: bytes) -> dict[str, Any]:
    whole = companyfacts.parsed(body)
    if not isinstance(whole, dict):
        raise ValueError("no answer of Wikidata")
    if "error" in whole:
        raise ValueError("an error of Wikidata")
    return whole


def _items(body: bytes) -> tuple[str, ...]:
    """The items that a search has found."""
    query = _whole(body).get("query")
    found = query.get("search") if isinstance(query, dict) else None
    if not isinstance(found, list):
        raise ValueError("no search of Wikidata")
    items = tuple(str(row.get("title")) if isinstance(row, dict) else "" for row in found)
    if not all(map(_ITEM.fullmatch, items)):
        raise ValueError("a search for something else")
    return items


def _entity(body: bytes, item: str) -> dict[str, Any]:
    """The statements of an item by property."""
    entities = _whole(body).get("entities")
    entity = entities.get(item) if isinstance(entities, dict) else None
    if not isinstance(entity, dict) or entity.get("id") != item or not isinstance(entity.get("claims"), dict):
        raise ValueError("another item, or one without statements")
    return dict(entity["claims"])


@lru_cache(maxsize=16)
def _names(body: bytes) -> Mapping[str, tuple[str, ...]]:
    """The English names of persons, the usual one first."""
    entities = _whole(body).get("entities")
    if not isinstance(entities, dict):
        raise ValueError("no names")
    found: dict[str, tuple[str, ...]] = {}
    for item, entity in entities.items():
        if not isinstance(entity, dict):
            raise ValueError("no names")
        labels, aliases = entity.get("labels"), entity.get("aliases")
        usual = [labels.get("en")] if isinstance(labels, dict) else []
        others = aliases.get("en", []) if isinstance(aliases, dict) else []
        told = [one.get("value") for one in (*usual, *others) if isinstance(one, dict)]
        found[item] = (
            tuple(name for name in told if isinstance(name, str) and name.strip()) if usual[:1] != [None] else ()
        )
    return found


def _terms(body: bytes, item: str, cik: str) -> tuple[Term, ...]:
    """The terms of the company with that number; () for another's."""
    claims = _entity(body, item)
    if cik not in {_value(statement) for statement in _statements(claims, _CIK)}:
        return ()
    return tuple(
        term for office, property_ in OFFICES.items() for term in _superseded(list(terms_of(claims, office, property_)))
    )


def terms_of(claims: Mapping[str, Any], office: str, property_: str) -> Iterator[Term]:
    """What the statements of a property tell of an office, those aside that were found wrong."""
    for statement in _statements(claims, property_):
        value = _value(statement)
        person = value.get("id") if isinstance(value, dict) else None
        if not isinstance(person, str) or not _ITEM.fullmatch(person):
            continue
        qualifiers = statement.get("qualifiers")
        told = qualifiers if isinstance(qualifiers, dict) else {}
        started, ended = (_span(told.get(name)) for name in (_STARTED, _ENDED))
        first = started[1] if started else None
        last = (ended[0] if ended else first) if told.get(_ENDED) else None  # ended, nobody knows when
        yield Term(office, person, first, last, started[0] if started else None, ended[1] if ended else None)


def _superseded(terms: list[Term]) -> Iterator[Term]:
    """An open term that another one of the office began after may well be over: it surely ran on its first day only."""
    newest = max((term.first for term in terms if term.first), default=None)
    for term in terms:
        over = term.last is None and (term.first is None or newest is not None and term.first < newest)
        yield term._replace(last=term.first) if over else term


def _statements(claims: Mapping[str, Any], property_: str) -> list[Mapping[str, Any]]:
    found = claims.get(property_, [])
    listed = found if isinstance(found, list) else []
    return [one for one in listed if isinstance(one, dict) and one.get("rank") != "deprecated"]


def _value(statement: Mapping[str, Any]) -> Any:
    snak = statement.get("mainsnak")
    data = snak.get("datavalue") if isinstance(snak, dict) and snak.get("snaktype") == "value" else None
    return data.get("value") if isinstance(data, dict) else None


def _span(snaks: Any) -> tuple[date, date] | None:
    """The first and last day that a time may mean; None for several times, none, or one that is too vague."""
    if not isinstance(snaks, list) or len(snaks) != 1 or not isinstance(snaks[0], dict):
        return None
    value = _value({"mainsnak": snaks[0]})
    told = _TIME.fullmatch(str(value.get("time"))) if isinstance(value, dict) else None
    if told is None:
        return None
    year, month, day = map(int, told.groups())
    precision = value.get("precision")
    try:
        if precision == _BY_DAY:
            return date(year, month, day), date(year, month, day)
        if precision == _BY_MONTH:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return (date(year, 1, 1), date(year, 12, 31)) if precision == _BY_YEAR else None
    except ValueError:
        return None
