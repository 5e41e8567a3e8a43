# `selfe-run test --engine`: a run behind a played LAVA server, as a user starts it.
# SPDX-License-Identifier: BSD-2-Clause

import signal
import subprocess
import time
from pathlib import Path

from played_lava import TOKEN, PlayedLava
from played_target import PlayedTarget
from workbench import Workbench

BEHAVIOURS = ["pass", "fail", "skip", "kernel", "pass"]


def engine_file(folder: Path, played: PlayedLava, platform: str = "qemu-arm-virt") -> str:
    (folder / "token").write_text(TOKEN)
    (folder / "token").chmod(0o600)
    file = folder / "lab.toml"
    file.write_text(
        f'engine = "lava"\nurl = "{played.url}"\ntoken_file = "{{folder}}/token"\n'
        f'[[device]]\nplatform = "{platform}"\ntype = "selfe-virt"\n'
    )
    return str(file)


def test_run_behind_an_engine_leaves_what_a_local_one_leaves(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, *BEHAVIOURS)
    with PlayedLava(PlayedTarget(BEHAVIOURS), states=["Finished"]) as played:
        done = bench.test("--engine", engine_file(tmp_path, played))
    assert done.returncode == 0, done.stderr
    assert bench.verdicts == ["PASS", "FAIL", "SKIP", "KERNEL", "PASS"]
    assert "job 0: submitted" in done.stdout
    names = {job.definition["job_name"] for job in played.jobs}
    assert names == {f"{bench.image.name} on the kernel in prefix"}  # no path of this host's
    assert len(bench.records("boot-end")) == len(played.jobs)
    assert b"=> bootelf" in bench.log.read_bytes()
    assert TOKEN not in done.stdout + done.stderr + bench.journal.read_text()


def test_run_that_is_stopped_takes_its_job_back(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass")
    with PlayedLava(PlayedTarget(["pass"]), states=["Submitted"] * 1000) as played:
        command = bench.test_arguments("--engine", engine_file(tmp_path, played))
        with subprocess.Popen(command, cwd="/", stdout=subprocess.DEVNULL) as process:
            while not played.jobs or not played.jobs[0].questions:
                assert process.poll() is None
                time.sleep(0.05)
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 128 + signal.SIGTERM
        assert played.jobs[0].cancelled


def test_platform_of_which_the_engine_has_no_boards_is_refused(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass")
    with PlayedLava(PlayedTarget(["pass"])) as played:
        done = bench.test("--engine", engine_file(tmp_path, played, "sabre"))
    assert done.returncode == 1
    assert "error: the engine has no boards for qemu-arm-virt" in done.stderr
    assert "hint: it has: sabre" in done.stderr
    assert not played.tokens
