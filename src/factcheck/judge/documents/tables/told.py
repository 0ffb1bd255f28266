"""What a sentence says of a table: the words that address its cells, the two sides of a comparison, the way that something went."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from factcheck.judge.documents.align import BROAD, Asked, metrics_agree
from factcheck.judge.documents.directions import LESS, THAN, way_of
from factcheck.judge.documents.meanings import Meaning, Meanings, is_metric
from factcheck.judge.documents.part_behind import PART_BEHIND
from factcheck.judge.documents.printed import DATED
from factcheck.judge.documents.readings import is_moving, own_words, said_of, told_and_strange
from factcheck.judge.documents.steps import years_back
from factcheck.judge.documents.tables.address import WHOLE, Named, cells_at, named, rows_named
from factcheck.judge.documents.tables.axes import Table, row_number
from factcheck.model import Time
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import Days, length, of_time, same
from factcheck.sources.documents.words import Stems, name_stems, names, stem

_ASIDE = regex(r"\b(ago|before|earlier)(?:,\s|\s\()\D*$")
""" "More than a year ago, half of the group's increase": what is told besides is no side of it."""
_SINCE = regex(
    r"\b(?:since|from|compared with|compared to|against|versus|after|above|below|than(?:\s+(?:in|at|during|over))?)\s+"
    r"(?:[$€£¥]?\d[\d.,]*%?\s+(?:(?:million|billion|percent|per cent|thousand)\s+)?)?(?:in\s+|at\s+)?(?:the\s+)?(?:\w+\s+of\s+)?$",
    re.IGNORECASE,
)
_NEXT = regex(r"(?<![A-Za-z\d.-])(?!(?:19|20)\d\d\b)\d")
_WHOLE_WORDS = frozenset(
    map(
        stem,
        "total overall combined together national nationwide whole average sum aggregate collectively group between".split(),
    )
)

_NETTED = frozenset(("net_debt", "net_cash"))


@record
class Told:
    """One sentence, put to the tables of one document. `words` are those of the claim's figure, or of the sentence."""

    asked: Asked
    times: tuple[Time, ...]
    text: str
    meanings: Meanings
    words: tuple[Meaning, ...]
    own: str
    """The words of the figure alone, where the sentence has others."""

    @cached_property
    def strange(self) -> list[Meaning]:
        """Words of the claim that the document does not know."""
        return told_and_strange(self.asked, self.meanings, self.words)[1]

    @cached_property
    def stems(self) -> Stems:
        return self.meanings.stems(self.text)

    @cached_property
    def before(self) -> str:
        """What stands before the claim's figure."""
        return self.text.partition(self.asked.quantity.text)[0] if self.asked.quantity is not None else ""

    def is_anothers(self, words: Sequence[Meaning]) -> bool:
        """The words stand behind the next figure of the sentence, and tell of that one."""
        quantity = self.asked.quantity
        if quantity is None or not words:
            return False
        behind = self.text.partition(quantity.text)[2]
        following = PART_BEHIND.search(behind) or _NEXT.search(behind)
        ours = f"{self.before} {quantity.text} {behind[: following.start()] if following else behind}"
        stems = self.meanings.stems(ours)
        return any(m.stands_in(self.stems) for m in words) and not any(m.stands_in(stems) for m in words)

    @cached_property
    def sides(self) -> tuple[str, str, bool] | None:
        """What stands before and behind "than", and whether the first is said to be the larger."""
        found = THAN.search(self.text)
        if found is None:
            return None
        right = found["right"] or found["right2"] or found["right3"]
        quantity = self.asked.quantity
        if quantity is not None and quantity.kind != "multiple" and right.strip().startswith(quantity.text):
            return None  # "more than half of the revenue"
        right = _ASIDE.sub(r"\1", right)
        what = found["what"] or found["what2"] or ""
        left = f"{self.text[: found.start()]} {found['size'] or ''} {what}"
        return left, right, (found["way"] or "").lower() not in LESS

    @property
    def compared_in(self) -> str:
        """In what the two are compared ("more tax than")."""
        found = THAN.search(self.text)
        return (found["what"] or found["what2"] or "") if found is not None else ""

    @cached_property
    def is_whole(self) -> bool:
        return WHOLE.search(self.text) is not None

    @cached_property
    def way(self) -> str | None:
        """The direction that the words tell."""
        told = self.asked.fact.direction
        if told in ("up", "down"):
            return told
        return way_of(self.text, self.meanings)

    @cached_property
    def windows(self) -> tuple[Days, ...]:
        moves = self.asked.quantity is not None and is_moving(self.asked)
        is_base = moves and self.asked.dated and all(self._is_base(t) for t, _ in self._dated)
        if not self.asked.dated or (is_base and self._dated):
            told = [w for t, w in self._dated if not self._is_base(t)]
            if len(told) == 1:
                return tuple(told)
            if self.since is not None and self.asked.held.calendar.main is not None:
                return (self.asked.held.calendar.main,)
        return self.asked.windows[:1]

    @cached_property
    def since(self) -> Days | None:
        """The time from which a change is told ("since 2021")."""
        found = [(t, w) for t, w in self._dated if self._is_base(t)]
        own = self._own_base([t for t, _ in found])
        if own is not None:
            return next((w for t, w in found if t is own), None)
        return found[0][1] if len(found) == 1 else None

    def _own_base(self, dated: Sequence[Time]) -> Time | None:
        """ "2,700 fewer than in the second quarter but 2,600 more than a year ago": of several bases the one behind the figure."""
        quantity = self.asked.quantity
        bases = [*dated, *(t for t in self.times if t.type == "base")]
        if quantity is None or len(bases) < 2:
            return None
        return min((t for t in bases if t.start > quantity.start), key=lambda t: t.start, default=None)

    @property
    def names_base(self) -> bool:
        """The sentence says with what it compares."""
        return self.since is not None or any(t.type == "base" for t in self.times) or self.years is not None

    @cached_property
    def years(self) -> int | None:
        """ "Has risen by a third in two years"."""
        return years_back(self.own)

    @cached_property
    def _dated(self) -> list[tuple[Time, Days]]:
        calendar = self.asked.held.calendar
        return [(t, w) for t in self.times if t.type in DATED for w in of_time(t, calendar)[:1]]

    def _is_base(self, time: Time) -> bool:
        at = self.text.find(time.text)
        return at > 0 and _SINCE.search(self.text[:at]) is not None

    def place(self, table: Table, text: str | None = None) -> Place | None:
        """The row and column that the text names; the row of the total where it names none and speaks of the whole."""
        stems = self.meanings.stems(self._bare(self.text if text is None else text)) | self._initials(table)
        rows, columns = rows_named(table, stems), named(table.columns, stems, table.around)
        if text is None and self.own != self.text:
            # "the Brio fell 16%, while the Cassia rose 5%": the words beside the figure come first
            own = self.meanings.stems(self._bare(self.own))
            rows = rows_named(table, own) or rows
            columns = named(table.columns, own, table.around) or columns
        if columns is not None and not PLANNED.search(self.text if text is None else text):
            kept = tuple(key for key in columns.keys if not PLANNED.search(key))
            columns = Named(kept, columns.is_full, columns.hits) if kept else None
        if rows is not None and columns is not None and not rows.is_full and not _adds(rows, columns):
            rows = None  # the words that name the column name the row as well
        if rows is None and (columns is None or text is None):
            is_told = bool(WHOLE.search(self._bare(self.text if text is None else text)))
            totals = tuple(
                key
                for key, item in table.rows.items()
                if item.is_total and (is_told or not any(is_metric(m) and not m.stands_in(stems) for m in item.words))
            )
            if totals and (is_told or text is None and self._is_about(table, columns)):
                rows = Named(totals, is_told, ())
            elif columns is None or any(item.words for item in table.rows.values()):
                return None  # a column alone is of all rows, and of none
        return Place(table, rows, columns)

    def _initials(self, table: Table) -> Stems:
        """ "The IT sector", in a table with a row of information technology."""
        told = _CAPITALS.findall(self.text)
        labels = [item.label for item in table.rows.values()] if told else []
        fit = (label for label in labels if "".join(w[0] for w in _LETTERS.findall(label)).upper() in told)
        return frozenset().union(*(self.meanings.stems(label) for label in fit))

    def _bare(self, text: str) -> str:
        """Without the issuer's own name: "Dunmere Water" names no row of water."""
        issuer, quantity = self.asked.held.issuer, self.asked.quantity
        if quantity is not None and quantity.kind == "money":
            text = text.replace(quantity.text, " ", 1)  # "412 million Swiss francs" names no row of Switzerland
        for _, run in names(text):
            if len(run.split()) > 1 and name_stems(run) and name_stems(run) <= issuer:
                text = text.replace(run, " ", 1)
        return text

    def of_metric(self, cells: list[Fact]) -> list[Fact]:
        """Of several cells those of the claim's metric, where it has a name."""
        mine = self.asked.fact.metric
        if mine in _NETTED:
            cells = [cell for cell in cells if cell.metric in (mine, "unknown")]  # borrowings are no net debt
        named_ = [cell for cell in cells if mine != "unknown" and metrics_agree(mine, cell.metric)]
        return named_ if len(cells) > 1 and named_ else cells

    def _is_about(self, table: Table, columns: Named | None) -> bool:
        """Words of the claim stand over the table or over the column that it names, and all of them do."""
        over = table.around.union(*(table.columns[key].stems for key in columns.keys)) if columns else table.around
        return bool(self.words) and all(m.stands_in(over) for m in self.words)

    def agrees_with(self, cell: Fact, table: Table) -> bool:
        """The metrics, where both have a name and the words do not tell, and the kinds of figure do not exclude each other."""
        mine, its, quantity = self.asked.fact.metric, cell.metric, self.asked.quantity
        row = table.rows[row_number(cell)]
        caption = self.meanings.stems(cell.text.split(" | ")[0])
        labels = row.stems | table.columns[cell.column or ""].stems | caption
        is_other = "unknown" not in (mine, its) and not {mine, its} & BROAD and not metrics_agree(mine, its)
        if is_other and any(
            is_metric(m) and not m.stands_in(labels) and (quantity is None or m.text not in quantity.text)
            for m in self.words
        ):
            return False  # "its Estonian EBITDA", in a table of revenue by country
        kinds = {each.kind for each in (quantity, cell.quantity) if each is not None}
        if is_other and kinds == {"money", "count"}:
            return False  # "sales of 210 million", and how many work in sales
        if self.words and any(m.stands_in(self.stems) for m in row.words):
            return True  # the row is named, and nothing else is
        if quantity is not None and quantity.kind in ("money", "count") and "money" in kinds and len(kinds) > 1:
            return False
        if mine in BROAD or its in BROAD or metrics_agree(mine, its):
            return True
        over = table.around | table.columns[cell.column or ""].stems
        return "unknown" in (mine, its) or any(m.stands_in(over) and not m.is_name for m in self.words)

    def uncovered(self, place: Place) -> list[Meaning]:
        """Words of the claim that neither the address nor what stands around the table holds."""
        return self.unsaid(place.stems | place.table.around)

    def unsaid(self, known: Stems) -> list[Meaning]:
        """The claim's words that are not known, but those that tell a direction or a whole, and nouns beside a known one ("wind farms")."""
        left = [
            m
            for m in self.words
            if not m.stands_in(known)
            and not _is_known(m, known)
            and not m.ways & _WHOLE_WORDS
            and way_of(m.text, self.meanings) is None
        ]
        if not left:
            return left
        beside = [m for m in self.words if m.stands_in(known) or _is_known(m, known)]
        return [m for m in left if m.is_name or not any(self._adjoin(m, other) for other in beside)]

    def _adjoin(self, word: Meaning, known: Meaning) -> bool:
        """A metric only behind what is no name: "construction workers", and not "Austral's tax"."""
        low, other = self.text.lower(), known.text.lower()
        at = low.find(word.text.lower())
        if low[:at].rstrip(" -").endswith(other):
            return not (known.is_name and self.text.find(known.text) > 0 and is_metric(word))
        if is_metric(known) and not word.is_name:
            return False  # an entry fee is no ongoing charge
        return not is_metric(word) and low[at + len(word.text) :].lstrip(" -").startswith(other)

    def windows_in(self, table: Table) -> tuple[Days, ...]:
        """A table of one time needs none to be told."""
        if self.asked.dated or self._dated:
            return self.windows
        own = {cell.windows[0] for cell in table.cells.values() if cell.windows}
        if len(own) < _SEVERAL:
            return ()
        if not any(same(one, other) for one in own for other in self.windows):
            return (
                max(own, key=lambda window: (window[1], window[0] or window[1])),
            )  # of no time, it is of the latest
        return self.windows


@record(slots=True)
class Place:
    """An address in a table. None is an axis that the sentence leaves open."""

    table: Table
    rows: Named | None
    columns: Named | None

    @property
    def is_full(self) -> bool:
        """Every label is named in whole; columns of several years may share their words."""
        return all(
            each is None or (each.is_full and len({tuple(m.text for m in items[key].words) for key in each.keys}) == 1)
            for each, items in ((self.rows, self.table.rows), (self.columns, self.table.columns))
        )

    @property
    def hits(self) -> int:
        return sum(len(each.hits) for each in (self.rows, self.columns) if each is not None)

    @property
    def stems(self) -> Stems:
        found: Stems = frozenset()
        for each, items in ((self.rows, self.table.rows), (self.columns, self.table.columns)):
            for key in each.keys if each is not None else ():
                found |= items[key].stems
        return found

    def cells(self, windows: Sequence[Days], *, change: bool | None = None) -> list[Fact]:
        """The cells of the address. Where no column is named, those of columns that are called by their time alone come first."""
        found = cells_at(
            self.table, self.rows.keys if self.rows else None, self.columns.keys if self.columns else None, windows
        )
        if change is not None:
            found = [cell for cell in found if self.table.is_change_cell(cell) == change]
        if self.columns is None:
            # "2024 outturn" and "2024 budget": what was, unless the sentence speaks of the plan
            done = [cell for cell in found if not PLANNED.search(cell.column or "")]
            found = done if done and len(done) < len(found) else found
            timed = [cell for cell in found if not self.table.columns[cell.column or ""].words]
            found = timed or found
        return found


def _is_known(meaning: Meaning, known: Stems) -> bool:
    """ "Gas-fired" is of gas."""
    return "-" in meaning.text and any(stem(piece) in known for piece in meaning.text.split("-"))


PLANNED = regex(
    r"\b(?:budget(?:ed)?|propos(?:al|ed)|plan|planned(?! [a-z])|forecast|target|estimate[ds]?|expected|guidance|outlook|projected)\b",
    re.IGNORECASE,
)


_SEVERAL = 2


def _adds(rows: Named, columns: Named) -> bool:
    return any(not any(m.ways & other.ways for other in columns.hits) for m in rows.hits)


def read(asked: Asked, times: Sequence[Time], meanings: Meanings) -> Told:
    """The sentence of a claim with a figure; its clause where a semicolon divides it."""
    at = asked.sentence.find(asked.quantity.text) if asked.quantity is not None else -1
    start = asked.sentence.rfind(";", 0, max(at, 0)) + 1
    stop = asked.sentence.find(";", max(at, 0))
    text = asked.sentence[start : stop if stop >= 0 else len(asked.sentence)]
    return Told(asked, tuple(times), text, meanings, tuple(said_of(asked, meanings)), own_words(asked, meanings))


_CAPITALS = regex(r"\b[A-Z]{2,5}\b")
_LETTERS = regex(r"[^\W\d_]+")


def is_instant(cell: Fact) -> bool:
    return bool(cell.windows) and not length(cell.windows[0])
