// Thread methods whose arguments depend on the scheduler: kernels without scheduling contexts.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/arch_tcb.hpp"
#include "selfe/cap.hpp"
#include "selfe/cnode.hpp"
#include "selfe/endpoint.hpp"
#include "selfe/error.hpp"
#include "selfe/page.hpp"
#include "selfe/vspace.hpp"

namespace selfe::scheduling {

template <class Object>
struct TcbMethods : ArchTcbMethods<Object> {
    /// Sets fault endpoint, CSpace, VSpace and IPC buffer: `set_space` with `fault_endpoint`,
    /// `cspace_root`, `cspace_root_data`, `vspace_root` and `vspace_root_data`, and
    /// `set_ipc_buffer` with address `buffer` and `buffer_frame`, in one.
    /// Corresponds to seL4_TCB_Configure. Manual: tcb_configure. Errors: those of the two.
    [[gnu::always_inline]] Error configure(Cap<Endpoint> fault_endpoint, Cap<CNode> cspace_root,
                                           Word cspace_root_data, Cap<VSpace> vspace_root,
                                           Word vspace_root_data, Word buffer,
                                           Cap<Page> buffer_frame) const {
        return detail::error(sys::seL4_TCB_Configure(
            this->cptr(), fault_endpoint.bits, cspace_root.bits, cspace_root_data, vspace_root.bits,
            vspace_root_data, buffer, buffer_frame.bits));
    }
    /// Sets where faults go, and the thread's spaces. `fault_endpoint` is an address in the
    /// *thread's* CSpace, looked up only when it faults; null lets a faulting thread just stop.
    /// `cspace_root_data` is a `cnode_guard` for `cspace_root`, or 0 to keep its guard; with
    /// `vspace_root` goes `vspace_root_data`, which is 0.
    /// Corresponds to seL4_TCB_SetSpace. Manual: tcb_setspace.
    /// Errors: IllegalOperation if a root is of the wrong type, or the VSpace has no ASID.
    [[gnu::always_inline]] Error set_space(Cap<Endpoint> fault_endpoint, Cap<CNode> cspace_root,
                                           Word cspace_root_data, Cap<VSpace> vspace_root,
                                           Word vspace_root_data) const {
        return detail::error(sys::seL4_TCB_SetSpace(this->cptr(), fault_endpoint.bits,
                                                    cspace_root.bits, cspace_root_data,
                                                    vspace_root.bits, vspace_root_data));
    }
    /// Sets `priority` and `mcp` by the MCP of `authority`. Corresponds to seL4_TCB_SetSchedParams.
    /// Manual: tcb_setschedparams. Errors: those of set_priority and set_mc_priority.
    [[gnu::always_inline]] Error set_sched_params(Cap<Object> authority, Word mcp,
                                                  Word priority) const {
        return detail::error(
            sys::seL4_TCB_SetSchedParams(this->cptr(), authority.bits, mcp, priority));
    }
};

}  // namespace selfe::scheduling
