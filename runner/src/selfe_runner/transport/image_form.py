# An image as U-Boot's `go` and `bootm` take it, made of the ELF file that the packer wrote.
# SPDX-License-Identifier: BSD-2-Clause
#
# The packer can write these forms, too (selfe-image pack --binary, --uimage); but a run plan goes
# into the ELF file, and a uImage's checksums are over what is in it then.

import struct
import zlib
from dataclasses import dataclass

from selfe_runner.transport.trouble import Trouble

# "ELF for the Arm Architecture", and the generic ABI: class, header and program header.
_CLASS_AT, _MACHINE_AT = 4, 18
_HEADS = {1: struct.Struct("<24xIII4xHHH"), 2: struct.Struct("<24xQQQ4xHHH")}
_SEGMENTS = {1: struct.Struct("<IIIIII"), 2: struct.Struct("<I4xQQQQQ")}
_LOAD = 1  # PT_LOAD

# U-Boot's include/image.h: the legacy header, big-endian, 64 bytes.
_UIMAGE = struct.Struct(">7I4B32s")
_MAGIC = 0x2705_1956
_SYSTEM_U_BOOT, _TYPE_STANDALONE, _NOT_COMPRESSED = 17, 1, 0
_ARCHITECTURES = {40: 2, 183: 22}  # EM_ARM, EM_AARCH64


@dataclass(frozen=True)
class FlatImage:
    """The bytes that go to `address` and are entered at the first one. `machine`: ELF's number."""

    address: int
    machine: int
    data: bytes


def flat_image(elf: bytes) -> FlatImage:
    """The one segment of the ELF file. Trouble: it is not of the packer's making."""
    try:
        (machine,) = struct.unpack_from("<H", elf, _MACHINE_AT)
        entry, table, _, _, size, count = _HEADS[elf[_CLASS_AT]].unpack_from(elf)
        segments = [
            _SEGMENTS[elf[_CLASS_AT]].unpack_from(elf, table + number * size)
            for number in range(count)
        ]
    except (struct.error, KeyError, IndexError) as error:
        raise Trouble("the image is not an ELF file") from error
    loaded = [segment for segment in segments if segment[0] == _LOAD]
    if len(loaded) != 1 or loaded[0][3] != entry:
        raise Trouble("the image is not one block that is entered at its first byte")
    _, offset, _, address, length, _ = loaded[0]
    return FlatImage(address, machine, elf[offset : offset + length])


def uimage(flat: FlatImage) -> bytes:
    """U-Boot's legacy image: where it goes and checksums, before the bytes. No time stamp.

    Trouble: the header has no room for the address, or no name for the processor.
    """
    if flat.machine not in _ARCHITECTURES or flat.address >> 32:
        raise Trouble(f"there is no uImage of machine {flat.machine} at {flat.address:#x}")
    data = flat.data

    def header(checksum: int) -> bytes:
        return _UIMAGE.pack(
            _MAGIC, checksum, 0, len(data), flat.address, flat.address, zlib.crc32(data),
            _SYSTEM_U_BOOT, _ARCHITECTURES[flat.machine], _TYPE_STANDALONE, _NOT_COMPRESSED,
            b"selfe",
        )  # fmt: skip

    return header(zlib.crc32(header(0))) + data
