# Results on CDash: what a night sends, that ctest itself would send the like, what goes wrong.
# SPDX-License-Identifier: BSD-2-Clause

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from night_bench import NightBench
from played_cdash import PlayedCDash, Upload

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def cdash() -> Iterator[PlayedCDash]:
    with PlayedCDash() as server:
        yield server


def plan_lines(cdash: PlayedCDash, more: str = "") -> str:
    return f'[cdash]\nurl = "{cdash.url}"\nsite = "lab-1"\n{more}'


def statuses(upload: Upload) -> dict[str, str]:
    return {
        test.findtext("Name", ""): test.get("Status", "") for test in upload.xml.iter("Test")
        if test.get("Status")
    }  # fmt: skip


def test_each_run_is_a_nightly_build_of_its_own(tmp_path: Path, cdash: PlayedCDash) -> None:
    bench = NightBench(tmp_path, plan_lines(cdash), one=["pass", "fail", "skip"], two=["pass"])
    done = bench.make()
    assert done.returncode == 1  # a case failed; of CDash there is no complaint
    assert "not submitted" not in done.stdout and cdash.complaints == []
    assert [upload.part for upload in cdash.uploads] == ["Test.xml", "Done.xml"] * 2
    one, two = cdash.parts("Test.xml")
    assert (one.query["site"], one.query["build"]) == ("lab-1", "app on one on qemu")
    assert one.query["stamp"].endswith("-Nightly")
    assert two.query["build"] == "app on two on qemu"
    assert statuses(one) == {
        "Area0.Case0": "passed", "Area1.Case1": "failed", "Area0.Case2": "notrun",
    }  # fmt: skip
    assert all(run.is_submitted for run in bench.last.runs)


def test_what_could_not_be_tested_is_neither_passed_nor_failed(
    tmp_path: Path, cdash: PlayedCDash
) -> None:
    bench = NightBench(tmp_path, plan_lines(cdash), one=["pass"])
    bench.script("one", "pass", quirk="refuse")
    bench.make()
    [upload] = cdash.parts("Test.xml")
    assert statuses(upload) == {"Area0.Case0": "notrun"}
    [test] = [t for t in upload.xml.iter("Test") if t.get("Status")]
    measurements = {m.get("name"): m.findtext("Value") for m in test.iter("NamedMeasurement")}
    assert str(measurements["Completion Status"]).startswith("LOAD_FAIL: ")


def test_token_goes_into_the_request_and_nowhere_else(tmp_path: Path, cdash: PlayedCDash) -> None:
    secret = "s3cret-of-this-test"
    (tmp_path / "token").write_text(secret + "\n")
    bench = NightBench(tmp_path, plan_lines(cdash, 'token_file = "token"'), one=["pass"])
    assert bench.make().returncode == 0
    assert {upload.authorization for upload in cdash.uploads} == {f"Bearer {secret}"}
    left = subprocess.run(["grep", "-r", secret, str(bench.results)], capture_output=True)
    assert left.stdout == b""


def test_silent_server_costs_no_result_and_is_tried_again(
    tmp_path: Path, cdash: PlayedCDash
) -> None:
    cdash.refuse_after = 2
    bench = NightBench(tmp_path, plan_lines(cdash), one=["pass"], two=["pass"])
    done = bench.make()
    assert done.returncode == 1
    assert "not submitted to CDash: " in done.stdout
    assert "2 passed, 0 failed" in done.stdout
    assert [run.is_submitted for run in bench.last.runs] == [True, False]

    cdash.refuse_after = 100
    again = bench.make("--resume")
    assert (again.returncode, len(bench.nights)) == (0, 1)
    assert "begun on" not in again.stdout
    assert [u.query["build"] for u in cdash.parts("Test.xml")] == [
        "app on one on qemu", "app on two on qemu",
    ]  # fmt: skip
    assert all(run.is_submitted for run in bench.last.runs)


# ctest's own: what is read from it below is what CDash is known to understand.

CTEST_FILE = """\
add_test(good /bin/true)
add_test(bad /bin/false)
add_test(skipped /bin/sh -c "exit 77")
set_tests_properties(skipped PROPERTIES SKIP_RETURN_CODE 77)
set_tests_properties(good bad skipped PROPERTIES LABELS x)
"""

CTEST_SCRIPT = """\
set(CTEST_SITE site)
set(CTEST_BUILD_NAME build)
set(CTEST_SOURCE_DIRECTORY "${CTEST_SCRIPT_DIRECTORY}")
set(CTEST_BINARY_DIRECTORY "${CTEST_SCRIPT_DIRECTORY}")
ctest_start(Experimental)
ctest_test()
"""


def paths(element: ElementTree.Element, above: str = "") -> set[str]:
    """Every element of a tree with its attributes, as XPath has it."""
    mark = element.get("type") or element.get("Status") or ""
    own = f"{above}/{element.tag}[{mark}]"
    return {own}.union(*(paths(child, own) for child in element))


def test_form_is_that_of_ctests_own_file(tmp_path: Path, cdash: PlayedCDash) -> None:
    bench = NightBench(tmp_path, plan_lines(cdash), one=["pass", "fail", "skip"])
    bench.make()
    [ours] = cdash.parts("Test.xml")

    folder = tmp_path / "ctest"
    folder.mkdir()
    (folder / "CTestTestfile.cmake").write_text(CTEST_FILE)
    (folder / "script.cmake").write_text(CTEST_SCRIPT)
    subprocess.run(["ctest", "-S", folder / "script.cmake"], capture_output=True, check=False)
    [file] = folder.glob("Testing/*/Test.xml")
    theirs = ElementTree.parse(file).getroot()
    assert paths(ours.xml) <= paths(theirs)
    assert ours.xml.attrib.keys() <= theirs.attrib.keys() | {"Generator"}
    order = [child.tag for child in ours.xml[0]]
    assert order == [child.tag for child in theirs[0]]


# The other road: a build tree's own `ctest -D Nightly`, with the settings of this project.


def nightly(folder: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    """Configures a project with our CTestConfig.cmake and makes its nightly dashboard."""
    source = folder / "source"
    source.mkdir()
    shutil.copy(ROOT / "CTestConfig.cmake", source)
    (source / "CMakeLists.txt").write_text(
        "cmake_minimum_required(VERSION 3.25)\nproject(nightly LANGUAGES NONE)\ninclude(CTest)\n"
        "add_test(NAME case COMMAND true)\n"
    )
    git = ["git", "-C", str(source), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], check=True, capture_output=True)
    (source / "CMakeLists.txt").open("a").write("# not committed yet\n")
    build = ["-S", str(source), "-B", str(folder / "build"), "-G", "Ninja", *options]
    subprocess.run(["cmake", *build], check=True, capture_output=True)
    ctest = ["ctest", "--test-dir", str(folder / "build"), "-D", "Nightly"]
    return subprocess.run(ctest, capture_output=True, text=True, check=False)


def test_build_trees_nightly_dashboard(tmp_path: Path, cdash: PlayedCDash) -> None:
    done = nightly(tmp_path, f"-DSELFE_CDASH_URL={cdash.url}", "-DSELFE_BUILD=sabre")
    assert done.returncode == 0, done.stdout + done.stderr
    assert cdash.complaints == []
    parts = {"Update.xml", "Configure.xml", "Build.xml", "Test.xml", "Done.xml"}
    assert {upload.part for upload in cdash.uploads} == parts
    [upload] = cdash.parts("Test.xml")
    assert upload.query["build"] == "sabre"
    assert upload.query["stamp"].endswith("-Nightly")
    assert statuses(upload) == {"case": "passed"}
    lines = (tmp_path / "source/CMakeLists.txt").read_text()
    assert lines.endswith("# not committed yet\n"), "ctest's update threw work away"


def test_nobody_is_asked_without_a_dashboard(tmp_path: Path) -> None:
    done = nightly(tmp_path, "-DCTEST_SUBMIT_RETRY_COUNT=0")
    assert "SubmitURL: http://\n" in done.stdout
    assert "100% tests passed" in done.stdout
