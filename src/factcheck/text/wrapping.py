"""Which lines are one paragraph that an editor has wrapped, and which stand for themselves.

What surely goes on is told by the words: a line that leaves its sentence open and one that begins in the middle of it. They give the
width of the text, and with the width every other line tells: a wrapped line is full, because the next word would not have fitted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from factcheck.patterns import regex
from factcheck.text import forms
from factcheck.text.bylines import author
from factcheck.text.cues import OPEN_ENDS
from factcheck.text.lines import Line
from factcheck.text.sentences import split_sentences
from factcheck.text.stamps import head_dates, is_stamp

_WRAP: Final = 180
"""No editor wraps wider; a longer line is a paragraph."""
_SLACK: Final = 12
"""The part of the measured width by which lines that a hand has wrapped may exceed it."""
_NARROW: Final = 45
_SHORT: Final = 30
"""A line up to here may be a heading, a name or a cell, however it ends."""
_REST: Final = 4
"""So many words with a full stop are the rest of a sentence."""

QUOTED: Final = regex(r">[ \t]*")
_MONTH: Final = regex(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?$")
_HANDLE: Final = regex(r"(?=[a-z.-]{0,20}[\d_])[a-z\d_.-]{3,20}: ")
"""Who comments: "dana_k: "."""
_BY: Final = regex(r"by:? [A-Z]")
_COMMA: Final = regex(r",[\"'”’)\]]*$")
_ENDED: Final = regex(r"[.!?…][\"'”’)\]*_]*$")
_REMARK: Final = regex(r"\s*\([^()]*\)$")
_LABELLED: Final = regex(r"[QA]\d{0,2}[.:)][ ]")
"""A question or answer in a list of such."""
_AWAITS: Final = regex(
    rf"(?:(?<=\s)(?:{'|'.join(sorted(OPEN_ENDS))})|\b(?:quarter|half|year|period|months|weeks)[ ](?:ended|ending|through))$"
)
"""What ends so goes on, whatever the next line begins with: "... the first three months of", "... for the quarter ended"."""


class _Row(NamedTuple):
    """A line as its paragraph sees it."""

    text: str
    """Without the mark of a quotation."""
    width: int
    gap: bool
    indent: int
    quoted: bool
    item: bool
    """It begins a list item, or a paragraph with a mark or label of its own."""
    apart: bool
    """It can neither go on nor be gone on with: a row of a table, a heading with its mark."""


def paragraphs(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines of each paragraph, in order."""
    rows = _without_chance([_row(line) for line in lines])
    widths = _widths(rows)
    filled = _filled(rows)
    begin = count = 0
    for at, row in enumerate(rows):
        if at and not row.gap and (at in filled or _continues(rows, begin, at, widths, head=count < _HEAD)):
            continue
        if at:
            yield lines[begin:at]
            count += 1
        begin = at
    if lines:
        yield lines[begin:]


_HEAD: Final = 3
"""So many paragraphs at the top may be title, writer and date, one under the other."""


def _row(line: Line) -> _Row:
    quoted = line.text[0] == ">"
    found = QUOTED.match(line.text) if quoted else None
    text = line.text[found.end() :] if found else line.text
    text = text or ">"  # an empty line of a quotation
    apart = text[0] in "|>" or forms.is_row(text) or bool(forms.MARK.match(text))
    item = bool(forms.BULLET.match(text) or _LABELLED.match(text)) or _is_sign(text)
    return _Row(text, line.indent + len(line.text), line.gap, line.indent, quoted, item, apart)


def _is_sign(text: str) -> bool:
    """A mark that no writer begins a word with, though it stands at one: "*NETFLIX 2Q EPS", a pictogram."""
    return text[0] == "*" and text[1:2].isupper() or text[0] >= "\u2190" and not text[0].isalnum()


# ---------------------------------------------------------------- marks of lists that are none
def _without_chance(rows: list[_Row]) -> list[_Row]:
    """What looks like the mark of an item and is a word of the sentence: "(it ended on October / 26) and", "June / 30. The", "May / - a drop".

    The mark of an item has a neighbour: the number before or behind it, another dash.
    """
    marks = [forms.BULLET.match(row.text) if row.item else None for row in rows]
    told = Counter(found[0].strip() for found in marks if found)
    for at, found in enumerate(marks):
        if at and found and not rows[at].gap and _leaves_open(rows[at - 1].text):
            mark = found[0].strip()
            number = mark.strip("(.)")
            if number.isdigit():
                dated = _MONTH.search(rows[at - 1].text)
                listed = (
                    number == "1"
                    and not dated
                    or any(mark.replace(number, str(int(number) + k)) in told for k in (-1, 1))
                )
            else:
                listed = mark not in _DASHES or told[mark] > 1
            if not listed:
                rows[at] = rows[at]._replace(item=False)
    return rows


_DASHES: Final = ("-", "–", "—")


def _leaves_open(text: str) -> bool:
    return forms.is_unfinished(text) and text[-1] != ":"


# ---------------------------------------------------------------- by the width of the text
def _widths(rows: Sequence[_Row]) -> tuple[int, int]:
    """Between which columns the text is wrapped, zeros when every line is a paragraph.

    Measured by the lines that surely are: the widest fits, and with the next line's first word none would.
    """
    pairs = [(before, row) for before, row in pairwise(rows) if not row.gap and before.width <= _WRAP]
    wrapped = [(before, row) for before, row in pairs if _goes_on(before, row)]
    if not wrapped:
        return 0, 0
    # of the wrapped lines alone: a title is often longer
    least = max(before.width for before, _ in wrapped)
    if len(wrapped) == 1 and not all(_is_full(*pair, least) for pair in pairs if not _are_apart(*pair)):
        return 0, 0
    most = min(before.width + len(_first_word(row)) for before, row in wrapped)
    most = max(most, least + max(4, least // _SLACK))
    if least < _NARROW and sum(row.width > most for row in rows) > len(wrapped):
        return 0, 0  # names of a page's own that begin small ("level 1"): no text so narrow has so many longer lines
    return least, most


def _are_apart(before: _Row, row: _Row) -> bool:
    """Whether two lines cannot be of one paragraph, however wide they are."""
    return row.gap or row.item or row.apart or before.apart or _stands_alone(before.text, row.text)


def _is_full(before: _Row, row: _Row, width: int) -> bool:
    """A wrapped line is full: the next word would not have fitted."""
    return before.width + 1 + len(_first_word(row)) > width


def _first_word(row: _Row) -> str:
    return row.text.split(" ", 1)[0]


def _goes_on(before: _Row, row: _Row) -> bool:
    """Whether the line begins in the middle of a sentence that the line before leaves open."""
    text = row.text
    if not text[0].islower() or not (forms.is_unfinished(before.text) or before.text[-1] in ",;"):
        return False
    if " " not in text and forms.is_unfinished(text) or is_stamp(before.text) or _HANDLE.match(text):
        return False
    if len(before.text) <= _SHORT and _is_furniture(before.text):
        return False
    named = forms.is_unfinished(text) and (
        bool(_BY.match(text)) or forms.start_cue(forms.plain_words(text)) == "byline"
    )
    return not (text[1:2].isupper() or named or row.item or before.apart)


def _is_furniture(line: str) -> bool:
    """A phrase of the page ("12 comments"), and what stands in the place of a removed one ("[deleted]")."""
    return (
        line[0] == "["
        and line[-1] == "]"
        or forms.is_counter(line)
        or forms.whole_cue(forms.plain_words(line)) is not None
    )


def _continues(rows: Sequence[_Row], begin: int, at: int, widths: tuple[int, int], *, head: bool) -> bool:
    before, row = rows[at - 1], rows[at]
    if before.quoted != row.quoted or row.apart or len(row.text) <= _SHORT and forms.is_counter(row.text):
        return False
    least, most = widths
    if _goes_on(before, row):
        return len(before.text) > _SHORT or bool(least)
    if before.apart or row.item or _stands_alone(before.text, row.text):
        return False
    tail = before.text if at - 1 == begin else f"{rows[at - 2].text} {before.text}"
    if len(tail) > _SHORT and _AWAITS.search(tail):
        return True
    if head and _heads(row):
        return False
    if len(tail) > _SHORT and _is_open(before.text, row.text):
        return True
    if not least or row.indent > before.indent and not rows[begin].item:
        return False
    # Far beyond the width is a line that nobody wrapped.
    return _is_full(before, row, least) and before.width <= most and not is_stamp(before.text)


def _stands_alone(before: str, after: str) -> bool:
    """A heading by its looks, right above its text: "**Cash**", "SPENDING THE WAR CHEST"."""
    return before.startswith("**") and before.endswith("**") or before.isupper() and not after.isupper()


def _heads(row: _Row) -> bool:
    """Whether it says who wrote the text above it and when."""
    text = _REMARK.sub("", row.text)
    if is_stamp(text) or text.startswith("By "):
        return forms.is_unfinished(text)
    return bool(author(text)) or any(head_dates(text, body=False))


def _is_open(before: str, after: str) -> bool:
    """Whether a line leaves a sentence open: "... in May,", "... grew 5%. Zinc", "... on the last / Thursday."."""
    if _COMMA.search(before):
        return True
    if not _leaves_open(before):
        return False
    if after[-1] == "." and after.count(" ") < _REST:
        return True
    return len(split_sentences(before, 0, len(before))) > 1 and not _is_credit(before)


def _is_credit(line: str) -> bool:
    """ "A worker at the plant in 2024. REUTERS/Per Berg/File Photo"."""
    return forms.anywhere_cue(forms.plain_words(line)) is not None


# ---------------------------------------------------------------- by one paragraph alone
def _filled(rows: Sequence[_Row]) -> set[int]:
    """The lines that go on because all that stand below each other fill one width and end with a sentence. A title is not looked at."""
    found: set[int] = set()
    begin = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or _are_apart(rows[at - 1], rows[at]):
            if begin and at - begin > 1 and _is_paragraph(rows[begin:at]):
                found.update(range(begin + 1, at))
            begin = at
    return found


def _is_paragraph(rows: Sequence[_Row]) -> bool:
    """One width fits all lines and would have taken no further word of the next; a break is in the middle of a sentence."""
    pairs = list(pairwise(rows))
    if not _ENDED.search(rows[-1].text) or any(before.quoted != row.quoted for before, row in pairs):
        return False
    width = max(row.width for row in rows)
    if not _SHORT < width <= _WRAP or not all(_is_full(before, row, width) for before, row in pairs):
        return False
    opened = [before.text for before, _ in pairs if _leaves_open(before.text) and not _is_titled(before.text)]
    return bool(opened) and not any(map(_is_credit, opened))


def _is_titled(line: str) -> bool:
    """Capitals As in a Headline."""
    return all(word[0].isupper() for word in line.split()[1:] if len(word) > 3 and word[0].isalpha())
