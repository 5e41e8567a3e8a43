# A plugin of pytest that tries mutants: the tests are collected once, and each mutant has a fork of that.
# SPDX-License-Identifier: BSD-2-Clause
#
# Run by the Python of mutmut's own environment. It imports nothing of the runner: that is the tests' to
# do, and must be the one that is full of mutants.

import gc
import json
import os
import resource
import shutil
import signal
import tempfile
import time
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state

from runner_mutation.order import FATES, ORDER

_CALLS = Path("calls.json")  # by function the tests that call it; by test its seconds

NOT_REACHED = 33
# A mutant that comes to no end may ask for memory for ever, or sleep.
_MEMORY = 2 << 30
_LONGEST_SECONDS = 1800


def pytest_configure() -> None:
    """Few examples are enough, and the smallest that makes a mutant fall is of no interest."""
    phases = (Phase.explicit, Phase.generate)
    settings.register_profile("mutants", settings.get_profile("selfe"), max_examples=20, phases=phases)
    settings.load_profile("mutants")


def pytest_runtestloop(session: pytest.Session) -> bool:
    order = json.loads(ORDER.read_text())
    gc.freeze()
    running: dict[int, str] = {}
    if _end_of(_fork(session, "stats", session.items, {})) != 0:
        pytest.exit("the tests fail without any mutant", 1)
    calls: dict[str, list[str]]
    seconds: dict[str, float]
    calls, seconds = json.loads(_CALLS.read_text())
    with FATES.open("a", buffering=1) as fates:

        def wait() -> None:
            pid, status = os.wait()
            fates.write(f"{os.waitstatus_to_exitcode(status)} {running.pop(pid)}\n")
            shutil.rmtree(_scratch(pid), ignore_errors=True)

        for name in order["mutants"]:
            ids = set(calls.get(name.rpartition("__mutmut_")[0], ()))
            # Most mutants fall early: what takes long comes last.
            items = [item for item in session.items if item.nodeid in ids]
            items.sort(key=lambda item: seconds[item.nodeid])
            if not items:
                fates.write(f"{NOT_REACHED} {name}\n")
                continue
            while len(running) >= order["jobs"]:
                wait()
            running[_fork(session, name, items, seconds)] = name
        while running:
            wait()
    return True


def _end_of(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _fork(
    session: pytest.Session, mutant: str, items: Sequence[pytest.Item], seconds: Mapping[str, float]
) -> int:
    """A process that tries `mutant`, or "stats", which is none but notes what each test calls. `seconds`
    of processor time are what the tests need without a mutant. 0: no test noticed."""
    if pid := os.fork():
        return pid
    code = 3
    try:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(_LONGEST_SECONDS)
        scratch = _scratch(os.getpid())
        scratch.mkdir()
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(scratch)
        set_mutant_under_test(mutant)
        code = _note(session, items) if mutant == "stats" else _run(session, items, seconds)
    finally:
        os._exit(code)


def _scratch(pid: int) -> Path:
    return Path(tempfile.gettempdir()) / f"mutant-{os.getppid() if pid == os.getpid() else os.getpid()}-{pid}"


def _run(
    session: pytest.Session, items: Sequence[pytest.Item], seconds: Mapping[str, float]
) -> int:
    for item, following in zip_longest(items, items[1:]):
        limit = int(time.process_time() + 3 + 10 * seconds[item.nodeid])
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return 1
    return 0


def _note(session: pytest.Session, items: Sequence[pytest.Item]) -> int:
    """Runs all, and keeps which functions each has called and how long it took."""
    calls: dict[str, list[str]] = {}
    seconds: dict[str, float] = {}
    for item, following in zip_longest(items, items[1:]):
        begun = time.process_time()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        seconds[item.nodeid] = time.process_time() - begun
        for function in state()._stats:
            calls.setdefault(function, []).append(item.nodeid)
        state()._stats.clear()
    _CALLS.write_text(json.dumps((calls, seconds)))
    return 1 if session.testsfailed else 0
