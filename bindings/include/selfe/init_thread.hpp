// The capabilities that the kernel gives to the root task, by the type of what they name.
// SPDX-License-Identifier: BSD-2-Clause
//
// One that a configuration lacks is null in the root task's CNode; the constant exists all the
// same.
#pragma once

#include "selfe/asid.hpp"
#include "selfe/cnode.hpp"
#include "selfe/domain_set.hpp"
#include "selfe/irq.hpp"
#include "selfe/page.hpp"
#include "selfe/tcb.hpp"
#include "selfe/vspace.hpp"

namespace selfe::init_thread {

inline constexpr Cap<Tcb> tcb{sys::seL4_CapInitThreadTCB};
inline constexpr Cap<CNode> cnode{sys::seL4_CapInitThreadCNode};
inline constexpr Cap<VSpace> vspace{sys::seL4_CapInitThreadVSpace};
inline constexpr Cap<IrqControl> irq_control{sys::seL4_CapIRQControl};
inline constexpr Cap<AsidControl> asid_control{sys::seL4_CapASIDControl};
inline constexpr Cap<AsidPool> asid_pool{sys::seL4_CapInitThreadASIDPool};
inline constexpr Cap<Page> boot_info_frame{sys::seL4_CapBootInfoFrame};
inline constexpr Cap<Page> ipc_buffer_frame{sys::seL4_CapInitThreadIPCBuffer};
inline constexpr Cap<DomainSet> domain_set{sys::seL4_CapDomain};

}  // namespace selfe::init_thread
