# Wrong input: one sentence and a hint, the right exit code, and nothing half-written.
# SPDX-License-Identifier: BSD-2-Clause

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from played_target import image_bytes
from workbench import KERNEL_CONFIG, Workbench, call, call_limited, case_entry

from selfe_runner.report.files import remove_old, write_whole


def break_image_away(bench: Workbench) -> None:
    bench.image.unlink()


def break_image_is_text(bench: Workbench) -> None:
    bench.image.write_text("not an image")


def break_image_of_another_build(bench: Workbench) -> None:
    bench.image.write_bytes(image_bytes("ff" * 8))


def break_image_without_plan(bench: Workbench) -> None:
    bench.image.write_bytes(image_bytes().replace(b"SELFE-RUN-PLAN", b"XXXXX-XXX-XXXX"))


def break_image_with_two_plans(bench: Workbench) -> None:
    bench.image.write_bytes(image_bytes() * 2)


def break_image_with_cut_plan(bench: Workbench) -> None:
    bench.image.write_bytes(image_bytes()[:-100])


def break_no_prefix(bench: Workbench) -> None:
    bench.prefix.rename(bench.folder / "elsewhere")


def break_half_prefix(bench: Workbench) -> None:
    (bench.prefix / "bin/kernel.elf").unlink()


def break_prefix_without_config(bench: Workbench) -> None:
    (bench.prefix / "libsel4/include/kernel/gen_config.json").unlink()


def break_config_is_not_json(bench: Workbench) -> None:
    (bench.prefix / "libsel4/include/kernel/gen_config.json").write_text("{half")


def break_config_of_another_architecture(bench: Workbench) -> None:
    bench.write_config({**KERNEL_CONFIG, "SEL4_ARCH": "x86_64"})


def break_config_of_another_platform(bench: Workbench) -> None:
    bench.write_config({**KERNEL_CONFIG, "ARM_PLAT": "tx1", "PLAT": "tx1"})


def break_config_with_unknown_processor(bench: Workbench) -> None:
    bench.write_config({**KERNEL_CONFIG, "ARM_CORTEX_A53": False})


def break_config_with_two_processors(bench: Workbench) -> None:
    bench.write_config({**KERNEL_CONFIG, "ARM_CORTEX_A57": "true"})


def break_platform_away(bench: Workbench) -> None:
    bench.platform.unlink()


def break_platform_is_not_toml(bench: Workbench) -> None:
    bench.platform.write_text("name = ")


def break_platform_without_qemu(bench: Workbench) -> None:
    text = bench.platform.read_text()
    bench.platform.write_text(text[: text.index("[qemu]")])


def break_platform_is_hardware(bench: Workbench) -> None:
    break_platform_without_qemu(bench)
    bench.platform.write_text(bench.platform.read_text() + '[hardware]\nreason = "no emulator"\n')


def break_platform_of_wrong_type(bench: Workbench) -> None:
    bench.platform.write_text(bench.platform.read_text().replace('["--script"', '[1, "--script"'))


def break_no_qemu(bench: Workbench) -> None:
    bench.write_platform("qemu-system-aarch64-absent")


def break_cases_away(bench: Workbench) -> None:
    bench.cases.unlink()


def break_cases_is_a_list(bench: Workbench) -> None:
    bench.cases.write_text("[]")


def break_cases_is_binary(bench: Workbench) -> None:
    bench.cases.write_bytes(b"\xff\xfe\x00")


def break_cases_with_bad_id(bench: Workbench) -> None:
    bench.cases.write_text(json.dumps({"image": "../../x", "platform": "p", "cases": []}))


def break_cases_with_gap(bench: Workbench) -> None:
    bench.write_cases([case_entry(0), case_entry(2)])


def break_cases_with_same_name(bench: Workbench) -> None:
    bench.write_cases([case_entry(0), case_entry(1, name="Area0.Case0")])


def break_case_without_line(bench: Workbench) -> None:
    entry = case_entry(0)
    del entry["line"]
    bench.write_cases([entry])


def break_case_of_wrong_type(bench: Workbench) -> None:
    bench.write_cases([case_entry(0, line=True)])


def break_journal_is_a_folder(bench: Workbench) -> None:
    bench.journal.mkdir()


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (break_image_away, "cannot read the image: No such file or directory"),
        (break_image_is_text, "the image is not an ELF file"),
        (break_image_of_another_build, "is not in this image"),
        (break_image_without_plan, "0 run plans in the image, need exactly 1"),
        (break_image_with_two_plans, "2 run plans in the image, need exactly 1"),
        (break_image_with_cut_plan, "is cut off"),
        (break_no_prefix, "there is no kernel prefix here"),
        (break_half_prefix, "this is not a whole kernel prefix: bin/kernel.elf is missing"),
        (break_prefix_without_config, "gen_config.json is missing"),
        (break_config_is_not_json, "the kernel configuration is not JSON"),
        (break_config_of_another_architecture, "the kernel is for x86_64"),
        (break_config_of_another_platform, "the kernel was built for tx1"),
        (break_config_with_unknown_processor, "none of ARM_CORTEX_A53, ARM_CORTEX_A57 is set"),
        (break_config_with_two_processors, "ARM_CORTEX_A53 and ARM_CORTEX_A57 of"),
        (break_platform_away, "cannot read the platform description"),
        (break_platform_is_not_toml, "the platform description is not TOML"),
        (break_platform_without_qemu, "`qemu` or `hardware` is missing in the file"),
        (break_platform_is_hardware, "platform qemu-arm-virt is hardware only: no emulator"),
        (break_platform_of_wrong_type, "`args` must be a list of texts"),
        (break_no_qemu, "qemu-system-aarch64-absent: error: this QEMU is not installed"),
        (break_cases_away, "cannot read the case list"),
        (break_cases_is_a_list, "the case list is not a JSON object"),
        (break_cases_is_binary, "the case list is not JSON"),
        (break_cases_with_bad_id, "'image' is not a build-id of 16 hex digits"),
        (break_cases_with_gap, "the indices of the cases are not 0, 1, 2"),
        (break_cases_with_same_name, "case 'Area0.Case0' is listed twice"),
        (break_case_without_line, "cases[0]: 'line' is missing"),
        (break_case_of_wrong_type, "'line' is not a number from 0 up"),
        (break_journal_is_a_folder, "cannot be replaced"),
    ],
)
def test_bad_input(tmp_path: Path, damage: Callable[[Workbench], None], sentence: str) -> None:
    bench = Workbench(tmp_path, "pass", "pass")
    bench.junit.write_text("old")
    if damage is not break_journal_is_a_folder:
        bench.journal.write_text("old")
    damage(bench)
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    done = bench.test()
    assert done.returncode == 1
    error, *rest = done.stderr.splitlines()
    assert re.match(r"(/\S+: |qemu\S+: )?error: ", error) and sentence in error
    assert len(rest) <= 1 and all(line.startswith("hint: ") for line in rest)
    assert not bench.journal.is_file(), "the result of an earlier run must not survive"
    assert {path for path in tmp_path.rglob("*") if path.is_file()} <= before


@pytest.mark.parametrize("option", ["--journal", "--log", "--junit"])
def test_output_that_cannot_be_written(tmp_path: Path, option: str) -> None:
    bench = Workbench(tmp_path, "pass")
    done = bench.test(option, str(tmp_path / "no/such/folder/x"))
    assert done.returncode == 1
    assert done.stderr.startswith(f"{tmp_path}/no/such/folder/x: error: ")
    assert "No such file or directory" in done.stderr


def test_full_disk_leaves_no_whole_journal(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk."""
    bench = Workbench(tmp_path, *["fail"] * 40, details={i: ["x" * 100] for i in range(40)})
    done = call_limited(bench.test_arguments("--log", "/dev/null"), 9000)
    assert done.returncode == 1
    error, hint = done.stderr.splitlines()
    assert error == f"{bench.journal}: error: cannot write the journal: File too large"
    assert hint.startswith("hint: make room for it, then go on with --resume")
    assert '"record":"end"' not in bench.journal.read_text()


def test_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """Run by root, `--junit /dev/null` must not turn /dev/null into a file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    remove_old(pipe, "--journal")
    assert pipe.is_fifo()
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"data", "--junit")
    assert os.read(reader, 10) == b"data"
    os.close(reader)
    assert pipe.is_fifo()


def test_name_with_controls_cannot_steer_the_terminal(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass")
    bench.cases.write_text(json.dumps({"image": "\x1b[2J", "platform": "p", "cases": []}))
    done = bench.test()
    assert done.returncode == 1 and "\x1b" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [[], ["fly"], ["test"], ["summary"], ["simulate", "--timeout", "0"], ["test", "--retries"]],
)
def test_wrong_usage_is_exit_code_2(tmp_path: Path, arguments: list[str]) -> None:
    done = call([Workbench(tmp_path).test_arguments()[0], *arguments])
    assert done.returncode == 2
    assert done.stderr.startswith("usage: ")


@pytest.mark.parametrize("command", ["report", "summary", "matrix", "platform"])
def test_unknown_option_is_refused_with_the_commands_own_usage(
    tmp_path: Path, command: str
) -> None:
    runner = Workbench(tmp_path).test_arguments()[0]
    done = call([runner, command, "x.journal", "--bogus"])
    assert done.returncode == 2
    assert done.stderr.startswith(f"usage: selfe-run {command} ")
    assert done.stderr.endswith(
        f"selfe-run {command}: error: unrecognized arguments: --bogus\n"
    )


@pytest.mark.parametrize("least", ["101", "MCS=120", "-1", "x", "MCS=", ""])
def test_share_that_no_run_can_have_is_refused(tmp_path: Path, least: str) -> None:
    runner = Workbench(tmp_path).test_arguments()[0]
    done = call([runner, "matrix", "x.journal", f"--least={least}"])
    assert done.returncode == 2
    share = least.rpartition("=")[2]
    assert f"argument --least: not a number of percent, 0 to 100: {share}\n" in done.stderr
