// VCPU.AckVPPI refused: interrupts that no virtual processor has.
// SPDX-License-Identifier: BSD-2-Clause
#include "guest.hpp"

namespace selfe::conformance {
namespace {

Reply ack(Cap<Vcpu> vcpu, Word irq) {
    return Invocation(vcpu, sys::ARMVCPUAckVPPI).words(irq).call();
}

}  // namespace

CASE(VcpuAckVppi, OfAnInterruptThatIsNoneIsInvalidArgument, "VCPU-032") {
    const Cap<Vcpu> vcpu = t.make<Vcpu>();
    for (const Word irq : {virtual_timer_irq + 1, Word{40}}) {
        CHECK_EQ("VCPU-032", ack(vcpu, irq), invalid_argument(0));
    }
    CHECK_EQ("VCPU-032", ack(vcpu, virtual_timer_irq), success());
    // Of a number that is no interrupt at all, released kernels name the range.
    const Reply beyond = ack(vcpu, ~Word{0});
    CHECK_EQ("VCPU-032", beyond, (Either{invalid_argument(0), range_error(0, beyond.words[1])}));
}

}  // namespace selfe::conformance
