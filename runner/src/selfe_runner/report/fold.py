# Cases that came to the same for the same reason, told in one line: a run may skip hundreds.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selfe_runner.verdict import Verdict

# None of these says anything of the case itself.
NEVER_REACHED = frozenset((Verdict.NOTRUN, Verdict.BOOT_TIMEOUT, Verdict.LOAD_FAIL))


@dataclass(frozen=True)
class Outcome:
    """A case for a list. `place`: file:line; `reason`: empty if none is known."""

    name: str
    place: str
    verdict: Verdict
    reason: str


def folded(outcomes: Iterable[Outcome]) -> list[str]:
    """A line for each case, in their order, but for skipped cases and those that no boot reached:
    these have a line for each reason, where the first of them would be."""
    groups: dict[tuple[object, ...], list[Outcome]] = {}
    for number, one in enumerate(outcomes):
        is_alike = one.verdict is Verdict.SKIP or one.verdict in NEVER_REACHED
        key = (one.verdict, one.reason) if is_alike else (number,)
        groups.setdefault(key, []).append(one)
    return [_line(group) for group in groups.values()]


def _line(group: Sequence[Outcome]) -> str:
    first = group[0]
    who = f"{first.name} ({first.place})" if len(group) == 1 else f"{len(group)} cases"
    return f"{first.verdict.value:<7} {who}{f': {first.reason}' if first.reason else ''}"


def advice(verdicts: Iterable[Verdict]) -> str:
    """What to try after a run of which no boot reached a case; empty if one did."""
    asked = [verdict for verdict in verdicts if verdict is not Verdict.UNSELECTED]
    if not asked or any(verdict not in NEVER_REACHED for verdict in asked):
        return ""
    return _ADVICE[asked[0]]


_ADVICE = {
    Verdict.LOAD_FAIL: (
        "the machine did not take the image: its own words are above, and in the console log"
    ),
    Verdict.BOOT_TIMEOUT: (
        "is the kernel built for this very machine (processor, memory, serial port)? a debug kernel"
        " with KernelPrinting says how far it comes; the console log has all that was heard"
    ),
    Verdict.NOTRUN: (
        "kernel or root task ended before the first case: the console log has their words; see"
        " whether a small program boots on this kernel (`selfe init`, `selfe simulate`)"
    ),
}
