# Measures how long the largest report takes to open in a headless Chromium, from disk.
# SPDX-License-Identifier: BSD-2-Clause

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from benchmark.rounds import Measure
from selfe_runner.problem import Problem
from selfe_runner.report.overview.json_file import document
from selfe_runner.report.overview.model import (
    CaseView,
    CellView,
    Column,
    Finding,
    Report,
    RowView,
    Span,
    Timing,
    Verdict,
)
from selfe_runner.report.overview.page import page_bytes
from selfe_runner.report.overview.states import STATES

TITLES = ("until the page has been painted", "until all of it is there and can be used")

_ROWS, _COLUMNS, _CASES, _AREAS = 2000, 12, 1000, 20
_OPTIONS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--no-first-run", "--disable-background-networking", "--window-size=1400,1000")  # fmt: skip
_LINE = "<<seL4(CPU 0) [decodeInvocation/688 T0xff8 rootserver @401234]: Attempted to invoke a null cap>>"
# In milliseconds from the start of the navigation.
_FIGURES = """
const done = arguments[0];
requestAnimationFrame(() => setTimeout(() => {
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  done([paint ? paint.startTime : NaN, performance.getEntriesByType("navigation")[0].loadEventEnd]);
}));
"""


@contextmanager
def report_measures() -> Iterator[Mapping[str, Measure]]:
    """The figures of a report of 2000 rules × 12 kernels, whole and with one area opened. Problem:
    no Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.html"
        file.write_bytes(page_bytes(document(_report())))
        with _browser(folder) as browser:
            size = f"{file.stat().st_size / 1e6:.1f} MB"
            yield {
                f"{_ROWS} rules × {_COLUMNS} kernels, {size}": partial(_open, browser, file, ""),
                "the same, every rule that failed": partial(_open, browser, file, "verdict=fail"),
                "the same, one rule opened": partial(_open, browser, file, "row=CN-0700"),
            }


def _open(browser: Any, file: Path, fragment: str) -> tuple[float, float]:
    browser.get("about:blank")
    browser.get(f"{file.as_uri()}#{fragment}")
    painted, loaded = browser.execute_async_script(_FIGURES)
    return float(painted), float(loaded)


@contextmanager
def _browser(home: str) -> Iterator[Any]:
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    try:
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service
    except ImportError:
        driver = None
    if not chromium or not driver:
        raise Problem("no Chromium to measure with", "ci/setup installs it")
    options: Any = webdriver.ChromeOptions()  # Debian's selenium has no types
    options.binary_location = chromium
    for argument in (*_OPTIONS, f"--user-data-dir={home}/profile"):
        options.add_argument(argument)
    browser = webdriver.Chrome(
        service=Service(driver, env={**os.environ, "HOME": home}), options=options
    )
    try:
        yield browser
    finally:
        browser.quit()


def _report() -> Report:
    columns = tuple(_column(number) for number in range(_COLUMNS))
    rows = tuple(_row(number) for number in range(_ROWS))
    verdict = Verdict("bad", "12 of 12 kernels break documented rules.", ())
    return Report(verdict, STATES, columns, rows, None, (), ())


def _column(number: int) -> Column:
    name = f"{16 - number}.0.0-machine-debug"
    areas = tuple(Span(f"area{area:02}", 0.5, _CASES // _AREAS) for area in range(_AREAS))
    passing = _case(0)
    return Column(
        key=name, name=name, kernel=name, platform="qemu-arm-virt", architecture="aarch64",
        configuration="debug, classic", machine="QEMU", suite="", started="", image="",
        is_complete=True, is_partial=False, reason="", problems=(), facts=(),
        run_one="selfe test --filter", verdicts={"PASS": _CASES - _CASES // 50, "FAIL": _CASES // 50},
        flaky=0, states={"pass": _ROWS - 40, "fail": 40}, decidable=_ROWS, decided=_ROWS,
        timing=Timing(11.0, (Span("in cases", 10.0, _CASES), Span("outside of boots", 1.0)), areas),
        cases=tuple(_case(i) if i % 50 == 49 else replace(passing, name=_name(i)) for i in range(_CASES)),
    )  # fmt: skip


def _name(number: int) -> str:
    return f"SomeObject{number % _AREAS}.DoesWhatItsRuleNumber{number}Says"


def _case(number: int) -> CaseView:
    is_bad = number % 50 == 49
    finding = Finding("CN-001", "reply label 8 words 0x1", "reply label 0 words", "a/b.cpp:3", False)
    return CaseView(
        name=_name(number), area=f"area{number % _AREAS:02}", place="suites/area/case.cpp:123",
        rows=("CN-001",), verdict="FAIL" if is_bad else "PASS", is_flaky=False,
        attempts=("PASS",), details=(), findings=(finding,) if is_bad else (), seconds=0.01,
        log=(_LINE,) * (30 if is_bad else 5), log_note="",
    )  # fmt: skip


def _row(number: int) -> RowView:
    is_bad = number % 50 == 49
    cell = CellView("fail" if is_bad else "pass", "", (number % _CASES, (number + 7) % _CASES))
    return RowView(
        id=f"CN-{number:04}", area=f"area{number * _AREAS // _ROWS:02}", call="seL4_CNode_Copy",
        rule="a sentence of the manual that is about as long as most of them are, or so",
        error="FailedLookup", source="manual sec:cnode", profile="", condition="",
        cells=(cell,) * _COLUMNS,
    )  # fmt: skip
