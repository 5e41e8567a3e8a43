# What `selfe-run report` takes on its command line.
# SPDX-License-Identifier: BSD-2-Clause

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from selfe_runner.commands.report import Outputs, ReportOptions, run_report
from selfe_runner.input.catalogue import DEFAULT_CATALOGUE

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_report(commands: "_Commands") -> None:
    report = commands.add_parser(
        "report", help="a report for people, of any number of runs", description=run_report.__doc__
    )
    report.add_argument(
        "places",
        nargs="+",
        metavar="[NAME=]JOURNAL|FOLDER",
        help="journals, folders with journals in them, nights of a farm",
    )
    report.add_argument(
        "--html", type=Path, metavar="FILE", help="one page that needs nothing else"
    )
    report.add_argument("--markdown", type=Path, metavar="FILE", help="short, for a pull request")
    report.add_argument("--json", type=Path, metavar="FILE", help="everything, for machines")
    report.add_argument(
        "--against", type=Path, metavar="REPORT.json", help="say what has changed since this report"
    )
    report.add_argument(
        "--detection",
        type=Path,
        action="append",
        default=[],
        metavar="SCORE.json",
        help="how many seeded defects the suite sees; repeatable",
    )
    report.add_argument(
        "--catalogue", type=Path, default=DEFAULT_CATALOGUE, help="its folder", metavar="FOLDER"
    )


def report_options(options: argparse.Namespace) -> ReportOptions:
    return ReportOptions(
        places=tuple(options.places),
        catalogue=options.catalogue,
        outputs=Outputs(options.html, options.markdown, options.json),
        against=options.against,
        detection=tuple(options.detection),
    )
