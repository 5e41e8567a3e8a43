// UnknownSyscall: what the answer does to the thread. Its registers are arch/'s matter.
// SPDX-License-Identifier: BSD-2-Clause
#include "faulting_thread.hpp"

namespace selfe::conformance {

CASE(UnknownSyscallFault, AnsweredWithoutWordsTrapsAgain, "FLT-031") {
    FaultHandler handler(t);
    start_at(t, handler, registers_at(selfe_conformance_fault_trap));
    const Delivery first = handler.take();
    CHECK_EQ("FLT-031", first.words[sys::seL4_UnknownSyscall_FaultIP],
             address_of(selfe_conformance_fault_trap));
    handler.answer(0);
    const Delivery again = handler.take();
    CHECK_EQ("FLT-031", again.info.label(), first.info.label());
    CHECK_EQ("FLT-031", again.info.length(), first.info.length());
    for (size_t word = 0; word < first.info.length(); ++word) {
        if (!is_lost_in_system_calls(word)) {
            CHECK_EQ("FLT-031", again.words[word], first.words[word]);
        }
    }
}

CASE(UnknownSyscallFault, AnsweredWithAnotherIpGoesOnThere, "FLT-031") {
    FaultHandler handler(t);
    start_at(t, handler, registers_at(selfe_conformance_fault_trap));
    handler.skip(handler.take());
    CHECK("FLT-031", is_behind(handler.take(), selfe_conformance_fault_trap));
}

CASE(UnknownSyscallFault, AnsweredWithALabelStaysStopped, "FLT-033") {
    FaultHandler handler(t);
    const Worker worker = start_at(t, handler, registers_at(selfe_conformance_fault_trap));
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    handler.answer(1);
    CHECK_EQ("FLT-033", handler.take().badge, Word{0});
    // Nothing but the label held it back.
    REQUIRE_OK(worker.tcb().resume());
    CHECK_EQ("FLT-033", handler.take().badge, FaultHandler::badge);
}

}  // namespace selfe::conformance
