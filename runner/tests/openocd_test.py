# Loading through OpenOCD: the real one, with a played JTAG chain and played commands of a core.
# SPDX-License-Identifier: BSD-2-Clause
#
# What the played core cannot show, a core that really halts, hil/tests shows.

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jtag_bench import ENTRY, IMAGE, Bench
from played_u_boot import PlayedUBoot
from workbench import process_is_alive

from selfe_runner.input.board import Times
from selfe_runner.input.board_load import OpenOcdLoad
from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.transport.board import BoardTransport
from selfe_runner.transport.jtag import meaning_of, probe_jtag
from selfe_runner.transport.line import SerialLine
from selfe_runner.transport.power import PowerSwitch
from selfe_runner.transport.trouble import Trouble

pytestmark = pytest.mark.skipif(
    shutil.which("openocd") is None, reason="openocd is not installed: apt-get install openocd"
)


@pytest.fixture
def unplugged(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    (tmp_path / "kept").touch()
    yield bench
    bench.disconnect()


@pytest.fixture
def bench(unplugged: Bench) -> Bench:
    unplugged.connect()
    return unplugged


def test_image_is_loaded_compared_and_started(bench: Bench) -> None:
    bench.load()
    started = f"resume {ENTRY:#x}"
    assert bench.kept == ["reset init", "halt", "load elf", "verify", "prepare", started]
    assert (bench.folder / "loaded").read_bytes() == IMAGE


def test_u_boot_sets_up_memory_and_obeys(bench: Bench) -> None:
    u_boot = PlayedUBoot()
    bench.load(u_boot, memory="u-boot", setup=("setenv caches off",))
    assert u_boot.environment == {"caches": "off"}
    assert bench.kept[:2] == ["halt", "load elf"]


def test_adapter_and_core_are_chosen(bench: Bench) -> None:
    bench.configure("proc adapter args {kept $args}\n")
    bench.load(adapter_serial="A 1;$x", core="board.core")
    assert bench.kept[0] == "serial {A 1;$x}"


def test_configuration_is_found_whatever_it_is_called(bench: Bench) -> None:
    odd = "[exit] $x;{ é.cfg"
    shutil.move(bench.folder / "bench.cfg", bench.folder / odd)
    bench.load(config=(odd,))
    assert (bench.folder / "loaded").read_bytes() == IMAGE


def test_nothing_is_found_where_the_runner_happens_to_be(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = bench.folder / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "bench.cfg").write_text("error foreign")
    monkeypatch.chdir(elsewhere)
    bench.load()
    assert (bench.folder / "loaded").read_bytes() == IMAGE


def test_probe_names_what_is_on_the_chain(bench: Bench) -> None:
    load = OpenOcdLoad(("bench.cfg",), "reset")
    assert probe_jtag(bench.board(load, Times()), load) == "board.cpu 0x4ba00477"
    assert bench.kept == []  # the core goes on with what it does


def load_fails(bench: Bench, complaint: str, **changes: Any) -> None:
    with pytest.raises(Trouble) as caught:
        bench.load(**changes)
    assert complaint in caught.value.text
    assert "\n" not in caught.value.text
    assert not any(word.startswith("resume") for word in bench.kept)


def test_missing_openocd_is_named(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(bench.folder))
    with pytest.raises(Trouble, match="^openocd is not installed: apt-get install openocd$"):
        bench.load()


@pytest.mark.parametrize(
    ("idcode", "complaint"),
    [
        (0x0BA0_0477, "another chip than the board's is on JTAG: JTAG tap: board.cpu UNEXPECTED"),
        (0xFFFF_FFFF, "nothing sensible answers on JTAG: "),
    ],
)
def test_wrong_chain_is_told_from_a_dead_one(
    unplugged: Bench, idcode: int, complaint: str
) -> None:
    unplugged.connect(idcode)
    load_fails(unplugged, complaint)
    assert unplugged.kept == []


def test_adapter_that_is_not_there_is_named(unplugged: Bench) -> None:
    load_fails(unplugged, "the JTAG adapter is not there: ")


# In the words of Debian 12's OpenOCD, whose adapters no test may look for: one might be there.
@pytest.mark.parametrize(
    ("complaints", "meaning"),
    [
        ("no device found | unable to open ftdi device with vid 15ba", "adapter is not there"),
        ("No J-Link device found", "adapter is not there"),
        ("unable to find a matching CMSIS-DAP device", "adapter is not there"),
        ("Invalid ACK (7) in DAP response", "nothing sensible answers"),
        ("timeout waiting for DSCR bit change", "core does not answer"),
        ("something new", "JTAG does not work"),
    ],
)
def test_complaints_have_a_meaning(complaints: str, meaning: str) -> None:
    assert meaning in meaning_of(complaints)


NOT_LOADED = "the image cannot be written: "
NOT_WHOLE = "the image did not arrive whole: "
NO_HALT = "the core does not halt: "


@pytest.mark.parametrize(
    ("play", "complaint"),
    [
        ('proc halt {time} {error "timed out while waiting"}', NO_HALT + "timed out while waiting"),
        ("proc halt {time} {}", NO_HALT + "OpenOCD says it is unknown"),
        ("proc load_image args {exec kill -9 [pid]}", NOT_LOADED + "OpenOCD was killed by signal"),
        ("proc verify_image args {kept v; error contents}", NOT_WHOLE + "contents"),
        ('proc resume {address} {error "stuck\nhere"}', "the core cannot be started: stuck | here"),
    ],
)
def test_what_goes_wrong_is_said(bench: Bench, play: str, complaint: str) -> None:
    bench.configure(after_init=play)
    load_fails(bench, complaint)


def test_adapter_that_is_lost_while_loading_is_trouble(bench: Bench) -> None:
    """Debian's OpenOCD complains, or fails an assertion, as it happens to notice."""
    play = f"exec kill -9 {bench.chain}; drscan board.cpu 32 0; drscan board.cpu 32 0"
    bench.configure(after_init=f"proc load_image args {{ {play} }}")
    load_fails(bench, NOT_LOADED)


def test_image_that_does_not_arrive_is_loaded_once_more(bench: Bench) -> None:
    bench.configure(
        "set attempts 0\n",
        "proc verify_image args {kept verify; if {[incr ::attempts] == 1} {error different}}",
    )
    bench.load()
    assert bench.kept[2:6] == ["load elf", "verify"] * 2


def test_openocd_that_hangs_is_not_left_behind(bench: Bench) -> None:
    bench.configure(after_init="proc load_image args {kept [pid]; sleep 1000000}")
    complaint = NOT_LOADED + "OpenOCD gave no reply within 3 s"
    load_fails(bench, complaint, times=Times(load_seconds=3.0))
    assert not process_is_alive(int(bench.kept[-1]))


def test_trouble_is_the_end_of_a_boot_and_no_verdict(tmp_path: Path) -> None:
    load = OpenOcdLoad(("nowhere.cfg",), "reset")
    board = Bench(tmp_path).board(load, Times())
    transport = BoardTransport(board, SerialLine(board.console), PowerSwitch(board.power))
    transport.boot(IMAGE)
    end = transport.read(0.0)
    transport.stop()
    assert isinstance(end, BootEnd) and end.how is How.LOAD_FAIL
    assert end.text.startswith("OpenOCD does not take the configuration nowhere.cfg: ")
