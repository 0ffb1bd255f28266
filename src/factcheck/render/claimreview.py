"""schema.org ClaimReview as JSON-LD, for a page on which a newsroom publishes its checks.

Only decided claims, whatever is shown: nobody publishes a review without a verdict, nor one that an editor has set aside. `url`,
`author` and `datePublished` belong to the publisher of the page and are left to it. The text can stand in a <script> as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.model import Claim, Report, Run, Summary
from factcheck.render import Options
from factcheck.render.issues import web_link
from factcheck.render.lines import array, lines_of, to_lines

_RATING = {"supported": (5, "Supported"), "contradicted": (1, "Contradicted")}
_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def render(report: Report, options: Options) -> str:
    return "".join(envelope(report.run, report.summary, [part(report, options)], options))


def part(report: Report, options: Options) -> str:
    reviews = (_review(report, claim) for claim in sorted(report.claims, key=lambda claim: claim.start))
    return to_lines(review for review in reviews if review)


def envelope(run: Run, summary: Summary, parts: Iterable[str], options: Options) -> Iterator[str]:
    yield '{\n  "@context": "https://schema.org",\n  "@graph": '
    yield from array((line.translate(_IN_SCRIPT) for line in lines_of(parts)), 4)
    yield "\n}\n"


def _review(report: Report, claim: Claim) -> dict[str, Any] | None:
    verdict, article = claim.verdict, report.article
    if verdict is None or verdict.status not in _RATING or claim.accepted:
        return None
    value, name = _RATING[verdict.status]
    sentence = next((s for s in report.sentences if s.index == claim.sentence), None)
    said = article.text[sentence.start : sentence.end] if sentence else claim.text
    appearance: dict[str, Any] = {"@type": "Article", "headline": article.title or article.uri}
    if "://" in article.uri:
        appearance["url"] = article.uri
    if article.published:
        appearance["datePublished"] = article.published.isoformat()
    if article.byline:
        appearance["author"] = {"@type": "Person", "name": article.byline}
    explained = " ".join([verdict.detail, *([verdict.diagnosis.text] if verdict.diagnosis else [])])
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "identifier": claim.id,
        "claimReviewed": " ".join(said.split()),
        "reviewBody": explained,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": value,
            "worstRating": 1,
            "bestRating": 5,
            "alternateName": name,
        },
        "itemReviewed": {"@type": "Claim", "text": claim.text, "appearance": appearance},
    }
    links = list(dict.fromkeys(link for evidence in verdict.evidence if (link := web_link(evidence))))
    if links:
        review["isBasedOn"] = links
    return review
