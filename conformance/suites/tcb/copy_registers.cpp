// TCB.CopyRegisters: which registers go over, and what becomes of the two threads.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "threads.hpp"

namespace selfe::conformance {
namespace {

void do_nothing(Word&) {}

// Two stopped threads with different registers.
struct Pair {
    Cap<Tcb> source;
    Cap<Tcb> target;
    UserContext source_registers = distinct_registers(1);
    UserContext target_registers = distinct_registers(2);

    explicit Pair(Case& t) : source(t.make<Tcb>()), target(t.make<Tcb>()) {
        REQUIRE_OK(source.write_registers(false, 0, user_context_words, source_registers));
        REQUIRE_OK(target.write_registers(false, 0, user_context_words, target_registers));
    }
};

}  // namespace

CASE(TcbCopyRegisters, TransferFrameLeavesTheIntegerRegisters, "TCB-079") {
    const Pair pair(t);
    CHECK_EQ("TCB-079", pair.target.copy_registers(pair.source, false, false, true, false, 0),
             Error::NoError);
    const UserContext after = registers_of(t, pair.target);
    CHECK_EQ("TCB-079", differing_registers(after, pair.source_registers, 0, frame_register_count),
             Word{0});
    CHECK_EQ("TCB-079", differing_registers(after, pair.target_registers, frame_register_count),
             Word{0});
}

CASE(TcbCopyRegisters, TransferIntegerLeavesTheFrame, "TCB-080") {
    const Pair pair(t);
    CHECK_EQ("TCB-080", pair.target.copy_registers(pair.source, false, false, false, true, 0),
             Error::NoError);
    const UserContext after = registers_of(t, pair.target);
    CHECK_EQ("TCB-080", differing_registers(after, pair.target_registers, 0, frame_register_count),
             Word{0});
    CHECK_EQ("TCB-080", differing_registers(after, pair.source_registers, frame_register_count),
             Word{0});
}

CASE(TcbCopyRegisters, WithoutTransferChangesNoRegister, "TCB-079", "TCB-080") {
    const Pair pair(t);
    REQUIRE_OK(pair.target.copy_registers(pair.source, false, false, false, false, 0));
    const UserContext after = registers_of(t, pair.target);
    CHECK_EQ("TCB-079", differing_registers(after, pair.target_registers), Word{0});
    CHECK_EQ("TCB-080", differing_registers(after, pair.target_registers), Word{0});
}

CASE(TcbCopyRegisters, SuspendSourceStopsTheSource, "TCB-081") {
    Word state = 0;
    const Worker source = t.start(state, do_nothing, {.priority = priority::Low});
    REQUIRE_OK(t.make<Tcb>().copy_registers(source.tcb(), true, false, false, false, 0));
    t.settle();
    CHECK("TCB-081", !source.is_done());
}

CASE(TcbCopyRegisters, WithoutSuspendSourceTheSourceRunsOn, "TCB-081") {
    Word state = 0;
    const Worker source = t.start(state, do_nothing, {.priority = priority::Low});
    REQUIRE_OK(t.make<Tcb>().copy_registers(source.tcb(), false, false, true, true, 0));
    t.settle();
    CHECK("TCB-081", source.is_done());
}

CASE(TcbCopyRegisters, ResumeTargetStartsTheTarget, "TCB-081") {
    Word state = 0;
    const Worker started = t.prepare(state, do_nothing);
    const Worker stopped = t.prepare(state, do_nothing);
    REQUIRE_OK(started.tcb().copy_registers(t.make<Tcb>(), false, true, false, false, 0));
    REQUIRE_OK(stopped.tcb().copy_registers(t.make<Tcb>(), false, false, false, false, 0));
    t.settle();
    CHECK("TCB-081", started.is_done());
    CHECK("TCB-081", !stopped.is_done());
}

CASE(TcbCopyRegisters, FromAnotherObjectIsInvalidCapability, "TCB-082") {
    const Cap<Tcb> target = t.make<Tcb>();
    for (const Cap<Any> source : {Cap<Any>(t.make<Endpoint>()), Cap<Any>{t.empty_slot().index}}) {
        CHECK_EQ("TCB-082", Invocation(target, sys::TCBCopyRegisters).words(0).caps(source).call(),
                 invalid_capability(1));
    }
}

}  // namespace selfe::conformance
