// The root task's CNode while it is being filled.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "boot/memory.hpp"
#include "cap/derivation.hpp"

namespace kernel::boot {

/// Fixed slots as in <sel4/bootinfo_types.h>, then one after the other.
class RootCSpace {
  public:
    explicit RootCSpace(FreeMemory& memory)
        : slots_(machine::from_physical<Slot>(
              memory.take(CONFIG_ROOT_CNODE_SIZE_BITS + seL4_SlotBits))) {
        // The guard makes an address the slot's number.
        set(seL4_CapInitThreadCNode, CNodeCap{slots_, CONFIG_ROOT_CNODE_SIZE_BITS,
                                              word_bits - CONFIG_ROOT_CNODE_SIZE_BITS, 0});
    }

    Slot& slot(Word index) { return slots_[index]; }
    void set(Word index, const Cap& cap) { derivation::insert_root(cap, slots_[index]); }
    void add(const Cap& cap) {
        require(next_ < bit(CONFIG_ROOT_CNODE_SIZE_BITS), "the root CNode is full");
        set(next_++, cap);
    }
    /// The first slot that is still free.
    Word next() const { return next_; }

  private:
    Slot* slots_;
    Word next_ = seL4_NumInitialCaps;
};

}  // namespace kernel::boot
