# Why nothing can be concluded from a run, though nothing may have been seen broken.
# SPDX-License-Identifier: BSD-2-Clause

from selfe_runner.report.overview.model import Column
from selfe_runner.report.overview.states import BAD, UNTOLD, count, group_of
from selfe_runner.verdict import Verdict

# Of the rules that apply; where a run decides fewer, the image held a part of the suite.
_LEAST_SHARE = 0.5

_NOTHING = "no rule was decided"


def doubt(column: Column) -> str:
    """The gravest reason, empty if the run stands for the kernel."""
    untold = sum(count({v.lower(): n}, UNTOLD) for v, n in column.verdicts.items())
    if untold:
        return f"{number(untold, 'case')} without a result"
    if not column.is_complete:
        return column.reason.rstrip(".") or "not complete"
    if column.problems:
        return column.problems[0].rstrip(".") or "a problem without a word"
    if column.is_partial:
        cases = sum(column.verdicts.values())
        chosen = cases - column.verdicts[Verdict.UNSELECTED.value]
        return f"only {chosen} of {number(cases, 'case')} were chosen"
    if unsteady := _unsteady(column):
        return f"{number(unsteady, 'case')} failed at first and passed at a later try"
    if share(column) < _LEAST_SHARE:
        return f"only {some_rules(column)} that apply were decided" if column.decided else _NOTHING
    return ""


def _unsteady(column: Column) -> int:
    """Cases that passed at last and had spoken against the kernel before."""
    flaky = (case for case in column.cases if case.is_flaky)
    return sum(any(group_of(v.lower()) == BAD for v in case.attempts) for case in flaky)


def share(column: Column) -> float:
    return column.decided / column.decidable if column.decidable else 0.0


def some_rules(column: Column) -> str:
    return f"{column.decided} of the {number(column.decidable, 'rule')}"


def number(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"
