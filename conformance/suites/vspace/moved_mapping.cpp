// Capabilities of mapped pages and tables that change their slot: the mapping goes with them.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/probe.hpp"

namespace selfe::conformance {
namespace {

enum class Way { Move, Mutate, Rotate };

constexpr Way all_ways[] = {Way::Move, Way::Mutate, Way::Rotate};

// Where the capability is afterwards.
template <class Object>
Cap<Object> carried(Case& t, Way way, Cap<Object> cap) {
    const Slot source = t.slot_of(cap);
    const Slot target = t.empty_slot();
    if (way == Way::Move) {
        REQUIRE_OK(target.move(source));
    } else if (way == Way::Mutate) {
        REQUIRE_OK(target.mutate(source, 0));
    } else {
        // Another one takes its place.
        REQUIRE_OK(target.rotate(0, source, 0, t.slot_of(t.make<Tcb>())));
    }
    return Cap<Object>{target.index};
}

}  // namespace

CASE(PageMove, OfAMappedPageTakesTheMappingAlong, "CN-190") {
    Probe probe(t, t.vspace());
    for (const Way way : all_ways) {
        const Cap<Page> page = make_page(t);
        map_page(t, t.vspace(), page, window);
        REQUIRE(probe.can_write(window, 5));
        const Cap<Page> moved = carried(t, way, page);
        CHECK_EQ("CN-190", probe.read(window), (Access{true, 5, 0, false}));
        REQUIRE_OK(t.slot_of(moved).delete_());
        CHECK_EQ("CN-190", probe.read(window), (Access{false, 0, window, false}));
    }
}

CASE(PageTableMove, OfAMappedTableTakesTheMappingAlong, "CN-190") {
    Probe probe(t, t.vspace());
    for (const Way way : all_ways) {
        const Cap<Any> table = map_page(t, t.vspace(), make_page(t), window);
        const Cap<Any> moved = carried(t, way, table);
        CHECK("CN-190", probe.can_read(window));
        REQUIRE_OK(t.slot_of(moved).delete_());
        CHECK("CN-190", !probe.can_read(window));
    }
}

}  // namespace selfe::conformance
