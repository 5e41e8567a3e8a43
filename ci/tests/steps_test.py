# What ci/qemu and ci/test show of a step while it works and when it fails, and what a signal ends.
# SPDX-License-Identifier: BSD-2-Clause

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

_CI = Path(__file__).resolve().parent.parent


def words(folder: Path, script: str) -> list[str]:
    """The command that runs `script` as one of ci/ would, in a tree of its own."""
    (folder / "ci").mkdir(exist_ok=True)
    for name in ("steps.sh", "progress.awk"):
        shutil.copy(_CI / name, folder / "ci")
    return ["bash", "-euo", "pipefail", "-c", f"source ci/steps.sh\n{script}"]


def shell(folder: Path, script: str) -> "subprocess.CompletedProcess[str]":
    """Runs it without a terminal."""
    command = words(folder, script)
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)


def started(folder: Path, script: str) -> "subprocess.Popen[str]":
    """The same, while it is at work."""
    return subprocess.Popen(
        words(folder, script),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def is_alive(process: int) -> bool:
    """Whether it is there and no zombie, which nobody here may be the parent of."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_for(path: Path) -> str:
    """What is in `path` as soon as a line is; no time is judged but that of a hung test."""
    for _ in range(600):
        if path.exists() and (text := path.read_text()).endswith("\n"):
            return text
        time.sleep(0.1)
    raise AssertionError(f"{path} was never written")


def test_without_a_terminal_a_long_step_says_how_far_it_is(tmp_path: Path) -> None:
    """It works until its progress was shown, so no time decides."""
    script = """
    progress_seconds=0.1
    work() { echo "[1/9] one"; echo "[2/9] two"; until grep -q 2/9 shown; do sleep 0.1; done; }
    step "x: build" work >shown
    cat shown
    """
    done = shell(tmp_path, script)
    lines = [line.split() for line in done.stdout.splitlines()]
    assert lines[0] == ["x:", "build"], done.stderr
    assert ["x:", "build", "[2/9],"] in [line[:3] for line in lines]
    assert lines[-1][:3] == ["x:", "build", "done"]


def test_step_that_says_nothing_shows_how_long_it_has_worked(tmp_path: Path) -> None:
    script = """
    progress_seconds=0.1
    work() { until grep -qE '^x: configure +[1-9][0-9]* s$' shown; do sleep 0.1; done; }
    step "x: configure" work >shown
    """
    assert shell(tmp_path, script).returncode == 0


def test_step_that_fails_ends_the_command_with_the_refusal(tmp_path: Path) -> None:
    script = """
    work() { echo noise; echo "  error: no such kernel"; echo "  hint: take another"; return 3; }
    step "x: configure" work
    echo "never reached"
    """
    done = shell(tmp_path, script)
    assert done.returncode == 1
    assert "FAILED" in done.stdout and "never reached" not in done.stdout
    assert done.stderr == (
        "error: no such kernel\nhint: take another\n"
        "error: 'work' failed; the whole log is build/logs/x--configure.log\n"
    )


def test_attempt_that_fails_lets_the_command_go_on(tmp_path: Path) -> None:
    done = shell(tmp_path, 'attempt "x: run" false || echo "goes on"')
    assert done.returncode == 0
    assert done.stdout.endswith("goes on\n") and "FAILED" in done.stdout
    assert "error: 'false' failed" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
@pytest.mark.parametrize("way", ['step "x: build"', "guard"])
def test_signal_ends_all_that_the_work_has_started(
    tmp_path: Path, number: signal.Signals, way: str
) -> None:
    """The signal reaches the script alone, as that of a server which cancels a job."""
    script = f"""
    work() {{ sleep 300 & echo $BASHPID $! >started; wait; }}
    {way} work
    echo "never reached"
    """
    command = started(tmp_path, script)
    processes = [int(word) for word in wait_for(tmp_path / "started").split()]
    command.send_signal(number)
    output, _ = command.communicate(timeout=60)
    assert command.returncode == -number
    assert not any(is_alive(process) for process in processes)
    assert f"ended by {number.name}" in output
    assert "never reached" not in output


def test_signal_waits_for_work_that_must_finish(tmp_path: Path) -> None:
    script = """
    work() { echo begun >started; until [[ -e go-on ]]; do sleep 0.1; done; echo whole >finished; }
    must_finish=1
    step "x: install" work
    echo "never reached"
    """
    command = started(tmp_path, script)
    wait_for(tmp_path / "started")
    command.send_signal(signal.SIGTERM)
    (tmp_path / "go-on").touch()
    output, _ = command.communicate(timeout=60)
    assert (tmp_path / "finished").read_text() == "whole\n"
    assert command.returncode == -signal.SIGTERM
    assert "never reached" not in output


def progress(log: str) -> str:
    """What is shown of a step whose log says this so far."""
    command = ["awk", "-f", str(_CI / "progress.awk")]
    return subprocess.run(
        command, input=log, capture_output=True, text=True, check=True, timeout=60
    ).stdout


_NESTED = """\
[1/90] Creating directories for 'selfe_host_tools'
[2/90] Performing configure step for 'selfe_host_tools'
-- Configuring done
[3/90] Performing build step for 'selfe_host_tools'
[1/171] Building CXX object
[57/171] Building CXX object
"""


@pytest.mark.parametrize(
    ("log", "shown"),
    [
        ("", ""),
        ("-- Detecting C++\n", ""),
        ("[1/9] one\n[2/9] two\n  [8/9] quoted\n", "[2/9]"),
        (_NESTED, "[57/171] of selfe host tools"),
        (_NESTED + "[4/90] No install step for 'selfe_host_tools'\n[5/90] x\n", "[5/90]"),
        (_NESTED + "[4/90] Performing install step for 'selfe_host_tools'\n", "[4/90]"),
        (_NESTED + "[4/90] Completed 'selfe_host_tools'\n", "[4/90]"),
        ("Get:1 http://lists\nReading package lists...\n", ""),
        ("1 upgraded, 11 newly installed, 0 to remove\nGet:1 http://a b\n", "fetched 1 of 12"),
        ("0 upgraded, 2 newly installed, 0 to remove\nUnpacking a (1) ...\n", "unpacked 1 of 2"),
        (
            "0 upgraded, 2 newly installed, 0 to remove\nUnpacking a\nUnpacking b\nSetting up b\n",
            "set up 1 of 2",
        ),
    ],
)
def test_progress_is_that_of_the_innermost_work(log: str, shown: str) -> None:
    assert progress(log) == shown


def test_step_reads_nothing(tmp_path: Path) -> None:
    """A command that asks a question must not wait for an answer that nobody sees."""
    reading, writing = os.pipe()
    try:
        done = subprocess.run(
            words(tmp_path, "step 'x: ask' cat"),
            cwd=tmp_path,
            stdin=reading,
            capture_output=True,
            timeout=60,
        )
        assert done.returncode == 0
    finally:
        os.close(reading)
        os.close(writing)


@pytest.mark.parametrize("option", ["-DSELFE_KERNLE=/nowhere", "-DSELFE_KERNLE:PATH=/nowhere"])
def test_ci_qemu_refuses_a_setting_that_nobody_reads(option: str) -> None:
    """It would have tested the embedded kernel, and been green."""
    command = [str(_CI / "qemu"), "pc99", option]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: there is no setting SELFE_KERNLE\nhint: ")
    assert " SELFE_KERNEL " in done.stderr
