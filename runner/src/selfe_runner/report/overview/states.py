# The words for what a row or a case can be, each with a symbol, so that colour is never alone.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Mapping

from selfe_runner.report.matrix import NOT_APPLICABLE, UNDECIDED, UNOBSERVABLE, UNTESTED
from selfe_runner.report.overview.model import State
from selfe_runner.verdict import Verdict

GOOD, BAD, UNTOLD, KNOWN, QUIET = "good", "bad", "untold", "known", "quiet"

_WORDS = {
    "FAIL": ("✗", "failed", "an assertion did not hold"),
    "CRASH": ("C", "crashed", "a thread of the case faulted, or the program ended"),
    "HANG": ("H", "hung", "the case came to no end"),
    "KERNEL": ("K", "kernel died", "the kernel stopped during the case"),
    "REBOOT": ("R", "rebooted", "the machine started again during the case"),
    "LOST": ("?", "lost", "no result arrived"),
    "CORRUPT": ("≠", "corrupt", "results that contradict each other arrived"),
    "NOTRUN": ("…", "not run", "the run ended before the case"),
    "BOOT_TIMEOUT": ("T", "no start", "the image never said that it started"),
    "LOAD_FAIL": ("L", "not loaded", "the machine could not be started with the image"),
    "PASS": ("✓", "passed", "every assertion held"),
    "SKIP": ("S", "skipped", "this machine or configuration lacks what it takes"),
    "DIVERGES": ("D", "diverges", "broken, as this release of the kernel is known to do"),
    "UNSELECTED": ("·", "not selected", "nobody asked for it in this run"),
}
_OF_ROWS = (
    State(
        "unexpected_pass", "✓!", "passed unexpectedly", KNOWN, "this release is known to break it"
    ),
    State(UNDECIDED, "◌", "undecided", UNTOLD, "its case failed by other rules alone"),
    State(UNTESTED, "○", "untested", QUIET, "the rule applies, and no case asserts it yet"),
    State(UNOBSERVABLE, "∅", "unobservable", QUIET, "no program on the kernel can decide it; the reason is beside it"),
    State(NOT_APPLICABLE, "–", "not applicable", QUIET, "the rule is not about this kernel"),
)


def _group(verdict: Verdict) -> str:
    if verdict.is_kernel_bad:
        return BAD
    if verdict.is_untold:
        return UNTOLD
    return {"PASS": GOOD, "DIVERGES": KNOWN}.get(verdict.value, QUIET)


STATES: tuple[State, ...] = (
    *(
        State(
            verdict.value.lower(),
            *_WORDS[verdict.value][:2],
            _group(verdict),
            _WORDS[verdict.value][2],
        )
        for verdict in sorted(Verdict, key=lambda one: list(_WORDS).index(one.value))
    ),
    *_OF_ROWS,
)
_GROUPS = {state.state: state.group for state in STATES}


def group_of(state: str) -> str:
    """The group of a state; of an unknown one "untold": somebody must look."""
    return _GROUPS.get(state, UNTOLD)


def count(states: Mapping[str, int], group: str) -> int:
    return sum(number for state, number in states.items() if group_of(state) == group)
