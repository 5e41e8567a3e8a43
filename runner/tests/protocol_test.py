# Frames and messages: the shared vectors, and every body that the protocol has.
# SPDX-License-Identifier: BSD-2-Clause

import re
from pathlib import Path

import pytest

from selfe_runner.protocol.decoder import Decoder, Text
from selfe_runner.protocol.frame import MAX_FRAME_BYTES, Frame, encode
from selfe_runner.protocol.message import (
    Alive,
    Backtrace,
    Bye,
    CodeAddress,
    Detail,
    End,
    Fact,
    Hello,
    Mark,
    Measurement,
    Message,
    Result,
    Start,
    Tally,
    Unknown,
    parse_message,
)
from selfe_runner.verdict import Verdict

VECTORS = Path(__file__).parent / "vectors" / "frames.txt"


def unescape(text: str) -> bytes:
    return re.sub(r"\\x(..)", lambda m: chr(int(m[1], 16)), text).encode("latin-1")


def vectors() -> list[tuple[int, bytes, bytes]]:
    lines = VECTORS.read_text("ascii").splitlines()
    rows = [line.split("|") for line in lines if line and not line.startswith("#")]
    return [(int(seq), unescape(body), unescape(line)) for seq, body, line in rows]


@pytest.mark.parametrize(("seq", "body", "line"), vectors())
def test_vector_is_what_the_writer_sends_and_the_reader_accepts(
    seq: int, body: bytes, line: bytes
) -> None:
    assert encode(seq, body) == line
    assert len(line) + 4 <= MAX_FRAME_BYTES
    (frame,) = Decoder().feed(line)
    assert isinstance(frame, Frame)
    assert frame.seq == seq
    assert encode(seq, frame.body.encode()) == line


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("B 1f 20", Backtrace((CodeAddress(0x1F, True), CodeAddress(0x20, True)))),
        ("B at 1f 20 a", Backtrace((CodeAddress(0x1F, False), CodeAddress(0x20, True), CodeAddress(0xA, True)))),
        (
            "HELLO v=1 img=0123456789abcdef plat=tx1 n=7 boot=0000beef",
            Hello(1, "0123456789abcdef", "tx1", 7, 0xBEEF),
        ),
        ("S 3", Start(3)),
        ("R 3 CRASH", Result(3, Verdict.CRASH)),
        ("D 3 a detail", Detail(3, "a detail")),
        ("D 3 ", Detail(3, "")),
        ("M 3 cycles=12=3", Measurement(3, "cycles", "12=3")),
        ("K cores=1", Fact("cores", "1")),
        ("A", Alive()),
        ("BYE 1 2 3", Bye(1, 2, 3)),
        ("END return 0", End("return", "0")),
        ("END assert", End("assert", "")),
    ],
)
def test_body_has_its_meaning(body: str, message: Message) -> None:
    assert parse_message(body) == message


@pytest.mark.parametrize(
    "body",
    ["", "X 1", "S", "S x", "S -1", "S 1 2", "R 1", "R 1 LOST", "R 1 pass", "R 1 PASS ", "D 1",
     "B", "B at", "B 1g", "B -1", "M 1 x", "M 1 =x", "K x", "A b", "T 0 1", "T 0 0g", "T 0 ", "BYE 1 2", "END exploded",
     "HELLO", "HELLO v=1 img=01 plat=x n=1 boot=00000000", "S 12345678901234567890"],
)  # fmt: skip
def test_whole_frame_without_meaning_is_unknown(body: str) -> None:
    assert parse_message(body) == Unknown(body)


def test_tally_holds_the_first_case_in_the_lowest_bits_of_the_first_byte() -> None:
    message = parse_message("T 64 39" + "00" * 15)
    assert isinstance(message, Tally)
    assert message.first == 64
    assert message.marks[:4] == (Mark.PASS, Mark.NOT_PASS, Mark.SKIP, Mark.NONE)
    assert len(message.marks) == 64


@pytest.mark.parametrize(
    "line",
    [
        b"@@5 R 1 PASS*2b05a0ab",  # the CRC of another frame
        b"@@05 R 0 PASS*2b05a0ab",  # a sequence number with a leading zero
        b"@@5 R 0 PASS*2B05A0AB",  # upper-case digits
        b"@5 R 0 PASS*2b05a0ab",
        b"@@5 R 0 PASS2b05a0ab",
        b"@@5 R 0 PASS*2b05a0a",
    ],
)
def test_broken_frame_is_text_with_debris(line: bytes) -> None:
    decoder = Decoder()
    events = decoder.feed(line + b"\r\n") + decoder.finish()
    assert all(isinstance(event, Text) for event in events)
    assert sum(event.debris for event in events if isinstance(event, Text)) == 1


@pytest.mark.parametrize(
    "line",
    [
        b'<<seL4(CPU 0) [decodeInvocation/688 T0xff "root" @401234]: Attempted to invoke a cap.>>',
        b"*0xffffffff80000000 == 0x12",
        b"** 3 warnings @ boot **",
        bytes(range(128, 256)),
    ],
)
def test_a_kernels_own_line_is_no_debris(line: bytes) -> None:
    (event,) = Decoder().feed(line + b"\r\n")
    assert isinstance(event, Text) and event.debris == 0


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\n\r", b"\r\n"])
def test_whole_lines_are_told_at_once_and_the_open_one_is_held_back(end: bytes) -> None:
    decoder = Decoder()
    whole = b"one" + end + b"two" + end
    assert decoder.feed(whole + b"thr") == [Text(whole, 0, 0)]
    assert decoder.feed(b"ee" + end) == [Text(b"three" + end, len(whole), 0)]


def test_a_frame_behind_a_broken_one_is_found() -> None:
    broken = encode(0, b"A").replace(b" A*", b" B*")
    (text, frame) = Decoder().feed(broken + encode(1, b"A"))
    assert isinstance(text, Text)
    assert text.debris == 1
    assert isinstance(frame, Frame)
    assert frame.seq == 1


def test_a_single_byte_is_text() -> None:
    decoder = Decoder()
    assert decoder.feed(b"x\ny") == [Text(b"x\n", 0, 0)]
    assert decoder.finish() == [Text(b"y", 2, 0)]
    assert decoder.finish() == []
    assert decoder.feed(b"z") == []
    assert decoder.settle() == [Text(b"z", 3, 0)]
