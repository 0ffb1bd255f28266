"""Whose document it is, and who else is named in it as one that has figures, offices or says something."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from factcheck.model import Article, Extraction
from factcheck.patterns import regex
from factcheck.read.documents import Document
from factcheck.records import record
from factcheck.sources.documents.facts import capitalised
from factcheck.sources.documents.words import TELLING, Stems, name_stems, names, tokens

_FIRST, _HEAD = 4, 120
"""So many passages at the head, and so much of them, say whose a document is."""
_SEEN: Final = 200_000
"""Code points in which a name is looked for."""
_MODIFIES = regex(r"\b(?:its|our|his|her|their|in|at|near|from|the)\s$", re.IGNORECASE)
"""What stands behind these is a place or a thing ("its Austin site")."""
_COMMON: Final = frozenset(
    "the company bank group government ministry submitted proposed prepared published issued released presented adopted approved updated revised".split()
)
""" "Submitted to the City Council" names nobody."""


@record(slots=True)
class Named:
    """Names of a text and how often each is said, where first, and which are places; `people` are names of persons."""

    said: Counter[Stems]
    where: dict[Stems, int]
    places: dict[Stems, int]
    people: Stems

    def then(self, other: Named, offset: int) -> Named:
        """With those of the text that begins so far behind."""
        where, places = dict(self.where), dict(self.places)
        for mine, its in ((where, other.where), (places, other.places)):
            for stems, at in its.items():
                mine.setdefault(stems, at + offset)
        return Named(self.said + other.said, where, places, self.people | other.people)


def named_in(article: Article, extraction: Extraction) -> Named:
    """The names that have figures, offices or say something."""
    said = Counter[Stems]()
    where: dict[Stems, int] = {}
    places: dict[Stems, int] = {}
    for entity in extraction.entities:
        name = entity.text
        if name.isupper() and article.text[max(0, entity.start - 4) : entity.start] == " TO ":
            name = name.partition(" ")[2]  # "CALVERRA TO BUY ENSIGN"
        if entity.type == "ORG" and (stems := capitalised(name) - _COMMON):
            if _MODIFIES.search(article.text[max(0, entity.start - 12) : entity.start]):
                places.setdefault(stems, entity.start)
                continue
            said[stems] += 1
            where.setdefault(stems, entity.start)
    for claim in extraction.claims:
        text = claim.subject.text
        if text and claim.kind != "statement" and (stems := capitalised(text) - _COMMON):
            at = article.text.find(text, max(0, claim.start - 400))
            if at > 0 and _MODIFIES.search(article.text[max(0, at - 12) : at]):
                continue
            said[stems] += 1
            where.setdefault(stems, claim.start)
    people = (name_stems(e.text) for e in extraction.entities if e.type in ("PERSON", "GPE"))
    return Named(said, where, places, frozenset().union(*people))


def whose(document: Document, text: str, named: Named, persons: list[str]) -> tuple[Stems, tuple[Stems, ...]]:
    """Whose document it is, and who else is named in it. `text` is that of its passages, `persons` hold its offices."""
    title = document.title or ""
    people = named.people.union(*map(name_stems, persons))
    said = Counter({stems: n for stems, n in named.said.items() if not stems <= people})
    where = named.where
    if not said:
        # a country's statistics are about the place that they name
        where = {stems: at for stems, at in named.places.items() if not stems <= people}
        said = Counter(where.keys())
    said = Counter({stems: n for stems, n in said.items() if any(len(word) > 1 for word in stems)})
    clusters: list[set[str]] = []
    for stems in sorted(said, key=lambda s: (-len(s), where[s])):
        home = next((c for c in clusters if stems <= c), None)
        if home is None:
            clusters.append(set(stems))
    clusters.sort(key=lambda c: min(where[s] for s in said if s <= c))
    clusters = [c for c in clusters if len(c) > 1 or _is_inside(next(iter(c)), text[:_SEEN], title)]
    rows = [name_stems(row[0]) for grid in document.grids for row in grid.rows[1:]]
    head = name_stems(
        f"{title} {' '.join(p.text for p in document.passages[:2])} {' '.join(g.caption for g in document.grids[:1])}"
    )
    dated = frozenset().union(
        *(
            name_stems(found["place"]) | name_stems(found["region"]) - name_stems(title)
            for p in document.passages[:_FIRST]
            if (found := _DATELINE.match(p.text))
        )
    )
    mine = next((c for c in clusters if c & head and not c <= dated), None) or next(
        (c for c in clusters if c & head), None
    )
    formed = _with_legal_form(title, document)
    if formed and not (mine and mine & formed):
        return formed, tuple(frozenset(c) for c in clusters if not c & formed and not any(c <= row for row in rows))
    if mine is None:
        return _most_named(title, text, document), tuple(frozenset(c) for c in clusters)
    own = _whole_name(_bare_name(frozenset(mine)), title, text, document)
    place = _place_of(own, title, document)
    return own | place, tuple(
        frozenset(c) for c in clusters if c is not mine and c != place and not any(c <= row for row in rows)
    )


def _place_of(issuer: Stems, title: str, document: Document) -> Stems:
    """ "The Agency", in a result of the "Debt Agency of the Republic of Lysmark": what is told of Lysmark is told of it."""
    if not issuer <= _ORGANS:
        return frozenset()
    heads = [title, *(p.text[:_HEAD] for p in document.passages[:2])]
    found = {name_stems(match["name"]) for head in heads for match in _OF_A_STATE.finditer(head)}
    return next(iter(found)) if len(found) == 1 else frozenset()


_ORGANS: Final = frozenset(
    "agency authority bank board central committee council debt department institute ministry monetary national office policy treasury".split()
)
_OF_A_STATE = regex(
    r"\b(?:Agency|Authority|Bank|Department|Institute|Ministry|Office|Treasury)\s+of\s+(?:the\s+)?"
    r"(?:(?:City|Commonwealth|Federation|Kingdom|Province|Republic|State)\s+of\s+)?(?P<name>[A-Z][\w’'-]+)"
)


def _is_inside(word: str, text: str, title: str) -> bool:
    """Written with a capital inside a sentence as well: "Membership stood at 20,400" names nobody."""
    name = re.escape(word)
    pattern = rf"(?:[a-z,;:'’)\d]|\bthe|&)[^\S\n]+(?-i:[A-Z]){name[1:]}\b"
    return (
        word in title.lower()
        or re.search(pattern, text) is not None
        or re.search(rf"\b{name.upper()}\b", text) is not None
    )


def _with_legal_form(title: str, document: Document) -> Stems:
    """The one name of the head that is printed with its legal form ("LARKMERE FOODS PLC")."""
    heads = [title, *(p.text[:_HEAD] for p in document.passages[:_FIRST]), *(g.caption for g in document.grids[:1])]
    found = {name_stems(match["name"]): None for head in heads for match in _FORMED.finditer(head)}
    return next(iter(found)) if len(found) == 1 else frozenset()


_DATELINE = regex(
    r"\W*(?P<place>[A-Z]{3,}(?:\s[A-Z]{3,})*),\s(?P<region>[^.]{0,20})\.?,?\s*(?:[A-Z][a-z]+\.?\s\d|\d{1,2}\s[A-Z])"
)
""" "HARTFORD, Conn., July 28, 2026": where a release is dated."""
_FORMED = regex(
    r"(?P<name>(?:[A-Z][\w&’'-]*\s+){1,4}?)(?:plc|PLC|Inc|INC|Incorporated|Corp|Corporation|CORPORATION|Ltd|LTD|Limited|LIMITED|AG|GmbH|KGaA|N\.V\.|B\.V\.|S\.A\.|S\.p\.A\.|ASA|A/S|AB|Abp|Oyj|SE)(?![\w])"
)


def _bare_name(stems: Stems) -> Stems:
    """ "Verity Genomics Reports Second Quarter" names Verity Genomics."""
    return frozenset(word for word in stems if word not in TELLING and word.rstrip("s") not in TELLING) or stems


def _whole_name(stems: Stems, title: str, text: str, document: Document) -> Stems:
    """ "Software" of "Cobalt Software", where the head has both words side by side and the text again."""
    for head in (title, *(p.text[:_HEAD] for p in document.passages[:2])):
        for _, run in names(head):
            words = run.split()
            for before, word in zip(words, words[1:], strict=False):
                pair = name_stems(before)
                if name_stems(word) == stems and pair and not pair & TELLING and text.count(f"{before} {word}") > 1:
                    return stems | pair
    return stems


def _most_named(title: str, text: str, document: Document) -> Stems:
    """The name in the head of a document whose first word comes up most often."""
    heads = [title, *(p.text[:_HEAD] for p in document.passages[:2]), *(g.caption for g in document.grids[:1])]
    runs = [run for head in heads for _, run in names(head) if name_stems(run)]
    if not runs:
        return frozenset()
    counts = Counter(word.lower() for word in tokens(text))
    best = max(runs, key=lambda run: max(counts[word] for word in name_stems(run)))
    return _bare_name(name_stems(best))
