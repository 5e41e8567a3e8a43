# What a whole run of the suite makes of one changed kernel: every case's verdict, to the end.
# SPDX-License-Identifier: BSD-2-Clause

import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mutation.trial import LIMITS
from selfe_runner.commands.machine import qemu_machine
from selfe_runner.input.cases import CaseList
from selfe_runner.input.image import read_test_image
from selfe_runner.input.platform import Platform
from selfe_runner.judge.ledger import Policy
from selfe_runner.judge.report import BootReport
from selfe_runner.judge.update import Update
from selfe_runner.session import RunSetup, Session

# A fault that ends every boot must not cost a boot for each case.
_BOOTS = 12


@dataclass(frozen=True)
class Survey:
    """`verdicts`: how many cases have which; `boots`: how many it took; `reason`: why the run
    stopped before all cases were judged, empty if they were."""

    verdicts: Mapping[str, int]
    boots: int
    reason: str

    @property
    def bad(self) -> int:
        """Cases that noticed something: neither passed nor skipped nor never run."""
        harmless = ("PASS", "SKIP", "NOTRUN")
        return sum(n for verdict, n in self.verdicts.items() if verdict not in harmless)


class _Nobody:
    """An observer who looks away: the run's report says everything."""

    def boot_started(self, boot: int, planned: Sequence[int], nonce: int) -> None:
        pass

    def console(self, data: bytes) -> None:
        pass

    def updates(self, boot: int, updates: Sequence[Update]) -> None:
        pass

    def boot_ended(self, boot: int, report: BootReport, decided: Sequence[int]) -> None:
        pass


def survey(image: Path, cases: CaseList, platform: Platform, prefix: Path) -> Survey:
    """Runs all cases of `image`, whose kernel's configuration is in `prefix`, in QEMU."""
    test_image = read_test_image(image, cases)
    setup = RunSetup(
        build_id=cases.image,
        image=test_image.data,
        plan_offset=test_image.plan_offset,
        case_count=len(cases.cases),
        selected=tuple(range(len(cases.cases))),
        limits=LIMITS,
        policy=Policy(max_boots=_BOOTS, retries=0),
    )
    machine = qemu_machine(platform, prefix, image).transport
    report = Session(setup, machine, _Nobody(), lambda: 1 + secrets.randbelow(0xFFFFFFFF)).run()
    verdicts = Counter(case.verdict.value for case in report.cases)
    reason = "" if report.is_complete else report.reason
    return Survey(dict(sorted(verdicts.items())), report.boots, reason)
