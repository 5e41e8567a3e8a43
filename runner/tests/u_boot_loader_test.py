# Loading through U-Boot as a board's file says: in which form, with which commands, in which order.
# SPDX-License-Identifier: BSD-2-Clause

import shutil
import struct
import subprocess
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from played_u_boot import IMAGE_ADDRESS, PlayedUBoot, ServedUBoot

from selfe_runner.input.board import Board, Console, Power
from selfe_runner.input.board_load import UBootLoad
from selfe_runner.transport.image_form import FlatImage, flat_image, uimage
from selfe_runner.transport.trouble import Trouble
from selfe_runner.transport.u_boot_loader import UBootLoader

CODE = bytes(range(256)) * 3
ADDRESS = 0x1020_0000


def elf(word_bits: int = 32, machine: int = 40, segments: int = 1, entry: int = ADDRESS) -> bytes:
    """What the packer writes: header, program headers, and the bytes at 0x1000."""
    size = len(CODE)
    if word_bits == 32:
        head = b"\x7fELF\1\1\1" + bytes(9) + struct.pack(
            "<HHIIIIIHHHHHH", 2, machine, 1, entry, 52, 0, 0, 52, 32, segments, 40, 0, 0
        )
        segment = struct.pack("<8I", 1, 0x1000, ADDRESS, ADDRESS, size, 2 * size, 7, 0x1000)
    else:
        head = b"\x7fELF\2\1\1" + bytes(9) + struct.pack(
            "<HHIQQQIHHHHHH", 2, machine, 1, entry, 64, 0, 0, 64, 56, segments, 64, 0, 0
        )
        segment = struct.pack("<IIQQQQQQ", 1, 7, 0x1000, ADDRESS, ADDRESS, size, 2 * size, 0x1000)
    return (head + segment * segments).ljust(0x1000, b"\0") + CODE


def load(folder: Path, image: bytes, **changes: Any) -> ServedUBoot:
    usual = UBootLoad("tftp", "bootelf", IMAGE_ADDRESS, ("setenv a b",), ("dcache off",), folder)
    wanted = replace(usual, **changes)
    board = Board(
        Path("b.toml"), "b", "sabre", "", Console("loop://"), Power(("true",), ("true",)), wanted
    )
    u_boot = ServedUBoot(folder)
    UBootLoader(board, wanted, u_boot, lambda _: None).load(image)
    return u_boot


def told(u_boot: PlayedUBoot) -> list[str]:
    """The commands without the answers that were asked for."""
    return [command for command in u_boot.commands if not command.startswith(("echo", "true"))]


def test_elf_file_is_loaded_as_it_is(tmp_path: Path) -> None:
    u_boot = load(tmp_path, image := elf())
    name = f"selfe-b-{zlib.crc32(image):08x}.img"
    assert told(u_boot) == [
        "setenv a b",
        "setenv autostart no",
        f"tftpboot {IMAGE_ADDRESS:#x} {name}",
        f"crc32 {IMAGE_ADDRESS:#x} {len(image):#x}",
        "dcache off",
        "setenv autostart yes",
        f"bootelf -p {IMAGE_ADDRESS:#x}",
    ]
    assert u_boot.memory == {IMAGE_ADDRESS: image}
    assert list(tmp_path.iterdir()) == []  # nothing is left with the server


def test_go_gets_the_bytes_at_their_own_address(tmp_path: Path) -> None:
    u_boot = load(tmp_path, elf(64, 183), start="go", address=None)
    assert u_boot.memory == {ADDRESS: CODE}
    assert told(u_boot)[-1] == f"go {ADDRESS:#x}"


def test_bootm_gets_a_uimage(tmp_path: Path) -> None:
    u_boot = load(tmp_path, elf(), start="bootm")
    assert u_boot.memory == {IMAGE_ADDRESS: uimage(FlatImage(ADDRESS, 40, CODE))}
    assert told(u_boot)[-2:] == ["setenv autostart yes", f"bootm {IMAGE_ADDRESS:#x}"]


def test_image_that_u_boot_refuses_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="did not start the image; .*No elf image at"):
        load(tmp_path, b"no ELF file")


@pytest.mark.parametrize(
    ("image", "complaint"),
    [
        (b"", "not an ELF file"),
        (b"\x7fELF\7" + bytes(100), "not an ELF file"),
        (elf()[:60], "not an ELF file"),
        (elf(segments=2), "not one block"),
        (elf(segments=0), "not one block"),
        (elf(entry=ADDRESS + 4), "not one block"),
    ],
)
def test_image_that_has_no_flat_form_is_trouble(image: bytes, complaint: str) -> None:
    with pytest.raises(Trouble, match=complaint):
        flat_image(image)


@pytest.mark.parametrize(("bits", "machine"), [(32, 40), (64, 183)])
def test_segment_is_found_in_both_classes(bits: int, machine: int) -> None:
    assert flat_image(elf(bits, machine)) == FlatImage(ADDRESS, machine, CODE)


@pytest.mark.parametrize(("machine", "address"), [(62, ADDRESS), (183, 1 << 32)])
def test_uimage_that_cannot_be_is_trouble(machine: int, address: int) -> None:
    with pytest.raises(Trouble, match=f"no uImage of machine {machine} at {address:#x}"):
        uimage(FlatImage(address, machine, CODE))


@pytest.mark.skipif(shutil.which("mkimage") is None, reason="u-boot-tools is not installed")
@pytest.mark.parametrize(("machine", "name"), [(40, "ARM"), (183, "AArch64")])
def test_u_boots_own_tool_reads_the_uimage(tmp_path: Path, machine: int, name: str) -> None:
    (tmp_path / "image").write_bytes(uimage(FlatImage(ADDRESS, machine, CODE)))
    done = subprocess.run(
        ["mkimage", "-l", str(tmp_path / "image")], capture_output=True, text=True, check=True
    )
    assert f"{name} U-Boot Standalone Program (uncompressed)" in done.stdout
    assert f"Data Size:    {len(CODE)} Bytes" in done.stdout
    assert "Load Address: 10200000" in done.stdout and "Entry Point:  10200000" in done.stdout
