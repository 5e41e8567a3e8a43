# `selfe-run report`: what runs say, as one HTML file, Markdown and JSON, for who decides by it.
# SPDX-License-Identifier: BSD-2-Clause

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from selfe_runner.input.catalogue import DEFAULT_CATALOGUE, read_catalogue
from selfe_runner.problem import Problem
from selfe_runner.report.files import write_whole
from selfe_runner.report.overview.build import build_report
from selfe_runner.report.overview.detection import read_detection
from selfe_runner.report.overview.gather import Source
from selfe_runner.report.overview.json_file import document, read_report, report_bytes
from selfe_runner.report.overview.markdown import markdown_bytes
from selfe_runner.report.overview.model import Report
from selfe_runner.report.overview.page import page_bytes
from selfe_runner.report.overview.sources import find_sources
from selfe_runner.text import printable_text


@dataclass(frozen=True)
class Outputs:
    """Files to write; None for those that nobody wants."""

    html: Path | None = None
    markdown: Path | None = None
    json: Path | None = None


@dataclass(frozen=True)
class ReportOptions:
    """The command line. `places`: journals, folders, NAME=JOURNAL; `against`: the JSON of an
    earlier report; `detection`: scores."""

    places: Sequence[str]
    catalogue: Path
    outputs: Outputs
    against: Path | None
    detection: Sequence[Path]


def run_report(options: ReportOptions) -> int:
    """A report of the runs of these journals: which kernel keeps which documented rule, and what
    has changed since an earlier report. Without an output it is report.html here.

    Exit code 0 whatever the verdict: `summary` and `matrix` are for machines to decide by."""
    outputs = options.outputs
    if outputs == Outputs():
        outputs = Outputs(html=Path("report.html"))
    earlier = read_report(options.against) if options.against else None
    report = write_report(
        find_sources(options.places), options.catalogue, outputs, earlier, options.detection
    )
    print(printable_text(report.verdict.sentence))
    for name, path in (
        ("report", outputs.html),
        ("Markdown", outputs.markdown),
        ("JSON", outputs.json),
    ):
        if path is not None:
            print(f"{name:<8} {printable_text(str(path))}")
    return 0


def write_report(
    sources: Sequence[Source],
    catalogue: Path,
    outputs: Outputs,
    earlier: Report | None,
    detection: Sequence[Path] = (),
) -> Report:
    """Makes the report and writes those outputs. Problem: an input is wrong, jinja2 is missing."""
    scores = [read_detection(path) for path in detection]
    report = build_report(sources, read_catalogue(catalogue), scores, earlier)
    value = document(report)
    if outputs.json is not None:
        write_whole(outputs.json, report_bytes(report), "--json")
    if outputs.markdown is not None:
        write_whole(outputs.markdown, markdown_bytes(value), "--markdown")
    if outputs.html is not None:
        write_whole(outputs.html, page_bytes(value), "--html")
    return report


def report_after(journal: Path, html: Path) -> None:
    """The report of a run that has just ended, compared with the one before it: its JSON, beside
    the page, is kept for that. Its verdict and its place are the last that is said of the run. What
    is in its way is said, too, and changes nothing about the run."""
    try:
        sources = find_sources([str(journal)])
        report = update_report(
            sources, DEFAULT_CATALOGUE, Outputs(html=html, json=html.with_suffix(".json"))
        )
        print(f"\n{printable_text(report.verdict.sentence)}")
        print(f"report  {printable_text(str(html))}", flush=True)
    except Problem as problem:
        for line in problem.lines():
            print(printable_text(f"no report: {line}"), file=sys.stderr)


def update_report(sources: Sequence[Source], catalogue: Path, outputs: Outputs) -> Report:
    """Replaces a report by a newer one that says what has changed since."""
    earlier = earlier_report(outputs.json) if outputs.json else None
    return write_report(sources, catalogue, outputs, earlier)


def earlier_report(path: Path) -> Report | None:
    """The report in `path`, if one that can be read is there: a comparison is no need."""
    try:
        return read_report(path) if path.is_file() else None
    except Problem:
        return None
