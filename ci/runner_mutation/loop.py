# A plugin of pytest that tries mutants: the tests are collected once, and each mutant has a fork of that.
# SPDX-License-Identifier: BSD-2-Clause
#
# Run by the Python of mutmut's own environment. It imports nothing of the runner: that is the tests' to
# do, and must be the one that is full of mutants.

import gc
import json
import os
import resource
import time
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state

from runner_mutation import trial
from runner_mutation.order import FATES, ORDER

_CALLS = Path("calls.json")  # by function the tests that call it; by test its seconds


def pytest_configure() -> None:
    """Few examples are enough, and the smallest that makes a mutant fall is of no interest."""
    phases = (Phase.explicit, Phase.generate)
    settings.register_profile("mutants", settings.get_profile("selfe"), max_examples=20, phases=phases)
    settings.load_profile("mutants")


def pytest_runtestloop(session: pytest.Session) -> bool:
    order = json.loads(ORDER.read_text())
    gc.freeze()
    running: dict[int, str] = {}
    if trial.end(*os.waitpid(_start(session, "stats", session.items, {}), 0)) != 0:
        pytest.exit("the tests fail, or cannot be run, without any mutant", 1)
    calls: dict[str, list[str]]
    seconds: dict[str, float]
    calls, seconds = json.loads(_CALLS.read_text())
    with FATES.open("a", buffering=1) as fates:

        def wait() -> None:
            pid, status = os.wait()
            fates.write(f"{trial.end(pid, status)} {running.pop(pid)}\n")

        for name in order["mutants"]:
            ids = set(calls.get(name.rpartition("__mutmut_")[0], ()))
            # Most mutants fall early: what takes long comes last.
            items = [item for item in session.items if item.nodeid in ids]
            items.sort(key=lambda item: seconds[item.nodeid])
            if not items:
                fates.write(f"{trial.NOT_REACHED} {name}\n")
                continue
            while len(running) >= order["jobs"]:
                wait()
            running[_start(session, name, items, seconds)] = name
        while running:
            wait()
    return True


def _start(
    session: pytest.Session, mutant: str, items: Sequence[pytest.Item], seconds: Mapping[str, float]
) -> int:
    """A process that tries `mutant`, or "stats", which is none but notes what each test calls. `seconds`
    of processor time are what the tests need without a mutant."""

    def work() -> int:
        set_mutant_under_test(mutant)
        return _note(session, items) if mutant == "stats" else _run(session, items, seconds)

    return trial.start(work)


def _run(
    session: pytest.Session, items: Sequence[pytest.Item], seconds: Mapping[str, float]
) -> int:
    for item, following in zip_longest(items, items[1:]):
        limit = int(time.process_time() + 3 + 10 * seconds[item.nodeid])
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return trial.NOTICED
    return trial.SURVIVED


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
