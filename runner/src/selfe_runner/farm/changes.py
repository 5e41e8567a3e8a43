# What has changed since the last night, case by case.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Iterator
from dataclasses import replace

from selfe_runner.farm.record import CaseRecord, Change, Kind, NightRecord, RunRecord
from selfe_runner.verdict import Verdict


def with_changes(night: NightRecord, last: NightRecord | None) -> NightRecord:
    """`night` with what has changed since `last`, and each case with the night from which on it has
    been as it is. Without a last night all is as it is since tonight, and nothing has changed.

    A case of which nothing could be told in the last night is compared with the last verdict that
    could be told of it: a board that was away for a night hides no defect.
    """
    if last is None:
        runs = tuple(_aged(run, None, night.night) for run in night.runs)
        return replace(night, runs=runs, previous="", changes=())
    before = {run.name: run for run in last.runs}
    runs = tuple(_aged(run, before.get(run.name), night.night) for run in night.runs)
    changes = [change for run in runs for change in _run_changes(run, before.get(run.name))]
    names = {run.name for run in night.runs}
    changes += (Change(Kind.GONE, name, "") for name in sorted(before.keys() - names))
    return replace(night, runs=runs, previous=last.night, changes=tuple(changes))


def last_word(case: CaseRecord) -> Verdict | None:
    """The verdict now, or the last one that could be told."""
    return case.told if case.verdict.is_untold else case.verdict


def _aged(run: RunRecord, last: RunRecord | None, night: str) -> RunRecord:
    before = _by_name(last)
    # Without its list of cases (an image that was not built) a run is about those of last night.
    cases = run.cases or tuple(_not_run(case, run.reason) for case in before.values())
    return replace(
        run, cases=tuple(_aged_case(case, before.get(case.name), night) for case in cases)
    )


def _not_run(case: CaseRecord, reason: str) -> CaseRecord:
    return replace(
        case, verdict=Verdict.NOTRUN, details=(reason,), attempts=(), seconds=0.0, told=None
    )


def _aged_case(case: CaseRecord, before: CaseRecord | None, night: str) -> CaseRecord:
    if before is None:
        return replace(case, since=night, told=None)
    since = before.since if before.verdict is case.verdict else night
    told = last_word(before) if case.verdict.is_untold else None
    return replace(case, since=since, told=told)


def _run_changes(run: RunRecord, last: RunRecord | None) -> Iterator[Change]:
    if last is None:
        yield Change(Kind.NEW, run.name, "")
        return
    before = _by_name(last)
    for case in run.cases:
        if change := _case_change(run.name, case, before.pop(case.name, None)):
            yield change
    for name in sorted(before):
        yield Change(Kind.GONE, run.name, name, before=before[name].verdict)


def _case_change(run: str, case: CaseRecord, before: CaseRecord | None) -> Change | None:
    kind = Kind.NEW if before is None else _kind(case, before)
    if kind is None:
        return None
    detail = case.details[0] if case.details else ""
    word = last_word(before) or before.verdict if before else None
    return Change(kind, run, case.name, before=word, now=case.verdict, detail=detail)


def _kind(case: CaseRecord, before: CaseRecord) -> Kind | None:
    """What happened to a case that was there before; None if nothing worth telling did."""
    if case.verdict.is_untold:
        return None if before.verdict.is_untold else Kind.UNTOLD
    word = last_word(before)
    if word is None:  # the first night in which something can be told of it
        return Kind.BROKEN if case.verdict.is_kernel_bad else None
    if case.verdict.is_kernel_bad and not word.is_kernel_bad:
        return Kind.BROKEN
    if case.verdict is Verdict.PASS and word.is_kernel_bad:
        return Kind.MENDED
    if case.verdict is not word:
        return Kind.CHANGED
    return Kind.FLAKY if case.is_flaky and not before.is_flaky else None


def _by_name(run: RunRecord | None) -> dict[str, CaseRecord]:
    return {case.name: case for case in run.cases} if run else {}
