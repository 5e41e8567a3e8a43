# A night for people: a table of its runs, what has changed, what is not well.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Iterator, Sequence

from selfe_runner.farm.record import Change, Kind, NightRecord, RunRecord
from selfe_runner.report.terminal import summary_line
from selfe_runner.text import printable_text
from selfe_runner.verdict import Verdict

_COLUMNS = ("passed", "failed", "skipped", "diverges", "no verdict")
_MOST_OF_A_KIND = 20  # of one run's changes; night.json has all


def night_text(night: NightRecord) -> str:
    cases = [case for run in night.runs for case in run.cases]
    lines = (
        f"night {night.night} of {night.plan}" + (f", seed {night.seed}" if night.seed else ""),
        *(f"note: {note}" for note in night.notes),
        "",
        *_table(night.runs),
        *_troubles(night.runs),
        *_changes(night),
        *_not_well(night.runs),
        summary_line([case.verdict for case in cases], sum(case.is_flaky for case in cases)),
    )
    return "".join(printable_text(line).rstrip() + "\n" for line in lines)


def _table(runs: Sequence[RunRecord]) -> Iterator[str]:
    width = max(len(run.name) for run in (*runs, RunRecord("run", "", "", "", "", "")))
    where = {run.name: run.tries[-1].where if run.tries else "-" for run in runs}
    seat_width = max((len(name) for name in (*where.values(), "on")), default=0)
    yield f"{'run':<{width}}  {'on':<{seat_width}}" + "".join(f"{n:>12}" for n in _COLUMNS)
    for run in runs:
        numbers = "".join(f"{count or '.':>12}" for count in _counts(run))
        end = "" if run.is_complete else "  incomplete"
        yield f"{run.name:<{width}}  {where[run.name]:<{seat_width}}{numbers}{end}"
    yield ""


def _counts(run: RunRecord) -> tuple[int, ...]:
    verdicts = [case.verdict for case in run.cases]
    return (
        sum(v is Verdict.PASS for v in verdicts),
        sum(v.is_kernel_bad for v in verdicts),
        sum(v.is_skipped for v in verdicts),
        sum(v is Verdict.DIVERGES for v in verdicts),
        sum(v.is_untold for v in verdicts),
    )


def _troubles(runs: Sequence[RunRecord]) -> Iterator[str]:
    """Runs that are not complete, those that were only at another try (a board may be ill), and
    those with problems."""
    troubled = [r for r in runs if not r.is_complete or len(r.tries) > 1 or r.problems]
    for run in troubled:
        well = "has problems" if run.problems else "tried again"
        end = well if run.is_complete else "could not be tested in full"
        yield f"{end}: {run.name}" + (f": {run.reason}" if run.reason else "")
        for entry in run.tries:
            said = f": {entry.reason}" if entry.reason else ""
            yield f"    on {entry.where}, {entry.seconds:g} s, {entry.result.value}{said}"
        yield from (f"    problem: {problem}" for problem in run.problems)
    if troubled:
        yield ""


def _changes(night: NightRecord) -> Iterator[str]:
    if not night.previous:
        yield "there is no earlier night to compare with"
    elif not night.changes:
        yield f"nothing has changed since {night.previous}"
    else:
        yield f"since {night.previous}:"
        for run in sorted({change.run for change in night.changes}):
            for kind in Kind:
                some = [c for c in night.changes if c.run == run and c.kind is kind]
                yield from (_change_line(change) for change in some[:_MOST_OF_A_KIND])
                if len(some) > _MOST_OF_A_KIND:
                    yield f"  {kind.value:<8} {len(some) - _MOST_OF_A_KIND} more of {run}"
    yield ""


def _change_line(change: Change) -> str:
    words = " -> ".join(v.value for v in (change.before, change.now) if v)
    case = f"{change.case} of " if change.case else "run "
    said = f" ({words})" if words else ""
    detail = f": {change.detail}" if change.detail and change.now is not Verdict.PASS else ""
    return f"  {change.kind.value:<8} {case}{change.run}{said}{detail}"


def _not_well(runs: Sequence[RunRecord]) -> Iterator[str]:
    """Every case that the kernel is blamed for, new or not."""
    bad = [(r, c) for r in runs for c in r.cases if c.verdict.is_kernel_bad]
    for run, case in bad:
        detail = f": {case.details[0]}" if case.details else ""
        place = f"{case.name} of {run.name} ({case.place})"
        yield f"{case.verdict.value:<7} {place} since {case.since}{detail}"
    if bad:
        yield ""
