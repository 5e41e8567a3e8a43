# Whether a run goes on with what a killed one left, and the files that it then writes on.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Callable, Mapping

from selfe_runner.commands.run_header import now
from selfe_runner.commands.test_options import TestOptions
from selfe_runner.input.cases import CaseList
from selfe_runner.report.ctest import NONE, ctest_identity
from selfe_runner.report.journal import Journal
from selfe_runner.report.past_run import PastRun
from selfe_runner.report.raw_log import RawLog
from selfe_runner.report.recorder import Recorder
from selfe_runner.report.terminal import Terminal


def continued(
    options: TestOptions,
    past: PastRun | None,
    header: Mapping[str, object],
    say: Callable[[str], None],
) -> PastRun | None:
    """The run to go on with, if there is one, it is wanted, and it is the same run."""
    if past is None:
        return None
    if past.is_over:
        # Boots of ctest always have --resume, for its --repeat: to run again is what it was asked.
        if options.is_resumed and ctest_identity() == NONE:
            say("everything is run anew: the run of this journal had come to its end")
        return None
    boots = f"{len(past.boots)} boot{'s' * (len(past.boots) != 1)}"
    if not options.is_resumed:
        say(f"the journal held {boots} of a run that was killed; --resume would have gone on")
        return None
    if objection := past.objection(header):
        say(f"everything is run anew: the journal is of another run, {objection}")
        return None
    say(f"goes on after {boots} of a run that was killed")
    return past


def recorder(
    options: TestOptions,
    cases: CaseList,
    header: Mapping[str, object],
    past: PastRun | None,
    terminal: Terminal,
) -> Recorder:
    """Journal and log, begun with `header` or gone on with behind `past`."""
    log = RawLog(options.log, is_continued=past is not None)
    journal = Journal(options.journal, past.size if past else 0)
    if past is None:
        journal.run(header)
        return Recorder(cases.cases, journal, log, terminal, {})
    journal.resumed(now())
    terminal.goes_on(case for boot in past.boots for case in boot.report.attempts)
    return Recorder(cases.cases, journal, log, terminal, past.log_offsets)
