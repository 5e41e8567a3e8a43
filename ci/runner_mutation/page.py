# Writes the score of the runner's tests into the pages that show it.
# SPDX-License-Identifier: BSD-2-Clause

from pathlib import Path

from mutation.page import replace_part
from runner_mutation.tally import ARGUED, WORDING, Tally
from selfe_runner.problem import Problem

_WHOLE, _SUMMARY = "runner", "runner-summary"
_COMMANDS = (
    "`ci/fetch-mutmut build/mutmut`, once, and `ci/mutate-runner --anew` try all of them again, in half an hour;"
    " `--score FILE` writes this part, `ci/mutate-runner --anew judge.ledger` tries one module."
)


def write_score(page: Path, tally: Tally) -> None:
    """Into the page's part `runner` the table by file, or into `runner-summary` a sentence. Problem:
    it has neither, or some mutants were not tried: that is no score."""
    if tally.unknown:
        raise Problem("no score is written: some mutants could not be tried", "try again", place=page)
    try:
        is_summary = f"<!-- {_SUMMARY}: generated" in page.read_text()
    except OSError as error:
        raise Problem(f"cannot read the page: {error.strerror}", place=page) from error
    if is_summary:
        replace_part(page, _SUMMARY, _sentence(tally))
    else:
        replace_part(page, _WHOLE, _table(tally))


def _sentence(tally: Tally) -> str:
    return (
        f"The judge is judged in the same way: of {tally.counting} defects that `ci/mutate-runner` builds into the"
        f" parts of the runner that make, keep or sum up a verdict, its tests notice {tally.noticed}"
        f" ({tally.percent:.1f} %); {tally.left_out(ARGUED)} more are argued to change nothing,"
        f" {tally.left_out(WORDING)} only change the wording of a text and are not tried.\n\n{_COMMANDS}"
    )


def _table(tally: Tally) -> str:
    head, *rows = tally.table()
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    rule = "| --- |" + " ---: |" * (len(head) - 1)
    return "\n".join([_COMMANDS, "", "| " + " | ".join(head) + " |", rule, *lines])
