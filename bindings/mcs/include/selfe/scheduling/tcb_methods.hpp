// Thread methods whose arguments depend on the scheduler: kernels with scheduling contexts.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/arch_tcb.hpp"
#include "selfe/cap.hpp"
#include "selfe/cnode.hpp"
#include "selfe/endpoint.hpp"
#include "selfe/error.hpp"
#include "selfe/page.hpp"
#include "selfe/scheduling/sched_context.hpp"
#include "selfe/vspace.hpp"

namespace selfe::scheduling {

template <class Object>
struct TcbMethods : ArchTcbMethods<Object> {
    /// Sets CSpace, VSpace and IPC buffer. `cspace_root_data` is a `cnode_guard` for `cspace_root`,
    /// or 0 to keep its guard; with `vspace_root` goes `vspace_root_data`, which is 0; `buffer` and
    /// `buffer_frame` are address and page, as for set_ipc_buffer. Corresponds to
    /// seL4_TCB_Configure. Manual: tcb_configure_mcs. Errors: those of set_space and
    /// set_ipc_buffer.
    [[gnu::always_inline]] Error configure(Cap<CNode> cspace_root, Word cspace_root_data,
                                           Cap<VSpace> vspace_root, Word vspace_root_data,
                                           Word buffer, Cap<Page> buffer_frame) const {
        return detail::error(sys::seL4_TCB_Configure(this->cptr(), cspace_root.bits,
                                                     cspace_root_data, vspace_root.bits,
                                                     vspace_root_data, buffer, buffer_frame.bits));
    }
    /// Sets where faults go, and the thread's spaces. `fault_endpoint` is looked up now, in the
    /// caller's CSpace; null for none. `cspace_root`, `cspace_root_data`, `vspace_root` and
    /// `vspace_root_data` as for configure.
    /// Corresponds to seL4_TCB_SetSpace. Manual: tcb_setspace_mcs.
    /// Errors: InvalidCapability (1) if it is no endpoint that can send and grant;
    /// IllegalOperation if a root is of the wrong type, or the VSpace has no ASID.
    [[gnu::always_inline]] Error set_space(Cap<Endpoint> fault_endpoint, Cap<CNode> cspace_root,
                                           Word cspace_root_data, Cap<VSpace> vspace_root,
                                           Word vspace_root_data) const {
        return detail::error(sys::seL4_TCB_SetSpace(this->cptr(), fault_endpoint.bits,
                                                    cspace_root.bits, cspace_root_data,
                                                    vspace_root.bits, vspace_root_data));
    }
    /// Sets `priority` and `mcp` by the MCP of `authority`, `sched_context` and `fault_endpoint`.
    /// Corresponds to seL4_TCB_SetSchedParams. Manual: tcb_setschedparams_mcs.
    /// Errors: those of set_priority; InvalidCapability (2, 3) for the other capabilities;
    /// IllegalOperation if thread or context is bound already.
    [[gnu::always_inline]] Error set_sched_params(Cap<Object> authority, Word mcp, Word priority,
                                                  Cap<SchedContext> sched_context,
                                                  Cap<Endpoint> fault_endpoint) const {
        return detail::error(sys::seL4_TCB_SetSchedParams(
            this->cptr(), authority.bits, mcp, priority, sched_context.bits, fault_endpoint.bits));
    }
    /// Sets the `endpoint` that a timeout fault goes to; null for nowhere.
    /// Corresponds to seL4_TCB_SetTimeoutEndpoint. Manual: tcb_settimeoutendpoint.
    /// Errors: InvalidCapability (1) if it is no endpoint that can send and grant.
    [[gnu::always_inline]] Error set_timeout_endpoint(Cap<Endpoint> endpoint) const {
        return detail::error(sys::seL4_TCB_SetTimeoutEndpoint(this->cptr(), endpoint.bits));
    }
};

}  // namespace selfe::scheduling
