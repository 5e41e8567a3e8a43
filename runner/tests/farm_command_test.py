# Whole nights by the real command: what they leave, and that they go on whatever happens.
# SPDX-License-Identifier: BSD-2-Clause

import json
import os
import subprocess
from pathlib import Path
from xml.etree import ElementTree

from night_bench import NightBench, check_schema
from night_plan_test import BOARD
from workbench import wait_for

from selfe_runner.transport.board_lock import BoardLock


def test_good_night(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, one=["pass", "skip"], two=["pass"])
    done = bench.make()
    assert (done.returncode, done.stderr) == (0, "")
    assert bench.verdicts() == {"one": {"PASS": 1, "SKIP": 1}, "two": {"PASS": 1}}
    check_schema(bench.document)
    assert bench.document["is_good"] is True
    [folder] = bench.nights
    assert (bench.results / "last").resolve() == folder
    text = (folder / "night.txt").read_text()
    assert text in done.stdout
    assert text.endswith("2 passed, 0 failed, 1 skipped\n")
    assert (folder / "app/one/qemu/1/run.journal").is_file()
    assert (folder / "app/one/qemu/1/run.junit.xml").is_file()
    assert "/report.html" in done.stdout
    report = json.loads((folder / "report.json").read_text())
    assert [column["name"] for column in report["columns"]] == ["one", "two"]
    assert (folder / "report.html").is_file() and (folder / "report.md").is_file()


def test_report_of_a_night_says_what_has_changed(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, one=["pass", "pass"])
    bench.make()
    bench.script("one", "pass", "fail")
    bench.make()
    report = json.loads((bench.nights[-1] / "report.json").read_text())
    changes = [(change["kind"], change["subject"]) for change in report["changes"]["cases"]]
    assert changes == [("broken", "Area1.Case1")]
    assert len(report["history"]) == 2


def test_night_without_a_journal_has_no_report_and_says_so(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, one=["pass"])
    (tmp_path / "one/app.image.elf").unlink()
    assert "no report: no run left a journal" in bench.make().stdout
    assert not (bench.nights[-1] / "report.html").exists()


def test_night_goes_on_whatever_becomes_of_a_run(tmp_path: Path) -> None:
    behaviours = ["pass", "fail", "hang", "skip"]
    bench = NightBench(tmp_path, good=["pass"], bad=behaviours, absent=["pass"], dead=["pass"])
    (tmp_path / "absent/app.image.elf").unlink()
    bench.script("dead", "pass", quirk="refuse")
    done = bench.make()
    assert done.returncode == 1
    assert bench.verdicts() == {
        "good": {"PASS": 1},
        "bad": {"FAIL": 1, "HANG": 1, "PASS": 1, "SKIP": 1},
        "absent": {"NOTRUN": 1},
        "dead": {"LOAD_FAIL": 1},
    }
    check_schema(bench.document)
    reasons = {run.kernel: run.reason for run in bench.last.runs}
    assert "cannot read the image: No such file or directory" in reasons["absent"]
    assert "could not load kernel" in reasons["dead"] or "Use -machine" in reasons["dead"]
    assert "app/absent/qemu: " in done.stdout
    assert [len(run.tries) for run in bench.last.runs] == [1, 1, 2, 2]


def test_junit_has_every_case_of_every_run(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, one=["pass", "fail", "skip"], two=["pass"])
    (tmp_path / "two/app.image.elf").unlink()
    bench.make()
    root = ElementTree.parse(bench.nights[-1] / "night.junit.xml").getroot()
    found = {
        (case.get("classname"), case.get("name")): [c.tag for c in case if c.tag != "properties"]
        for case in root.iter("testcase")
    }
    assert found == {
        ("app/one/qemu/area0", "Area0.Case0"): [],
        ("app/one/qemu/area1", "Area1.Case1"): ["failure"],
        ("app/one/qemu/area0", "Area0.Case2"): ["skipped"],
        ("app/two/qemu", "run"): ["error"],
        ("app/two/qemu/area0", "Area0.Case0"): ["error"],
    }
    counts = [root.get(name) for name in ("tests", "failures", "errors", "skipped")]
    assert counts == ["5", "1", "2", "1"]


def test_second_night_tells_what_changed(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, one=["pass", "fail", "pass"])
    first = bench.make()
    assert "there is no earlier night" in first.stdout
    bench.script("one", "fail", "pass", "pass")
    second = bench.make()
    check_schema(bench.document)
    assert bench.document["previous"] == bench.nights[0].name
    assert [(c["kind"], c["case"]) for c in bench.document["changes"]] == [
        ("broken", "Area0.Case0"),
        ("mended", "Area1.Case1"),
    ]
    assert f"since {bench.nights[0].name}:" in second.stdout
    assert "nothing has changed since" in bench.make().stdout


def test_one_night_at_a_time(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, one=["hang"])
    bench.write_plan(limits="case_seconds = 100")
    night = bench.start()
    try:
        assert wait_for(lambda: bench.results.exists() and bool(bench.nights), 60)
        done = bench.make()
        assert done.returncode == 1
        assert "error: another night goes on here" in done.stderr
    finally:
        night.terminate()
        night.wait(40)


def test_ctests_selection_does_not_narrow_a_night(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, one=["pass", "pass"])
    environment = {**os.environ, "SELFE_CASES": "*Case0"}
    subprocess.run(bench.arguments(), env=environment, capture_output=True, check=True)
    assert bench.verdicts() == {"one": {"PASS": 2}}


def test_all_runs_of_a_night_play_its_random_sequences(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, '[random]\nseed = "new"\nsteps = 77\n', one=["pass"], two=["pass"])
    seeds = []
    for _ in range(2):
        assert bench.make().returncode == 0
        check_schema(bench.document)
        heads = [f.read_text().splitlines()[0] for f in bench.nights[-1].rglob("run.journal")]
        words = {json.loads(head)["digests"]["random"] for head in heads}
        assert words == {f"SELFE_SEED={bench.last.seed} SELFE_STEPS=77"} and len(heads) == 2
        seeds.append(bench.last.seed)
    assert seeds[0] != seeds[1]


def test_board_that_somebody_else_uses_is_waited_for_and_then_left_alone(tmp_path: Path) -> None:
    board_id = f"test-{os.getpid()}"
    board = BOARD.format(id=board_id).replace('"sabre"', '"qemu-arm-virt"')
    (tmp_path / "board.toml").write_text(board)
    desk = '[[machine]]\nname = "desk"\nby = "boards"\nboards = ["board.toml"]\n'
    bench = NightBench(tmp_path, one=["pass"])
    bench.write_plan(desk, limits="wait_seconds = 0.1\ntries = 1")
    lock = BoardLock(board_id)
    lock.acquire(0)
    try:
        assert bench.make().returncode == 1
    finally:
        lock.release()
    qemu, desk_run = bench.last.runs
    assert qemu.is_good
    assert desk_run.verdicts == {"NOTRUN": 1}
    assert f"board {board_id} is in use by" in desk_run.reason


def test_dry_run_lists_the_runs_and_leaves_nothing(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, one=["pass"], two=["pass"])
    done = bench.make("--dry-run")
    assert done.stdout == "app/one/qemu on qemu\napp/two/qemu on qemu\n"
    assert not bench.results.exists()


def test_dry_run_looks_at_what_the_runs_need(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, good=["pass"], absent=["pass"], other=["pass"], foreign=["pass"])
    (tmp_path / "absent/app.image.elf").unlink()
    (tmp_path / "other/app.image.elf").write_bytes(b"\x7fELF of another build")
    bench.benches["foreign"].write_config({"SEL4_ARCH": "x86_64"})
    done = bench.make("--dry-run")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"app/{kernel}/qemu on qemu" for kernel in ("good", "absent", "other", "foreign")
    ]
    errors = [line for line in done.stderr.splitlines() if "error: " in line]
    assert len(errors) == 3
    assert errors[0].startswith(f"{tmp_path}/absent/app.image.elf: error: cannot read the image")
    assert "app.image.elf: error: build-id" in errors[1]
    assert "error: the kernel is for x86_64" in errors[2]
    assert not bench.results.exists()


def test_dry_run_finds_a_selection_of_nothing(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, one=["pass"])
    text = bench.plan.read_text().replace('name = "app"', 'name = "app"\nselect = ["Moon*"]')
    bench.plan.write_text(text)
    done = bench.make("--dry-run")
    assert done.returncode == 1
    assert "error: no case is called Moon*" in done.stderr


def test_results_that_cannot_be_written(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, one=["pass"])
    bench.results.write_text("a file")
    done = bench.make()
    assert done.returncode == 1
    assert done.stderr.startswith(f"{bench.results}: error: cannot keep results here")
