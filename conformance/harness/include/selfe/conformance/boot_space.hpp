// What boot left: its information, and its capabilities under addresses that a case can invoke.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/boot_info.hpp"
#include "selfe/conformance/context.hpp"

namespace selfe::conformance {

/// The boot information of this image, as the root task found it: what start claimed for the
/// console (selfe/claims.hpp) is not among the empty slots any more.
BootInfo boot_info();
/// Keeps it for the cases; once, by the monitor.
void remember_boot_info(const BootInfo& boot_info);

/// Puts the root task's CNode into the running case's CSpace: the case's own addresses stay as they
/// are, and behind them every slot of boot's has one, too. One a case.
///
/// Some capabilities of boot's cannot be copied, and one that is used up by children must not be:
/// those can only be asked where they lie.
class BootSpace {
  public:
    explicit BootSpace(Case& t);

    /// The address of a slot of the root task's CNode. The slot may be empty.
    template <class Object = Any>
    Cap<Object> cap(Word slot) const {
        return Cap<Object>{first_ + slot};
    }
    /// The root of the widened CSpace, for a worker that is to have the same addresses.
    Cap<CNode> cspace() const { return cspace_; }

  private:
    Cap<CNode> cspace_;
    Word first_;
};

/// A region of boot's memory that nobody has used: the smallest of at least 2^`size_bits` bytes, or
/// one of a device's; `cap` is its slot in the root task's CNode. Ends the case if there is none.
UntypedRegion unused_untyped(Case& t, const BootSpace& boot, Word size_bits, bool is_device);

}  // namespace selfe::conformance
