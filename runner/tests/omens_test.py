# What text on a console forebodes, and when it is believed.
# SPDX-License-Identifier: BSD-2-Clause

import math

import pytest

from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.boot_plan import Limits
from selfe_runner.judge.omens import Omens

LIMITS = Limits(grace_seconds=1, restart_seconds=3)
BANNER = b"\r\nU-Boot 2023.01+dfsg-2 (Jan 01 2023)\r\n"
STARTED_AGAIN = BootEnd(How.REBOOT, "the machine started again: its boot loader spoke")


def test_without_a_sign_nothing_is_due() -> None:
    omens = Omens(LIMITS)
    omens.hear(b"all is well\r\n", True, 10)
    assert omens.deadline(10) == math.inf
    assert omens.end(10, 1e9) is None


def test_a_boot_loader_after_hello_is_a_second_start_once_no_frame_has_come_for_a_while() -> None:
    omens = Omens(LIMITS)
    omens.hear(BANNER, True, 10)
    assert omens.deadline(12) == 13
    assert omens.end(12, 12.9) is None
    assert omens.end(12, 13) == STARTED_AGAIN
    assert omens.starts == 0


def test_further_starts_do_not_put_the_end_off() -> None:
    omens = Omens(LIMITS)
    omens.hear(BANNER, True, 10)
    omens.hear(BANNER, True, 12)
    assert omens.end(12, 13) == STARTED_AGAIN


def test_boot_loaders_before_hello_are_counted_and_forebode_nothing() -> None:
    omens = Omens(LIMITS)
    omens.hear(BANNER + BANNER, False, 1)
    omens.hear(BANNER, False, 2)
    assert omens.starts == 3
    assert omens.end(2, 1e9) is None


def test_last_words_come_before_a_restart_and_wait_for_silence() -> None:
    omens = Omens(LIMITS)
    omens.hear(b"halting...\r\n", True, 10)
    omens.hear(BANNER, True, 11)
    assert omens.deadline(11) == 12
    assert omens.end(11, 11.9) is None
    end = omens.end(11, 12)
    assert end is not None and end.how is How.KERNEL


def test_the_first_of_several_last_words_is_told() -> None:
    omens = Omens(LIMITS)
    omens.hear(b"seL4 called fail at a.c\r\n", True, 10)
    omens.hear(b"halting...\r\n", True, 10)
    end = omens.end(10, 11)
    assert end is not None and "seL4 called fail at a.c" in end.text


@pytest.mark.parametrize("sign", [BANNER, b"halting...\r\n"])
def test_a_frame_takes_every_sign_back(sign: bytes) -> None:
    omens = Omens(LIMITS)
    omens.hear(sign, True, 10)
    omens.forget()
    assert omens.deadline(10) == math.inf
    assert omens.end(10, 1e9) is None


@pytest.mark.parametrize("cut", range(1, len(BANNER)))
def test_a_boot_loaders_words_are_found_wherever_they_are_cut(cut: int) -> None:
    omens = Omens(LIMITS)
    omens.hear(BANNER[:cut], False, 1)
    omens.hear(BANNER[cut:], False, 1)
    omens.hear(b"", False, 1)
    assert omens.starts == 1
