// TCB.SetPriority, SetMCPriority and SetSchedParams: what they refuse, and that nothing changes.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "thread_messages.hpp"

namespace selfe::conformance {
namespace {

void do_nothing(Word&) {}

template <class... Words>
Reply set(Cap<Tcb> thread, Word label, Cap<Any> authority, Words... words) {
    return Invocation(thread, label).words(words...).caps(authority).call();
}

Reply set_both(Cap<Tcb> thread, Cap<Any> authority, Word mcp, Word priority) {
    return set_sched_params_message(thread, authority, mcp, priority, Cap<Any>{}).call();
}

constexpr Word maximum = priority::CaseMaximum;
constexpr Word too_high[] = {maximum + 1, 0x100, Word{1} << (word_bits / 2), ~Word{0}};

}  // namespace

CASE(TcbSetPriority, AboveTheMcpOfTheAuthorityIsRangeError, "TCB-131") {
    Word state = 0;
    const Worker worker = t.start(state, do_nothing, {.priority = priority::Low});
    for (const Word priority : too_high) {
        CHECK_EQ("TCB-131", set(worker.tcb(), sys::TCBSetPriority, t.tcb(), priority),
                 range_error(sys::seL4_MinPrio, maximum));
    }
    CHECK("TCB-131", !worker.is_done());
}

CASE(TcbSetMCPriority, AboveTheMcpOfTheAuthorityIsRangeError, "TCB-134") {
    const Cap<Tcb> thread = t.make<Tcb>();
    for (const Word mcp : too_high) {
        CHECK_EQ("TCB-134", set(thread, sys::TCBSetMCPriority, t.tcb(), mcp),
                 range_error(sys::seL4_MinPrio, maximum));
    }
    // It is still 0.
    CHECK_EQ("TCB-134", set(t.make<Tcb>(), sys::TCBSetPriority, thread, 1), range_error(0, 0));
}

CASE(TcbSetSchedParams, AboveTheMcpOfTheAuthorityIsRangeError, "TCB-138", "TCB-139") {
    Word state = 0;
    const Worker worker = t.start(state, do_nothing, {.priority = priority::Low});
    for (const Word value : too_high) {
        CHECK_EQ("TCB-138", set_both(worker.tcb(), t.tcb(), value, priority::High),
                 range_error(sys::seL4_MinPrio, maximum));
        CHECK_EQ("TCB-139", set_both(worker.tcb(), t.tcb(), maximum, value),
                 range_error(sys::seL4_MinPrio, maximum));
    }
    CHECK("TCB-138", !worker.is_done());
    // Neither has been set because the other was right.
    CHECK_EQ("TCB-139", set(t.make<Tcb>(), sys::TCBSetPriority, worker.tcb(), 1),
             range_error(0, 0));
}

CASE(TcbSetPriority, AuthorityThatIsNoTcbIsInvalidCapability, "TCB-132", "TCB-135", "TCB-140") {
    const Cap<Tcb> thread = t.make<Tcb>();
    for (const Cap<Any> other : {Cap<Any>(t.make<Endpoint>()), Cap<Any>{t.empty_slot().index}}) {
        CHECK_EQ("TCB-132", set(thread, sys::TCBSetPriority, other, 1), invalid_capability(1));
        CHECK_EQ("TCB-135", set(thread, sys::TCBSetMCPriority, other, 1), invalid_capability(1));
        CHECK_EQ("TCB-140", set_both(thread, other, 1, 1), invalid_capability(1));
    }
}

}  // namespace selfe::conformance
