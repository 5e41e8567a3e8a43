# Whether the runs of a night could be made: their files, looked at before a night is begun.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Iterator, Sequence

from selfe_runner.farm.run import Run
from selfe_runner.input.cases import read_cases, select_named
from selfe_runner.input.image import read_test_image
from selfe_runner.input.kernel_prefix import read_kernel_config
from selfe_runner.input.platform import read_platform
from selfe_runner.problem import Problem
from selfe_runner.transport.qemu_command import check_kernel


def objections(runs: Sequence[Run]) -> Iterator[Problem]:
    """What would keep runs from being made, each once, in the order of the runs."""
    seen = set()
    for run in runs:
        problem = _objection(run)
        if problem is not None and (text := tuple(problem.lines())) not in seen:
            seen.add(text)
            yield problem


def _objection(run: Run) -> Problem | None:
    try:
        cases = read_cases(run.cases)
        select_named(cases.cases, run.suite.select)
        read_test_image(run.image, cases)
        check_kernel(read_platform(run.kernel.platform), read_kernel_config(run.kernel.prefix))
    except Problem as problem:
        return problem
    return None
