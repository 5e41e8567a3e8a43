# A host whose disk fills up in mid-run, and may have room again: a limit on files stands for it.
# SPDX-License-Identifier: BSD-2-Clause

import os
import resource
import subprocess
from pathlib import Path

import pytest
from workbench import RUNNER, Workbench, call, call_limited, wait_for

from selfe_runner.report.patient_file import PatientFile

# Forty failures of which each has much to say.
CASES = ["fail"] * 40
DETAILS = {case: ["x" * 100] * 3 for case in range(40)}

# Python itself leaves half of a .pyc where files may not grow (as `call_limited` knows).
NO_BYTECODE = {"PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"}


def test_a_full_disk_loses_no_verdict_that_is_written(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, *CASES, details=DETAILS)
    done = call_limited(bench.test_arguments("--log", "/dev/null"), 9000)
    assert done.returncode == 1
    assert "error: cannot write the journal: File too large" in done.stderr
    assert "40 failed" in done.stdout, "people are told all the same"
    assert bench.journal.stat().st_size == 9000
    assert not bench.junit.exists()

    done = bench.test("--log", "/dev/null", "--resume")
    assert done.returncode == 0
    assert "goes on after 1 boot" in done.stdout
    assert bench.verdicts == ["FAIL"] * 40
    first, second = bench.records("boot")
    assert first["planned"] == 40 and 0 < second["planned"] < 40
    boots = [[a["boot"] for a in case["attempts"]] for case in bench.records("case")]
    assert boots == [[1]] * (40 - second["planned"]) + [[2]] * second["planned"]


def test_a_disk_that_has_room_again_costs_nothing(tmp_path: Path) -> None:
    """It is full while the first boot goes on, and made free before the end."""
    bench = Workbench(tmp_path, *CASES, "hang", details=DETAILS)
    arguments = bench.test_arguments("--log", "/dev/null", "--case-timeout", "6")
    runner = subprocess.Popen(
        arguments,
        stdout=subprocess.PIPE,
        env=NO_BYTECODE,
        preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_FSIZE, (9000, resource.RLIM_INFINITY)
        ),
    )
    try:
        assert wait_for(lambda: bench.journal.exists() and bench.journal.stat().st_size == 9000)
        no_limit = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(runner.pid, resource.RLIMIT_FSIZE, no_limit)
        output, _ = runner.communicate(timeout=60)
    finally:
        runner.kill()
    assert runner.returncode == 0, output
    assert bench.verdicts == ["FAIL"] * 40 + ["HANG"]
    assert len(bench.records("result")) == 40
    assert bench.junit.exists()


def test_a_log_that_cannot_grow_stops_no_run(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass", "flood", "pass", details={0: ["x" * 100] * 9})
    done = bench.test("--log", "/dev/full", "--output-limit", "1")
    assert done.returncode == 1, done.stderr  # of the problem, with all verdicts told
    assert bench.verdicts == ["PASS", "HANG", "PASS"]
    problem = "the log /dev/full ends at byte 0: No space left on device"
    assert f"problem: {problem}\n" in done.stdout
    assert bench.records("end")[0]["problems"] == [problem]
    summary = call([str(RUNNER), "summary", str(bench.journal)])
    assert summary.returncode == 1 and problem in summary.stdout


def test_a_journal_that_cannot_even_begin_runs_nothing(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass")
    bench.journal = Path("/dev/full")
    done = bench.test()
    assert done.returncode == 1
    assert "/dev/full: error: cannot write the journal: No space left on device" in done.stderr
    assert "boot 1" not in done.stdout


def test_standard_output_on_a_full_disk_is_not_missed(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass", "fail")
    with open("/dev/full", "w") as full:
        done = subprocess.run(bench.test_arguments(), stdout=full, stderr=-1, env=NO_BYTECODE)
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    assert bench.verdicts == ["PASS", "FAIL"]


def test_a_patient_file_is_always_a_beginning_of_what_was_written(tmp_path: Path) -> None:
    """In a process of its own, since the limit is one of the process."""
    child = os.fork()
    if child == 0:
        os._exit(0 if _file_is_always_a_beginning(tmp_path / "file") else 1)
    assert os.waitpid(child, 0)[1] == 0


def _file_is_always_a_beginning(path: Path) -> bool:
    file = PatientFile(path, 0)
    written = b""
    for size in (10, 7, 33, 0, 5):
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(written) // 2 + 9, -1))
        data = bytes(range(65, 65 + size))
        file.write(data)
        written += data
        if not written.startswith(path.read_bytes()):
            return False
    was_behind = file.trouble is not None
    resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
    file.close()
    return was_behind and path.read_bytes() == written


def test_a_patient_file_says_when_it_could_not_be_written() -> None:
    file = PatientFile(Path("/dev/full"), 0)
    file.write(b"x")
    assert file.trouble is not None
    with pytest.raises(OSError, match="No space left"):
        file.close()
