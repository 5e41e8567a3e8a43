# The failures and passes of a run that the catalogue expects, or not, of its kernel's release.
# SPDX-License-Identifier: BSD-2-Clause

from pathlib import Path

from selfe_runner.input.cases import CaseList
from selfe_runner.input.catalogue import DEFAULT_CATALOGUE, kernel_of, read_catalogue
from selfe_runner.input.kernel_prefix import read_kernel_config
from selfe_runner.judge.report import RunReport
from selfe_runner.problem import Problem
from selfe_runner.report.expected import with_expected


def with_known_divergences(run: RunReport, cases: CaseList, prefix: Path) -> RunReport:
    """The run, with the failures told apart that the release of the kernel in `prefix` is known
    for, and the passes that it should not have. Of a kernel without libsel4 no release is known,
    and nothing is expected."""
    try:
        kernel = kernel_of(read_kernel_config(prefix))
    except Problem:
        return run
    rows = read_catalogue(DEFAULT_CATALOGUE)
    known = {row.id: one for row in rows if (one := kernel.known_divergence(row))}
    return with_expected(run, cases.cases, known)
