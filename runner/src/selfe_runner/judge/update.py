# What a boot tells about its cases while it goes on.
# SPDX-License-Identifier: BSD-2-Clause

from dataclasses import dataclass

from selfe_runner.judge.report import Attempt


@dataclass(frozen=True)
class CaseStarted:
    case: int


@dataclass(frozen=True)
class CaseJudged:
    """The target gave its verdict. A contradiction later in the boot can still take it back."""

    case: int
    attempt: Attempt


Update = CaseStarted | CaseJudged
