# `selfe-run summary`: what journals say, as a table by area and a list of what did not pass.
# SPDX-License-Identifier: BSD-2-Clause

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from selfe_runner.report.expected import unexpected_passes
from selfe_runner.report.fold import NEVER_REACHED, Outcome, advice, folded
from selfe_runner.report.journal_reader import JournalCase, JournalContent, read_journal
from selfe_runner.report.terminal import summary_line
from selfe_runner.text import printable_text
from selfe_runner.verdict import Verdict

_COLUMNS = ("passed", "failed", "skipped", "diverges", "no verdict")


def run_summary(
    paths: Sequence[Path], is_json_wanted: bool, is_choice_wanted: bool = False
) -> int:
    """Exit code 0: every run came to its end, and every case of its image passed, was skipped, or
    diverged as known. A run of chosen cases is not enough for that, whatever they came to."""
    # Who has just chosen cases (`is_choice_wanted`) asked about these, and not about the kernel.
    journals = [read_journal(path) for path in paths]
    cases = [case for journal in journals for case in journal.cases]
    is_sound = all(j.is_complete and not j.problems for j in journals)
    is_good = is_sound and not any(_is_bad(case) for case in cases)
    is_good = is_good and (is_choice_wanted or not _unselected(cases))
    if is_json_wanted:
        print(json.dumps(_document(journals, is_good), indent=2))
        return 0 if is_good else 1
    lines = (*_table(cases), *_not_passed(journals), *_flaky(cases))
    lines = (*lines, *_unexpected(cases), *_defects(journals), *_advice(cases))
    for line in (*lines, *_choice(cases)):
        print(printable_text(line))
    verdicts = [case.verdict for case in cases]
    verdicts += [Verdict.NOTRUN] * sum(_missing(journal) for journal in journals)
    unexpected = sum(bool(unexpected_passes(case.details)) for case in cases)
    print(summary_line(verdicts, sum(case.is_flaky for case in cases), unexpected))
    return 0 if is_good else 1


def _missing(journal: JournalContent) -> int:
    """Cases without a last word: those of a run that was killed."""
    return max(0, journal.selected - len(journal.cases))


def _unselected(cases: Sequence[JournalCase]) -> int:
    return sum(case.verdict is Verdict.UNSELECTED for case in cases)


def _document(journals: Sequence[JournalContent], is_good: bool) -> dict[str, object]:
    """`verdicts` counts each of them; `partial`: only chosen cases were run; `cases` are all, in
    the order in which they ran."""
    cases = [case for journal in journals for case in journal.cases]
    counts = Counter(case.verdict.value for case in cases)
    return {
        "format": 1,
        "good": is_good,
        "partial": _unselected(cases) > 0,
        "verdicts": dict(sorted(counts.items())),
        "flaky": sum(case.is_flaky for case in cases),
        "problems": _defects(journals)[:-1],
        "journals": [str(journal.path) for journal in journals],
        "cases": [
            {
                "name": case.name,
                "area": case.area,
                "verdict": case.verdict.value,
                "flaky": case.is_flaky,
                "attempts": [verdict.value for verdict in case.attempts],
                "place": case.place,
                "details": list(case.details),
            }
            for case in cases
        ],
    }


def _table(cases: Sequence[JournalCase]) -> list[str]:
    areas = sorted({case.area for case in cases})
    width = max(len(area) for area in (*areas, "area"))
    lines = [f"{'area':<{width}}" + "".join(f"{name:>12}" for name in _COLUMNS)]
    for area in areas:
        verdicts = [case.verdict for case in cases if case.area == area]
        counts = (
            sum(v is Verdict.PASS for v in verdicts),
            sum(v.is_kernel_bad for v in verdicts),
            sum(v is Verdict.SKIP for v in verdicts),
            sum(v is Verdict.DIVERGES for v in verdicts),
            sum(v.is_untold for v in verdicts),
        )
        lines.append(f"{area:<{width}}" + "".join(f"{count or '.':>12}" for count in counts))
    return [*lines, ""] if areas else []


def _not_passed(journals: Sequence[JournalContent]) -> list[str]:
    lines = folded(
        Outcome(case.name, case.place, case.verdict, _reason(case, journal))
        for journal in journals
        for case in journal.cases
        if _is_bad(case) or case.verdict in (Verdict.SKIP, Verdict.DIVERGES)
    )
    return [*lines, ""] if lines else []


def _reason(case: JournalCase, journal: JournalContent) -> str:
    """Why it did not pass. What stopped the whole run is told once, as that."""
    reason = case.details[0] if case.details else ""
    return "" if case.verdict in NEVER_REACHED and reason == journal.reason else reason


def _flaky(cases: Sequence[JournalCase]) -> list[str]:
    """What passed only at a new try, with all tries."""
    lines = [
        f"flaky   {case.name} ({case.place}): {', '.join(v.value for v in case.attempts)}"
        for case in cases
        if case.is_flaky
    ]
    return [*lines, ""] if lines else []


def _unexpected(cases: Sequence[JournalCase]) -> list[str]:
    """What held although the kernel's release is known to break it."""
    lines = [
        f"{case.name} ({case.place}): {sentence}"
        for case in cases
        for sentence in unexpected_passes(case.details)
    ]
    return [*lines, ""] if lines else []


def _defects(journals: Sequence[JournalContent]) -> list[str]:
    """What is wrong with the runs themselves."""
    lines = [f"{j.path}: incomplete: {j.reason}{_far(j)}" for j in journals if not j.is_complete]
    lines += [f"{j.path}: problem: {text}" for j in journals for text in j.problems]
    return [*lines, ""] if lines else []


def _advice(cases: Sequence[JournalCase]) -> list[str]:
    text = advice(case.verdict for case in cases)
    return [f"hint: {text}", ""] if text else []


def _far(journal: JournalContent) -> str:
    """How far a run had come that was killed."""
    if not _missing(journal):
        return ""
    some = f"{journal.results} of {journal.selected} cases had a result"
    return f"; {some}; `selfe-run test --resume` goes on"


def _choice(cases: Sequence[JournalCase]) -> list[str]:
    """What a run of chosen cases is not."""
    number = _unselected(cases)
    if not number:
        return []
    some = f"{number} of {len(cases)} {'was' if number == 1 else 'were'} not run"
    return [f"chosen cases only, {some}: no verdict on the kernel"]


def _is_bad(case: JournalCase) -> bool:
    return case.verdict.is_kernel_bad or case.verdict.is_untold
