// UserException on x86_64: its words, vectors and error codes.
// SPDX-License-Identifier: BSD-2-Clause
#include "distinct_registers.hpp"
#include "faulting_thread.hpp"

namespace selfe::conformance {
namespace {

// "Intel 64 and IA-32 Architectures Software Developer's Manual", volume 3, section "Exception and
// Interrupt Vectors".
constexpr Word divide_error = 0;
constexpr Word invalid_opcode = 6;
constexpr Word general_protection = 13;

// Number and code of the exception that one instruction raises.
Reply exception_of(Case& t, const void* code, Word address = 0) {
    FaultHandler handler(t);
    start_at(t, handler, registers_at(code, address));
    const Delivery fault = handler.take();
    return message_of(fault.info.label(), fault.words[sys::seL4_UserException_FaultIP],
                      fault.words[sys::seL4_UserException_Number],
                      fault.words[sys::seL4_UserException_Code]);
}
Reply exception(const void* code, Word number) {
    return message_of(sys::seL4_Fault_UserException, address_of(code), number, 0);
}

}  // namespace

CASE(UserException, IsFiveWords, "FLT-036") {
    FaultHandler handler(t);
    start_at(t, handler, distinct_registers(selfe_conformance_fault_undefined));
    const Delivery fault = handler.take();
    CHECK_EQ("FLT-036", fault.info, MessageInfo(sys::seL4_Fault_UserException, 5));
    CHECK_EQ("FLT-036", fault.words[0], address_of(selfe_conformance_fault_undefined));
    CHECK_EQ("FLT-036", fault.words[1], stack);
    CHECK_EQ("FLT-036", fault.words[2] & flags_mask, flags);
    CHECK_EQ("FLT-036", fault.words[3], invalid_opcode);
}

CASE(UserException, CarriesVectorAndErrorCode, "FLT-040") {
    const char* const undefined = selfe_conformance_fault_undefined;
    const char* const privileged = selfe_conformance_fault_privileged;
    CHECK_EQ("FLT-040", exception_of(t, undefined), exception(undefined, invalid_opcode));
    CHECK_EQ("FLT-040", exception_of(t, privileged), exception(privileged, general_protection));
}

CASE(UserException, OfASegmentBeyondTheTableCarriesItsSelector, "FLT-040") {
    constexpr Word beyond = 0x7ff8;  // index 0xfff; tables have a handful of descriptors
    FaultHandler handler(t);
    start_at(t, handler, registers_at(selfe_conformance_fault_load_segment, 0, beyond));
    const Delivery fault = handler.take();
    CHECK_EQ("FLT-040", fault.words[sys::seL4_UserException_Number], general_protection);
    CHECK_EQ("FLT-040", fault.words[sys::seL4_UserException_Code], beyond);
}

CASE(UserException, OfADivisionByZero, "FLT-042") {
    const char* const divide = selfe_conformance_fault_divide;
    CHECK_EQ("FLT-042", exception_of(t, divide), exception(divide, divide_error));
}

CASE(UserException, OfAPortInstruction, "FLT-045") {
    for (const char* const code :
         {selfe_conformance_fault_port_in, selfe_conformance_fault_port_out}) {
        CHECK_EQ("FLT-045", exception_of(t, code), exception(code, general_protection));
    }
}

CASE(UserException, OfANonCanonicalAddress, "VS-247") {
    constexpr Word non_canonical = Word{1} << 62;
    const char* const load = selfe_conformance_fault_load;
    CHECK_EQ("VS-247", exception_of(t, load, non_canonical), exception(load, general_protection));
}

CASE(NonCanonicalInstructionPointer, IsAFaultOfTheThread, "VS-247") {
    for (const Word ip : {Word{1} << 47, Word{1} << 62, ~(Word{1} << 63)}) {
        FaultHandler handler(t);
        start_at(t, handler, registers_at(reinterpret_cast<const void*>(ip)));
        CHECK_EQ("VS-247", handler.take().badge, FaultHandler::badge);
    }
}

CASE(UserException, AnsweredWithThreeWordsSetsIpStackAndFlags, "FLT-046") {
    FaultHandler handler(t);
    const Worker worker =
        start_at(t, handler, distinct_registers(selfe_conformance_fault_undefined));
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    handler.answer(0, address_of(selfe_conformance_fault_privileged), other_stack, other_flags);
    const Delivery next = handler.take();
    CHECK_EQ("FLT-046", next.words[sys::seL4_UserException_FaultIP],
             address_of(selfe_conformance_fault_privileged));
    CHECK_EQ("FLT-046", next.words[sys::seL4_UserException_SP], other_stack);
    CHECK_EQ("FLT-046", next.words[sys::seL4_UserException_FLAGS] & flags_mask, other_flags);
    UserContext registers{};
    REQUIRE_OK(worker.tcb().read_registers(false, 0, user_context_words, registers));
    for (Word i = 0; i < sys::seL4_UnknownSyscall_FaultIP; ++i) {
        CHECK_EQ("FLT-046", general_register(registers, i), distinct_register(i));
    }
}

}  // namespace selfe::conformance
