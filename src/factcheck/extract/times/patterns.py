"""Regular expressions of times, built from the vocabulary; each is matched only at a token that can start it.

All are anchored by `match`, bounded, and without nested repetition, so that they are linear in the input.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from factcheck.extract.leaf_lexicon import LeafLexicon
from factcheck.patterns import compiled
from factcheck.rules.vocabulary_numbers import Calendar
from factcheck.text.numerals import CARDINALS

HOURS = tuple(CARDINALS)[:12]
MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty-five": 25, "twenty": 20}
_YEAR = r"(?:19|20)\d\d"
_NO_FIGURE = r"(?![\w%]|[.,]\d)"
_GAP = r"(?:\s+|[-‑–])"


def _any(words: Iterable[str]) -> str:
    """An alternation, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(set(words), key=lambda w: (-len(w), w)))


def _names(entries: Mapping[str, Calendar]) -> str:
    """Names of months or weekdays; a point belongs to an abbreviation, unless it ends the sentence."""
    full = {max(entry.words, key=len) for entry in entries.values()}
    return rf"(?:{_any(entries.keys() - full)})\b(?:\.(?!\s*$))?|(?:{_any(full)})\b"


class TimePatterns:
    """Compiled when first needed: an article without "quarter" never compiles what reads quarters."""

    def __init__(self, lexicon: LeafLexicon) -> None:
        numbers = _any(word for word, entry in lexicon.numerals.items() if not entry.multiplies and entry.value > 0)
        self._quarter = _any(word for word, entry in lexicon.ordinals.items() if entry.value <= 4) + "|1st|2nd|3rd|4th"
        self._parts = {
            # "last year", "the previous fiscal"; "last fiscal quarter" is a quarter
            "LASTYEAR": r"(?:last|previous|prior|preceding)\s+(?:(?:(?:fiscal|financial|business)\s+)?year|fiscal(?!\s+(?:<NTH>\s+)?(?:quarter|qtr|half|week|month|period)))\b(?!-)",
            "MONTH": rf"(?:{_names(lexicon.months)})",
            "WEEKDAY": rf"(?:{_names(lexicon.weekdays)})",
            "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,]\d|:\d|\s?(?:[ap]\.?m\b|%|million|billion|percent))",
            "YEAR": _YEAR,
            "NUMBER": rf"(?:\d{{1,3}}(?:\.\d)?|(?:{numbers})(?:-(?:{numbers}))?)",
            "NTH": rf"(?:{self._quarter})",
            "ZONE": rf"(?:{_any(lexicon.words('zones'))})",
            "PLACE": _any(word for word in lexicon.words("time_places")),
            "UNIT": rf"(?:{_any(word for entry in lexicon.time_units.entries() for word in entry.words)})",
            "GAP": _GAP,
            "SIDE": rf"(?:{_any(lexicon.words('past_words') | lexicon.words('next_words'))})",
            "FISCAL": r"(?:fiscal|financial)",
            "NOFIG": _NO_FIGURE,
        }

    def _compile(self, pattern: str) -> re.Pattern[str]:
        for name, part in self._parts.items():
            pattern = pattern.replace(f"<{name}>", part)
        return compiled(pattern, re.IGNORECASE | re.VERBOSE)

    def _day(self, n: str) -> str:
        """A day or month with groups m, d, y (or iso) numbered by `n`."""
        return rf"""(?: (?P<iso{n}>\d{{4}}-\d\d-\d\d)
            | (?P<m{n}><MONTH>) (?: \s+ (?P<d{n}><DAY>) )? (?: ,?\s+ (?P<y{n}><YEAR>) )?
            | (?P<e{n}><DAY>) \s+ (?P<n{n}><MONTH>) (?: ,?\s+ (?P<z{n}><YEAR>) )? )"""

    @cached_property
    def dated(self) -> re.Pattern[str]:
        """ "Sunday, Feb 23, 2025 10:24 pm ET" as pages print it, "24 February", "Feb. 24-26, 2025"."""
        return self._compile(
            r"""(?: (?P<w><WEEKDAY>) ,? \s+ (?: the \s+ )? )?
            (?: (?P<m><MONTH>) \s* (?P<d><DAY>) (?: \s*[-–]\s*(?P<d2>\d{1,2})(?![\d%]|\.\d|,\d{2,3}(?!\d)) | \s+(?:to|through|and)\s+(?P<d3>\d{1,2})(?=[,.\s]\s*<YEAR>|$) )?
                  (?: ,?\s* (?P<y><YEAR>) (?![\d%]) )?
              | (?P<e><DAY>) (?:\s+of)? [\s-] (?P<n><MONTH>) (?: ,?[\s-] (?P<z><YEAR>) (?![\d%]) )? )
            (?: (?<=\d{4}) ,?\s+ (?:\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?) (?: \s+ (?-i:[A-Z]{2,4})(?=\b|\d) )? )?"""
        )

    @cached_property
    def numeric(self) -> re.Pattern[str]:
        """ "2025-02-24T10:00Z", "2/24/2025", "24.02.2025"."""
        return self._compile(
            r"""(?: (?P<y>\d{4})[-/.](?P<m>[01]?\d)[-/.](?P<d>[0-3]?\d) (?: [T\s]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:\s?(?:Z|[+-]\d\d:?\d\d))? )?
              | (?P<a>[0-3]?\d)(?P<s>[/.-])(?P<b>[0-3]?\d)(?P=s)(?P<z>\d{4}|\d\d) ) (?![\d/%])"""
        )

    @cached_property
    def clock(self) -> re.Pattern[str]:
        """ "4 p.m. ET", "16:00 GMT", "0830 GMT"."""
        return self._compile(
            r"""(?: (?P<h>\d{1,2})(?: [:.](?P<i>\d\d) (?::\d\d)? )? \s? (?P<p>[ap])\.?m\b\.? | (?P<h2>[012]?\d):(?P<i2>[0-5]\d)(?!\d)(?: :[0-5]\d )? | (?P<h4>[012]\d)(?P<i4>[0-5]\d)(?=\s(?:GMT|UTC|CET|ET|EST|BST|HKT)\b) )
            (?: \s+ (?: \( (?-i:[A-Z]{2,4}) \) | \(? (?-i:[A-Z]{2,4}\b) ) | \s+ \( (?:<PLACE>) \s+ time \) | \s+ (?:<PLACE>)(?:\s+time\b)? | ,\s+ (?:<PLACE>)\s+time\b )?"""
        )

    @cached_property
    def spoken_clock(self) -> re.Pattern[str]:
        """ "six o'clock", "half past seven", "quarter to nine o'clock"."""
        hour = rf"(?P<h>1[0-2]|[1-9]|{'|'.join(HOURS)})"
        return self._compile(
            rf"""(?: (?P<part>{"|".join(MINUTES)}) \s+ (?P<way>past|to) \s+ )? {hour} \b (?P<said> \s+ o['’]clock\b )?"""
        )

    @cached_property
    def month(self) -> re.Pattern[str]:
        """ "January 2025", "October-December", "Jan-25", "December quarter of 2024"."""
        return self._compile(
            r"""(?P<m><MONTH>)
            (?: (?:\s+(?P<y><YEAR>))? (?: [-–](?:to|through)[-–] | \s*[-–/]\s* | \s+(?:to|through)\s+ | (?P<and>\s+and\s+) ) (?P<m2><MONTH>) (?![\s.]*\d{1,2}\b(?![.,]\d)) (?: \s+(?:period|quarter)\b )? (?: (?:\s+of)?,?\s+(?P<y2><YEAR>) | \s+(?:of\s+)?(?:the\s+)?(?P<ly>(?:last|previous|prior)\s+year)\b )?
              | <GAP> (?: (?P<qy><YEAR>) \s+ )? (?P<q>quarter|qtr|half) \b (?: ,?\s+(?:of\s+)?(?P<qz><YEAR>) )?
              | (?: (?:\s+of)?,?\s+ | - ) (?P<z><YEAR>) (?![\d%])
              | ,?[\s-]?['’](?P<yy>\d\d)\b | -(?P<yh>\d\d)(?![\d\w%]|[.,]\d)
              | \s+(?:of\s+)?(?P<rel>last|this|next)\s+year\b )?"""
        )

    @cached_property
    def quarter(self) -> re.Pattern[str]:
        """ "second fiscal quarter", "fiscal 2025 third quarter", "first half of next year"."""
        return self._compile(
            rf"""(?: (?P<f1><FISCAL>) (?:\s+year)? \s+ (?:(?P<yf1><YEAR>)(?:['’]s)?\s+)? | (?P<y0><YEAR>)(?:['’]s)?\s+ | (?P<rel0>last|this|next)\s+year['’]s\s+ | (?P<cal>calendar)\s+ )?
            (?P<q><NTH>|(?:opening|final|closing|last(?=\s+(?:fiscal\s+|calendar\s+)?(?:quarter|qtr|half)\s+of\b))) <GAP> (?P<f2><FISCAL>\s+|calendar\s+)? (?P<l>quarter|qtr|half)(?:(?<=quarter)s(?=\s+of\b(?!\s+(?:fiscal\s+)?\d+\s+(?:and|to|or)\b)))? (?!\s+(?:in\s+a\s+row|running|with\s+(?:more|less)\s+than|ever|of\s+(?:growth|gains|losses|decline|the\s+(?:19|20)\d0s))) \b
            (?: \s+(?:that\s+)?(?:ended|ending|closed|closing)\s+(?:on\s+)?{self._day("1")}
              | (?: \s+(?:of|in|for)\s+ | \s+ | ,\s+ ) (?:(?:the|its|their|our|his|her)\s+)? (?P<f3><FISCAL>\s+(?:year\s+)?|FY\s?|calendar\s+(?:year\s+)?|year\s+)? (?P<y><YEAR>) (?![\d%]|,\d)
              | \s+(?:of\s+)? FY\s?['’]?(?P<yy>\d\d)\b
              | \s+of\s+(?:(?:the|its|their|our|his|her)\s+)?(?P<rel>last|this|next|current|previous|prior|same)?\s*(?P<f4><FISCAL>\s+)?year\b
              | \s+(?:(?:of|in)\s+)?(?:(?:the|its)\s+)?(?P<ly><LASTYEAR>) )?"""
        )

    @cached_property
    def code(self) -> re.Pattern[str]:
        """ "Q4 2024", "FQ3", "H1 FY26", "Q4'24"."""
        return self._compile(
            r"""(?: (?P<said><FISCAL>|calendar) \s+ )? (?P<f>[FC])?(?P<l>[QH])[ ]?(?P<n>[1-4])(?![\d.,]\d|\d)
            (?: [\s,/-]*(?:of\s+)?(?:the\s+)?(?P<fy><FISCAL>\s+(?:year\s+)?|FY\s?|calendar\s+|CY\s?)?(?P<y><YEAR>)(?!\d|%|,\d)
              | \s?[-/,]?\s?(?:['’](?P<yy>\d\d)|CY\s?['’]?(?P<yc>\d\d)|(?:FY|fiscal\s+)['’]?(?P<yf>\d\d))(?!\d) | [-/](?P<yh>\d\d)(?![\d%]|[.,]\d)
              | \s+(?:(?:of|in)\s+)?(?:(?:the|its)\s+)?(?P<ly><LASTYEAR>) )?
            (?![^\W_])"""
        )

    @cached_property
    def code_range(self) -> re.Pattern[str]:
        """ "Q1-Q3 2024", "Q1–Q2"."""
        return self._compile(
            r"""Q1 \s? [-–] \s? Q?(?P<n>[2-4]) (?![\d.]\d|\d|\s?%) (?: [\s,/]*(?:of\s+)?(?P<fy><FISCAL>\s+(?:year\s+)?|FY\s?)?(?P<y><YEAR>)(?!\d|%|,\d) )? (?![^\W_])"""
        )

    @cached_property
    def code_behind(self) -> re.Pattern[str]:
        """ "1Q25", "2H FY26", "4Q 2024", "9M24", "F3Q26", "3QF26"."""
        return self._compile(
            r"""(?P<f>FY?|CY?)? (?P<n>[1-4]|9(?=M))(?P<l>[QHM])(?<![1-8]M)
            (?: \s?(?P<fy>FY|CY|<FISCAL>\s+)?\s?['’-]?(?P<y><YEAR>)(?!\d|%|,\d) | \s?(?P<fx>FY?|CY?)?['’-]?(?P<yy>\d\d)(?<!\s\d\d)(?!\d|%|[.,]\d) | \s(?:FY\s?|['’])(?P<yf>\d\d)(?!\d) )?[EA]?
            (?![^\W_])"""
        )

    @cached_property
    def fiscal(self) -> re.Pattern[str]:
        """ "FY25", "fiscal year 2025", "FY24/25", "FY25 Q3", "fiscal '25"."""
        return self._compile(
            r"""(?: FY[\s-]? | (?P<cal>CY\s?|calendar\s+(?:year\s+)?) | <FISCAL>\s+(?:years?\s+)?(?:of\s+)? | (?P<full>full<GAP>year)\s+(?:of\s+)?(?P<ff><FISCAL>\s+)? )
            (?P<y> <YEAR>(?:[/–-]\d\d(?:\d\d)?)?(?!\d) | ['’]?\d\d(?:/\d\d)?(?![\d%]|[.,]\d) ) (?P<e>[EeAa](?![^\W_]))? (?![^\W_](?<![Q]))
            (?: (?:['’]s)? [\s-]? (?P<l>[QH])(?P<n>[1-4])(?![^\W_]) )?"""
        )

    @cached_property
    def fiscal_bare(self) -> re.Pattern[str]:
        """ "fiscal third quarter" is read as a quarter, "the fiscal year ending June 2025" as a span."""
        return self._compile(
            rf"""(?P<p>(?:<FISCAL>\s+|full\s+|business\s+)?(?:quarter|qtr|half<GAP>year|half|year|month(?=\s+(?:that\s+)?(?:ended|ending|to|through)\b))) \s+ (?:that\s+)? (?P<v>ended|ending|ends|end|closed|closing|finished|that\s+closed|to|through|(?<=year\ )in|on) \s+ (?:on\s+|in\s+)? (?:(?:the\s+)?end(?:\s+of\s+|-)|this\s+|(?P<far>next\s+|last\s+))? {self._day("1")}"""
        )

    @cached_property
    def one_ended(self) -> re.Pattern[str]:
        """ "the one that ended on May 4, 2024", "the period to October 26, 2025" """
        return self._compile(
            rf"""(?:one \s+ (?:that|which) \s+ (?P<v>ended|closed|finished)|period \s+ (?:(?:that|which)\s+)? (?P<w>ended|ending|closed|finished|to|through)) \s+ (?:on\s+)? {self._day("1")}"""
        )

    @cached_property
    def span_ended(self) -> re.Pattern[str]:
        """ "three months ended Dec. 31, 2024", "six months to June", "13-week period ended Feb. 1", "four quarters to June"."""
        return self._compile(
            rf"""(?P<k><NUMBER>) <GAP> (?P<u>months?|weeks?|quarters) (?:<GAP>(?:periods?|years?))? \s+ (?:that\s+)? (?P<v>ended|ending|ends|end|to|through|until|up\s+to) \s+
            (?:on\s+|in\s+)? (?:(?:the\s+)?end(?:\s+of\s+|-))? {self._day("1")}"""
        )

    @cached_property
    def week_ended(self) -> re.Pattern[str]:
        return self._compile(
            rf"""week \s+ (?:that\s+)? (?P<v>ended|ending|to|through) \s+ (?:on\s+)? (?: {self._day("1")} | (?P<w><WEEKDAY>) (?! ,?\s+ (?:the\s+)? (?:<MONTH>|\d)) )"""
        )

    @cached_property
    def first_months(self) -> re.Pattern[str]:
        """ "first nine months of 2024"."""
        return self._compile(
            r"""(?:(?P<f0><FISCAL>\s+(?P<y0><YEAR>)(?:['’]s)?\s+)|(?P<rel0>last|this|next)\s+year['’]s\s+)? (?:first|opening|(?P<last>final|closing|last)) <GAP> (?P<k><NUMBER>) <GAP> (?P<u>months|quarters|weeks) \b
            (?: (?: \s+(?:of|in)\s+(?:(?:the|its|their|our)\s+)? | ,?\s+(?=FY) )
                (?: (?P<f><FISCAL>\s+(?:year\s+)?|FY\s?)? (?P<y><YEAR>)(?![\d%])(?P<f3>\s+<FISCAL>\s+year\b)? | FY\s?['’]?(?P<yf>\d\d)(?![\d%]) | (?P<rel>this|last|next|current)?\s*(?P<f2><FISCAL>\s+)?year\b ) )?"""
        )

    @cached_property
    def first_days(self) -> re.Pattern[str]:
        """ "first 10 days of August", "last two weeks of March 2024", "second half of May"."""
        return self._compile(
            r"""(?P<w>first|opening|second|last|final|closing) <GAP> (?: (?P<k><NUMBER>) <GAP> (?P<u>days|weeks) | (?P<half>half) ) \s+of\s+ (?P<m><MONTH>) (?: ,?\s+(?P<y><YEAR>)(?![\d%]) )?"""
        )

    @cached_property
    def into_year(self) -> re.Pattern[str]:
        """ "nine months into fiscal 2021", "halfway through 2025", "the halfway mark of 2025": a part of the year"""
        return self._compile(
            r"""(?: (?P<k><NUMBER>) \s+ (?P<u>months|quarters) \s+ (?:into|(?P<through>of)) | (?P<half>half-?way|midway) \s+ (?:through|into)
              | (?P<by>mid-?year | mid(?=-(?:19|20)\d\d) | (?:middle|mid-?point|half-?way\s+(?:mark|point|stage))\s+of )(?:\s+of)? ) (?:\s+|-) (?:(?:the|its)\s+)?
            (?: (?P<f><FISCAL>\s+(?:year\s+)?|FY\s?)? (?P<y><YEAR>)(?![\d%]) | FY\s?['’]?(?P<yf>\d\d)(?![\d%]) )"""
        )

    @cached_property
    def duration(self) -> re.Pattern[str]:
        """ "next three years", "past decade", "10-year", "two to three years", "20 years ago"."""
        return self._compile(
            r"""(?: (?P<before><NUMBER>) \s+ (?=<SIDE>\s+(?:(?:fiscal|financial|calendar|full)\s+)?<UNIT>(?![^\W_])) )?
            (?: (?P<rel><SIDE>) \s+ (?:full\s+)? )?
            (?: (?P<k><NUMBER>) (?P<half><GAP>and<GAP>a<GAP>half)? (?: (?:-?\s+(?:to|or)\s+|\s?[-–]\s?|-to-)(?P<k2><NUMBER>) )? <GAP>? (?: (?:full|more|calendar|working|business|(?:fiscal|financial)(?=\s+years?\b)|consecutive(?=\s+years\s+ago)) \s+ )? | (?P<a>an?|half(?:\s+an?|-an?)?) <GAP> )?
            (?P<u><UNIT>) (?![^\W_]) (?P<rest>\s+and\s+a\s+half\b)? (?P<tail>\s+(?:ago|earlier|before)\b)? (?P<more>-old|\s+old\b)?"""
        )

    @cached_property
    def hanging(self) -> re.Pattern[str]:
        """ "2-, 5- and 10-year", "two- and 10-year" """
        return self._compile(
            r"""(?P<k><NUMBER>)[-‑–] ,?\s+ (?: <NUMBER>[-‑–] ,?\s+ ){0,4} (?:(?:and|or)\s+)? (?P<last><NUMBER><GAP><UNIT>(?![^\W_]))"""
        )

    @cached_property
    def listed(self) -> re.Pattern[str]:
        """ "one, three and five years" """
        return self._compile(
            r"""(?P<k><NUMBER>) (?P<more>(?:, \s+ <NUMBER>){1,4})? ,? \s+ (?:and|or) \s+ (?P<last><NUMBER><GAP><UNIT>(?![^\W_]))"""
        )

    @cached_property
    def year(self) -> re.Pattern[str]:
        """ "2025", "2019-2024", "2024-25", "2024/25 financial year", "1990s", "2025E"."""
        return self._compile(
            r"""(?P<y><YEAR>) (?: (?P<s>s)(?![^\W_])
              | \s?[-–/]\s?(?P<y2><YEAR>)(?![\d%]) | [-–/](?P<yy>\d\d)(?![\d%-]|[.,]\d)
              | \s+(?:to|through|until)\s+(?P<y3><YEAR>)(?!\d|%|,\d) | (?P<and>\s+and\s+)(?P<y4><YEAR>)(?!\d|%|,\d) | (?P<e>[EeAaFf])(?![^\W_]) )?
            (?: \s+(?P<fy><FISCAL>\s+years?|full\s+(?:<FISCAL>\s+)?year) \b )? (?P<h>\s*(?P<hl>[QH])(?P<hn>[1-4])(?![^\W_])|-(?P<gl>[QH])(?P<gn>[1-4])(?![^\W_]))? (?![^\W_]|[.,]\d)"""
        )

    @cached_property
    def same(self) -> re.Pattern[str]:
        """ "same quarter of 2023", "comparable prior-year period", "corresponding three months of last year"."""
        back = r"(?:year|yr)(?:<GAP>|\s+)(?:ago|earlier|before)"
        before = rf"<LASTYEAR>|(?:last|previous|prior)-year|year[\s-]+(?:ago|earlier|before)|{back}"
        return self._compile(
            rf"""(?P<w>same|corresponding|comparable|equivalent|like|matching|parallel|(?:those|these)(?=\s+(?:<NUMBER><GAP>)?(?:months|weeks)\b)) \s+
            (?: (?:prior|previous|last)[\s-]year(?:['’]s)?\s+ | {back}\s+ )?(?P<u>(?:<NUMBER><GAP>)?(?:quarter|period|half|months?|weeks?|time|stretch|span|day|(?:date|point|stage|moment)(?=\s+(?:of|in)\s+<YEAR>))|<NTH><GAP>(?:quarter|half))\b
            (?: \s+ (?P<ago><NUMBER>)\s+years\s+(?:ago|earlier|before)\b | \s+ (?: (?:of|in|a|one|during|from|the)\s+ ){{0,3}} (?: {before} | <FISCAL>\s+<YEAR> | <YEAR>(?![\d%]|,\d) ) )?"""
        )

    @cached_property
    def relative(self) -> re.Pattern[str]:
        """ "this year", "last month", "next Monday", "last November"."""
        return self._compile(
            r"""(?P<rel>this|last|next|earlier\s+this|later\s+this|so\s+far\s+this|late\s+last|early\s+next|early\s+this|late\s+this|later\s+next|the) \s+
            (?: (?P<u>year|month|week) (?![^\W_]|-\w) (?P<end>[-‑–]end\b)? | (?P<m><MONTH>)(?!\s*\d{1,2}\b(?!\d)) (?:\s+(?P<my>quarter)\b)? | (?P<w><WEEKDAY>)(?![^\W_])
              | (?P<se>spring|summer|autumn|winter|fall(?=['’]s\b|\s*[,.;:)]|\s+quarter))\b )"""
        )

    @cached_property
    def ends(self) -> re.Pattern[str]:
        """ "end of 2025", "end-March", "year-end 2024", "year-end"."""
        return self._compile(
            r"""(?: (?: (?:end|(?P<first>start|beginning)) (?:\s+of\s+(?:the\s+)?|[-‑–]|\s+)
                  (?: (?:(?:calendar\s+)?(?:year\s+)?)(?P<y><YEAR>)(?![\d%]) | (?P<m><MONTH>)(?![\s]*\d{1,2}\b(?!\d)) (?:,?\s+(?P<my><YEAR>))? | (?P<rel>this|last|next|current)?\s*(?P<u>year|month|quarter|decade)\b ) )
              | (?P<ye>year|yr|month)(?:['’]s\s+|[-‑–]|\s+)end (?:\s+(?:of\s+)?(?P<yy><YEAR>)(?![\d%]))? )(?![^\W_])"""
        )

    @cached_property
    def part(self) -> re.Pattern[str]:
        """ "early 2024", "mid-March", "late last year"."""
        return self._compile(
            r"""(?:early|mid|late) (?:[-‑–]|\s+) (?:in\s+)? (?: (?P<y><YEAR>)(?![\d%]|,\d)(?!s) | (?P<m><MONTH>)(?!\s*\d{1,2}\b(?!\d)) (?:,?\s+(?P<my><YEAR>))? )"""
        )

    @cached_property
    def to_date(self) -> re.Pattern[str]:
        return self._compile(
            r"""(?:year|fiscal\s+year|quarter|month)<GAP>to<GAP>date\b|ytd\b|qtd\b|mtd\b|so\s+far\s+(?:in\s+(?P<y><YEAR>)|(?:in\s+)?this\s+(?:<FISCAL>\s+)?(?P<u>year|quarter|month|week))"""
        )
