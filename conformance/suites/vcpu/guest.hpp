// A virtual processor with a thread on it, and a handler that hears of its traps.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "guest_code.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/fault.hpp"
#include "selfe/vcpu.hpp"

namespace selfe::conformance {

using GuestRegisters = sys::seL4_UserContext;
inline constexpr size_t guest_register_count = sizeof(GuestRegisters) / sizeof(Word);

/// A thread of the case's address space for a virtual processor: no worker, it has no stack.
///
///     Guest guest(t);
///     const Delivery fault = guest.run(selfe_guest_look, {.x2 = 7});
class Guest {
  public:
    /// With a virtual processor of its own, bound.
    explicit Guest(Case& t);
    /// With none.
    struct Unbound {};
    Guest(Case& t, Unbound);

    Cap<Tcb> tcb() const { return tcb_; }
    Cap<Vcpu> vcpu() const { return vcpu_; }

    /// Lets it run from `code` with these registers, at EL1 if it may be there, until it traps or
    /// faults; the message of that, empty if there is none.
    Delivery run(void (*code)(), GuestRegisters registers = {});
    /// Lets it go on from where it is.
    Delivery go_on();

    GuestRegisters registers() const;
    /// Which exception level its thread's saved state says, and which stack.
    Word mode() const { return registers().spsr & mode_mask; }

    Word read(sys::seL4_VCPUReg field) const;
    void write(sys::seL4_VCPUReg field, Word value) const;

  private:
    Case& t_;
    Cap<Endpoint> endpoint_;
    Cap<Tcb> tcb_;
    Cap<Vcpu> vcpu_;
};

/// Whether a message is a VCPU fault with this syndrome.
bool is_trap(const Delivery& fault, Word syndrome);

}  // namespace selfe::conformance
