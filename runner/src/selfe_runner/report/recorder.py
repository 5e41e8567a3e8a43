# Sends what happens in a run to all places where it is kept: journal, raw log, terminal.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Mapping, Sequence
from dataclasses import replace

from selfe_runner.input.cases import Case
from selfe_runner.judge.report import BootReport, RunReport
from selfe_runner.judge.update import CaseJudged, Update
from selfe_runner.report.journal import Journal
from selfe_runner.report.raw_log import RawLog
from selfe_runner.report.terminal import Terminal


class Recorder:
    """The Observer of a `Session` that writes everything down."""

    def __init__(
        self,
        cases: Sequence[Case],
        journal: Journal,
        log: RawLog,
        terminal: Terminal,
        past_offsets: Mapping[int, int],
    ) -> None:
        """`past_offsets`: where the boots of an earlier process begin in the log."""
        self._cases = cases
        self._journal = journal
        self._log = log
        self._terminal = terminal
        self._offsets = dict(past_offsets)  # of each boot in the log

    def boot_started(self, boot: int, planned: Sequence[int], nonce: int) -> None:
        self._offsets[boot] = self._log.boot(boot, len(planned), nonce)
        self._journal.boot(boot, planned, nonce, self._offsets[boot])
        self._terminal.boot_started(boot, planned)

    def console(self, data: bytes) -> None:
        self._log.write(data)

    def updates(self, boot: int, updates: Sequence[Update]) -> None:
        for update in updates:
            if isinstance(update, CaseJudged):
                self._journal.result(boot, update.case, update.attempt)
        self._terminal.updates(updates)

    def boot_ended(self, boot: int, report: BootReport, decided: Sequence[int]) -> None:
        self._journal.boot_end(boot, report)
        self._terminal.boot_ended(boot, report)

    def run_ended(self, run: RunReport) -> RunReport:
        """Writes the last word on each case and closes journal and log; the run with what befell
        those."""
        for case, report in zip(self._cases, run.cases, strict=True):
            self._journal.case(case, report, self._offsets)
        self._log.close()
        if self._log.problem:
            run = replace(run, problems=(*run.problems, self._log.problem))
        self._terminal.run_ended(run)
        self._journal.end(run, self._log.path)
        return run
