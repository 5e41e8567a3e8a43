# What a run of cases is asked for: the command line of `selfe-run test`, read.
# SPDX-License-Identifier: BSD-2-Clause

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from selfe_runner.input.cases import SELECT_VARIABLE
from selfe_runner.judge.boot_plan import Limits
from selfe_runner.judge.ledger import Policy


@dataclass(frozen=True)
class TestOptions:
    """The command line. `symbols`: the root task's ELF file, None for the one beside the image;
    `boards`: files and folders of boards, of which one that is free is used; `engine`: file of an
    engine, whose boards are used; neither: QEMU; `wait`: seconds, for boards that are in use;
    `boot_seconds`: in the place of that of `limits`, None if the machine knows it best;
    `globs`: names of cases to run; empty: all, or what SELFE_CASES says; `is_resumed`:
    whether to go on with the run of a journal that has no end; `is_summed_up`: whether a summary
    follows on the same terminal."""

    image: Path
    symbols: Path | None
    cases: Path
    platform: Path
    prefix: Path
    boards: tuple[Path, ...]
    engine: Path | None
    wait: float
    journal: Path
    junit: Path
    log: Path
    globs: tuple[str, ...]
    limits: Limits
    boot_seconds: float | None
    policy: Policy
    run_seconds: float
    is_resumed: bool
    is_strict: bool
    is_summed_up: bool = False

    @property
    def names(self) -> Sequence[str]:
        """Names of cases to run, with wildcards; empty: all."""
        return self.globs or [g for g in os.environ.get(SELECT_VARIABLE, "").split(",") if g]
