# Tries mutants, several at once, each worker at a workbench of its own.
# SPDX-License-Identifier: BSD-2-Clause

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from pathlib import Path

from mutation.areas import likely_cases
from mutation.mutant import Mutant
from mutation.outcome import Kind, Outcome
from mutation.witness import Witness
from mutation.workbench import Workbench
from selfe_runner.transport.child import die_with_parent


@dataclass(frozen=True)
class Site:
    """Where mutants are made: a build, the kernel's sources, and a folder for scratch."""

    build: Path
    kernel: Path
    scratch: Path


def try_all(site: Site, mutants: Sequence[Mutant], jobs: int) -> Iterator[tuple[Mutant, Outcome]]:
    """Each mutant and what became of it, as they come."""
    context = get_context("spawn")  # a forked worker would share libclang's state
    folders: SimpleQueue[Path] = context.SimpleQueue()
    for number in range(1, jobs + 1):
        folders.put(site.scratch / f"worker-{number}")
    compilers = 2 if jobs == 1 else 1
    with ProcessPoolExecutor(jobs, context, _open, (site, folders, compilers)) as pool:
        waiting: dict[Future[Outcome], Mutant] = {pool.submit(_try, m): m for m in mutants}
        try:
            for done in as_completed(waiting):
                yield waiting[done], done.result()
        finally:
            pool.shutdown(cancel_futures=True)


class _Worker:
    """What a process has of its own."""

    bench: Workbench
    witness: Witness
    kernel: Path


def _open(site: Site, folders: "SimpleQueue[Path]", compilers: int) -> None:
    """Begins a worker: it ends with its parent, and leaves ^C to it."""
    die_with_parent(signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    folder = folders.get()
    _Worker.kernel = site.kernel
    _Worker.bench = Workbench(site.build, folder, compilers, site.kernel)
    _Worker.witness = Witness(site.build, folder)


def _try(mutant: Mutant) -> Outcome:
    outcome = _Worker.bench.try_(mutant.change(_Worker.kernel), first=likely_cases(mutant.file))
    return heard(outcome, _Worker.bench, _Worker.witness)


def heard(outcome: Outcome, bench: Workbench, witness: Witness) -> Outcome:
    """What the witness says of the kernel that `bench` has booted, if it survived that."""
    if outcome.kind is not Kind.SURVIVED:
        return outcome
    said = witness.judge(bench.packed()[3])
    return replace(said, seconds={**outcome.seconds, **said.seconds})
