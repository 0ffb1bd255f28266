"""When a figure was: every time has a sense and a reach, and a figure takes the nearest that tells when and reaches it.

The article is about Apple and dated 2025-05-05; the third column is the value of the claim's period, the fourth of its base.
"""

from __future__ import annotations

import pytest

from tests.unit.extract.test_binding import at, claims_in

CASES: list[tuple[str, str, str | None, str | None]] = [
    # a time in the same clause, or one that opens the sentence
    ("In fiscal 2024, Apple had revenue of $391.0 billion, and net income came to $93.7 billion.", "$93.7 billion", "FY2024", None),
    ("Revenue rose to $391.0 billion and net income fell to $93.7 billion in fiscal 2024.", "$391.0 billion", "FY2024", None),
    # what begins something of its own keeps its time to itself
    ("Revenue was $391.0 billion, reflecting a payment of $14.4 billion in the fourth quarter.", "$391.0 billion", None, None),
    ("Revenue recovered to $391.0 billion after slumping to $383.3 billion in fiscal 2023.", "$391.0 billion", None, None),
    ("Revenue came to $391.0 billion, having been swollen in fiscal 2023 by an extra week.", "$391.0 billion", None, None),
    ("Apple was $176 million in the red, but for the half year it made a profit of $285 million.", "$176 million", None, None),
    ("Revenue sagged by 2.8% and recovered most of that in fiscal 2024.", "2.8%", None, None),
    ("Revenue was $391.0 billion, above what it took in during fiscal 2022.", "$391.0 billion", None, None),
    ("Growth of 19% took the half-year revenue to $219.7 billion.", "19%", None, None),
    # a part of the year that was told last
    ("2020 was a hard year. Revenue rose to $182.5 billion, although the second quarter of that year brought a decline.", "$182.5 billion", None, None),
    ("2020 was a hard year. In the second quarter of that year revenue was $38.3 billion.", "$38.3 billion", "2020-Q2", None),
    ("2020 was a hard year. In the first half of the same year revenue was $79.5 billion.", "$79.5 billion", "2020-H1", None),
    ("Cash was $17.0 billion in June 2020 and $26.5 billion in December of that year.", "$26.5 billion", "2020-12", None),
    # and what does not begin anything shares it
    ("Revenue was $391.0 billion, because demand held up, in fiscal 2024.", "$391.0 billion", "FY2024", None),
    ("Revenue was $391.0 billion, helped by services, in fiscal 2024.", "$391.0 billion", "FY2024", None),
    # a time of one figure is no other's
    ("Net income was $93.7 billion, $14.7 billion of it in the fourth quarter.", "$93.7 billion", None, None),
    ("Net income was $93.7 billion, of which $14.7 billion fell in the fourth quarter.", "$93.7 billion", None, None),
    ("Apple's revenue of $391.0 billion trails that of Amazon's $638 billion in 2024.", "$391.0 billion", None, None),
    ("Long-term debt, $109.1 billion at the end of fiscal 2021, is now $78.3 billion.", "$78.3 billion", None, None),
    ("A gross margin of 46.2% towers over last year's 44.1%.", "46.2%", None, None),
    ("Revenue was $26.0 billion in fiscal 2021 and, in fiscal 2022, $27.0 billion.", "$26.0 billion", "FY2021", None),
    # but it may go on to what follows
    ("Net income was $99.8 billion in fiscal 2022 and, in fiscal 2024, $93.7 billion, or $6.08 a share.", "$6.08", "FY2024", None),
    # what is enclosed stays inside
    ("Dividends, introduced in 2012, cost $15.2 billion.", "$15.2 billion", None, None),
    ("Apple, which had made $99.8 billion in fiscal 2022, earned $93.7 billion.", "$93.7 billion", None, None),
    ("Revenue was $391.0 billion (fiscal 2023: $383.3 billion).", "$391.0 billion", None, None),
    # with what a figure is compared is no period of it
    ("Apple bought back $95 billion of stock, more than twice the amount in 2017.", "$95 billion", None, None),
    ("Apple's net income was $93.7 billion, less than half the level of fiscal 2022.", "$93.7 billion", None, None),
    ("Net income beat that of fiscal 2023 at $93.7 billion.", "$93.7 billion", None, None),
    ("Revenue grew 2% from fiscal 2023.", "2%", None, "FY2023"),
    ("Revenue more than doubled in fiscal 2024.", "doubled", "FY2024", None),
    # an earlier level has the time beside it
    ("Revenue was $391.0 billion, up from $383.3 billion in fiscal 2023.", "$383.3 billion", "FY2023", None),
    ("Revenue was $391.0 billion, compared with $383.3 billion a year earlier.", "$383.3 billion", None, "YOY"),
    ("Cash, $28.2 billion, has hardly changed since September 2024 ($29.9 billion).", "$29.9 billion", "2024-09", None),
    ("Operating cash flow was $54 billion, after $63 billion in the same months of 2024.", "$63 billion", None, "YOY"),
    # a year that another stands for, or that only says of which year the part is
    ("Revenue went from $85.8 billion in last year's June quarter to $94.0 billion in the June quarter.", "$85.8 billion", "QE2024-06-30", None),
    ("Net income was $24.8 billion; last year's was $23.6 billion.", "$23.6 billion", None, "2024"),
    ("Net income of $24.8 billion beat last year's $23.6 billion.", "$23.6 billion", None, "2024"),
    ("In the second quarter, revenue rose from $90.8 billion in last year's to $95.4 billion.", "$95.4 billion", "XXXX-Q2", None),
    ("Revenue climbed from $124.3 billion in the December quarter via $95.4 billion in March's to $99.0 billion.", "$95.4 billion", None, None),
    ("Two years earlier, in fiscal 2023, revenue had been $383.3 billion.", "$383.3 billion", "FY2023", None),
    ("In its holiday quarter, the first of fiscal 2025, Apple had revenue of $124.3 billion.", "$124.3 billion", "QE2024-12-31", None),
    ("Diluted earnings in the quarter to March 29, 2025, the second of fiscal 2025, were $1.65.", "$1.65", "QE2025-03-29", None),
    ("Revenue was $90.8 billion in the second quarter of 2024; this time it was $95.4 billion.", "$95.4 billion", None, None),
    ("Apple had revenue of $391.0 billion and net income of $93.7 billion in fiscal 2024, compared with $383.3 billion and $97.0 billion in fiscal 2023.", "$383.3 billion", "FY2023", None),
    ("Apple had revenue of $391.0 billion and net income of $93.7 billion in fiscal 2024, compared with $383.3 billion and $97.0 billion in fiscal 2023.", "$97.0 billion", "FY2023", None),
    ("Net income was $24.8 billion, 5% up on the second quarter of last year's $23.6 billion.", "$23.6 billion", "2024-Q2", None),
    ("Net income jumped to $24.8 billion from $23.6 billion a year before, Apple reported for Q2 2025.", "$24.8 billion", "2025-Q2", None),
    ("Apple had revenue of $391.0 billion, whereas 2023 had seen $383.3 billion.", "$391.0 billion", None, None),
    ("Compared with fiscal 2023, when it was $383.3 billion, revenue rose to $391.0 billion.", "$391.0 billion", None, None),
    ("Net income in the latest quarter was $24.8 billion and in the one before it $36.3 billion.", "$36.3 billion", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "period", "base"), CASES)
def test_a_figure_takes_the_time_that_reaches_it(text: str, figure: str, period: str | None, base: str | None) -> None:
    extraction, _ = claims_in(text)
    times = {t.id: t.value for t in extraction.times}
    claim = at(extraction, figure)
    told = None if any(c.field == "period" for c in claim.context) else times.get(claim.period or "")
    assert (told, times.get(claim.base or "")) == (period, base)
