// A thread that makes one access in a VSpace of one's choice, and says what came of it.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/outcome.hpp"
#include "selfe/conformance/probe_code.hpp"

namespace selfe::conformance {

/// What came of an access.
struct Access {
    bool is_allowed;     ///< false: it faulted
    Word value;          ///< that was read, or that executed code delivered
    Word fault_address;  ///< counts if it faulted
    bool is_fetch;       ///< the fault was an instruction's fetch

    constexpr bool operator==(const Access&) const = default;
};
void describe(DetailText& text, const Access& value);

/// The thread. Its code is a page of the image, which it maps into a VSpace that lacks it.
class Probe {
  public:
    Probe(Case& t, Cap<VSpace> vspace);

    /// Goes into another VSpace, which must hold the probe's code already. It keeps a capability to
    /// it. Errors: those of TCB.SetSpace.
    Error enter(Cap<VSpace> vspace);

    Access read(Word vaddr);
    Access write(Word vaddr, Word value);
    /// Runs the code at `vaddr`, which must be one of `ProbeCode`.
    Access execute(Word vaddr);

    /// Whether reading and writing a word is allowed.
    bool can_read(Word vaddr) { return read(vaddr).is_allowed; }
    bool can_write(Word vaddr, Word value = 0) { return write(vaddr, value).is_allowed; }

    Cap<Tcb> tcb() const { return tcb_; }

  private:
    Access run(const UserContext& registers);

    Case& t_;
    Cap<Endpoint> endpoint_;
    Cap<Tcb> tcb_;
};

}  // namespace selfe::conformance
