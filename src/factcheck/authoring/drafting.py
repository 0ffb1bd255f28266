"""`factcheck rules new`: a rule drafted from a sentence, valid and proven as it stands, for an editor to widen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from factcheck.authoring.trials import as_article, read_page
from factcheck.errors import UsageError
from factcheck.model import Claim, Extraction, Quantity
from factcheck.patterns import regex
from factcheck.rules.examples import marked
from factcheck.rules.loader import Rules
from factcheck.rules.phrases import tokens

Kind = Literal["pattern", "require", "fact"]
_PLAIN = regex(r"[A-Za-z][\w ,.%$€£’()/-]*\Z")
_NO_PLAIN_START = regex(r"(?:true|false|null|yes|no|on|off)\b", re.IGNORECASE)


def draft(sentence: str, kind: Kind | None, name: str | None, rules: Rules, today: date) -> str:
    """The text of a rule file. `kind` None: a pattern if a piece stands in angle brackets, else a fact.

    UsageError where the sentence gives nothing to make a rule of.
    """
    text, marks = marked(sentence.strip())
    chosen = kind or ("pattern" if marks else "fact")
    if chosen == "fact":
        return _fact(text, name, rules, today)
    if not marks:
        raise UsageError(
            "show in angle brackets which words the rule is about",
            hint='for example: factcheck rules new "The stock is a <sure thing>."',
        )
    pieces = [text[start:end] for start, end in marks]
    return (
        "\n".join(
            _pattern(text, sentence.strip(), pieces, name)
            if chosen == "pattern"
            else _require(sentence.strip(), pieces, name)
        )
        + "\n"
    )


def _phrases(pieces: list[str]) -> list[str]:
    found = []
    for piece in pieces:
        words = ["{number}" if t.lower[0].isdigit() else t.lower for t in tokens(piece, 0, len(piece))]
        phrase = " ".join(
            word for i, word in enumerate(words) if not (word == "%" and i and words[i - 1] == "{number}")
        )
        if not phrase:
            raise UsageError(f'"{piece}" holds no word')
        found.append(phrase)
    return list(dict.fromkeys(found))


def _id(phrases: list[str]) -> str:
    return re.sub(r"[^a-z0-9]+", "-", phrases[0].replace("{number}", "figure")).strip("-")[:40].strip("-") or "rule"


def _quoted(text: str) -> str:
    """The text as YAML in a list in brackets or behind a dash, quoted where it must be."""
    plain = _PLAIN.match(text) and ": " not in text and "," not in text and not _NO_PLAIN_START.match(text)
    return text if plain else json.dumps(text, ensure_ascii=False)


def _pattern(text: str, sentence: str, pieces: list[str], name: str | None) -> Iterator[str]:
    phrases = _phrases(pieces)
    yield from (
        "kind: pattern",
        "pack: house",
        "rules:",
        f"  - id: {name or _id(phrases)}",
        f"    words: [{', '.join(map(_quoted, phrases))}]",
        "    severity: warning            # note, warning, or error, which fails the gate",
        f"    message: {_quoted(f'Do not write “{pieces[0]}”; say instead ...')}",
        '    why: ""                      # the reason, for the next editor',
        "    references: []               # where it can be read",
        "    examples:",
        "      fires:",
        f"        - {_quoted(sentence)}",
        "      passes:",
        f"        - {_quoted(_without(text, pieces))}     # better: a sentence that comes close and is right",
    )


def _without(text: str, pieces: list[str]) -> str:
    for piece in pieces:
        text = text.replace(piece, "something else")
    return text


def _require(sentence: str, pieces: list[str], name: str | None) -> Iterator[str]:
    phrases = _phrases(pieces)
    first = json.dumps(f"{marked(sentence)[0]} Readers may lose money.", ensure_ascii=False)
    yield from (
        "kind: require",
        "pack: house",
        "rules:",
        f"  - id: {name or _id(phrases) + '-needs'}",
        "    needs: words",
        f"    when: [{', '.join(map(_quoted, phrases))}]",
        "    words: [may lose money]      # phrases of which one must stand in the article",
        "    where: anywhere              # or body, headline",
        "    severity: warning            # note, warning, or error, which fails the gate",
        "    message: Add a risk warning.",
        '    why: ""                      # the reason, for the next editor',
        "    references: []               # where it can be read",
        "    examples:",
        "      fires:",
        f"        - {_quoted(sentence)}",
        "      passes:",
        f"        - {first}",
    )


def _fact(text: str, name: str | None, rules: Rules, today: date) -> str:
    article, offset = as_article(f"{text}", headline=False)
    extraction = read_page(article, rules).extraction
    claims = [c for c in extraction.claims if c.start >= offset and extraction.quantity(c.quantity)]
    if not claims:
        raise UsageError(
            f'no figure of a metric was found in "{text}"',
            hint='write it as an article would: "Apple\'s revenue was $95.4 billion in the second quarter of fiscal 2025."',
        )
    subjects = {claim.subject.id for claim in claims}
    lines = [
        "kind: facts",
        f"subject: {next(iter(subjects - {None}), None) or 'cik:0000000000'}" + ("" if subjects - {None} else "     # whom it is about"),
        f"published: {today.isoformat()}         # the day on which the source told it",
        "facts:",
    ]  # fmt: skip
    for claim in claims:
        quantity = extraction.quantity(claim.quantity)
        assert quantity is not None
        lines += _entry(claim, quantity, extraction, name, text, offset)
    return "\n".join(lines) + "\n"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _entry(
    claim: Claim, quantity: Quantity, extraction: Extraction, name: str | None, text: str, offset: int
) -> Iterator[str]:
    basis = {"delta": "delta", "share": "share", "rank": "rank", "streak": "streak"}.get(claim.role or "", "level")
    subject = re.sub(r"[^a-z0-9]+", "-", (claim.subject.text or claim.subject.name or "fact").lower()).strip("-")[:30]
    suffix = "" if basis == "level" else "-growth" if basis == "delta" else f"-{basis}"
    yield f"  - id: {name or f'{subject}-{claim.metric}'.replace('_', '-')}{suffix}"
    yield f"    metric: {claim.metric}"
    if basis != "level":
        yield f"    basis: {basis}"
    if claim.direction and basis in ("delta", "streak"):
        yield f"    direction: {claim.direction}"
    if claim.segment:
        yield f"    segments: [{_quoted(claim.segment)}]"
    if claim.modality in ("plan", "guidance"):
        yield f"    modality: {claim.modality}"
    if quantity.cmp in ("gt", "ge", "lt", "le", "approx"):
        yield f"    cmp: {quantity.cmp}"
    if quantity.value is not None:
        yield f"    value: {_plain(quantity.value)}"
    else:
        yield f"    low: {quantity.low}"
        yield f"    high: {quantity.high}"
    yield f"    unit: {quantity.unit}"
    time = extraction.time(claim.period)
    if time is not None and time.type == "duration" and time.value.startswith(("NEXT:", "PAST:")):
        yield f"    horizon: {time.value}"
    elif time is not None and time.window is not None:
        begins = f"start: {time.window.start}, " if time.window.start else ""
        yield f"    period: {{{begins}end: {time.window.end}}}"
    else:
        told = f"   # {time.text}" if time is not None else ""
        yield f"    # period: {{start: 2025-01-01, end: 2025-03-31}}{told}"
    yield '    source: {url: "https://example.org/", title: "The source, its day"}   # where you read it'
    start, end = claim.start - offset, claim.end - offset
    yield "    examples:"
    yield f"      supported: [{json.dumps(f'{text[:start]}<{text[start:end]}>{text[end:]}', ensure_ascii=False)}]"
