# The line of a virtual board: what it does to bytes, and that it does no more than it was told.
# SPDX-License-Identifier: BSD-2-Clause

import struct

import pytest

from selfe_hil.sabre_u_boot import u_boot_of
from selfe_hil.wire import Wire

SPEED = 115200
TEXT = bytes(range(256)) * 400


def damaged(**faults: float) -> bytes:
    wire = Wire(seed=7, board_speed=SPEED)
    wire.faults = wire.faults.changed(**faults)
    return wire.carry(TEXT, SPEED)


def test_line_without_faults_changes_nothing() -> None:
    assert damaged() == TEXT


@pytest.mark.parametrize(
    ("fault", "least", "most"),
    [("drop", -1200, -850), ("double", 850, 1200), ("insert", 850, 1200), ("flip", 0, 0)],
)
def test_fault_befalls_as_many_bytes_as_asked(fault: str, least: int, most: int) -> None:
    heard = damaged(**{fault: 0.01})
    assert heard != TEXT
    assert least <= len(heard) - len(TEXT) <= most


def test_flips_are_of_one_bit() -> None:
    differences = [a ^ b for a, b in zip(damaged(flip=0.01), TEXT, strict=True) if a != b]
    assert 850 <= len(differences) <= 1200
    assert all(d.bit_count() == 1 for d in differences)


def test_same_seed_same_damage() -> None:
    assert damaged(drop=0.01, flip=0.01) == damaged(drop=0.01, flip=0.01)


def test_wrong_speed_is_unreadable() -> None:
    heard = Wire(1, SPEED).carry(b"Hit any key", 9600)
    assert all(byte >= 0x80 for byte in heard)


def test_cut_comes_once_after_its_bytes() -> None:
    wire = Wire(1, SPEED)
    wire.faults = wire.faults.changed(cut_after=100)
    wire.carry(bytes(99), SPEED)
    assert not wire.is_due("cut_after")
    wire.carry(bytes(1), SPEED)
    assert wire.is_due("cut_after")
    assert not wire.is_due("cut_after")


def test_mute_line_says_its_last_byte() -> None:
    wire = Wire(1, SPEED)
    wire.faults = wire.faults.changed(mute_after=10)
    assert wire.carry(b"12345678", SPEED) + wire.carry(b"90abc", SPEED) == b"1234567890"
    assert wire.carry(b"more", SPEED) == b""
    wire.switched_on()
    assert wire.carry(b"again", SPEED) == b"again"


def test_unknown_fault_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no fault `dorp`"):
        Wire(1, SPEED).faults.changed(dorp=0.5)


def test_u_boot_is_found_behind_its_table() -> None:
    table = struct.pack("<IIIIIIII", 0x402000D1, 0x1000_0040, 0, 0, 0, 0x1000_0000, 0, 0)
    assert u_boot_of(table + bytes(32) + b"code") == (b"code", 0x1000_0040)


@pytest.mark.parametrize(
    "data", [b"", b"\x7fELF" + bytes(60), struct.pack("<IIIIIIII", 0xD1, 5, 0, 0, 0, 9, 0, 0)]
)
def test_what_is_no_imx_image_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not an i.MX image"):
        u_boot_of(data)


@pytest.mark.parametrize("value", [7, -0.5])
def test_probability_is_one(value: float) -> None:
    with pytest.raises(ValueError, match="`drop` is a probability from 0 to 1"):
        Wire(1, SPEED).faults.changed(drop=value)
