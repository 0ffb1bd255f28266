"""Bodies that stand twice on a page.

Two blocks are one only if they say the same: equal apart from white space, case, quotation style and a handful of words
that carry nothing (`cues.HARMLESS`). A copy that differs in one figure, name, "not" or "up" stands for itself, and
`near_repeats` names the pair.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from factcheck.model import BOILERPLATE, Article, Block
from factcheck.patterns import regex
from factcheck.text.cues import DIRECTIONS, HARMLESS, NEGATIONS, NUMBER_WORDS

_SHORTEST: Final = 20
"""Words that neighbouring equal blocks need together: "Rating: Buy" under two companies is no repeat."""
_NEAR: Final = 0.8
_MOST_SHARED: Final = 40
_FOLD: Final = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "\u2011": "-",
        "\u2010": "-",
        "\u2212": "-",
        "\xa0": " ",
        "\u202f": " ",
        "\u200b": None,
    }
)
_TOKEN = regex(r"[$€£¥#+&~<>≈±-]*\w+(?:[.,:'/+-]\w+)*%?|[()\"“”%]")
_MARKS = str.maketrans("*#>", "   ")
_STOPS: Final = ",.;:…"
BEARING: Final = NEGATIONS | DIRECTIONS | NUMBER_WORDS


def mark_repeats(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with `repeat_of` set to the first block that says the same. Linear in the text."""
    body = [number for number, block in enumerate(blocks) if block.kind not in BOILERPLATE]
    keys = [_key(text[blocks[number].start : blocks[number].end]) for number in body]
    twins = _twins(keys)
    marked = dict(_long_enough(twins, keys))
    for place, twin in enumerate(twins):
        if twin is not None and blocks[body[twin]].kind == "title":
            marked[place] = twin  # the title again as the first heading
    if not marked:
        return blocks
    repeat = {body[place]: body[twin] for place, twin in marked.items()}
    return tuple(
        block.model_copy(update={"repeat_of": repeat[n]}) if n in repeat else block for n, block in enumerate(blocks)
    )


def _key(text: str) -> str:
    folded = (text if text.isascii() else text.translate(_FOLD)).translate(_MARKS).casefold()
    words = [word.rstrip(_STOPS) for word in folded.split()]
    return " ".join([word for word in words if word and word not in HARMLESS])


def _twins(keys: list[str]) -> list[int | None]:
    """For every block the earlier one with the same words, preferring the one behind its predecessor's twin."""
    first: dict[str, int] = {}
    twins: list[int | None] = []
    for place, key in enumerate(keys):
        twin = None
        if key:
            before = twins[-1] if twins else None
            if before is not None and before + 1 < place and keys[before + 1] == key:
                twin = before + 1
                root = twins[twin]
                twin = twin if root is None else root
            else:
                twin = first.setdefault(key, place)
        twins.append(twin if twin != place else None)
    return twins


def _long_enough(twins: list[int | None], keys: list[str]) -> list[tuple[int, int]]:
    """The pairs that lie in a run of neighbours with enough words; a neighbour that is nearly equal does not end the run."""
    kept: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    words = 0
    expected = -1
    for place, twin in enumerate([*twins, None]):
        if run and twin != expected:
            if twin is None and _alike(keys, place, expected):
                words += keys[place].count(" ") + 1
                expected += 1
                continue
            kept += run if words >= _SHORTEST else []
            run, words = [], 0
        if twin is not None:
            if not run and _alike(keys, place - 1, twin - 1):
                words = keys[place - 1].count(" ") + 1
            run.append((place, twin))
            words += keys[place].count(" ") + 1
            expected = twin + 1
    return kept


def _alike(keys: list[str], place: int, other: int) -> bool:
    """Whether two different blocks are copies with a change in them."""
    if not 0 <= other < place < len(keys):
        return False
    words, others = set(keys[place].split()), set(keys[other].split())
    return len(words) > 3 and len(words & others) >= _NEAR * max(len(words), len(others))


# ---------------------------------------------------------------- copies that differ
def near_repeats(article: Article) -> list[tuple[int, int]]:
    """Pairs of blocks (earlier, later) that are one text but for figures, units, names, negations or directions."""
    blocks = [
        (number, article.text[block.start : block.end])
        for number, block in enumerate(article.blocks)
        if block.kind not in BOILERPLATE and block.repeat_of is None and block.end - block.start >= 60
    ]
    if len(blocks) <= _FEW and not _any_alike([frozenset(text.split()) for _, text in blocks]):
        return []
    body = [(number, Counter(_TOKEN.findall(text.translate(_FOLD)))) for number, text in blocks]
    pairs: list[tuple[int, int]] = []
    seen: dict[str, list[int]] = {}
    for place, (number, tokens) in enumerate(body):
        shared = Counter(other for token in tokens if len(token) > 3 for other in seen.get(token, ()))
        for other, count in shared.most_common(3):
            if count * 2 >= len(tokens) * _NEAR and _differ_in_meaning(body[other][1], tokens):
                pairs.append((body[other][0], number))
                break
        for token in tokens:
            # A word of many paragraphs says little about which copy this is, and would make this quadratic.
            if len(token) > 3 and len(places := seen.setdefault(token, [])) < _MOST_SHARED:
                places.append(place)
    return pairs


_FEW = 24
""" So few blocks are held against one another word by word before anything is counted."""


def _any_alike(blocks: list[frozenset[str]]) -> bool:
    """Whether two of them have most words in common; the measure is half of what makes a copy."""
    for place, a in enumerate(blocks):
        for b in blocks[:place]:
            least = _NEAR * max(len(a), len(b)) / 2
            if len(a) >= least <= len(b) and len(a & b) >= least:
                return True
    return False


def _differ_in_meaning(earlier: Counter[str], later: Counter[str]) -> bool:
    common = (earlier & later).total()
    if common < _NEAR * max(earlier.total(), later.total()):
        return False
    return any(_bears(token) for token in (*(earlier - later), *(later - earlier)))


def _bears(token: str) -> bool:
    """Whether a word is a figure, unit, name, negation or direction."""
    return token.lower() in BEARING or any(char.isdigit() or char in "$€£¥%" for char in token) or token[0].isupper()
