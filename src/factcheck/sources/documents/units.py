"""Units as they are compared, and what a caption says of scale, currency and unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from factcheck.patterns import compiled, regex
from factcheck.records import record

_D = Decimal
_MASS, _ENERGY, _POWER, _VOLUME, _LENGTH, _AREA = "mass", "energy", "power", "volume", "length", "area"
MEASURES: Final[dict[str, tuple[str, Decimal]]] = {
    "tonne": (_MASS, _D(1000)), "kilotonne": (_MASS, _D(1_000_000)), "ton": ("short ton", _D(1)), "kilogram": (_MASS, _D(1)), "gram": (_MASS, _D("0.001")),
    "ounce": ("ounce", _D(1)), "pound": ("pound", _D(1)), "carat": ("carat", _D(1)), "bushel": ("bushel", _D(1)),
    "barrel": ("barrel", _D(1)), "gallon": ("gallon", _D(1)), "litre": (_VOLUME, _D("0.001")), "hectolitre": (_VOLUME, _D("0.1")), "cubic metre": (_VOLUME, _D(1)), "cubic feet": ("cubic feet", _D(1)),
    "watt hour": (_ENERGY, _D(1)), "kilowatt hour": (_ENERGY, _D(10) ** 3), "megawatt hour": (_ENERGY, _D(10) ** 6), "gigawatt hour": (_ENERGY, _D(10) ** 9), "terawatt hour": (_ENERGY, _D(10) ** 12),
    "kilowatt": (_POWER, _D(10) ** 3), "megawatt": (_POWER, _D(10) ** 6), "gigawatt": (_POWER, _D(10) ** 9), "watt": (_POWER, _D(1)),
    "kilometre": (_LENGTH, _D(1000)), "metre": (_LENGTH, _D(1)), "mile": ("mile", _D(1)), "hectare": (_AREA, _D(10000)), "square metre": (_AREA, _D(1)), "square feet": ("square feet", _D(1)), "acre": ("acre", _D(1)),
}  # fmt: skip
"""Physical units with their family and factor: those of one family convert, those of two are never the same."""
_SPELLINGS: Final = {
    "t": "tonne", "metric ton": "tonne", "mt": "tonne", "kt": "kilotonne", "kg": "kilogram", "oz": "ounce", "bbl": "barrel", "boe": "barrel", "kwh": "kilowatt hour", "mwh": "megawatt hour", "gwh": "gigawatt hour", "twh": "terawatt hour",
    "hectoliter": "hectolitre", "hl": "hectolitre", "ha": "hectare", "sq ft": "square feet", "sq m": "square metre", "sqm": "square metre", "m²": "square metre", "m³": "cubic metre", "tons": "ton", "tcf": "cubic feet", "bcm": "cubic metre", "mcm": "cubic metre", "kw": "kilowatt", "mw": "megawatt", "gw": "gigawatt", "cubic meter": "cubic metre", "liter": "litre", "km": "kilometre", "kilometer": "kilometre", "meter": "metre", "cubic foot": "cubic feet", "square foot": "square feet", "square meter": "square metre",
}  # fmt: skip
_PEOPLE: Final = frozenset("employee worker staff people person employed".split())
_CARS: Final = frozenset("vehicle car unit truck delivery van electric".split())
_ALIKE: Final = (
    _PEOPLE,
    _CARS,
    frozenset("device smartphone phone handset unit".split()),
    frozenset("user subscriber member".split()),
    frozenset("job position role".split()),
    frozenset("customer client".split()),
)


def singular(unit: str) -> str:
    low = unit.lower().replace("-", " ").strip()
    if low.endswith("ies"):
        low = low[:-3] + "y"
    elif low.endswith("s") and not low.endswith("ss"):
        low = low[:-1]
    return _SPELLINGS.get(low, low)


_SPANS: Final = {
    "minute": ("time", _D(1)), "hour": ("time", _D(60)), "day": ("time", _D(1440)), "week": ("time", _D(10080)),
    "month": ("time", _D(43830)), "year": ("time", _D(525960)),
}  # fmt: skip


def measure(unit: str) -> tuple[str, Decimal] | None:
    """The family and factor of a physical unit, or of a span of time."""
    name = singular(unit)
    return MEASURES.get(name) or _SPANS.get(name)


_ANY: Final = "unit"


def alike(one: str, other: str) -> bool | None:
    """Whether two counted nouns can be the same things; None where one is not said."""
    first, second = singular(one), singular(other)
    if _ANY in (first, second):
        return None  # "Sales volumes (units)"
    if not first or not second or first == second:
        return True if first == second and first else None
    if any(first in group and second in group for group in _ALIKE):
        return True
    return first.split()[-1] == second.split()[-1]


@record(slots=True)
class Spec:
    """What a caption, header or label says of the figures under it. None and "" are silence."""

    scale: Decimal | None = None
    currency: str | None = None
    percent: bool = False
    unit: str = ""
    per: str | None = None
    points: str = ""
    """ "pp" of percentage points, "bps" of basis points, "x" of multiples."""
    minor: bool = False
    """In pence or cents: the scale is a hundredth, and no caption's millions are meant."""

    def over(self, other: Spec) -> Spec:
        """This, nearer, and what it leaves open as the other says."""
        own = bool(self.currency or self.percent or self.unit or self.points)
        return Spec(
            self.scale
            if self.scale is not None
            else (None if own and (self.percent or self.per or self.unit or self.points) else other.scale),
            self.currency or (None if own else other.currency),
            self.percent or (other.percent and not own),
            self.unit or ("" if own else other.unit),
            self.per or (None if own and not self.minor else other.per),
            self.points or ("" if own or self.minor else other.points),
            self.minor or (other.minor and self.scale is None and not own),
        )


_SCALES: Final = (
    (regex(r"\b(?:trillions?|tn)\b", re.IGNORECASE), _D(10) ** 12),
    (regex(r"\b(?:billions?|bn|bln|bcm)\b|(?-i:(?<=[A-Z]{3})bn\b)", re.IGNORECASE), _D(10) ** 9),
    (regex(r"\b(?:millions?|mln|mn|mio\.?)\b|(?<=[€$£¥])m\b|(?<=[€$£¥]\s)m\b|(?-i:^m\b(?=\s[a-z]{3})|(?<=[(,]\s)m\b(?=\s[a-z]{3})|(?<=\()m\b(?=\s[a-z]{3}))|(?-i:(?<=[A-Z]{3})m\b|(?<=\b[A-Z]{3}\s)m\b)|\bMM\b|'000,000", re.IGNORECASE), _D(10) ** 6),
    (regex(r"\bcrores?\b", re.IGNORECASE), _D(10) ** 7),
    (regex(r"\b(?:lakhs?|lacs?)\b", re.IGNORECASE), _D(10) ** 5),
    (regex(r"\b(?:thousands?|000s)\b|['’]000s?\b|\(000\)|\b000['’]?s\b|(?-i:(?<=\b[A-Z]{3}\s)000\b)|(?:^|[(\[,]\s?|\bin\s)(?:0?00|1,?000)\s(?=[a-z]{2})|(?<=[€$£¥])(?:k|000s?)\b(?![.,]\d)|(?-i:(?<=[A-Z]{3})k\b|(?<=\b[A-Z]{3}\s)k\b)|\b1['’,.]000\b", re.IGNORECASE), _D(1000)),
)  # fmt: skip
_PERCENT = regex(
    r"(?:(?<=\b(?:19|20)\d\d\s)|(?<!\d)(?<!\d\s))(?:%|\bper\s?cent\b|\bpercent(?:age)?\b(?!\s+point))", re.IGNORECASE
)
_OF_LABEL = regex(r"(?<![\d.,'’])(?:\d{1,2}|[1-9]\d\d)(?:\.\d+)?[\s-]$")
""" "Lorry up to 12 metres", "3.10% notes": a figure in a label is no unit of the cells."""
_APIECE: Final = tuple(
    "share day month year hour night unit employee room passenger customer user vehicle head resident inhabitant capita household member".split()
)
_PER = rf"\b(?:per|a(?=\s+(?:barrel|tonne|ounce|pound)\b))\s+(?P<noun>(?:diluted|basic|ordinary)\s+share|{'|'.join((*_APIECE, 'NAMES'))})(?:\s+(?:and|per|a)\s+(?P<time>day|week|month|quarter|year))?\b|/\s?(?P<short>NAMES|{'|'.join(_APIECE)})\b"
_PER_NAMES: Final = {
    "diluted share": "share",
    "basic share": "share",
    "ordinary share": "share",
    "lb": "pound",
    "lbs": "pound",
}
_POINTS = regex(
    r"(?P<bps>\bbasis[\s-]points?\b|\bbps?\b)|\bpercentage[\s-]points?\b|%[\s-]points?\b|[(\[,]\s*p\.?p\.?t?s?\s*(?:[)\]]|$)|^p\.?p\.?t?s?$",
    re.IGNORECASE,
)
_TIMES = regex(r"[(\[,]\s*(?:x|times)\s*[)\]]?$|^(?:x|times)$")
""" "Net debt / EBITDA (x)"."""
_POINTS_OF_CHANGE = regex(
    r"\b(?:change|difference|chg|movement|contribution)\b[^|]{0,40}[(\[,]\s*(?:in\s+)?(?:points|pts)\s*[)\]]?$",
    re.IGNORECASE,
)
""" "Change on month, points"."""
_TWO_WORDS: Final = frozenset("cent penny pennies c cps ore ¢".split())
"""Of "per cent", of a single coin or of iron: no unit of a column."""
_AMOUNT = regex(
    r"(?:[<>≥≤]=?\s*)?(?:[A-Z]{0,3}[$€£¥₹]|\b(?:Rs\.?|[A-Z]{3}))\s?(?!1[,.'’ ]?000\b|000|0?00s)(?:\d[\d,.]*)(?:\s?(?:thousand|million|billion|bn|mn|[mkb])\b)?"
)
""" "Customers > $100k ARR", "shares of Rs 10": an amount within a label is no unit of what it heads."""
_EXCEPT = regex(r"[,;]?\s*\b(?:except|unless|other than)\b[^)]*", re.IGNORECASE)


_OF_SHARES = regex(
    r"\s*[(,;]\s*(?:(?:diluted|basic|adjusted|reported|net)\s+)*(?:earnings|profit|loss|income|results?|dividends?|amounts?|data|figures|eps)?(?:\s+(?:and|or)\s+\w+)?\s*\bper\s+(?:\w+\s+)?share\b[^();]*\)?",
    re.IGNORECASE,
)
""" "NOK million (earnings per share in NOK)": the bracket tells of the rows per share, and of no other."""


_NOUNS = (
    "ships vessels aircraft stores outlets branches employees people persons passengers units homes beds rooms cases minutes hours days weeks months vehicles cars subscribers users customers members "
    "tickets seats flights trips wells rigs turbines lines teu tons carats bottles cans parcels pieces"
)
_COUNTED = regex(
    rf"[(\[,]\s*(?:in\s+)?(?:(?:thousands?|millions?|billions?|['’]?000s?)(?:\s+of)?\s+(?P<scaled>[A-Za-z]{{3,}}(?:\s[a-z]{{3,}})?)|(?P<bare>{'|'.join(_NOUNS.split())}))\s*(?:[)\]]|$)|^(?P<first>hours|days|nights)\b[^(]*[(,]\s*(?:thousands?|millions?)\b",
    re.IGNORECASE,
)
""" "(thousand TEU)", "(ships)": what a row or column counts."""
_NOUN_IN = regex(rf"\b(?P<noun>{'|'.join(_NOUNS.split())})\s+in\s+(?:thousands|millions|billions)\b", re.IGNORECASE)
""" "(passengers in thousands)": a scale of what is counted, and of nothing else."""
_IN_THESE = regex(r"[(\[]\s*in\s+(?P<noun>[a-z]{4,20}s)\s*[)\]]")
""" "(in florins)": a money or a measure that no list knows."""
_PER_SO_MANY = regex(
    r"\bper\s+(?:1[’', ]?0+(?:[’',. ]000)*|\d{1,3}(?:[’', ]000)+|(?:one\s+|a\s+)?(?:hundred|thousand|million)(?=\s+[a-z]))\s+(?:[a-z]+[\s-]){0,2}[a-z]+",
    re.IGNORECASE,
)
""" "Complaints per 10,000 customers": a rate, and nothing in thousands."""
_TONNES = regex(r"(?:['’]?000s?\s*|thousands?\s+)?t")
_LETTER = regex(r"(?:['’]?000s?|thousand|million|[(,]|(?<=[a-z]))\s*\b(?P<unit>[tg])\s*[)\]]{0,2}\s*$")
_LETTERS: Final = {"t": "tonne", "g": "gram"}
""" "Production, '000 t", "Yield t/ha", "Head grade (g/t)"."""
_MARKS: Final = " ()[],/"
_NO_NOUN: Final = frozenset(
    "unaudited audited restated except unless basis points otherwise brackets units numbers ratios figures amounts terms".split()
)


_SOLD = regex(
    r"\b(?:volumes?|sales|sold|registrations?|deliver(?:y|ies)|shipments?|production|output|vehicles?)\b", re.IGNORECASE
)
""" "Sales volumes (units)", below a table in rupees; "(in units)" alone tells of no things."""
_A_CODE = regex(
    r"\b(?:(?P<scaled>[A-Z]{3})\s?(?:thousand|million|billion|bn|mn)\b|(?P<per>[A-Z]{3})\s?(?:/|per\s)\s?(?:[a-z]|[A-Z]{3}\b)|\bin\s+[a-z]+s\s+\((?P<named>[A-Z]{3})\)"
    r"|\b(?i:price|wage|salary|pay|rent|fee|revenue|income|turnover|cost|value|debt)s?\b[^,;()|]*[,(]\s?(?P<of>[A-Z]{3})\)?$)"
)
_OF_MONEY = regex(r"\b(?P<own>[A-Z]{3})?\s?(?:/|\bper)\s?(?:1\s|one\s)?(?P<per>[A-Z]{3})\b")
""" "VRD per USD", "units of foreign currency per 1 GBP"."""
_CODES = regex(r"\b[A-Z]{3}\b")


_PREFIXED = regex(r"\b(?P<scale>k|K|T|t|th|m|M|Mio|mio|mn|bn|Mrd)\.?\s?(?P<code>[A-Z]{3}|[€$£¥])(?![A-Za-z])")
""" "TEUR", "MSEK", "k€": thousands and millions as the north of Europe writes them."""
_PREFIXES: Final = {"k": "thousand", "t": "thousand", "th": "thousand", "m": "million", "mio": "million", "mn": "million", "bn": "billion", "mrd": "billion"}  # fmt: skip


def _initials(text: str) -> str:
    """ "NOI", of "net operating income (NOI)": such a bracket names no money."""
    return "".join(word[0].upper() for word in _UNJOINED.findall(text))


_UNJOINED = regex(r"\b(?!(?:of|and|the|for|in|to|on)\b)[A-Za-z]\w*", re.IGNORECASE)


def words_of(vocabulary: Any, name: str) -> tuple[str, ...]:
    """A list of `cell_words`; one that a vocabulary lacks is empty."""
    entry = getattr(vocabulary, "cell_words", {}).get(name)
    return tuple(entry.words) if entry is not None else ()


class UnitReader:
    """Reads what stands in captions and brackets, by the currencies and units of the vocabulary."""

    def __init__(self, vocabulary: Any) -> None:
        self._currencies: list[tuple[re.Pattern[str], str]] = []
        for code, entry in getattr(vocabulary, "currencies", {}).items():
            signs = sorted({*entry.signs, *getattr(entry, "codes", ())}, key=len, reverse=True)
            words = sorted(entry.words, key=len, reverse=True)
            forms = [
                re.escape(sign)
                if not sign[-1].isalnum()
                else rf"\b{re.escape(sign.upper())}(?![A-Za-z])|\b{re.escape(sign.upper())}(?=(?:m|mn|bn|k|tn)\b)"
                for sign in signs
            ]
            forms += [rf"\b{sign.capitalize()}\b(?=\.?\s)" for sign in signs if sign.islower() and sign.isalpha()]
            forms += [rf"(?i:\b{re.escape(word)}\b)" for word in words]
            forms += [
                rf"\b{re.escape(sign)}(?=\s?(?:thousand|million|billion|bn\b|mn?\b|['’]000))|(?<=[(,]){re.escape(sign)}(?=\s*\)?\s*$)"
                for sign in entry.tight
            ]
            self._currencies.append((compiled("|".join(forms)), code))
        names = sorted({*MEASURES, *_SPELLINGS} - {"t", "mt"}, key=len, reverse=True)
        told = "|".join(re.escape(name).replace("\\ ", "[ -]") for name in names)
        self._measure = compiled(rf"\b(?P<unit>{told})s?\b", re.IGNORECASE)
        apiece = "|".join(f"{re.escape(name)}s?" for name in (*names, "lb", "lbs", "mmbtu", "t"))
        self._per = compiled(_PER.replace("NAMES", apiece), re.IGNORECASE)
        self._minor = self._minors(vocabulary)
        self._learnt: set[str] = set()
        self._no_money = frozenset(w.upper() for w in words_of(vocabulary, "no_money"))
        self._scaled = self._multiples(vocabulary)

    @staticmethod
    def _minors(vocabulary: Any) -> tuple[tuple[re.Pattern[str], str | None], ...]:
        """ "pence", "US¢", "A¢" and "cents": hundredths, and of which currency where they tell."""
        found: list[tuple[re.Pattern[str], str | None]] = []
        for code, entry in getattr(vocabulary, "currencies", {}).items():
            words = [word for word in entry.minor if word not in _TWO_WORDS and word not in entry.bare]
            forms = [rf"(?i:(?:^|[(\[,]\s*|\bin\s+){re.escape(word)}\b|\b{re.escape(word)}\s*$)" for word in words]
            forms += [rf"\b{re.escape(sign)}\$?\s?(?:¢|cps?\b|cents?\b)" for sign in entry.coined]
            if forms:
                found.append((compiled("|".join(forms)), code))
        bare = compiled(r"(?i:(?<!per )\bcents\b)|¢|^cps?$|[(\[,]\s*c(?:ps|\s+per\s+share)\s*[)\]]")
        pence = compiled(r"^pp?s?$|[(\[,]\s*p(?:\s+per\s+share)?\s*[)\]]")
        return (*found, (pence, "GBP"), (bare, None))

    @staticmethod
    def _multiples(vocabulary: Any) -> tuple[tuple[re.Pattern[str], str, Decimal], ...]:
        """ "koz" and "Mt": thousands and millions of a measure, by the vocabulary's units."""
        found: list[tuple[re.Pattern[str], str, Decimal]] = []
        for entry in getattr(vocabulary, "units", {}).values():
            exact, words = getattr(entry, "exact", ()), [w for w in entry.words if singular(w) == w.lower()]
            known = [w for w in words if w not in _SPELLINGS and w not in MEASURES and "/" not in w]
            forms = [*(re.escape(w) for w in exact), *(rf"(?i:{re.escape(w)})" for w in known)]
            if getattr(entry, "of", None) and singular(entry.of) in MEASURES and forms:
                found.append((compiled(rf"\b(?:{'|'.join(forms)})\b"), singular(entry.of), Decimal(entry.factor)))
        return tuple(found)

    def read(self, text: str) -> Spec:
        """ "(in millions of euros, except per share)", "US$ per tonne", "percent"."""
        if text.strip() in ("t", "T"):
            return Spec(unit="tonne")
        if "‰" in text:
            return Spec(unit="per mille")
        head = _AMOUNT.sub(" ", _PREFIXED.sub(self._behind, _EXCEPT.sub("", _PER_SO_MANY.sub(" ", text))))
        rest = _OF_SHARES.sub("", head)
        if rest != head and any(pattern.search(rest) for pattern, _ in _SCALES):
            head = rest
        rate = _OF_MONEY.search(head)
        if (
            rate is not None
            and self.currency(rate["per"])
            and (rate["own"] is None or self.currency(rate["own"]) or self._unknown(rate["own"]))
        ):
            return Spec(currency=rate["own"], per=rate["per"])
        own_per = self._per.search(head)
        plain = head[: own_per.start()] + head[own_per.end() :] if own_per else head
        # "per customer and month" is told of months
        noun = (own_per["time"] or own_per["noun"] or own_per["short"]) if own_per else ""
        per = _PER_NAMES.get(" ".join(noun.lower().split()), singular(noun)) if noun else None
        scale = next((factor for pattern, factor in _SCALES if pattern.search(plain)), None)
        if scale is None and (minor := self._hundredths(plain, per)):
            return minor
        if scale is None and _TIMES.search(plain):
            return Spec(points="x")
        if scale is None and _POINTS_OF_CHANGE.search(plain):
            return Spec(per=per, points="pp")
        if scale is None and (points := _POINTS.search(plain)) and not _PERCENT.search(_POINTS.sub("", plain)):
            return Spec(per=per, points="bps" if points["bps"] else "pp")
        unit = self._measure.search(plain)
        unit = None if unit is not None and _OF_LABEL.search(plain[: unit.start()]) else unit
        currency, percent = self.currency(plain) or self._unknown(plain), bool(_PERCENT.search(plain))
        if not (unit or currency or percent or scale):
            for pattern, name, factor in self._scaled:
                if pattern.search(plain):
                    return Spec(factor, unit=name, per=per)
        if unit and currency and singular(unit["unit"]) == "pound":
            unit = None  # "thousands of pounds (£000)"
        if not unit and _TONNES.fullmatch(plain.strip(_MARKS)):
            return Spec(scale, None, False, "tonne", per)
        if not unit and (scale or own_per) and (letter := _LETTER.search(plain)):
            return Spec(scale, None, False, _LETTERS[letter["unit"]], per)
        told = "" if unit or currency or percent or own_per else self._counted(plain, scale)
        return Spec(scale, currency, percent, singular(unit["unit"].replace("-", " ") if unit else told), per)

    def _behind(self, found: re.Match[str]) -> str:
        known = self.currency(found["code"]) or self._unknown(found["code"])
        return f"{found['code']} {_PREFIXES[found['scale'].lower()]}" if known else found[0]

    def _hundredths(self, plain: str, per: str | None) -> Spec | None:
        for pattern, code in self._minor:
            found = pattern.search(plain)
            if found and not _OF_LABEL.search(plain[: found.start()]):
                return Spec(_D("0.01"), code or self.currency(plain), per=per, minor=True)
        return None

    @staticmethod
    def _counted(plain: str, scale: Decimal | None) -> str:
        """The noun that a label without a unit counts."""
        counted = _COUNTED.search(plain)
        told: str = (counted["scaled"] or counted["bare"] or counted["first"]) if counted else ""
        if told.lower() == f"{_ANY}s" and _SOLD.search(plain):
            return _ANY
        if not told and (of_noun := _NOUN_IN.search(plain)):
            told = of_noun["noun"]
        if not told and scale is None and (these := _IN_THESE.search(plain)):
            told = these["noun"]
        return "" if _NO_NOUN & frozenset(told.lower().split()) else told

    def learn(self, texts: Iterable[str]) -> None:
        """Codes of money that no list knows, where an amount tells that they are ("CRN billion", "ORD/t")."""
        for text in texts:
            if found := _A_CODE.search(text):
                code = found["scaled"] or found["per"] or found["named"] or found["of"]
                is_short_form = bool(found["of"]) and _initials(text[: found.start("of")]).endswith(code)
                if self.currency(code) is None and code not in self._no_money and not is_short_form:
                    self._learnt.add(code)

    def _unknown(self, text: str) -> str | None:
        found = next((code for code in _CODES.findall(text) if code in self._learnt), None) if self._learnt else None
        return found

    def currency(self, text: str) -> str | None:
        best: tuple[int, int, str] | None = None
        for pattern, code in self._currencies:
            found = pattern.search(text)
            if found and (best is None or (found.start(), -len(found[0])) < best[:2]):
                best = (found.start(), -len(found[0]), code)
        return best[2] if best else None
