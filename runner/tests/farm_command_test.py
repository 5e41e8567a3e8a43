# Whole nights by the real command: what they leave, how they go on, and what a killed one costs.
# SPDX-License-Identifier: BSD-2-Clause

import json
import os
import signal
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from night_bench import NightBench
from night_plan_test import BOARD
from workbench import call_limited, process_is_alive, wait_for

from selfe_runner.transport.board_lock import BoardLock

SCHEMA = Path(__file__).parent.parent / "src/selfe_runner/farm/night.schema.json"


def check_schema(document: object) -> None:
    schema = json.loads(SCHEMA.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(document)


def results_of(journal: Path) -> list[tuple[int, int]]:
    """Boot and case of each result that came over the line."""
    records = [json.loads(line) for line in journal.read_text().splitlines()]
    return [(r["boot"], r["index"]) for r in records if r["record"] == "result"]


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


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_killed_night_goes_on_and_runs_nothing_twice(tmp_path: Path, number: int) -> None:
    """`two` is killed in mid-run, with a hung case that nobody waits for."""
    bench = NightBench(tmp_path, one=["pass"], two=["pass", "hang", "pass"])
    bench.write_plan(limits="case_seconds = 100")
    pids = tmp_path / "pids"
    bench.script("two", "pass", "hang", "pass", quirk="child", pids=str(pids))
    journal = Path("app/two/qemu/1/run.journal")

    def is_hanging() -> bool:
        if not bench.results.exists() or not bench.nights:
            return False
        file = bench.nights[0] / journal
        is_begun = file.exists() and '"record":"result"' in file.read_text()
        return is_begun and bench.last.runs[0].is_over

    night = bench.start()
    try:
        assert wait_for(is_hanging, 60)
        night.send_signal(number)
        assert night.wait(40) == (-9 if number == signal.SIGKILL else 128 + number)
    finally:
        night.kill()
    qemu, child = map(int, pids.read_text().split())
    assert wait_for(lambda: not process_is_alive(qemu) and not process_is_alive(child))
    check_schema(bench.document)
    assert bench.document["ended"] == "" and bench.document["is_good"] is False

    bench.script("two", "pass", "pass", "pass")
    before = (bench.nights[0] / "app/one/qemu/1/run.journal").read_bytes()
    done = bench.make("--resume")
    assert done.returncode == 0, done.stdout
    assert len(bench.nights) == 1
    assert bench.verdicts() == {"one": {"PASS": 1}, "two": {"PASS": 3}}
    assert [t.result.value for t in bench.last.runs[1].tries] == ["stopped", "complete"]
    assert (bench.nights[0] / "app/one/qemu/1/run.journal").read_bytes() == before
    # Case 0 in the boot that was killed, the others in the one after it.
    assert results_of(bench.nights[0] / journal) == [(1, 0), (2, 1), (2, 2)]


def test_resume_begins_a_night_if_none_was_cut_short(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, one=["pass"])
    assert bench.make("--resume").returncode == 0
    assert bench.make("--resume").returncode == 0
    assert len(bench.nights) == 2


def cut_short(bench: NightBench, **changes: str) -> None:
    """Makes the last night one that was killed before its end."""
    file = bench.nights[-1] / "night.json"
    content = json.loads(file.read_text()) | {"ended": ""} | changes
    content["runs"][0]["is_over"] = False
    file.write_text(json.dumps(content))


def test_night_that_was_cut_short_is_said_and_left_alone(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, one=["pass"])
    bench.make()
    cut_short(bench)
    done = bench.make()
    assert f"night {bench.nights[0].name} is left as it is: no --resume was asked for" in done.stdout
    assert "there is no earlier night to compare with" in done.stdout
    assert len(bench.nights) == 2


def test_night_of_another_image_is_not_gone_on_with(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, one=["pass"])
    bench.make()
    cut_short(bench)
    image = bench.benches["one"].image
    image.write_bytes(image.read_bytes() + b"another build")
    done = bench.make("--resume")
    assert done.returncode == 0
    assert "is left as it is: the image of app/one/qemu is another one now" in done.stdout
    assert len(bench.nights) == 2
    assert [run.is_complete for run in bench.last.runs] == [True]


def test_old_night_does_not_stand_in_the_way_of_tonights(tmp_path: Path) -> None:
    """A host that crashed and was away for days, with a timer that always says --resume."""
    bench = NightBench(tmp_path, one=["pass"])
    bench.make()
    cut_short(bench, began="2026-11-20T01:00:00+00:00")
    done = bench.make("--resume")
    assert "is left as it is: it began more than 43200 s ago" in done.stdout
    assert len(bench.nights) == 2 and bench.last.is_good


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


def test_runner_that_is_killed_is_begun_again_and_goes_on(tmp_path: Path) -> None:
    """As by a host that is out of memory: the night itself stays."""
    bench = NightBench(tmp_path, one=["pass", "hang"])
    bench.write_plan(limits="case_seconds = 100")
    pids = tmp_path / "pids"
    bench.script("one", "pass", "hang", quirk="child", pids=str(pids))
    journal = Path("app/one/qemu/1/run.journal")

    def has_result() -> bool:
        files = list(bench.results.glob(f"*Z/{journal}"))
        return bool(files) and '"record":"result"' in files[0].read_text()

    night = bench.start()
    try:
        assert wait_for(has_result, 60)
        qemu = int(pids.read_text().split()[0])
        runner = int(Path(f"/proc/{qemu}/stat").read_text().rsplit(")", 1)[1].split()[1])
        bench.script("one", "pass", "pass")
        os.kill(runner, signal.SIGKILL)
        assert night.wait(60) == 0
    finally:
        night.kill()
    [run] = bench.last.runs
    assert [t.result.value for t in run.tries] == ["broken", "complete"]
    assert run.tries[0].reason == "the runner was ended by signal 9"
    assert results_of(bench.nights[0] / journal) == [(1, 0), (2, 1)]


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


def test_full_disk_ends_a_night_that_goes_on_later(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, one=["pass"] * 30, two=["pass"] * 30)
    done = call_limited(bench.arguments(), 5000)
    assert done.returncode == 1
    assert "cannot be written: File too large" in done.stderr
    check_schema(bench.document)  # what is there is whole
    assert bench.document["ended"] == ""
    assert bench.make("--resume").returncode == 0
    assert len(bench.nights) == 1
    assert bench.verdicts() == {"one": {"PASS": 30}, "two": {"PASS": 30}}


def test_dry_run_lists_the_runs_and_leaves_nothing(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, one=["pass"], two=["pass"])
    done = bench.make("--dry-run")
    assert done.stdout == "app/one/qemu on qemu\napp/two/qemu on qemu\n"
    assert not bench.results.exists()


def test_results_that_cannot_be_written(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, one=["pass"])
    bench.results.write_text("a file")
    done = bench.make()
    assert done.returncode == 1
    assert done.stderr.startswith(f"{bench.results}: error: cannot keep results here")
