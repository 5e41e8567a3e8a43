// Carves the arena out of boot's untypeds and builds a case's CSpace in it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/arena.hpp"

#include <initializer_list>

#include "selfe/claims.hpp"
#include "selfe/conformance/case_space.hpp"
#include "selfe/conformance/scheduling/receive.hpp"
#include "selfe/conformance/scheduling/time.hpp"
#include "selfe/panic.hpp"
#include "selfe/rights.hpp"

namespace selfe::conformance {
namespace {

constexpr Word pool_bits = 16;
constexpr Word case_badge = 1;

// The kernel clears a whole untyped when it is first used, so the smallest that serves is best.
Cap<Untyped> smallest_untyped(const BootInfo& boot_info, Word size_bits) {
    Cap<Untyped> best{0};
    Word best_bits = word_bits;
    for (const UntypedRegion& region : boot_info.untypeds()) {
        if (!region.is_device && region.size_bits >= size_bits && region.size_bits < best_bits) {
            best = region.cap;
            best_bits = region.size_bits;
        }
    }
    if (best.bits == 0) {
        panic("no untyped memory is large enough for the arena");
    }
    return best;
}

void must(Error error, const char* what) {
    if (error != Error::NoError) {
        panic(what);
    }
}

}  // namespace

MonitorSpace::MonitorSpace(const BootInfo& boot_info)
    : next_(boot_info.empty_slots().start), end_(boot_info.empty_slots().end) {}

Slot MonitorSpace::take() {
    if (next_ == end_) {
        panic("the root task's CNode is full");
    }
    return at(next_++);
}

Slot MonitorSpace::at(Word index) const {
    return Slot{Cap<CNode>{sys::seL4_CapInitThreadCNode}, index, word_bits};
}

// A token moves from slot to slot and cannot enter one that is taken. To copy out of each slot
// would tell the same, but a debug kernel prints a line for each that is empty, and nearly all are.
Word MonitorSpace::empty_what_is_left(Slot scratch) const {
    constexpr Word looked_at = 8;
    Word found = 0;
    Slot token = scratch;
    must(token.copy(at(sys::seL4_CapInitThreadTCB), Rights::all()), "cannot make the token");
    for (Word i = 0; i < looked_at && i < (end_ - next_) / 2; ++i) {
        for (const Word index : {next_ + i, end_ - 1 - i}) {
            const Slot slot = at(index);
            if (slot.move(token) == Error::NoError) {
                token = slot;
            } else {
                found = index;
                must(slot.delete_(), "cannot delete what a case has left behind");
            }
        }
    }
    must(token.delete_(), "cannot delete the token");
    return found;
}

Arena::Arena(const BootInfo& boot_info, MonitorSpace& space)
    : arena_(space.take()),
      tcb_(space.take()),
      cnode_(space.take()),
      context_(space.take()),
      probe_(space.take()),
      time_authority_(time_authority(boot_info)),
      pool_(Cap<Untyped>{space.take().index}) {
    const Cap<Untyped> source = smallest_untyped(boot_info, arena_bits + 1);
    must(source.retype<Untyped>(arena_, arena_bits), "cannot make the arena");
    must(source.retype<Untyped>(space.at(pool_.bits), pool_bits), "cannot make the monitor's pool");
}

Cap<Tcb> Arena::populate(Cap<Endpoint> monitor, Cap<Endpoint> faults) {
    const Cap<Untyped> arena{arena_.index};
    const Cap<CNode> cnode{cnode_.index};
    const auto in_case = [&](Word index) { return Slot{cnode, index, case_cnode_radix}; };
    const auto copy = [&](Word index, Word from) {
        must(in_case(index).copy(Slot{arena_.root, from, word_bits}, Rights::all()),
             "cannot copy a capability into the case's CSpace");
    };
    // The memory last: it is half of the arena, and what is small goes before it.
    must(arena.retype<CNode>(cnode_, case_cnode_radix), "cannot make the case's CNode");
    must(arena.retype<Tcb>(tcb_), "cannot make the case's TCB");
    must(give_time(time_authority_, Cap<Tcb>{tcb_.index}, arena, context_),
         "cannot give the case's thread its time");
    must(make_reply_place(arena, in_case(case_slot::ReplyPlace)),
         "cannot make the case's place for callers");
    must(arena.retype<Untyped>(in_case(case_slot::Memory), case_memory_bits),
         "cannot make the case's memory");
    must(in_case(case_slot::CNode)
             .mint(cnode_, Rights::all(), cnode_guard(0, word_bits - case_cnode_radix)),
         "cannot put the case's CNode into itself");
    must(in_case(case_slot::Monitor)
             .mint(Slot{arena_.root, monitor.bits, word_bits}, Rights::all(), case_badge),
         "cannot badge the report endpoint");
    copy(case_slot::FaultHandler, faults.bits);
    copy(case_slot::Tcb, tcb_.index);
    copy(case_slot::VSpace, sys::seL4_CapInitThreadVSpace);
    copy(case_slot::BootCNode, sys::seL4_CapInitThreadCNode);
    copy(case_slot::AsidPool, sys::seL4_CapInitThreadASIDPool);
    copy(case_slot::AsidControl, sys::seL4_CapASIDControl);
    copy(case_slot::DomainSet, sys::seL4_CapDomain);
    if (!claims().console.is_null()) {
        copy(case_slot::Console, claims().console.bits);
    }
    if (!time_authority_.is_null()) {
        copy(case_slot::TimeAuthority, time_authority_.bits);
        copy(case_slot::SchedContext, context_.index);
    }
    return Cap<Tcb>{tcb_.index};
}

// The case's memory reached to the arena's end. So there is room for an object, however small, only
// when nothing of the case is left and the kernel begins anew; that a whole case fits again, the
// next one shows. A large probe would have the kernel clear all of the arena a second time.
bool Arena::reclaim() {
    must(arena_.revoke(), "cannot revoke the arena");
    if (Cap<Untyped>{arena_.index}.retype<Endpoint>(probe_) != Error::NoError) {
        return false;
    }
    must(probe_.delete_(), "cannot delete the probe of the arena");
    return true;
}

}  // namespace selfe::conformance
