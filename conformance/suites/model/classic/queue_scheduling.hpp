// What the queue model's numbers are on kernels without scheduling contexts.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/trap.hpp"
#include "selfe/models/queue/kernel.hpp"
#include "selfe/sel4.hpp"

namespace selfe::conformance {

inline constexpr struct {
    bool has_reply_objects = false;
    Word reply_type = 0, bind = 0, unbind = 0;
    Word save_caller = sys::CNodeSaveCaller;
} queue_scheduling;

/// Of a call that only these kernels have.
constexpr Word further_number_of(models::queue::Method) {
    return static_cast<Word>(sys::seL4_SysReply);
}

/// Where an order's further capabilities go: there are none.
inline void name_further_caps(Trap&, const models::queue::Order&) {}

}  // namespace selfe::conformance
