// Faults whose words are registers, AArch64: UnknownSyscall and UserException.
// SPDX-License-Identifier: BSD-2-Clause
#include "faulting_thread.hpp"

namespace selfe::conformance {
namespace {

// N, Z, C, V ("Arm Architecture Reference Manual", section "Saved Program Status Register"): what
// of the status a thread can change.
constexpr Word flags_mask = 0xf000'0000;
constexpr Word flags = 0xa000'0000;
constexpr Word other_flags = 0x5000'0000;
constexpr Word stack = 0x7'0000'1230;
constexpr Word other_stack = 0x7'0000'4560;
constexpr Word link = 0x6'0000'7770;
constexpr Word other_link = 0x6'0000'8880;
constexpr Word argument_count = 8;

// Each register differs from all others.
constexpr Word argument(Word i) {
    return 0xa000 + i;
}
constexpr Word other_argument(Word i) {
    return 0xb000 + i;
}

UserContext distinct_registers(const void* code) {
    UserContext registers{};
    registers.pc = address_of(code);
    registers.sp = stack;
    registers.spsr = flags;
    registers.x0 = argument(0);
    registers.x1 = argument(1);
    registers.x2 = argument(2);
    registers.x3 = argument(3);
    registers.x4 = argument(4);
    registers.x5 = argument(5);
    registers.x6 = argument(6);
    registers.x7 = argument(7);
    registers.x30 = link;
    return registers;
}

// Answers with the first `length` words of UnknownSyscall's reply, all other than before; words
// that no register takes are 0xdead.
void answer_with_registers(Case& t, Word ip, Word length) {
    for (Word i = 0; i < length; ++i) {
        set_mr(static_cast<int>(i), i < argument_count ? other_argument(i) : 0xdead);
    }
    if (length > sys::seL4_UnknownSyscall_SPSR) {
        set_mr(sys::seL4_UnknownSyscall_FaultIP, ip);
        set_mr(sys::seL4_UnknownSyscall_SP, other_stack);
        set_mr(sys::seL4_UnknownSyscall_LR, other_link);
        set_mr(sys::seL4_UnknownSyscall_SPSR, other_flags);
    }
    reply(MessageInfo(0, length));
    t.settle();
}

const Word trap_address = address_of(selfe_conformance_fault_trap);

}  // namespace

CASE(UnknownSyscallFault, IsThirteenRegisters, "FLT-024", "FLT-028") {
    FaultHandler handler(t);
    start_at(t, handler, distinct_registers(selfe_conformance_fault_trap));
    const Delivery fault = handler.take();
    CHECK_EQ("FLT-024", fault.info, MessageInfo(sys::seL4_Fault_UnknownSyscall, 13));
    for (Word i = 0; i < argument_count; ++i) {
        CHECK_EQ("FLT-028", fault.words[i], argument(i));
    }
    CHECK_EQ("FLT-028", fault.words[8], trap_address);
    CHECK_EQ("FLT-028", fault.words[9], stack);
    CHECK_EQ("FLT-028", fault.words[11] & flags_mask, flags);
    CHECK_EQ("FLT-024", fault.words[12], argument(7));  // x7 is the call's number
}

CASE(UnknownSyscallFault, LinkRegisterIsX30, "FLT-030") {
    FaultHandler handler(t);
    const Worker worker = start_at(t, handler, distinct_registers(selfe_conformance_fault_trap));
    const Word lr = handler.take().words[sys::seL4_UnknownSyscall_LR];
    // 16.0.0 delivers the exception's return address, which is that of the next instruction.
    CHECK("FLT-030", lr == link || lr == trap_address + instruction_size);
    // Whatever it delivers, the register itself is untouched.
    UserContext registers{};
    REQUIRE_OK(worker.tcb().read_registers(false, 0, user_context_words, registers));
    CHECK_EQ("FLT-030", registers.x30, link);
}

CASE(UnknownSyscallFault, AnsweredWithSomeRegistersSetsThose, "FLT-032") {
    FaultHandler handler(t);
    start_at(t, handler, distinct_registers(selfe_conformance_fault_trap));
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    answer_with_registers(t, 0, 3);
    const Delivery again = handler.take();
    for (Word i = 0; i < argument_count; ++i) {
        CHECK_EQ("FLT-032", again.words[i], i < 3 ? other_argument(i) : argument(i));
    }
    CHECK_EQ("FLT-032", again.words[sys::seL4_UnknownSyscall_FaultIP], trap_address);
    CHECK_EQ("FLT-032", again.words[sys::seL4_UnknownSyscall_SP], stack);
}

CASE(UnknownSyscallFault, AnsweredWithAllRegistersSetsThem, "FLT-032") {
    FaultHandler handler(t);
    const Worker worker = start_at(t, handler, distinct_registers(selfe_conformance_fault_trap));
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    answer_with_registers(t, trap_address + instruction_size, 12);
    const Delivery next = handler.take();
    CHECK("FLT-032", is_behind(next, selfe_conformance_fault_trap));
    for (Word i = 0; i < argument_count; ++i) {
        CHECK_EQ("FLT-032", next.words[i], other_argument(i));
    }
    CHECK_EQ("FLT-032", next.words[sys::seL4_UnknownSyscall_SP], other_stack);
    CHECK_EQ("FLT-032", next.words[sys::seL4_UnknownSyscall_SPSR] & flags_mask, other_flags);
    UserContext registers{};
    REQUIRE_OK(worker.tcb().read_registers(false, 0, user_context_words, registers));
    // 16.0.0 takes the LR word for the exception's return address, and leaves x30 alone.
    CHECK("FLT-032", registers.x30 == other_link || registers.x30 == link);
}

CASE(UnknownSyscallFault, AnsweredWithTooManyWordsIgnoresTheRest, "FLT-034") {
    FaultHandler handler(t);
    const Worker worker = start_at(t, handler, distinct_registers(selfe_conformance_fault_trap));
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    answer_with_registers(t, trap_address + instruction_size, sys::seL4_MsgMaxLength);
    const Delivery next = handler.take();
    CHECK("FLT-034", is_behind(next, selfe_conformance_fault_trap));
    CHECK_EQ("FLT-034", next.words[sys::seL4_UnknownSyscall_Syscall], other_argument(7));
    UserContext registers{};
    REQUIRE_OK(worker.tcb().read_registers(false, 0, user_context_words, registers));
    for (const Word untouched : {registers.x8, registers.x9, registers.x19, registers.x28,
                                 registers.x29, registers.tpidr_el0, registers.tpidrro_el0}) {
        CHECK_EQ("FLT-034", untouched, Word{0});
    }
}

CASE(UserException, IsFiveWords, "FLT-035") {
    FaultHandler handler(t);
    start_at(t, handler, distinct_registers(selfe_conformance_fault_undefined));
    const Delivery fault = handler.take();
    CHECK_EQ("FLT-035", fault.info, MessageInfo(sys::seL4_Fault_UserException, 5));
    CHECK_EQ("FLT-035", fault.words[0], address_of(selfe_conformance_fault_undefined));
    CHECK_EQ("FLT-035", fault.words[1], stack);
    CHECK_EQ("FLT-035", fault.words[2] & flags_mask, flags);
}

CASE(UserException, CarriesTheExceptionSyndrome, "FLT-041") {
    FaultHandler handler(t);
    start_at(t, handler, registers_at(selfe_conformance_fault_breakpoint));
    const Delivery fault = handler.take();
    // "ESR_EL1, Exception Syndrome Register": class BRK instruction, 32-bit instruction, comment.
    constexpr Word syndrome = Word{0x3c} << 26 | Word{1} << 25 | 0x123;
    CHECK_EQ("FLT-041", fault.words[sys::seL4_UserException_Number], syndrome);
}

CASE(MisalignedAtomic, IsADataAbort, "FLT-044") {
    FaultHandler handler(t);
    const Word address = address_of(&handler) | 1;
    start_at(t, handler, registers_at(selfe_conformance_fault_misaligned_atomic, address));
    const Delivery fault = handler.take();
    CHECK_EQ("FLT-044", fault.info.label(), Word{sys::seL4_Fault_VMFault});
    CHECK_EQ("FLT-044", fault.words[sys::seL4_VMFault_IP],
             address_of(selfe_conformance_fault_misaligned_atomic));
    CHECK_EQ("FLT-044", fault.words[sys::seL4_VMFault_Addr], address);
}

CASE(UserException, AnsweredWithThreeWordsSetsIpStackAndFlags, "FLT-046") {
    FaultHandler handler(t);
    start_at(t, handler, distinct_registers(selfe_conformance_fault_undefined));
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    const Word next_instruction = address_of(selfe_conformance_fault_undefined) + instruction_size;
    handler.answer(0, next_instruction, other_stack, other_flags);
    const Delivery next = handler.take();
    CHECK("FLT-046", is_behind(next, selfe_conformance_fault_undefined));
    CHECK_EQ("FLT-046", next.words[sys::seL4_UnknownSyscall_SP], other_stack);
    CHECK_EQ("FLT-046", next.words[sys::seL4_UnknownSyscall_SPSR] & flags_mask, other_flags);
    for (Word i = 0; i < argument_count; ++i) {
        CHECK_EQ("FLT-046", next.words[i], argument(i));
    }
}

}  // namespace selfe::conformance
