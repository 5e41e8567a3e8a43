// Slot methods that only kernels without scheduling contexts have.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/error.hpp"

namespace selfe::scheduling {

template <class Slot>
struct SlotMethods {
    /// Puts the capability to answer the caller of the last received message into this slot, so
    /// that another message can be received before the answer. It can be used once.
    /// Corresponds to seL4_CNode_SaveCaller. Manual: cnode_savecaller.
    /// Errors: DeleteFirst if the slot is not empty; with no caller the slot stays empty.
    [[gnu::always_inline]] Error save_caller() const {
        const auto& slot = static_cast<const Slot&>(*this);
        return detail::error(sys::seL4_CNode_SaveCaller(slot.root.bits, slot.index, slot.depth));
    }
};

}  // namespace selfe::scheduling
