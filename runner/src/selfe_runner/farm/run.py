# The runs of a night: which suite on which kernel on which machine, and who may make each.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from selfe_runner.farm.seat import Seat
from selfe_runner.input.night_plan import Kernel, MachineGroup, NightPlan, Suite
from selfe_runner.input.platform import Platform, read_platform
from selfe_runner.problem import Problem


@dataclass(frozen=True)
class Run:
    """A suite on a kernel, made on any one of `seats`. `machine`: the machine group, or the board
    if each board of the group makes the run; `platform`: its name."""

    suite: Suite
    kernel: Kernel
    machine: str
    platform: str
    seats: tuple[Seat, ...]

    @property
    def name(self) -> str:
        """SUITE/KERNEL/MACHINE: unique in a plan, and a path of three harmless parts."""
        return f"{self.suite.name}/{self.kernel.name}/{self.machine}"

    @property
    def image(self) -> Path:
        return self.kernel.images / f"{self.suite.image}.image.elf"

    @property
    def cases(self) -> Path:
        return self.kernel.images / f"{self.suite.image}.cases.json"


def plan_runs(plan: NightPlan, seats: Mapping[str, Sequence[Seat]]) -> tuple[Run, ...]:
    """Every suite on every kernel that it is for, on every machine group that can be the kernel's
    platform; in the plan's order. `seats`: by machine group.

    Problem: a pattern that matches nothing, a kernel or machine that no run uses (a night without
    it would be taken for a night with it), two runs of one name.
    """
    platforms = {kernel.name: read_platform(kernel.platform) for kernel in plan.kernels}
    runs: list[Run] = []
    for suite in plan.suites:
        where = f"suite {suite.name}"
        kernels = _matching(plan, where, suite.kernels, [k.name for k in plan.kernels])
        machines = _matching(plan, where, suite.machines, [m.name for m in plan.machines])
        for kernel in (k for k in plan.kernels if k.name in kernels):
            for group in (m for m in plan.machines if m.name in machines):
                platform = platforms[kernel.name]
                runs += _runs_on(suite, kernel, platform, group, seats[group.name])
    _check(plan, runs, seats)
    return tuple(runs)


def _runs_on(
    suite: Suite, kernel: Kernel, platform: Platform, group: MachineGroup, seats: Sequence[Seat]
) -> Iterator[Run]:
    fitting = tuple(seat for seat in seats if seat.fits(platform))
    if group.is_each:
        for seat in fitting:
            yield Run(suite, kernel, seat.name, platform.name, (seat,))
    elif fitting:
        yield Run(suite, kernel, group.name, platform.name, fitting)


def _matching(
    plan: NightPlan, where: str, patterns: Sequence[str], names: Sequence[str]
) -> frozenset[str]:
    for pattern in patterns:
        if not any(fnmatchcase(name, pattern) for name in names):
            hint = f"there are {', '.join(names)}"
            raise Problem(f"{where}: nothing is called `{pattern}`", hint, plan.file)
    return frozenset(n for n in names if any(fnmatchcase(n, pattern) for pattern in patterns))


def _check(plan: NightPlan, runs: Sequence[Run], seats: Mapping[str, Sequence[Seat]]) -> None:
    for kernel in plan.kernels:
        if not any(run.kernel == kernel for run in runs):
            hint = "a suite must match it, and a machine be of its platform"
            raise Problem(f"no run uses kernel {kernel.name}", hint, plan.file)
    used = {seat for run in runs for seat in run.seats}
    for group, members in seats.items():
        if not used.intersection(members):
            hint = "a suite must match it, and a kernel be of its platform"
            raise Problem(f"no run uses machine {group}", hint, plan.file)
    names = [run.name for run in runs]
    for name in names:
        if names.count(name) > 1:
            hint = "a board in two groups runs a suite twice: name machines in [[suite]]"
            raise Problem(f"there are two runs {name}", hint, plan.file)
