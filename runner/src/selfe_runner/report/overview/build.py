# Puts a report together from runs, the catalogue, scores of detection and an earlier report.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Sequence

from selfe_runner.input.catalogue import Row
from selfe_runner.report.overview.changes import changes, history
from selfe_runner.report.overview.gather import Source, gather
from selfe_runner.report.overview.kept import to_keep
from selfe_runner.report.overview.model import Detection, Report
from selfe_runner.report.overview.sentence import verdict
from selfe_runner.report.overview.states import STATES


def build_report(
    sources: Sequence[Source],
    catalogue: Sequence[Row],
    detection: Sequence[Detection],
    earlier: Report | None,
) -> Report:
    columns, rows = gather(sources, catalogue)
    since = changes(earlier, columns, rows) if earlier else None
    return Report(
        verdict=verdict(columns, rows, since, detection),
        states=STATES,
        columns=columns,
        rows=rows,
        changes=since,
        history=history(earlier.history if earlier else (), columns),
        detection=tuple(detection),
        kept=to_keep(earlier, columns) if earlier else (),
    )
