# What ci/qemu and ci/test show of a step while it works and when it fails.
# SPDX-License-Identifier: BSD-2-Clause

import shutil
import subprocess
from pathlib import Path

_STEPS = Path(__file__).resolve().parent.parent / "steps.sh"


def shell(folder: Path, script: str) -> "subprocess.CompletedProcess[str]":
    """Runs `script` as a command of ci/ would, in a tree of its own without a terminal."""
    (folder / "ci").mkdir(exist_ok=True)
    shutil.copy(_STEPS, folder / "ci")
    words = ["bash", "-euo", "pipefail", "-c", f"source ci/steps.sh\n{script}"]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=60)


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
    assert ["x:", "build", "[2/9]"] in lines
    assert lines[-1][:3] == ["x:", "build", "done"]


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
