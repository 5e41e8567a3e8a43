// What AArch64's exception registers leave in messages about faults.
// SPDX-License-Identifier: BSD-2-Clause
#include "message_registers.hpp"
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/arch/trapped.hpp"

namespace selfe::conformance {
namespace {

const Word trap_address = address_of(selfe_conformance_fault_trap);

/// "Arm Architecture Reference Manual", section "ESR_EL1, Exception Syndrome Register": class of
/// the exception, 32-bit instruction, and what the class adds.
constexpr Word syndrome(Word exception_class, Word specific) {
    return exception_class << 26 | Word{1} << 25 | specific;
}
constexpr Word unknown_reason = 0x00;
constexpr Word breakpoint_instruction = 0x3c;
constexpr Word instruction_abort = 0x20, data_abort = 0x24;  // of a lower exception level

// The class of the exception in the status of the fault of a thread that begins at `code`.
Word abort_class(Case& t, const void* code) {
    FaultHandler handler(t);
    start_at(t, handler, registers_at(code, window));
    return handler.take().words[sys::seL4_VMFault_FSR] >> 26 & 0x3f;
}

}  // namespace

CASE(UnknownSyscallFault, LinkRegisterIsX30, "FLT-030") {
    FaultHandler handler(t);
    const Worker worker =
        start_at(t, handler, distinct_registers(selfe_conformance_fault_trap, {}, 0));
    const Word lr = handler.take().words[sys::seL4_UnknownSyscall_LR];
    // 16.0.0 delivers the exception's return address, which is that of the next instruction.
    CHECK("FLT-030", lr == link || lr == trap_address + instruction_size);
    // Whatever it delivers, the register itself is untouched.
    UserContext registers{};
    REQUIRE_OK(worker.tcb().read_registers(false, 0, user_context_words, registers));
    CHECK_EQ("FLT-030", registers.*link_register, link);
}

CASE(UserException, CarriesTheExceptionSyndrome, "FLT-041") {
    FaultHandler handler(t);
    start_at(t, handler, registers_at(selfe_conformance_fault_undefined));
    CHECK_EQ("FLT-041", handler.take().words[sys::seL4_UserException_Number],
             syndrome(unknown_reason, 0));
}

CASE(VmFault, StatusTellsFetchFromLoad, "FLT-055") {
    CHECK_EQ("FLT-055", abort_class(t, reinterpret_cast<const void*>(window)), instruction_abort);
    CHECK_EQ("FLT-055", abort_class(t, selfe_conformance_fault_load), data_abort);
}

CASE(BreakpointInstruction, CarriesTheExceptionSyndrome, "FLT-041") {
    FaultHandler handler(t);
    start_at(t, handler, registers_at(selfe_conformance_fault_breakpoint));
    const Delivery fault = handler.take();
    CHECK_EQ("FLT-041", fault.info.label(), trapped_fault);
    CHECK_EQ("FLT-041", fault.words[trapped_syndrome_word],
             syndrome(breakpoint_instruction, 0x123));
}

}  // namespace selfe::conformance
