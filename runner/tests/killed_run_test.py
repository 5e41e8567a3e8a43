# `selfe-run test` killed, and started again with --resume: processes, signals, files, refusals.
# SPDX-License-Identifier: BSD-2-Clause

import signal
import subprocess
from pathlib import Path

import pytest
from workbench import RUNNER, Workbench, call, wait_for

from selfe_runner.cli import main
from selfe_runner.report.ctest import NONE

PATIENT = ("--case-timeout", "100")


def bench_of(folder: Path, *behaviours: str) -> Workbench:
    return Workbench(folder, *behaviours, gate=str(folder / "gate"))


def killed(bench: Workbench, *more: str, number: signal.Signals = signal.SIGKILL) -> None:
    """A run that is killed in a new boot, when the first case has passed and the second one waits
    at the gate; the gate is open from then on."""
    before = len(plans(bench)) if bench.journal.exists() else 0
    gate = bench.folder / "gate"
    gate.unlink(missing_ok=True)
    quiet = subprocess.DEVNULL
    runner = subprocess.Popen(bench.test_arguments(*PATIENT, *more), stdout=quiet, stderr=quiet)
    try:
        assert wait_for(lambda: is_under_way(bench, before + 1))
        runner.send_signal(number)
        runner.wait(20)
    finally:
        runner.kill()
    gate.touch()
    assert not bench.records("end")


def is_under_way(bench: Workbench, boots: int) -> bool:
    text = bench.journal.read_text() if bench.journal.exists() else ""
    return text.count('"record":"boot"') == boots and '"result"' in text


def plans(bench: Workbench) -> list[int]:
    """How many cases each boot was asked for."""
    return [boot["planned"] for boot in bench.records("boot")]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_goes_on_after_a_kill(tmp_path: Path, number: signal.Signals) -> None:
    bench = bench_of(tmp_path, "pass", "gate", "fail")
    killed(bench, number=number)
    first_log = bench.log.read_bytes()
    done = bench.test(*PATIENT, "--resume")
    assert done.returncode == 0, done.stderr
    assert "goes on after 1 boot of a run that was killed" in done.stdout
    assert bench.verdicts == ["PASS", "PASS", "FAIL"]
    assert plans(bench) == [3, 2]
    assert [case["flaky"] for case in bench.records("case")] == [False] * 3
    assert len(bench.records("resumed")) == len(bench.records("run")) == 1
    log = bench.log.read_bytes()
    assert log.startswith(first_log)
    attempts = [case["attempts"] for case in bench.records("case")]
    assert [[attempt["boot"] for attempt in case] for case in attempts] == [[1], [2], [2]]
    for index, (attempt,) in enumerate(attempts):
        assert f" S {index}*".encode() in log[attempt["log_offset"] :][:20]


def test_a_run_that_came_to_its_end_begins_anew_and_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bench = bench_of(tmp_path, "pass", "gate")
    killed(bench)
    done = bench.test(*PATIENT, "--resume")
    assert plans(bench) == [2, 1]
    assert "anew" not in done.stdout
    # Within this process: a ctest that runs the tests must not be taken for the run's own.
    for module in ("test", "continuation"):
        monkeypatch.setattr(f"selfe_runner.commands.{module}.ctest_identity", lambda: NONE)
    assert main(bench.test_arguments(*PATIENT, "--resume")[1:]) == 0
    told = capsys.readouterr().out
    assert "everything is run anew: the run of this journal had come to its end" in told
    assert plans(bench) == [2]


def test_without_a_journal_there_is_nothing_to_tell(tmp_path: Path) -> None:
    done = Workbench(tmp_path, "pass").test("--resume")
    assert done.returncode == 0 and "anew" not in done.stdout


def test_summary_of_a_killed_run_counts_its_cases_as_without_a_verdict(tmp_path: Path) -> None:
    bench = bench_of(tmp_path, "pass", "gate", "fail")
    killed(bench)
    done = call([str(RUNNER), "summary", str(bench.journal)])
    assert done.returncode == 1
    assert "incomplete: the run that wrote this was killed" in done.stdout
    assert "1 of 3 cases had a result; `selfe-run test --resume` goes on" in done.stdout
    assert done.stdout.endswith("0 passed, 0 failed, 0 skipped, 3 without a verdict\n")


def test_a_run_killed_twice_goes_on_twice(tmp_path: Path) -> None:
    bench = bench_of(tmp_path, "pass", "gate", "pass")
    killed(bench)
    killed(bench, "--resume")
    bench.test(*PATIENT, "--resume")
    assert bench.verdicts == ["PASS"] * 3
    assert plans(bench) == [3, 2, 2]
    assert len(bench.records("resumed")) == 2


def test_without_the_option_everything_runs_and_that_is_told(tmp_path: Path) -> None:
    bench = bench_of(tmp_path, "pass", "gate")
    killed(bench)
    done = bench.test(*PATIENT)
    assert "held 1 boot of a run that was killed; --resume would have gone on" in done.stdout
    assert plans(bench) == [2]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("image", "digests differ"),
        ("limit", "limits differ"),
        ("selection", "digests and selected differ"),
        ("retries", "policy differs"),
        ("prefix", "prefix differs"),
    ],
)
def test_another_run_does_not_go_on(tmp_path: Path, change: str, reason: str) -> None:
    """The same root task, but something else that the verdicts depend on."""
    bench = bench_of(tmp_path, "pass", "gate")
    killed(bench)
    more = [*PATIENT]
    match change:
        case "image":
            bench.image.write_bytes(bench.image.read_bytes() + b"another kernel")
        case "limit":
            more = ["--case-timeout", "99"]
        case "selection":
            more += ["--select", "Area1.*"]
        case "retries":
            more += ["--retries", "0"]
        case "prefix":
            (tmp_path / "other").symlink_to(bench.prefix)
            bench.prefix = tmp_path / "other"
    done = bench.test(*more, "--resume")
    assert f"everything is run anew: the journal is of another run, its {reason}" in done.stdout
    assert not bench.records("resumed")
    assert bench.verdicts == ["UNSELECTED" if change == "selection" else "PASS", "PASS"]


@pytest.mark.parametrize("options", [("--resume",), ()])
def test_two_runners_do_not_write_one_journal(tmp_path: Path, options: tuple[str, ...]) -> None:
    bench = bench_of(tmp_path, "pass", "gate")
    quiet = subprocess.DEVNULL
    first = subprocess.Popen(bench.test_arguments(*PATIENT), stdout=quiet, stderr=quiet)
    try:
        assert wait_for(lambda: bench.journal.exists() and '"result"' in bench.journal.read_text())
        before = bench.journal.read_bytes()
        second = bench.test(*PATIENT, *options)
        assert second.returncode == 1
        assert "error: this journal is being written by another run" in second.stderr
        assert bench.journal.read_bytes() == before
    finally:
        first.kill()
        first.wait()


def test_a_flaw_of_the_input_leaves_the_journal_for_later(tmp_path: Path) -> None:
    bench = bench_of(tmp_path, "pass", "gate")
    killed(bench)
    image = bench.image.read_bytes()
    bench.image.unlink()
    assert bench.test(*PATIENT, "--resume").returncode == 1
    bench.image.write_bytes(image)
    assert "goes on after 1 boot" in bench.test(*PATIENT, "--resume").stdout
    assert bench.verdicts == ["PASS", "PASS"]
