"""Shares of a whole: "made up 40% of it", "held 387 million, which works out at 45 percent of capacity"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.inspect.agreement.one_fact import stems_of
from factcheck.inspect.drawn.told import PAIR, Told, are_of_two_times, around, distinct, is_amount, size
from factcheck.inspect.drawn.triple import Triple
from factcheck.inspect.measures.reading import AMOUNTS, same_unit
from factcheck.model import Quantity
from factcheck.patterns import regex

_FAR = Decimal(4)
_OF = regex(r"\s*of\s+(?!(?:last|that\s+year|the\s+(?:previous|year)))", 2)
_ALONE = regex(r"\s*(?:[,.;)]|$|and\b|of\b)", 2)
_PART_OF = regex(
    r"[^.;:]{0,40}?\b(?:(?:out\s+)?of|from)\s+(?:(?:the|its|their|a|all|these|those)\s+)*(?:(?:[a-z-]+\s+){0,3}(?:of|worth)\s+)?(?:[a-z-]+\s+)?",
    2,
)
_ANAPHOR = regex(r"\s*(?:(?:Last|In|This)\s+\w+\s+)?(?:That|This|These|Those|They|It|Of\s+(?:these|those|them))\b", 2)
_HAS_ITS_OWN = regex(r"[^;:.\d]{0,30}?\b\d+(?:\.\d+)?\s?(?:%|per\s?cent)")
""" "2,245 million francs, 72% of the total, and jewellery": a part beside the part."""
_OF_IT = regex(r"\s*of\s+(?:it|them|that|those|these|this)\b")
_WHOLE_NAMED = regex(
    r"\s*of\s+(?P<whole>(?:(?!(?:in|for|at|from|last|during|and|or|but|with|by|to|which|who|on|were|was|is|are|went|came|goes)\b)[\w’'&-]+\s*){1,6})",
    2,
)
_EVERYTHING = regex(
    r"\b(?:total|whole|sum|all|everything|overall|capacity|lot|full)\b|^(?:it|them|that|those|these|this)\b", 2
)
_KINDS_OF = frozenset("net gross operating pretax pre-tax free adjusted own".split())
_ONE_MEASURE = tuple(
    frozenset(words.split())
    for words in (
        "reven sales sold turno sells shipp", "profi earni earne incom earns", "staff emplo worke peopl payro workf jobs", "assets balan",
        "orders booki booke",
    )
)  # fmt: skip
"""Stems of words for one measure: "26% of revenue" may be told of what was sold."""


_SHARE_OF = regex(
    r"\b(?:ma[dk]es?\s+up|account(?:s|ed|ing)?\s+for|(?:is|was|are|were)\s+good\s+for|represent(?:s|ed|ing)?|contribut(?:es?|ed|ing)|provid(?:es?|ed|ing)|comes?\s+to|came\s+to|equals?)\s+(?:only\s+|about\s+)?$",
    2,
)


def share(told: Told) -> Triple | None:
    """ "Held 387 million, which works out at 45 percent of capacity", "made up €54 million, or 40%, of orders"."""
    if told.role == "delta":
        return None
    if pair := _so_many_of(told):
        return Triple(told.figure, "percent-of", pair, far=_FAR)
    if _SHARE_OF.search(told.lead) and _OF.match(told.tail) and (pair := _only_two(told)):
        return Triple(told.figure, "percent-of", pair, far=_FAR)
    if told.is_apposed and _ALONE.match(told.tail):
        return _apposed(told)
    if told.is_drawn and _OF.match(told.tail):
        pair = told.two_amounts()
        if pair is None or are_of_two_times(told.reading, *pair) or not is_named(told, pair[1]):
            return None
        return Triple(told.figure, "percent-of", pair, far=_FAR)
    return told_first(told)


def _so_many_of(told: Told) -> tuple[Quantity, Quantity] | None:
    """ "Guests took 214,600 of the 287,000 nights on offer – 75%", "$412 million of the $1.15 billion. They make up 36% of sales"."""
    reading, figure = told.reading, told.figure
    own = [q for q in reading.rows[figure.sentence] if q.end <= figure.start]
    row = own or [q for q in reading.rows.get(figure.sentence - 1, ()) if q.sentence in reading.rows]
    if len(row) < PAIR or own and not told.is_apposed or not own and not _TAKES_UP.match(told.lead):
        return None
    part, whole = row[-PAIR:]
    if part.kind not in AMOUNTS or part.per or not same_unit(part, whole) or size(part) >= size(whole):
        return None
    if reading.sentence(part).block != reading.sentence(figure).block:
        return None
    return (part, whole) if _OF_THE.fullmatch(reading.page.article.text, part.end, whole.start) else None


_OF_THE = regex(r"\s*(?:out\s+)?of\s+(?:the|its|their|all)?\s*", 2)
_TAKES_UP = regex(
    r"\W*(?:They|That|This|It|These|Those)\s+(?:(?:now|thus|therefore)\s+)?(?:ma[dk]es?(?:\s+up)?|is|was|are|were|represent\w*|account\w*\s+for)\s+(?:about\s+)?$"
)


def _only_two(told: Told) -> tuple[Quantity, Quantity] | None:
    """The only two like amounts so near, the smaller first."""
    for back, on in ((0, 0), (1, 0), (0, 1)):
        amounts = [q for q in told.near(back, on) if is_amount(q) and any(c.isdigit() for c in q.text)]
        pair = distinct(amounts)
        if len(pair) > PAIR:
            return None
        if len(pair) == PAIR and same_unit(*pair):
            small, large = sorted(pair, key=size)
            if are_of_two_times(told.reading, small, large) and not _WHICH_CAME.search(told.reading.lead(large)):
                return None
            # "33% of revenue, which came to 360 million"
            named = _WHICH_CAME.search(told.tail) is not None or is_named(told, large, strictly=True)
            return (small, large) if named else None
    return None


_WHICH_CAME = regex(r"\bwhich\s+(?:came|amounted|rose|fell|totall?ed|was|were)\s+(?:to\s+)?$", 2)


def _apposed(told: Told) -> Triple | None:
    reading, figure = told.reading, told.figure
    row = reading.rows[figure.sentence]
    k = row.index(figure)
    if not k or not is_amount(part := row[k - 1]) or reading.is_base(part) or _OF_IT.match(told.tail):
        return None
    wholes = distinct(
        q for q in told.before(2) if q is not part and is_amount(q) and same_unit(q, part) and size(q) > size(part) and not reading.is_base(q)
    )  # fmt: skip
    if len(wholes) != 1 or are_of_two_times(reading, part, wholes[0]) or not is_named(told, wholes[0]):
        return None
    if _HAS_ITS_OWN.match(reading.page.article.text, wholes[0].end):
        return None
    return Triple(figure, "percent-of", (part, wholes[0]), far=_FAR)


def is_named(told: Told, whole: Quantity, *, strictly: bool = False) -> bool:
    """Whether the words behind the share ("of turnover") name the whole."""
    m = _WHOLE_NAMED.match(told.tail)
    if m is None or _EVERYTHING.search(m["whole"]):
        return not strictly
    if not _KINDS_OF.intersection(m["whole"].lower().split()) <= set(around(told.reading, whole).lower().split()):
        return False  # "earned $9.7 billion before interest. Dividends of $3.2 billion, 48% of net income"
    named, own = stems_of(m["whole"]), stems_of(f"{around(told.reading, whole)} {whole.unit}")
    return not named.isdisjoint(own) or any(not named.isdisjoint(m) and not own.isdisjoint(m) for m in _ONE_MEASURE)


def told_first(told: Told) -> Triple | None:
    """ "Gets 70% of its revenue from services. Last year these brought in €1.2 billion out of a total of €1.95 billion"."""
    reading, figure = told.reading, told.figure
    if figure.kind == "percent" and not _OF.match(told.tail):
        return None
    following = reading.rows.get(figure.sentence + 1, ())
    if len(following) < PAIR or any(q.kind == "money" and not q.per for q in reading.rows[figure.sentence]):
        return None
    block, text = reading.sentence(figure).block, reading.page.article.text
    for part, whole in zip(following, following[1:], strict=False):
        sentence = reading.sentence(part)
        if sentence.block != block or not is_amount(part) or not same_unit(part, whole):
            continue
        if _PART_OF.fullmatch(text, part.end, whole.start) and _ANAPHOR.match(text, sentence.start):
            return Triple(figure, "percent-of" if figure.kind == "percent" else "ratio", (part, whole))
    return None
