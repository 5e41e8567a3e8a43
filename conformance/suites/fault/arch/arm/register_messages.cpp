// Faults whose words are registers, on Arm: UnknownSyscall and UserException.
// SPDX-License-Identifier: BSD-2-Clause
#include "message_registers.hpp"

namespace selfe::conformance {
namespace {

constexpr Word flags = 0xa000'0000;
constexpr Word other_flags = 0x5000'0000;

// Each register differs from all others.
constexpr Word argument(Word i) {
    return 0xa000 + i;
}
constexpr Word other_argument(Word i) {
    return 0xb000 + i;
}

UserContext registers_in_message(const void* code) {
    constexpr Word arguments[argument_count] = {argument(0), argument(1), argument(2), argument(3),
                                                argument(4), argument(5), argument(6), argument(7)};
    return distinct_registers(code, arguments, flags);
}

// Answers with the first `length` words of UnknownSyscall's reply, all other than before; words
// that no register takes are 0xdead.
void answer_with_registers(Case& t, Word ip, Word length) {
    for (Word i = 0; i < length; ++i) {
        set_mr(static_cast<int>(i), i < argument_count ? other_argument(i) : 0xdead);
    }
    set_mr(sys::seL4_UnknownSyscall_FaultIP, ip);
    set_mr(sys::seL4_UnknownSyscall_SP, other_stack);
    set_mr(sys::seL4_UnknownSyscall_LR, other_link);
    set_mr(flags_word, other_flags);
    answer_caller(MessageInfo(0, length));
    t.settle();
}

const Word trap_address = address_of(selfe_conformance_fault_trap);

}  // namespace

CASE(UnknownSyscallFault, IsThirteenRegisters, "FLT-024", "FLT-026", "FLT-028") {
    FaultHandler handler(t);
    start_at(t, handler, registers_in_message(selfe_conformance_fault_trap));
    const Delivery fault = handler.take();
    CHECK_EQ(here("FLT-024", "FLT-026"), fault.info,
             MessageInfo(sys::seL4_Fault_UnknownSyscall, 13));
    for (Word i = 0; i < argument_count; ++i) {
        CHECK_EQ("FLT-028", fault.words[i], argument(i));
    }
    CHECK_EQ("FLT-028", fault.words[8], trap_address);
    CHECK_EQ("FLT-028", fault.words[9], stack);
    CHECK_EQ("FLT-028", fault.words[11] & flags_mask, flags);
    CHECK_EQ(here("FLT-024", "FLT-026"), fault.words[12], argument(7));  // the call's number
}

CASE(UnknownSyscallFault, AnsweredWithSomeRegistersSetsThose, "FLT-032") {
    FaultHandler handler(t);
    start_at(t, handler, registers_in_message(selfe_conformance_fault_trap));
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    answer_with_registers(t, 0, 3);
    const Delivery again = handler.take();
    for (Word i = 0; i < argument_count; ++i) {
        CHECK_EQ("FLT-032", again.words[i], i < 3 ? other_argument(i) : argument(i));
    }
    CHECK_EQ("FLT-032", again.words[sys::seL4_UnknownSyscall_FaultIP], trap_address);
    CHECK_EQ("FLT-032", again.words[sys::seL4_UnknownSyscall_SP], stack);
}

CASE(UnknownSyscallFault, AnsweredUpToTheFlagsLeavesThem, "FLT-032") {
    FaultHandler handler(t);
    start_at(t, handler, registers_in_message(selfe_conformance_fault_trap));
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    answer_with_registers(t, trap_address + instruction_size, flags_word);
    const Delivery next = handler.take();
    CHECK("FLT-032", is_behind(next, selfe_conformance_fault_trap));
    CHECK_EQ("FLT-032", next.words[sys::seL4_UnknownSyscall_SP], other_stack);
    CHECK_EQ("FLT-032", next.words[flags_word] & flags_mask, flags);
}

CASE(UnknownSyscallFault, AnsweredWithAllRegistersSetsThem, "FLT-032") {
    FaultHandler handler(t);
    const Worker worker = start_at(t, handler, registers_in_message(selfe_conformance_fault_trap));
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    answer_with_registers(t, trap_address + instruction_size, 12);
    const Delivery next = handler.take();
    CHECK("FLT-032", is_behind(next, selfe_conformance_fault_trap));
    for (Word i = 0; i < argument_count; ++i) {
        CHECK_EQ("FLT-032", next.words[i], other_argument(i));
    }
    CHECK_EQ("FLT-032", next.words[sys::seL4_UnknownSyscall_SP], other_stack);
    CHECK_EQ("FLT-032", next.words[flags_word] & flags_mask, other_flags);
    UserContext registers{};
    REQUIRE_OK(worker.tcb().read_registers(false, 0, user_context_words, registers));
    // 16.0.0 takes the LR word for the exception's return address, and leaves the register alone.
    CHECK("FLT-032", registers.*link_register == other_link || registers.*link_register == link);
}

CASE(UnknownSyscallFault, AnsweredWithTooManyWordsIgnoresTheRest, "FLT-034") {
    FaultHandler handler(t);
    const Worker worker = start_at(t, handler, registers_in_message(selfe_conformance_fault_trap));
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    answer_with_registers(t, trap_address + instruction_size, sys::seL4_MsgMaxLength);
    const Delivery next = handler.take();
    CHECK("FLT-034", is_behind(next, selfe_conformance_fault_trap));
    CHECK_EQ("FLT-034", next.words[sys::seL4_UnknownSyscall_Syscall], other_argument(7));
    UserContext registers{};
    REQUIRE_OK(worker.tcb().read_registers(false, 0, user_context_words, registers));
    for (const Register untouched : untouched_registers) {
        CHECK_EQ("FLT-034", registers.*untouched, Word{0});
    }
}

CASE(UserException, IsFiveWords, "FLT-035", "FLT-037") {
    FaultHandler handler(t);
    start_at(t, handler, registers_in_message(selfe_conformance_fault_undefined));
    const Delivery fault = handler.take();
    CHECK_EQ(here("FLT-035", "FLT-037"), fault.info, MessageInfo(sys::seL4_Fault_UserException, 5));
    CHECK_EQ(here("FLT-035", "FLT-037"), fault.words[0],
             address_of(selfe_conformance_fault_undefined));
    CHECK_EQ(here("FLT-035", "FLT-037"), fault.words[1], stack);
    CHECK_EQ(here("FLT-035", "FLT-037"), fault.words[2] & flags_mask, flags);
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
    start_at(t, handler, registers_in_message(selfe_conformance_fault_undefined));
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    const Word next_instruction = address_of(selfe_conformance_fault_undefined) + instruction_size;
    handler.answer(0, next_instruction, other_stack, other_flags);
    const Delivery next = handler.take();
    CHECK("FLT-046", is_behind(next, selfe_conformance_fault_undefined));
    CHECK_EQ("FLT-046", next.words[sys::seL4_UnknownSyscall_SP], other_stack);
    CHECK_EQ("FLT-046", next.words[flags_word] & flags_mask, other_flags);
    for (Word i = 0; i < argument_count; ++i) {
        CHECK_EQ("FLT-046", next.words[i], argument(i));
    }
}

}  // namespace selfe::conformance
