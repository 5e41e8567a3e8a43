# The report of a root task's fault in a debug kernel's text.
# SPDX-License-Identifier: BSD-2-Clause

import pytest

from selfe_runner.judge.root_fault import RootFault, RootFaultWatch
from selfe_runner.protocol.message import CodeAddress

REPORT = (
    b"Caught cap fault in send phase at address 0\r\nwhile trying to handle:\r\n"
    b"vm fault on data at address 0x10 with status 0x92000046\r\n"
    b'in thread 0xffffff807ffe9400 "rootserver" at address 0x400838\r\n'
)
FAULT = RootFault("vm fault on data at address 0x10 with status 0x92000046", CodeAddress(0x400838, False))


def test_fault_is_told_once() -> None:
    watch = RootFaultWatch()
    assert watch.fault_in(b"hello\r\n") is None
    assert watch.fault_in(REPORT) == FAULT
    assert watch.fault_in(b"more\r\n") is None
    assert watch.fault_in(REPORT) == FAULT


@pytest.mark.parametrize("cut", range(40, len(REPORT), 7))
def test_fault_is_found_wherever_the_text_is_cut(cut: int) -> None:
    watch = RootFaultWatch()
    told = [watch.fault_in(REPORT[:cut]), watch.fault_in(REPORT[cut:] + b"\r\n")]
    assert FAULT in told


def test_a_report_is_remembered_across_a_kilobyte_and_no_more() -> None:
    head, tail = REPORT[:-20], REPORT[-20:]
    watch = RootFaultWatch()
    assert watch.fault_in(b"x" * 5000 + head) is None
    assert watch.fault_in(tail) == FAULT
    watch = RootFaultWatch()
    assert watch.fault_in(head + b" " * 1024) is None
    assert watch.fault_in(tail) is None


def test_another_threads_fault_is_none_of_ours() -> None:
    assert RootFaultWatch().fault_in(REPORT.replace(b"rootserver", b"worker")) is None
