"""What the words of a verdict mean, for `factcheck explain`. A test holds them against the closed lists of the model."""

from __future__ import annotations

TERMS: dict[str, str] = {
    # verdicts
    "supported": "The cited evidence says the same about the same subject, metric, period, unit and scale.",
    "contradicted": "The cited evidence about the same subject, metric, period, unit and scale says something else.",
    "unverified": "Nothing decides the claim; the reason says why.",
    # reasons
    "no-rule": "No rule says how a claim of this metric and kind is checked. Add a fact, or a reference rule.",
    "ambiguous": "Subject, metric or period is not certain: nothing in the sentence or the article says which one is meant.",
    "unbound": "The sentence could be read in more than one way, so that a verdict would judge a guess.",
    "no-data": "A rule exists, but no source at hand holds a figure for this subject and period. Give a fact file with --evidence.",
    "source-unavailable": "The source that would decide could not be reached. The run is incomplete; the article is not at fault.",
    "stale": "What is known is too old to decide; the rule says how long it counts.",
    "not-comparable": "There is evidence, but on another basis: another unit without a rate, a change across zero, another segment.",
    "not-checkable": "A forecast, an opinion or a hypothetical: listed so that coverage is visible, never gated.",
    # notes on supported claims
    "restated": "True when it was written; the company has since filed another value for the same period.",
    "split-adjusted": "The figure is right on one side of a share split; the evidence stands on the other side of it.",
    "truncated": "The figure was cut off and not rounded; that passes.",
    "dated": "True on a date near the article's; a rank like this changes.",
    "derived": "The value was computed from several observations; the working shows how.",
    "convenience-translation": "The figure is a conversion at a rate inside the plausible window; the working names the rate.",
    "narrower-segment": "The article names a narrower part than the evidence does; an alias says that the same is meant.",
    "vintage-unknown": "The source keeps no history of its values, so that the value of the article's day is not known.",
    # diagnoses
    "scale-slip": "Million, billion or trillion is mixed up.",
    "wrong-currency": "The number is right in another currency.",
    "digits-transposed": "Two digits of the true figure are swapped.",
    "wrong-value": "The figure differs from the evidence, and none of the nearer readings is true either.",
    "direction-flipped": "It went the other way.",
    "negated": "The evidence says the opposite of the sentence.",
    "percent-vs-points": "Percent and percentage points are mixed up.",
    "wrong-period": "The figure is right for another period.",
    "wrong-metric": "The figure is right for another metric of the same company and period.",
    "wrong-segment": "The figure is right for another part of the company.",
    "wrong-company": "The figure is right for another company.",
    "wrong-person": "Another person held the office, or said it.",
    "wrong-role": "The person held another office.",
    "wrong-date": "It happened on another date.",
    "wrong-duration": "The announcement speaks of another length of time.",
    "wrong-streak": "The run of periods has another length.",
    "wrong-rank": "The rank was another one on every date that counts.",
    "not-a-record": "There was a higher (or lower) value before.",
    "gaap-vs-adjusted": "The figure is right on the other accounting basis.",
    "over-rounded": "Wrong at the printed precision, right one digit coarser.",
    "fx-conversion": "No plausible exchange rate gives the converted figure.",
    "comparison-flipped": "The comparison holds the other way round.",
    "misquoted": "The speaker said it differently.",
    "arithmetic": "The article's own figures do not fit together.",
    "headline-vs-body": "The headline and the body say different things.",
    "repeated-metric": "One metric and period stands in the text with two figures.",
    "weekday-date": "The weekday does not belong to the date.",
    "holiday": "The exchange was closed on that day.",
    "tense": "A date after the article is told as past.",
}
INSPECTED: dict[str, str] = {
    "consistency/arithmetic": "Figures of the article that follow from one another do not agree.",
    "consistency/agreement": "Headline, text, table or copies tell one thing in two ways.",
    "consistency/calendar": "A day, a weekday, a period or an order of events that cannot be.",
    "consistency/units": "A currency, a scale or a percentage that cannot be meant.",
    "consistency/freshness": "A figure is told as the latest, and a newer one was public.",
    "consistency/identity": "A ticker, an exchange or an office that is not the named one's.",
}
"""What the inspections of the article itself report."""

OF_RUNS: dict[str, str] = {
    "run/empty": "The article holds no claim that could be checked.",
    "run/incomplete": "A source that the run needed could not be consulted. That is no fault of the article.",
    "run/interrupted": "The run was interrupted before all articles were checked.",
    "review/expired": "An editor's decision about these words has ended, or cannot be said to count because the article has no date.",
    "review/mismatch": "An editor's decision no longer fits: the sentence, the verdict or the evidence is another now.",
    "review/rejected": "An editor has said that these words must change.",
}
"""Codes of the run itself, and of what became of editors' decisions."""
WHY: dict[str, str] = {
    "contradicted": "A contradicted claim is neither accepted nor in the baseline.",
    "finding": "A finding of severity error is neither accepted nor in the baseline, or an editor rejected something.",
    "unverified": "An unverified claim, and --fail-on unverified.",
    "max-unverified": "More unverified claims than --max-unverified allows.",
    "require-review": "A claim that is not supported has no decision, and --require-review.",
    "empty": "No claim was found, without --allow-empty.",
    "unreadable": "An article, a record or its evidence could not be read.",
    "incomplete": "A source that the run needed could not be consulted, without --allow-incomplete.",
    "interrupted": "The run was interrupted.",
    "bug": "A bug in factcheck; the path of a log file was printed.",
}
"""What `summary.because` may hold."""
