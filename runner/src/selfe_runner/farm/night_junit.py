# A night as one JUnit file: a suite for each area of each run.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Sequence
from xml.etree import ElementTree

from selfe_runner.farm.record import CaseRecord, NightRecord, RunRecord
from selfe_runner.report.junit import junit_bytes
from selfe_runner.text import printable_text


def night_junit(night: NightRecord) -> bytes:
    """As `selfe-run test` has it: a verdict on the kernel is a failure, where nothing could be told
    an error. A run that is not complete, or has problems, has an error of its own, cases or not."""
    root = ElementTree.Element("testsuites", name=printable_text(night.plan))
    for run in night.runs:
        if not run.is_complete or run.problems:
            root.append(_run_error(run))
        for area in sorted({case.area for case in run.cases}):
            root.append(_suite(run, area))
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    root.set("timestamp", night.began.partition("+")[0])
    return junit_bytes(root)


def _suite(run: RunRecord, area: str) -> ElementTree.Element:
    cases = [case for case in run.cases if case.area == area]
    suite = ElementTree.Element("testsuite", name=printable_text(f"{run.name}/{area}"))
    suite.extend(_case(run, case) for case in cases)
    _set_counts(suite, cases)
    return suite


def _set_counts(suite: ElementTree.Element, cases: Sequence[CaseRecord]) -> None:
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(sum(c.verdict.is_kernel_bad for c in cases)))
    suite.set("errors", str(sum(c.verdict.is_untold for c in cases)))
    suite.set("skipped", str(sum(c.verdict.is_set_aside for c in cases)))
    suite.set("time", f"{sum(c.seconds for c in cases):.4f}")


def _case(run: RunRecord, case: CaseRecord) -> ElementTree.Element:
    element = ElementTree.Element(
        "testcase",
        classname=printable_text(f"{run.name}/{case.area}"),
        name=printable_text(case.name),
        time=f"{case.seconds:.4f}",
    )
    properties = ElementTree.SubElement(element, "properties")
    values = {
        "verdict": case.verdict.value,
        "place": case.place,
        "since": case.since,
        "attempts": " ".join(verdict.value for verdict in case.attempts),
        "flaky": "true" if case.is_flaky else "",
    }
    for name, value in values.items():
        if value:
            ElementTree.SubElement(properties, "property", name=name, value=printable_text(value))
    details = [printable_text(line) for line in case.details]
    message = details[0] if details else ""
    if case.verdict.is_set_aside:
        ElementTree.SubElement(element, "skipped", message=message)
    elif case.verdict.is_kernel_bad or case.verdict.is_untold:
        tag = "failure" if case.verdict.is_kernel_bad else "error"
        bad = ElementTree.SubElement(element, tag, type=case.verdict.value, message=message)
        bad.text = "\n".join(details)
    elif case.is_flaky:
        for verdict in (v for v in case.attempts if v.is_kernel_bad or v.is_untold):
            tag = "flakyFailure" if verdict.is_kernel_bad else "flakyError"
            ElementTree.SubElement(element, tag, type=verdict.value, message="tried again")
    return element


def _run_error(run: RunRecord) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", name=printable_text(run.name))
    for key, value in {"tests": 1, "failures": 0, "errors": 1, "skipped": 0}.items():
        suite.set(key, str(value))
    name = printable_text(run.name)
    case = ElementTree.SubElement(suite, "testcase", classname=name, name="run")
    kind = "PROBLEM" if run.is_complete else "INCOMPLETE"
    lines = [printable_text(line) for line in (run.reason, *run.problems) if line]
    message = lines[0] if lines else ""
    ElementTree.SubElement(case, "error", type=kind, message=message).text = "\n".join(lines)
    return suite
