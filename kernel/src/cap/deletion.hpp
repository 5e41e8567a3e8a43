// Deleting and revoking capabilities, and objects with their last one. Manual: s:cspace-revoke.
// SPDX-License-Identifier: BSD-2-Clause
//
// A CNode's slots can hold the last capability to another CNode, or to itself, to any depth.
// Nothing here recurses: the last capability turns into a *zombie* that counts how many slots are
// left to empty, and a zombie met on the way moves into the first slot of its own object. There
// nothing can reach it any more; revoking the untyped it came from finishes it.
#pragma once

#include "cap/slot.hpp"

namespace kernel {

/// Deleting may take long, so it gives way to interrupts. What is left to do stands in the slots
/// themselves: the caller only has to begin again.
enum class [[nodiscard]] Progress : bool { Done, Interrupted };

/// Empties `slot`; if its capability was the last to its object, destroys that too, with all that
/// it holds.
Progress delete_cap(Slot& slot);

/// As `delete_cap` for capabilities that never leave a zombie: anything but the last capability to
/// a CNode or TCB.
void delete_simple(Slot& slot);

/// Deletes everything that was derived from `slot`, in any CSpace; `slot` itself stays.
Progress revoke(Slot& slot);

}  // namespace kernel
