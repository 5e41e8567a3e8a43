# `selfe-run simulate` from outside: what is shown, and when it ends with which exit code.
# SPDX-License-Identifier: BSD-2-Clause

import signal
import subprocess
import time
from pathlib import Path

import pytest
from workbench import KERNEL_CONFIG, Done, Workbench, call

from selfe_runner.commands.watcher import Watcher


def simulate(bench: Workbench, *more: str) -> Done:
    return call(bench.simulate_arguments("--timeout", "10", *more))


def test_console_goes_to_standard_output_and_the_runners_words_do_not(tmp_path: Path) -> None:
    done = simulate(Workbench(tmp_path, "pass"))
    assert done.stdout.startswith("Booting all finished")
    assert "selfe-run" not in done.stdout
    assert "-cpu cortex-a53" in done.stderr


def test_machine_has_as_many_cores_as_the_kernel_takes(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass")
    assert "-smp" not in simulate(bench).stderr
    bench.write_config({**KERNEL_CONFIG, "MAX_NUM_NODES": "4"})
    assert "-smp 4: with MAX_NUM_NODES" in simulate(bench).stderr


def test_machine_has_what_the_kernels_configuration_adds(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass")
    with bench.platform.open("a") as file:
        file.write('[qemu.when]\nARM_HYPERVISOR_SUPPORT = ["-machine", "virtualization=on"]\n')
    assert "virtualization=on" not in simulate(bench).stderr
    bench.write_config({**KERNEL_CONFIG, "ARM_HYPERVISOR_SUPPORT": True, "MAX_NUM_NODES": "2"})
    shown = simulate(bench).stderr
    assert " -machine virtualization=on -cpu cortex-a53 -smp 2 " in shown
    assert "; -machine virtualization=on: with ARM_HYPERVISOR_SUPPORT; -smp 2" in shown


def test_program_that_returns_is_a_success(tmp_path: Path) -> None:
    done = simulate(Workbench(tmp_path, "pass"))
    assert done.returncode == 0
    assert "the program ended: return 0" in done.stderr


def test_program_that_panics_is_a_failure(tmp_path: Path) -> None:
    done = simulate(Workbench(tmp_path, "panic"))
    assert done.returncode == 1
    assert "the program ended: panic no memory" in done.stderr


def test_text_that_is_seen_ends_the_simulation(tmp_path: Path) -> None:
    done = simulate(Workbench(tmp_path, "hang"), "--until", "dropped to user space")
    assert done.returncode == 0
    assert "seen: dropped to user space" in done.stderr


def test_program_that_ends_before_the_text_is_a_failure(tmp_path: Path) -> None:
    done = simulate(Workbench(tmp_path, "pass"), "--until", "Hello, world")
    assert done.returncode == 1


def test_time_that_is_over_is_a_failure(tmp_path: Path) -> None:
    done = call(Workbench(tmp_path, "hang").simulate_arguments("--timeout", "0.5", "--until", "x!"))
    assert done.returncode == 1
    assert "0.5 s are over before 'x!' was seen" in done.stderr


def test_kernel_that_dies_ends_the_simulation(tmp_path: Path) -> None:
    done = simulate(Workbench(tmp_path, "kernel"))
    assert done.returncode == 1
    assert "the kernel died: KERNEL DATA ABORT!" in done.stderr


@pytest.mark.parametrize(
    ("quirk", "text"),
    [
        ("refuse", "QEMU ended at once with status 1: qemu-fake: could not load kernel"),
        ("leave", "QEMU ended at once with status 0"),
        ("assertion", "killed by signal 6"),
    ],
)
def test_qemu_that_fails_is_named(tmp_path: Path, quirk: str, text: str) -> None:
    done = simulate(Workbench(tmp_path, "pass", quirk=quirk))
    assert done.returncode == 1
    assert text in done.stderr


def test_flood_of_output_ends_the_simulation(tmp_path: Path) -> None:
    done = simulate(Workbench(tmp_path, "flood"), "--output-limit", "1")
    assert done.returncode == 1
    assert "more than 1 MiB of output" in done.stderr
    assert len(done.stdout) < 4 << 20


def test_loader_that_gives_up_ends_the_simulation(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "kernel")
    bench.write_script(behaviours=["loader"])
    done = simulate(bench)
    assert done.returncode == 1
    assert "the boot loader gave up: selfe loader: entered at EL3" in done.stderr


def test_silence_is_not_waited_for_without_a_word(tmp_path: Path) -> None:
    """The times are the watcher's business; here only that somebody calls it."""
    process = subprocess.Popen(
        Workbench(tmp_path, "pass", quirk="mute").simulate_arguments("--timeout", "12"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 1
    said = "selfe-run: the console has been silent for 10 s; nothing was ever said\n"
    assert errors.decode().count(said) == 1


def test_silence_is_told_at_growing_distances_with_the_last_line() -> None:
    watcher = Watcher("", 1 << 20, now=100.0)
    watcher.hear(b"one\r\nCaught cap fault in send phase\r\n\r\n", 101.0)
    told = [t for t in range(101, 201) if watcher.silence(float(t))]
    assert told == [111, 121, 141, 181]
    watcher.hear(b"\x1b[31mgoing on", 200.0)
    assert not watcher.silence(209.0)
    assert "silent for 10 s after: going on\n" in watcher.silence(210.0)


def test_interrupt_is_clean(tmp_path: Path) -> None:
    process = subprocess.Popen(
        Workbench(tmp_path, "hang").simulate_arguments(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=10)
    assert process.returncode == 130
    assert b"Traceback" not in errors and errors.endswith(b"selfe-run: SIGINT\n")


def test_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    """`selfe-run simulate … | head -1`."""
    process = subprocess.Popen(
        Workbench(tmp_path, "flood").simulate_arguments(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(10) == 128 + signal.SIGPIPE
    assert b"Traceback" not in errors and b"Exception ignored" not in errors


def test_image_need_not_be_a_test_image(tmp_path: Path) -> None:
    bench = Workbench(tmp_path, "pass")
    bench.image.write_bytes(b"\x7fELF but nothing that the runner knows")
    start = time.monotonic()
    done = simulate(bench)
    assert done.returncode == 1 and time.monotonic() - start < 8
    bench.image.write_bytes(b"#!/bin/sh")
    assert simulate(bench).stderr.startswith(f"{bench.image}: error: the image is not an ELF file")
