// Further threads of a case, in the same CSpace and VSpace.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/cap.hpp"
#include "selfe/conformance/case_space.hpp"
#include "selfe/tcb.hpp"

namespace selfe::conformance {

/// How a worker is set up.
struct WorkerOptions {
    Word priority = priority::Body;
    /// Where its faults go: a CPtr of the case's CSpace. The default ends the case as CRASH.
    Word fault_handler = case_slot::FaultHandler;
};

/// A worker: its TCB, and whether its body has come to its end.
class Worker {
  public:
    Worker(Cap<Tcb> tcb, size_t number) : tcb_(tcb), number_(number) {}

    Cap<Tcb> tcb() const { return tcb_; }
    /// True once the body has returned.
    bool is_done() const;
    /// Index into the supply of thread memory.
    size_t number() const { return number_; }

  private:
    Cap<Tcb> tcb_;
    size_t number_;
};

}  // namespace selfe::conformance
