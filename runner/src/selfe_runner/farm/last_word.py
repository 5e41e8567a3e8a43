# The last word on each case of a run that was tried more than once.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Sequence
from dataclasses import replace

from selfe_runner.farm.record import CaseRecord
from selfe_runner.verdict import Verdict

Cases = tuple[CaseRecord, ...]


def last_words(before: Cases, now: Cases, retry_failed: int) -> Cases:
    """The cases of the try that could tell more, the later of two that told as much. A failure that
    the other one found is not forgotten: it stands, or if the case was seen to pass after it, and
    had not failed more than `retry_failed` times, the case is flaky."""
    if not before or not now:
        return before or now
    is_later = told(now) >= told(before)
    chosen, others = (now, before) if is_later else (before, now)
    by_name = {case.name: case for case in others}
    words = []
    for case in chosen:
        other = by_name.get(case.name)
        first, second = (other, case) if is_later else (case, other)
        if first and second and (_failures(first) or _failures(second)):
            shown = _shown(first, second, retry_failed) or case
            words.append(replace(shown, attempts=(*first.attempts, *second.attempts)))
        else:
            words.append(case)
    return tuple(words)


def told(cases: Sequence[CaseRecord]) -> int:
    """Of how many of them something is told."""
    return sum(not case.verdict.is_untold for case in cases)


def _shown(first: CaseRecord, second: CaseRecord, retry_failed: int) -> CaseRecord | None:
    """The one to believe if either was judged bad; None if neither was."""
    if second.verdict.is_kernel_bad:
        return second
    if not first.verdict.is_kernel_bad:
        return None
    is_mended = second.verdict is Verdict.PASS and _failures(first) <= retry_failed
    return second if is_mended else first


def _failures(case: CaseRecord) -> int:
    """How often it failed; at least once if that is its verdict."""
    count = sum(verdict.is_kernel_bad for verdict in case.attempts)
    return max(count, int(case.verdict.is_kernel_bad))
