// Makes the endpoint, and receives from it without blocking.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/fault_handler.hpp"

#include "selfe/conformance/scheduling/receive.hpp"
#include "selfe/conformance/trap.hpp"

namespace selfe::conformance {

FaultHandler::FaultHandler(Case& t, Rights rights)
    : case_(t), endpoint_(t.make<Endpoint>()), badged_(t.minted(endpoint_, badge, rights)) {}

Delivery FaultHandler::take() {
    case_.settle();
    return Delivery::take(endpoint_);
}

void FaultHandler::skip(const Delivery& unknown_syscall) {
    constexpr int fault_ip = sys::seL4_UnknownSyscall_FaultIP;
    for (int i = 0; i < fault_ip; ++i) {
        set_mr(i, unknown_syscall.words[i]);
    }
    set_mr(fault_ip, unknown_syscall.words[fault_ip] + Trap::instruction_size);
    answer_caller(MessageInfo(0, fault_ip + 1));
    case_.settle();
}

}  // namespace selfe::conformance
