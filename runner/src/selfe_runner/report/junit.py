# Writes a run as JUnit XML, for CI servers.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Sequence
from xml.etree import ElementTree

from selfe_runner.input.cases import Case
from selfe_runner.judge.report import CaseReport, RunReport
from selfe_runner.report.expected import unexpected_passes
from selfe_runner.text import printable_text


def junit_tree(platform: str, cases: Sequence[Case], run: RunReport) -> ElementTree.Element:
    """One suite for each area. A verdict on the kernel is a `failure`; where nothing could be
    told about it, an `error`; `type` is the verdict. ctest's own JUnit file has neither."""
    root = ElementTree.Element("testsuites", name=printable_text(platform))
    for area in sorted({case.area for case in cases}):
        members = [(c, r) for c, r in zip(cases, run.cases, strict=True) if c.area == area]
        suite = ElementTree.SubElement(root, "testsuite", name=printable_text(f"{platform}.{area}"))
        for case, report in members:
            suite.append(_case_element(platform, case, report))
        _set_counts(suite, [report for _, report in members])
        _add_properties(
            suite,
            boots=str(run.boots),
            noise=str(run.noise.total),
            complete=str(run.is_complete).lower(),
            reason=run.reason,
            problems="; ".join(run.problems),
        )
    _set_counts(root, run.cases)
    return root


def junit_bytes(root: ElementTree.Element) -> bytes:
    """The tree as the bytes of a file."""
    ElementTree.indent(root)
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _case_element(platform: str, case: Case, report: CaseReport) -> ElementTree.Element:
    last = report.shown
    element = ElementTree.Element(
        "testcase",
        classname=printable_text(f"{platform}.{case.area}"),
        name=printable_text(case.name),
        file=printable_text(case.file),
        line=str(case.line),
        time=f"{last.seconds if last else 0.0:.4f}",
    )
    _add_properties(
        element,
        rows=" ".join(case.rows),
        area=case.area,
        file=case.file,
        line=str(case.line),
        verdict=report.verdict.value,
        boots=" ".join(str(boot) for boot, _ in report.attempts),
        attempts=" ".join(attempt.verdict.value for _, attempt in report.attempts),
        flaky="true" if report.is_flaky else "",
        unexpected="; ".join(unexpected_passes(report.details)),
        **{f"measurement.{key}": value for key, value in (last.measurements if last else ())},
    )
    details = [printable_text(line) for line in report.details]
    message = details[0] if details else ""
    if report.verdict.is_set_aside:
        ElementTree.SubElement(element, "skipped", message=message)
    elif report.verdict.is_kernel_bad or report.verdict.is_untold:
        tag = "failure" if report.verdict.is_kernel_bad else "error"
        bad = ElementTree.SubElement(element, tag, type=report.verdict.value, message=message)
        bad.text = "\n".join(details)
        if last and last.console:
            output = ElementTree.SubElement(element, "system-out")
            output.text = "\n".join(printable_text(line) for line in last.console)
    elif report.is_flaky:
        _add_failed_tries(element, report)
    return element


def _add_failed_tries(element: ElementTree.Element, report: CaseReport) -> None:
    """The tries before the one that passed, as Maven's Surefire and readers of its files put it."""
    for boot, attempt in report.attempts[:-1]:
        details = [printable_text(line) for line in attempt.details]
        tag = "flakyFailure" if attempt.verdict.is_kernel_bad else "flakyError"
        message = f"boot {boot}: {details[0]}" if details else f"boot {boot}"
        child = ElementTree.SubElement(element, tag, type=attempt.verdict.value, message=message)
        child.text = "\n".join(details)


def _set_counts(element: ElementTree.Element, reports: Sequence[CaseReport]) -> None:
    element.set("tests", str(len(reports)))
    element.set("failures", str(sum(r.verdict.is_kernel_bad for r in reports)))
    element.set("errors", str(sum(r.verdict.is_untold for r in reports)))
    element.set("skipped", str(sum(r.verdict.is_set_aside for r in reports)))
    element.set("time", f"{sum(r.shown.seconds for r in reports if r.shown):.4f}")


def _add_properties(element: ElementTree.Element, **values: str) -> None:
    properties = ElementTree.Element("properties")
    element.insert(0, properties)
    for name, value in values.items():
        if value:
            ElementTree.SubElement(
                properties, "property", name=printable_text(name), value=printable_text(value)
            )
