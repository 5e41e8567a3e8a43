// Takes the faults of a case's workers, and answers them.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/context.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/scheduling/receive.hpp"

namespace selfe::conformance {

/// An endpoint of the case's own that workers name as their fault handler:
///
///     FaultHandler handler(t);
///     t.start(state, body, {.fault_handler = handler.address()});
///     const Delivery fault = handler.take();
///
/// Nothing here blocks: a fault that does not come is an empty message, not a case that hangs.
class FaultHandler {
  public:
    static constexpr Word badge = 0xfa;

    /// `rights` are those of the capability that the workers fault through.
    explicit FaultHandler(Case& t, Rights rights = Rights::all());

    /// The CPtr for `WorkerOptions::fault_handler`.
    Word address() const { return badged_.bits; }
    /// The capability that the workers fault through.
    Cap<Endpoint> cap() const { return badged_; }
    /// The endpoint itself, unbadged.
    Cap<Endpoint> endpoint() const { return endpoint_; }

    /// Lets every thread run until it blocks, then takes the oldest fault; label and badge are 0 if
    /// there is none.
    Delivery take();

    /// Answers the fault that was taken last, and lets every thread run until it blocks.
    template <class... Words>
    void answer(Word label, Words... words) {
        answer_caller(message(label, words...).load());
        case_.settle();
    }

    /// Answers an unknown system call so that its thread goes on behind it, with its registers as
    /// they were.
    void skip(const Delivery& unknown_syscall);

  private:
    Case& case_;
    Cap<Endpoint> endpoint_;
    Cap<Endpoint> badged_;
};

}  // namespace selfe::conformance
