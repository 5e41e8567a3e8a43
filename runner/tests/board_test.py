# Board files: what the schema takes, what each key comes to, and that complaints name their place.
# SPDX-License-Identifier: BSD-2-Clause

from pathlib import Path

import pytest

from selfe_runner.input.board import Board, Console, Times, read_board
from selfe_runner.input.board_load import OpenOcdLoad, UBootLoad
from selfe_runner.problem import Problem

GOOD = """\
id = "desk-1"
platform = "sabre"
description = "the one on the desk"
serial_number = "SL-0042"
tags = ["desk"]
[console]
url = "/dev/serial/by-id/usb-FTDI_1234"
speed = 921600
[power]
on = ["uhubctl", "-a", "on"]
off = ["{folder}/off", "now"]
off_seconds = 2.5
[load]
method = "u-boot"
address = 0x3000_0000
by = "tftp"
folder = "{folder}/tftp"
setup = ["setenv serverip 10.0.2.2"]
before_start = ["dcache off"]
[times]
prompt_seconds = 20
"""


def read(tmp_path: Path, text: str) -> Board:
    file = tmp_path / "desk.toml"
    file.write_text(text)
    return read_board(file)


def test_each_key_comes_to_what_it_says(tmp_path: Path) -> None:
    board = read(tmp_path, GOOD)
    assert (board.id, board.platform, board.serial_number) == ("desk-1", "sabre", "SL-0042")
    assert board.console == Console("/dev/serial/by-id/usb-FTDI_1234", 921600)
    assert board.power.off == (f"{tmp_path}/off", "now")
    assert (board.power.off_seconds, board.power.command_seconds) == (2.5, 30.0)
    assert board.load == UBootLoad(
        by="tftp",
        start="bootelf",
        address=0x3000_0000,
        setup=("setenv serverip 10.0.2.2",),
        before_start=("dcache off",),
        folder=tmp_path / "tftp",
    )
    assert board.times == Times(20.0, 300.0, 30.0)
    assert board.quarantine == ""


OPENOCD = """\
method = "openocd"
config = ["interface/ftdi/tigard.cfg", "sabrelite.cfg"]
memory = "u-boot"
"""
BY_OPENOCD = GOOD[: GOOD.index("method")] + OPENOCD


def test_openocd_has_its_own_keys(tmp_path: Path) -> None:
    config = ("interface/ftdi/tigard.cfg", "sabrelite.cfg")
    assert read(tmp_path, BY_OPENOCD).load == OpenOcdLoad(
        config, "u-boot", ("dcache off", "icache off"), "", ""
    )
    more = 'setup = []\nadapter_serial = "TG1"\ncore = "imx6.cpu.0"\n'
    assert read(tmp_path, BY_OPENOCD + more).load == OpenOcdLoad(
        config, "u-boot", (), "TG1", "imx6.cpu.0"
    )


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('config = ["interface/ftdi/tigard.cfg", "sabrelite.cfg"]', "config = []",
         "15:1: error: `config` names no file"),
        ('memory = "u-boot"\n', "", "13:1: error: `memory` is missing in [load]"),
        ('"u-boot"', '"flash"', "16:1: error: there is no memory `flash`"),
        ('"u-boot"\n', '"reset"\nsetup = ["true"]\n',
         "17:1: error: `setup` means nothing with memory `reset`"),
        ('"u-boot"\n', '"u-boot"\nby = "tftp"\n',
         "17:1: error: `by` means nothing with method `openocd`"),
    ],
)  # fmt: skip
def test_complaints_about_openocd(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    assert old in BY_OPENOCD
    with pytest.raises(Problem) as caught:
        read(tmp_path, BY_OPENOCD.replace(old, new, 1))
    assert "\n".join(caught.value.lines()).startswith(f"{tmp_path}/desk.toml:{complaint}")


def test_quarantine_has_its_reason(tmp_path: Path) -> None:
    text = GOOD + '[quarantine]\nsince = "2026-11-20"\nreason = "the fan is dead"\n'
    assert read(tmp_path, text).quarantine == "since 2026-11-20: the fan is dead"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("speed = 921600", "sped = 921600", "8:1: error: there is no key `sped` in [console]\n"
         "hint: did you mean `speed`?"),
        ("speed = 921600", "speed = 9e9", "8:1: error: `speed` must be a number from 0 up"),
        ('url = "/dev/serial/by-id/usb-FTDI_1234"', 'url = ""',
         "7:1: error: `url` must be a text"),
        ('id = "desk-1"', 'id = "../desk"', "1:1: error: `id` does not match"),
        ('["uhubctl", "-a", "on"]', "[]", "10:1: error: `on` names no command"),
        ('["uhubctl", "-a", "on"]', '"uhubctl -a on"', "10:1: error: `on` must be a list of texts"),
        ("off_seconds = 2.5", "off_seconds = 0",
         "12:1: error: `off_seconds` must be a number of seconds above 0"),
        ("off_seconds = 2.5", "off_seconds = inf",
         "12:1: error: `off_seconds` must be a number of seconds above 0"),
        ('"u-boot"', '"u-boat"', "14:1: error: [load] has no method `u-boat`\n"
         "hint: did you mean `u-boot`?"),
        ('by = "tftp"', 'by = "floppy"', "16:1: error: there is no by `floppy`"),
        ('by = "tftp"', 'by = "xmodem"', "17:1: error: `folder` means nothing with by `xmodem`"),
        ('folder = "{folder}/tftp"\n', "", "13:1: error: `folder` is missing in [load]"),
        ("address = 0x3000_0000\n", "", "13:1: error: `address` is missing in [load] with start"
         " `bootelf`\nhint: it is where the file goes"),
        ('by = "tftp"', 'by = "tftp"\nstart = "go"',
         "15:1: error: `address` means nothing with start `go`"),
        ('by = "tftp"', 'by = "tftp"\nstart = "boot"', "17:1: error: there is no start `boot`\n"),
        ("[times]", "[tiems]", "20:1: error: there is no key `tiems` in the file\n"
         "hint: did you mean `times`?"),
        ("[times]", "[quarantine]\nreason = 'old'\n[times]",
         "20:1: error: `since` is missing in [quarantine]"),
    ],
)  # fmt: skip
def test_complaints_name_the_place(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    assert old in GOOD
    with pytest.raises(Problem) as caught:
        read(tmp_path, GOOD.replace(old, new, 1))
    assert "\n".join(caught.value.lines()).startswith(f"{tmp_path}/desk.toml:{complaint}")
