# The decoder against any bytes: what it finds, what it leaves, how much it keeps.
# SPDX-License-Identifier: BSD-2-Clause

import time

from hypothesis import given
from hypothesis import strategies as st

from selfe_runner.protocol.decoder import Decoder, Event, Text
from selfe_runner.protocol.frame import Frame, encode

BODIES = st.binary(max_size=220)
FRAMES = st.tuples(st.integers(0, 2**32 - 1), BODIES).map(lambda f: encode(*f))
NOISE = st.binary(max_size=600) | st.sampled_from(
    [b"@", b"@@", b"*", b"@@1 A*", b"\r", b"\n", b"\r\n", b"@@@", b"halting..."]
)
STREAMS = st.lists(FRAMES | NOISE, max_size=12).map(b"".join)


def decode(stream: bytes, cuts: list[int]) -> list[Event]:
    decoder = Decoder()
    edges = [0, *sorted(cut % (len(stream) + 1) for cut in cuts), len(stream)]
    events: list[Event] = []
    for start, end in zip(edges, edges[1:], strict=False):
        events += decoder.feed(stream[start:end])
    return events + decoder.finish()


def frames(events: list[Event]) -> list[Frame]:
    return [event for event in events if isinstance(event, Frame)]


@given(STREAMS, st.lists(st.integers(0, 4000), max_size=20))
def test_cuts_change_nothing(stream: bytes, cuts: list[int]) -> None:
    whole, cut = decode(stream, []), decode(stream, cuts)
    assert frames(cut) == frames(whole)
    text = [b"".join(e.data for e in events if isinstance(e, Text)) for events in (whole, cut)]
    assert text[0] == text[1]


@given(STREAMS, st.lists(st.integers(0, 4000), max_size=20))
def test_no_byte_is_lost_or_invented(stream: bytes, cuts: list[int]) -> None:
    parts = {}
    for event in decode(stream, cuts):
        data = event.data if isinstance(event, Text) else encode(event.seq, event.body.encode())
        parts[event.offset] = data
    assert b"".join(parts[offset] for offset in sorted(parts)) == stream


@given(st.lists(st.tuples(NOISE, st.integers(0, 2**32 - 1), BODIES), max_size=8))
def test_a_frame_on_its_own_line_is_always_found(parts: list[tuple[bytes, int, bytes]]) -> None:
    stream = b"".join(n + b"\r\n" + encode(seq, body) + b"\r\n" for n, seq, body in parts)
    found = [(f.seq, encode(f.seq, f.body.encode())) for f in frames(decode(stream, []))]
    for _, seq, body in parts:
        assert (seq, encode(seq, body)) in found


@given(st.binary(min_size=1, max_size=40), st.integers(1, 64))
def test_endless_noise_without_a_line_end_is_not_kept(pattern: bytes, repeats: int) -> None:
    decoder = Decoder()
    noise = pattern.replace(b"\n", b"x").replace(b"\r", b"x") * 400
    for _ in range(repeats):
        decoder.feed(noise)
    kept = decoder.finish()
    assert sum(len(event.data) for event in kept if isinstance(event, Text)) <= 256


def test_settle_gives_a_line_without_end_but_keeps_half_a_frame() -> None:
    decoder = Decoder()
    assert decoder.feed(b"halting...") == []
    assert decoder.settle() == [Text(b"halting...", 0, 0)]
    line = encode(3, b"S 1")
    decoder.feed(line[:6])
    assert decoder.settle() == []
    assert decoder.feed(line[6:]) == [Frame(3, "S 1", 10)]


def test_ten_megabytes_of_noise_take_no_time_worth_mentioning() -> None:
    """A wrong baud rate must not starve the run. The bound is 30 times what it takes."""
    decoder = Decoder()
    start = time.monotonic()
    for _ in range(160):
        decoder.feed(bytes(range(256)).replace(b"\n", b"").replace(b"\r", b"") * 256)
    assert time.monotonic() - start < 5
