"""claims, demo, explain, rules, sources, pack, cache and config."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_claims_shows_how_each_claim_was_read_and_v_shows_why(inside: Run) -> None:
    short, long = inside("claims", "true.txt").out, inside("claims", "true.txt", "-v").out
    assert "investment of Alibaba" in short
    assert "pattern:" not in short
    assert "pattern:" in long
    assert "mentions\n" in long
    assert "mentions\n" not in short
    shown = {line.partition('"')[2] for line in long.partition(" mentions\n")[2].splitlines()}
    assert any("· money/CNY" in line and "currencies.CNY" in line for line in shown), "a quantity and its entries"
    assert any(line.startswith('Alibaba" ORG cik:') and "companies/" in line for line in shown), (
        "a name and its register"
    )


def test_the_demo_shows_the_planted_errors(run: Run) -> None:
    done = run("demo")
    assert done.out.splitlines()[1].startswith("FAILED")
    for planted in ("RMB 53 billion", "seventh", "Daniel Zhang", "Tuesday"):
        assert planted in done.out


def test_explain_shows_the_working_of_a_claim_of_the_last_run(run: Run) -> None:
    run("false.txt")
    report = json.loads(run("false.txt", "-f", "json").out)
    claim = next(c for c in report["claims"] if c["verdict"]["status"] == "contradicted")
    shown = run("explain", claim["id"])
    assert shown.code == 0
    flat = " ".join(shown.out.split())
    assert " ".join(claim["verdict"]["working"].splitlines()[0].split())[:60] in flat
    assert claim["verdict"]["evidence"][0]["url"] in "".join(shown.out.split())
    assert run("explain", claim["id"][:6]).out == shown.out


def test_explain_reads_a_saved_run(inside: Run, folder: Path) -> None:
    report = json.loads(inside("false.txt", "-o", "json=run.json", "-f", "json").out)
    inside("cache", "clear")
    assert inside("explain", report["claims"][0]["id"]).code == 2
    assert inside("explain", report["claims"][0]["id"], "--run", "run.json").code == 0


def test_explain_knows_the_words_of_a_verdict_and_the_rules(inside: Run) -> None:
    assert inside("explain", "no-data").out.startswith("no-data: ")
    assert inside("explain", "scale-slip").code == 0
    about = inside("explain", "compliance/guaranteed-return").out
    assert "  why: " in about
    assert "  reported: " in about
    assert "  not reported: " in about
    assert len(about.splitlines()) < 25
    assert max(map(len, about.splitlines())) < 400
    shown = inside("explain", "facts/alibaba-ai-capex").out
    assert "380000000000" in shown
    assert "rules/facts/alibaba.yaml:" in shown


def test_every_listed_rule_can_be_shown(inside: Run) -> None:
    ids = [line.split()[0] for line in inside("rules", "list").out.splitlines()]
    assert {id.split("/")[0] for id in ids} == {"facts", "editorial", "compliance", "sec", "consistency", "reference"}
    assert len(ids) == len(set(ids))
    for id in (ids[0], next(i for i in ids if i.startswith("editorial/")), "sec/revenue", "consistency/calendar"):
        assert inside("rules", "show", id).code == 0


def test_select_and_ignore_choose_rules_by_id(inside: Run) -> None:
    assert inside("false.txt", "--ignore", "facts/*").code == 0
    assert inside("false.txt", "--select", "sec/*").code == 0
    assert inside("false.txt", "--select", "facts/*").code == 1


def test_sources_are_listed_with_age_and_attribution(inside: Run) -> None:
    shown = inside("sources", "list").out
    for part in ("facts", "sec", "ecb", "European Central Bank", "as of 20"):
        assert part in shown


def test_the_pack_is_whole(run: Run) -> None:
    assert run("pack", "verify").out == "the pack is whole\n"
    assert "facts of" in run("pack", "info").out


def test_a_damaged_pack_does_not_verify(run: Run, folder: Path) -> None:
    import shutil

    from tests.cli.conftest import SRC

    shutil.copytree(SRC / "factcheck/pack", folder / "pack")
    table = folder / "pack/sec/CIK0000320193.tsv"
    assert b"\t2024-" in table.read_bytes()
    table.write_bytes(table.read_bytes().replace(b"\t2024-", b"\t2023-", 1))
    done = run("pack", "verify", "--pack", "pack")
    assert done.code == 1
    assert table.name in done.out


def test_the_cache_can_be_seen_and_cleared(inside: Run) -> None:
    inside("true.txt")
    assert "runs" in inside("cache", "info").out
    assert inside("cache", "clear").code == 0
    assert " 0 files" in inside("cache", "info").out


def test_a_cache_that_cannot_be_written_costs_no_run(run: Run, folder: Path) -> None:
    (folder / "file").write_text("in the way")
    assert run("true.txt", FACTCHECK_CACHE_DIR=str(folder / "file")).code == 0


def test_quiet_shows_only_what_is_wrong(inside: Run) -> None:
    assert inside("true.txt", "-q").out == ""
    assert "FAILED" in inside("false.txt", "-q").out


def test_timings_go_to_standard_error(inside: Run) -> None:
    done = inside("true.txt", "--timings")
    assert all(stage in done.err for stage in ("rules", "split", "extract", "gather", "judge", "inspect", "total"))
    assert done.out == inside("true.txt").out


# ---------------------------------------------------------------- settings
def test_a_flag_wins_over_the_variable_and_that_over_the_file(inside: Run, folder: Path) -> None:
    assert inside("false.txt").code == 1
    (folder / "factcheck.toml").write_text('fail-on = "never"\n')
    assert inside("false.txt").code == 0
    assert inside("false.txt", FACTCHECK_FAIL_ON="contradicted").code == 1
    assert inside("false.txt", "--fail-on", "never", FACTCHECK_FAIL_ON="contradicted").code == 0


@pytest.mark.parametrize(
    ("variable", "value", "article", "code"),
    [
        ("FACTCHECK_ALLOW_EMPTY", "1", "nothing.txt", 0),
        ("FACTCHECK_ALLOW_EMPTY", "0", "nothing.txt", 2),
        ("FACTCHECK_OFFLINE", "1", "true.txt", 0),
        ("FACTCHECK_MAX_UNVERIFIED", "0", "open.txt", 1),
        ("FACTCHECK_IGNORE", "facts/*,sec/*", "false.txt", 0),
        ("FACTCHECK_RULES", "nowhere", "true.txt", 2),
    ],
)
def test_every_flag_has_its_variable(inside: Run, variable: str, value: str, article: str, code: int) -> None:
    assert inside(article, **{variable: value}).code == code


def test_pyproject_is_read_and_the_search_stops_at_the_git_root(inside: Run, folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.factcheck]\nformat = "concise"\n')
    assert inside("false.txt").out.startswith("false.txt:")
    (folder / "pyproject.toml").unlink()
    (folder.parent / "factcheck.toml").write_text('format = "concise"\n')
    assert not inside("false.txt").out.startswith("false.txt:")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('show = "all"\nfail_on = "never"\n', 'factcheck.toml:2: unknown key "fail_on"\n  did you mean "fail-on"?'),
        ('fail-on = "nver"\n', 'factcheck.toml:1: fail-on: "nver" is not one of'),
        ("offline = 1\n", 'factcheck.toml:1: "offline" is true or false'),
        ("rules = 3\n", 'factcheck.toml:1: "rules" is a list of texts'),
        ("offline = \n", "factcheck.toml:1:"),
    ],
)
def test_a_wrong_setting_is_told_with_its_line(inside: Run, folder: Path, text: str, message: str) -> None:
    (folder / "factcheck.toml").write_text(text)
    done = inside("true.txt")
    assert done.code == 2
    assert message in done.err


def test_an_unknown_variable_is_told_with_the_nearest(inside: Run) -> None:
    done = inside("true.txt", FACTCHECK_OFLINE="1")
    assert done.code == 2
    assert 'did you mean "FACTCHECK_OFFLINE"?' in done.err


def test_paths_of_the_file_are_relative_to_it(inside: Run, folder: Path) -> None:
    (folder / "settings").mkdir()
    (folder / "settings/mine.toml").write_text('output = ["concise=out.txt"]\n')
    inside("false.txt", "--config", "settings/mine.toml")
    assert (folder / "settings/out.txt").read_text().startswith("false.txt:")


def test_config_show_says_what_is_set_and_where(inside: Run, folder: Path) -> None:
    (folder / "factcheck.toml").write_text('fail-on = "never"\nselect = ["facts/*"]\n')
    shown = inside("config", "show", "--origin", FACTCHECK_OFFLINE="1").out
    assert 'fail-on = "never"  # ' in shown
    assert 'select = ["facts/*"]' in shown
    assert "offline = true  # FACTCHECK_OFFLINE" in shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("chekc", "true.txt"), 'did you mean "factcheck check"?'),
        (("explian", "c-1"), 'did you mean "factcheck explain"?'),
        (("cache", "clear", "sorces"), 'did you mean "sources"?'),
        (("rules", "lint", "own"), "write --rules own"),
    ],
)
def test_a_slip_in_a_command_is_told_with_the_nearest(
    inside: Run, folder: Path, arguments: tuple[str, ...], told: str
) -> None:
    (folder / "own").mkdir()
    done = inside(*arguments)
    assert (done.code, told in done.err) == (2, True)


def test_notes_of_documents_are_told_unless_all_is_to_be_quiet(inside: Run, folder: Path) -> None:
    (folder / "table.csv").write_text("Larkspur Mills plc;;\n;2025;2024\nSales;744,1;728,1\n", encoding="utf-8")
    for _ in range(2):  # read, and taken from the cache
        assert "table.csv: figures are read with decimal commas" in inside("true.txt", "--evidence", "table.csv").err
    assert "decimal commas" not in inside("true.txt", "--evidence", "table.csv", "-q").err


def test_the_working_of_an_announcement_is_punctuated_once(inside: Run) -> None:
    import json

    claims = json.loads(inside("true.txt", "-f", "json").out)["claims"]
    assert all(",;" not in claim["verdict"]["working"] for claim in claims)
