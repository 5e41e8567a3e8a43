// Keeps the boot information, and widens a case's CSpace by the root task's CNode.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/boot_space.hpp"

#include "selfe/claims.hpp"
#include "selfe/conformance/check.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

constinit const sys::seL4_BootInfo* remembered = nullptr;

// Asks for more memory than there can be: the refusal says how much is left, and changes nothing.
bool is_whole(Case& t, const UntypedRegion& region, Cap<Any> cap) {
    return Invocation(cap, sys::UntypedRetype)
               .words(Traits<Untyped>::type, region.size_bits + 1, 0, 0, t.empty_slot().index, 1)
               .caps(t.cnode())
               .call() == not_enough_memory(Word{1} << region.size_bits);
}

}  // namespace

BootInfo boot_info() {
    return BootInfo(remembered, claims().slots.size());
}

void remember_boot_info(const BootInfo& boot_info) {
    remembered = boot_info.raw();
}

BootSpace::BootSpace(Case& t) {
    // A root of two slots: 0 leads to the case's CNode, 1 to boot's. Behind it both consume as many
    // bits as boot's CNode has, so that the case's addresses keep their numbers.
    const Word bits = boot_info().init_thread_cnode_size_bits();
    constexpr Word root_radix = 1;
    const Cap<CNode> root = t.make<CNode>(root_radix);
    REQUIRE_OK(
        root.slot(0, root_radix)
            .mint(t.slot_of(t.cnode()), Rights::all(), cnode_guard(0, bits - case_cnode_radix)));
    REQUIRE_OK(
        root.slot(1, root_radix)
            .mint(t.slot_of(Cap<CNode>{case_slot::BootCNode}), Rights::all(), cnode_guard(0, 0)));
    cspace_ = t.minted(root, cnode_guard(0, word_bits - root_radix - bits));
    REQUIRE_OK(
        t.tcb().set_space(Cap<Endpoint>{case_slot::FaultHandler}, cspace_, 0, t.vspace(), 0));
    first_ = Word{1} << bits;
}

UntypedRegion unused_untyped(Case& t, const BootSpace& boot, Word size_bits, bool is_device) {
    UntypedRegion best{};
    for (const UntypedRegion& region : boot_info().untypeds()) {
        const bool serves = region.is_device == is_device && region.size_bits >= size_bits &&
                            (best.cap.is_null() || region.size_bits < best.size_bits);
        if (serves && is_whole(t, region, boot.cap(region.cap.bits))) {
            best = region;
        }
    }
    REQUIRE(!best.cap.is_null());
    return best;
}

}  // namespace selfe::conformance
