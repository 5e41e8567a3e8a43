// How many ASIDs and pools there are, and that they come back.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/probe.hpp"
#include "stock.hpp"

namespace selfe::conformance {
namespace {

constexpr Word asids_of_a_pool = Word{1} << sys::seL4_ASIDPoolIndexBits;
constexpr Word asids_of_the_text = 1024;

Word exhaust_pool(Stock& stock, Cap<AsidPool> pool, Reply& refusal) {
    Word assigned = 0;
    for (refusal = stock.assign(pool, assigned); refusal == success();
         refusal = stock.assign(pool, assigned)) {
        ++assigned;
    }
    return assigned;
}

Cap<AsidPool> fresh_pool(Case& t) {
    const Slot pool = t.empty_slot();
    REQUIRE_OK(t.asid_control().make_pool(t.make<Untyped>(sys::seL4_ASIDPoolBits), pool));
    return Cap<AsidPool>{pool.index};
}

}  // namespace

CASE(AsidControlMakePool, BeyondTheLastPoolIsDeleteFirst, "ASID-011", "ASID-036") {
    Stock stock(t);
    Reply refusal;
    CHECK_EQ(here("ASID-011", "ASID-036"), exhaust_pools(stock, refusal), pools - 1);
    CHECK_EQ(here("ASID-011", "ASID-036"), refusal, delete_first());
}

CASE(AsidControlMakePool, ADeletedPoolMakesPlaceForAnother, "ASID-016", "ASID-041") {
    Stock stock(t);
    Reply refusal;
    const Word made = exhaust_pools(stock, refusal);
    REQUIRE(made > 0);
    REQUIRE_OK(stock.kept(made / 2).delete_());
    CHECK_EQ(here("ASID-016", "ASID-041"), stock.make_pool(made / 2), success());
    CHECK_EQ(here("ASID-016", "ASID-041"), stock.make_pool(made), delete_first());
}

CASE(AsidPoolAssign, BeyondTheLastAsidIsDeleteFirst, "ASID-021", "ASID-046", "ASID-025",
     "ASID-050") {
    Stock stock(t);
    Reply refusal;
    const Word assigned = exhaust_pool(stock, fresh_pool(t), refusal);
    CHECK_EQ(here("ASID-021", "ASID-046"), refusal, delete_first());
    // The interface text says 1024, the header's constant and the released kernels less.
    CHECK(here("ASID-025", "ASID-050"),
          assigned == asids_of_a_pool || assigned == asids_of_the_text);
}

CASE(AsidPoolAssign, ADeletedVSpaceMakesPlaceForAnother, "ASID-077") {
    Stock stock(t);
    const Cap<AsidPool> pool = fresh_pool(t);
    Reply refusal;
    const Word assigned = exhaust_pool(stock, pool, refusal);
    REQUIRE(assigned > 0);
    REQUIRE_OK(stock.kept(assigned).delete_());  // the one that was refused
    REQUIRE_OK(stock.kept(assigned / 2).delete_());
    const Cap<VSpace> vspace = t.make<VSpace>();
    CHECK_EQ("ASID-077", Invocation(pool, method::asid_pool_assign).caps(vspace).call(), success());
    CHECK_EQ("ASID-077", stock.assign(pool, assigned), delete_first());
}

CASE(AsidPoolAssign, AReusedAsidHasNoStaleTranslations, "ASID-077") {
    // One ASID of the pool is free at a time: each VSpace gets its predecessor's.
    Stock stock(t);
    const Cap<AsidPool> pool = fresh_pool(t);
    Reply refusal;
    const Word assigned = exhaust_pool(stock, pool, refusal);
    for (Word value = 1; value <= 3; ++value) {
        REQUIRE_OK(stock.kept(value == 1 ? 0 : assigned + value - 1).delete_());
        const Cap<VSpace> vspace = t.make<VSpace>();
        REQUIRE_EQ(Invocation(pool, method::asid_pool_assign).caps(vspace).call(), success());
        Probe probe(t, vspace);
        CHECK("ASID-077", !probe.can_read(window));
        map_page(t, vspace, make_page(t), window);
        CHECK_EQ("ASID-077", probe.read(window).value, Word{0});
        REQUIRE(probe.can_write(window, value));
        REQUIRE_OK(stock.kept(assigned + value).move(t.slot_of(vspace)));
        REQUIRE_OK(probe.tcb().set_space(Cap<Endpoint>{}, t.cnode(), 0, t.vspace(), 0));
    }
}

}  // namespace selfe::conformance
