// Slot methods that only one kind of kernel has: none with scheduling contexts.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace selfe::scheduling {

/// The capability to answer a caller is in a reply object, so there is nothing to save.
template <class Slot>
struct SlotMethods {};

}  // namespace selfe::scheduling
