// The memory that a case lives in: made before it, revoked and proved whole after it.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/boot_info.hpp"
#include "selfe/cap.hpp"
#include "selfe/slot.hpp"
#include "selfe/tcb.hpp"
#include "selfe/untyped.hpp"

namespace selfe::conformance {

/// Slots of the root task's CNode that the monitor uses, in the order of its `empty` region.
class MonitorSpace {
  public:
    explicit MonitorSpace(const BootInfo& boot_info);

    Slot take();
    Slot at(Word index) const;

    /// Empties the slots in which what a case left behind would stand: those next to the monitor's,
    /// and the last ones. Returns the number of one that was not empty, or 0. `scratch`: an empty
    /// slot.
    Word empty_what_is_left(Slot scratch) const;

  private:
    Word next_;
    Word end_;
};

/// One untyped from which everything of a case descends.
class Arena {
  public:
    /// Finds memory for the monitor's own objects and for the arena; panics if there is none.
    Arena(const BootInfo& boot_info, MonitorSpace& space);

    /// Builds the case's TCB and CSpace, and what it needs to run and to answer. `monitor` is the
    /// endpoint for reports, `faults` the one for faults.
    Cap<Tcb> populate(Cap<Endpoint> monitor, Cap<Endpoint> faults);

    /// Revokes everything: true if all memory came back.
    bool reclaim();

    /// A slot that is empty between two cases.
    Slot scratch() const { return probe_; }

    /// The CNode of the case that was populated last.
    Cap<CNode> cspace() const { return Cap<CNode>{cnode_.index}; }

    /// Memory for objects that outlive cases.
    Cap<Untyped> pool() const { return pool_; }

  private:
    Slot arena_;
    Slot tcb_;
    Slot cnode_;
    Slot context_;
    Slot probe_;
    Cap<Any> time_authority_;
    Cap<Untyped> pool_;
};

}  // namespace selfe::conformance
