// A kernel that is no hypervisor has no virtual processors.
// SPDX-License-Identifier: BSD-2-Clause
// unless: SELFE_HAS_seL4_ARM_VCPU_SetTCB
// unless: SELFE_HAS_seL4_X86_VCPU_SetTCB
// error: Vcpu
#include "selfe/sel4.hpp"

using namespace selfe;

#ifdef SELFE_MUST_NOT_COMPILE
Error bind(Cap<Vcpu> vcpu, Cap<Tcb> tcb) {
    return vcpu.set_tcb(tcb);
}
#endif
