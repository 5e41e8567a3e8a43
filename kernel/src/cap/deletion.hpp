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

/// Empties `slot`; if its capability was the last to its object, destroys
/// that too, with all it holds.
void delete_cap(Slot& slot);

/// As `delete_cap` for capabilities that never leave a zombie: replies and notifications.
void delete_simple(Slot& slot);

/// Deletes everything that was derived from `slot`, in any CSpace; `slot` itself stays.
void revoke(Slot& slot);

}  // namespace kernel
