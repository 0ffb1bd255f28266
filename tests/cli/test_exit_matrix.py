"""The exit table of docs/exit-codes.md held against the program: an article for every row, a run for every column, complete and not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import FALSE, HEAD, NOTHING, OPEN, TRUE, Run
from tests.cli.test_exit_codes import unreachable
from tests.unit.test_matrix import EMPTY, POLICIES, cells

FURTHER = "\nAlibaba's revenue was $61.1 billion in fiscal 2018.\n"
"""What only the source can decide that cannot be reached."""
WRONG_DAY = TRUE.replace("Monday, Feb 24", "Tuesday, Feb 24")
ARTICLES = {
    "supported claims": TRUE,
    "a contradicted claim": FALSE,
    "a contradicted claim, accepted": FALSE.replace("38 ", "37 "),
    "a contradicted claim of the baseline": FALSE.replace("38 ", "36 "),
    "a contradicted claim of a rule that only reports": FALSE.replace("38 ", "35 "),
    "an unverified claim": OPEN,
    "an unverified claim, accepted": OPEN.replace("4,321", "4,322"),
    "an unverified claim of the baseline": OPEN.replace("4,321", "4,323"),
    "an unverified claim that an editor rejected": OPEN.replace("4,321", "4,324"),
    "a forecast": HEAD + "Alibaba's revenue will rise by 12% in fiscal 2031, an analyst predicts.\n",
    "a finding of severity error": WRONG_DAY,
    "a finding of severity error, accepted": WRONG_DAY,
    "a finding of severity error of the baseline": WRONG_DAY,
    "a finding of severity warning": WRONG_DAY,
    "no claim": NOTHING,
    "no claim, and a finding of severity error": HEAD.replace("Monday", "Tuesday")
    + "The trees were green, and nobody counted them.\n",
}
NAMES = {situation: f"{number:02}.txt" for number, situation in enumerate(ARTICLES)}


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk") / "decided"


@pytest.fixture
def desk(folder: Path, inside: Run, decided: Path) -> Path:
    """A folder in which everything is decided that the table speaks of; decided once, and copied."""
    if not decided.exists():
        decide(folder, inside)
        shutil.copytree(folder, decided)
    return Path(shutil.copytree(decided, folder, dirs_exist_ok=True))


def decide(folder: Path, inside: Run) -> None:
    (folder / "m").mkdir()
    for situation, text in ARTICLES.items():
        (folder / "m" / NAMES[situation]).write_text(text, "utf-8")
    of = NAMES["a contradicted claim of a rule that only reports"], NAMES["a finding of severity warning"]
    (folder / "factcheck.toml").write_text(
        f'[[overrides]]\npaths = ["m/{of[0]}"]\ngate = {{"facts/*" = "report"}}\n'
        f'[[overrides]]\npaths = ["m/{of[1]}"]\nseverity = {{"consistency/calendar" = "warning"}}\n'
    )
    known = [f"m/{NAMES[situation]}" for situation in ARTICLES if situation.endswith("of the baseline")]
    assert inside("baseline", "create", *known, "--offline").code == 0
    for situation in ARTICLES:
        if situation.endswith(", accepted") or situation.endswith("rejected"):
            name = f"m/{NAMES[situation]}"
            report = json.loads(inside("check", name, "--offline", "-f", "json").out)
            undecided = [
                claim["id"]
                for claim in report["claims"]
                if claim["verdict"]["status"] != "supported" and claim["verdict"]["reason"] != "not-checkable"
            ]
            told = ["--reason", "by telephone", "--by", "Kim", "--accepted", "m/factcheck-accepted.yaml"]
            assert inside("accept", *undecided, *(each["id"] for each in report["findings"]), *told).code == 0
    decisions = folder / "m/factcheck-accepted.yaml"
    *others, last = decisions.read_text("utf-8").split('    article: "')
    rejected = NAMES["an unverified claim that an editor rejected"]
    entries = [*others, last]
    for place, entry in enumerate(entries):
        if entry.startswith(rejected):
            entries[place - 1] = entries[place - 1].replace("decision: accepted", "decision: rejected")
    decisions.write_text('    article: "'.join(entries), "utf-8")


def codes(inside: Run, *flags: str) -> dict[str, int]:
    done = inside("check", "m", "--baseline", "factcheck-baseline.json", "-f", "json", *flags)
    reports = {report["article"]["uri"]: report["summary"] for report in json.loads(done.out)["reports"]}
    return {situation: reports[f"m/{name}"]["exit_code"] for situation, name in NAMES.items()}


@pytest.mark.parametrize("flags", POLICIES)
def test_every_article_ends_as_the_table_says(
    inside: Run, desk: Path, monkeypatch: pytest.MonkeyPatch, flags: str
) -> None:
    told = [] if flags == "no flag" else flags.strip("`").split()
    table = {(situation, complete): code for situation, flag, complete, code in cells() if flag == flags}
    found = codes(inside, "--offline", *told)
    assert found == {situation: table[situation, True] for situation in ARTICLES}

    from factcheck.sources import pack

    monkeypatch.setattr(pack, "lookup", unreachable)
    for situation, name in NAMES.items():
        if situation not in EMPTY:
            (desk / "m" / name).write_text(ARTICLES[situation] + FURTHER, "utf-8")
    found = codes(inside, *told)
    partly = [situation for situation in ARTICLES if situation not in EMPTY]
    assert {situation: found[situation] for situation in partly} == {s: table[s, False] for s in partly}
