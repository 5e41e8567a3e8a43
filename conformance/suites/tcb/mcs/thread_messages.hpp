// TCB methods whose arguments depend on the scheduler: with scheduling contexts, fault handler and
// time are capabilities.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {

/// TCB.Configure.
inline Invocation configure_message(Cap<Any> target, Cap<Any> cspace, Word cspace_data,
                                    Cap<Any> vspace, Word buffer, Cap<Any> frame) {
    return Invocation(target, sys::TCBConfigure)
        .words(cspace_data, 0, buffer)
        .caps(cspace, vspace, frame);
}

/// TCB.SetSpace, without a fault handler.
inline Invocation set_space_message(Cap<Any> target, Cap<Any> cspace, Word cspace_data,
                                    Cap<Any> vspace) {
    return Invocation(target, sys::TCBSetSpace)
        .words(cspace_data, 0)
        .caps(Cap<Any>{}, cspace, vspace);
}

/// TCB.SetSchedParams for a thread that keeps its `time`, if it has any, and gets no fault handler.
inline Invocation set_sched_params_message(Cap<Any> target, Cap<Any> authority, Word mcp,
                                           Word priority, Cap<Any> time) {
    return Invocation(target, sys::TCBSetSchedParams)
        .words(mcp, priority)
        .caps(authority, time, Cap<Any>{});
}

}  // namespace selfe::conformance
