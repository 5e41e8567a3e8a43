"""System calls at run time: number, registers and what comes back; and faults unpacked from it.

SPDX-License-Identifier: BSD-2-Clause
"""

import os
from pathlib import Path

import pytest
from fake import REPLY_WORD, parse_trap, run

INFO = "seL4_MessageInfo_new(9, 0, 1, 2)"
INFO_WORD = 9 << 12 | 1 << 7 | 2
FROM_BUFFER = [0x20, 0x21, 0x22, 0x23]
FROM_VARIABLES = [0x30, 0x31]  # the message has two words; what the others hold does not matter
ZERO = [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("call", "number", "capability", "info", "words"),
    [
        (f"seL4_Send(7, {INFO})", -3, 7, INFO_WORD, FROM_BUFFER),
        (f"seL4_NBSend(7, {INFO})", -4, 7, INFO_WORD, FROM_BUFFER),
        (f"seL4_Call(7, {INFO})", -1, 7, INFO_WORD, FROM_BUFFER),
        (f"seL4_ReplyRecv(7, {INFO}, &badge)", -2, 7, INFO_WORD, FROM_BUFFER),
        (f"seL4_Reply({INFO})", -6, 0, INFO_WORD, FROM_BUFFER),
        ("seL4_Recv(7, &badge)", -5, 7, 0, ZERO),
        ("seL4_NBRecv(7, &badge)", -8, 7, 0, ZERO),
        ("seL4_Wait(7, &badge)", -5, 7, 0, ZERO),
        ("seL4_Poll(7, &badge)", -8, 7, 0, ZERO),
        ("seL4_Recv(7, 0)", -5, 7, 0, ZERO),
        ("seL4_Signal(7)", -3, 7, 0, ZERO),
        ("seL4_Yield()", -7, 0, 0, ZERO),
        (f"seL4_SendWithMRs(7, {INFO}, &a, &b, &c, 0)", -3, 7, INFO_WORD, FROM_VARIABLES),
        (f"seL4_NBSendWithMRs(7, {INFO}, &a, &b, &c, 0)", -4, 7, INFO_WORD, FROM_VARIABLES),
        (f"seL4_ReplyWithMRs({INFO}, &a, &b, &c, 0)", -6, 0, INFO_WORD, FROM_VARIABLES),
        (f"seL4_CallWithMRs(7, {INFO}, &a, &b, &c, 0)", -1, 7, INFO_WORD, FROM_VARIABLES),
        (f"seL4_CallWithMRs(7, {INFO}, 0, 0, 0, 0)", -1, 7, INFO_WORD, ZERO),
        (f"seL4_ReplyRecvWithMRs(7, {INFO}, 0, &a, &b, &c, 0)", -2, 7, INFO_WORD, FROM_VARIABLES),
        ("seL4_DebugPutChar('x')", -9, ord("x"), 0, ZERO),
        ("seL4_DebugPutString((char *)\"ab\")", -9, ord("b"), 0, ZERO),
        ("seL4_DebugDumpScheduler()", -10, 0, 0, ZERO),
        ("seL4_DebugHalt()", -11, 0, 0, ZERO),
        ("seL4_DebugCapIdentify(7)", -12, 7, 0, ZERO),
        ("seL4_DebugSnapshot()", -13, 0, 0, ZERO),
        ('seL4_DebugNameThread(7, "name")', -14, 7, 0, ZERO),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_system_call(
    include: Path,
    tmp_path: Path,
    call: str,
    number: int,
    capability: int,
    info: int,
    words: list[int],
) -> None:
    body = f"""
    seL4_Word a = 0x30, b = 0x31, c = 0x32, badge = 0;
    (void)a; (void)b; (void)c; (void)badge;
    prepare(0, {REPLY_WORD});
    for (int i = 0; i < 4; i++) {{ seL4_SetMR(i, 0x20 + (seL4_Word)i); }}
    {call};
    report("call");
    """
    (line,) = run(body, include, tmp_path)
    trap = parse_trap(line)
    assert (trap.number, trap.capability, trap.info) == (number, capability, info)
    assert trap.words[: len(words)] == words


def test_received_words_and_badge_arrive(include: Path, tmp_path: Path) -> None:
    body = f"""
    seL4_Word a = 0, c = 0, badge = 0;
    prepare(5, {REPLY_WORD});
    seL4_MessageInfo_t info = seL4_Recv(7, &badge);
    printf("%lx %lx %lx %lx %lx\\n", seL4_GetMR(0), seL4_GetMR(3), seL4_GetMR(4), badge,
           (seL4_Word)seL4_MessageInfo_get_label(info));
    seL4_RecvWithMRs(7, 0, &a, 0, &c, 0);
    printf("%lx %lx\\n", a, c);
    """
    buffer, variables = run(body, include, tmp_path)
    word = REPLY_WORD
    assert [int(w, 16) for w in buffer] == [word, word + 3, word + 4, word + 1000, 5]
    assert [int(w, 16) for w in variables] == [word, word + 2]


@pytest.mark.skipif("LIBSEL4_INCLUDE" in os.environ, reason="a promise of our headers only")
def test_long_thread_name_stays_within_the_message(include: Path, tmp_path: Path) -> None:
    body = """
    char name[2000];
    for (int i = 0; i < 1999; i++) { name[i] = 'n'; }
    name[1999] = 0;
    prepare(0, 0);
    buffer.userData = 0x1234;
    seL4_DebugNameThread(7, name);
    printf("%lx\\n", buffer.userData);
    """
    assert run(body, include, tmp_path) == [["1234"]]


def test_faults_are_unpacked_by_their_label(include: Path, tmp_path: Path) -> None:
    body = """
    for (int i = 0; i < 20; i++) { seL4_SetMR(i, 0x40 + (seL4_Word)i); }
    seL4_Fault_t vm = seL4_getFault(seL4_MessageInfo_new(seL4_Fault_VMFault, 0, 0, 4));
    seL4_Fault_t cap = seL4_getFault(seL4_MessageInfo_new(seL4_Fault_CapFault, 0, 0, 7));
    seL4_Fault_t call = seL4_getFault(seL4_MessageInfo_new(seL4_Fault_UnknownSyscall, 0, 0, 13));
    seL4_Fault_t user = seL4_getFault(seL4_MessageInfo_new(seL4_Fault_UserException, 0, 0, 5));
    seL4_Fault_t none = seL4_getFault(seL4_MessageInfo_new(77, 0, 0, 4));
    printf("%lx %lx %lx %lx\\n", (long)seL4_Fault_VMFault_get_IP(vm),
           (long)seL4_Fault_VMFault_get_Addr(vm), (long)seL4_Fault_VMFault_get_PrefetchFault(vm),
           (long)seL4_Fault_VMFault_get_FSR(vm));
    printf("%lx %lx %lx\\n", (long)seL4_Fault_CapFault_get_IP(cap),
           (long)seL4_Fault_CapFault_get_InRecvPhase(cap), (long)seL4_Fault_CapFault_get_MR6(cap));
    printf("%lx %lx %lx\\n", (long)seL4_Fault_UnknownSyscall_get_X7(call),
           (long)seL4_Fault_UnknownSyscall_get_SPSR(call),
           (long)seL4_Fault_UnknownSyscall_get_Syscall(call));
    printf("%lx %lx\\n", (long)seL4_Fault_UserException_get_Stack(user),
           (long)seL4_Fault_UserException_get_Code(user));
    printf("%lx\\n", (long)seL4_Fault_get_seL4_FaultType(none));
    """
    assert run(body, include, tmp_path) == [
        ["40", "41", "42", "43"],
        ["40", "42", "46"],
        ["47", "4b", "4c"],
        ["41", "44"],
        ["0"],
    ]
