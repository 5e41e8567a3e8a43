// CNode.Revoke by a thread that descends from what it revokes.
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

}  // namespace

CASE(CNodeRevoke, OfTheOwnThreadsMemoryEndsTheThread, "CN-142") {
    // A worker's TCB, as all else of a case, is made of the case's memory.
    Revocation revocation{t.slot_of(t.memory())};
    const Worker worker = t.start(revocation, revoke_and_return);
    t.settle();
    CHECK("CN-142", !revocation.has_returned);
    CHECK("CN-142", !worker.is_done());
    CHECK("CN-142", t.is_empty(worker.tcb()));
    // The rest of the memory can be had back.
    CHECK_EQ("CN-142", revocation.slot.revoke(), Error::NoError);
    CHECK_EQ("CN-142", t.memory().retype<Untyped>(t.empty_slot(), case_memory_bits),
             Error::NoError);
}

}  // namespace selfe::conformance
