# Where the seconds of a run went, from what its journal keeps.
# SPDX-License-Identifier: BSD-2-Clause

from collections import defaultdict

from selfe_runner.report.journal_reader import JournalContent
from selfe_runner.report.overview.model import Span, Timing

STARTING = "until the image speaks"
CASES = "in cases"
BETWEEN = "between cases"
OUTSIDE = "outside of boots"


def timing(journal: JournalContent) -> Timing:
    """Seconds of the host's clock. A case's time is that of its last boot, so the tries before it
    count as between cases."""
    booting = sum(boot.seconds_to_hello or 0.0 for boot in journal.boots)
    boots = sum(boot.seconds for boot in journal.boots)
    within = sum(case.seconds for case in journal.cases)
    total = max(journal.seconds, boots)
    phases = (
        Span(STARTING, booting),
        Span(CASES, within, sum(bool(case.attempts) for case in journal.cases)),
        Span(BETWEEN, max(0.0, boots - booting - within)),
        Span(OUTSIDE, total - boots),
    )
    return Timing(
        seconds=round(total, 4),
        phases=tuple(Span(one.name, round(one.seconds, 4), one.cases) for one in phases),
        areas=_areas(journal),
    )


def _areas(journal: JournalContent) -> tuple[Span, ...]:
    seconds: dict[str, float] = defaultdict(float)
    cases: dict[str, int] = defaultdict(int)
    for case in journal.cases:
        if case.attempts:
            seconds[case.area] += case.seconds
            cases[case.area] += 1
    longest = sorted(seconds, key=lambda area: (-seconds[area], area))
    return tuple(Span(area, round(seconds[area], 4), cases[area]) for area in longest)
