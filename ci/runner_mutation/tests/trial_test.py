# How a process ends that tries a mutant, by what befalls it.
# SPDX-License-Identifier: BSD-2-Clause

import os
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from runner_mutation import trial


def end_of(work: Callable[[], int]) -> int:
    return trial.end(*os.waitpid(trial.start(work), 0))


def raises(error: BaseException) -> Callable[[], int]:
    def work() -> int:
        raise error

    return work


def killed_by(number: int) -> Callable[[], int]:
    def work() -> int:
        os.kill(os.getpid(), number)
        return trial.SURVIVED

    return work


@pytest.mark.parametrize("code", [trial.SURVIVED, trial.NOTICED])
def test_what_the_tests_say_is_the_exit_code(code: int) -> None:
    assert end_of(lambda: code) == code


@pytest.mark.parametrize("error", [MemoryError(), OSError(28, "full"), KeyboardInterrupt(), SystemExit(1)])
def test_trouble_outside_of_a_test_is_no_failing_test(
    error: BaseException, capfd: pytest.CaptureFixture[str]
) -> None:
    assert end_of(raises(error)) == trial.FAILED
    assert type(error).__name__ in capfd.readouterr().err


def test_signals_are_told_apart() -> None:
    for number in (signal.SIGKILL, signal.SIGALRM, signal.SIGXCPU):
        assert end_of(killed_by(number)) == -number


def test_a_disk_that_takes_nothing_is_no_failing_test(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    assert end_of(lambda: trial.NOTICED) == trial.FAILED


def test_scratch_files_are_a_process_s_own_and_go_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    seen = tmp_path / "seen"

    def work() -> int:
        own = Path(os.environ["PYTEST_DEBUG_TEMPROOT"])
        (own / "file").write_text("")
        seen.write_text(str(own))
        return trial.SURVIVED

    assert end_of(work) == trial.SURVIVED
    assert Path(seen.read_text()).parent == tmp_path
    assert list(tmp_path.iterdir()) == [seen]
