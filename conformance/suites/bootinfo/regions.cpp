// The root task's CNode as a whole: its size, and the regions that boot information names.
// SPDX-License-Identifier: BSD-2-Clause
#include "object_labels.hpp"
#include "selfe/claims.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

constexpr size_t region_count = 8;

struct Regions {
    SlotRegion all[region_count];

    Regions()
        : all{boot_info().empty_slots(),       boot_info().shared_frames(),
              boot_info().user_image_frames(), boot_info().user_image_paging(),
              boot_info().io_space_caps(),     boot_info().extra_bi_pages(),
              boot_info().untyped_slots(),     time_authorities(boot_info())} {}
};

Word cnode_slots() {
    return Word{1} << boot_info().init_thread_cnode_size_bits();
}

// The monitor takes its slots from the start of the region; it needs fewer than these.
constexpr Word monitor_slots = 32;

}  // namespace

CASE(RootCNode, GuardMakesSlotNumbersAddresses, "BI-023") {
    const Word bits = boot_info().init_thread_cnode_size_bits();
    const Cap<Endpoint> source = t.make<Endpoint>();
    const auto copy_into = [&](Word index) {
        return Invocation(Cap<CNode>{case_slot::BootCNode}, sys::CNodeCopy)
            .words(index, word_bits, source.bits, word_bits, Rights::all().raw().words[0])
            .caps(t.cnode())
            .call();
    };
    // The last slot that is free is there at full depth, and what would be behind the last of all
    // is against the guard, whose length the kernel tells.
    const Slot last = t.boot_slot(cnode_slots() - 1 - claims().slots.size());
    REQUIRE(t.is_empty(last));
    CHECK_EQ("BI-023", copy_into(last.index), success());
    REQUIRE_OK(last.delete_());
    CHECK_EQ("BI-023", copy_into(cnode_slots()),
             guard_mismatch(Lookup::Other, word_bits, 0, word_bits - bits));
}

CASE(BootInfo, EmptyRegionIsEmptyAndUsable, "BI-024") {
    const SlotRegion empty = boot_info().empty_slots();
    CHECK("BI-024", empty.end <= cnode_slots());
    // A capability goes into each slot and out again.
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    Word unusable = 0;
    for (Word index = empty.start + monitor_slots; index < empty.end; ++index) {
        const Slot slot = t.boot_slot(index);
        const Error error = slot.copy(t.slot_of(endpoint), Rights::all());
        unusable += error == Error::NoError && slot.delete_() == Error::NoError ? 0 : 1;
    }
    CHECK_EQ("BI-024", unusable, Word{0});
}

CASE(BootInfo, RegionsLieApartAboveTheFixedSlots, "BI-025") {
    const Regions regions;
    for (size_t i = 0; i < region_count; ++i) {
        const SlotRegion& region = regions.all[i];
        if (region.is_empty()) {
            continue;
        }
        CHECK("BI-025", region.start < region.end);
        CHECK("BI-025", region.start >= Word{sys::seL4_NumInitialCaps});
        for (size_t j = i + 1; j < region_count; ++j) {
            const SlotRegion& other = regions.all[j];
            CHECK("BI-025",
                  other.is_empty() || other.end <= region.start || region.end <= other.start);
        }
    }
}

CASE(BootInfo, SlotsOutsideAllRegionsAreEmpty, "BI-025") {
    const Regions regions;
    Word strays = 0;
    for (Word slot = sys::seL4_NumInitialCaps; slot < cnode_slots(); ++slot) {
        bool is_named = false;
        for (const SlotRegion& region : regions.all) {
            is_named = is_named || region.contains(slot);
        }
        is_named = is_named || claims().slots.contains(slot);
        strays += is_named || t.is_empty(t.boot_slot(slot)) ? 0 : 1;
    }
    CHECK_EQ("BI-025", strays, Word{0});
}

CASE(BootInfo, NamesThisCoreAmongThoseBooted, "BI-027") {
    CHECK("BI-027", boot_info().num_nodes() >= 1);
    CHECK("BI-027", boot_info().num_nodes() <= config::number("MAX_NUM_NODES"));
    CHECK("BI-027", boot_info().node_id() < boot_info().num_nodes());
}

CASE(BootInfo, SharedFramesAreReserved, "BI-031") {
    CHECK("BI-031", boot_info().shared_frames().is_empty());
}

CASE(BootInfo, WithoutIommuHasNoIoPageTableLevels, "BI-032") {
    // The header says 0, the manual's table and the released kernels all ones.
    const Word levels = boot_info().raw()->numIOPTLevels;
    CHECK("BI-032", levels == 0 || levels == ~Word{0});
}

}  // namespace selfe::conformance
