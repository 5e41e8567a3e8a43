// Faults whose words are registers, x86_64: UnknownSyscall.
// SPDX-License-Identifier: BSD-2-Clause
#include "distinct_registers.hpp"
#include "faulting_thread.hpp"

namespace selfe::conformance {
namespace {

constexpr Word first_ip = sys::seL4_UnknownSyscall_FaultIP;
constexpr Word word_of_rcx = sys::seL4_UnknownSyscall_RCX;
constexpr Word word_of_r11 = sys::seL4_UnknownSyscall_R11;

const Word trap_address = address_of(selfe_conformance_fault_trap);

// `syscall` itself puts the address behind it into rcx and the flags into r11: a kernel may report
// that, or what these registers held before.
bool is_set_by_syscall(Word i) {
    return i == word_of_rcx || i == word_of_r11;
}

constexpr Word other_register(Word i) {
    return 0xb000 + i;
}

// Answers with the first `length` words of UnknownSyscall's reply, all other than before; words
// that no register takes are 0xdead.
void answer_with_registers(Word ip, Word length) {
    for (Word i = 0; i < length; ++i) {
        set_mr(static_cast<int>(i), i < first_ip ? other_register(i) : 0xdead);
    }
    if (length > sys::seL4_UnknownSyscall_FLAGS) {
        set_mr(sys::seL4_UnknownSyscall_FaultIP, ip);
        set_mr(sys::seL4_UnknownSyscall_SP, other_stack);
        set_mr(sys::seL4_UnknownSyscall_FLAGS, other_flags);
    }
    answer_caller(MessageInfo(0, length));
}

}  // namespace

CASE(UnknownSyscallFault, IsNineteenWords, "FLT-025", "FLT-028") {
    FaultHandler handler(t);
    start_at(t, handler, distinct_registers(selfe_conformance_fault_trap));
    const Delivery fault = handler.take();
    CHECK_EQ("FLT-025", fault.info, MessageInfo(sys::seL4_Fault_UnknownSyscall, 19));
    for (Word i = 0; i < first_ip; ++i) {
        if (!is_set_by_syscall(i)) {
            CHECK_EQ("FLT-028", fault.words[i], distinct_register(i));
        }
    }
    CHECK("FLT-028", fault.words[word_of_rcx] == trap_address + instruction_size ||
                         fault.words[word_of_rcx] == distinct_register(word_of_rcx));
    CHECK("FLT-028", (fault.words[word_of_r11] & flags_mask) == flags ||
                         fault.words[word_of_r11] == distinct_register(word_of_r11));
    CHECK_EQ("FLT-025", fault.words[sys::seL4_UnknownSyscall_FaultIP], trap_address);
    CHECK_EQ("FLT-025", fault.words[sys::seL4_UnknownSyscall_FLAGS] & flags_mask, flags);
    CHECK_EQ("FLT-025", fault.words[sys::seL4_UnknownSyscall_Syscall],
             distinct_register(sys::seL4_UnknownSyscall_RDX));  // rdx is the call's number
}

CASE(UnknownSyscallFault, StackPointerIsThatOfTheTrap, "FLT-029") {
    FaultHandler handler(t);
    start_at(t, handler, distinct_registers(selfe_conformance_fault_trap));
    // Released kernels do not save rsp at a `syscall` and report the one that they know: here it
    // is that which the thread was started with, so both are the same.
    CHECK_EQ("FLT-029", handler.take().words[sys::seL4_UnknownSyscall_SP], stack);
}

CASE(UnknownSyscallFault, AnsweredWithSomeRegistersSetsThose, "FLT-032") {
    FaultHandler handler(t);
    start_at(t, handler, distinct_registers(selfe_conformance_fault_trap));
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    answer_with_registers(0, 4);
    const Delivery again = handler.take();
    for (Word i = 0; i < first_ip; ++i) {
        if (!is_set_by_syscall(i)) {
            CHECK_EQ("FLT-032", again.words[i], i < 4 ? other_register(i) : distinct_register(i));
        }
    }
    CHECK_EQ("FLT-032", again.words[sys::seL4_UnknownSyscall_FaultIP], trap_address);
}

CASE(UnknownSyscallFault, AnsweredWithAllRegistersSetsThem, "FLT-032") {
    FaultHandler handler(t);
    const Worker worker = start_at(t, handler, distinct_registers(selfe_conformance_fault_trap));
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    answer_with_registers(address_of(selfe_conformance_fault_undefined), 18);
    // It has not run yet.
    UserContext registers{};
    REQUIRE_OK(worker.tcb().read_registers(false, 0, user_context_words, registers));
    for (Word i = 0; i < first_ip; ++i) {
        CHECK_EQ("FLT-032", general_register(registers, i), other_register(i));
    }
    CHECK_EQ("FLT-032", registers.rip, address_of(selfe_conformance_fault_undefined));
    CHECK_EQ("FLT-032", registers.rsp, other_stack);
    CHECK_EQ("FLT-032", registers.rflags & flags_mask, other_flags);
    // A thread that comes back from a system call has lost rsp, rcx and r11; all others are there.
    const Delivery next = handler.take();
    CHECK_EQ("FLT-032", next.words[sys::seL4_UserException_FaultIP],
             address_of(selfe_conformance_fault_undefined));
    CHECK_EQ("FLT-032", next.words[sys::seL4_UserException_FLAGS] & flags_mask, other_flags);
    REQUIRE_OK(worker.tcb().read_registers(false, 0, user_context_words, registers));
    for (Word i = 0; i < first_ip; ++i) {
        if (!is_set_by_syscall(i)) {
            CHECK_EQ("FLT-032", general_register(registers, i), other_register(i));
        }
    }
}

CASE(UnknownSyscallFault, AnsweredWithTooManyWordsIgnoresTheRest, "FLT-034") {
    FaultHandler handler(t);
    const Worker worker = start_at(t, handler, distinct_registers(selfe_conformance_fault_trap));
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    answer_with_registers(trap_address + instruction_size, sys::seL4_MsgMaxLength);
    const Delivery next = handler.take();
    CHECK("FLT-034", is_behind(next, selfe_conformance_fault_trap));
    CHECK_EQ("FLT-034", next.words[sys::seL4_UnknownSyscall_Syscall],
             other_register(sys::seL4_UnknownSyscall_RDX));
    UserContext registers{};
    REQUIRE_OK(worker.tcb().read_registers(false, 0, user_context_words, registers));
    CHECK_EQ("FLT-034", registers.fs_base, Word{0});
    CHECK_EQ("FLT-034", registers.gs_base, Word{0});
}

}  // namespace selfe::conformance
