"""What hangs on a figure and tells of another time, judged on the filings of the pack."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import check
from factcheck.model import Contradicted, Verdict
from factcheck.read.plain import read_text

# By the pack's filings, in billions. Revenue: Netflix 31.6, 33.7, 39.0 (2022 to 2024); Boeing 66.6, 77.8, 66.5; Home Depot 157.4, 152.7,
# 159.5 (fiscal 2022 to 2024); Snowflake 1.22, 2.07, 2.81, 3.63 (fiscal 2022 to 2025); AbbVie 58.1, 54.3, 56.3. Net income: Netflix 4.5,
# 5.4, 8.7; Meta 23.2, 39.1, 62.4; Tesla 12.6, 15.0, 7.1; AbbVie 11.8, 4.9, 4.3; Boeing losses of 4.9, 2.2 and 11.8; Union Pacific 7.0,
# 6.4, 6.7; Nvidia 4.1, 2.8, 4.3, 9.8, 4.4 (fiscal 2019 to 2023); Alphabet 34.3, 40.3, 76.0, 60.0 (2019 to 2022).
TOLD = [
    ("Tesla's net income fell to $7.1 billion in 2024, having risen the year before.", "2025-02-20", "supported", None),
    ("Tesla's net income fell to $7.1 billion in 2024, having fallen the year before.", "2025-02-20", "contradicted", "direction-flipped"),
    ("AbbVie's revenue climbed to $56.3 billion in 2024 after shrinking in 2023.", "2025-02-20", "supported", None),
    ("AbbVie's revenue climbed to $56.3 billion in 2024 after growing in 2023.", "2025-02-20", "contradicted", "direction-flipped"),
    ("Following a decline in 2023, Union Pacific's net income came to $6.7 billion in 2024.", "2025-02-20", "supported", None),
    ("Following an increase in 2023, Union Pacific's net income came to $6.7 billion in 2024.", "2025-02-20", "contradicted", "direction-flipped"),
    ("Netflix booked revenue of $39.0 billion in 2024, 15.6% more, a step up from the pace of 2023.", "2025-02-20", "supported", None),
    ("Snowflake's revenue rose 29% in fiscal 2025, faster than the year before.", "2025-03-25", "contradicted", "direction-flipped"),
    ("Snowflake's revenue rose 29% in fiscal 2025, more slowly than it had in fiscal 2024.", "2025-03-25", "supported", None),
    ("Home Depot's sales reached $159.5 billion in fiscal 2024. That was more than in fiscal 2022.", "2025-03-25", "supported", None),
    ("Home Depot's sales reached $159.5 billion in fiscal 2024, less than in fiscal 2022.", "2025-03-25", "contradicted", "comparison-flipped"),
    ("AbbVie earned $4.3 billion in 2024, down from a year earlier.", "2025-02-20", "supported", None),
    ("AbbVie earned $4.3 billion in 2024, up on the year.", "2025-02-20", "contradicted", "direction-flipped"),
    ("Nvidia's net income fell to $4.37 billion in fiscal 2023, its first decline since fiscal 2020.", "2023-03-02", "supported", None),
    ("Nvidia's net income fell to $4.37 billion in fiscal 2023, its first decline since fiscal 2021.", "2023-03-02", "contradicted", "wrong-streak"),
    ("Boeing's net loss came to $11.8 billion in 2024, the first since 2022.", "2025-02-20", "contradicted", "wrong-streak"),
    ("After two years of growth, Alphabet's net income dropped to $60.0 billion in 2022.", "2023-02-10", "supported", None),
    ("After two years of decline, Nvidia's net income dropped to $4.37 billion in fiscal 2023.", "2023-03-02", "contradicted", "wrong-streak"),
    ("Nvidia earned $4.37 billion in fiscal 2023, the second-highest annual profit in the last six years.", "2023-03-02", "supported", None),
    ("Nvidia earned $4.37 billion in fiscal 2023, the fourth-highest annual profit in the last six years.", "2023-03-02", "contradicted", "wrong-rank"),
    ("Marvell made $178 million in the quarter ended 3 May 2025, against a loss a year earlier.", "2025-06-02", "supported", None),
    ("Marvell made $178 million in the quarter ended 3 May 2025, against a larger profit a year earlier.", "2025-06-02", "contradicted", "direction-flipped"),
    ("Union Pacific's net income recovered to $6.7 billion in 2024 but stayed below the level of 2022.", "2025-02-20", "supported", None),
    ("Union Pacific's net income recovered to $6.7 billion in 2024, surpassing the level of 2022.", "2025-02-20", "contradicted", "comparison-flipped"),
    ("In 2024 Tesla earned $7.1 billion, less than in either of the two previous years.", "2025-02-20", "supported", None),
    ("In 2024 Tesla earned $7.1 billion, more than in any of the two previous years.", "2025-02-20", "contradicted", "not-a-record"),
    ("Netflix's revenue rose 15.6% to $39.0 billion in 2024; growth had been slower in 2023.", "2025-02-20", "supported", None),
    ("Netflix's revenue rose 15.6% to $39.0 billion in 2024; growth had been faster in 2023.", "2025-02-20", "contradicted", "direction-flipped"),
    ("Apple's sales shrank 2.8% in fiscal 2023 to $383.3 billion. A year earlier they had still grown.", "2023-11-05", "supported", None),
    ("Apple's sales shrank 2.8% in fiscal 2023 to $383.3 billion. A year earlier they had shrunk too.", "2023-11-05", "contradicted", "direction-flipped"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "published", "words", "status"),
    [
        # AbbVie's net income fell from 11.8 to 4.9 billion in 2023, and to 4.3 billion in 2024
        ("AbbVie's net income dropped again in 2024, to $4.3 billion, having more than halved the year before.", "2025-02-20", "halved", "supported"),
        ("AbbVie's net income fell 12% in 2024, having fallen 59% a year earlier.", "2025-02-20", "59%", "supported"),
        ("AbbVie's net income fell 12% in 2024, having fallen 39% a year earlier.", "2025-02-20", "39%", "contradicted"),
        # Meta earned 23.2, 39.1 and 62.4 billion from 2022 to 2024; Nvidia's revenue fell in the three quarters to April 2023
        ("Meta made $62.4 billion in 2024, a second consecutive annual increase.", "2025-02-20", "second consecutive annual increase", "supported"),
        ("Nvidia's sales of $7.2 billion in the three months to April 2023 were lower than a year before, the third such decline running.", "2023-05-30", "third such decline", "supported"),
    ],
)  # fmt: skip
def test_a_figure_of_the_period_before_and_a_run_are_judged_at_their_own_periods(
    text: str, published: str, words: str, status: str
) -> None:
    report = check(read_text(text + "\n", "article", published=date.fromisoformat(published)), offline=True)
    assert [c.verdict.status for c in report.claims if c.verdict is not None and c.text.startswith(words)] == [status]


def hung(text: str, published: str) -> list[Verdict]:
    """The verdicts of what hangs on a figure."""
    report = check(read_text(text + "\n", "article", published=date.fromisoformat(published)), offline=True)
    return [c.verdict for c in report.claims if c.verdict is not None and "<tail" in c.rule_trace]


@pytest.mark.parametrize(("text", "published", "status", "code"), TOLD)
def test_what_hangs_on_a_figure_is_a_claim_of_its_own(text: str, published: str, status: str, code: str | None) -> None:
    told = hung(text, published)
    assert told, "the tail raised no claim"
    assert status in {verdict.status for verdict in told}
    assert {verdict.status for verdict in told} <= {status, "supported"}
    wrong = [verdict.diagnosis.code for verdict in told if isinstance(verdict, Contradicted)]
    assert code is None or code in wrong


@pytest.mark.parametrize(
    "text",
    [
        "Tesla's adjusted net income fell to $7.1 billion in 2024, having fallen the year before.",
        "Tesla's net income fell to $7.1 billion in 2024 while deliveries slipped, having fallen the year before.",
        "Tesla's net income in Europe fell to $7.1 billion in 2024, having fallen the year before.",
        "Tesla's revenue fell 12% to $22.5 billion in the second quarter of 2024. In the first quarter it had still grown.",
        "Would Tesla's net income fall to $7.1 billion in 2024, having fallen the year before?",
    ],
)
def test_where_it_is_not_sure_what_it_hangs_on_nobody_is_accused(text: str) -> None:
    assert not any(isinstance(verdict, Contradicted) for verdict in hung(text, "2025-02-20"))


def test_a_figure_that_is_not_borne_out_accuses_nobody_by_what_hangs_on_it() -> None:
    told = hung("Tesla's net income fell to $9.9 billion in 2024, having fallen the year before.", "2025-02-20")
    assert [verdict.status for verdict in told] == ["unverified"]
