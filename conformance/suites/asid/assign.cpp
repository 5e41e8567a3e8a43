// AsidPool.Assign: what makes a VSpace usable.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/arch/methods.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/conformance/probe.hpp"

namespace selfe::conformance {
namespace {

Reply assign(Cap<Any> pool, Cap<Any> vspace) {
    return Invocation(pool, method::asid_pool_assign).caps(vspace).call();
}

// A pool of the case's own.
Slot make_pool(Case& t) {
    const Slot pool = t.empty_slot();
    REQUIRE_OK(t.asid_control().make_pool(t.make<Untyped>(sys::seL4_ASIDPoolBits), pool));
    return pool;
}

}  // namespace

CASE(AsidPoolAssign, MakesAVSpaceUsable, "ASID-020", "ASID-045", "ASID-079") {
    const Cap<VSpace> vspace = t.make<VSpace>();
    const Cap<Tcb> thread = t.make<Tcb>();
    const auto use = [&] { return thread.set_space(Cap<Endpoint>{}, t.cnode(), 0, vspace, 0); };
    REQUIRE_EQ(use(), Error::IllegalOperation);
    CHECK_EQ("ASID-079", assign(t.asid_pool(), vspace), success());
    CHECK_EQ(here("ASID-020", "ASID-045"), use(), Error::NoError);
    map_page(t, vspace, make_page(t), window);
    Probe probe(t, vspace);
    CHECK(here("ASID-020", "ASID-045"), probe.can_write(window, 3));
    CHECK_EQ(here("ASID-020", "ASID-045"), probe.read(window).value, Word{3});
}

CASE(AsidPoolAssign, AnotherObjectThanAVSpaceIsInvalidCapability, "ASID-022", "ASID-047") {
    for (const Cap<Any> other : {Cap<Any>(make_page(t)), Cap<Any>(t.make<PageTable>()),
                                 Cap<Any>(t.make<Endpoint>()), Cap<Any>{t.empty_slot().index}}) {
        CHECK_EQ(here("ASID-022", "ASID-047"), assign(t.asid_pool(), other), invalid_capability(1));
    }
}

CASE(AsidPoolAssign, AnAssignedVSpaceIsInvalidCapability, "ASID-023", "ASID-048") {
    CHECK_EQ(here("ASID-023", "ASID-048"), assign(t.asid_pool(), make_vspace(t)),
             invalid_capability(1));
    CHECK_EQ(here("ASID-023", "ASID-048"), assign(Cap<AsidPool>{make_pool(t).index}, t.vspace()),
             invalid_capability(1));
}

CASE(AsidPoolDelete, StopsItsVSpaces, "ASID-078") {
    const Slot pool = make_pool(t);
    const Cap<VSpace> vspace = t.make<VSpace>();
    REQUIRE_EQ(assign(Cap<AsidPool>{pool.index}, vspace), success());
    map_page(t, vspace, make_page(t), window);
    Probe probe(t, vspace);
    REQUIRE(probe.can_read(window));
    REQUIRE_OK(pool.delete_());
    CHECK("ASID-078", !probe.can_read(window));
    CHECK_EQ("ASID-078",
             Invocation(t.make<PageTable>(), method::page_table_map)
                 .words(0, VmAttributes::standard().bits)
                 .caps(vspace)
                 .call(),
             invalid_root(Lookup::Other));
}

CASE(AsidPoolDelete, LeavesItsVSpacesNothingOfThoseThatGetTheirAsids, "ASID-081") {
    // Pools and ASIDs are handed out from the lowest on, so the second one gets those of the first.
    const Slot pool = make_pool(t);
    const Cap<VSpace> former = t.make<VSpace>();
    REQUIRE_EQ(assign(Cap<AsidPool>{pool.index}, former), success());
    REQUIRE_OK(pool.delete_());
    const Cap<VSpace> heir = t.make<VSpace>();
    REQUIRE_EQ(assign(Cap<AsidPool>{make_pool(t).index}, heir), success());
    map_page(t, heir, make_page(t), window);
    Probe probe(t, heir);
    REQUIRE(probe.can_write(window, 4));
    CHECK_EQ("ASID-081",
             Invocation(t.make<PageTable>(), method::page_table_map)
                 .words(0, VmAttributes::standard().bits)
                 .caps(former)
                 .call(),
             invalid_capability(1));
    REQUIRE_OK(t.slot_of(former).delete_());
    CHECK_EQ("ASID-081", probe.read(window).value, Word{4});
}

}  // namespace selfe::conformance
