# `selfe-run summary`: its exit code, its table and its document, on journals of runs that never were.
# SPDX-License-Identifier: BSD-2-Clause

import json
from pathlib import Path

import pytest
from played_runs import FAILS, PASSES, PlayedCase, PlayedRun

from selfe_runner.cli import main
from selfe_runner.commands.summary import run_summary
from selfe_runner.report.fold import advice
from selfe_runner.report.journal import SCHEMA
from selfe_runner.verdict import Verdict

HARMLESS = (Verdict.PASS, Verdict.SKIP, Verdict.DIVERGES)

MIXED = PlayedRun(
    [
        PlayedCase("Copy.Works"),
        PlayedCase("Copy.Again", attempts=["LOST", "FAIL", "PASS"]),
        PlayedCase("Copy.Breaks", verdict="FAIL", details=["want 1, got 2", "and more"]),
        PlayedCase("Copy.Lacks", verdict="SKIP"),
        PlayedCase("Send.Hangs", verdict="HANG", details=["no result"], area="ipc"),
        PlayedCase("Send.Differs", verdict="DIVERGES", details=["known"], area="ipc"),
        PlayedCase("Send.Lost", verdict="LOST", area="ipc"),
        PlayedCase("Send.Unasked", verdict="UNSELECTED", area="ipc"),
    ],
    is_complete=False,
    problems=["BYE counts otherwise"],
)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_one_verdict_decides_the_exit_code(
    verdict: Verdict, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = PlayedRun([*PASSES, PlayedCase("A.B", verdict=verdict.value)])
    path = str(run.write(tmp_path / "run.journal"))
    code = 0 if verdict in HARMLESS else 1
    assert main(["summary", path]) == code
    text = capsys.readouterr().out
    assert ("A.B" in text) == (verdict not in (Verdict.PASS, Verdict.UNSELECTED))
    assert main(["summary", "--json", path]) == code
    assert json.loads(capsys.readouterr().out)["good"] == (code == 0)


@pytest.mark.parametrize(
    ("run", "said"),
    [
        (PlayedRun(PASSES, is_complete=False), "incomplete: the limit of 3 boots is reached"),
        (PlayedRun(PASSES, is_whole=False), "incomplete: the run that wrote this was killed"),
        (PlayedRun(PASSES, problems=["BYE counts otherwise"]), "problem: BYE counts otherwise"),
    ],
)
def test_a_run_that_proves_nothing_is_not_good(
    run: PlayedRun, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever its cases say, and whatever a run beside it says."""
    sound = str(PlayedRun(PASSES).write(tmp_path / "sound.journal"))
    path = str(run.write(tmp_path / "run.journal"))
    assert main(["summary", sound]) == 0
    capsys.readouterr()
    assert main(["summary", path, sound]) == 1
    assert f"{path}: {said}\n\n6 passed" in capsys.readouterr().out
    assert main(["summary", sound, path, "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["good"] is False
    assert document["problems"] == [f"{path}: {said}"]


def test_table_and_lists_say_what_became_of_each_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = MIXED.write(tmp_path / "run.journal")
    assert main(["summary", str(path)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "area       passed      failed     skipped    diverges  no verdict",
        "cnode           2           1           1           .           .",
        "ipc             .           1           .           1           1",
        "",
        "FAIL    Copy.Breaks (suites/cnode/copy.cpp:12): want 1, got 2",
        "SKIP    Copy.Lacks (suites/cnode/copy.cpp:13)",
        "HANG    Send.Hangs (suites/ipc/copy.cpp:14): no result",
        "DIVERGES Send.Differs (suites/ipc/copy.cpp:15): known",
        "LOST    Send.Lost (suites/ipc/copy.cpp:16)",
        "",
        "flaky   Copy.Again (suites/cnode/copy.cpp:11): LOST, FAIL, PASS",
        "",
        f"{path}: incomplete: the limit of 3 boots is reached",
        f"{path}: problem: BYE counts otherwise",
        "",
        "chosen cases only, 1 of 8 was not run: no verdict on the kernel",
        "2 passed, 2 failed, 1 skipped, 1 diverge as known, 1 without a verdict,"
        " 1 not selected, 1 flaky",
    ]


def test_cases_that_came_to_the_same_are_counted_by_their_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reasons = ("no core", "no core", "released")
    skipped = [PlayedCase(f"A.B{i}", verdict="SKIP", details=[r]) for i, r in enumerate(reasons)]
    path = PlayedRun([*PASSES, *skipped]).write(tmp_path / "run.journal")
    assert main(["summary", str(path)]) == 0
    text = capsys.readouterr().out
    assert "\nSKIP    2 cases: no core\nSKIP    A.B2 (suites/cnode/copy.cpp:15): released\n" in text


def test_a_run_that_reached_no_case_is_one_statement_and_what_to_try(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reason = "the limit of 3 boots is reached"
    cases = [PlayedCase(f"A.B{i}", verdict="BOOT_TIMEOUT", details=[reason]) for i in range(500)]
    path = PlayedRun(cases, is_complete=False).write(tmp_path / "run.journal")
    assert main(["summary", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[3:6] == ["BOOT_TIMEOUT 500 cases", "", f"{path}: incomplete: {reason}"]
    assert lines[6:8] == ["", f"hint: {advice([Verdict.BOOT_TIMEOUT])}"]
    assert lines[8:] == ["", "0 passed, 0 failed, 0 skipped, 500 without a verdict"]
    other = [PlayedCase("A.C", verdict="BOOT_TIMEOUT", details=["another reason"])]
    main(["summary", str(PlayedRun(other, is_complete=False).write(path))])
    assert "BOOT_TIMEOUT A.C (suites/cnode/copy.cpp:10): another reason" in capsys.readouterr().out


def test_a_run_without_a_case_has_no_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["summary", str(PlayedRun(()).write(tmp_path / "run.journal"))]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "0 passed, 0 failed, 0 skipped"
    ]


@pytest.mark.parametrize(("selected", "missing"), [(3, 3), (1, 1)])
def test_a_run_that_was_killed_has_cases_without_a_verdict(
    selected: int, missing: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "run.journal"
    header = {"record": "run", "schema": SCHEMA, "platform": "virt", "prefix": "/k"}
    result = {"record": "result", "boot": 1, "index": 0, "verdict": "PASS"}
    records = [header | {"selected": selected}, result, result]
    path.write_text("".join(json.dumps(one) + "\n" for one in records))
    assert main(["summary", str(path)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{path}: incomplete: the run that wrote this was killed;"
        f" 1 of {selected} cases had a result; `selfe-run test --resume` goes on",
        "",
        f"0 passed, 0 failed, 0 skipped, {missing} without a verdict",
    ]


def test_chosen_cases_are_enough_for_who_chose_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unasked = [PlayedCase(name, verdict="UNSELECTED") for name in ("A.B", "A.C")]
    path = PlayedRun([*PASSES, *unasked]).write(tmp_path / "run.journal")
    assert run_summary([path], False) == 1
    assert "chosen cases only, 2 of 5 were not run: no verdict on" in capsys.readouterr().out
    assert run_summary([path], False, is_choice_wanted=True) == 0
    capsys.readouterr()
    assert run_summary([path], True) == 1
    document = json.loads(capsys.readouterr().out)
    assert (document["good"], document["partial"]) == (False, True)
    assert run_summary([PlayedRun(PASSES).write(path)], True) == 0
    text = capsys.readouterr().out
    assert json.loads(text)["partial"] is False
    assert text.startswith('{\n  "format": 1,\n'), "for people, too"


def test_what_a_board_said_cannot_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = PlayedCase("A.B", verdict="FAIL", details=["\x1b[2J"])
    assert main(["summary", str(PlayedRun([case]).write(tmp_path / "run.journal"))]) == 1
    assert "A.B (suites/cnode/copy.cpp:10): \\x1b[2J\n" in capsys.readouterr().out


def test_document_has_each_case_in_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [MIXED.write(tmp_path / "a.journal"), PlayedRun(FAILS[1:2]).write(tmp_path / "b.journal")]
    assert main(["summary", "--json", *map(str, paths)]) == 1
    document = json.loads(capsys.readouterr().out)
    cases = document.pop("cases")
    assert document == {
        "format": 1,
        "good": False,
        "partial": True,
        "verdicts": {
            "DIVERGES": 1, "FAIL": 2, "HANG": 1, "LOST": 1, "PASS": 2, "SKIP": 1, "UNSELECTED": 1,
        },
        "flaky": 1,
        "problems": [
            f"{paths[0]}: incomplete: the limit of 3 boots is reached",
            f"{paths[0]}: problem: BYE counts otherwise",
        ],
        "journals": [str(path) for path in paths],
    }  # fmt: skip
    assert [case["name"] for case in cases] == [
        *(case.name for case in MIXED.cases),
        FAILS[1].name,
    ]
    assert cases[1] == {
        "name": "Copy.Again",
        "area": "cnode",
        "verdict": "PASS",
        "flaky": True,
        "attempts": ["LOST", "FAIL", "PASS"],
        "place": "suites/cnode/copy.cpp:11",
        "details": [],
    }
    assert cases[2]["details"] == ["want 1, got 2", "and more"]
    assert cases[2]["flaky"] is False


def test_a_pass_that_its_release_should_not_have_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = "unexpected pass: CN-001 until 15.0.0: it is beside it"
    case = PlayedCase("A.B", details=[sentence, "unexpected pass: CN-002 until 15.0.0: so"])
    path = PlayedRun([*PASSES, case]).write(tmp_path / "run.journal")
    main(["summary", str(path)])
    lines = capsys.readouterr().out.splitlines()
    assert f"A.B (suites/cnode/copy.cpp:13): {sentence}" in lines
    assert lines[-2] == ""
    assert lines[-1] == "4 passed, 0 failed, 0 skipped, 1 unexpected"
