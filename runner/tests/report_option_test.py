# What a run says when it is over: `test --report` and `summary --json`, JUnit, flaky cases everywhere.
# SPDX-License-Identifier: BSD-2-Clause

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from workbench import RUNNER, Workbench, call

from selfe_runner import cli


def test_json_report_stands_alone_on_standard_output(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass", "fail", "skip", details={1: ["why"]})
    done = bench.test("--report", "json")
    assert done.returncode == 1
    document = json.loads(done.stdout)
    assert document["good"] is False
    assert document["verdicts"] == {"FAIL": 1, "PASS": 1, "SKIP": 1}
    assert [case["verdict"] for case in document["cases"]] == ["PASS", "FAIL", "SKIP"]
    assert document["cases"][1]["name"] == "Area1.Case1"
    assert document["cases"][1]["details"] == ["why"]
    assert "boot 1: 3 cases" in done.stderr, "people still see how it goes"


def test_report_is_good_if_every_case_passed_or_was_skipped(tmp_path: Path) -> None:
    done = Workbench(tmp_path, "pass", "skip").test("--report", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["good"] is True


def test_text_report_is_the_summary(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass", "fail")
    done = bench.test("--report", "text")
    assert done.returncode == 1
    summary = call([str(RUNNER), "summary", str(bench.journal)])
    assert done.stdout.endswith(summary.stdout)
    assert summary.returncode == 1


def test_the_last_words_are_the_verdict_and_where_the_report_is(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass", "skip", "skip", "fail", details={1: ["why"], 2: ["why"]})
    html = tmp_path / "page.html"
    done = bench.test("--report", "text", "--html", str(html))
    *_, counts, blank, sentence, place = done.stdout.splitlines()
    assert counts == "1 passed, 1 failed, 2 skipped"
    assert blank == "" and sentence.endswith(".")
    verdict = json.loads(html.with_suffix(".json").read_text())["verdict"]
    assert sentence == verdict["sentence"]
    assert place == f"report  {html}" and html.is_file()
    assert done.stdout.count("SKIP ") == 1, "skipped cases are listed once, together"
    done = bench.test("--report", "json", "--html", str(html))
    assert json.loads(done.stdout)["verdicts"] and sentence in done.stderr


def test_a_machine_that_takes_no_image_is_one_statement(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, *["pass"] * 200, quirk="refuse")
    done = bench.test("--report", "text")
    assert done.returncode == 1
    assert "LOAD_FAIL 200 cases\n" in done.stdout and "Case7" not in done.stdout
    assert done.stdout.count("could not load") == 3, "once for each boot, and as the run's end"
    assert len(done.stdout.splitlines()) < 30
    assert "HELLO" not in done.stdout and "hint: the machine did not take" in done.stdout


@pytest.mark.parametrize(
    ("of_run", "of_report", "both"), [(0, 0, 0), (1, 0, 1), (0, 1, 1), (1, 1, 1)]
)
def test_a_report_hides_nothing_that_the_run_ended_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of_run: int, of_report: int, both: int
) -> None:
    monkeypatch.setattr(cli, "run_test", lambda _options: of_run)
    monkeypatch.setattr(cli, "run_summary", lambda *_, **__: of_report)
    for kind in ("text", "json"):
        arguments = Workbench(tmp_path, "pass").test_arguments("--strict", "--report", kind)
        assert cli.main(arguments[arguments.index("test") :]) == both


def test_cases_that_were_not_asked_for_do_no_harm(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass", "fail")
    done = bench.test("--report", "json", "--select", "Area0.*")
    assert done.returncode == 0, done.stdout
    document = json.loads(done.stdout)
    assert (document["good"], document["partial"]) == (True, True)


def test_a_journal_of_chosen_cases_is_no_sign_off(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass", "fail", "pass")
    done = bench.test("--report", "text", "--select", "Area0.*")
    note = "chosen cases only, 1 of 3 was not run: no verdict on the kernel\n"
    assert done.returncode == 0 and note in done.stdout
    done = call([str(RUNNER), "summary", str(bench.journal)])
    assert done.returncode == 1
    assert done.stdout.endswith(f"{note}2 passed, 0 failed, 0 skipped, 1 not selected\n")
    document = json.loads(call([str(RUNNER), "summary", "--json", str(bench.journal)]).stdout)
    assert (document["good"], document["partial"]) == (False, True)


def test_summary_of_several_journals_is_one_document(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    benches = [Workbench(tmp_path / "a", "pass"), Workbench(tmp_path / "b", "fail")]
    for bench in benches:
        bench.test()
    done = call([str(RUNNER), "summary", "--json", *(str(bench.journal) for bench in benches)])
    document = json.loads(done.stdout)
    assert done.returncode == 1
    assert [case["verdict"] for case in document["cases"]] == ["PASS", "FAIL"]
    assert len(document["journals"]) == 2


def test_every_report_tells_flaky_cases(tmp_path: Path) -> None:
    bench = Workbench(
        tmp_path, "pass", "fail-in-company", "vanish-in-company", details={1: ["want 1, got 2"]}
    )
    done = bench.test("--retry-failed", "1", "--strict")
    assert done.returncode == 0, "a flaky pass is a pass"
    assert "flaky: Area1.Case1: FAIL, PASS\n" in done.stdout
    assert "flaky: Area0.Case2: LOST, PASS\n" in done.stdout
    assert "3 passed, 0 failed, 0 skipped, 2 flaky in " in done.stdout

    cases = bench.records("case")
    assert [case["flaky"] for case in cases] == [False, True, True]
    assert [a["verdict"] for a in cases[1]["attempts"]] == ["FAIL", "PASS"]
    (first, *_) = [r for r in bench.records("result") if r["index"] == 1]
    assert first["verdict"] == "FAIL" and first["details"] == ["want 1, got 2"]

    root = ElementTree.parse(bench.junit).getroot()
    by_name = {case.get("name"): case for case in root.iter("testcase")}
    failure = by_name["Area1.Case1"].find("flakyFailure")
    assert failure is not None
    assert (failure.get("type"), failure.get("message")) == ("FAIL", "boot 1: want 1, got 2")
    error = by_name["Area0.Case2"].find("flakyError")
    assert error is not None and error.get("type") == "LOST"
    assert root.get("failures") == root.get("errors") == "0"

    summary = [str(RUNNER), "summary", str(bench.journal)]
    done = call(summary)
    assert done.returncode == 0
    assert "flaky   Area1.Case1 (conformance/suites/x.cpp:11): FAIL, PASS\n" in done.stdout
    assert done.stdout.endswith("3 passed, 0 failed, 0 skipped, 2 flaky\n")
    document = json.loads(call([*summary, "--json"]).stdout)
    assert [case["flaky"] for case in document["cases"]] == [False, True, True]
    assert document["cases"][1]["attempts"] == ["FAIL", "PASS"]
    assert document["flaky"] == 2
