// UserException: instructions that a processor refuses, and what the answer does.
// SPDX-License-Identifier: BSD-2-Clause
#include "faulting_thread.hpp"

namespace selfe::conformance {
namespace {

// The fault of a thread that begins with one instruction.
Delivery fault_of(Case& t, const void* code) {
    FaultHandler handler(t);
    start_at(t, handler, registers_at(code));
    return handler.take();
}

}  // namespace

CASE(UserException, OfAnUndefinedInstructionNamesIt, "FLT-039") {
    const Delivery fault = fault_of(t, selfe_conformance_fault_undefined);
    CHECK_EQ("FLT-039", fault.info.label(), Word{sys::seL4_Fault_UserException});
    CHECK_EQ("FLT-039", fault.words[sys::seL4_UserException_FaultIP],
             address_of(selfe_conformance_fault_undefined));
}

CASE(UserException, OfAPrivilegedInstructionNamesIt, "FLT-043") {
    const Delivery fault = fault_of(t, selfe_conformance_fault_privileged);
    CHECK_EQ("FLT-043", fault.info.label(), Word{sys::seL4_Fault_UserException});
    CHECK_EQ("FLT-043", fault.words[sys::seL4_UserException_FaultIP],
             address_of(selfe_conformance_fault_privileged));
}

CASE(UserException, AnsweredWithAnotherIpGoesOnThere, "FLT-046") {
    FaultHandler handler(t);
    start_at(t, handler, registers_at(selfe_conformance_fault_undefined));
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    handler.answer(0, address_of(selfe_conformance_fault_undefined) + instruction_size);
    CHECK("FLT-046", is_behind(handler.take(), selfe_conformance_fault_undefined));
}

CASE(UserException, AnsweredWithoutWordsComesAgain, "FLT-046") {
    FaultHandler handler(t);
    start_at(t, handler, registers_at(selfe_conformance_fault_undefined));
    const Delivery first = handler.take();
    REQUIRE_EQ(first.badge, FaultHandler::badge);
    handler.answer(0);
    CHECK_EQ("FLT-046", handler.take().message(), first.message());
}

CASE(UserException, AnsweredWithALabelStaysStopped, "FLT-047") {
    FaultHandler handler(t);
    start_at(t, handler, registers_at(selfe_conformance_fault_undefined));
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    handler.answer(1, address_of(selfe_conformance_fault_undefined) + instruction_size);
    CHECK_EQ("FLT-047", handler.take().badge, Word{0});
}

}  // namespace selfe::conformance
