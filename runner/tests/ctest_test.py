# The whole way through a real ctest: one boot test as fixture, one test a case, no stale pass.
# SPDX-License-Identifier: BSD-2-Clause

import json
import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from played_target import IMAGE_ID
from workbench import Done, Workbench, call, process_is_alive, wait_for

VERDICT = os.environ.get("SELFE_VERDICT", "")

pytestmark = pytest.mark.skipif(
    not VERDICT or shutil.which("ctest") is None,
    reason="needs ctest, and SELFE_VERDICT=path of selfe-verdict",
)


class TestTree:
    """A build folder whose CTestTestfile.cmake is like the generated one."""

    __test__ = False

    def __init__(
        self, folder: Path, bench: Workbench, image_id: str = IMAGE_ID, more: Sequence[str] = ()
    ) -> None:
        self.folder = folder
        boot = " ".join(map(quoted, bench.test_arguments(*more)))
        lines = [f"add_test(boot {boot})", "set_tests_properties(boot PROPERTIES FIXTURES_SETUP f)"]
        for case in json.loads(bench.cases.read_text())["cases"]:
            name = case["name"]
            command = (VERDICT, "--journal", bench.journal, "--image-id", image_id, "--case", name)
            lines.append(f"add_test({name} {' '.join(map(quoted, command))})")
            lines.append(
                f"set_tests_properties({name} PROPERTIES FIXTURES_REQUIRED f SKIP_RETURN_CODE 77)"
            )
        (folder / "CTestTestfile.cmake").write_text("\n".join(lines) + "\n")

    def ctest(self, *arguments: str) -> Done:
        return call(["ctest", "--test-dir", str(self.folder), *arguments], {"HOME": "/nonexistent"})

    def results(self, *arguments: str) -> dict[str, str]:
        """Test → its word in ctest's list: Passed, ***Failed, ***Skipped, …"""
        words = {}
        for line in self.ctest(*arguments).stdout.splitlines():
            if " Test " in line and "#" in line and ": " in line:
                name, rest = line.split(": ", 1)[1].split(" ", 1)
                words[name] = rest.strip(" .*").split(" ")[0].split("  ")[0]
        return words


def quoted(argument: object) -> str:
    return f"[==[{argument}]==]"


def test_every_case_reports_its_own_verdict(tmp_path: Path) -> None:
    tree = TestTree(tmp_path, Workbench(tmp_path, "pass", "fail", "skip", "kernel"))
    expected = {
        "boot": "Passed", "Area0.Case0": "Passed", "Area1.Case1": "Failed",
        "Area0.Case2": "Skipped", "Area1.Case3": "Failed",
    }  # fmt: skip
    assert tree.results() == expected
    assert tree.results("-j4") == expected


def test_one_case_alone_brings_its_boot(tmp_path: Path) -> None:
    tree = TestTree(tmp_path, Workbench(tmp_path, "pass", "fail"))
    assert tree.results("-R", "Case0$") == {"boot": "Passed", "Area0.Case0": "Passed"}


def test_failed_case_shows_its_details(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass", "fail", details={1: ["want 1, got 2"]})
    output = TestTree(tmp_path, bench).ctest("--output-on-failure").stdout
    for part in ("FAIL Area1.Case1", "conformance/suites/x.cpp:11", "CN-001", "want 1, got 2"):
        assert part in output


def test_flaky_case_passes_and_is_labelled(tmp_path: Path) -> None:
    done = TestTree(tmp_path, Workbench(tmp_path, "pass", "vanish-in-company")).ctest("-V")
    assert done.returncode == 0
    assert "boot 1: LOST\n" in done.stdout and "boot 2: PASS\n" in done.stdout
    labels = done.stdout.partition("Label Time Summary:")[2]
    assert labels.split()[0] == "flaky"


@pytest.mark.parametrize("exclude", ["-FA", "-FS"])
def test_left_out_boot_lets_no_case_pass_on_an_old_journal(tmp_path: Path, exclude: str) -> None:
    tree = TestTree(tmp_path, Workbench(tmp_path, "pass", "pass"))
    assert set(tree.results().values()) == {"Passed"}
    without_boot = ("-R", "Case", exclude, ".*")
    assert tree.results(*without_boot) == {"Area0.Case0": "Failed", "Area1.Case1": "Failed"}
    assert "STALE: the journal is of another run of ctest" in tree.ctest(*without_boot, "-V").stdout


def test_journal_made_by_hand_lets_no_case_pass(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass")
    tree = TestTree(tmp_path, bench)
    assert bench.test().returncode == 0
    assert tree.results("-R", "Case", "-FA", ".*") == {"Area0.Case0": "Failed"}


def test_case_of_another_image_does_not_pass(tmp_path: Path) -> None:
    tree = TestTree(tmp_path, Workbench(tmp_path, "pass"), image_id="f" * 16)
    assert tree.results() == {"boot": "Passed", "Area0.Case0": "Failed"}


def test_boot_that_cannot_start_fails_and_its_cases_do_not_run(tmp_path: Path) -> None:
    tree = TestTree(tmp_path, Workbench(tmp_path, "pass", quirk="refuse"))
    assert tree.results() == {"boot": "Failed", "Area0.Case0": "Not"}


def test_killed_runner_lets_no_case_pass(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass", "hang")
    runner = [*bench.test_arguments("--case-timeout", "100")]
    shell = f"timeout -s KILL 1.5 {shlex.join(runner)}; exit 0"
    tree = TestTree(tmp_path, bench)
    file = tmp_path / "CTestTestfile.cmake"
    lines = file.read_text().splitlines()
    lines[0] = f"add_test(boot /bin/sh -c {quoted(shell)})"
    file.write_text("\n".join(lines) + "\n")
    words = tree.results()
    assert words == {"boot": "Passed", "Area0.Case0": "Failed", "Area1.Case1": "Failed"}


def test_boot_that_is_repeated_goes_on_where_it_was_killed(tmp_path: Path) -> None:
    """In one run of ctest; its cases pass on what both halves said."""
    gate = tmp_path / "gate"
    bench = Workbench(tmp_path, "pass", "gate", "pass", gate=str(gate))
    runner = shlex.join(bench.test_arguments("--resume", "--case-timeout", "100"))
    wait = f"until grep -q '\"result\"' {bench.journal}; do sleep 0.05; done"
    shell = (
        f"if [ -e {bench.journal} ]; then touch {gate}; exec {runner}; fi;"
        f" {runner} & {wait}; kill -9 $!; exit 1"
    )
    tree = TestTree(tmp_path, bench)
    file = tmp_path / "CTestTestfile.cmake"
    lines = file.read_text().splitlines()
    lines[0] = f"add_test(boot /bin/sh -c {quoted(shell)})"
    file.write_text("\n".join(lines) + "\n")
    words = tree.results("--repeat", "until-pass:2")
    assert words == {name: "Passed" for name in ("boot", "Area0.Case0", "Area1.Case1", "Area0.Case2")}
    assert [boot["planned"] for boot in bench.records("boot")] == [3, 2]


def test_boot_does_not_go_on_with_another_run_of_ctest(tmp_path: Path) -> None:
    """What was killed last night is not this run's, nor is what a person began."""
    gate = tmp_path / "gate"
    bench = Workbench(tmp_path, "pass", "gate", gate=str(gate))
    tree = TestTree(tmp_path, bench, more=("--resume", "--case-timeout", "100"))
    ctest = subprocess.Popen(["ctest", "--test-dir", str(tree.folder)], stdout=subprocess.DEVNULL)
    try:
        assert wait_for(lambda: bench.journal.exists() and '"result"' in bench.journal.read_text())
    finally:
        ctest.kill()
        ctest.wait()
    gate.touch()
    output = tree.ctest("-V", "-R", "boot").stdout
    assert "everything is run anew: the journal is of another run, its ctest differs" in output
    assert not bench.records("resumed")
    assert [boot["planned"] for boot in bench.records("boot")] == [2]


def test_second_run_of_ctest_is_no_news(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass")
    tree = TestTree(tmp_path, bench, more=("--resume",))
    for _ in range(2):
        output = tree.ctest("-V", "-R", "boot").stdout
        assert "1 passed" in output and "anew" not in output
    assert [boot["planned"] for boot in bench.records("boot")] == [1]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_killed_ctest_leaves_neither_runner_nor_qemu(tmp_path: Path, number: int) -> None:
    """What the cancelling of a CI job does: the signal goes to ctest alone."""
    pids = tmp_path / "pids"
    bench = Workbench(tmp_path, "pass", "hang", quirk="child", pids=str(pids))
    tree = TestTree(tmp_path, bench)
    text = (tmp_path / "CTestTestfile.cmake").read_text()
    text = text.replace(quoted("--case-timeout") + " " + quoted("2.5"), "--case-timeout 100")
    (tmp_path / "CTestTestfile.cmake").write_text(text)
    ctest = subprocess.Popen(["ctest", "--test-dir", str(tree.folder)], stdout=subprocess.DEVNULL)
    try:
        assert wait_for(lambda: bench.journal.exists() and '"result"' in bench.journal.read_text())
        ctest.send_signal(number)
        ctest.wait(10)
    finally:
        ctest.kill()
    qemu, child = map(int, pids.read_text().split())
    assert wait_for(lambda: not process_is_alive(qemu) and not process_is_alive(child))


def ask(bench: Workbench, case: str, image_id: str = IMAGE_ID) -> Done:
    options: Sequence[str] = ("--journal", str(bench.journal), "--image-id", image_id)
    return subprocess.run(
        [VERDICT, *options, "--case", case], capture_output=True, text=True, timeout=20
    )


def test_every_whole_journal_can_be_asked_and_no_cut_one(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass", "fail")
    tree = TestTree(tmp_path, bench)
    assert tree.results()["Area0.Case0"] == "Passed"
    journal = bench.journal.read_bytes()
    for length in range(0, len(journal), 97):
        bench.journal.write_bytes(journal[:length])
        assert ask(bench, "Area0.Case0").returncode == 99
    bench.journal.unlink()
    assert ask(bench, "Area0.Case0").returncode == 99
