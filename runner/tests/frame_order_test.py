# Where a frame stands among those before it, and how far back that is known.
# SPDX-License-Identifier: BSD-2-Clause

from selfe_runner.judge.frame_order import FrameOrder, Place
from selfe_runner.protocol.frame import Frame


def places(order: FrameOrder, *frames: tuple[int, str]) -> list[Place]:
    return [order.place(Frame(seq, body, 0), body == "HELLO") for seq, body in frames]


def test_a_frame_is_next_repeated_or_of_another_start() -> None:
    order = FrameOrder()
    told = places(order, (0, "a"), (2, "b"), (2, "b"), (0, "a"), (1, "c"), (2, "x"), (3, "b"))
    assert told == [
        Place.NEXT,
        Place.NEXT,
        Place.REPEATED,
        Place.REPEATED,
        Place.BACKWARDS,
        Place.BACKWARDS,
        Place.NEXT,
    ]
    assert order.last_seq == 3


def test_hello_may_come_several_times_before_anything_else() -> None:
    order = FrameOrder()
    assert places(order, (0, "HELLO"), (0, "HELLO"), (1, "HELLO"), (2, "a"), (3, "HELLO")) == [
        Place.NEXT,
        Place.REPEATED,
        Place.NEXT,
        Place.NEXT,
        Place.AGAIN,
    ]
    order = FrameOrder()
    assert places(order, (5, "HELLO"), (4, "HELLO")) == [Place.NEXT, Place.AGAIN]


def test_4096_frames_are_known_for_repeated_ones() -> None:
    order = FrameOrder()
    places(order, *((seq, "a") for seq in range(4096)))
    assert places(order, (0, "a")) == [Place.REPEATED]
    assert places(order, (4096, "a"), (0, "a"), (1, "a"), (4096, "a")) == [
        Place.NEXT,
        Place.BACKWARDS,
        Place.REPEATED,
        Place.REPEATED,
    ]
