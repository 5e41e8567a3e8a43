# The run plan: the page inside an image that tells it which cases to run.
# SPDX-License-Identifier: BSD-2-Clause

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from selfe_runner.problem import Problem

PAGE_BYTES = 4096
MAGIC = b"\x7fSELFE-RUN-PLAN\0"
FILLED = 1  # the version word of a filled page; 0 in an image as built: run all, nonce 0

# Little-endian: magic, version, nonce, number of cases, CRC-32 of the page with this word zero;
# from byte 32 on the bitmap, bit i % 8 of byte i / 8 set = run case i; at the page's end seed,
# steps, and a word that is 0.
_HEAD = struct.Struct("<16sIIII")
_TAIL = struct.Struct("<QII")
_CRC_OFFSET = 28
_BITMAP_BYTES = PAGE_BYTES - _HEAD.size - _TAIL.size
MAX_CASES = _BITMAP_BYTES * 8


@dataclass(frozen=True)
class RandomSettings:
    """Of random sequences. `seed`: 64 bits, `steps`: 32 bits; 0 leaves it to the image."""

    seed: int = 0
    steps: int = 0


def plan_page(
    case_count: int,
    planned: Iterable[int],
    nonce: int,
    random: RandomSettings = RandomSettings(),  # noqa: B008 (frozen)
) -> bytes:
    """The filled page, 4096 bytes."""
    bitmap = bytearray(_BITMAP_BYTES)
    for case in planned:
        bitmap[case // 8] |= 1 << case % 8
    page = _HEAD.pack(MAGIC, FILLED, nonce, case_count, 0) + bitmap
    page += _TAIL.pack(random.seed, random.steps, 0)
    crc = struct.pack("<I", zlib.crc32(page))
    return page[:_CRC_OFFSET] + crc + page[_CRC_OFFSET + len(crc) :]


def find_plan(image: bytes, name: str) -> int:
    """The place of the plan page in `image`. Problem: not exactly one place, or a cut page."""
    count = image.count(MAGIC)
    if count != 1:
        raise Problem(
            f"{count} run plans in the image, need exactly 1",
            "the image must be packed from a root task with one uncompressed .selfe_plan section",
            place=name,
        )
    offset = image.index(MAGIC)
    if offset + PAGE_BYTES > len(image):
        raise Problem(
            f"the run plan at byte {offset} is cut off", "pack the image again", place=name
        )
    return offset


def with_plan(image: bytes, offset: int, page: bytes) -> bytes:
    """A copy of `image` whose plan page at `offset` is `page`."""
    return image[:offset] + page + image[offset + PAGE_BYTES :]
