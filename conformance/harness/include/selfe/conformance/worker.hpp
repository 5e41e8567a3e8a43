// Further threads of a case, in the same CSpace and VSpace.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/conformance/case_space.hpp"
#include "selfe/core.hpp"
#include "selfe/tcb.hpp"

namespace selfe::conformance {

/// How a worker is set up.
struct WorkerOptions {
    Word priority = priority::Body;
    /// Where its faults go: a CPtr of the case's CSpace. The default ends the case as CRASH.
    Word fault_handler = case_slot::FaultHandler;
    /// Without an IPC buffer a thread has only the message registers.
    bool has_ipc_buffer = true;
    /// Counts where there are scheduling contexts: without time of its own it runs on what others
    /// lend it, or not at all.
    bool has_time = true;
    /// Root of its CSpace, null for the case's. In another one `fault_handler` is a CPtr of that
    /// CSpace, and the worker does not know its own TCB: it ends with a fault.
    Cap<CNode> cspace{};
    /// The core that it runs on; on a kernel for one core there is nothing to say. `Case::settle`
    /// waits for the threads of the case's own core only.
    Core core{};
};

/// A worker: its TCB, and whether its body has come to its end.
class Worker {
  public:
    Worker(Cap<Tcb> tcb, Cap<Any> time, const bool* is_done, sys::seL4_IPCBuffer* ipc_buffer)
        : tcb_(tcb), time_(time), is_done_(is_done), ipc_buffer_(ipc_buffer) {}

    Cap<Tcb> tcb() const { return tcb_; }
    /// Its scheduling context; an empty slot if it has none, or there are none.
    Cap<Any> time() const { return time_; }
    /// True once the body has returned.
    bool is_done() const { return *const_cast<const volatile bool*>(is_done_); }
    /// Its IPC buffer, which the case can fill in beforehand and read afterwards.
    sys::seL4_IPCBuffer& ipc_buffer() const { return *ipc_buffer_; }

  private:
    Cap<Tcb> tcb_;
    Cap<Any> time_;
    const bool* is_done_;
    sys::seL4_IPCBuffer* ipc_buffer_;
};

}  // namespace selfe::conformance
