// CNode.Delete of a capability that is not the last: the object lives on, whatever its type.
// SPDX-License-Identifier: BSD-2-Clause
//
// Endpoints, notifications, pages, tables, interrupts and ports: in the suites that are about them.
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/probe.hpp"

namespace selfe::conformance {
namespace {

// Copies a capability and deletes the copy.
void lose_a_copy(Case& t, Cap<Any> cap) {
    REQUIRE_OK(t.slot_of(t.copy_of(cap)).delete_());
}

}  // namespace

CASE(CNodeDelete, OfACopyLetsTheThreadRunOn, "CN-125") {
    Word state = 0;
    const Worker worker = t.start(state, +[](Word&) {}, {.priority = priority::Low});
    lose_a_copy(t, worker.tcb());
    t.settle();
    CHECK("CN-125", worker.is_done());
}

CASE(CNodeDelete, OfACopyLeavesTheCNodeItsContents, "CN-125") {
    constexpr Word radix = 2;
    const Cap<CNode> cnode = t.make<CNode>(radix);
    for (Word i = 0; i < Word{1} << radix; ++i) {
        REQUIRE_OK(t.memory().retype<Endpoint>(cnode.slot(i, radix)));
    }
    lose_a_copy(t, cnode);
    for (Word i = 0; i < Word{1} << radix; ++i) {
        CHECK("CN-125", !t.is_empty(cnode.slot(i, radix)));
    }
}

CASE(CNodeDelete, OfACopyLeavesTheUntypedItsMemory, "CN-125") {
    const Cap<Untyped> region = t.make<Untyped>(Traits<Endpoint>::size_bits);
    lose_a_copy(t, region);
    CHECK_EQ("CN-125", region.retype<Endpoint>(t.empty_slot()), Error::NoError);
}

CASE(CNodeDelete, OfACopyLeavesTheVSpaceUsable, "CN-125") {
    const Cap<VSpace> vspace = make_vspace(t);
    map_page(t, vspace, make_page(t), window);
    Probe probe(t, vspace);
    REQUIRE(probe.can_write(window, 6));
    lose_a_copy(t, vspace);
    CHECK_EQ("CN-125", probe.read(window).value, Word{6});
    CHECK_EQ("CN-125", probe.enter(vspace), Error::NoError);
}

CASE(CNodeDelete, OfACopyLeavesTheAsidPoolItsVSpaces, "CN-125") {
    const Slot slot = t.empty_slot();
    REQUIRE_OK(t.asid_control().make_pool(t.make<Untyped>(sys::seL4_ASIDPoolBits), slot));
    const Cap<AsidPool> pool{slot.index};
    const Cap<VSpace> vspace = t.make<VSpace>();
    REQUIRE_OK(pool.assign(vspace));
    map_page(t, vspace, make_page(t), window);
    Probe probe(t, vspace);
    REQUIRE(probe.can_write(window, 7));
    lose_a_copy(t, pool);
    CHECK_EQ("CN-125", probe.read(window).value, Word{7});
}

}  // namespace selfe::conformance
