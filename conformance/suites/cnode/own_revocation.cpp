// CNode.Revoke by a thread, or through a capability, that descends from what it revokes.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

struct Revocation {
    Slot slot;
    bool has_returned = false;
};

void revoke_and_return(Revocation& revocation) {
    (void)revocation.slot.revoke();
    revocation.has_returned = true;
}

/// A CNode that holds its own original capability, and two copies elsewhere.
struct SelfHolder {
    static constexpr Word radix = 2;

    explicit SelfHolder(Case& t) {
        const Cap<CNode> original = t.make<CNode>(radix);
        first = t.copy_of(original);
        last = t.copy_of(original);
        t.must(last.slot(1, radix).move(t.slot_of(original)), "the CNode cannot hold itself");
    }

    Cap<CNode> first;
    Cap<CNode> last;  ///< the first to go
};

}  // namespace

CASE(CNodeRevoke, OfTheOwnThreadsMemoryEndsTheThread, "CN-142") {
    // A worker's TCB, as all else of a case, is made of the case's memory. So is its time, with
    // MCS: an interrupt behind the end of that and before the TCB's stops the call for good, but
    // not each time.
    constexpr unsigned tries = 5;
    bool is_gone = false;
    for (unsigned i = 0; i < tries && !is_gone; ++i) {
        Revocation revocation{t.slot_of(t.memory())};
        const Worker worker = t.start(revocation, revoke_and_return);
        t.settle();
        CHECK("CN-142", !revocation.has_returned);
        CHECK("CN-142", !worker.is_done());
        is_gone = t.is_empty(worker.tcb());
        // The rest of the memory can be had back.
        CHECK_EQ("CN-142", revocation.slot.revoke(), Error::NoError);
    }
    CHECK("CN-142", is_gone);
    CHECK_EQ("CN-142", t.memory().retype<Untyped>(t.empty_slot(), case_memory_bits),
             Error::NoError);
}

CASE(CNodeRevoke, ThroughACopyThatGoesTakesTheOthersToo, "CN-134") {
    // An interrupt may come in between the two and end the call, but not each time.
    constexpr unsigned tries = 5;
    Error revoked = Error::InvalidCapability;
    for (unsigned i = 0; i < tries && revoked == Error::InvalidCapability; ++i) {
        const SelfHolder holder(t);
        revoked = holder.last.slot(1, SelfHolder::radix).revoke();
        CHECK("CN-134", t.is_empty(holder.last));
        CHECK("CN-134", !is_ok(revoked) || t.is_empty(holder.first));
    }
    CHECK_EQ("CN-134", revoked, Error::NoError);
}

}  // namespace selfe::conformance
