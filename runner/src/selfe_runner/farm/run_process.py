# A try at a run: one `selfe-run test` in a process of its own, so nothing it does ends the night.
# SPDX-License-Identifier: BSD-2-Clause

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import selfe_runner
from selfe_runner.farm.outcome import JOURNAL, OUTPUT
from selfe_runner.farm.run import Run
from selfe_runner.farm.seat import Seat
from selfe_runner.input.cases import SELECT_VARIABLE
from selfe_runner.input.night_plan import NightLimits
from selfe_runner.input.random_settings import SEED_VARIABLE, STEPS_VARIABLE
from selfe_runner.problem import Problem
from selfe_runner.transport.child import die_with_parent

_LAST_SECONDS = 30.0  # for a runner that was asked to end: a board has to be switched off
# A runner keeps its own limits; that of the host is for one which does not, so it is generous.
_LOADING_SECONDS = 900.0


class RunProcess:
    """A try at `run` on `seat` that goes on in the background; all that it leaves is in `folder`.

    `seed`, `steps`: of random sequences, None for the image's own. The process dies with this one,
    even if that is killed, and then switches its board off."""

    def __init__(
        self,
        run: Run,
        seat: Seat,
        limits: NightLimits,
        folder: Path,
        seed: str | None = None,
        steps: int | None = None,
    ) -> None:
        environment = _environment(os.environ)
        if seed:
            environment[SEED_VARIABLE] = seed
        if steps:
            environment[STEPS_VARIABLE] = str(steps)
        self._output = folder / OUTPUT
        self._is_asked = False
        self._patience = _patience(seat, limits)
        self._kill_at = time.monotonic() + self._patience
        parent = os.getpid()

        def before_exec() -> None:
            die_with_parent(signal.SIGTERM)
            if os.getppid() != parent:
                os._exit(1)

        try:
            folder.mkdir(parents=True, exist_ok=True)
            with open(self._output, "wb") as output:
                # preexec_fn is safe here: the night has one thread.
                self._process = subprocess.Popen(
                    _command(run, seat, limits, folder),
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    env=environment,
                    start_new_session=True,  # Ctrl-C is for the night, which ends its runs in order
                    preexec_fn=before_exec,
                )
        except OSError as error:
            raise Problem(f"cannot begin a run: {error.strerror}", place=folder) from error

    def poll(self) -> int | None:
        """The exit status, negative for a signal; None while it goes on."""
        if time.monotonic() > self._kill_at and self._process.poll() is None:
            self.stop()
            with open(self._output, "ab") as output:
                words = f"error: not over after {self._patience:g} s, so the night ended it\n"
                output.write(words.encode())
        return self._process.poll()

    def ask_to_stop(self) -> None:
        """Only once: a second signal would end the runner while it switches its board off."""
        if not self._is_asked and self._process.poll() is None:
            self._process.terminate()
        self._is_asked = True

    def stop(self) -> None:
        """Asks the runner to end, and makes it if it does not. The second call does nothing."""
        self.ask_to_stop()
        try:
            self._process.wait(_LAST_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _patience(seat: Seat, limits: NightLimits) -> float:
    """Seconds after which the runner must be over. It waits for a board of this host as long as it
    is told; how long its jobs stand in an engine's queue nobody knows, and that is no fault of the
    runner's: they may do so for the length of a night."""
    queueing = limits.night_seconds if seat.is_queued else 0.0
    return queueing + limits.wait_seconds + 2 * limits.run_seconds + _LOADING_SECONDS


def _command(run: Run, seat: Seat, limits: NightLimits, folder: Path) -> list[str]:
    return [
        *(sys.executable, "-P", "-m", "selfe_runner", "test"),
        *("--image", str(run.image), "--cases", str(run.cases)),
        *("--platform", str(run.kernel.platform), "--prefix", str(run.kernel.prefix)),
        *("--journal", str(folder / JOURNAL), "--resume"),
        *("--case-timeout", str(limits.case_seconds), "--run-timeout", str(limits.run_seconds)),
        *("--retries", str(limits.retries), "--retry-failed", str(limits.retry_failed)),
        *("--wait", str(limits.wait_seconds)),
        *(f"--select={glob}" for glob in run.suite.select),
        *seat.arguments,
    ]


def _environment(environment: Mapping[str, str]) -> dict[str, str]:
    """This process's, with the place of the package; what narrows or steers a run of ctest is not
    for a night, whose plan says it all."""
    package = str(Path(selfe_runner.__file__).resolve().parent.parent)
    foreign = (SELECT_VARIABLE, SEED_VARIABLE, STEPS_VARIABLE)
    return {**{k: v for k, v in environment.items() if k not in foreign}, "PYTHONPATH": package}
