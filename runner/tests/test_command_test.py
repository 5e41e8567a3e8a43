# `selfe-run test` from outside: files, exit codes and processes, with a QEMU that plays a script.
# SPDX-License-Identifier: BSD-2-Clause

import os
import signal
import subprocess
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest
from workbench import Workbench, call, process_is_alive, wait_for


def test_whole_run_with_every_disaster(tmp_path: Path) -> None:
    bench = Workbench(
        tmp_path, "pass", "kernel", "skip", "hang", "reset", "exit", "panic", "fail", "garbage",
        details={2: ["no second core"], 7: ["CN-007 x.cpp:17: want 1, got 2", "more"]},
    )  # fmt: skip
    done = bench.test()
    assert done.returncode == 0, done.stderr
    words = ["PASS", "KERNEL", "SKIP", "HANG", "REBOOT", "KERNEL", "CRASH", "FAIL", "PASS"]
    assert bench.verdicts == words
    assert "2 passed, 6 failed, 1 skipped in " in done.stdout
    for path in (bench.journal, bench.junit, bench.log):
        assert str(path) in done.stdout
    assert "-cpu cortex-a53" in done.stdout and "ARM_CORTEX_A53" in done.stdout
    assert bench.test("--strict").returncode == 1


def test_journal_tells_the_whole_run(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass", "hang", "fail", details={2: ["first", "second"]})
    bench.test()
    (header,) = bench.records("run")
    assert header["schema"] == 1
    assert header["ctest"] == "none" or os.environ.get("CTEST_INTERACTIVE_DEBUG_MODE")
    assert header["image"] == "0123456789abcdef"
    assert header["command"][-3:] == ["cortex-a53", "-kernel", str(bench.image)]
    boots = bench.records("boot")
    assert [boot["planned"] for boot in boots] == [3, 1]
    assert len({boot["nonce"] for boot in boots}) == 2
    assert [end["how"] for end in bench.records("boot-end")] == ["hang", "bye"]
    assert bench.records("boot-end")[0]["facts"] == {"cores": "1"}
    fail = bench.records("case")[2]
    assert fail["details"] == ["first", "second"]
    assert fail["rows"] == ["CN-002"] and fail["line"] == 12
    (end,) = bench.records("end")
    assert end["complete"] is True and end["cases"] == 3
    log = bench.log.read_bytes()
    for record in bench.records("case"):
        for attempt in record["attempts"]:
            assert log[attempt["log_offset"] :].startswith(b"@@")
            assert f" S {record['index']}*".encode() in log[attempt["log_offset"] :][:20]


def test_junit_tells_failure_from_error_and_skip(tmp_path: Path) -> None:
    bench = Workbench(
        tmp_path, "pass", "fail", "skip", "vanish", "kernel",
        details={1: ["<&\"bad' ]]> \x1b"], 2: ["no core"]},
    )  # fmt: skip
    bench.test("--retries", "0")
    root = ElementTree.parse(bench.junit).getroot()
    assert root.tag == "testsuites"
    counts = {key: root.get(key) for key in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": "5", "failures": "2", "errors": "1", "skipped": "1"}
    suites = root.findall("testsuite")
    assert [suite.get("name") for suite in suites] == ["qemu-arm-virt.area0", "qemu-arm-virt.area1"]
    by_name = {case.get("name"): case for case in root.iter("testcase")}
    failure = by_name["Area1.Case1"].find("failure")
    assert failure is not None
    assert (failure.get("type"), failure.get("message")) == ("FAIL", "<&\"bad' ]]> ?")
    error = by_name["Area1.Case3"].find("error")
    assert error is not None and error.get("type") == "LOST"
    skipped = by_name["Area0.Case2"].find("skipped")
    assert skipped is not None and skipped.get("message") == "no core"
    output = by_name["Area0.Case4"].find("system-out")
    assert output is not None and "KERNEL DATA ABORT!" in (output.text or "")
    assert list(by_name["Area0.Case0"]) == [by_name["Area0.Case0"].find("properties")]
    properties = {p.get("name"): p.get("value") for p in by_name["Area1.Case1"].iter("property")}
    assert properties["rows"] == "CN-001" and properties["line"] == "11"


@pytest.mark.parametrize(
    ("quirk", "verdict", "text"),
    [
        ("refuse", "LOAD_FAIL", "QEMU ended at once with status 1: qemu-fake: could not load"),
        ("leave", "LOAD_FAIL", "QEMU ended at once with status 0"),
        ("assertion", "NOTRUN", "QEMU was killed by signal 6"),
    ],
)
def test_qemus_own_failure_is_not_the_cases(
    tmp_path: Path, quirk: str, verdict: str, text: str
) -> None:
    bench = Workbench(tmp_path, "pass", "pass", quirk=quirk)
    done = bench.test()
    assert done.returncode == 1
    assert text in done.stdout
    assert bench.verdicts == [verdict, verdict]


def test_warning_of_qemu_is_not_its_failure(tmp_path: Path) -> None:
    """A guest that ends the machine with a status is the kernel's doing, warning or not."""
    bench = Workbench(tmp_path, "pass", "exit-1", quirk="warn")
    done = bench.test("--retries", "0")
    assert bench.verdicts == ["PASS", "KERNEL"]
    assert "QEMU exited with status 1" in done.stdout


def test_loader_that_gives_up_is_not_the_cases(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "loader")
    done = bench.test()
    assert done.returncode == 1
    assert bench.verdicts == ["LOAD_FAIL"]
    assert "the boot loader gave up: selfe loader: entered at EL3" in done.stdout


def test_flood_of_output_is_the_open_cases_and_ends_soon(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass", "flood", "pass")
    start = time.monotonic()
    done = bench.test("--output-limit", "1", "--retries", "0", "--case-timeout", "30")
    assert bench.verdicts == ["PASS", "HANG", "PASS"]
    assert "more than 1048576 bytes of output" in done.stdout
    assert time.monotonic() - start < 15


def test_ten_runs_beside_each_other_neither_meet_nor_starve(tmp_path: Path) -> None:
    """No port, no fixed name: as many runs at once as one likes."""
    benches = []
    for number in range(10):
        (folder := tmp_path / str(number)).mkdir()
        benches.append(Workbench(folder, "pass", "fail", "exit", "pass"))
    quiet = subprocess.DEVNULL
    patient = ("--case-timeout", "60", "--boot-timeout", "60")
    runs = [subprocess.Popen(bench.test_arguments(*patient), stdout=quiet) for bench in benches]
    assert [run.wait(100) for run in runs] == [0] * 10
    assert [bench.verdicts for bench in benches] == [["PASS", "FAIL", "KERNEL", "PASS"]] * 10


def test_pair_is_booted_as_a_pair(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass")
    pair = 'image_args = ["-kernel", "{image}", "-other", "{kernel}"]'
    text = bench.platform.read_text()
    bench.platform.write_text(text.replace('image_args = ["-kernel", "{image}"]', pair))
    done = bench.test()
    assert done.returncode == 1
    assert done.stderr.startswith(f"{tmp_path}/app.kernel.elf: error: the kernel that belongs to ")
    (tmp_path / "app.kernel.elf").write_bytes(b"\x7fELF")
    assert bench.test().returncode == 0
    (header,) = bench.records("run")
    assert header["command"][-2:] == ["-other", f"{tmp_path}/app.kernel.elf"]


def test_qemus_input_is_closed(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass", quirk="stdin")
    assert bench.test().returncode == 0
    assert b"input: ''" in bench.log.read_bytes()


def test_select_narrows_the_run(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass", "fail", "pass")
    assert bench.test("--select", "*.Case1", "--select", "*.Case2").returncode == 0
    assert bench.verdicts == ["UNSELECTED", "FAIL", "PASS"]
    assert bench.test(env={"SELFE_CASES": "Area0.*"}).returncode == 0
    assert bench.verdicts == ["PASS", "UNSELECTED", "PASS"]


@pytest.mark.parametrize(
    ("arguments", "variables", "place"),
    [(["--select", "Typo.*"], {}, ""), ([], {"SELFE_CASES": "Typo.*"}, "SELFE_CASES: ")],
)
def test_who_mistypes_a_name_loses_no_results(
    tmp_path: Path, arguments: list[str], variables: dict[str, str], place: str
) -> None:
    """Nothing ran: what an earlier run came to is still so."""
    bench = Workbench(tmp_path, "pass", "fail")
    bench.test()
    files = (bench.journal, bench.junit, bench.log)
    before = [path.read_bytes() for path in files]
    done = bench.test(*arguments, env=variables)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{place}error: no case is called Typo.*\nhint: ")
    assert [path.read_bytes() for path in files] == before


@pytest.mark.parametrize("wanted", [(), ("--report", "text"), ("--report", "json"), ("--strict",)])
def test_a_selection_of_nothing_is_nothing_good(tmp_path: Path, wanted: tuple[str, ...]) -> None:
    bench = Workbench(tmp_path, "pass", "fail")
    done = bench.test(*wanted, env={"SELFE_CASES": "Typo*,Other*"})
    assert (done.returncode, done.stdout) == (1, "")
    head = "SELFE_CASES: error: no case is called Typo* or Other*\nhint: "
    assert done.stderr.startswith(head)
    assert not bench.journal.exists()
    done = bench.test(*wanted, env={"SELFE_CASES": "Typo*,*.Case0"})
    assert done.returncode == 0, "one of them is enough"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_qemu_dies_with_the_runner(tmp_path: Path, number: signal.Signals) -> None:
    pids = tmp_path / "pids"
    bench = Workbench(tmp_path, "pass", "hang", quirk="child", pids=str(pids))
    runner = subprocess.Popen(
        bench.test_arguments("--case-timeout", "100"), stdout=subprocess.DEVNULL, stderr=-3
    )
    try:
        assert wait_for(lambda: bench.journal.exists() and '"result"' in bench.journal.read_text())
        qemu, child = map(int, pids.read_text().split())
        runner.send_signal(number)
        status = runner.wait(10)
    finally:
        runner.kill()
    assert status == (-9 if number is signal.SIGKILL else 128 + number)
    assert wait_for(lambda: not process_is_alive(qemu))
    if number is signal.SIGKILL:
        os.kill(child, signal.SIGKILL)  # a child of QEMU is not in Linux's promise
    else:
        assert wait_for(lambda: not process_is_alive(child))
    assert bench.records("run") and not bench.records("end")


def test_children_of_qemu_die_at_the_end_of_a_run(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    bench = Workbench(tmp_path, "pass", quirk="child", pids=str(pids))
    assert bench.test().returncode == 0
    assert not any(process_is_alive(int(pid)) for pid in pids.read_text().split())


def test_run_ends_at_bye_and_does_not_wait_for_qemu(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass")
    start = time.monotonic()
    assert bench.test().returncode == 0
    assert time.monotonic() - start < 5  # the fake sleeps for 1000 s behind its BYE


def test_summary(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass", "fail", "skip", details={1: ["want 1"], 2: ["no core"]})
    bench.test()
    summary = [str(bench.test_arguments()[0]), "summary", str(bench.journal)]
    done = call(summary)
    assert done.returncode == 1
    assert "FAIL    Area1.Case1 (conformance/suites/x.cpp:11): want 1" in done.stdout
    assert "SKIP    Area0.Case2 (conformance/suites/x.cpp:12): no core" in done.stdout
    assert "1 passed, 1 failed, 1 skipped" in done.stdout
    bench.test("--select", "*Case0", "--select", "*Case2")
    both = call([*summary, str(bench.journal)]).stdout
    assert both.endswith("2 passed, 0 failed, 2 skipped, 2 not selected\n")
    text = bench.journal.read_text()
    bench.journal.write_text(text[:-30])
    cut = call(summary)
    assert cut.returncode == 1 and "the run that wrote this was killed" in cut.stdout
    bench.journal.write_text("junk\n")
    assert call(summary).stderr == (
        f"{bench.journal}: error: this is no journal of schema 1\n"
        "hint: journals are what `selfe-run test --journal FILE` writes\n"
    )
    folder = call([summary[0], "summary", str(tmp_path)])
    assert folder.returncode == 1
    assert folder.stderr == (
        f"{tmp_path}: error: this is a folder, not a journal\n"
        f"hint: name journals; in it: {bench.journal.name}\n"
    )
    (tmp_path / "empty").mkdir()
    folder = call([summary[0], "summary", str(tmp_path / "empty")])
    assert folder.stderr.endswith("hint: name journals; there is none in it\n")
