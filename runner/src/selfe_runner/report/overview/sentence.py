# The verdict of a report in one sentence, for a person who is to sign a kernel off.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Iterator, Sequence

from selfe_runner.report.matrix import UNEXPECTED_PASS
from selfe_runner.report.overview.changes import moment
from selfe_runner.report.overview.model import Changes, Column, Detection, Verdict
from selfe_runner.report.overview.states import BAD, UNTOLD, count
from selfe_runner.verdict import Verdict as Outcome

_MOST_NAMES = 3
_DIVERGES = Outcome.DIVERGES.value.lower()
_SHARE = 0.85  # of the rules that apply; a run that decides fewer says so
_LEAST_SHARE = 0.5  # and of one that decides fewer than this, the image held a part of the suite


def verdict(
    columns: Sequence[Column], changes: Changes | None, detection: Sequence[Detection]
) -> Verdict:
    """Broken rules first, then what could not be told; only without either is it good."""
    bad = [column for column in columns if _bad_rows(column) or _bad_cases(column)]
    doubtful = [column for column in columns if _is_doubtful(column)]
    notes = tuple(_notes(columns, changes, detection))
    if bad:
        return Verdict("bad", _bad_sentence(columns, bad, doubtful), notes)
    if doubtful:
        return Verdict("untold", _doubtful_sentence(columns, doubtful), notes)
    return Verdict("good", _good_sentence(columns), notes)


def _bad_sentence(
    columns: Sequence[Column], bad: Sequence[Column], doubtful: Sequence[Column]
) -> str:
    broken = [f"{one.name} ({_broken(one)})" for one in bad]
    who = "The kernel" if len(columns) == 1 else f"{len(bad)} of {len(columns)} kernels"
    verb = "breaks" if len(bad) == 1 else "break"
    others = [one for one in doubtful if one not in bad]
    more = (
        f"; nothing can be concluded about {_list([one.name for one in others])}" if others else ""
    )
    return f"{who} {verb} documented rules: {_list(broken)}{more}."


def _broken(column: Column) -> str:
    rows = _bad_rows(column)
    return _number(rows, "rule") if rows else _number(_bad_cases(column), "failed case")


def _doubtful_sentence(columns: Sequence[Column], doubtful: Sequence[Column]) -> str:
    reasons = [f"{one.name} ({_doubt(one)})" for one in doubtful]
    what = "this kernel" if len(columns) == 1 else _number(len(doubtful), "kernel")
    begin = f"Nothing can be concluded about {what} yet, though no rule was seen broken"
    return f"{begin}: {_list(reasons)}."


def _doubt(column: Column) -> str:
    untold = sum(count({v.lower(): n}, UNTOLD) for v, n in column.verdicts.items())
    if untold:
        return f"{_number(untold, 'case')} without a result"
    if not column.is_complete:
        return column.reason.rstrip(".")
    if column.problems:
        return column.problems[0].rstrip(".")
    if column.is_partial:
        cases = sum(column.verdicts.values())
        chosen = cases - column.verdicts[Outcome.UNSELECTED.value]
        return f"only {chosen} of {_number(cases, 'case')} were chosen"
    if column.decided:
        return f"only {_some_rules(column)} that apply were decided"
    return "no rule was decided"


def _good_sentence(columns: Sequence[Column]) -> str:
    if len(columns) == 1:
        one = columns[0]
        return (
            f"{one.name} on {one.platform} keeps every documented rule that was put to it: "
            f"{one.decided} of the {one.decidable} that apply and can be observed{_known(columns)}."
        )
    return (
        f"All {len(columns)} kernels keep every documented rule that was put to them: "
        f"{_shares(columns)} of those that apply and can be observed{_known(columns)}."
    )


def _known(columns: Sequence[Column]) -> str:
    known = sum(column.states.get(_DIVERGES, 0) for column in columns)
    return f", but for {_number(known, 'known divergence')}" if known else ""


def _shares(columns: Sequence[Column]) -> str:
    shares = sorted(_share(column) for column in columns)
    least, most = f"{100 * shares[0]:.1f}", f"{100 * shares[-1]:.1f}"
    return f"{least} %" if least == most else f"{least} % to {most} %"


def _notes(
    columns: Sequence[Column], changes: Changes | None, detection: Sequence[Detection]
) -> Iterator[str]:
    for one in columns:
        if not _is_doubtful(one) and _share(one) < _SHARE:
            yield f"Only {_some_rules(one)} that apply to {one.name} were decided."
    for one in columns:
        if kept := one.states.get(UNEXPECTED_PASS):
            yield (
                f"{one.name} keeps {_number(kept, 'rule')} that its release is known to break:"
                " the catalogue or the kernel is not what it says it is."
            )
    flaky = sum(one.flaky for one in columns)
    if flaky:
        yield f"{_number(flaky, 'case')} passed only at a later try."
    for one in columns:
        yield from (f"{one.name}: {problem}" for problem in one.problems)
    if changes is not None:
        broken = sum(change.kind == "broken" for change in changes.rows)
        mended = sum(change.kind == "mended" for change in changes.rows)
        since = (
            f"Since the runs of {moment(changes.against)}"
            if changes.against
            else "Since the earlier runs"
        )
        rules = f"{_number(broken, 'rule')} newly broken, {mended} mended"
        yield f"{since}: {rules if broken or mended else 'no rule newly broken, none mended'}."
    for score in detection:
        yield f"{score.title}: the suite sees {score.total.caught} of {seen_of(score)}."


def seen_of(score: Detection) -> int:
    """How many defects could have been seen."""
    return score.total.caught + score.total.missed


def _is_doubtful(column: Column) -> bool:
    untold = sum(count({v.lower(): n}, UNTOLD) for v, n in column.verdicts.items())
    is_whole = column.is_complete and not column.is_partial and _share(column) >= _LEAST_SHARE
    return bool(untold or not is_whole or column.problems)


def _bad_rows(column: Column) -> int:
    return count(column.states, BAD)


def _bad_cases(column: Column) -> int:
    return sum(count({v.lower(): n}, BAD) for v, n in column.verdicts.items())


def _share(column: Column) -> float:
    return column.decided / column.decidable if column.decidable else 0.0


def _some_rules(column: Column) -> str:
    return f"{column.decided} of the {_number(column.decidable, 'rule')}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"


def _list(names: Sequence[str]) -> str:
    if len(names) > _MOST_NAMES + 1:
        return f"{', '.join(names[:_MOST_NAMES])} and {len(names) - _MOST_NAMES} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
