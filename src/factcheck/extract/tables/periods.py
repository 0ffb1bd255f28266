"""The period of a column or row, put together from header, corner and caption: "Three months ended June 28," over "2025"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.extract.tables.labels import LabelReader
from factcheck.model import Time
from factcheck.patterns import regex
from factcheck.records import record

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})"
_ENDED = regex(
    rf"\b(?P<length>(?:three|six|nine|twelve|3|6|9|12)[ -]months?|(?:thirteen|twenty-six|thirty-nine|fifty-two|13|14|26|39|52|53)[ -]weeks"
    rf"|(?:fiscal |financial )?(?:quarter|year|half)s?)(?: period)?s? (?:ended|ending|to|through)(?: (?:on )?(?P<day>{_DAY}|{_MONTH}\b(?! (?:or|and)\b|/)))?",
    re.IGNORECASE,
)
_PART = regex(
    rf"\b(?:(?P<part>{_MONTH} quarter|(?:first|second|third|fourth)(?: fiscal)?[ -]quarter|[FC]?Q[1-4]|[1-4]Q|(?:first|second)[ -]half|H[12]|[12]H|(?:first )?(?:six|6|nine|9)[ -]months?|[69]M|half[ -]year(?! (?:to|ended|ending|through)\b))|"
    r"(?P<year>fiscal years?|financial years?|FY|full[ -]years?))\b",
    re.IGNORECASE,
)
_YEAR = regex(r"(?<![\d,.$])(?:19|20)\d\d(?![\d,.]*\d|\s*[%$])")
_SHORT_YEAR = regex(
    rf"['’]\d\d\b|\b(?:[1-4]Q ?FY|[12]H ?FY|[FC]Y|[FC]?Q[1-4]|[1-4]Q|H[12]|[12]H|9M)[ -]?\d\d(?!\d|,? ?(?:{_MONTH}))",
    re.IGNORECASE,
)
"""The year of a header of its own, in two digits: "Q1 FY26", "1Q26", "H1'25". That of the caption is another."""
_DATED = regex(rf"{_DAY},? (?:19|20)\d\d")
_SPAN = regex(r"(?:first )?(?:(?P<nine>nine|9)|six|6)(?: months?|m)|half year", re.IGNORECASE)
_WEEKS = {"thirteen": "13", "twenty-six": "26", "thirty-nine": "39", "fifty-two": "52"}


@record(slots=True)
class Frame:
    """What surrounds a header and says of which length, part or year its periods are; "" where nothing does."""

    length: str = ""
    day: str = ""
    part: str = ""
    fiscal: str = ""
    year: str = ""
    annual: bool = False

    def within(self, outer: Frame) -> Frame:
        return Frame(
            self.length or ("" if self.annual else outer.length),
            self.day or (outer.day if not self.length else ""),
            self.part or ("" if self.length or self.annual else outer.part),
            self.fiscal or outer.fiscal,
            self.year or outer.year,
            self.annual,
        )


def frame_of(text: str) -> Frame:
    """The pieces of a period that a caption or header holds."""
    ended, part = _ENDED.search(text), _PART.search(text)
    # the year of a day says nothing of the figures below ("February 10, 2025")
    dated = None if ended else _DATED.search(text)
    years = set(_YEAR.findall(text)) if dated is None else set()
    year = _YEAR.search(text) if len(years) == 1 else None
    length = ended["length"].lower() if ended else ""
    if length.endswith("s") and length[0] not in "0123456789" and length.split()[-1] in ("years", "quarters", "halves"):
        length = length[:-1]
    for word, digits in _WEEKS.items():
        length = length.replace(word, digits)
    found_part = (part["part"] or "").replace("-", " ") if part else ""
    if (span := _SPAN.fullmatch(found_part)) is not None:
        found_part = "first nine months of" if span["nine"] else "first half"  # "Six months FY2024"
    return Frame(
        length,
        (ended["day"] or "") if ended else "",
        found_part,
        "fiscal"
        if part and part["year"] and part["year"][0] in "fF" and not part["year"].lower().startswith("full")
        else "",
        year[0] if year else "",
        bool(part and part["year"]),
    )


def compose(header: str, frame: Frame, reader: LabelReader) -> Time | None:
    """The period that a header means in its surroundings; None where it names none."""
    tried = list(_attempts(header.strip(), frame))
    for text in tried:
        times = [t for t in reader.times(text) if t.type in ("fiscal", "period", "date") or t.value == "PAST:P12M"]
        times = [t for t in times if not t.value.startswith(("REF", "PREV")) and t.value not in ("D", "W", "M", "Q")]
        if times:
            return max(times, key=lambda t: t.end - t.start)
    return None


def _attempts(header: str, frame: Frame) -> Iterable[str]:
    """Readings of a header, the fullest first."""
    own = frame_of(header)
    year = own.year or ("" if _SHORT_YEAR.search(header) else frame.year)
    told = own.within(frame)
    months = re.search(rf"{_DAY}", header)
    if own.length and own.day and own.year:
        yield header
    of_fiscal = re.search(r"\bF(?:Y|iscal)", header, re.IGNORECASE) is not None
    if of_fiscal and told.length and not told.part and "year" not in told.length:
        return  # "FY2024" under "three months to 30 April": of which calendar year that April is, the header does not say
    if told.length and year and not of_fiscal:
        day = own.day or (months[0] if months else "") or told.day
        if day:
            yield f"{told.length} ended {day}{',' if day[-1].isdigit() else ''} {year}"
    if own.part or (told.part and not months and (of_fiscal or not told.length)):
        part = own.part or told.part
        fiscal = "fiscal " if told.fiscal or re.search(r"\bF(?:Y|Q|iscal)", header) else ""
        if year:
            yield f"{part} {fiscal}{year}"
    if told.fiscal and own.year and not own.part and not months:
        yield f"fiscal {own.year}"
    if year and not own.year and header:
        yield f"{header} {year}"
    yield header or year


def order(time: Time) -> tuple[str, str]:
    """By which later periods sort behind earlier ones, among those of one table."""
    if time.window is not None:
        return str(time.window.end), ""
    digits = re.search(r"\d{4}(?:-\d\d-\d\d)?", time.value)
    part = re.search(r"(?:Q|H)(\d)|9M", time.value)
    return (digits[0] if digits else ""), (part[0] if part else "")
