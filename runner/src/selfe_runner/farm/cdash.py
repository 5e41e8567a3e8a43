# A run for CDash: the Test.xml that ctest would have written, sent by ctest itself.
# SPDX-License-Identifier: BSD-2-Clause

import os
import shutil
import subprocess
import time
from datetime import datetime, timezone
from pathlib import Path
from xml.etree import ElementTree

from selfe_runner.farm.record import CaseRecord, NightRecord, RunRecord
from selfe_runner.input.night_plan import Dashboard
from selfe_runner.report.files import write_whole
from selfe_runner.text import printable, printable_text
from selfe_runner.verdict import Verdict

_SCRIPT = Path(__file__).with_name("submit.cmake")
_SUBMIT_SECONDS = 300.0
_NAMELESS = "unknown"


def submit(night: NightRecord, run: RunRecord, dashboard: Dashboard, folder: Path) -> str:
    """Sends `run` as a build of its own, group Nightly, named as the run; what went wrong in one
    sentence, empty if nothing did. `folder`: for what ctest wants to find and leaves.

    Called again, it sends the same again, and CDash replaces what it has.
    """
    ctest = shutil.which("ctest")
    if ctest is None:
        return "ctest is not installed (apt-get install cmake)"
    site = dashboard.site or os.uname().nodename or _NAMELESS
    tag = _began(night).strftime("%Y%m%d-%H%M")
    testing = folder / "Testing"
    (testing / tag).mkdir(parents=True, exist_ok=True)
    write_whole(testing / "TAG", f"{tag}\nNightly\nNightly\n".encode(), "results")
    write_whole(testing / tag / "Test.xml", test_xml(night, run, site, tag), "results")
    variables = {
        "SELFE_CDASH_URL": dashboard.url,
        "SELFE_CDASH_SITE": site,
        "SELFE_CDASH_BUILD": build_name(run),
        "SELFE_CDASH_TOKEN_FILE": str(dashboard.token_file or ""),
        "SELFE_CDASH_FOLDER": str(folder),
    }
    try:
        done = subprocess.run(
            [ctest, "-S", str(_SCRIPT)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SUBMIT_SECONDS,
            env={**os.environ, **variables},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"ctest did not end within {_SUBMIT_SECONDS:g} s"
    if done.returncode == 0:
        return ""
    said = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    reasons = [line for line in said if b"rror" in line] or said
    return printable(reasons[-1]) if reasons else f"ctest ended with status {done.returncode}"


def build_name(run: RunRecord) -> str:
    """CDash knows builds by name and site; its pages do not like `/`."""
    return run.name.replace("/", " on ")


def test_xml(night: NightRecord, run: RunRecord, site: str, tag: str) -> bytes:
    """The file as ctest 3.25 has it. What could not be tested is `notrun`, like what was skipped:
    CDash counts neither as passed nor as failed, and shows the reason."""
    root = ElementTree.Element(
        "Site",
        BuildName=build_name(run),
        BuildStamp=f"{tag}-Nightly",
        Name=site,
        Generator="selfe-run",
        Hostname=site,
    )
    testing = ElementTree.SubElement(root, "Testing")
    began = _began(night)
    seconds = sum(entry.seconds for entry in run.tries)
    _add_time(testing, "Start", began.timestamp())
    names = ElementTree.SubElement(testing, "TestList")
    for case in run.cases:
        _add(names, "Test", _full_name(case))
        testing.append(_test(run, case))
    _add_time(testing, "End", began.timestamp() + seconds)
    _add(testing, "ElapsedMinutes", f"{seconds / 60:.0f}")
    ElementTree.indent(root, "\t")
    data: bytes = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def _test(run: RunRecord, case: CaseRecord) -> ElementTree.Element:
    test = ElementTree.Element("Test", Status=_status(case.verdict))
    _add(test, "Name", case.name)
    _add(test, "Path", f"./{case.area}")
    _add(test, "FullName", _full_name(case))
    _add(test, "FullCommandLine", f"selfe-run test: {case.name} of {run.name}")
    results = ElementTree.SubElement(test, "Results")
    _measure(results, "numeric/double", "Execution Time", f"{case.seconds:.4f}")
    _measure(results, "text/string", "Completion Status", _completion(case))
    if _status(case.verdict) == "failed":
        _measure(results, "text/string", "Exit Code", case.verdict.value)
    _measure(results, "text/string", "Place", case.place)
    _measure(results, "text/string", "Same Since", case.since)
    if len(case.attempts) > 1:
        attempts = " ".join(verdict.value for verdict in case.attempts)
        _measure(results, "text/string", "Attempts", attempts)
    output = ElementTree.SubElement(results, "Measurement")
    _add(output, "Value", "\n".join((f"{case.verdict.value} {case.name}", *case.details)))
    labels = ElementTree.SubElement(test, "Labels")
    for label in (case.area, run.suite, run.kernel, run.machine, *_flaky_label(case)):
        _add(labels, "Label", label)
    return test


def _status(verdict: Verdict) -> str:
    if verdict is Verdict.PASS:
        return "passed"
    return "failed" if verdict.is_kernel_bad else "notrun"


def _completion(case: CaseRecord) -> str:
    if _status(case.verdict) != "notrun":
        return "Completed"
    detail = f": {case.details[0]}" if case.details else ""
    return f"{case.verdict.value}{detail}"


def _flaky_label(case: CaseRecord) -> tuple[str, ...]:
    return ("flaky",) if case.is_flaky else ()


def _full_name(case: CaseRecord) -> str:
    return f"./{case.area}/{case.name}"


def _measure(results: ElementTree.Element, kind: str, name: str, value: str) -> None:
    measurement = ElementTree.SubElement(results, "NamedMeasurement", type=kind, name=name)
    _add(measurement, "Value", value)


def _add_time(testing: ElementTree.Element, which: str, when: float) -> None:
    text = time.strftime("%b %d %H:%M UTC", time.gmtime(when))
    _add(testing, f"{which}DateTime", text)
    _add(testing, f"{which}TestTime", f"{when:.0f}")


def _add(parent: ElementTree.Element, tag: str, text: str) -> None:
    lines = (printable_text(line) for line in text.split("\n"))
    ElementTree.SubElement(parent, tag).text = "\n".join(lines)


def _began(night: NightRecord) -> datetime:
    return datetime.fromisoformat(night.began).astimezone(timezone.utc)
