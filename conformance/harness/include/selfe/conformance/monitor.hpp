// The root task of a conformance image: it runs the planned cases, judges them, and reports.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/boot_info.hpp"
#include "selfe/conformance/arena.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/plan.hpp"
#include "selfe/conformance/report.hpp"
#include "selfe/endpoint.hpp"
#include "selfe/thread.hpp"

namespace selfe::conformance {

/// Badges by which the monitor tells who speaks to it.
namespace sender {
inline constexpr Word case_thread = 1;      ///< the case is over
inline constexpr Word faulting_thread = 2;  ///< a thread of the case faulted
inline constexpr Word idle_reporter = 3;    ///< every thread of the case is blocked
}  // namespace sender

/// One exists, in the root task's first thread.
class Monitor {
  public:
    /// Takes its memory from `boot_info` and prepares the idle reporter; panics if it cannot.
    explicit Monitor(const BootInfo& boot_info);

    /// Runs what the plan selects, from HELLO to BYE.
    void run_all();

  private:
    void prepare_idle_reporter(const BootInfo& boot_info);
    void run(size_t index);
    void start_case(const CaseDescriptor& descriptor);
    static ThreadImage image_of(Cap<Tcb> tcb, size_t number, void (*entry)(void*), void* argument);
    Verdict wait_for_end();
    /// Takes back what the case had. Whether something is missing or has been left behind; the case
    /// has failed then.
    bool has_leaked();

    MonitorSpace space_;
    Arena arena_;
    Cap<Endpoint> endpoint_;
    Cap<Endpoint> faults_;  ///< the same, badged for faults
    Cap<Tcb> idle_reporter_;
    Report report_;
};

}  // namespace selfe::conformance
